"""The sheet of acts in the workbook that departments fill in: what it asks, accepts, and that it is read back."""

import datetime as dt
import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.cell import MergedCell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from running import ROOT
from shigua_monitor import load_plan, read
from shigua_monitor.plan.acts import acts
from shigua_monitor.plan.model import Plan
from shigua_monitor.report.template import template_workbook
from shigua_monitor.report.template_acts import ASKED, COLUMNS, FIRST_ROW, HEADING_ROW
from shigua_monitor.report.template_rows import ActForm, act_forms, forms
from shigua_monitor.submission.vocabulary import vocabulary
from shigua_monitor.text import LANGS, Lang

YEAR = 2024
HEADINGS = "序号 目标编号 条款 规划要求 地区 状态 佐证材料（文件名称、文号、日期、页码） 日期 备注 核对"
STATES = {
    "zh": ["未启动", "推进中", "已落实", "不适用"],
    "en": ["not begun", "under way", "in place", "not applicable"],
}


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load_plan()


@pytest.fixture(scope="module")
def asked(plan: Plan) -> list[ActForm]:
    return act_forms(plan, plan.targets, YEAR, "zh")


def opened(asked: list[ActForm]) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(template_workbook([], asked)))


@pytest.fixture(scope="module")
def book(asked: list[ActForm]) -> Workbook:
    return opened(asked)


def at(sheet: Worksheet, column: str, line: int) -> Any:
    return sheet[f"{COLUMNS[column][0]}{line}"]


@pytest.mark.parametrize("folder", [None, ROOT / "tests" / "plans" / "second"], ids=["shipped", "second"])
def test_every_act_is_asked_once_for_each_place_of_the_department_that_reports_it(folder: Path | None) -> None:
    plan = load_plan(folder)
    told = [(form.department.id, row.act.id, row.area.name.zh)
            for form in act_forms(plan, plan.targets, YEAR, "zh") for row in form.rows]  # fmt: skip
    wanted = [(act.department, act.id, area) for act in acts(plan) for area in act.areas]
    assert sorted(told) == sorted(wanted)


def test_figures_come_first_and_acts_have_a_sheet_of_their_own(plan: Plan, asked: list[ActForm]) -> None:
    figures = forms(plan, plan.targets, YEAR, "zh")
    names = openpyxl.load_workbook(io.BytesIO(template_workbook(figures, asked)), read_only=True).sheetnames
    assert names == [
        *(form.department.name.zh for form in figures),
        *(f"{form.department.name.zh}落实情况" for form in asked),
        "指标解释",
        "选项",
    ]


def test_lines_hold_what_a_state_is_of(book: Workbook, asked: list[ActForm]) -> None:
    for sheet, form in zip(book.worksheets, asked, strict=False):
        assert [cell.value for cell in sheet[HEADING_ROW]] == HEADINGS.split(" ")
        for line, row in enumerate(form.rows, start=FIRST_ROW):
            target = row.act.targets[0]
            given = [at(sheet, key, line).value for key in ("serial", "target", "statement", "area")]
            assert given == [line - FIRST_ROW + 1, target.id, target.statement.zh, row.area.name.zh]


def test_a_clause_is_written_as_the_reader_knows_it(book: Workbook) -> None:
    sheet = book["区卫生健康委落实情况"]
    clauses = {
        at(sheet, "target", line).value: at(sheet, "clause", line).value for line in range(FIRST_ROW, sheet.max_row)
    }
    assert clauses["health.health_literacy"] == "儿童与健康·目标·2"
    assert clauses["safety.injury_monitoring_system"] == "儿童与安全·目标·10\n儿童与安全·措施·12"


def test_what_is_given_is_locked_and_what_is_asked_is_open(book: Workbook, asked: list[ActForm]) -> None:
    for sheet, form in zip(book.worksheets, asked, strict=False):
        assert sheet.protection.sheet
        for line in range(FIRST_ROW, FIRST_ROW + len(form.rows)):
            assert {key for key in COLUMNS if not at(sheet, key, line).protection.locked} == set(ASKED)
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    assert cell.column_letter == COLUMNS["check"][0]
                if not isinstance(cell, MergedCell) and cell.fill.fgColor.rgb.endswith("FFF9D6"):
                    assert not cell.protection.locked


