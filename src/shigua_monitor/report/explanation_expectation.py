"""Evidence and outlook of an explained target in words, with the formulas that lead to them."""

from __future__ import annotations

from shigua_monitor.assessment.evidence import asked_share
from shigua_monitor.assessment.outlook import View
from shigua_monitor.plan.terms import Kind
from shigua_monitor.report import display
from shigua_monitor.report.explanation import Explanation
from shigua_monitor.report.explanation_arithmetic import number
from shigua_monitor.report.explanation_evidence import Bounds
from shigua_monitor.report.explanation_outlook import MethodAnswer, OutlookFormulas
from shigua_monitor.report.explanation_section import Section, bracketed, joined
from shigua_monitor.report.prospects import (
    chance_sentence,
    disagreement,
    evidence_sentences,
    interval_text,
    level_text,
    outlook_word,
    unit_sentences,
)
from shigua_monitor.report.tables import verdict
from shigua_monitor.statistics.forecast import Method
from shigua_monitor.statistics.pace import Reason
from shigua_monitor.text import Label, Lang, listed, say


def evidence_section(lang: Lang, explained: Explanation) -> Section | None:
    """The intervals by their methods, then what they let say."""
    result, found = explained.result, explained.evidence
    if not result.attainment.judged or result.target.indicator is None:
        return None
    if result.target.indicator.kind is Kind.STATUS:
        return None
    lines = []
    if found.absent is not None:
        lines.append(say(lang, f"explain.no_interval.{found.absent}"))
    for bounds, changed in ((found.bounds, False), (found.change, True)):
        if bounds is not None:
            lines += _bounds(lang, explained, bounds, changed)
    sentences = evidence_sentences(lang, result) + unit_sentences(lang, result, explained.plan)
    if sentences:
        lines.append(joined(lang, sentences))
    if found.pooled is not None:
        pooled = found.pooled
        fields = {"events": pooled.events.text, "people": pooled.people.text, "value": pooled.value.text}
        lines.append(say(lang, "explain.pooled", years=pooled.years, **fields))
    return Section(say(lang, "column.evidence"), tuple(lines)) if lines else None


def _bounds(lang: Lang, explained: Explanation, bounds: Bounds, changed: bool) -> list[str]:
    """The method by its name with its bounds, and the formula of each."""
    result, indicator = explained.result, explained.result.target.indicator
    if not changed:
        shown = interval_text(lang, (bounds.low, bounds.high), result)
    elif bounds.method in ("newcombe", "newcombe_share", "square_and_add"):
        low, high = (display.points_text(lang, bound, indicator) for bound in (bounds.low, bounds.high))
        shown = say(lang, "interval", low=low, high=high)
    else:
        shown = say(lang, "interval", low=_ratio(bounds.low), high=_ratio(bounds.high))
    told: dict[str, object] = {"level": level_text(result), "interval": shown, "events": result.numerator}
    if bounds.steps is not None:
        told |= {"low": number(bounds.steps[0], 7), "high": number(bounds.steps[1], 7)}
    if bounds.method == "newcombe_share":
        told["share"] = number(100 * asked_share(result.target), 7)
    if bounds.method == "exact_ratio":
        told["all"] = (result.numerator or 0) + base_events(explained)
    formulas = [bounds.both_ways] if bounds.both_ways else list(bounds.formulas)
    return [say(lang, f"explain.method.{bounds.method}", **told), joined(lang, formulas)]


def _ratio(bound: float) -> str:
    return "∞" if bound == float("inf") else number(bound, 4)


def base_events(explained: Explanation) -> int:
    """The events of the base year."""
    base = explained.plan.file.base_year
    counts = [each.numerator for each in explained.verdict.computed if each.year == base and each.numerator is not None]
    return counts[0] if counts else 0


def outlook_section(lang: Lang, explained: Explanation) -> Section | None:
    """The outlook by the rule, then each method, what is known of the speed, and the chance."""
    result, found = explained.result, explained.outlook
    if found is None or not result.attainment.judged:
        return None
    lines = [_rule(lang, explained, found)]
    if result.outlook.unit is not None:
        lines.append(say(lang, "explain.by_unit", unit=display.area_name(lang, result.outlook.unit, explained.plan)))
    lines += _methods(lang, explained, found)
    lines += _reduction(lang, found)
    if found.rule != "turned_back":
        lines += [text for text in (disagreement(lang, result), chance_sentence(lang, result)) if text]
    return Section(say(lang, "column.outlook"), tuple(lines))


