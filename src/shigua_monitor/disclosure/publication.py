"""An assessment as it may be published: every writer of results can be given it in place of the whole one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from shigua_monitor.assessment.assess import Assessment
from shigua_monitor.assessment.changes import Changes
from shigua_monitor.assessment.early_warning import EarlyWarning, early_warnings
from shigua_monitor.assessment.result import Result
from shigua_monitor.disclosure.bounds import Flags
from shigua_monitor.disclosure.hidden import Hidden, hidden
from shigua_monitor.disclosure.joint import Told, withheld_together
from shigua_monitor.disclosure.results import Concealed, public_judgement, public_result, without_small_shortfall
from shigua_monitor.disclosure.verdicts import figures_hidden, summed_up, withheld
from shigua_monitor.observations import Observations, Panel, State
from shigua_monitor.plan.criterion import GapNarrows
from shigua_monitor.plan.model import Plan, Target
from shigua_monitor.plan.terms import TOTAL
from shigua_monitor.submission.rules import Rules

_SAYS_THE_VERDICT = frozenset({"W301", "W302", "W401", "W501"})
"""Warnings that follow from the verdicts; told without figures where these are hidden. All others classify figures."""


class Publication(NamedTuple):
    """What may be published: `assessment` has None, NaN or no entry in place of what is hidden, in its results,
    warnings and arrays alike. `targets` are those whose result, in the assessed year or before, rests on something
    hidden."""

    assessment: Assessment
    hidden: Hidden
    targets: frozenset[str]

    def changes(self, changes: Changes | None) -> Changes | None:
        """What changed since a snapshot, without the targets that something is hidden of."""
        if changes is None:
            return None
        return changes._replace(
            verdicts=tuple(each for each in changes.verdicts if each.target.id not in self.targets),
            new_warnings=tuple(each for each in changes.new_warnings if each[1].id not in self.targets),
            cleared_warnings=tuple(each for each in changes.cleared_warnings if each[1].id not in self.targets),
        )


def publication(assessment: Assessment, rules: Rules) -> Publication:
    """Hide small counts of people in an assessment, and whatever they could be computed from."""
    plan, panel = assessment.plan, assessment.panel
    found = hidden(panel, plan, rules)
    concealed = _concealed(assessment, found)
    row, last = panel.areas[assessment.area], panel.years.index(assessment.year)
    touched = frozenset(each.judgement.target.id for each in concealed if _touches(each, row, last, plan, panel))
    results = [
        without_small_shortfall(public_result(result, each, panel, plan) if result.target.id in touched else result)
        for result, each in zip(assessment.results, concealed, strict=True)
    ]
    base, district = panel.years.index(plan.file.base_year), panel.areas[plan.district.name.zh]
    shown = replace(
        assessment,
        observations=_without(assessment.observations, panel, found),
        panel=_public_panel(panel, found),
        judgements=tuple(public_judgement(each, base, district) for each in concealed),
        revisions=None,
    )
    shown.__dict__["results"] = results
    shown.__dict__["early_warnings"] = _warnings(assessment, results, touched)
    return Publication(shown, found, touched)


def _concealed(assessment: Assessment, found: Hidden) -> list[Concealed]:
    """What is hidden of each target: its figures, and the verdicts that would tell them."""
    panel, plan, judgements = assessment.panel, assessment.plan, assessment.judgements
    base, district = panel.years.index(plan.file.base_year), panel.areas[plan.district.name.zh]
    figures = [figures_hidden(judgement.target, panel, plan, found) for judgement in judgements]
    cells = [each for each, _ in figures]
    own = [withheld(judgement, each, base) for judgement, each in zip(judgements, cells, strict=True)]
    withheld_together(judgements, cells, own, Told(found, panel), base)
    return [
        Concealed(
            judgement=judgement,
            cells=judged,
            people=people,
            totals=_totals(judgement.target, judged, found, panel),
            verdicts=summed_up(judgement, verdicts, district),
        )
        for judgement, (judged, people), verdicts in zip(judgements, figures, own, strict=True)
    ]


def _totals(target: Target, cells: Flags, found: Hidden, panel: Panel) -> Flags:
    """Where the figure of everybody is hidden; for a gap that is another one than the judged one."""
    if isinstance(target.criterion, GapNarrows) and target.indicator is not None:
        return found.of(panel, target.indicator.id, TOTAL)[0]
    return cells


def _touches(each: Concealed, row: int, last: int, plan: Plan, panel: Panel) -> bool:
    """Whether anything that a result tells rests on what is hidden."""
    is_district = row == panel.areas[plan.district.name.zh]
    rows = [row, *(each.judgement.units if is_district else [])]
    return bool((each.either | each.totals)[rows, : last + 1].any())


def _warnings(assessment: Assessment, results: Sequence[Result], touched: frozenset[str]) -> list[EarlyWarning]:
    """The warnings that stay. A revision tells two figures of one cell, and is left to the departments."""
    again = early_warnings([result for result in results if result.target.id in touched], assessment.plan)
    without_figures = {(each.code, each.target.id): each for each in again if each.code in _SAYS_THE_VERDICT}
    kept = []
    for warning in assessment.early_warnings:
        if warning.code == "W502" and _counts_people(warning):
            continue
        if warning.target.id not in touched:
            kept.append(warning)
        elif told := without_figures.get((warning.code, warning.target.id)):
            kept.append(told)
    return kept


def _counts_people(warning: EarlyWarning) -> bool:
    return warning.target.indicator is not None and warning.target.indicator.counts == "people"


def _public_panel(panel: Panel, found: Hidden) -> Panel:
    """The panel without its hidden figures."""
    shown = replace(
        panel,
        value=np.where(found.cells, np.nan, panel.value),
        numerator=np.where(found.cells, np.nan, panel.numerator),
        denominator=np.where(found.cells | found.people, np.nan, panel.denominator),
    )
    shown.concealed = found.cells
    return shown


def _without(observations: Observations, panel: Panel, found: Hidden) -> Observations:
    """The rows without hidden figures, and without those that were never used."""
    rows = panel.origin[found.cells & (panel.origin >= 0)]
    people = panel.origin[found.people & (panel.origin >= 0)]
    unused = observations.state == State.WITHHELD
    columns = {}
    for name, places in (("value", rows), ("numerator", rows), ("denominator", np.concatenate([rows, people]))):
        column = getattr(observations, name).copy()
        column[places] = np.nan
        column[unused] = np.nan
        columns[name] = column
    return replace(observations, **columns)
