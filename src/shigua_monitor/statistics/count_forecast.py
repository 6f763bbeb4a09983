"""What a count will be at the horizon: around a pooled rate if events are rare, around a trend otherwise.

Flat arrays, one cell per series. Proportions (link LOGIT) are those of the rarer of the two outcomes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np

from shigua_monitor.statistics.arrays import Array, Flags
from shigua_monitor.statistics.distribution import deviations_beyond, student_cdf, student_quantile
from shigua_monitor.statistics.outcome import Outcome
from shigua_monitor.statistics.predictive import Law, beta_binomial, forecast_count, negative_binomial
from shigua_monitor.statistics.regression import LOGIT, Line, Link, plain

FEW: Final = 30
"""Expected events below which whole numbers are counted out; above, the link's scale is normal enough."""
WIDEST: Final = 1.5
"""Largest variance of a logarithm that is taken at its word: beyond it a gamma's upper end would come down again."""
SHARPEST: Final = 1e6
"""Largest shape of a mixing distribution: beyond it none is needed, and logarithms would cancel."""


class Ahead(NamedTuple):
    """The horizon: people or exposure then, and the counts that keep a limit, at most `most` and at least `least`."""

    people: Array
    most: Array
    least: Array

    def of(self, rows: Flags) -> Ahead:
        return Ahead(*(part[rows] for part in self))


def rare_outcome(events: Array, people: Array, drift: Array, ahead: Ahead, tail: float, link: Link) -> Outcome:
    """The pooled rate and its predictive with Jeffreys' prior: half an event (and half a non-event) more.

    `drift` is the variance on the link's scale by which the rate may have moved from the pooled years to the horizon;
    without it the predictive is exact.
    """
    moved = np.expm1(np.minimum(drift, WIDEST))
    if link is LOGIT:
        mean = (events + 0.5) / (people + 1)
        size = 1 / (1 / (people + 1) + mean * (1 - mean) * moved)
        law = beta_binomial(ahead.people, mean * size, (1 - mean) * size)
    else:
        law = negative_binomial(1 / (1 / (events + 0.5) + moved), (events + 0.5) * ahead.people / people)
    return _counted_out(law, events / people, ahead, tail)


def trend_outcome(curved: Line, straight: Line, ahead: Ahead, tail: float, link: Link) -> Outcome:
    """The lines at the horizon: a few events are counted out around the curved one, else both lines are believed."""
    mean = link.inverse(curved.height)
    few = ahead.people * mean < FEW
    (bent, width), (even, _) = _along([curved, straight], ahead, tail, [link, plain(link)])
    result = bent.mixed(even)
    mixing = (width[few] / deviations_beyond(tail)) ** 2 - curved.person[few] / ahead.people[few]
    law = _mixture(ahead.people[few], mean[few], mixing, link)
    result.write(few, _counted_out(law, mean[few], ahead.of(few), tail))
    return result


def _along(lines: Sequence[Line], ahead: Ahead, tail: float, links: Sequence[Link]) -> list[tuple[Outcome, Array]]:
    """Lines at the horizon with the variances of the line, of a year beyond chance, and of chance; and half the
    interval on each line's scale. All of them are worked out together, which is quicker.

    The degrees of freedom of the t quantile grow as less of a year's variance had to be estimated.
    """
    line = Line(*np.stack(lines, axis=1))
    chance = line.person / ahead.people
    spread = np.sqrt(line.variance + line.yearly + chance)
    with np.errstate(divide="ignore"):
        df = line.df / np.sqrt(line.yearly / (line.yearly + chance))
    width = student_quantile(1 - tail, df) * spread
    ends = np.stack([line.height, line.height - width, line.height + width])
    below, under = _chance_up_to(np.stack([ahead.most, ahead.least - 1]), line.height, spread, df, ahead.people, links)
    found = []
    for place, link in enumerate(links):
        point, lower, upper = np.clip(link.inverse(ends[:, place]), 0, link.top)
        found.append((Outcome(point, lower, upper, below[place], 1 - under[place]), width[place]))
    return found


def _chance_up_to(
    counts: Array, height: Array, spread: Array, df: Array, people: Array, links: Sequence[Link]
) -> Array:
    """P(K <= count) on the scale of each line, with the half count that whole numbers need: count x line x series."""
    share = (counts + 0.5) / people
    inner = (share > 0) & (share < links[0].top)
    inside = np.where(inner, share, 0.5)
    z = (np.stack([link.scale(inside) for link in links], axis=1) - height) / spread
    outside = np.where(share > 0, 1.0, 0.0)
    chance = np.where(inner[:, None], student_cdf(z, df), outside[:, None])
    return np.where(np.isnan(counts)[:, None], np.nan, chance)


def _mixture(people: Array, mean: Array, variance: Array, link: Link) -> Law:
    """The count's law when the rate varies around its mean with this variance on the link's scale."""
    if link is LOGIT:
        inner = mean * (1 - mean)
        size = np.clip(1 / np.maximum(inner * variance, 1 / SHARPEST) - 1, 0.5, SHARPEST)
        return beta_binomial(people, mean * size, (1 - mean) * size)
    return negative_binomial(1 / np.expm1(np.clip(variance, 1 / SHARPEST, WIDEST)), mean * people)


def _counted_out(law: Law, point: Array, ahead: Ahead, tail: float) -> Outcome:
    """Whole counts as rates; the interval reaches out to the point where the count's range stops short of it."""
    count = forecast_count(law, tail, ahead.most, ahead.least)
    lower, upper = np.minimum(count.lower / ahead.people, point), np.maximum(count.upper / ahead.people, point)
    return Outcome(point, lower, upper, count.at_most, count.at_least)
