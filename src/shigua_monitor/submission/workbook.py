"""Opening a submitted file, whatever it is: the content decides, never the ending of the name."""

from pathlib import Path
from typing import Final

from shigua_monitor.address import address, column_letters
from shigua_monitor.submission import limits
from shigua_monitor.submission.first_bytes import ENCRYPTED, HEAD_BYTES, recognise
from shigua_monitor.submission.sheet import (
    NO_FLAG,
    Cell,
    FileFault,
    Flag,
    Kind,
    Mark,
    Sheet,
    Value,
    Workbook,
    serial_date,
)

__all__ = [
    "NO_FLAG", "Cell", "FileFault", "Flag", "Kind", "Mark", "Sheet", "Value", "Workbook",
    "address", "column_letters", "open_workbook", "serial_date",
]  # fmt: skip

_ENDINGS: Final[dict[Kind, tuple[str, ...]]] = {
    "xlsx": (".xlsx", ".xlsm", ".xltx", ".xltm"),
    "xls": (".xls", ".xlt", ".et", ".ett"),
    "csv": (".csv", ".tsv", ".txt"),
}


def open_workbook(path: Path) -> Workbook:
    """All sheets of a file; FileFault, with one of its codes, where the file cannot be used."""
    try:
        workbook = _read(path, _head(path))
    except OSError as error:
        raise FileFault("F101", {"problem": "unreadable"}) from error
    workbook.renamed = path.suffix.lower() not in _ENDINGS[workbook.kind]
    return workbook


def _head(path: Path) -> bytes:
    """The first bytes; F101 where there is no file, F102 where it is empty."""
    try:
        exists, folder, file = path.exists(), path.is_dir(), path.is_file()
    except ValueError:  # a name that no file can have
        exists = folder = file = False
    if not file:
        # a device or a pipe could block, or never end
        raise FileFault("F101", {"problem": "folder" if folder else "not_a_file" if exists else "missing"})
    with path.open("rb") as stream:
        head = stream.read(HEAD_BYTES)
    if not head.strip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n") and path.stat().st_size <= HEAD_BYTES:
        raise FileFault("F102")
    return head


def _read(path: Path, head: bytes) -> Workbook:
    # a reader is imported when its kind of file comes: the command line must start fast
    what = recognise(head)
    if what == "zip":
        from shigua_monitor.submission.xlsx import read_xlsx

        _refuse_large(path, limits.XLSX_BYTES)
        return read_xlsx(path)
    if what in ("ole", "biff"):
        from shigua_monitor.submission.xls import read_xls

        _refuse_large(path, limits.XLSX_BYTES if what == "ole" else limits.XLS_BYTES)
        return read_xls(path)
    if what == "text":
        from shigua_monitor.submission.csv_text import read_csv

        _refuse_large(path, limits.CSV_BYTES)
        return read_csv(path)
    if what == ENCRYPTED:
        raise FileFault("F104", {"problem": "desktop_encryption"})
    raise FileFault("F103", {"looks_like": what})


def _refuse_large(path: Path, limit: int) -> None:
    size = path.stat().st_size
    if size > limit:
        raise FileFault("F108", {"problem": "file_size", "size": size, "limit": limit})
