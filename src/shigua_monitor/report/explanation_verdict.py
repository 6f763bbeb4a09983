"""From the numbers in the cells to the verdict: figures, limit, comparison and margin, each with its formula."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np

from shigua_monitor.assessment.assess import Assessment
from shigua_monitor.assessment.attainment import Attainment, Judgement
from shigua_monitor.assessment.result import Result
from shigua_monitor.assessment.since_base import LARGEST_EXACT
from shigua_monitor.observations import Floats
from shigua_monitor.plan.criterion import AtLeast, AtMost, ChangeFromBaseline, Comparison, GapNarrows, meets
from shigua_monitor.plan.terms import Unit
from shigua_monitor.report.explanation_arithmetic import (
    Compared,
    Formula,
    compare_counts,
    compare_values,
    compare_with_base,
    difference,
    quotient,
    share_of,
)
from shigua_monitor.report.explanation_cells import Place, Reading


class Computed(NamedTuple):
    """The figure of one area, group and year: from its counts by `formula`, or as it was sent (None)."""

    year: int
    area: str
    group: str
    numerator: int | None
    denominator: int | None
    formula: Formula | None
    value: float
    published: bool = False
    """Whether it is the base year's published figure, which no cell of the files gives."""


class Gap(NamedTuple):
    """The difference of two named figures in one year."""

    year: int
    high: Computed
    low: Computed
    formula: Formula


class Limit(NamedTuple):
    """What the figure is compared with, and its formula where it is computed. `origin` says how it came about:
    fixed, act, share_of_base, base, gap."""

    origin: str
    value: float
    formula: Formula | None


class JudgedUnit(NamedTuple):
    """A unit that must satisfy the target by itself."""

    area: str
    computed: Computed | None
    limit: Limit | None
    compared: Compared | None
    attainment: Attainment


class Verdict(NamedTuple):
    """All that the verdict rests on; None and empty where there is nothing to compute."""

    computed: list[Computed]
    gaps: list[Gap]
    limit: Limit | None
    compared: Compared | None
    units: list[JudgedUnit]
    margin: Formula | None
    path: list[tuple[int, float]]
    """For a steady trend: the known years from the base year on, none of which may turn back."""


def verdict(assessment: Assessment, judgement: Judgement, result: Result, read: list[Reading]) -> Verdict:
    """How one verdict came about."""
    target, base = judgement.target, assessment.plan.file.base_year
    if target.indicator is None or not target.criterion.quantified:
        return Verdict([], [], None, None, [], None, [])
    computed = list(_computed(assessment, judgement, read))
    units = [_unit(assessment, judgement, result, row) for row in judgement.units] if result.units else []
    limit = None if units and target.criterion.needs_baseline else _limit(result, result.threshold, result.baseline)
    own = (assessment.area, target.group)
    now, then = (figure(assessment, judgement, own, year) for year in (result.year, base))
    compared = None if units else _compared(result, limit, now, then)
    steady = bool(getattr(target.criterion, "steadily", False))
    return Verdict(
        computed=computed,
        gaps=[gap for year in (base, result.year) if (gap := _gap(judgement, computed, year, assessment))],
        limit=limit,
        compared=compared,
        units=units,
        margin=_margin(result, limit, units),
        path=[(year, value) for year, value in sorted(result.series.items()) if year >= base] if steady else [],
    )


def _computed(assessment: Assessment, judgement: Judgement, read: list[Reading]) -> Iterator[Computed]:
    """The figures of the places and years that were read, as far as they are used."""
    for each in read:
        found = figure(assessment, judgement, (each.area, each.group), each.year)
        if found is not None:
            yield found


def figure(assessment: Assessment, judgement: Judgement, place: Place, year: int) -> Computed | None:
    """The figure that is used of one area, group and year."""
    panel, target = assessment.panel, judgement.target
    area, group = place
    if target.indicator is None or area not in panel.areas or year not in panel.years:
        return None
    at = (panel.areas[area], panel.years.index(year))
    sent = panel.of(target.indicator.id, group)
    used = sent if isinstance(target.criterion, GapNarrows) else _used(judgement)
    value, events, people = (float(part[at]) for part in used)
    if not np.isfinite(value):
        return None
    published = not np.isfinite(sent[0][at])
    if not np.isfinite(events):
        return Computed(year, area, group, None, None, None, value, published)
    formula = quotient(int(events), int(people), target.indicator.unit.scale)
    return Computed(year, area, group, int(events), int(people), formula, value, published)


def _used(judgement: Judgement) -> tuple[Floats, Floats, Floats]:
    return judgement.measured, judgement.numerator, judgement.denominator


