"""The contents sheet of a workbook: what each sheet holds, and each target with links to its row and its chart."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from shigua_monitor.narrative.document import Document
from shigua_monitor.publication.xlsx_marks import verdicts
from shigua_monitor.report import tables
from shigua_monitor.report.display import clause_text, target_name
from shigua_monitor.report.outcome import Outcome
from shigua_monitor.report.workbook import heading_cells, lettering, text_cell
from shigua_monitor.text import Lang, say

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_WIDTHS = (24, 12, 56, 16, 12)
_SHEETS = ("summary", "attainment", "acts", "warnings", "changes", "findings", "read", "charts", "chart_data")


class Places(NamedTuple):
    """Where things are: the row of a target in the sheet of attainment, its chart's number and cell, the sheets."""

    rows: dict[str, int]
    charts: dict[str, tuple[int, str]]
    sheets: list[str]


def fill(sheet: Worksheet, document: Document, outcome: Outcome, places: Places) -> None:
    """Title, facts, the sheets, the targets."""
    from openpyxl.utils import get_column_letter

    for at, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    text_cell(sheet, 1, 1, document.title).font = lettering(bold=True, size=14)
    row = 2
    for fact in document.facts:
        text_cell(sheet, row, 1, fact.label)
        text_cell(sheet, row, 2, fact.text)
        row += 1
    row = _sheets(sheet, row + 1, document.lang, places)
    _targets(sheet, row + 1, outcome, places, document.lang)


def _sheets(sheet: Worksheet, row: int, lang: Lang, places: Places) -> int:
    """A row a sheet. Returns the first row after them."""
    heading_cells(sheet, row, [say(lang, "column.sheet"), say(lang, "column.contents")])
    for name in _SHEETS:
        title = say(lang, f"workbook.sheet.{name}")
        if title in places.sheets:
            row += 1
            _link(sheet, row, 1, title, f"{_quoted(title)}!A1")
            text_cell(sheet, row, 2, say(lang, f"workbook.about.{name}"))
    return row + 1


def _targets(sheet: Worksheet, row: int, outcome: Outcome, places: Places, lang: Lang) -> None:
    """A row a target, in the plan's order."""
    keys = ("domain", "clause", "indicator", "verdict", "chart")
    heading_cells(sheet, row, [say(lang, f"column.{key}") for key in keys])
    sheet.print_title_rows = f"{row}:{row}"
    first = row + 1
    attainment, charts = (_quoted(say(lang, f"workbook.sheet.{name}")) for name in ("attainment", "charts"))
    for result in outcome.results:
        row += 1
        target = result.target
        text_cell(sheet, row, 1, outcome.plan.domains[target.clause.domain].name.text(lang))
        text_cell(sheet, row, 2, clause_text(lang, target))
        _link(sheet, row, 3, target_name(lang, target), f"{attainment}!A{places.rows[target.id]}")
        text_cell(sheet, row, 4, tables.verdict(result, lang))
        if target.id in places.charts:
            number, cell = places.charts[target.id]
            _link(sheet, row, 5, say(lang, "chart.see", number=number), f"{charts}!{cell}")
    if row >= first:
        verdicts(sheet, f"D{first}:D{row}", lang)
        sheet.auto_filter.ref = f"A{first - 1}:E{row}"
    sheet.freeze_panes = "A2"


def _link(sheet: Worksheet, row: int, column: int, text: str, place: str) -> None:
    from openpyxl.worksheet.hyperlink import Hyperlink

    cell = text_cell(sheet, row, column, text)
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=place, display=text)
    cell.font = lettering(color="0563C1", link=True)


def _quoted(title: str) -> str:
    from openpyxl.utils import quote_sheetname

    return quote_sheetname(title)
