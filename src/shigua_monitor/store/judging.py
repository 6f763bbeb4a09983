"""The database judged, alone or with a submission that is not in it, and compared with what was judged before."""

from __future__ import annotations

import sqlite3

from shigua_monitor.assessment.assess import assess
from shigua_monitor.plan.model import Plan
from shigua_monitor.store import assessments
from shigua_monitor.store.judged import Judged
from shigua_monitor.store.submissions import latest
from shigua_monitor.store.with_history import from_database
from shigua_monitor.submission.read import Submission


def judged(
    connection: sqlite3.Connection,
    plan: Plan,
    name: str,
    sent: Submission | None = None,
    *,
    area: str | None = None,
    year: int | None = None,
    as_of: str | None = None,
    final: bool = False,
) -> Judged:
    """What the database called `name` held at the end of a day, with a submission that is not in it.

    It is compared with the last stored assessment, or where nothing came since then, with the one before it. Raises
    NotAssessable if there is nothing to judge. `final` judges as the final evaluation does.
    """
    found = from_database(connection, plan, name, sent, as_of)
    assessment = assess(plan, found.submission.observations, area=area, year=year, final=final, earlier=found.earlier)
    before = assessments.last(
        connection,
        plan=plan.id,
        area=assessment.area,
        year=assessment.year,
        as_of=as_of,
        before=latest(connection, as_of) if sent is None else None,
    )
    return Judged(found.submission, assessment, before)


def judge_and_keep(connection: sqlite3.Connection, plan: Plan, name: str, when: str) -> Judged:
    """Judge the database as it stands now, and keep the verdicts. Raises NotAssessable if there is nothing to judge."""
    found = judged(connection, plan, name)
    through = latest(connection)
    assert through is not None
    assessments.store(connection, found.assessment, taken=when, through=through)
    return found