def _gap(judgement: Judgement, computed: list[Computed], year: int, assessment: Assessment) -> Gap | None:
    """Larger minus smaller of town and country, or highest minus lowest of the areas, where the gap is known."""
    row, column = assessment.panel.areas[assessment.area], assessment.panel.years.index(year)
    parts = [each for each in computed if each.year == year]
    if not isinstance(judgement.target.criterion, GapNarrows) or not np.isfinite(judgement.measured[row, column]):
        return None
    high, low = max(parts, key=lambda part: part.value), min(parts, key=lambda part: part.value)
    if high is low:
        high, low = parts[0], parts[-1]
    return Gap(year, high, low, difference(high.value, low.value))


def _limit(result: Result, threshold: float | None, baseline: float | None) -> Limit | None:
    criterion = result.target.criterion
    if threshold is None or result.target.indicator is None:
        return None
    if isinstance(criterion, AtLeast | AtMost):
        return Limit("fixed", float(criterion.value), None)
    if isinstance(criterion, ChangeFromBaseline) and baseline is not None:
        return Limit("share_of_base", threshold, share_of(baseline, criterion.percent))
    if isinstance(criterion, GapNarrows):
        return Limit("gap", threshold, None)
    return Limit("base" if criterion.needs_baseline else "act", threshold, None)


def _compared(result: Result, limit: Limit | None, now: Computed | None, base: Computed | None) -> Compared | None:
    """In whole numbers where counts decide, of the year alone or of the year and the base year; else by the values."""
    indicator, criterion = result.target.indicator, result.target.criterion
    if limit is None or indicator is None:
        return None
    if isinstance(criterion, GapNarrows):
        return None if result.measured is None else compare_values(result.measured, limit.value, criterion.comparison)
    if now is None:
        return None
    counts, then = _counts(now), _counts(base)
    if limit.origin == "fixed" and counts and indicator.unit.scale:
        return compare_counts(*counts, indicator.unit.scale, limit.value, criterion.comparison)
    crosswise = counts and then and then[0] > 0 and max(counts[0] * then[1], then[0] * counts[1]) <= LARGEST_EXACT
    if limit.origin in ("base", "share_of_base") and counts and then and crosswise:
        return compare_with_base(counts, then, getattr(criterion, "percent", 0), criterion.comparison)
    return compare_values(now.value, limit.value, criterion.comparison)


def _counts(computed: Computed | None) -> tuple[int, int] | None:
    if computed is None or computed.numerator is None or computed.denominator is None:
        return None
    return computed.numerator, computed.denominator


def _unit(assessment: Assessment, judgement: Judgement, result: Result, row: int) -> JudgedUnit:
    area = list(assessment.panel.areas)[row]
    column = assessment.panel.years.index(assessment.year)
    place = (area, judgement.target.group)
    now = figure(assessment, judgement, place, assessment.year)
    base = figure(assessment, judgement, place, assessment.plan.file.base_year)
    limit = _limit(result, _number(judgement.limit[row, column]), _number(judgement.baseline[row]))
    compared = _compared(result, limit, now, base)
    return JudgedUnit(area, now, limit, compared, Attainment(judgement.by_year[row, column]))


def _margin(result: Result, limit: Limit | None, units: list[JudgedUnit]) -> Formula | None:
    """The distance to the limit, positive on the good side; of units the smallest."""
    indicator, upward = result.target.indicator, result.target.criterion.comparison.upward
    if indicator is None or indicator.unit is Unit.YES_NO or result.margin is None:
        return None

    def distance(value: float, of: float) -> Formula:
        return difference(value, of) if upward else difference(of, value)

    if units:
        known = [distance(each.computed.value, each.limit.value) for each in units if each.computed and each.limit]
        return min(known, key=lambda each: each.value, default=None)
    return distance(result.measured, limit.value) if limit and result.measured is not None else None


def failing_by_year(assessment: Assessment, judgement: Judgement, year: int) -> list[str]:
    """The units that did not attain the target in one year."""
    names, column = list(assessment.panel.areas), assessment.panel.years.index(year)
    return [names[row] for row in judgement.units if judgement.by_year[row, column] == Attainment.NOT_ATTAINED]


def reversals(path: list[tuple[int, float]], asked: Comparison) -> list[int]:
    """The years of a steady trend that turned back against the known year before."""
    opposite = Comparison.BELOW if asked.upward else Comparison.ABOVE
    return [year for (_, before), (year, now) in pairwise(path) if bool(meets(_one(now), _one(before), opposite)[0])]


def _one(value: float) -> Floats:
    return np.array([value], np.float64)


def _number(value: Any) -> float | None:
    return float(value) if np.isfinite(value) else None
