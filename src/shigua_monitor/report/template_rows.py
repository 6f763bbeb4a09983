"""Which figures a department is asked for: a row for each indicator, area and group that the plan's targets need."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from shigua_monitor.plan.acts import Act, acts, is_act
from shigua_monitor.plan.criterion import GapNarrows
from shigua_monitor.plan.definitions import Area, Department, Group, Indicator
from shigua_monitor.plan.model import Plan, Target
from shigua_monitor.plan.terms import TOTAL, Level, Scope
from shigua_monitor.submission.rules import PlausibleJump, Rule
from shigua_monitor.text import Lang


class FormRow(NamedTuple):
    """One figure asked for. `parts` are the rows below that must add up to it, as (first, last) distances; a change on
    the year before by more than `points` of the unit, or to more than `times` as much, is not plausible."""

    indicator: Indicator
    area: Area
    group: Group
    parts: tuple[tuple[int, int], ...] = ()
    points: float | None = None
    times: float | None = None

    @property
    def counted(self) -> bool:
        """Whether the figure is a quotient, for which both counts are asked."""
        return self.indicator.unit.scale > 0


class Form(NamedTuple):
    """The figures that one department is asked for in one year."""

    plan: Plan
    department: Department
    rows: tuple[FormRow, ...]
    year: int
    lang: Lang

    @property
    def indicators(self) -> list[Indicator]:
        """The indicators in the order of their rows."""
        return list({row.indicator.id: row.indicator for row in self.rows}.values())


class ActRow(NamedTuple):
    """One state asked for: of an act, or of a clause without a figure, in one place."""

    act: Act
    area: Area


class ActForm(NamedTuple):
    """The states that one department is asked for in one year."""

    plan: Plan
    department: Department
    rows: tuple[ActRow, ...]
    year: int
    lang: Lang


def act_forms(plan: Plan, targets: Sequence[Target], year: int, lang: Lang) -> list[ActForm]:
    """A form for each department that reports a state for one of `targets`, in the plan's order."""
    chosen = {target.id for target in targets}
    asked = [act for act in acts(plan) if any(target.id in chosen for target in act.targets)]
    found = []
    for department in plan.file.departments:
        own = [act for act in asked if act.department == department.id]
        rows = tuple(ActRow(act, plan.areas[area]) for act in own for area in act.areas)
        if rows:
            found.append(ActForm(plan, department, rows, year, lang))
    return found


def forms(plan: Plan, targets: Sequence[Target], year: int, lang: Lang, rules: Sequence[Rule] = ()) -> list[Form]:
    """A form for each department that sends figures for `targets`, in the plan's order.

    An indicator's rows serve all targets of the plan, not only the chosen ones: a department fills it in once. `rules`
    are those by which the reader judges what comes back, so that the form can warn of an implausible change first.
    """
    found = []
    for department in plan.file.departments:
        indicators = [each for each in _judged(targets, plan) if each.department == department.id]
        rows = [_limited(row, plan, rules) for indicator in indicators for row in _rows(indicator, plan)]
        if rows:
            found.append(Form(plan, department, tuple(rows), year, lang))
    return found


def _limited(row: FormRow, plan: Plan, rules: Sequence[Rule]) -> FormRow:
    for rule in rules:
        if isinstance(rule, PlausibleJump) and row.indicator.id in rule.selected(plan):
            unit = row.indicator.unit
            return row._replace(points=rule.points.get(unit), times=rule.times.get(unit))
    return row


def sent_by(target: Target, wanted: Callable[[Target], bool]) -> bool:
    """Whether a target is wanted, its department being the one that sends the figures, not the one that answers."""
    sender = target.indicator.department if target.indicator else target.department
    return wanted(target._replace(department=sender))


def _judged(targets: Sequence[Target], plan: Plan) -> list[Indicator]:
    """The indicators that a target with a figure is judged by, each once; of an act the state is asked for."""
    figures = {target.indicator.id for target in plan.targets if target.indicator and not is_act(target)}
    quantified = (target.indicator for target in targets if target.criterion.quantified)
    return list({indicator.id: indicator for indicator in quantified if indicator and indicator.id in figures}.values())


def _rows(indicator: Indicator, plan: Plan) -> list[FormRow]:
    """The area's total, its town and country, then the townships and streets that must each report."""
    targets = [each for each in plan.targets if each.indicator is indicator and each.criterion.quantified]
    groups, units = _groups(targets, plan), _units(targets, plan)
    total = plan.groups[TOTAL]
    rows = [FormRow(indicator, plan.district, group) for group in groups]
    rows += [FormRow(indicator, unit, total) for unit in units]
    return [FormRow(indicator, plan.district, total, _parts(groups, units, plan)), *rows]


def _groups(targets: Sequence[Target], plan: Plan) -> list[Group]:
    needed = {target.group for target in targets} - {TOTAL}
    if any(_narrows(target, "urban_rural") for target in targets):
        needed |= {Scope.URBAN.group, Scope.RURAL.group}
    return [group for group in plan.file.groups if group.id in needed]


def _units(targets: Sequence[Target], plan: Plan) -> list[Area]:
    needed = {name for target in targets for name in plan.units(target.scope)}
    if any(_narrows(target, "areas") for target in targets):
        needed |= set(plan.units(Scope.EACH_TOWNSHIP_AND_STREET))
    return [area for area in plan.file.areas if area.name.zh in needed]


def _narrows(target: Target, between: str) -> bool:
    return isinstance(target.criterion, GapNarrows) and target.criterion.between == between


def _parts(groups: Sequence[Group], units: Sequence[Area], plan: Plan) -> tuple[tuple[int, int], ...]:
    """Town and country make up the whole, and so do the townships and streets if all of them are asked."""
    parts = []
    if {group.id for group in groups} == {Scope.URBAN.group, Scope.RURAL.group}:
        parts.append((1, len(groups)))
    whole = [area for area in plan.file.areas if area.level in (Level.TOWNSHIP, Level.STREET)]
    if units and list(units) == whole:
        parts.append((len(groups) + 1, len(groups) + len(units)))
    return tuple(parts)
