"""The yearly record in words, as a chart and as a table."""

from __future__ import annotations

from shigua_monitor.assessment.attainment import Attainment
from shigua_monitor.plan.criterion import AtLeast, AtMost, GapNarrows
from shigua_monitor.plan.terms import Unit
from shigua_monitor.report import display
from shigua_monitor.report.chart import Dot
from shigua_monitor.report.explanation import Explanation
from shigua_monitor.report.explanation_arithmetic import SIGNS, number
from shigua_monitor.report.explanation_judged import units_plot
from shigua_monitor.report.explanation_record import Year
from shigua_monitor.report.explanation_section import Plot, Section, joined
from shigua_monitor.report.prospects import interval_text, level_text
from shigua_monitor.report.tables import Cell, Column, Table
from shigua_monitor.text import Lang, listed, say


def years_sections(lang: Lang, explained: Explanation) -> list[Section]:
    """The record of the years, and below it the units of the judged year beside one another."""
    if not explained.years or not any(_is_told(each) for each in explained.years):
        return []
    lines = _broken(lang, explained)
    sections = [
        Section(
            say(lang, "explain.years"),
            tuple(lines),
            chart=_plot(lang, explained),
            table=_table(lang, explained),
            narrow=() if _drawn(explained) else (_in_a_row(lang, explained),),
        )
    ]
    plot = units_plot(lang, explained, _legend(lang, explained, with_projection=False), _limit_label(lang, explained))
    if plot is not None:
        sections.append(Section(say(lang, "explain.units", year=explained.result.year), chart=plot))
    return sections


def _is_told(year: Year) -> bool:
    return year.value is not None or (year.attainment is not None and year.attainment.judged)


def _drawn(explained: Explanation) -> bool:
    indicator = explained.result.target.indicator
    is_measure = indicator is not None and indicator.unit is not Unit.YES_NO
    return is_measure and any(each.value is not None for each in explained.years)


def _broken(lang: Lang, explained: Explanation) -> list[str]:
    """The years that broke a target of every year, and the units that failed in each year."""
    result = explained.result
    lines = [say(lang, "explain.broken", years=result.broken_years)] if result.broken_years else []
    failed = [
        say(lang, "explain.year_is", year=each.year, text=listed(lang, names))
        for each in explained.years
        if (names := [display.area_name(lang, name, explained.plan) for name in each.failing])
    ]
    return [*lines, say(lang, "explain.failing", units=joined(lang, failed))] if failed else lines


def _in_a_row(lang: Lang, explained: Explanation) -> str:
    """2021 yes √, 2022 no ×: where there is nothing to draw."""
    told = [
        say(
            lang, "explain.year_is", year=each.year, text=f"{_value(lang, explained, each)} {_mark(lang, each)}".strip()
        )
        for each in explained.years
        if _is_told(each)
    ]
    return joined(lang, told)


def _value(lang: Lang, explained: Explanation, year: Year) -> str:
    result = explained.result
    if year.value is None:
        return ""
    return display.value_text(lang, year.value, result.target.indicator, result.threshold)


def _mark(lang: Lang, year: Year) -> str:
    return say(lang, f"mark.{year.attainment.word}") if year.attainment is not None else ""


def _table(lang: Lang, explained: Explanation) -> Table:
    """A row a year: figure, counts, interval, verdict, and the units that failed."""
    result, columns = explained.result, ["year", "value", "numerator", "denominator", "interval", "verdict", "failing"]
    for key in ("numerator", "denominator", "interval", "value"):
        if not any(getattr(each, key) is not None for each in explained.years):
            columns.remove(key)
    if not any(each.failing for each in explained.years):
        columns.remove("failing")
    rows: list[list[Cell]] = []
    for each in explained.years:
        failing = [display.area_name(lang, name, explained.plan) for name in each.failing]
        cells: dict[str, Cell] = {
            "year": str(each.year),
            "value": _value(lang, explained, each) or None,
            "numerator": each.numerator,
            "denominator": each.denominator,
            "interval": interval_text(lang, each.interval, result),
            "verdict": _verdict(lang, each),
            "failing": listed(lang, failing) if failing else None,
        }
        rows.append([cells[key] for key in columns])
    numeric = ("value", "numerator", "denominator")
    return Table("years", tuple(Column(key, 14, numeric=key in numeric) for key in columns), rows)


def _verdict(lang: Lang, year: Year) -> str | None:
    if year.attainment is None:
        return None
    return f"{_mark(lang, year)} {say(lang, f'attainment.{year.attainment.word}')}"


def _plot(lang: Lang, explained: Explanation) -> Plot | None:
    """The years with their intervals and the limit, and the projection below them."""
    result, indicator = explained.result, explained.result.target.indicator
    if not _drawn(explained) or indicator is None:
        return None
    counted = any(each.numerator is not None for each in explained.years)
    dots = [_dot(lang, explained, each, counted) for each in explained.years if _is_told(each)]
    ahead = result.outlook
    projected = ahead.point is not None and ahead.interval is not None and not result.units
    if projected and ahead.point is not None:
        shown = display.value_text(lang, round(ahead.point, 2), indicator)
        labels = (str(ahead.horizon), *([""] if counted else []), shown, "")
        dots.append(Dot(labels, ahead.point, ahead.interval, projected=True))
    sign = say(lang, f"sign.{indicator.unit}")
    limit = explained.verdict.limit.value if explained.verdict.limit else None
    legend = _legend(lang, explained, with_projection=projected)
    return Plot(tuple(dots), limit, _limit_label(lang, explained), lambda at: f"{number(at)}{sign}", legend)


def _dot(lang: Lang, explained: Explanation, year: Year, counted: bool) -> Dot:
    counts = f"{year.numerator}/{year.denominator}" if year.numerator is not None else ""
    value = _value(lang, explained, year) or say(lang, "no_value")
    mark = _mark(lang, year) if year.attainment in (Attainment.ATTAINED, Attainment.NOT_ATTAINED) else ""
    return Dot((str(year.year), *([counts] if counted else []), value, mark), year.value, year.interval)


def _limit_label(lang: Lang, explained: Explanation) -> str:
    """≤5.0‰, as the plan has it; a limit from the base year with the digits of a table."""
    result, limit = explained.result, explained.verdict.limit
    criterion, indicator = result.target.criterion, result.target.indicator
    if limit is None or indicator is None:
        return ""
    sign = SIGNS[criterion.comparison]
    if isinstance(criterion, AtLeast | AtMost):
        return f"{sign}{criterion.value}{say(lang, f'sign.{indicator.unit}')}"
    return f"{sign}{display.value_text(lang, limit.value, indicator)}"


def _legend(lang: Lang, explained: Explanation, *, with_projection: bool) -> str:
    result = explained.result
    gap = isinstance(result.target.criterion, GapNarrows)
    parts = [say(lang, "explain.legend.gap" if gap else "explain.legend.value")]
    intervals = [each.interval for each in explained.years] + [result.evidence.interval]
    if any(intervals):
        parts.append(say(lang, "explain.legend.interval", level=level_text(result)))
    if explained.verdict.limit is not None:
        parts.append(say(lang, "explain.legend.limit"))
    if with_projection:
        level = f"{result.target.warning_settings.projection_level * 100:g}"
        parts.append(say(lang, "explain.legend.projection", level=level))
    return joined(lang, parts)
