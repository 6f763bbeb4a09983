"""How sentences are put together, and the phrases that most of them need: amounts, changes, what is asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from shigua_monitor.assessment.course import Movement
from shigua_monitor.assessment.result import Result
from shigua_monitor.narrative.document import BulletList, Paragraph, Run
from shigua_monitor.plan.criterion import AtLeast, AtMost, ChangeFromBaseline, GapNarrows, InPlace
from shigua_monitor.plan.definitions import Indicator
from shigua_monitor.plan.model import Plan
from shigua_monitor.plan.terms import Kind, Unit
from shigua_monitor.report.display import difference_text, measured_text, value_text
from shigua_monitor.report.relation import is_kept_at_best
from shigua_monitor.text import Label, Lang, Phrase, say

_ENDS = "。！？：.!?:"


def strong(text: str) -> Run:
    return Run(text, strong=True)


def ended(lang: Lang, text: str) -> str:
    """A sentence with its full stop and, in English, its capital."""
    text = text.strip()
    if not text:
        return ""
    text = capital(lang, text)
    return text if text[-1] in _ENDS else text + ("。" if lang == "zh" else ".")


def capital(lang: Lang, text: str) -> str:
    """Text as it begins a line: in English with a capital."""
    return text[:1].upper() + text[1:] if lang == "en" else text


def clauses(lang: Lang, parts: Iterable[str], mark: str = ";") -> str:
    """Parts of one sentence, joined by a comma or a semicolon of the language; empty parts are left out."""
    joint = {"zh": {",": "，", ";": "；"}, "en": {",": ", ", ";": "; "}}[lang][mark]
    return joint.join(part for part in parts if part)


def paragraph(lang: Lang, *sentences: str) -> Paragraph:
    """Sentences as one paragraph; empty ones are left out."""
    told = [ended(lang, each) for each in sentences if each.strip()]
    return Paragraph((Run(("" if lang == "zh" else " ").join(told)),))


def said(lang: Lang, key: str, /, **fields: Any) -> Paragraph:
    """A paragraph of one sentence of the catalogue."""
    return paragraph(lang, say(lang, key, **fields))


def led(lang: Lang, head: str, *sentences: str) -> Paragraph:
    """A paragraph that begins with words that stand out, as those of an item: 某率 为 …"""
    head = capital(lang, head)
    told = [each.strip() for each in sentences if each.strip()]
    if not told:
        return Paragraph((strong(head),))
    body = paragraph(lang, *told).text if lang == "zh" else _continued(*told)
    return Paragraph((strong(head), Run(body)))


def _continued(first: str, *rest: str) -> str:
    """English sentences, the first of which goes on from a head and so keeps its small letter."""
    first = first if first[-1] in _ENDS else f"{first}."
    glue = "" if first[0] in ",;:." else " "
    return glue + " ".join([first, *(ended("en", each) for each in rest)])


def bullets(items: Iterable[Paragraph]) -> tuple[BulletList, ...]:
    """A list, or nothing where there is nothing to list."""
    told = tuple(items)
    return (BulletList(told),) if told else ()


def item(lang: Lang, name: str, *sentences: str) -> Paragraph:
    """An item of a list that says something of what it names: 某率为95.29%…, Some rate: 95.29%…"""
    return led(lang, name if lang == "zh" else f"{name}:", *sentences)


def years_text(lang: Lang, years: Sequence[int]) -> str:
    """Years in order, three and more in a row as a span: 2021、2024—2026."""
    runs: list[list[int]] = []
    for year in years:
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    told: list[str] = []
    for run in runs:
        span = len(run) >= _SPAN
        told += [say(lang, "years.run", first=run[0], last=run[-1])] if span else map(str, run)
    return ("、" if lang == "zh" else ", ").join(told)


_SPAN = 3
"""So many years in a row are told as a span."""


def some(lang: Lang, names: Sequence[str], most: int) -> str:
    """A、B、C, or only the first of them where there are many: A、B等5项."""
    if len(names) <= most:
        return enumerated(lang, names)
    shown = enumerated(lang, names[:most])
    return say(lang, "narrative.and_more", names=shown, number=len(names), rest=len(names) - most)


def enumerated(lang: Lang, names: Sequence[str]) -> str:
    """Names one after the other; in English by semicolons, for there are commas in them."""
    return ("、" if lang == "zh" else "; ").join(names)


def counted(lang: Lang, noun: str, number: int) -> str:
    """A number with its noun: 5项要求, 1 target, 5 targets."""
    return say(lang, f"count.{noun}.{'one' if number == 1 else 'many'}", number=number)


def amount(lang: Lang, difference: float, indicator: Indicator) -> str:
    """A distance without its sign, in points of the unit: 1.04个百分点."""
    return say(lang, f"amount.{indicator.unit}", number=difference_text(abs(difference), indicator, signed=False))


def figure_text(lang: Lang, value: float | None, result: Result) -> str:
    """A figure of a target: a value with its unit, for a gap its size in points, for an act whether it is in place. It
    has the digits that keep it apart from a fixed limit."""
    indicator = result.target.indicator
    if value is not None and indicator is not None and indicator.unit is Unit.YES_NO:
        return say(lang, f"act_progress.{'in_place' if value >= 1 else 'not_in_place'}")
    if value is not None and indicator is not None and isinstance(result.target.criterion, GapNarrows):
        return amount(lang, value, indicator)
    fixed = isinstance(result.target.criterion, AtLeast | AtMost)
    return value_text(lang, value, indicator, result.threshold if fixed else None)


def own_figure(lang: Lang, result: Result) -> str:
    """The figure of the judged year."""
    if isinstance(result.target.criterion, GapNarrows | InPlace):
        return figure_text(lang, result.measured, result)
    return measured_text(lang, result)


def moved(lang: Lang, result: Result, movement: Movement | None, *, since: int) -> str:
    """The change since a year in words: 同比提高1.04个百分点, 与2020年持平, 缺上年数据.

    The word for up and down is that of the figure: a share rises, a number grows, a gap widens.
    """
    last_year = since == result.year - 1
    reference = Phrase("reference.last_year" if last_year else "reference.year", {"year": since})
    indicator = result.target.indicator
    if movement is None or indicator is None:
        hidden = result.suppressed & {"change" if last_year else "baseline"}
        return say(lang, "moved.suppressed" if hidden else "moved.unknown", reference=reference)
    if movement.better is None:
        return say(lang, "moved.unchanged", reference=reference)
    than = Phrase("than.last_year" if last_year else "than.year", {"year": since})
    return say(lang, "moved.by", than=than, change=moved_by(lang, result, movement))


def moved_by(lang: Lang, result: Result, movement: Movement) -> str:
    """The way and the size of a change that is one: 提高1.04个百分点."""
    indicator = result.target.indicator
    assert indicator is not None
    verb = f"verb.{_sort(result, indicator)}.{'up' if movement.change > 0 else 'down'}"
    return say(lang, "moved.alone", verb=Label(verb), amount=amount(lang, movement.change, indicator))


def _sort(result: Result, indicator: Indicator) -> str:
    """Which pair of words tells how a figure moves."""
    if isinstance(result.target.criterion, GapNarrows):
        return "gap"
    if indicator.kind in (Kind.COUNT, Kind.DURATION):
        return "number"
    return "wanted" if result.target.criterion.comparison.upward else "level"


def demand(lang: Lang, result: Result, plan: Plan) -> str:
    """What is asked, in the words of a sentence: 不低于90%, 高于2020年的93.80%."""
    criterion, indicator = result.target.criterion, result.target.indicator
    year = plan.file.base_year
    if indicator is None or isinstance(criterion, InPlace):
        return say(lang, "demand.in_place")
    if isinstance(criterion, AtLeast | AtMost):
        full = isinstance(criterion, AtLeast) and criterion.value == indicator.bounds.highest
        limit = f"{criterion.value}{say(lang, f'sign.{indicator.unit}')}"
        return say(lang, "demand.full" if full else f"demand.{criterion.kind}", limit=limit)
    if isinstance(criterion, ChangeFromBaseline):
        direction = "up" if criterion.percent > 0 else "down"
        return say(lang, f"demand.change.{direction}", year=year, percent=f"{abs(criterion.percent):g}")
    steadily = "_steadily" if getattr(criterion, "steadily", False) and criterion.kind in ("rises", "falls") else ""
    if result.baseline is None and "baseline" in result.suppressed:
        base = Phrase("demand.base", {"year": year, "value": Label("mark.suppressed")})
    elif result.baseline is None:
        base = Phrase("demand.base_unknown", {"year": year})
    else:
        base = Phrase("demand.base", {"year": year, "value": figure_text(lang, result.baseline, result)})
    told = say(lang, f"demand.{criterion.kind}{steadily}", base=base)
    return say(lang, "demand.kept", demand=told) if is_kept_at_best(result) else told


def asked(lang: Lang, result: Result, plan: Plan) -> str:
    """What is asked and by when: 2030年目标：不低于90%, 每年保持：不低于90%, 2030年前落实."""
    due = result.target.due
    act = isinstance(result.target.criterion, InPlace)
    key = ("asked.act" if act else "asked") + (".by" if due and due.isdigit() else f".{due or 'once'}")
    told = demand(lang, result, plan)
    if result.units:
        told = say(lang, "demand.each_unit", scope=Label(f"scope.{result.target.scope}"), demand=told)
    return say(lang, key, year=due or "", demand=told)
