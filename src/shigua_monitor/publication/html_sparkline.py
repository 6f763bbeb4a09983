"""The course of an indicator within a line of text: the years, the target, and a mark for the newest figure."""

from __future__ import annotations

from shigua_monitor.narrative.document import IndicatorChart
from shigua_monitor.publication.html_chart import mark
from shigua_monitor.publication.html_markup import Markup, element, void
from shigua_monitor.publication.html_plane import Plane, Point, line, stretches

WIDTH, HEIGHT = 72, 22
_EDGE = 4


def sparkline(chart: IndicatorChart) -> Markup:
    """The years so far as a small SVG; the words are those of the whole chart."""
    points = [point for point in chart.points if point.value is not None]
    numbers = [number for point in points for number in (point.value, point.target) if number is not None]
    low, high = min(numbers), max(numbers)
    values = (low, high) if low < high else (low - 1, high + 1)
    years = (chart.points[0].year, chart.points[-1].year)
    plane = Plane(years, values, _EDGE, WIDTH - _EDGE, _EDGE, HEIGHT - _EDGE)
    known: list[Point | None] = [
        None if point.value is None else plane.at(point.year, point.value) for point in chart.points
    ]
    asked: list[Point | None] = [
        None if point.target is None else plane.at(point.year, point.target) for point in chart.points
    ]
    newest = points[-1]
    return element(
        "svg",
        element("title", chart.alternative),
        *(void("path", class_="goal", d=line(stretch)) for stretch in stretches(asked)),
        *(void("path", class_="course", d=line(stretch)) for stretch in stretches(known)),
        mark(newest, *plane.at(newest.year, newest.value or 0.0)),
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        class_="spark",
        role="img",
    )
