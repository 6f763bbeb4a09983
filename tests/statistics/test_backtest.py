"""The promises of forecasts and of the warning of a volatile year, in small: `tests/benchmark.py backtest` has all."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from benchmarks.backtest import METHODS, SEED
from benchmarks.backtest_tables import FALSE_ALARMS, LEAST_COVERED, MOST_COVERED
from benchmarks.hindcast import alarms, forecasts
from benchmarks.published import published_forecasts
from benchmarks.worlds import BREAK, MEASURES, PATHS, SIZES
from shigua_monitor import load_plan
from shigua_monitor.plan.model import Plan
from shigua_monitor.statistics.forecast import forecast_value
from shigua_monitor.statistics.value_forecast import Scale

SERIES = 60


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load_plan()


@pytest.fixture(scope="module")
def told(plan: Plan) -> pd.DataFrame:
    """5 and 8 points, one and three years ahead."""
    return pd.concat([forecasts(plan, seen, hidden, SERIES, SEED) for seen in (5, 8) for hidden in (1, 3)])


@pytest.fixture(scope="module")
def coverage(told: pd.DataFrame) -> pd.Series:
    """The share of intervals that held what came, of all numbers of points and years ahead together."""
    return told[told["path"] != BREAK].groupby(["measure", "size", "path"])["covered"].mean()


def test_every_series_gets_a_forecast(told: pd.DataFrame) -> None:
    assert len(told) == 4 * len(MEASURES) * len(SIZES) * len(PATHS) * SERIES
    assert told[["error", "no_change"]].notna().all(axis=None)


def test_intervals_hold_what_they_say_without_a_break(coverage: pd.Series) -> None:
    assert coverage.min() >= LEAST_COVERED, coverage[coverage < LEAST_COVERED]


def test_intervals_are_not_too_wide_where_counts_are_not_rare(told: pd.DataFrame, coverage: pd.Series) -> None:
    few = told.groupby(["measure", "size"])["few"].any()
    wide = coverage[coverage > MOST_COVERED]
    assert all(few[measure, size] for measure, size, _ in wide.index), wide


def test_a_forecast_is_nearer_than_no_change_where_large_series_move(told: pd.DataFrame) -> None:
    moving = told[told["path"].isin([PATHS.index("improving"), PATHS.index("worsening")]) & (told["size"] == 2)]
    errors = moving.groupby("measure")[["error", "no_change"]].mean()
    assert (errors["error"] < 0.8 * errors["no_change"]).all(), errors


def test_what_is_called_unlikely_is_mostly_missed(told: pd.DataFrame) -> None:
    unlikely = told[(told["outlook"] == "unlikely") & (told["path"] != BREAK)]
    assert len(unlikely) > 500
    assert unlikely["reached"].mean() < 0.05


def test_few_unchanged_series_are_volatile_and_a_large_step_is_found(plan: Plan) -> None:
    unchanged = pd.concat([alarms(plan, years, 0, 500, SEED) for years in (5, 8)])
    assert unchanged.groupby("measure")["alarm"].mean().max() < FALSE_ALARMS
    stepped = alarms(plan, 8, 5, 100, SEED)
    assert stepped[stepped["size"] == 2].groupby("measure")["alarm"].mean().min() > 0.5


def test_on_an_unknown_scale_the_last_four_years_are_believed_as_much_as_all() -> None:
    years, bend = np.arange(2020, 2027), np.array([70.0, 76.5, 81.0, 85.5, 88.0, 90.5, 92.0])
    latest = np.where(years > 2022, bend, np.nan)
    everything, last_four = (forecast_value(years, y, 2028, scale=Scale.LEVEL) for y in (bend, latest))
    both = forecast_value(years, bend, 2028, scale=Scale.UNKNOWN)
    assert both.point == pytest.approx((everything.point + last_four.point) / 2)
    assert both.lower < last_four.point < everything.point < both.upper


def test_published_series_are_predicted_better_than_by_no_change(plan: Plan) -> None:
    published = published_forecasts(plan, 3)
    assert len(published) >= 10
    assert published["error"].mean() < published["no_change"].mean()
    assert published.loc[published["points"] >= 5, "covered"].all()


def test_the_methods_page_has_the_tables() -> None:
    text = METHODS.read_text(encoding="utf-8")
    assert f"backtest --seed {SEED}" in text
    for title in ("Coverage of 80 % intervals", "The outlook `unlikely`", "(W201)", "Published national series"):
        assert title in text
