"""What is said of one judged target: its figure, its change, the verdict and what leaves it open."""

from __future__ import annotations

from collections.abc import Sequence

from shigua_monitor.assessment.attainment import Attainment
from shigua_monitor.assessment.early_warning import turning
from shigua_monitor.assessment.outlook import Outlook
from shigua_monitor.assessment.result import Result
from shigua_monitor.assessment.summary import met_early
from shigua_monitor.narrative.document import Paragraph
from shigua_monitor.narrative.material import Material, is_act
from shigua_monitor.narrative.wording import amount, asked, clauses, figure_text, led, moved, own_figure
from shigua_monitor.plan.model import Plan, Unit
from shigua_monitor.report.display import area_name, target_name, value_or_mark
from shigua_monitor.report.prospects import evidence_sentences, unit_sentences, views_of_unit
from shigua_monitor.statistics.interval import Evidence
from shigua_monitor.text import Lang, say


def in_short(material: Material, result: Result, times: int = 1) -> str:
    """A judged target as a part of a sentence: 某率95.29%，同比提高1.04个百分点（2030年目标：不低于90%）.

    `times` is how many clauses ask this.
    """
    lang = material.lang
    figure = clauses(lang, [_figure_of(material, result), change(material, result)], ",")
    return say(
        lang,
        "judged.short",
        name=target_name(lang, result.target),
        figure=figure,
        asked=clauses(
            lang,
            [
                asked(lang, result, material.plan),
                repeated(lang, times),
                *_looked_back(lang, result),
                _in_doubt(lang, result),
            ],
        ),
    )


def in_brief(material: Material, results: Sequence[Result]) -> str:
    """Attained targets of one figure as a part of a sentence: 某率95.29%，同比提高1.04个百分点. What they ask is told
    in the table; what small numbers leave open is told here too."""
    lang, first = material.lang, results[0]
    figure = clauses(lang, [_figure_of(material, first), change(material, first)], ",")
    told = say(lang, "judged.brief", name=target_name(lang, first.target), figure=figure)
    doubt = next((each for each in results if each.evidence.code is Evidence.CANNOT_TELL), first)
    beside = clauses(lang, [repeated(lang, len(results)), _in_doubt(lang, doubt)])
    return say(lang, "domain.with", name=told, beside=beside) if beside else told


def repeated(lang: Lang, times: int) -> str:
    """That several clauses ask this; '' for one."""
    return say(lang, "judged.repeated", number=times) if times > 1 else ""


def _looked_back(lang: Lang, result: Result) -> list[str]:
    """For a target that holds this year and is not attained in a final evaluation: the years that broke it."""
    holds = result.history.get(result.year) is Attainment.ATTAINED
    broken = result.attainment is Attainment.NOT_ATTAINED and holds
    return [say(lang, "judged.looked_back", years=result.broken_years)] if broken else []


def _in_doubt(lang: Lang, result: Result) -> str:
    return say(lang, "judged.in_doubt") if result.evidence.code is Evidence.CANNOT_TELL else ""


def _figure_of(material: Material, result: Result) -> str:
    if is_act(result):
        word = "attained" if result.attainment is Attainment.ATTAINED else "not_attained"
        return say(material.lang, f"act_state.{word}")
    if "measured" in result.suppressed:
        return say(material.lang, "judged.suppressed")
    if result.measured is None:
        return say(material.lang, "judged.each_unit")
    return own_figure(material.lang, result)


def change(material: Material, result: Result) -> str:
    """The change on the year before; '' for an act, and where the figure itself is not known."""
    course = material.course(result)
    if course is None or result.measured is None:
        return ""
    return moved(material.lang, result, course.since_last_year, since=result.year - 1)


def in_full(material: Material, result: Result, times: int = 1) -> Paragraph:
    """A judged target as an item of a list, with everything that must be known beside its verdict."""
    lang = material.lang
    first = clauses(lang, [_is(material, result), change(material, result), verdict(material, result, times)], ",")
    return led(lang, target_name(lang, result.target), first, *_beside(material, result))


def _is(material: Material, result: Result) -> str:
    if is_act(result):
        return ""
    if "measured" in result.suppressed:
        return say(material.lang, "judged.suppressed_is")
    key = "judged.each_unit_is" if result.measured is None else "judged.mean_is" if result.units else "judged.is"
    return say(material.lang, key, figure=_figure_of(material, result))


