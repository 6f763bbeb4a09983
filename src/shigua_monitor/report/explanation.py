"""One verdict from the cell to the clause: everything that it rests on, gathered before it is put into words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from shigua_monitor.assessment.assess import Assessment
from shigua_monitor.assessment.early_warning import EarlyWarning
from shigua_monitor.assessment.result import Result, SourceCell
from shigua_monitor.assessment.standing import Standing
from shigua_monitor.findings import Finding, Severity
from shigua_monitor.plan.model import Plan, Target
from shigua_monitor.report.explanation_cells import Reading, readings
from shigua_monitor.report.explanation_evidence import EvidenceFormulas, evidence_formulas
from shigua_monitor.report.explanation_outlook import OutlookFormulas, outlook_formulas
from shigua_monitor.report.explanation_record import Year, record
from shigua_monitor.report.explanation_verdict import Verdict, verdict


class Explanation(NamedTuple):
    """The result of one target with the inputs, formulas and comparisons behind it. `findings` are those about the
    figures that were read for it."""

    plan: Plan
    result: Result
    read: list[Reading]
    verdict: Verdict
    years: list[Year]
    evidence: EvidenceFormulas
    outlook: OutlookFormulas | None
    warnings: list[EarlyWarning]
    findings: list[Finding]
    standing: Standing | None = None
    """Where an act or a clause without a figure stands."""


def explanations(assessment: Assessment, findings: Sequence[Finding], targets: Iterable[Target]) -> list[Explanation]:
    """An explanation for each of the targets, in their order."""
    results = {result.target.id: result for result in assessment.results}
    judgements = {judgement.target.id: judgement for judgement in assessment.judgements}
    standings = {standing.target.id: standing for standing in assessment.standings}
    faulty = _faulty(findings)
    found = []
    for target in targets:
        judgement, result = judgements[target.id], results[target.id]
        read = readings(assessment, judgement, faulty)
        found.append(
            Explanation(
                plan=assessment.plan,
                result=result,
                read=read,
                verdict=verdict(assessment, judgement, result, read),
                years=record(assessment, judgement, result),
                evidence=evidence_formulas(assessment, judgement, result),
                outlook=outlook_formulas(assessment, judgement, result),
                warnings=[each for each in assessment.early_warnings if each.target.id == target.id],
                findings=_about(findings, target, read),
                standing=standings.get(target.id),
            )
        )
    return found


def _faulty(findings: Iterable[Finding]) -> set[SourceCell]:
    """The cells in which an error was found."""
    errors = (found for found in findings if found.severity is Severity.ERROR)
    single = (each for found in errors for each in found.members or (found,))
    return {SourceCell(each.file, each.sheet, each.cell) for each in single}


def _about(findings: Sequence[Finding], target: Target, read: Sequence[Reading]) -> list[Finding]:
    """The findings about the figures that were read: of the same indicator, area and year, as far as these are known.

    A finding that joins many cells is one of them if one of its cells is.
    """
    if target.indicator is None:
        return []
    name, keys = target.indicator.name.zh, {(each.area, each.year) for each in read}
    areas, years = {area for area, _ in keys}, {year for _, year in keys}

    def concerns(found: Finding) -> bool:
        if found.members:
            return any(concerns(member) for member in found.members)
        known = found.indicator == name and (not found.area or found.area in areas)
        return known and (found.year is None or found.year in years)

    return [found for found in findings if concerns(found)]
