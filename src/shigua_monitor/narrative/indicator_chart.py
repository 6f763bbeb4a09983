"""The chart of an indicator: its years against the target of each, with intervals and the forecast."""

from __future__ import annotations

from shigua_monitor.assessment.attainment import Attainment
from shigua_monitor.assessment.course import Course
from shigua_monitor.assessment.result import Result
from shigua_monitor.narrative.document import (
    Align,
    Cell,
    Figure,
    ForecastPoint,
    IndicatorChart,
    IndicatorLegend,
    Table,
    YearPoint,
)
from shigua_monitor.narrative.material import Material
from shigua_monitor.narrative.table import Content, plain
from shigua_monitor.narrative.wording import asked, clauses, figure_text, paragraph
from shigua_monitor.plan.criterion import GapNarrows
from shigua_monitor.report.display import target_name
from shigua_monitor.report.prospects import interval_text
from shigua_monitor.text import say

_FEWEST = 2
"""Years with a figure that a chart needs."""


def charts(material: Material) -> dict[str, IndicatorChart]:
    """A chart for each target whose figures make one, by its id, in the plan's order."""
    found = ((result.target.id, indicator_chart(material, result)) for result in material.results)
    return {name: chart for name, chart in found if chart is not None}


def indicator_chart(material: Material, result: Result) -> IndicatorChart | None:
    """The chart of one target; None where fewer than two years have a figure."""
    course, indicator = material.course(result), result.target.indicator
    if course is None or indicator is None or sum(point.value is not None for point in course.points) < _FEWEST:
        return None
    lang = material.lang
    points, forecast = _points(result, course), _forecast(result)
    settings = result.target.warning_settings
    gap = isinstance(result.target.criterion, GapNarrows)
    levels = {"level": f"{settings.evidence_level * 100:g}", "ahead": f"{settings.projection_level * 100:g}"}
    return IndicatorChart(
        target_id=result.target.id,
        name=target_name(lang, result.target),
        unit=say(lang, f"points.{indicator.unit}" if gap else f"sign.{indicator.unit}").strip(),
        upward=result.target.criterion.comparison.upward,
        points=points,
        forecast=forecast,
        legend=IndicatorLegend(
            value=say(lang, "legend.gap" if gap else "legend.value"),
            target=asked(lang, result, material.plan),
            interval=say(lang, "legend.interval", **levels) if any(p.low is not None for p in points) else "",
            forecast=say(lang, "legend.forecast", **levels) if forecast else "",
            attained=say(lang, "attainment.attained"),
            not_attained=say(lang, "attainment.not_attained"),
        ),
        alternative=_in_words(material, result, course),
    )


def _points(result: Result, course: Course) -> tuple[YearPoint, ...]:
    judged = {year: verdict is Attainment.ATTAINED for year, verdict in result.history.items() if verdict.judged}
    return tuple(
        YearPoint(
            year=point.year,
            value=point.value,
            target=point.limit,
            low=point.interval[0] if point.interval else None,
            high=point.interval[1] if point.interval else None,
            attained=judged.get(point.year),
        )
        for point in course.points
    )


def _forecast(result: Result) -> tuple[ForecastPoint, ...]:
    expected = result.outlook
    if expected.horizon is None or expected.point is None or expected.interval is None or expected.unit is not None:
        return ()
    return (ForecastPoint(expected.horizon, expected.point, *expected.interval),)


def _in_words(material: Material, result: Result, course: Course) -> str:
    """What the chart shows, for those who do not see it."""
    lang = material.lang
    known = [point for point in course.points if point.value is not None]
    told = [say(lang, "year_value", year=point.year, value=figure_text(lang, point.value, result)) for point in known]
    parts = [
        say(lang, "chart.values", name=target_name(lang, result.target), values=told),
        asked(lang, result, material.plan),
        *_ahead(material, result),
    ]
    return paragraph(lang, clauses(lang, parts)).text


def _ahead(material: Material, result: Result) -> list[str]:
    lang = material.lang
    return [
        say(
            lang,
            "view.projection",
            year=point.year,
            point=figure_text(lang, round(point.middle, 1), result),
            interval=interval_text(lang, (point.low, point.high), result),
            level=f"{result.target.warning_settings.projection_level * 100:g}",
        )
        for point in _forecast(result)
    ]


def picture(material: Material, result: Result) -> Figure | None:
    """The chart as a figure of the text, with its numbers as a table."""
    chart, course = indicator_chart(material, result), material.course(result)
    if chart is None or course is None:
        return None
    caption = say(material.lang, "figure.indicator", name=chart.name)
    return Figure("", "", caption, chart.alternative, chart, _numbers(material, result, course, caption))


def _numbers(material: Material, result: Result, course: Course, caption: str) -> Table:
    lang = material.lang
    rows: list[list[Content]] = [
        [
            str(point.year),
            Cell(figure_text(lang, point.value, result), point.value, "0.0#"),
            interval_text(lang, point.interval, result),
            Cell(figure_text(lang, point.limit, result), point.limit, "0.0#"),
        ]
        for point in course.points
    ]
    columns = (("year", 7, Align.LEFT), ("value", 11, Align.RIGHT), ("interval", 20, Align.LEFT),
               ("threshold", 11, Align.RIGHT))  # fmt: skip
    return plain(lang, caption, columns, rows)[0]
