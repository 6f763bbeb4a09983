"""The console of a terminal, which shows styles in colour."""

from __future__ import annotations

from typing import TextIO

from rich.console import Console
from rich.text import Text

from shigua_monitor.report.console import Styled


class TerminalConsole:
    """Prints with styles; the width is asked for once and holds for the whole of the output."""

    def __init__(self, stream: TextIO, width: int | None = None) -> None:
        self._console = _Console(
            file=stream, width=width, force_terminal=True, highlight=False, markup=False, emoji=False
        )
        self._console.size = self._console.size
        self.width = self._console.width

    def print(self, *line: str | Styled) -> None:
        self._console.print(Text.assemble(*line), soft_wrap=True)


class _Console(Console):
    def on_broken_pipe(self) -> None:
        raise BrokenPipeError  # the command decides what a reader that went away means
