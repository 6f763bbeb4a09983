"""The check column of a form: formulas that speak while it is filled in. They hold no value that the reader takes."""

from __future__ import annotations

from collections.abc import Sequence

from shigua_monitor.plan.terms import Kind, Unit
from shigua_monitor.report.template_rows import FormRow
from shigua_monitor.text import Lang, say

Rules = Sequence[tuple[str, str]]
"""Conditions with what is shown when one holds; the first that holds decides."""


def check_formula(row: FormRow, at: int, lang: Lang) -> str:
    """The formula for a row that the plan asks for, in line `at`."""
    if row.indicator.unit is Unit.YES_NO:
        return "=" + _good_if(f'G{at}<>""', lang)
    if not row.counted:
        rules = [_text(at, f"G{at}:H{at}", lang), *_change(row, at, lang)]
        return "=" + _chain(rules, _good_if(f'G{at}<>""', lang))
    without, with_one, with_both = (
        _without_counts(row, at, lang),
        _words(lang, "one_count"),
        _with_counts(row, at, lang),
    )
    counts = f"COUNT(I{at}:J{at})"
    by_counts = f"IF({counts}=0,{without},IF({counts}=1,{with_one},{with_both}))"
    return "=" + _chain([_text(at, f"G{at}:J{at}", lang)], by_counts)


def spare_formula(at: int, first: int, last: int, lang: Lang) -> str:
    """The formula for a blank row, whose indicator is not known beforehand; `first` to `last` are the table's lines."""
    same = ",".join(f"${column}${first}:${column}${last},{column}{at}" for column in "CDE")
    rules = [
        (f"COUNTA(C{at}:L{at})=0", '""'),
        (f"COUNTA(C{at}:E{at})<3", _words(lang, "choose")),
        (f"COUNTIFS({same})>1", _words(lang, "repeated")),
        (f"COUNT(I{at}:J{at})=1", _words(lang, "one_count")),
    ]
    return "=" + _chain(rules, _good_if(f"COUNTA(G{at}:J{at})>0", lang))


def state_formula(at: int, year: int, lang: Lang) -> str:
    """The formula for a state in line `at`: what is in place has evidence, and was in place by the end of the year."""
    in_place = f'F{at}="{say(lang, "act_progress.in_place")}"'
    rules = [
        (f'AND(F{at}="",COUNTA(G{at}:H{at})=0)', '""'),
        (f'F{at}=""', _words(lang, "no_state")),
        (f'AND({in_place},G{at}="")', _words(lang, "no_evidence")),
        (f"AND({in_place},ISNUMBER(H{at}),YEAR(N(H{at}))>{year})", _words(lang, "later")),
    ]
    return "=" + _chain(rules, _words(lang, "good"))


def _chain(rules: Rules, otherwise: str) -> str:
    """Nested IFs, so that a later condition is not computed where an earlier one holds."""
    for condition, shown in reversed(rules):
        otherwise = f"IF({condition},{shown},{otherwise})"
    return otherwise


def _words(lang: Lang, key: str) -> str:
    """A message as a text of a formula."""
    return '"' + say(lang, f"template.check.{key}").replace('"', '""') + '"'


def _good_if(condition: str, lang: Lang) -> str:
    return f'IF({condition},{_words(lang, "good")},"")'


def _text(at: int, cells: str, lang: Lang) -> tuple[str, str]:
    """Words where figures are asked for, as pasting brings them past the validation."""
    allowed = say(lang, "template.not_applicable")
    return f'COUNTA({cells})-COUNT({cells})-COUNTIF(G{at}:H{at},"{allowed}")>0', _words(lang, "text")


def _without_counts(row: FormRow, at: int, lang: Lang) -> str:
    rules = [(f"NOT(ISNUMBER(G{at}))", _good_if(f'G{at}<>""', lang))]
    if row.indicator.unit is Unit.PERCENT:
        rules.append((f"AND(G{at}>0,G{at}<=1)", _words(lang, "fraction")))
    rules.append((f'L{at}=""', _words(lang, "no_counts")))
    return _chain(rules, _words(lang, "good"))


def _with_counts(row: FormRow, at: int, lang: Lang) -> str:
    """Rules between the counts and the figure; the tolerance is half of the last digit that was filled in."""
    quotient = f"I{at}/J{at}*{row.indicator.unit.scale}"
    shown = f"ROUND({quotient},2)"
    digits = f'IFERROR(LEN(G{at})-FIND(".",G{at}),0)'
    rules = [(f"J{at}=0", _words(lang, "zero_denominator"))]
    if row.indicator.kind is Kind.PROPORTION:
        rules.append((f"I{at}>J{at}", _words(lang, "numerator_above")))
    differs = f"AND(ISNUMBER(G{at}),ABS(N(G{at})-{quotient})>0.5*10^-{digits}+0.000000001*{quotient})"
    rules.append((differs, f"{_words(lang, 'differs')}&{shown}"))
    rules += [_unequal_parts(at, *part, lang) for part in row.parts]
    rules += _change(row, at, lang)
    rules.append((f'G{at}=""', f"{_words(lang, 'computed')}&{shown}"))
    return _chain(rules, _words(lang, "good"))


def _unequal_parts(at: int, first: int, last: int, lang: Lang) -> tuple[str, str]:
    """Counts of the parts that do not add up to those of the whole, once all parts are filled in."""
    all_filled = f"COUNT(I{at + first}:J{at + last})={2 * (last - first + 1)}"
    differ = ",".join(f"SUM({column}{at + first}:{column}{at + last})<>{column}{at}" for column in "IJ")
    return f'AND({all_filled},L{at}="",OR({differ}))', _words(lang, "parts")


def _change(row: FormRow, at: int, lang: Lang) -> list[tuple[str, str]]:
    """A change that the reader will ask about, unless a remark explains it."""
    years = f"G{at}:H{at}"
    limits = []
    if row.points is not None:
        limits.append(f"MAX({years})-MIN({years})>{row.points:g}")
    if row.times is not None:
        limits.append(f"AND(MIN({years})>0,MAX({years})>{row.times:g}*MIN({years}))")
    if not limits:
        return []
    return [(f'AND(COUNT({years})=2,L{at}="",OR({",".join(limits)}))', _words(lang, "change"))]
