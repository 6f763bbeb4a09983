"""What a report is composed from: an assessment, what was sent, and how results hang together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from shigua_monitor.assessment.assess import Assessment
from shigua_monitor.assessment.attainment import Attainment
from shigua_monitor.assessment.course import Course, courses
from shigua_monitor.assessment.early_warning import EarlyWarning
from shigua_monitor.assessment.result import Result
from shigua_monitor.assessment.standing import Standing
from shigua_monitor.narrative.document import ReportKind
from shigua_monitor.plan.asked import Figure, asked
from shigua_monitor.plan.criterion import GapNarrows
from shigua_monitor.plan.definitions import Department, Domain
from shigua_monitor.plan.model import Plan
from shigua_monitor.plan.terms import Unit
from shigua_monitor.report import tables
from shigua_monitor.report.outcome import Outcome
from shigua_monitor.text import Lang

Thing = TypeVar("Thing")

NO_DATA_CODE = "W501"
"""The warning that has a chapter of its own: what is missing."""

SILENT_CODE = "W601"
"""The warning of a department that sent nothing by its deadline."""

MISSING_CODES = (NO_DATA_CODE, SILENT_CODE)
"""The warnings that say no more than that figures were not sent: of an indicator, of a department."""


@dataclass(frozen=True)
class Material:
    """`outcome` holds the results that are written about, `assessment` the whole they were taken from."""

    kind: ReportKind
    lang: Lang
    outcome: Outcome
    assessment: Assessment
    about: Department | None = None
    """The department that a feedback sheet is for."""

    def for_department(self, department: Department) -> Material:
        """The part of it that a department's feedback sheet is about."""
        results = [result for result in self.results if result.target.department == department.id]
        warnings = [w for w in self.outcome.early_warnings if _to_act(w) == department.id]
        part = self.outcome._replace(results=results, early_warnings=warnings)
        return replace(self, kind=ReportKind.FEEDBACK, outcome=part, about=department)

    @property
    def plan(self) -> Plan:
        return self.outcome.plan

    @property
    def year(self) -> int:
        return self.outcome.year

    @property
    def area(self) -> str:
        return self.outcome.area

    @property
    def is_district(self) -> bool:
        return self.area == self.plan.district.name.zh

    @property
    def department(self) -> Department:
        """The department that the sheet is for."""
        assert self.about is not None
        return self.about

    @property
    def results(self) -> list[Result]:
        return self.outcome.results

    @cached_property
    def quantified(self) -> list[Result]:
        return [result for result in self.results if result.attainment is not Attainment.NOT_QUANTIFIED]

    @cached_property
    def judged(self) -> list[Result]:
        return [result for result in self.results if result.attainment.judged]

    @cached_property
    def by_target(self) -> dict[str, Result]:
        return {result.target.id: result for result in self.results}

    @cached_property
    def standings(self) -> dict[str, Standing]:
        """Where each act and each clause without a figure stands, by the id of its target."""
        return {each.target.id: each for each in self.outcome.standings if each.target.id in self.by_target}

    @cached_property
    def attainment_rows(self) -> dict[str, list[tables.Cell]]:
        """The row of each quantified target in the table of attainment, by its id."""
        rows = tables.attainment(self.outcome._replace(results=self.quantified), self.lang).rows
        return {result.target.id: row for result, row in zip(self.quantified, rows, strict=True)}

    @cached_property
    def asked(self) -> dict[str, list[Figure]]:
        """Of each indicator the areas and groups whose figures the plan's targets need."""
        return asked(self.plan)

    @cached_property
    def courses(self) -> dict[str, Course]:
        return courses(self.assessment)

    @cached_property
    def warnings(self) -> dict[str, list[EarlyWarning]]:
        """The early warnings of each target, by its id."""
        found: dict[str, list[EarlyWarning]] = {}
        for warning in self.outcome.early_warnings:
            found.setdefault(warning.target.id, []).append(warning)
        return found

    @cached_property
    def alarms(self) -> list[EarlyWarning]:
        """The early warnings that say more than that data is missing; one for each code and figure."""
        rest = [warning for warning in self.outcome.early_warnings if warning.code not in MISSING_CODES]
        return first_of_each(rest, lambda each: (each.code, same(self.by_target[each.target.id])))

    @cached_property
    def silences(self) -> list[EarlyWarning]:
        """The early warnings of departments that sent nothing by their deadline."""
        return [warning for warning in self.outcome.early_warnings if warning.code == SILENT_CODE]

    @property
    def domains(self) -> list[Domain]:
        """The domains that the results speak of, in the plan's order."""
        told = {result.target.clause.domain for result in self.results}
        return [domain for domain in self.plan.file.domains if domain.id in told]

    def of_domain(self, domain: Domain) -> list[Result]:
        return [result for result in self.results if result.target.clause.domain == domain.id]

    def course(self, result: Result) -> Course | None:
        """The course of a target's figures; None for an act and for what is not measured."""
        return self.courses.get(result.target.id)


def _to_act(warning: EarlyWarning) -> str:
    """Who is to act on a warning, by its id: the one that did not report, or that answers for the target."""
    return str(warning.figures["department"]) if warning.code == SILENT_CODE else warning.target.department


def is_act(result: Result) -> bool:
    indicator = result.target.indicator
    return indicator is not None and indicator.unit is Unit.YES_NO


def figure(result: Result) -> tuple[str, str, str]:
    """What tells one figure from another: the indicator, the group, and whether it is a gap."""
    target = result.target
    gap = target.criterion.between if isinstance(target.criterion, GapNarrows) else ""
    return (target.indicator.id if target.indicator else target.id, target.group, gap)


def same(result: Result) -> tuple[object, ...]:
    """What two clauses have in common that ask the same of the same figure."""
    target = result.target
    asked = target.criterion.model_dump_json()
    return (*figure(result), asked, target.due, target.scope)


def once(results: Iterable[Result]) -> list[Result]:
    """One result for all clauses that ask the same of the same figure: the first."""
    return first_of_each(results, same)


def with_times(results: Iterable[Result]) -> list[tuple[Result, int]]:
    """`once`, and how many of the clauses ask each."""
    told = list(results)
    times = Counter(same(result) for result in told)
    return [(result, times[same(result)]) for result in once(told)]


def by_figure(results: Iterable[Result]) -> list[list[Result]]:
    """The results that speak of the same figure together."""
    found: dict[object, list[Result]] = {}
    for result in results:
        found.setdefault(figure(result), []).append(result)
    return list(found.values())


def once_a_figure(results: Iterable[Result]) -> list[Result]:
    """One result for each figure: the first that speaks of it."""
    return first_of_each(results, figure)


def first_of_each(things: Iterable[Thing], key: Callable[[Thing], object]) -> list[Thing]:
    """The first thing of each key, in the order in which they come."""
    found: dict[object, Thing] = {}
    for each in things:
        found.setdefault(key(each), each)
    return list(found.values())
