"""Rules between the numbers of a row, and between rows that speak of the same thing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from shigua_monitor.address import address
from shigua_monitor.findings import Finding
from shigua_monitor.observations import Codes, Observations, State
from shigua_monitor.plan.criterion import NOISE
from shigua_monitor.plan.model import Plan
from shigua_monitor.plan.terms import Kind


def check_rows(observations: Observations, plan: Plan) -> list[Finding]:
    """Years after the plan, and numbers that contradict one another. Withholds what it finds wrong."""
    findings: list[Finding] = []
    indicators = [plan.indicators[name] for name in observations.indicators.names]
    scale = np.array([each.unit.scale for each in indicators] or [0], np.float64)[observations.indicator]
    capped = np.array([each.kind is Kind.PROPORTION for each in indicators] or [False])[observations.indicator]
    numerator, denominator, value = observations.numerator, observations.denominator, observations.value
    used = observations.state == State.USED
    late = used & (observations.year > plan.file.period.last)
    with np.errstate(all="ignore"):
        no_denominator = used & (denominator == 0) & ~(numerator > 0)
        above = used & ((capped & (numerator > denominator)) | ((denominator == 0) & (numerator > 0)))
        quotient = numerator * scale / denominator
        tolerance = 0.5 * 10.0 ** -observations.decimals.astype(np.float64) + NOISE * np.abs(quotient)
        differs = used & (scale > 0) & (denominator > 0) & (np.abs(quotient - value) > tolerance)
    for index in np.flatnonzero(late).tolist():
        year = {"sent": str(observations.year[index]), "last": str(plan.file.period.last)}
        findings.append(_finding("F318", observations, index, plan, None, **year))
    for code, wrong in (("F311", no_denominator), ("F308", above), ("F309", differs & ~above)):
        for index in np.flatnonzero(wrong & ~late).tolist():
            column = {"F311": observations.denominator_column, "F308": observations.numerator_column}.get(code)
            numbers = _numbers(observations, index, quotient)
            findings.append(_finding(code, observations, index, plan, column, **numbers))
    observations.state[no_denominator] = State.MISSING
    observations.state[above | differs | late] = State.WITHHELD
    return findings


def _numbers(observations: Observations, index: int, quotient: NDArray[np.float64]) -> dict[str, float | None]:
    """The counts, the value and what the counts give, None where a cell is blank or nothing can be computed."""
    numbers = {
        "numerator": float(observations.numerator[index]),
        "denominator": float(observations.denominator[index]),
        "sent": float(observations.value[index]),
        "quotient": float(np.round(quotient[index], 10)),
    }
    return {name: number if np.isfinite(number) else None for name, number in numbers.items()}


def check_repeats(observations: Observations, plan: Plan) -> list[Finding]:
    """The same indicator, area, group and year twice: a warning if the numbers agree, else a conflict.

    Of agreeing rows the first is kept; of rows in conflict none is used.
    """
    findings: list[Finding] = []
    for first, others in _repeats(observations):
        if all(_agree(observations, first, other) for other in others):
            for other in others:
                findings.append(_repeat("F306", observations, other, first, plan))
                observations.state[other] = State.MISSING
        else:
            findings.extend(_repeat("F307", observations, other, first, plan) for other in others)
            observations.state[[first, *others]] = State.WITHHELD
    return findings


def _repeats(observations: Observations) -> Iterator[tuple[int, list[int]]]:
    """The rows of each key that is used more than once: the first, and the others."""
    used = np.flatnonzero(observations.state == State.USED)
    if not len(used):
        return
    parts = (observations.year, observations.group, observations.area, observations.indicator)
    order = used[np.lexsort(np.stack([used, *(part[used] for part in parts)]))]
    keys = np.stack([part[order] for part in parts])
    starts = np.flatnonzero(np.r_[True, (keys[:, 1:] != keys[:, :-1]).any(axis=0)])
    sizes = np.diff(np.r_[starts, len(order)])
    for start, size in zip(starts[sizes > 1].tolist(), sizes[sizes > 1].tolist(), strict=True):
        first, *others = order[start : start + size].tolist()
        yield first, others


def _agree(observations: Observations, one: int, other: int) -> bool:
    """Whether two rows say the same; a number that only one of them gives does not contradict."""
    for column in (observations.value, observations.numerator, observations.denominator):
        a, b = float(column[one]), float(column[other])
        if np.isfinite(a) and np.isfinite(b) and abs(a - b) > NOISE * max(abs(a), abs(b)):
            return False
    return True


def _repeat(code: str, observations: Observations, index: int, first: int, plan: Plan) -> Finding:
    source = observations.sources[observations.source[first]]
    other = f"{source.sheet}!{_cell(observations, first)[0]}"
    if observations.source[first] != observations.source[index]:
        other = f"{source.file} {other}"
    return _finding(
        code,
        observations,
        index,
        plan,
        None,
        sent=_shown(observations, index),
        other=other,
        other_sent=_shown(observations, first),
    )


def _shown(observations: Observations, index: int) -> Any:
    value, numerator, denominator = (
        float(column[index]) for column in (observations.value, observations.numerator, observations.denominator)
    )
    return value if np.isfinite(value) else f"{numerator:g}/{denominator:g}"


def _cell(observations: Observations, index: int, at: Codes | None = None) -> tuple[str, tuple[int, int]]:
    """Address and place of a row's value, or of the cell of the row that stands in the columns `at`."""
    row = int(observations.row[index])
    column = observations.column[index] or observations.numerator_column[index]
    if at is not None and at[index]:
        column = at[index]
    return address(row, int(column)), (row, int(column))


def _finding(code: str, observations: Observations, index: int, plan: Plan, at: Codes | None, **fields: Any) -> Finding:
    source = observations.sources[observations.source[index]]
    cell, place = _cell(observations, index, at)
    indicator = plan.indicators[observations.indicators.names[observations.indicator[index]]]
    return Finding(
        code,
        source.file,
        source.sheet,
        cell,
        fields,
        indicator=indicator.name.zh,
        area=observations.areas.names[observations.area[index]],
        group=observations.groups.names[observations.group[index]],
        year=int(observations.year[index]),
        place=place,
    )
