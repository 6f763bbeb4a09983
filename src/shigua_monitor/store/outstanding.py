"""Errors that nobody has mended yet."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any, NamedTuple

from shigua_monitor.findings import SEVERITIES, Finding
from shigua_monitor.plan.acts import acts
from shigua_monitor.plan.model import Plan
from shigua_monitor.store.finding_fields import decoded
from shigua_monitor.store.submissions import BY_THEN

Key = tuple[str, str, str, int]
"""Indicator or act, area, group and year, as far as a finding names its row. The group is '' where none is named: of an
act, and of a finding that version 3 of the database or an older one stored."""

_ORDER = f"SELECT id, file FROM submission WHERE {BY_THEN} ORDER BY received, id"
_ERRORS = f"""
SELECT submission, file, code, sheet, cell, "row", "column", indicator, area, "group", year, count, fields
FROM finding JOIN submission AS s ON s.id = submission
WHERE severity = 'error' AND {BY_THEN} ORDER BY received, submission, finding.id
"""
_SENT = f"""
SELECT DISTINCT indicator, area, "group", year, submission
FROM observation JOIN submission AS s ON s.id = submission WHERE state <> 'missing' AND {BY_THEN}
UNION SELECT DISTINCT act, area, '', year, submission
FROM act JOIN submission AS s ON s.id = submission WHERE {BY_THEN}
"""


class Waiting(NamedTuple):
    """An error of a stored submission."""

    submission: int
    error: Finding

    @property
    def file(self) -> str:
        return self.error.file


def outstanding(connection: sqlite3.Connection, plan: Plan, as_of: str | None = None) -> list[Waiting]:
    """The errors of stored submissions, one a cell, without those whose row a later submission has given again.

    An error that names no row stands until a file of the same name comes again.
    """
    asked = {"as_of": as_of}
    submissions = connection.execute(_ORDER, asked).fetchall()
    place = {number: at for at, (number, _) in enumerate(submissions)}
    last: dict[Key | str, int] = {file: at for at, (_, file) in enumerate(submissions)}
    for *row, number in connection.execute(_SENT, asked):
        _raise(last, (row[0], row[1], row[2], row[3]), place[number])
    ids = ids_by_name(plan)
    errors = [Waiting(row[0], _finding(row)) for row in connection.execute(_ERRORS, asked) if row[2] in SEVERITIES]
    for number, error in errors:
        _raise(last, key_of(error, ids), place[number])
    return [each for each in errors if place[each.submission] >= last[key_of(each.error, ids)]]


def ids_by_name(plan: Plan) -> dict[str, str]:
    """What findings call an indicator or an act without one, and its id."""
    return {act.name: act.id for act in acts(plan)} | {each.name.zh: each.id for each in plan.indicators.values()}


def _raise(last: dict[Key | str, int], key: Key | str, place: int) -> None:
    for each in mended_by(key):
        last[each] = max(last.get(each, -1), place)


def mended_by(key: Key | str) -> Iterable[Key | str]:
    """The keys of the errors that a row mends: its own, and that without a group."""
    return {key} if isinstance(key, str) else {key, (key[0], key[1], "", key[3])}


def key_of(error: Finding, ids: dict[str, str]) -> Key | str:
    """The row that an error speaks of, or its file if it names none. `ids` are those of `ids_by_name`."""
    if error.indicator not in ids or not error.area or error.year is None:
        return error.file
    return ids[error.indicator], error.area, error.group, error.year


def _finding(row: tuple[Any, ...]) -> Finding:
    _, file, code, sheet, cell, at_row, at_column, indicator, area, group, year, count, fields = row
    place = (at_row, at_column)
    return Finding(code, file, sheet, cell, decoded(fields), indicator, area, group, year, place=place, count=count)
