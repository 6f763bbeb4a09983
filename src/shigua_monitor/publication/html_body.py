"""What the page says, from the headline to the last chart: landmarks, contents, chapters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from shigua_monitor.narrative.document import (
    AttainmentChart,
    Block,
    BulletList,
    ComparisonChart,
    Document,
    Figure,
    Paragraph,
    Section,
    Table,
)
from shigua_monitor.publication.html_bars import attainment_bars, comparison_bars
from shigua_monitor.publication.html_chart import indicator_picture
from shigua_monitor.publication.html_filter import facets_of, filter_form
from shigua_monitor.publication.html_gallery import ANCHOR, gallery, key
from shigua_monitor.publication.html_headline import headline
from shigua_monitor.publication.html_markup import Markup, element
from shigua_monitor.publication.html_table import table_markup
from shigua_monitor.report.outcome import Outcome
from shigua_monitor.text import Lang, say


def body(document: Document, outcome: Outcome) -> Markup:
    """Skip link, head, contents, and the chapters with the form that filters them."""
    lang, facets = document.lang, facets_of(document)
    charts = gallery(document, facets)
    return element(
        "body",
        element("a", say(lang, "html.skip"), href="#content", class_="skip"),
        _header(document),
        _contents(document, charts is not None),
        element(
            "main",
            headline(document, outcome),
            filter_form(facets.values(), lang),
            *_chapters(document, document.sections),
            charts,
            id="content",
            tabindex=-1,
        ),
        class_=document.kind,
    )


def _header(document: Document) -> Markup:
    facts = [element("div", element("dt", fact.label), element("dd", fact.text)) for fact in document.facts]
    subtitle = element("p", document.subtitle, class_="subtitle") if document.subtitle else None
    return element("header", element("h1", document.title), subtitle, element("dl", *facts))


def _contents(document: Document, has_charts: bool) -> Markup:
    """Links to the headings of the first two levels."""
    items = [
        _entry(section.anchor, section.number + _gap(document.lang), section.heading, section.level)
        for section in document.sections
        if section.level <= 2
    ]
    if has_charts:
        items.append(_entry(ANCHOR, "", say(document.lang, "html.charts"), 1))
    heading = say(document.lang, "html.contents")
    return element("nav", element("h2", heading, id="contents"), element("ul", *items), aria_labelledby="contents")


def _gap(lang: Lang) -> str:
    return "" if lang == "zh" else " "


def _entry(anchor: str, number: str, heading: str, level: int) -> Markup:
    return element("li", element("a", number, heading, href=f"#{anchor}"), class_="sub" if level > 1 else None)


def _chapters(document: Document, sections: Sequence[Section]) -> list[Markup]:
    """The sections, each with those of a lower level inside it."""
    found: list[Markup] = []
    while sections:
        end = _end_of_first(sections)
        found.append(_section(document, sections[0], sections[1:end]))
        sections = sections[end:]
    return found


def _end_of_first(sections: Sequence[Section]) -> int:
    """Where the first section ends: at the next one of its level or above."""
    level = sections[0].level
    return next((at for at in range(1, len(sections)) if sections[at].level <= level), len(sections))


def _section(document: Document, section: Section, below: Sequence[Section]) -> Markup:
    number = element("span", section.number + _gap(document.lang), class_="number")
    heading = element(f"h{section.level + 1}", number, section.heading)
    blocks = [_block(block, document) for block in section.blocks]
    return element("section", heading, *blocks, *_chapters(document, below), id=section.anchor)


def _block(block: Block, document: Document) -> Markup:
    if isinstance(block, Paragraph):
        return element("p", *_runs(block))
    if isinstance(block, BulletList):
        return element("ul", *(element("li", *_runs(item)) for item in block.items))
    if isinstance(block, Table):
        return table_markup(block, document.charts, document.lang)
    return _figure(block, document.lang)


def _runs(paragraph: Paragraph) -> list[Markup | str]:
    return [element("strong", run.text) if run.strong else run.text for run in paragraph.runs]


def _figure(figure: Figure, lang: Lang) -> Markup:
    caption = element("figcaption", element("b", figure.label), " ", figure.caption)
    return element("figure", *_picture(figure, lang), caption, id=figure.anchor, class_="figure")


def _picture(figure: Figure, lang: Lang) -> Iterator[Markup]:
    chart = figure.chart
    if isinstance(chart, AttainmentChart):
        yield attainment_bars(chart, figure.alternative, lang)
    elif isinstance(chart, ComparisonChart):
        yield comparison_bars(chart, figure.alternative)
    else:
        yield indicator_picture(chart)
        yield key([chart], lang)
