"""Workbooks of Excel, WPS and other writers: sheets, values, formats, marks."""

import datetime as dt
import io
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import openpyxl.utils.escape
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles.numbers import is_date_format

from shigua_monitor.submission import xlsx_package
from shigua_monitor.submission.workbook import FileFault, Flag, Mark, Sheet, Value, Workbook, open_workbook
from submission import raw_workbooks as raw
from submission.raw_workbooks import number_xml, row_xml, sheet_xml, styles_xml


def read(folder: Path, sheet: str = "", **more: Any) -> Sheet:
    return open_workbook(raw.write(folder / "报表.xlsx", raw.parts(sheet, **more))).sheets[0]


def rows(folder: Path, cells: str, **more: Any) -> list[list[Value]]:
    return read(folder, sheet_xml(row_xml(cells)), **more).rows


def fault(folder: Path, contents: raw.Parts) -> tuple[str, dict[str, str | int]]:
    with pytest.raises(FileFault) as caught:
        open_workbook(raw.write(folder / "报表.xlsx", contents))
    return caught.value.code, caught.value.fields


def saved(folder: Path, book: openpyxl.Workbook) -> Workbook:
    book.save(folder / "报表.xlsx")
    return open_workbook(folder / "报表.xlsx")


# values


def test_numbers_are_floats(tmp_path: Path) -> None:
    cells = '<c r="A1"><v>1</v></c><c r="B1" t="n"><v>-9.5E-3</v></c><c r="C1"><v> 95.2 </v></c>'
    found = rows(tmp_path, cells)[0]
    assert found == [1.0, -0.0095, 95.2]
    assert all(type(value) is float for value in found)


@pytest.mark.parametrize("text", ["nan", "INF", "1_000", "１２", "1e999", "12 34", "0x1F", "约95"])
def test_a_number_cell_without_a_number_is_an_error_with_its_text(tmp_path: Path, text: str) -> None:
    found = read(tmp_path, sheet_xml(row_xml(number_xml("A1", text))))
    assert found.rows == [[text]]
    assert found.marks == {(1, 1): Mark("General", Flag.ERROR)}


def test_shared_strings_join_their_runs_without_phonetic_guides(tmp_path: Path) -> None:
    strings = (
        "<si><t>出生率</t></si>"
        '<si><r><t>石拐</t></r><r><rPr><b/></rPr><t xml:space="preserve">区 </t></r>'
        '<rPh sb="0" eb="1"><t>しぐあ</t></rPh></si>'
        "<si><t/></si>"
    )
    cells = "".join(
        f'<c r="{letter}1" t="s"><v>{number}</v></c>' for letter, number in zip("ABC", (1, 0, 2), strict=True)
    )
    assert rows(tmp_path, cells, strings=strings) == [["石拐区 ", "出生率"]]


def test_inline_strings_join_their_runs_without_phonetic_guides(tmp_path: Path) -> None:
    cells = (
        '<c r="A1" t="inlineStr"><is><t>石拐</t><rPh sb="0" eb="1"><t>しぐ</t></rPh></is></c>'
        '<c r="B1" t="inlineStr"><is><r><t>五当</t></r><r><t xml:space="preserve"> </t></r><r><t>召镇</t></r></is></c>'
        '<c r="C1" t="inlineStr"><is><t>合计</t></is></c>'
    )
    assert rows(tmp_path, cells) == [["石拐", "五当 召镇", "合计"]]


def test_text_keeps_its_blanks_and_layout_of_the_file_does_not_become_text(tmp_path: Path) -> None:
    cells = (
        '\n <c r="A1" t="inlineStr">\n <is>\n <t xml:space="preserve"> 区 </t>\n </is>\n </c>\n'
        ' <c r="B1" t="inlineStr">\n <is>\n <t></t>\n </is>\n </c>\n'
        ' <c r="C1" t="str">\n <f> A1 </f>\n <v>两\n行</v>\n </c>\n'
        ' <c r="D1">\n <v>5</v>\n </c>\n <c r="E1" s="0">\n </c>\n'
    )
    assert rows(tmp_path, cells) == [[" 区 ", None, "两\n行", 5.0]]


