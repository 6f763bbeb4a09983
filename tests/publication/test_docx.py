import io
import itertools
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace

import docx
import pytest
from docx.document import Document as File
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt
from docx.text.paragraph import Paragraph

from in_process import monitor
from publication import fonts
from publication.documents import DOCUMENT, HOSTILE, MARKS, RESULTS, no_outcome, poisoned
from running import DISTRICT
from shigua_monitor.narrative.document import Cell, Column, Document, ReportKind, Row, Section, Table
from shigua_monitor.publication import picture_font
from shigua_monitor.publication.docx import lacking, written

PNG = b"\x89PNG\r\n\x1a\n"
MISSING = (
    "本机没有可用于绘图的中文字体，以下各图以数据表代替；请安装思源黑体（软件包 fonts-noto-cjk）或黑体后重新生成。"
)


def opened(document: Document) -> File:
    return docx.Document(io.BytesIO(written(document, no_outcome())))


def of_style(file: File, *names: str) -> list[str]:
    return [each.text for each in file.paragraphs if each.style is not None and each.style.name in names]


def attributes(file: File, path: str, name: str) -> list[str]:
    return [each.get(qn(name)) or "" for each in file.element.iter(qn(path))]


@pytest.fixture(scope="module")
def file() -> File:
    return opened(DOCUMENT)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> File:
    path = tmp_path_factory.mktemp("docx") / "report.docx"
    run = monitor("report", DISTRICT, "-o", path)
    assert (run.code, run.err) == (0, "" if fonts.FOUND else f"{MISSING}\n")
    return docx.Document(str(path))


def test_headings_stand_in_order_with_their_numbers(file: File) -> None:
    assert of_style(file, "Heading 1") == ["一、总体情况", "二、各领域", "三、各单位"]
    assert of_style(file, "Heading 2") == ["（一）结果"]


def test_the_title_page_tells_what_the_report_is_about(file: File) -> None:
    assert [each.text for each in file.paragraphs[:4]] == ["某区年度报告", "副题", "监测年份：2023年", "目录"]
    assert file.core_properties.title == "某区年度报告"
    assert (file.core_properties.subject, file.core_properties.language) == ("某规划", "zh-CN")


def test_a_long_title_is_broken_behind_the_name_of_the_plan() -> None:
    title = "《某地区儿童发展规划（2021—2030年）》2024年度统计监测报告"
    file = opened(replace(DOCUMENT, title=title))
    assert file.paragraphs[0].text == "《某地区儿童发展规划（2021—2030年）》\n2024年度统计监测报告"
    assert file.core_properties.title == title


def test_the_contents_link_every_heading_of_the_first_two_levels(file: File) -> None:
    entries = [each for each in file.paragraphs if each.style is not None and each.style.name.startswith("toc ")]
    assert [entry.text.split("\t")[0] for entry in entries] == [
        "一、总体情况",
        "二、各领域",
        "（一）结果",
        "三、各单位",
    ]
    assert all(entry.text.split("\t")[1].isdigit() for entry in entries)
    linked = [link.get(qn("w:anchor")) for entry in entries for link in entry._p.iter(qn("w:hyperlink"))]
    marked = attributes(file, "w:bookmarkStart", "w:name")
    assert linked == marked and len(set(linked)) == 4
    codes = [code.text or "" for entry in entries for code in entry._p.iter(qn("w:instrText"))]
    assert [code.split()[:2] for code in codes] == [["PAGEREF", name] for name in marked]


def test_no_field_makes_word_ask_whether_it_may_update(sample: File) -> None:
    assert not list(sample.settings.element.iter(qn("w:updateFields")))
    assert "true" not in attributes(sample, "w:fldChar", "w:dirty")


@fonts.needed
def test_captions_are_numbered_without_a_gap(sample: File) -> None:
    for kind, style in (("表", "Caption"), ("图", "Figure Caption")):
        captions = of_style(sample, style)
        numbers = [int(re.match(rf"{kind}(\d+)  \S", caption)[1]) for caption in captions]
        assert numbers == list(range(1, len(numbers) + 1)) and len(numbers) >= 4
    codes = [each.text or "" for each in sample.element.iter(qn("w:instrText"))]
    sequences = [code.split()[1] for code in codes if code.split()[0] == "SEQ"]
    assert sequences.count("表") == len(sample.tables) and sequences.count("图") == len(sample.inline_shapes)


