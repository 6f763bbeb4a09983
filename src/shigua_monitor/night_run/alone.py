"""One run at a time: a lock of the operating system, which ends with the process that holds it, however it ends."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from shigua_monitor.store.fault import faults_of


@contextmanager
def alone(lock: Path) -> Iterator[bool]:
    """Whether no other process is in this block with the same file; SQLite's lock is portable and needs no clean-up.
    The file's folder is made if there is none.

    Raises StoreFault if the file cannot be used, OSError if the folder cannot be made.
    """
    lock.parent.mkdir(parents=True, exist_ok=True)
    with faults_of(lock), closing(sqlite3.connect(lock, timeout=0, isolation_level=None)) as connection:
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
            yield False
        else:
            yield True
