"""Missing data: which figures have not come, who owes them, by when they were due, and what to do."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from shigua_monitor.assessment.result import Result
from shigua_monitor.narrative.document import Align, Block, Section
from shigua_monitor.narrative.material import NO_DATA_CODE, Material, is_act
from shigua_monitor.narrative.table import Content, facets, plain
from shigua_monitor.narrative.wording import bullets, counted, enumerated, paragraph, said
from shigua_monitor.plan.asked import Figure, deadline
from shigua_monitor.plan.definitions import Indicator
from shigua_monitor.plan.terms import TOTAL, Scope
from shigua_monitor.report.display import area_name, department_name, target_name
from shigua_monitor.report.notes import warned_department, warning_message
from shigua_monitor.text import Label, listed, say


def missing(material: Material) -> list[Section]:
    """Measured targets without data, which call for a return or a survey, then acts whose state is not known."""
    lang, heading = material.lang, say(material.lang, "heading.missing")
    owed = without_data(material)
    if not owed:
        return [Section("missing", 1, "", heading, (said(lang, "missing.none"),))] if material.is_district else []
    figures, acts = [r for r in owed if not is_act(r)], [r for r in owed if is_act(r)]
    told = [
        say(lang, key, number=counted(lang, "target", len(some)), year=material.year) if some else ""
        for key, some in (("missing.figures", figures), ("missing.acts", acts))
    ]
    blocks: list[Block] = [
        paragraph(lang, *told),
        *silent(material),
        *_figures(material, figures),
        *_acts(material, acts),
    ]
    return [Section("missing", 1, "", heading, tuple(blocks))]


def silent(material: Material) -> tuple[Block, ...]:
    """Departments that sent nothing although their deadline has passed."""
    lang, plan = material.lang, material.plan
    return bullets(
        paragraph(lang, warning_message(lang, warning, material.by_target[warning.target.id], plan))
        for warning in material.silences
    )


def late_departments(material: Material) -> list[str]:
    """The names of departments that sent nothing by their deadline."""
    names = [warned_department(material.lang, warning, material.plan) for warning in material.silences]
    return list(dict.fromkeys(names))


def without_data(material: Material) -> list[Result]:
    """The targets whose data the district owes."""
    return [r for r in material.results if any(w.code == NO_DATA_CODE for w in material.warnings.get(r.target.id, ()))]


def by_department(material: Material, results: Sequence[Result]) -> list[Result]:
    """The results in the order of the departments that answer for them."""
    order = {name: at for at, name in enumerate(material.plan.departments)}
    return sorted(results, key=lambda result: order[result.target.department])


def _figures(material: Material, results: Sequence[Result]) -> list[Block]:
    lang, lacking = material.lang, missing_figures(material)
    rows: list[list[Content]] = []
    ordered = by_department(material, results)
    for result in ordered:
        indicator = result.target.indicator
        assert indicator is not None
        rows.append(
            [
                department_name(lang, result.target, material.plan),
                target_name(lang, result.target),
                lacking_text(material, indicator, lacking.get(indicator.id, [])),
                due_day(material, indicator),
            ]
        )
    columns = (
        ("department", 18, Align.LEFT),
        ("indicator", 36, Align.LEFT),
        ("missing_figures", 30, Align.LEFT),
        ("due_day", 12, Align.LEFT),
    )
    told = [facets(material, result) for result in ordered]
    return list(plain(lang, say(lang, "caption.missing", year=material.year), columns, rows, told, row_heading=2))


def _acts(material: Material, results: Sequence[Result]) -> list[Block]:
    """A row a department, with the acts whose state it has not reported."""
    lang = material.lang
    named: dict[str, list[str]] = {}
    for result in by_department(material, results):
        name = department_name(lang, result.target, material.plan)
        named.setdefault(name, []).append(target_name(lang, result.target))
    rows: list[list[Content]] = [[name, len(acts), enumerated(lang, acts)] for name, acts in named.items()]
    columns = (("department", 18, Align.LEFT), ("number", 8, Align.RIGHT), ("acts", 70, Align.LEFT))
    return list(plain(lang, say(lang, "caption.missing_acts", year=material.year), columns, rows))


def missing_figures(material: Material) -> dict[str, list[Figure]]:
    """Of each indicator the areas and groups whose figures of the judged year have not come, or are withheld."""
    panel = material.assessment.panel
    column = panel.years.index(material.year)
    found: dict[str, list[Figure]] = {}
    for name, figures in material.asked.items():
        for area, group in figures:
            series, row = panel.series.get((name, group)), panel.areas[area]
            known = series is not None and (
                np.isfinite(panel.value[series, row, column])
                or panel.not_applicable[series, row, column]
                or panel.concealed[series, row, column]
            )
            if not known:
                found.setdefault(name, []).append((area, group))
    return found


def lacking_text(material: Material, indicator: Indicator, figures: Sequence[Figure]) -> str:
    """Which figures are missing: all of it, the units, or single areas and groups by name."""
    lang, plan = material.lang, material.plan
    if not figures or len(figures) == len(material.asked[indicator.id]):
        return say(lang, "missing.whole")
    names: list[str] = []
    rest = list(figures)
    for scope in (Scope.EACH_TOWNSHIP_AND_STREET, Scope.EACH_TOWNSHIP):
        units = [(unit, TOTAL) for unit in plan.units(scope)]
        if units and all(unit in rest for unit in units):
            names.append(say(lang, "missing.units", scope=Label(f"scope.{scope}")))
            rest = [figure for figure in rest if figure not in units]
    names += [
        area_name(lang, area, plan) if group == TOTAL else say(lang, "missing.group", group=plan.groups[group].name)
        for area, group in rest
    ]
    return listed(lang, names)


def due_day(material: Material, indicator: Indicator) -> str:
    """By when the figures of the judged year were due."""
    day = deadline(material.plan, indicator.calendar, material.year)
    return day.isoformat() if day else say(material.lang, "missing.no_day")
