"""An indicator over the years: values with their intervals, the target of each year, and where the forecast leads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from shigua_monitor.narrative.document import ForecastPoint, IndicatorChart, YearPoint
from shigua_monitor.publication.picture_style import (
    FORECAST,
    INK,
    RANGE,
    SMALL,
    TARGET,
    VALUE,
    frame,
    legend,
    number,
    outlined,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Canvas

_HEIGHT = 68.0
"""In mm."""

_AIR = 0.08
"""Room above and below all marks, as a share of what they span."""


def draw(canvas: Canvas, chart: IndicatorChart) -> None:
    """The whole chart. Marks have words above it and numbers beside them."""
    axes = frame(canvas, _HEIGHT, left=13, right=14, top=15, bottom=7)
    known = [point for point in chart.points if point.value is not None]
    last = chart.forecast[-1].year if chart.forecast else chart.points[-1].year
    _forecast(axes, chart, known)
    _target(axes, chart, last)
    _intervals(axes, chart)
    _values(axes, chart, known)
    axes.set_xlim(chart.points[0].year - 0.4, last + 0.4)
    axes.set_xticks(range(chart.points[0].year, last + 1))
    _fit(axes, chart)
    axes.annotate(chart.unit, (0, 1), (-30, 20), xycoords="axes fraction", textcoords="offset points", color=INK)
    told = chart.legend
    legend(axes, [told.target, told.forecast], row=1)
    legend(axes, [told.value, told.attained, told.not_attained, told.interval], row=0)


def _forecast(axes: Axes, chart: IndicatorChart, known: Sequence[YearPoint]) -> None:
    """From the last value to the year looked ahead to, with a band that opens up to its interval."""
    if not chart.forecast or not known:
        return
    last = known[-1]
    assert last.value is not None
    points = [ForecastPoint(last.year, last.value, last.value, last.value), *chart.forecast]
    years = [point.year for point in points]
    lows, highs = [point.low for point in points], [point.high for point in points]
    axes.fill_between(years, lows, highs, facecolor=FORECAST, alpha=0.4, linewidth=0, label=chart.legend.forecast)
    axes.plot(years, [point.middle for point in points], color=VALUE, linewidth=1, linestyle=(0, (1, 1.5)))
    end = points[-1]
    axes.plot([end.year], [end.middle], marker="D", markersize=4, color="white", markeredgecolor=VALUE)
    _beside(axes, end.year, end.middle)


def _target(axes: Axes, chart: IndicatorChart, last: int) -> None:
    """A dashed line through the targets, which may differ from year to year, on to the end of the chart."""
    aims = [(point.year, point.target) for point in chart.points if point.target is not None]
    if not aims:
        return
    years = [aims[0][0] - 0.4, *(year for year, _ in aims[1:]), last + 0.4]
    limits = [*(limit for _, limit in aims), aims[-1][1]]
    axes.step(
        years, limits, where="post", color=TARGET, linewidth=1.3, linestyle=(0, (5, 2)), label=chart.legend.target
    )
    axes.annotate(number(limits[-1]), (1, limits[-1]), (3, 0), xycoords=("axes fraction", "data"),
                  textcoords="offset points", va="center", color=TARGET)  # fmt: skip


def _intervals(axes: Axes, chart: IndicatorChart) -> None:
    """A bar from the lower to the upper end, which need not lie around the value."""
    ranged = [
        (each.year, each.low, each.high) for each in chart.points if each.low is not None and each.high is not None
    ]
    if not ranged:
        return
    years, lows, highs = zip(*ranged, strict=True)
    middles = [(low + high) / 2 for low, high in zip(lows, highs, strict=True)]
    halves = [(high - low) / 2 for low, high in zip(lows, highs, strict=True)]
    axes.errorbar(years, middles, yerr=halves, fmt="none", ecolor=RANGE, elinewidth=0.9, capsize=3, capthick=0.9,
                  label=chart.legend.interval)  # fmt: skip


def _values(axes: Axes, chart: IndicatorChart, known: Sequence[YearPoint]) -> None:
    """A line, broken where a year is unknown, and a mark a year by its verdict."""
    years = [point.year for point in chart.points]
    axes.plot(years, [_or_nan(point.value) for point in chart.points], color=VALUE, linewidth=1.6,
              label=chart.legend.value)  # fmt: skip
    looks: tuple[tuple[bool | None, dict[str, Any], str], ...] = (
        (True, {"marker": "o", "markersize": 6, "color": VALUE, "markeredgecolor": "white"}, chart.legend.attained),
        (
            False,
            {"marker": "X", "markersize": 7.5, "color": INK, "markeredgecolor": "white"},
            chart.legend.not_attained,
        ),
        (None, {"marker": "o", "markersize": 5, "color": "white", "markeredgecolor": VALUE}, ""),
    )
    for verdict, look, word in looks:
        told = [(point.year, point.value) for point in known if point.attained is verdict]
        if told:
            at, values = zip(*told, strict=True)
            axes.plot(at, values, linestyle="none", clip_on=False, zorder=3, label=word, **look)
    for point in known:
        assert point.value is not None
        _beside(axes, point.year, point.value)


def _or_nan(value: float | None) -> float:
    return float("nan") if value is None else value


def _beside(axes: Axes, year: int, value: float) -> None:
    """A number to the upper right of its mark."""
    outlined(
        axes.annotate(number(value), (year, value), (4, 4), textcoords="offset points", color=VALUE, fontsize=SMALL)
    )


def _fit(axes: Axes, chart: IndicatorChart) -> None:
    """Show everything that is drawn with some air; a measure that cannot be negative begins at 0 where 0 is near."""
    marks = [
        each
        for point in chart.points
        for each in (point.value, point.target, point.low, point.high)
        if each is not None
    ]
    marks += [each for point in chart.forecast for each in (point.low, point.middle, point.high)]
    low, high = min(marks), max(marks)
    air = (high - low or abs(high) or 1) * _AIR
    axes.set_ylim(low - air if low < 0 or low > high / 2 else -air / 4, high + air * 1.5)
