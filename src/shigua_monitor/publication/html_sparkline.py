"""The course of an indicator within a line of text: the years, the target, and a mark for the newest figure."""

from __future__ import annotations

from shigua_monitor.narrative.document import IndicatorChart
from shigua_monitor.publication.html_chart import mark
from shigua_monitor.publication.html_markup import Markup, element, void
from shigua_monitor.publication.html_plane import Plane, line, newest, stretches, targets, values

WIDTH, HEIGHT = 72, 22
_EDGE = 4


def sparkline(chart: IndicatorChart) -> Markup:
    """The years so far as a small SVG; the words are those of the whole chart."""
    numbers = [number for point in chart.points for number in (point.value, point.target) if number is not None]
    low, high = min(numbers), max(numbers)
    years = (chart.points[0].year, chart.points[-1].year)
    height = (low, high) if low < high else (low - 1, high + 1)
    plane = Plane(years, height, _EDGE, WIDTH - _EDGE, _EDGE, HEIGHT - _EDGE)
    last = newest(chart)
    return element(
        "svg",
        element("title", chart.alternative),
        *(void("path", class_="goal", d=line(stretch)) for stretch in stretches(targets(chart, plane))),
        *(void("path", class_="course", d=line(stretch)) for stretch in stretches(values(chart, plane))),
        mark(last, *plane.at(last.year, last.value)) if last and last.value is not None else None,
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        class_="spark",
        role="img",
    )