def test_the_paper_is_that_of_official_documents(sample: File) -> None:
    for section in sample.sections:
        sides = sorted((to_mm(section.page_width), to_mm(section.page_height)))
        assert sides == [210, 297]
    first = sample.sections[0]
    margins = (first.top_margin, first.left_margin, first.page_width - first.left_margin - first.right_margin)
    assert [to_mm(each) for each in margins] == [37, 28, 156]
    assert to_mm(first.page_height - first.top_margin - first.bottom_margin) == 225


def to_mm(length: Length | int | None) -> int:
    assert length is not None
    return round(length / Mm(1))


@pytest.mark.parametrize(
    ("style", "font", "size"),
    [
        ("Title", "方正小标宋简体", 22),
        ("Body Text", "仿宋_GB2312", 16),
        ("Heading 1", "黑体", 16),
        ("Heading 2", "楷体_GB2312", 16),
        ("Caption", "黑体", 12),
        ("Table Text", "仿宋_GB2312", 10.5),
        ("Footer", "宋体", 14),
    ],
)
def test_type_is_that_of_official_documents(file: File, style: str, font: str, size: float) -> None:
    found = file.styles[style]
    assert found.element.rPr.rFonts.get(qn("w:eastAsia")) == font
    assert found.font.size == Pt(size)


def test_a_line_holds_28_characters_and_a_page_22_lines(file: File) -> None:
    text = file.styles["Body Text"]
    assert text.element.pPr.ind.get(qn("w:firstLineChars")) == "200"
    narrower = int(text.element.rPr.find(qn("w:spacing")).get(qn("w:val")))
    section = file.sections[0]
    width = (section.page_width - section.left_margin - section.right_margin) / Pt(1)
    height = (section.page_height - section.top_margin - section.bottom_margin) / Pt(1)
    assert width // (16 + narrower / 20) == 28
    assert height // (text.paragraph_format.line_spacing / Pt(1)) == 22


def test_every_font_of_the_department_names_its_stand_ins() -> None:
    parts = zipfile.ZipFile(io.BytesIO(written(DOCUMENT, no_outcome())))
    found = dict(re.findall('w:name="([^"]+)"><w:altName w:val="([^"]+)"', parts.read("word/fontTable.xml").decode()))
    assert set(found) == {"方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312", "宋体"}
    assert found["仿宋_GB2312"].split(",") == ["仿宋", "FangSong", "Noto Serif CJK SC"]


def test_pages_are_numbered_at_the_outer_edge_from_the_text_on(file: File) -> None:
    assert file.settings.odd_and_even_pages_header_footer
    cover, text = file.sections[0], file.sections[1]
    assert not list(cover._sectPr.iter(qn("w:footerReference")))
    assert [each.get(qn("w:start")) for each in text._sectPr.iter(qn("w:pgNumType"))] == ["1"]
    for footer, side in ((text.footer, "right"), (text.even_page_footer, "left")):
        (line,) = footer.paragraphs
        assert line.text == "— 1 —" and [each.text for each in line._p.iter(qn("w:instrText"))] == [" PAGE "]
        assert [each.get(qn("w:val")) for each in line._p.iter(qn("w:jc"))] == [side]


def test_a_table_is_written_cell_by_cell_with_its_heading_on_every_page(file: File) -> None:
    table = next(each for each in file.tables if each.cell(0, 0).text == "条款")
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["条款", "指标", "监测值（%）", "达标情况"],
        *[[cell.text for cell in row.cells] for row in RESULTS.rows],
    ]
    assert [bool(list(row._tr.iter(qn("w:tblHeader")))) for row in table.rows] == [True, False, False]
    assert all(list(row._tr.iter(qn("w:cantSplit"))) for row in table.rows)
    assert [each.get(qn("w:val")) for each in table._tbl.iter(qn("w:tblCaption"))] == ["表1 监测结果"]
    missed = table.cell(2, 3).paragraphs[0].runs[0].font.color
    assert missed.rgb is not None and str(missed.rgb) == "9C1C1C"
    after = table._tbl.getnext()
    assert after is not None and Paragraph(after, file).text == "说明。"


def test_a_row_longer_than_half_a_page_may_be_torn() -> None:
    long = Row((Cell("乙率"), Cell("很长的话" * 400)))
    section = Section("long", 1, "一、", "长", (MARKS._replace(rows=(*MARKS.rows, long)),))
    (table,) = opened(replace(DOCUMENT, sections=(section,))).tables
    assert [bool(list(row._tr.iter(qn("w:cantSplit")))) for row in table.rows] == [True, True, False]


