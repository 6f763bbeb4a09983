"""The whole database as plain tables, and such tables back into a database: nothing is lost on the way."""

from __future__ import annotations

import base64
import binascii
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from shigua_monitor.store.export_cells import BadCell, Column, typed
from shigua_monitor.store.fault import StoreFault
from shigua_monitor.store.schema import TABLES, VERSION, migrate

Value = str | int | float | None

HEAD = "export"
"""The table that says what the export is: one row with its format and version."""

FORMAT = "monitor.export/1"

CONTENT = "content"
"""The table of the files' bytes in pieces, base64: no cell of a workbook holds a whole file."""

_PIECE = 24_000
"""Bytes a piece, whose base64 fits into a cell."""


class Dump(NamedTuple):
    """A table of an export: the names of its columns, and its rows."""

    name: str
    columns: tuple[str, ...]
    rows: list[tuple[Value, ...]]


def dumps(connection: sqlite3.Connection) -> list[Dump]:
    """Every table, those that others refer to first."""
    tables = [Dump(HEAD, ("format", "version"), [(FORMAT, VERSION)])]
    for name in TABLES:
        columns = [column for column, *_ in _columns(connection, name) if column != CONTENT]
        quoted = ", ".join(f'"{column}"' for column in columns)
        tables.append(Dump(name, tuple(columns), connection.execute(f"SELECT {quoted} FROM {name}").fetchall()))
    files = connection.execute("SELECT id, content FROM submission ORDER BY id")
    return [
        *tables,
        Dump(CONTENT, ("submission", "piece", "base64"), [row for file in files for row in _pieces(*file)]),
    ]


def _pieces(number: int, content: bytes) -> Iterator[tuple[Value, ...]]:
    for piece, start in enumerate(range(0, len(content), _PIECE), start=1):
        yield number, piece, base64.b64encode(content[start : start + _PIECE]).decode("ascii")


def _columns(connection: sqlite3.Connection, table: str) -> list[Column]:
    """Name, type and whether it must be filled, of each column."""
    return [(row[1], row[2], bool(row[3])) for row in connection.execute(f"PRAGMA table_info({table})")]


class Imported(NamedTuple):
    """How many submissions an import brought, and how many were there already."""

    submissions: int
    known: int


def refuse_faulty(tables: Sequence[Dump]) -> None:
    """Raise StoreFault unless the tables are a whole export: a database in memory has to take them."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute("BEGIN")
        migrate(connection, Path())
        load(connection, tables)


def load(connection: sqlite3.Connection, tables: Sequence[Dump]) -> Imported:
    """Put the tables of an export into the database, within the transaction that is open.

    A submission whose bytes are there already is passed over with all that belongs to it. Raises StoreFault if the
    tables are no whole export; then nothing may be kept.
    """
    by_name = {table.name: table for table in tables}
    _check_head(by_name)
    contents = _contents(by_name[CONTENT])
    known = dict(connection.execute("SELECT sha256, id FROM submission"))
    parents: dict[str, dict[Value, int | None]] = {name: {} for name in TABLES}
    for name in TABLES:
        _load_table(connection, by_name[name], parents, contents, known)
    numbers = parents["submission"].values()
    new = sum(number is not None for number in numbers)
    return Imported(new, len(numbers) - new)


_SINCE = {"assessment": 2, "verdict": 2, "early_warning": 2, "act": 3}
"""Tables that versions after the first brought: an export of an older one does not have them."""

_GROUP_SINCE = 4
"""Findings of older versions name no group."""


def _check_head(tables: dict[str, Dump]) -> None:
    """Refuse what is no whole export; tables that its version did not know yet are added without a row."""
    head = tables.get(HEAD)
    if head is None or not head.rows:
        raise StoreFault("store.no_export")
    told = dict(zip(head.columns, head.rows[0], strict=False))
    if told.get("format") != FORMAT:
        raise StoreFault("store.no_export")
    found = int(str(told["version"])) if str(told.get("version")).isdigit() else 0
    if not 1 <= found <= VERSION:
        raise StoreFault("store.export_version", found=told.get("version"), known=VERSION)
    if found < _GROUP_SINCE and "finding" in tables:
        finding = tables["finding"]
        tables["finding"] = Dump("finding", (*finding.columns, "group"), [(*row, "") for row in finding.rows])
    for name in (*TABLES, CONTENT):
        if _SINCE.get(name, 1) > found:
            tables[name] = Dump(name, (), [])
        elif name not in tables:
            raise StoreFault("store.no_export")


def _contents(table: Dump) -> dict[int, bytes]:
    """The files' bytes by the number of the submission."""
    pieces: dict[int, list[tuple[int, bytes]]] = {}
    for at, row in enumerate(table.rows, start=1):
        told = dict(zip(table.columns, row, strict=False))
        try:
            piece = int(str(told["piece"])), base64.b64decode(str(told["base64"]), validate=True)
            pieces.setdefault(int(str(told["submission"])), []).append(piece)
        except (KeyError, ValueError, binascii.Error):
            raise StoreFault("store.export_row", table=CONTENT, row=at) from None
    return {number: b"".join(data for _, data in sorted(parts)) for number, parts in pieces.items()}


_PARENTS = {
    "observation": ("submission", "submission"),
    "finding": ("submission", "submission"),
    "act": ("submission", "submission"),
    "assessment": ("through", "submission"),
    "verdict": ("assessment", "assessment"),
    "early_warning": ("assessment", "assessment"),
}
"""The column by which a table belongs to another."""


def _load_table(
    connection: sqlite3.Connection,
    table: Dump,
    parents: dict[str, dict[Value, int | None]],
    contents: dict[int, bytes],
    known: dict[str, int],
) -> None:
    """Insert the rows under new numbers; `parents` gathers them by the old ones, None for rows passed over."""
    columns = [column for column in _columns(connection, table.name) if column[0] != CONTENT]
    names = [name for name, *_ in columns[1:]] + [CONTENT] * (table.name == "submission")
    quoted = ", ".join(f'"{name}"' for name in names)
    insert = f"INSERT INTO {table.name} ({quoted}) VALUES ({', '.join('?' * len(names))})"
    for at, row in enumerate(table.rows, start=1):
        try:
            told = typed(table.name, dict(zip(table.columns, row, strict=False)), columns)
            if table.name == "submission":
                told[CONTENT] = _checked_content(contents.get(told["id"], b""), told["sha256"])
            if _is_known(table.name, told, parents, known):
                parents[table.name][told["id"]] = None
                continue
            number = connection.execute(insert, [told[name] for name in names]).lastrowid
        except BadCell as bad:
            raise StoreFault("store.export_cell", table=table.name, row=at, column=bad.column) from None
        except (KeyError, ValueError, sqlite3.IntegrityError):
            raise StoreFault("store.export_row", table=table.name, row=at) from None
        parents[table.name][told["id"]] = number


def _is_known(
    name: str, row: dict[str, Any], parents: dict[str, dict[Value, int | None]], known: dict[str, int]
) -> bool:
    """Whether a row belongs to what is there already; if not, it gets the new number of the row it belongs to."""
    if name == "submission":
        return row["sha256"] in known
    column, parent = _PARENTS[name]
    number = parents[parent][row[column]]
    row[column] = number
    return number is None


def _checked_content(content: bytes, digest: str) -> bytes:
    if sha256(content).hexdigest() != digest:
        raise ValueError(digest)
    return content
