"""The chapter of the domains: of each, what is attained, what is not, what cannot be judged, and its table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from shigua_monitor.assessment.attainment import Attainment
from shigua_monitor.assessment.result import Result
from shigua_monitor.assessment.summary import met_early, summarise
from shigua_monitor.narrative.document import Block, Paragraph, Section, Table
from shigua_monitor.narrative.judged import in_brief, in_full, repeated
from shigua_monitor.narrative.material import Material, by_figure, is_act, with_times
from shigua_monitor.narrative.table import of_results
from shigua_monitor.narrative.wording import bullets, clauses, counted, enumerated, led, paragraph, said
from shigua_monitor.plan.model import Domain
from shigua_monitor.report.display import department_name, target_name
from shigua_monitor.report.summary_table import rate_text
from shigua_monitor.text import Label, Lang, say

COLUMNS = ("clause", "indicator", "value", "criterion", "verdict", "margin", "change", "department")


def domains(material: Material) -> list[Section]:
    """A section a domain, in the plan's order; of an area that owes no data, those of which something was judged."""
    lang = material.lang
    judged = [each for each in material.domains if any(r.attainment.judged for r in material.of_domain(each))]
    told = material.domains if material.is_district else judged
    left_out = [domain.name.text(lang) for domain in material.domains if domain not in told]
    rest = (said(lang, "domains.nothing_judged", names=enumerated(lang, left_out)),) if left_out else ()
    head = Section("domains", 1, "", say(lang, "heading.domains"), rest)
    return [head, *(_domain(material, domain) for domain in told)]


def _domain(material: Material, domain: Domain) -> Section:
    results = material.of_domain(domain)
    quantified = [result for result in results if result.attainment is not Attainment.NOT_QUANTIFIED]
    blocks: list[Block] = [
        _counts(material, domain, results),
        *_attained(material, quantified),
        *_acts(material, quantified),
        *_missed(material, quantified),
        *_not_judged(material, quantified),
        *_table(material, domain, quantified),
    ]
    return Section(f"domain-{domain.id}", 2, "", domain.name.text(material.lang), tuple(blocks))


def _table(material: Material, domain: Domain, results: Sequence[Result]) -> tuple[Table, ...]:
    """Every quantified target; of an area that owes no data, those with a figure, without the department."""
    caption = say(material.lang, "caption.domain", domain=domain.name, year=material.year)
    if material.is_district:
        return of_results(material, caption, COLUMNS, results)
    return of_results(material, caption, COLUMNS[:-1], [r for r in results if r.series])


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
    measured = [r for r in results if r.attainment is Attainment.ATTAINED and not is_act(r)]
    told = []
    for word, some in (
        ("met_early", [r for r in measured if met_early(r)]),
        ("attained", [r for r in measured if not met_early(r)]),
    ):
        if some:
            head = say(lang, "domain.class", name=Label(f"attainment.{word}"), number=len(some))
            told.append(led(lang, head, clauses(lang, [in_brief(material, each) for each in by_figure(some)])))
    return told


def _acts(material: Material, results: Sequence[Result]) -> list[Paragraph]:
    """Acts that are in place: their names are enough."""
    lang = material.lang
    acts = [r for r in results if r.attainment is Attainment.ATTAINED and is_act(r)]
    if not acts:
        return []
    names = [
        _named(lang, target_name(lang, result.target), [repeated(lang, times)]) for result, times in with_times(acts)
    ]
    return [led(lang, say(lang, "domain.acts", number=len(acts)), enumerated(lang, names))]


def _missed(material: Material, results: Sequence[Result]) -> list[Block]:
    """What is not attained, an item each."""
    lang = material.lang
    missed = [r for r in results if r.attainment is Attainment.NOT_ATTAINED]
    if not missed:
        return []
    head = say(lang, "domain.missed", number=len(missed))
    return [led(lang, head), *bullets(in_full(material, *each) for each in with_times(missed))]


def _not_judged(material: Material, results: Sequence[Result]) -> list[Paragraph]:
    """What could not be judged, by the reason; of an area that owes no data, how many."""
    lang = material.lang
    if not material.is_district:
        counts = Counter(r.attainment for r in results if not r.attainment.judged)
        parts = [
            say(lang, "overview.part", name=say(lang, f"attainment.{verdict.word}"), number=number)
            for verdict, number in sorted(counts.items())
        ]
        return [said(lang, "domain.not_judged", parts=clauses(lang, parts, ","))] if parts else []
    told = []
    unjudged = (Attainment.NO_DATA, Attainment.NO_BASELINE, Attainment.NOT_APPLICABLE, Attainment.SUPPRESSED)
    for verdict in unjudged:
        some = [r for r in results if r.attainment is verdict]
        if some:
            head = say(lang, "domain.class", name=Label(f"attainment.{verdict.word}"), number=len(some))
            told.append(led(lang, head, enumerated(lang, _unjudged(material, some))))
    return told


def _unjudged(material: Material, results: Sequence[Result]) -> list[str]:
    """The names of what could not be judged, each once, with the reason and the number of clauses."""
    lang = material.lang
    beside = [(target_name(lang, result.target), _why(material, result)) for result in results]
    return [_named(lang, name, [why, repeated(lang, times)]) for (name, why), times in Counter(beside).items()]


def _named(lang: Lang, name: str, beside: Sequence[str]) -> str:
    """The name of a target, with what there is to say beside it in brackets."""
    told = clauses(lang, beside)
    return say(lang, "domain.with", name=name, beside=told) if told else name


def _why(material: Material, result: Result) -> str:
    """Who owes the data, why a target does not apply, or what is wrong with its base value."""
    lang = material.lang
    if result.attainment is Attainment.NO_DATA:
        return department_name(lang, result.target, material.plan)
    if result.attainment is Attainment.NOT_APPLICABLE:
        reason = result.target.not_applicable
        return "" if reason is None else reason.text(lang).rstrip("。.")
    if result.attainment is Attainment.SUPPRESSED:
        return ""
    key = "domain.zero_base" if result.zero_baseline else "domain.no_base"
    return say(lang, key, year=material.plan.file.base_year)
