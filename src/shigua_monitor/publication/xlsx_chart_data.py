"""The figures behind the charts of a workbook, a block a chart, unrounded."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from shigua_monitor.narrative.document import AttainmentChart, IndicatorChart
from shigua_monitor.report.workbook import heading_cells, lettering, text_cell
from shigua_monitor.text import Lang, say

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

COLUMNS = ("value", "target", "low", "high", "below", "above", "forecast", "forecast_low", "forecast_high")
"""What stands beside the year of an indicator, from the second column on."""


class Block(NamedTuple):
    """Rows of one chart: `first` to `last` under the heading at `first` - 1, in a sheet."""

    sheet: Worksheet
    first: int
    last: int

    def column(self, name: str) -> int:
        return COLUMNS.index(name) + 2

    def has(self, name: str) -> bool:
        """Whether a column holds any figure."""
        return any(
            self.sheet.cell(row, self.column(name)).value is not None for row in range(self.first, self.last + 1)
        )


class ChartData:
    """Writes blocks below one another."""

    def __init__(self, sheet: Worksheet, lang: Lang) -> None:
        self.sheet, self._lang, self._row = sheet, lang, 1
        sheet.column_dimensions["A"].width = 24

    def attainment(self, chart: AttainmentChart) -> Block:
        """A row a domain, a column a verdict."""
        names = [say(self._lang, "column.domain"), *(verdict.word for verdict in chart.verdicts)]
        first = self._head(say(self._lang, "chart.attainment"), names)
        for at, (domain, counts) in enumerate(zip(chart.domains, chart.counts, strict=True)):
            text_cell(self.sheet, first + at, 1, domain.word)
            for column, count in enumerate(counts, start=2):
                self.sheet.cell(first + at, column, count).number_format = "0;;;"  # labels of the chart leave out 0
        return self._block(first, len(chart.domains))

    def indicator(self, chart: IndicatorChart) -> Block:
        """A row a year: what is known of it; the forecast leads from the last known year to the one looked ahead to."""
        names = [say(self._lang, "column.year"), *(self._heading(chart, name) for name in COLUMNS)]
        first = self._head(f"{chart.name} ({chart.unit})" if chart.unit else chart.name, names)
        rows = _rows(chart)
        for at, row in enumerate(rows):
            for column, number in enumerate(row, start=1):
                cell = self.sheet.cell(first + at, column, number)
                if column > 1 and number is not None:
                    cell.number_format = "0.0#"
        return self._block(first, len(rows))

    def _heading(self, chart: IndicatorChart, name: str) -> str:
        return chart.legend.value if name == "value" else say(self._lang, f"chart.{name}")

    def _head(self, title: str, names: list[str]) -> int:
        text_cell(self.sheet, self._row, 1, title).font = lettering(bold=True)
        heading_cells(self.sheet, self._row + 1, names)
        return self._row + 2

    def _block(self, first: int, rows: int) -> Block:
        self._row = first + rows + 1
        return Block(self.sheet, first, first + rows - 1)


def _rows(chart: IndicatorChart) -> list[list[float | None]]:
    known = [point for point in chart.points if point.value is not None]
    last = known[-1].year if known and chart.forecast else None
    rows: list[list[float | None]] = []
    for point in chart.points:
        below = None if point.value is None or point.low is None else max(point.value - point.low, 0)
        above = None if point.value is None or point.high is None else max(point.high - point.value, 0)
        start = point.value if point.year == last else None
        row = [point.value, point.target, point.low, point.high, below, above, start, start, start]
        rows.append([point.year, *row])
    aim = chart.points[-1].target
    for ahead in chart.forecast:
        rows.append([ahead.year, None, aim, None, None, None, None, ahead.middle, ahead.low, ahead.high])
    return rows
