"""Acts and clauses without figures, with the state, the evidence and the date that departments reported."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from shigua_monitor.acts import ActReport
from shigua_monitor.assessment.attainment import Attainment
from shigua_monitor.assessment.result import Result
from shigua_monitor.assessment.standing import Standing, counted
from shigua_monitor.narrative.document import Align, Block, Cell, Section, Table
from shigua_monitor.narrative.material import Material, is_act, once
from shigua_monitor.narrative.table import Content, Head, facets, plain
from shigua_monitor.narrative.wording import paragraph, some
from shigua_monitor.plan.criterion import NotQuantified
from shigua_monitor.report.acts import department_name, state_word
from shigua_monitor.report.display import area_name, clause_text, target_name
from shigua_monitor.text import Lang, listed, say

_NAMED = 8

_DOMAIN: Head = ("domain", 16, Align.LEFT)
_CLAUSE: Head = ("clause", 8, Align.LEFT)
_DEPARTMENT: Head = ("department", 18, Align.LEFT)
_TOLD: tuple[Head, ...] = (("date", 12, Align.LEFT), ("evidence_text", 40, Align.LEFT))
"""What stands beside a state where departments reported any."""


def qualitative(material: Material) -> list[Section]:
    """Clauses without a figure, and acts, with the state that departments reported."""
    lang = material.lang
    acts = [r for r in material.quantified if is_act(r)]
    open_clauses = [r for r in material.results if isinstance(r.target.criterion, NotQuantified)]
    told = any(standing.reports for standing in material.standings.values())
    head = _states(material, acts, open_clauses) if told else _answers(lang, acts, open_clauses)
    blocks: tuple[Block, ...] = (paragraph(lang, *head), *_acts(material, acts), *clauses_without_figures(material))
    return [Section("qualitative", 1, "", say(lang, "heading.qualitative"), blocks)]


def _answers(lang: Lang, acts: Sequence[Result], open_clauses: Sequence[Result]) -> list[str]:
    """Where only answers of yes and no came."""
    return [
        say(
            lang,
            "qualitative.counts",
            acts=len(acts),
            done=sum(r.attainment is Attainment.ATTAINED for r in acts),
            not_done=sum(r.attainment is Attainment.NOT_ATTAINED for r in acts),
            unknown=sum(not r.attainment.judged for r in acts),
            clauses=len(open_clauses),
        )
    ]


def _states(material: Material, acts: Sequence[Result], open_clauses: Sequence[Result]) -> list[str]:
    """How many stand in which state, and what is in place without evidence."""
    lang = material.lang
    counts = say(
        lang,
        "qualitative.states",
        acts=len(acts),
        act_states=_counted(lang, _standings(material, acts)),
        clauses=len(open_clauses),
        clause_states=_counted(lang, _standings(material, open_clauses)),
    )
    bare = [each.target.statement.text(lang) for each in material.standings.values() if each.without_evidence]
    if not bare:
        return [counts]
    return [counts, say(lang, "qualitative.no_evidence", number=len(bare), names=some(lang, bare, _NAMED))]


def _standings(material: Material, results: Iterable[Result]) -> list[Standing]:
    return [material.standings[r.target.id] for r in results if r.target.id in material.standings]


def _counted(lang: Lang, standings: Sequence[Standing]) -> str:
    told = [
        say(lang, "acts.state_count", state=state_word(lang, state), number=number)
        for state, number in counted(standings).items()
        if number
    ]
    return listed(lang, told)


def clauses_without_figures(material: Material) -> tuple[Table, ...]:
    """A row a clause, with why it has no figure and what was reported of it."""
    lang = material.lang
    open_clauses = [r for r in material.results if isinstance(r.target.criterion, NotQuantified)]
    told = any(each.reports for each in _standings(material, open_clauses))
    rows = [_clause(material, result, told=told) for result in open_clauses]
    columns: list[Head] = [_DOMAIN, _CLAUSE, ("statement", 44, Align.LEFT), ("reason_unquantified", 40, Align.LEFT),
                           ("progress_state", 10, Align.LEFT), *(_TOLD if told else ()), _DEPARTMENT]  # fmt: skip
    filters = [facets(material, result) for result in open_clauses]
    return plain(lang, say(lang, "caption.qualitative"), columns, rows, filters, row_heading=3)


def _clause(material: Material, result: Result, *, told: bool) -> list[Content]:
    lang, target = material.lang, result.target
    assert isinstance(target.criterion, NotQuantified)
    return [
        material.plan.domains[target.clause.domain].name.text(lang),
        clause_text(lang, target),
        target.statement.text(lang),
        target.criterion.reason.text(lang),
        *_state(material, result, told=told),
    ]


def _acts(material: Material, acts: Sequence[Result]) -> tuple[Table, ...]:
    """A row an act, with what was reported of it."""
    lang = material.lang
    told = any(each.reports for each in _standings(material, acts))
    rows: list[list[Content]] = [
        [
            material.plan.domains[result.target.clause.domain].name.text(lang),
            clause_text(lang, result.target),
            target_name(lang, result.target),
            *_state(material, result, told=told),
        ]
        for result in once(acts)
    ]
    columns: list[Head] = [_DOMAIN, _CLAUSE, ("act", 40, Align.LEFT), ("progress_state", 12, Align.LEFT),
                           *(_TOLD if told else ()), _DEPARTMENT]  # fmt: skip
    filters = [facets(material, result) for result in once(acts)]
    return plain(lang, say(lang, "caption.acts"), columns, rows, filters, row_heading=3)


def reported_states(material: Material) -> tuple[Table, ...]:
    """What a department reported of its acts and clauses without figures; nothing where it reported none."""
    lang = material.lang
    told = [r for r in material.results if (each := material.standings.get(r.target.id)) is not None and each.reports]
    rows: list[list[Content]] = [
        [clause_text(lang, r.target), r.target.statement.text(lang), *_state(material, r, told=True)[:-1]] for r in told
    ]
    columns: list[Head] = [_CLAUSE, ("statement", 40, Align.LEFT), ("progress_state", 10, Align.LEFT), *_TOLD]
    caption = say(lang, "caption.states", year=material.year)
    return plain(lang, caption, columns, rows, [facets(material, r) for r in told], row_heading=2)


def _state(material: Material, result: Result, *, told: bool) -> list[Content]:
    """State, date and evidence where any were `told`, and department; of each unit where several report."""
    lang, plan = material.lang, material.plan
    standing = material.standings.get(result.target.id)
    state = standing.state if standing else None
    reports = standing.reports if standing else ()
    verdict = result.attainment
    is_told = verdict.judged or verdict is Attainment.NOT_APPLICABLE
    word = Cell(state_word(lang, state), code=verdict.word if is_told else "" if state else "not_reported")
    one = reports[0] if len(reports) == 1 else None
    beside: list[Content] = [_each(material, reports, "date"), _each(material, reports, "evidence")] if told else []
    name = department_name(standing, one, plan, lang) if standing else plan.departments[result.target.department].name
    return [word, *beside, name if isinstance(name, str) else name.text(lang)]


def _each(material: Material, reports: Sequence[ActReport], what: str) -> str | None:
    """The date or the evidence of one report, or of each unit by its name; None where there is none."""
    lang = material.lang
    texts = [(report.area, str(getattr(report, what))) for report in reports if getattr(report, what)]
    if len(reports) == 1:
        return texts[0][1] if texts else None
    told = [say(lang, "area_value", area=area_name(lang, area, material.plan), value=text) for area, text in texts]
    return listed(lang, told) if told else None
