"""Cells of arrays as plain numbers; None where there is none."""

from __future__ import annotations

import math


def number(value: float) -> float | None:
    """A figure, unless it is NaN or infinite; a zero has no sign."""
    return float(value) + 0.0 if math.isfinite(value) else None


def count(value: float) -> int | None:
    """A whole number, unless it is NaN or infinite."""
    return int(value) if math.isfinite(value) else None
