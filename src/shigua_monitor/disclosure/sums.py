"""The table of one indicator and year: its counted cells, and which of them are sums of others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from shigua_monitor.disclosure.bounds import Line
from shigua_monitor.disclosure.suppression import Counts
from shigua_monitor.plan.model import TOTAL, Indicator, Kind, Plan, Scope
from shigua_monitor.submission.rules import PartsAndTotal, Rules

Key = tuple[str, str]
"""Group and area of a cell."""

Count = tuple[float, float]
"""Events and people; the people of what has no denominator are NaN."""


@dataclass(frozen=True, slots=True)
class Table:
    """The counted cells of an indicator in a year; those beyond `keys` are sums of what was not sent."""

    keys: list[Key]
    counts: Counts
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Sum:
    """Cells that add up to one. One that is not `certain` is supposed only where the counts do add up."""

    total: Key
    parts: tuple[Key, ...]
    certain: bool = True


def sums(plan: Plan, rules: Rules, indicator: Indicator) -> list[Sum]:
    """Everything that adds up in an indicator: units to the district in every group; town and country, and the parts
    that the plan's rules name, to the total in every area; and, as far as the counts say so, streets to the town and
    townships to the country."""
    district = plan.district.name.zh
    units, townships = plan.units(Scope.EACH_TOWNSHIP_AND_STREET), plan.units(Scope.EACH_TOWNSHIP)
    found = [Sum((group, district), tuple((group, unit) for unit in units)) for group in plan.groups if units]
    partitions: list[tuple[str, ...]] = [(Scope.URBAN.group, Scope.RURAL.group)]
    for rule in rules.rules:
        if isinstance(rule, PartsAndTotal) and indicator.id in rule.selected(plan):
            partitions.append(rule.parts)
    for groups in dict.fromkeys(partitions):
        found += [Sum((TOTAL, area), tuple((group, area) for group in groups)) for area in (district, *units)]
    streets = [unit for unit in units if unit not in townships]
    for part, areas in ((Scope.URBAN.group, streets), (Scope.RURAL.group, townships)):
        if areas:
            found.append(Sum((part, district), tuple((TOTAL, area) for area in areas), certain=False))
    return found


def table(counted: Mapping[Key, Count], indicator: Indicator, expected: Sequence[Sum]) -> Table:
    """Arrange the counted cells of an indicator in a year. A total whose parts were not all sent has one part more:
    what is left of it."""
    keys = list(counted)
    place = {key: index for index, key in enumerate(keys)}
    figures = [counted[key] for key in keys]
    lines: list[Line] = []
    for each in expected:
        sent = [part for part in each.parts if part in place]
        if each.total not in place or not sent:
            continue
        rest = np.subtract(counted[each.total], np.sum([counted[part] for part in sent], axis=0))
        adds_up = len(sent) == len(each.parts) and not np.nan_to_num(rest).any()
        if not each.certain and not adds_up:
            continue
        parts = [place[part] for part in sent]
        if len(sent) < len(each.parts):
            parts.append(len(figures))
            figures.append((max(rest[0], 0.0), max(rest[1], 0.0)))
        lines.append(Line(place[each.total], tuple(parts)))
    events, people = np.array(figures, np.float64).reshape(-1, 2).T
    counts = Counts(
        events=events,
        people=people,
        complements=np.full(len(figures), indicator.kind is Kind.PROPORTION),
        unsent=np.arange(len(figures)) >= len(keys),
    )
    return Table(keys, counts, lines)
