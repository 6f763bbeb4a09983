"""A table being read: its cells by column, the rows still of interest, and what was found on the way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from shigua_monitor.address import address
from shigua_monitor.findings import Finding
from shigua_monitor.observations import Labels
from shigua_monitor.plan.model import Plan
from shigua_monitor.submission.layout import Layout
from shigua_monitor.submission.vocabulary import Vocabulary
from shigua_monitor.submission.workbook import Flag, Sheet, Value


@dataclass(slots=True)
class Registers:
    """The labels that all tables of a submission share."""

    indicators: Labels
    areas: Labels
    groups: Labels


@dataclass(frozen=True, slots=True)
class Reader:
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
    lines: list[int] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    skipped: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        within = range(self.layout.first, self.layout.last)
        hidden = self.sheet.hidden_rows
        self.lines = [line for line in within if self.sheet.row_numbers[line] not in hidden] if hidden else list(within)
        self.skip("hidden", len(within) - len(self.lines))

    def __len__(self) -> int:
        return len(self.lines)

    def cells(self, column: int) -> list[Value]:
        """The values of a column at the rows of interest; a column 0 is blank."""
        if not column:
            return [None] * len(self.lines)
        index, rows = column - 1, self.sheet.rows
        return [rows[line][index] if len(rows[line]) > index else None for line in self.lines]

    def flags(self, column: int) -> dict[int, Flag]:
        """The flags of a column's cells by position; few cells have any."""
        marks, numbers = self.sheet.marks, self.sheet.row_numbers
        if not marks:
            return {}
        return {
            position: marks[numbers[line], column].flags
            for position, line in enumerate(self.lines)
            if (numbers[line], column) in marks
        }

    def filled(self, columns: Iterable[int]) -> NDArray[np.bool_]:
        """Whether any of the columns holds something, for each row of interest."""
        filled = np.zeros(len(self.lines), np.bool_)
        for column in columns:
            values, flags = self.cells(column), self.flags(column)
            filled |= np.array([value is not None or at in flags for at, value in enumerate(values)], np.bool_)
        return filled

    def keep(self, wanted: NDArray[np.bool_]) -> None:
        self.lines = [line for line, keep in zip(self.lines, wanted.tolist(), strict=True) if keep]

    def skip(self, reason: str, number: int) -> None:
        if number:
            self.skipped[reason] = self.skipped.get(reason, 0) + number

    def row_number(self, position: int) -> int:
        return self.sheet.row_numbers[self.lines[position]]

    def find(self, code: str, position: int, column: int, **fields: Any) -> None:
        """Note a finding at a cell. The fields indicator, area and year are the key of its row."""
        row = self.row_number(position)
        key = {name: fields.pop(name) for name in ("indicator", "area", "year") if name in fields}
        cell = address(row, column)
        self.findings.append(Finding(code, self.file, self.sheet.name, cell, fields, place=(row, column), **key))

    def find_at_heading(self, code: str, column: int, **fields: Any) -> None:
        """Note a finding at the heading row, or about the table as a whole where `column` is 0."""
        row = self.layout.header_row
        cell = address(row, column) if column else ""
        self.findings.append(Finding(code, self.file, self.sheet.name, cell, fields, place=(row, column)))
