"""The table of one indicator and year: its counted cells, and which of them are sums of others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import NamedTuple

import numpy as np

from shigua_monitor.disclosure.bounds import Line
from shigua_monitor.disclosure.suppression import Counts
from shigua_monitor.observations import Floats
from shigua_monitor.plan.definitions import Indicator
from shigua_monitor.plan.model import Plan
from shigua_monitor.plan.terms import TOTAL, Kind, Scope
from shigua_monitor.submission.rules import PartsAndTotal, Rules

Key = tuple[str, str]
"""Group and area of a cell."""

Count = tuple[float, float]
"""Events and people; the people of what has no denominator are NaN."""


class Table(NamedTuple):
    """The counted cells of an indicator in a year; those beyond `keys` are sums of what was not sent."""

    keys: list[Key]
    counts: Counts
    lines: list[Line]


class Supposed(Enum):
    """When cells are taken to add up."""

    ALWAYS = 1
    WHERE_NOT_MORE = 2
    """Parts of one dimension: wherever they are not more than the total."""
    WHERE_EQUAL = 3
    """Cells of different sorts: only where all are known and are as much as the total."""
    WITHIN = 4
    """Parts that need not be everybody: wherever they are not more than the total, and what they leave is one more."""


class Sum(NamedTuple):
    """Cells that add up to one."""

    total: Key
    parts: tuple[Key, ...]
    supposed: Supposed = Supposed.ALWAYS


def sums(plan: Plan, rules: Rules, indicator: Indicator) -> list[Sum]:
    """Everything that adds up in an indicator: townships and streets to the district in every group, and institutions
    as far as they are not more than it; town and country, and the parts that the plan's rules name, to the total in
    every area, and other groups of one dimension, such as age bands; and, as far as the counts say so, streets to the
    town and townships to the country."""
    district = plan.district.name.zh
    units, townships = plan.units(Scope.EACH_TOWNSHIP_AND_STREET), plan.units(Scope.EACH_TOWNSHIP)
    found = [
        Sum((group, district), tuple((group, unit) for unit in parts), supposed)
        for parts, supposed in ((units, Supposed.ALWAYS), (plan.units(Scope.EACH_INSTITUTION), Supposed.WITHIN))
        for group in plan.groups
        if parts
    ]
    for groups, supposed in _partitions(plan, rules, indicator).items():
        found += [Sum((TOTAL, area), tuple((group, area) for group in groups), supposed) for area in plan.areas]
    streets = [unit for unit in units if unit not in townships]
    for part, areas in ((Scope.URBAN.group, streets), (Scope.RURAL.group, townships)):
        if areas:
            found.append(Sum((part, district), tuple((TOTAL, area) for area in areas), Supposed.WHERE_EQUAL))
    return found


def _partitions(plan: Plan, rules: Rules, indicator: Indicator) -> dict[tuple[str, ...], Supposed]:
    """The groups that together are everybody, or a part of everybody."""
    by_dimension: defaultdict[str, list[str]] = defaultdict(list)
    for group in plan.file.groups:
        if group.dimension is not None:
            by_dimension[group.dimension.zh].append(group.id)
    found = {tuple(groups): Supposed.WHERE_NOT_MORE for groups in by_dimension.values() if len(groups) > 1}
    found[Scope.URBAN.group, Scope.RURAL.group] = Supposed.ALWAYS
    for rule in rules.rules:
        if isinstance(rule, PartsAndTotal) and indicator.id in rule.selected(plan):
            found[rule.parts] = Supposed.ALWAYS
    return found


def table(counted: Mapping[Key, Count], indicator: Indicator, expected: Sequence[Sum]) -> Table:
    """Arrange the counted cells of an indicator in a year. A total whose parts were not all sent, or need not be
    everybody, has one part more: what is left of it."""
    keys = list(counted)
    place = {key: index for index, key in enumerate(keys)}
    figures = [counted[key] for key in keys]
    lines: list[Line] = []
    for each in expected:
        sent = [part for part in each.parts if part in place]
        if each.total not in place or not sent:
            continue
        rest = np.subtract(counted[each.total], np.sum([counted[part] for part in sent], axis=0))
        if not _adds_up(each.supposed, np.nan_to_num(rest), complete=len(sent) == len(each.parts)):
            continue
        parts = [place[part] for part in sent]
        if len(sent) < len(each.parts) or (each.supposed is Supposed.WITHIN and np.nan_to_num(rest).any()):
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


def _adds_up(supposed: Supposed, rest: Floats, *, complete: bool) -> bool:
    """Whether cells are taken to add up, given what the parts that were sent leave of the total."""
    if supposed is Supposed.WHERE_EQUAL:
        return complete and not rest.any()
    return supposed is Supposed.ALWAYS or bool((rest >= 0).all())
