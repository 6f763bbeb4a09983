"""The chapter of problems and advice: what each domain's warnings say, and the measures that the plan has for them."""

from __future__ import annotations

from collections.abc import Sequence

from shigua_monitor.assessment.early_warning import EarlyWarning
from shigua_monitor.narrative.document import Block, Paragraph, Section
from shigua_monitor.narrative.material import Material, is_act
from shigua_monitor.narrative.owed import without_data
from shigua_monitor.narrative.wording import bullets, clauses, led, paragraph, said, some
from shigua_monitor.plan.model import Domain
from shigua_monitor.plan.model import Section as Part
from shigua_monitor.report.display import target_name
from shigua_monitor.text import say

_NAMED = 6


def advice(material: Material) -> list[Section]:
    """A section for the problems, one for the advice; both follow the plan's domains."""
    lang = material.lang
    problems = [_problem(material, domain) for domain in material.domains if _of(material.alarms, domain)]
    measures = _measures(material)
    surveys = _surveys(material)
    first: tuple[Block, ...] = (said(lang, "problems.none"),) if not problems else bullets(problems)
    second: tuple[Block, ...] = bullets([*measures, *surveys]) or (said(lang, "advice.none"),)
    return [
        Section("problems-and-advice", 1, "", say(lang, "heading.advice")),
        Section("problems", 2, "", say(lang, "heading.problems"), first),
        Section("advice", 2, "", say(lang, "heading.suggestions"), second),
    ]


def _of(alarms: Sequence[EarlyWarning], domain: Domain) -> list[EarlyWarning]:
    return [warning for warning in alarms if warning.target.clause.domain == domain.id]


def _problem(material: Material, domain: Domain) -> Paragraph:
    """The warnings of a domain by their kind: 达标困难：某率、某数；差距扩大：某率."""
    lang = material.lang
    named: dict[str, list[str]] = {}
    for warning in _of(material.alarms, domain):
        named.setdefault(warning.code, []).append(target_name(lang, warning.target))
    parts = [
        say(
            lang, "problems.kind", kind=say(lang, f"{code}.title"), names=some(lang, list(dict.fromkeys(names)), _NAMED)
        )
        for code, names in named.items()
    ]
    return led(lang, say(lang, "problems.domain", domain=domain.name), clauses(lang, parts))


def _measures(material: Material) -> list[Paragraph]:
    """Each measure of the plan that addresses a warning, who answers for it, and for what."""
    lang, plan = material.lang, material.plan
    served: dict[tuple[str, int], list[EarlyWarning]] = {}
    for warning in material.alarms:
        for measure in warning.target.measures:
            served.setdefault(measure, []).append(warning)
    answering = {(c.domain, c.item): c.department for c in plan.clauses if c.section is Part.MEASURE}
    told = []
    for measure, title in plan.measure_titles.items():
        if measure not in served:
            continue
        domain, item = measure
        names = list(dict.fromkeys(target_name(lang, warning.target) for warning in served[measure]))
        name = say(lang, "measure_titled", domain=plan.domains[domain].name, item=item, title=title)
        department = plan.departments[answering[measure]].name
        reason = say(lang, "advice.measure", names=some(lang, names, _NAMED), department=department)
        told.append(led(lang, name, reason))
    return told


def _surveys(material: Material) -> list[Paragraph]:
    """What to do about missing data."""
    lang, owed = material.lang, without_data(material)
    acts = sum(is_act(result) for result in owed)
    told = [
        say(lang, key, number=number) if number else ""
        for key, number in (("advice.figures", len(owed) - acts), ("advice.acts", acts))
    ]
    return [paragraph(lang, *told)] if owed else []
