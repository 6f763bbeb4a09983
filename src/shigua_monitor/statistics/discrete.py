"""Exact tails of the binomial and hypergeometric distributions; arguments broadcast, NaN where one is impossible."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from shigua_monitor.statistics.arrays import Array, floats, over_valid, whole
from shigua_monitor.statistics.distribution import beta_cdf, log_gamma
from shigua_monitor.statistics.incomplete import until_steady

NEGLIGIBLE: Final = 1e-12
"""Share of a sum at which the terms that follow no longer matter."""


def binomial_at_least(k: ArrayLike, n: ArrayLike, p: ArrayLike) -> Array:
    """P(K >= k) for K ~ Binomial(n, p), whole k and n."""
    k, n, p = floats(k, n, p)
    known = whole(n) & (k == np.floor(k)) & (p >= 0) & (p <= 1)
    inner = known & (k > 0) & (k <= n)
    tail = beta_cdf(np.where(inner, p, np.nan), np.where(inner, k, np.nan), np.where(inner, n - k + 1, np.nan))
    return np.where(inner, tail, np.where(known, np.where(k <= 0, 1.0, 0.0), np.nan))


def binomial_two_sided(k: ArrayLike, n: ArrayLike, p: ArrayLike) -> Array:
    """2 min(P(K <= k), P(K >= k)), capped at 1, for K ~ Binomial(n, p).

    Only the tail away from the mean is worked out: the median lies within one of the mean, so it is the smaller one
    unless both exceed one half.
    """
    k, n, p = floats(k, n, p)
    is_high = k > n * p
    tail = binomial_at_least(np.where(is_high, k, n - k), n, np.where(is_high, p, 1 - p))
    return np.where(k <= n, np.minimum(2 * tail, 1), np.nan)


def hypergeometric_two_sided(k: ArrayLike, drawn: ArrayLike, marked: ArrayLike, total: ArrayLike) -> Array:
    """2 min(P(K <= k), P(K >= k)), capped at 1, for K marked ones among `drawn` of `total`, of which `marked` are."""
    k, drawn, marked, total = floats(k, drawn, marked, total)
    valid = whole(k) & whole(drawn) & whole(marked) & whole(total) & (drawn <= total) & (marked <= total)
    valid &= (k <= drawn) & (k <= marked) & (drawn + marked - k <= total)
    is_high = k * total > drawn * marked
    k, marked = np.where(is_high, k, drawn - k), np.where(is_high, marked, total - marked)
    return over_valid(_hypergeometric, valid, k, drawn, marked, total)


def _hypergeometric(k: Array, drawn: Array, marked: Array, total: Array) -> Array:
    """Twice the smaller tail, where P(K >= k) is the tail away from the mean."""
    of_marked, of_others, of_all = _log_choose(
        np.stack([marked, total - marked, total]), np.stack([k, drawn - k, drawn])
    )
    first = np.exp(of_marked + of_others - of_all)
    arrays = [np.ones_like(k), np.ones_like(k), k, marked - k, drawn - k, total - marked - drawn + k]
    tail = first * until_steady(_next_term, arrays, NEGLIGIBLE)
    two_sided: Array = np.minimum(2 * tail, 1)
    return two_sided


def _next_term(j: int, arrays: list[Array]) -> tuple[list[Array], Array]:
    """Adds P(K = k + j) / P(K = k) to the sum."""
    ratio_sum, term, k, unmet, undrawn, others = arrays
    term = term * (np.maximum(unmet - j + 1, 0) * np.maximum(undrawn - j + 1, 0) / ((k + j) * (others + j)))
    ratio_sum = ratio_sum + term
    return [ratio_sum, term, k, unmet, undrawn, others], term / ratio_sum


def _log_choose(n: Array, k: Array) -> Array:
    all_orders, chosen, left = log_gamma(np.stack([n + 1, k + 1, n - k + 1]))
    choose: Array = all_orders - chosen - left
    return choose
