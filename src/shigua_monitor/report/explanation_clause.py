"""What the plan says of an explained target: its clause, its indicator, its measures, and how it was read."""

from __future__ import annotations

from shigua_monitor.plan.definitions import Indicator
from shigua_monitor.plan.terms import Unit
from shigua_monitor.report import display, notes
from shigua_monitor.report.explanation import Explanation
from shigua_monitor.report.explanation_section import Section, bracketed, joined
from shigua_monitor.report.tables import verdict
from shigua_monitor.text import Lang, say


def headline(lang: Lang, explained: Explanation) -> str:
    """The verdict in one line: what, where, when."""
    result, plan = explained.result, explained.plan
    name, area = display.target_name(lang, result.target), display.area_name(lang, result.area, plan)
    return say(lang, "explain.headline", name=name, area=area, year=result.year, verdict=verdict(result, lang))


def clause_sections(lang: Lang, explained: Explanation) -> list[Section]:
    """Clause, statement and indicator."""
    target, plan = explained.result.target, explained.plan
    domain, clause = plan.domains[target.clause.domain].name, display.clause_text(lang, target)
    title = say(lang, "explain.titled", domain=domain, clause=clause, title=target.clause.title)
    demanded = say(lang, "explain.demand", statement=target.statement, target=target.id)
    sections = [
        Section(say(lang, "show.clause"), (title,)),
        Section(say(lang, "show.statement"), (demanded,)),
    ]
    if target.indicator is not None:
        sections.append(_indicator(lang, target.indicator, explained.result.year))
    return sections


def _indicator(lang: Lang, indicator: Indicator, year: int) -> Section:
    kind, unit = say(lang, f"kind.{indicator.kind}"), say(lang, f"unit.{indicator.unit}")
    plain = indicator.unit in (Unit.YES_NO, Unit.COUNT)
    period = say(lang, f"template.period.{indicator.calendar}", year=year, before=year - 1)
    sort = [kind] if plain else [kind, say(lang, "explain.unit", unit=unit)]
    facts = joined(lang, [*sort, say(lang, "explain.period", year=year, period=period)])
    name = bracketed(lang, indicator.name.text(lang), indicator.id)
    return Section(say(lang, "column.indicator"), (name, indicator.definition.text(lang), facts))


def closing_sections(lang: Lang, explained: Explanation) -> list[Section]:
    """Early warnings, the measures of the plan, and the readings that its text leaves open."""
    result, plan = explained.result, explained.plan
    target, indicator = result.target, result.target.indicator
    warnings = [
        say(
            lang,
            "explain.warning",
            code=warning.code,
            title=say(lang, f"{warning.code}.title"),
            message=notes.warning_message(lang, warning, result, plan),
        )
        for warning in explained.warnings
    ]
    measures = [
        say(
            lang, "measure_titled", domain=plan.domains[domain].name, item=item, title=plan.measure_titles[domain, item]
        )
        for domain, item in target.measures
    ]
    assumed = [target.assumption, indicator.assumption if indicator else None]
    sections = [
        Section(say(lang, "column.warning"), tuple(warnings or [say(lang, "no_warnings")])),
        Section(say(lang, "show.measures"), tuple(measures)),
        Section(say(lang, "column.assumption"), tuple(each.text(lang) for each in assumed if each)),
    ]
    return [section for section in sections if section.lines]


def findings_section(lang: Lang, explained: Explanation) -> Section | None:
    """What is wrong with the data that were read for this verdict."""
    if not explained.findings:
        return None
    lines = [
        say(
            lang,
            "finding.sentence",
            place=f"{found.code} {notes.finding_place(found, with_file=True)}",
            message=notes.finding_message(lang, found),
            hint=notes.finding_hint(lang, found),
        )
        for found in explained.findings
    ]
    return Section(say(lang, "title.findings"), tuple(lines))
