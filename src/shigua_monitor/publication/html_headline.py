"""The first thing a leader sees: how many targets are attained, missed and unknown, in large figures and one bar."""

from __future__ import annotations

from shigua_monitor.assessment.summary import ProgressClass, Summary
from shigua_monitor.narrative.document import Document, Table
from shigua_monitor.publication.html_markup import Markup, element, void
from shigua_monitor.report.outcome import Outcome
from shigua_monitor.report.summary_table import rate_text
from shigua_monitor.text import Lang, say

_ALARMS = "alarms"
"""The anchor of the chapter of early warnings."""


def headline(document: Document, outcome: Outcome) -> Markup | None:
    """The figures of the summary; None where no target is quantified."""
    lang, counts = document.lang, outcome.summary
    if not counts.quantified:
        return None
    unknown = counts.classes[ProgressClass.CANNOT_JUDGE]
    tiles = [
        _tile(
            rate_text(counts.attainment_rate),
            say(lang, "html.rate", attained=counts.attained, judged=counts.judged),
            "attained",
            "#attainment=attained",
        ),
        _tile(str(counts.not_attained), say(lang, "html.not_attained"), "not_attained", "#attainment=not_attained"),
        _tile(str(unknown), say(lang, "html.unknown", quantified=counts.quantified), "no_data", None),
        *_alarms(document),
    ]
    return element("div", element("ul", *tiles), _bar(counts, lang), class_="headline")


def _tile(figure: str, words: str, tone: str, link: str | None) -> Markup:
    content = (element("strong", figure, class_=tone), element("span", words))
    return element("li", element("a", *content, href=link) if link else element("div", *content))


def _alarms(document: Document) -> list[Markup]:
    """How many early warnings the chapter about them lists."""
    chapter = next((section for section in document.sections if section.anchor == _ALARMS), None)
    tables = [block for block in chapter.blocks if isinstance(block, Table)] if chapter else []
    if not tables:
        return []
    number = sum(len(table.rows) for table in tables)
    return [_tile(str(number), say(document.lang, "html.alarms"), "warned", f"#{_ALARMS}")]


def _bar(counts: Summary, lang: Lang) -> Markup:
    """All quantified targets as one bar: attained, not attained, unknown; the rest does not apply."""
    unknown = counts.classes[ProgressClass.CANNOT_JUDGE]
    parts: list[Markup] = []
    start = 0.0
    for code, count in (("attained", counts.attained), ("not_attained", counts.not_attained), ("no_data", unknown)):
        width = count / counts.quantified * 100
        parts.append(void("rect", class_=code, x=f"{start:.2f}%", width=f"{width:.2f}%", height="100%"))
        start += width
    told = say(
        lang,
        "html.bar",
        quantified=counts.quantified,
        attained=counts.attained,
        not_attained=counts.not_attained,
        unknown=unknown,
    )
    return element("svg", element("title", told), *parts, class_="whole", role="img")
