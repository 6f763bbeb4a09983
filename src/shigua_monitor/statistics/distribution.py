"""Distribution functions and their inverses, to about 1e-12; arguments broadcast, NaN where an argument is impossible.

numpy has none of these and importing `scipy.special` costs a fifth of a second, which a command-line tool would pay at
every start. scipy is the oracle in the tests.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from shigua_monitor.statistics.arrays import Array, Flags, floats, over_valid
from shigua_monitor.statistics.incomplete import (
    beta_density,
    beta_scale,
    beta_tails,
    gamma_density,
    gamma_scale,
    gamma_tails,
    stirling_error,
)

SMALLEST_SHAPE: Final = 1e-3
LARGEST_SHAPE: Final = 1e8
"""Shapes the series are tested for, half a count to a whole people and more; others give NaN."""
HART_ABOVE: Final = (
    3.52624965998911e-02,
    0.700383064443688,
    6.37396220353165,
    33.912866078383,
    112.079291497871,
    221.213596169931,
    220.206867912376,
)
HART_BELOW: Final = (
    8.83883476483184e-02,
    1.75566716318264,
    16.064177579207,
    86.7807322029461,
    296.564248779674,
    637.333633378831,
    793.826512519948,
    440.413735824752,
)
SETTLED: Final = 1e-7
"""Relative step after which the next one, of third order, would be below rounding."""


def log_gamma(a: ArrayLike) -> Array:
    """log Γ(a)."""
    (shape,) = floats(a)

    return over_valid(
        lambda a: stirling_error(a) + (a - 0.5) * np.log(a) - a + 0.5 * np.log(2 * np.pi), _is_shape(shape), shape
    )


def gamma_quantile(p: ArrayLike, a: ArrayLike) -> Array:
    """The x at which P(a, x) = p; 0 and infinity at p = 0 and 1."""
    p, a = floats(p, a)
    possible = _is_shape(a) & (p >= 0) & (p <= 1)
    inner = possible & (p > 0) & (p < 1)
    result = over_valid(_gamma_quantile, inner, p, a)
    return np.where(possible & ~inner, np.where(p > 0, np.inf, 0.0), result)


def beta_cdf(x: ArrayLike, a: ArrayLike, b: ArrayLike) -> Array:
    """I_x(a, b): the beta distribution."""
    x, a, b = floats(x, a, b)
    possible = _is_shape(a) & _is_shape(b) & ~np.isnan(x)
    inner = possible & (x > 0) & (x < 1)
    result = over_valid(lambda x, a, b: beta_tails(x, a, b, beta_scale(a, b))[0], inner, x, a, b)
    return np.where(possible & ~inner, np.where(x > 0, 1.0, 0.0), result)


def beta_quantile(p: ArrayLike, a: ArrayLike, b: ArrayLike) -> Array:
    """The x at which I_x(a, b) = p; 0 and 1 at p = 0 and 1."""
    p, a, b = floats(p, a, b)
    possible = _is_shape(a) & _is_shape(b) & (p >= 0) & (p <= 1)
    inner = possible & (p > 0) & (p < 1)
    result = over_valid(_beta_quantile, inner, p, a, b)
    return np.where(possible & ~inner, np.where(p > 0, 1.0, 0.0), result)


def normal_cdf(z: ArrayLike) -> Array:
    """Φ(z)."""
    (z,) = floats(z)
    tail = over_valid(_beyond, ~np.isnan(z), np.abs(z))
    return np.where(z < 0, tail, 1 - tail)


def normal_quantile(p: ArrayLike) -> Array:
    """The z at which Φ(z) = p; infinite at p = 0 and 1."""
    (p,) = floats(p)
    inner = (p > 0) & (p < 1)
    result = over_valid(_normal_quantile, inner, p)
    return np.where((p == 0) | (p == 1), np.where(p > 0, np.inf, -np.inf), result)


@cache
def deviations_beyond(tail: float) -> float:
    """The standard deviations beyond which a normal distribution has this upper tail; a few levels serve all series."""
    return -float(normal_quantile(tail))


def student_cdf(t: ArrayLike, df: ArrayLike) -> Array:
    """Student's t with `df` degrees of freedom; infinite `df` is the normal distribution."""
    t, df = floats(t, df)
    square, finite = np.minimum(np.abs(t), 1e150) ** 2, np.where(_is_shape(df / 2), df, np.nan)
    inner = square < finite  # the argument near 0, not near 1, keeps its digits
    a, b = np.where(inner, 0.5, finite / 2), np.where(inner, finite / 2, 0.5)
    share = beta_cdf(np.where(inner, square, finite) / (finite + square), a, b)
    tail = 0.5 * np.where(inner, 1 - share, share)
    endless = np.isposinf(df)
    return np.where(endless, normal_cdf(np.where(endless, t, np.nan)), np.where(t < 0, tail, 1 - tail))


def student_quantile(p: ArrayLike, df: ArrayLike) -> Array:
    """The t at which Student's distribution reaches p; infinite `df` is the normal distribution."""
    p, df = floats(p, df)
    tail = np.minimum(p, 1 - p)
    outer = tail < 0.25
    a, b = np.where(outer, df / 2, 0.5), np.where(outer, 0.5, df / 2)
    share = beta_quantile(np.where(outer, 2 * tail, 1 - 2 * tail), a, b)
    with np.errstate(divide="ignore"):
        size = np.sqrt(df * np.where(outer, (1 - share) / share, share / (1 - share)))
    endless = np.isposinf(df)
    return np.where(endless, normal_quantile(np.where(endless, p, np.nan)), np.where(p < 0.5, -size, size))


