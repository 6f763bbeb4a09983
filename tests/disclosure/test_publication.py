"""What is left of results, warnings and arrays when small counts of people are hidden."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessment.worlds import (
    COLUMNS,
    COUNTY,
    TOWNS,
    UNITS,
    Told,
    judged,
    observations,
    only,
    second_plan,
    shipped_plan,
)
from shigua_monitor import assess
from shigua_monitor.assessment.assess import arranged
from shigua_monitor.assessment.attainment import Attainment
from shigua_monitor.assessment.outlook import Outlook
from shigua_monitor.assessment.result import Result
from shigua_monitor.disclosure.hidden import hidden
from shigua_monitor.disclosure.publication import Publication, publication
from shigua_monitor.observations import Observations, State
from shigua_monitor.plan.bilingual import Bilingual
from shigua_monitor.plan.model import Plan
from shigua_monitor.plan.terms import ONCE, Level
from shigua_monitor.report.notes import note, warning_message
from shigua_monitor.statistics.interval import Evidence
from shigua_monitor.submission.rules import Rules, load_rules

DEATHS = "health.infant_mortality"  # at most 5 per mille in every year
FALLS = "schools.absence"  # below the base year 2022, of pupils
KEEP = "care.screening_reached"  # at least 88.5 %, reached and kept
BY_TOWN = "care.screening_townships"  # at least 72.5 % in each of three towns
GAP, RANGE = "care.screening_urban_rural", "care.screening_areas"
EVERY_UNIT = "care.drills"  # at most 45.5 per mille in each of four units in every year


def public(plan: Plan, target: str, told: Told, **options: Any) -> Publication:
    return publication(judged(plan, target, told, **options), Rules())


def shown(plan: Plan, target: str, told: Told, **options: Any) -> Result:
    (found,) = public(plan, target, told, **options).assessment.results
    return found


def codes(plan: Plan, target: str, told: Told) -> tuple[list[str], list[str]]:
    """The warnings of the whole assessment and those that stay."""
    whole = judged(plan, target, told)
    left = publication(whole, Rules()).assessment
    return [each.code for each in whole.early_warnings], [each.code for each in left.early_warnings]


# The figures of the judged year


def test_a_small_count_takes_everything_with_it_that_was_computed_from_it() -> None:
    told = {2020: (0, 130), 2021: (0, 128), 2022: (0, 126), 2023: (0, 124), 2024: (1, 124)}
    found = shown(shipped_plan(), DEATHS, told)
    assert (found.value, found.measured, found.numerator, found.denominator) == (None, None, None, None)
    assert (found.margin, found.change, found.threshold) == (None, None, 5.0)
    assert (found.evidence.code, found.evidence.interval) == (Evidence.NO_COUNTS, None)
    assert (found.evidence.shortfall, found.evidence.pooled) == (None, None)
    assert (found.outlook.point, found.outlook.interval, found.outlook.chance) == (None, None, None)
    assert 2024 not in found.series
    assert found.attainment is Attainment.NOT_ATTAINED
    assert found.suppressed == {
        "value", "measured", "numerator", "denominator", "margin", "change", "evidence", "interval", "shortfall",
        "pooled", "projection",
    }  # fmt: skip


@pytest.mark.parametrize("told", [{2020: (0, 130), 2024: (0, 124)}, {2020: (5, 130), 2024: (6, 124)}])
def test_where_nothing_is_small_nothing_changes(told: Told) -> None:
    whole = judged(shipped_plan(), DEATHS, told)
    found = publication(whole, Rules())
    assert found.assessment.results == whole.results
    assert found.assessment.early_warnings == whole.early_warnings
    assert (found.hidden.number, found.targets) == (0, frozenset())


def test_a_small_count_of_another_year_takes_what_rests_on_both() -> None:
    told = {2020: (0, 130), 2021: (0, 128), 2022: (0, 126), 2023: (2, 124), 2024: (0, 124)}
    found = shown(shipped_plan(), DEATHS, told)
    assert (found.value, found.numerator, found.denominator) == (0, 0, 124)
    assert found.evidence.interval is not None
    assert (found.change, found.evidence.pooled, found.outlook.point) == (None, None, None)
    assert found.series == {2020: 0, 2021: 0, 2022: 0, 2024: 0}
    assert found.suppressed == {"change", "pooled", "projection"}


def test_a_small_denominator_is_hidden_beside_a_true_zero() -> None:
    found = shown(second_plan(), FALLS, {2022: (0, 30), 2024: (0, 3)})
    assert (found.value, found.numerator, found.denominator) == (0, 0, None)
    assert found.evidence.interval is None
    assert "value" not in found.suppressed


def test_the_few_who_were_not_reached_hide_the_many_who_were() -> None:
    assert shown(second_plan(), KEEP, {2024: (96, 100)}).numerator is None
    assert shown(second_plan(), KEEP, {2024: (95, 100)}).numerator == 95
    assert shown(second_plan(), KEEP, {2024: (100, 100)}).numerator == 100


def test_things_are_no_people() -> None:
    plan = shipped_plan()
    schools = next(t.id for t in plan.targets if t.indicator and t.indicator.id == "parents_school_coverage")
    pupils = next(t.id for t in plan.targets if t.indicator and t.indicator.id == "individual_placement_coverage")
    assert shown(plan, schools, {2024: (3, 4)}).numerator == 3
    assert shown(plan, pupils, {2024: (3, 40)}).numerator is None


def test_a_value_without_counts_is_counted_by_the_births_of_another_indicator() -> None:
    plan = shipped_plan()
    sent = [
        ["neonatal_mortality", "石拐区", "total", 2024, None, 0, 124],
        ["infant_mortality", "石拐区", "total", 2024, 8.06, None, None],
    ]
    rows = Observations.from_frame(pd.DataFrame(sent, columns=COLUMNS).astype(dict.fromkeys(COLUMNS[4:], float)))
    found = publication(assess(plan, rows), Rules())
    values = {each.target.id: each.value for each in found.assessment.results}
    assert (values[DEATHS], values["health.neonatal_mortality"]) == (None, 0)


def test_a_plain_value_of_which_no_count_is_known_stays() -> None:
    assert shown(shipped_plan(), DEATHS, {2024: 8.06}).value == 8.06


# Verdicts


@pytest.mark.parametrize(
    ("counts", "verdict"),
    [
        ((1, 124), "not_attained"),  # 5 per mille of 124 allow none: that it is not attained tells nothing new
        ((1, 300), "suppressed"),  # they allow 1 of 300: attained would tell that it is 1
        ((2, 300), "suppressed"),  # and not told, it must not be told that it is not attained either
        ((4, 990), "suppressed"),  # 4 of 990
        ((4, 1000), "attained"),  # 5 of 1000: attained leaves 1 to 5
    ],
)
def test_a_verdict_is_hidden_where_one_of_its_sides_would_leave_a_small_count(
    counts: tuple[int, int], verdict: str
) -> None:
    assert shown(shipped_plan(), DEATHS, {2024: counts}).attainment.word == verdict


@pytest.mark.parametrize(("counts", "verdict"), [((39, 40), "suppressed"), ((96, 100), "attained")])
def test_a_verdict_is_hidden_where_it_would_leave_few_who_were_not_reached(
    counts: tuple[int, int], verdict: str
) -> None:
    """88.5 % of 40 leave at most 4, of 100 at most 11."""
    assert shown(second_plan(), KEEP, {2024: counts}).attainment.word == verdict


@pytest.mark.parametrize(
    ("told", "verdict"),
    [
        ({2022: (2, 300), 2024: (3, 300)}, "not_attained"),
        ({2022: (2, 300), 2024: (0, 300)}, "attained"),
        ({2022: (2, 300), 2024: (6, 300)}, "not_attained"),
        ({2022: (3, 300), 2024: (5, 400)}, "suppressed"),
        ({2022: (5, 300), 2024: (3, 300)}, "suppressed"),
        ({2022: (60, 300), 2024: (3, 300)}, "attained"),
    ],
    ids=["both hidden", "none now", "six are more than any small count", "base told by now", "now told by base",
         "far apart"],
)  # fmt: skip
def test_a_trend_is_told_unless_the_shown_year_would_tell_the_hidden_one(told: Told, verdict: str) -> None:
    assert shown(second_plan(), FALLS, told).attainment.word == verdict


def test_a_gap_is_hidden_with_either_of_its_parts() -> None:
    told = {2022: {"urban": (90, 100), "rural": (80, 100)}, 2024: {"urban": (90, 100), "rural": (97, 100), "total": 93}}
    found = shown(second_plan(), GAP, told)
    assert (found.attainment, found.measured, found.value) == (Attainment.SUPPRESSED, None, 93)
    assert (found.baseline, found.threshold) == (10, 10)


def test_a_range_is_hidden_with_any_of_its_units() -> None:
    told = {year: dict(zip(UNITS, [(90, 100), (80, 100), (70, 100), (97, 100)], strict=True)) for year in (2022, 2024)}
    found = shown(second_plan(), RANGE, told)
    assert (found.attainment, found.measured, found.baseline) == (Attainment.SUPPRESSED, None, None)


def test_a_unit_whose_verdict_is_hidden_leaves_the_verdict_to_the_others() -> None:
    passing = {"甲镇": (95, 110), "乙镇": (39, 40), "丙镇": (60, 80)}
    assert shown(second_plan(), BY_TOWN, {2024: passing}).attainment is Attainment.ATTAINED
    drills = {"甲镇": (1, 60), "乙镇": (30, 800), "丙镇": (8, 400), "丁街道": (20, 900)}
    hidden_one = shown(second_plan(), EVERY_UNIT, {2024: drills})
    assert (hidden_one.attainment, hidden_one.margin) == (Attainment.SUPPRESSED, None)
    assert [unit.attainment.word for unit in hidden_one.units] == ["suppressed", "attained", "attained", "attained"]
    failing = shown(second_plan(), EVERY_UNIT, {2024: {**drills, "丙镇": (80, 400)}})
    assert (failing.attainment, [unit.area for unit in failing.failing_units]) == (Attainment.NOT_ATTAINED, ["丙镇"])


def test_verdicts_are_hidden_where_together_with_a_sum_they_would_tell_a_count() -> None:
    """Of 34 absences 24 are shown. That the street fails says that it has at least 9 of the other 10, so that 1 is
    left for the town; the verdict of neither tells that by itself."""
    counts = {"甲镇": (1, 200), "乙镇": (12, 800), "丙镇": (12, 800), "丁街道": (9, 180)}
    told = {2024: {COUNTY: (34, 1980), **counts}}
    found = shown(second_plan(), EVERY_UNIT, told)
    assert [unit.value for unit in found.units] == [None, 15, 15, None]
    assert [unit.attainment.word for unit in found.units] == ["suppressed", "attained", "attained", "suppressed"]
    assert found.attainment is Attainment.SUPPRESSED
    without_total = shown(second_plan(), EVERY_UNIT, {2024: counts})
    assert [unit.attainment.word for unit in without_total.units] == [
        "attained",
        "attained",
        "attained",
        "not_attained",
    ]


def test_a_final_verdict_is_hidden_with_any_year_that_it_looks_back_at() -> None:
    told = {2020: (0, 300), 2021: (1, 300), 2022: (0, 300)}
    assert shown(shipped_plan(), DEATHS, told).attainment is Attainment.ATTAINED
    assert shown(shipped_plan(), DEATHS, told, final=True).attainment is Attainment.SUPPRESSED
    broken = {**told, 2023: (9, 300), 2024: (0, 300)}
    assert shown(shipped_plan(), DEATHS, broken, final=True).attainment is Attainment.NOT_ATTAINED


def test_the_outlook_is_hidden_with_any_year_that_it_rests_on_and_so_is_that_it_was_reached() -> None:
    told = {2022: (30, 40), 2023: (31, 40), 2024: (32, 40)}
    assert shown(second_plan(), KEEP, told).outlook.point is not None
    found = shown(second_plan(), KEEP, {**told, 2023: (37, 40)})
    assert (found.outlook.code, found.outlook.point, found.outlook.pace) == (Outlook.SUPPRESSED, None, None)


def test_the_verdicts_of_earlier_years_are_hidden_with_their_figures() -> None:
    """88.5 % of 40 leave at most 4 who were not reached, so that "attained" would tell the 1."""
    told = {2022: (80, 100), 2023: (39, 40), 2024: (80, 100)}
    whole, found = judged(second_plan(), KEEP, told).results[0], shown(second_plan(), KEEP, told)
    assert {at: verdict.word for at, verdict in whole.history.items()} == {
        2022: "not_attained", 2023: "attained", 2024: "not_attained",
    }  # fmt: skip
    assert {at: verdict.word for at, verdict in found.history.items()} == {
        2022: "not_attained", 2023: "suppressed", 2024: "not_attained",
    }  # fmt: skip


def test_a_unit_hides_its_figures_of_every_year_and_its_warning_marks_them() -> None:
    """45.5 per mille of 20 allow none, so that the verdict tells nothing new."""
    told = {year: {"甲镇": (1, 20), "乙镇": (30, 800), "丙镇": (8, 400), "丁街道": (20, 900)} for year in (2023, 2024)}
    found = public(second_plan(), EVERY_UNIT, told).assessment
    (result,) = found.results
    small, *others = result.units
    assert (small.area, small.value, small.numerator, small.denominator) == ("甲镇", None, None, None)
    assert (small.series, small.attainment.word, small.suppressed) == ({}, "not_attained", True)
    assert [(unit.numerator, sorted(unit.series), unit.suppressed) for unit in others] == [
        (30, [2023, 2024], False), (8, [2023, 2024], False), (20, [2023, 2024], False),
    ]  # fmt: skip
    warning = next(each for each in found.early_warnings if each.code == "W301")
    assert warning_message("zh", warning, result, second_plan()) == (
        "演练缺席率要求每年保持≤45.5‰，2023年（甲镇*）、2024年（甲镇*）未达到"
    )


def test_a_unit_hides_the_verdict_of_an_earlier_year_that_would_tell_its_count() -> None:
    drills = {"甲镇": (8, 400), "乙镇": (30, 800), "丙镇": (8, 400), "丁街道": (20, 900)}
    found = shown(second_plan(), EVERY_UNIT, {2023: {**drills, "甲镇": (1, 60)}, 2024: drills})
    first = found.units[0]
    assert (first.numerator, first.attainment.word, first.series) == (8, "attained", {2024: 20})
    assert {at: verdict.word for at, verdict in first.history.items() if at >= 2023} == {
        2023: "suppressed", 2024: "attained",
    }  # fmt: skip


# Warnings and sentences


def test_warnings_that_say_the_verdict_stay_without_figures() -> None:
    told = {2020: (0, 130), 2022: (1, 122), 2024: (1, 124)}
    assert codes(shipped_plan(), DEATHS, told) == (["W301"], ["W301"])
    found = public(shipped_plan(), DEATHS, told).assessment
    ((result,), (warning,)) = found.results, found.early_warnings
    assert warning_message("en", warning, result, shipped_plan()) == (
        "Infant mortality rate must be ≤5.0‰ every year; broken in 2022, 2024"
    )
    assert note("en", result, shipped_plan()) == ("“*”: not published, for small numbers of people; broken in 2022")


def test_a_lost_target_marks_its_hidden_figures() -> None:
    told = {2022: (60, 300), 2023: (3, 300), 2024: (80, 300)}
    found = public(second_plan(), FALLS, told).assessment
    warning = next(each for each in found.early_warnings if each.code == "W302")
    assert warning_message("zh", warning, found.results[0], second_plan()) == (
        "缺课率在2023年已达标（*），2024年为26.67%，要求低于2022年；数字太小，也可能只是偶然"
    )


def test_warnings_that_classify_figures_go_with_them() -> None:
    told = {2022: (990, 1000), 2023: (997, 1000), 2024: (950, 1000)}
    assert codes(second_plan(), KEEP, told) == (["W201", "W303"], [])
    assert judged(second_plan(), KEEP, told).results[0].exceptional is not None
    assert shown(second_plan(), KEEP, told).exceptional is None


def test_a_revision_is_not_published() -> None:
    whole = judged(second_plan(), KEEP, {2024: (95, 100)}, earlier={2024: (94, 100)})
    assert [each.code for each in whole.early_warnings] == ["W502"]
    assert publication(whole, Rules()).assessment.early_warnings == []


def test_the_summary_counts_what_is_published() -> None:
    found = public(shipped_plan(), DEATHS, {2024: (1, 300)}).assessment.summary
    assert (found.targets, found.quantified, found.judged, found.attained, found.not_attained) == (1, 1, 0, 0, 0)


def test_no_array_holds_what_is_hidden() -> None:
    told = {2020: (0, 130), 2023: (2, 124), 2024: (1, 124)}
    found = public(shipped_plan(), DEATHS, told).assessment
    row, columns = found.panel.areas["石拐区"], [found.panel.years.index(year) for year in (2023, 2024)]
    series = found.panel.series["infant_mortality", "total"]
    (judgement,) = found.judgements
    for array in (found.panel.value, found.panel.numerator, found.panel.denominator):
        assert np.isnan(array[series, row, columns]).all()
    for array in (judgement.measured, judgement.numerator, judgement.denominator, judgement.margin):
        assert np.isnan(array[row, columns]).all()
    rows = np.isin(found.observations.year, (2023, 2024))
    for column in (found.observations.value, found.observations.numerator, found.observations.denominator):
        assert np.isnan(column[rows]).all()


def test_rows_that_were_withheld_lose_their_figures() -> None:
    """A row with an error is judged by nobody, but what it says may be the true small count."""
    plan = second_plan()
    rows = observations(
        ["screening", COUNTY, "total", 2023, 90.0, 90, 100], ["screening", COUNTY, "total", 2024, 97.5, 39, 40]
    )
    rows.state[1] = State.WITHHELD
    found = publication(assess(only(plan, KEEP), rows), Rules()).assessment.observations
    columns = (found.value, found.numerator, found.denominator)
    assert [column[0] for column in columns] == [90, 90, 100]
    assert np.isnan([column[1] for column in columns]).all()


# Tables of a plan


def with_stations(*names: str) -> Plan:
    """The second plan with areas of the level of an institution."""
    plan = second_plan()
    some = plan.file.areas[-1]
    areas = [
        some.model_copy(update={"name": Bilingual(zh=name, en=name), "level": Level.INSTITUTION, "aliases": ()})
        for name in names
    ]
    return replace(plan, file=plan.file.model_copy(update={"areas": (*plan.file.areas, *areas)}))


def admitted(plan: Plan, told: dict[str, int]) -> set[str]:
    """The areas whose admissions are hidden, of 24,000 children in the county and 8000 in each station."""
    people = {COUNTY: 24_000.0}
    rows = [
        ["scald_admissions", area, "total", 2024, None, events, people.get(area, 8000.0)]
        for area, events in told.items()
    ]
    panel = arranged(observations(*rows), plan, 2024)
    cells, _ = hidden(panel, plan, Rules()).of(panel, "scald_admissions", "total")
    return {area for area in told if cells[panel.areas[area], panel.years.index(2024)]}


@pytest.mark.parametrize(
    ("county", "concealed"),
    [
        (112, {"一站", "二站"}),
        (114, {"一站", "二站"}),
        (5000, {"一站"}),
        (100, {"一站"}),
    ],
    ids=["all of them", "all but two children", "few of many", "more than the county"],
)
def test_a_small_count_of_an_institution_cannot_be_computed_from_the_district(county: int, concealed: set[str]) -> None:
    plan = with_stations("一站", "二站", "三站")
    assert admitted(plan, {COUNTY: county, "一站": 2, "二站": 50, "三站": 60}) == concealed


def test_parts_add_up_in_an_institution_and_in_an_area_of_comparison_too() -> None:
    plan = with_stations("一站")
    for area in ("一站", "示例市"):
        rows = [
            ["scald_admissions", area, group, 2024, None, events, 8000.0]
            for group, events in (("total", 52.0), ("urban", 2.0), ("rural", 50.0))
        ]
        panel = arranged(observations(*rows), plan, 2024)
        cells, _ = hidden(panel, plan, Rules()).of(panel, "scald_admissions", "rural")
        assert cells[panel.areas[area], panel.years.index(2024)], area


COUNT = st.one_of(st.integers(0, 6), st.integers(0, 60))


@st.composite
def districts(draw: st.DrawFn) -> list[list[Any]]:
    """A county whose units and sexes add up, of some of which nothing was sent."""
    rows: list[list[Any]] = []
    units = {unit: {sex: (draw(COUNT), draw(COUNT)) for sex in ("urban", "rural")} for unit in UNITS}
    everybody = {unit: tuple(np.sum(list(parts.values()), axis=0)) for unit, parts in units.items()}
    figures = {(unit, "total"): counts for unit, counts in everybody.items()}
    figures |= {(unit, part): counts for unit, parts in units.items() for part, counts in parts.items()}
    figures[COUNTY, "total"] = tuple(np.sum(list(everybody.values()), axis=0))
    for part in ("urban", "rural"):
        figures[COUNTY, part] = tuple(np.sum([units[unit][part] for unit in UNITS], axis=0))
    for (area, group), (events, others) in figures.items():
        if events + others and draw(st.integers(0, 9)):
            rows.append(["screening", area, group, 2024, None, float(events), float(events + others)])
    return rows or [["screening", COUNTY, "total", 2024, None, 5.0, 20.0]]


@settings(deadline=None, max_examples=30)
@given(districts())
def test_no_hidden_count_of_a_district_can_be_computed_from_what_is_published(rows: list[list[Any]]) -> None:
    from disclosure.attack import pinned_down
    from shigua_monitor.disclosure.sums import sums, table
    from shigua_monitor.disclosure.suppression import Suppressed

    plan = second_plan()
    frame = pd.DataFrame(rows, columns=COLUMNS).astype(dict.fromkeys(COLUMNS[4:], float))
    panel = arranged(Observations.from_frame(frame), plan, 2024)
    found = hidden(panel, plan, Rules())
    indicator = plan.indicators["screening"]
    column = panel.years.index(2024)
    counted = {(group, area): (events, people) for _, area, group, _, _, events, people in rows}
    cells = table(counted, indicator, sums(plan, Rules(), indicator))
    size = len(cells.counts.events)
    told = Suppressed(np.ones(size, np.bool_), np.zeros(size, np.bool_))
    for index, (group, area) in enumerate(cells.keys):
        at = panel.series["screening", group], panel.areas[area], column
        told.cells[index], told.people[index] = found.cells[at], found.people[at]
    assert pinned_down(cells.counts, told, cells.lines) == []


EVENTS = st.one_of(st.integers(0, 6), st.integers(0, 25))


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(EVENTS, st.sampled_from([60, 110, 180, 260, 400])), min_size=4, max_size=4), st.booleans())
def test_verdicts_on_units_and_their_sum_tell_no_hidden_count(units: list[tuple[int, int]], whole: bool) -> None:
    """The attacker knows every denominator, so that each verdict bounds a count; 45.5 per mille are allowed."""
    from disclosure.attack import pinned_down
    from shigua_monitor.disclosure.suppression import Suppressed

    told: dict[str, Any] = dict(zip(UNITS, units, strict=True))
    if whole:
        told[COUNTY] = (sum(events for events, _ in units), sum(people for _, people in units))
    found = public(second_plan(), EVERY_UNIT, {2024: told})
    (result,) = found.assessment.results
    column = found.assessment.panel.years.index(2024)
    if ("drill_absence", column) not in found.hidden.tables:
        return
    cells, _ = found.hidden.tables["drill_absence", column]
    panel, size = found.assessment.panel, len(cells.counts.events)
    hidden_cells = [found.hidden.cells[panel.series["drill_absence", "total"], panel.areas[area], column]
                    for _, area in cells.keys]  # fmt: skip
    known = {}
    for unit in result.units:
        place, people = cells.keys.index(("total", unit.area)), told[unit.area][1]
        allowed = int(45.5 * people / 1000)
        if hidden_cells[place] and unit.attainment is not Attainment.SUPPRESSED:
            attained = unit.attainment is Attainment.ATTAINED
            known[place] = (1.0, float(allowed)) if attained else (allowed + 1.0, None)
            if result.attainment is Attainment.ATTAINED:
                assert attained
    masks = Suppressed(np.array([*hidden_cells, *[True] * (size - len(hidden_cells))]), np.zeros(size, np.bool_))
    assert pinned_down(cells.counts, masks, cells.lines, known) == []


def test_sexes_are_parts_of_the_total() -> None:
    plan = shipped_plan()
    rules = load_rules(plan)
    parts = [["under3_managed", "石拐区", group, 2024, None, x, 400] for group, x in (("male", 350), ("female", 397))]
    rows = [["under3_managed", "石拐区", "total", 2024, None, 747, 800], *parts]
    frame = pd.DataFrame(rows, columns=COLUMNS).astype(dict.fromkeys(COLUMNS[4:], float))
    panel = arranged(Observations.from_frame(frame), plan, 2024)
    at = {group: panel.series["under3_managed", group] for group in ("total", "male", "female")}
    for known in (rules, Rules()):  # the plan's groups have dimensions as well
        cells = hidden(panel, plan, known).cells
        assert [bool(cells[at[group]].any()) for group in ("total", "male", "female")] == [False, True, True]


@pytest.mark.parametrize(
    ("bands", "hidden_bands"),
    [
        ({"age_0_2": 3, "age_3_5": 40, "age_6_11": 57}, ["age_0_2", "age_3_5"]),
        ({"age_0_2": 3, "age_3_5": 40}, ["age_0_2"]),  # 57 of other ages were not sent, and hide the 3
        ({"age_0_2": 58, "age_3_5": 40}, ["age_3_5"]),  # the 2 that are left would be told by subtraction
        ({"age_0_2": 3, "age_3_5": 140}, ["age_0_2"]),  # no parts of the total
    ],
)
def test_age_bands_are_parts_of_the_total(bands: dict[str, int], hidden_bands: list[str]) -> None:
    plan = shipped_plan()
    rows = [["caries_age12", "石拐区", group, 2024, None, x, 1000] for group, x in {"total": 100, **bands}.items()]
    for row in rows[1:]:
        row[6] = 300
    frame = pd.DataFrame(rows, columns=COLUMNS).astype(dict.fromkeys(COLUMNS[4:], float))
    panel = arranged(Observations.from_frame(frame), plan, 2024)
    cells = hidden(panel, plan, Rules()).cells
    assert [group for group in bands if cells[panel.series["caries_age12", group]].any()] == hidden_bands
    assert not cells[panel.series["caries_age12", "total"]].any()


def test_towns_are_the_country_where_their_counts_add_up() -> None:
    """3, 20 and 15 children were not screened: beside the 3 the smallest further count is hidden, the 15."""
    plan = second_plan()
    towns = [["screening", name, "total", 2024, None, x, 100] for name, x in zip(TOWNS, (97, 80, 85), strict=True)]
    for rural, expected in ((97 + 80 + 85, [True, False, True]), (97 + 80 + 80, [True, False, False])):
        rows = [["screening", COUNTY, "rural", 2024, None, rural, 300], *towns]
        frame = pd.DataFrame(rows, columns=COLUMNS).astype(dict.fromkeys(COLUMNS[4:], float))
        panel = arranged(Observations.from_frame(frame), plan, 2024)
        cells = hidden(panel, plan, Rules()).cells[panel.series["screening", "total"]]
        assert [bool(cells[panel.areas[name]].any()) for name in TOWNS] == expected


def test_what_stays_attained_because_it_was_done_once_does_not_tell_the_hidden_year_that_proves_it() -> None:
    (target,) = (each for each in second_plan().targets if each.id == KEEP)
    plan = replace(second_plan(), targets=(target._replace(due=ONCE),))
    few_left = {2023: (38, 40), 2024: None}
    assert judged(plan, KEEP, few_left).results[0].attainment is Attainment.ATTAINED
    assert shown(plan, KEEP, few_left).attainment is Attainment.SUPPRESSED
    assert shown(plan, KEEP, {2023: (400, 420), 2024: None}).attainment is Attainment.ATTAINED
