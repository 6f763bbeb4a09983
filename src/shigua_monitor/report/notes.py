"""The sentences of a report: beside a verdict, and for each early warning and finding."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from shigua_monitor.assessment.early_warning import EarlyWarning
from shigua_monitor.assessment.result import Result
from shigua_monitor.findings import Finding
from shigua_monitor.plan.criterion import GapNarrows, NotQuantified
from shigua_monitor.plan.model import Plan
from shigua_monitor.plan.terms import TOTAL, Unit
from shigua_monitor.report.display import (
    area_name,
    criterion_text,
    department_name,
    points_text,
    target_name,
    value_or_mark,
    value_text,
    values_apart,
)
from shigua_monitor.report.prospects import interval_text, outlook_note, views_sentence
from shigua_monitor.statistics.interval import Evidence
from shigua_monitor.submission.read import TableRead
from shigua_monitor.text import Label, Lang, Phrase, listed, say


def note(lang: Lang, result: Result, plan: Plan) -> str:
    """What must be known beside the verdict: the comparison, the failing and the missing units."""
    target, indicator, base_year = result.target, result.target.indicator, plan.file.base_year
    parts: list[str] = []
    if target.not_applicable is not None:
        parts.append(target.not_applicable.text(lang))
    if isinstance(target.criterion, NotQuantified):
        parts.append(target.criterion.reason.text(lang))
    if result.suppressed:
        parts.append(say(lang, "note.suppressed"))
    if target.criterion.needs_baseline and result.baseline is not None and not result.zero_baseline:
        parts.append(say(lang, "note.baseline", year=base_year, value=value_text(lang, result.baseline, indicator)))
    if result.zero_baseline:
        parts.append(say(lang, "note.zero_baseline", year=base_year))
    elif result.attainment.word == "no_baseline":
        parts.append(say(lang, "note.no_baseline", year=base_year))
    if result.failing_units:
        parts.append(say(lang, "note.failing", units=_units(lang, result, plan)))
    if expected := outlook_note(lang, result, plan):
        parts.append(expected)
    if result.missing_units and result.attainment.judged:
        missing = [area_name(lang, unit.area, plan) for unit in result.missing_units]
        parts.append(say(lang, "note.missing", units=missing))
    if result.done_in is not None:
        parts.append(say(lang, "note.done", year=result.done_in))
    earlier = [year for year in result.broken_years if year != result.year]
    if earlier:
        parts.append(say(lang, "note.broken", years=earlier))
    return ("；" if lang == "zh" else "; ").join(parts)


def _units(lang: Lang, result: Result, plan: Plan) -> list[str]:
    return [
        say(
            lang,
            "area_value",
            area=area_name(lang, unit.area, plan),
            value=value_or_mark(lang, unit.value, result),
        )
        for unit in result.failing_units
    ]


def warning_message(lang: Lang, warning: EarlyWarning, result: Result, plan: Plan) -> str:
    """The sentence of an early warning, and where it may be chance, a second one that says so."""
    sentence = say(lang, _warning_key(warning), **_warning_fields(lang, warning, result, plan))
    return ("；" if lang == "zh" else "; ").join([sentence, *_chance(lang, warning, result)])


def _warning_key(warning: EarlyWarning) -> str:
    """The text of a code: its own, or the one for units, for what must be kept, for a part of the population."""
    figures, code = warning.figures, warning.code
    variants = {
        "unit": code in ("W101", "W102") and figures["unit"],
        "value": code == "W201" and figures["low"] is not None,
        "kept": code == "W301" and figures["since"],
        "turned": code == "W302" and figures["turned"],
        "units": (code == "W302" and figures["units"]) or (code == "W501" and figures["missing_units"]),
        "group": code == "W502" and figures["group"] != TOTAL,
    }
    return next((f"{code}.{name}" for name, applies in variants.items() if applies), code)


def _warning_fields(lang: Lang, warning: EarlyWarning, result: Result, plan: Plan) -> dict[str, Any]:
    """What fills the sentence of a warning: who is meant, its figures, its units, its years."""
    figures = warning.figures
    fields: dict[str, Any] = {
        "name": target_name(lang, result.target),
        "year": result.year,
        "criterion": criterion_text(lang, result.target, plan),
        "department": department_name(lang, result.target, plan),
    }
    if warning.code == "W601":
        fields |= {**figures, "department": warned_department(lang, warning, plan)}
        fields["domain"] = plan.domains[result.target.clause.domain].name
    fields |= {name: figures[name] for name in ("due", "first_year", "since") if name in figures}
    fields |= _warned_figures(lang, warning, result)
    fields |= _warned_units(lang, figures, result, plan)
    if "old" in figures and result.target.indicator is not None:  # a revised value: of its own area, group and year
        old, new = values_apart(lang, figures["old"], figures["new"], result.target.indicator)
        group = plan.groups[figures["group"]].name if figures["group"] in plan.groups else figures["group"]
        fields |= {"area": area_name(lang, figures["area"], plan), "group": group, "year": figures["year"]}
        fields |= {"old": old, "new": new}
    if "years" in figures:
        fields["broken"] = [_broken_year(lang, figures, year, result, plan) for year in figures["years"]]
    return fields


def _warned_figures(lang: Lang, warning: EarlyWarning, result: Result) -> dict[str, Any]:
    """The target's own figures, as they are shown."""
    indicator, figures = result.target.indicator, warning.figures
    fields: dict[str, Any] = {}
    gap = isinstance(result.target.criterion, GapNarrows)
    for name in ("value", "first_value", "baseline"):
        if name in figures:
            fields[name] = (
                points_text(lang, figures[name], indicator, signed=False)
                if gap
                else value_or_mark(lang, figures[name], result)
            )
    if warning.code == "W402" and indicator is not None:
        base, now = values_apart(lang, figures["baseline"], figures["value"], indicator, "points")
        fields |= {"baseline": base, "value": now}
    if "expected" in figures:
        fields |= {"expected": value_text(lang, figures["expected"], indicator), "p": f"{figures['p']:.1g}"}
    if "numerator" in figures:
        fields |= {name: figures[name] for name in ("numerator", "denominator")}
        fields["interval"] = interval_text(lang, result.evidence.interval, result)
    if "change" in figures:
        fields["change"] = points_text(lang, abs(figures["change"]), indicator, signed=False)
    if turned := figures.get("turned"):
        fields |= {"turned": value_text(lang, turned["value"], indicator), "turned_year": turned["year"]}
        fields["before"] = value_text(lang, turned["before"], indicator)
    return fields


