"""Verdicts together with sums: what several of them tell of one hidden count.

That a street fails says that at least so many are hidden there, and so many fewer can be hidden in another. The
verdicts of a target are told while, with all that were told before, no hidden small count is confined to 1 to 4.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from shigua_monitor.assessment.attainment import Attainment, Judgement
from shigua_monitor.disclosure.bounds import Ends, Flags
from shigua_monitor.disclosure.hidden import Hidden
from shigua_monitor.disclosure.suppression import confined, least, quantities
from shigua_monitor.disclosure.verdicts import Sides, sides
from shigua_monitor.observations import Floats, Panel
from shigua_monitor.plan.criterion import GapNarrows

_Table = tuple[str, int]
"""Indicator and place of the year."""


class Told:
    """What the verdicts that are told so far leave of the hidden counts of each table."""

    def __init__(self, hidden: Hidden, panel: Panel) -> None:
        self._hidden = hidden
        self._ends: dict[_Table, list[Ends]] = {}
        self._places: dict[_Table, dict[tuple[str, int], int]] = {}
        for name, (table, _) in hidden.tables.items():
            keys = enumerate(table.keys)
            self._places[name] = {(group, panel.areas[area]): index for index, (group, area) in keys}

    def tell(self, judgement: Judgement, verdicts: Sequence[Sides]) -> bool:
        """Add the verdicts of a target in one year, unless that would confine a hidden small count."""
        by_table: defaultdict[_Table, list[Sides]] = defaultdict(list)
        assert judgement.target.indicator is not None
        for each in verdicts:
            by_table[judgement.target.indicator.id, each.place[1]].append(each)
        trial = {name: self._narrowed(name, judgement, told) for name, told in by_table.items() if name in self._places}
        if any(self._confines(name, ends) for name, ends in trial.items()):
            return False
        self._ends |= trial
        return True

    def _narrowed(self, name: _Table, judgement: Judgement, verdicts: Sequence[Sides]) -> list[Ends]:
        """The ends of events, of those not counted and of denominators, of which verdicts say nothing."""
        ends = [Ends(each.least.copy(), each.most.copy()) for each in self._ends.get(name) or self._untold(name)]
        for each in verdicts:
            place = self._places[name].get((judgement.target.group, each.place[0]))
            side = each.met if judgement.by_year[each.verdict] == Attainment.ATTAINED else ~each.met
            if place is not None and side.any():
                _narrow(ends[0], place, each.counts, side)
                _narrow(ends[1], place, each.left, side)
        return ends

    def _untold(self, name: _Table) -> list[Ends]:
        table, found = self._hidden.tables[name]
        return [
            Ends(least(quantity, table.counts), np.full(quantity.shape, np.inf))
            for quantity, _ in quantities(table.counts, found)
        ]

    def _confines(self, name: _Table, ends: Sequence[Ends]) -> bool:
        table, found = self._hidden.tables[name]
        return any(
            any(True for _ in confined(quantity, hidden, each, table.lines))
            for (quantity, hidden), each in zip(quantities(table.counts, found), ends, strict=True)
        )


def _narrow(ends: Ends, place: int, counts: Floats, side: Flags) -> None:
    """Take in that a count lies on one side; that it is not more than everybody is not supposed to be known."""
    if np.isnan(counts).any():
        return
    ends.least[place] = max(ends.least[place], counts[side].min())
    if counts[side].max() < counts.max():
        ends.most[place] = min(ends.most[place], counts[side].max())


def withheld_together(
    judgements: Sequence[Judgement], cells: Sequence[Flags], own: Sequence[Flags], told: Told, base: int
) -> None:
    """Add to `own`, where verdicts on figures are hidden, those that would tell a count together with others; the
    verdicts of the first targets are told first."""
    for judgement, hidden, found in zip(judgements, cells, own, strict=True):
        criterion = judgement.target.criterion
        if isinstance(criterion, GapNarrows) or getattr(criterion, "steadily", False) or not hidden.any():
            continue
        by_year: defaultdict[int, list[Sides]] = defaultdict(list)
        for each in sides(judgement, hidden, base):
            if not found[each.verdict] and judgement.by_year[each.verdict] <= Attainment.NOT_ATTAINED:
                by_year[each.verdict[1]].append(each)
        for verdicts in by_year.values():
            if not told.tell(judgement, verdicts):
                for each in verdicts:
                    found[each.verdict] = True
