"""The chapter of problems and advice: what each domain's warnings say, and the measures that the plan has for them."""

from __future__ import annotations

from shigua_monitor.assessment.attainment import Attainment
from shigua_monitor.narrative.document import Block, Paragraph, Section
from shigua_monitor.narrative.material import Material, is_act
from shigua_monitor.narrative.owed import without_data
from shigua_monitor.narrative.wording import bullets, clauses, counted, led, said, some
from shigua_monitor.plan.definitions import Domain
from shigua_monitor.plan.model import Target
from shigua_monitor.plan.terms import Section as Part
from shigua_monitor.report.display import target_name
from shigua_monitor.text import say

_NAMED = 6


def advice(material: Material) -> list[Section]:
    """A section for the problems, one for the advice; both follow the plan's domains. Advice is for those who answer:
    nobody does in an area that only stands for comparison."""
    lang = material.lang
    problems = [problem for domain in material.domains if (problem := _problem(material, domain))]
    first: tuple[Block, ...] = (said(lang, "problems.none"),) if not problems else bullets(problems)
    if not material.is_district:
        return [Section("problems-and-advice", 1, "", say(lang, "heading.problems"), first)]
    second: tuple[Block, ...] = (*_measures(material), *_surveys(material)) or (said(lang, "advice.none"),)
    return [
        Section("problems-and-advice", 1, "", say(lang, "heading.advice")),
        Section("problems", 2, "", say(lang, "heading.problems"), first),
        Section("advice", 2, "", say(lang, "heading.suggestions"), second),
    ]


def _missed_in_its_year(material: Material) -> list[Target]:
    """The targets whose year has come and that are not attained: they raise no warning any more."""
    missed = (r.target for r in material.judged if r.attainment is Attainment.NOT_ATTAINED)
    return [target for target in missed if target.due_year is not None and target.due_year <= material.year]


def _problem(material: Material, domain: Domain) -> Paragraph | None:
    """The faults of a domain by their kind: 达标困难：某率、某数；差距扩大：某率. None where there are none."""
    lang = material.lang
    named: dict[str, list[str]] = {}
    for target in _missed_in_its_year(material):
        if target.clause.domain == domain.id:
            named.setdefault("problems.missed", []).append(target_name(lang, target))
    for warning in material.alarms:
        if warning.target.clause.domain == domain.id:
            named.setdefault(f"{warning.code}.title", []).append(target_name(lang, warning.target))
    parts = [
        say(lang, "problems.kind", kind=say(lang, key), names=some(lang, list(dict.fromkeys(names)), _NAMED))
        for key, names in named.items()
    ]
    return led(lang, say(lang, "problems.domain", domain=domain.name), clauses(lang, parts)) if parts else None


def _measures(material: Material) -> list[Block]:
    """What each department should do: the plan's measures that it answers for, and for the sake of which figures."""
    lang, plan = material.lang, material.plan
    served: dict[tuple[str, int], list[str]] = {}
    for target in [*_missed_in_its_year(material), *(warning.target for warning in material.alarms)]:
        for measure in target.measures:
            served.setdefault(measure, []).append(target_name(lang, target))
    answering = {(c.domain, c.item): c.department for c in plan.clauses if c.section is Part.MEASURE}
    told: dict[str, list[Paragraph]] = {}
    for measure, title in plan.measure_titles.items():
        if measure not in served:
            continue
        domain, item = measure
        name = say(lang, "measure_titled", domain=plan.domains[domain].name, item=item, title=title)
        names = some(lang, list(dict.fromkeys(served[measure])), _NAMED)
        reason = say(lang, "advice.measure", names=names)
        told.setdefault(answering[measure], []).append(led(lang, say(lang, "advice.more", measure=name), reason))
    blocks: list[Block] = []
    for department in plan.file.departments:
        if department.id in told:
            head = led(lang, say(lang, "advice.department", department=department.name))
            blocks += [head, *bullets(told[department.id])]
    return blocks


def _surveys(material: Material) -> list[Paragraph]:
    """What to do about missing data."""
    lang, owed = material.lang, without_data(material)
    acts = sum(is_act(result) for result in owed)
    told = [
        say(lang, key, number=number if key == "advice.acts" else counted(lang, "target", number)) if number else ""
        for key, number in (("advice.figures", len(owed) - acts), ("advice.acts", acts))
    ]
    return [led(lang, say(lang, "advice.data"), clauses(lang, told))] if owed else []
