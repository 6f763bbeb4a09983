"""How the intervals of a verdict are computed: the method by its name, its formula with the numbers put in."""

from __future__ import annotations

from math import isfinite
from typing import NamedTuple

from shigua_monitor.assessment.assess import Assessment
from shigua_monitor.assessment.attainment import Judgement
from shigua_monitor.assessment.evidence import asked_share
from shigua_monitor.assessment.gap import gaps_with_bounds
from shigua_monitor.assessment.result import Result
from shigua_monitor.plan.criterion import GapNarrows
from shigua_monitor.plan.model import Target
from shigua_monitor.plan.terms import Kind
from shigua_monitor.report.explanation_arithmetic import Formula, number, quotient, total
from shigua_monitor.report.explanation_record import counted_interval
from shigua_monitor.statistics.contrast import change
from shigua_monitor.statistics.distribution import normal_quantile
from shigua_monitor.statistics.interval import clopper_pearson, poisson_mean

_DIGITS = 7
"""Of numbers inside the formulas of intervals."""

_DIGITS_NEAR_ONE = 12
"""Of a share that is taken from 1."""


class Bounds(NamedTuple):
    """An interval with its method and the formula of either bound.

    Methods are wilson, garwood, newcombe (newcombe_share against a share of the base value), exact_ratio,
    square_and_add. `steps` are numbers that a formula takes from a
    table: bounds of the expected events, or of a share. `both_ways` says both formulas at once, where they differ by a
    sign.
    """

    method: str
    low: float
    high: float
    formulas: tuple[str, ...]
    steps: tuple[float, float] | None = None
    both_ways: str = ""


class PooledYears(NamedTuple):
    years: list[int]
    events: Formula
    people: Formula
    value: Formula


class EvidenceFormulas(NamedTuple):
    """`bounds` of the figure, `change` of its change since the base year; `absent` says why there is no interval:
    units, gap, kind, no_counts."""

    bounds: Bounds | None
    change: Bounds | None
    pooled: PooledYears | None
    absent: str | None


def evidence_formulas(assessment: Assessment, judgement: Judgement, result: Result) -> EvidenceFormulas:
    """The formulas behind `result.evidence`."""
    indicator, events, people = judgement.target.indicator, result.numerator, result.denominator
    if indicator is None or not result.attainment.judged or indicator.kind is Kind.STATUS:
        return EvidenceFormulas(None, None, None, None)
    if absent := _absent(judgement.target, result):
        return EvidenceFormulas(None, None, None, absent)
    if isinstance(judgement.target.criterion, GapNarrows):
        return EvidenceFormulas(None, _gap(assessment, judgement.target), None, None)
    ends = counted_interval(judgement.target, events, people)
    assert events is not None and people is not None and ends is not None
    level = judgement.target.warning_settings.evidence_level
    law = _wilson if indicator.kind is Kind.PROPORTION else _garwood
    return EvidenceFormulas(
        bounds=law(events, people, indicator.unit.scale, level, ends),
        change=_change(assessment, judgement, result, level),
        pooled=_pooled(assessment, judgement, result),
        absent=None,
    )


def _absent(target: Target, result: Result) -> str | None:
    kind = target.indicator.kind if target.indicator else None
    if result.units:
        return "units" if kind in (Kind.PROPORTION, Kind.RATE) else "kind"
    if isinstance(target.criterion, GapNarrows):
        return "gap" if result.evidence.change is None else None
    if kind not in (Kind.PROPORTION, Kind.RATE):
        return "kind"
    return "no_counts" if result.numerator is None or result.denominator is None else None


def _wilson(events: int, people: int, scale: int, level: float, ends: tuple[float, float]) -> Bounds:
    z = -float(normal_quantile((1 - level) / 2))
    square, shown = number(z * z, _DIGITS), number(z, _DIGITS)
    root = f"√({square} + 4 × {events} × (1 - {events} ÷ {people}))"

    def formula(sign: str, told: str) -> str:
        half = f"2 × {events} + {square} {sign} {shown} × {root}"
        return f"({half}) ÷ (2 × ({people} + {square})) × {scale} = {told}"

    low, high = (number(end, _DIGITS) for end in ends)
    return Bounds("wilson", *ends, (formula("-", low), formula("+", high)), both_ways=formula("±", f"{low}, {high}"))


def _garwood(events: int, people: int, scale: int, level: float, ends: tuple[float, float]) -> Bounds:
    least, most = (float(bound) for bound in poisson_mean(events, level))
    formulas = tuple(
        f"{number(expected, _DIGITS)} ÷ {people} × {scale} = {number(end, _DIGITS)}"
        for expected, end in zip((least, most), ends, strict=True)
    )
    return Bounds("garwood", *ends, formulas, (least, most))


