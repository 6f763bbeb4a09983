"""What the counts can say beside a verdict: intervals against other people's code, and that they never decide it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from assessment.worlds import (
    COUNTY,
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
    with_settings,
)
from shigua_monitor import assess
from shigua_monitor.assessment.attainment import Attainment
from shigua_monitor.assessment.evidence import Weighed, evidence
from shigua_monitor.assessment.result import Result
from shigua_monitor.assessment.stack import Stack, stack
from shigua_monitor.observations import State
from shigua_monitor.plan.criterion import ChangeFromBaseline, Criterion
from shigua_monitor.plan.model import Plan
from shigua_monitor.report.prospects import evidence_sentences
from shigua_monitor.statistics.interval import Evidence

DISTRICT = "石拐区"
FLOOR = "care.screening_reached"
CEILING = "health.infant_mortality"
BY_UNIT = "health.vaccination_coverage"
EIGHT = shipped_plan().units(target_of(shipped_plan(), BY_UNIT).scope)


def counted(plan: Plan, identifier: str, x: Sequence[int], n: Sequence[int]) -> tuple[Stack, Weighed]:
    """One target in many areas at once, one pair of counts each."""
    target = target_of(plan, identifier)
    assert target.indicator is not None
    year = plan.file.period.first
    pairs = enumerate(zip(x, n, strict=True))
    rows = [[target.indicator.id, f"县{i}", target.group, year, None, *pair] for i, pair in pairs]
    found = assess(only(plan, identifier), observations(*rows), area="县0")
    places = [found.panel.areas[f"县{i}"] for i in range(len(x))]
    side_by_side = stack(found.judgements, found.panel, found.panel.years.index(year), places, plan)
    return side_by_side, evidence(side_by_side)


def asking(identifier: str, criterion: Criterion) -> Plan:
    """The shipped plan with one of its targets, which asks something else."""
    target = target_of(shipped_plan(), identifier)
    return replace(shipped_plan(), targets=(target._replace(criterion=criterion),))


def garwood(x: int, n: int, level: float = 0.95) -> tuple[float, float]:
    tail = (1 - level) / 2
    low = stats.chi2.ppf(tail, 2 * x) / 2 if x else 0.0
    return low / n, stats.chi2.ppf(1 - tail, 2 * x + 2) / 2 / n


def conditional_ratio(x1: int, n1: int, x0: int, n0: int, level: float = 0.95) -> tuple[float, float]:
    """Bounds of (x1/n1) / (x0/n0) from the exact interval of x1 among x1 + x0."""
    low, high = proportion_confint(x1, x1 + x0, alpha=1 - level, method="beta")
    return low / (1 - low) * n0 / n1, high / (1 - high) * n0 / n1


# Intervals


@pytest.mark.parametrize(("x", "n"), [(0, 25), (1, 25), (23, 25), (25, 25), (0, 1), (1, 1), (182, 200), (9999, 10000)])
def test_a_proportion_has_its_wilson_interval(x: int, n: int) -> None:
    found = result(second_plan(), FLOOR, {2024: (x, n)}).evidence
    low, high = proportion_confint(x, n, alpha=0.05, method="wilson")
    assert found.interval == pytest.approx((100 * low, 100 * high), abs=1e-9)


@pytest.mark.parametrize(("x", "n"), [(0, 124), (1, 124), (2, 124), (3, 1000), (0, 1230), (40, 12_345)])
def test_a_rate_has_its_exact_poisson_interval(x: int, n: int) -> None:
    found = result(shipped_plan(), CEILING, {2024: (x, n)}).evidence
    low, high = garwood(x, n)
    assert found.interval == pytest.approx((1000 * low, 1000 * high), abs=1e-8)


@pytest.mark.parametrize(
    ("deaths", "births", "interval"),
    [
        (0, 150, (0, 24.6)),
        (1, 150, (0.2, 37.1)),
        (2, 150, (1.6, 48.2)),
        (1, 450, (0.06, 12.4)),
        (2, 450, (0.5, 16.1)),
        (3, 1000, (0.6, 8.8)),
    ],
)
def test_the_table_of_small_numbers_flows_through(deaths: int, births: int, interval: tuple[float, float]) -> None:
    found = result(shipped_plan(), "health.neonatal_mortality", {2024: (deaths, births)}).evidence
    assert found.interval == pytest.approx(interval, abs=0.05)


@pytest.mark.parametrize(("births", "code"), [(1229, Evidence.CANNOT_TELL), (1230, Evidence.CLEARLY_MET)])
def test_no_death_proves_a_ceiling_of_3_per_mille_from_1230_births(births: int, code: Evidence) -> None:
    assert result(shipped_plan(), "health.neonatal_mortality", {2024: (0, births)}).evidence.code is code


@pytest.mark.parametrize(
    ("births", "fewest"), [(150, 3), (450, 5), (1000, 8)], ids=["one year", "three years", "1000 births"]
)
def test_the_fewest_deaths_clearly_above_the_ceiling(births: int, fewest: int) -> None:
    plan = shipped_plan()
    codes = [result(plan, "health.neonatal_mortality", {2024: (x, births)}).evidence.code for x in (fewest - 1, fewest)]
    assert codes == [Evidence.CANNOT_TELL, Evidence.CLEARLY_MISSED]


def test_a_fall_from_10_to_8_deaths_meets_a_fall_by_20_percent_and_proves_nothing() -> None:
    found = result(shipped_plan(), "safety.child_injury_mortality", {2020: (10, 5000), 2024: (8, 5000)})
    assert found.attainment is Attainment.ATTAINED
    assert found.evidence.code is Evidence.CANNOT_TELL
    assert found.evidence.change == pytest.approx((0.27, 2.25), abs=0.01)
    assert found.evidence.change == pytest.approx(conditional_ratio(8, 5000, 10, 5000), abs=1e-9)


@pytest.mark.parametrize(("now", "code"), [((10, 8000), Evidence.CLEARLY_MET), ((80, 8000), Evidence.CANNOT_TELL)])
def test_a_clear_fall_of_a_rate_is_clear(now: tuple[int, int], code: Evidence) -> None:
    found = result(second_plan(), "care.scalds", {2022: (90, 8000), 2024: now})
    assert found.evidence.code is code
    assert found.evidence.change == pytest.approx(conditional_ratio(*now, 90, 8000), abs=1e-9)


@pytest.mark.parametrize(
    ("then", "now", "code"),
    [
        ((60, 300), (40, 300), Evidence.CLEARLY_MET),
        ((60, 300), (50, 300), Evidence.CANNOT_TELL),
        ((60, 300), (70, 300), Evidence.CANNOT_TELL),
        ((60, 300), (85, 300), Evidence.CLEARLY_MISSED),
    ],
)
def test_a_trend_of_a_proportion_is_weighed_by_the_difference_to_the_base_year(
    then: tuple[int, int], now: tuple[int, int], code: Evidence
) -> None:
    found = result(second_plan(), "schools.absence", {2022: then, 2024: now}).evidence
    bounds = confint_proportions_2indep(*now, *then, method="newcomb", compare="diff")
    assert found.change == pytest.approx([100 * bound for bound in bounds], abs=1e-9)
    assert found.code is code


@pytest.mark.parametrize(
    ("percent", "now", "code"),
    [
        (-20, (100, 1000), Evidence.CLEARLY_MET),
        (-20, (390, 1000), Evidence.CANNOT_TELL),
        (-20, (410, 1000), Evidence.CANNOT_TELL),
        (-20, (480, 1000), Evidence.CLEARLY_MISSED),
        (20, (700, 1000), Evidence.CLEARLY_MET),
        (20, (610, 1000), Evidence.CANNOT_TELL),
        (20, (500, 1000), Evidence.CLEARLY_MISSED),
    ],
)
def test_a_proportion_that_is_to_change_by_a_share_is_weighed_by_the_difference_to_that_share(
    percent: float, now: tuple[int, int], code: Evidence
) -> None:
    plan = asking("health.under3_managed", ChangeFromBaseline(kind="change_from_baseline", percent=percent))
    found = result(plan, "health.under3_managed", {2020: (500, 1000), 2024: now}).evidence
    share, p = 1 + percent / 100, now[0] / now[1]
    (low1, high1), (low0, high0) = (proportion_confint(*each, method="wilson") for each in (now, (500, 1000)))
    low = p - share * 0.5 - np.hypot(p - low1, share * (high0 - 0.5))
    high = p - share * 0.5 + np.hypot(high1 - p, share * (0.5 - low0))
    assert found.change == pytest.approx((100 * low, 100 * high), abs=1e-9)
    assert found.code is code


def test_what_decides_a_change_by_a_share_is_told_in_both_languages() -> None:
    plan = asking("health.under3_managed", ChangeFromBaseline(kind="change_from_baseline", percent=-20))
    found = result(plan, "health.under3_managed", {2020: (500, 1000), 2024: (390, 1000)})
    assert evidence_sentences("zh", found)[1] == "与基期的80%相差-1.0个百分点（95%区间[-4.87，+2.94]）"
    assert evidence_sentences("en", found)[1] == ("-1.0 pp against 80% of the base value (95% interval [-4.87, +2.94])")


def test_published_counts_of_the_base_year_count_as_those_that_were_sent() -> None:
    found = result(second_plan(), "care.scalds", {2024: (4, 8000)})
    assert found.evidence.change == pytest.approx(conditional_ratio(4, 8000, 5, 8000), abs=1e-9)
    assert found.evidence.code is Evidence.CANNOT_TELL


def test_no_event_in_either_year_leaves_a_trend_open() -> None:
    plan = shipped_plan()
    found = result(plan, "safety.child_injury_mortality", {2020: (2, 5000), 2024: (0, 5000)}).evidence
    assert (found.code, found.change) == (Evidence.CANNOT_TELL, pytest.approx(conditional_ratio(0, 5000, 2, 5000)))
    none = result(plan, "safety.child_injury_mortality", {2020: (0, 5000), 2024: (0, 5000)}).evidence
    assert (none.code, none.change) == (Evidence.CANNOT_TELL, None)


def test_a_trend_needs_the_counts_of_both_years() -> None:
    assert result(second_plan(), "schools.absence", {2022: 20, 2024: (40, 300)}).evidence.code is Evidence.NO_COUNTS
    assert result(second_plan(), "schools.absence", {2022: (60, 300), 2024: 13}).evidence.code is Evidence.NO_COUNTS


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("schools.enrolment", {2022: (950, 1000), 2024: (1020, 1000)}),
        ("schools.enrolment_kept", {2022: (950, 1000), 2024: (940, 1000)}),
        ("care.nurses", {2024: 3}),
        ("schools.bus_town", {2024: 34}),
        ("care.screening_urban_rural", {2022: {"urban": 90, "rural": 80}, 2024: {"urban": 90, "rural": 85}}),
        ("care.line", {2024: 1}),
        ("care.screening_reached", {2024: 90}),
    ],
    ids=["ratio", "ratio kept", "count", "duration", "gap", "act", "no counts"],
)
def test_what_is_no_counted_proportion_or_rate_has_no_interval(target: str, told: Told) -> None:
    found = result(second_plan(), target, told).evidence
    assert (found.code, found.interval, found.change, found.pooled) == (Evidence.NO_COUNTS, None, None, None)


def test_the_level_is_the_targets_own() -> None:
    plan = with_settings(second_plan(), FLOOR, evidence_level=0.5)
    low, high = proportion_confint(182, 200, alpha=0.5, method="wilson")
    found = result(plan, FLOOR, {2024: (182, 200)}).evidence
    assert found.interval == pytest.approx((100 * low, 100 * high), abs=1e-9)


# Counts that cannot be


def test_nobody_in_the_denominator_is_no_figure_at_all() -> None:
    found = result(second_plan(), FLOOR, {2024: (0, 0)})
    assert (found.attainment, found.evidence.code) == (Attainment.NO_DATA, Evidence.NO_COUNTS)


def test_more_cases_than_people_have_no_interval() -> None:
    assert result(second_plan(), FLOOR, {2024: (101, 100)}).evidence.code is Evidence.NO_COUNTS


def test_counts_that_are_not_whole_are_refused_and_the_value_stands() -> None:
    row = ["screening", COUNTY, "total", 2024, 88.5, 88.5, 100]
    (found,) = assess(only(second_plan(), FLOOR), observations(row)).results
    assert (found.attainment, found.evidence.code) == (Attainment.ATTAINED, Evidence.NO_COUNTS)


# The verdict and the interval


@pytest.mark.parametrize(
    ("plan", "identifier", "limit", "at_most"),
    [(second_plan(), FLOOR, Fraction("88.5") / 100, False), (shipped_plan(), CEILING, Fraction(5, 1000), True)],
    ids=["floor", "ceiling"],
)
def test_the_verdict_is_the_counted_fact_and_evidence_is_where_the_interval_lies(
    plan: Plan, identifier: str, limit: Fraction, at_most: bool
) -> None:
    pairs = [(x, n) for n in (20, 124, 1300, 20_000) for x in range(0, n + 1, max(1, n // 250))]
    side_by_side, weighed = counted(plan, identifier, [x for x, _ in pairs], [n for _, n in pairs])
    seen = set()
    for place, (x, n) in enumerate(pairs):
        share = Fraction(x, n)
        low, high = garwood(x, n) if at_most else proportion_confint(x, n, alpha=0.05, method="wilson")
        met, missed = (high <= limit, low > limit) if at_most else (low >= limit, high < limit)
        expected = Evidence.CLEARLY_MET if met else Evidence.CLEARLY_MISSED if missed else Evidence.CANNOT_TELL
        attained = share <= limit if at_most else share >= limit
        seen.add((attained, expected))
        assert side_by_side.attainment[0, place, -1] == (Attainment.ATTAINED if attained else Attainment.NOT_ATTAINED)
        assert weighed.code[0, place] == expected, (x, n)
    assert seen == {
        (True, Evidence.CLEARLY_MET),
        (True, Evidence.CANNOT_TELL),
        (False, Evidence.CANNOT_TELL),
        (False, Evidence.CLEARLY_MISSED),
    }


@pytest.mark.parametrize("level", [0.5, 0.8, 0.95, 0.999])
@pytest.mark.parametrize("figure", [(22, 25), (23, 25), (177, 200), (176, 200), (0, 5), (5, 5)])
def test_no_level_of_evidence_changes_a_verdict(level: float, figure: tuple[int, int]) -> None:
    plan = with_settings(second_plan(), FLOOR, evidence_level=level)
    attained = Fraction(*figure) >= Fraction("88.5") / 100
    assert result(plan, FLOOR, {2024: figure}).attainment is (
        Attainment.ATTAINED if attained else Attainment.NOT_ATTAINED
    )


def test_one_death_in_124_births_misses_the_ceiling_in_fact_and_cannot_be_told() -> None:
    found = result(shipped_plan(), CEILING, {2024: (1, 124)})
    assert found.value == pytest.approx(8.0645, abs=1e-4)
    assert (found.attainment, found.evidence.code) == (Attainment.NOT_ATTAINED, Evidence.CANNOT_TELL)


# Heads


@settings(max_examples=30)
@given(st.lists(st.tuples(st.integers(1, 5000), st.floats(0, 1)), min_size=1, max_size=60))
def test_the_shortfall_is_the_fewest_heads_that_tip_the_verdict(sizes: list[tuple[int, float]]) -> None:
    pairs = [(round(share * n), n) for n, share in sizes]
    for plan, identifier, sign in ((second_plan(), FLOOR, 1), (shipped_plan(), CEILING, -1)):
        side_by_side, weighed = counted(plan, identifier, [x for x, _ in pairs], [n for _, n in pairs])
        limit = Fraction("88.5") / 100 if sign > 0 else Fraction(5, 1000)
        for place, (x, n) in enumerate(pairs):
            heads = weighed.shortfall[0, place]
            attained = side_by_side.attainment[0, place, -1] == Attainment.ATTAINED
            assert (heads == 0) == attained
            tipped = Fraction(x + sign * int(heads), n)
            assert (tipped - limit) * sign >= 0
            if heads:
                assert (Fraction(x + sign * (int(heads) - 1), n) - limit) * sign < 0


@pytest.mark.parametrize(
    ("target", "told", "heads"),
    [
        ("care.screening_reached", {2024: (85, 100)}, 4),
        ("care.screening_reached", {2024: (89, 100)}, 0),
        ("care.screening_reached", {2024: 85}, None),
        ("care.scalds", {2022: (50, 8000), 2024: (46, 8000)}, 2),
        ("care.scalds", {2022: (50, 8000), 2024: (44, 8000)}, 0),
        ("schools.absence", {2022: (50, 300), 2024: (60, 300)}, None),
        ("schools.enrolment", {2022: (950, 1000), 2024: (940, 1000)}, None),
    ],
)
def test_the_shortfall_in_heads(target: str, told: Told, heads: int | None) -> None:
    assert result(second_plan(), target, told).evidence.shortfall == heads


def test_a_ratio_has_no_interval_but_a_shortfall_in_heads() -> None:
    found = result(shipped_plan(), "education.compulsory_retention", {2024: (950, 1000)})
    assert (found.evidence.code, found.evidence.shortfall) == (Evidence.NO_COUNTS, 10)


# Pooled years


def test_a_rate_of_few_events_is_shown_with_the_last_three_years_together() -> None:
    told = {2021: (9, 150), 2022: (0, 150), 2023: (1, 140), 2024: (1, 160)}
    found = result(shipped_plan(), CEILING, told).evidence.pooled
    assert found is not None
    assert (found.events, found.people, found.years) == (2, 450, 3)
    assert found.value == pytest.approx(2000 / 450)
    assert found.interval == pytest.approx([1000 * bound for bound in garwood(2, 450)], abs=1e-8)


def test_pooling_sums_counts_and_never_averages_rates() -> None:
    found = result(shipped_plan(), CEILING, {2022: (0, 10), 2023: (0, 10), 2024: (5, 980)}).evidence.pooled
    assert found is not None
    assert found.value == pytest.approx(5.0)


def test_a_year_without_counts_is_left_out_of_the_window() -> None:
    found = result(shipped_plan(), CEILING, {2021: (9, 150), 2022: (0, 150), 2023: 6.7, 2024: (1, 160)}).evidence.pooled
    assert found is not None
    assert (found.events, found.people, found.years) == (1, 310, 2)


@pytest.mark.parametrize(
    ("target", "told"),
    [
        (CEILING, {2024: (1, 160)}),
        (CEILING, {2021: (1, 150), 2024: (1, 160)}),
        (CEILING, {2022: (1, 150), 2023: (1, 150), 2024: (20, 4000)}),
        (CEILING, {2022: (1, 150), 2023: (1, 150), 2024: 6.2}),
        ("health.under3_managed", {2022: (10, 150), 2023: (10, 150), 2024: (10, 150)}),
    ],
    ids=["one year", "one year in the window", "twenty events", "no counts now", "a proportion"],
)
def test_nothing_is_pooled(target: str, told: Told) -> None:
    assert result(shipped_plan(), target, told).evidence.pooled is None


@pytest.mark.parametrize(("events", "told"), [(19, True), (20, False)])
def test_twenty_events_are_not_few(events: int, told: bool) -> None:
    found = result(shipped_plan(), CEILING, {2023: (19, 4000), 2024: (events, 4000)})
    assert (found.evidence.pooled is not None) is told


def test_window_and_fewness_are_settings() -> None:
    told = dict.fromkeys(range(2020, 2025), (25, 5000))
    assert result(shipped_plan(), CEILING, told).evidence.pooled is None
    plan = with_settings(shipped_plan(), CEILING, pooled_years=5, few_events=26)
    found = result(plan, CEILING, told).evidence.pooled
    assert found is not None
    assert (found.years, found.events) == (5, 125)


# Units


def by_unit(*figures: Figure) -> Result:
    told = {unit: figure for unit, figure in zip(EIGHT, figures, strict=True) if figure is not None}
    return result(shipped_plan(), BY_UNIT, {2024: {DISTRICT: None, **told}})


def test_eight_units_of_25_at_95_percent_all_pass_in_a_third_of_years() -> None:
    found = by_unit(*[(24, 25)] * 8).evidence
    assert found.all_pass == pytest.approx(stats.binom.sf(22, 25, 0.95) ** 8)
    assert found.all_pass == pytest.approx(1 / 3, abs=0.01)


def test_the_chance_that_all_pass_is_not_told_unless_the_size_of_each_unit_is_known() -> None:
    assert by_unit(*[(24, 25)] * 7, 96.0).evidence.all_pass is None
    assert by_unit(*[(24, 25)] * 7, None).evidence.all_pass is None
    rate = result(second_plan(), "care.drills", {2024: dict.fromkeys(UNITS, (1, 100))})
    assert rate.evidence.all_pass is None


def test_units_that_fail_clearly_are_known() -> None:
    found = by_unit((20, 25), (10, 25), *[(25, 25)] * 6)
    assert tuple(unit.area for unit in found.failing_units) == EIGHT[:2]
    assert [unit.evidence for unit in found.failing_units] == [Evidence.CANNOT_TELL, Evidence.CLEARLY_MISSED]
    assert found.evidence.code is Evidence.CLEARLY_MISSED


def test_a_unit_of_34_children_is_not_clearly_above_90_percent_even_at_100() -> None:
    codes = [by_unit((size, size), *[(100, 100)] * 7).units[0].evidence for size in (34, 35)]
    assert codes == [Evidence.CANNOT_TELL, Evidence.CLEARLY_MET]


@pytest.mark.parametrize(
    ("figures", "code"),
    [
        ([(500, 500)] * 8, Evidence.CLEARLY_MET),
        ([(500, 500)] * 7 + [(24, 25)], Evidence.CANNOT_TELL),
        ([(500, 500)] * 7 + [99.0], Evidence.CANNOT_TELL),
        ([99.0] * 8, Evidence.NO_COUNTS),
        ([99.0] * 7 + [(10, 100)], Evidence.CLEARLY_MISSED),
        ([(500, 500)] * 7 + [None], Evidence.CANNOT_TELL),
    ],
    ids=["all clear", "one too small", "one without counts", "no counts", "one clear miss", "one missing"],
)
def test_what_the_units_say_together(figures: list[object], code: Evidence) -> None:
    assert by_unit(*figures).evidence.code is code


def test_a_good_mean_does_not_speak_for_its_units() -> None:
    told = {DISTRICT: (1990, 2000), **dict.fromkeys(EIGHT[1:], (250, 250)), EIGHT[0]: (20, 25)}
    found = result(shipped_plan(), BY_UNIT, {2024: told})
    assert found.attainment is Attainment.NOT_ATTAINED
    assert found.evidence.code is Evidence.CANNOT_TELL
    assert (found.evidence.shortfall, found.evidence.before) == (None, Evidence.NO_COUNTS)


def test_a_unit_to_which_it_does_not_apply_is_not_asked() -> None:
    plan = shipped_plan()
    told = sent(plan, {BY_UNIT: {2024: {DISTRICT: None, **dict.fromkeys(EIGHT, (500, 500))}}})
    told.state[told.area == told.areas[EIGHT[3]]] = State.NOT_APPLICABLE
    (found,) = assess(only(plan, BY_UNIT), told).results
    assert found.attainment is Attainment.ATTAINED
    assert found.evidence.code is Evidence.CLEARLY_MET


def test_evidence_is_on_every_result_of_the_whole_plan() -> None:
    found = judged(shipped_plan(), CEILING, {2024: (1, 124)}).results
    whole = assess(shipped_plan(), sent(shipped_plan(), {CEILING: {2024: (1, 124)}})).results
    assert [each.evidence.code for each in found] == [Evidence.CANNOT_TELL]
    assert {each.target.id for each in whole if each.evidence.code is not Evidence.NO_COUNTS} == {CEILING}
    assert all(isinstance(each.evidence.code, Evidence) for each in whole)


def test_township_figures_have_evidence_of_their_own() -> None:
    told = {2024: {DISTRICT: (1990, 2000), EIGHT[0]: (20, 25)}}
    found = result(shipped_plan(), BY_UNIT, told, area=EIGHT[0])
    low, high = proportion_confint(20, 25, alpha=0.05, method="wilson")
    assert found.evidence.interval == pytest.approx((100 * low, 100 * high), abs=1e-9)
    assert (found.evidence.code, found.evidence.shortfall) == (Evidence.CANNOT_TELL, 3)
    assert np.isclose(found.value or 0, 80)
