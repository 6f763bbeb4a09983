"""Which verdicts would tell a hidden count, so that they are hidden with it.

A verdict on a hidden figure says on which side of the limit it lies. It stays unless one of the sides leaves nothing
but 1 to 4, among those counted or those not counted; the rule looks at both sides, whichever is true, for a verdict
that is hidden only when it is good would be told by being hidden.
"""

from __future__ import annotations

from math import ceil, isfinite

import numpy as np

from shigua_monitor.assessment.attainment import Attainment, Judgement
from shigua_monitor.disclosure.bounds import Flags
from shigua_monitor.disclosure.hidden import Hidden
from shigua_monitor.disclosure.suppression import MOST, is_small
from shigua_monitor.observations import Panel
from shigua_monitor.plan.criterion import Comparison, GapNarrows, meets
from shigua_monitor.plan.model import TOTAL, Kind, Plan, Scope, Target


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


def withheld(judgement: Judgement, cells: Flags, panel: Panel, plan: Plan) -> Flags:
    """Where the verdict of a year by itself must not be told; area x year."""
    base = panel.years.index(plan.file.base_year)
    told = judgement.by_year <= Attainment.NOT_ATTAINED
    found = _of_figures(judgement, cells, base) & told
    if judgement.units:
        district = panel.areas[plan.district.name.zh]
        units = found[judgement.units]
        fails = (judgement.by_year[judgement.units] == Attainment.NOT_ATTAINED) & ~units
        found[district] = units.any(axis=0) & ~fails.any(axis=0) & told[district]
    return found


def _of_figures(judgement: Judgement, cells: Flags, base: int) -> Flags:
    criterion = judgement.target.criterion
    if getattr(criterion, "steadily", False):
        later = np.zeros_like(cells)
        later[:, base:] = np.logical_or.accumulate(cells[:, base:], axis=1)
        return later | cells
    if isinstance(criterion, GapNarrows):
        return cells | cells[:, [base]]
    found = np.zeros_like(cells)
    for at in zip(*np.nonzero(cells), strict=True):
        place = int(at[0]), int(at[1])
        found[place] = tells(
            judgement.target, float(judgement.denominator[place]), float(judgement.limit[place]), criterion.comparison
        )
    if criterion.needs_baseline:
        then = np.broadcast_to(cells[:, [base]], cells.shape)
        return np.where(then, ~cells, found)
    return found


def tells(target: Target, people: float, limit: float, comparison: Comparison) -> bool:
    """Whether a verdict on a hidden count among `people` leaves nothing but 1 to 4 on one of its sides."""
    indicator = target.indicator
    if indicator is None or not isfinite(limit):
        return True
    if indicator.unit.scale:
        if not isfinite(people):
            return True
        complement = indicator.kind is Kind.PROPORTION
        counts = np.arange(1.0, people + (not complement))
        values, rest = counts * indicator.unit.scale / people, people - counts
    else:
        complement = False
        counts = values = np.arange(1.0, max(ceil(limit), MOST) + 3)
        rest = np.full(counts.shape, np.inf)
    met = meets(values, np.full(values.shape, limit), comparison)
    sides = [side for side in (met, ~met) if side.any()]
    return any(is_small(counts[side]).all() or (complement and is_small(rest[side]).all()) for side in sides)
