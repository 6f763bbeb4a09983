"""What departments report of acts and of clauses without a figure: a state, its evidence and a date."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from shigua_monitor.address import address

Place = tuple[str, str, int, int]
"""File, sheet, row and column."""


class ActState(StrEnum):
    """How far an act or a clause without a figure is."""

    NOT_BEGUN = "not_begun"
    UNDER_WAY = "under_way"
    IN_PLACE = "in_place"
    NOT_IN_PLACE = "not_in_place"
    """Answered with no: whether it has begun is not known."""
    NOT_APPLICABLE = "not_applicable"


class ActReport(NamedTuple):
    """The state of an act in one area and year, with the cell that it was read from.

    `act` is the id of a plan's act: of the first target that asks for it. `date` is a day, a month or a year in ISO
    form, `department` the id of the one that reports, or its name as it was sent if the plan does not know it; texts
    are '' where nothing was sent. `row` and `column` count from 1.
    """

    act: str
    area: str
    year: int
    state: ActState
    evidence: str
    date: str
    department: str
    file: str
    sheet: str
    row: int
    column: int

    @property
    def key(self) -> tuple[str, str, int]:
        return self.act, self.area, self.year

    @property
    def cell(self) -> str:
        return address(self.row, self.column)

    @property
    def place(self) -> Place:
        return self.file, self.sheet, self.row, self.column
