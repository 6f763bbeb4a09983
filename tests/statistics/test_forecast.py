from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from shigua_monitor.statistics.forecast import Forecast, Method, forecast_proportion, forecast_rate, forecast_value
from shigua_monitor.statistics.value_forecast import Scale

PROPERTY = settings(database=None, deadline=None, max_examples=60)
YEARS = np.arange(2019, 2025)
BIRTHS = np.full(6, 124)


def numbers(forecast: Forecast) -> np.ndarray:
    return np.array([*forecast[:-1]])


# Rare counts


def test_rare_deaths_have_the_exact_jeffreys_predictive():
    """With 4 deaths among 744 births next year's are negative binomial with shape 4.5."""
    forecast = forecast_rate(YEARS, [1, 0, 2, 0, 1, 0], BIRTHS, 2026, limit=0.005, slope_sd=0)
    law = stats.nbinom(4.5, 744 / (744 + 124))
    assert forecast.method == Method.RARE_COUNTS
    assert forecast.point == 4 / 744
    assert (forecast.lower, forecast.upper) == (law.ppf(0.1) / 124, law.ppf(0.9) / 124)
    assert forecast.at_or_below == pytest.approx(law.cdf(0), abs=1e-12)  # 5 per mille of 124 births allow none


def test_rare_shares_have_the_exact_jeffreys_predictive():
    forecast = forecast_proportion(YEARS, [122, 124, 123, 124, 122, 124], BIRTHS, 2026, limit=0.99, slope_sd=0)
    law = stats.betabinom(124, 5.5, 744 - 5 + 0.5)
    assert forecast.method == Method.RARE_COUNTS
    assert forecast.point == pytest.approx(739 / 744)
    assert forecast.lower == pytest.approx(1 - law.ppf(0.9) / 124)
    assert forecast.at_or_above == pytest.approx(law.cdf(1), abs=1e-12)


def test_a_rare_rate_is_never_given_a_slope():
    falling = forecast_rate(YEARS, [6, 5, 4, 2, 1, 0], BIRTHS, 2030)
    rising = forecast_rate(YEARS, [0, 1, 2, 4, 5, 6], BIRTHS, 2030)
    assert np.array_equal(numbers(falling)[:3], numbers(rising)[:3])
    assert falling.point == 18 / 744 and falling.lower >= 0


def test_from_twenty_events_on_a_trend_is_fitted():
    methods = forecast_rate(YEARS, [[4, 3, 3, 3, 3, 3], [4, 4, 3, 3, 3, 3]], BIRTHS, 2026).method
    assert methods.tolist() == [Method.RARE_COUNTS, Method.TREND_OF_COUNTS]
    non_events = forecast_proportion(YEARS, 124 - np.array([[4, 3, 3, 3, 3, 3], [4, 4, 3, 3, 3, 3]]), BIRTHS, 2026)
    assert non_events.method.tolist() == methods.tolist()


def test_the_further_the_horizon_the_wider_what_a_rare_rate_may_become():
    widths = [float(forecast_rate(YEARS, [3, 2, 4, 3, 2, 4], BIRTHS, year).upper) for year in (2025, 2030, 2040)]
    assert widths[0] < widths[1] <= widths[2]


def test_years_without_an_event_forecast_none_with_room_for_one():
    forecast = forecast_rate(YEARS, np.zeros(6), BIRTHS, 2026, limit=0.0)
    assert (forecast.point, forecast.lower, forecast.flat) == (0, 0, 0)
    assert 0.85 < forecast.at_or_below < 0.98 and forecast.at_or_above == 1
    assert forecast_rate(YEARS, np.zeros(6), BIRTHS, 2026, level=0.98).upper == 1 / 124


def test_full_coverage_forecasts_itself_with_room_for_one():
    forecast = forecast_proportion(YEARS, BIRTHS, BIRTHS, 2026, limit=1.0)
    assert (forecast.point, forecast.upper, forecast.flat, forecast.at_or_below) == (1, 1, 1, 1)
    assert 0.85 < forecast.at_or_above < 0.98
    assert forecast_proportion(YEARS, BIRTHS, BIRTHS, 2026, level=0.98).lower == 1 - 1 / 124


# Trends of counts


