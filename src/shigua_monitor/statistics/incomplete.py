"""The two tails of the regularised incomplete gamma and beta functions, for flat arrays of valid arguments.

A power series (DLMF 8.7.1) and continued fractions (DLMF 8.9.2; Didonato and Morris, ACM TOMS 18, 1992, eq. 9; modified
Lentz), times a density in Loader's saddle-point form (2000), which is free of cancelling large logarithms.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np

from shigua_monitor.statistics.arrays import Array, Flags

STRIDE: Final = 6
"""Terms between two looks at who has converged."""
MOST_TERMS: Final = 100_000
"""About 6 times the root of the parameter are needed."""
STIRLING: Final = (1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156)

Tails = tuple[Array, Array]
Step = Callable[[int, list[Array]], tuple[list[Array], Array]]


def stirling_error(a: Array) -> Array:
    """log Γ(a+1) - [(a + 1/2) log a - a + log(2π)/2] for a > 0: a series from 10 on, reached by steps from below."""
    shift = np.ceil(10 - a).clip(0, 10)
    far = a + shift
    inverse_square = 1 / (far * far)
    series = np.zeros_like(a)
    for coefficient in reversed(STIRLING):
        series = series * inverse_square + coefficient
    error: Array = series / far
    near = np.flatnonzero(shift)
    low, high, steps = a[near], far[near], shift[near]
    product = np.ones_like(low)
    for step in range(1, 11):
        product *= np.where(step <= steps, low + step, 1.0)
    error[near] += (high + 0.5) * np.log(high) - high - np.log(product) - (low + 0.5) * np.log(low) + low
    return error


def _excess(value: Array, centre: Array) -> Array:
    """u - log(1 + u) for u = value / centre - 1, exact where value and centre are close."""
    u = (value - centre) / centre
    close = np.abs(u) < 0.5
    logarithm = np.log1p(np.where(close, u, 0.0))
    return u - np.where(close, logarithm, np.log(np.where(close, 1.0, np.maximum(value / centre, 1e-300))))


def gamma_scale(a: Array) -> Array:
    """The part of `gamma_density` that does not depend on x."""
    scale: Array = np.exp(-stirling_error(a)) / np.sqrt(2 * np.pi * a)
    return scale


def gamma_density(x: Array, a: Array, scale: Array) -> Array:
    """x^a e^-x / Γ(a+1), for x > 0 and a > 0."""
    density: Array = scale * np.exp(-a * _excess(x, a))
    return density


def beta_scale(a: Array, b: Array) -> Array:
    """The part of `beta_density` that does not depend on x."""
    total = a + b
    of_total, of_a, of_b = np.split(stirling_error(np.concatenate([total, a, b])), 3)
    scale: Array = np.exp(of_total - of_a - of_b) * np.sqrt(a * b / (2 * np.pi * total))
    return scale


def beta_density(x: Array, a: Array, b: Array, scale: Array) -> Array:
    """x^a (1-x)^b / B(a, b), for 0 < x < 1 and a, b > 0."""
    total = a + b
    density: Array = scale * np.exp(-a * _excess(total * x, a) - b * _excess(total * (1 - x), b))
    return density


def until_steady(step: Step, arrays: list[Array], small: float = 5e-16, most: int = MOST_TERMS) -> Array:
    """Repeat `step` until its first array stands still, each cell for itself, and return that array.

    A step gives its arrays and its relative change; a cell still moving after `most` steps is returned as it is.
    """
    result = np.empty_like(arrays[0])
    open_cells = np.arange(result.size)
    for k in range(1, most + 1):
        arrays, change = step(k, arrays)
        if k % STRIDE and k < most:
            continue
        moving = (np.abs(change) > small) & (k < most)
        result[open_cells[~moving]] = arrays[0][~moving]
        open_cells, arrays = open_cells[moving], [array[moving] for array in arrays]
        if not open_cells.size:
            break
    return result


def _gamma_series(k: int, arrays: list[Array]) -> tuple[list[Array], Array]:
    total, term, x, a = arrays
    term = term * (x / (a + k))
    total = total + term
    return [total, term, x, a], term / total


def _gamma_fraction(k: int, arrays: list[Array]) -> tuple[list[Array], Array]:
    fraction, above, below, base, a = arrays
    numerator, base = k * (a - k), base + 2
    below = 1 / (base + numerator * below)
    above = base + numerator / above
    change = above * below
    return [fraction * change, above, below, base, a], change - 1


def _beta_fraction(k: int, arrays: list[Array]) -> tuple[list[Array], Array]:
    """The last three arrays do not change with k: a + b, a - (a + b) x + 1 and 2 - x."""
    fraction, above, below, x, a, b, total, start, slope = arrays
    odd = a + (2 * k - 1)
    shared = k * (b - k) * x / odd
    numerator = (a + (k - 1)) * (total + (k - 1)) * x / odd * shared
    base = k + shared + (a + k) * (start + k * slope) / (odd + 2)
    below = 1 / (base + numerator * below)
    above = base + numerator / above
    change = above * below
    return [fraction * change, above, below, x, a, b, total, start, slope], change - 1


def _ordered(tail: Array, is_lower: Flags) -> Tails:
    """(lower, upper) tail from the one that was worked out."""
    return np.where(is_lower, tail, 1 - tail), np.where(is_lower, 1 - tail, tail)


def gamma_tails(x: Array, a: Array, scale: Array) -> Tails:
    """(P, Q) of the gamma distribution with shape `a` at x > 0; `scale` from `gamma_scale`."""
    is_lower = x < a + 1
    factor = np.empty_like(x)
    low, high = np.flatnonzero(is_lower), np.flatnonzero(~is_lower)
    one = np.ones(low.size)
    factor[low] = until_steady(_gamma_series, [one, one, x[low], a[low]])
    base = x[high] + 1 - a[high]
    start, endless = 1 / base, np.full_like(base, 1e300)
    factor[high] = a[high] * until_steady(_gamma_fraction, [start, endless, start, base, a[high]])
    return _ordered(factor * gamma_density(x, a, scale), is_lower)


def beta_tails(x: Array, a: Array, b: Array, scale: Array) -> Tails:
    """(I, 1 - I) of the beta distribution at 0 < x < 1; `scale` from `beta_scale`."""
    is_lower = x * (a + b) <= a
    x, a, b = np.where(is_lower, x, 1 - x), np.where(is_lower, a, b), np.where(is_lower, b, a)
    total = a + b
    start = a - total * x + 1
    first = a * start / (a + 1)
    fraction = until_steady(_beta_fraction, [first, first, np.zeros_like(x), x, a, b, total, start, 2 - x])
    return _ordered(beta_density(x, a, b, scale) / fraction, is_lower)
