"""A chapter of the evaluations: what moved where measures of the plan act."""

from __future__ import annotations

from collections.abc import Sequence

from shigua_monitor.assessment.attainment import Attainment
from shigua_monitor.assessment.result import Result
from shigua_monitor.narrative.document import Align, Section
from shigua_monitor.narrative.material import Material, figure, once, once_a_figure
from shigua_monitor.narrative.movement import Moved, movements, since_base
from shigua_monitor.narrative.table import Content, plain
from shigua_monitor.narrative.wording import counted, said, some
from shigua_monitor.report.display import target_name
from shigua_monitor.text import say

_NAMED = 4


def effects(material: Material) -> list[Section]:
    """For each measure, how the figures moved that it is to move. The data show this, not what caused it."""
    lang, base = material.lang, material.plan.file.base_year
    moved = {figure(each.result): each for each in movements(material, since_base)}
    rows: list[list[Content]] = []
    for (domain, item), title in material.plan.measure_titles.items():
        results = [r for r in material.quantified if (domain, item) in r.target.measures]
        told = _told(material, results, moved)
        if told is not None:
            name = say(lang, "measure_titled", domain=material.plan.domains[domain].name, item=item, title=title)
            rows.append([name, *told])
    heading = say(lang, "heading.effects")
    if not rows:
        return [Section("effects", 1, "", heading, (said(lang, "effects.none"),))]
    columns = (
        ("measure", 36, Align.LEFT),
        ("judged", 8, Align.RIGHT),
        ("attained", 8, Align.RIGHT),
        ("better", 8, Align.RIGHT),
        ("worse", 8, Align.RIGHT),
        ("improved", 40, Align.LEFT),
        ("worsened", 40, Align.LEFT),
    )
    table = plain(lang, say(lang, "caption.effects", year=base), columns, rows)
    head = said(lang, "effects.some", number=counted(lang, "measure", len(rows)), year=base)
    return [Section("effects", 1, "", heading, (head, *table))]


def _told(
    material: Material, results: Sequence[Result], moved: dict[tuple[str, str, str], Moved]
) -> list[Content] | None:
    """The targets that a measure serves: judged, attained, and which figures moved beyond chance; None where no data
    speak."""
    judged = once(r for r in results if r.attainment.judged)
    if not judged:
        return None
    lang = material.lang
    found = [moved[figure(result)] for result in once_a_figure(judged) if figure(result) in moved]
    counts = [sum(each.movement.better is better for each in found) for better in (True, False)]
    named = {
        better: [
            target_name(lang, each.result.target)
            for each in found
            if each.movement.better is better and each.movement.beyond_chance
        ]
        for better in (True, False)
    }
    attained = sum(r.attainment is Attainment.ATTAINED for r in judged)
    shown = [some(lang, names, _NAMED) if names else None for names in (named[True], named[False])]
    return [len(judged), attained, *counts, *shown]
