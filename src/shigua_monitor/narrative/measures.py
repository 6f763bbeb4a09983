"""Chapters of the evaluations: what moved where measures of the plan act, and clauses without figures."""

from __future__ import annotations

from collections.abc import Sequence

from shigua_monitor.assessment.attainment import Attainment
from shigua_monitor.assessment.result import Result
from shigua_monitor.narrative.document import Align, Block, Cell, Section, Table
from shigua_monitor.narrative.material import Material, is_act, once, once_a_figure
from shigua_monitor.narrative.movement import Moved, movements, since_base
from shigua_monitor.narrative.table import Content, facets, plain
from shigua_monitor.narrative.wording import counted, said, some
from shigua_monitor.plan.criterion import NotQuantified
from shigua_monitor.report.display import clause_text, department_name, target_name
from shigua_monitor.text import say

_NAMED = 4


def effects(material: Material) -> list[Section]:
    """For each measure, how the figures moved that it is to move. The data show this, not what caused it."""
    lang, base = material.lang, material.plan.file.base_year
    moved = {each.result.target.indicator.id: each for each in movements(material, since_base)
             if each.result.target.indicator is not None}  # fmt: skip
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


def _told(material: Material, results: Sequence[Result], moved: dict[str, Moved]) -> list[Content] | None:
    """The targets that a measure serves: judged, attained, and which figures moved beyond chance; None where no data
    speak."""
    judged = once(r for r in results if r.attainment.judged)
    if not judged:
        return None
    lang = material.lang
    found = [moved[r.target.indicator.id] for r in once_a_figure(judged)
             if r.target.indicator is not None and r.target.indicator.id in moved]  # fmt: skip
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


def qualitative(material: Material) -> list[Section]:
    """Clauses without a figure, and acts, with the state that departments reported."""
    lang = material.lang
    acts = [r for r in material.quantified if is_act(r)]
    open_clauses = [r for r in material.results if isinstance(r.target.criterion, NotQuantified)]
    heading = say(lang, "heading.qualitative")
    head = said(
        lang,
        "qualitative.counts",
        acts=len(acts),
        done=sum(r.attainment is Attainment.ATTAINED for r in acts),
        not_done=sum(r.attainment is Attainment.NOT_ATTAINED for r in acts),
        unknown=sum(not r.attainment.judged for r in acts),
        clauses=len(open_clauses),
    )
    blocks: tuple[Block, ...] = (head, *_acts(material, acts), *clauses_without_figures(material))
    return [Section("qualitative", 1, "", heading, blocks)]


def clauses_without_figures(material: Material) -> tuple[Table, ...]:
    """A row a clause, with why it has no figure and what was reported of it."""
    lang = material.lang
    open_clauses = [r for r in material.results if isinstance(r.target.criterion, NotQuantified)]
    rows = [_clause(material, result) for result in open_clauses]
    columns = (
        ("domain", 16, Align.LEFT),
        ("clause", 8, Align.LEFT),
        ("statement", 44, Align.LEFT),
        ("reason_unquantified", 40, Align.LEFT),
        ("progress_state", 10, Align.LEFT),
        ("department", 18, Align.LEFT),
    )
    told = [facets(material, result) for result in open_clauses]
    return plain(lang, say(lang, "caption.qualitative"), columns, rows, told, row_heading=3)


def _acts(material: Material, acts: Sequence[Result]) -> tuple[Table, ...]:
    """A row an act, with what was reported of it."""
    lang = material.lang
    rows: list[list[Content]] = []
    for result in once(acts):
        reported = result.attainment.judged or result.attainment is Attainment.NOT_APPLICABLE
        word = result.attainment.word if reported else "not_reported"
        rows.append(
            [
                material.plan.domains[result.target.clause.domain].name.text(lang),
                clause_text(lang, result.target),
                target_name(lang, result.target),
                Cell(say(lang, f"act_state.{word}"), code=word),
                department_name(lang, result.target, material.plan),
            ]
        )
    columns = (
        ("domain", 16, Align.LEFT),
        ("clause", 8, Align.LEFT),
        ("act", 40, Align.LEFT),
        ("progress_state", 12, Align.LEFT),
        ("department", 18, Align.LEFT),
    )
    told = [facets(material, result) for result in once(acts)]
    return plain(lang, say(lang, "caption.acts"), columns, rows, told, row_heading=3)


def _clause(material: Material, result: Result) -> list[Content]:
    lang, target = material.lang, result.target
    assert isinstance(target.criterion, NotQuantified)
    return [
        material.plan.domains[target.clause.domain].name.text(lang),
        clause_text(lang, target),
        target.statement.text(lang),
        target.criterion.reason.text(lang),
        Cell(say(lang, "act_state.not_reported"), code="not_reported"),
        department_name(lang, target, material.plan),
    ]
