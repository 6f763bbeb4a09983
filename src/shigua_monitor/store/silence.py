"""W601: which departments have sent nothing by a day on which something of theirs is overdue."""

from __future__ import annotations

import sqlite3
from datetime import date

from shigua_monitor.assessment.silence import Silence
from shigua_monitor.observations import Observations, State
from shigua_monitor.plan.model import Plan
from shigua_monitor.store.status import status
from shigua_monitor.store.submissions import newest_day


def silences(
    connection: sqlite3.Connection, plan: Plan, year: int, day: str | None, sent: Observations | None = None
) -> tuple[Silence, ...]:
    """The departments that are silent on a year by the end of a day, by default that of the newest submission. What
    `sent` holds breaks a department's silence."""
    day = day or newest_day(connection)
    if day is None:
        return ()
    found = status(connection, plan, year, date.fromisoformat(day))
    given = _given(sent, year) if sent else set()
    told = []
    for department in found.silent:
        overdue = {cell.indicator.id: cell.deadline for cell in found.of(department) if cell.overdue and cell.deadline}
        if overdue and given.isdisjoint(cell.indicator.id for cell in found.of(department)):
            told.append(Silence(department.id, tuple(overdue), min(overdue.values()).isoformat()))
    return tuple(told)


def _given(sent: Observations, year: int) -> set[str]:
    """The indicators that a submission tells something of for a year."""
    rows = (sent.year == year) & (sent.state != State.MISSING)
    return {sent.indicators.names[code] for code in set(sent.indicator[rows].tolist())}
