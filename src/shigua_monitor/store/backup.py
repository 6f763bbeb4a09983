"""A copy of the database while others read and write it."""

from __future__ import annotations

import errno
import os
import sqlite3
from contextlib import closing
from pathlib import Path
from uuid import uuid4

from shigua_monitor.store.connection import reading
from shigua_monitor.store.fault import StoreFault, faults_of


def backup(path: Path, copy: Path) -> int:
    """Write the database as it is at one moment into `copy`, a single file, whole or not at all; its size in bytes.

    Raises StoreFault if either cannot be used.
    """
    if copy.is_dir():
        raise StoreFault("file.is_folder", file=str(copy))
    if not copy.parent.is_dir():
        raise StoreFault("store.no_folder", file=str(copy), folder=str(copy.parent))
    if copy.exists() and path.exists() and copy.samefile(path):
        raise StoreFault("store.backup_is_itself", file=str(copy))
    part = copy.with_name(f".{copy.name[:40]}.{uuid4().hex[:8]}.part")
    try:
        with reading(path) as source:
            _copy(source, part, copy)
        with part.open("rb+") as stream:
            os.fsync(stream.fileno())
        part.replace(copy)
    except OSError as error:
        reason = "store.full" if error.errno == errno.ENOSPC else "store.cannot_open"
        raise StoreFault(reason, file=str(copy)) from error
    finally:
        for ending in ("", "-journal", "-wal", "-shm"):
            part.with_name(part.name + ending).unlink(missing_ok=True)
    return copy.stat().st_size


def _copy(source: sqlite3.Connection, part: Path, copy: Path) -> None:
    """All pages in one step, and no log beside them: the copy is one file. What fails is told of `copy`."""
    with faults_of(copy), closing(sqlite3.connect(part)) as target:
        source.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")
