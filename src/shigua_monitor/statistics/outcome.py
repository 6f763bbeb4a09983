"""What may come of a series at the horizon, and how two opinions about it are mixed."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from shigua_monitor.statistics.arrays import Array, Flags


class Outcome(NamedTuple):
    """Flat arrays: point and interval; the chances of at most, and of at least, the limit."""

    point: Array
    lower: Array
    upper: Array
    at_or_below: Array
    at_or_above: Array

    @classmethod
    def unknown(cls, size: int) -> Outcome:
        return cls(*(np.full(size, np.nan) for _ in cls._fields))

    def of(self, rows: Flags) -> Outcome:
        return Outcome(*(part[rows] for part in self))

    def write(self, rows: Flags, values: Outcome) -> None:
        for part, value in zip(self, values, strict=True):
            part[rows] = value

    def mirrored(self, rows: Flags) -> Outcome:
        """The outcome of the complement in the marked rows."""
        turned = (1 - self.point, 1 - self.upper, 1 - self.lower, self.at_or_above, self.at_or_below)
        return Outcome(*(np.where(rows, new, old) for new, old in zip(turned, self, strict=True)))

    def mixed(self, other: Outcome) -> Outcome:
        """Two outcomes believed alike: the mean of points and chances, and an interval for both.

        It reaches a little less far than the further one: where the two lie apart that one's other tail is covered
        anyhow. Half as much is taken off as an equal mixture would take (which leaves nothing for a wrong variance).
        """
        return Outcome(
            (self.point + other.point) / 2,
            _mixed_end(self.point, self.lower, other.point, other.lower),
            -_mixed_end(-self.point, -self.upper, -other.point, -other.upper),
            (self.at_or_below + other.at_or_below) / 2,
            (self.at_or_above + other.at_or_above) / 2,
        )


def _mixed_end(first: Array, first_end: Array, second: Array, second_end: Array) -> Array:
    """The lower end for two opinions given by their points and lower ends."""
    gap = np.abs(first_end - second_end)
    reach = np.where(first_end < second_end, first - first_end, second - second_end)
    end: Array = np.minimum(first_end, second_end) + np.minimum(gap / 4, reach / 6)
    return end
