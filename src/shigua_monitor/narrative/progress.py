"""Chapters of the evaluations: progress since the base year, the outlook, and the record of what had to hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from shigua_monitor.assessment.attainment import Attainment
from shigua_monitor.assessment.outlook import Outlook
from shigua_monitor.assessment.result import Result
from shigua_monitor.narrative.document import Align, Cell, Column, Section
from shigua_monitor.narrative.material import Material, is_act, once
from shigua_monitor.narrative.movement import Moved, movements, since_base
from shigua_monitor.narrative.table import Content, Head, facets, plain
from shigua_monitor.narrative.wording import clauses, figure_text, own_figure, paragraph, said
from shigua_monitor.plan.terms import EVERY_YEAR, REACH_AND_KEEP
from shigua_monitor.report.display import area_name, criterion_text, difference_text, due_text, target_name
from shigua_monitor.report.prospects import chance_sentence, disagreement, interval_text, projected_text
from shigua_monitor.text import Lang, say


def progress(material: Material) -> list[Section]:
    """Every figure against that of the base year, and whether chance explains the change."""
    lang, base = material.lang, material.plan.file.base_year
    found = movements(material, since_base)
    heading = say(lang, "heading.progress", year=base)
    if not found:
        return [Section("progress", 1, "", heading, (said(lang, "progress.none", year=base),))]
    head = said(lang, "progress.counts", year=base, number=len(found), parts=_directions(lang, found))
    rows: list[list[Content]] = [_progress_row(lang, each) for each in found]
    columns = (
        ("indicator", 34, Align.LEFT),
        ("baseline", 12, Align.RIGHT),
        ("value", 12, Align.RIGHT),
        ("since_base", 12, Align.RIGHT),
        ("direction", 12, Align.LEFT),
        ("chance", 16, Align.LEFT),
    )
    told = [facets(material, each.result) for each in found]
    table = plain(lang, say(lang, "caption.progress", year=base, now=material.year), columns, rows, told)
    return [Section("progress", 1, "", heading, (head, *table))]


def _directions(lang: Lang, found: Sequence[Moved]) -> str:
    """How many are better, worse and the same, and how many of them beyond chance."""
    told = []
    for word, better in (("better", True), ("worse", False), ("same", None)):
        some = [each for each in found if each.movement.better is better]
        clear = sum(each.movement.beyond_chance is True for each in some) if better is not None else 0
        name = say(lang, f"direction_word.{word}")
        key = "progress.part_clear" if clear else "progress.part"
        told += [say(lang, key, name=name, number=len(some), clear=clear)] if some else []
    return clauses(lang, told, "," if lang == "zh" else ";")


def _progress_row(lang: Lang, each: Moved) -> list[Content]:
    result, movement = each.result, each.movement
    indicator = result.target.indicator
    assert indicator is not None
    chance = "unknown" if movement.beyond_chance is None else "beyond" if movement.beyond_chance else "within"
    return [
        target_name(lang, result.target),
        Cell(figure_text(lang, movement.before, result), movement.before, "0.0#"),
        Cell(figure_text(lang, movement.now, result), movement.now, "0.0#"),
        Cell(difference_text(movement.change, indicator), movement.change, "+0.0#;-0.0#;0"),
        say(lang, "direction_word." + {None: "same", True: "better", False: "worse"}[movement.better]),
        say(lang, f"chance_word.{chance}") if movement.better is not None else None,
    ]


def outlook(material: Material) -> list[Section]:
    """What is to be expected of targets that are not met yet, each method beside the others."""
    lang, last = material.lang, material.plan.file.period.last
    missed = [
        r
        for r in once(material.judged)
        if r.attainment is Attainment.NOT_ATTAINED and r.outlook.code is not Outlook.NOT_APPLICABLE
    ]
    heading = say(lang, "heading.outlook", year=last)
    if not missed:
        return [Section("outlook", 1, "", heading, (said(lang, "outlook_chapter.none"),))]
    counts = Counter(r.outlook.code for r in missed)
    parts = [
        say(lang, "overview.part", name=say(lang, f"outlook.{code.word}"), number=counts[code])
        for code in (Outlook.ON_TRACK, Outlook.WATCH, Outlook.UNLIKELY, Outlook.INSUFFICIENT_DATA, Outlook.SUPPRESSED)
        if counts[code]
    ]
    head = said(lang, "outlook_chapter.counts", number=len(missed), parts=clauses(lang, parts, ","))
    order = (Outlook.UNLIKELY, Outlook.WATCH, Outlook.INSUFFICIENT_DATA, Outlook.SUPPRESSED, Outlook.ON_TRACK)
    missed.sort(key=lambda result: order.index(result.outlook.code))
    rows = [_outlook_row(material, result) for result in missed]
    columns = (
        ("indicator", 30, Align.LEFT),
        ("value", 11, Align.RIGHT),
        ("criterion", 16, Align.LEFT),
        ("due", 10, Align.LEFT),
        ("outlook", 12, Align.LEFT),
        ("pace", 12, Align.RIGHT),
        ("projected", 24, Align.LEFT),
        ("note", 36, Align.LEFT),
    )
    told = [facets(material, result) for result in missed]
    table = plain(lang, say(lang, "caption.outlook", year=last), columns, rows, told)
    return [Section("outlook", 1, "", heading, (head, *table))]


def _outlook_row(material: Material, result: Result) -> list[Content]:
    lang, expected = material.lang, result.outlook
    projected = None
    if expected.point is not None:
        interval = interval_text(lang, expected.interval, result)
        projected = say(lang, "outlook_chapter.projected", point=projected_text(lang, result), interval=interval)
    unit = expected.unit and area_name(lang, expected.unit, material.plan)
    worst = say(lang, "outlook_chapter.unit", unit=unit) if unit else ""
    notes = [worst, chance_sentence(lang, result), disagreement(lang, result)]
    pace = None if expected.pace is None else Cell(f"{expected.pace * 100:.0f}%", expected.pace, "0%")
    return [
        target_name(lang, result.target),
        own_figure(lang, result),
        criterion_text(lang, result.target, material.plan),
        due_text(lang, result.target.due),
        Cell(say(lang, f"outlook.{expected.code.word}"), code=expected.code.word),
        pace,
        projected,
        clauses(lang, notes) or None,
    ]


def every_year(material: Material) -> list[Section]:
    """The record of targets that must hold every year, or from their first success on: a mark a year."""
    lang, first = material.lang, material.plan.file.period.first
    kept = once(r for r in material.quantified if r.target.due in (EVERY_YEAR, REACH_AND_KEEP))
    kept = [r for r in kept if any(verdict.judged for verdict in r.history.values())]
    heading = say(lang, "heading.every_year")
    if not kept:
        return [Section("every-year", 1, "", heading, (said(lang, "every_year.none"),))]
    broken = [r for r in kept if r.broken_years]
    years = range(first, material.year + 1)
    head = said(lang, "every_year.counts", number=len(kept), broken=len(broken), first=first, last=material.year)
    rows = [_record(material, result, years) for result in kept]
    columns: list[Head] = [
        ("indicator", 34, Align.LEFT),
        ("criterion", 12, Align.LEFT),
        *(Column(f"year_{year}", str(year), Align.CENTRE, 9) for year in years),
    ]
    told = [facets(material, result) for result in kept]
    note = paragraph(lang, say(lang, "marks.note")).text
    table = plain(lang, say(lang, "caption.every_year"), columns, rows, told, note)
    return [Section("every-year", 1, "", heading, (head, *table))]


def _record(material: Material, result: Result, years: Sequence[int]) -> list[Content]:
    lang, target = material.lang, result.target
    marks = [_year_mark(lang, result, year) for year in years]
    return [target_name(lang, target), criterion_text(lang, target, material.plan), *marks]


def _year_mark(lang: Lang, result: Result, year: int) -> Cell:
    """The mark of a year with its figure; a mean says nothing of units that are judged one by one."""
    verdict = result.history.get(year, Attainment.NO_DATA)
    mark = say(lang, f"mark.{verdict.word}")
    value = None if result.units or is_act(result) else result.series.get(year)
    shown = mark if value is None else f"{mark} {figure_text(lang, value, result)}"
    return Cell(shown, code=verdict.word)
