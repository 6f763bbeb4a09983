"""Tables as an .xlsx workbook that prints well and holds no live formula."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import datetime
from math import ceil
from typing import TYPE_CHECKING, Literal

from rich.cells import cell_len

from shigua_monitor.report import acts, display, summary_table, tables
from shigua_monitor.report.changes import changes_lines, changes_table
from shigua_monitor.report.fixed_archive import FIXED_TIME, unclocked
from shigua_monitor.report.outcome import Outcome
from shigua_monitor.report.read_table import what_was_read
from shigua_monitor.report.tables import Figure, Table
from shigua_monitor.text import Lang, say

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell
    from openpyxl.styles import Border, Font
    from openpyxl.worksheet.worksheet import Worksheet

_TITLE_SIZE, _USUAL_SIZE = 14, 11
"""Of letters, in points."""

_USUAL_WIDTH = 8
"""Half-width characters that a column holds to which nobody gave a width."""

_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def check_workbook(outcome: Outcome, lang: Lang) -> bytes:
    """Sheets for the summary, attainment, acts if any was reported, warnings, changes if there is something to compare
    with, findings and what was read."""
    area = display.area_name(lang, outcome.area, outcome.plan)
    title = say(lang, "title.check", plan=outcome.plan.title, area=area, year=outcome.year)
    return workbook_bytes(check_tables(outcome, lang), title, lang, introductions(outcome, lang))


def check_tables(outcome: Outcome, lang: Lang) -> list[Table]:
    """What a check has to tell, a sheet a table."""
    changes = outcome.changes
    return [
        summary_table.summary(outcome, lang),
        tables.attainment(outcome, lang),
        *([acts.acts(outcome, outcome.standings, lang)] if acts.reported(outcome.standings) else []),
        tables.early_warnings(outcome, lang),
        *([changes_table(changes, lang)] if changes is not None else []),
        tables.findings(outcome, lang),
        what_was_read(outcome, lang),
    ]


def introductions(outcome: Outcome, lang: Lang) -> dict[str, list[str]]:
    """What is said above the tables, by their names."""
    changes = outcome.changes
    return {
        "summary": summary_table.summary_sentences(outcome, lang),
        "acts": acts.count_sentences(outcome, lang),
        "changes": changes_lines(changes, lang)[: 1 if changes else 2],
    }


def workbook_bytes(
    sheets: Sequence[Table], title: str, lang: Lang, introductions: dict[str, list[str]] | None = None
) -> bytes:
    """A sheet for each table: title, introduction, heading row, data."""
    workbook = empty_workbook(title)
    for table in sheets:
        sheet = workbook.create_sheet(say(lang, f"workbook.sheet.{table.name}"))
        fill_sheet(sheet, table, title, (introductions or {}).get(table.name, []), lang)
    return saved_bytes(workbook)


def empty_workbook(title: str) -> Workbook:
    """A workbook without a sheet and without a clock."""
    from openpyxl import Workbook

    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    workbook.properties.title = title
    workbook.properties.creator = "monitor"
    workbook.properties.created = datetime(*FIXED_TIME)
    return workbook


def fill_sheet(sheet: Worksheet, table: Table, title: str, introduction: list[str], lang: Lang) -> int:
    """Title, introduction, heading row and data of a table. Returns the number of the heading row."""
    from openpyxl.styles import Alignment

    text_cell(sheet, 1, 1, title).font = lettering(bold=True, size=_TITLE_SIZE)
    for at, sentence in enumerate(introduction, start=2):
        text_cell(sheet, at, 1, sentence)
    header = len(introduction) + 2
    heading_cells(sheet, header, table.headings(lang))
    border = _border()
    for row in table.rows:
        sheet.append([_stored(cell) for cell in row])
        for written, value, column in zip(sheet[sheet.max_row], row, table.columns, strict=True):
            written.border = border
            written.alignment = Alignment(
                wrap_text=not column.numeric, vertical="top", horizontal="right" if column.numeric else "left"
            )
            if isinstance(value, Figure):
                written.number_format = value.number_format
            elif isinstance(value, str):
                written.data_type = "s"  # text that begins with = + - @ stays text
    _lay_out(sheet, table, header, lang)
    return header


def heading_cells(sheet: Worksheet, row: int, headings: Sequence[str]) -> None:
    """The headings of a table, from the first column on."""
    from openpyxl.styles import Alignment, PatternFill

    border = _border()
    for at, heading in enumerate(headings, start=1):
        cell = text_cell(sheet, row, at, heading)
        cell.font = lettering(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor="1F4E78")
        cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")
        cell.border = border


def _border() -> Border:
    from openpyxl.styles import Border, Side

    line = Side(style="thin", color="BFBFBF")
    return Border(left=line, right=line, top=line, bottom=line)


def lettering(*, bold: bool = False, size: float | None = None, color: str | None = None, link: bool = False) -> Font:
    """The workbook's own type with another look; a font made from nothing has no name and no size."""
    from openpyxl.styles import Font
    from openpyxl.styles.fonts import DEFAULT_FONT

    usual = DEFAULT_FONT
    underline: Literal["single"] | None = "single" if link else None
    return Font(name=usual.name, family=usual.family, sz=size or usual.sz, b=bold, color=color, u=underline)