@pytest.mark.parametrize("lang", LANGS)
def test_states_are_chosen_from_a_list_and_dates_are_days(plan: Plan, lang: Lang) -> None:
    words = vocabulary(plan)
    sheet = opened(act_forms(plan, plan.targets, YEAR, lang)).worksheets[0]
    by_cell = {str(rule.sqref).partition(":")[0]: rule for rule in sheet.data_validations.dataValidation}
    states = by_cell[f"F{FIRST_ROW}"]
    assert (states.type, states.showErrorMessage) == ("list", True)
    assert states.formula1.strip('"').split(",") == STATES[lang]
    assert [words.states.find(word) for word in STATES[lang]] == ["not_begun", "under_way", "in_place", None]
    days = by_cell[f"H{FIRST_ROW}"]
    assert (days.type, days.formula1, days.formula2) == ("date", "DATE(1990,1,1)", "DATE(2025,12,31)")
    assert len(days.error) <= 255
    assert at(sheet, "date", FIRST_ROW).number_format == "yyyy-mm-dd"


@pytest.mark.parametrize("lang", LANGS)
def test_the_reader_knows_every_heading_of_the_sheet(plan: Plan, lang: Lang, tmp_path: Path) -> None:
    book = opened(act_forms(plan, plan.targets, YEAR, lang))
    sheet = book.worksheets[0]
    at(sheet, "state", FIRST_ROW).value = STATES[lang][1]
    book.save(tmp_path / "a.xlsx")
    (table, *_) = read([tmp_path / "a.xlsx"], plan).tables
    assert table.unknown_headings == ["核对" if lang == "zh" else "Check"]
    assert (table.year, table.rows_read) == (YEAR, 1)


def test_the_check_column_asks_for_state_evidence_and_a_date_within_the_year(book: Workbook) -> None:
    formula = at(book.worksheets[0], "check", FIRST_ROW).value
    assert formula == (
        '=IF(AND(F6="",COUNTA(G6:H6)=0),"",IF(F6="","× 请选状态",IF(AND(F6="已落实",G6=""),"× 缺佐证材料",'
        'IF(AND(F6="已落实",ISNUMBER(H6),YEAR(N(H6))>2024),"× 日期晚于本年","√"))))'
    )


def test_the_definition_of_an_act_is_a_note_at_its_words(book: Workbook) -> None:
    sheet = book["区卫生健康委落实情况"]
    notes = {
        at(sheet, "target", line).value: at(sheet, "statement", line).comment
        for line in range(FIRST_ROW, sheet.max_row)
    }
    assert "是则为“已落实”，否则为“推进中”或“未启动”" in notes["health.breastfeeding_action"].text
    assert notes["health.health_literacy"] is None


def test_the_sheet_prints_on_a4_across_with_its_heading_on_every_page(book: Workbook, asked: list[ActForm]) -> None:
    for sheet, form in zip(book.worksheets, asked, strict=False):
        assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
        assert sheet.print_title_rows == f"${HEADING_ROW}:${HEADING_ROW}"
        assert sheet.freeze_panes == f"E{FIRST_ROW}"
        assert sheet.print_area.endswith(f"$J${FIRST_ROW + len(form.rows) + 2}")


@pytest.mark.parametrize("lang", LANGS)
def test_a_sheet_that_is_filled_in_is_read_back_cell_by_cell(plan: Plan, lang: Lang, tmp_path: Path) -> None:
    asked = act_forms(plan, plan.targets, YEAR, lang)
    book = opened(asked)
    filled = {}
    for sheet, form in zip(book.worksheets, asked, strict=False):
        for order, row in enumerate(form.rows):
            line, state = FIRST_ROW + order, STATES[lang][order % 4]
            at(sheet, "state", line).value = state
            at(sheet, "evidence", line).value = f"第{order}号"
            at(sheet, "date", line).value = dt.datetime(YEAR, order % 12 + 1, 15)
            filled[row.act.id, row.area.name.zh] = (
                ["not_begun", "under_way", "in_place", "not_applicable"][order % 4],
                f"第{order}号",
                f"{YEAR}-{order % 12 + 1:02}-15",
                form.department.id,
            )
        foot = FIRST_ROW + len(form.rows) + 1
        sheet[f"D{foot}"].value, sheet[f"G{foot + 1}"].value = "张三", "2025年1月8日"
    book.save(tmp_path / "filled.xlsx")
    submission = read([tmp_path / "filled.xlsx"], plan)
    assert [found for found in submission.findings if found.severity != "info"] == []
    assert [table.rows_read for table in submission.tables] == [len(form.rows) for form in asked]
    told = {(r.act, r.area): (r.state.value, r.evidence, r.date, r.department) for r in submission.acts}
    assert told == filled
    assert {report.year for report in submission.acts} == {YEAR}