def _change(assessment: Assessment, judgement: Judgement, result: Result, level: float) -> Bounds | None:
    """The change since the base year, for a limit that depends on it and counts of both years."""
    indicator, panel = judgement.target.indicator, assessment.panel
    at = (panel.areas[assessment.area], panel.years.index(assessment.plan.file.base_year))
    then = float(judgement.numerator[at]), float(judgement.denominator[at])
    if indicator is None or result.evidence.change is None or not isfinite(sum(then)):
        return None
    assert result.numerator is not None and result.denominator is not None
    now, before = (result.numerator, result.denominator), (int(then[0]), int(then[1]))
    low, high = result.evidence.change
    if indicator.kind is Kind.RATE:
        return _ratio(now, before, level, low, high)
    return _newcombe(judgement.target, now, before, low, high)


def _ratio(now: tuple[int, int], before: tuple[int, int], level: float, low: float, high: float) -> Bounds:
    """Exact given all events of both years: bounds of the share that the later year has of them."""
    least, most = (float(bound) for bound in clopper_pearson(now[0], now[0] + before[0], level))
    formulas = tuple(
        f"{told} ÷ (1 - {told}) × {before[1]} ÷ {now[1]} = {number(bound, _DIGITS)}"
        for share, bound in ((least, low), (most, high))
        if share < 1 and (told := number(share, _DIGITS if share < 0.99 else _DIGITS_NEAR_ONE))
    )
    return Bounds("exact_ratio", low, high, formulas, (least, most))


def _newcombe(target: Target, now: tuple[int, int], before: tuple[int, int], low: float, high: float) -> Bounds | None:
    assert target.indicator is not None
    scale, share = target.indicator.unit.scale, asked_share(target)
    ends, ends_before = counted_interval(target, *now), counted_interval(target, *before)
    if ends is None or ends_before is None:
        return None
    p, q = now[0] * scale / now[1], before[0] * scale / before[1] * share
    first, second, third = (number(part, _DIGITS) for part in (p, q, ends[0]))
    fourth, fifth, sixth = (number(part, _DIGITS) for part in (ends_before[1] * share, ends[1], ends_before[0] * share))
    formulas = (
        f"{first} - {second} - √(({first} - {third})^2 + ({fourth} - {second})^2) = {number(low, _DIGITS)}",
        f"{first} - {second} + √(({fifth} - {first})^2 + ({second} - {sixth})^2) = {number(high, _DIGITS)}",
    )
    return Bounds("newcombe" if share == 1 else "newcombe_share", low, high, formulas)


def _gap(assessment: Assessment, target: Target) -> Bounds:
    """How much a gap has widened, from the bounds of the gaps of both years."""
    panel, plan = assessment.panel, assessment.plan
    base, column = (panel.years.index(year) for year in (plan.file.base_year, assessment.year))
    found = gaps_with_bounds([target], panel, plan, base, column)
    at = 0, panel.areas[assessment.area]
    low, high = (float(bound[at]) for bound in change(*found))
    now, then = ([number(float(part[at]), _DIGITS) for part in gap] for gap in found)
    formulas = (
        f"{now[0]} - {then[0]} - √(({now[0]} - {now[1]})^2 + ({then[2]} - {then[0]})^2) = {number(low, _DIGITS)}",
        f"{now[0]} - {then[0]} + √(({now[2]} - {now[0]})^2 + ({then[0]} - {then[1]})^2) = {number(high, _DIGITS)}",
    )
    return Bounds("square_and_add", low, high, formulas)


def _pooled(assessment: Assessment, judgement: Judgement, result: Result) -> PooledYears | None:
    """The years that were pooled, in the order of time."""
    pooled, indicator = result.evidence.pooled, judgement.target.indicator
    if pooled is None or indicator is None:
        return None
    row, last = assessment.panel.areas[assessment.area], assessment.panel.years.index(result.year)
    window = judgement.target.warning_settings.pooled_years
    columns = [
        column
        for column in range(max(last - window + 1, 0), last + 1)
        if isfinite(judgement.numerator[row, column]) and judgement.denominator[row, column] > 0
    ]
    return PooledYears(
        years=[assessment.panel.years[column] for column in columns],
        events=total([int(judgement.numerator[row, column]) for column in columns]),
        people=total([int(judgement.denominator[row, column]) for column in columns]),
        value=quotient(pooled.events, pooled.people, indicator.unit.scale),
    )
