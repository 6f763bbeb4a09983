"""Is the judged year more exceptional than chance allows? Tested in all areas at once."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from shigua_monitor.assessment.evidence import last_known
from shigua_monitor.assessment.stack import Stack
from shigua_monitor.observations import Floats
from shigua_monitor.plan.terms import Kind
from shigua_monitor.statistics.exceptional import exceptional_latest, exceptional_proportions, exceptional_rates

LAST = slice(-1, None)


class Volatility(NamedTuple):
    """For every target and area: the chance of so exceptional a year, whether it is flagged, and what was expected.

    `expected` is the pooled share of the other years for counts; for values without counts it is their mean, with
    limits around it.
    """

    p: Floats
    flag: NDArray[np.bool_]
    expected: Floats
    low: Floats
    high: Floats


def volatility(stack: Stack) -> Volatility:
    """Test the last year of every target against its other known years, by counts where this year and another one
    have them.

    A steady trend leaves its early years behind without being volatile: counts must stand out from the year before
    as well.
    """
    events, people, values = stack.numerator, stack.denominator, stack.measured
    proportion, rate = stack.of_kind(Kind.PROPORTION), stack.of_kind(Kind.RATE)
    counted = np.isfinite(events[..., -1]) & np.isfinite(last_known(events)) & (proportion | rate)
    below = stack.per_target(lambda target: target.warning_settings.volatile_count_p)
    against_both = np.stack([events, _last_two(events)])
    by_counts = _p_of_counts(against_both, people, counted & proportion, counted & rate).max(axis=0)
    alpha = stack.per_target(lambda target: target.warning_settings.volatile_value_p)
    plain = exceptional_latest(np.where(stack.gap[..., None], np.nan, values), alpha)
    return Volatility(
        p=np.where(counted, by_counts, plain.p),
        flag=np.where(counted, by_counts < below, plain.flag),
        expected=np.where(counted, _rest(events, people) * stack.scale, (plain.lower + plain.upper) / 2),
        low=np.where(counted, np.nan, plain.lower),
        high=np.where(counted, np.nan, plain.upper),
    )


def _p_of_counts(events: Floats, people: Floats, proportion: NDArray[np.bool_], rate: NDArray[np.bool_]) -> Floats:
    """The chance of a last year as far from the others; NaN where there are no counts."""
    shares = exceptional_proportions(np.where(proportion[..., None], events, np.nan), people, years=LAST)
    rates = exceptional_rates(np.where(rate[..., None], events, np.nan), people, years=LAST)
    return np.where(proportion, shares[..., 0], rates[..., 0])


def _last_two(values: Floats) -> Floats:
    """The last year and the known one before it; NaN in the years between and before."""
    place, last = np.arange(values.shape[-1]), values.shape[-1] - 1
    before = np.where(np.isfinite(values) & (place < last), place, -1).max(axis=-1, keepdims=True)
    return np.where((place == before) | (place == last), values, np.nan)


def _rest(events: Floats, people: Floats) -> Floats:
    """The pooled share of all years but the last; NaN where there is none."""
    x, n = np.nansum(events[..., :-1], axis=-1), np.nansum(people[..., :-1], axis=-1)
    return np.where(n > 0, x / np.where(n > 0, n, 1), np.nan)
