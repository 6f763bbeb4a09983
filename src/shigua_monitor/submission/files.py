"""The files of one call: folders are opened up, and each file gets the short name by which messages call it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from shigua_monitor.submission.workbook import FileFault

ENDINGS = (".xlsx", ".xlsm", ".xls", ".et", ".csv", ".tsv")
"""What is taken from a folder. A file that is named itself is opened whatever its ending is."""


def submitted_files(paths: Sequence[Path]) -> dict[Path, str]:
    """Every file with its short name, folders in the order of their names.

    Raises FileFault (F114) for a folder that holds no workbook.
    """
    files = list(dict.fromkeys(file for path in paths for file in _opened(path)))
    names = [file.name for file in files]
    return {file: file.name if names.count(file.name) == 1 else str(file) for file in files}


def _opened(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    inside = sorted(file for file in path.iterdir() if file.suffix.lower() in ENDINGS and not _is_lock(file))
    if not inside:
        raise FileFault("F114", {"folder": str(path)})
    yield from inside


def _is_lock(file: Path) -> bool:
    """Office programs leave ~$name.xlsx beside an open file; dot files belong to the system."""
    return file.name.startswith(("~$", "."))
