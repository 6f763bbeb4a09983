from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shigua_monitor.statistics.pace import (
    PaceClass,
    Reason,
    annual_reduction,
    classify,
    compound_ratio,
    linear_pace,
    required_reduction,
)

PROPERTY = settings(database=None, deadline=None, max_examples=100)
CUTS = {"on_track": 0.95, "watch": 0.6, "slow": 0.0}


@pytest.mark.parametrize(
    ("base", "current", "target", "years", "at_most", "published", "within"),
    [
        (14.5, 10.2, 7.25, (2015, 2023, 2030), True, 0.952590, 1e-6),
        (98.82, 99.04, 100, (2015, 2022, 2030), False, 0.401355, 1e-6),
        (10.0, 10.4, 0.1, (2018, 2022, 2030), True, -0.030917, 1e-6),
        (68.55, 46.73, 55, (2015, 2023, 2026), False, -2.3587, 1e-3),  # published from unrounded values
        (90, 94.6, 99, (2020, 2025, 2030), False, 1.05, 5e-3),
        (10, 5.4, 1, (2020, 2025, 2030), True, 0.56, 5e-3),
    ],
)
def test_published_compound_growth_ratios(base, current, target, years, at_most, published, within):
    ratio, _ = compound_ratio(base, current, target, *years, at_most)
    assert ratio == pytest.approx(published, abs=within)


def test_a_met_then_lost_target_has_a_compound_ratio_and_its_reason_but_no_linear_pace():
    ratio, reason = compound_ratio(68.55, 46.73, 55, 2015, 2023, 2026, False)
    pace, why = linear_pace(68.55, 46.73, 55, 2015, 2023, 2026, False)
    assert ratio < 0 and reason == Reason.BASE_BEYOND_TARGET
    assert np.isnan(pace) and why == Reason.BASE_BEYOND_TARGET


def test_a_fall_of_2_4_percent_a_year_is_found_exactly():
    rate, reason = annual_reduction(np.arange(2000, 2016), 100 * 0.976 ** np.arange(16))
    assert rate == pytest.approx(0.024, abs=1e-14) and reason == Reason.NONE


def test_missing_years_do_not_bend_the_annual_reduction():
    values = 100 * 0.976 ** np.arange(16)
    values[[3, 4, 9]] = np.nan
    assert annual_reduction(np.arange(2000, 2016), values)[0] == pytest.approx(0.024, abs=1e-14)


def test_no_annual_reduction_of_zeros_negatives_or_a_single_year():
    rates, reasons = annual_reduction([1, 2, 3], [[4, 0, 1], [4, -1, 1], [4, np.nan, np.nan], [np.nan] * 3])
    assert np.isnan(rates).all()
    assert reasons.tolist() == [
        Reason.ZERO_VALUE,
        Reason.NEGATIVE_VALUE,
        Reason.TOO_FEW_YEARS,
        Reason.TOO_FEW_YEARS,
    ]


def test_the_required_reduction_leads_to_the_target():
    rate = required_reduction(14.5, 7.25, 2015, 2030)
    assert 14.5 * (1 - rate) ** 15 == pytest.approx(7.25)
    assert np.isnan(required_reduction([0, 1, 1], [1, 0, 1], 2015, [2030, 2030, 2015])).all()


