"""A dot plot in characters: a line a year or a unit, with its interval and the limit. Every character is in GBK."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import isfinite
from typing import NamedTuple

from rich.cells import cell_len

from shigua_monitor.report.axis import round_steps

_GAP = "  "
_WIDEST = 60
_NARROWEST = 16
"""Columns of the plot beside its labels; on less there is none."""


class Dot(NamedTuple):
    """A line of the plot: labels, and in the unit of the axis a value and its interval, as far as they are known.
    What is not a fact but a forecast is hollow."""

    labels: tuple[str, ...]
    value: float | None
    interval: tuple[float, float] | None = None
    projected: bool = False


class Axis(NamedTuple):
    """Whole steps from `low` to `high`, over `width` columns."""

    low: float
    high: float
    width: int

    def column(self, value: float) -> int:
        """The column of a value; a value beyond an end is put there."""
        share = (value - self.low) / (self.high - self.low)
        return min(max(round(share * (self.width - 1)), 0), self.width - 1)


def dot_plot(
    dots: Sequence[Dot], limit: float | None, limit_label: str, width: int, figure: Callable[[float], str]
) -> list[str]:
    """The lines of the plot, none wider than `width`; none at all without a value or without room.

    `figure` writes a number of the axis. A dot never stands on the limit's column unless it is the limit. What is not a
    finite number is not known.
    """
    dots, limit = [_known(dot) for dot in dots], limit if limit is not None and isfinite(limit) else None
    if not any(dot.value is not None for dot in dots):
        return []
    margins = [max(cell_len(dot.labels[place]) for dot in dots) for place in range(len(dots[0].labels))]
    margin = sum(margins) + len(_GAP) * len(margins)
    columns = min(width - margin, _WIDEST)
    if columns < _NARROWEST:
        return []
    axis = _axis(dots, limit, columns)
    lines = [_labelled(dot.labels, margins) + _drawn(dot, axis, limit) for dot in dots]
    head = [] if limit is None else [" " * margin + _limit_line(limit_label, axis, limit)]
    return [line.rstrip() for line in [*head, *lines, " " * margin + _ends(axis, figure)]]


def _known(dot: Dot) -> Dot:
    value = dot.value if dot.value is not None and isfinite(dot.value) else None
    interval = dot.interval if dot.interval is not None and all(map(isfinite, dot.interval)) else None
    return dot._replace(value=value, interval=interval)


def _axis(dots: Sequence[Dot], limit: float | None, width: int) -> Axis:
    """Ends at round numbers, around every value, interval and the limit."""
    shown = [number for dot in dots for number in (dot.value, *(dot.interval or ())) if number is not None]
    shown += [] if limit is None else [limit]
    steps = round_steps(shown, most=6)
    return Axis(steps[0], steps[-1], width)


def _labelled(labels: tuple[str, ...], margins: Sequence[int]) -> str:
    """The first label to the left, the others to the right."""
    first, *others = (
        (text + " " * (margin - cell_len(text))) if place == 0 else (" " * (margin - cell_len(text)) + text)
        for place, (text, margin) in enumerate(zip(labels, margins, strict=True))
    )
    return "".join(text + _GAP for text in (first, *others))


def _drawn(dot: Dot, axis: Axis, limit: float | None) -> str:
    cells = [" "] * axis.width
    at_limit = None if limit is None else axis.column(limit)
    if dot.interval is not None:
        first, last = (axis.column(bound) for bound in dot.interval)
        cells[first : last + 1] = "─" * (last - first + 1)
        cells[first], cells[last] = "├", "┤"
    if at_limit is not None:
        cells[at_limit] = "│" if cells[at_limit] == " " else "┼"
    if dot.value is not None:
        cells[_beside(axis, dot.value, limit)] = "○" if dot.projected else "●"
    return "".join(cells)


def _beside(axis: Axis, value: float, limit: float | None) -> int:
    """The column of a dot: on its own side of the limit, however close."""
    column = axis.column(value)
    if limit is None or value == limit or column != axis.column(limit):
        return column
    beside = column + (1 if value > limit else -1)
    return beside if 0 <= beside < axis.width else column


def _limit_line(label: str, axis: Axis, limit: float) -> str:
    """The label of the limit above it, moved to the left where it would not fit."""
    room = axis.width - cell_len(label)
    return " " * max(min(axis.column(limit), room), 0) + label


def _ends(axis: Axis, figure: Callable[[float], str]) -> str:
    low, high = figure(axis.low), figure(axis.high)
    return low + " " * max(axis.width - cell_len(low) - cell_len(high), 1) + high
