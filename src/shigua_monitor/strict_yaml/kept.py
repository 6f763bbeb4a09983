"""What was parsed before is kept in the user's cache folder: every start takes a tenth of a second less.

An entry is named by a digest of the document and of the parser, so what has changed is parsed anew. Entries can be
deleted at any time, and what they hold is checked by the models of the plan like what was just parsed.
"""

from __future__ import annotations

import json
import os
import tempfile
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

MOST_ENTRIES = 200
"""More than ten plans; the older half goes when there are more."""

_PARSER = Path(__file__).with_name("parse.py")


def entry(content: bytes) -> Path | None:
    """The file that holds the data of a document with these bytes, if they are kept; None if nothing can be."""
    try:
        digest = sha256(_PARSER.read_bytes() + b"\0" + content).hexdigest()
        return cache_folder() / f"{digest}.json"
    except (OSError, RuntimeError):  # no source to tell one parser from another; nobody's home
        return None


def cache_folder() -> Path:
    """`MONITOR_CACHE`, or where the platform keeps what can be made again. Raises RuntimeError if there is no home."""
    if chosen := os.environ.get("MONITOR_CACHE"):
        return Path(chosen)
    named = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return Path(named or Path.home() / ".cache") / "shigua_monitor"


def look_up(entry: Path) -> tuple[Any] | None:
    """The data that were kept; None if there are none, or if they are damaged."""
    try:
        return (json.loads(entry.read_bytes()),)
    except (OSError, ValueError):
        return None


def keep(entry: Path, data: Any) -> None:
    """Keep data for the next run; where that cannot be done it will parse again."""
    with suppress(OSError):
        entry.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(dir=entry.parent, suffix=".part")
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            json.dump(data, stream, ensure_ascii=False)
        Path(part).replace(entry)
        _forget_the_oldest(entry.parent)


def _forget_the_oldest(folder: Path) -> None:
    entries = list(folder.iterdir())
    if len(entries) > MOST_ENTRIES:
        entries.sort(key=lambda each: each.stat().st_mtime)
        for each in entries[: len(entries) // 2]:
            each.unlink(missing_ok=True)
