"""The three methods of an outlook with their numbers put in, what each says, and what follows by the rule."""

from __future__ import annotations

from math import exp, log
from typing import NamedTuple

import numpy as np

from shigua_monitor.assessment.assess import Assessment
from shigua_monitor.assessment.attainment import Judgement
from shigua_monitor.assessment.outlook import Outlook, View
from shigua_monitor.assessment.result import Result
from shigua_monitor.plan.model import Target
from shigua_monitor.plan.terms import EVERY_YEAR, REACH_AND_KEEP, Kind
from shigua_monitor.report.explanation_arithmetic import Formula, number, put_in
from shigua_monitor.statistics.forecast import RECENT, Method
from shigua_monitor.statistics.pace import Reason, annual_reduction

_DIGITS = 7
"""Of rates of growth inside formulas."""


class Path(NamedTuple):
    """What the methods look at: base value, present value, goal and their years; of the unit that decides, if each
    unit must attain the target."""

    base: float
    now: float
    goal: float
    base_year: int
    year: int
    due: int
    falling: bool


class MethodAnswer(NamedTuple):
    """One method (pace, growth, projection): its formulas, its figure, or why it has none, and what it says."""

    name: str
    formulas: tuple[Formula, ...]
    value: float | None
    reason: Reason
    view: View


class Reduction(NamedTuple):
    """The annual rate of reduction, observed and required, each with its formula, or why there is none."""

    observed: Formula | None
    observed_reason: Reason
    required: Formula | None


class OutlookFormulas(NamedTuple):
    """`kept` marks a target that must hold: it is looked at one year ahead, by projection alone. `point` and `flat`
    are the formulas of projections that a calculator can follow. `rule` names what followed from the methods."""

    kept: bool
    methods: tuple[MethodAnswer, ...]
    point: Formula | None
    flat: Formula | None
    reduction: Reduction | None
    known_years: int
    rule: str


def outlook_formulas(assessment: Assessment, judgement: Judgement, result: Result) -> OutlookFormulas | None:
    """The formulas behind `result.outlook`; None for a target that is not measured or does not apply."""
    indicator, expected = judgement.target.indicator, result.outlook
    measured = indicator is not None and judgement.target.criterion.quantified and indicator.kind is not Kind.STATUS
    if not measured or result.attainment.word == "not_applicable":
        return None
    row = assessment.panel.areas[expected.unit or assessment.area]
    years, base = assessment.panel.years, assessment.panel.years.index(assessment.plan.file.base_year)
    last = years.index(result.year)
    kept = must_hold(result)
    path = Path(
        base=float(judgement.baseline[row]),
        now=float(judgement.measured[row, last]),
        goal=float(judgement.limit[row, last]),
        base_year=years[base],
        year=years[last],
        due=expected.horizon or 0,
        falling=not judgement.target.criterion.comparison.upward,
    )
    series = judgement.measured[row, base : last + 1]
    counts = tuple(part[row, base : last + 1] for part in (judgement.numerator, judgement.denominator))
    return OutlookFormulas(
        kept=kept,
        methods=() if expected.horizon is None else _methods(result, path, kept),
        point=_point(result, counts) if expected.method is Method.RARE_COUNTS else None,
        flat=_flat(result, series, counts),
        reduction=_reduction(judgement.target, path, np.array(years[base : last + 1], np.float64), series, kept),
        known_years=int(np.isfinite(series).sum()),
        rule=_rule(result, kept, int(np.isfinite(series).sum())),
    )


def must_hold(result: Result) -> bool:
    """Whether a target is one to keep: of every year, or to be reached and kept and reached by now."""
    reached = result.target.due == REACH_AND_KEEP and result.first_attained is not None
    return result.target.due == EVERY_YEAR or reached


def _methods(result: Result, path: Path, kept: bool) -> tuple[MethodAnswer, ...]:
    expected = result.outlook
    pace, growth, projection = expected.views
    ahead = MethodAnswer("projection", (), expected.point, Reason.NONE, projection)
    if kept:
        return (ahead,)
    answers = (
        MethodAnswer("pace", _pace(path, expected.pace), expected.pace, expected.pace_reason, pace),
        MethodAnswer("growth", _growth(path, expected.compound), expected.compound, expected.compound_reason, growth),
    )
    return (*answers, ahead)