def verdict(material: Material, result: Result, times: int = 1) -> str:
    """The verdict with what was asked: 未达标（2030年目标：不高于60%），距目标6.32个百分点."""
    lang = material.lang
    wanted = clauses(lang, [asked(lang, result, material.plan), repeated(lang, times), *_looked_back(lang, result)])
    if is_act(result):
        word = "act.in_place" if result.attainment is Attainment.ATTAINED else "act.not_in_place"
        return say(lang, word, asked=wanted)
    word = "met_early" if met_early(result) else result.attainment.word
    told = say(lang, "judged.verdict", verdict=say(lang, f"attainment.{word}"), asked=wanted)
    return clauses(lang, [told, _distance(lang, result)], ",")


def _distance(lang: Lang, result: Result) -> str:
    """How far a missed target is away, in points of its unit; of units that are judged one by one nothing."""
    indicator, missed = result.target.indicator, result.attainment is Attainment.NOT_ATTAINED
    if not missed or indicator is None or result.units or not result.margin or result.margin > 0:
        return ""
    return say(lang, "judged.distance", amount=amount(lang, result.margin, indicator))


def _beside(material: Material, result: Result) -> list[str]:
    lang, plan = material.lang, material.plan
    return [
        *_turned_back(lang, result),
        *units(lang, result, plan),
        *doubt(lang, result),
        *unit_sentences(lang, result, plan),
        *_outlook(lang, result, plan),
        *_earlier(lang, result),
    ]


def units(lang: Lang, result: Result, plan: Plan) -> list[str]:
    """For a target of each unit: which of them fail, and which have not reported."""
    told = []
    if result.failing_units:
        failing = [
            say(
                lang,
                "area_value",
                area=area_name(lang, unit.area, plan),
                value=value_or_mark(lang, unit.value, result),
            )
            for unit in result.failing_units
        ]
        told.append(say(lang, "judged.failing", failing=failing, failed=len(failing), units=len(result.units)))
    if result.missing_units:
        missing = [area_name(lang, unit.area, plan) for unit in result.missing_units]
        told.append(say(lang, "judged.missing", missing=missing))
    return told


def doubt(lang: Lang, result: Result) -> list[str]:
    """What small numbers leave open. Few events are told in full; else one sentence."""
    if not result.attainment.judged or result.evidence.code is not Evidence.CANNOT_TELL:
        return []
    sentences = evidence_sentences(lang, result)
    indicator = result.target.indicator
    few = result.numerator is not None and result.numerator < result.target.warning_settings.few_events
    rate = indicator is not None and indicator.unit in (Unit.PER_MILLE, Unit.PER_100K)
    if sentences and few and rate:
        return [clauses(lang, sentences)]
    return [say(lang, "judged.cannot_tell", level=f"{result.target.warning_settings.evidence_level * 100:g}")]


def _outlook(lang: Lang, result: Result, plan: Plan) -> list[str]:
    """What is expected of a missed target that can still be reached."""
    code = result.outlook.code
    if result.attainment is not Attainment.NOT_ATTAINED or code in (Outlook.NOT_APPLICABLE, Outlook.MET):
        return []
    if code is Outlook.INSUFFICIENT_DATA:
        return [say(lang, "judged.outlook_unknown")]
    views = views_of_unit(lang, result, plan)
    word = say(lang, f"outlook.{code.word}")
    return [say(lang, "judged.outlook_why", outlook=word, views=views)] if views else [
        say(lang, "judged.outlook", outlook=word)
    ]  # fmt: skip


def _turned_back(lang: Lang, result: Result) -> list[str]:
    """For a missed target that had to move steadily: the first step back."""
    step = turning(result) if result.attainment is Attainment.NOT_ATTAINED else None
    if step is None:
        return []
    before, now = (figure_text(lang, step[name], result) for name in ("before", "value"))
    return [say(lang, "judged.turned_back", year=step["year"], before=before, now=now)]


def _earlier(lang: Lang, result: Result) -> list[str]:
    """Earlier years in which a target that had to hold was broken, unless the verdict has told them."""
    years = [] if _looked_back(lang, result) else [year for year in result.broken_years if year != result.year]
    return [say(lang, "judged.broken", years=years)] if years else []
