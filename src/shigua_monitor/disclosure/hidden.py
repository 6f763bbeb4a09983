"""Which figures of a panel a publication hides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from shigua_monitor.disclosure.bounds import Flags
from shigua_monitor.disclosure.sums import Count, Key, Table, sums, table
from shigua_monitor.disclosure.suppression import Counts, Suppressed, primary, suppressed
from shigua_monitor.observations import Floats, Panel
from shigua_monitor.plan.definitions import Indicator
from shigua_monitor.plan.model import Plan
from shigua_monitor.plan.terms import Kind
from shigua_monitor.submission.rules import Rules


class Hidden(NamedTuple):
    """What is hidden, series x area x year as in the panel: `cells` with their value and both counts, `people` the
    denominator alone, beside a zero."""

    cells: Flags
    people: Flags
    tables: dict[tuple[str, int], tuple[Table, Suppressed]]
    """The tables in which sums hold, by indicator and place of the year."""

    @property
    def number(self) -> int:
        return int(self.cells.sum() + self.people.sum())

    def of(self, panel: Panel, indicator: str, group: str) -> tuple[Flags, Flags]:
        """Both of one series, each area x year."""
        place = panel.series.get((indicator, group))
        if place is None:
            nothing = np.zeros(self.cells.shape[1:], np.bool_)
            return nothing, nothing
        return self.cells[place], self.people[place]


def hidden(panel: Panel, plan: Plan, rules: Rules) -> Hidden:
    """Hide the small counts of people in a panel, and whatever they could be computed from."""
    found = Hidden(np.zeros(panel.value.shape, np.bool_), np.zeros(panel.value.shape, np.bool_), {})
    events, people = _counts(panel, plan)
    areas = {name: row for name, row in panel.areas.items() if name in plan.areas}
    for indicator, series in _of_people(panel, plan):
        places = list(series.values())
        complements = np.full(events[places].shape, indicator.kind is Kind.PROPORTION)
        alone = primary(Counts(events[places], people[places], complements, np.zeros_like(complements)))
        found.cells[places], found.people[places] = alone.cells, alone.people
        expected = sums(plan, rules, indicator)
        for column in range(len(panel.years)):
            counted = _counted(events[..., column], people[..., column], series, areas)
            cells = table(counted, indicator, expected)
            if not cells.lines:
                continue
            told = suppressed(cells.counts, cells.lines)
            found.tables[indicator.id, column] = cells, told
            for index, (group, area) in enumerate(cells.keys):
                at = series[group], areas[area], column
                found.cells[at], found.people[at] = told.cells[index], told.people[index] & ~told.cells[index]
    return found


def _of_people(panel: Panel, plan: Plan) -> Iterator[tuple[Indicator, dict[str, int]]]:
    """Every indicator that counts people, with its series by group."""
    by_indicator: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for (name, group), place in panel.series.items():
        by_indicator[name][group] = place
    for name, series in by_indicator.items():
        indicator = plan.indicators.get(name)
        if indicator is not None and indicator.counts == "people" and (indicator.unit.scale or _is_count(indicator)):
            yield indicator, series


def _is_count(indicator: Indicator) -> bool:
    return indicator.kind is Kind.COUNT


def _counts(panel: Panel, plan: Plan) -> tuple[Floats, Floats]:
    """Events and people of every cell. A value that came without counts is counted by the denominator of another
    indicator of the same people, where one was sent: whoever knows the births knows the deaths."""
    events, people = panel.numerator.copy(), panel.denominator.copy()
    same: defaultdict[tuple[str, str, str], list[int]] = defaultdict(list)
    for (name, group), place in panel.series.items():
        indicator = plan.indicators.get(name)
        if indicator is not None and indicator.denominator is not None:
            same[indicator.denominator.zh, indicator.calendar, group].append(place)
    for (name, group), place in panel.series.items():
        indicator = plan.indicators.get(name)
        if indicator is None:
            continue
        if _is_count(indicator):
            events[place] = panel.value[place]
        if indicator.unit.scale and indicator.denominator is not None:
            siblings = panel.denominator[same[indicator.denominator.zh, indicator.calendar, group]]
            known = np.fmax.reduce(siblings, axis=0)
            bare = np.isfinite(panel.value[place]) & ~np.isfinite(panel.numerator[place]) & np.isfinite(known)
            people[place][bare] = known[bare]
            events[place][bare] = np.rint(panel.value[place][bare] * known[bare] / indicator.unit.scale)
    return events, people


def _counted(events: Floats, people: Floats, series: dict[str, int], areas: dict[str, int]) -> dict[Key, Count]:
    """The counted cells of an indicator in one year."""
    return {
        (group, area): (float(events[place, row]), float(people[place, row]))
        for group, place in series.items()
        for area, row in areas.items()
        if np.isfinite(events[place, row])
    }
