"""The sentences beside a verdict. Those of early warnings are tested with their worlds, in assessment."""

from __future__ import annotations

import pytest

from assessment.worlds import COUNTY, UNITS, Told, only, result, second_plan, sent, warnings
from shigua_monitor import assess
from shigua_monitor.findings import Finding
from shigua_monitor.report import notes


def note(target: str, told: Told, **options: object) -> tuple[str, str]:
    found = result(second_plan(), target, told, **options)
    return notes.note("zh", found, second_plan()), notes.note("en", found, second_plan())


@pytest.mark.parametrize(
    ("target", "told", "zh", "en"),
    [
        ("care.screening_reached", {2024: 90}, "", ""),
        ("care.screening_reached", {2023: 90, 2024: None}, "", ""),
        ("schools.absence", {2022: 10, 2024: 9}, "2022年为10.0%", "10.0% in 2022"),
        ("schools.absence", {2024: 9}, "缺2022年的值", "the value of 2022 is missing"),
        (
            "care.scalds",
            {2022: (0, 8000), 2024: (0, 8000)},
            "2022年为0，升降幅度无意义，建议以三年合计为基期",
            "the value of 2022 is 0, so a relative change is undefined; take three years together as the base",
        ),
        (
            "schools.enrolment_kept",
            {2022: 98, 2023: 97, 2024: 99},
            "2022年为98.0%；曾未达到：2023",
            "98.0% in 2022; broken in 2023",
        ),
        (
            "care.line",
            {2023: 1, 2024: None},
            "2023年报为已完成，不必每年再报",
            "reported as done in 2023; once is enough",
        ),
        ("care.line", {2023: 1, 2024: 1}, "", ""),
        ("schools.bus_boarders", {2024: 90}, "县内没有寄宿学校。", "The county has no boarding school."),
    ],
    ids=[
        "nothing to add",
        "no data",
        "comparison",
        "no base value",
        "zero base",
        "broken before",
        "done before",
        "done now",
        "not applicable",
    ],
)
def test_a_note_says_what_must_be_known_beside_the_verdict(target: str, told: Told, zh: str, en: str) -> None:
    assert note(target, told) == (zh, en)


def test_a_clause_without_figures_says_why() -> None:
    plan = second_plan()
    (clause,) = assess(only(plan, "care.campaign"), sent(plan, {"care.line": {2024: 1}})).results
    assert notes.note("zh", clause, plan) == "未定场次。"
    assert notes.note("en", clause, plan) == "No number of events is set."


def test_failing_units_have_their_figures_and_missing_ones_are_named() -> None:
    told = {2024: {COUNTY: 80, "甲镇": 72.46, "丙镇": 90}}
    assert note("care.screening_townships", told) == (
        "未达标：甲镇（72.46%）；预期：数据不足；未报：乙镇",
        "failing: Alpha Town (72.46%); outlook: insufficient data; not reported: Beta Town",
    )


def test_units_that_are_missing_alone_are_the_warnings_business() -> None:
    told = {2024: {COUNTY: 80, "甲镇": 75, "丙镇": 90}}
    assert note("care.screening_townships", told) == ("", "")
    assert set(warnings(second_plan(), "care.screening_townships", told)) == {"W501"}


def test_a_final_evaluation_says_which_years_broke_it() -> None:
    good = dict.fromkeys(UNITS, 40.0)
    told = {2023: {COUNTY: 40, **good, "甲镇": 60.0}, 2024: {COUNTY: 40, **good}}
    assert note("care.drills", told, final=True) == ("曾未达到：2023", "broken in 2023")


def test_a_place_names_the_file_where_there_are_several() -> None:
    found = Finding("F201", "a.xlsx", "监测数据", "F12")
    assert notes.finding_place(found, with_file=False) == "监测数据!F12"
    assert notes.finding_place(found, with_file=True) == "a.xlsx 监测数据!F12"


def test_skipped_rows_are_counted_with_their_reasons() -> None:
    skipped = {"hidden": 2, "note": 0, "unknown_indicator": 3}
    assert notes.skipped_text("zh", skipped) == "5（隐藏行2行、指标不在规划内3行）"
    assert notes.skipped_text("en", skipped) == "5 (2 hidden, 3 indicator not in the plan)"
    assert notes.skipped_text("zh", {"note": 0}) == "0"
