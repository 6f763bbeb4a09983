"""The figures of a report as pictures, drawn by matplotlib with a Chinese font found on the system."""

from __future__ import annotations

import io
import logging
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from shigua_monitor.narrative.document import AttainmentChart, Chart, Document, IndicatorChart
from shigua_monitor.publication.picture_style import MM_AN_INCH, settings

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Canvas

_DOTS = 200
"""Dots an inch: sharp on an office printer, and soon written."""


class Picture(NamedTuple):
    """A PNG, and its width and height on paper in mm."""

    png: bytes
    size: tuple[float, float]


def pictures(document: Document) -> Mapping[str, Picture]:
    """A picture for each figure, by its anchor; none if there is no font to write them with."""
    figures = list(document.figures)
    font = _font(document)
    if font is None:
        return {}
    from matplotlib import rc_context
    from matplotlib.figure import Figure as Canvas

    with rc_context(settings(font)):
        canvas = Canvas(dpi=_DOTS)
        return {figure.anchor: _picture(canvas, figure.chart) for figure in figures}


def cannot_draw(document: Document) -> bool:
    """Whether the document has figures, and no font was found to write them with."""
    return bool(list(document.figures)) and _font(document) is None


def _font(document: Document) -> str | None:
    """The font for the figures; without figures none is looked for."""
    if not list(document.figures):
        return None
    logging.getLogger("matplotlib").setLevel(logging.ERROR)  # it tells of its cache folder, which is nobody's concern
    from shigua_monitor.publication.picture_font import font_for

    return font_for(document)


def _picture(canvas: Canvas, chart: Chart) -> Picture:
    """The chart on a canvas that is wiped first: to make a new one takes longer."""
    from shigua_monitor.publication import picture_attainment, picture_comparison, picture_indicator

    canvas.clear()
    if isinstance(chart, IndicatorChart):
        picture_indicator.draw(canvas, chart)
    elif isinstance(chart, AttainmentChart):
        picture_attainment.draw(canvas, chart)
    else:
        picture_comparison.draw(canvas, chart)
    stream = io.BytesIO()
    canvas.savefig(stream, format="png", dpi=_DOTS, metadata={"Software": None})
    width, height = (float(inches) * MM_AN_INCH for inches in canvas.get_size_inches())
    return Picture(stream.getvalue(), (width, height))
