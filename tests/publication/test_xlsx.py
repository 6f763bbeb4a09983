import io
import zipfile
from dataclasses import replace
from typing import Any

import openpyxl
import pytest
from openpyxl import Workbook

from in_process import monitor
from publication.documents import DOCUMENT, RISING, no_outcome
from running import DISTRICT
from shigua_monitor.narrative.document import Fact, YearPoint
from shigua_monitor.publication.xlsx import written
from shigua_monitor.publication.xlsx_indicator import bounds


def opened(content: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def values(sheet: Any) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


@pytest.fixture(scope="module")
def small() -> Workbook:
    return opened(written(DOCUMENT, no_outcome()))


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> tuple[Workbook, Workbook]:
    """The report and the check of the same sample."""
    folder = tmp_path_factory.mktemp("xlsx")
    assert monitor("report", DISTRICT, "-o", folder / "report.xlsx").code == 0
    assert monitor("check", DISTRICT, "-o", folder / "check.xlsx").code == 0
    report, check = (opened((folder / f"{name}.xlsx").read_bytes()) for name in ("report", "check"))
    return report, check


def test_the_sheets_of_the_check_stand_in_it_cell_by_cell(reports: tuple[Workbook, Workbook]) -> None:
    report, check = reports
    assert report.sheetnames == ["目录", *check.sheetnames, "图表", "图表数据"]
    for name in check.sheetnames:
        assert values(report[name])[1:] == values(check[name])[1:]
        assert report[name]["A1"].value == "《石拐区儿童发展规划（2021—2030年）》2024年度统计监测报告"


def test_the_contents_link_every_sheet_target_and_chart(reports: tuple[Workbook, Workbook]) -> None:
    report, _ = reports
    contents = report["目录"]
    links = {cell.value: cell.hyperlink.location for row in contents.iter_rows() for cell in row if cell.hyperlink}
    for name in report.sheetnames[1:]:
        assert links[name] == f"'{name}'!A1"
    rows = [row for row in contents.iter_rows() if row[2].hyperlink]
    attainment = report["达标情况"]
    assert len(rows) == attainment.max_row - 2
    for row in rows:
        place = attainment[row[2].hyperlink.location.split("!")[1]]
        there = attainment[place.row]
        assert [cell.value for cell in row[:4]] == [there[0].value, there[1].value, there[2].value, there[6].value]
    charts = [row[4] for row in rows if row[4].hyperlink]
    anchors = {anchor_of(each) for each in report["图表"]._charts}
    assert {cell.hyperlink.location.split("!")[1] for cell in charts} <= anchors
    assert len(charts) == len(anchors) - 1 == 92


def anchor_of(chart: Any) -> str:
    start = chart.anchor._from
    return f"{openpyxl.utils.get_column_letter(start.col + 1)}{start.row + 1}"


def test_the_figures_behind_an_indicator_are_unrounded(small: Workbook) -> None:
    rows = [row for row in values(small["图表数据"]) if any(cell is not None for cell in row)]
    assert rows[:4] == [
        ["各领域达标情况（项）", *[None] * 9],
        ["领域", "达标", "未达标", *[None] * 7],
        ["卫生", 1, 0, *[None] * 7],
        ["教育", 0, 1, *[None] * 7],
    ]
    assert rows[4:6] == [
        ["甲率 (%)", *[None] * 9],
        ["年份", "监测值", "目标", "区间下限", "区间上限", "值至下限", "值至上限", "预测", "预测下限", "预测上限"],
    ]
    assert rows[6:] == [
        [2020, 80, 90, 70, 88, 10, 8, None, None, None],
        [2021, None, 90, None, None, None, None, None, None, None],
        [2022, 89.96, 90, 85, 94, pytest.approx(4.96), pytest.approx(4.04), None, None, None],
        [2023, 92.5, 90, 88, 96, 4.5, 3.5, 92.5, 92.5, 92.5],
        [2030, None, 90, None, None, None, None, 97, 91, 100],
    ]


def test_a_chart_refers_to_its_figures(small: Workbook) -> None:
    overview, indicator = small["图表"]._charts
    assert [each.val.numRef.f for each in overview.series] == ["'图表数据'!$B$3:$B$4", "'图表数据'!$C$3:$C$4"]
    assert overview.series[0].cat.numRef.f == "'图表数据'!$A$3:$A$4"
    series = {each.tx.strRef.f: (each.xVal.numRef.f, each.yVal.numRef.f) for each in indicator.series}
    assert series == {
        f"'图表数据'!{column}7": ("'图表数据'!$A$8:$A$12", f"'图表数据'!${column}$8:${column}$12") for column in "IJHCB"
    }
    bars = indicator.series[-1].errBars
    assert bars.plus.numRef.f == "'图表数据'!$G$8:$G$12" and bars.minus.numRef.f == "'图表数据'!$F$8:$F$12"
    look = {each.tx.strRef.f[-2:]: each.spPr.ln.prstDash for each in indicator.series}
    assert look == {"I7": "solid", "J7": "solid", "H7": "sysDot", "C7": "dash", "B7": "solid"}


def test_without_forecast_and_interval_the_chart_has_neither() -> None:
    bare = RISING._replace(points=(YearPoint(2022, 80.0, None), YearPoint(2023, 81.0, None)), forecast=())
    book = opened(written(replace(DOCUMENT, charts={"health.first": bare}), no_outcome()))
    chart = book["图表"]._charts[1]
    assert len(chart.series) == 1 and chart.series[0].errBars is None


def test_a_report_without_figures_has_no_sheet_of_charts() -> None:
    book = opened(written(replace(DOCUMENT, sections=(), charts={}), no_outcome()))
    assert book.sheetnames == ["目录", "汇总", "达标情况", "预警", "数据问题", "读取情况"]


def test_verdicts_severities_and_margins_are_marked_by_rules(reports: tuple[Workbook, Workbook]) -> None:
    report, _ = reports
    found = {
        (name, str(area.sqref), rule.text or rule.formula[0], rule.dxf.font.color.rgb)
        for name in report.sheetnames
        for area in report[name].conditional_formatting
        for rule in area.rules
    }
    last = report["达标情况"].max_row
    assert {each for each in found if each[0] == "达标情况"} == {
        ("达标情况", f"G3:G{last}", "√", "001E5B1E"),
        ("达标情况", f"G3:G{last}", "×", "009C1C1C"),
        ("达标情况", f"G3:G{last}", "○", "00595959"),
        ("达标情况", f"H3:H{last}", "AND(ISNUMBER(H3),H3<0)", "009C1C1C"),
    }
    assert {each[2] for each in found if each[0] == "数据问题"} == {"错误", "警告"}
    assert {each[2] for each in found if each[0] == "目录"} == {"√", "×", "○"}


@pytest.mark.parametrize("beginning", ["=", "+", "-", "@"])
def test_text_that_looks_like_a_formula_stays_text(beginning: str) -> None:
    text = f'{beginning}HYPERLINK("http://example.org","x")'
    chart = RISING._replace(name=text)
    document = replace(DOCUMENT, title=text, facts=(Fact(text, text),), charts={"health.first": chart})
    book = opened(written(document, no_outcome()))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert [cell.value for cell in cells].count(text) >= 4


def test_the_same_document_gives_the_same_bytes_without_a_clock() -> None:
    first = written(DOCUMENT, no_outcome())
    assert first == written(DOCUMENT, no_outcome())
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {each.date_time for each in archive.infolist()} == {(2000, 1, 1, 0, 0, 0)}


def test_every_cell_has_a_named_font(reports: tuple[Workbook, Workbook]) -> None:
    """One without a name is shown in whatever the program likes."""
    for book in reports:
        fonts = {(cell.font.name, cell.font.sz) for sheet in book for row in sheet.iter_rows() for cell in row}
        assert fonts == {("Calibri", 11), ("Calibri", 14)}


def test_the_words_are_english_where_the_report_is() -> None:
    book = opened(written(replace(DOCUMENT, lang="en"), no_outcome()))
    assert book.sheetnames[0] == "Contents" and book.sheetnames[-2:] == ["Charts", "Chart data"]
    assert book.properties.language == "en-GB"


def test_every_sheet_is_printed_on_a4(reports: tuple[Workbook, Workbook]) -> None:
    report, _ = reports
    assert {int(sheet.page_setup.paperSize) for sheet in report} == {9}
    assert [sheet.title for sheet in report if sheet.page_setup.orientation == "portrait"] == [
        "目录",
        "图表",
        "图表数据",
    ]


@pytest.mark.parametrize(
    ("marks", "unit", "expected"),
    [
        ([0.0, 46.05], "‰", (0, 50, 10)),
        ([88.0, 97.0], "%", (88, 98, 2)),
        ([88.0, 99.0], "%", (85, 100, 5)),
        ([0.0, 0.0], "", (0, 0.2, 0.2)),
        ([5.0, 5.0], "", (5, 6, 1)),
        ([-3.0, 9.0], "", (-5, 10, 5)),
        ([95.0, 112.0], "%", (95, 115, 5)),
    ],
)
def test_the_axis_has_round_ends_around_all_marks(
    marks: list[float], unit: str, expected: tuple[float, float, float]
) -> None:
    points = tuple(YearPoint(2020 + at, value, None) for at, value in enumerate(marks))
    assert bounds(RISING._replace(points=points, forecast=(), unit=unit)) == pytest.approx(expected)
