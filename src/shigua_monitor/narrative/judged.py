"""What is said of one judged target: its figure, its change, the verdict and what leaves it open."""

from __future__ import annotations

from collections.abc import Sequence

from shigua_monitor.assessment.attainment import Attainment
from shigua_monitor.assessment.early_warning import turning
from shigua_monitor.assessment.outlook import Outlook
from shigua_monitor.assessment.result import Result
from shigua_monitor.narrative.document import Paragraph, ReportKind
from shigua_monitor.narrative.material import Material, is_act
from shigua_monitor.narrative.wording import (
    amount,
    asked,
    clauses,
    figure_text,
    item,
    moved,
    own_figure,
    years_text,
)
from shigua_monitor.plan.model import Plan
from shigua_monitor.plan.terms import Unit
from shigua_monitor.report.acts import state_word
from shigua_monitor.report.display import area_name, department_name, target_name, value_or_mark
from shigua_monitor.report.prospects import evidence_sentences, unit_sentences, views_of_unit
from shigua_monitor.statistics.interval import Evidence
from shigua_monitor.text import Lang, say


def in_brief(material: Material, result: Result, times: int = 1) -> str:
    """A missed target by its name, with the units that fail; figure and target stand in the table beside it.

    `times` is how many clauses ask this.
    """
    lang = material.lang
    beside = [*_looked_back(lang, result), *units(lang, result, material.plan), repeated(lang, times)]
    return named(lang, target_name(lang, result.target), beside)


def repeated(lang: Lang, times: int) -> str:
    """That several clauses ask this; '' for one."""
    return say(lang, "judged.repeated", number=times) if times > 1 else ""


def named(lang: Lang, name: str, beside: Sequence[str]) -> str:
    """The name of a target, with what there is to say beside it in brackets."""
    told = clauses(lang, beside)
    return say(lang, "domain.with", name=name, beside=told) if told else name


def is_looked_back(result: Result) -> bool:
    """Whether a target holds this year and is not attained all the same: in a final evaluation earlier years count."""
    return result.attainment is Attainment.NOT_ATTAINED and result.history.get(result.year) is Attainment.ATTAINED


def _looked_back(lang: Lang, result: Result) -> list[str]:
    """For such a target: the years that broke it."""
    key = "judged.looked_back_act" if is_act(result) else "judged.looked_back"
    return [say(lang, key, years=years_text(lang, result.broken_years))] if is_looked_back(result) else []


def _figure_of(material: Material, result: Result) -> str:
    if is_act(result):
        standing = material.standings.get(result.target.id)
        return state_word(material.lang, standing.state if standing else None)
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
    """A missed target as an item of a list: its figure, what is asked, how far it is away, how it moved, and what must
    be known beside that."""
    lang = material.lang
    wanted = clauses(lang, [asked(lang, result, material.plan), repeated(lang, times)])
    key = "judged.act_of" if is_act(result) else "judged.of"
    figure = say(lang, key, figure=_is(material, result), asked=wanted)
    first = clauses(lang, [figure, _distance(lang, result), change(material, result)], ",")
    told = clauses(lang, [first, *_looked_back(lang, result)])
    return item(lang, target_name(lang, result.target), told, *_beside(material, result))


def _is(material: Material, result: Result) -> str:
    if "measured" in result.suppressed and not is_act(result):
        return say(material.lang, "judged.suppressed_is")
    told = _figure_of(material, result)
    if is_act(result) or result.measured is None:
        return told
    return say(material.lang, "judged.mean_is" if result.units else "judged.is", figure=told)


def _distance(lang: Lang, result: Result) -> str:
    """How far a missed target is away, in points of its unit; of units that are judged one by one nothing."""
    indicator = result.target.indicator
    if indicator is None or is_act(result) or result.units or not result.margin or result.margin > 0:
        return ""
    return say(lang, "judged.distance", amount=amount(lang, result.margin, indicator))


def _beside(material: Material, result: Result) -> list[str]:
    lang, plan = material.lang, material.plan
    return [
        *_turned_back(lang, result, plan),
        *units(lang, result, plan),
        *doubt(lang, result),
        *_outlook(material, result),
        *_earlier(lang, result),
        *_answering(material, result),
    ]


def _answering(material: Material, result: Result) -> list[str]:
    """Who answers for it; nobody does in an area that only stands for comparison."""
    name = department_name(material.lang, result.target, material.plan)
    return [say(material.lang, "judged.answering", department=name)] if material.is_district else []


def units(lang: Lang, result: Result, plan: Plan) -> list[str]:
    """For a target of each unit: which of them fail, and which have not reported."""
    told = []
    if result.failing_units:
        names = [area_name(lang, unit.area, plan) for unit in result.failing_units]
        failing = names if is_act(result) else [
            say(lang, "area_value", area=name, value=value_or_mark(lang, unit.value, result))
            for name, unit in zip(names, result.failing_units, strict=True)
        ]  # fmt: skip
        told.append(say(lang, "judged.failing", failing=failing, failed=len(failing), units=len(result.units)))
    if result.missing_units:
        missing = [area_name(lang, unit.area, plan) for unit in result.missing_units]
        told.append(say(lang, "judged.missing", missing=missing))
    return told


def doubt(lang: Lang, result: Result) -> list[str]:
    """What small numbers leave open. Few events are told in full; else one sentence."""
    if result.evidence.code is not Evidence.CANNOT_TELL or is_looked_back(result):
        return []
    if result.units:
        return unit_sentences(lang, result)[:1]
    sentences = evidence_sentences(lang, result)
    indicator = result.target.indicator
    few = result.numerator is not None and result.numerator < result.target.warning_settings.few_events
    rate = indicator is not None and indicator.unit in (Unit.PER_MILLE, Unit.PER_100K)
    if sentences and few and rate:
        return [clauses(lang, sentences)]
    return [say(lang, "judged.cannot_tell")]


def _outlook(material: Material, result: Result) -> list[str]:
    """What is expected of a missed target that can still be reached, and why, unless a chapter tells that."""
    lang, code = material.lang, result.outlook.code
    if code in (Outlook.NOT_APPLICABLE, Outlook.MET):
        return []
    if code is Outlook.INSUFFICIENT_DATA:
        return [say(lang, "judged.outlook_unknown")]
    views = "" if material.kind is ReportKind.MIDTERM else views_of_unit(lang, result, material.plan)
    word = say(lang, f"outlook.{code.word}")
    return [say(lang, "note.outlook_why", outlook=word, views=views)] if views else [
        say(lang, "note.outlook", outlook=word)
    ]  # fmt: skip


def _turned_back(lang: Lang, result: Result, plan: Plan) -> list[str]:
    """For a missed target that had to move steadily: the first step back."""
    step = turning(result, plan.file.base_year)
    if step is None:
        return []
    before, now = (figure_text(lang, step[name], result) for name in ("before", "value"))
    return [say(lang, "judged.turned_back", year=step["year"], before=before, now=now)]


def _earlier(lang: Lang, result: Result) -> list[str]:
    """Earlier years in which a target that had to hold was broken, unless they are told already."""
    years = [] if is_looked_back(result) else [year for year in result.broken_years if year != result.year]
    return [say(lang, "judged.broken", years=years_text(lang, years))] if years else []
