"""How far a long run has come: a bar on a terminal, nothing in a pipe or a log."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TypeVar

Step = TypeVar("Step")


def followed(steps: Sequence[Step]) -> Iterator[Step]:
    """The steps one after the other, with a bar on standard error while they are done, if that is a terminal."""
    if not sys.stderr.isatty() or len(steps) < 2:
        yield from steps
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress

    with Progress(BarColumn(), MofNCompleteColumn(), console=Console(stderr=True), transient=True) as bar:
        yield from bar.track(steps)
