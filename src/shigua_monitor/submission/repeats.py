"""Rows that speak of the same thing: whether they agree, and which of them is kept."""

from __future__ import annotations

import numpy as np

from shigua_monitor.findings import Finding
from shigua_monitor.observations import Codes, Mask, Observations, State
from shigua_monitor.plan.model import Plan
from shigua_monitor.submission.rule_cells import Figures, figures
from shigua_monitor.submission.rule_findings import Told


def check_repeats(observations: Observations, plan: Plan) -> list[Finding]:
    """The same indicator, area, group and year twice: a warning if the rows agree, else a conflict.

    Of agreeing rows that is kept which says most: the first with counts, else the first of those with the most digits.
    Of rows in conflict none is used.
    """
    rows, starts = _repeated(observations)
    if not len(rows):
        return []
    told, numbers = Told.of(observations, plan), figures(observations, plan)
    sizes = np.diff(np.r_[starts, len(rows)])
    key = np.repeat(np.arange(len(starts)), sizes)
    fullest_first = rows[np.lexsort((rows, numbers.half[rows], ~numbers.counted[rows], key))]
    fullest, first = (np.repeat(order[starts], sizes) for order in (fullest_first, rows))
    agree = np.logical_and.reduceat(_agree(observations, numbers, rows, fullest), starts)[key]
    repeats, conflicts = agree & (rows != fullest), ~agree & (rows != first)
    findings = [
        _repeat(code, told, row, other)
        for code, wrong, others in (("F306", repeats, fullest), ("F307", conflicts, first))
        for row, other in zip(rows[wrong].tolist(), others[wrong].tolist(), strict=True)
    ]
    observations.state[rows[repeats]] = State.MISSING
    observations.state[rows[~agree]] = State.WITHHELD
    return findings


def _repeated(observations: Observations) -> tuple[Codes, Codes]:
    """The rows of each key that several rows answer, one key after the other, and where each key begins."""
    answers = np.flatnonzero(np.isin(observations.state, (State.USED, State.NOT_APPLICABLE))).astype(np.int32)
    parts = (observations.year, observations.group, observations.area, observations.indicator)
    rows = answers[np.lexsort((answers, *(part[answers] for part in parts)))]
    keys = np.stack([part[rows] for part in parts])
    again = np.zeros(len(rows), np.bool_)
    again[1:] = (keys[:, 1:] == keys[:, :-1]).all(axis=0)
    repeated = again.copy()
    repeated[:-1] |= again[1:]
    return rows[repeated], np.flatnonzero(~again[repeated]).astype(np.int32)


def _agree(observations: Observations, numbers: Figures, rows: Codes, others: Codes) -> Mask:
    """Whether rows say the same as `others`: values within the digits that were sent, and the same counts.

    A count that only one of them gives does not contradict; that an indicator does not apply contradicts any value.
    """
    agree: Mask = observations.state[rows] == observations.state[others]
    agree &= ~numbers.exceeds(rows, others) & ~numbers.exceeds(others, rows)
    for counts in (observations.numerator, observations.denominator):
        agree &= ~(np.abs(counts[rows] - counts[others]) > 0)
    return agree


def _repeat(code: str, told: Told, row: int, other: int) -> Finding:
    (cell,) = told.cells([other], "value", row)
    return told.at(row, code, sent=told.number(row), other=cell, other_sent=told.number(other))