def test_escaped_characters_are_decoded(tmp_path: Path) -> None:
    strings = "<si><t>甲_x000D_\n乙_x005F_x000D_ _xD83D__xDE00_ _xD83D_ _x00ZZ_</t></si>"
    assert rows(tmp_path, '<c r="A1" t="s"><v>0</v></c>', strings=strings) == [["甲\r\n乙_x000D_ 😀 \ufffd _x00ZZ_"]]


def test_truth_values_errors_and_dates_have_types_of_their_own(tmp_path: Path) -> None:
    cells = (
        '<c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c><c r="C1" t="e"><v>#DIV/0!</v></c>'
        '<c r="D1" t="d"><v>2024-01-01T12:00:00</v></c><c r="E1" t="d"><v>去年</v></c><c r="F1" t="b"><v></v></c>'
    )
    found = read(tmp_path, sheet_xml(row_xml(cells)))
    assert found.rows == [[True, False, "#DIV/0!", 45292.5, "去年"]]
    assert found.marks == {(1, 3): Mark("General", Flag.ERROR), (1, 4): Mark("General", Flag.DATE)}


def test_formulas_are_marked_and_one_without_a_value_keeps_its_place(tmp_path: Path) -> None:
    cells = (
        '<c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>A1</f></c><c r="C1" t="str"><f>"a"</f><v>a</v></c>'
        '<c r="D1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="E1"><f t="shared" si="0"/><v></v></c>'
    )
    found = read(tmp_path, sheet_xml(row_xml(cells) + row_xml('<c r="B2"><f>C2</f><v/></c>', 2)))
    assert found.rows == [[2.0, None, "a", "#DIV/0!", None], [None, None]]
    assert {place: mark.flags for place, mark in found.marks.items()} == {
        (1, 1): Flag.FORMULA,
        (1, 2): Flag.FORMULA,
        (1, 3): Flag.FORMULA,
        (1, 4): Flag.FORMULA | Flag.ERROR,
        (1, 5): Flag.FORMULA,
        (2, 2): Flag.FORMULA,
    }


def test_a_formula_computed_to_no_text_is_blank_but_not_uncomputed(tmp_path: Path) -> None:
    found = read(tmp_path, sheet_xml(row_xml('<c r="A1"><v>1</v></c><c r="B1" t="str"><f>""</f><v></v></c>')))
    assert found.rows == [[1.0]]
    assert found.cell(1, 2).flags == Flag.FORMULA | Flag.EMPTY_TEXT


def test_a_formula_in_a_percent_cell_is_both(tmp_path: Path) -> None:
    cells = '<c r="A1" s="1"><f>B1</f><v>0.95</v></c><c r="B1" s="1" t="str"><f>C1</f><v>95</v></c>'
    found = read(tmp_path, sheet_xml(row_xml(cells)), styles=styles_xml("0.0%"))
    assert found.marks == {
        (1, 1): Mark("0.0%", Flag.PERCENT | Flag.FORMULA),
        (1, 2): Mark("0.0%", Flag.FORMULA),
    }


def test_only_number_formats_that_matter_are_marked(tmp_path: Path) -> None:
    cells = "".join(number_xml(f"{letter}1", "0.953", style) for style, letter in enumerate("ABCDE"))
    found = read(tmp_path, sheet_xml(row_xml(cells)), styles=styles_xml("0.0%", "0.00", "0.0‰", "yyyy-mm-dd"))
    assert found.rows == [[0.953] * 5]
    assert found.marks == {
        (1, 2): Mark("0.0%", Flag.PERCENT),
        (1, 4): Mark("0.0‰", Flag.PER_MILLE),
        (1, 5): Mark("yyyy-mm-dd", Flag.DATE),
    }


def test_text_in_a_percent_cell_is_not_multiplied(tmp_path: Path) -> None:
    cells = '<c r="A1" s="1" t="inlineStr"><is><t>95.3</t></is></c>'
    assert read(tmp_path, sheet_xml(row_xml(cells)), styles=styles_xml("0.0%")).marks == {}


def test_a_section_that_does_not_apply_leaves_no_mark(tmp_path: Path) -> None:
    cells = number_xml("A1", "0.5", 1) + number_xml("B1", "50", 1)
    found = read(tmp_path, sheet_xml(row_xml(cells)), styles=styles_xml("[<=1]0%;0.0"))
    assert list(found.marks) == [(1, 1)]