def _rule(lang: Lang, explained: Explanation, found: OutlookFormulas) -> str:
    settings = explained.result.target.warning_settings
    why = say(
        lang,
        f"explain.rule.{found.rule}",
        year=explained.result.outlook.horizon,
        verdict=verdict(explained.result, lang),
        known=found.known_years,
        fewest=settings.fewest_years,
        base=explained.plan.file.base_year,
    )
    if found.rule in ("kept", "no_time", "turned_back"):
        return why
    return say(lang, "explain.outlook", outlook=outlook_word(lang, explained.result), why=why)


def _methods(lang: Lang, explained: Explanation, found: OutlookFormulas) -> list[str]:
    """Each method in a line of its own; those that are silent for the same reason share one."""
    silent = [method for method in found.methods if method.value is None and method.name != "projection"]
    shared = len(silent) == 2 and silent[0].reason is silent[1].reason
    lines = []
    for method in found.methods:
        if method.name == "projection":
            lines += _projection(lang, explained, method)
        elif method.value is not None:
            lines.append(_answer(lang, explained, method))
        elif not shared or method is silent[0]:
            names = [say(lang, f"view_name.{each.name}") for each in (silent if shared else [method])]
            lines.append(_silence(lang, listed(lang, names), method.reason))
    return lines


def _silence(lang: Lang, method: str, reason: Reason) -> str:
    return say(lang, "explain.method_silent", method=method, reason=Label(f"reason.{reason.name.lower()}"))


def _answer(lang: Lang, explained: Explanation, method: MethodAnswer) -> str:
    """A pace or a growth with its formulas, and what it says."""
    name, said = say(lang, f"view_name.{method.name}"), _said(lang, method)
    settings = explained.result.target.warning_settings
    cuts = {"on_track": number(settings.on_track_pace), "watch": number(settings.watch_pace)}
    formulas = [formula.text for formula in method.formulas]
    if method.name == "growth":
        texts = dict(zip(("observed", "required", "ratio"), formulas, strict=True))
        line = say(lang, "explain.growth", method=name, said=said, **texts, **cuts)
    else:
        line = say(lang, "explain.pace", method=name, said=said, formula=formulas[0], **cuts)
    if method.reason is Reason.NONE:
        return line
    return joined(lang, [line, say(lang, f"reason.{method.reason.name.lower()}")])


def _said(lang: Lang, method: MethodAnswer) -> str:
    return "" if method.view is View.SILENT else say(lang, f"view_word.{method.name}.{method.view.word}")


def _projection(lang: Lang, explained: Explanation, method: MethodAnswer) -> list[str]:
    """The projection with its interval and law, and the present level carried on."""
    result, found = explained.result, explained.outlook
    ahead, indicator = result.outlook, result.target.indicator
    name = say(lang, f"view_name.{method.name}")
    if ahead.point is None or found is None or indicator is None:
        return [say(lang, "explain.method_silent", method=name, reason=Label("reason.few_points"))]
    said = "" if found.rule == "turned_back" else _said(lang, method)
    line = say(
        lang,
        "explain.projection",
        method=name,
        year=ahead.horizon,
        point=display.value_text(lang, round(ahead.point, 2), indicator),
        interval=interval_text(lang, ahead.interval, result),
        level=number(result.target.warning_settings.projection_level * 100),
        law=Label(f"explain.law.{ahead.method.name.lower()}"),
    )
    lines = [bracketed(lang, line, said) if said else line]
    if found.point is not None:
        lines[0] = joined(lang, [lines[0], found.point.text])
    if found.flat is not None and ahead.method is not Method.CONSTANT:
        sign = say(lang, f"sign.{indicator.unit}")
        lines.append(say(lang, "explain.flat", formula=f"{found.flat.text}{sign}"))
    return lines


def _reduction(lang: Lang, found: OutlookFormulas) -> list[str]:
    """The yearly rate of reduction, observed and required."""
    if found.reduction is None:
        return []
    observed, required = found.reduction.observed, found.reduction.required
    if observed is None:
        reason = Label(f"reason.{found.reduction.observed_reason.name.lower()}")
        return [say(lang, "explain.reduction_silent", reason=reason)]
    line = say(lang, "explain.reduction" if observed.value >= 0 else "explain.reduction_rising", formula=observed.text)
    if required is not None:
        line = joined(lang, [line, say(lang, "explain.reduction_required", formula=required.text)])
    return [line]