def _pace(path: Path, pace: float | None) -> tuple[Formula, ...]:
    if pace is None:
        return ()
    now, base, goal = number(path.now), put_in(path.base), number(path.goal)
    done = f"(({now} - {base}) ÷ ({goal} - {base}))"
    due = f"(({path.year} - {path.base_year}) ÷ ({path.due} - {path.base_year}))"
    return (Formula(f"{done} ÷ {due} = {number(pace, _DIGITS)}", pace),)


def _growth(path: Path, compound: float | None) -> tuple[Formula, ...]:
    """Observed, required, and their ratio, in the wanted direction."""
    if compound is None:
        return ()
    observed = _yearly(path.now, path.base, path.year - path.base_year)
    required = _yearly(path.goal, path.base, path.due - path.base_year)
    wanted = -observed.value if path.falling else observed.value
    text = f"{number(wanted, _DIGITS)} ÷ {number(abs(required.value), _DIGITS)} = {number(compound, _DIGITS)}"
    return observed, required, Formula(text, compound)


def _yearly(value: float, base: float, years: int) -> Formula:
    growth = (value / base) ** (1 / years) - 1
    return Formula(f"({number(value)} ÷ {number(base)})^(1 ÷ {years}) - 1 = {number(growth, _DIGITS)}", growth)


def _point(result: Result, counts: tuple[np.ndarray, ...]) -> Formula | None:
    """The pooled rate of all years since the base year, by which rare events are projected."""
    return _pooled(result, *(part[np.isfinite(counts[0])] for part in counts))


def _flat(result: Result, series: np.ndarray, counts: tuple[np.ndarray, ...]) -> Formula | None:
    """The present level carried on: of counts the last three known years together, else the last value."""
    if result.outlook.flat is None:
        return None
    if result.outlook.method in (Method.RARE_COUNTS, Method.TREND_OF_COUNTS):
        known = np.isfinite(counts[0])
        return _pooled(result, *(part[known][-RECENT:] for part in counts))
    value = float(series[np.isfinite(series)][-1])
    return Formula(number(value), value)


def _pooled(result: Result, events: np.ndarray, people: np.ndarray) -> Formula | None:
    scale = result.target.indicator.unit.scale if result.target.indicator else 0
    if not people.sum():
        return None
    value = float(events.sum() * scale / people.sum())
    above, below = (" + ".join(number(each) for each in part) for part in (events, people))
    return Formula(f"({above}) ÷ ({below}) × {scale} = {number(value)}", value)


def _reduction(target: Target, path: Path, years: np.ndarray, series: np.ndarray, kept: bool) -> Reduction | None:
    """For rates and proportions that are to fall."""
    kind = target.indicator.kind if target.indicator else None
    if not path.falling or kind not in (Kind.RATE, Kind.PROPORTION) or target.criterion.kind == "gap_narrows":
        return None
    rate, code = annual_reduction(years, series)
    observed = None
    if np.isfinite(rate):
        slope = log(1 - float(rate))
        observed = Formula(f"1 - e^({number(slope, _DIGITS)}) = {number(1 - exp(slope), _DIGITS)}", float(rate))
    required = None
    if path.due and not kept and path.base > 0 and path.goal > 0 and path.base != path.goal:
        value = -_yearly(path.goal, path.base, path.due - path.base_year).value
        text = f"1 - ({number(path.goal)} ÷ {number(path.base)})^(1 ÷ {path.due - path.base_year})"
        required = Formula(f"{text} = {number(value, _DIGITS)}", value)
    return Reduction(observed, Reason(int(code)), required)


def _rule(result: Result, kept: bool, known_years: int) -> str:
    """What decided the outlook: a key of the catalogue."""
    code, views = result.outlook.code, result.outlook.views
    if code is Outlook.MET:
        return "kept" if kept else "met"
    if code is Outlook.NOT_APPLICABLE:
        return "turned_back" if getattr(result.target.criterion, "steadily", False) else "kept" if kept else "no_time"
    if code is Outlook.INSUFFICIENT_DATA:
        few = known_years < result.target.warning_settings.fewest_years
        return "not_judged" if not result.attainment.judged else "few_years" if few else "silent"
    if code is Outlook.UNLIKELY:
        return "unlikely"
    if code is Outlook.ON_TRACK:
        return "on_track"
    unlikely = sum(view is View.UNLIKELY for view in views)
    return "spans" if views[2] is View.WATCH and unlikely >= 2 else "one_unlikely" if unlikely else "watch"