def test_built_in_formats_are_known_by_number(tmp_path: Path) -> None:
    styles = (
        f'<styleSheet xmlns="{raw.MAIN}"><cellXfs><xf/><xf numFmtId="10"/><xf numFmtId="57"/></cellXfs></styleSheet>'
    )
    cells = number_xml("A1", "0.5", 1) + number_xml("B1", "45292", 2) + number_xml("C1", "1", 77)
    found = read(tmp_path, sheet_xml(row_xml(cells)), styles=styles)
    assert found.marks == {(1, 1): Mark("0.00%", Flag.PERCENT), (1, 2): Mark('yyyy"年"m"月"', Flag.DATE)}


@pytest.mark.parametrize("styles", ["<styleSheet", "<styleSheet><cellXfs></styleSheet>", "\0\0"])
def test_damaged_styles_cost_the_formats_alone_and_are_noted(tmp_path: Path, styles: str) -> None:
    found = read(tmp_path, sheet_xml(row_xml(number_xml("A1", "0.5", 1))), styles=styles)
    assert (found.rows, found.marks, found.notes) == ([[0.5]], {}, {"styles_ignored": {}})


def test_missing_styles_are_noted_only_if_promised(tmp_path: Path) -> None:
    contents = raw.parts()
    del contents["xl/styles.xml"]
    assert open_workbook(raw.write(tmp_path / "a.xlsx", contents)).sheets[0].notes == {"styles_ignored": {}}
    contents["xl/_rels/workbook.xml.rels"] = raw.links_xml(rId1=("worksheet", "worksheets/sheet1.xml"))
    assert open_workbook(raw.write(tmp_path / "b.xlsx", contents)).sheets[0].notes == {}


# places


def test_row_numbers_come_from_the_file_and_blank_rows_are_left_out(tmp_path: Path) -> None:
    content = row_xml(number_xml("C2", "1"), 2) + row_xml('<c r="A3" s="1"/>', 3) + row_xml(number_xml("A9", "2"), 9)
    found = read(tmp_path, sheet_xml(content))
    assert (found.row_numbers, found.rows) == ([2, 9], [[None, None, 1.0], [2.0]])


def test_places_may_be_implied(tmp_path: Path) -> None:
    content = (
        "<row><c><v>1</v></c><c/><c><v>3</v></c></row>"
        '<row><c><v>4</v></c><c r="D2"><v>5</v></c><c><v>6</v></c></row>'
        '<row r="7"><c><v>7</v></c></row><row><c><v>8</v></c></row>'
        '<row><c r="B12"><v>9</v></c><c r="C12"><v>10</v></c></row>'
    )
    found = read(tmp_path, sheet_xml(content))
    assert found.row_numbers == [1, 2, 7, 8, 12]
    assert found.rows == [[1, None, 3], [4, None, None, 5, 6], [7], [8], [None, 9, 10]]


def test_the_dimension_of_the_file_is_not_believed(tmp_path: Path) -> None:
    found = read(tmp_path, sheet_xml(row_xml(number_xml("AB1", "1")), before='<dimension ref="A1"/>'))
    assert len(found.rows[0]) == 28


@pytest.mark.parametrize(
    ("content", "problem", "row"),
    [
        (row_xml("", 2) + row_xml("", 2), "cell_order", 2),
        (row_xml("", 3) + row_xml("", 2), "cell_order", 2),
        (row_xml("", 1_048_577), "cell_order", 1_048_577),
        ('<row r="-1"/>', "cell_order", 0),
        ('<row r="１"/>', "cell_order", 0),
        (row_xml(number_xml("B1", "1") + number_xml("A1", "2")), "cell_order", 1),
        (row_xml(number_xml("A1", "1") + number_xml("A1", "2")), "cell_order", 1),
        (row_xml(number_xml("A2", "1")), "reference", 1),
        (row_xml(number_xml("A11", "1")), "reference", 1),
        (row_xml(number_xml("$A$1", "1")), "reference", 1),
        (row_xml(number_xml("1", "1")), "reference", 1),
        (row_xml(number_xml("AAAA1", "1")), "reference", 1),
        ('<row r="5"/><row><c r="A5"><v>1</v></c></row>', "cell_order", 6),
        ('<row><c><v>1</v></c><c r="B9"><v>1</v></c></row>', "cell_order", 1),
    ],
)
def test_cells_in_places_that_cannot_be_are_damage(tmp_path: Path, content: str, problem: str, row: int) -> None:
    told = {"problem": problem, "part": "xl/worksheets/sheet1.xml", "row": row}
    assert fault(tmp_path, raw.parts(sheet_xml(content))) == ("F109", told)


