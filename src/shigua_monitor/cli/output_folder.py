"""Folders that a command fills with files: made when needed, and never at the cost of an input."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from shigua_monitor.cli.stop import Stop


@contextmanager
def folder_to_fill(folder: Path | None) -> Iterator[None]:
    """The folder is there in the block, which fills it, or the command stops with the reason. What was made of it is
    removed again if the block fails and nothing lies in it."""
    if folder is None:
        yield
        return
    made = [each for each in (folder, *folder.parents) if not each.exists()]
    try:
        _make(folder)
        yield
    except BaseException:
        for each in made:
            with suppress(OSError):  # it holds something
                each.rmdir()
        raise


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Stop("stop.output_unwritable", file=str(folder), problem=error.strerror or str(error)) from None


def refuse_overwriting(outputs: Iterable[Path], taken: Iterable[Path], reason: str) -> None:
    """Stop for the reason if a file that is to be written would take the place of one that is read, or written
    otherwise."""
    known = {_identity(path): path for path in taken}
    for path in outputs:
        if _identity(path) in known:
            raise Stop(reason, file=str(known[_identity(path)]))


def _identity(path: Path) -> object:
    """What two paths to one file have in common, links and the case of letters aside."""
    if not path.exists():
        return path.resolve()
    status = path.stat()
    return status.st_dev, status.st_ino
