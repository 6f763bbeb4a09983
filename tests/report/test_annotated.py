"""A department gets back the file that it sent: marked, and otherwise the same."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.cell.cell import Cell
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Border, Font, PatternFill, Side
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from shigua_monitor import load_plan
from shigua_monitor.findings import Finding
from shigua_monitor.plan.model import Plan
from shigua_monitor.report.annotated import AnnotatedCopy, annotated_copies
from shigua_monitor.submission.read import read
from submission import raw_workbooks as raw

MANAGED = "3岁以下儿童系统管理率"
HEADINGS = ["指标名称", "地区", "分组", "年份", "数值", "单位", "分子", "分母"]
RED, YELLOW, BLUE = "FFFFC7CE", "FFFFEB9C", "FFDDEBF7"
SHEET = "监测 '数据'"
FAULTY = {"I2": "FF9C5700", "E3": RED, "E4": BLUE, "E5": RED, "B6": RED, "A8": YELLOW, "E9": RED}
"""The faulty cells of the rich workbook and the colours they get; B7 is shown at B6, its merged range."""

PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c63f8cf"
    "c0f01f0005000280ffa0a4a0b20000000049454e44ae426082"
)
MACROS = b"\xd0\xcf\x11\xe0 macros that nobody looks at \x00\xff"


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load_plan()


def rich_workbook(path: Path) -> Path:
    """What departments make: titles, merged cells, formulas, formats, lists, rules, comments, a chart, a picture."""
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.title = SHEET
    page.append(["石拐区儿童发展监测报送表"])
    page.merge_cells("A1:H1")
    page.append([*HEADINGS, "数值"])
    for cell in page[2]:
        cell.font, cell.fill = Font(bold=True, color="FFFFFF"), PatternFill("solid", fgColor="1F4E78")
        cell.border = Border(bottom=Side(style="thin"))
    for row in (
        [MANAGED, "石拐区", "合计", 2024, "约95%", "%"],
        [MANAGED, "石拐区", "合计", 2023, 0.953, "%"],
        [MANAGED, "石拐区", "合计", 2021, 93, "%", 10, 20],
        [MANAGED, "石拐区", "合计", 2022, 94, "%"],
        [MANAGED, None, "合计", 2020, 92, "%"],
        ["人均绿地", "石拐区", "合计", 2021, 93, "%"],
        [MANAGED, "石拐区", "合计", 2019, "=G5*2", "%"],
    ):
        page.append(row)
    page["E4"].number_format = "0.0%"
    page["E5"].number_format, page["E5"].font = "0.00", Font(italic=True, color="FF0000")
    page.merge_cells("B6:B7")
    page["E3"].comment, page["A3"].comment = Comment("科室的批注", "张三"), Comment("另一条批注", "李四")
    choice = DataValidation(type="list", formula1='"合计,男,女"')
    page.add_data_validation(choice)
    choice.add("C3:C20")
    page.conditional_formatting.add("E3:E20", CellIsRule(operator="lessThan", formula=["90"], font=Font(bold=True)))
    page.column_dimensions["A"].width, page.row_dimensions[5].height = 30, 40
    page.freeze_panes, page.print_title_rows, page.print_area = "A3", "1:2", "A1:I9"
    chart = BarChart()
    chart.add_data(Reference(page, min_col=5, min_row=2, max_row=9), titles_from_data=True)
    page.add_chart(chart, "K2")
    other = book.create_sheet("说明")
    other["A1"], other["B2"] = "填报说明", "=SUM(1,2)"
    book.defined_names["总数"] = DefinedName("总数", attr_text="'说明'!$B$2")
    book.save(path)
    return path


def with_parts(path: Path, more: dict[str, bytes], changed: dict[str, tuple[str, str]] | None = None) -> Path:
    """The package with parts added, and texts within parts replaced."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for name, (old, new) in (changed or {}).items():
        assert old.encode() in parts[name]
        parts[name] = parts[name].replace(old.encode(), new.encode())
    return raw.write(path, {**parts, **more})


def annotate(path: Path, plan: Plan, lang: Any = "zh") -> AnnotatedCopy:
    (copy,) = annotated_copies(read([path], plan).findings, {path.name: path}, lang)
    return copy


def loaded(copy: AnnotatedCopy) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(copy.content))


