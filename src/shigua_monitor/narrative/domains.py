"""The chapter of the domains: of each, what is attained, what is not, what cannot be judged, and its table."""

from __future__ import annotations

from collections.abc import Sequence

from shigua_monitor.assessment.attainment import Attainment
from shigua_monitor.assessment.result import Result
from shigua_monitor.assessment.summary import met_early, summarise
from shigua_monitor.narrative.document import Block, Paragraph, Section
from shigua_monitor.narrative.judged import in_full, in_short
from shigua_monitor.narrative.material import Material, is_act, once
from shigua_monitor.narrative.table import of_results
from shigua_monitor.narrative.wording import bullets, clauses, counted, led, paragraph, said
from shigua_monitor.plan.model import Domain
from shigua_monitor.report.display import department_name, target_name
from shigua_monitor.report.summary_table import rate_text
from shigua_monitor.text import Label, listed, say

COLUMNS = ("clause", "indicator", "value", "criterion", "verdict", "margin", "change", "department")


def domains(material: Material) -> list[Section]:
    """A section a domain, in the plan's order."""
    head = Section("domains", 1, "", say(material.lang, "heading.domains"))
    return [head, *(_domain(material, domain) for domain in material.domains)]


def _domain(material: Material, domain: Domain) -> Section:
    results = material.of_domain(domain)
    quantified = [result for result in results if result.attainment is not Attainment.NOT_QUANTIFIED]
    blocks: list[Block] = [
        _counts(material, domain, results),
        *_attained(material, quantified),
        *_acts(material, quantified),
        *_missed(material, quantified),
        *_not_judged(material, quantified),
        *of_results(
            material, say(material.lang, "caption.domain", domain=domain.name, year=material.year), COLUMNS, quantified
        ),
    ]
    return Section(f"domain-{domain.id}", 2, "", domain.name.text(material.lang), tuple(blocks))


def _counts(material: Material, domain: Domain, results: Sequence[Result]) -> Paragraph:
    lang, counts = material.lang, summarise(results)
    if not counts.quantified:
        return said(
            lang, "domain.no_figures", domain=domain.name, number=counted(lang, "demand", counts.not_quantified)
        )
    key = "domain.counts" if counts.judged else "domain.nothing_judged"
    told = say(
        lang,
        key,
        domain=domain.name,
        quantified=counted(lang, "quantified", counts.quantified),
        judged=counts.judged,
        attained=counts.attained,
        not_attained=counts.not_attained,
        rate=rate_text(counts.attainment_rate),
    )
    rest = say(lang, "domain.qualitative", number=counted(lang, "demand", counts.not_quantified))
    return paragraph(lang, told, rest if counts.not_quantified else "")


def _attained(material: Material, results: Sequence[Result]) -> list[Paragraph]:
    """What is attained early and otherwise, each class in one paragraph."""
    lang = material.lang
    measured = [r for r in once(results) if r.attainment is Attainment.ATTAINED and not is_act(r)]
    told = []
    for word, some in (
        ("met_early", [r for r in measured if met_early(r)]),
        ("attained", [r for r in measured if not met_early(r)]),
    ):
        if some:
            head = say(lang, "domain.class", name=Label(f"attainment.{word}"), number=len(some))
            told.append(led(lang, head, clauses(lang, [in_short(material, result) for result in some])))
    return told


def _acts(material: Material, results: Sequence[Result]) -> list[Paragraph]:
    """Acts that are in place: their names are enough."""
    lang = material.lang
    acts = [r for r in once(results) if r.attainment is Attainment.ATTAINED and is_act(r)]
    if not acts:
        return []
    head = say(lang, "domain.acts", number=len(acts))
    return [led(lang, head, listed(lang, [target_name(lang, result.target) for result in acts]))]


def _missed(material: Material, results: Sequence[Result]) -> list[Block]:
    """What is not attained, an item each."""
    lang = material.lang
    missed = [r for r in once(results) if r.attainment is Attainment.NOT_ATTAINED]
    if not missed:
        return []
    head = say(lang, "domain.missed", number=len(missed))
    return [led(lang, head), *bullets(in_full(material, result) for result in missed)]


def _not_judged(material: Material, results: Sequence[Result]) -> list[Paragraph]:
    """What could not be judged, by the reason."""
    lang = material.lang
    told = []
    for verdict in (Attainment.NO_DATA, Attainment.NO_BASELINE, Attainment.NOT_APPLICABLE):
        some = [r for r in once(results) if r.attainment is verdict]
        if some:
            head = say(lang, "domain.class", name=Label(f"attainment.{verdict.word}"), number=len(some))
            told.append(led(lang, head, listed(lang, [_unjudged(material, result) for result in some])))
    return told


def _unjudged(material: Material, result: Result) -> str:
    """The name of what could not be judged, with who owes the data or why it does not apply."""
    lang = material.lang
    name = target_name(lang, result.target)
    if result.attainment is Attainment.NO_DATA:
        return say(lang, "domain.owed", name=name, department=department_name(lang, result.target, material.plan))
    if result.attainment is Attainment.NOT_APPLICABLE:
        reason = result.target.not_applicable
        return name if reason is None else say(lang, "domain.reason", name=name, reason=reason)
    year = material.plan.file.base_year
    return say(lang, "domain.zero_base" if result.zero_baseline else "domain.no_base", name=name, year=year)
