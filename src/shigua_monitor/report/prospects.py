"""Sentences of evidence and outlook: what the numbers can say, and what they let expect."""

from __future__ import annotations

from math import inf
from typing import Any

from shigua_monitor.assessment.attainment import Attainment
from shigua_monitor.assessment.outlook import Outlook
from shigua_monitor.assessment.result import Result
from shigua_monitor.plan.bilingual import Bilingual
from shigua_monitor.plan.criterion import AtLeast, AtMost, ChangeFromBaseline, GapNarrows
from shigua_monitor.plan.model import Plan
from shigua_monitor.plan.terms import EVERY_YEAR, REACH_AND_KEEP, Kind
from shigua_monitor.report.display import area_name, decimals, difference_text, points_text, value_text
from shigua_monitor.report.relation import figure_meets, is_kept_at_best, limit_text, relation
from shigua_monitor.statistics.forecast import Method
from shigua_monitor.statistics.interval import Evidence, exposure_to_show
from shigua_monitor.text import Label, Lang, say


def interval_text(lang: Lang, interval: tuple[float, float] | None, result: Result) -> str:
    """[0.2‰, 44.9‰], or a dash; a bound that rounding would move onto the limit has more digits."""
    if interval is None:
        return say(lang, "no_value")
    low, high = (_bound_text(lang, bound, result) for bound in interval)
    return say(lang, "interval", low=low, high=high)


def _bound_text(lang: Lang, bound: float, result: Result) -> str:
    places = decimals(bound, result.threshold)
    return _expected_text(lang, round(bound, places), result, result.threshold)


def _expected_text(lang: Lang, value: float, result: Result, limit: float | None = None) -> str:
    """A figure that is expected: a value with its unit, a gap in points of it."""
    if isinstance(result.target.criterion, GapNarrows):
        return points_text(lang, value, result.target.indicator, signed=False)
    return value_text(lang, value, result.target.indicator, limit)


def projected_text(lang: Lang, result: Result) -> str:
    """The figure that is projected, to one digit; '' where there is none."""
    point = result.outlook.point
    return "" if point is None else _expected_text(lang, round(point, 1), result)


def evidence_word(lang: Lang, result: Result) -> str:
    return say(lang, f"evidence.{result.evidence.code.word}")


def outlook_word(lang: Lang, result: Result) -> str:
    return say(lang, f"outlook.{result.outlook.code.word}")


def evidence_sentences(lang: Lang, result: Result) -> list[str]:
    """What a statistician would say of a counted figure: the interval, what it leaves open, what would decide it.

    Nothing of a figure whose units are judged one by one: `unit_sentences` speak of those.
    """
    found, indicator = result.evidence, result.target.indicator
    if isinstance(result.target.criterion, GapNarrows) and found.change is not None and result.attainment.judged:
        return [*_change(lang, result), _left_open(lang, result)]
    untold = found.interval is None or result.numerator is None or not result.attainment.judged or result.units
    if untold or indicator is None or indicator.numerator is None or indicator.denominator is None:
        return []
    fields: dict[str, Any] = {
        "events": result.numerator,
        "people": result.denominator,
        "counted": indicator.numerator,
        "numerator": _inside(lang, indicator.numerator),
        "denominator": _inside(lang, indicator.denominator),
        "value": value_text(lang, result.value, indicator, result.threshold),
        "interval": interval_text(lang, found.interval, result),
        "level": level_text(result),
        "limit": limit_text(lang, result),
    }
    figure = say(lang, f"evidence.figure.{indicator.kind}", **fields)
    sentences = [figure, *_change(lang, result), _left_open(lang, result), *_what_would_show_it(lang, result, fields)]
    if found.shortfall:
        key = "at_least" if result.target.criterion.comparison.upward else "at_most"
        sentences.append(say(lang, f"evidence.shortfall.{key}", heads=found.shortfall, **fields))
    if found.pooled is not None:
        sentences.append(_pooled(lang, result))
    return sentences


def level_text(result: Result) -> str:
    """The level of the intervals of evidence, in percent: 95."""
    return f"{result.target.warning_settings.evidence_level * 100:g}"


