"""Attainment by domain as a native chart of a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shigua_monitor.narrative.document import AttainmentChart
from shigua_monitor.publication.xlsx_chart_data import Block
from shigua_monitor.publication.xlsx_chart_look import entitle, faint_lines, small
from shigua_monitor.text import Lang, say

if TYPE_CHECKING:
    from openpyxl.chart import BarChart

_FILLS = {"attained": "0072B2", "not_attained": "D55E00", "no_data": "D9D9D9", "no_baseline": "F2F2F2"}
_DARK = {"attained", "not_attained"}


def attainment_chart(block: Block, chart: AttainmentChart, lang: Lang) -> BarChart:
    """Stacked bars, a domain each, with the number of each verdict."""
    from openpyxl.chart import BarChart, Reference
    from openpyxl.chart.label import DataLabelList

    bars = BarChart()
    bars.type, bars.grouping, bars.overlap, bars.gapWidth = "bar", "stacked", 100, 40
    entitle(bars, f"{say(lang, 'chart.see', number=1)}  {say(lang, 'chart.attainment')}")
    faint_lines(bars.y_axis)
    columns = Reference(
        block.sheet, min_col=2, max_col=1 + len(chart.verdicts), min_row=block.first - 1, max_row=block.last
    )
    bars.add_data(columns, titles_from_data=True)
    bars.set_categories(Reference(block.sheet, min_col=1, min_row=block.first, max_row=block.last))
    for series, verdict in zip(bars.series, chart.verdicts, strict=True):
        series.graphicalProperties.solidFill = _FILLS.get(verdict.code, "FFFFFF")
        series.graphicalProperties.line.solidFill = "404040"
        series.dLbls = DataLabelList(showVal=True, showSerName=False, showCatName=False, showLegendKey=False)
        series.dLbls.txPr = small("FFFFFF" if verdict.code in _DARK else "262626")
    bars.x_axis.scaling.orientation, bars.y_axis.crosses = "maxMin", "max"
    bars.x_axis.tickLblSkip, bars.x_axis.txPr = 1, small("262626")
    bars.x_axis.delete = bars.y_axis.delete = False
    bars.legend.position = "b"
    return bars
