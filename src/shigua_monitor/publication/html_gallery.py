"""The last chapter of the page: a picture of every target that has figures, by domain, with the key to read them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from shigua_monitor.narrative.document import Document, Facets, IndicatorChart
from shigua_monitor.publication.html_chart import indicator_picture
from shigua_monitor.publication.html_markup import Markup, element, joined, void
from shigua_monitor.publication.html_table import chart_anchor, sifting
from shigua_monitor.text import Lang, say

ANCHOR = "charts"


def gallery(document: Document, facets: Mapping[str, Facets]) -> Markup | None:
    """The chapter; None where no target has figures."""
    drawn = [(chart, facets[name]) for name, chart in document.charts.items() if name in facets]
    if not drawn:
        return None
    lang = document.lang
    groups = [
        element(
            "section",
            element("h3", word),
            element("div", *(_card(chart, each, lang) for chart, each in members), class_="cards sifted"),
        )
        for word, members in groupby(drawn, lambda pair: pair[1].domain.word)
    ]
    return element(
        "section",
        element("h2", say(lang, "html.charts")),
        key([chart for chart, _ in drawn], lang),
        *groups,
        id=ANCHOR,
    )


def _card(chart: IndicatorChart, facets: Facets, lang: Lang) -> Markup:
    code = facets.attainment.code
    verdict = element("span", say(lang, f"mark.{code}"), " ", facets.attainment.word, class_=code)
    caption = element("figcaption", element("b", chart.name), " ", verdict, element("small", chart.legend.target))
    return element("figure", caption, indicator_picture(chart), id=chart_anchor(chart.target_id), **sifting(facets))


def key(charts: Sequence[IndicatorChart], lang: Lang) -> Markup:
    """What the marks of the pictures mean; each that one of them has."""
    points = [point for chart in charts for point in chart.points]
    words = {name: next(filter(None, (getattr(each.legend, name) for each in charts)), "") for name in _TOLD}
    words["target"], words["side"] = say(lang, "html.target"), say(lang, "html.side")
    if any(point.value is not None and point.attained is None for point in points):
        words["open"] = say(lang, "html.not_judged")
    items = [element("li", _sample(name), words[name]) for name in _SAMPLES if words.get(name)]
    return element("ul", *items, class_="legend")


_TOLD = ("attained", "not_attained", "value", "interval", "forecast")
"""The marks that the charts have words for."""

_SAMPLES = {
    "attained": void("circle", class_="hit", cx="14", cy="8", r="3.5"),
    "not_attained": void("path", class_="miss", d="M10.5 4.5l7 7m0-7l-7 7"),
    "open": void("circle", class_="open", cx="14", cy="8", r="3.5"),
    "value": void("path", class_="course", d="M2 8H26"),
    "target": void("path", class_="goal", d="M2 8H26"),
    "side": void("rect", class_="side", width="28", height="16"),
    "interval": void("path", class_="span", d="M14 1V15"),
    "forecast": joined([void("path", class_="band", d="M2 8L26 1V15Z"), void("path", class_="ahead", d="M2 8H26")]),
}


def _sample(name: str) -> Markup:
    return element("svg", _SAMPLES[name], viewBox="0 0 28 16", class_="sample", aria_hidden="true")
