"""Where a result is printed: a terminal has styles and a width of its own, a pipe or a file gets the words alone."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import NamedTuple, Protocol, TextIO

_USUAL_WIDTH = 80


class Styled(NamedTuple):
    """Words whose meaning is stressed by a style; they say the same without it."""

    text: str
    style: str


Line = Sequence[str | Styled]
"""The parts of a line, one behind the other."""


class Console(Protocol):
    """What prints lines that fit `width` columns already."""

    @property
    def width(self) -> int: ...

    def print(self, *line: str | Styled) -> None:
        """Print the parts of a line, and end it."""


def console_for(stream: TextIO, *, width: int | None = None) -> Console:
    """The console of a stream; `width` overrides that of the terminal."""
    if not stream.isatty():
        return _Plain(stream, width or _columns())
    from shigua_monitor.report.terminal_console import TerminalConsole  # importing it takes a fortieth of a second

    return TerminalConsole(stream, width)


class _Plain:
    """Writes the words without styles."""

    def __init__(self, stream: TextIO, width: int) -> None:
        self.stream = stream
        self.width = width

    def print(self, *line: str | Styled) -> None:
        words = [part if isinstance(part, str) else part.text for part in line]
        self.stream.write("".join([*words, "\n"]))


def _columns() -> int:
    """The columns that were asked for, or those of the terminal that a pipe ends in: `monitor check … | less`."""
    asked = os.environ.get("COLUMNS", "")
    if asked.isdecimal() and int(asked) > 0:
        return int(asked)
    for descriptor in (0, 1, 2):
        try:
            return os.get_terminal_size(descriptor).columns or _USUAL_WIDTH
        except (OSError, ValueError):
            continue
    return _USUAL_WIDTH
