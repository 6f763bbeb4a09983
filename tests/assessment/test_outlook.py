"""What is to be expected: three views beside one another, and how many of them it takes."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import pytest

from assessment.worlds import (
    COUNTY,
    TOWNS,
    UNITS,
    Told,
    only,
    result,
    second_plan,
    sent,
    shipped_plan,
    target_of,
    warnings,
    with_settings,
)
from shigua_monitor import assess
from shigua_monitor.assessment.outlook import Outlook, View
from shigua_monitor.assessment.result import Result
from shigua_monitor.observations import State
from shigua_monitor.plan.criterion import AtLeast, AtMost
from shigua_monitor.plan.definitions import Period
from shigua_monitor.plan.model import Plan
from shigua_monitor.plan.terms import Scope
from shigua_monitor.statistics.forecast import Method
from shigua_monitor.statistics.pace import Reason

CEILING = "schools.bus_town"  # at most 35 minutes by 2027, base year 2022
KEEP = "care.screening_reached"  # at least 88.5 %, reach and keep
BY_UNIT = "care.screening_townships"  # at least 72.5 % in each of three towns by 2026
SILENT, ON_TRACK, WATCH, UNLIKELY = View.SILENT, View.ON_TRACK, View.WATCH, View.UNLIKELY


def expected(target: str, told: Told, **options: Any) -> Result:
    return result(second_plan(), target, told, **options)


def plan_with(base_year: int, last: int, limit: float, *, at_least: bool) -> Plan:
    """The bus ride with another limit, base year and due year."""
    plan = second_plan()
    target = target_of(plan, CEILING)
    criterion = AtLeast(kind="at_least", value=limit) if at_least else AtMost(kind="at_most", value=limit)
    file = plan.file.model_copy(update={"base_year": base_year, "period": Period(first=base_year + 1, last=last)})
    return replace(plan, file=file, targets=(target._replace(criterion=criterion, due=str(last)),))


# The three views


@pytest.mark.parametrize(
    ("now", "view"),
    [
        pytest.param(36.45, ON_TRACK, id="ahead"),
        pytest.param(41.45, ON_TRACK, id="0.95"),
        pytest.param(41.46, WATCH, id="just below 0.95"),
        pytest.param(44.6, WATCH, id="0.60"),
        pytest.param(44.61, UNLIKELY, id="just below 0.60"),
        pytest.param(50, UNLIKELY, id="standing still"),
        pytest.param(60, UNLIKELY, id="moving away"),
    ],
)
def test_the_pace_is_on_track_from_95_and_to_be_watched_from_60_percent(now: float, view: View) -> None:
    found = expected(CEILING, {2022: 50, 2023: 49, 2025: now}).outlook
    assert found.pace == pytest.approx((50 - now) / 15 / (3 / 5))
    assert found.views[0] is view


@pytest.mark.parametrize(
    ("base", "now", "limit", "at_least", "ratio"),
    [
        ((2015, 14.5), (2023, 10.2), (2030, 7.25), False, 0.952590),
        ((2015, 98.82), (2022, 99.04), (2030, 100), True, 0.401355),
        ((2018, 10.0), (2022, 10.4), (2030, 0.1), False, -0.030917),
        ((2015, 68.55), (2023, 46.73), (2026, 55), True, -2.3587),
    ],
    ids=["falling on track", "rising slowly", "moving away", "met, then lost"],
)
def test_published_growth_ratios_flow_through(
    base: tuple[int, float], now: tuple[int, float], limit: tuple[int, float], at_least: bool, ratio: float
) -> None:
    plan = plan_with(base[0], limit[0], limit[1], at_least=at_least)
    between = (base[0] + 1, (base[1] + now[1]) / 2)
    found = result(plan, CEILING, dict([base, between, now]))
    assert found.outlook.compound == pytest.approx(ratio, rel=1e-3)  # the last is published from unrounded figures
    assert found.outlook.views[1] is (ON_TRACK if ratio > 0.95 else UNLIKELY)


def test_a_base_value_beyond_the_target_has_no_pace_but_a_growth_ratio() -> None:
    found = result(plan_with(2015, 2026, 55, at_least=True), CEILING, {2015: 68.55, 2020: 56, 2023: 46.73})
    assert (found.outlook.pace, found.outlook.pace_reason) == (None, Reason.BASE_BEYOND_TARGET)
    assert found.outlook.compound_reason is Reason.BASE_BEYOND_TARGET
    assert "W302" in warnings(plan_with(2015, 2026, 55, at_least=True), CEILING, {2015: 68.55, 2020: 56, 2023: 46.73})


def test_the_published_rate_of_reduction_flows_through() -> None:
    plan = plan_with(2000, 2030, 20, at_least=False)
    found = result(plan, CEILING, {2000 + n: 100 * 0.976**n for n in range(16)}).outlook
    assert found.reduction == pytest.approx(0.024, abs=1e-12)
    assert found.required_reduction == pytest.approx(1 - 0.2 ** (1 / 30), abs=1e-12)


def test_the_published_straight_path_has_a_pace_of_one_in_every_year() -> None:
    values = [68, 72.42857, 76.85714, 81.28571, 85.71429, 90.14286, 94.57143, 99]
    path = dict(zip(range(2018, 2026), values, strict=True))
    plan = plan_with(2018, 2025, 99, at_least=True)
    for year in range(2019, 2025):
        assert result(plan, CEILING, path, year=year).outlook.pace == pytest.approx(1, abs=1e-6)
    assert result(plan, CEILING, path, year=2025).attainment.word == "attained"


def test_the_projection_has_its_interval_level_and_method() -> None:
    told = {2022: 50, 2023: 47.5, 2024: 44, 2025: 42}
    narrow = with_settings(second_plan(), CEILING, projection_level=0.5)
    wide, half = expected(CEILING, told).outlook, result(narrow, CEILING, told).outlook
    assert wide.method is Method.STRAIGHT_LINE
    assert wide.interval is not None and half.interval is not None and wide.point is not None
    assert wide.interval[0] < half.interval[0] < wide.point < half.interval[1] < wide.interval[1]
    assert (wide.horizon, wide.flat) == (2027, 42)


def test_counts_are_projected_by_their_own_law() -> None:
    told = {2022: (150, 200), 2023: (160, 200), 2024: (165, 200)}
    assert expected(KEEP, told).outlook.method is Method.TREND_OF_COUNTS
    rare = {2020: (1, 124), 2021: (0, 124), 2022: (1, 124), 2023: (0, 124), 2024: (1, 124)}
    found = result(shipped_plan(), "safety.child_injury_mortality", rare).outlook
    assert found.method is Method.RARE_COUNTS


def test_a_base_value_without_counts_does_not_displace_the_counts_of_later_years() -> None:
    told = {2022: 60.0, 2023: (5, 8000), 2024: (6, 8000), 2025: (5, 8000)}
    assert expected("care.scalds", told).outlook.method is Method.RARE_COUNTS
    assert expected("care.scalds", {**told, 2024: 70.0}).outlook.method is Method.STRAIGHT_LINE


def test_years_before_the_base_year_are_not_projected() -> None:
    told = {2022: 50, 2023: 47, 2024: 44.5}
    assert expected(CEILING, {2018: 10, 2020: 90, **told}).outlook == expected(CEILING, told).outlook


def test_years_after_the_judged_one_are_not_looked_at() -> None:
    told = {2022: 50, 2023: 47, 2024: 44.5}
    assert expected(CEILING, {**told, 2025: 80}, year=2024).outlook == expected(CEILING, told).outlook


# How many views it takes


@pytest.mark.parametrize(
    ("told", "views", "code"),
    [
        ({2022: 50, 2023: 46, 2024: 42, 2025: 38}, (ON_TRACK, ON_TRACK, ON_TRACK), Outlook.ON_TRACK),
        ({2022: 50, 2023: 47, 2024: 44.2, 2025: 41.5}, (WATCH, WATCH, UNLIKELY), Outlook.WATCH),
        ({2022: 50, 2023: 46, 2024: 44, 2025: 41.4}, (ON_TRACK, WATCH, WATCH), Outlook.WATCH),
        ({2022: 50, 2023: 48.2, 2024: 46.4, 2025: 44.6}, (WATCH, UNLIKELY, UNLIKELY), Outlook.UNLIKELY),
        ({2022: 50, 2023: 49, 2024: 48, 2025: 47}, (UNLIKELY, UNLIKELY, UNLIKELY), Outlook.UNLIKELY),
        ({2022: 50, 2023: 56, 2024: 41, 2025: 47}, (UNLIKELY, UNLIKELY, WATCH), Outlook.WATCH),
        ({2022: 35, 2023: 36, 2024: 38, 2025: 40}, (SILENT, SILENT, UNLIKELY), Outlook.WATCH),
        ({2022: 30, 2023: 33, 2024: 36, 2025: 40}, (SILENT, UNLIKELY, UNLIKELY), Outlook.UNLIKELY),
    ],
    ids=[
        "all on track",
        "the projection alone",
        "one to be watched",
        "two of three",
        "three of three",
        "two, but the projection spans both outcomes",
        "one view only",
        "two views only",
    ],
)
def test_unlikely_takes_two_of_three_and_a_projection_that_excludes_it(
    told: Told, views: tuple[View, View, View], code: Outlook
) -> None:
    found = expected(CEILING, told).outlook
    assert (found.views, found.code) == (views, code)


def test_the_cuts_of_the_pace_are_settings() -> None:
    told = {2022: 50, 2023: 47, 2024: 44.2, 2025: 41.5}
    assert expected(CEILING, told).outlook.views[0] is WATCH
    easy = with_settings(second_plan(), CEILING, on_track_pace=0.9)
    assert result(easy, CEILING, told).outlook.views[0] is ON_TRACK


# How many years it takes


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({2022: 50, 2025: 47}, Outlook.INSUFFICIENT_DATA),
        ({2022: 50, 2023: 49, 2025: 47}, Outlook.UNLIKELY),
        ({2022: 50, 2023: None, 2024: None, 2025: 47}, Outlook.INSUFFICIENT_DATA),
        ({2021: 51, 2022: 50, 2025: 47}, Outlook.INSUFFICIENT_DATA),
        ({2023: 50, 2024: 48, 2025: 46}, Outlook.WATCH),
    ],
    ids=["two", "three with the base year", "gaps are no values", "those before the base year do not count", "no base"],
)
def test_an_outlook_needs_three_yearly_values(told: Told, code: Outlook) -> None:
    assert expected(CEILING, told).outlook.code is code


def test_the_fewest_years_are_a_setting() -> None:
    told = {2022: 50, 2023: 49, 2025: 47}
    strict = with_settings(second_plan(), CEILING, fewest_years=4)
    assert result(strict, CEILING, told).outlook.code is Outlook.INSUFFICIENT_DATA


def test_a_published_base_value_is_one_of_the_three() -> None:
    told = {2023: (5, 8000), 2024: (6, 8000)}
    found = expected("care.scalds", told)
    assert found.series == {2022: 62.5, 2023: 62.5, 2024: 75}
    assert found.outlook.code is Outlook.WATCH
    assert found.outlook.pace == pytest.approx((75 - 62.5) / (55 - 62.5) / (2 / 5))


# Edges


@pytest.mark.parametrize(
    ("told", "pace", "pace_reason", "growth", "growth_reason", "code"),
    [
        ({2022: 50, 2023: 50, 2024: 50, 2025: 50}, 0, Reason.NONE, 0, Reason.NONE, Outlook.UNLIKELY),
        ({2022: 50}, None, Reason.NO_TIME, None, Reason.NO_TIME, Outlook.INSUFFICIENT_DATA),
        ({2022: None, 2025: None}, None, Reason.MISSING, None, Reason.MISSING, Outlook.INSUFFICIENT_DATA),
        ({2025: 47}, None, Reason.MISSING, None, Reason.MISSING, Outlook.INSUFFICIENT_DATA),
        ({2022: 0, 2023: 20, 2024: 40}, None, Reason.BASE_BEYOND_TARGET, None, Reason.ZERO_BASE, Outlook.WATCH),
        ({2022: 35, 2023: 36, 2024: 40}, None, Reason.TARGET_IS_BASE, None, Reason.TARGET_IS_BASE, Outlook.WATCH),
        ({2022: 50, 2023: 55, 2024: 60}, -5 / 3, Reason.NONE, -1.3863, Reason.NONE, Outlook.UNLIKELY),
        ({2022: 50, 2023: 46, 2026: 41}, 0.75, Reason.NONE, 0.70296, Reason.NONE, Outlook.WATCH),
    ],
    ids=[
        "constant",
        "one point, in the base year",
        "all missing",
        "no base value",
        "zero base",
        "target is base",
        "moving away",
        "years of gaps",
    ],
)
def test_edges_have_a_stated_answer(
    told: Told, pace: float | None, pace_reason: Reason, growth: float | None, growth_reason: Reason, code: Outlook
) -> None:
    found = expected(CEILING, told).outlook
    assert found.pace == (None if pace is None else pytest.approx(pace))
    assert found.compound == (None if growth is None else pytest.approx(growth, abs=1e-4))
    assert (found.pace_reason, found.compound_reason, found.code) == (pace_reason, growth_reason, code)


def test_a_constant_series_forecasts_itself() -> None:
    found = expected(CEILING, {2022: 50, 2023: 50, 2024: 50}).outlook
    assert (found.method, found.point, found.interval, found.flat) == (Method.CONSTANT, 50, (50, 50), 50)


def test_a_target_of_zero_is_not_replaced_by_a_small_number() -> None:
    plan = plan_with(2022, 2027, 0, at_least=False)
    found = result(plan, CEILING, {2022: 10, 2023: 8, 2024: 6, 2025: 4}).outlook
    assert found.pace == pytest.approx(1)
    assert (found.compound, found.compound_reason) == (None, Reason.ZERO_TARGET)
    assert found.code is Outlook.ON_TRACK


def test_a_year_before_the_base_year_cannot_be_judged() -> None:
    from shigua_monitor.assessment.assess import NotAssessable

    told = sent(second_plan(), {CEILING: {2021: 50, 2022: 49}})
    with pytest.raises(NotAssessable) as stopped:
        assess(second_plan(), told, year=2021)
    assert (stopped.value.reason, stopped.value.fields["known"]) == ("stop.no_year", [2022])


# Due


def test_what_is_met_is_met() -> None:
    found = expected(CEILING, {2022: 50, 2023: 40, 2024: 35}).outlook
    assert found.code is Outlook.MET


def test_a_target_of_every_year_has_a_chance_to_hold_next_year() -> None:
    good = expected("schools.enrolment_kept", {2022: 98, 2023: 99, 2024: 98.5}).outlook
    assert (good.code, good.horizon, good.pace) == (Outlook.MET, 2025, None)
    assert good.chance is not None and 0.5 < good.chance < 1
    bad = expected("schools.enrolment_kept", {2022: 98, 2023: 98.4, 2024: 97}).outlook
    assert (bad.code, bad.horizon, bad.views) == (Outlook.NOT_APPLICABLE, 2025, (SILENT, SILENT, SILENT))
    assert bad.chance is not None and bad.chance < 0.5


def test_after_the_last_year_of_the_plan_nothing_has_to_hold() -> None:
    told = {2022: 98, 2023: 99, 2024: 98.5, 2025: 99, 2026: 99, 2027: 99}
    found = expected("schools.enrolment_kept", told).outlook
    assert (found.code, found.horizon, found.chance) == (Outlook.MET, None, None)


def test_what_is_to_be_reached_and_kept_is_like_a_target_of_the_last_year_until_it_is_reached() -> None:
    found = expected(KEEP, {2022: 80, 2023: 82, 2024: 84}).outlook
    assert (found.code, found.horizon) == (Outlook.WATCH, 2027)
    assert found.pace == pytest.approx(4 / 8.5 / (2 / 5))


def test_what_was_reached_is_from_then_on_like_a_target_of_every_year() -> None:
    held = expected(KEEP, {2022: 80, 2023: 84, 2024: 89}).outlook
    assert (held.code, held.horizon, held.pace) == (Outlook.MET, 2025, None)
    lost = expected(KEEP, {2022: 80, 2023: 89, 2024: 84}).outlook
    assert (lost.code, lost.horizon, lost.views) == (Outlook.NOT_APPLICABLE, 2025, (SILENT, SILENT, SILENT))


def test_what_was_beyond_the_limit_in_the_base_year_was_reached_then() -> None:
    assert expected(KEEP, {2022: 89, 2023: 88, 2024: 87}).outlook.code is Outlook.NOT_APPLICABLE


def test_a_target_of_2025_looks_to_2025_and_is_settled_from_then_on() -> None:
    told = {2022: 1, 2023: 2, 2024: 2, 2025: 2, 2026: 3}
    before = expected("care.nurses", told, year=2024).outlook
    assert (before.horizon, before.pace) == (2025, pytest.approx(1 / 2 / (2 / 3)))
    settled = expected("care.nurses", told, year=2025).outlook
    assert (settled.code, settled.horizon, settled.pace, settled.chance) == (Outlook.NOT_APPLICABLE, None, None, None)
    assert expected("care.nurses", told, year=2026).outlook.code is Outlook.MET


@pytest.mark.parametrize(
    ("target", "told", "code"),
    [
        ("care.line", {2023: 0, 2024: 1}, Outlook.MET),
        ("care.line", {2023: 0, 2024: 0}, Outlook.NOT_APPLICABLE),
        ("care.line", {2023: 0, 2024: None}, Outlook.INSUFFICIENT_DATA),
        ("schools.report", {2023: 1, 2024: 1}, Outlook.MET),
        ("schools.report", {2023: 1, 2024: 0}, Outlook.NOT_APPLICABLE),
    ],
)
def test_an_act_is_met_or_cannot_be_foreseen(target: str, told: Told, code: Outlook) -> None:
    found = expected(target, told).outlook
    assert (found.code, found.horizon, found.views) == (code, None, (SILENT, SILENT, SILENT))


def test_what_cannot_be_judged_has_no_outlook() -> None:
    assert expected("care.scalds", {2022: (0, 8000), 2024: (5, 8000)}).outlook.code is Outlook.INSUFFICIENT_DATA
    assert expected(CEILING, {2022: 50, 2023: 45, 2024: 40, 2025: None}).outlook.code is Outlook.INSUFFICIENT_DATA
    assert expected("schools.bus_boarders", {2022: 50, 2023: 45, 2024: 40}).outlook.code is Outlook.NOT_APPLICABLE
    plan = second_plan()
    (clause,) = assess(only(plan, "care.campaign"), sent(plan, {CEILING: {2024: 30}})).results
    assert clause.outlook.code is Outlook.NOT_APPLICABLE


# Trends


def test_a_trend_has_no_pace_and_is_judged_by_its_projection() -> None:
    found = expected("schools.absence", {2022: 10, 2023: 10.5, 2024: 11}).outlook
    assert (found.pace_reason, found.compound_reason) == (Reason.TARGET_IS_BASE, Reason.TARGET_IS_BASE)
    assert (found.views, found.code) == ((SILENT, SILENT, UNLIKELY), Outlook.WATCH)
    wide = expected("schools.absence", {2022: 10, 2023: 11, 2024: 10.2}).outlook
    assert (wide.views, wide.code) == ((SILENT, SILENT, WATCH), Outlook.WATCH)
    better = expected("schools.absence", {2022: 10, 2023: 14, 2024: 12, 2025: 10.05}).outlook
    assert better.views[:2] == (SILENT, SILENT)


def test_standing_still_has_no_chance_to_rise_and_every_chance_not_to_rise() -> None:
    falls = expected("schools.absence", {2022: 10, 2023: 10, 2024: 10}).outlook
    assert (falls.code, falls.views[2], falls.chance) == (Outlook.WATCH, UNLIKELY, 0)
    kept = expected("schools.absence_rural", {2022: 10, 2023: 10, 2024: 10}).outlook
    assert (kept.code, kept.chance) == (Outlook.MET, 1)


def test_a_trend_that_may_stay_at_its_best_has_a_chance_to() -> None:
    told = {2020: (200, 200), 2021: (199, 200), 2022: (200, 200), 2023: (199, 200)}
    found = result(shipped_plan(), "health.pit_fissure_sealing", told).outlook
    assert found.chance is not None and 0.2 < found.chance < 0.9
    assert (found.views[2], found.code) == (WATCH, Outlook.WATCH)


def test_a_steady_trend_that_turned_back_cannot_be_mended() -> None:
    found = expected("schools.enrolment", {2022: 98, 2023: 100, 2024: 99.9, 2025: 103})
    assert found.attainment.word == "not_attained"
    assert (found.outlook.code, found.outlook.chance) == (Outlook.NOT_APPLICABLE, 0)
    assert found.outlook.views == (SILENT, SILENT, SILENT)
    standing = expected("schools.enrolment", {2022: 98, 2023: 98, 2024: 98})
    assert standing.outlook.code is Outlook.WATCH


def test_a_gap_is_projected_in_points() -> None:
    told: Told = {
        year: {"urban": 90, "rural": 90 - gap} for year, gap in {2022: 10, 2023: 12, 2024: 11, 2025: 12}.items()
    }
    found = expected("care.screening_urban_rural", told).outlook
    assert found.method is Method.STRAIGHT_LINE
    assert found.point is not None and 11 < found.point < 14
    assert found.code is Outlook.WATCH


# Units


def towns(*figures: tuple[float | None, ...]) -> Told:
    """Figures of 甲镇, 乙镇, 丙镇 from 2022 on; the county always does well."""
    told = {}
    for year, row in enumerate(figures, start=2022):
        known = {town: value for town, value in zip(TOWNS, row, strict=True) if value is not None}
        told[year] = {COUNTY: 90.0, **known}
    return told


def test_the_outlook_of_a_target_for_each_unit_is_that_of_the_unit_that_stands_worst() -> None:
    found = expected(BY_UNIT, towns((75, 62, 68), (85, 62.4, 70), (95, 62.9, 72))).outlook
    assert (found.code, found.unit) == (Outlook.UNLIKELY, "乙镇")
    alone = expected(BY_UNIT, towns((75, 62, 68), (85, 62.4, 70), (95, 62.9, 72)), area="乙镇").outlook
    assert found._replace(unit=None, chance=alone.chance) == alone


def test_a_good_mean_does_not_make_a_bad_unit_expected() -> None:
    found = expected(BY_UNIT, towns((70, 70, 70), (90, 90, 54), (99, 99, 60)))
    assert found.measured == 90
    assert found.outlook.code is Outlook.WATCH
    assert found.outlook.unit == "丙镇"


def test_a_unit_that_cannot_be_foreseen_leaves_the_outlook_open() -> None:
    some = towns((75, 66, None), (85, 69, None), (95, 72.4, 71))
    found = expected(BY_UNIT, some)
    assert (found.attainment.word, found.outlook.code, found.outlook.unit) == (
        "not_attained",
        Outlook.INSUFFICIENT_DATA,
        "丙镇",
    )


def test_the_chance_of_all_units_is_the_product_of_theirs() -> None:
    told = towns((75, 74, 76), (78, 73, 74), (80, 75, 79))
    alone = [expected(BY_UNIT, told, area=town).outlook.chance for town in TOWNS]
    together = expected(BY_UNIT, told).outlook
    assert all(chance is not None for chance in alone)
    assert together.code is Outlook.MET
    assert together.chance == pytest.approx(math.prod(chance for chance in alone if chance is not None))
    assert together.unit == "乙镇"


def test_a_unit_to_which_it_does_not_apply_has_no_say_in_the_outlook() -> None:
    plan = second_plan()
    told = sent(plan, {BY_UNIT: towns((75, 62, 68), (85, 62.4, 70), (95, 62.9, 72))})
    told.state[(told.area == told.areas["乙镇"]) & (told.year == 2024)] = State.NOT_APPLICABLE
    (found,) = assess(only(plan, BY_UNIT), told).results
    assert (found.attainment.word, found.outlook.unit) == ("not_attained", "丙镇")


def test_units_of_a_target_of_every_year_have_a_chance_to_hold_together() -> None:
    told: Told = {
        year: {COUNTY: 40, **{unit: 40 + index + year % 2 for index, unit in enumerate(UNITS)}}
        for year in range(2022, 2026)
    }
    found = expected("care.drills", told).outlook
    assert (found.code, found.horizon) == (Outlook.MET, 2026)
    assert found.chance is not None and 0 < found.chance < 1
    assert found.unit == "丁街道"


def by_town(target: str, due: str) -> Plan:
    plan = second_plan()
    asked = target_of(plan, target)._replace(scope=Scope.EACH_TOWNSHIP, due=due)
    return replace(plan, targets=(asked,))


def test_a_unit_that_turned_back_settles_a_steady_trend_for_all() -> None:
    told = towns((98, 98, 98), (99, 99, 99), (100, 98.5, 100), (101, 101, 101))
    found = result(by_town("schools.enrolment", "2027"), "schools.enrolment", told)
    assert (found.attainment.word, found.outlook.code, found.outlook.unit) == (
        "not_attained",
        Outlook.NOT_APPLICABLE,
        "乙镇",
    )
    assert found.outlook.chance == 0


def test_units_that_look_to_different_years_have_no_chance_together() -> None:
    told = towns((80, 80, 80), (89, 82, 84), (90, 84, 87))
    found = result(by_town(KEEP, "reach_and_keep"), KEEP, told)
    assert found.attainment.word == "not_attained"
    assert (found.outlook.unit, found.outlook.horizon, found.outlook.chance) == ("乙镇", 2027, None)
