"""Opening the database: one writer at a time, readers beside it, and no file that is half made."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from shigua_monitor.store.fault import StoreFault, faults_of
from shigua_monitor.store.schema import VERSION, migrate, version

WAIT = 20.0
"""Seconds to wait for another writer before saying so."""

_HEAD = b"SQLite format 3\x00"


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that sees one state of the database throughout and changes nothing in it.

    A database of an older version is first brought forward. Raises StoreFault if `path` cannot be used.
    """
    refuse_unusable(path)
    with faults_of(path), closing(_opened(path, WAIT)) as connection:
        found = version(connection, path)
    if not found:
        raise StoreFault("store.empty", file=str(path))
    if found < VERSION:
        with writing(path):
            pass
    with faults_of(path), closing(_opened(path, WAIT)) as connection:
        connection.execute("PRAGMA query_only = ON")
        connection.execute("BEGIN")
        yield connection


@contextmanager
def writing(path: Path, wait: float = WAIT) -> Iterator[sqlite3.Connection]:
    """The one connection that may write. What the block does is stored together when it ends, and not at all if it
    raises, or if the process is killed. The database is made if there is none.

    Raises StoreFault if `path` cannot be used, or if another writer is not done within `wait` seconds.
    """
    if not path.exists():
        _create(path)
    refuse_unusable(path)
    if not path.stat().st_mode & 0o222:
        raise StoreFault("store.read_only", file=str(path))
    with faults_of(path), closing(_opened(path, wait)) as connection:
        version(connection, path)
        _keep_a_log(connection)
        connection.execute("BEGIN IMMEDIATE")
        try:
            migrate(connection, path)
            yield connection
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def refuse_unusable(path: Path) -> None:
    """Raise StoreFault for a path that is plainly no database, before SQLite puts its own files beside it."""
    if path.is_dir():
        raise StoreFault("file.is_folder", file=str(path))
    try:
        with path.open("rb") as stream:
            head = stream.read(len(_HEAD))
    except FileNotFoundError:
        raise StoreFault("store.missing", file=str(path)) from None
    except OSError:
        raise StoreFault("store.cannot_open", file=str(path)) from None
    if head and head != _HEAD:
        raise StoreFault("store.not_a_database", file=str(path))


def _opened(path: Path, wait: float) -> sqlite3.Connection:
    """A connection to a file that exists. Transactions are begun and ended by hand."""
    uri = f"{path.resolve().as_uri()}?mode=rw"
    connection = sqlite3.connect(uri, uri=True, timeout=wait, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    return connection


def _keep_a_log(connection: sqlite3.Connection) -> None:
    """Write ahead into a log, so that readers go on while one writes. A copy may have lost that; while others have it
    open it cannot be set, and the database is as safe without it."""
    with suppress(sqlite3.OperationalError):
        if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            connection.execute("PRAGMA journal_mode = WAL")


def _create(path: Path) -> None:
    """Put an empty database at `path` in one step. Of two processes that do so at once, one does, and both go on."""
    if not path.parent.is_dir():
        raise StoreFault("store.no_folder", file=str(path), folder=str(path.parent))
    part = path.with_name(f".{path.name[:40]}.{uuid4().hex[:8]}.part")
    try:
        with faults_of(path):
            part.touch(exist_ok=False)
            with closing(_opened(part, WAIT)) as connection:
                connection.execute("BEGIN IMMEDIATE")
                migrate(connection, part)  # without a log, so that all of it is in the one file that is linked
                connection.execute("COMMIT")
        try:
            os.link(part, path)
        except FileExistsError:
            pass
        except OSError:  # a file system without links
            path.touch()
    except OSError as error:
        reason = "store.full" if error.errno == errno.ENOSPC else "store.cannot_open"
        raise StoreFault(reason, file=str(path)) from error
    finally:
        for ending in ("", "-wal", "-shm", "-journal"):
            part.with_name(part.name + ending).unlink(missing_ok=True)
