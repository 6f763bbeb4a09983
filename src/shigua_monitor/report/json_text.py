"""The stable JSON of `monitor check`: numbers unrounded, null for what is missing."""

from __future__ import annotations

import json
from typing import Any

from shigua_monitor.assessment.early_warning import EarlyWarning
from shigua_monitor.assessment.result import Result
from shigua_monitor.assessment.standing import Standing, counted
from shigua_monitor.assessment.summary import ProgressClass
from shigua_monitor.findings import Finding
from shigua_monitor.plan.model import Plan, Target
from shigua_monitor.report import notes
from shigua_monitor.report.changes import changes_json
from shigua_monitor.report.outcome import Outcome, Suppression
from shigua_monitor.report.summary_table import suppression_sentences
from shigua_monitor.submission.read import TableRead
from shigua_monitor.text import Label, Lang

SCHEMA = "monitor.check/1"


def check_json(outcome: Outcome, lang: Lang) -> str:
    """The whole outcome as one document, keys in a fixed order."""
    return dumped(check_document(outcome, lang))


def check_document(outcome: Outcome, lang: Lang) -> dict[str, Any]:
    by_target = {result.target.id: result for result in outcome.results}
    return {
        "schema": SCHEMA,
        "plan": {"id": outcome.plan.id, "title": outcome.plan.title.text(lang)},
        "area": outcome.area,
        "year": outcome.year,
        "summary": _summary(outcome),
        "results": [_published(_result(result, outcome.plan, lang), result, outcome) for result in outcome.results],
        "early_warnings": [
            _warning(warning, by_target[warning.target.id], outcome.plan, lang) for warning in outcome.early_warnings
        ],
        "findings": [finding_json(found, lang) for found in outcome.findings],
        "rules": [
            {
                "id": rule.id,
                "title": rule.title.text(lang),
                "held": rule.held,
                "broken": rule.broken,
                "not_verifiable": rule.not_verifiable,
            }
            for rule in outcome.rules
        ],
        "tables": [_table(table) for table in outcome.tables],
        "changes": changes_json(outcome.changes),
        "acts": [_act(standing, lang) for standing in outcome.standings if standing.state is not None],
        "acts_summary": _acts_summary(outcome),
        **_suppression(outcome.suppression, lang),
    }


def _suppression(suppression: Suppression | None, lang: Lang) -> dict[str, Any]:
    """In a publication, how much is hidden and why."""
    if suppression is None:
        return {}
    note = suppression_sentences(suppression, lang)
    told = {"cells": suppression.cells, "verdicts": suppression.verdicts, "findings": suppression.findings}
    return {"suppression": {**told, "note": note}}


def _published(document: dict[str, Any], result: Result, outcome: Outcome) -> dict[str, Any]:
    """In a publication, the names of what is null because it is hidden."""
    if outcome.suppression is None:
        return document
    for name in ("attainment", "outlook", "evidence", "projection"):
        if name in result.suppressed:
            document[name] = None
    return {**document, "suppressed": [name for name in document if name in result.suppressed]}


def dumped(document: Any) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _summary(outcome: Outcome) -> dict[str, Any]:
    counts = outcome.summary
    names = (
        "targets",
        "quantified",
        "judged",
        "attained",
        "not_attained",
        "no_data",
        "no_baseline",
        "not_applicable",
        "not_quantified",
        "attainment_rate",
        "rate_of_quantified",
        "met_early",
    )
    return {name: getattr(counts, name) for name in names} | {
        "classes": {each.value: counts.classes[each] for each in ProgressClass}
    }


def _result(result: Result, plan: Plan, lang: Lang) -> dict[str, Any]:
    target, indicator = result.target, result.target.indicator
    return {
        "target": target.id,
        "clause": clause_json(target),
        "indicator": indicator.name.zh if indicator else None,
        "area": result.area,
        "group": plan.groups[target.group].name.zh if target.group in plan.groups else target.group,
        "year": result.year,
        "value": result.value,
        "unit": indicator.unit.value if indicator else None,
        "numerator": result.numerator,
        "denominator": result.denominator,
        "criterion": target.criterion.kind,
        "threshold": result.threshold,
        "baseline": result.baseline,
        "due": target.due,
        "scope": target.scope.value,
        "attainment": result.attainment.word,
        "margin": result.margin,
        "failing_units": [{"area": unit.area, "value": unit.value} for unit in result.failing_units],
        "missing_units": [unit.area for unit in result.missing_units],
        "change": result.change,
        "note": notes.note(lang, result, plan) or None,
        "evidence": result.evidence.code.word if result.attainment.judged else None,
        "interval": result.evidence.interval,
        "shortfall": result.evidence.shortfall,
        "pooled": _pooled(result),
        "outlook": result.outlook.code.word,
        "projection": _projection(result),
        "source": [{"file": cell.file, "sheet": cell.sheet, "cell": cell.cell} for cell in result.source],
    }