def wide(columns: int) -> Table:
    heads = tuple(Column(f"c{at}", f"第{at}列", width=10) for at in range(columns))
    return Table("table-9", "表9", "宽表", heads, (Row(tuple(Cell("长得很的话") for _ in heads)),))


def test_only_a_table_too_wide_for_the_page_turns_it() -> None:
    sections = (Section("a", 1, "一、", "甲", (MARKS, wide(14), wide(14), MARKS)),)
    turned = opened(replace(DOCUMENT, sections=sections)).sections
    assert [to_mm(each.page_width) for each in turned] == [210, 210, 297, 210]
    assert [each.get(qn("w:start")) for each in turned[1]._sectPr.iter(qn("w:pgNumType"))] == ["1"]
    assert not list(turned[2]._sectPr.iter(qn("w:pgNumType")))
    for section in turned[1:]:
        assert len(list(section._sectPr.iter(qn("w:footerReference")))) == 2
    assert len(opened(replace(DOCUMENT, sections=(Section("a", 1, "", "甲", (wide(7),)),))).sections) == 2


def test_a_table_fills_the_type_area_and_no_more(sample: File) -> None:
    places = list(sample.element.body.iter(qn("w:tbl"), qn("w:sectPr")))
    widths: list[int] = []
    for each in places:
        if each.tag == qn("w:tbl"):
            widths.append(sum(int(column.get(qn("w:w")) or 0) for column in each.iter(qn("w:gridCol"))))
            continue
        size, margins = each.find(qn("w:pgSz")), each.find(qn("w:pgMar"))
        room = int(size.get(qn("w:w"))) - int(margins.get(qn("w:left"))) - int(margins.get(qn("w:right")))
        assert all(room - 20 <= width <= room + 20 for width in widths), (widths, room)
        widths = []


@fonts.needed
def test_figures_are_told_in_words(file: File) -> None:
    told = [(each.get("title"), each.get("descr")) for each in file.element.iter(qn("wp:docPr"))]
    assert told == [
        ("图1 各领域", "卫生1项达标；教育1项未达标。"),
        ("图2 甲率", "甲率：2020年80.0%，2023年92.5%，预计2030年97.0%。"),
        ("图3 与其他地区比较", "某区92.5%，全国90.0%。"),
    ]
    assert len({each.get("id") for each in file.element.iter(qn("wp:docPr"))}) == 3
    images = [file.part.related_parts[rel].blob for rel in attributes(file, "a:blip", "r:embed")]
    assert all(image.startswith(PNG) for image in images) and len(set(images)) == 3


def test_no_two_empty_paragraphs_follow_one_another(sample: File) -> None:
    empty = [
        not "".join(each.itertext()) and not list(each.iter(qn("w:drawing"), qn("w:sectPr")))
        if each.tag == qn("w:p")
        else False
        for each in sample.element.body
    ]
    assert not any(first and second for first, second in itertools.pairwise(empty))


def test_a_paragraph_that_leads_to_a_list_or_table_stays_with_it() -> None:
    lead, item = (DOCUMENT.sections[0].blocks[0], DOCUMENT.sections[2].blocks[0])
    file = opened(replace(DOCUMENT, sections=(Section("a", 1, "一、", "甲", (lead, item, lead, MARKS, lead, lead)),)))
    texts = [each for each in file.paragraphs if each.style is not None and each.style.name == "Body Text"]
    assert [each.paragraph_format.keep_with_next for each in texts] == [True, True, None, None]


def test_the_same_document_gives_the_same_bytes_without_a_clock() -> None:
    first = written(DOCUMENT, no_outcome())
    assert first == written(DOCUMENT, no_outcome())
    archive = zipfile.ZipFile(io.BytesIO(first))
    assert {each.date_time for each in archive.infolist()} == {(2000, 1, 1, 0, 0, 0)}
    assert archive.read("docProps/core.xml").count(b"2000-01-01T00:00:00Z") == 2


def test_hostile_text_stays_text() -> None:
    file = opened(poisoned(DOCUMENT))
    assert of_style(file, "Heading 2") == ["（一）" + HOSTILE + "结果" + HOSTILE]
    assert HOSTILE in file.tables[0].cell(1, 0).text
    names = {each.tag for each in file.element.iter()}
    assert names == {each.tag for each in opened(DOCUMENT).element.iter()}