def test_a_trend_of_many_births_goes_on_and_stays_below_all():
    x, n = np.array([9600, 9900, 10_200, 10_500, 10_750, 11_000]), np.full(6, 12_000)
    forecast = forecast_proportion(YEARS, x, n, 2030, limit=0.95)
    assert forecast.method == Method.TREND_OF_COUNTS
    assert 0.95 < forecast.lower < forecast.point < forecast.upper <= 1
    assert forecast.at_or_above > 0.9
    assert forecast.flat == pytest.approx((10_500 + 10_750 + 11_000) / 36_000)


def test_few_births_leave_more_open_than_many():
    share = np.array([0.80, 0.82, 0.83, 0.85, 0.86, 0.88])
    few, many = (forecast_proportion(YEARS, np.rint(share * n), np.full(6, n), 2027) for n in (125, 12_000))
    assert few.upper - few.lower > 3 * (many.upper - many.lower)


def test_a_limit_at_the_middle_is_as_likely_kept_as_passed():
    """Half of 124 children, year after year: whole numbers on both sides of the limit, and on it."""
    forecast = forecast_proportion(YEARS, np.full(6, 62), BIRTHS, 2026, limit=0.5)
    assert forecast.at_or_below == pytest.approx(float(forecast.at_or_above), abs=1e-9)
    assert 0.52 < forecast.at_or_below < 0.54


def test_a_fast_falling_rate_never_turns_negative():
    forecast = forecast_rate(YEARS, [900, 700, 500, 330, 200, 90], np.full(6, 12_000), 2035)
    assert 0 <= forecast.lower <= forecast.point <= forecast.upper


@PROPERTY
@given(st.lists(st.integers(0, 124), min_size=6, max_size=6), st.integers(0, 124))
def test_the_forecast_of_a_share_is_that_of_its_complement(counts: list[int], limit: int):
    one = forecast_proportion(YEARS, counts, BIRTHS, 2027, limit=limit / 124)
    other = forecast_proportion(YEARS, 124 - np.array(counts), BIRTHS, 2027, limit=1 - limit / 124)
    turned = [1 - other.point, 1 - other.upper, 1 - other.lower, 1 - other.flat, other.at_or_above, other.at_or_below]
    if sum(counts) != 372:
        assert np.allclose(numbers(one), turned, atol=1e-9)


@PROPERTY
@given(st.lists(st.integers(0, 124), min_size=6, max_size=6))
def test_a_looser_ceiling_is_kept_more_often(counts: list[int]):
    limits = np.linspace(0, 1, 21)
    for forecast in (forecast_proportion, forecast_rate):
        result = forecast(YEARS, np.tile(counts, (21, 1)), BIRTHS, 2027, limit=limits)
        assert (np.diff(result.at_or_below) >= -1e-12).all() and (np.diff(result.at_or_above) <= 1e-12).all()
        assert (result.at_or_below + result.at_or_above >= 1 - 1e-9).all()


# Values without counts


def test_a_straight_series_goes_straight_on():
    forecast = forecast_value(YEARS, [1.0, 1.1, 1.2, 1.3, 1.4, 1.5], 2028, scale=Scale.LEVEL, limit=1.9)
    assert forecast.method == Method.STRAIGHT_LINE
    assert forecast.point == pytest.approx(1.9) and forecast.at_or_above == 1 and forecast.at_or_below == 1
    assert forecast.flat == 1.5


def test_the_plain_scale_gives_the_textbook_prediction_interval():
    y = np.array([1.1, 1.0, 1.25, 1.3, 1.2, 1.4])
    forecast = forecast_value(YEARS, y, 2026, scale=Scale.LEVEL, limit=1.6)
    fit = stats.linregress(YEARS, y)
    residual = y - fit.intercept - fit.slope * YEARS
    spread = np.sqrt((residual**2).sum() / 4 * (1 + 1 / 6 + (2026 - 2021.5) ** 2 / 17.5))
    point = fit.intercept + fit.slope * 2026
    assert forecast.point == pytest.approx(point)
    assert forecast.upper == pytest.approx(point + stats.t.ppf(0.9, 4) * spread)
    assert forecast.at_or_below == pytest.approx(stats.t.cdf((1.6 - point) / spread, 4))