def test_small_letters_and_leading_zeros_are_understood(tmp_path: Path) -> None:
    assert rows(tmp_path, number_xml("a1", "1") + number_xml("B01", "2")) == [[1.0, 2.0]]


def test_hidden_rows_and_columns_and_merged_ranges_are_told(tmp_path: Path) -> None:
    content = (
        '<row r="1" hidden="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="true"/><row r="3"><c><v>1</v></c></row>'
    )
    before = (
        '<cols><col min="2" max="3" hidden="1"/><col min="5" max="9"/><col min="999" max="16384" hidden="true"/></cols>'
    )
    after = '<mergeCells><mergeCell ref="A1:C2"/><mergeCell ref="$D$1:$D$9"/><mergeCell ref="A1"/></mergeCells>'
    found = read(tmp_path, sheet_xml(content, before, after))
    assert found.hidden_rows == {1}
    assert found.hidden_columns == {2, 3, 999, 1000}
    assert found.merged == [(1, 1, 2, 3), (1, 4, 9, 4)]
    assert found.cell(3, 2).flags == Flag.HIDDEN


def test_what_follows_the_cells_does_not_change_the_last_one(tmp_path: Path) -> None:
    after = '<dataValidations count="1"><dataValidation><formula1>"是,否"</formula1></dataValidation></dataValidations>'
    cells = '<c r="A1" t="inlineStr"><is><t>末</t></is></c>'
    assert read(tmp_path, sheet_xml(row_xml(cells), after=after * 20_000)).rows == [["末"]]


