"""What all pictures of a report share: colours that are told apart without colour vision and in grey, type, frames."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from shigua_monitor.report.paper_width import paper_width

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Canvas
    from matplotlib.text import Text

VALUE, TARGET, FORECAST, RANGE, INK, FAINT = "#0072B2", "#D55E00", "#56B4E9", "#7F7F7F", "#262626", "#D9D9D9"
"""Blue and vermilion after Okabe and Ito; the shapes of lines and marks say the same."""

SMALL = 8.0
"""Type, in points."""

WIDTH_MM = 150.0
MM_AN_INCH = 25.4
_WIDEST = 60.0
"""Names at the left take no more, in mm."""

_MM_A_POINT = MM_AN_INCH / 72


def settings(font: str) -> Any:
    """matplotlib's settings while pictures are drawn, whatever those of the user are."""
    from matplotlib import rcParamsDefault

    unchanged = {key: value for key, value in rcParamsDefault.items() if not key.startswith("backend")}
    return unchanged | {
        "font.family": [font, "DejaVu Sans"],
        "font.size": SMALL,
        "axes.unicode_minus": False,
        "text.parse_math": False,
        "axes.edgecolor": INK,
        "axes.linewidth": 0.6,
        "xtick.color": INK,
        "ytick.color": INK,
        "text.color": INK,
        "hatch.linewidth": 0.5,
    }


def frame(canvas: Canvas, height: float, *, left: float, right: float, top: float, bottom: float) -> Axes:
    """Axes at distances in mm from the edges of the canvas, which is made `height` mm high."""
    canvas.set_size_inches(WIDTH_MM / MM_AN_INCH, height / MM_AN_INCH)
    axes = canvas.add_axes(
        (left / WIDTH_MM, bottom / height, 1 - (left + right) / WIDTH_MM, 1 - (top + bottom) / height)
    )
    axes.spines[["top", "right"]].set_visible(False)
    axes.tick_params(length=2, width=0.6, pad=2)
    return axes


def legend(axes: Axes, words: Sequence[str], row: int) -> None:
    """The marks of these words, as far as they are drawn, in one row above the axes; rows count upwards from 0."""
    from matplotlib.legend import Legend

    handles, labels = axes.get_legend_handles_labels()
    drawn = dict(zip(labels, handles, strict=True))
    chosen = [word for word in words if word in drawn]
    if not chosen:
        return
    mark = 2.4 + 0.5 + 1.4
    length = sum(_length(word, SMALL) + mark * SMALL * _MM_A_POINT for word in chosen)
    size = max(SMALL * min(1, (WIDTH_MM - 20) / length), 1)
    made = Legend(
        axes, [drawn[word] for word in chosen], chosen, loc="lower right", bbox_to_anchor=(1.0, 1.0 + 0.1 * row),
        ncols=len(chosen), frameon=False, fontsize=size, handlelength=2.4, columnspacing=1.4, handletextpad=0.5,
        borderpad=0.1, borderaxespad=0.4,
    )  # fmt: skip
    axes.add_artist(made)


def beside(words: Sequence[str]) -> tuple[list[str], float]:
    """Names to stand at the left of their bars, and how many mm they take; a very long one is cut short."""
    fitting = int(_WIDEST / _length("a", SMALL))
    names = [word if paper_width(word) <= fitting else f"{word[: fitting // 2 - 1]}…" for word in words]
    return names, 3 + max(_length(name, SMALL) for name in names)


def _length(text: str, size: float) -> float:
    """About how many mm a text of that size takes."""
    return paper_width(text) * size * 0.57 * _MM_A_POINT


def outlined(text: Text) -> None:
    """White around the letters, so that lines below do not cross them."""
    from matplotlib.patheffects import withStroke

    text.set_path_effects([withStroke(linewidth=1.8, foreground="white")])


def number(value: float) -> str:
    """At most two digits after the point; the unit stands at the axis."""
    return f"{round(value, 2):.12g}"