def test_a_percentage_near_its_top_stays_below_and_a_length_above_zero():
    near_top = forecast_value(YEARS, [97.0, 97.9, 98.4, 98.9, 99.1, 99.4], 2030)
    assert 97 < near_top.lower < near_top.point < near_top.upper <= 100
    short = forecast_value(YEARS, [5, 4, 3.3, 2.4, 2.1, 1.6], 2035, scale=Scale.POSITIVE)
    assert 0 <= short.lower < short.point < short.upper


def test_a_series_that_touches_its_bound_is_cut_off_there():
    forecast = forecast_value(YEARS, [97, 98, 99, 100, 100, 100], 2026, limit=100)
    assert forecast.upper == 100 and forecast.at_or_below == 1 and forecast.at_or_above > 0.5
    gone = forecast_value(YEARS, [3, 2, 1, 0, 0, 0], 2026, scale=Scale.POSITIVE, limit=0)
    assert gone.lower == 0 and gone.at_or_above == 1


@pytest.mark.parametrize("value", [0, 37.3, 100])
def test_a_constant_series_forecasts_itself_without_width(value: float):
    forecast = forecast_value(YEARS, np.full(6, value), 2030, limit=value)
    assert forecast.method == Method.CONSTANT
    assert numbers(forecast).tolist() == [value, value, value, value, 1, 1]


def test_bounds_of_another_unit_may_be_given():
    thousandths = forecast_value(YEARS, np.array([970, 979, 984, 989, 991, 994]), 2030, bounds=(0, 1000))
    percent = forecast_value(YEARS, np.array([97.0, 97.9, 98.4, 98.9, 99.1, 99.4]), 2030)
    assert np.allclose(numbers(thousandths)[:4] / 10, numbers(percent)[:4])


def test_a_value_beyond_its_bounds_is_not_known():
    with_fault = forecast_value(YEARS, [90, 91, 920, 92, 93, 94], 2026)
    assert np.array_equal(
        numbers(with_fault), numbers(forecast_value(YEARS, [90, 91, np.nan, 92, 93, 94], 2026)), equal_nan=True
    )


# All kinds


@pytest.mark.parametrize("known", [0, 1, 2])
def test_no_forecast_below_three_known_years(known: int):
    y = np.where(np.arange(6) < known, 50.0, np.nan)
    for forecast in (
        forecast_proportion(YEARS, y, BIRTHS, 2026, limit=0.5),
        forecast_rate(YEARS, y, BIRTHS, 2026, limit=0.5),
        forecast_value(YEARS, y, 2026, limit=50),
    ):
        assert np.isnan(numbers(forecast)).all() and forecast.method == Method.NONE


def test_no_forecast_of_a_year_already_known():
    assert np.isnan(forecast_value(YEARS, [90, 91, 92, 93, 93, 95], 2024).point)
    assert not np.isnan(forecast_value(YEARS, [90, 91, 92, 93, 93, np.nan], 2024).point)


def test_no_limit_no_chance():
    forecast = forecast_rate(YEARS, [10, 12, 9, 8, 8, 7], BIRTHS, 2026)
    assert np.isnan(forecast.at_or_below) and np.isnan(forecast.at_or_above) and forecast.point > 0


def test_a_higher_level_is_wider():
    for forecast in (
        lambda level: forecast_proportion(YEARS, [100, 99, 104, 103, 108, 107], BIRTHS, 2027, level=level),
        lambda level: forecast_rate(YEARS, [3, 2, 4, 3, 2, 4], BIRTHS, 2027, level=level),
        lambda level: forecast_value(YEARS, [90, 91, 90.5, 92, 92.1, 93], 2027, level=level),
    ):
        usual, wide = forecast(0.8), forecast(0.95)
        assert wide.lower <= usual.lower and wide.upper > usual.upper


cells = st.one_of(st.integers(0, 130).map(float), st.sampled_from([np.nan, 0.0, 1.5, -1.0, np.inf]))


