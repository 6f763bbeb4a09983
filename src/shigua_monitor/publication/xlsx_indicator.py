"""An indicator as a native chart of a workbook: values with intervals, target line, forecast and its band."""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING, Any

from shigua_monitor.narrative.document import IndicatorChart
from shigua_monitor.publication.xlsx_chart_data import Block
from shigua_monitor.publication.xlsx_chart_look import entitle, faint_lines
from shigua_monitor.report.axis import round_step
from shigua_monitor.text import Lang, say

if TYPE_CHECKING:
    from openpyxl.chart import ScatterChart
    from openpyxl.chart.error_bar import ErrorBars

_VALUE, _TARGET, _BAND, _RANGE = "0072B2", "D55E00", "56B4E9", "7F7F7F"


def indicator_chart(block: Block, chart: IndicatorChart, number: int, lang: Lang) -> ScatterChart:
    """The chart over its block of figures. Years are numbers, so that the forecast stands at its distance."""
    from openpyxl.chart import ScatterChart

    drawn: Any = ScatterChart()
    drawn.style, drawn.scatterStyle = 13, "lineMarker"
    entitle(drawn, f"{say(lang, 'chart.see', number=number)}  {chart.name}")
    looks = (
        ("forecast_low", _BAND, "solid", ""),
        ("forecast_high", _BAND, "solid", ""),
        ("forecast", _VALUE, "sysDot", "diamond"),
        ("target", _TARGET, "dash", ""),
        ("value", _VALUE, "solid", "circle"),
    )
    for name, colour, dash, mark in looks:
        if block.has(name):
            drawn.series.append(_series(block, name, colour, dash, mark))
    _axes(drawn, chart)
    finished: ScatterChart = drawn
    return finished


def _series(block: Block, name: str, colour: str, dash: str, mark: str) -> Any:
    from openpyxl.chart import Reference, Series
    from openpyxl.chart.marker import Marker

    column = block.column(name)
    years = Reference(block.sheet, min_col=1, min_row=block.first, max_row=block.last)
    values = Reference(block.sheet, min_col=column, min_row=block.first - 1, max_row=block.last)
    series: Any = Series(values, years, title_from_data=True)
    line = series.graphicalProperties.line
    line.solidFill, line.dashStyle, line.width = colour, dash, 22000 if name in ("value", "target") else 12700
    series.smooth = False
    symbol: Any = mark or "none"
    series.marker = Marker(symbol=symbol, size=7 if mark else None)
    if mark:
        series.marker.graphicalProperties.solidFill = colour if name == "value" else "FFFFFF"
        series.marker.graphicalProperties.line.solidFill = colour
    if name == "value" and block.has("below"):
        series.errBars = _intervals(block)
    return series


def _intervals(block: Block) -> ErrorBars:
    """Bars from the lower to the upper end of each interval."""
    from openpyxl.chart import Reference
    from openpyxl.chart.data_source import NumDataSource, NumRef
    from openpyxl.chart.error_bar import ErrorBars
    from openpyxl.chart.shapes import GraphicalProperties

    ends = {
        side: NumDataSource(
            numRef=NumRef(
                f=str(Reference(block.sheet, min_col=block.column(side), min_row=block.first, max_row=block.last))
            )
        )
        for side in ("above", "below")
    }
    look = GraphicalProperties()
    look.line.solidFill, look.line.width = _RANGE, 9525
    return ErrorBars(
        errDir="y",
        errBarType="both",
        errValType="cust",
        noEndCap=False,
        plus=ends["above"],
        minus=ends["below"],
        spPr=look,
    )


def _axes(drawn: Any, chart: IndicatorChart) -> None:
    first = chart.points[0].year
    last = chart.forecast[-1].year if chart.forecast else chart.points[-1].year
    years, values = drawn.x_axis, drawn.y_axis
    years.scaling.min, years.scaling.max, years.majorUnit = first - 1, last + 1, 1 if last - first < 12 else 2
    years.number_format, years.majorGridlines = "0", None
    values.number_format = f'General"{chart.unit}"' if len(chart.unit) == 1 else "General"
    if len(chart.unit) > 1:
        values.title = chart.unit
    years.delete = values.delete = False
    faint_lines(values)
    values.scaling.min, values.scaling.max, values.majorUnit = bounds(chart)
    drawn.legend.position = "b"


def bounds(chart: IndicatorChart) -> tuple[float, float, float]:
    """Lower end, upper end and step of the axis of values, in round numbers around all that is drawn: spreadsheets do
    not make room for intervals by themselves. A share does not pass 100 % unless the figures do."""
    marks = [each for at in chart.points for each in (at.value, at.target, at.low, at.high) if each is not None]
    marks += [each for at in chart.forecast for each in (at.low, at.middle, at.high)]
    least, most = min(marks), max(marks)
    if 0 <= least <= most / 2:
        least = 0
    step = round_step((most - least or abs(most) or 1) / 5)
    low, high = floor(least / step) * step, ceil(most / step) * step
    if high == low:
        high = low + step
    return low, 100 if chart.unit == "%" and most <= 100 < high else high, step