def _inside(lang: Lang, name: Bilingual) -> str:
    """What is counted, inside a sentence: in English without a capital, unless the word is one of capitals."""
    text = name.text(lang)
    return text if text[:2].isupper() else (text[:1].lower() + text[1:]).removeprefix("all ")


def _change(lang: Lang, result: Result) -> list[str]:
    """For a target that compares with the base year: the change and its interval."""
    found, indicator = result.evidence, result.target.indicator
    if found.change is None or indicator is None or result.measured is None or result.baseline is None:
        return []
    level = level_text(result)
    if indicator.kind is not Kind.RATE or isinstance(result.target.criterion, GapNarrows):
        low, high = (difference_text(bound, indicator) for bound in found.change)
        interval = say(lang, "interval", low=low, high=high)
        criterion = result.target.criterion
        if isinstance(criterion, ChangeFromBaseline) and result.threshold is not None:
            change = points_text(lang, result.measured - result.threshold, indicator)
            told = {"share": f"{100 + criterion.percent:g}", "interval": interval, "level": level}
            return [say(lang, "evidence.change.share", change=change, **told)]
        change = points_text(lang, result.measured - result.baseline, indicator)
        return [say(lang, "evidence.change.proportion", change=change, interval=interval, level=level)]
    low, high = (ratio_text(bound) for bound in found.change)
    interval = say(lang, "interval", low=low, high=high)
    if result.baseline == 0:
        return [say(lang, "evidence.change.rate_from_zero", interval=interval, level=level)]
    ratio = ratio_text(result.measured / result.baseline)
    return [say(lang, "evidence.change.rate", ratio=ratio, interval=interval, level=level)]


def ratio_text(ratio: float) -> str:
    """How many times: 0, 0.80, 2.25, 120, ∞."""
    if ratio in (0, inf):
        return "∞" if ratio else "0"
    return f"{ratio:.2f}" if ratio < 100 else f"{ratio:.0f}"


def _left_open(lang: Lang, result: Result) -> str:
    """The counted fact, and whether the numbers are large enough to say the same of the level behind it."""
    met = figure_meets(result) or is_kept_at_best(result)
    clear = Evidence.CLEARLY_MET if met else Evidence.CLEARLY_MISSED
    code = result.evidence.code
    key = {clear: "clear", Evidence.CANNOT_TELL: "unclear", Evidence.NO_COUNTS: "unknown"}.get(code, "contrary")
    if result.target.criterion.needs_baseline and result.numerator == 0 and result.baseline == 0:
        key = "no_events"
    return say(lang, f"evidence.{key}", relation=relation(lang, result))


def _what_would_show_it(lang: Lang, result: Result, fields: dict[str, Any]) -> list[str]:
    """For a ceiling that cannot be told: how many people without a single event would show it."""
    indicator = result.target.indicator
    at_most = isinstance(result.target.criterion, AtMost) and indicator is not None and indicator.kind is Kind.RATE
    if not at_most or result.evidence.code is not Evidence.CANNOT_TELL or not result.threshold or indicator is None:
        return []
    needed = exposure_to_show(0, result.threshold, indicator.unit.scale, result.target.warning_settings.evidence_level)
    return [say(lang, "evidence.would_show", needed=int(needed), **fields)]


def _pooled(lang: Lang, result: Result) -> str:
    pooled = result.evidence.pooled
    assert pooled is not None
    return say(
        lang,
        "evidence.pooled",
        years=pooled.years,
        events=pooled.events,
        people=pooled.people,
        value=value_text(lang, pooled.value, result.target.indicator, result.threshold),
        interval=interval_text(lang, pooled.interval, result),
        level=level_text(result),
    )


