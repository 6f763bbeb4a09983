"""The steps of an axis: whole numbers of 1, 2, 5, 10, 20 …, which is what a reader counts by."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil, floor, log10


def round_steps(shown: Iterable[float], most: int) -> list[float]:
    """The marks of an axis around all that is shown: at least two, and about `most` steps between them.

    An axis for a single number begins or ends at 0.
    """
    known = list(shown)
    low, high = min(known), max(known)
    if low == high:
        low, high = min(low, 0.0), max(high, 0.0) or 1.0
    step = _round_step((high - low) / most)
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    return [number * step for number in range(first, last + 1)]


def _round_step(least: float) -> float:
    power = 10.0 ** floor(log10(least))
    return next(step * power for step in (1, 2, 5, 10) if step * power >= least * (1 - 1e-9))
