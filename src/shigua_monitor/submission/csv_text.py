"""Tables as text: CSV and TSV in UTF-8, in Excel's "Unicode text" (UTF-16) or in GB18030."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Final

from shigua_monitor.submission import limits
from shigua_monitor.submission.sheet import FileFault, Sheet, Value, Workbook

_DELIMITERS: Final = "\t;,"  # in the order of preference when both divide the lines alike
_SAMPLE_LINES: Final = 30
_MANY_LINES: Final = 20
_WINDOW: Final = 32_768
_UTF16_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")


def read_csv(path: Path) -> Workbook:
    """The text as a workbook of one sheet; its row numbers are those Excel shows, values stay text."""
    data = path.read_bytes()
    _refuse_too_many(data)
    encoding = _encoding(data)
    sheet = Sheet(path.stem)
    with _long_cells():
        _fill(sheet, _lines(data, encoding), _delimiter(data, encoding))
    if not sheet.rows:
        raise FileFault("F102")
    return Workbook(path, "csv", [sheet], encoding=encoding)


@contextmanager
def _long_cells() -> Iterator[None]:
    """Cells as long as in every other kind of file, for as long as this file is read."""
    usual = csv.field_size_limit(limits.CELL_CHARACTERS)
    try:
        yield
    finally:
        csv.field_size_limit(usual)


def _fill(sheet: Sheet, lines: Iterable[str], delimiter: str) -> None:
    """Every record that is not blank as a row; F109 where a quote is not closed, F108 for a cell of a whole book."""
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    number, line = 0, 0
    try:
        for number, record in enumerate(reader, 1):
            if reader.line_num - line > _MANY_LINES:
                # two stray quotes make one cell of all that stands between them
                sheet.notes.setdefault("quoted_lines", {"row": number, "lines": reader.line_num - line})
            line = reader.line_num
            row = record if all(record) else _with_blanks(record)
            if row:
                sheet.row_numbers.append(number)
                sheet.rows.append(row)
    except csv.Error as error:
        if "field limit" in str(error) and reader.line_num - line <= _MANY_LINES:
            limit = limits.CELL_CHARACTERS
            raise FileFault("F108", {"problem": "long_cell", "row": number + 1, "limit": limit}) from error
        raise FileFault("F109", {"problem": "quote", "row": number + 1, "line": line + 1}) from error


def _with_blanks(record: Sequence[str]) -> Sequence[Value]:
    """A record up to its last filled cell."""
    values = [text or None for text in record]
    while values and values[-1] is None:
        values.pop()
    return values


def _encoding(data: bytes) -> str:
    """The encoding that decodes all of it; F109 for text with damaged places."""
    if data.startswith(_UTF16_MARKS):
        return _checked(data, "utf-16")
    if b"\0" in data:
        raise _damaged(data, data.index(b"\0"))
    if data.startswith(b"\xef\xbb\xbf"):
        return _checked(data, "utf-8-sig")
    try:
        data.decode("utf-8")
        return "utf-8"
    except UnicodeDecodeError as error:
        if _mostly_utf8(data, error.start):
            raise _damaged(data, error.start) from error
        return _checked(data, "gb18030", reached=error.start)


def _checked(data: bytes, encoding: str, *, reached: int = 0) -> str:
    """The encoding, if it decodes all of it; else F109 at the furthest place that it or one before it reached."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _damaged(data, max(error.start, reached)) from error
    if "\0" in text:
        raise FileFault("F109", {"problem": "encoding", "line": text.count("\n", 0, text.index("\0")) + 1})
    return encoding


def _mostly_utf8(data: bytes, fault: int) -> bool:
    """Whether this is UTF-8 with a damaged place: GB18030 would decode it too, into other characters."""
    around = data[max(fault - _WINDOW, 0) : fault + _WINDOW].decode("utf-8", "surrogateescape")
    broken = sum("\udc80" <= character <= "\udcff" for character in around)
    # of three bytes and more, as Chinese has: pairs of bytes of GB18030 are often good UTF-8 by chance
    whole = sum(character > "\u07ff" for character in around) - broken
    return broken * 2 < whole


def _damaged(data: bytes, place: int) -> FileFault:
    return FileFault("F109", {"problem": "encoding", "line": data.count(b"\n", 0, place) + 1})


def _lines(data: bytes, encoding: str) -> io.TextIOWrapper:
    # StringIO would hold the text at four bytes a character
    return io.TextIOWrapper(io.BytesIO(data), encoding, newline="")


def _delimiter(data: bytes, encoding: str) -> str:
    """The one that cuts most of the first lines into the same number of cells."""
    sample = list(islice(_lines(data, encoding), _SAMPLE_LINES))
    return max(_DELIMITERS, key=lambda delimiter: _regularity(sample, delimiter))


def _regularity(sample: list[str], delimiter: str) -> tuple[int, int]:
    """How many lines have the commonest number of cells above one, and that number."""
    try:
        widths = Counter(len(record) for record in csv.reader(sample, delimiter=delimiter, strict=True))
    except csv.Error:
        # a stray quote, or one closed below the sample: reading will tell, if this is the delimiter
        widths = Counter(line.count(delimiter) + 1 for line in sample)
    width, lines = max(widths.items(), key=lambda item: (item[0] > 1, item[1], item[0]), default=(1, 0))
    return (lines, width) if width > 1 else (0, 1)


def _refuse_too_many(data: bytes) -> None:
    cells = data.count(b"\n") + max(data.count(delimiter.encode()) for delimiter in _DELIMITERS)
    if cells > limits.CELLS:
        raise FileFault("F108", {"problem": "cells", "size": cells, "limit": limits.CELLS})
