"""The workbook that departments fill in: what it asks, what it accepts, and that it is read back as filled in."""

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.cell import MergedCell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from running import ROOT
from shigua_monitor import load_plan, read
from shigua_monitor.findings import Finding
from shigua_monitor.plan.acts import is_act
from shigua_monitor.plan.model import Plan
from shigua_monitor.plan.terms import Kind, Unit
from shigua_monitor.report.template import sheet_names, template_workbook
from shigua_monitor.report.template_form import COLUMNS, FIRST_ROW, HEADING_ROW, SPARE_ROWS
from shigua_monitor.report.template_rows import Form, FormRow, forms
from shigua_monitor.report.template_validation import unit_word
from shigua_monitor.submission.read import Submission, Unreadable
from shigua_monitor.submission.rules import PlausibleJump, Rule, load_rules
from shigua_monitor.submission.vocabulary import vocabulary
from shigua_monitor.text import LANGS, Lang

YEAR = 2024
HEADINGS = "序号 指标编码 指标名称 地区 分组 计量单位 本年 上年 分子 分母 数据来源 备注 核对"
INPUT_FILL = "FFF9D6"


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load_plan()


@pytest.fixture(scope="module", params=[None, "tests/plans/second"], ids=["shipped", "second"])
def any_plan(request: pytest.FixtureRequest) -> Plan:
    return load_plan(ROOT / request.param if request.param else None)


def all_forms(plan: Plan, lang: Lang = "zh", rules: Sequence[Rule] = ()) -> list[Form]:
    return forms(plan, plan.targets, YEAR, lang, rules)


def opened(asked: list[Form]) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(template_workbook(asked)))


@pytest.fixture(scope="module")
def asked(plan: Plan) -> list[Form]:
    return all_forms(plan, rules=load_rules(plan).rules)


@pytest.fixture(scope="module")
def book(asked: list[Form]) -> Workbook:
    return opened(asked)


def form_of(asked: list[Form], department: str) -> Form:
    return next(form for form in asked if form.department.id == department)


def sheets_of(book: Workbook, asked: list[Form]) -> list[tuple[Worksheet, Form]]:
    return list(zip(book.worksheets, asked, strict=False))


def lines_of(form: Form) -> list[tuple[int, FormRow]]:
    return list(enumerate(form.rows, start=FIRST_ROW))


def at(sheet: Worksheet, column: str, line: int) -> Any:
    return sheet[f"{COLUMNS[column][0]}{line}"]


# what is asked


def test_the_indicator_of_every_quantified_target_is_asked_of_the_department_that_sends_it(any_plan: Plan) -> None:
    asked = {form.department.id: {row.indicator.id for row in form.rows} for form in all_forms(any_plan)}
    for target in any_plan.targets:
        if not is_act(target) and target.indicator is not None:
            assert target.indicator.id in asked[target.indicator.department]
    assert sum(map(len, asked.values())) == len(set().union(*asked.values())), "an indicator is asked twice"


def places(form: Form, indicator: str) -> list[tuple[str, str]]:
    return [(row.area.name.zh, row.group.id) for row in form.rows if row.indicator.id == indicator]


def test_rows_follow_from_the_scopes_and_gaps_of_the_targets(plan: Plan, asked: list[Form]) -> None:
    district = plan.district.name.zh
    units = [(area.name.zh, "total") for area in plan.file.areas if area.level in ("street", "township")]
    health, civil = form_of(asked, "health"), form_of(asked, "civil_affairs")
    assert places(health, "under3_managed") == [(district, "total")]
    assert places(health, "vaccination_coverage") == [(district, "total"), *units]
    assert places(health, "under5_mortality") == [
        (district, "total"), (district, "urban"), (district, "rural"), *units
    ]  # fmt: skip
    assert places(civil, "fulltime_child_social_workers") == [
        (district, "total"), ("五当召镇", "total"), ("吉忽伦图苏木", "total")
    ]  # fmt: skip
    assert places(health, "general_practitioners_per_centre") == [(district, "total")]


def test_an_indicator_has_all_its_rows_whichever_of_its_targets_was_chosen(plan: Plan, asked: list[Form]) -> None:
    chosen = [target for target in plan.targets if target.id == "health.under5_mortality"]
    form = forms(plan, chosen, YEAR, "zh")[0]
    assert places(form, "under5_mortality") == places(form_of(asked, "health"), "under5_mortality")