def _warned_units(lang: Lang, figures: Mapping[str, Any], result: Result, plan: Plan) -> dict[str, Any]:
    """The units that a warning names, with their figures where it tells them."""
    fields: dict[str, Any] = {}
    if "pace" in figures:
        unit = figures["unit"] and area_name(lang, figures["unit"], plan)
        fields |= {"unit": unit, "views": views_sentence(lang, result)}
    if "first_units" in figures:
        fields["units"] = [
            say(lang, "warning.since", unit=area_name(lang, area, plan), first_year=figures["first_year"],
                now=value_or_mark(lang, now, result), before=value_or_mark(lang, figures["first_units"][area], result))
            for area, now in figures["units"].items()
        ]  # fmt: skip
    if "failing" in figures:
        fields["failing"] = _units(lang, result, plan)
    if "missing_units" in figures:
        fields["missing"] = [area_name(lang, name, plan) for name in figures["missing_units"]]
    return fields


_MOST_UNITS = 2
"""Units of a broken year that are named with their figures; more are counted."""


def _broken_year(lang: Lang, figures: Mapping[str, Any], year: int, result: Result, plan: Plan) -> str:
    """A broken year with its figure, or with the units that broke it."""
    indicator, value = result.target.indicator, figures["values"][figures["years"].index(year)]
    units: Mapping[str, float | None] = figures["units"].get(str(year), {})
    if units:
        named = [
            say(lang, "warning.unit", unit=area_name(lang, area, plan),
                value=value_or_mark(lang, figure, result))
            for area, figure in units.items()
        ]  # fmt: skip
        told = named if len(named) <= _MOST_UNITS else [say(lang, "warning.number_of_units", number=len(named))]
        return say(lang, "year_value", year=year, value=listed(lang, told))
    if value is None:
        return say(lang, "year_alone", year=year)
    return say(lang, "year_value", year=year, value=value_text(lang, value, indicator, result.threshold))


