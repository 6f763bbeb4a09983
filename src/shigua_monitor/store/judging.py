"""The database judged, alone or with a submission that is not in it, and compared with what was judged before."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import Any

from shigua_monitor.assessment.assess import Assessment, assess
from shigua_monitor.assessment.silence import Silence
from shigua_monitor.plan.model import Plan
from shigua_monitor.store import assessments
from shigua_monitor.store.judged import Judged
from shigua_monitor.store.silence import silences
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
    today: str | None = None,
) -> Judged:
    """What the database called `name` held at the end of a day, with a submission that is not in it.

    It is compared with the last stored assessment, or where nothing came since then, with the one before it. Raises
    NotAssessable if there is nothing to judge. `final` judges as the final evaluation does. Who is late is told by the
    day `today`, else `as_of`, else the day of the newest submission.
    """
    found = from_database(connection, plan, name, sent, as_of)
    values, states = found.submission.observations, found.submission.acts
    assessment = assess(plan, values, area=area, year=year, final=final, earlier=found.earlier, acts=states)
    assessment = replace(assessment, silences=_silences(connection, assessment, sent, today or as_of))
    before = assessments.last(
        connection,
        plan=plan.id,
        area=assessment.area,
        year=assessment.year,
        as_of=as_of,
        before=latest(connection, as_of) if sent is None else None,
    )
    return Judged(found.submission, assessment, before)


def _silences(
    connection: sqlite3.Connection, assessment: Assessment, sent: Submission | None, day: str | None
) -> tuple[Silence, ...]:
    """Who is silent on the year that was judged; only the district is owed figures."""
    if assessment.area != assessment.plan.district.name.zh:
        return ()
    return silences(connection, assessment.plan, assessment.year, day, sent.observations if sent else None)


def judge_and_keep(
    connection: sqlite3.Connection,
    plan: Plan,
    name: str,
    when: str,
    *,
    year: int | None = None,
    since: int | None = None,
    today: str | None = None,
) -> Judged:
    """Judge the database as it stands now, and keep the verdicts unless those kept last know and say the same.

    It is compared with the last stored assessment of at most the number `since`; by default with the last one that
    did not know the newest submission. Raises NotAssessable if there is nothing to judge.
    """
    found = judged(connection, plan, name, year=year, today=today)
    assessment, through = found.assessment, latest(connection)
    of_area: dict[str, Any] = {"plan": plan.id, "area": assessment.area, "year": assessment.year}
    last = assessments.last(connection, **of_area)
    known = last is not None and (last.year, last.through) == (assessment.year, through)
    if not known or found._replace(before=last).changes():
        assert through is not None
        assessments.store(connection, assessment, taken=when, through=through)
    return found if since is None else found._replace(before=assessments.last(connection, **of_area, up_to=since))