def test_the_published_straight_path_has_pace_one():
    path = [72.42857, 76.85714, 81.28571, 85.71429, 90.14286, 94.57143]
    pace, _ = linear_pace(68, path, 99, 2018, np.arange(2019, 2025), 2025, False)
    assert np.allclose(pace, 1, atol=1e-6)


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ((90, np.nan, 99, 2020, 2024, 2030, False), Reason.MISSING),
        ((np.nan, 90, 99, 2020, 2024, 2030, False), Reason.MISSING),
        ((90, 91, np.inf, 2020, 2024, 2030, False), Reason.MISSING),
        ((90, 91, 99, 2020, 2020, 2030, False), Reason.NO_TIME),
        ((90, 91, 99, 2020, 2024, 2020, False), Reason.NO_TIME),
        ((90, 91, 90, 2020, 2024, 2030, False), Reason.TARGET_IS_BASE),
        ((0.3, 0.2, 0.1 + 0.2, 2020, 2024, 2030, True), Reason.TARGET_IS_BASE),
        ((0, 0, 0, 2020, 2024, 2030, True), Reason.TARGET_IS_BASE),
        ((99.5, 98, 99, 2020, 2024, 2030, False), Reason.BASE_BEYOND_TARGET),
        ((4, 6, 5, 2020, 2024, 2030, True), Reason.BASE_BEYOND_TARGET),
    ],
)
def test_a_linear_pace_that_cannot_be_given_says_why(cell, reason):
    pace, code = linear_pace(*cell)
    assert np.isnan(pace) and code == reason


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ((0, 3, 5, 2020, 2024, 2030, False), Reason.ZERO_BASE),
        ((5, 3, 0, 2020, 2024, 2030, True), Reason.ZERO_TARGET),
        ((-5, 3, 9, 2020, 2024, 2030, False), Reason.NEGATIVE_VALUE),
        ((5, -3, 9, 2020, 2024, 2030, False), Reason.NEGATIVE_VALUE),
        ((5, 5, 5, 2020, 2024, 2030, False), Reason.TARGET_IS_BASE),
        ((5, 5, 6, 2024, 2024, 2030, False), Reason.NO_TIME),
    ],
)
def test_a_compound_ratio_that_cannot_be_given_says_why(cell, reason):
    ratio, code = compound_ratio(*cell)
    assert np.isnan(ratio) and code == reason


def test_a_zero_base_or_target_is_no_trouble_for_the_linear_pace():
    pace, reason = linear_pace([0, 5], [2, 2], [4, 0], 2020, 2025, 2030, [False, True])
    assert pace.tolist() == [1.0, 1.2] and (reason == Reason.NONE).all()


def test_a_fall_to_zero_has_a_compound_ratio():
    ratio, reason = compound_ratio(5, 0, 1, 2020, 2025, 2030, True)
    assert ratio > 1 and reason == Reason.NONE


def test_classes_begin_at_their_cut_and_forgive_binary_noise():
    paces = [1.2, 0.95, 0.95 - 1e-12, 0.949, 0.6, 0.599, 0, -1e-12, -0.01, np.nan]
    assert classify(paces, **CUTS).tolist() == [
        PaceClass.ON_TRACK,
        PaceClass.ON_TRACK,
        PaceClass.ON_TRACK,
        PaceClass.WATCH,
        PaceClass.WATCH,
        PaceClass.SLOW,
        PaceClass.SLOW,
        PaceClass.SLOW,
        PaceClass.MOVING_AWAY,
        PaceClass.UNKNOWN,
    ]


percent = st.integers(0, 1000).map(lambda tenths: tenths / 10)


@PROPERTY
@given(percent, percent, percent, st.integers(2021, 2030))
def test_the_pace_of_a_coverage_is_that_of_its_gap(base: float, current: float, target: float, year: int):
    pace, reason = linear_pace(base, current, target, 2020, year, 2030, False)
    gap_pace, gap_reason = linear_pace(100 - base, 100 - current, 100 - target, 2020, year, 2030, True)
    assert reason == gap_reason
    assert pace == pytest.approx(gap_pace, rel=1e-6, nan_ok=True)


@PROPERTY
@given(percent, percent, percent)
def test_a_better_value_has_a_better_pace(base: float, target: float, current: float):
    for at_most, better in ((False, current + 1), (True, current - 1)):
        pace, reason = linear_pace(base, [current, better], target, 2020, 2025, 2030, at_most)
        assert (reason != Reason.NONE).all() or pace[1] > pace[0]


def test_an_array_gives_what_its_cells_give_alone():
    rng = np.random.default_rng(1)
    cells = [rng.integers(0, 6, 40) / 2 for _ in range(3)] + [np.full(40, 2020), rng.integers(2020, 2025, 40)]
    at_most = rng.random(40) < 0.5
    for formula in (linear_pace, compound_ratio):
        value, reason = formula(*cells, 2030, at_most)
        alone = [formula(*cell, 2030, ceiling) for *cell, ceiling in zip(*cells, at_most, strict=True)]
        assert np.array_equal(value, [v for v, _ in alone], equal_nan=True)
        assert reason.tolist() == [r for _, r in alone]