def test_every_department_that_sends_something_has_a_sheet_of_its_name(book: Workbook, asked: list[Form]) -> None:
    names = [form.department.name.zh for form in asked]
    assert book.sheetnames == [*names, "指标解释", "选项"]
    assert all(sheet.sheet_state == "visible" for sheet in book.worksheets)


def test_sheet_names_are_legal_short_and_differ(plan: Plan) -> None:
    department = plan.file.departments[0]

    def named(name: str) -> Any:
        return department.model_copy(update={"name": department.name.model_copy(update={"zh": name}), "short": None})

    names = sheet_names(
        [named("局" * 40), named("局" * 40), named("a/b:[c]*?"), named("指标解释"), named("'甲'")], "zh"
    )
    assert names == ["局" * 31, "局" * 27 + " (2)", "a b  c", "指标解释 (2)", "甲"]


# the shape of a statistical form


def test_the_headings_are_those_of_the_form(book: Workbook, asked: list[Form]) -> None:
    for sheet, _ in sheets_of(book, asked):
        assert [cell.value for cell in sheet[HEADING_ROW]] == HEADINGS.split(" ")


def test_head_and_foot_have_the_labels_of_a_statistical_form(book: Workbook) -> None:
    sheet = book["区教育局"]
    above = [str(cell.value) for row in sheet.iter_rows(max_row=HEADING_ROW - 1) for cell in row if cell.value]
    below = [str(cell.value) for row in sheet.iter_rows(min_row=FIRST_ROW) for cell in row if cell.value]
    assert "2024年石拐区儿童发展规划（2021—2030年）监测数据报送表" in above
    for label in ("表    号：", "制定机关：区统计局", "文    号：", "有效期至：", "填报单位：", "区教育局"):
        assert label in above
    for label in ("单位负责人：", "统计负责人：", "填表人：", "联系电话：", "填表日期：", "报送期限："):
        assert label in below
    explanation = next(text for text in below if text.startswith("说明："))
    assert "为2023年9月1日至2024年8月31日" in explanation
    assert any("留空" in text and "备注" in text and "约" in text for text in above)


def test_a_plan_without_a_statistics_department_leaves_the_issuer_open() -> None:
    sheet = opened(all_forms(load_plan(ROOT / "tests/plans/second")))["县照护办"]
    assert "制定机关：" in [cell.value for row in sheet.iter_rows(max_row=HEADING_ROW - 1) for cell in row]


def test_lines_hold_serial_code_name_area_group_and_unit(book: Workbook, asked: list[Form]) -> None:
    for sheet, form in sheets_of(book, asked):
        for line, row in lines_of(form):
            given = [at(sheet, key, line).value for key in ("serial", "code", "indicator", "area", "group", "unit")]
            names = [row.indicator.name.zh, row.area.name.zh, row.group.name.zh, unit_word(row.indicator.unit, "zh")]
            assert given == [line - FIRST_ROW + 1, row.indicator.id, *names]


def test_the_form_prints_on_a4_across_with_its_heading_on_every_page(book: Workbook, asked: list[Form]) -> None:
    for sheet, _ in sheets_of(book, asked):
        assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows == f"${HEADING_ROW}:${HEADING_ROW}"
        assert sheet.freeze_panes == f"D{FIRST_ROW}"
        assert sheet.print_area.endswith(f"$M${sheet.max_row}")


# what can be filled in


def test_cells_are_open_exactly_where_they_have_the_fill_of_input(book: Workbook, asked: list[Form]) -> None:
    for sheet in book.worksheets:
        assert sheet.protection.sheet
        assert not sheet.protection.password
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell, MergedCell):
                    continue  # openpyxl forgets the look of all but the first when it reads
                filled = cell.fill.fill_type == "solid" and cell.fill.fgColor.rgb.endswith(INPUT_FILL)
                assert filled == (not cell.protection.locked), f"{sheet.title}!{cell.coordinate}"
    for sheet, form in sheets_of(book, asked):
        for line, row in lines_of(form):
            is_open = {key for key in COLUMNS if not at(sheet, key, line).protection.locked}
            counts = {"numerator", "denominator"} if row.indicator.unit.scale else set()
            assert is_open == {"value", "before", "source", "note"} | counts


def test_blank_rows_at_the_end_are_open_for_other_areas_and_groups(book: Workbook, asked: list[Form]) -> None:
    sheet, form = sheets_of(book, asked)[0]
    for line in range(FIRST_ROW + len(form.rows), FIRST_ROW + len(form.rows) + SPARE_ROWS):
        assert {key for key in COLUMNS if at(sheet, key, line).protection.locked} == {"serial", "code", "check"}
        assert [at(sheet, key, line).value for key in ("code", "indicator", "area", "group", "unit")] == [None] * 5


