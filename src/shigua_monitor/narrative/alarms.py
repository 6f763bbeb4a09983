"""The chapter of early warnings: each with its reason and the measures of the plan."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from shigua_monitor.assessment.early_warning import EarlyWarning
from shigua_monitor.narrative.document import Align, Block, Cell, Figure, Section
from shigua_monitor.narrative.indicator_chart import picture
from shigua_monitor.narrative.material import Material, once_a_figure
from shigua_monitor.narrative.table import Content, Head, facets, plain
from shigua_monitor.narrative.wording import counted, said
from shigua_monitor.report.display import department_name
from shigua_monitor.report.notes import measure_titles, warning_message
from shigua_monitor.text import say

_PICTURES = 4
"""How many of the most pressing warnings are shown as pictures."""


def alarms(material: Material) -> list[Section]:
    """Every warning with its reason and the measures of the plan, and pictures of the most pressing."""
    lang, found = material.lang, material.alarms
    blocks: list[Block] = []
    if not found:
        blocks.append(said(lang, "alarms.none"))
    else:
        blocks.append(said(lang, "alarms.some", number=counted(lang, "warning", len(found))))
        blocks += warning_table(material, found, say(lang, "caption.alarms", year=material.year))
        blocks += _pictures(material, found)
    return [Section("alarms", 1, "", say(lang, "heading.alarms"), tuple(blocks))]


def warning_table(material: Material, found: Sequence[EarlyWarning], caption: str) -> list[Block]:
    """A row a warning, the most pressing first; in a sheet without the department."""
    several = material.about is None and material.is_district
    lang, plan = material.lang, material.plan
    rows: list[list[Content]] = []
    for warning in found:
        result = material.by_target[warning.target.id]
        measures = ("；" if lang == "zh" else "; ").join(measure_titles(lang, warning, plan))
        rows.append(
            [
                Cell(say(lang, f"{warning.code}.title"), code=warning.code),
                warning_message(lang, warning, result, plan),
                *([measures or say(lang, "alarms.no_measure")] if material.is_district else []),
                *([department_name(lang, warning.target, plan)] if several else []),
            ]
        )
    columns: list[Head] = [("warning", 16, Align.LEFT), ("reason", 50, Align.LEFT)]
    if material.is_district:
        columns.append(("measures", 36, Align.LEFT))
    if several:
        columns.append(("department", 16, Align.LEFT))
    told = [facets(material, material.by_target[warning.target.id]) for warning in found]
    return list(plain(lang, caption, columns, rows, told))


def _pictures(material: Material, found: Sequence[EarlyWarning]) -> list[Figure]:
    """Pictures of the figures that the first warnings speak of, each figure once."""
    results = once_a_figure(material.by_target[warning.target.id] for warning in found)
    pictures = (picture(material, result) for result in results)
    return list(islice((each for each in pictures if each is not None), _PICTURES))
