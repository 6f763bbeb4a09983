"""Invented districts for the backtest: what truly happens to an indicator, and what a department reports of it.

A series lies straight on the scale on which chance is even (logits of shares, logarithms of rates), or straight as it
is between the same ends: half of each, for nobody knows which is true. Reports are drawn from it by chance.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from shigua_monitor.plan.terms import Kind

Array = NDArray[np.float64]
Places = NDArray[np.intp]
Generator = np.random.Generator

SIZES = (125, 1_200, 12_000)
"""Births or children a year: the district, a county, a city."""
PATHS = ("flat", "improving", "worsening", "restless", "break")
FLAT, IMPROVING, WORSENING, RESTLESS, BREAK = range(5)
SLOPES = (0.02, 0.17)
"""Least and largest change a year, in logits or logarithms, as in the published national series; small ones are
commoner (their logarithm is drawn evenly)."""
BEYOND_CHANCE = 0.1
"""Standard deviation of a restless year beyond chance, on the same scale."""
BREAKS = (0.3, 0.9)
"""Least and largest break, up or down, on the same scale; it falls between two of the years that are seen."""
WORSE_THAN_LIMIT = (-0.2, 0.6)
"""How far, on the same scale, the middle of a series is from its limit: some reach it and some do not."""


@dataclass(frozen=True)
class Measure:
    """What is reported: the kind of indicator, the limit of its target, and whether its counts are sent."""

    name: str
    kind: Kind
    limit: float
    counted: bool = True

    @property
    def upward(self) -> bool:
        """Whether more is better."""
        return self.kind is not Kind.RATE

    @property
    def scale(self) -> int:
        return 1000 if self.kind is Kind.RATE else 100

    def bent(self, share: Array | float) -> Array:
        """The scale on which chance is even."""
        return np.log(share) if self.kind is Kind.RATE else np.log(share) - np.log1p(-np.asarray(share))

    def straight(self, bent: Array) -> Array:
        return np.exp(bent) if self.kind is Kind.RATE else 1 / (1 + np.exp(-bent))

    def chance(self, share: Array, people: Array) -> Array:
        """The standard deviation by chance of one year's share."""
        return np.sqrt(share * (1 if self.kind is Kind.RATE else 1 - share) / people)


MEASURES = (
    Measure("proportion", Kind.PROPORTION, 90),
    Measure("rate", Kind.RATE, 40),
    Measure("rare rate", Kind.RATE, 5),
    Measure("proportion, no counts", Kind.PROPORTION, 90, counted=False),
    Measure("rate, no counts", Kind.RATE, 40, counted=False),
    Measure("ratio, no counts", Kind.RATIO, 90, counted=False),
)


@dataclass(frozen=True)
class World:
    """Series of one measure, a row each. `size` and `path` are places in SIZES and PATHS; `share` is the truth, and
    what is reported of it are `events` among `people`, and the `value` in the unit of the measure."""

    measure: Measure
    size: Places
    path: Places
    share: Array
    events: Array
    people: Array
    value: Array


def changing(measure: Measure, seen: int, hidden: int, number: int, chance: Generator) -> World:
    """`number` series of every size and path: `seen` years and `hidden` ones after them."""
    size, path = (part.ravel() for part in np.indices((len(SIZES), len(PATHS), number))[:2])
    return _reported(measure, size, path, _shares(measure, path, seen, seen + hidden, chance), chance)


def unchanged(measure: Measure, years: int, number: int, shift: float, chance: Generator) -> World:
    """`number` flat series of every size, but for the last year: `shift` standard deviations off, up or down."""
    size = np.repeat(np.arange(len(SIZES)), number)
    path = np.full_like(size, FLAT)
    share = _shares(measure, path, years, years, chance)
    before, deviation = share[:, -1], measure.chance(share[:, -1], np.array(SIZES)[size])
    step = chance.choice([-1.0, 1.0], size.shape) * shift * deviation
    no_room = (before + step <= 0) | (before + step >= 1)
    share[:, -1] = np.clip(before + np.where(no_room, -step, step), 1e-9, 1 - 1e-9)
    return _reported(measure, size, path, share, chance)


def _shares(measure: Measure, path: Places, seen: int, years: int, chance: Generator) -> Array:
    """The true shares, each row by its path."""
    series, better = len(path), 1.0 if measure.upward else -1.0
    middle = measure.bent(measure.limit / measure.scale) - better * chance.uniform(*WORSE_THAN_LIMIT, series)
    direction = better * np.select([path == IMPROVING, path == WORSENING], [1.0, -1.0], 0.0)
    slope = direction * np.exp(chance.uniform(*np.log(SLOPES), series))
    bent = middle[:, None] + slope[:, None] * (np.arange(years) - (years - 1) / 2)
    step = np.where(path == BREAK, chance.choice([-1.0, 1.0], series) * chance.uniform(*BREAKS, series), 0.0)
    bent += step[:, None] * (np.arange(years) >= chance.integers(1, seen, series)[:, None])
    bent += np.where(path == RESTLESS, BEYOND_CHANCE, 0.0)[:, None] * chance.normal(size=bent.shape)
    share = measure.straight(bent)
    as_it_is = (chance.random(series) < 0.5) & (slope != 0)
    return np.where(as_it_is[:, None], np.linspace(share[:, 0], share[:, -1], years, axis=1), share)


def _reported(measure: Measure, size: Places, path: Places, share: Array, chance: Generator) -> World:
    """Events by chance; for a ratio, whose numerator is not among its denominator, a value with noise as large."""
    usual = np.array(SIZES)[size][:, None]
    people = np.rint(usual * np.exp(chance.normal(0, 0.05, share.shape)))
    if measure.kind is Kind.RATE:
        events = chance.poisson(people * share).astype(np.float64)
    else:
        events = chance.binomial(people.astype(np.int64), share).astype(np.float64)
    value = measure.scale * events / people
    if measure.kind is Kind.RATIO:
        value = measure.scale * (share + measure.chance(share, usual) * chance.normal(size=share.shape))
    return World(measure, size, path, share, events, people, value if measure.counted else np.round(value, 2))
