"""Who has sent what for a year, who is late, and which errors wait."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from shigua_monitor.observations import State
from shigua_monitor.plan.acts import Act, acts
from shigua_monitor.plan.asked import Figure, asked, deadline
from shigua_monitor.plan.definitions import Department, Indicator
from shigua_monitor.plan.model import Plan
from shigua_monitor.store.acts import history as states
from shigua_monitor.store.outstanding import outstanding
from shigua_monitor.store.values import Version, history


class Sent(StrEnum):
    """How much of what is asked for an indicator has come."""

    SENT = "sent"
    LATE = "late"
    """All of it, the last after the deadline."""
    PARTLY = "partly"
    MISSING = "missing"


class IndicatorStatus(NamedTuple):
    """One cell of the grid. `received` is when the last figure came for the first time; `lacking` are the areas and
    groups without one; `overdue` says that some are lacking after the deadline; `errors` wait to be mended."""

    department: Department
    indicator: Indicator
    state: Sent
    asked: int
    lacking: tuple[Figure, ...]
    received: str | None
    deadline: date | None
    overdue: bool
    errors: int

    @property
    def survey_due(self) -> bool:
        """W501: nothing was sent, and there is no more time to wait for it."""
        return self.state is Sent.MISSING and (self.overdue or self.deadline is None)


class ClauseStatus(NamedTuple):
    """How many clauses without a figure a department answers for, and those whose state has not come."""

    department: Department
    asked: int
    lacking: tuple[Act, ...]


class Status(NamedTuple):
    """The grid of one year as it stood on a day, and beside it the clauses without a figure."""

    plan: Plan
    year: int
    as_of: date
    cells: tuple[IndicatorStatus, ...]
    clauses: tuple[ClauseStatus, ...]

    def of(self, department: Department) -> list[IndicatorStatus]:
        return [cell for cell in self.cells if cell.department is department]

    @property
    def departments(self) -> list[Department]:
        """Those that owe something, in the plan's order."""
        return [each for each in self.plan.file.departments if self.of(each)]

    @property
    def silent(self) -> list[Department]:
        """W601: departments that have sent nothing, although something of theirs is overdue."""
        return [
            each
            for each in self.departments
            if all(cell.state is Sent.MISSING for cell in self.of(each))
            and any(cell.survey_due for cell in self.of(each))
        ]


def status(connection: sqlite3.Connection, plan: Plan, year: int, as_of: date) -> Status:
    """What the plan asks for a year, against what had come by the end of a day."""
    day = as_of.isoformat()
    versions = history(connection, year=year, as_of=day)
    names = {indicator.name.zh: indicator.id for indicator in plan.indicators.values()}
    waiting = Counter(
        names[error.indicator]
        for _, error in outstanding(connection, plan, day)
        if error.indicator in names and error.year == year
    )
    first = _first_received(versions)
    figures = asked(plan)
    cells = [
        _cell(department, indicator, figures[indicator.id], first, waiting[indicator.id], (plan, year, as_of))
        for department in plan.file.departments
        for indicator in plan.indicators.values()
        if indicator.department == department.id and indicator.id in figures
    ]
    reported = {version.report.act for version in states(connection, year=year, as_of=day)}
    return Status(plan, year, as_of, tuple(cells), tuple(_clauses(plan, reported)))


def _clauses(plan: Plan, reported: Collection[str]) -> Iterator[ClauseStatus]:
    """Of each department that answers for some, in the plan's order."""
    without_figure = [act for act in acts(plan) if act.indicator is None]
    for department in plan.file.departments:
        asked = [act for act in without_figure if act.department == department.id]
        if asked:
            yield ClauseStatus(department, len(asked), tuple(act for act in asked if act.id not in reported))


def _first_received(versions: Sequence[Version]) -> dict[tuple[str, str, str], str]:
    """When each figure came for the first time, by indicator, area and group."""
    first: dict[tuple[str, str, str], str] = {}
    for version in versions:
        if version.state is not State.MISSING:
            key = version.key[:3]
            first[key] = min(first.get(key, version.received), version.received)
    return first


def _cell(
    department: Department,
    indicator: Indicator,
    figures: Sequence[Figure],
    first: dict[tuple[str, str, str], str],
    errors: int,
    when: tuple[Plan, int, date],
) -> IndicatorStatus:
    plan, year, as_of = when
    came = {figure: first[(indicator.id, *figure)] for figure in figures if (indicator.id, *figure) in first}
    lacking = tuple(figure for figure in figures if figure not in came)
    last = max(came.values(), default=None)
    due = deadline(plan, indicator.calendar, year)
    after = due is not None and last is not None and last[:10] > due.isoformat()
    state = Sent.MISSING if not came else Sent.PARTLY if lacking else Sent.LATE if after else Sent.SENT
    overdue = bool(lacking) and due is not None and as_of > due
    return IndicatorStatus(department, indicator, state, len(figures), lacking, last, due, overdue, errors)
