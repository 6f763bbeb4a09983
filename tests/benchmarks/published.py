"""The backtest on published national series of `sample_data/national_published.csv`: values without counts."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from benchmarks.hindcast import a_target, said_of
from benchmarks.measuring import ROOT
from shigua_monitor import read
from shigua_monitor.plan.criterion import AtLeast
from shigua_monitor.plan.model import Plan
from shigua_monitor.statistics.forecast import FEWEST_YEARS

FILE = ROOT / "sample_data" / "national_published.csv"


def published_forecasts(plan: Plan, most_hidden: int) -> pd.DataFrame:
    """A row for each series and each number of last years that can be hidden."""
    table = read([FILE], plan).observations.to_frame()
    rows = [row for _, series in table.groupby("indicator") for row in _hindcasts(plan, series, most_hidden)]
    return pd.DataFrame(rows, columns=["indicator", "points", "hidden", "covered", "error", "no_change"])


def _hindcasts(plan: Plan, series: pd.DataFrame, most_hidden: int) -> Iterator[tuple[object, ...]]:
    """Hide the last year, the last two and so on, as long as enough years are seen."""
    series = series.sort_values("year")
    name, last, truth = series["indicator"].iloc[0], int(series["year"].iloc[-1]), float(series["value"].iloc[-1])
    for hidden in range(1, most_hidden + 1):
        seen = series[series["year"] <= last - hidden]
        if len(seen) < FEWEST_YEARS:
            return
        if int(seen["year"].iloc[-1]) != last - hidden:  # nothing was published for that year
            continue
        # the criterion has no part in the forecast
        target = a_target(plan, "backtest.published", name, AtLeast(kind="at_least", value=0), last)
        said = said_of(plan, [target], seen, int(seen["year"].iloc[0]), last - hidden)
        said = said.set_index("area").loc[seen["area"].iloc[0]]
        covered = said["low"] <= truth <= said["high"]
        no_change = np.abs(float(seen["value"].iloc[-1]) - truth)
        yield name, len(seen), hidden, covered, np.abs(said["projection"] - truth), no_change
