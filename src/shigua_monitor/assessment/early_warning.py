"""What needs attention although, or because, of the verdicts: each warning with its figures and the plan's measures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np

from shigua_monitor.assessment.attainment import Attainment
from shigua_monitor.assessment.outlook import Outlook
from shigua_monitor.assessment.result import Result
from shigua_monitor.assessment.revision import Revisions
from shigua_monitor.assessment.silence import Silence, silent_domains
from shigua_monitor.assessment.since_base import turned_back
from shigua_monitor.plan.criterion import NOISE, GapNarrows, meets
from shigua_monitor.plan.model import Plan, Target
from shigua_monitor.plan.terms import EVERY_YEAR, REACH_AND_KEEP
from shigua_monitor.statistics.interval import Evidence


class EarlyWarning(NamedTuple):
    """One warning. `figures` are raw numbers in the unit of the indicator and fill the sentence of `code`."""

    code: str
    target: Target
    figures: Mapping[str, Any]

    @property
    def measures(self) -> tuple[tuple[str, int], ...]:
        """The plan's measures that address it: (domain, item). None makes a department report (W601)."""
        return () if self.code == "W601" else self.target.measures


def early_warnings(
    results: Sequence[Result],
    plan: Plan,
    revisions: Revisions | None = None,
    silences: Sequence[Silence] = (),
) -> list[EarlyWarning]:
    """All warnings, in the plan's order of urgency, then in the order of its targets. A department's silence is told
    once a domain, at the first of its targets there."""
    urgency = {code: rank for rank, code in enumerate(plan.file.early_warning.urgency)}
    found = [warning for result in results for warning in _of(result, plan, revisions)]
    found += [
        EarlyWarning("W601", target, figures)
        for silence in silences
        for target, figures in silent_domains(silence, results)
    ]
    return sorted(found, key=lambda warning: urgency.get(warning.code, len(urgency)))


def _of(result: Result, plan: Plan, revisions: Revisions | None) -> Iterator[EarlyWarning]:
    """The warnings of one target; none where it does not apply, and of a clause without figures only revisions."""
    if result.attainment is Attainment.NOT_APPLICABLE:
        return
    if result.attainment is not Attainment.NOT_QUANTIFIED:
        yield from _of_figures(result, plan)
    if revisions is not None:
        for revision in revisions.of(result.target, plan, result.area, result.year):
            yield EarlyWarning("W502", result.target, revision._asdict())


def _of_figures(result: Result, plan: Plan) -> Iterator[EarlyWarning]:
    checks = (
        ("W101", _unlikely(result)),
        ("W102", _behind_pace(result)),
        ("W201", _volatile(result)),
        ("W301", _broken(result)),
        ("W302", _met_then_lost(result, plan)),
        ("W303", _met_but_worsening(result)),
        ("W304", _no_longer_certain(result)),
        ("W401", _units_behind_average(result)),
        ("W402", _gap_widens(result)),
        ("W501", _no_data(result, plan)),
    )
    for code, figures in checks:
        if figures is not None:
            yield EarlyWarning(code, result.target, figures)


def _projected(result: Result) -> dict[str, Any]:
    """The three views of an outlook, as far as they have figures; of the unit that decides, if each must attain."""
    expected = result.outlook
    low, high = expected.interval or (None, None)
    by_unit = {unit.area: unit.value for unit in result.units}
    return {
        "unit": expected.unit,
        "value": by_unit.get(expected.unit, result.measured) if expected.unit else result.measured,
        "threshold": result.threshold,
        "due": expected.horizon,
        "pace": expected.pace,
        "growth_ratio": expected.compound,
        "projection": expected.point,
        "low": low,
        "high": high,
        "chance": expected.chance,
    }


def _unlikely(result: Result) -> dict[str, Any] | None:
    """W101: at least two of pace, growth and projection say that the target will be missed."""
    return _projected(result) if result.outlook.code is Outlook.UNLIKELY else None


def _behind_pace(result: Result) -> dict[str, Any] | None:
    """W102: to be watched, and slower than the straight path to the target."""
    pace = result.outlook.pace
    behind = pace is not None and pace < result.target.warning_settings.on_track_pace
    return _projected(result) if result.outlook.code is Outlook.WATCH and behind else None


def _volatile(result: Result) -> dict[str, Any] | None:
    """W201: the year differs from the others by more than chance explains."""
    found = result.exceptional
    if found is None:
        return None
    low, high = found.limits or (None, None)
    return {"value": result.measured, "expected": found.expected, "p": found.p, "low": low, "high": high}


def _broken(result: Result) -> dict[str, Any] | None:
    """W301: a target that must hold every year was broken, now or before: always, or from its first success on
    (`since`). Where units are judged, those that broke it have the figures; a mean says nothing of them."""
    if not result.broken_years:
        return None
    return {
        "years": result.broken_years,
        "values": [None if result.units else result.series.get(year) for year in result.broken_years],
        "units": {str(year): _failing_in(result, year) for year in result.broken_years if result.units},
        "since": result.first_attained if result.target.due == REACH_AND_KEEP else None,
        "threshold": result.threshold,
    }