def test_formulas_stand_in_the_check_column_alone(book: Workbook) -> None:
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    assert cell.column_letter == COLUMNS["check"][0], f"{sheet.title}!{cell.coordinate}"


def test_every_line_has_a_check_and_what_is_wrong_turns_red(book: Workbook, asked: list[Form]) -> None:
    for sheet, form in sheets_of(book, asked):
        last = FIRST_ROW + len(form.rows) + SPARE_ROWS - 1
        assert all(at(sheet, "check", line).data_type == "f" for line in range(FIRST_ROW, last + 1))
        (reddened,) = sheet.conditional_formatting
        assert str(reddened.sqref) == f"M{FIRST_ROW}:M{last}"
        assert reddened.rules[0].formula == [f'LEFT($M{FIRST_ROW},1)="×"']


def checks(book: Workbook, form: Form, indicator: str) -> str:
    sheet = book[form.department.name.zh]
    line = next(line for line, row in lines_of(form) if row.indicator.id == indicator)
    return str(at(sheet, "check", line).value)


def test_checks_fit_the_kind_of_the_indicator(book: Workbook, asked: list[Form]) -> None:
    health, education = form_of(asked, "health"), form_of(asked, "education")
    proportion = checks(book, health, "under3_managed")
    for words in ("分子大于分母", "应填分子、分母", "与分子分母不符，应为", "比上年变化大", "疑为小数"):
        assert words in proportion
    assert "分子大于分母" not in checks(book, education, "kindergarten_gross_enrolment")
    assert "分项之和不等于合计" in checks(book, health, "vaccination_coverage")
    assert "分项之和不等于合计" not in proportion
    assert "分子" not in checks(book, health, "childcare_places")
    assert "比上年变化大" in checks(book, health, "childcare_places")


def test_a_change_is_questioned_by_the_limits_of_the_plan_alone(plan: Plan, book: Workbook, asked: list[Form]) -> None:
    (limits,) = (rule for rule in load_rules(plan).rules if isinstance(rule, PlausibleJump))
    formula = checks(book, form_of(asked, "health"), "under3_managed")
    assert f"MAX(G8:H8)-MIN(G8:H8)>{limits.points[Unit.PERCENT]:g}" in formula
    unlimited = all_forms(plan)
    assert "比上年变化大" not in checks(opened(unlimited), form_of(unlimited, "health"), "under3_managed")


def rules_at(sheet: Worksheet, cell: str) -> list[Any]:
    return [rule for rule in sheet.data_validations.dataValidation if cell in rule.sqref]


def test_every_input_of_a_figure_accepts_only_what_fits_its_indicator(book: Workbook, asked: list[Form]) -> None:
    for sheet, form in sheets_of(book, asked):
        for line, row in lines_of(form):
            for column in "GH":
                (rule,) = rules_at(sheet, f"{column}{line}")
                assert rule.showErrorMessage
                assert_bounds(rule, row)
            if row.indicator.unit.scale:
                (rule,) = rules_at(sheet, f"J{line}")
                assert (rule.type, rule.operator, rule.formula1) == ("whole", "greaterThanOrEqual", "0")
                assert rule.error == "请填不小于0的整数。"


def assert_bounds(rule: Any, row: FormRow) -> None:
    first = str(rule.sqref).partition(":")[0]
    bounds = row.indicator.bounds
    assert rule.type == "custom"
    assert f'{first}="不适用"' in rule.formula1
    assert f"ISNUMBER({first})" in rule.formula1
    assert (f"{first}>={bounds.lowest}" in rule.formula1) == (bounds.lowest is not None)
    assert (f"{first}<={bounds.highest}" in rule.formula1) == (bounds.highest is not None)
    assert ("INT(" in rule.formula1) == (row.indicator.kind is Kind.COUNT)
    assert "留空并在备注说明" in rule.error
    assert len(rule.error) <= 255
    assert len(rule.formula1) <= 255


def listed(book: Workbook, sheet: Worksheet, cell: str) -> list[Any]:
    """The words of a cell's drop-down."""
    (rule,) = rules_at(sheet, cell)
    assert rule.type == "list"
    name, _, cells = rule.formula1.partition("!")
    return [cell.value for row in book[name.strip("'")][cells.replace("$", "")] for cell in row]


