"""The same indicator in several areas or groups, as bars against the target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shigua_monitor.narrative.document import ComparisonChart
from shigua_monitor.publication.picture_style import FAINT, INK, TARGET, VALUE, beside, frame, legend

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Canvas

_BAR, _AROUND = 8.0, 20.0
"""The height of a bar with its share of white, and of what stands around all bars, in mm."""


def draw(canvas: Canvas, chart: ComparisonChart) -> None:
    """A bar an area, in order from the top, the district's own dark; each has its value beside it."""
    names, left = beside([bar.name for bar in chart.bars])
    axes = frame(canvas, _AROUND + _BAR * len(names), left=left, right=16, top=11, bottom=8)
    places = range(len(chart.bars))
    fills = [VALUE if bar.own else FAINT for bar in chart.bars]
    axes.barh(places, [bar.value for bar in chart.bars], height=0.62, color=fills, edgecolor=INK, linewidth=0.5)
    for place, bar in zip(places, chart.bars, strict=True):
        axes.annotate(bar.text, (bar.value, place), (3, 0), textcoords="offset points", va="center")
    if chart.target is not None:
        axes.axvline(chart.target, color=TARGET, linewidth=1.3, linestyle=(0, (5, 2)), label=chart.target_text)
        legend(axes, [chart.target_text], row=0)
    axes.set_yticks(places, names)
    axes.set_ylim(len(chart.bars) - 0.5, -0.5)
    axes.tick_params(axis="y", length=0)
