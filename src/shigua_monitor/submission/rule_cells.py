"""Observations brought together for a rule: the rows that it compares side by side, and their numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from shigua_monitor.observations import Codes, Floats, Labels, Mask, Observations, State
from shigua_monitor.plan.criterion import NOISE
from shigua_monitor.plan.model import Plan
from shigua_monitor.submission.quotients import half_a_digit, quotients

ABSENT = np.int8(-1)
"""Stands for the state of a value that was not sent at all."""

_UNROUNDED = 6
"""Nobody types so many digits after the point: such a value was computed and not rounded."""


class Cells:
    """A row for each combination that a rule speaks of, a column for each of its members.

    `row` holds rows of the observations, -1 where there is none; `state` what is known of their values.
    """

    def __init__(self, row: Codes, state: NDArray[np.int8]) -> None:
        self.row = row
        self.state = state

    def __len__(self) -> int:
        return len(self.row)

    @property
    def usable(self) -> Mask:
        return np.equal(self.state, State.USED)

    def of(self, column: NDArray[np.float64]) -> Floats:
        """The numbers of `column` in the cells; NaN where the value may not be used."""
        if not len(column):
            return np.full(self.row.shape, np.nan)
        return np.where(self.usable, column[self.row], np.nan)

    def only(self, wanted: Mask) -> Cells:
        return Cells(self.row[wanted], self.state[wanted])


def every(mask: Mask) -> Mask:
    """Whether all members of a cell are so."""
    return np.asarray(mask.all(axis=-1))


def some(mask: Mask) -> Mask:
    """Whether any member of a cell is so."""
    return np.asarray(mask.any(axis=-1))


def members(labels: Labels, names: Sequence[str]) -> Codes:
    """For each label the position of its name in `names`, -1 if it is not one of them."""
    positions = {name: position for position, name in enumerate(names)}
    return np.array([positions.get(name, -1) for name in labels.names] or [-1], np.int32)


def gather(observations: Observations, rows: Codes, member: Codes, size: int, axes: Sequence[Codes]) -> Cells:
    """Bring `rows` together by their values on the `axes`; `member` gives the column of each, of `size` columns.

    Of several rows for one place that which may be used is taken, else the first that says most.
    """
    if not len(rows):
        return Cells(np.full((0, size), -1, np.int32), np.full((0, size), ABSENT, np.int8))
    key = np.zeros(len(rows), np.int64)
    for axis in axes:
        lowest, highest = int(axis.min()), int(axis.max())
        key = key * (highest - lowest + 1) + (axis - lowest)
    keys, cell = np.unique(key, return_inverse=True)
    cells = Cells(np.full((len(keys), size), -1, np.int32), np.full((len(keys), size), ABSENT, np.int8))
    saying = np.array([0, 1, 3, 2])[observations.state[rows]]  # used, withheld, not applicable, missing
    places = (observations.row[rows], observations.source[rows], saying)
    best_last = np.lexsort((rows, *places))[::-1]
    cells.row[cell[best_last], member[best_last]] = rows[best_last]
    cells.state[cell[best_last], member[best_last]] = observations.state[rows[best_last]]
    return cells


class Figures(NamedTuple):
    """The numbers of all observations as rules compare them.

    `value` comes from the counts where both are known, else it is what was sent; `half` is half a unit of its last
    digit, 0 where it was not rounded.
    """

    value: Floats
    half: Floats
    numerator: Floats
    denominator: Floats
    counted: Mask

    def exceeds(self, one: Codes, other: Codes) -> Mask:
        """Whether the values of rows `one` are above those of rows `other`.

        Counts over the same denominator are compared exactly, and so are values that were rounded alike. Otherwise a
        rounded value is as good as any that rounds to it: of one number 8.1 is not above 8.06.
        """
        value, against = self.value[one], self.value[other]
        half, other_half = self.half[one], self.half[other]
        noise = NOISE * np.maximum(np.abs(value), np.abs(against))
        allowed = np.where(half != other_half, half + other_half, 0) + noise
        exact = self.exact(one, other)
        with np.errstate(invalid="ignore"):
            above: Mask = np.where(exact, self.numerator[one] > self.numerator[other], value - against > allowed)
        return above

    def exact(self, one: Codes, other: Codes) -> Mask:
        """Whether two rows have counts over the same denominator."""
        same: Mask = self.denominator[one] == self.denominator[other]
        return same & self.counted[one] & self.counted[other]


def figures(observations: Observations, plan: Plan) -> Figures:
    """The numbers of all rows, whatever their state."""
    scales = [plan.indicators[name].unit.scale for name in observations.indicators.names]
    scale = np.array(scales or [0], np.float64)[observations.indicator]
    numerator, denominator, decimals = observations.numerator, observations.denominator, observations.decimals
    quotient = quotients(numerator, denominator, scale)
    counted = np.isfinite(quotient)
    value = np.where(counted, quotient, observations.value)
    half = np.where(counted | (decimals >= _UNROUNDED), 0, half_a_digit(decimals))
    return Figures(value, half, numerator, denominator, counted)
