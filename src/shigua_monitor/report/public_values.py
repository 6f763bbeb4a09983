"""The values of a database as they may be published: one plain table, small counts of people hidden."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from shigua_monitor.disclosure.hidden import Hidden
from shigua_monitor.observations import Panel
from shigua_monitor.plan.definitions import Indicator
from shigua_monitor.plan.model import Plan
from shigua_monitor.report import display
from shigua_monitor.report.tables import Cell, Column, Figure, Table
from shigua_monitor.text import Lang, say

COLUMNS = (
    Column("indicator", 34),
    Column("area", 16),
    Column("group", 10),
    Column("year", 7, numeric=True),
    Column("value", 12, numeric=True),
    Column("unit", 10),
    Column("numerator", 10, numeric=True),
    Column("denominator", 10, numeric=True),
    Column("note", 34),
)


class _Place(NamedTuple):
    """A value: its indicator, group and area, and where it stands in the panel."""

    indicator: Indicator
    group: str
    area: str
    at: tuple[int, int, int]


def public_values(panel: Panel, hidden: Hidden, plan: Plan, lang: Lang) -> Table:
    """A row a value, in the order of the plan; what is hidden is marked and said."""
    return Table("values", COLUMNS, [_row(place, panel, hidden, plan, lang) for place in _places(panel, plan)])


def _places(panel: Panel, plan: Plan) -> Iterator[_Place]:
    """Every known value: by indicator, area, group and year."""
    known = np.isfinite(panel.value)
    groups = [*plan.groups, *sorted({group for _, group in panel.series} - plan.groups.keys())]
    areas = [*plan.areas, *(name for name in panel.areas if name not in plan.areas)]
    for indicator in plan.indicators.values():
        series = [(group, panel.series.get((indicator.id, group))) for group in groups]
        for area in areas:
            for group, place in series:
                row = panel.areas.get(area)
                if place is not None and row is not None:
                    for column in np.flatnonzero(known[place, row]).tolist():
                        yield _Place(indicator, group, area, (place, row, column))


def _row(place: _Place, panel: Panel, hidden: Hidden, plan: Plan, lang: Lang) -> list[Cell]:
    cell, people, at = bool(hidden.cells[place.at]), bool(hidden.people[place.at]), place.at
    mark, group = say(lang, "mark.suppressed"), plan.groups.get(place.group)

    def count(number: float, secret: bool) -> Cell:
        if not np.isfinite(number):
            return None
        return mark if secret else int(number)

    value = float(panel.value[at])
    shown = Figure(value, display.value_text(lang, value, place.indicator), "General")
    return [
        place.indicator.name.text(lang),
        display.area_name(lang, place.area, plan),
        group.name.text(lang) if group else place.group,
        panel.years[at[2]],
        mark if cell else shown,
        say(lang, f"unit.{place.indicator.unit}"),
        count(panel.numerator[at], cell),
        count(panel.denominator[at], cell or people),
        say(lang, "note.suppressed") if cell or people else None,
    ]
