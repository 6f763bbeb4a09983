"""How many targets of each domain have each verdict, as stacked bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shigua_monitor.narrative.document import AttainmentChart
from shigua_monitor.publication.picture_style import FAINT, INK, TARGET, VALUE, beside, frame, legend

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Canvas

_BAR, _AROUND = 6.6, 16.0
"""The height of a bar with its share of white, and of what stands around all bars, in mm."""

_LOOKS = {
    "attained": (VALUE, "", "white"),
    "not_attained": (TARGET, "", "white"),
    "no_data": (FAINT, "", INK),
    "no_baseline": ("white", "////", INK),
    "not_applicable": ("white", "", INK),
}
"""Fill, hatching and colour of the number of each verdict."""


def draw(canvas: Canvas, chart: AttainmentChart) -> None:
    """A bar a domain, in order from the top; each piece bears its number."""
    from matplotlib.ticker import MaxNLocator

    names, left = beside([domain.word for domain in chart.domains])
    axes = frame(canvas, _AROUND + _BAR * len(names), left=left, right=5, top=9, bottom=7)
    places = range(len(chart.domains))
    before = [0] * len(chart.domains)
    for at, verdict in enumerate(chart.verdicts):
        fill, hatch, ink = _LOOKS.get(verdict.code, (FAINT, "....", INK))
        counts = [each[at] for each in chart.counts]
        axes.barh(places, counts, left=before, height=0.7, color=fill, hatch=hatch, edgecolor=INK, linewidth=0.5,
                  label=verdict.word)  # fmt: skip
        for place, start, count in zip(places, before, counts, strict=True):
            if count:
                paper = {"facecolor": fill, "edgecolor": "none", "pad": 0.6} if hatch else None
                axes.text(start + count / 2, place, str(count), ha="center", va="center", color=ink, bbox=paper)
        before = [start + count for start, count in zip(before, counts, strict=True)]
    axes.set_yticks(places, names)
    axes.set_ylim(len(chart.domains) - 0.5, -0.5)
    axes.tick_params(axis="y", length=0)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.set_xlim(0, max(1, *before) * 1.02)
    legend(axes, [verdict.word for verdict in chart.verdicts], row=0)
