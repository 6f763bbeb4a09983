"""How wide the columns of a table are on paper, and whether it needs the long side of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise, product
from unicodedata import east_asian_width

from shigua_monitor.narrative.document import Cell, Column, Table
from shigua_monitor.report.paper_width import paper_width

_UNBROKEN = re.compile("[!-~\u00a0-\u024f‰％√×○±−—–·“”‘’…]+")
"""What a line is not broken in: words and numbers of Latin letters; Chinese breaks anywhere."""

_SHORT, _SHORTER, _CODED, _LEAST = 14, 8, 15, 4
"""A text of so few half-width characters stands on one line if that makes the table lower, one of fewer always, a
verdict even if it is longer; and no heading is squeezed below the last."""

_HEADING = 1.3
"""How much wider headings of Latin letters run, which are bold."""

_TIGHT = 1.08
"""What was measured may be this much too wide before a table is turned."""

_SLACK = 0.5
"""What word processors put between Chinese and Latin letters."""

_MOST = 60
"""A column of text does not ask for more."""


def column_widths(table: Table, available: float, padding: float) -> list[float]:
    """Widths that fill the `available` one, all in half-width characters; `padding` is what a cell takes beside its
    text. What cannot be broken fits; what is left goes to the columns with most text, in the way that makes the table
    lowest."""
    columns = [(column, [row.cells[at] for row in table.rows]) for at, column in enumerate(table.columns)]
    ways = [_filled(columns, short, available, padding, asked)
            for short, asked in product((_SHORTER, _SHORT), (_usual, _mean, _longest))]  # fmt: skip
    return min(ways, key=lambda widths: _height(columns, widths, padding))


_Columns = Sequence[tuple[Column, Sequence[Cell]]]
_Measure = Callable[[Column, Sequence[Cell]], float]


def _filled(columns: _Columns, short: int, available: float, padding: float, asked: _Measure) -> list[float]:
    """The widths that keep texts of `short` half-width characters on one line; the rest goes to columns by what they
    ask beyond that."""
    least = [_least(*each, short) + padding for each in columns]
    wanted = [max(low, asked(*each) + padding) for low, each in zip(least, columns, strict=True)]
    spare = available - sum(least)
    if spare <= 0:
        return [width * available / sum(least) for width in least]
    need = [want - low for want, low in zip(wanted, least, strict=True)]
    if sum(need) <= spare:
        return [width * available / sum(wanted) for width in wanted]
    return [low + spare * share / sum(need) for low, share in zip(least, need, strict=True)]


def _height(columns: _Columns, widths: Sequence[float], padding: float) -> int:
    """How many lines the table takes with its heading."""
    lines = [[lines_needed(text, width - padding) for text in (column.heading, *(cell.text for cell in cells))]
             for (column, cells), width in zip(columns, widths, strict=True)]  # fmt: skip
    return sum(map(max, zip(*lines, strict=True)))


def needs_landscape(table: Table, available: float, padding: float) -> bool:
    """Whether its columns are too many for that width."""
    columns = [(column, [row.cells[at] for row in table.rows]) for at, column in enumerate(table.columns)]
    return sum(_least(*each, _SHORTER) + padding for each in columns) > available * _TIGHT


def _least(column: Column, cells: Sequence[Cell], short: int) -> float:
    """What a column cannot do without: its longest word, its short texts whole."""
    texts = [cell.text for cell in cells]
    words = (paper_width(word) for text in texts for word in _UNBROKEN.findall(text))
    heading = (_HEADING * paper_width(word) for word in _UNBROKEN.findall(column.heading))
    most = _CODED if any(cell.code for cell in cells) else short
    widths = list(map(paper_width, texts))
    whole = max((width for width in widths if width <= most), default=min(max(widths, default=0), _SHORTER))
    return max(_LEAST, whole, *words, *heading) + _SLACK


def _usual(column: Column, cells: Sequence[Cell]) -> float:
    """What it takes for nine cells of ten to stand on one line."""
    lengths = sorted(paper_width(cell.text) for cell in cells)
    usual = lengths[(len(lengths) * 9 - 1) // 10] if lengths else 0
    return min(max(usual, paper_width(column.heading)), _MOST) + _SLACK


def _mean(column: Column, cells: Sequence[Cell]) -> float:
    """What its texts take on average."""
    return max(sum(paper_width(cell.text) for cell in cells) / max(len(cells), 1), paper_width(column.heading))


def _longest(column: Column, cells: Sequence[Cell]) -> float:
    """What its longest text takes, however rare."""
    return min(max(paper_width(text) for text in (column.heading, *(cell.text for cell in cells))), _MOST)


def lines_needed(text: str, width: float, indent: float = 0) -> int:
    """About how many lines a text takes in a column of that width, its first line indented: in half-width characters.
    Between Chinese and Latin letters stands a little air."""
    air = _SLACK * sum(wide is not other for wide, other in pairwise(east_asian_width(each) in "WF" for each in text))
    return -(-int(paper_width(text) + air + indent) // max(int(width), 1))
