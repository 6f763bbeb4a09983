"""Past values that a later submission changed: found in all series, areas and years at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from shigua_monitor.observations import Floats, Panel
from shigua_monitor.plan.criterion import NOISE, GapNarrows
from shigua_monitor.plan.model import Plan, Target
from shigua_monitor.plan.terms import TOTAL, Scope


class Revision(NamedTuple):
    """A value that was sent before and has been sent differently since, in the indicator's unit."""

    area: str
    group: str
    year: int
    old: float
    new: float


class Revisions:
    """What changed between two submissions. A value that only one of them has was not revised."""

    def __init__(self, now: Panel, earlier: Panel) -> None:
        before = np.full(now.value.shape, np.nan)
        series = [(place, earlier.series.get(key, -1)) for key, place in now.series.items()]
        areas = [(place, earlier.areas.get(name, -1)) for name, place in now.areas.items()]
        years = [(place, earlier.years.index(at) if at in earlier.years else -1) for place, at in enumerate(now.years)]
        here, there = (np.ix_(*(_shared(axis, side) for axis in (series, areas, years))) for side in (0, 1))
        before[here] = earlier.value[there]
        self._panel = now
        self._before: Floats = before
        with np.errstate(invalid="ignore"):
            noise = NOISE * np.maximum(np.abs(now.value), np.abs(before))
            self._changed: NDArray[np.bool_] = np.abs(now.value - before) > noise

    def of(self, target: Target, plan: Plan, area: str, year: int) -> Iterator[Revision]:
        """The revised values up to `year` that the verdict on a target in an area rests on, the latest first."""
        names, panel = list(self._panel.areas), self._panel
        for group, name in _inputs(target, plan, area):
            series = panel.series.get((target.indicator.id if target.indicator else "", group))
            row = panel.areas[name]
            for column in np.flatnonzero(self._changed[series, row])[::-1] if series is not None else ():
                if panel.years[column] <= year:
                    place = series, row, column
                    old, new = float(self._before[place]), float(panel.value[place])
                    yield Revision(names[row], group, panel.years[column], old, new)


def _shared(pairs: list[tuple[int, int]], side: int) -> NDArray[np.intp]:
    """The places of what both panels have."""
    return np.array([pair[side] for pair in pairs if pair[1] >= 0], np.intp)


def _inputs(target: Target, plan: Plan, area: str) -> Iterator[tuple[str, str]]:
    """Group and area of each series that a target's verdict in an area rests on."""
    criterion, units = target.criterion, plan.units(target.scope)
    if isinstance(criterion, GapNarrows) and criterion.between == "urban_rural":
        yield from ((Scope.URBAN.group, area), (Scope.RURAL.group, area))
        return
    if isinstance(criterion, GapNarrows):
        units = plan.units(Scope.EACH_TOWNSHIP_AND_STREET)
    else:
        yield target.group, area
    if area == plan.district.name.zh:
        yield from ((TOTAL, unit) for unit in units)
