"""Findings of rules: at which cell they stand, and how they name the other cells and the numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from math import isfinite
from typing import Any, NamedTuple

import numpy as np

from shigua_monitor.address import address
from shigua_monitor.findings import Finding
from shigua_monitor.observations import Mask, Observations, State
from shigua_monitor.plan.bilingual import Bilingual
from shigua_monitor.plan.definitions import Indicator
from shigua_monitor.plan.model import Plan
from shigua_monitor.text import Label, Phrase

_SHOWN_AS_RANGE = 3
"""So many cells one below the other are named as E3:E5."""


class Told(NamedTuple):
    """How findings speak of the rows of `observations`; `by_counts` are those whose value only their counts give."""

    observations: Observations
    plan: Plan
    indicators: Sequence[Indicator]
    areas: Sequence[str]
    groups: Sequence[str]
    by_counts: Mask

    @classmethod
    def of(cls, observations: Observations, plan: Plan) -> Told:
        indicators = [plan.indicators[name] for name in observations.indicators.names]
        unrefused = np.isin(observations.state, (State.USED, State.MISSING))
        by_counts = unrefused & np.isnan(observations.value) & np.isfinite(observations.numerator)
        return cls(observations, plan, indicators, observations.areas.names, observations.groups.names, by_counts)

    def indicator(self, row: int) -> Indicator:
        return self.indicators[int(self.observations.indicator[row])]

    def area_name(self, row: int) -> Bilingual | str:
        name = self.areas[int(self.observations.area[row])]
        return self.plan.areas[name].name if name in self.plan.areas else name

    def at(self, row: int, code: str, what: str = "value", /, **fields: Any) -> Finding:
        """A finding at the cell of a row that holds `what`: its value, numerator or denominator."""
        source = self.observations.sources[self.observations.source[row]]
        line, column = self._place(row, what)
        return Finding(
            code,
            source.file,
            source.sheet,
            address(line, column) if line else "",
            fields,
            indicator=self.indicator(row).name.zh,
            area=self.areas[int(self.observations.area[row])],
            group=self.groups[int(self.observations.group[row])],
            year=int(self.observations.year[row]),
            place=(line, column),
        )

    def number(self, row: int, what: str = "value") -> float | str | Label:
        """A number as it was sent; counts where the value is only given by them."""
        sent = float(getattr(self.observations, what)[row])
        if isfinite(sent):
            return sent
        inapplicable = self.observations.state[row] == State.NOT_APPLICABLE
        return Label("state.not_applicable") if inapplicable else self.counts(row)

    def counts(self, row: int) -> str:
        return f"{self.observations.numerator[row]:.15g}/{self.observations.denominator[row]:.15g}"

    def cells(self, rows: Iterable[int], what: str, beside: int) -> list[str | Label]:
        """Where the numbers of `rows` stand: 监测数据!E3, with the file in front unless it is that of row `beside`.

        Cells one below the other are named as a range; observations that came from no cell have a dash.
        """
        own = self.observations.sources[self.observations.source[beside]].file
        places = sorted((int(self.observations.source[row]), self._place(row, what)[::-1]) for row in rows)
        named: list[str | Label] = []
        for (source, column), lines in groupby(places, lambda place: (place[0], place[1][0])):
            told = self.observations.sources[source]
            front = f"{told.file} {told.sheet}!" if told.file != own else f"{told.sheet}!"
            known = [line for _, (_, line) in lines if line]
            named.extend(front + cells for cells in _ranges(known, column))
        return named or [Label("no_value")]

    def cited(self, name: Any, row: int, number: Any, what: str, beside: int) -> Phrase:
        """A number with what it is of and where it stands."""
        return Phrase("finding.cited", {"name": name, "number": number, "cell": self.cells([row], what, beside)})

    def _place(self, row: int, what: str) -> tuple[int, int]:
        """The cell of a number; where there is none that of the value, or of the counts that give it."""
        table = self.observations
        value, numerator = int(table.column[row]), int(table.numerator_column[row])
        column = {"numerator": numerator, "denominator": int(table.denominator_column[row])}.get(what, 0)
        if self.by_counts[row]:
            value, numerator = numerator, value
        return int(table.row[row]), column or value or numerator


def _ranges(lines: Sequence[int], column: int) -> list[str]:
    """Addresses of cells of one column; three and more that follow one another as a range."""
    runs = groupby(enumerate(sorted(set(lines))), lambda pair: pair[1] - pair[0])
    named: list[str] = []
    for _, pairs in runs:
        run = [line for _, line in pairs]
        if len(run) < _SHOWN_AS_RANGE:
            named.extend(address(line, column) for line in run)
        else:
            named.append(f"{address(run[0], column)}:{address(run[-1], column)}")
    return named
