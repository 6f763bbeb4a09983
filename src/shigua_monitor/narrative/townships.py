"""Townships and streets beside one another: the range of each indicator, and a map of marks."""

from __future__ import annotations

from collections.abc import Sequence

from shigua_monitor.assessment.attainment import Attainment
from shigua_monitor.assessment.disparity import Disparity, between_units
from shigua_monitor.assessment.result import Result
from shigua_monitor.narrative.document import Align, Block, Cell, Column, Section
from shigua_monitor.narrative.groups import direction, directions, range_then
from shigua_monitor.narrative.material import Material, once
from shigua_monitor.narrative.table import Content, Head, facets, plain
from shigua_monitor.narrative.wording import amount, paragraph, said
from shigua_monitor.plan.definitions import Area
from shigua_monitor.plan.terms import Level
from shigua_monitor.report.display import area_name, criterion_text, target_name, value_text
from shigua_monitor.text import Lang, say


def units(material: Material) -> Section:
    """What townships and streets sent."""
    told = {r.target.indicator.id for r in material.quantified if r.target.indicator is not None}
    found = [each for each in between_units(material.assessment) if each.indicator.id in told]
    blocks = (*_ranges(material, found), *_map(material))
    return Section("units", 2, "", say(material.lang, "heading.units"), blocks)


def _ranges(material: Material, found: Sequence[Disparity]) -> list[Block]:
    lang = material.lang
    if not found:
        return [said(lang, "units.none", year=material.year)]
    rows = []
    for each in found:
        highest, lowest = max(each.parts, key=lambda p: p.value), min(each.parts, key=lambda p: p.value)
        ends = [
            say(lang, "area_value", area=area_name(lang, part.name, material.plan),
                value=value_text(lang, part.value, each.indicator))
            for part in (highest, lowest)
        ]  # fmt: skip
        rows.append(
            [
                each.indicator.name.text(lang),
                len(each.parts),
                *(ends if each.range else [say(lang, "units.all_equal"), None]),
                Cell(amount(lang, each.range, each.indicator), each.range, "0.0#"),
                range_then(lang, each),
                say(lang, f"narrowing.{direction(each)}"),
            ]
        )
    columns = (
        ("indicator", 30, Align.LEFT),
        ("units", 8, Align.RIGHT),
        ("highest", 24, Align.LEFT),
        ("lowest", 24, Align.LEFT),
        ("range", 12, Align.RIGHT),
        ("range_then", 16, Align.RIGHT),
        ("narrowing", 10, Align.LEFT),
    )
    head = said(lang, "units.some", number=len(found), parts=directions(lang, "units.part", found))
    return [head, *plain(lang, say(lang, "caption.units", year=material.year), columns, rows)]


def _map(material: Material) -> list[Block]:
    """A row a target, a column a unit, in each cell the verdict of the unit as a mark."""
    lang, plan, panel = material.lang, material.plan, material.assessment.panel
    areas = [area for area in plan.file.areas if area.level in (Level.TOWNSHIP, Level.STREET)]
    verdicts = {judgement.target.id: judgement.by_year for judgement in material.assessment.judgements}
    column = panel.years.index(material.year)
    rows: list[list[Content]] = []
    told: list[Result] = []
    for result in once(material.quantified):
        each = [Attainment(verdicts[result.target.id][panel.areas[area.name.zh], column]) for area in areas]
        if any(verdict.judged for verdict in each):
            rows.append(
                [
                    _name(lang, result),
                    criterion_text(lang, result.target, plan),
                    *(_mark(lang, verdict) for verdict in each),
                ]
            )
            told.append(result)
    caption, note = say(lang, "caption.map", year=material.year), paragraph(lang, say(lang, "map.note")).text
    heads: list[Head] = [
        ("indicator", 30, Align.LEFT),
        ("criterion", 12, Align.LEFT),
        *(_head(lang, area, at) for at, area in enumerate(areas)),
    ]
    return list(plain(lang, caption, heads, rows, [facets(material, result) for result in told], note))


def _name(lang: Lang, result: Result) -> str:
    """The target's name, with a mark where each unit is bound by it."""
    name = target_name(lang, result.target)
    return say(lang, "map.bound", name=name) if result.units else name


def _head(lang: Lang, area: Area, at: int) -> Column:
    return Column(f"unit_{at}", area.name.text(lang), Align.CENTRE, 8)


def _mark(lang: Lang, verdict: Attainment) -> Cell:
    if not verdict.judged and verdict not in (Attainment.NO_DATA, Attainment.SUPPRESSED):
        return Cell(say(lang, "no_value"), code=verdict.word)
    return Cell(say(lang, f"mark.{verdict.word}"), code=verdict.word)
