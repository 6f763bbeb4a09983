"""Lines that fit a width where Chinese, which has no blanks to break at, stands beside words and numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from rich.cells import cell_len, chop_cells

_CLOSING = "，。、；：？！）》”’】%‰,.;:?!)]"
_OPENING = "（《“‘【(["
_PIECES = re.compile(
    rf"([{re.escape(_OPENING)}]*(?:[!-~]+|[^\s])[{re.escape(_CLOSING)}]*)(\s*)",
)
"""What must stay on one line: a word or number, or one Chinese character, with its brackets and punctuation; and the
blanks behind it."""

width_of = lru_cache(maxsize=4096)(cell_len)
"""How many columns a text takes; the same characters, words and cells are measured again and again."""


def wrap(text: str, width: int, indent: str = "") -> Iterator[str]:
    """The lines of `text`, none wider than `width` columns; later lines begin with `indent`."""
    line = text[: len(text) - len(text.lstrip())]
    used, filled = width_of(line), False
    for piece, blanks in _pieces(text, width - width_of(indent)):
        size = width_of(piece)
        if filled and used + size > width:
            yield line.rstrip()
            line, used = indent, width_of(indent)
        line += piece + blanks
        used += size + width_of(blanks)
        filled = True
    if filled:
        yield line.rstrip()


def _pieces(text: str, width: int) -> Iterator[tuple[str, str]]:
    """What stays together, and the blanks behind it; cut up where it alone is wider than a line."""
    for piece, blanks in _PIECES.findall(text):
        if width_of(piece) <= width:
            yield piece, blanks
        else:
            *parts, last = chop_cells(piece, max(width, 2))
            yield from ((part, "") for part in parts)
            yield last, blanks
