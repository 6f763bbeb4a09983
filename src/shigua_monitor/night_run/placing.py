"""Moving a file out of the inbox: whole or not at all, under a name of its own, only if it is still what was read."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from hashlib import file_digest
from itertools import count
from pathlib import Path

from shigua_monitor.report.whole_file import write_all_whole

_PART = ".night-run.part"
"""Where a file or folder is made ready; a run that was killed may leave it, and the next one clears it away."""


class Changed(Exception):
    """The file is not the one that was read."""


def digest(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as stream:
        return file_digest(stream, "sha256").hexdigest()


def place_file(source: Path, sha256: str, folder: Path) -> Path:
    """A copy of the file in the folder; where one with the same name and bytes lies there, that one.

    Raises Changed if `source` does not have that digest (any more).
    """
    for target in _names(folder, source.stem, source.suffix):
        if target.is_file() and digest(target) == sha256:
            return target
        if not target.exists():
            part = _copied(source, sha256, folder / _PART)
            if _put(part, target):
                return target
    raise AssertionError("names do not end")


def place_folder(source: Path, sha256: str, folder: Path, beside: Mapping[str, bytes]) -> Path:
    """A folder named after the file, with its copy and what is to lie beside it; where the same file was put there
    before, that folder, with what lies beside it made anew."""
    for target in _names(folder, source.stem):
        known = target / source.name
        if known.is_file() and digest(known) == sha256:
            write_all_whole({target / name: content for name, content in beside.items()})
            return target
        if not target.exists():
            part = folder / _PART
            _clear(part)
            part.mkdir()
            _copied(source, sha256, part / source.name)
            write_all_whole({part / name: content for name, content in beside.items()})
            part.rename(target)
            return target
    raise AssertionError("names do not end")


def take_away(source: Path, sha256: str) -> None:
    """Remove the file from the inbox. Raises Changed if a new version has taken its place."""
    if digest(source) != sha256:
        raise Changed
    source.unlink()


def _names(folder: Path, stem: str, ending: str = "") -> Iterator[Path]:
    """甲.xlsx, 甲 (2).xlsx, 甲 (3).xlsx, …"""
    yield folder / f"{stem}{ending}"
    for number in count(2):
        yield folder / f"{stem} ({number}){ending}"


def _put(part: Path, target: Path) -> bool:
    """Give the file its name, unless somebody has just taken that name."""
    try:
        os.link(part, target)
    except FileExistsError:
        return False
    except OSError:  # a file system without links
        part.rename(target)
        return True
    part.unlink()
    return True


def _copied(source: Path, sha256: str, copy: Path) -> Path:
    _clear(copy)
    shutil.copyfile(source, copy)
    if digest(copy) != sha256:
        copy.unlink()
        raise Changed
    with copy.open("rb+") as stream:
        os.fsync(stream.fileno())
    shutil.copystat(source, copy)
    return copy


def _clear(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def clear_leftovers(*folders: Path) -> None:
    """Remove what a run that was killed had not made ready."""
    for folder in folders:
        _clear(folder / _PART)
