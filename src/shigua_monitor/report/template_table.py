"""What the tables of all forms have alike: headings, notes, the mark of what is wrong, and how they are printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.worksheet import Worksheet

from shigua_monitor.report.template_style import (
    GRID,
    HEADING,
    NARROW_MARGINS,
    WRONG_FILL,
    WRONG_FONT,
    Look,
    lines_needed,
    protect,
    write,
)
from shigua_monitor.report.workbook import print_on_a4
from shigua_monitor.text import Lang, say

Columns = Mapping[str, tuple[str, int]]
"""Letter and width in half-width characters of each column, in the order of the sheet."""


def write_headings(sheet: Worksheet, columns: Columns, row: int, key: str, lang: Lang) -> None:
    """The row of headings; the catalogue has them under `key`."""
    look = Look(say(lang, "template.font"), bold=True, horizontal="center", border=GRID, fill=HEADING)
    for name, (column, _) in columns.items():
        write(sheet, f"{column}{row}", say(lang, f"{key}.{name}"), look)
    sheet.row_dimensions[row].height = 26


def note(lines: Sequence[str]) -> Comment:
    """A note at a cell, as high as its lines need."""
    height = 20 + 18 * sum(lines_needed(line, 44) for line in lines)
    return Comment("\n".join(lines), "monitor", height=height, width=340)


def mark_what_is_wrong(sheet: Worksheet, column: str, first: int, last: int) -> None:
    """Colour the answers of the check column that begin with a cross."""
    look = DifferentialStyle(font=WRONG_FONT, fill=WRONG_FILL)
    rule = Rule("expression", dxf=look, formula=[f'LEFT(${column}{first},1)="×"'])
    sheet.conditional_formatting.add(f"{column}{first}:{column}{last}", rule)


def lay_out(sheet: Worksheet, columns: Columns, freeze: str, heading_row: int, last: int, lang: Lang) -> None:
    """Widths, frozen heading, protection without a password, and A4 landscape with the heading on every page."""
    for column, width in columns.values():
        sheet.column_dimensions[column].width = width
    sheet.freeze_panes = freeze
    sheet.sheet_view.showGridLines = False
    protect(sheet)
    letters = [letter for letter, _ in columns.values()]
    sheet.print_area = f"{letters[0]}1:{letters[-1]}{last}"
    sheet.print_title_rows = f"{heading_row}:{heading_row}"
    sheet.page_margins = NARROW_MARGINS
    sheet.print_options.horizontalCentered = True
    print_on_a4(sheet, lang)
