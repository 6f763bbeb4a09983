"""Which figures are asked for, and by when."""

from datetime import date
from pathlib import Path

import pytest

from shigua_monitor.plan.asked import asked, deadline
from shigua_monitor.plan.load import load_plan, read_plan
from shigua_monitor.plan.terms import TOTAL, Calendar
from shigua_monitor.report.template_rows import act_forms, forms

SECOND = Path(__file__).parent.parent / "plans" / "second"


@pytest.mark.parametrize("folder", [None, SECOND])
def test_what_is_asked_is_what_the_template_asks_but_for_targets_that_do_not_apply(folder: Path | None) -> None:
    plan = load_plan(folder)
    template = {
        (row.indicator.id, row.area.name.zh, row.group.id)
        for form in forms(plan, plan.targets, 2024, "zh")
        for row in form.rows
    }
    template |= {
        (row.act.indicator.id, row.area.name.zh, TOTAL)
        for form in act_forms(plan, plan.targets, 2024, "zh")
        for row in form.rows
        if row.act.indicator
    }
    wanted = {(indicator, *figure) for indicator, figures in asked(plan).items() for figure in figures}
    assert wanted <= template
    for indicator, *_ in template - wanted:
        targets = [each for each in plan.targets if each.indicator and each.indicator.id == indicator]
        assert any(each.not_applicable for each in targets), indicator


@pytest.mark.parametrize(
    ("calendar", "due"),
    [
        (Calendar.OCTOBER_TO_SEPTEMBER, date(2024, 10, 25)),
        (Calendar.SEPTEMBER_TO_AUGUST, date(2025, 3, 31)),
        (Calendar.CALENDAR_YEAR, date(2025, 3, 31)),
    ],
)
def test_the_deadline_is_the_first_such_day_after_the_end_of_the_year(calendar: Calendar, due: date) -> None:
    assert deadline(load_plan(), calendar, 2024) == due


def test_a_plan_need_not_set_deadlines() -> None:
    assert deadline(load_plan(SECOND), Calendar.CALENDAR_YEAR, 2024) is None


def plan_with(tmp_path: Path, deadlines: str) -> Path:
    for file in SECOND.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    with (tmp_path / "plan.yaml").open("a", encoding="utf-8") as stream:
        stream.write(deadlines)
    return tmp_path


def test_a_day_that_the_month_does_not_have_is_its_last(tmp_path: Path) -> None:
    folder = plan_with(tmp_path, "deadlines: [{calendar: calendar_year, month: 2, day: 30}]\n")
    assert deadline(load_plan(folder), Calendar.CALENDAR_YEAR, 2027) == date(2028, 2, 29)


def test_two_deadlines_for_one_calendar_are_a_fault(tmp_path: Path) -> None:
    one = "{calendar: calendar_year, month: 2, day: 28}"
    loading = read_plan(plan_with(tmp_path, f"deadlines: [{one}, {one}]\n"))
    assert [fault.reason for fault in loading.faults] == ["plan.twice"]
