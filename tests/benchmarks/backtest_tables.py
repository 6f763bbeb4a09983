"""The backtest's promises and tables: shares in percent, errors as a multiple of the error of "no change"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

import pandas as pd

from benchmarks.hindcast import Backtest
from benchmarks.measuring import verdict
from benchmarks.worlds import BREAK, MEASURES, PATHS, SIZES

LEAST_COVERED, MOST_COVERED = 0.75, 0.92
"""Promised of 80 % intervals without a break: the least everywhere, the most where counts are not rare."""
FALSE_ALARMS = 0.01
"""Promised: fewer unchanged series than this have a volatile year in any one year."""

SERIES = ["measure", "size"]
SETTING = [*SERIES, "path", "hidden"]
"""What a promise is held to; each holds series of 5 to 10 points."""
NOT_MET_YET = ("on_track", "watch", "unlikely")


@dataclass(frozen=True)
class Table:
    """A title and rows, headings first; below them a remark."""

    title: str
    rows: Sequence[Sequence[str]]
    remark: str

    @property
    def markdown(self) -> str:
        heading, *rows = (f"| {' | '.join(row)} |" for row in self.rows)
        line = f"|---|{'---:|' * (len(self.rows[0]) - 1)}"
        return "\n".join([f"### {self.title}", "", heading, line, *rows, "", self.remark, ""])


def kept(done: Backtest) -> bool:
    """Print what was promised and whether it holds."""
    everywhere, not_rare = steady_coverage(done.told), steady_coverage(done.told[~done.told["few"]])
    alarm = done.unchanged.groupby(SERIES)["alarm"].mean().max()
    least, most, often = everywhere.min(), not_rare.max(), FALSE_ALARMS
    return all(
        [
            verdict(f"80 % intervals cover at least {LEAST_COVERED:.0%} in every setting: {least:.1%}",
                    least >= LEAST_COVERED),
            verdict(f"and at most {MOST_COVERED:.0%} where counts are not rare: {most:.1%}", most <= MOST_COVERED),
            verdict(f"fewer than {often:.0%} of unchanged series are called volatile in a year: {alarm:.2%}",
                    alarm < often),
        ]
    )  # fmt: skip


def steady_coverage(told: pd.DataFrame) -> pd.Series:
    """The share of intervals that held what came, for each setting without a break."""
    return told[told["path"] != BREAK].groupby(SETTING)["covered"].mean()


def tables(done: Backtest) -> list[Table]:
    return [_coverage(done.told), _outlooks(done.told), _alarms(done), _published(done.published)]


def _coverage(told: pd.DataFrame) -> Table:
    rows = [["", "children", *PATHS, "lowest", "highest", "error", "after a break"]]
    settings = steady_coverage(told)
    for measure, size in _measures_and_sizes():
        here = told[(told["measure"] == measure) & (told["size"] == size)]
        paths, among = here.groupby("path")["covered"].mean(), settings[measure, size]
        broken = here["path"] == BREAK
        shares = [_percent(share) for share in (*paths, among.min(), among.max())]
        name = f"{measure} *" if here["few"].any() else measure
        rows.append([name, f"{SIZES[size]:,}", *shares, _relative_error(here[~broken]), _relative_error(here[broken])])
    single = told[told["path"] != BREAK].groupby([*SETTING, "points"])["covered"].mean()
    remark = (
        "Percent of the intervals that held what came, one to three years ahead, from 5 to 10 points. Lowest and "
        "highest: of one path without a break and one number of years ahead; for one number of points they lie between "
        f"{_percent(single.min())} and {_percent(single.max())}. Error: mean absolute error as a multiple of that of "
        "the last value carried on, without a break and with one. * Rare: so few events a year are expected that the "
        "plan shows pooled years; whole numbers cannot hold 80 % exactly."
    )
    return Table("Coverage of 80 % intervals", rows, remark)


def _outlooks(told: pd.DataFrame) -> Table:
    rows = [["", "years ahead", "missed", "found", "right", "false alarms", "right after a break"]]
    unmet = told[told["outlook"].isin(NOT_MET_YET)]
    for measure, hidden in product((measure.name for measure in MEASURES), sorted(told["hidden"].unique())):
        here = unmet[(unmet["measure"] == measure) & (unmet["hidden"] == hidden)]
        steady, unlikely, missed = here["path"] != BREAK, here["outlook"] == "unlikely", ~here["reached"]
        shares = [
            missed[steady],
            unlikely[steady & missed],
            missed[steady & unlikely],
            unlikely[steady & ~missed],
            missed[~steady & unlikely],
        ]
        rows.append([measure, str(hidden), *(_percent(share.mean()) for share in shares)])
    remark = (
        "In percent, of targets not yet met, without a break: how many were missed; how many of these had been called "
        "`unlikely` (found); how many of those called `unlikely` were missed (right); how many of those that were "
        "reached had been called `unlikely` (false alarms)."
    )
    return Table("The outlook `unlikely`", rows, remark)


def _alarms(done: Backtest) -> Table:
    rows = [["", "children", "false alarms", *(f"{shift} sd" for shift in done.shifted)]]
    false = done.unchanged.groupby(SERIES)["alarm"].mean()
    found = [told.groupby(SERIES)["alarm"].mean() for told in done.shifted.values()]
    for measure, size in _measures_and_sizes():
        power = [_percent(each[measure, size], 0) for each in found]
        rows.append([measure, f"{SIZES[size]:,}", _percent(false[measure, size], 2), *power])
    single = done.unchanged.groupby([*SERIES, "years"])["alarm"].mean().max()
    remark = (
        "Percent of series of 5 to 10 years whose last year is called volatile: of unchanged ones (for one number of "
        f"years at most {_percent(single, 2)}), and of those whose last year truly lies so many standard deviations "
        "of chance away. Where a count is rare, or nearly everybody is counted, there is no room on one side."
    )
    return Table("The warning of a volatile year (W201)", rows, remark)


def _published(told: pd.DataFrame) -> Table:
    rows = [["points", "years ahead", "forecasts", "covered", "error", "of no change"]]
    for (points, hidden), here in told.groupby(["points", "hidden"]):
        errors = (f"{here[name].mean():.2f}" for name in ("error", "no_change"))
        rows.append([str(points), str(hidden), str(len(here)), str(here["covered"].sum()), *errors])
    remark = (
        "Values without counts of `sample_data/national_published.csv`; "
        "mean absolute errors in points of the unit. "
        "Three points are the fewest from which a forecast is made; the promise begins with five."
    )
    return Table("Published national series", rows, remark)


def _measures_and_sizes() -> Iterator[tuple[str, int]]:
    return ((measure.name, size) for measure in MEASURES for size in range(len(SIZES)))


def _relative_error(told: pd.DataFrame) -> str:
    return f"{told['error'].mean() / told['no_change'].mean():.2f}"


def _percent(share: float, decimals: int = 1) -> str:
    return f"{100 * share:.{decimals}f}"
