"""The parts of an explanation in words, the same for the screen and for Markdown."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from shigua_monitor.report.chart import Dot, dot_plot
from shigua_monitor.report.tables import Table
from shigua_monitor.text import Lang


class Plot(NamedTuple):
    """A chart that waits for its width. `legend` says what its signs mean."""

    dots: tuple[Dot, ...]
    limit: float | None
    limit_label: str
    figure: Callable[[float], str]
    legend: str

    def lines(self, width: int) -> list[str]:
        """The chart and below it its legend; nothing where there is nothing to draw."""
        drawn = dot_plot(self.dots, self.limit, self.limit_label, width, self.figure)
        return [*drawn, self.legend] if drawn else []


class Section(NamedTuple):
    """A label with its lines, then a chart, then a table; `narrow` lines stand for the table on the screen."""

    label: str
    lines: tuple[str, ...] = ()
    chart: Plot | None = None
    table: Table | None = None
    narrow: tuple[str, ...] | None = None


def joined(lang: Lang, parts: list[str]) -> str:
    """Sentences side by side."""
    return ("；" if lang == "zh" else "; ").join(part for part in parts if part)


def bracketed(lang: Lang, text: str, added: str) -> str:
    """A text with another in brackets behind it."""
    return f"{text}（{added}）" if lang == "zh" else f"{text} ({added})"
