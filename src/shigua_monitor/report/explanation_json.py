"""The stable JSON of `monitor explain`: every input as a number, every formula as text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from shigua_monitor.assessment.result import SourceCell
from shigua_monitor.plan.bilingual import Bilingual
from shigua_monitor.report import json_text, notes
from shigua_monitor.report.explanation import Explanation
from shigua_monitor.report.explanation_arithmetic import Compared
from shigua_monitor.report.explanation_cells import Reading
from shigua_monitor.report.explanation_json_ahead import evidence_json, formula_json, outlook_json
from shigua_monitor.report.explanation_record import counted_interval
from shigua_monitor.report.explanation_verdict import Computed, JudgedUnit
from shigua_monitor.text import Lang, say

SCHEMA = "monitor.explain/1"


def explanation_json(explained: Sequence[Explanation], lang: Lang) -> str:
    """One document; numbers are unrounded, null stands for what is missing."""
    plan, result = explained[0].plan, explained[0].result
    document = {
        "schema": SCHEMA,
        "plan": {"id": plan.id, "title": plan.title.text(lang)},
        "area": result.area,
        "year": result.year,
        "explanations": [_explanation(each, lang) for each in explained],
    }
    return json_text.dumped(document)


def _explanation(explained: Explanation, lang: Lang) -> dict[str, Any]:
    """The plan's words, the way to the verdict, and what follows from it."""
    return {
        **_demand(explained, lang),
        **_way(explained),
        "evidence": evidence_json(explained, lang),
        "outlook": outlook_json(explained, lang),
        **_consequences(explained, lang),
    }


def _demand(explained: Explanation, lang: Lang) -> dict[str, Any]:
    target = explained.result.target
    return {
        "target": target.id,
        "clause": {**json_text.clause_json(target), "title": target.clause.title.text(lang)},
        "statement": target.statement.text(lang),
        "criterion": target.criterion.kind,
        "due": target.due,
        "scope": target.scope.value,
        "indicator": _indicator(explained, lang),
    }


def _act(explained: Explanation) -> dict[str, Any] | None:
    """The state that was reported; null for a figure, for an answer with yes or no, and where each unit reports."""
    report = explained.standing.report if explained.standing else None
    if report is None:
        return None
    return {"state": report.state, "evidence": report.evidence or None, "date": report.date or None}


def _way(explained: Explanation) -> dict[str, Any]:
    """From the cells to the verdict, and the years."""
    result, found = explained.result, explained.verdict
    return {
        "cells": [_reading(each) for each in explained.read],
        "computed": [_computed(each) for each in found.computed],
        "gaps": [
            {"year": gap.year, "high": _computed(gap.high), "low": _computed(gap.low), **formula_json(gap.formula)}
            for gap in found.gaps
        ],
        "value": result.value,
        "measured": result.measured,
        "baseline": result.baseline,
        "threshold": _limit(explained),
        "comparison": _compared(found.compared),
        "act": _act(explained),
        "units": [_unit(explained, unit) for unit in found.units],
        "steps_since_base": [{"year": year, "value": value} for year, value in found.path],
        "attainment": result.attainment.word,
        "margin": {"value": result.margin, "formula": found.margin.text if found.margin else None},
        "years": _years(explained),
        "broken_years": result.broken_years,
    }


def _consequences(explained: Explanation, lang: Lang) -> dict[str, Any]:
    """Warnings, measures, readings and faults of the data."""
    result, target, plan = explained.result, explained.result.target, explained.plan
    return {
        "early_warnings": [
            {
                "code": warning.code,
                "message": notes.warning_message(lang, warning, result, plan),
                "figures": dict(warning.figures),
            }
            for warning in explained.warnings
        ],
        "measures": [
            {"domain": domain, "item": item, "title": plan.measure_titles[domain, item].text(lang)}
            for domain, item in target.measures
        ],
        "assumptions": {
            "target": _text(target.assumption, lang),
            "indicator": _text(target.indicator.assumption if target.indicator else None, lang),
        },
        "note": notes.note(lang, result, plan) or None,
        "findings": [
            {"code": each.code, "severity": each.severity.value, "message": notes.finding_message(lang, each)}
            for each in explained.findings
        ],
    }


def _text(text: Bilingual | None, lang: Lang) -> str | None:
    return text.text(lang) if text else None


def _indicator(explained: Explanation, lang: Lang) -> dict[str, Any] | None:
    indicator, year = explained.result.target.indicator, explained.result.year
    if indicator is None:
        return None
    return {
        "id": indicator.id,
        "name": indicator.name.text(lang),
        "definition": indicator.definition.text(lang),
        "kind": indicator.kind.value,
        "unit": indicator.unit.value,
        "scale": indicator.unit.scale or None,
        "numerator": _text(indicator.numerator, lang),
        "denominator": _text(indicator.denominator, lang),
        "calendar": indicator.calendar.value,
        "period": say(lang, f"template.period.{indicator.calendar}", year=year, before=year - 1),
    }


def _reading(read: Reading) -> dict[str, Any]:
    told: dict[str, Any] = {
        "year": read.year,
        "area": read.area,
        "group": read.group,
        "state": read.state.name.lower() if read.state is not None else "absent",
    }
    for name in ("numerator", "denominator", "value"):
        sent = getattr(read, name)
        told[name] = None if sent is None else {"number": _plain(sent.number), "source": _source(sent.cell)}
    return told


def _plain(number: float | None) -> float | int | None:
    """A whole number without a point, as it stands in the cell; null where it cannot be read."""
    return int(number) if number is not None and number.is_integer() else number


def _source(cell: SourceCell | None) -> dict[str, str] | None:
    return None if cell is None else {"file": cell.file, "sheet": cell.sheet, "cell": cell.cell}


def _computed(each: Computed) -> dict[str, Any]:
    return {
        "year": each.year,
        "area": each.area,
        "group": each.group,
        "numerator": each.numerator,
        "denominator": each.denominator,
        "formula": each.formula.text if each.formula else None,
        "value": each.value,
        "published": each.published,
    }


def _limit(explained: Explanation) -> dict[str, Any] | None:
    limit = explained.verdict.limit
    if limit is None:
        return None
    return {"value": limit.value, "origin": limit.origin, "formula": limit.formula.text if limit.formula else None}


def _compared(compared: Compared | None) -> dict[str, Any] | None:
    if compared is None:
        return None
    return {
        "text": compared.text,
        "left": compared.left,
        "right": compared.right,
        "holds": compared.holds,
        "in_whole_numbers": compared.in_whole_numbers,
    }


def _unit(explained: Explanation, unit: JudgedUnit) -> dict[str, Any]:
    found = unit.computed
    counts = (found.numerator, found.denominator) if found else (None, None)
    return {
        "area": unit.area,
        "value": found.value if found else None,
        "numerator": counts[0],
        "denominator": counts[1],
        "formula": found.formula.text if found and found.formula else None,
        "threshold": unit.limit.value if unit.limit else None,
        "comparison": _compared(unit.compared),
        "interval": counted_interval(explained.result.target, *counts),
        "attainment": unit.attainment.word,
    }


def _years(explained: Explanation) -> list[dict[str, Any]]:
    return [
        {
            "year": each.year,
            "value": each.value,
            "numerator": each.numerator,
            "denominator": each.denominator,
            "interval": each.interval,
            "attainment": each.attainment.word if each.attainment is not None else None,
            "failing_units": each.failing,
        }
        for each in explained.years
    ]
