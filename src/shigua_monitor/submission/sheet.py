"""What every reader returns: a workbook of sheets of cells, whatever the file was."""

import datetime as dt
import enum
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from pathlib import Path
from typing import Literal, NamedTuple

from shigua_monitor.address import address
from shigua_monitor.submission.categorical import Categorical

Value = str | float | bool | None
"""A cell as stored: whole numbers are floats too, text is not stripped, a blank is None."""

Kind = Literal["xlsx", "xls", "csv"]


class Flag(enum.IntFlag):
    """What a number format or a cell type says about the value."""

    PERCENT = 1  # shown times 100 with a percent sign: 0.953 reads 95.3%
    PER_MILLE = 2  # shown with ‰ as a mere label: spreadsheets do not multiply by 1,000
    DATE = 4  # a date, a time or a duration, stored as a serial number
    FORMULA = 8  # with the value None: never computed
    ERROR = 16  # the value is an error's text such as #DIV/0!, or the text of a number that is none
    HIDDEN = 32  # in a hidden row or column; only on cells from Sheet.cell
    EMPTY_TEXT = 64  # a formula that was computed to "", as opposed to one never computed


NO_FLAG = Flag(0)


class Mark(NamedTuple):
    """Number format and flags of a cell for which they matter."""

    number_format: str
    flags: Flag


class Cell(NamedTuple):
    """One cell; the number format is "General" unless the cell is marked."""

    row: int
    column: int
    value: Value
    number_format: str = "General"
    flags: Flag = NO_FLAG

    @property
    def address(self) -> str:
        return address(self.row, self.column)


@dataclass(slots=True)
class Sheet:
    """The filled rows of one sheet.

    rows[i] is the row row_numbers[i] (1-based, increasing); its index is column - 1 and it ends at its last
    filled cell. A formula without a value is filled: its place holds None and its mark says FORMULA.

    notes say what a reader left out or suspects, as codes with their figures:
    columns_ignored (cells, first, limit): values right of the last column that is read
    merged_ignored (ranges, limit): merged ranges beyond the limit
    styles_ignored (): the number formats are damaged, so percentages and dates cannot be told
    quoted_lines (row, lines): the first CSV row that runs over many lines; quotes may be stray
    """

    name: str
    hidden: bool = False
    row_numbers: list[int] = field(default_factory=list)
    rows: list[Sequence[Value]] = field(default_factory=list)
    marks: dict[tuple[int, int], Mark] = field(default_factory=dict)  # by row and column, 1-based
    hidden_rows: set[int] = field(default_factory=set)  # filled ones only
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)  # first row, column; last row, column
    notes: dict[str, dict[str, str | int]] = field(default_factory=dict)
    _columns: dict[int, Categorical[Value]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def column(self, column: int) -> Categorical[Value]:
        """The cells of a column in all filled rows; to be asked for when all rows are there."""
        if column not in self._columns:
            self._columns[column] = Categorical.of(self._cells(column - 1))
        return self._columns[column]

    def _cells(self, index: int) -> list[Value]:
        try:
            return list(map(itemgetter(index), self.rows))
        except IndexError:  # a short row ends in blanks
            return [row[index] if len(row) > index else None for row in self.rows]

    def cell(self, row: int, column: int) -> Cell:
        """The cell at this place, blank where the file has none."""
        mark = self.marks.get((row, column))
        flags = mark.flags if mark else NO_FLAG
        if row in self.hidden_rows or column in self.hidden_columns:
            flags |= Flag.HIDDEN
        return Cell(row, column, self._value(row, column), mark.number_format if mark else "General", flags)

    def _value(self, row: int, column: int) -> Value:
        at = bisect_left(self.row_numbers, row)
        if at == len(self.row_numbers) or self.row_numbers[at] != row:
            return None
        values = self.rows[at]
        return values[column - 1] if 0 < column <= len(values) else None


@dataclass(slots=True)
class Workbook:
    """A file that was read, with every sheet in the file's order, hidden ones too."""

    path: Path
    kind: Kind
    sheets: list[Sheet]
    encoding: str | None = None  # of a CSV: utf-8, utf-8-sig, utf-16 or gb18030
    date1904: bool = False  # dates count from 1904, see serial_date
    renamed: bool = False  # the ending of the name does not fit the content


class FileFault(Exception):
    """A file that cannot be used: the code of a finding and the fields of its sentence; the words are elsewhere.

    F101 missing or unreadable; F102 empty; F103 foreign content, looks_like is one of first_bytes.FOREIGN;
    F104 encrypted; F108 too large or a bomb, with limit and, where known, size and part; F109 damaged, with part,
    row or line where known. The problem is one of PROBLEMS.
    """

    def __init__(self, code: str, fields: dict[str, str | int] | None = None) -> None:
        self.code = code
        self.fields = fields or {}
        super().__init__(code, self.fields)


PROBLEMS: dict[str, tuple[str, ...]] = {
    "F101": ("missing", "folder", "not_a_file", "unreadable"),
    "F104": ("password", "desktop_encryption"),
    "F108": (
        "file_size", "zip_directory", "inflated_size", "ratio", "sheets", "cells", "text", "long_cell", "elements",
        "depth", "names", "token", "entities",
    ),
    "F109": (
        "zip", "compression", "missing_part", "xml", "reference", "cell_order", "ole", "biff", "encoding", "quote",
    ),
}  # fmt: skip
"""What is wrong with a file, for the catalogue: `problem` of the codes that have one."""


def column_number(letters: str) -> int:
    """A is 1, AA is 27; what is no column's name is 0."""
    number = 0
    for letter in letters.upper():
        if not "A" <= letter <= "Z":
            return 0
        number = number * 26 + ord(letter) - 64
    return number


def serial_date(value: float, date1904: bool = False) -> dt.date:
    """The day of a serial number; ValueError where there is none, as for Excel's 29 February 1900."""
    day = int(value // 1)
    if date1904:
        first = dt.date(1904, 1, 1)
    elif day < 1 or day == 60:
        raise ValueError(f"{day} is no day of the 1900 calendar")
    else:
        first = dt.date(1899, 12, 31) if day < 60 else dt.date(1899, 12, 30)
    try:
        return first + dt.timedelta(days=day)
    except OverflowError:
        raise ValueError(f"{day} is beyond the calendar") from None


def date_serial(moment: dt.datetime, date1904: bool = False) -> float:
    """The serial number of a moment: the inverse of serial_date, with the time as a fraction."""
    moment = moment.replace(tzinfo=None)
    first = dt.datetime(1904, 1, 1) if date1904 else dt.datetime(1899, 12, 30)
    serial = (moment - first) / dt.timedelta(days=1)
    return serial if date1904 or serial >= 61 else serial - 1
