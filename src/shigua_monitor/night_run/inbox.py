"""Which files of the inbox are taken, in which order, and which are left there."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import NamedTuple

_BESIDE = ("~$", ".~", ".", "~")
"""How the names of files begin that programs leave beside those that people make."""

_UNFINISHED = (".part", ".partial", ".filepart", ".crdownload", ".download", ".tmp", ".temp", ".swp")
_SYSTEM = ("thumbs.db", "desktop.ini")


class Left(NamedTuple):
    """Something that stays in the inbox. `reason` is a key of the catalogue, `problem` fills its sentence."""

    file: str
    reason: str
    problem: str | None = None


def waiting(inbox: Path, now: float, settle_seconds: int) -> tuple[list[Path], list[Left]]:
    """The files to take, the oldest first so that the newest of two versions supersedes the other; and those that are
    left. `now` is in seconds since 1970, as the times of files are."""
    found: list[tuple[int, str, Path]] = []
    left: list[Left] = []
    for path in sorted(inbox.iterdir()):
        if _is_noise(path.name):
            continue
        try:
            status = path.stat()
        except OSError:  # gone, or a link that leads nowhere
            continue
        if not stat.S_ISREG(status.st_mode):
            left += [] if stat.S_ISDIR(status.st_mode) else [Left(path.name, "left.no_file")]
        elif abs(now - status.st_mtime) < settle_seconds:
            left.append(Left(path.name, "left.arriving"))
        else:
            found.append((status.st_mtime_ns, path.name, path))
    return [path for *_, path in sorted(found)], left


def _is_noise(name: str) -> bool:
    """Lock files of office programs, files that are still being sent, and what the system keeps for itself."""
    lower = name.lower()
    return lower.startswith(_BESIDE) or lower.endswith(_UNFINISHED) or lower in _SYSTEM
