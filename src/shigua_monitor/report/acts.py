"""Where acts and clauses without a figure stand: as a table, and as sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from shigua_monitor.acts import ActReport, ActState, Place
from shigua_monitor.assessment.standing import Standing, counted
from shigua_monitor.plan.model import Plan
from shigua_monitor.report import display
from shigua_monitor.report.console import Styled
from shigua_monitor.report.grid import GridCell
from shigua_monitor.report.outcome import Outcome
from shigua_monitor.report.tables import Cell, Column, Table, place
from shigua_monitor.submission.shown import told
from shigua_monitor.text import Lang, listed, say

ACTS = (
    Column("domain", 14),
    Column("clause", 8),
    Column("statement", 40),
    Column("area", 14),
    Column("state", 10),
    Column("date", 12),
    Column("evidence_text", 50),
    Column("department", 18),
    Column("target", 34, detail=True),
    Column("source", 24, detail=True),
)

_SHORT = ("statement", "state", "date", "evidence_text", "department")
_STYLES = {ActState.IN_PLACE: "green", ActState.NOT_BEGUN: "yellow", ActState.NOT_IN_PLACE: "yellow"}

_ALWAYS_TOLD = (ActState.IN_PLACE, ActState.UNDER_WAY, ActState.NOT_BEGUN, None)


def state_word(lang: Lang, state: ActState | None) -> str:
    return say(lang, f"act_progress.{state or 'not_reported'}")


def reported(all_standings: Sequence[Standing]) -> list[Standing]:
    """Those of which a state was told."""
    return [standing for standing in all_standings if standing.reports]


def acts(outcome: Outcome, all_standings: Sequence[Standing], lang: Lang) -> Table:
    """A row for each target, or for each unit that reports on it, in the plan's order."""
    with_file = outcome.has_several_files
    rows = [row for each in all_standings for row in _rows(each, outcome.plan, lang, with_file=with_file)]
    return Table("acts", ACTS, rows)


def _rows(standing: Standing, plan: Plan, lang: Lang, *, with_file: bool) -> Iterator[list[Cell]]:
    for report in standing.reports or (None,):
        source = place(report.file, report.sheet, report.cell, with_file=with_file) if report else None
        yield [*_row(standing, report, plan, lang), source]


def _row(standing: Standing, report: ActReport | None, plan: Plan, lang: Lang) -> list[Cell]:
    """All but the source."""
    target = standing.target
    area = report.area if report else standing.area
    return [
        plan.domains[target.clause.domain].name.text(lang),
        display.clause_text(lang, target),
        target.statement.text(lang),
        display.area_name(lang, area, plan),
        state_word(lang, report.state if report else standing.state),
        (report.date or None) if report else None,
        (report.evidence or None) if report else None,
        department_name(standing, report, plan, lang),
        target.id,
    ]


def department_name(
    standing: Standing, report: ActReport | None, plan: Plan, lang: Lang, *, short: bool = False
) -> str:
    """The department that reports, in its own words if the plan does not know it; else the one that answers."""
    name = report.department if report else ""
    if name and name not in plan.departments:
        return name
    known = plan.departments[name or standing.target.department]
    return (known.short if short and known.short else known.name).text(lang)


def short_rows(
    all_standings: Sequence[Standing], plan: Plan, lang: Lang
) -> tuple[list[tuple[str, bool]], list[list[GridCell]]]:
    """Headings and rows for a screen, each report once: what several clauses ask for is told with the first."""
    headings = [(say(lang, f"column.{key}"), False) for key in _SHORT]
    rows: dict[Place, list[GridCell]] = {}
    for standing in all_standings:
        for report in standing.reports:
            rows.setdefault(report.place, _short_row(standing, report, plan, lang))
    return headings, list(rows.values())


def _short_row(standing: Standing, report: ActReport, plan: Plan, lang: Lang) -> list[GridCell]:
    name = standing.target.statement.text(lang)
    if report.area != standing.area:
        name = say(lang, "acts.of_area", name=name, area=display.area_name(lang, report.area, plan))
    nothing = say(lang, "no_value")
    return [
        name,
        Styled(state_word(lang, report.state), _STYLES.get(report.state, "")),
        report.date or nothing,
        told(report.evidence) or nothing,
        department_name(standing, report, plan, lang, short=True),
    ]


def count_sentences(outcome: Outcome, lang: Lang) -> list[str]:
    """How many stand in which state, and how many of them were answered with yes or no only."""
    counts = counted(outcome.standings)
    states_told = [
        say(lang, "acts.state_count", state=state_word(lang, state), number=number)
        for state, number in counts.items()
        if number or state in _ALWAYS_TOLD
    ]
    answered = sum(each.state is not None and not each.reports for each in outcome.standings)
    sentence = say(
        lang, "acts.count", year=outcome.year, number=len(outcome.standings), states=listed(lang, states_told)
    )
    return [sentence, *([say(lang, "acts.answered", number=answered)] if answered else [])]
