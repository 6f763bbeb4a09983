"""Files that departments sent, stored whole: their bytes, their values with cells, and what was wrong with them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from hashlib import sha256
from typing import Any, NamedTuple

import numpy as np

from shigua_monitor.acts import ActReport
from shigua_monitor.findings import Finding
from shigua_monitor.observations import Observations, State
from shigua_monitor.store.finding_fields import encoded
from shigua_monitor.submission.read import Submission


class Received(NamedTuple):
    """A file as it came: its name, who sent it, when, its bytes, and what reading it gave.

    `received` is a date or a local time in ISO form; the text decides the order of submissions.
    """

    file: str
    department: str | None
    received: str
    content: bytes
    read: Submission


class Added(NamedTuple):
    """What became of a file. `number` is the submission's; `stored` is false if the same bytes were there already,
    since `received`. `values`, states without a value among them, were stored, `withheld` were not because of an
    error."""

    file: str
    number: int
    stored: bool
    received: str
    values: int
    withheld: int


def add(connection: sqlite3.Connection, received: Received) -> Added:
    """Store a submission; one whose bytes are there already changes nothing."""
    digest = sha256(received.content).hexdigest()
    known = connection.execute("SELECT id, received FROM submission WHERE sha256 = ?", (digest,)).fetchone()
    if known is not None:
        return Added(received.file, known[0], False, known[1], 0, 0)
    number = connection.execute(
        "INSERT INTO submission (file, sha256, department, received, content) VALUES (?, ?, ?, ?, ?)",
        (received.file, digest, received.department, received.received, received.content),
    ).lastrowid
    assert number is not None
    rows = _observations(number, received.read.observations)
    connection.executemany(f"INSERT INTO observation VALUES (NULL{', ?' * 15})", rows)
    acts = [_act(number, report) for report in received.read.acts]
    connection.executemany(f"INSERT INTO act VALUES (NULL{', ?' * 11})", acts)
    findings = [_finding(number, cell) for found in received.read.findings for cell in found.members or (found,)]
    connection.executemany(f"INSERT INTO finding VALUES (NULL{', ?' * 13})", findings)
    return Added(received.file, number, True, received.received, *counted(received.read))


def counted(read: Submission) -> tuple[int, int]:
    """How many values and states of a submission are stored, and how many are withheld because of an error."""
    withheld = int((read.observations.state == State.WITHHELD).sum())
    return len(read.observations) - withheld + _without_value(read), withheld


def _observations(number: int, table: Observations) -> Iterator[tuple[Any, ...]]:
    """The rows that may be stored: a value with an error waits in its file until it is mended."""
    indicators, areas, groups = table.indicators.names, table.areas.names, table.groups.names
    for index in np.flatnonzero(table.state != State.WITHHELD).tolist():
        yield (
            number,
            indicators[table.indicator[index]],
            areas[table.area[index]],
            groups[table.group[index]],
            int(table.year[index]),
            *(_number(column[index]) for column in (table.value, table.numerator, table.denominator)),
            int(table.decimals[index]),
            State(table.state[index]).name.lower(),
            table.sources[table.source[index]].sheet,
            int(table.row[index]),
            int(table.column[index]),
            int(table.numerator_column[index]),
            int(table.denominator_column[index]),
        )


def _number(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None


def _act(number: int, report: ActReport) -> tuple[Any, ...]:
    return (
        number,
        report.act,
        report.area,
        report.year,
        report.state.value,
        report.evidence,
        report.date,
        report.department,
        report.sheet,
        report.row,
        report.column,
    )


def _without_value(read: Submission) -> int:
    """How many states give no indicator a value."""
    if not read.acts:
        return 0
    table = read.observations
    sheets = [table.sources[code].sheet for code in table.source.tolist()]
    valued = set(zip(sheets, table.row.tolist(), table.column.tolist(), strict=True))
    return sum((report.sheet, report.row, report.column) not in valued for report in read.acts)


def _finding(number: int, found: Finding) -> tuple[Any, ...]:
    return (
        number,
        found.code,
        found.severity.value,
        found.sheet,
        found.cell,
        *found.place,
        found.indicator,
        found.area,
        found.year,
        found.count,
        encoded(found.fields),
        found.group,
    )


def latest(connection: sqlite3.Connection, as_of: str | None = None) -> int | None:
    """The number of the submission that was added last, of those received by the end of a day."""
    found = connection.execute(f"SELECT max(id) FROM submission WHERE {BY_THEN}", {"as_of": as_of}).fetchone()
    return None if found[0] is None else int(found[0])


def newest_day(connection: sqlite3.Connection) -> str | None:
    """The day on which the newest submission was received."""
    found: str | None = connection.execute("SELECT max(substr(received, 1, 10)) FROM submission").fetchone()[0]
    return found


BY_THEN = "(:as_of IS NULL OR substr(received, 1, 10) <= :as_of)"
"""Whether a submission was received by the end of the day that is asked about."""
