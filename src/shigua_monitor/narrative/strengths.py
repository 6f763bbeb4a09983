"""The chapter of what went well and what is weak, since the base year and beyond chance."""

from __future__ import annotations

from shigua_monitor.assessment.attainment import Attainment
from shigua_monitor.assessment.outlook import Outlook
from shigua_monitor.assessment.summary import met_early
from shigua_monitor.narrative.changes import movement_list
from shigua_monitor.narrative.document import Block, Section
from shigua_monitor.narrative.material import Material, once
from shigua_monitor.narrative.movement import Moved, improved, improved_untested, tested, worsened, worsened_untested
from shigua_monitor.narrative.wording import paragraph, some
from shigua_monitor.report.display import target_name
from shigua_monitor.statistics.interval import Evidence
from shigua_monitor.text import say

_MOST = 12


def strengths(material: Material) -> list[Section]:
    """Two sections that mirror one another."""
    lang = material.lang
    well: list[Block] = [
        *_moved(material, "strengths.improved", improved(material), improved_untested(material)),
        *_named(material, "strengths.early", _clearly_met(material, early=True)),
        *_at_the_end(material),
    ]
    weak: list[Block] = [
        *_moved(material, "strengths.worsened", worsened(material), worsened_untested(material)),
        *_named(material, "strengths.unlikely", _unlikely(material)),
        *_named(material, "strengths.clearly_missed", _clearly_missed(material)),
    ]
    return [
        Section("strengths", 1, "", say(lang, "heading.strengths")),
        Section("went-well", 2, "", say(lang, "heading.went_well"), tuple(well)),
        Section("weak", 2, "", say(lang, "heading.weak"), tuple(weak)),
    ]


def _moved(material: Material, key: str, clear: list[Moved], untested: list[Moved]) -> list[Block]:
    """What moved beyond chance, then what moved without counts by which chance could be told."""
    base, by_counts = material.plan.file.base_year, tested(material)
    told = [] if by_counts is False else movement_list(material, key, clear, since=base, tested=by_counts)
    if untested or by_counts is False:
        told += movement_list(material, f"{key}_untested", untested, since=base)
    return told


def _at_the_end(material: Material) -> list[Block]:
    """In the last year nothing is early any more: what is attained clearly."""
    if material.year < material.plan.file.period.last:
        return []
    return _named(material, "strengths.met", _clearly_met(material, early=False))


def _clearly_met(material: Material, *, early: bool) -> list[str]:
    attained = [r for r in material.judged if r.attainment is Attainment.ATTAINED and met_early(r) is early]
    clear = once(r for r in attained if r.evidence.code is Evidence.CLEARLY_MET)
    return list(dict.fromkeys(target_name(material.lang, r.target) for r in clear))


def _unlikely(material: Material) -> list[str]:
    results = once(r for r in material.judged if r.outlook.code is Outlook.UNLIKELY)
    return [target_name(material.lang, r.target) for r in results]


def _clearly_missed(material: Material) -> list[str]:
    missed = once(r for r in material.judged if r.attainment is Attainment.NOT_ATTAINED)
    return [target_name(material.lang, r.target) for r in missed if r.evidence.code is Evidence.CLEARLY_MISSED]


def _named(material: Material, key: str, names: list[str]) -> list[Block]:
    lang = material.lang
    if not names:
        return []
    return [paragraph(lang, say(lang, key, number=len(names), names=some(lang, names, _MOST)))]
