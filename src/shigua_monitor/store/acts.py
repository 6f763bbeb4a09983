"""States of acts in the database, as of a day: a later submission supersedes a state, and none is ever deleted."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from shigua_monitor.acts import ActReport, ActState
from shigua_monitor.store.submissions import BY_THEN
from shigua_monitor.store.versions import dated

_VERSIONS = f"""
SELECT act, area, year, state, evidence, act.department, file, sheet, "row", "column", date,
       submission, submission.department, received
FROM act JOIN submission ON submission.id = act.submission
WHERE {BY_THEN} AND (:act IS NULL OR act = :act) AND (:area IS NULL OR area = :area)
  AND (:year IS NULL OR year = :year)
ORDER BY act, area, year, received, submission, act.id
"""
"""The last row of each key is the current one."""


class ActVersion(NamedTuple):
    """A state as one submission gave it. `until` is when a later one superseded it; `current` says that none did."""

    report: ActReport
    submission: int
    sender: str | None
    received: str
    until: str | None = None
    current: bool = False

    @property
    def file(self) -> str:
        return self.report.file


def history(
    connection: sqlite3.Connection,
    *,
    act: str | None = None,
    area: str | None = None,
    year: int | None = None,
    as_of: str | None = None,
) -> list[ActVersion]:
    """Every version of every state asked for, by act, area and year, the current one last."""
    asked = {"act": act, "area": area, "year": year, "as_of": as_of}
    versions = map(_version, connection.execute(_VERSIONS, asked))
    return [each for _, group in groupby(versions, key=lambda version: version.report.key) for each in dated([*group])]


def _version(row: Sequence[Any]) -> ActVersion:
    act, area, year, state, evidence, department, file, sheet, at_row, at_column, date, *sent = row
    report = ActReport(act, area, year, ActState(state), evidence, date, department, file, sheet, at_row, at_column)
    return ActVersion(report, *sent)


def current(connection: sqlite3.Connection, known: Mapping[str, str], as_of: str | None = None) -> list[ActVersion]:
    """The states as they stood at the end of a day, of the acts that the plan knows: `known` gives the act that each
    target asks for."""
    return [each for each in history(connection, as_of=as_of) if each.current and each.report.act in known]


def reports(versions: Iterable[ActVersion], known: Mapping[str, str], names: Mapping[int, str]) -> list[ActReport]:
    """The states under the acts that the plan asks for; `names` says what the file of each submission is called."""
    return [each.report._replace(act=known[each.report.act], file=names[each.submission]) for each in versions]