_REPEATS_A_VERDICT = ("W301", "W302", "W401", "W402")
"""Warnings that go by the counted fact, as the verdict does: small numbers can raise them by chance."""


def _chance(lang: Lang, warning: EarlyWarning, result: Result) -> list[str]:
    """That the counts of the judged year do not decide, where a warning rests on it."""
    code = warning.code
    if code not in _REPEATS_A_VERDICT or (code == "W301" and result.year not in warning.figures["years"]):
        return []
    if result.units:
        failing = [unit.evidence for unit in result.failing_units]
        unclear = Evidence.CANNOT_TELL in failing and Evidence.CLEARLY_MISSED not in failing
        return [say(lang, "evidence.units_none_clear")] if unclear else []
    return [say(lang, "warning.may_be_chance")] if result.evidence.code is Evidence.CANNOT_TELL else []


def warned_department(lang: Lang, warning: EarlyWarning, plan: Plan) -> str:
    """Who is to act on a warning: the department that did not report, else the one that answers for the target."""
    if warning.code == "W601":
        return plan.departments[warning.figures["department"]].name.text(lang)
    return department_name(lang, warning.target, plan)


def warned_of(lang: Lang, warning: EarlyWarning) -> str:
    """What a warning is about: an indicator, or all that a department owes."""
    if warning.code == "W601":
        return say(lang, "W601.indicators", number=warning.figures["indicators"])
    return target_name(lang, warning.target)


def measure_titles(lang: Lang, warning: EarlyWarning, plan: Plan) -> list[str]:
    """The plan's measures that address a warning."""
    return [
        say(
            lang,
            "measure_titled",
            domain=plan.domains[domain].name,
            item=item,
            title=plan.measure_titles[domain, item],
        )
        for domain, item in warning.measures
    ]


def finding_message(lang: Lang, finding: Finding) -> str:
    return say(lang, finding.code, **finding_fields(finding))


def finding_hint(lang: Lang, finding: Finding) -> str:
    return say(lang, f"{finding.code}.hint", **finding_fields(finding))


def finding_phrase(finding: Finding) -> Phrase:
    """Where, what and what to do, as one sentence with the file in front."""
    fields = finding_fields(finding)
    told = {"message": Phrase(finding.code, fields), "hint": Phrase(f"{finding.code}.hint", fields)}
    return Phrase("finding.sentence", {"place": finding_place(finding, with_file=True), **told})


def finding_fields(finding: Finding) -> dict[str, Any]:
    """The fields of a finding's sentence, with codes of the catalogue in its words."""
    fields = dict(finding.fields)
    for name, value in finding.fields.items():
        if isinstance(value, Unit):
            fields[name] = Label(f"unit.{value}")
        elif name in _CODES:
            fields[name] = Phrase(f"{_CODES[name]}.{value}", finding.fields.get("details", finding.fields))
    return fields


_CODES = {"problem": "problem", "looks_like": "looks_like", "note": "left_out", "meaning": "code"}
"""Fields whose values are codes, and where the catalogue has their words."""


def finding_place(finding: Finding, *, with_file: bool) -> str:
    """Where a finding is: 监测数据!F12, with the file in front when there are several."""
    place = f"{finding.sheet}!{finding.cell}" if finding.cell else finding.sheet
    if not place:
        return finding.file
    return f"{finding.file} {place}" if with_file else place


def skipped_text(lang: Lang, skipped: Mapping[str, int]) -> str:
    """How many rows were skipped, and why."""
    number = sum(skipped.values())
    if not number:
        return "0"
    reasons = [
        say(lang, "rows.reason", reason=Label(f"skipped.{reason}"), number=count)
        for reason, count in skipped.items()
        if count
    ]
    return say(lang, "rows.skipped", number=number, reasons=listed(lang, reasons))


def title_text(lang: Lang, table: TableRead, plan: Plan) -> str:
    """What the title of a table fixed for all of its values."""
    told = [
        str(table.year) if table.year is not None else "",
        area_name(lang, table.area, plan) if table.area else "",
        say(lang, f"unit.{table.unit}") if table.unit else "",
    ]
    return listed(lang, [each for each in told if each]) if any(told) else ""
