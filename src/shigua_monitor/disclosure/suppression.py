"""Cell suppression: which counts of a table are hidden so that no small one can be read or computed.

Primary: a count of 1 to 4, a complement of 1 to 4 where it is people too, a denominator of 1 to 4. A true zero stays.
Secondary: while the published counts confine a hidden small count to 1 to 4, the smallest further count that stands in
a sum with it is hidden as well, a total last. That is the classical method of the smallest additional cell (Willenborg
and de Waal, Elements of Statistical Disclosure Control, 2001, ch. 4; Hundepool et al., Statistical Disclosure Control,
2012, ch. 4), and each choice is audited by exact bounds. The reader is supposed to know the method: what is hidden is
no zero.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from shigua_monitor.disclosure.bounds import ROUNDING, Ends, Flags, Line, highest, together
from shigua_monitor.observations import Floats

FEWEST, MOST = 1, 4
"""The counts that are hidden, both included."""


class Counts(NamedTuple):
    """The cells of a table. `people` is NaN for what has no denominator; `complements` says where the people who
    are not counted are people to be protected too. `unsent` are sums of what nobody sent, which are published nowhere.
    """

    events: Floats
    people: Floats
    complements: Flags
    unsent: Flags


class Suppressed(NamedTuple):
    """What is hidden: the whole cell, or its denominator alone beside a zero."""

    cells: Flags
    people: Flags


def suppressed(counts: Counts, lines: Sequence[Line]) -> Suppressed:
    """What must be hidden of a flat table in which the sums `lines` hold. A count that is safe stays so, whatever is
    hidden further: each is looked at once."""
    found, complement = primary(counts), _complement(counts)
    for quantity, hidden_of in _QUANTITIES:
        values = quantity(counts)
        ends, known = Ends(least(values, counts), np.full(values.shape, np.inf)), _known(values, lines)
        for place in _doubtful(values, hidden_of(found), ends, known):
            while _is_confined(place, values, hidden_of(found), ends, known):
                further = _smallest(place, values, hidden_of(found), complement, known)
                if further is None:
                    break
                _hide(further, counts, found)
    return found


def _hide(place: int, counts: Counts, found: Suppressed) -> None:
    """Hide a cell; of a zero the denominator first."""
    if counts.events[place] > 0 or found.people[place]:
        found.cells[place] = True
    else:
        found.people[place] = True


def primary(counts: Counts) -> Suppressed:
    """What must be hidden for its own sake, in arrays of any shape."""
    with np.errstate(invalid="ignore"):
        some = counts.events > 0
    small_people = is_small(counts.people) | is_small(_complement(counts))
    return Suppressed(is_small(counts.events) | (some & small_people) | counts.unsent, is_small(counts.people) & ~some)


def _complement(counts: Counts) -> Floats:
    return np.where(counts.complements, counts.people - counts.events, np.nan)


def is_small(counts: Floats) -> Flags:
    with np.errstate(invalid="ignore"):
        small: Flags = (counts >= FEWEST) & (counts <= MOST)
    return small


def confined(quantity: Floats, hidden: Flags, ends: Ends, lines: Sequence[Line]) -> Iterator[int]:
    """The hidden small counts that can be nothing but small."""
    known = _known(quantity, lines)
    for place in _doubtful(quantity, hidden, ends, known):
        if _is_confined(place, quantity, hidden, ends, known):
            yield place


_FEW = 3
"""Up to so many small counts are looked at one by one."""


def _doubtful(quantity: Floats, hidden: Flags, ends: Ends, known: Sequence[Line]) -> list[int]:
    """The hidden small counts that must be looked at one by one."""
    small: list[int] = np.flatnonzero(hidden & is_small(quantity)).tolist()
    safe = {0}
    while len(small) > _FEW and len(known) > 1 and safe:
        safe = together(MOST + 1, small, quantity, hidden, ends, known)
        small = [place for place in small if place not in safe]
    return small


def _is_confined(place: int, quantity: Floats, hidden: Flags, ends: Ends, known: Sequence[Line]) -> bool:
    return highest(place, quantity, hidden, ends, known) <= MOST + ROUNDING


def least(quantity: Floats, counts: Counts) -> Floats:
    """What a hidden count is at least: no zero is hidden, but what was not sent may be none."""
    with np.errstate(invalid="ignore"):
        return np.where((quantity > 0) & ~counts.unsent, 1.0, 0.0)


def _known(quantity: Floats, lines: Sequence[Line]) -> list[Line]:
    return [line for line in lines if np.isfinite(quantity[list(line.members)]).all()]


def _either(found: Suppressed) -> Flags:
    either: Flags = found.cells | found.people
    return either


_QUANTITIES: tuple[tuple[Callable[[Counts], Floats], Callable[[Suppressed], Flags]], ...] = (
    (lambda counts: counts.events, lambda found: found.cells),
    (lambda counts: _complement(counts), _either),
    (lambda counts: np.where(counts.complements, np.nan, counts.people), _either),
)
"""What adds up by itself, and where it is hidden: events; those not counted; or else the denominators."""


def quantities(counts: Counts, found: Suppressed) -> Iterator[tuple[Floats, Flags]]:
    """What adds up by itself, and where it is hidden."""
    for quantity, hidden_of in _QUANTITIES:
        yield quantity(counts), hidden_of(found)


def _smallest(place: int, quantity: Floats, hidden: Flags, complement: Floats, lines: Sequence[Line]) -> int | None:
    """The smallest shown count in a sum with a hidden one: a part before a total; if its own sums have none left, one
    in a sum with its neighbours. A zero goes only where there is nothing else."""
    totals = {line.total for line in lines}
    near = {place}
    while True:
        members = near | {each for line in lines if near & set(line.members) for each in line.members}
        shown = [each for each in members if not hidden[each]]
        some = [each for each in shown if quantity[each] > 0]
        if some or members == near:
            order = {each: (each in totals, complement[each] == 0, quantity[each], each) for each in some or shown}
            return min(order, key=order.__getitem__) if order else None
        near = members