@PROPERTY
@given(st.lists(st.tuples(cells, cells), min_size=4, max_size=4), st.sampled_from([np.nan, 0.0, 0.4, 1.0, 2.0]))
def test_no_input_raises_a_warning_and_every_forecast_is_possible(data: list[tuple[float, float]], limit: float):
    x, n = np.array(data).T
    years = np.arange(2021, 2025)
    forecasts = [
        (forecast_proportion(years, x, n, 2030, limit), 1),
        (forecast_rate(years, x, n, 2030, limit), np.inf),
        *((forecast_value(years, x, 2030, 100 * limit, scale=scale), scale.bounds[1]) for scale in Scale),
    ]
    for forecast, top in forecasts:
        known = forecast.method != Method.NONE
        assert known == (not np.isnan(forecast.point))
        if known:
            assert 0 <= forecast.lower <= forecast.point <= forecast.upper <= top
            assert np.isnan(limit) or 0 <= forecast.at_or_below <= 1 + 1e-9


def test_an_array_gives_what_its_series_give_alone():
    rng = np.random.default_rng(1)
    n = rng.integers(100, 2_000, (5, 6, 7))
    x = rng.binomial(n, rng.choice([0.003, 0.3, 0.97], (5, 6, 1))).astype(float)
    x[rng.random(x.shape) < 0.15] = np.nan
    years, limit = np.arange(7), rng.choice([0.01, 0.4, 0.95], (5, 6))
    for forecast in (
        lambda x, n, limit: forecast_proportion(years, x, n, 9, limit),
        lambda x, n, limit: forecast_rate(years, x, n, 9, limit),
        lambda x, n, limit: forecast_value(years, 100 * x / n, 9, 100 * limit),
    ):
        together = forecast(x, n, limit)
        assert together.point.shape == (5, 6)
        for cell in np.ndindex(5, 6):
            alone = forecast(x[cell], n[cell], limit[cell])
            for one, every in zip(alone, together, strict=True):
                assert np.allclose(one, every[cell], rtol=1e-9, atol=1e-10, equal_nan=True)


# Does an 80 % interval cover what happens?

SIZES, CHANGES = (125, 1_200, 12_000), (-0.1, 0.0, 0.1)


@pytest.mark.parametrize("births", SIZES)
@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("ahead", [1, 3])
def test_intervals_of_counts_cover_75_to_92_percent(births: int, change: float, ahead: int):
    """Proportions and rates whose odds change by a tenth a year, with a little more than chance variation."""
    rng = np.random.default_rng(births + ahead)
    t = np.arange(6 + ahead) - 5
    n = rng.integers(int(0.9 * births), int(1.1 * births), (1_500, t.size))
    logit = 1.7 + change * t + 0.05 * rng.normal(size=n.shape)
    x = rng.binomial(n, 1 / (1 + np.exp(-logit)))
    deaths = rng.poisson(0.08 * n * np.exp(change * t + 0.05 * rng.normal(size=n.shape)))
    for counts, forecast in ((x, forecast_proportion), (deaths, forecast_rate)):
        result = forecast(t[:6], counts[:, :6], n[:, :6], ahead)
        actual = counts[:, -1] / n[:, -1]
        assert 0.75 <= ((result.lower <= actual) & (actual <= result.upper)).mean() <= 0.92


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("ahead", [1, 3])
def test_intervals_of_rare_counts_cover_at_least_75_percent(change: float, ahead: int):
    rng = np.random.default_rng(ahead)
    t = np.arange(6 + ahead) - 5
    n = rng.integers(110, 140, (3_000, t.size))
    deaths = rng.poisson(0.01 * n * np.exp(change * t))
    result = forecast_rate(t[:6], deaths[:, :6], n[:, :6], ahead)
    assert (result.method == Method.RARE_COUNTS).mean() > 0.99
    actual = deaths[:, -1] / n[:, -1]
    assert ((result.lower <= actual) & (actual <= result.upper)).mean() >= 0.75


@pytest.mark.parametrize("straight_on", ["scale", "points"])
@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("ahead", [1, 3])
def test_intervals_of_values_cover_75_to_92_percent(straight_on: str, change: float, ahead: int):
    """Percentages that are straight in logits or in points: nobody tells the forecaster which."""
    rng = np.random.default_rng(ahead)
    t = np.arange(6 + ahead) - 5
    noise = rng.normal(size=(2_000, t.size))
    y = 100 / (1 + np.exp(-1.7 - change * t - 0.1 * noise)) if straight_on == "scale" else 85 + 12 * change * t + noise
    result = forecast_value(t[:6], y[:, :6], ahead)
    assert 0.75 <= ((result.lower <= y[:, -1]) & (y[:, -1] <= result.upper)).mean() <= 0.92
