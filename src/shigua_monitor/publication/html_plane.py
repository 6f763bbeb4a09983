"""The plane of a picture: figures and years to places, in the units of the picture's own box."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from shigua_monitor.narrative.document import IndicatorChart, YearPoint
from shigua_monitor.report.display import decimals

Point = tuple[float, float]


class Plane(NamedTuple):
    """Where years and values lie: years from left to right, values from bottom to top."""

    years: tuple[int, int]
    values: tuple[float, float]
    left: float
    right: float
    top: float
    bottom: float

    def x(self, year: int) -> float:
        first, last = self.years
        return self.left + (year - first) / max(last - first, 1) * (self.right - self.left)

    def y(self, value: float) -> float:
        low, high = self.values
        return self.bottom - (value - low) / (high - low) * (self.bottom - self.top)

    def at(self, year: int, value: float) -> Point:
        return self.x(year), self.y(value)


def shown_values(chart: IndicatorChart) -> list[float]:
    """Every number that a picture of the chart has to hold."""
    points = [number for point in chart.points for number in (point.value, point.target, point.low, point.high)]
    ahead = [number for point in chart.forecast for number in (point.middle, point.low, point.high)]
    return [number for number in (*points, *ahead) if number is not None]


def values(chart: IndicatorChart, plane: Plane) -> list[Point | None]:
    """Where the figure of each year lies; None for a year without one."""
    return [None if point.value is None else plane.at(point.year, point.value) for point in chart.points]


def targets(chart: IndicatorChart, plane: Plane) -> list[Point | None]:
    """Where the target of each year lies; None for a year without one."""
    return [None if point.target is None else plane.at(point.year, point.target) for point in chart.points]


def newest(chart: IndicatorChart) -> YearPoint | None:
    """The newest year with a figure."""
    return next((point for point in reversed(chart.points) if point.value is not None), None)


def place(number: float) -> str:
    """A coordinate, to a tenth of a point."""
    return f"{number:.1f}".removesuffix(".0")


def line(points: Iterable[Point]) -> str:
    """The path through the points."""
    return "M" + "L".join(f"{place(x)} {place(y)}" for x, y in points)


def stretches(points: Sequence[Point | None]) -> list[list[Point]]:
    """The points without the gaps between them."""
    found: list[list[Point]] = [[]]
    for point in points:
        if point is None:
            found.append([])
        else:
            found[-1].append(point)
    return [stretch for stretch in found if stretch]


def figure(value: float, target: float | None = None) -> str:
    """A number beside its mark, with the digits that keep it apart from its target."""
    least = 1 if round(value, 1) == value else 2
    text = f"{value:,.{decimals(value, target, least)}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
