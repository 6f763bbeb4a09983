"""A table of text that fits a width: wide columns are wrapped, numbers stand to the right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from shigua_monitor.report.console import Line, Styled
from shigua_monitor.report.wrapping import width_of, wrap

_GAP = "  "
_NARROWEST = 8
"""Columns of text are not made narrower than this."""


GridCell = str | Styled


def grid(columns: Sequence[tuple[str, bool]], rows: Sequence[Sequence[GridCell]], width: int) -> Iterator[Line]:
    """The lines of a table below its headings. `columns` are (heading, numeric); numbers are never wrapped."""
    plain = [[cell.text if isinstance(cell, Styled) else cell for cell in row] for row in rows]
    widths = _widths(columns, plain, width)
    numeric = [is_numeric for _, is_numeric in columns]
    yield from _lines([heading for heading, _ in columns], [""] * len(columns), widths, numeric)
    yield ["─" * (sum(widths) + len(_GAP) * (len(widths) - 1))]
    for row, texts in zip(rows, plain, strict=True):
        styles = [cell.style if isinstance(cell, Styled) else "" for cell in row]
        yield from _lines(texts, styles, widths, numeric)


def _widths(columns: Sequence[tuple[str, bool]], rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """Natural widths, with the widest columns of text narrowed until all fit."""
    widths = [
        max(width_of(heading), *(width_of(row[index]) for row in rows)) if rows else width_of(heading)
        for index, (heading, _) in enumerate(columns)
    ]
    texts = [index for index, (_, numeric) in enumerate(columns) if not numeric]
    excess = sum(widths) + len(_GAP) * (len(widths) - 1) - width
    while excess > 0 and texts:
        widest = max(texts, key=widths.__getitem__)
        if widths[widest] <= _NARROWEST:
            break
        widths[widest] -= 1
        excess -= 1
    return widths


def _lines(
    texts: Sequence[str], styles: Sequence[str], widths: Sequence[int], numeric: Sequence[bool]
) -> Iterator[Line]:
    """One row of the table, which takes as many lines as its longest cell."""
    wrapped = [
        [text] if width_of(text) <= width else list(wrap(text, width))
        for text, width in zip(texts, widths, strict=True)
    ]
    for pieces in zip_longest(*wrapped, fillvalue=""):
        last = max((index for index, piece in enumerate(pieces) if piece), default=0)
        line: list[str | Styled] = []
        for index, piece in enumerate(pieces[: last + 1]):
            blanks = " " * (widths[index] - width_of(piece))
            if numeric[index]:
                line.append(blanks)
            line.append(Styled(piece, styles[index]) if styles[index] else piece)
            if index < last:
                line.append(_GAP if numeric[index] else blanks + _GAP)
        yield line
