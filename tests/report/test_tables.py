"""The rows that every format shows: columns in order, cells with the number and the text that belongs to it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from assessment.worlds import COUNTY, Told, only, second_plan, sent
from shigua_monitor import assess
from shigua_monitor.assessment.assess import Assessment
from shigua_monitor.report import tables
from shigua_monitor.report.outcome import Outcome
from shigua_monitor.report.summary_table import rate_text, summary, summary_sentences
from shigua_monitor.report.tables import Cell, Figure, Table, text_of
from shigua_monitor.text import LANGS, Lang

WORLD: dict[str, Told] = {
    "care.screening_urban_rural": {2022: {"urban": 90, "rural": 85}, 2024: {"urban": 92, "rural": 86}},
    "care.screening_townships": {2024: {COUNTY: 86, "甲镇": 90, "乙镇": 70, "丙镇": 85}},
    "care.scalds": {2022: (50, 8000), 2024: (44, 8000)},
    "care.nurses": {2023: 2, 2024: 2},
    "care.line": {2024: 1},
    "schools.absence": {2024: None},
}


def outcome(told: Mapping[str, Told]) -> Outcome:
    plan = second_plan()
    found: Assessment = assess(only(plan, *told), sent(plan, told), year=2024)
    return Outcome(
        plan=plan,
        area=found.area,
        year=found.year,
        tables=[],
        findings=[],
        results=found.results,
        early_warnings=found.early_warnings,
        rules=[],
    )


def columns(table: Table, *keys: str) -> list[list[Cell]]:
    places = [next(i for i, column in enumerate(table.columns) if column.key == key) for key in keys]
    return [[row[place] for place in places] for row in table.rows]


def shown(table: Table, lang: Lang, *keys: str) -> list[list[str]]:
    return [[text_of(lang, cell) for cell in row] for row in columns(table, *keys)]


def figures(table: Table) -> list[tuple[Figure, str]]:
    return [
        (cell, column.key)
        for row in table.rows
        for cell, column in zip(row, table.columns, strict=True)
        if isinstance(cell, Figure)
    ]


@pytest.mark.parametrize("lang", LANGS)
def test_every_row_has_a_cell_for_every_column(lang: Lang) -> None:
    told = outcome(WORLD)
    for table in (tables.attainment(told, lang), tables.early_warnings(told, lang), summary(told, lang)):
        assert all(len(row) == len(table.columns) for row in table.rows)
        assert len(set(table.headings(lang))) == len(table.columns)


def test_the_columns_of_the_account_come_first_and_details_last() -> None:
    keys = [column.key for column in tables.ATTAINMENT if not column.detail]
    assert keys == [
        "domain",
        "clause",
        "indicator",
        "value",
        "criterion",
        "due",
        "verdict",
        "margin",
        "change",
        "department",
        "note",
    ]
    assert [column.detail for column in tables.ATTAINMENT] == sorted(column.detail for column in tables.ATTAINMENT)


def test_a_target_stands_beside_its_value() -> None:
    table = tables.attainment(outcome(WORLD), "zh")
    assert shown(table, "zh", "clause", "indicator", "value", "criterion", "verdict", "margin", "change") == [
        ["目标1", "听力筛查率", "86.0%", "≥72.5%", "× 未达标", "-2.5", "—"],
        ["目标2", "烫伤住院率", "550.0/10万", "比2022年下降12%", "√ 提前达标？", "0", "—"],
        ["措施1", "照护站护士数", "2", "≥3", "× 未达标", "-1", "0"],
        ["措施2", "照护专线", "是", "已落实", "√ 达标", "—", "—"],
        ["总目标1", "听力筛查率城乡差距", "6.0%", "小于2022年", "× 未达标", "-1.0", "—"],
        ["目标2", "缺课率", "—", "低于2022年", "○ 无数据", "—", "—"],
    ]


def test_rows_come_in_the_plans_order() -> None:
    table = tables.attainment(outcome(WORLD), "en")
    assert [row[0] for row in columns(table, "target")] == [target.id for target in only(second_plan(), *WORLD).targets]


@pytest.mark.parametrize(
    ("told", "zh", "en"),
    [
        ({2024: (99, 100)}, "√ 达标", "√ attained"),
        ({2024: (90, 100)}, "√ 达标？", "√ attained?"),
        ({2024: (88, 100)}, "× 未达标？", "× not attained?"),
        ({2024: (60, 100)}, "× 未达标", "× not attained"),
        ({2024: 60}, "× 未达标", "× not attained"),
    ],
    ids=["clear", "met and unsure", "missed and unsure", "clearly missed", "no counts"],
)
def test_a_verdict_is_a_mark_a_word_and_a_question_mark_where_numbers_are_small(told: Told, zh: str, en: str) -> None:
    (result,) = outcome({"care.screening_reached": told}).results
    assert (tables.verdict(result, "zh"), tables.verdict(result, "en")) == (zh, en)


def test_a_value_close_to_its_limit_has_the_same_digits_in_text_and_workbook() -> None:
    table = tables.attainment(outcome({"care.screening_reached": {2024: 88.496}}), "zh")
    ((value, margin),) = columns(table, "value", "margin")
    assert value == Figure(88.496, "88.496%", '0.000"%"')
    assert margin == Figure(-0.004, "-0.004", "+0.000;-0.000;0")


@pytest.mark.parametrize("lang", LANGS)
def test_figures_carry_the_unrounded_number_and_a_format_of_as_many_digits_as_the_text(lang: Lang) -> None:
    for figure, key in figures(tables.attainment(outcome(WORLD), lang)):
        digits = "".join(each for each in figure.text.split("/")[0] if each.isdigit() or each == ".")
        places = len(digits.partition(".")[2])
        wanted = figure.number_format.split(";")[0].split('"')[0].lstrip("+")
        assert wanted == ("0." + "0" * places if places else "0") or figure.number == 0, key
        assert float(digits) == pytest.approx(abs(figure.number), abs=0.5 * 10**-places + 1e-12)


def test_warnings_are_told_with_title_reason_department_and_measures() -> None:
    table = tables.early_warnings(outcome(WORLD), "zh")
    assert shown(table, "zh", "code", "warning", "indicator", "department", "measures") == [
        ["W401", "平均达标而有单位未达标", "听力筛查率", "县照护办", "儿童照护措施1“照护站建设”"],
        ["W402", "差距扩大", "听力筛查率城乡差距", "县照护办", "儿童照护措施1“照护站建设”"],
        ["W501", "无数据，应专项调查", "缺课率", "县校务局", "—"],
    ]
    assert [row[0] for row in columns(table, "reason")] == [
        "听力筛查率全区86.0%，达到≥72.5%，但乙镇（70.0%）未达到",
        "听力筛查率城乡差距由基期5.0个百分点扩大到6.0个百分点（扩大1.0个百分点）",
        "缺课率2024年无数据，县校务局应补报或开展专项调查",
    ]


def test_the_summary_has_the_counts_both_rates_and_the_four_classes() -> None:
    told = outcome(WORLD)
    assert shown(summary(told, "zh"), "zh", "item", "number") == [
        ["全部目标", "6"],
        ["其中可量化", "6"],
        ["可判断", "5"],
        ["达标", "2"],
        ["其中提前达标", "1"],
        ["未达标", "3"],
        ["无数据", "1"],
        ["无基期值", "0"],
        ["不适用", "0"],
        ["未量化", "0"],
        ["达标率（占可判断）", "40.0%"],
        ["达标率（占可量化）", "33.3%"],
        ["提前达标或已达标", "2"],
        ["预期可达标", "0"],
        ["未达标", "3"],
        ["无法判断", "1"],
    ]


def test_the_summary_in_two_sentences() -> None:
    rate, classes = summary_sentences(outcome(WORLD), "zh")
    assert rate == "达标率：可判断的 5 项中达标 2 项，占 40.0%；占全部可量化 6 项的 33.3%"
    assert classes.startswith("四类：提前达标或已达标 2，预期可达标 0，未达标 3，无法判断 1")
    nothing, _ = summary_sentences(outcome({"schools.absence": {2024: None}}), "en")
    assert nothing == "Attainment rate: nothing could be judged; 1 targets are quantified"


def test_a_rate_that_does_not_exist_is_a_dash() -> None:
    assert [rate_text(share) for share in (None, 0.0, 1 / 3, 1.0)] == ["—", "0.0%", "33.3%", "100.0%"]
