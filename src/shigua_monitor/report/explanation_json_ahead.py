"""The JSON of evidence and outlook within an explanation."""

from __future__ import annotations

from math import isfinite
from typing import Any

from shigua_monitor.report.explanation import Explanation
from shigua_monitor.report.explanation_arithmetic import Formula
from shigua_monitor.report.explanation_evidence import Bounds
from shigua_monitor.report.explanation_outlook import MethodAnswer
from shigua_monitor.report.prospects import chance_sentence, evidence_sentences, unit_sentences
from shigua_monitor.text import Lang


def formula_json(formula: Formula | None) -> dict[str, Any]:
    """The formula as text, its value as a number."""
    return {"formula": formula.text if formula else None, "value": formula.value if formula else None}


def evidence_json(explained: Explanation, lang: Lang) -> dict[str, Any] | None:
    """null unless there is a verdict to weigh."""
    result, found = explained.result, explained.evidence
    if not result.attainment.judged:
        return None
    return {
        "code": result.evidence.code.word,
        "level": result.target.warning_settings.evidence_level,
        "interval": _bounds(found.bounds),
        "change": _bounds(found.change),
        "absent": found.absent,
        "shortfall": result.evidence.shortfall,
        "pooled": _pooled(explained),
        "all_pass": result.evidence.all_pass,
        "sentences": evidence_sentences(lang, result) + unit_sentences(lang, result, explained.plan),
    }


def _pooled(explained: Explanation) -> dict[str, Any] | None:
    pooled, years = explained.result.evidence.pooled, explained.evidence.pooled
    if pooled is None or years is None:
        return None
    return {
        "years": years.years,
        "numerator": pooled.events,
        "denominator": pooled.people,
        **formula_json(years.value),
        "interval": pooled.interval,
    }


def _bounds(bounds: Bounds | None) -> dict[str, Any] | None:
    """An interval without an upper end has null there."""
    if bounds is None:
        return None
    high = bounds.high if isfinite(bounds.high) else None
    return {"method": bounds.method, "low": bounds.low, "high": high, "formulas": bounds.formulas}


def outlook_json(explained: Explanation, lang: Lang) -> dict[str, Any] | None:
    """null where there is nothing to look ahead to."""
    result, found = explained.result, explained.outlook
    if found is None or not result.attainment.judged:
        return None
    ahead, reduction = result.outlook, found.reduction
    return {
        "code": ahead.code.word,
        "rule": found.rule,
        "horizon": ahead.horizon,
        "unit": ahead.unit,
        "known_years": found.known_years,
        "methods": [_method(method) for method in found.methods],
        "projection": _projection(explained, lang),
        "annual_reduction": formula_json(reduction.observed if reduction else None),
        "required_annual_reduction": formula_json(reduction.required if reduction else None),
        "disagree": len({view for view in ahead.views if view}) > 1,
    }


def _method(method: MethodAnswer) -> dict[str, Any]:
    return {
        "name": method.name,
        "value": method.value,
        "formulas": [formula.text for formula in method.formulas],
        "reason": method.reason.name.lower() if method.reason else None,
        "view": method.view.word,
    }


def _projection(explained: Explanation, lang: Lang) -> dict[str, Any]:
    ahead, found = explained.result.outlook, explained.outlook
    return {
        "method": ahead.method.name.lower(),
        "point": ahead.point,
        "point_formula": found.point.text if found and found.point else None,
        "interval": ahead.interval,
        "level": explained.result.target.warning_settings.projection_level,
        "flat": ahead.flat,
        "flat_formula": found.flat.text if found and found.flat else None,
        "chance": ahead.chance,
        "sentence": chance_sentence(lang, explained.result) or None,
    }
