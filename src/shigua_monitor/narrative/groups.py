"""Parts of the population beside one another: how far they are apart, and whether the gap narrows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from shigua_monitor.assessment.disparity import Disparity, between_groups
from shigua_monitor.narrative.document import Align, Block, Cell, Paragraph, Section
from shigua_monitor.narrative.material import Material
from shigua_monitor.narrative.table import plain
from shigua_monitor.narrative.wording import amount, bullets, clauses, led, paragraph, said
from shigua_monitor.report.display import area_name, value_text
from shigua_monitor.text import Lang, say

_MOST = 6
"""How many disparities are told in sentences."""


def groups(material: Material) -> Section:
    """Sex, age, town and country, as far as they were sent."""
    told = {r.target.indicator.id for r in material.quantified if r.target.indicator is not None}
    found = [each for each in between_groups(material.assessment) if each.indicator.id in told]
    return Section("groups", 2, "", say(material.lang, "heading.groups"), tuple(_groups(material, found)))


def _groups(material: Material, found: Sequence[Disparity]) -> list[Block]:
    lang = material.lang
    if not found:
        return [said(lang, "groups.none", year=material.year)]
    clear = [each for each in found if each.beyond_chance]
    shown = say(lang, "groups.shown" if len(clear) > _MOST else "movement.all", number=_MOST)
    head = say(lang, "groups.some", number=len(found), parts=directions(lang, "groups.part", found))
    beyond = say(lang, "groups.beyond_chance" if clear else "groups.all_chance", number=len(clear), shown=shown)
    blocks: list[Block] = [paragraph(lang, head, beyond)]
    blocks += bullets(_sentence(material, each) for each in clear[:_MOST])
    rows = [_row(material, each) for each in found]
    columns = (
        ("indicator", 30, Align.LEFT),
        ("dimension", 10, Align.LEFT),
        ("groups", 30, Align.LEFT),
        ("range", 12, Align.RIGHT),
        ("range_then", 16, Align.RIGHT),
        ("narrowing", 10, Align.LEFT),
        ("chance", 14, Align.LEFT),
    )
    return [*blocks, *plain(lang, say(lang, "caption.groups", year=material.year), columns, rows, row_heading=2)]


def directions(lang: Lang, part: str, found: Sequence[Disparity]) -> str:
    """How many narrow, widen and stay: 缩小5组，扩大5组. `part` is the key of one such number."""
    counts = Counter(direction(each) for each in found)
    told = [
        say(lang, part, name=say(lang, f"narrowing.{word}"), number=counts[word])
        for word in ("narrower", "wider", "unchanged", "unknown")
        if counts[word]
    ]
    return clauses(lang, told, ",")


def _row(material: Material, each: Disparity) -> list[Cell | str | int | None]:
    lang = material.lang
    assert each.dimension is not None
    chance = "unknown" if each.beyond_chance is None else "beyond" if each.beyond_chance else "within"
    return [
        each.indicator.name.text(lang),
        each.dimension.text(lang),
        clauses(lang, _parts(material, each), ","),
        Cell(amount(lang, each.range, each.indicator), each.range, "0.0#"),
        range_then(lang, each),
        say(lang, f"narrowing.{direction(each)}"),
        say(lang, f"chance_word.{chance}"),
    ]


def _parts(material: Material, each: Disparity) -> list[str]:
    """男12.3%, 女9.8%; 石拐街道 95.2%"""
    lang, plan = material.lang, material.plan
    return [
        say(
            lang,
            "part_value",
            part=plan.groups[part.name].name if part.name in plan.groups else area_name(lang, part.name, plan),
            value=value_text(lang, part.value, each.indicator),
        )
        for part in each.parts
    ]


def range_then(lang: Lang, each: Disparity) -> Cell | None:
    if each.range_then is None or each.then is None:
        return None
    text = say(lang, "year_value", year=each.then, value=amount(lang, each.range_then, each.indicator))
    return Cell(text, each.range_then, "0.0#")


def direction(each: Disparity) -> str:
    if each.change is None:
        return "unknown"
    return "unchanged" if each.change == 0 else "narrower" if each.change < 0 else "wider"


def _sentence(material: Material, each: Disparity) -> Paragraph:
    lang = material.lang
    told = [
        clauses(lang, _parts(material, each), ","),
        say(lang, "groups.apart", amount=amount(lang, each.range, each.indicator)),
        _narrowing(lang, each),
    ]
    return led(lang, f"{each.indicator.name.text(lang)}{'：' if lang == 'zh' else ':'}", clauses(lang, told, ","))


def _narrowing(lang: Lang, each: Disparity) -> str:
    if each.change is None or each.then is None:
        return ""
    key = f"groups.{direction(each)}"
    return say(lang, key, year=each.then, amount=amount(lang, each.change, each.indicator))
