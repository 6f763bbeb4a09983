"""The area beside the city, the region and the nation, where their figures were given."""

from __future__ import annotations

from collections.abc import Sequence

from shigua_monitor.assessment.disparity import Part
from shigua_monitor.assessment.other_areas import BesideOthers, beside_others
from shigua_monitor.assessment.result import Result
from shigua_monitor.narrative.document import (
    Align,
    Bar,
    Block,
    Cell,
    Column,
    ComparisonChart,
    Figure,
    Section,
)
from shigua_monitor.narrative.material import Material
from shigua_monitor.narrative.table import Content, Head, plain
from shigua_monitor.narrative.wording import amount, asked, bullets, clauses, enumerated, led, paragraph, said
from shigua_monitor.plan.criterion import AtLeast, AtMost, GapNarrows
from shigua_monitor.plan.terms import TOTAL, Unit
from shigua_monitor.report.display import area_name, value_text
from shigua_monitor.text import say

_PICTURES = 2


def comparison(material: Material) -> list[Section]:
    """Every indicator that another area has as well."""
    lang = material.lang
    results = _by_indicator(material)
    found = [each for each in beside_others(material.assessment) if each.indicator.id in results]
    if not found and not material.is_district:
        return []
    if not found:
        blocks: tuple[Block, ...] = (said(lang, "comparison.none"),)
    else:
        blocks = (*_told(material, found, results), *_table(material, found), *_pictures(material, found, results))
    return [Section("comparison", 1, "", say(lang, "heading.comparison"), blocks)]


def _by_indicator(material: Material) -> dict[str, Result]:
    """A target of each indicator that is judged by the figure of everybody: it says which way is better."""
    return {
        result.target.indicator.id: result
        for result in reversed(material.quantified)
        if result.target.indicator is not None
        and result.target.group == TOTAL
        and not isinstance(result.target.criterion, GapNarrows)
    }


def _told(material: Material, found: Sequence[BesideOthers], results: dict[str, Result]) -> list[Block]:
    """For each other area, what is better and what is worse there, and by how much."""
    lang = material.lang
    told: list[Block] = []
    for name in dict.fromkeys(part.name for each in found for part in each.parts[1:]):
        pairs = [(each, part) for each in found for part in each.parts[1:] if part.name == name]
        area = area_name(lang, name, material.plan)
        sorts: dict[bool | None, list[str]] = {True: [], False: [], None: []}
        for each, part in pairs:
            sorts[_is_better(results[each.indicator.id], each.parts[0], part)].append(_apart(material, each, part))
        told.append(said(lang, "comparison.count", area=area, number=len(pairs)))
        told += bullets(
            led(lang, say(lang, f"comparison.{word}", area=area, number=len(names)), enumerated(lang, names))
            for word, names in (("better", sorts[True]), ("worse", sorts[False]), ("equal", sorts[None]))
            if names
        )
    return [*told, said(lang, "comparison.care")]


def _apart(material: Material, each: BesideOthers, part: Part) -> str:
    """The name of an indicator with the distance of the area's figure from that of another: 某率（高1.99个百分点）."""
    lang, apart = material.lang, each.parts[0].value - part.value
    if not apart:
        return each.indicator.name.text(lang)
    word = "higher" if apart > 0 else "lower"
    return say(lang, f"comparison.{word}", name=each.indicator.name, amount=amount(lang, apart, each.indicator))


def _is_better(result: Result, own: Part, other: Part) -> bool | None:
    if own.value == other.value:
        return None
    return (own.value > other.value) == result.target.criterion.comparison.upward


def _table(material: Material, found: Sequence[BesideOthers]) -> list[Block]:
    lang, plan = material.lang, material.plan
    names = [name for name in plan.areas if any(part.name == name for each in found for part in each.parts)]
    names.sort(key=lambda name: name != material.area)
    rows: list[list[Content]] = []
    for each in found:
        known = {part.name: (part.value, year) for part, year in zip(each.parts, each.years, strict=True)}
        rows.append([each.indicator.name.text(lang), *(_cell(material, each, known.get(name)) for name in names)])
    heads = [Column(f"area_{at}", area_name(lang, name, plan), Align.RIGHT, 16) for at, name in enumerate(names)]
    columns: list[Head] = [("indicator", 34, Align.LEFT), *heads]
    return list(plain(lang, say(lang, "caption.comparison", year=material.year), columns, rows))


def _cell(material: Material, each: BesideOthers, known: tuple[float, int] | None) -> Cell | None:
    """A figure; one of another year says so."""
    if known is None:
        return None
    lang, (value, year) = material.lang, known
    text = value_text(lang, value, each.indicator)
    shown = text if year == material.year else say(lang, "value_of_year", value=text, year=year)
    return Cell(shown, value, "0.0#")


def _pictures(material: Material, found: Sequence[BesideOthers], results: dict[str, Result]) -> list[Figure]:
    """The indicators that most areas have; among those, the shares that are furthest apart."""

    def rank(each: BesideOthers) -> tuple[int, bool, float]:
        values = [part.value for part in each.parts]
        return -len(values), each.indicator.unit is not Unit.PERCENT, min(values) - max(values)

    most = sorted(found, key=rank)[:_PICTURES]
    return [_picture(material, each, results[each.indicator.id]) for each in most]


def _picture(material: Material, each: BesideOthers, result: Result) -> Figure:
    lang, plan = material.lang, material.plan
    fixed = isinstance(result.target.criterion, AtLeast | AtMost)
    bars = tuple(
        Bar(
            name=area_name(lang, part.name, plan),
            value=part.value,
            text=value_text(lang, part.value, each.indicator),
            own=part.name == material.area,
        )
        for part in each.parts
    )
    chart = ComparisonChart(
        target_id=result.target.id,
        name=each.indicator.name.text(lang),
        unit=say(lang, f"sign.{each.indicator.unit}").strip(),
        bars=bars,
        target=result.threshold if fixed else None,
        target_text=asked(lang, result, plan) if fixed else "",
    )
    caption = say(lang, "figure.comparison", name=chart.name)
    parts = [say(lang, "part_value", part=bar.name, value=bar.text) for bar in bars]
    alternative = paragraph(lang, clauses(lang, [*parts, chart.target_text], ",")).text
    rows: list[list[Content]] = [[bar.name, Cell(bar.text, bar.value, "0.0#")] for bar in bars]
    table = plain(lang, caption, [("area", 20, Align.LEFT), ("value", 12, Align.RIGHT)], rows)[0]
    return Figure("", "", caption, alternative, chart, table)