def unit_sentences(lang: Lang, result: Result, plan: Plan | None = None) -> list[str]:
    """For a target that each unit must attain: which fail clearly, and how often all would pass by luck alone."""
    sentences = []
    clearly = [unit.area for unit in result.failing_units if unit.evidence is Evidence.CLEARLY_MISSED]
    counted = any(unit.evidence is not Evidence.NO_COUNTS for unit in result.failing_units)
    if clearly:
        units = [area_name(lang, area, plan) if plan else area for area in clearly]
        sentences.append(say(lang, "evidence.units_clear", units=units))
    elif counted:
        sentences.append(say(lang, "evidence.units_none_clear"))
    if result.evidence.all_pass is not None and isinstance(result.target.criterion, AtLeast):
        from shigua_monitor.assessment.appraisal import BEYOND_LIMIT

        truly = min(result.target.criterion.value + BEYOND_LIMIT, 100)
        key = "evidence.all_pass" if result.evidence.all_pass < 0.5 else "evidence.all_pass_likely"
        percent = chance_text(lang, result.evidence.all_pass)
        sentences.append(say(lang, key, truly=f"{truly:g}", percent=percent, number=len(result.units)))
    return sentences


def chance_text(lang: Lang, chance: float) -> str:
    """A chance in words: about 33 %, and neither 0 nor 100."""
    if chance < 0.01:
        return say(lang, "chance.nearly_none")
    if chance > 0.99:
        return say(lang, "chance.nearly_sure")
    return say(lang, "chance.about", percent=f"{chance * 100:.0f}")


def views_sentence(lang: Lang, result: Result) -> str:
    """The three views of an outlook in one sentence, as far as each has an answer."""
    expected = result.outlook
    parts = []
    for key, share in (("view.pace", expected.pace), ("view.growth", expected.compound)):
        if share is not None:
            told = say(lang, key, percent=_percent(share)) if share > -_LEAST else say(lang, f"{key}.backwards")
            parts.append(told)
    if expected.point is not None:
        parts.append(
            say(
                lang,
                "view.projection",
                year=expected.horizon,
                point=projected_text(lang, result),
                interval=interval_text(lang, expected.interval, result),
                level=f"{result.target.warning_settings.projection_level * 100:g}",
            )
        )
    return ("，" if lang == "zh" else ", ").join(parts)


_LEAST = 0.005
"""A share that is nearer to nothing rounds to 0 %."""


def _percent(share: float) -> str:
    """A share in whole percent; one that rounds to nothing has no sign."""
    return "0" if abs(share) < _LEAST else f"{share * 100:.0f}"


def views_of_unit(lang: Lang, result: Result, plan: Plan) -> str:
    """The three views, led by the unit whose they are where each must attain the target."""
    views = views_sentence(lang, result)
    if not views or result.outlook.unit is None:
        return views
    return say(lang, "view.of_unit", unit=area_name(lang, result.outlook.unit, plan), views=views)


def outlook_note(lang: Lang, result: Result, plan: Plan) -> str:
    """The outlook of a target that is not met yet, with what it rests on; '' where there is nothing to say."""
    if result.outlook.code in (Outlook.MET, Outlook.NOT_APPLICABLE):
        return ""
    word = outlook_word(lang, result)
    views = views_of_unit(lang, result, plan) if result.outlook.code is not Outlook.INSUFFICIENT_DATA else ""
    if result.attainment is not Attainment.NOT_ATTAINED:
        return ""
    return (
        say(lang, "note.outlook_why", outlook=word, views=views) if views else say(lang, "note.outlook", outlook=word)
    )


def chance_sentence(lang: Lang, result: Result) -> str:
    """The chance to satisfy the criterion in the year looked ahead to; '' where it is not known: a series that never
    changed says nothing of chance."""
    expected = result.outlook
    if expected.chance is None or expected.horizon is None or expected.method is Method.CONSTANT:
        return ""
    holds = result.target.due in (EVERY_YEAR, REACH_AND_KEEP) and result.attainment is Attainment.ATTAINED
    percent = chance_text(lang, expected.chance)
    return say(lang, "chance.hold" if holds else "chance.reach", year=expected.horizon, percent=percent)


def disagreement(lang: Lang, result: Result) -> str:
    """Says so where the views differ; '' where they agree."""
    told = {view for view in result.outlook.views if view.value}
    if len(told) < 2:
        return ""
    words = [
        say(lang, "view.says", view=Label(f"view_name.{name}"), word=Label(f"view_word.{name}.{view.word}"))
        for name, view in zip(("pace", "growth", "projection"), result.outlook.views, strict=True)
        if view.value
    ]
    return say(lang, "view.disagree", views=words)
