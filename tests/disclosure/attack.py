"""Who reads a publication and computes: the bounds of every hidden count, by linear programming over all sums."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from scipy.optimize import linprog

from shigua_monitor.disclosure.bounds import Line
from shigua_monitor.disclosure.suppression import Counts, Suppressed

Bounds = Mapping[int, tuple[float, float | None]]
"""What is known of some hidden events beforehand: least and most."""


def pinned_down(counts: Counts, found: Suppressed, lines: Sequence[Line], known: Bounds | None = None) -> list[str]:
    """Hidden counts that can be confined to 1 to 4 by whoever knows the published counts, the sums, and that no zero
    is ever hidden. Events and the people who are not counted (or the denominators) are attacked each by themselves;
    of some events more may be known."""
    complement = np.where(counts.complements, counts.people - counts.events, np.nan)
    denominators = np.where(counts.complements, np.nan, counts.people)
    either = found.cells | found.people
    attacks = (
        ("events", counts.events, found.cells),
        ("complement", complement, either),
        ("people", denominators, either),
    )
    return [
        f"{name} of cell {place}"
        for name, values, hidden in attacks
        for place in np.flatnonzero(hidden & (values >= 1) & (values <= 4)).tolist()
        if not counts.unsent[place]
        and _confined(place, values, hidden, counts.unsent, lines, (known or {}) if name == "events" else {})
    ]


def _confined(
    place: int, values: np.ndarray, hidden: np.ndarray, unsent: np.ndarray, lines: Sequence[Line], beforehand: Bounds
) -> bool:
    """Whether the published counts leave nothing but 1 to 4."""
    sums, known = [], []
    for line in lines:
        members = [line.total, *line.parts]
        if np.isnan(values[members]).any():
            continue
        row, rest = np.zeros(len(values)), 0.0
        for member, sign in zip(members, [-1.0, *[1.0] * len(line.parts)], strict=True):
            if hidden[member]:
                row[member] += sign
            else:
                rest -= sign * values[member]
        sums.append(row)
        known.append(rest)
    if not sums and place not in beforehand:
        return False
    bounds = [(1.0 if h and v >= 1 and not u else 0.0, None) for h, v, u in zip(hidden, values, unsent, strict=True)]
    for at, (least, most) in beforehand.items():
        bounds[at] = (max(least, bounds[at][0]), most)
    aim = np.zeros(len(values))
    aim[place] = 1.0
    ends = []
    equations = {"A_eq": np.array(sums), "b_eq": np.array(known)} if sums else {}
    for sign in (1, -1):
        solved = linprog(sign * aim, **equations, bounds=bounds, method="highs")
        assert solved.status in (0, 3), solved.message  # the truth itself is always possible
        ends.append(float(aim @ solved.x) if solved.status == 0 else np.inf)
    return ends[0] >= 1 - 1e-6 and ends[1] <= 4 + 1e-6
