"""The array type all rooms share, and the way a formula for clean cells is laid over cells that may be missing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]
Codes = NDArray[np.int8]

BLOCK: Final = 16_384
"""Cells worked on at a time: a dozen temporaries of this length stay in the processor's cache."""


def floats(*values: ArrayLike) -> list[Array]:
    """The values as float64 arrays of one common shape (their own or views; do not write to them)."""
    arrays = [np.asarray(value, dtype=np.float64) for value in values]
    alike = all(array.shape == arrays[0].shape for array in arrays)
    return arrays if alike else [*np.broadcast_arrays(*arrays)]


def whole(values: Array) -> Flags:
    """Where a value is a count: finite, whole and not negative."""
    is_whole: Flags = np.isfinite(values) & (values >= 0) & (values == np.floor(values))
    return is_whole


def check_level(level: float) -> float:
    """The two-sided tail (1 - level) / 2; ValueError unless the confidence level is strictly between 0 and 1."""
    if not 0 < level < 1:
        raise ValueError(f"a confidence level lies strictly between 0 and 1, not {level}")
    return (1 - level) / 2


def over_valid(law: Callable[..., Array], valid: Flags, *arguments: Array) -> Array:
    """`law` of the valid cells, NaN elsewhere; it gets flat arrays of at most BLOCK cells, each cell by itself."""
    result = np.full(valid.shape, np.nan)
    cells = np.flatnonzero(valid)
    flat = [np.ravel(argument) for argument in arguments]
    answers = result.reshape(-1)
    for start in range(0, cells.size, BLOCK):
        block = cells[start : start + BLOCK]
        answers[block] = law(*(argument[block] for argument in flat))
    return result


def distinct(first: Array, second: Array) -> tuple[Array, Array, NDArray[np.intp]]:
    """Each pair of flat arrays once, and the place of every cell's pair among them: counts of small areas repeat."""
    pairs, place = np.unique(first + 1j * second, return_inverse=True)
    return pairs.real, pairs.imag, place
