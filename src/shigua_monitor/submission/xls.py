"""Workbooks of Excel 97-2003 and before, of WPS (.et) too: .xls, read with xlrd."""

import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from shigua_monitor.submission import limits
from shigua_monitor.submission.number_format import BUILT_IN, NumberFormat, number_format
from shigua_monitor.submission.ole import CompoundFile
from shigua_monitor.submission.sheet import FileFault, Sheet, Workbook
from shigua_monitor.submission.xls_sheet import Scan, read_sheet, scan_sheet

Book = Any  # xlrd has no types

_OLE_MARK: Final = b"\xd0\xcf\x11\xe0"
_WORKBOOK_STREAMS: Final = ("Workbook", "Book")
_FOREIGN_STREAMS: Final = (("WordDocument", "word"), ("PowerPoint Document", "powerpoint"))


def read_xls(path: Path) -> Workbook:
    """The workbook in this file; FileFault F103, F104, F108 or F109 where there is none to read."""
    records = _workbook_records(path)
    with _xlrd_faults():
        book = _open(records)
        if book.nsheets > limits.SHEETS:
            raise FileFault("F108", {"problem": "sheets", "size": book.nsheets, "limit": limits.SHEETS})
        formats = _telling_formats(book)
        sheets = list(_sheets(book, records, formats))
    return Workbook(path, "xls", sheets, date1904=book.datemode == 1)


def _workbook_records(path: Path) -> bytes:
    """The records of the workbook, out of their container if they are in one."""
    with path.open("rb") as file:
        if file.read(len(_OLE_MARK)) != _OLE_MARK:
            return path.read_bytes()
        container = CompoundFile(file)
        name = next((name for name in _WORKBOOK_STREAMS if name in container.streams), None)
        if name is None:
            raise _no_workbook(container)
        size = path.stat().st_size
        if size > limits.XLS_BYTES:
            raise FileFault("F108", {"problem": "file_size", "size": size, "limit": limits.XLS_BYTES})
        return container.read(name)


def _no_workbook(container: CompoundFile) -> FileFault:
    if "EncryptedPackage" in container.streams:
        return FileFault("F104", {"problem": "password"})
    what = next((what for name, what in _FOREIGN_STREAMS if name in container.streams), "ole")
    return FileFault("F103", {"looks_like": what})


@contextmanager
def _xlrd_faults() -> Iterator[None]:
    """Turn into a FileFault what xlrd raises, which is whatever its reading of damaged records runs into."""
    try:
        yield
    except FileFault:
        raise
    except Exception as error:
        if "encrypted" in str(error):
            raise FileFault("F104", {"problem": "password"}) from error
        raise FileFault("F109", {"problem": "biff"}) from error


def _open(records: bytes) -> Book:
    import xlrd

    def load(encoding: str | None) -> Book:
        return xlrd.open_workbook(
            file_contents=records,
            encoding_override=encoding,
            formatting_info=True,
            ragged_rows=True,
            on_demand=True,  # so that each sheet can be dropped once it is read
            logfile=io.StringIO(),
        )

    book = load(None)
    if book.biff_version < 80 and book.codepage is None:
        # old exporters leave the code page out; xlrd would take Western European
        return load("gb18030")
    return book


def _telling_formats(book: Book) -> dict[int, NumberFormat]:
    """The number formats that are not plain, by the number of the style."""
    formats = {}
    for number, style in enumerate(book.xf_list):
        known = book.format_map.get(style.format_key)
        code = (known and known.format_str) or BUILT_IN.get(style.format_key, "General")
        formats[number] = number_format(code)
    return {number: format_ for number, format_ in formats.items() if not format_.plain}


def _sheets(book: Book, records: bytes, formats: Mapping[int, NumberFormat]) -> Iterator[Sheet]:
    scans = _scans(book, records)
    computes = any(scan.computed for scan in scans)
    places = 0
    for number, scan in enumerate(scans):
        sheet = read_sheet(book.sheet_by_index(number), formats, scan, computes)
        book.unload_sheet(number)
        places += sum(map(len, sheet.rows))
        if places > limits.CELLS:
            raise FileFault("F108", {"problem": "cells", "limit": limits.CELLS})
        yield sheet


def _scans(book: Book, records: bytes) -> list[Scan]:
    """What the sheets hold; a fault for those that would keep xlrd busy for minutes."""
    if book.biff_version < 50:
        return [Scan() for _ in range(book.nsheets)]  # such a file has no list of where its sheets begin
    scans: list[Scan] = []
    for start in book._sh_abs_posn:
        scans.append(scan_sheet(records, start))
        if sum(scan.size for scan in scans) > 2 * len(records):
            raise FileFault("F109", {"problem": "biff"})  # sheets that share their records
        if sum(scan.blanks for scan in scans) > limits.XLS_BLANKS:
            raise FileFault("F108", {"problem": "elements", "limit": limits.XLS_BLANKS})
    return scans
