"""A plan with every reference resolved: its clauses, indicators and targets, and the district that it is for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from shigua_monitor.plan.bilingual import Bilingual
from shigua_monitor.plan.criterion import AnyCriterion
from shigua_monitor.plan.definitions import Area, Department, Domain, EarlyWarningSettings, Group, Indicator, PlanFile
from shigua_monitor.plan.terms import Level, Scope, Section


class Clause(NamedTuple):
    """A clause at its place in the plan. `measures` are (domain, item) pairs."""

    domain: str
    section: Section
    item: int
    title: Bilingual
    department: str
    measures: tuple[tuple[str, int], ...]


class Target(NamedTuple):
    """A target with everything that its definition leaves to its clause filled in."""

    id: str
    clause: Clause
    statement: Bilingual
    indicator: Indicator | None
    criterion: AnyCriterion
    due: str | None
    scope: Scope
    department: str
    measures: tuple[tuple[str, int], ...]
    warning_settings: EarlyWarningSettings
    not_applicable: Bilingual | None
    assumption: Bilingual | None

    @property
    def due_year(self) -> int | None:
        """The year by which the target must be met, for targets that name one."""
        return int(self.due) if self.due and self.due.isdigit() else None

    @property
    def group(self) -> str:
        return self.scope.group


@dataclass(frozen=True)
class Plan:
    """A whole plan: the rules that submitted figures are judged by. `folder` is where its files lie."""

    folder: str
    file: PlanFile
    indicators: dict[str, Indicator]
    clauses: tuple[Clause, ...]
    targets: tuple[Target, ...]

    @property
    def id(self) -> str:
        return self.file.id

    @property
    def title(self) -> Bilingual:
        return self.file.title

    @cached_property
    def district(self) -> Area:
        """The area that the plan is for."""
        return next(area for area in self.file.areas if area.level is Level.DISTRICT)

    @cached_property
    def areas(self) -> dict[str, Area]:
        return {area.name.zh: area for area in self.file.areas}

    @cached_property
    def groups(self) -> dict[str, Group]:
        return {group.id: group for group in self.file.groups}

    @cached_property
    def departments(self) -> dict[str, Department]:
        return {department.id: department for department in self.file.departments}

    @cached_property
    def domains(self) -> dict[str, Domain]:
        return {domain.id: domain for domain in self.file.domains}

    @cached_property
    def measure_titles(self) -> dict[tuple[str, int], Bilingual]:
        return {(c.domain, c.item): c.title for c in self.clauses if c.section is Section.MEASURE}

    def units(self, scope: Scope) -> tuple[str, ...]:
        """Names of the areas that must each satisfy a target of this scope."""
        return self._units[scope]

    @cached_property
    def _units(self) -> dict[Scope, tuple[str, ...]]:
        areas = self.file.areas
        return {scope: tuple(area.name.zh for area in areas if area.level in scope.levels) for scope in Scope}
