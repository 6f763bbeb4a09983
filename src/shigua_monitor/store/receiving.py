"""A file as it came: its bytes are those that were read, not those of a later moment."""

from __future__ import annotations

from pathlib import Path

from shigua_monitor.plan.model import Plan
from shigua_monitor.store.fault import StoreFault
from shigua_monitor.store.submissions import Received
from shigua_monitor.submission.read import read


def received(path: Path, plan: Plan, department: str | None, when: str) -> Received:
    """A file with what it holds. Raises what `read` raises, and StoreFault if the file changed meanwhile."""
    before = _bytes(path)
    submission = read([path], plan)
    content = _bytes(path)
    if content is None or content != before:
        raise StoreFault("store.changed_while_read", file=str(path))
    return Received(path.name, department, when, content, submission)


def _bytes(path: Path) -> bytes | None:
    """The bytes of a regular file; None where there are none to be had, which reading the file will tell."""
    try:
        return path.read_bytes() if path.is_file() else None
    except (OSError, ValueError):
        return None
