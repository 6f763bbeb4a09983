"""The picture of an indicator: values with their intervals against the target, and the forecast with its band."""

from __future__ import annotations

from collections.abc import Iterator

from shigua_monitor.narrative.document import IndicatorChart, YearPoint
from shigua_monitor.publication.html_markup import Markup, element, joined, void
from shigua_monitor.publication.html_plane import (
    Plane,
    figure,
    line,
    newest,
    place,
    shown_values,
    stretches,
    targets,
    values,
)
from shigua_monitor.report.axis import round_steps

WIDTH, HEIGHT = 320, 184
_LEFT, _RIGHT, _TOP, _BOTTOM = 40, 274, 20, 160
_NEAREST = 13
"""How far apart two labels must stand."""


def indicator_picture(chart: IndicatorChart) -> Markup:
    """The chart as SVG, told in words too."""
    steps = round_steps(shown_values(chart), most=4)
    last = chart.forecast[-1].year if chart.forecast else chart.points[-1].year
    plane = Plane((chart.points[0].year, last), (steps[0], steps[-1]), _LEFT, _RIGHT, _TOP, _BOTTOM)
    return element(
        "svg",
        element("title", chart.name),
        element("desc", chart.alternative),
        _wanted_side(chart, plane),
        _grid(chart, plane, steps),
        _years(chart, plane),
        *_forecast(chart, plane),
        *_target(chart, plane),
        *_values(chart, plane),
        *_labels(chart, plane),
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        role="img",
        class_="plot",
    )


def mark(point: YearPoint, x: float, y: float) -> Markup:
    """A year's figure: a disc where it attains, a cross where it does not, a ring where it was not judged."""
    if point.attained is False:
        return void("path", class_="miss", d=f"M{place(x - 3.5)} {place(y - 3.5)}l7 7m0-7l-7 7")
    return void("circle", class_="hit" if point.attained else "open", cx=place(x), cy=place(y), r="3.5")


def _wanted_side(chart: IndicatorChart, plane: Plane) -> Markup | None:
    """A light shade on the side of the target that attains it, where it is the same in every year."""
    target = chart.points[0].target
    if target is None or any(point.target != target for point in chart.points):
        return None
    top, bottom = (_TOP, plane.y(target)) if chart.upward else (plane.y(target), _BOTTOM)
    return void("rect", class_="side", x=_LEFT, y=place(top), width=_RIGHT - _LEFT, height=place(max(bottom - top, 0)))


def _grid(chart: IndicatorChart, plane: Plane, steps: list[float]) -> Markup:
    """Lines at the steps with their numbers, and the unit above them."""
    path = "".join(f"M{_LEFT} {place(plane.y(step))}H{_RIGHT}" for step in steps)
    numbers = [element("text", figure(step), x=_LEFT - 6, y=place(plane.y(step) + 3.5)) for step in steps]
    unit = element("text", chart.unit, class_="unit", x="0", y="8") if chart.unit else None
    return joined([void("path", class_="grid", d=path), element("g", *numbers, unit, class_="axis")])


def _years(chart: IndicatorChart, plane: Plane) -> Markup:
    """The first year, the judged one and the last, and every one where there is room."""
    years = [point.year for point in chart.points]
    roomy = (_RIGHT - _LEFT) / max(plane.years[1] - plane.years[0], 1) > 30
    told = years if roomy else [years[0], years[-1]]
    told = [*told, *(point.year for point in chart.forecast[-1:])]
    return element("g", *(element("text", str(year), x=place(plane.x(year)), y="176") for year in told), class_="years")


def _forecast(chart: IndicatorChart, plane: Plane) -> Iterator[Markup]:
    """The band from the last figure to the year ahead, its middle, and a ring at its end."""
    last = newest(chart)
    if last is None or not chart.forecast:
        return
    start = plane.at(last.year, last.value or 0.0)
    low = [plane.at(point.year, point.low) for point in chart.forecast]
    high = [plane.at(point.year, point.high) for point in chart.forecast]
    middle = [plane.at(point.year, point.middle) for point in chart.forecast]
    yield void("path", class_="band", d=line([start, *high, *reversed(low)]) + "Z")
    yield void("path", class_="ahead", d=line([start, *middle]))
    yield void("circle", class_="end", cx=place(middle[-1][0]), cy=place(middle[-1][1]), r="3")


def _target(chart: IndicatorChart, plane: Plane) -> Iterator[Markup]:
    """The target of each year; the last one holds on to the end."""
    points = targets(chart, plane)
    if points[-1] is not None:
        points.append((_RIGHT, points[-1][1]))
    for stretch in stretches(points):
        yield void("path", class_="goal", d=line(stretch))


def _values(chart: IndicatorChart, plane: Plane) -> Iterator[Markup]:
    """Intervals as upright lines, the figures joined, and a mark for each."""
    spans = [(plane.x(point.year), point.low, point.high) for point in chart.points]
    path = "".join(
        f"M{place(x)} {place(plane.y(low))}V{place(plane.y(high))}"
        for x, low, high in spans
        if low is not None and high is not None
    )
    if path:
        yield void("path", class_="span", d=path)
    known = values(chart, plane)
    for stretch in stretches(known):
        yield void("path", class_="course", d=line(stretch))
    yield from (mark(point, *at) for point, at in zip(chart.points, known, strict=True) if at is not None)


def _labels(chart: IndicatorChart, plane: Plane) -> Iterator[Markup]:
    """Numbers beside what they tell: the last figure, and at the right end the forecast and the target."""
    last = newest(chart)
    if last is None or last.value is None:
        return
    at_end: list[tuple[float, str, str]] = []
    value = figure(last.value, last.target)
    x, y = plane.at(last.year, last.value)
    if last.year == plane.years[1]:
        at_end.append((y, value, "now"))
    else:
        yield element("text", value, class_="now", x=place(x + 5), y=place(y - 7 if y > _TOP + 8 else y + 16))
    for end in chart.forecast[-1:]:
        at_end.append((plane.y(end.middle), figure(round(end.middle, 1)), "then"))
    target = chart.points[-1].target
    if target is not None:
        at_end.append((plane.y(target), figure(target), "aim"))
    for y, text, name in _apart(at_end):
        yield element("text", text, class_=name, x=_RIGHT + 7, y=place(y + 4))


def _apart(labels: list[tuple[float, str, str]]) -> list[tuple[float, str, str]]:
    """Two labels, moved away from each other where they would touch."""
    labels = sorted(labels)
    if len(labels) < 2 or labels[1][0] - labels[0][0] >= _NEAREST:
        return labels
    middle = (labels[0][0] + labels[1][0]) / 2
    return [(middle + side * _NEAREST / 2, text, name) for side, (_, text, name) in zip((-1, 1), labels, strict=True)]
