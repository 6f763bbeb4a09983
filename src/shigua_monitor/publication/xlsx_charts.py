"""The sheet of charts: attainment by domain, then each indicator, in the plan's order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from shigua_monitor.narrative.document import AttainmentChart, Document
from shigua_monitor.publication.xlsx_attainment import attainment_chart
from shigua_monitor.publication.xlsx_chart_data import ChartData
from shigua_monitor.publication.xlsx_indicator import indicator_chart
from shigua_monitor.report.workbook import lettering, print_on_a4, text_cell
from shigua_monitor.text import say

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_ACROSS, _COLUMNS, _ROWS, _TOP = 2, 9, 17, 3
"""Charts beside one another, the columns and rows that each takes, and the row of the first."""

_WIDTH_CM, _HEIGHT_CM, _COLUMN = 15.2, 8.2, 8.5


def draw(workbook: Workbook, document: Document) -> dict[str, tuple[int, str]]:
    """Add the charts and the sheet of their figures. Returns number and cell of each target's chart."""
    lang = document.lang
    by_domain = [figure.chart for figure in document.figures if isinstance(figure.chart, AttainmentChart)]
    if not by_domain and not document.charts:
        return {}
    sheet = workbook.create_sheet(say(lang, "workbook.sheet.charts"))
    data = ChartData(workbook.create_sheet(say(lang, "workbook.sheet.chart_data")), lang)
    text_cell(sheet, 1, 1, document.title)
    number, places = 0, {}
    for overview in by_domain[:1]:
        _place(sheet, attainment_chart(data.attainment(overview), overview, lang), number)
        number += 1
    for target, chart in document.charts.items():
        cell = _place(sheet, indicator_chart(data.indicator(chart), chart, number + 1, lang), number)
        number += 1
        places[target] = (number, cell)
    _lay_out(sheet, number)
    print_on_a4(sheet, lang, orientation="portrait")
    print_on_a4(data.sheet, lang, orientation="portrait")
    return places


def _place(sheet: Worksheet, chart: Any, at: int) -> str:
    from openpyxl.utils import get_column_letter

    down, across = divmod(at, _ACROSS)
    cell = f"{get_column_letter(1 + across * _COLUMNS)}{_TOP + down * _ROWS}"
    chart.width, chart.height = _WIDTH_CM, _HEIGHT_CM
    sheet.add_chart(chart, cell)
    return cell


def _lay_out(sheet: Worksheet, number: int) -> None:
    """No lines between cells, and whole charts on each page."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.pagebreak import Break

    sheet["A1"].font = lettering(bold=True, size=14)
    for column in range(1, _ACROSS * _COLUMNS + 1):
        sheet.column_dimensions[get_column_letter(column)].width = _COLUMN
    sheet.sheet_view.showGridLines = False
    bands = -(-number // _ACROSS)
    for band in range(4, bands, 4):
        sheet.row_breaks.append(Break(id=_TOP + band * _ROWS - 1))
    sheet.print_area = f"A1:{get_column_letter(_ACROSS * _COLUMNS)}{_TOP + bands * _ROWS}"
