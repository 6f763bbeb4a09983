"""Marks that follow the cells: a verdict, a severity or a margin keeps its colour when rows are sorted or edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shigua_monitor.report.tables import Table
from shigua_monitor.text import Lang, say

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_LOOKS = {
    "attained": ("DDEFD9", "1E5B1E"),
    "not_attained": ("F8D9D6", "9C1C1C"),
    "no_data": ("EDEDED", "595959"),
    "error": ("F8D9D6", "9C1C1C"),
    "warning": ("FFF1CC", "7A5200"),
}
"""Fill and ink: dark enough for print in grey, beside a word that says the same."""


def mark(sheet: Worksheet, table: Table, header: int, lang: Lang) -> None:
    """Colour verdicts and severities by their first characters, and margins on the wrong side."""
    last = header + len(table.rows)
    if last == header:
        return
    for at, column in enumerate(table.columns):
        cells = _cells(at, header + 1, last)
        if column.key == "verdict":
            verdicts(sheet, cells, lang)
        elif column.key == "severity":
            for severity in ("error", "warning"):
                _begins(sheet, cells, say(lang, f"severity.{severity}"), severity)
        elif column.key == "margin":
            _negative(sheet, cells)


def verdicts(sheet: Worksheet, cells: str, lang: Lang) -> None:
    """Colour the verdicts of a column by their marks."""
    for verdict in ("attained", "not_attained", "no_data"):
        _begins(sheet, cells, say(lang, f"mark.{verdict}"), verdict)


def _cells(column: int, first: int, last: int) -> str:
    from openpyxl.utils import get_column_letter

    letter = get_column_letter(column + 1)
    return f"{letter}{first}:{letter}{last}"


def _begins(sheet: Worksheet, cells: str, text: str, look: str) -> None:
    from openpyxl.formatting.rule import Rule
    from openpyxl.styles import Font, PatternFill
    from openpyxl.styles.differential import DifferentialStyle

    fill, ink = _LOOKS[look]
    first = cells.split(":")[0]
    sheet.conditional_formatting.add(
        cells,
        Rule(
            type="beginsWith", operator="beginsWith", text=text, formula=[f'LEFT({first},{len(text)})="{text}"'],
            dxf=DifferentialStyle(font=Font(color=ink), fill=PatternFill(bgColor=fill, fill_type="solid")),
        ),
    )  # fmt: skip


def _negative(sheet: Worksheet, cells: str) -> None:
    from openpyxl.formatting.rule import Rule
    from openpyxl.styles import Font
    from openpyxl.styles.differential import DifferentialStyle

    first = cells.split(":")[0]
    red = DifferentialStyle(font=Font(color=_LOOKS["not_attained"][1]))
    rule = Rule(type="expression", formula=[f"AND(ISNUMBER({first}),{first}<0)"], dxf=red)
    sheet.conditional_formatting.add(cells, rule)
