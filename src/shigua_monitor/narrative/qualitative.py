"""Acts and clauses without figures, with the state, the evidence and the date that departments reported."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from shigua_monitor.acts import ActReport, ActState
from shigua_monitor.assessment.attainment import Attainment
from shigua_monitor.assessment.result import Result
from shigua_monitor.assessment.standing import Standing, counted
from shigua_monitor.narrative.document import Align, Block, Cell, Section, Table
from shigua_monitor.narrative.material import Material, is_act, once
from shigua_monitor.narrative.owed import by_department
from shigua_monitor.narrative.table import Content, Head, facets, plain
from shigua_monitor.narrative.wording import clauses, paragraph, some
from shigua_monitor.plan.criterion import NotQuantified
from shigua_monitor.report.acts import department_name, state_word
from shigua_monitor.report.display import area_name, clause_text, target_name
from shigua_monitor.report.display import department_name as answering
from shigua_monitor.text import Label, Lang, listed, say

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
    blocks: tuple[Block, ...] = (
        paragraph(lang, *_states(material, acts, open_clauses)),
        *_told(material, once(acts), say(lang, "caption.acts"), ("act", 40, Align.LEFT)),
        *_told(material, open_clauses, say(lang, "caption.qualitative"), ("statement", 44, Align.LEFT)),
        *(_untold(material, open_clauses) if material.is_district else ()),
    )
    return [Section("qualitative", 1, "", say(lang, "heading.qualitative"), blocks)]


def _states(material: Material, acts: Sequence[Result], open_clauses: Sequence[Result]) -> list[str]:
    """How many stand in which state, what is in place without evidence, and where the acts without a state stand."""
    lang = material.lang
    told = [
        say(lang, key, number=len(some), states=_counted(lang, _standings(material, some)))
        for key, some in (("qualitative.acts", acts), ("qualitative.clauses", open_clauses))
        if some
    ]
    if not told:
        return [say(lang, "qualitative.none")]
    bare = [each.target.statement.text(lang) for each in material.standings.values() if each.without_evidence]
    if bare:
        told.append(say(lang, "qualitative.no_evidence", number=len(bare), names=some(lang, bare, _NAMED)))
    if material.is_district and any(_state_of(material, result) is None for result in acts):
        told.append(say(lang, "qualitative.untold_acts", chapter=Label("heading.missing")))
    return told


def _standings(material: Material, results: Iterable[Result]) -> list[Standing]:
    return [material.standings[r.target.id] for r in results if r.target.id in material.standings]


def _state_of(material: Material, result: Result) -> ActState | None:
    standing = material.standings.get(result.target.id)
    return standing.state if standing else None


def _counted(lang: Lang, standings: Sequence[Standing]) -> str:
    told = [
        say(lang, "qualitative.state", state=state_word(lang, state), number=number)
        for state, number in counted(standings).items()
        if number
    ]
    return listed(lang, told)


def _told(material: Material, results: Sequence[Result], caption: str, name: Head) -> tuple[Table, ...]:
    """A row for each act or clause of which a state is known, with what was reported of it."""
    lang = material.lang
    known = [result for result in results if _state_of(material, result) is not None]
    told = any(each.reports for each in _standings(material, known))
    rows: list[list[Content]] = [
        [
            material.plan.domains[result.target.clause.domain].name.text(lang),
            clause_text(lang, result.target),
            target_name(lang, result.target),
            *_state(material, result, told=told),
            *_department(material, result),
        ]
        for result in known
    ]
    columns: list[Head] = [
        _DOMAIN,
        _CLAUSE,
        name,
        ("progress_state", 12, Align.LEFT),
        *(_TOLD if told else ()),
        *_answered(material),
    ]
    return plain(lang, caption, columns, rows, [facets(material, result) for result in known], row_heading=3)


def _untold(material: Material, open_clauses: Sequence[Result]) -> tuple[Table, ...]:
    """A row a department, with the clauses without a figure of which it reported nothing."""
    lang = material.lang
    named: dict[str, list[str]] = {}
    for result in by_department(material, open_clauses):
        if _state_of(material, result) is None:
            name = answering(lang, result.target, material.plan)
            named.setdefault(name, []).append(result.target.statement.text(lang))
    rows: list[list[Content]] = [[name, len(told), clauses(lang, told)] for name, told in named.items()]
    columns: list[Head] = [_DEPARTMENT, ("number", 8, Align.RIGHT), ("clauses", 70, Align.LEFT)]
    return plain(lang, say(lang, "caption.qualitative_untold"), columns, rows)


def clauses_without_figures(material: Material) -> tuple[Table, ...]:
    """A row a clause, with why it has no figure and what was reported of it."""
    lang = material.lang
    open_clauses = [r for r in material.results if isinstance(r.target.criterion, NotQuantified)]
    told = any(each.reports for each in _standings(material, open_clauses))
    rows = [_clause(material, result, told=told) for result in open_clauses]
    columns: list[Head] = [_DOMAIN, _CLAUSE, ("statement", 44, Align.LEFT), ("reason_unquantified", 40, Align.LEFT),
                           ("progress_state", 10, Align.LEFT), *(_TOLD if told else ()),
                           *_answered(material)]  # fmt: skip
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
        *_department(material, result),
    ]


def reported_states(material: Material) -> tuple[Table, ...]:
    """What a department reported of its acts and clauses without figures; nothing where it reported none."""
    lang = material.lang
    told = [r for r in material.results if (each := material.standings.get(r.target.id)) is not None and each.reports]
    rows: list[list[Content]] = [
        [clause_text(lang, r.target), r.target.statement.text(lang), *_state(material, r, told=True)] for r in told
    ]
    columns: list[Head] = [_CLAUSE, ("statement", 40, Align.LEFT), ("progress_state", 10, Align.LEFT), *_TOLD]
    caption = say(lang, "caption.states", year=material.year)
    return plain(lang, caption, columns, rows, [facets(material, r) for r in told], row_heading=2)


def _state(material: Material, result: Result, *, told: bool) -> list[Content]:
    """State, and date and evidence where any were `told`; of each unit where several report."""
    lang = material.lang
    standing = material.standings.get(result.target.id)
    state = standing.state if standing else None
    reports = standing.reports if standing else ()
    verdict = result.attainment
    is_told = verdict.judged or verdict is Attainment.NOT_APPLICABLE
    word = Cell(state_word(lang, state), code=verdict.word if is_told else "" if state else "not_reported")
    return [word, *([_each(material, reports, "date"), _each(material, reports, "evidence")] if told else [])]


def _answered(material: Material) -> tuple[Head, ...]:
    """The column of who answers; nobody does in an area that only stands for comparison."""
    return (_DEPARTMENT,) if material.is_district else ()


def _department(material: Material, result: Result) -> list[Content]:
    """Who reported, or else answers."""
    if not material.is_district:
        return []
    standing, lang = material.standings.get(result.target.id), material.lang
    if standing is None:
        return [answering(lang, result.target, material.plan)]
    one = standing.reports[0] if len(standing.reports) == 1 else None
    return [department_name(standing, one, material.plan, lang)]


def _each(material: Material, reports: Sequence[ActReport], what: str) -> str | None:
    """The date or the evidence of one report, or of each unit by its name; None where there is none."""
    lang = material.lang
    texts = [(report.area, str(getattr(report, what))) for report in reports if getattr(report, what)]
    if len(reports) == 1:
        return texts[0][1] if texts else None
    told = [say(lang, "area_value", area=area_name(lang, area, material.plan), value=text) for area, text in texts]
    return listed(lang, told) if told else None