def test_drop_downs_offer_what_the_plan_knows(plan: Plan, book: Workbook, asked: list[Form]) -> None:
    for sheet, form in sheets_of(book, asked):
        line = FIRST_ROW + len(form.rows)
        assert listed(book, sheet, "C5") == [department.name.zh for department in plan.file.departments]
        assert listed(book, sheet, f"C{line}") == [indicator.name.zh for indicator in form.indicators]
        assert listed(book, sheet, f"D{line}") == list(plan.areas)
        assert listed(book, sheet, f"E{line}") == [group.name.zh for group in plan.file.groups]
        assert listed(book, sheet, f"F{line}") == [unit_word(unit, "zh") for unit in Unit]


@pytest.mark.parametrize("lang", LANGS)
def test_the_reader_knows_every_heading_and_unit_of_the_form(plan: Plan, lang: Lang) -> None:
    words = vocabulary(plan)
    sheet = opened([form_of(all_forms(plan, lang), "health")]).worksheets[0]
    headings = {key: words.columns.find(at(sheet, key, HEADING_ROW).value) for key in COLUMNS}
    known = {"value": "current", "before": "previous", "serial": "number", "check": None}
    assert headings == {key: known.get(key, key) for key in COLUMNS}
    assert {unit: words.units.find(unit_word(unit, lang)) for unit in Unit} == {unit: unit.value for unit in Unit}


# notes and definitions


def test_a_note_at_every_name_says_what_is_counted_and_when(book: Workbook, asked: list[Form]) -> None:
    for sheet, form in sheets_of(book, asked):
        for line, row in lines_of(form):
            note = at(sheet, "indicator", line).comment.text
            assert f"定义：{row.indicator.definition.zh}" in note
            if row.indicator.numerator and row.indicator.denominator:
                assert f"分子：{row.indicator.numerator.zh}" in note
                assert f"分母：{row.indicator.denominator.zh}" in note
    sheet = book["区卫生健康委"]
    assert at(sheet, "indicator", FIRST_ROW).comment.text.endswith("统计期：2023年10月1日至2024年9月30日")


def test_the_definitions_follow_the_forms_and_have_no_column_that_is_read_as_counts(
    plan: Plan, book: Workbook, asked: list[Form]
) -> None:
    rows = list(book["指标解释"].iter_rows(min_row=2, values_only=True))
    assert [row[0] for row in rows[1:]] == [indicator.name.zh for form in asked for indicator in form.indicators]
    found = {vocabulary(plan).columns.find(str(heading)) for heading in rows[0]}
    assert not found & {"numerator", "denominator", "value", "current", "previous"}


# languages and bytes


def chinese(text: object) -> bool:
    return any("\u3400" <= letter <= "\u9fff" for letter in str(text))


def test_the_english_form_is_english(plan: Plan) -> None:
    book = opened(all_forms(plan, "en"))
    assert book.sheetnames[-2:] == ["Definitions", "Choices"]
    assert not any(map(chinese, [*book.sheetnames, book.properties.title]))
    for sheet in book.worksheets:
        told = [cell.value for row in sheet.iter_rows() for cell in row]
        told += [cell.comment.text for row in sheet.iter_rows() for cell in row if cell.comment]
        for rule in sheet.data_validations.dataValidation:
            told += [rule.formula1, rule.error, rule.errorTitle]
        assert [text for text in told if chinese(text)] == []
        assert max(len(str(rule.error)) for rule in sheet.data_validations.dataValidation or [rule]) <= 255


@pytest.mark.parametrize("lang", LANGS)
def test_the_same_plan_gives_the_same_bytes(plan: Plan, lang: Lang) -> None:
    one, other = ([form_of(all_forms(plan, lang), "health")] for _ in range(2))
    assert template_workbook(one) == template_workbook(other)


# and back


Filled = dict[tuple[str, str, str, int], tuple[float, float | None, float | None]]
"""Indicator, area, group and year → value, numerator and denominator."""


def fill_in(sheet: Worksheet, form: Form) -> Filled:
    """Fill in every cell of a sheet with figures that agree with one another; what was filled in is returned."""
    filled: Filled = {}
    place = 0
    order = [indicator.id for indicator in form.indicators]
    for line, row in lines_of(form):
        place = place + 1 if row.indicator.id == form.rows[line - FIRST_ROW - 1].indicator.id and place else 1
        figures = figures_of(row, place, order.index(row.indicator.id) + 1, form)
        for column, figure in zip(("value", "before", "numerator", "denominator"), figures, strict=True):
            if figure is not None:
                at(sheet, column, line).value = figure
        at(sheet, "source", line).value = "业务台账"
        value, before, *counts = (number(figure) for figure in figures)
        assert value is not None
        assert before is not None
        key = (row.indicator.id, row.area.name.zh, row.group.id)
        filled[*key, form.year] = (value, *counts)
        filled[*key, form.year - 1] = (before, None, None)
    return filled


