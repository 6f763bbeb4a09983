"""Why the database cannot be used: SQLite's errors as reasons that a person can act on."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


class StoreFault(Exception):
    """The database cannot be used, and nothing in it was changed. `reason` is a key of the catalogue."""

    def __init__(self, reason: str, /, **fields: Any) -> None:
        super().__init__(reason, fields)
        self.reason = reason
        self.fields = fields


_REASONS = {
    sqlite3.SQLITE_BUSY: "store.busy",
    sqlite3.SQLITE_LOCKED: "store.busy",
    sqlite3.SQLITE_READONLY: "store.read_only",
    sqlite3.SQLITE_FULL: "store.full",
    sqlite3.SQLITE_IOERR: "store.io",
    sqlite3.SQLITE_CANTOPEN: "store.cannot_open",
    sqlite3.SQLITE_PERM: "store.cannot_open",
    sqlite3.SQLITE_AUTH: "store.cannot_open",
    sqlite3.SQLITE_NOTADB: "store.not_a_database",
    sqlite3.SQLITE_CORRUPT: "store.damaged",
    sqlite3.SQLITE_FORMAT: "store.damaged",
    sqlite3.SQLITE_TOOBIG: "store.too_big",
}
"""By the primary code; a code that is not listed is a fault of the program and passes as it is."""


@contextmanager
def faults_of(path: Path) -> Iterator[None]:
    """Raise StoreFault in place of what SQLite raises while it works on `path`."""
    try:
        yield
    except sqlite3.Error as error:
        reason = _REASONS.get(getattr(error, "sqlite_errorcode", -1) & 0xFF)
        if reason is None:
            raise
        if reason == "store.io" and _is_full(path):
            reason = "store.full"
        raise StoreFault(reason, file=str(path)) from error


_LEAST_ROOM = 64 * 1024
"""Bytes below which a disk is full: SQLite's own files beside the database take as much."""


def _is_full(path: Path) -> bool:
    """Whether there is no room beside the database; SQLite does not always say that this is what failed."""
    return shutil.disk_usage(path.resolve().parent).free < _LEAST_ROOM
