"""How large a hidden count can be, for whoever reads the published ones and knows what adds up to what."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from shigua_monitor.observations import Floats

Flags = NDArray[np.bool_]

ROUNDING = 1e-6
"""How far the solution of a program may lie beside a whole count."""


class Line(NamedTuple):
    """A count that is the sum of others: places of the total and of its parts."""

    total: int
    parts: tuple[int, ...]

    @property
    def members(self) -> tuple[int, ...]:
        return (self.total, *self.parts)


class Ends(NamedTuple):
    """What a hidden count is at least and at most before any sum is looked at."""

    least: Floats
    most: Floats


def highest(place: int, counts: Floats, hidden: Flags, ends: Ends, lines: Sequence[Line]) -> float:
    """The highest value that a hidden count can have; infinite without an upper bound, -infinite where the published
    counts contradict one another.

    `counts` are all counts. One is bounded by every line that reaches it over hidden counts; where that is one line,
    by subtraction, else by linear programming (the audit of Fischetti and Salazar 2001).
    """
    reached, variables = _reached(place, hidden, lines)
    if not reached:
        return float(ends.most[place])
    if len(reached) == 1:
        return _by_subtraction(place, counts, hidden, ends, reached[0])
    return _by_programming(variables.index(place), counts, hidden, ends, reached, variables)


def _reached(place: int, hidden: Flags, lines: Sequence[Line]) -> tuple[list[Line], list[int]]:
    """The lines that bear on a hidden count, over other hidden ones too, and those hidden counts."""
    variables, reached = [place], [line for line in lines if place in line.members]
    for at in variables:
        for line in lines:
            if at in line.members:
                reached += [line] * (line not in reached)
                variables += [each for each in line.members if hidden[each] and each not in variables]
    return reached, variables


def _by_subtraction(place: int, counts: Floats, hidden: Flags, ends: Ends, line: Line) -> float:
    """Of a total as much as its other parts leave; of a hidden total as much as it can be."""
    if place == line.total:
        return float(min(ends.most[place], sum(_most(part, counts, hidden, ends) for part in line.parts)))
    others = sum(ends.least[part] if hidden[part] else counts[part] for part in line.parts if part != place)
    found = min(_most(line.total, counts, hidden, ends) - float(others), float(ends.most[place]))
    return found if found >= ends.least[place] else -inf


def _most(place: int, counts: Floats, hidden: Flags, ends: Ends) -> float:
    return float(ends.most[place] if hidden[place] else counts[place])


def _by_programming(
    aim: int, counts: Floats, hidden: Flags, ends: Ends, lines: Sequence[Line], variables: Sequence[int]
) -> float:
    from scipy.optimize import linprog

    sums, known = _equations(counts, hidden, lines, variables)
    costs = np.zeros(len(variables))
    costs[aim] = -1
    found = linprog(costs, A_eq=sums, b_eq=known, bounds=_bounds(ends, variables))
    if found.status == 0 and found.fun is not None:
        return -float(found.fun)
    return inf if found.status == 3 else -inf


def _equations(counts: Floats, hidden: Flags, lines: Sequence[Line], variables: Sequence[int]) -> tuple[Floats, Floats]:
    """The sums as equations of the hidden counts, with what the shown ones leave on the right."""
    column = {place: index for index, place in enumerate(variables)}
    sums, known = np.zeros((len(lines), len(variables))), np.zeros(len(lines))
    for row, line in enumerate(lines):
        for place, sign in ((line.total, -1.0), *((part, 1.0) for part in line.parts)):
            if hidden[place]:
                sums[row, column[place]] += sign
            else:
                known[row] -= sign * counts[place]
    return sums, known


def _bounds(ends: Ends, variables: Sequence[int]) -> list[tuple[float, float]]:
    return [(float(ends.least[place]), float(ends.most[place])) for place in variables]


def together(
    enough: float, places: Sequence[int], counts: Floats, hidden: Flags, ends: Ends, lines: Sequence[Line]
) -> set[int]:
    """Hidden counts that can all be `enough` in one and the same table: each of them can for itself. One program finds
    many of them, as far as it finds any; of the others nothing is said."""
    from scipy.optimize import linprog

    variables = np.flatnonzero(hidden & np.isfinite(counts)).tolist()
    reached = [line for line in lines if any(hidden[place] for place in line.members)]
    if not reached or not places:
        return {place for place in places if ends.most[place] >= enough}
    sums, known = _equations(counts, hidden, reached, variables)
    wanted = np.zeros((len(places), len(variables)))
    wanted[np.arange(len(places)), [variables.index(place) for place in places]] = -1
    found = linprog(
        np.r_[np.zeros(len(variables)), -np.ones(len(places))],
        A_ub=np.hstack([wanted, np.eye(len(places))]),
        b_ub=np.zeros(len(places)),
        A_eq=np.hstack([sums, np.zeros((len(reached), len(places)))]),
        b_eq=known,
        bounds=[*_bounds(ends, variables), *[(0.0, enough)] * len(places)],
    )
    if found.status != 0 or found.x is None:
        return set()
    values = dict(zip(variables, found.x.tolist(), strict=False))
    return {place for place in places if values[place] >= enough - ROUNDING}