def told(findings: Sequence[Finding]) -> list[tuple[Any, ...]]:
    """Findings without the name of their file."""
    return [(each.code, each.sheet, each.cell, each.count, str(each.fields)) for each in findings]


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The rich workbook with a picture and parts of no known sort."""
    path = rich_workbook(tmp_path_factory.mktemp("sent") / "data.xlsx")
    more = {
        "xl/media/image1.png": PICTURE,
        "customXml/item1.xml": b"<kept as='it is' />",
        "xl/unknown.bin": b"\x00\x01",
    }
    return with_parts(path, more, {"[Content_Types].xml": ("<Override", '<Default Extension="png" ContentType="image/png"/><Override')})  # fmt: skip


@pytest.fixture(scope="module")
def copy(sent: Path, plan: Plan) -> AnnotatedCopy:
    return annotate(sent, plan)


# everything else is as it was


def test_only_the_parts_that_carry_marks_change(sent: Path, copy: AnnotatedCopy) -> None:
    with zipfile.ZipFile(sent) as before, zipfile.ZipFile(io.BytesIO(copy.content)) as after:
        changed = {name for name in before.namelist() if before.read(name) != after.read(name)}
        assert after.namelist()[: len(before.namelist())] == before.namelist()
        assert set(after.namelist()) - set(before.namelist()) == {"xl/worksheets/sheet3.xml"}
    assert changed == {
        "[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml",
        "xl/worksheets/sheet1.xml", "xl/comments/comment1.xml", "xl/drawings/commentsDrawing1.vml",
    }  # fmt: skip


def test_in_the_changed_parts_only_marks_are_added(sent: Path, copy: AnnotatedCopy) -> None:
    """What is left after taking the styles of the faulty cells away is the sheet that was sent."""

    def sheet(package: zipfile.ZipFile) -> str:
        text = package.read("xl/worksheets/sheet1.xml").decode()
        return re.sub(rf'(<c r="(?:{"|".join(FAULTY)})") (?:s="\d+")?', r"\1 ", text)

    with zipfile.ZipFile(sent) as before, zipfile.ZipFile(io.BytesIO(copy.content)) as after:
        was, now = sheet(before), sheet(after)
    assert [part.replace(' s=""', "") for part in re.split(r"\s+s=\"\d+\"", now)] == [
        part for part in re.split(r"\s+s=\"\d+\"", was)
    ]


def test_cells_keep_their_values_formulas_and_formats(sent: Path, copy: AnnotatedCopy) -> None:
    before, after = openpyxl.load_workbook(sent), loaded(copy)

    def looks(cell: Cell) -> tuple[Any, ...]:
        return (cell.value, cell.data_type, cell.number_format, cell.font, cell.border, cell.alignment, cell.protection)

    for name in before.sheetnames:
        for row in before[name].iter_rows():
            for cell in row:
                other = after[name][cell.coordinate]
                assert looks(other) == looks(cell), cell.coordinate
                if name != SHEET or cell.coordinate not in FAULTY:
                    assert other.fill == cell.fill, cell.coordinate
    assert after[SHEET]["E9"].value == "=G5*2"


def test_what_surrounds_the_cells_is_kept(sent: Path, copy: AnnotatedCopy) -> None:
    before, after = openpyxl.load_workbook(sent), loaded(copy)
    was, now = before[SHEET], after[SHEET]
    assert now.merged_cells.ranges == was.merged_cells.ranges
    assert [str(each.sqref) for each in now.data_validations.dataValidation] == ["C3:C20"]
    assert [str(each.sqref) for each in now.conditional_formatting] == ["E3:E20"]
    assert (now.column_dimensions["A"].width, now.row_dimensions[5].height) == (30, 40)
    assert (now.freeze_panes, now.print_title_rows, now.print_area) == ("A3", was.print_title_rows, was.print_area)
    assert len(now._charts) == 1
    assert after.defined_names["总数"].attr_text == "'说明'!$B$2"
    assert after.sheetnames == [SHEET, "说明", "错误清单"]
    assert after.active.title == SHEET


def test_macros_stay_in_the_copy(tmp_path: Path, plan: Plan) -> None:
    path = rich_workbook(tmp_path / "macros.xlsm")
    plain, enabled = "spreadsheetml.sheet.main+xml", "x"
    enabled = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    plain = f"application/vnd.openxmlformats-officedocument.{plain}"
    with_parts(path, {"xl/vbaProject.bin": MACROS}, {"[Content_Types].xml": (plain, enabled)})
    copy = annotate(path, plan)
    with zipfile.ZipFile(io.BytesIO(copy.content)) as package:
        assert package.read("xl/vbaProject.bin") == MACROS
        assert enabled.encode() in package.read("[Content_Types].xml")
    assert copy.name == "macros.xlsm"


# the marks


def test_faulty_cells_are_filled_by_severity_and_dark_under_light_letters(copy: AnnotatedCopy) -> None:
    page = loaded(copy)[SHEET]
    assert {cell: page[cell].fill.fgColor.rgb for cell in FAULTY} == FAULTY
    assert page["E5"].font.italic
    assert page["E5"].number_format == "0.00"


def test_a_comment_says_severity_code_problem_and_remedy(copy: AnnotatedCopy) -> None:
    page = loaded(copy)[SHEET]
    assert page["A8"].comment.text == (
        "警告 F301\n指标“人均绿地”不在规划内，1行未使用（相近：无）；若是规划指标，请改用规范名称。"
    )
    assert page["E9"].comment.text.startswith("错误 F206\n公式没有保存计算结果；")
    assert page["A8"].comment.author == "monitor"


def test_comments_of_the_department_stay_and_are_added_to(copy: AnnotatedCopy) -> None:
    page = loaded(copy)[SHEET]
    assert (page["A3"].comment.text, page["A3"].comment.author) == ("另一条批注", "李四")
    assert page["E3"].comment.author == "张三"
    assert page["E3"].comment.text == ("科室的批注\n\n错误 F202\n数值“约95%”不是确切数字；请填 95 或留空并在备注说明。")


def test_a_fault_in_a_merged_range_is_marked_where_it_can_be_seen(copy: AnnotatedCopy) -> None:
    page = loaded(copy)[SHEET]
    assert page["B6"].comment.text == "错误 F213 B7\n地区为空白，不能当作全区；请填地区名称。"


def test_every_comment_has_one_box_with_a_number_of_its_own(copy: AnnotatedCopy) -> None:
    with zipfile.ZipFile(io.BytesIO(copy.content)) as package:
        drawing = package.read("xl/drawings/commentsDrawing1.vml").decode()
        comments = re.findall(r'<comment ref="([A-Z]+)(\d+)"', package.read("xl/comments/comment1.xml").decode())
    boxes = re.findall(r"Row>(\d+)</\w+:Row><\w+:Column>(\d+)<", drawing)
    places = sorted((str(int(row) - 1), str(ord(column) - 65)) for column, row in comments)
    assert sorted(boxes) == places
    numbers = re.findall(r' id="_x0000_s(\d+)"', drawing)
    assert len(set(numbers)) == len(numbers) == len(comments)
    assert re.search(r'idmap [^>]*data="1,2"', drawing)


def test_the_box_of_a_longer_comment_grows(copy: AnnotatedCopy) -> None:
    with zipfile.ZipFile(io.BytesIO(copy.content)) as package:
        drawing = package.read("xl/drawings/commentsDrawing1.vml").decode()
    grown = next(box for box in drawing.split("</")[0:] if "Anchor>" in box)
    assert re.search(r"Anchor>5, 15, 1, 10, ", grown)


def test_several_faults_of_a_cell_share_a_comment_and_the_worst_gives_the_colour(tmp_path: Path, plan: Plan) -> None:
    path = book(tmp_path / "a.xlsx", [[MANAGED, "石拐区", "合计", 2024, "9３.0", "%", 10, 20]])
    page = loaded(annotate(path, plan)).worksheets[0]
    assert page["E2"].fill.fgColor.rgb == RED
    assert page["E2"].comment.text.startswith("错误 F309\n")
    assert "\n\n提示 F209\n“9３.0”读作 93；" in page["E2"].comment.text


def test_a_fault_told_once_for_a_column_is_marked_in_each_cell_with_its_own_sentence(
    tmp_path: Path, plan: Plan
) -> None:
    rows = [[MANAGED, "石拐区", "合计", year, f"{year - 1930}", "%"] for year in (2017, 2019, 2021, 2022, 2024)]
    path = book(tmp_path / "a.xlsx", rows)
    (joined,) = read([path], plan).findings
    assert joined.count == 5
    copy = loaded(annotate(path, plan))
    page, listed = copy.worksheets[0], copy["错误清单"]
    for row in range(2, 7):
        assert page[f"E{row}"].fill.fgColor.rgb == BLUE
        assert f"“{page[f'E{row}'].value}”读作" in page[f"E{row}"].comment.text
    assert [listed.cell(row, 3).value for row in range(6, 11)] == [f"监测数据!E{row}" for row in range(2, 7)]


def test_cells_beyond_the_first_thousand_are_coloured_and_listed_only(tmp_path: Path, plan: Plan) -> None:
    rows = [[MANAGED, "石拐区", "合计", 2024, f"约{number}", "%"] for number in range(1_010)]
    path = book(tmp_path / "a.xlsx", [*rows, [MANAGED, "石拐区", "合计", 2023, 95, "%"]])
    copy = loaded(annotate(path, plan))
    page, listed = copy.worksheets[0], copy["错误清单"]
    assert page["E1001"].comment is not None
    assert (page["E1002"].comment, page["E1011"].fill.fgColor.rgb) == (None, RED)
    assert listed["A4"].value == "每张表只给最严重的 1000 个单元格加批注；其余只标色，说明见下表。"
    assert sum(value == "错误" for (value,) in listed.iter_rows(max_col=1, values_only=True)) == 1_010


# the list


def test_the_list_has_every_finding_with_a_link_to_its_cell(sent: Path, copy: AnnotatedCopy, plan: Plan) -> None:
    listed = loaded(copy)["错误清单"]
    assert listed["A1"].value == "错误清单：data.xlsx"
    assert listed["A2"].value == "错误 4，警告 2，提示 2"
    assert [cell.value for cell in listed[5]] == ["级别", "代码", "位置", "问题", "怎么办", "填报内容"]
    rows = list(listed.iter_rows(min_row=6, values_only=True))
    assert [(row[0], row[1], row[2], row[5]) for row in rows] == [
        ("错误", "F202", f"{SHEET}!E3", "约95%"),
        ("错误", "F309", f"{SHEET}!E5", 93),
        ("错误", "F213", f"{SHEET}!B7", None),
        ("错误", "F206", f"{SHEET}!E9", None),
        ("警告", "F112", f"{SHEET}!I2", "数值"),
        ("警告", "F301", f"{SHEET}!A8", "人均绿地"),
        ("提示", "F209", f"{SHEET}!E4", "95.3%"),
        ("提示", "F111", "说明", None),
    ]
    assert rows[0][3:5] == ("数值“约95%”不是确切数字", "请填 95 或留空并在备注说明")
    assert listed["C6"].hyperlink.location == "'监测 ''数据'''!E3"
    assert listed["C13"].hyperlink.location == "'说明'!A1"
    assert listed["A6"].fill.fgColor.rgb == RED


def test_the_list_is_in_the_language_of_the_command(sent: Path, plan: Plan) -> None:
    listed = loaded(annotate(sent, plan, "en"))["List of findings"]
    assert [cell.value for cell in listed[5]] == ["severity", "code", "place", "problem", "what to do", "as sent"]
    assert listed["D6"].value == "the value “约95%” is not an exact number"


def test_the_copy_reads_as_the_original_did(sent: Path, copy: AnnotatedCopy, plan: Plan, tmp_path: Path) -> None:
    again = tmp_path / "data.xlsx"
    again.write_bytes(copy.content)
    before, after = read([sent], plan), read([again], plan)
    assert told(after.findings) == told(before.findings)
    assert after.tables == before.tables


def test_a_copy_that_is_annotated_again_gets_a_second_list(copy: AnnotatedCopy, plan: Plan, tmp_path: Path) -> None:
    again = tmp_path / "data.xlsx"
    again.write_bytes(copy.content)
    twice = tmp_path / "twice.xlsx"
    twice.write_bytes(annotate(again, plan).content)
    assert openpyxl.load_workbook(twice).sheetnames == [SHEET, "说明", "错误清单", "错误清单 (2)"]
    assert told(read([twice], plan).findings) == told(read([again], plan).findings)


def test_a_data_sheet_that_is_called_like_the_list_is_read(tmp_path: Path, plan: Plan) -> None:
    path = book(tmp_path / "a.xlsx", [[MANAGED, "石拐区", "合计", 2024, "约95", "%"]], sheet="错误清单")
    copy = loaded(annotate(path, plan))
    assert copy.sheetnames == ["错误清单", "错误清单 (2)"]
    assert copy["错误清单"]["E2"].fill.fgColor.rgb == RED


def test_nothing_that_was_sent_becomes_a_formula(tmp_path: Path, plan: Plan) -> None:
    path = tmp_path / "a.csv"
    evil = '=HYPERLINK(""http://x"")'
    path.write_text(
        f'{",".join(HEADINGS)}\n{MANAGED},石拐区,合计,2024,"{evil}",%,,\n=1+1,石拐区,合计,2024,1,%,,\n', "utf-8"
    )
    copy = annotate(path, plan)
    with zipfile.ZipFile(io.BytesIO(copy.content)) as package:
        sheets = [package.read(name) for name in package.namelist() if "worksheets/sheet" in name]
    assert len(sheets) == 2
    assert not any(b"<f" in re.sub(rb"<f(ont|ill|amily)", b"", sheet) for sheet in sheets)
    assert loaded(copy).worksheets[0]["A3"].value == "=1+1"
    assert loaded(copy).worksheets[0]["A3"].data_type == "s"


def test_characters_that_xml_cannot_hold_or_would_change_are_no_trouble(tmp_path: Path, plan: Plan) -> None:
    words = "约<&>\"'\x0b_x000D_]]>"
    path = tmp_path / "a.csv"
    path.write_text(f'{",".join(HEADINGS)}\n{MANAGED},石拐区,合计,2024,"{words.replace(chr(34), chr(34) * 2)}",%,,\n'
                    f"{MANAGED},石拐区,合计,2023,95,%,,\n", "utf-8")  # fmt: skip
    again = tmp_path / "again.xlsx"
    again.write_bytes(annotate(path, plan).content)
    kept = words.replace("\x0b", "")
    (found,) = read([again], plan).findings
    assert found.fields["sent"] == kept
    assert (
        f"“{kept.replace('_x000D_', '_x005F_x000D_')}”" in loaded(annotate(path, plan)).worksheets[0]["E2"].comment.text
    )


# other files


def book(path: Path, rows: Sequence[Sequence[Any]], sheet: str = "监测数据") -> Path:
    new = openpyxl.Workbook()
    page = new.worksheets[0]
    page.title = sheet
    for row in [HEADINGS, *rows]:
        page.append(list(row))
    new.save(path)
    return path


def test_a_csv_comes_back_as_a_workbook_that_reads_the_same(tmp_path: Path, plan: Plan) -> None:
    path = tmp_path / "卫健委.csv"
    lines = [",".join(HEADINGS), f"{MANAGED},石拐区,合计,2024,约95%,%,,", f"{MANAGED},石拐区,合计,2023,93.5,%,,",
             f"{MANAGED},石拐区,合计,2022,-1,%,,"]  # fmt: skip
    path.write_bytes("\r\n".join(lines).encode("gb18030"))
    copy = annotate(path, plan)
    again = tmp_path / copy.name
    again.write_bytes(copy.content)
    assert copy.name == "卫健委.csv.xlsx"
    assert told(read([again], plan).findings) == told(read([path], plan).findings)
    page = loaded(copy)["卫健委"]
    assert (page["E2"].fill.fgColor.rgb, page["E3"].value, page["E3"].data_type) == (RED, 93.5, "n")
    assert loaded(copy)["错误清单"]["A4"].value == "本文件由文本文件转成。"


def test_an_xls_comes_back_as_a_workbook_with_its_values(tmp_path: Path, plan: Plan) -> None:
    xlwt = pytest.importorskip("xlwt")
    old = xlwt.Workbook()
    page = old.add_sheet("监测数据")
    for row, cells in enumerate(
        [HEADINGS, [MANAGED, "石拐区", "合计", 2024, "约95%"], [MANAGED, "石拐区", "合计", 2023, 0.953]]
    ):
        for column, value in enumerate(cells):
            style = xlwt.easyxf(num_format_str="0.0%") if value == 0.953 else xlwt.Style.default_style
            page.write(row, column, value, style)
    page.write_merge(5, 5, 0, 3, "说明：合并的单元格")
    old.save(str(tmp_path / "old.xls"))
    copy = annotate(tmp_path / "old.xls", plan)
    again = tmp_path / copy.name
    again.write_bytes(copy.content)
    assert copy.name == "old.xls.xlsx"
    assert told(read([again], plan).findings) == told(read([tmp_path / "old.xls"], plan).findings)
    new = loaded(copy)["监测数据"]
    assert [str(each) for each in new.merged_cells.ranges] == ["A6:D6"]
    assert new["E3"].number_format == "0.0%"
    assert loaded(copy)["错误清单"]["A4"].value == "本文件由 .xls 转成：只保留单元格的值，没有公式，格式从简。"


def text_xml(cell: str, words: str) -> str:
    return f'<c r="{cell}" t="inlineStr"><is><t>{words}</t></is></c>'


ROWS = (
    raw.row_xml("".join(text_xml(f"{letter}1", words) for letter, words in zip("ABCDE", HEADINGS, strict=False)))
    + raw.row_xml(text_xml("A2", MANAGED) + text_xml("C2", "合计") + raw.number_xml("D2", "2024") + text_xml("E2", "约95"), 2)
    + raw.row_xml(text_xml("A3", MANAGED) + text_xml("B3", "石拐区") + text_xml("C3", "合计") + raw.number_xml("D3", "2023") + raw.number_xml("E3", "95"), 3)
)  # fmt: skip
"""A table whose B2 is missing from the file and blank."""


def prefixed(xml: str) -> str:
    return re.sub(r"<(/?)(\w)", r"<\1x:\2", xml).replace(f'xmlns="{raw.MAIN}"', f'xmlns:x="{raw.MAIN}"')


def plain_parts(**changed: str) -> raw.Parts:
    parts = raw.parts(raw.sheet_xml(ROWS))
    parts.update({name: changed[key] for key, name in PARTS.items() if key in changed})
    return parts


PARTS = {
    "sheet": "xl/worksheets/sheet1.xml", "styles": "xl/styles.xml", "workbook": "xl/workbook.xml",
    "links": "xl/_rels/workbook.xml.rels",
}  # fmt: skip
BOOK = str(raw.parts()["xl/workbook.xml"])
WITHOUT_NUMBERS = re.sub(r' r="[A-Z]*\d+"', "", ROWS.replace(text_xml("A2", MANAGED), text_xml("A2", MANAGED) + "<c/>"))


@pytest.mark.parametrize(
    "parts",
    [
        plain_parts(),
        plain_parts(sheet=prefixed(raw.sheet_xml(ROWS))),
        plain_parts(workbook=prefixed(BOOK)),
        plain_parts(sheet="\ufeff<?xml version='1.0' encoding='utf-8' ?>\r\n" + raw.sheet_xml(ROWS)),
        plain_parts(sheet=raw.sheet_xml(WITHOUT_NUMBERS)),
        plain_parts(sheet=raw.sheet_xml(ROWS, after='<pageMargins/><legacyDrawingHF/><extLst/>')),
        {name: text for name, text in plain_parts(links=raw.links_xml(rId1=("worksheet", "worksheets/sheet1.xml"))).items() if name != "xl/styles.xml"},
    ],
    ids=["plain", "prefixed sheet", "prefixed workbook", "byte order mark", "without numbers", "followers", "no styles"],
)  # fmt: skip
def test_unusual_markup_is_edited_in_place(parts: raw.Parts, tmp_path: Path, plan: Plan) -> None:
    path = raw.write(tmp_path / "a.xlsx", parts)
    with zipfile.ZipFile(path) as package:
        strings = package.read("xl/sharedStrings.xml")
    copy = annotate(path, plan)
    with zipfile.ZipFile(io.BytesIO(copy.content)) as package:
        assert package.read("xl/sharedStrings.xml") == strings
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
    assert [found for found in re.findall(r"<(?:x:)?c\b[^>]* s=\"", sheet)] != []
    assert re.search(r"legacyDrawing [^>]*/>(<legacyDrawingHF/><extLst/>)?</", sheet)
    with pytest.warns(UserWarning, match="no default style"):
        page = loaded(copy).worksheets[0]
    assert (page["B2"].fill.fgColor.rgb, page["E2"].fill.fgColor.rgb, page["E3"].fill.fgColor.rgb) == (
        RED,
        RED,
        "00000000",
    )
    assert page["B2"].comment.text.startswith("错误 F213\n")


def test_the_strict_form_of_the_format_gets_strict_parts(tmp_path: Path, plan: Plan) -> None:
    strict = {raw.MAIN: "http://purl.oclc.org/ooxml/spreadsheetml/main", raw.LINKS: "http://purl.oclc.org/ooxml/officeDocument/relationships"}  # fmt: skip
    parts = plain_parts()
    for old, new in strict.items():
        parts = {name: str(text).replace(old, new) for name, text in parts.items()}
    copy = annotate(raw.write(tmp_path / "a.xlsx", parts), plan)
    with zipfile.ZipFile(io.BytesIO(copy.content)) as package:
        assert not any(raw.MAIN.encode() in package.read(name) for name in package.namelist())
        assert not any(raw.LINKS.encode() in package.read(name) for name in package.namelist())


def test_a_made_cell_looks_as_its_column_or_row_did(tmp_path: Path, plan: Plan) -> None:
    styles = raw.styles_xml("0.00", "0.000")
    columns = '<cols><col min="2" max="2" width="20" style="1"/></cols>'
    by_column = plain_parts(sheet=raw.sheet_xml(ROWS, before=columns), styles=styles)
    rows = ROWS.replace('<row r="2">', '<row r="2" s="2" customFormat="1" spans="1:1">')
    by_row = plain_parts(sheet=raw.sheet_xml(rows, before=columns), styles=styles)
    for parts, number_format in ((by_column, "0.00"), (by_row, "0.000")):
        copy = annotate(raw.write(tmp_path / "a.xlsx", parts), plan)
        with pytest.warns(UserWarning, match="no default style"):
            cell = loaded(copy).worksheets[0]["B2"]
        assert (cell.number_format, cell.fill.fgColor.rgb) == (number_format, RED)
    with zipfile.ZipFile(io.BytesIO(copy.content)) as package:
        assert b'spans="1:2"' in package.read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize(
    "parts",
    [
        {**plain_parts(), "xl/worksheets/sheet1.xml": raw.sheet_xml(ROWS).encode("utf-16")},
        plain_parts(styles="<styleSheet><broken"),
        {name: text for name, text in plain_parts().items() if name != "xl/styles.xml"},
        {name: text for name, text in plain_parts().items() if name != "[Content_Types].xml"},
    ],
    ids=["utf-16", "broken styles", "lost styles", "no content types"],
)
def test_a_strange_package_comes_back_rebuilt_and_says_so(parts: raw.Parts, tmp_path: Path, plan: Plan) -> None:
    path = raw.write(tmp_path / "a.xlsm", parts)
    copy = annotate(path, plan)
    assert copy.name == "a.xlsm.xlsx"
    new = loaded(copy)
    assert new["监测数据"]["E2"].fill.fgColor.rgb == RED
    assert str(new["错误清单"]["A4"].value).startswith("原文件结构特殊，无法在原处标注")


# several files


def test_the_same_input_gives_the_same_bytes(sent: Path, copy: AnnotatedCopy, plan: Plan, tmp_path: Path) -> None:
    assert annotate(sent, plan).content == copy.content
    csv = tmp_path / "a.csv"
    csv.write_text(
        f"{','.join(HEADINGS)}\n{MANAGED},石拐区,合计,2024,约95%,%,,\n{MANAGED},石拐区,合计,2023,9,%,,\n", "utf-8"
    )
    assert annotate(csv, plan).content == annotate(csv, plan).content


def test_files_without_findings_get_no_copy_and_like_names_are_told_apart(tmp_path: Path, plan: Plan) -> None:
    files = []
    for folder, value in (("甲", "约95"), ("乙", "约96"), ("丙", 97)):
        (tmp_path / folder).mkdir()
        files.append(book(tmp_path / folder / "Data.xlsx", [[MANAGED, "石拐区", "合计", 2024, value, "%"]]))
    named = {str(path): path for path in files}
    copies = annotated_copies(read(files, plan).findings, named, "zh")
    assert [(copy.source, copy.name) for copy in copies] == [
        (str(files[0]), "Data.xlsx"),
        (str(files[1]), "Data (2).xlsx"),
    ]