@pytest.mark.parametrize("size", [*range(1, 40), 97, 331])
def test_the_pieces_in_which_a_file_is_inflated_cut_no_value(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    cells = (
        ' <c r="A1" t="inlineStr"> <is> <t>石拐区 abc</t> </is> </c> <c r="B1"><v>1234567.5</v> </c>'
        '<c r="C1" t="inlineStr"><is><r><t xml:space="preserve">一 </t></r> <r><t>二三</t></r></is></c>'
        '<c r="D1" t="str"><f>A1&amp;B1</f><v>甲<!-- <v>9</v> -->&lt;乙<![CDATA[<丙></v>]]>丁</v> </c>'
        '<c r="E1" t="s"><v>10</v></c> <c r="F1"> <f>1+1</f> </c> <c r="G1"><v>7</v> </c>'
    )
    strings = "<si><t>无</t></si>" * 10 + "<si><r><t>合</t></r><r><t>计&#25968;</t></r></si>"
    monkeypatch.setattr(xlsx_package, "_CHUNK", size)
    found = read(tmp_path, sheet_xml(" " + row_xml(cells) + " "), strings=strings)
    assert found.rows == [["石拐区 abc", 1234567.5, "一 二三", "甲<乙<丙></v>丁", "合计数", None, 7.0]]


# sheets and parts


def test_sheets_come_in_the_order_of_the_workbook_with_their_state(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    first.title = "封面"
    first.sheet_state = "hidden"
    book.create_chartsheet("图")
    book.create_sheet("数据")["A1"] = 1
    book.create_sheet("底稿").sheet_state = "veryHidden"
    book.move_sheet("数据", -2)
    book.active = 0
    found = saved(tmp_path, book)
    assert [(sheet.name, sheet.hidden) for sheet in found.sheets] == [("数据", False), ("封面", True), ("底稿", True)]
    assert found.sheets[0].rows == [[1.0]]


def test_parts_are_found_by_their_links(tmp_path: Path) -> None:
    contents = raw.parts(sheet_xml(row_xml('<c r="A1" t="s"><v>0</v></c>')), strings="<si><t>区</t></si>")
    moved: raw.Parts = {
        "[Content_Types].xml": str(contents["[Content_Types].xml"]).replace("/xl/workbook.xml", "/Book/Main.xml"),
        "_rels/.rels": raw.links_xml(rId9=("officeDocument", "/book/main.xml")),
        "book\\main.xml": contents["xl/workbook.xml"],
        "book/_rels/main.xml.rels": raw.links_xml(
            rId1=("worksheet", "../Sheets/One.xml"), rId2=("sharedStrings", "/book/texts.xml")
        ),
        "sheets/one.xml": contents["xl/worksheets/sheet1.xml"],
        "book/texts.xml": contents["xl/sharedStrings.xml"],
    }
    assert open_workbook(raw.write(tmp_path / "报表.xlsx", moved)).sheets[0].rows == [["区"]]


def test_a_strict_workbook_is_read(tmp_path: Path) -> None:
    contents = {
        name: str(content)
        .replace(raw.MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main")
        .replace(raw.LINKS, "http://purl.oclc.org/ooxml/officeDocument/relationships")
        for name, content in raw.parts().items()
    }
    assert open_workbook(raw.write(tmp_path / "a.xlsx", dict(contents))).sheets[0].rows == [[1.0]]


def test_prefixed_tags_are_read_and_those_of_extensions_are_not(tmp_path: Path) -> None:
    sheet = (
        f'<x:worksheet xmlns:x="{raw.MAIN}" xmlns:xm="urn:other"><x:cols><x:col min="2" max="2" hidden="1"/></x:cols>'
        '<x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>区</x:t></x:is></x:c>'
        '<x:c r="B1"><x:f>A1</x:f><x:v>2</x:v></x:c></x:row></x:sheetData>'
        "<xm:c><xm:v>9</xm:v><xm:f>A9</xm:f></xm:c></x:worksheet>"
    )
    found = read(tmp_path, sheet)
    assert (found.rows, found.hidden_columns) == ([["区", 2.0]], {2})
    assert list(found.marks) == [(1, 2)]


def test_other_encodings_of_xml_are_read(tmp_path: Path) -> None:
    contents = raw.parts()
    content = sheet_xml(row_xml('<c r="A1" t="inlineStr"><is><t>区</t></is></c>'))
    contents["xl/worksheets/sheet1.xml"] = ('<?xml version="1.0" encoding="utf-16"?>' + content).encode("utf-16")
    assert open_workbook(raw.write(tmp_path / "a.xlsx", contents)).sheets[0].rows == [["区"]]


def test_a_workbook_without_links_or_types_is_read_from_the_usual_places(tmp_path: Path) -> None:
    contents = raw.parts()
    del contents["_rels/.rels"], contents["[Content_Types].xml"]
    assert open_workbook(raw.write(tmp_path / "a.xlsx", contents)).sheets[0].rows == [[1.0]]


def test_the_calendar_of_1904_is_told(tmp_path: Path) -> None:
    contents = raw.parts(sheet_xml(row_xml('<c r="A1" t="d"><v>1904-01-02</v></c>')))
    workbook = str(contents["xl/workbook.xml"])
    contents["xl/workbook.xml"] = workbook.replace("<sheets>", '<workbookPr date1904="1"/><sheets>')
    found = open_workbook(raw.write(tmp_path / "a.xlsx", contents))
    assert (found.date1904, found.sheets[0].rows) == (True, [[1.0]])


# damage


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"])
def test_a_missing_part_is_damage(tmp_path: Path, part: str) -> None:
    contents = raw.parts()
    del contents[part]
    assert fault(tmp_path, contents) == ("F109", {"problem": "missing_part", "part": part})


def test_a_sheet_without_its_link_is_damage(tmp_path: Path) -> None:
    contents = raw.parts()
    contents["xl/_rels/workbook.xml.rels"] = raw.links_xml()
    assert fault(tmp_path, contents) == ("F109", {"problem": "missing_part", "part": "监测数据"})


@pytest.mark.parametrize("part", ["_rels/.rels", "xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"])
def test_broken_xml_is_damage(tmp_path: Path, part: str) -> None:
    contents = raw.parts()
    contents[part] = "\n\n" + str(contents[part])[:-5]
    assert fault(tmp_path, contents) == ("F109", {"problem": "xml", "part": part, "line": 3})


@pytest.mark.parametrize("number", ["5", "-1", "x", "9" * 5000])
def test_a_string_that_is_not_in_the_table_is_damage(tmp_path: Path, number: str) -> None:
    contents = raw.parts(sheet_xml(row_xml(f'<c r="A1" t="s"><v>{number}</v></c>')), strings="<si><t>a</t></si>")
    assert fault(tmp_path, contents) == ("F109", {"problem": "reference", "string": number[:20]})


def test_a_cut_zip_is_damage(tmp_path: Path) -> None:
    path = raw.write(tmp_path / "a.xlsx", raw.parts())
    path.write_bytes(path.read_bytes()[:-40])
    with pytest.raises(FileFault) as caught:
        open_workbook(path)
    assert (caught.value.code, caught.value.fields) == ("F109", {"problem": "zip"})


def test_a_part_that_fails_its_checksum_is_damage(tmp_path: Path) -> None:
    path = raw.write(tmp_path / "a.xlsx", raw.parts(), zipfile.ZIP_STORED)
    path.write_bytes(path.read_bytes().replace(b"<v>1</v>", b"<v>7</v>"))
    with pytest.raises(FileFault) as caught:
        open_workbook(path)
    assert caught.value.fields == {"problem": "zip", "part": "xl/worksheets/sheet1.xml"}


def test_a_zip_with_a_password_is_encrypted(tmp_path: Path) -> None:
    path = raw.write(tmp_path / "a.xlsx", raw.parts())
    content = bytearray(path.read_bytes())
    place = content.find(b"PK\x01\x02")
    while place >= 0:
        content[place + 8] |= 1
        place = content.find(b"PK\x01\x02", place + 4)
    path.write_bytes(content)
    with pytest.raises(FileFault) as caught:
        open_workbook(path)
    assert (caught.value.code, caught.value.fields) == ("F104", {"problem": "password"})


@pytest.mark.parametrize("compression", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_compression_that_no_spreadsheet_writes_is_damage(tmp_path: Path, compression: int) -> None:
    path = raw.write(tmp_path / "a.xlsx", raw.parts(), compression)
    with pytest.raises(FileFault) as caught:
        open_workbook(path)
    assert caught.value.fields == {"problem": "compression", "part": "_rels/.rels"}


def test_names_that_lead_out_of_the_zip_or_come_twice_do_no_harm(tmp_path: Path) -> None:
    path = raw.write(tmp_path / "a.xlsx", raw.parts())
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("../../etc/passwd", "x")
        package.writestr("/absolute.xml", "<a/>")
        with pytest.warns(UserWarning):
            package.writestr("xl/styles.xml", styles_xml("0%"))
    assert open_workbook(path).sheets[0].rows == [[1.0]]
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.xlsx"]


# against openpyxl

texts = st.text(st.characters(codec="utf-8"), max_size=30).filter(
    lambda text: text and not ILLEGAL_CHARACTERS_RE.search(text) and not text.startswith("=")
)
values = st.one_of(st.none(), texts, st.booleans(), st.floats(-9.99e307, 9.99e307), st.integers(-(2**53), 2**53))


@settings(max_examples=120, deadline=None)
@given(st.lists(st.lists(values, min_size=1, max_size=5), min_size=1, max_size=5))
def test_what_openpyxl_writes_comes_back(tmp_path_factory: pytest.TempPathFactory, table: list[list[Any]]) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row, record in enumerate(table, 1):
        for column, value in enumerate(record, 1):
            cell = sheet.cell(row, column)
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"  # some texts, such as #N/A, openpyxl takes for errors
    path = tmp_path_factory.getbasetemp() / "openpyxl.xlsx"
    book.save(path)
    found = open_workbook(path).sheets[0]
    for row, record in enumerate(table, 1):
        for column, value in enumerate(record, 1):
            expected = value
            if isinstance(value, str):
                expected = openpyxl.utils.escape.unescape(value)
            elif isinstance(value, float):
                expected = float(f"{value:.16g}")  # all that openpyxl writes
            told = found.cell(row, column).value
            assert told == expected
            assert isinstance(told, bool) == isinstance(value, bool)


def test_a_workbook_of_many_formats_is_read_as_openpyxl_reads_it(tmp_path: Path) -> None:
    codes = [
        "General", "0", "0.00", "#,##0.00", "0%", "0.0%", '0.0"‰"', "yyyy-mm-dd", 'yyyy"年"m"月"d"日"', "h:mm:ss",
        "[h]:mm", "0.00E+00", "@", "# ?/?", '"d"0', "mmm-yy", "0.00_);(0.00)", "[Red]0.00;-0.0",
        '_ * #,##0.00_ ;_ * "-"??_ ;_ @_ ',
    ]  # fmt: skip
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row, code in enumerate(codes, 1):
        for column, value in enumerate((0.953, -2.5, 45292, "文字", True, None, dt.datetime(2024, 5, 6, 12), "=A1"), 1):
            cell = sheet.cell(row, column)
            cell.value = value
            if not isinstance(value, dt.datetime):
                cell.number_format = code
    sheet.merge_cells("B25:D26")
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["C"].hidden = True
    found = saved(tmp_path, book).sheets[0]
    theirs = openpyxl.load_workbook(tmp_path / "报表.xlsx").worksheets[0]
    assert found.merged == [(25, 2, 26, 4)]
    assert (found.hidden_rows, found.hidden_columns) == ({3}, {3})
    for row in range(1, len(codes) + 1):
        for column in range(1, 9):
            ours, other = found.cell(row, column), theirs.cell(row, column)
            if other.data_type == "f":
                assert (ours.value, ours.flags & Flag.FORMULA) == (None, Flag.FORMULA)
                continue
            if isinstance(ours.value, float):
                assert bool(ours.flags & Flag.DATE) == is_date_format(other.number_format), other.number_format
                assert bool(ours.flags & Flag.PERCENT) == ("%" in other.number_format)
                if ours.flags & (Flag.DATE | Flag.PERCENT):
                    assert ours.number_format == other.number_format
            if not ours.flags & Flag.DATE:
                assert ours.value == other.value
    assert found.cell(1, 7).value == 45418.5


def _valid() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in range(1, 12):
        sheet.append([f"指标{row}", row * 1.5, "=B1+1", True, None, row])
        sheet.cell(row, 2).number_format = "0.0%"
    sheet.merge_cells("A1:B1")
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


VALID = _valid()
XML_PARTS = [
    name for name in zipfile.ZipFile(io.BytesIO(VALID)).namelist() if "docProps" not in name and "theme" not in name
]
changes = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(max_size=4), st.integers(0, 4)), max_size=6)


def mutated(content: bytes, edits: list[tuple[float, bytes, int]], length: float) -> bytes:
    changed = bytearray(content)
    for where, new, removed in edits:
        place = int(where * len(changed))
        changed[place : place + removed] = new
    return bytes(changed[: int(length * len(changed))])


def ends_well(path: Path) -> None:
    try:
        workbook = open_workbook(path)
    except FileFault as told:
        assert told.code in {"F102", "F103", "F104", "F108", "F109"}
    else:
        assert all(len(sheet.rows) == len(sheet.row_numbers) for sheet in workbook.sheets)


@settings(max_examples=250, deadline=None)
@given(edits=changes, length=st.one_of(st.just(1.0), st.floats(0, 1)))
def test_a_mutated_or_cut_zip_ends_in_a_workbook_or_a_fault(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[float, bytes, int]], length: float
) -> None:
    path = tmp_path_factory.getbasetemp() / "mutated.xlsx"
    path.write_bytes(mutated(VALID, edits, length))
    ends_well(path)


@settings(max_examples=250, deadline=None)
@given(part=st.sampled_from(XML_PARTS), edits=changes, length=st.one_of(st.just(1.0), st.floats(0, 1)))
def test_a_mutated_or_cut_part_ends_in_a_workbook_or_a_fault(
    tmp_path_factory: pytest.TempPathFactory, part: str, edits: list[tuple[float, bytes, int]], length: float
) -> None:
    package = zipfile.ZipFile(io.BytesIO(VALID))
    contents: raw.Parts = {name: package.read(name) for name in package.namelist()}
    contents[part] = mutated(package.read(part), edits, length)
    ends_well(raw.write(tmp_path_factory.getbasetemp() / "part.xlsx", contents))