def _failing_in(result: Result, year: int) -> dict[str, float | None]:
    """The units that failed in a year, with their figures."""
    failing = [unit for unit in result.units if unit.history.get(year) is Attainment.NOT_ATTAINED]
    return {unit.area: unit.series.get(year) for unit in failing}


def _met_then_lost(result: Result, plan: Plan) -> dict[str, Any] | None:
    """W302: attained in an earlier year, not now. Where units are judged, those that lost it have the figures. What
    must hold every year, or from its first success on, is W301 instead."""
    first = result.first_attained
    if first is None or result.attainment is not Attainment.NOT_ATTAINED:
        return None
    if result.target.due in (EVERY_YEAR, REACH_AND_KEEP):
        return None
    lost = result.failing_units
    return {
        "first_year": first,
        "first_value": None if result.units else result.series.get(first),
        "value": None if result.units else result.measured,
        "first_units": {unit.area: unit.series.get(first) for unit in lost},
        "units": {unit.area: unit.value for unit in lost},
        "threshold": result.threshold,
        "turned": turning(result, plan.file.base_year),
    }


def turning(result: Result, base_year: int) -> dict[str, float] | None:
    """For what had to move steadily from the base year on: the first year whose figure was worse than the one before,
    and both figures."""
    criterion = result.target.criterion
    if result.units or not getattr(criterion, "steadily", False):
        return None
    for before, year in pairwise(sorted(year for year in result.series if year >= base_year)):
        pair = np.array([[result.series[before], result.series[year]]])
        if turned_back(pair, criterion.comparison)[0, -1]:
            return {"year": year, "value": result.series[year], "before": result.series[before]}
    return None


def _met_but_worsening(result: Result) -> dict[str, Any] | None:
    """W303: attained, but worse than in the base year beyond chance, and worse than the year before."""
    base, before, now = result.baseline, result.last_before, result.measured
    fixed = not result.target.criterion.needs_baseline and result.target.criterion.kind != "in_place"
    if result.attainment is not Attainment.ATTAINED or not fixed or base is None or before is None or now is None:
        return None
    sign = 1 if result.target.criterion.comparison.upward else -1
    if not _worse_than_base(result, sign, base, now) or (before - now) * sign <= NOISE * max(abs(before), abs(now)):
        return None
    return {"value": now, "baseline": base, "change": round(now - base, 10), "threshold": result.threshold}


def _worse_than_base(result: Result, sign: int, base: float, now: float) -> bool:
    """By counts where there are any: their interval lies on the bad side. Else by a share of the base value."""
    if result.evidence.since_base is not Evidence.NO_COUNTS:
        return result.evidence.since_base is Evidence.CLEARLY_MISSED
    beyond = abs(base) * result.target.warning_settings.worsening_percent / 100
    return (base - now) * sign > beyond + NOISE


def _no_longer_certain(result: Result) -> dict[str, Any] | None:
    """W304: attained, and clearly so the last time that counts were sent, but no longer clearly."""
    evidence = result.evidence
    if result.attainment is not Attainment.ATTAINED or evidence.code is not Evidence.CANNOT_TELL:
        return None
    if evidence.before is not Evidence.CLEARLY_MET or evidence.interval is None:
        return None
    low, high = evidence.interval
    return {
        "value": result.measured,
        "low": low,
        "high": high,
        "threshold": result.threshold,
        "numerator": result.numerator,
        "denominator": result.denominator,
    }


def _units_behind_average(result: Result) -> dict[str, Any] | None:
    """W401: the district's figure attains the target, some of its units do not."""
    average = result.value if result.value is not None else _pooled(result)
    if not result.failing_units or average is None or result.threshold is None:
        return None
    comparison = result.target.criterion.comparison
    if not meets(np.array([average]), np.array([result.threshold]), comparison)[0]:
        return None
    failing = {unit.area: unit.value for unit in result.failing_units}
    return {"value": average, "failing": failing, "threshold": result.threshold}


def _pooled(result: Result) -> float | None:
    """The units' figure together, from their counts; None unless all of them gave counts."""
    indicator = result.target.indicator
    cases = [unit.numerator for unit in result.units if unit.numerator is not None]
    people = [unit.denominator for unit in result.units if unit.denominator is not None]
    if indicator is None or not cases or len(cases) < len(result.units) or len(people) < len(cases) or not sum(people):
        return None
    return sum(cases) * indicator.unit.scale / sum(people)


def _gap_widens(result: Result) -> dict[str, Any] | None:
    """W402: a gap that should narrow is wider than in the base year."""
    base, now = result.baseline, result.measured
    if not isinstance(result.target.criterion, GapNarrows) or base is None or now is None:
        return None
    if now <= base + NOISE * max(abs(now), abs(base)):
        return None
    return {"value": now, "baseline": base, "change": round(now - base, 10)}


def _no_data(result: Result, plan: Plan) -> dict[str, Any] | None:
    """W501: nothing to judge by. Only the plan's own district owes data."""
    if result.attainment is not Attainment.NO_DATA or result.area != plan.district.name.zh:
        return None
    return {"missing_units": [unit.area for unit in result.missing_units]}
