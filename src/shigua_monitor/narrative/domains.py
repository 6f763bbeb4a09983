"""The chapter of the domains: of each, what is attained, what is not, what cannot be judged, and its table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from shigua_monitor.assessment.attainment import Attainment
from shigua_monitor.assessment.result import Result
from shigua_monitor.assessment.summary import Summary, summarise
from shigua_monitor.narrative.document import Block, Paragraph, Section, Table
from shigua_monitor.narrative.judged import in_full, named, repeated
from shigua_monitor.narrative.material import Material, by_figure, is_act, with_times
from shigua_monitor.narrative.table import of_results
from shigua_monitor.narrative.wording import bullets, clauses, counted, enumerated, led, moved_by, paragraph, said
from shigua_monitor.plan.definitions import Domain
from shigua_monitor.report.display import target_name
from shigua_monitor.report.summary_table import rate_text
from shigua_monitor.statistics.interval import Evidence
from shigua_monitor.text import Label, Lang, say

COLUMNS = ("clause", "indicator", "value", "criterion", "verdict", "margin", "change")


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
        *_missed(material, quantified),
        *_not_judged(material, quantified),
        *_table(material, domain, quantified),
    ]
    return Section(f"domain-{domain.id}", 2, "", domain.name.text(material.lang), tuple(blocks))


def _table(material: Material, domain: Domain, results: Sequence[Result]) -> tuple[Table, ...]:
    """Every quantified target; of an area that owes no data, those with a figure."""
    caption = say(material.lang, "caption.domain", domain=domain.name, year=material.year)
    return of_results(material, caption, COLUMNS, [r for r in results if r.series or material.is_district])


def _counts(material: Material, domain: Domain, results: Sequence[Result]) -> Paragraph:
    lang, counts = material.lang, summarise(results)
    if not counts.quantified:
        return said(
            lang, "domain.no_figures", domain=domain.name, number=counted(lang, "target", counts.not_quantified)
        )
    told = say(
        lang,
        "domain.counts" if counts.judged else "domain.nothing_judged",
        quantified=counted(lang, "quantified", counts.quantified),
        judged=counts.judged,
        attained=attained_text(lang, counts),
        not_attained=counts.not_attained,
        rate=rate_text(counts.attainment_rate),
    )
    unsure = sum(r.evidence.code is Evidence.CANNOT_TELL for r in results if r.attainment.judged)
    doubt = say(lang, "domain.doubt", unsure=counted(lang, "verdict", unsure)) if unsure else ""
    rest = say(lang, "domain.qualitative", number=counted(lang, "target", counts.not_quantified))
    return paragraph(lang, told, doubt, rest if counts.not_quantified else "")


def attained_text(lang: Lang, counts: Summary) -> str:
    """How many are attained, and how many of them early: 28项（其中提前达标21项）."""
    key = "domain.attained_early" if counts.met_early else "domain.attained"
    return say(lang, key, attained=counts.attained, early=counts.met_early)


_WAYS = ("better", "same", "worse", "unknown", "act")
"""How attained targets are told apart: their figure is better, the same or worse than the year before; an act."""


def _attained(material: Material, results: Sequence[Result]) -> list[Block]:
    """What is attained, an item for each way its figure went since the year before; figures stand in the table."""
    lang = material.lang
    attained = [r for r in results if r.attainment is Attainment.ATTAINED]
    if not attained:
        return []
    ways: dict[str, list[str]] = {way: [] for way in _WAYS}
    numbers: Counter[str] = Counter()
    for same in by_figure(attained):
        way, change = _way(material, same[0])
        beside = [change, repeated(lang, len(same))]
        ways[way].append(named(lang, target_name(lang, same[0].target), beside))
        numbers[way] += len(same)
    head = say(lang, "domain.class", name=Label("attainment.attained"), number=len(attained))
    items = [
        led(lang, say(lang, f"domain.way.{way}", number=numbers[way]), enumerated(lang, names))
        for way, names in ways.items()
        if names
    ]
    return [led(lang, head), *bullets(items)]


def _way(material: Material, result: Result) -> tuple[str, str]:
    """Which way a figure went since the year before, and by how much."""
    if is_act(result):
        return "act", ""
    course = material.course(result)
    movement = course.since_last_year if course is not None else None
    if movement is None or result.measured is None:
        return "unknown", ""
    if movement.better is None:
        return "same", ""
    return "better" if movement.better else "worse", moved_by(material.lang, result, movement)


def _missed(material: Material, results: Sequence[Result]) -> list[Block]:
    """What is not attained, an item each."""
    lang = material.lang
    missed = [r for r in results if r.attainment is Attainment.NOT_ATTAINED]
    if not missed:
        return []
    head = say(lang, "domain.class", name=Label("attainment.not_attained"), number=len(missed))
    return [led(lang, head), *bullets(in_full(material, *each) for each in with_times(missed))]


def _not_judged(material: Material, results: Sequence[Result]) -> list[Paragraph]:
    """What could not be judged, by the reason; what is without data stands by name in a chapter of its own. Of an area
    that owes no data, how many."""
    lang = material.lang
    if not material.is_district:
        counts = Counter(r.attainment for r in results if not r.attainment.judged)
        parts = [
            say(lang, "overview.part", name=say(lang, f"attainment.{verdict.word}"), number=number)
            for verdict, number in sorted(counts.items())
        ]
        return [said(lang, "domain.not_judged", parts=clauses(lang, parts, ","))] if parts else []
    told = []
    silent = sum(r.attainment is Attainment.NO_DATA for r in results)
    if silent:
        heading = Label("heading.missing")
        head = say(lang, "domain.class", name=Label("attainment.no_data"), number=silent)
        told.append(led(lang, head, say(lang, "domain.no_data", chapter=heading)))
    for verdict in (Attainment.NO_BASELINE, Attainment.NOT_APPLICABLE, Attainment.SUPPRESSED):
        some = [r for r in results if r.attainment is verdict]
        if some:
            head = say(lang, "domain.class", name=Label(f"attainment.{verdict.word}"), number=len(some))
            told.append(led(lang, head, enumerated(lang, _unjudged(material, some))))
    return told


def _unjudged(material: Material, results: Sequence[Result]) -> list[str]:
    """The names of what could not be judged, each once, with the reason and the number of clauses."""
    lang = material.lang
    beside = [(target_name(lang, result.target), _why(material, result)) for result in results]
    return [named(lang, name, [why, repeated(lang, times)]) for (name, why), times in Counter(beside).items()]


def _why(material: Material, result: Result) -> str:
    """Why a target does not apply, or what is wrong with its base value."""
    lang = material.lang
    if result.attainment is Attainment.NOT_APPLICABLE:
        reason = result.target.not_applicable
        return "" if reason is None else reason.text(lang).rstrip("。.")
    if result.attainment is Attainment.SUPPRESSED:
        return ""
    key = "domain.zero_base" if result.zero_baseline else "domain.no_base"
    return say(lang, key, year=material.plan.file.base_year)
