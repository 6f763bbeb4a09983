"""How a form looks: fonts, borders, and the fill by which cells to fill in are known."""

from __future__ import annotations

from math import ceil
from typing import NamedTuple

from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.worksheet import Worksheet
from rich.cells import cell_len

_LINE = Side(style="thin", color="808080")
GRID = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
UNDERLINE = Border(bottom=_LINE)
INPUT = PatternFill("solid", fgColor="FFF9D6")
HEADING = PatternFill("solid", fgColor="DDEBF7")
NOT_ASKED = PatternFill("solid", fgColor="E7E6E6")
WRONG_FONT = Font(bold=True, color="C00000")
WRONG_FILL = PatternFill("solid", bgColor="FBE0DD")
"""A conditional format takes its colour from the background."""

NARROW_MARGINS = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.6, header=0.3, footer=0.3)
"""In inches; a form is as wide as the paper."""

LINE_HEIGHT = 13.0
"""Points that a line of nine-point text takes."""


class Look(NamedTuple):
    """Font, place and border of a cell; cells to fill in are open and have the fill, all others are locked."""

    font: str
    size: float = 9
    bold: bool = False
    horizontal: str = "left"
    vertical: str = "center"
    wrap: bool = True
    border: Border | None = None
    fill: PatternFill | None = None
    input: bool = False

    def apply(self, cell: Cell | MergedCell) -> None:
        cell.font = Font(name=self.font, size=self.size, bold=self.bold)
        cell.alignment = Alignment(
            horizontal=self.horizontal,
            vertical=self.vertical,
            wrap_text=self.wrap,
        )
        if self.border is not None:
            cell.border = self.border
        fill = INPUT if self.input else self.fill
        if fill is not None:
            cell.fill = fill
        cell.protection = Protection(locked=not self.input)


def write(sheet: Worksheet, cells: str, value: str | int | None, look: Look) -> None:
    """Write a cell, or the first of a range that is merged; its other cells get the same look, for Excel asks each of
    them whether it is locked."""
    first, _, last = cells.partition(":")
    if last:
        sheet.merge_cells(cells)
    for line in sheet[cells] if last else ((sheet[first],),):
        for cell in line:
            look.apply(cell)
    sheet[first].value = value


def protect(sheet: Worksheet) -> None:
    """Lock the sheet without a password; widths and heights may still be changed."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False


def lines_needed(text: str, width: float) -> int:
    """The lines that a text takes in a column of that width; Chinese characters count twice."""
    return max(1, ceil(cell_len(text) * 1.1 / width))