def text_cell(sheet: Worksheet, row: int, column: int, text: str) -> Cell:
    """A cell of text, which stays text though it begins with = + - or @."""
    from openpyxl.cell.cell import Cell

    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    cell.value = _ILLEGAL.sub("", text)
    cell.data_type = "s"
    return cell


def _stored(cell: tables.Cell) -> str | int | float | None:
    if isinstance(cell, Figure):
        return cell.number
    return _ILLEGAL.sub("", cell) if isinstance(cell, str) else cell


def _lay_out(sheet: Worksheet, table: Table, header: int, lang: Lang) -> None:
    """Widths, frozen heading, filter, and A4 landscape with the heading on every page."""
    from openpyxl.utils import get_column_letter

    last = get_column_letter(len(table.columns))
    for index, column in enumerate(table.columns, start=1):
        sheet.column_dimensions[get_column_letter(index)].width = column.width
    frozen = sum(column.key in ("domain", "clause") for column in table.columns)
    sheet.freeze_panes = f"{get_column_letter(frozen + 1)}{header + 1}"
    sheet.auto_filter.ref = f"A{header}:{last}{max(sheet.max_row, header)}"
    sheet.print_area = f"A1:{get_column_letter(_columns_printed(sheet, table, header))}{sheet.max_row}"
    sheet.print_title_rows = f"{header}:{header}"
    print_on_a4(sheet, lang)


def _columns_printed(sheet: Worksheet, table: Table, header: int) -> int:
    """The columns but for details, and beside a narrow table as many blank ones as the lines above it run over."""
    widths = [column.width for column in table.columns if not column.detail]
    above = max(cell_len(str(sheet.cell(row, 1).value)) for row in range(1, header))
    missing = above * _TITLE_SIZE / _USUAL_SIZE - sum(widths)
    if len(widths) < len(table.columns) or missing <= 0:
        return len(widths)
    return len(widths) + ceil(missing / _USUAL_WIDTH)


def print_on_a4(sheet: Worksheet, lang: Lang, orientation: Literal["landscape", "portrait"] = "landscape") -> None:
    """A4, one page wide and as many long as it takes, numbered at the foot."""
    from openpyxl.worksheet.header_footer import HeaderFooterItem
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.orientation = orientation
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    footer = HeaderFooterItem()
    footer.center.text = say(lang, "workbook.page")
    sheet.oddFooter = footer


def saved_bytes(workbook: Workbook) -> bytes:
    """The workbook as a file, with fixed times in place of the clock's."""
    clocked = io.BytesIO()
    workbook.save(clocked)
    return unclocked(clocked.getvalue(), _without_time)


def _without_time(name: str, content: bytes) -> bytes:
    if name != "docProps/core.xml":
        return content
    return re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2000-01-01T00:00:00Z", content)
