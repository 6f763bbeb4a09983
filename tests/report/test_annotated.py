"""A department gets back the file that it sent: marked, and otherwise the same."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.cell.cell import Cell

from annotating import (
    BLUE,
    HEADINGS,
    MANAGED,
    RED,
    YELLOW,
    annotate,
    book,
    loaded,
    rich_workbook,
    told,
    with_parts,
)
from annotating import RICH_SHEET as SHEET
from shigua_monitor import load_plan
from shigua_monitor.plan.model import Plan
from shigua_monitor.report.annotated import AnnotatedCopy, annotated_copies
from shigua_monitor.submission.read import read

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


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The rich workbook with a picture and parts of no known sort."""
    path = rich_workbook(tmp_path_factory.mktemp("sent") / "data.xlsx")
    more = {"xl/media/image1.png": PICTURE, "customXml/item1.xml": b"<kept as='it is' />", "xl/odd.bin": b"\x00\x01"}
    declared = '<Default Extension="png" ContentType="image/png"/><Override'
    return with_parts(path, more, {"[Content_Types].xml": ("<Override", declared)})


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


def test_of_a_sheet_nothing_changes_but_the_styles_of_cells(sent: Path, copy: AnnotatedCopy) -> None:
    def without_styles(package: zipfile.ZipFile) -> str:
        return re.sub(r' s="\d+"', "", package.read("xl/worksheets/sheet1.xml").decode()).replace("  ", " ")

    with zipfile.ZipFile(sent) as before, zipfile.ZipFile(io.BytesIO(copy.content)) as after:
        assert without_styles(after) == without_styles(before)


def test_cells_keep_their_values_formulas_and_formats(sent: Path, copy: AnnotatedCopy) -> None:
    before, after = openpyxl.load_workbook(sent), loaded(copy)

    def looks(cell: Cell) -> tuple[Any, ...]:
        looks = (cell.number_format, cell.font, cell.border, cell.alignment, cell.protection)
        return (cell.value, cell.data_type, *map(repr, looks))

    for name in before.sheetnames:
        for row in before[name].iter_rows():
            for cell in row:
                other = after[name][cell.coordinate]
                assert looks(other) == looks(cell), cell.coordinate
                if name != SHEET or cell.coordinate not in FAULTY:
                    assert repr(other.fill) == repr(cell.fill), cell.coordinate
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
    path = tmp_path / "a.csv"
    sent = """约<&>'\x0b_x000D_]]>"""
    lines = [",".join(HEADINGS), f"{MANAGED},石拐区,合计,2024,{sent},%,,", f"{MANAGED},石拐区,合计,2023,95,%,,"]
    path.write_text("\n".join(lines), "utf-8")
    copy = annotate(path, plan)
    again = tmp_path / "again.xlsx"
    again.write_bytes(copy.content)
    (found,) = read([again], plan).findings
    assert found.fields["sent"] == sent.replace("\x0b", "")
    comment = loaded(copy).worksheets[0]["E2"].comment.text
    assert "约<&>'" in comment
    assert "_x005F_x000D_]]>”" in comment  # escaped, or Excel would show a line break


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
