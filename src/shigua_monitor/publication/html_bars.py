"""Bars that keep their letters at any width: places are shares of the width, and texts stand as they are."""

from __future__ import annotations

from collections.abc import Sequence

from shigua_monitor.narrative.document import AttainmentChart, Bar, ComparisonChart
from shigua_monitor.publication.html_markup import Markup, element, joined, void
from shigua_monitor.text import Lang, say

_DIGIT, _MARK = 1.8, 3.0
"""The shares of the width, in percent, that a digit and a mark inside a bar need."""


def attainment_bars(chart: AttainmentChart, alternative: str, lang: Lang) -> Markup:
    """How many targets of each domain have each verdict: a stacked bar a domain, as long as its targets are many."""
    longest = max((sum(counts) for counts in chart.counts), default=0) or 1
    rows = [
        _row(domain.word, _stack(chart, counts, longest, lang))
        for domain, counts in zip(chart.domains, chart.counts, strict=True)
    ]
    legend = element(
        "ul",
        *(
            element("li", _key(verdict.code), say(lang, f"mark.{verdict.code}"), " ", verdict.word)
            for verdict in chart.verdicts
        ),
        class_="legend",
    )
    return joined([element("div", *rows, class_="bars", role="img", aria_label=alternative), legend])


def _row(name: str, bar: Markup) -> Markup:
    return joined([element("span", name, class_="name"), bar])


def _key(code: str) -> Markup:
    return element("svg", void("rect", width="100%", height="100%", class_=code), class_="key", aria_hidden="true")


def _stack(chart: AttainmentChart, counts: Sequence[int], longest: int, lang: Lang) -> Markup:
    parts: list[Markup] = []
    start = 0.0
    for verdict, count in zip(chart.verdicts, counts, strict=True):
        width = count / longest * 100
        if not count:
            continue
        parts.append(void("rect", class_=verdict.code, x=f"{start:.2f}%", width=f"{width:.2f}%", height="100%"))
        inside = _inside(say(lang, f"mark.{verdict.code}"), str(count), width)
        if inside:
            parts.append(element("text", inside, class_=f"in {verdict.code}", x=f"{start + width / 2:.2f}%", y="15"))
        start += width
    return element("svg", *parts, class_="bar")


def _inside(mark: str, number: str, width: float) -> str:
    """The mark and the number, or the number alone, or nothing: what there is room for."""
    needed = _DIGIT * len(number)
    return f"{mark} {number}" if width >= needed + _MARK else number if width >= needed else ""


def comparison_bars(chart: ComparisonChart, alternative: str) -> Markup:
    """The same indicator in several areas or groups, with the target as a line through all bars."""
    highest = max([*(bar.value for bar in chart.bars), chart.target or 0.0], default=0.0) or 1.0
    rows = [_row(bar.name, _single(bar, chart.target, highest)) for bar in chart.bars]
    asked = element("p", chart.target_text, class_="note") if chart.target_text else None
    return joined([element("div", *rows, class_="bars", role="img", aria_label=alternative), asked])


_LONGEST = 84.0
"""The share of the width that the longest bar takes; the rest is for its number."""


def _single(bar: Bar, target: float | None, highest: float) -> Markup:
    width = max(bar.value, 0.0) / highest * _LONGEST
    parts = [
        void("rect", class_="own" if bar.own else "other", width=f"{width:.2f}%", height="100%"),
        element("text", bar.text, x=f"{width + 1:.2f}%", y="15"),
    ]
    if target is not None:
        x = f"{target / highest * _LONGEST:.2f}%"
        parts += [void("line", class_=name, x1=x, x2=x, y1="0", y2="100%") for name in ("halo", "goal")]
    return element("svg", *parts, class_="bar")