def test_characters_that_xml_cannot_write_are_left_out() -> None:
    section = Section("a", 1, "一、", "甲\x00\x0b\ufffe乙\ud800")
    assert of_style(opened(replace(DOCUMENT, sections=(section,))), "Heading 1") == ["一、甲乙"]


def test_a_feedback_sheet_is_short_and_numbered_from_its_first_page() -> None:
    file = opened(replace(DOCUMENT, kind=ReportKind.FEEDBACK, subtitle=""))
    (section,) = file.sections
    assert [each.text for each in file.paragraphs[:3]] == ["某区年度报告", "监测年份：2023年", "一、总体情况"]
    assert (to_mm(section.left_margin), to_mm(section.top_margin)) == (20, 17)
    assert len(list(section._sectPr.iter(qn("w:footerReference")))) == 2
    assert file.styles["Body Text"].font.size == Pt(10.5)


def test_only_text_with_chinese_takes_chinese_quotation_marks() -> None:
    section = Section("a", 1, "", "甲“乙”", (MARKS, MARKS._replace(caption="a “b”")))
    file = opened(replace(DOCUMENT, lang="en", sections=(section,)))
    hints = {each.text: list(each._r.iter(qn("w:rFonts"))) for line in file.paragraphs for each in line.runs}
    assert hints["甲“乙”"][0].get(qn("w:hint")) == "eastAsia"
    assert hints["  a “b”"] == []


def test_styles_that_word_does_not_know_are_declared_as_ours(file: File) -> None:
    ours = {each.name for each in file.styles if each.element.get(qn("w:customStyle")) == "1"}
    assert ours == {"Fact", "Figure Caption", "Picture", "Table Heading", "Table Text", "Table Note", "Report Table"}


def test_an_english_report_has_english_type() -> None:
    file = opened(replace(DOCUMENT, lang="en"))
    assert [each.text for each in file.paragraphs[2:4]] == ["监测年份: 2023年", "Contents"]
    fonts = file.styles["Heading 1"].element.rPr.rFonts
    assert fonts.get(qn("w:ascii")) == "Arial"
    languages = next(file.styles.element.iter(qn("w:lang")))
    assert languages.get(qn("w:val")) == "en-GB" and file.core_properties.language == "en-GB"


@pytest.fixture
def fontless(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(picture_font, "FAMILIES", ("No Such Font",))
    picture_font.chinese_font.cache_clear()
    yield
    picture_font.chinese_font.cache_clear()


def test_without_a_chinese_font_tables_stand_in_place_of_figures(fontless: None) -> None:
    own = MARKS._replace(rows=(Row((Cell("丙率"), Cell("√"))),))
    overview = DOCUMENT.sections[0]
    figures = [block._replace(table=own) for block in overview.blocks[2:]]
    sections = (overview._replace(blocks=(*overview.blocks[:2], *figures)), *DOCUMENT.sections[1:])
    file = opened(replace(DOCUMENT, sections=sections))
    texts = [each.text for each in file.paragraphs]
    assert texts.count(MISSING) == 1
    assert not file.inline_shapes
    assert of_style(file, "Caption") == ["图2  甲率", "表1  监测结果", "表2  各单位"]
    assert [row.cells[0].text for row in file.tables[0].rows] == ["指标", "丙率"]


def test_a_figure_whose_numbers_stand_in_the_text_already_is_told_in_words(fontless: None) -> None:
    file = opened(DOCUMENT)
    place = [each.text for each in file.paragraphs].index("卫生1项达标；教育1项未达标。")
    assert file.paragraphs[place + 1].text == "图1  各领域"
    assert len(file.tables) == 2


def test_without_a_chinese_font_an_english_report_is_drawn_all_the_same(fontless: None) -> None:
    assert lacking(DOCUMENT) == MISSING
    assert lacking(replace(DOCUMENT, sections=())) == ""
    english = replace(DOCUMENT, lang="en", sections=(Section("a", 1, "1 ", "A", ()),))
    assert lacking(english) == ""


def test_the_terminal_says_which_font_to_install(fontless: None, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("fontless") / "r.docx"
    run = monitor("report", DISTRICT, "-o", path)
    assert (run.code, run.err) == (0, MISSING + "\n")
    assert MISSING in [each.text for each in docx.Document(str(path)).paragraphs]
