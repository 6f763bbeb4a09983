"""The files of one call: folders are opened up, and each file gets the short name by which messages call it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from shigua_monitor.submission.workbook import FileFault

ENDINGS = (".xlsx", ".xlsm", ".xls", ".et", ".csv", ".tsv")
"""What is taken from a folder. A file that is named itself is opened whatever its ending is."""


def submitted_files(paths: Sequence[Path]) -> dict[Path, str]:
    """Every file with its short name, folders in the order of their names.

    A file that is reached in two ways is taken once. Raises FileFault (F114) for a folder that holds no workbook, and
    F101 for one that may not be opened.
    """
    found: dict[Path, Path] = {}
    for file in (file for path in paths for file in _opened(path)):
        found.setdefault(_place(file), file)
    names = Counter(file.name for file in found.values())
    return {file: file.name if names[file.name] == 1 else str(file) for file in found.values()}


def _place(file: Path) -> Path:
    """Where a file lies, however it was named."""
    try:
        return file.resolve()
    except (OSError, RuntimeError, ValueError):  # a loop of links, or a name that no file can have
        return file


def _opened(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    try:
        inside = sorted(file for file in path.iterdir() if _is_workbook(file))
    except OSError:
        raise FileFault("F101", {"problem": "unreadable", "folder": str(path)}) from None
    if not inside:
        raise FileFault("F114", {"folder": str(path)})
    yield from inside


def _is_workbook(file: Path) -> bool:
    """Office programs leave ~$name.xlsx beside an open file; dot files belong to the system."""
    return file.suffix.lower() in ENDINGS and not file.name.startswith(("~$", ".~", ".")) and file.is_file()
