"""Values that counts give, and which of them a rounded number can stand for."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from shigua_monitor.observations import Floats, Mask
from shigua_monitor.plan.criterion import NOISE


def quotients(numerator: Floats, denominator: Floats, scale: Floats) -> Floats:
    """The unrounded values of counts, NaN where there is none; `scale` is 100 for percent, 0 for no quotient."""
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where((scale > 0) & (denominator > 0), numerator * scale / denominator, np.nan)


def half_a_digit(decimals: NDArray[np.int8]) -> Floats:
    """How far a number may lie from what it was rounded from, by the digits that were sent after its point."""
    half: Floats = 0.5 * 10.0 ** -decimals.astype(np.float64)
    return half


def rounds_to(exact: Floats, value: Floats, decimals: NDArray[np.int8]) -> Mask:
    """Whether `exact` gives `value` once it is rounded to its digits, but for binary noise; NaN gives nothing."""
    with np.errstate(invalid="ignore"):
        near: Mask = np.abs(exact - value) <= half_a_digit(decimals) + NOISE * np.abs(exact)
    return near
