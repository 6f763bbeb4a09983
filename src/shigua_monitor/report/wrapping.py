"""Lines that fit a width where Chinese, which has no blanks to break at, stands beside words and numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len, chop_cells

_CLOSING = "，。、；：？！）》”’】%‰,.;:?!)]"
_OPENING = "（《“‘【(["
_PIECES = re.compile(
    rf"[{re.escape(_OPENING)}]*(?:[!-~]+|[^\s])[{re.escape(_CLOSING)}]*\s*",
)
"""What must stay on one line: a word or number, or one Chinese character, with its brackets and punctuation."""


def wrap(text: str, width: int, indent: str = "") -> Iterator[str]:
    """The lines of `text`, none wider than `width` columns; later lines begin with `indent`."""
    line = text[: len(text) - len(text.lstrip())]
    used, filled = cell_len(line), False
    for piece, solid in _pieces(text, width - cell_len(indent)):
        if filled and used + solid > width:
            yield line.rstrip()
            line, used = indent, cell_len(indent)
        line += piece
        used += cell_len(piece)
        filled = True
    if filled:
        yield line.rstrip()


def _pieces(text: str, width: int) -> Iterator[tuple[str, int]]:
    """What stays together, and its columns but for blanks behind it; cut up where it alone is wider than a line."""
    for piece in _PIECES.findall(text):
        solid = cell_len(piece.rstrip())
        if solid <= width:
            yield piece, solid
        else:
            yield from ((part, cell_len(part.rstrip())) for part in chop_cells(piece, max(width, 2)))
