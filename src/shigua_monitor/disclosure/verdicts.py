"""Which verdicts would tell a hidden count, so that they are hidden with it.

A verdict on a hidden figure says on which side of the limit it lies. It stays unless one of the sides leaves nothing
but 1 to 4, among those counted or those not counted; the rule looks at both sides, whichever is true, for a verdict
that is hidden only when it is good would be told by being hidden.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import isfinite
from typing import NamedTuple

import numpy as np

from shigua_monitor.assessment.attainment import Attainment, Judgement
from shigua_monitor.disclosure.bounds import Flags
from shigua_monitor.disclosure.hidden import Hidden
from shigua_monitor.disclosure.suppression import MOST, is_small
from shigua_monitor.observations import Floats, Panel
from shigua_monitor.plan.criterion import GapNarrows, meets
from shigua_monitor.plan.model import Plan, Target
from shigua_monitor.plan.terms import ONCE, TOTAL, Kind, Scope


def figures_hidden(target: Target, panel: Panel, plan: Plan, hidden: Hidden) -> tuple[Flags, Flags]:
    """Where the figure that is judged rests on a hidden cell, and where on a hidden denominator; area x year."""
    indicator, criterion = target.indicator, target.criterion
    if indicator is None:
        nothing = np.zeros(panel.empty.shape, np.bool_)
        return nothing, nothing
    if not isinstance(criterion, GapNarrows):
        return hidden.of(panel, indicator.id, target.group)
    if criterion.between == "urban_rural":
        (cells1, people1), (cells0, people0) = (
            hidden.of(panel, indicator.id, part) for part in (Scope.URBAN.group, Scope.RURAL.group)
        )
        return cells1 | cells0, people1 | people0
    units = [panel.areas[name] for name in plan.units(Scope.EACH_TOWNSHIP_AND_STREET)]
    district = panel.areas[plan.district.name.zh]
    both = []
    for part in hidden.of(panel, indicator.id, TOTAL):
        own = np.zeros_like(part)
        own[district] = part[units].any(axis=0)
        both.append(own)
    return both[0], both[1]


def summed_up(judgement: Judgement, own: Flags, district: int) -> Flags:
    """Where the verdict of a year must not be told, given where those on the figures themselves must not: one that
    sums up units is told if no unit's is hidden, or if another unit fails anyway."""
    told = judgement.by_year <= Attainment.NOT_ATTAINED
    found = own & told
    if judgement.units:
        units = found[judgement.units]
        fails = (judgement.by_year[judgement.units] == Attainment.NOT_ATTAINED) & ~units
        found[district] = units.any(axis=0) & ~fails.any(axis=0) & told[district]
    return found


def withheld(judgement: Judgement, cells: Flags, base: int) -> Flags:
    """Where a verdict on a figure would tell a hidden count by itself; area x year. One that rests on every year before
    is withheld after any that is hidden."""
    criterion = judgement.target.criterion
    if getattr(criterion, "steadily", False) or judgement.target.due == ONCE:
        later = np.zeros_like(cells)
        later[:, base:] = np.logical_or.accumulate(cells[:, base:], axis=1)
        return later | cells
    if isinstance(criterion, GapNarrows):
        return cells | cells[:, [base]]
    found = np.zeros_like(cells)
    for side in sides(judgement, cells, base):
        found[side.verdict] = side.tells
    return found


class Sides(NamedTuple):
    """What a verdict says of a hidden count: the `counts` that it can be and how many are `left` of each, which of
    them meet the limit, and where the verdict and the count stand (area, year)."""

    verdict: tuple[int, int]
    place: tuple[int, int]
    counts: Floats
    left: Floats
    met: Flags

    @property
    def tells(self) -> bool:
        """Whether one of the sides leaves nothing but 1 to 4; or nothing is known that could be left."""
        both = [side for side in (self.met, ~self.met) if side.any()]
        return not both or any(bool(is_small(each[side]).all()) for side in both for each in (self.counts, self.left))


def sides(judgement: Judgement, cells: Flags, base: int) -> Iterator[Sides]:
    """Every verdict on a hidden count: on the judged one, or on that of the base year where the limit comes from it.
    Two hidden figures that are compared with one another tell neither."""
    criterion = judgement.target.criterion
    from_base = criterion.needs_baseline
    for row, column in np.argwhere(cells | (cells[:, [base]] & from_base)).tolist():
        then = bool(cells[row, base]) and from_base
        if then and cells[row, column]:
            continue
        place = row, base if then else column
        counts, values, left = _possible(judgement, place)
        limit = criterion.limit(values) if then else np.full(values.shape, judgement.limit[row, column])
        figure = np.full(values.shape, judgement.measured[row, column]) if then else values
        yield Sides((row, column), place, counts, left, meets(figure, limit, criterion.comparison))


def _possible(judgement: Judgement, at: tuple[int, int]) -> tuple[Floats, Floats, Floats]:
    """The counts that a hidden cell can have, the values that they give, and, where these are people to be protected
    too, how many are left; those left are NaN elsewhere. Without a denominator every count is possible."""
    indicator, people = judgement.target.indicator, float(judgement.denominator[at])
    assert indicator is not None
    if not indicator.unit.scale:
        counts = np.arange(1.0, max(float(np.nan_to_num(judgement.limit[at])), MOST) + 3)
        return counts, counts, np.full(counts.shape, np.nan)
    if not isfinite(people):
        nothing = np.zeros(0)
        return nothing, nothing, nothing
    proportion = indicator.kind is Kind.PROPORTION
    counts = np.arange(1.0, people + (not proportion))
    left = people - counts if proportion else np.full(counts.shape, np.nan)
    return counts, counts * indicator.unit.scale / people, left