def _pooled(result: Result) -> dict[str, Any] | None:
    pooled = result.evidence.pooled
    if pooled is None:
        return None
    return {
        "years": pooled.years,
        "numerator": pooled.events,
        "denominator": pooled.people,
        "value": pooled.value,
        "interval": pooled.interval,
    }


def _projection(result: Result) -> dict[str, Any] | None:
    """The projection under its year, with the pace and the other views; null where there is nothing to project."""
    expected = result.outlook
    if expected.horizon is None or (expected.point is None and expected.pace is None):
        return None
    low, high = expected.interval or (None, None)
    return {
        str(expected.horizon): expected.point,
        "low": low,
        "high": high,
        "pace": expected.pace,
        "growth_ratio": expected.compound,
        "flat": expected.flat,
        "chance": expected.chance,
        "method": expected.method.name.lower(),
        "annual_reduction": expected.reduction,
        "required_annual_reduction": expected.required_reduction,
        "views": {name: view.word for name, view in zip(("pace", "growth", "projection"), expected.views, strict=True)},
    }


def clause_json(target: Target) -> dict[str, Any]:
    return {"domain": target.clause.domain, "section": target.clause.section.value, "item": target.clause.item}


def _warning(warning: EarlyWarning, result: Result, plan: Plan, lang: Lang) -> dict[str, Any]:
    return {
        "code": warning.code,
        "target": warning.target.id,
        "indicator": warning.target.indicator.name.zh if warning.target.indicator else None,
        "message": notes.warning_message(lang, warning, result, plan),
        "measures": [
            {"domain": domain, "item": item, "title": plan.measure_titles[domain, item].text(lang)}
            for domain, item in warning.measures
        ],
        "figures": dict(warning.figures),
    }


def _act(standing: Standing, lang: Lang) -> dict[str, Any]:
    """A target of which a state was reported; of each unit by itself where each must report."""
    target, report = standing.target, standing.report
    return {
        "target": target.id,
        "clause": clause_json(target),
        "statement": target.statement.text(lang),
        "indicator": target.indicator.name.zh if target.indicator else None,
        "criterion": target.criterion.kind,
        "area": standing.area,
        "year": standing.year,
        "state": standing.state,
        "evidence": (report and report.evidence) or None,
        "date": (report and report.date) or None,
        "department": report.department if report else target.department,
        "units": [
            {"area": each.area, "state": each.state, "evidence": each.evidence or None, "date": each.date or None}
            for each in standing.reports
            if each is not report
        ],
        "source": [{"file": each.file, "sheet": each.sheet, "cell": each.cell} for each in standing.reports],
    }


def _acts_summary(outcome: Outcome) -> dict[str, int]:
    """How many targets ask for a state, and how many stand in each."""
    counts = {str(state or "not_reported"): number for state, number in counted(outcome.standings).items()}
    return {"targets": len(outcome.standings), **counts}


def finding_json(found: Finding, lang: Lang) -> dict[str, Any]:
    sent = found.fields.get("sent")
    return {
        "code": found.code,
        "severity": found.severity.value,
        "file": found.file,
        "sheet": found.sheet or None,
        "cell": found.cell or None,
        "indicator": found.indicator or None,
        "area": found.area or None,
        "year": found.year,
        "count": found.count,
        "sent": sent.text(lang) if isinstance(sent, Label) else sent,
        "message": notes.finding_message(lang, found),
        "hint": notes.finding_hint(lang, found),
    }


def _table(table: TableRead) -> dict[str, Any]:
    return {
        "file": table.file,
        "sheet": table.sheet,
        "layout": table.layout,
        "header_row": table.header_row,
        "rows_read": table.rows_read,
        "rows_skipped": table.skipped,
        "columns_not_used": table.unknown_headings,
        "from_title": {"year": table.year, "area": table.area, "unit": table.unit},
    }
