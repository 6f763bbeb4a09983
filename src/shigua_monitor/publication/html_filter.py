"""The form that rows and pictures are filtered by, and the words that the script puts in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from shigua_monitor.narrative.document import Choice, Document, Facets
from shigua_monitor.narrative.wording import capital
from shigua_monitor.publication.html_markup import Markup, element
from shigua_monitor.text import Lang, say

ANY = "any"
"""The choice of everything that has a warning."""


def facets_of(document: Document) -> dict[str, Facets]:
    """What each target of the tables is filtered by, in reading order."""
    found = (row.facets for table in document.tables for row in table.rows if row.facets)
    return {facets.target: facets for facets in found}


def filter_form(facets: Iterable[Facets], lang: Lang) -> Markup | None:
    """A choice for domain, department, verdict and warning, each where there is something to choose from."""
    known = list(facets)
    warned = sum(bool(each.warnings) for each in known)
    any_warning = [(Choice(ANY, say(lang, "html.any_warning")), warned)] if warned else []
    warnings = _counted(warning for each in known for warning in each.warnings)
    choices = [
        ("domain", _counted(each.domain for each in known)),
        ("department", _counted(each.department for each in known)),
        ("attainment", _counted(each.attainment for each in known)),
        ("warning", [*any_warning, *((_coded(warning), number) for warning, number in warnings)]),
    ]
    fields = [_field(name, options, lang) for name, options in choices if len(options) > 1]
    if not fields:
        return None
    reset = element("button", say(lang, "html.reset"), type="reset", disabled=True)
    state = element("output", class_="count", data_told=say(lang, "html.count"))
    hint = element("p", say(lang, "html.filter_note"), class_="hint")
    return element(
        "form",
        *fields,
        reset,
        state,
        hint,
        id="filter",
        role="search",
        aria_label=say(lang, "html.filter"),
        autocomplete="off",
    )


def _counted(choices: Iterable[Choice]) -> list[tuple[Choice, int]]:
    """Each choice once, in the order of the document, with how many targets have it."""
    return list(Counter(choices).items())


def _coded(choice: Choice) -> Choice:
    return Choice(choice.code, f"{choice.code} {choice.word}")


_HEADINGS = {"domain": "column.domain", "department": "column.department", "attainment": "column.verdict",
             "warning": "column.warning"}  # fmt: skip


def _field(name: str, options: list[tuple[Choice, int]], lang: Lang) -> Markup:
    everything = element("option", capital(lang, say(lang, "html.all")), value="")
    told = [
        element("option", capital(lang, say(lang, "html.option", word=choice.word, number=number)), value=choice.code)
        for choice, number in options
    ]
    label = element("label", capital(lang, say(lang, _HEADINGS[name])), for_=f"by-{name}")
    return element("div", label, element("select", everything, *told, id=f"by-{name}", name=name))
