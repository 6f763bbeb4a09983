"""The steps of an axis: whole numbers of 1, 2, 5, 10, 20 …, which is what a reader counts by."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil, floor, log10


def round_steps(shown: Iterable[float], most: int) -> list[float]:
    """The marks of an axis around all that is shown: at least two, and about `most` steps between them.

    An axis for a single number begins or ends at 0.
    """
    low, high = _ends(list(shown))
    step = round_step((high - low) / most)
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    return [number * step for number in range(first, last + 1)]


def _ends(shown: Sequence[float]) -> tuple[float, float]:
    low, high = min(shown), max(shown)
    if _alike(low, high):
        low, high = min(low, 0.0), max(high, 0.0)
    return (low, low + 1) if _alike(low, high) else (low, high)


def _alike(low: float, high: float) -> bool:
    """Whether nothing but binary noise lies between two numbers."""
    return high - low <= 1e-9 * max(abs(low), abs(high), 1e-3)


def round_step(least: float) -> float:
    """1, 2 or 5 times a power of ten, at least so long."""
    power = 10.0 ** floor(log10(least))
    return next(step * power for step in (1, 2, 5, 10) if step * power >= least * (1 - 1e-9))
