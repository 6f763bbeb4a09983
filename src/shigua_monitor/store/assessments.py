"""Stored verdicts, so that the next assessment can tell what changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from shigua_monitor.assessment.assess import Assessment
from shigua_monitor.assessment.attainment import Attainment
from shigua_monitor.assessment.changes import Snapshot


def store(connection: sqlite3.Connection, assessment: Assessment, *, taken: str, through: int) -> None:
    """Keep the verdicts and warnings of an assessment of all submissions up to the number `through`."""
    number = connection.execute(
        "INSERT INTO assessment (through, taken, plan, area, year) VALUES (?, ?, ?, ?, ?)",
        (through, taken, assessment.plan.id, assessment.area, assessment.year),
    ).lastrowid
    judged = [result for result in assessment.results if result.attainment is not Attainment.NOT_QUANTIFIED]
    connection.executemany(
        "INSERT INTO verdict (assessment, target, attainment) VALUES (?, ?, ?)",
        [(number, result.target.id, result.attainment.word) for result in judged],
    )
    warned = dict.fromkeys((number, warning.target.id, warning.code) for warning in assessment.early_warnings)
    connection.executemany("INSERT INTO early_warning (assessment, target, code) VALUES (?, ?, ?)", list(warned))


def last(
    connection: sqlite3.Connection,
    *,
    plan: str,
    area: str,
    year: int,
    as_of: str | None = None,
    before: int | None = None,
    up_to: int | None = None,
) -> Snapshot | None:
    """The verdicts stored last for an area: those of the same year if there are any, else of the last
    year before it that has some.

    `before` asks for the last one that did not know that submission yet, `as_of` for the last one of a day, `up_to` for
    the last one that has at most that number.
    """
    row: Sequence[object] | None = connection.execute(
        """
        SELECT id, taken, year, through FROM assessment
        WHERE plan = :plan AND area = :area AND year <= :year AND (:before IS NULL OR through < :before)
          AND (:as_of IS NULL OR substr(taken, 1, 10) <= :as_of) AND (:up_to IS NULL OR id <= :up_to)
        ORDER BY year DESC, through DESC, id DESC LIMIT 1
        """,
        {"plan": plan, "area": area, "year": year, "as_of": as_of, "before": before, "up_to": up_to},
    ).fetchone()
    if row is None:
        return None
    verdicts = dict(connection.execute("SELECT target, attainment FROM verdict WHERE assessment = ?", (row[0],)))
    warnings = connection.execute("SELECT code, target FROM early_warning WHERE assessment = ?", (row[0],))
    return Snapshot(str(row[1]), int(str(row[2])), verdicts, frozenset(map(tuple, warnings)), int(str(row[3])))


def latest(connection: sqlite3.Connection) -> int | None:
    """The number of the assessment that was stored last."""
    found = connection.execute("SELECT max(id) FROM assessment").fetchone()[0]
    return None if found is None else int(found)
