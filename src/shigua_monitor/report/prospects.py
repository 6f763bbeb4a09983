"""Sentences of evidence and outlook: what the numbers can say, and what they let expect."""

from __future__ import annotations

from typing import Any

from shigua_monitor.assessment.attainment import Attainment
from shigua_monitor.assessment.outlook import Outlook
from shigua_monitor.assessment.result import Result
from shigua_monitor.plan.criterion import AtLeast, AtMost
from shigua_monitor.plan.model import EVERY_YEAR, Kind
from shigua_monitor.report.display import target_name, value_text
from shigua_monitor.statistics.interval import Evidence, exposure_to_show
from shigua_monitor.text import Label, Lang, say


def interval_text(lang: Lang, interval: tuple[float, float] | None, result: Result) -> str:
    """[0.2‰, 44.9‰], or a dash."""
    if interval is None:
        return say(lang, "no_value")
    low, high = (value_text(lang, round(bound, 1), result.target.indicator) for bound in interval)
    return say(lang, "interval", low=low, high=high)


def evidence_word(lang: Lang, result: Result) -> str:
    return say(lang, f"evidence.{result.evidence.code.word}")


def outlook_word(lang: Lang, result: Result) -> str:
    return say(lang, f"outlook.{result.outlook.code.word}")


def evidence_sentences(lang: Lang, result: Result) -> list[str]:
    """What a statistician would say of a counted figure: the interval, what it leaves open, what would decide it."""
    found, indicator = result.evidence, result.target.indicator
    if found.interval is None or indicator is None or result.numerator is None or not result.attainment.judged:
        return []
    fields: dict[str, Any] = {
        "events": result.numerator,
        "people": result.denominator,
        "numerator": indicator.numerator,
        "denominator": indicator.denominator,
        "value": value_text(lang, result.value, indicator, result.threshold),
        "interval": interval_text(lang, found.interval, result),
        "level": f"{result.target.warning_settings.evidence_level * 100:g}",
        "limit": value_text(lang, result.threshold, indicator),
    }
    side = "meets" if result.attainment is Attainment.ATTAINED else "misses"
    sentences = [say(lang, "evidence.figure", **fields), say(lang, f"evidence.{side}.{found.code.word}", **fields)]
    sentences += _what_would_show_it(lang, result, fields)
    if found.shortfall:
        sentences.append(say(lang, "evidence.shortfall", heads=found.shortfall, **fields))
    if found.pooled is not None:
        sentences.append(_pooled(lang, result))
    return sentences


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
    )


def unit_sentences(lang: Lang, result: Result) -> list[str]:
    """For a target that each unit must attain: which fail clearly, and how often all would pass by luck alone."""
    sentences = []
    clearly = [unit.area for unit in result.failing_units if unit.evidence is Evidence.CLEARLY_MISSED]
    if result.failing_units:
        key = "evidence.units_clear" if clearly else "evidence.units_none_clear"
        sentences.append(say(lang, key, units=clearly))
    if result.evidence.all_pass is not None and isinstance(result.target.criterion, AtLeast):
        from shigua_monitor.assessment.appraisal import BEYOND_LIMIT

        truly = min(result.target.criterion.value + BEYOND_LIMIT, 100)
        percent = f"{result.evidence.all_pass * 100:.0f}"
        sentences.append(say(lang, "evidence.all_pass", truly=f"{truly:g}", percent=percent, number=len(result.units)))
    return sentences


def views_sentence(lang: Lang, result: Result) -> str:
    """The three views of an outlook in one sentence, as far as each has an answer."""
    expected, indicator = result.outlook, result.target.indicator
    parts = []
    if expected.pace is not None:
        parts.append(say(lang, "view.pace", percent=f"{expected.pace * 100:.0f}"))
    if expected.compound is not None:
        parts.append(say(lang, "view.growth", ratio=f"{expected.compound:.2f}"))
    if expected.point is not None:
        parts.append(
            say(
                lang,
                "view.projection",
                year=expected.horizon,
                point=value_text(lang, round(expected.point, 1), indicator),
                interval=interval_text(lang, expected.interval, result),
                level=f"{result.target.warning_settings.projection_level * 100:g}",
            )
        )
    return ("，" if lang == "zh" else ", ").join(parts)


def outlook_note(lang: Lang, result: Result) -> str:
    """The outlook of a target that is not met yet, with what it rests on; '' where there is nothing to say."""
    if result.outlook.code in (Outlook.MET, Outlook.NOT_APPLICABLE):
        return ""
    word = outlook_word(lang, result)
    views = views_sentence(lang, result) if result.outlook.code is not Outlook.INSUFFICIENT_DATA else ""
    if result.attainment is not Attainment.NOT_ATTAINED:
        return ""
    return (
        say(lang, "note.outlook_why", outlook=word, views=views) if views else say(lang, "note.outlook", outlook=word)
    )


def chance_sentence(lang: Lang, result: Result) -> str:
    """The chance to satisfy the criterion in the year looked ahead to; '' where it is not known."""
    expected = result.outlook
    if expected.chance is None or expected.horizon is None:
        return ""
    key = "chance.hold" if result.target.due == EVERY_YEAR else "chance.reach"
    percent = f"{min(max(expected.chance, 0.0), 1.0) * 100:.0f}"
    return say(lang, key, name=target_name(lang, result.target), year=expected.horizon, percent=percent)


def disagreement(lang: Lang, result: Result) -> str:
    """Says so where the three views differ; '' where they agree."""
    told = {view for view in result.outlook.views if view.value}
    if len(told) < 2:
        return ""
    words = [
        say(lang, "view.says", view=Label(f"view_name.{name}"), word=Label(f"view_word.{view.word}"))
        for name, view in zip(("pace", "growth", "projection"), result.outlook.views, strict=True)
        if view.value
    ]
    return say(lang, "view.disagree", views=words)