def number(figure: Any) -> float | None:
    return {"是": 1.0, "否": 0.0, "yes": 1.0, "no": 0.0}.get(figure, figure)


def figures_of(row: FormRow, place: int, order: int, form: Form) -> tuple[Any, Any, Any, Any]:
    """This year, last year, numerator, denominator; parts add up to totals."""
    if not row.indicator.unit.scale:
        return whole(row, place, order), order + 1, None, None
    parts = [(order * (unit + 2), order * (unit + 20)) for unit in range(8)]
    if row.area is not form.plan.district:
        siblings = [each for each in form.rows if each.indicator is row.indicator and each.group.id == "total"]
        numerator, denominator = parts[siblings.index(row) - 1]
    else:
        chosen = {"urban": parts[:4], "rural": parts[4:]}.get(row.group.id, parts)
        numerator, denominator = (sum(column) for column in zip(*chosen, strict=True))
    value = round(numerator / denominator * row.indicator.unit.scale, 2)
    return value, round(value * 0.98, 3), numerator, denominator


def whole(row: FormRow, place: int, order: int) -> int:
    """A number of things or hours: the total of a number is the sum of its two townships."""
    if row.indicator.kind is Kind.COUNT and row.indicator.id == "fulltime_child_social_workers":
        return {1: 2 * order + 5, 2: order + 2, 3: order + 3}[place]
    return order % 20 + 1


def faults(submission: Submission) -> list[Finding]:
    return [found for found in submission.findings if found.severity != "info"]


@pytest.mark.parametrize("lang", LANGS)
def test_a_form_that_is_filled_in_is_read_back_cell_by_cell(plan: Plan, lang: Lang, tmp_path: Path) -> None:
    asked = all_forms(plan, lang)
    book = opened(asked)
    filled: Filled = {}
    for sheet, form in sheets_of(book, asked):
        filled |= fill_in(sheet, form)
        sheet["K4"].value = f"{sheet['K4'].value}2026年12月"
        foot = FIRST_ROW + len(form.rows) + SPARE_ROWS + 1
        sheet[f"D{foot}"].value, sheet[f"D{foot + 2}"].value = "张三", "2025年1月8日"
    book.save(tmp_path / "filled.xlsx")
    submission = read([tmp_path / "filled.xlsx"], plan)
    assert [found for found in faults(submission) if found.code < "F4"] == []  # F4: between invented figures
    assert [table.rows_read for table in submission.tables] == [len(form.rows) for form in asked]
    frame = submission.observations.to_frame()
    found = {
        (row.indicator, row.area, row.group, row.year): (row.value, row.numerator, row.denominator)
        for row in frame.itertuples()
    }
    assert found.keys() == filled.keys()
    for key, figures in filled.items():
        expected = [float("nan") if figure is None else figure for figure in figures]
        assert list(found[key]) == pytest.approx(expected, abs=0.01, nan_ok=True), key


def test_a_row_added_at_the_end_is_read_too(plan: Plan, asked: list[Form], tmp_path: Path) -> None:
    form = form_of(asked, "health")
    book = opened([form])
    line = FIRST_ROW + len(form.rows)
    added = {"indicator": "婴儿死亡率", "area": "石拐区", "group": "男", "unit": "‰", "numerator": 1, "denominator": 80}
    for key, value in added.items():
        at(book.worksheets[0], key, line).value = value
    book.save(tmp_path / "filled.xlsx")
    frame = read([tmp_path / "filled.xlsx"], plan).observations.to_frame()
    boys = frame[(frame["group"] == "male") & (frame["year"] == YEAR)]
    assert boys[["indicator", "numerator", "denominator"]].to_numpy().tolist() == [["infant_mortality", 1, 80]]


def test_a_form_without_any_figure_is_refused_but_has_no_fault(plan: Plan, asked: list[Form], tmp_path: Path) -> None:
    (tmp_path / "blank.xlsx").write_bytes(template_workbook(asked))
    with pytest.raises(Unreadable) as refused:
        read([tmp_path / "blank.xlsx"], plan)
    assert {found.severity for found in refused.value.findings} == {"info"}
