"""A table being read: its cells by column, the rows still of interest, and what was found on the way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from shigua_monitor.address import address
from shigua_monitor.findings import Finding
from shigua_monitor.observations import Codes, Labels
from shigua_monitor.plan.model import Plan
from shigua_monitor.submission.categorical import Categorical
from shigua_monitor.submission.layout import Layout
from shigua_monitor.submission.shown import is_blank
from shigua_monitor.submission.vocabulary import Vocabulary
from shigua_monitor.submission.workbook import Flag, Sheet, Value

_KEY = ("indicator", "area", "group", "year")
"""The fields by which a finding names its row."""


class Registers(NamedTuple):
    """The labels that all tables of a submission share."""

    indicators: Labels
    areas: Labels
    groups: Labels


class Reader(NamedTuple):
    """What every table is read with."""

    plan: Plan
    words: Vocabulary
    registers: Registers


@dataclass(slots=True)
class Table:
    """One table of one sheet. `lines` are positions in `sheet.rows`; `text_file` says that digits are text anyway."""

    file: str
    sheet: Sheet
    layout: Layout
    reader: Reader
    text_file: bool
    date1904: bool = False
    lines: Codes = field(init=False)
    lone: list[int] = field(default_factory=list)
    """Positions in `sheet.rows` of rows that were dropped because they hold no more than a name."""
    findings: list[Finding] = field(default_factory=list)
    skipped: dict[str, int] = field(default_factory=dict)
    _columns: dict[int, Categorical[Value]] = field(default_factory=dict, init=False)
    _flags: dict[int, dict[int, Flag]] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        within = range(self.layout.first, self.layout.last)
        hidden, numbers = self.sheet.hidden_rows, self.sheet.row_numbers
        self.lines = np.array([line for line in within if numbers[line] not in hidden] if hidden else within, np.int32)
        self.skip("hidden", len(within) - len(self.lines))

    def __len__(self) -> int:
        return len(self.lines)

    def column(self, column: int) -> Categorical[Value]:
        """The cells of a column at the rows of interest; a column 0 is blank."""
        if not column:
            return Categorical.constant(None, len(self))
        if column not in self._columns:
            self._columns[column] = self.sheet.column(column).only(self.lines)
        return self._columns[column]

    def flags(self, column: int) -> dict[int, Flag]:
        """The flags of a column's cells by position; few cells have any."""
        marks, numbers = self.sheet.marks, self.sheet.row_numbers
        if marks and column not in self._flags:
            self._flags[column] = {
                position: marks[numbers[line], column].flags
                for position, line in enumerate(self.lines.tolist())
                if (numbers[line], column) in marks
            }
        return self._flags.get(column, {})

    def filled(self, columns: Iterable[int]) -> NDArray[np.bool_]:
        """Whether any of the columns holds something, for each row of interest."""
        filled = np.zeros(len(self), np.bool_)
        for column in columns:
            filled |= ~self.column(column).each(is_blank, np.bool_)
            filled[[at for at, flags in self.flags(column).items() if not flags & Flag.EMPTY_TEXT]] = True
        return filled

    def has_value(self, position: int) -> bool:
        """Whether a row has anything in a column of numbers."""
        row = self.row(position)
        return any(column <= len(row) and not is_blank(row[column - 1]) for column in self.valued)

    @property
    def valued(self) -> list[int]:
        """The columns of numbers."""
        values = self.layout.values
        return [column for each in values for column in (each.column, each.numerator, each.denominator) if column]

    def row(self, position: int) -> Sequence[Value]:
        """The cells of a row, blank where another table stands beside this one."""
        cells = self.sheet.rows[int(self.lines[position])]
        if self.layout.span is None:
            return cells
        first, last = self.layout.span
        return [*[None] * (first - 1), *cells[first - 1 : last]]

    def keep(self, wanted: NDArray[np.bool_]) -> None:
        """Lose interest in the other rows."""
        if wanted.all():
            return
        self.lines = self.lines[wanted]
        self._columns.clear()
        self._flags.clear()

    def skip(self, reason: str, number: int) -> None:
        if number:
            self.skipped[reason] = self.skipped.get(reason, 0) + number

    @property
    def row_numbers(self) -> Codes:
        """The sheet's numbers of the rows of interest."""
        numbers = self.sheet.row_numbers
        return np.array([numbers[line] for line in self.lines.tolist()], np.int32)

    def row_number(self, position: int) -> int:
        return self.sheet.row_numbers[int(self.lines[position])]

    def find(self, code: str, position: int, column: int, **fields: Any) -> None:
        """Note a finding at a cell. The fields indicator, area, group and year are the key of its row."""
        row = self.row_number(position)
        key = {name: fields.pop(name) for name in _KEY if name in fields}
        cell = address(row, column)
        self.findings.append(Finding(code, self.file, self.sheet.name, cell, fields, place=(row, column), **key))

    def find_at_heading(self, code: str, column: int, **fields: Any) -> None:
        """Note a finding at the heading row, or about the table as a whole where `column` is 0."""
        row = self.layout.header_row
        cell = address(row, column) if column else ""
        self.findings.append(Finding(code, self.file, self.sheet.name, cell, fields, place=(row, column)))
