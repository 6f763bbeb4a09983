"""States of acts in the database, as of a day: a later submission supersedes a state, and none is ever deleted."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from shigua_monitor.acts import ActReport, ActState
from shigua_monitor.store.submissions import BY_THEN

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
    """A state as one submission gave it, and until when it was current: `until` is None for the current one."""

    report: ActReport
    submission: int
    sender: str | None
    received: str
    until: str | None = None


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
    return [each for _, group in groupby(versions, key=lambda version: version.report.key) for each in _dated(group)]


def _version(row: Sequence[Any]) -> ActVersion:
    act, area, year, state, evidence, department, file, sheet, at_row, at_column, date, *sent = row
    report = ActReport(act, area, year, ActState(state), evidence, date, department, file, sheet, at_row, at_column)
    return ActVersion(report, *sent)


def _dated(versions: Iterable[ActVersion]) -> Iterator[ActVersion]:
    versions = list(versions)
    for version, following in zip(versions, [*versions[1:], None], strict=True):
        yield version._replace(until=following.received if following else None)


def current(
    connection: sqlite3.Connection,
    known: Mapping[str, str],
    as_of: str | None = None,
    taken: Collection[str] = (),
) -> list[ActReport]:
    """The states as they stood at the end of a day, of the acts that the plan knows: `known` gives the act that each
    target asks for. A file name that two submissions have, or that is `taken` by another file, gets the number of the
    submission."""
    last = [each for each in history(connection, as_of=as_of) if each.until is None and each.report.act in known]
    numbers: dict[str, set[int]] = {}
    for version in last:
        numbers.setdefault(version.report.file, set()).add(version.submission)
    unclear = {*taken, *(name for name, submissions in numbers.items() if len(submissions) > 1)}
    return [_as_known(version, known, unclear) for version in last]


def _as_known(version: ActVersion, known: Mapping[str, str], unclear: Collection[str]) -> ActReport:
    report = version.report
    file = f"{report.file} #{version.submission}" if report.file in unclear else report.file
    return report._replace(act=known[report.act], file=file)
