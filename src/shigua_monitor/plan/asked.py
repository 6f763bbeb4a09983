"""Which figures the plan's targets need, and by when they are due."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from shigua_monitor.plan.criterion import GapNarrows
from shigua_monitor.plan.definitions import Indicator
from shigua_monitor.plan.model import Plan
from shigua_monitor.plan.terms import TOTAL, Calendar, Scope, Unit

Figure = tuple[str, str]
"""Area and group."""


def asked(plan: Plan) -> dict[str, list[Figure]]:
    """Of each indicator that a target is judged by, the areas and groups whose figures are needed.

    An indicator whose targets do not apply is not asked for. Whether an act is done in each township is asked of the
    townships alone.
    """
    found = {name: _figures(indicator, plan) for name, indicator in plan.indicators.items()}
    return {name: figures for name, figures in found.items() if figures}


def _figures(indicator: Indicator, plan: Plan) -> list[Figure]:
    targets = [
        target
        for target in plan.targets
        if target.indicator is indicator and target.criterion.quantified and target.not_applicable is None
    ]
    if not targets:
        return []
    groups = {target.group for target in targets} - {TOTAL}
    units = {name for target in targets for name in plan.units(target.scope)}
    for target in targets:
        if isinstance(target.criterion, GapNarrows) and target.criterion.between == "urban_rural":
            groups |= {Scope.URBAN.group, Scope.RURAL.group}
        elif isinstance(target.criterion, GapNarrows):
            units |= set(plan.units(Scope.EACH_TOWNSHIP_AND_STREET))
    district = plan.district.name.zh
    figures = [(district, group.id) for group in plan.file.groups if group.id in groups]
    figures += [(area.name.zh, TOTAL) for area in plan.file.areas if area.name.zh in units]
    acts_of_units = indicator.unit is Unit.YES_NO and units and all(target.scope.levels for target in targets)
    return figures if acts_of_units else [(district, TOTAL), *figures]


_LAST_DAY = {
    Calendar.CALENDAR_YEAR: (12, 31),
    Calendar.OCTOBER_TO_SEPTEMBER: (9, 30),
    Calendar.SEPTEMBER_TO_AUGUST: (8, 31),
}
"""Month and day on which a year of figures ends."""


def deadline(plan: Plan, calendar: Calendar, year: int) -> date | None:
    """The day by which the figures of a year are due: the first after the year's end; None if the plan sets none."""
    rule = next((each for each in plan.file.deadlines if each.calendar is calendar), None)
    if rule is None:
        return None
    end = date(year, *_LAST_DAY[calendar])
    due = _day(year, rule.month, rule.day)
    return due if due > end else _day(year + 1, rule.month, rule.day)


def _day(year: int, month: int, day: int) -> date:
    """A day that the month does not have is its last one."""
    return date(year, month, min(day, monthrange(year, month)[1]))
