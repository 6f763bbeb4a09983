"""Whether the database is whole: SQLite's own checks, hashes, orphans, and what the tables promise one another."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from shigua_monitor.store.connection import reading
from shigua_monitor.store.fault import StoreFault
from shigua_monitor.store.schema import MIGRATIONS, TABLES, VERSION


class Flaw(NamedTuple):
    """Something that is wrong with the database. `reason` is a key of the catalogue."""

    reason: str
    fields: dict[str, object]


class Verification(NamedTuple):
    """What was looked at and what is wrong with it."""

    version: int
    rows: dict[str, int]
    flaws: tuple[Flaw, ...]


def verify(path: Path) -> Verification:
    """Look at everything. Raises StoreFault for a file that cannot be opened as a database of this program."""
    with reading(path) as connection:
        try:
            damage = [row[0] for row in connection.execute("PRAGMA integrity_check")]
            if damage != ["ok"]:
                return Verification(VERSION, {}, (Flaw("store.flaw.integrity", {"problem": damage[0]}),))
            if other := tuple(_other_tables(connection)):
                return Verification(VERSION, {}, other)
            flaws = tuple(_flaws(connection))
            rows = {name: int(connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]) for name in TABLES}
        except sqlite3.DatabaseError as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF != sqlite3.SQLITE_CORRUPT:
                raise
            raise StoreFault("store.damaged", file=str(path)) from error
    return Verification(VERSION, rows, flaws)


def _flaws(connection: sqlite3.Connection) -> Iterator[Flaw]:
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield Flaw("store.flaw.orphan", {"table": table, "row": row, "parent": parent})
    for number, file, digest, content in connection.execute("SELECT id, file, sha256, content FROM submission"):
        if sha256(content).hexdigest() != digest:
            yield Flaw("store.flaw.hash", {"number": number, "sent": file})
    for number, fields in connection.execute("SELECT id, fields FROM finding"):
        if not _is_json(fields):
            yield Flaw("store.flaw.fields", {"number": number})


def _is_json(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict)
    except ValueError:
        return False


def _other_tables(connection: sqlite3.Connection) -> Iterator[Flaw]:
    """Tables that are not as this version makes them."""
    with closing(sqlite3.connect(":memory:")) as model:
        for step in MIGRATIONS:
            model.executescript(step)
        wanted, found = _definitions(model), _definitions(connection)
    for name in sorted(wanted.keys() | found.keys()):
        if wanted.get(name) != found.get(name):
            yield Flaw("store.flaw.schema", {"table": name})


def _definitions(connection: sqlite3.Connection) -> dict[str, str]:
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'")
    return {name: " ".join(sql.split()) for name, sql in rows}
