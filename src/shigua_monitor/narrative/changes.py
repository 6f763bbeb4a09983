"""The chapter of changes on the year before: verdicts that turned, and figures that moved."""

from __future__ import annotations

from collections.abc import Sequence

from shigua_monitor.assessment.result import Result
from shigua_monitor.narrative.document import Align, Block, Paragraph, Section
from shigua_monitor.narrative.judged import repeated
from shigua_monitor.narrative.material import Material, once, with_times
from shigua_monitor.narrative.movement import Moved, improved, lost, newly_attained, since_last_year, tested, worsened
from shigua_monitor.narrative.table import facets, plain
from shigua_monitor.narrative.wording import (
    asked,
    bullets,
    clauses,
    counted,
    figure_text,
    item,
    moved,
    own_figure,
    paragraph,
    said,
)
from shigua_monitor.report.changes import changes_lines
from shigua_monitor.report.display import target_name
from shigua_monitor.text import say

_MOST = 8
"""How many figures a list of movements names."""


def changes(material: Material) -> list[Section]:
    """Newly attained, newly lost, and the largest movements that chance does not explain."""
    lang, year = material.lang, material.year
    blocks: list[Block] = []
    if not any(year - 1 in result.series for result in material.results):
        blocks.append(said(lang, "overview.no_year_before", year=year - 1))
    else:
        for key, turned in (("changes.gained", newly_attained(material)), ("changes.lost", lost(material))):
            blocks += _turned(material, key, turned)
        by_counts = tested(material, since_last_year)
        better, worse = improved(material, since_last_year), worsened(material, since_last_year)
        blocks += movement_list(material, "changes.improved", better, since=year - 1, tested=by_counts)
        blocks += movement_list(material, "changes.worsened", worse, since=year - 1) if by_counts else []
    if material.outcome.changes is not None:
        blocks += _since_stored(material)
    return [Section("changes", 1, "", say(lang, "heading.changes", year=year - 1), tuple(blocks))]


def _turned(material: Material, key: str, results: Sequence[Result]) -> list[Block]:
    lang = material.lang
    if not results:
        return [said(lang, f"{key}.none")]
    rows = [
        [
            target_name(lang, result.target),
            figure_text(lang, result.series.get(material.year - 1), result),
            own_figure(lang, result),
            clauses(lang, [asked(lang, result, material.plan), repeated(lang, times)]),
        ]
        for result, times in with_times(results)
    ]
    columns = (
        ("indicator", 34, Align.LEFT),
        ("year_before", 11, Align.RIGHT),
        ("value", 11, Align.RIGHT),
        ("criterion", 30, Align.LEFT),
    )
    told = [facets(material, result) for result in once(results)]
    head = said(lang, f"{key}.some", number=counted(lang, "target", len(results)))
    return [head, *plain(lang, say(lang, f"{key}.caption", year=material.year), columns, rows, told)]


def movement_list(
    material: Material, key: str, found: Sequence[Moved], *, since: int, tested: bool | None = True
) -> list[Block]:
    """The largest movements, an item each, below a sentence that says how many there are; or why there are none."""
    lang = material.lang
    if not found:
        none = {True: f"{key}.none", False: "movement.untested", None: "movement.nothing"}[tested]
        return [said(lang, none, year=since)]
    shown = say(lang, "movement.largest" if len(found) > _MOST else "movement.all", number=_MOST)
    head = said(lang, f"{key}.some", year=since, number=counted(lang, "figure", len(found)), shown=shown)
    return [head, *bullets(movement_item(material, each) for each in found[:_MOST])]


def movement_item(material: Material, each: Moved) -> Paragraph:
    """One movement: 某率由41.43%变为59.84%，比2020年提高18.40个百分点."""
    lang, result, movement = material.lang, each.result, each.movement
    told = say(
        lang,
        "movement.from_to",
        before=figure_text(lang, movement.before, result),
        now=figure_text(lang, movement.now, result),
    )
    change = moved(lang, result, movement, since=movement.since)
    return item(lang, target_name(lang, result.target), clauses(lang, [told, change], ","))


def _since_stored(material: Material) -> list[Block]:
    """What the database knows to have changed since the last assessment that was stored."""
    head, *lines = changes_lines(material.outcome.changes, material.lang)
    return [paragraph(material.lang, head), *bullets(paragraph(material.lang, line) for line in lines)]