def _is_shape(a: Array) -> Flags:
    return (a >= SMALLEST_SHAPE) & (a <= LARGEST_SHAPE)


def _beyond(z: Array) -> Array:
    """1 - Φ(z) for z >= 0: Hart's rational approximation (1968, no. 5666), a continued fraction from 5 on."""
    z = np.minimum(z, 40)
    above, below = np.zeros_like(z), np.zeros_like(z)
    for coefficient in HART_ABOVE:
        above = above * z + coefficient
    for coefficient in HART_BELOW:
        below = below * z + coefficient
    tail: Array = above / below
    is_far = z >= 5
    if is_far.any():
        far = z[is_far]
        fraction = far + 0.65
        for numerator in range(12, 0, -1):
            fraction = far + numerator / fraction
        tail[is_far] = 1 / (fraction * np.sqrt(2 * np.pi))
    return np.exp(-z * z / 2) * tail


def _normal_quantile(p: Array) -> Array:
    """Abramowitz and Stegun 26.2.23 (error 4.5e-4), then two steps of Halley, each of which cubes the error."""
    tail = np.minimum(p, 1 - p)
    t = np.sqrt(-2 * np.log(tail))
    z = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
    z = np.maximum(z, 0)
    for _ in range(2):
        step = (_beyond(z) - tail) * np.sqrt(2 * np.pi) * np.exp(z * z / 2)
        z = z + step / (1 - z * step / 2)
    quantile: Array = np.where(p < 0.5, -z, z)
    return quantile


def _gamma_quantile(p: Array, a: Array) -> Array:
    """Wilson and Hilferty's start, or the leading power of x where that is near zero."""
    cube = 1 - 1 / (9 * a) + _normal_quantile(p) / (3 * np.sqrt(a))
    power = np.exp(np.maximum((np.log(p) + log_gamma(a + 1)) / a, -690))
    start = np.where((cube > 0.3) & (a > 0.3), a * np.maximum(cube, 0.3) ** 3, power)

    def law(x: Array, p: Array, a: Array, scale: Array) -> tuple[Array, Array, Array]:
        lower, _ = gamma_tails(x, a, scale)
        return lower - p, gamma_density(x, a, scale) * a / x, (a - 1) / x - 1

    return _halley(law, start, np.inf, [p, a, gamma_scale(a)])


def _beta_quantile(p: Array, a: Array, b: Array) -> Array:
    """Abramowitz and Stegun 26.5.22 as a start, or the leading powers where a parameter is small."""
    z = -_normal_quantile(p)
    p_, q_ = 1 / np.maximum(2 * a - 1, 1), 1 / np.maximum(2 * b - 1, 1)
    h, curve = 2 / (p_ + q_), (z * z - 3) / 6
    w = z * np.sqrt(np.maximum(curve + h, 0)) / h - (q_ - p_) * (curve + 5 / 6 - 2 / (3 * h))
    usual = a / (a + b * np.exp(np.minimum(2 * w, 300)))
    left, right = np.exp(a * np.log(a / (a + b))) / a, np.exp(b * np.log(b / (a + b))) / b
    both = np.log(np.maximum(left + right, 1e-300))
    low = np.exp(np.maximum((np.log(p * a) + both) / a, -690))
    high = 1 - np.exp(np.maximum((np.log((1 - p) * b) + both) / b, -690))
    start = np.where((a >= 1) & (b >= 1), usual, np.where(p * (left + right) < left, low, high))

    def law(x: Array, p: Array, a: Array, b: Array, scale: Array) -> tuple[Array, Array, Array]:
        lower, _ = beta_tails(x, a, b, scale)
        density = beta_density(x, a, b, scale) / (x * (1 - x))
        return lower - p, density, (a - 1) / x - (b - 1) / (1 - x)

    return _halley(law, start, 1.0, [p, a, b, beta_scale(a, b)])


def _halley(law: Callable[..., tuple[Array, ...]], x: Array, top: float, arguments: list[Array]) -> Array:
    """The root of law's first result between 0 and `top`; law also gives its slope and slope'/slope."""
    below_top = np.nextafter(top, 0)
    x = x.clip(1e-300, below_top)
    result, low, high = x.copy(), np.zeros_like(x), np.full_like(x, top)
    open_cells = np.arange(x.size)
    for _ in range(200):
        error, slope, bend = law(x, *arguments)
        low, high = np.where(error < 0, x, low), np.where(error < 0, high, x)
        step = error / np.maximum(slope, 1e-300)
        moved = x - step / (1 - 0.5 * np.minimum(step * bend, 1))
        outside = np.where(moved < low, (x + low) / 2, np.where(np.isinf(high), 2 * x, (x + high) / 2))
        moved = np.where((moved >= low) & (moved <= high), moved, outside).clip(1e-300, below_top)
        result[open_cells] = moved
        far = np.abs(moved - x) > SETTLED * np.minimum(moved, top - moved)
        open_cells = open_cells[far]
        if not open_cells.size:
            break
        x, low, high, arguments = moved[far], low[far], high[far], [argument[far] for argument in arguments]
    return result
