"""Figures in words: rounded for display only, with as many digits as an honest reading needs."""

from __future__ import annotations

from shigua_monitor.assessment.result import Result
from shigua_monitor.plan.criterion import AtLeast, AtMost, ChangeFromBaseline, GapNarrows, NotQuantified
from shigua_monitor.plan.definitions import Indicator
from shigua_monitor.plan.model import Plan, Target
from shigua_monitor.plan.terms import Scope, Unit
from shigua_monitor.text import Label, Lang, say

_MOST_DECIMALS = 10
_FEW_DECIMALS = 4
"""A value that is its limit is shown in full up to here; a limit with more digits comes of a quotient."""


def decimals(value: float, limit: float | None = None, least: int = 1) -> int:
    """How many digits after the point to show, so that rounding does not move the value onto or across its limit."""
    if limit is None:
        return least
    if value == limit:
        return next((places for places in range(least, _FEW_DECIMALS) if round(value, places) == value), least)
    for places in range(least, _MOST_DECIMALS):
        rounded = round(value, places)
        if rounded != limit and (rounded > limit) == (value > limit):
            return places
    return _MOST_DECIMALS


def decimals_of_difference(difference: float, unit: Unit) -> int:
    """How many digits a difference needs so that one that exists does not show as zero."""
    least = least_decimals(difference, unit)
    for places in range(least, _MOST_DECIMALS):
        if difference == 0 or round(difference, places) != 0:
            return places
    return _MOST_DECIMALS


def least_decimals(value: float, unit: Unit) -> int:
    """The digits that a value of this unit is shown with if nothing asks for more: at most two."""
    if unit is Unit.COUNT:
        return 0
    if unit in (Unit.HOURS, Unit.MINUTES) and float(value).is_integer():
        return 0
    return 1 if round(value, 1) == value else 2


def values_apart(lang: Lang, first: float, second: float, indicator: Indicator, sign: str = "sign") -> tuple[str, str]:
    """Two values as each is shown alone; where they would look alike, both with as many digits as tell them apart.
    `sign` is what stands behind them: `sign` of the unit, or its `points`."""
    each = [least_decimals(value, indicator.unit) for value in (first, second)]
    if indicator.unit is not Unit.YES_NO and round(first, each[0]) == round(second, each[1]):
        different = (at for at in range(max(each), _MOST_DECIMALS) if round(first, at) != round(second, at))
        each = [next(different, _MOST_DECIMALS)] * 2
    told = [_with_unit(lang, value, indicator.unit, at, sign) for value, at in zip((first, second), each, strict=True)]
    return told[0], told[1]


def value_text(lang: Lang, value: float | None, indicator: Indicator | None, limit: float | None = None) -> str:
    """A value with its unit: 95.3%, 2.8‰, 10小时, 是."""
    if value is None or indicator is None:
        return say(lang, "no_value")
    return _with_unit(lang, value, indicator.unit, decimals(value, limit, least_decimals(value, indicator.unit)))


def _with_unit(lang: Lang, value: float, unit: Unit, places: int, sign: str = "sign") -> str:
    if unit is Unit.YES_NO:
        return say(lang, "word.yes" if value >= 1 else "word.no")
    grouping = "" if unit.scale else ","
    return f"{value:{grouping}.{places}f}{say(lang, f'{sign}.{unit}')}"


def value_or_mark(lang: Lang, value: float | None, result: Result) -> str:
    """A value of a result, or where something of it is kept from a publication, the mark of that."""
    if value is None and result.suppressed:
        return say(lang, "mark.suppressed")
    return value_text(lang, value, result.target.indicator, result.threshold)


def points_text(lang: Lang, difference: float | None, indicator: Indicator | None, *, signed: bool = True) -> str:
    """A distance in points of the unit: -0.2个千分点; 持平 for a change that is none."""
    if difference is None or indicator is None or indicator.unit is Unit.YES_NO:
        return say(lang, "no_value")
    if difference == 0 and signed:
        return say(lang, "unchanged")
    return difference_text(difference, indicator, signed=signed) + say(lang, f"points.{indicator.unit}")


def difference_text(difference: float, indicator: Indicator, *, signed: bool = True) -> str:
    """A distance as a bare number, in the indicator's unit: +0.5, -0.04, 0."""
    if difference == 0:
        return "0"
    places = decimals_of_difference(difference, indicator.unit)
    sign = "+" if signed else ""
    return f"{difference:{sign}.{places}f}"


def criterion_text(lang: Lang, target: Target, plan: Plan) -> str:
    """What a target asks, in the words of a table: ≤3.0‰, 比2020年下降20%."""
    criterion, indicator = target.criterion, target.indicator
    year = plan.file.base_year
    if isinstance(criterion, AtLeast | AtMost):
        return say(lang, f"criterion.{criterion.kind}", limit=_limit_text(lang, criterion.value, indicator))
    if isinstance(criterion, ChangeFromBaseline):
        direction = Label("direction.up" if criterion.percent > 0 else "direction.down")
        percent = f"{abs(criterion.percent):g}"
        return say(lang, f"criterion.{criterion.kind}", year=year, percent=percent, direction=direction)
    if isinstance(criterion, GapNarrows):
        return say(lang, f"criterion.gap_{criterion.between}", year=year)
    if isinstance(criterion, NotQuantified):
        return say(lang, "criterion.not_quantified")
    steadily = "_steadily" if getattr(criterion, "steadily", False) and criterion.kind in ("rises", "falls") else ""
    return say(lang, f"criterion.{criterion.kind}{steadily}", year=year)


def _limit_text(lang: Lang, limit: float, indicator: Indicator | None) -> str:
    """A limit with the digits that the plan gives it: 3.0‰, 90%."""
    return f"{limit}{say(lang, f'sign.{indicator.unit}')}" if indicator else str(limit)


def measured_text(lang: Lang, result: Result) -> str:
    if "measured" in result.suppressed:
        return say(lang, "mark.suppressed")
    return value_text(lang, measured(result), result.target.indicator, result.threshold)


def measured(result: Result) -> float | None:
    """The figure that is compared: the value, or the gap."""
    return result.measured if isinstance(result.target.criterion, GapNarrows) else result.value


def due_text(lang: Lang, due: str | None) -> str:
    if due is None:
        return say(lang, "due.none")
    return say(lang, "due.by", year=due) if due.isdigit() else say(lang, f"due.{due}")


def clause_text(lang: Lang, target: Target) -> str:
    """The clause within its domain: 目标3."""
    return say(lang, f"clause_item.{target.clause.section}", item=target.clause.item)


def target_name(lang: Lang, target: Target) -> str:
    """What a row of a table is called: the indicator, its gap or its part, or the demand of a clause without one."""
    if target.indicator is None:
        return target.statement.text(lang)
    name = target.indicator.name.text(lang)
    if isinstance(target.criterion, GapNarrows):
        return say(lang, f"name.gap_{target.criterion.between}", name=name)
    if target.scope in (Scope.URBAN, Scope.RURAL):
        return say(lang, "name.part", name=name, part=Label(f"scope.{target.scope}"))
    return name


def department_name(lang: Lang, target: Target, plan: Plan, *, short: bool = False) -> str:
    department = plan.departments[target.department]
    return (department.short if short and department.short else department.name).text(lang)


def area_name(lang: Lang, name: str, plan: Plan) -> str:
    area = plan.areas.get(name)
    return area.name.text(lang) if area else name
