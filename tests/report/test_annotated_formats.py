"""Copies of files of every other form: text, old workbooks, unusual and strange packages."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from annotating import HEADINGS, MANAGED, RED, annotate, loaded, told
from shigua_monitor import load_plan
from shigua_monitor.plan.model import Plan
from shigua_monitor.submission.read import read
from submission import raw_workbooks as raw


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load_plan()


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


def rows_xml() -> str:
    """A table whose B2 is missing from the file and blank."""
    first = [text_xml(f"{letter}1", words) for letter, words in zip("ABCDE", HEADINGS, strict=False)]
    second = [text_xml("A2", MANAGED), text_xml("C2", "合计"), raw.number_xml("D2", "2024"), text_xml("E2", "约95")]
    third = [text_xml(f"{letter}3", words) for letter, words in zip("ABC", [MANAGED, "石拐区", "合计"], strict=True)]
    third += [raw.number_xml("D3", "2023"), raw.number_xml("E3", "95")]
    return "".join(raw.row_xml("".join(cells), number) for number, cells in enumerate([first, second, third], 1))


def prefixed(xml: str) -> str:
    return re.sub(r"<(/?)(\w)", r"<\1x:\2", xml).replace(f'xmlns="{raw.MAIN}"', f'xmlns:x="{raw.MAIN}"')


def plain_parts(**changed: str) -> raw.Parts:
    """The least that makes a workbook, some parts changed, or left out where they are empty."""
    names = {
        "sheet": "xl/worksheets/sheet1.xml",
        "styles": "xl/styles.xml",
        "workbook": "xl/workbook.xml",
        "links": "xl/_rels/workbook.xml.rels",
        "types": "[Content_Types].xml",
    }
    parts = {**raw.parts(raw.sheet_xml(ROWS)), **{names[key]: text for key, text in changed.items()}}
    return {name: text for name, text in parts.items() if text}


ROWS = rows_xml()
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
        plain_parts(sheet=raw.sheet_xml(ROWS, after="<pageMargins/><legacyDrawingHF/><extLst/>")),
        plain_parts(links=raw.links_xml(rId1=("worksheet", "worksheets/sheet1.xml")), styles=""),
    ],
    ids=["plain", "prefixed sheet", "prefixed book", "byte order mark", "without numbers", "followers", "no styles"],
)
def test_unusual_markup_is_edited_in_place(parts: raw.Parts, tmp_path: Path, plan: Plan) -> None:
    path = raw.write(tmp_path / "a.xlsx", parts)
    with zipfile.ZipFile(path) as package:
        strings = package.read("xl/sharedStrings.xml")
    copy = annotate(path, plan)
    with zipfile.ZipFile(io.BytesIO(copy.content)) as package:
        assert package.read("xl/sharedStrings.xml") == strings
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
    assert re.search(r"<(?:x:)?c\b[^>]* s=\"", sheet)
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
    strict = {
        raw.MAIN: "http://purl.oclc.org/ooxml/spreadsheetml/main",
        raw.LINKS: "http://purl.oclc.org/ooxml/officeDocument/relationships",
    }
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
        plain_parts(styles=""),
        plain_parts(types=""),
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


CONTROL = (
    b'<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"\r\n'
    b' xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="7"/>'
    b'</o:shapelayout><v:shape id="_x0000_s7169" type="#_x0000_t201"><v:textbox><div>not<br>XML</div></v:textbox>'
    b'<x:ClientData ObjectType="Button"><x:Row>1</x:Row><x:Column>4</x:Column></x:ClientData></v:shape></xml>'
)


def test_boxes_join_the_drawing_of_form_controls(tmp_path: Path, plan: Plan) -> None:
    sheet = raw.sheet_xml(ROWS, after=f'<legacyDrawing xmlns:r="{raw.LINKS}" r:id="rId9"/>')
    links = raw.links_xml(rId9=("vmlDrawing", "../drawings/vmlDrawing1.vml"))
    more: raw.Parts = {"xl/worksheets/_rels/sheet1.xml.rels": links, "xl/drawings/vmlDrawing1.vml": CONTROL}
    copy = annotate(raw.write(tmp_path / "a.xlsx", {**plain_parts(sheet=sheet), **more}), plan)
    with zipfile.ZipFile(io.BytesIO(copy.content)) as package:
        drawing = package.read("xl/drawings/vmlDrawing1.vml")
        assert [name for name in package.namelist() if name.endswith(".vml")] == ["xl/drawings/vmlDrawing1.vml"]
        assert package.read("xl/worksheets/sheet1.xml").count(b"<legacyDrawing ") == 1
    assert CONTROL.removesuffix(b"</xml>").replace(b'data="7"', b'data="7,8"') in drawing
    assert re.findall(rb'shape id="_x0000_s(\d+)"', drawing) == [b"7169", b"8193", b"8194"]


def test_comments_without_a_drawing_get_one(tmp_path: Path, plan: Plan) -> None:
    comments = (
        f'<comments xmlns="{raw.MAIN}"><authors><author>张三</author></authors><commentList>'
        '<comment ref="E2" authorId="0"><text><t>原有</t></text></comment>'
        '<comment ref="A1" authorId="0"><text><r><t>标题</t></r></text></comment></commentList></comments>'
    )
    links = raw.links_xml(rId1=("comments", "/xl/comments7.xml"))
    more: raw.Parts = {"xl/worksheets/_rels/sheet1.xml.rels": links, "xl/comments7.xml": comments}
    copy = annotate(raw.write(tmp_path / "a.xlsx", {**plain_parts(), **more}), plan)
    with zipfile.ZipFile(io.BytesIO(copy.content)) as package:
        drawing, joined = package.read("xl/drawings/vmlDrawing1.vml"), package.read("xl/comments7.xml").decode()
    assert drawing.count(b'ObjectType="Note"') == 3
    assert "<text><r><t>原有</t></r><r><rPr><b/>" in joined
    assert "<author>张三</author><author>monitor</author>" in joined
