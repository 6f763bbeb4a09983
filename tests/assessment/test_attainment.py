"""The counted fact, rule by rule: edges, exactness, scope, due, baselines, trends, gaps, acts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.worlds import (
    COUNTY,
    TOWNS,
    UNITS,
    Figure,
    Told,
    judged,
    observations,
    only,
    result,
    second_plan,
    sent,
    shipped_plan,
    target_of,
    verdict,
)
from shigua_monitor import assess
from shigua_monitor.assessment.assess import NotAssessable, arranged
from shigua_monitor.assessment.attainment import Attainment, judge
from shigua_monitor.observations import Observations, Source, State
from shigua_monitor.plan.criterion import AtLeast, AtMost, ChangeFromBaseline
from shigua_monitor.plan.definitions import Baseline
from shigua_monitor.plan.model import Plan
from shigua_monitor.plan.terms import Scope

FLOOR = "care.screening_reached"
BY_TOWN = "care.screening_townships"
BY_UNIT = "care.drills"
CITY = "示例市"


def of(target: str, told: Told, **options: object) -> str:
    return verdict(second_plan(), target, told, **options)


def towns(*figures: Figure, county: Figure = 90.0) -> dict[str, Figure]:
    known = {town: figure for town, figure in zip(TOWNS, figures, strict=True) if figure is not None}
    return {COUNTY: county, **known}


def units(*figures: Figure) -> dict[str, Figure]:
    return dict(zip(UNITS, figures, strict=True))


# Rules 1 and 2: the number itself counts, and nothing is rounded


@pytest.mark.parametrize(
    ("target", "told", "attained"),
    [
        (FLOOR, {2024: 88.5}, True),
        (FLOOR, {2024: 88.49999}, False),
        (FLOOR, {2024: 88.46}, False),
        (FLOOR, {2024: 88.49999999999999}, True),
        (FLOOR, {2024: (177, 200)}, True),
        (FLOOR, {2024: (176, 200)}, False),
        (FLOOR, {2024: (8_849_999, 10_000_000)}, False),
        (FLOOR, {2024: (88_499_999_999, 100_000_000_000)}, False),
        ("schools.bus_town", {2024: 35}, True),
        ("schools.bus_town", {2024: 35.0001}, False),
        ("schools.bus_town", {2024: 35.00000000000001}, True),
        ("care.nurses", {2024: 3}, True),
        ("care.nurses", {2024: 2}, False),
        ("care.scalds", {2022: (50, 8000), 2024: (44, 8000)}, True),
        ("care.scalds", {2022: (50, 8000), 2024: (45, 8000)}, False),
        ("care.scalds", {2022: 62.5, 2024: 55}, True),
        ("care.scalds", {2022: 62.5, 2024: 55.001}, False),
    ],
)
def test_the_number_itself_counts_and_nothing_is_rounded(target: str, told: Told, attained: bool) -> None:
    assert of(target, told) == ("attained" if attained else "not_attained")


Counts = tuple[float, float]


def verdicts(plan: Plan, identifier: str, now: Sequence[Counts], base: Sequence[Counts] = ()) -> list[Attainment]:
    """One target in as many areas as there are figures."""
    target = target_of(plan, identifier)
    assert target.indicator is not None
    years = [(plan.file.period.first, now), (plan.file.base_year, base)]
    rows = [
        [target.indicator.id, f"县{place}", target.group, year, None, *figure]
        for year, figures in years
        for place, figure in enumerate(figures)
    ]
    found = assess(only(plan, identifier), observations(*rows), area="县0", year=plan.file.period.first)
    column = found.panel.years.index(plan.file.period.first)
    places = [found.panel.areas[f"县{place}"] for place in range(len(now))]
    return [Attainment(code) for code in found.judgements[0].attainment[places, column]]


def with_limit(limit: float, *, at_least: bool) -> Plan:
    plan = second_plan()
    criterion = AtLeast(kind="at_least", value=limit) if at_least else AtMost(kind="at_most", value=limit)
    return replace(plan, targets=(target_of(plan, FLOOR)._replace(criterion=criterion),))


def counts(largest: int) -> st.SearchStrategy[tuple[int, int]]:
    return st.integers(1, largest).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(
    st.lists(counts(10_000_000) | counts(30), min_size=1, max_size=40),
    st.integers(0, 100_000).map(lambda thousandths: thousandths / 1000),
    st.booleans(),
)
def test_counts_are_compared_as_whole_numbers(pairs: list[tuple[int, int]], limit: float, at_least: bool) -> None:
    edges = [(x, n) for _, n in pairs for x in (int(n * limit / 100), min(int(n * limit / 100) + 1, n))]
    both = [*pairs, *edges]
    found = verdicts(with_limit(limit, at_least=at_least), FLOOR, both)
    for (x, n), attained in zip(both, found, strict=True):
        share, edge = Fraction(100 * x, n), Fraction(str(limit))
        assert (attained is Attainment.ATTAINED) == (share >= edge if at_least else share <= edge), (x, n, limit)


@given(
    st.lists(st.tuples(counts(1_000_000), counts(1_000_000)), min_size=1, max_size=40),
    st.sampled_from([-100, -20, -12.5, -0.1, 0.3, 10, 50]),
)
def test_changes_since_the_base_year_are_compared_as_whole_numbers(
    pairs: list[tuple[tuple[int, int], tuple[int, int]]], percent: float
) -> None:
    plan = second_plan()
    criterion = ChangeFromBaseline(kind="change_from_baseline", percent=percent)
    plan = replace(plan, targets=(target_of(plan, "care.scalds")._replace(criterion=criterion),))
    found = verdicts(plan, "care.scalds", [now for now, _ in pairs], [base for _, base in pairs])
    for (now, base), code in zip(pairs, found, strict=True):
        if base[0] == 0:
            assert code is Attainment.NO_BASELINE
            continue
        limit = Fraction(*base) * (100 + Fraction(str(percent))) / 100
        met = Fraction(*now) >= limit if percent > 0 else Fraction(*now) <= limit
        assert code is (Attainment.ATTAINED if met else Attainment.NOT_ATTAINED)


@given(st.lists(st.tuples(counts(100_000_000), counts(100_000_000)) | st.tuples(counts(9), counts(9)), min_size=1))
def test_trends_of_counts_are_compared_as_whole_numbers(pairs: list[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    now, base = [now for now, _ in pairs], [base for _, base in pairs]
    falls = verdicts(second_plan(), "schools.absence", now, base)
    keeps = verdicts(second_plan(), "schools.enrolment_kept", now, base)
    for figure, before, fell, kept in zip(now, base, falls, keeps, strict=True):
        share, limit = Fraction(*figure), Fraction(*before)
        if abs(share - limit) > limit / 10**9 or max(figure[1], before[1]) < 10_000_000 or share == limit:
            assert (fell is Attainment.ATTAINED) == (share < limit or share == limit == 0)
            assert (kept is Attainment.ATTAINED) == (share >= limit)


def test_a_difference_of_one_among_millions_is_a_difference() -> None:
    million = 40_000_000
    assert of("schools.absence", {2022: (20_000_001, million), 2024: (20_000_000, million)}) == "attained"
    assert of("schools.absence", {2022: (20_000_000, million), 2024: (20_000_000, million)}) == "not_attained"


def test_the_value_is_computed_from_its_counts() -> None:
    row = ["screening", COUNTY, "total", 2024, 88.5, 88, 100]
    (found,) = assess(only(second_plan(), FLOOR), observations(row)).results
    assert (found.value, found.attainment) == (88.0, Attainment.NOT_ATTAINED)


@pytest.mark.parametrize(
    ("target", "told", "margin"),
    [
        pytest.param(FLOOR, {2024: 90}, 1.5, id="above"),
        pytest.param(FLOOR, {2024: 88.46}, -0.04, id="just below"),
        pytest.param("schools.bus_town", {2024: 30}, 5, id="below a ceiling"),
        pytest.param("care.scalds", {2022: 62.5, 2024: 60}, -5, id="change"),
        pytest.param(BY_TOWN, {2024: towns(80, 70, 90)}, -2.5, id="worst unit"),
        pytest.param(BY_TOWN, {2024: towns(80, None, 90)}, None, id="a unit missing"),
        pytest.param(FLOOR, {2023: 90, 2024: None}, None, id="no data"),
        pytest.param("schools.bus_boarders", {2024: 90}, None, id="not applicable"),
    ],
)
def test_the_margin_is_in_points_and_positive_on_the_good_side(target: str, told: Told, margin: float | None) -> None:
    assert result(second_plan(), target, told).margin == margin


# Rule 3: unknown is not failure


def test_the_verdicts_without_judgement_are_all_different() -> None:
    plan = second_plan()
    assert of(FLOOR, {2023: 90, 2024: None}) == "no_data"
    assert of("schools.absence", {2022: None, 2024: 12}) == "no_baseline"
    assert of("schools.absence", {2022: 12, 2024: None}) == "no_data"
    assert of("schools.absence", {2022: None, 2024: None}) == "no_data"
    assert of("schools.bus_boarders", {2024: 90}) == "not_applicable"
    (clause,) = assess(only(plan, "care.campaign"), sent(plan, {FLOOR: {2024: 90}})).results
    assert clause.attainment.word == "not_quantified"


def test_what_the_department_says_does_not_apply_does_not_apply_in_that_year() -> None:
    plan = second_plan()
    told = sent(plan, {FLOOR: {2023: 90, 2024: None}})
    told.state[told.year == 2024] = State.NOT_APPLICABLE
    assert assess(only(plan, FLOOR), told).results[0].attainment is Attainment.NOT_APPLICABLE
    assert assess(only(plan, FLOOR), told, year=2023).results[0].attainment is Attainment.ATTAINED


def test_a_value_that_is_withheld_is_no_data() -> None:
    plan = second_plan()
    told = sent(plan, {FLOOR: {2024: 90}})
    told.state[:] = State.WITHHELD
    assert assess(only(plan, FLOOR), told).results[0].attainment is Attainment.NO_DATA


# Rule 4: due


def test_a_target_of_a_later_year_is_judged_by_its_final_figure_each_year() -> None:
    told = {2022: 50, 2023: 34, 2024: 36, 2025: 35}
    assert [of("schools.bus_town", told, year=year) for year in told] == [
        "not_attained",
        "attained",
        "not_attained",
        "attained",
    ]


def test_a_target_of_every_year_is_judged_by_the_year_alone_and_names_the_broken_ones() -> None:
    told = {2022: 98, 2023: 97, 2024: 99, 2025: 97.5, 2026: 98}
    found = result(second_plan(), "schools.enrolment_kept", told)
    assert (found.attainment.word, found.broken_years) == ("attained", [2023, 2025])


def test_a_final_evaluation_asks_for_every_year_of_the_plan() -> None:
    target, good = "schools.enrolment_kept", {2022: 98, 2023: 98, 2024: 99, 2025: 98}
    assert of(target, good, final=True) == "attained"
    found = result(second_plan(), target, {**good, 2023: 97}, final=True)
    assert (found.attainment.word, found.broken_years) == ("not_attained", [2023])
    assert of(target, {**good, 2025: None}, final=True) == "no_data"
    assert of(target, {**good, 2023: 97, 2025: None}, final=True) == "no_data"
    assert of(target, {**good, 2024: None}, final=True) == "attained"


def test_the_base_year_cannot_break_a_target_of_every_year() -> None:
    told = {2022: units(60, 40, 40, 40), 2023: {COUNTY: 40, **units(40, 40, 40, 40)}}
    assert of(BY_UNIT, told, final=True) == "attained"
    assert result(second_plan(), BY_UNIT, told).broken_years == []


def test_a_final_evaluation_blames_the_years_that_broke_it_and_no_others() -> None:
    told = {
        2023: {COUNTY: 40, **units(50, 40, 40, 40)},
        2024: {COUNTY: 40, **units(40, 40, 40, 40)},
        2025: {COUNTY: 40, **units(40, 40, 40, 40)},
    }
    found = result(second_plan(), BY_UNIT, told, final=True)
    assert (found.attainment.word, found.broken_years, found.failing_units) == ("not_attained", [2023], [])


def test_a_final_evaluation_leaves_other_targets_to_their_own_year() -> None:
    told = {2022: 50, 2023: 34, 2024: 36, 2025: 35}
    assert of("schools.bus_town", told, final=True) == "attained"


@pytest.mark.parametrize(
    ("told", "now", "final", "broken"),
    [
        ({2022: 80, 2023: 85, 2024: 90}, "attained", "attained", []),
        ({2022: 80, 2023: 90, 2024: 85}, "not_attained", "not_attained", [2024]),
        ({2022: 80, 2023: 90, 2024: 85, 2025: 92}, "attained", "not_attained", [2024]),
        ({2022: 90, 2023: 85, 2024: 92}, "attained", "not_attained", [2023]),
        ({2022: 80, 2023: 85, 2024: 86}, "not_attained", "not_attained", []),
    ],
    ids=["reached", "reached and lost", "regained", "reached in the base year", "never reached"],
)
def test_what_is_to_be_reached_and_kept_must_hold_from_its_first_success(
    told: Told, now: str, final: str, broken: list[int]
) -> None:
    found = result(second_plan(), FLOOR, told)
    assert (found.attainment.word, found.broken_years) == (now, broken)
    assert of(FLOOR, told, final=True) == final


# Rule 5: scope


@pytest.mark.parametrize(
    ("figures", "attainment", "failing", "missing"),
    [
        ((80, 90, 72.5), "attained", [], []),
        ((80, 90, 72.4), "not_attained", ["丙镇"], []),
        ((80, None, 90), "no_data", [], ["乙镇"]),
        ((60, None, 90), "not_attained", ["甲镇"], ["乙镇"]),
        ((60, 50, 70), "not_attained", ["甲镇", "乙镇", "丙镇"], []),
        ((None, None, None), "no_data", [], ["甲镇", "乙镇", "丙镇"]),
        (((29, 40), (30, 40), (40, 40)), "attained", [], []),
        (((28, 40), (30, 40), (40, 40)), "not_attained", ["甲镇"], []),
    ],
    ids=["all", "one fails", "one missing", "failing before missing", "all fail", "none", "29 of 40", "28 of 40"],
)
def test_each_unit_must_attain_and_the_failing_and_the_missing_are_named(
    figures: tuple[Figure, Figure, Figure], attainment: str, failing: list[str], missing: list[str]
) -> None:
    found = result(second_plan(), BY_TOWN, {2024: towns(*figures)})
    assert found.attainment.word == attainment
    assert [unit.area for unit in found.failing_units] == failing
    assert [unit.area for unit in found.missing_units] == missing


def test_units_carry_their_figures() -> None:
    found = result(second_plan(), BY_TOWN, {2024: towns((28, 40), 90, None)})
    first, second, third = found.units
    assert (first.area, first.value, first.numerator, first.denominator) == ("甲镇", 70, 28, 40)
    assert (second.value, second.numerator) == (90, None)
    assert (third.value, third.attainment.word) == (None, "no_data")


def test_the_value_is_the_districts_own_figure_or_none() -> None:
    assert result(second_plan(), BY_TOWN, {2024: towns(80, 90, 75, county=82)}).value == 82
    assert result(second_plan(), BY_TOWN, {2024: towns(80, 90, 75, county=None)}).value is None


def test_townships_are_the_towns_and_townships_with_streets_all_of_them() -> None:
    plan = second_plan()
    assert plan.units(Scope.EACH_TOWNSHIP) == tuple(TOWNS)
    assert plan.units(Scope.EACH_TOWNSHIP_AND_STREET) == tuple(UNITS)
    assert of(BY_UNIT, {2024: {COUNTY: 40, **units(40, 40, 40, 46)}}) == "not_attained"
    assert of(BY_TOWN, {2024: {**towns(80, 80, 80), "丁街道": 10}}) == "attained"


def test_a_unit_to_which_it_does_not_apply_is_not_asked() -> None:
    plan = second_plan()
    told = sent(plan, {BY_TOWN: {2024: towns(80, 60, 75)}})
    told.state[told.area == told.areas["乙镇"]] = State.NOT_APPLICABLE
    assert assess(only(plan, BY_TOWN), told).results[0].attainment is Attainment.ATTAINED
    told.state[[name != COUNTY for name in np.array(told.areas.names)[told.area]]] = State.NOT_APPLICABLE
    assert assess(only(plan, BY_TOWN), told).results[0].attainment is Attainment.NOT_APPLICABLE


def test_a_unit_without_a_base_value_leaves_the_whole_without_one_unless_another_fails() -> None:
    plan = second_plan()
    falls = target_of(plan, "schools.absence")._replace(scope=Scope.EACH_TOWNSHIP)
    plan = replace(plan, targets=(falls,))
    base = {2022: towns(10, 10, None)}
    assert verdict(plan, falls.id, {**base, 2024: towns(9, 9, 9)}) == "no_baseline"
    assert verdict(plan, falls.id, {**base, 2024: towns(9, 11, 9)}) == "not_attained"
    assert verdict(plan, falls.id, {**base, 2024: towns(9, None, 9)}) == "no_data"


def test_what_the_plan_has_no_units_for_is_judged_by_the_districts_figure() -> None:
    assert of("care.nurses", {2024: 3}) == "attained"
    assert of("care.nurses", {2024: 2}) == "not_attained"


def test_a_part_of_the_population_is_judged_by_its_own_figure() -> None:
    assert of("schools.bus_town", {2024: {"urban": 30, "total": 90, "rural": 90}}) == "attained"
    assert of("schools.bus_town", {2024: {"total": 30}}) == "no_data"


def test_what_only_the_units_sent_can_be_judged() -> None:
    plan = second_plan()
    target = target_of(plan, BY_TOWN)
    assert target.indicator is not None
    rows = [[target.indicator.id, town, "total", 2024, 80, None, None] for town in TOWNS]
    (found,) = assess(only(plan, BY_TOWN), observations(*rows)).results
    assert (found.area, found.year, found.attainment.word, found.value) == (COUNTY, 2024, "attained", None)


def test_figures_of_other_areas_alone_say_nothing_of_the_district() -> None:
    with pytest.raises(NotAssessable) as stopped:
        assess(second_plan(), observations(["screening", CITY, "total", 2024, 80, None, None]))
    assert stopped.value.reason == "stop.no_area"


# Other areas


def test_a_comparison_area_is_judged_by_its_own_figure() -> None:
    told = {2022: {CITY: 98}, 2024: {CITY: 99, COUNTY: 90}}
    found = result(second_plan(), "schools.enrolment_kept", told, area=CITY)
    assert (found.area, found.value, found.baseline, found.attainment.word) == (CITY, 99, 98, "attained")


def test_what_is_asked_of_units_is_not_asked_of_other_areas() -> None:
    told = {2024: {**towns(80, 60, 90), "丁街道": 10, CITY: 10}}
    assert of(BY_TOWN, told, area=CITY) == "not_applicable"
    assert of(BY_TOWN, told, area="丁街道") == "not_applicable"
    assert of(BY_TOWN, told, area="乙镇") == "not_attained"
    assert of(BY_TOWN, told, area="甲镇") == "attained"


def test_an_area_that_the_plan_does_not_know_is_judged_by_its_own_figure() -> None:
    told = {2024: {"别县": 95, COUNTY: 60}}
    assert of(FLOOR, told, area="别县") == "attained"


# Rule 6: change from the base year


def test_a_share_of_zero_is_no_limit() -> None:
    found = result(second_plan(), "care.scalds", {2022: (0, 8000), 2024: (0, 8000)})
    assert (found.attainment.word, found.threshold, found.zero_baseline) == ("no_baseline", None, True)


def test_a_missing_base_value_is_not_a_zero_one() -> None:
    found = result(second_plan(), "schools.absence", {2024: 12})
    assert (found.attainment.word, found.zero_baseline) == ("no_baseline", False)


def test_the_limit_is_a_share_of_the_base_value() -> None:
    found = result(second_plan(), "care.scalds", {2022: (50, 8000), 2024: (44, 8000)})
    assert (found.baseline, found.threshold) == (625, pytest.approx(550))


def test_the_published_base_value_stands_in_for_one_that_was_not_sent() -> None:
    assert result(second_plan(), "care.scalds", {2024: 55}).baseline == 62.5
    assert result(second_plan(), "care.scalds", {2022: 70, 2024: 55}).baseline == 70
    assert of("care.scalds", {2024: 55}) == "attained"
    assert of("care.scalds", {2024: 55.1}) == "not_attained"


def test_the_published_base_value_is_the_districts_own_and_of_everybody() -> None:
    plan = second_plan()
    told = {2024: {CITY: 50, COUNTY: 50}}
    assert of("care.scalds", told, area=CITY) == "no_baseline"
    scalds = target_of(plan, "care.scalds")
    rural = replace(plan, targets=(scalds._replace(scope=Scope.RURAL),))
    assert verdict(rural, "care.scalds", {2024: {"rural": 50}}) == "no_baseline"


def test_the_published_base_value_is_no_gap() -> None:
    plan = second_plan()
    target = target_of(plan, "care.screening_urban_rural")
    assert target.indicator is not None
    published = target.indicator.model_copy(update={"baseline": Baseline(value=85, source="x")})
    plan = replace(plan, targets=(target._replace(indicator=published),))
    assert verdict(plan, target.id, {2024: {"urban": 90, "rural": 80}}) == "no_baseline"


# Rule 7: trends


@pytest.mark.parametrize(
    ("target", "told", "attainment"),
    [
        ("schools.absence", {2022: 10, 2024: 9.99}, "attained"),
        ("schools.absence", {2022: 10, 2024: 10}, "not_attained"),
        ("schools.absence", {2022: 10, 2024: 9.999999999999999}, "not_attained"),
        ("schools.absence", {2022: 0, 2024: 0}, "attained"),
        ("schools.absence", {2022: (0, 300), 2024: (0, 310)}, "attained"),
        ("schools.absence", {2022: (0, 300), 2024: (1, 310)}, "not_attained"),
        ("schools.absence_rural", {2022: 10, 2024: 10}, "attained"),
        ("schools.absence_rural", {2022: 10, 2024: 10.01}, "not_attained"),
        ("schools.enrolment_kept", {2022: 98, 2024: 98}, "attained"),
        ("schools.enrolment_kept", {2022: 98, 2024: 97.99}, "not_attained"),
        ("schools.enrolment_kept", {2022: 104, 2024: 103}, "not_attained"),
    ],
)
def test_falling_is_strict_and_not_rising_allows_equality(target: str, told: Told, attainment: str) -> None:
    assert of(target, told) == attainment


@pytest.mark.parametrize(
    ("told", "attainment"),
    [
        ({2020: 100, 2023: 100}, "attained"),
        ({2020: (200, 200), 2023: (210, 210)}, "attained"),
        ({2020: 100, 2023: 99.99999999999999}, "attained"),
        ({2020: 100, 2023: 99.99}, "not_attained"),
        ({2020: 99, 2023: 99}, "not_attained"),
    ],
)
def test_a_full_coverage_cannot_rise_and_is_attained(told: Told, attainment: str) -> None:
    assert verdict(shipped_plan(), "health.pit_fissure_sealing", told) == attainment


def test_a_ratio_that_may_pass_100_can_always_rise() -> None:
    assert of("schools.enrolment", {2022: 100, 2024: 100}) == "not_attained"
    assert of("schools.enrolment", {2022: 100, 2024: 100.5}) == "attained"


@pytest.mark.parametrize(
    ("told", "attainment"),
    [
        ({2022: 98, 2023: 99, 2024: 100}, "attained"),
        ({2022: 98, 2023: 99, 2024: 99}, "attained"),
        ({2022: 98, 2023: 100, 2024: 99}, "not_attained"),
        ({2022: 98, 2023: 97, 2024: 100}, "not_attained"),
        ({2022: 98, 2023: 100, 2024: 99, 2025: 101}, "not_attained"),
        ({2022: 98, 2023: None, 2024: 99, 2025: 100}, "attained"),
        ({2022: 98, 2023: 100, 2024: None, 2025: 99}, "not_attained"),
        ({2021: 120, 2022: 98, 2023: 99}, "attained"),
        ({2022: 98, 2023: 99.00000000000001, 2024: 99}, "attained"),
        ({2022: 98, 2023: 98, 2024: 98}, "not_attained"),
    ],
    ids=[
        "rising",
        "standing still for a year",
        "falling back",
        "below the base year first",
        "never mended",
        "over a gap",
        "falling back over a gap",
        "before the base year",
        "binary noise",
        "standing still",
    ],
)
def test_a_steady_rise_has_no_reversal_in_between(told: Told, attainment: str) -> None:
    assert of("schools.enrolment", told) == attainment


def test_a_steady_rise_starts_from_the_published_base_value() -> None:
    plan = second_plan()
    target = target_of(plan, "schools.enrolment")
    assert target.indicator is not None
    published = target.indicator.model_copy(update={"baseline": Baseline(value=98, source="x")})
    plan = replace(plan, targets=(target._replace(indicator=published),))
    assert verdict(plan, target.id, {2023: 99, 2024: 100}) == "attained"
    assert verdict(plan, target.id, {2023: 97, 2024: 100}) == "not_attained"


# Rule 8: gaps


@pytest.mark.parametrize(
    ("base", "now", "attainment"),
    [
        ({"urban": 90, "rural": 80}, {"urban": 95, "rural": 86}, "attained"),
        ({"urban": 90, "rural": 80}, {"urban": 95, "rural": 85}, "not_attained"),
        ({"urban": 90, "rural": 80}, {"urban": 80, "rural": 89}, "attained"),
        ({"urban": 90, "rural": 80}, {"urban": 80, "rural": 91}, "not_attained"),
        ({"urban": 90, "rural": 90}, {"urban": 95, "rural": 95}, "attained"),
        ({"urban": 90, "rural": 90}, {"urban": 95, "rural": 94}, "not_attained"),
        ({"urban": 90}, {"urban": 95, "rural": 86}, "no_baseline"),
        ({"urban": 90, "rural": 80}, {"urban": 95}, "no_data"),
        ({"urban": 90, "rural": 80}, {"total": 95}, "no_data"),
    ],
    ids=[
        "narrower",
        "equal",
        "turned round",
        "turned round and wider",
        "none before or now",
        "opened",
        "half a base",
        "half",
        "the total alone",
    ],
)
def test_a_gap_between_town_and_country_is_a_distance(
    base: dict[str, Figure], now: dict[str, Figure], attainment: str
) -> None:
    nothing = {} if "total" in now else {COUNTY: None}
    assert of("care.screening_urban_rural", {2022: base, 2024: {**nothing, **now}}) == attainment


@pytest.mark.parametrize(
    ("base", "now", "attainment", "gap"),
    [
        ((80, 90, 85, 86), (81, 90, 85, 86), "attained", 9),
        ((80, 90, 85, 86), (80, 90, 89, 88), "not_attained", 10),
        ((80, 90, 85, 86), (86, 95, 85, 94), "not_attained", 10),
        ((80, 90, 85, 86), (None, 90, 85, 86), "no_data", None),
        ((None, 90, 85, 86), (80, 90, 85, 86), "no_data", None),
        ((None, 90, 85, 86), (None, 90, 86, 86), "attained", 4),
        ((None, None, None, 86), (80, 90, 85, 86), "no_baseline", 10),
        ((None, None, None, None), (80, 90, 85, 86), "no_baseline", 10),
        ((80, 90, 85, 86), (None, None, None, None), "no_data", None),
    ],
    ids=[
        "narrower",
        "the worst unit alone decides",
        "other units, same range",
        "one fewer now",
        "one more now",
        "the same three",
        "one in the base year",
        "none in the base year",
        "none now",
    ],
)
def test_a_gap_between_areas_is_the_range_of_the_same_units(
    base: tuple[Figure, ...], now: tuple[Figure, ...], attainment: str, gap: float | None
) -> None:
    found = result(second_plan(), "care.screening_areas", {2022: units(*base), 2024: {COUNTY: 87, **units(*now)}})
    assert (found.attainment.word, found.measured, found.value) == (attainment, gap, 87)


def test_the_range_between_areas_is_asked_of_the_district_alone() -> None:
    told = {2022: units(80, 90, 85, 86), 2024: {COUNTY: 87, CITY: 90, **units(81, 90, 85, 86)}}
    assert of("care.screening_areas", told, area="甲镇") == "not_applicable"
    assert of("care.screening_areas", told, area=CITY) == "not_applicable"


def test_gaps_lead_back_to_the_cells_that_were_compared() -> None:
    plan = second_plan()
    told = sent(plan, {"care.screening_areas": {2022: units(1, 2, 3, 4), 2024: {COUNTY: 3, **units(1, 2, 3, 4)}}})
    told.sources[:] = [Source("a.xlsx", "b")]
    told.row = np.arange(1, len(told) + 1, dtype=np.int32)
    told.column = np.ones(len(told), np.int32)
    (found,) = assess(only(plan, "care.screening_areas"), told).results
    assert [cell.cell for cell in found.source] == ["A5", "A6", "A7", "A8", "A9"]


# Rule 9: acts


@pytest.mark.parametrize(("told", "attainment"), [(1, "attained"), (0, "not_attained"), (None, "no_data")])
def test_an_act_is_in_place_or_not(told: Figure, attainment: str) -> None:
    assert of("care.line", {2024: told}) == attainment


@pytest.mark.parametrize(
    ("told", "attainment"),
    [
        ({2023: 1, 2025: None}, "attained"),
        ({2022: 0, 2023: 1, 2024: 1, 2025: None}, "attained"),
        ({2023: 1, 2025: 0}, "not_attained"),
        ({2023: 1, 2024: 0, 2025: None}, "no_data"),
        ({2023: 1, 2024: 0, 2025: 1}, "attained"),
        ({2023: 0, 2025: None}, "no_data"),
        ({2021: 1, 2025: None}, "no_data"),
        ({2025: None, 2026: 1}, "no_data"),
    ],
    ids=[
        "silent since",
        "begun, done, silent since",
        "undone",
        "undone, then silent",
        "done again",
        "never done",
        "before the base year",
        "later",
    ],
)
def test_what_is_due_once_stays_attained_until_a_later_year_says_otherwise(
    told: dict[int, Figure], attainment: str
) -> None:
    assert of("care.line", told, year=2025) == attainment


def test_an_act_of_every_year_is_not_done_by_an_earlier_one() -> None:
    assert of("schools.report", {2023: 1, 2024: None}, year=2024) == "no_data"


def test_what_was_done_has_no_figure_of_the_silent_year_but_the_year_that_proves_it() -> None:
    found = result(second_plan(), "care.line", {2022: 0, 2023: 1, 2025: None}, year=2025)
    assert (found.value, found.source, found.done_in) == (None, (), 2023)
    verdicts = {year: verdict.word for year, verdict in found.history.items()}
    assert verdicts == {2022: "not_attained", 2023: "attained", 2025: "attained"}
    assert result(second_plan(), "care.line", {2023: 1, 2025: 1}).done_in is None


def test_qualitative_clauses_are_listed_with_their_reason() -> None:
    plan = second_plan()
    (clause,) = assess(only(plan, "care.campaign"), sent(plan, {FLOOR: {2024: 90}})).results
    assert clause.target.criterion.kind == "not_quantified"
    assert (clause.value, clause.threshold, clause.margin, clause.source, clause.series) == (None, None, None, (), {})


def test_every_target_of_a_plan_has_a_result_in_its_order() -> None:
    for plan, target in ((second_plan(), FLOOR), (shipped_plan(), "health.infant_mortality")):
        year = plan.file.period.first
        found = assess(plan, sent(plan, {target: {year: 90}})).results
        assert [each.target.id for each in found] == [each.id for each in plan.targets]


# What stands beside the verdict


def test_change_and_history_are_those_of_the_years_before() -> None:
    told = {2021: 70, 2022: 80, 2023: 90.1, 2024: 88.6, 2025: 60}
    found = result(second_plan(), FLOOR, told, year=2024)
    assert found.change == -1.5
    assert found.last_before == 90.1
    assert found.series == {2021: 70, 2022: 80, 2023: 90.1, 2024: 88.6}
    assert {year: code.word for year, code in found.history.items()} == {
        2022: "not_attained",
        2023: "attained",
        2024: "attained",
    }
    assert found.first_attained == 2023


def test_a_change_is_one_to_the_year_before_and_to_no_other() -> None:
    found = result(second_plan(), FLOOR, {2022: 80, 2024: 90})
    assert (found.change, found.last_before) == (None, 80)


def test_the_base_year_is_no_success_of_a_trend() -> None:
    assert result(second_plan(), "schools.enrolment_kept", {2022: 98, 2023: 97}).first_attained is None


def test_a_year_that_was_not_sent_cannot_be_judged() -> None:
    with pytest.raises(NotAssessable) as stopped:
        judged(second_plan(), FLOOR, {2023: 90}, year=2024)
    assert (stopped.value.reason, stopped.value.fields["known"]) == ("stop.no_year", [2023])


def test_the_judged_year_is_by_default_the_latest_of_the_area() -> None:
    told = {2023: {COUNTY: 90}, 2024: {"甲镇": 90}}
    assert judged(second_plan(), FLOOR, told).year == 2023
    assert judged(second_plan(), FLOOR, told, year=2024).year == 2024
    assert judged(second_plan(), FLOOR, told, area="甲镇").year == 2024


# All targets in one call


def test_a_target_among_all_others_is_judged_as_alone() -> None:
    plan, chance = shipped_plan(), np.random.default_rng(20240601)
    axes = [plan.indicators, plan.areas, ["total", "urban", "rural"], range(2020, 2025)]
    table = pd.MultiIndex.from_product(axes, names=["indicator", "area", "group", "year"]).to_frame(index=False)
    table = table.sample(frac=0.8, random_state=chance)
    people = chance.integers(1, 40, len(table)).astype(float)
    table["numerator"] = np.where(chance.random(len(table)) < 0.5, np.floor(people * chance.random(len(table))), np.nan)
    table["denominator"] = people
    table["value"] = chance.choice([0.0, 1.0, 50.0, 90.0, 99.5, 100.0], len(table))
    arrays = arranged(Observations.from_frame(table), plan, 2024)
    together = judge(plan.targets, arrays, plan)
    assert len({verdict for each in together for verdict in each.attainment.ravel().tolist()}) == 6
    for target, judgement in zip(plan.targets, together, strict=True):
        (alone,) = judge([target], arrays, plan)
        assert judgement.target is alone.target is target and judgement.units == alone.units
        for name in ("measured", "limit", "baseline", "attainment", "margin", "numerator", "denominator", "by_year"):
            np.testing.assert_array_equal(getattr(judgement, name), getattr(alone, name))
