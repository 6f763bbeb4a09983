"""The first chapter: the result in a minute, what was judged and what could not be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from shigua_monitor.assessment.attainment import Attainment
from shigua_monitor.assessment.outlook import Outlook
from shigua_monitor.assessment.result import Result
from shigua_monitor.assessment.summary import ProgressClass, Summary, summarise
from shigua_monitor.narrative.document import (
    Align,
    AttainmentChart,
    Block,
    Choice,
    Figure,
    Paragraph,
    ReportKind,
    Section,
    Table,
)
from shigua_monitor.narrative.domains import attained_text
from shigua_monitor.narrative.judged import is_looked_back
from shigua_monitor.narrative.material import Material
from shigua_monitor.narrative.movement import improved, lost, newly_attained, tested, worsened
from shigua_monitor.narrative.owed import late_departments, without_data
from shigua_monitor.narrative.table import plain
from shigua_monitor.narrative.wording import capital, clauses, counted, enumerated, led, paragraph, some
from shigua_monitor.report.display import target_name
from shigua_monitor.report.summary_table import rate_text, suppression_sentences
from shigua_monitor.statistics.interval import Evidence
from shigua_monitor.text import Lang, say

_NAMED = 3
"""How many targets a sentence of the overview names."""


def overview(material: Material) -> list[Section]:
    """The chapter, with the table and the picture of all domains."""
    blocks: list[Block] = [
        _result(material),
        *([_classes(material)] if material.quantified else []),
        *_suppressed(material),
        _year_before(material),
        _standing_out(material),
        *_unlikely(material),
        _warned(material),
    ]
    table = by_domain(material)
    blocks += [*_picture(material, table), *table]
    return [Section("overview", 1, "", say(material.lang, "heading.overview"), tuple(blocks))]


def _led(lang: Lang, head: str, *sentences: str) -> Paragraph:
    """A paragraph that begins with what it is about."""
    return led(lang, say(lang, f"overview.head.{head}"), *sentences)


def _result(material: Material) -> Paragraph:
    counts, lang = material.outcome.summary, material.lang
    first = say(
        lang,
        "overview.scope" if material.is_district else "overview.scope_elsewhere",
        year=material.year,
        plan=material.plan.title,
        area=material.plan.areas[material.area].name,
        targets=counted(lang, "target", counts.targets),
        quantified=counts.quantified,
        judged=counts.judged,
    )
    rate = say(
        lang,
        "overview.rate" if counts.judged else "overview.no_rate",
        attained=attained_text(lang, counts),
        not_attained=counts.not_attained,
        rate=rate_text(counts.attainment_rate),
        rate_of_quantified=rate_text(counts.rate_of_quantified),
    )
    unsure = sum(r.evidence.code is Evidence.CANNOT_TELL for r in material.judged)
    doubt = say(lang, "overview.doubt", unsure=counted(lang, "verdict", unsure)) if unsure else ""
    return _led(lang, "result", first, rate, _looked_back(material), doubt, _other_year(material))


def _looked_back(material: Material) -> str:
    """In a final evaluation: how many hold this year and are not attained, for an earlier year broke them; else ''."""
    number = sum(is_looked_back(result) for result in material.results)
    return say(material.lang, "overview.looked_back", number=number) if number else ""


def _other_year(material: Material) -> str:
    """That an evaluation is written from figures of another year than that of the plan; else ''."""
    evaluations = material.plan.file.evaluations
    planned = {ReportKind.MIDTERM: evaluations.midterm.year, ReportKind.FINAL: evaluations.final.year}
    year = planned.get(material.kind, material.year)
    if year == material.year:
        return ""
    return say(material.lang, f"overview.evaluation.{material.kind}", planned=year, year=material.year)


def _classes(material: Material) -> Paragraph:
    """The four classes, with what they are made of, and what is in none of them."""
    counts, lang = material.outcome.summary, material.lang
    unknown = [
        (say(lang, f"attainment.{name}"), getattr(counts, name))
        for name in ("no_data", "no_baseline")
        if getattr(counts, name)
    ]
    at_the_end = material.year >= material.plan.file.period.last
    told = say(
        lang,
        "overview.classes_at_the_end" if at_the_end else "overview.classes",
        met=counts.classes[ProgressClass.MET],
        expected=counts.classes[ProgressClass.EXPECTED],
        not_met=_number(lang, counts.classes[ProgressClass.NOT_MET], [] if at_the_end else _outlooks(material)),
        cannot_judge=_number(lang, counts.classes[ProgressClass.CANNOT_JUDGE], unknown),
    )
    other = counts.not_applicable
    beside = say(lang, "overview.not_applicable", number=other) if other else ""
    rest = counts.not_quantified
    qualitative = say(lang, "overview.qualitative", number=rest) if rest else ""
    return _led(lang, "classes", clauses(lang, [told, beside, qualitative]))


def _outlooks(material: Material) -> list[tuple[str, int]]:
    """How many of the missed targets have which outlook; those that are expected to be met are a class of their own."""
    lang = material.lang
    missed = Counter(r.outlook.code for r in material.judged if r.attainment is Attainment.NOT_ATTAINED)
    codes = (Outlook.WATCH, Outlook.UNLIKELY, Outlook.INSUFFICIENT_DATA, Outlook.SUPPRESSED)
    found = [(say(lang, f"outlook.{code.word}"), missed[code]) for code in codes if missed[code]]
    if missed[Outlook.NOT_APPLICABLE]:
        found.append((say(lang, "overview.no_outlook"), missed[Outlook.NOT_APPLICABLE]))
    return found


def _number(lang: Lang, number: int, parts: Sequence[tuple[str, int]]) -> str:
    """A number with what it is made of."""
    if not parts:
        return say(lang, "overview.number", number=number)
    told = [say(lang, "overview.part", name=name, number=part) for name, part in parts]
    return say(lang, "overview.number_with", number=number, parts=clauses(lang, told, "," if lang == "zh" else ";"))


def _year_before(material: Material) -> Paragraph:
    lang = material.lang
    if not any(material.year - 1 in result.series for result in material.results):
        return _led(lang, "year_before", say(lang, "overview.no_year_before", year=material.year - 1))
    told = []
    for key, turned in (("overview.gained", newly_attained(material)), ("overview.lost", lost(material))):
        number, names = counted(lang, "target", len(turned)), _names(material, turned)
        if len(names) < len(turned):
            number = say(lang, "overview.targets_on", targets=number, figures=counted(lang, "figure", len(names)))
        named = some(lang, names, _NAMED)
        told.append(say(lang, f"{key}.{'some' if turned else 'none'}", number=number, names=named))
    return _led(lang, "year_before", *told)


def _names(material: Material, results: Sequence[Result]) -> list[str]:
    return list(dict.fromkeys(target_name(material.lang, result.target) for result in results))


def _standing_out(material: Material) -> Paragraph:
    """The best and the worst since the base year beyond chance, by name."""
    lang, year = material.lang, material.plan.file.base_year
    told = []
    for key, found in (("overview.improved", improved(material)), ("overview.worsened", worsened(material))):
        names = [target_name(lang, each.result.target) for each in found]
        told += [say(lang, key, names=some(lang, names, _NAMED))] if names else []
    if told:
        return _led(lang, "standing_out", say(lang, "overview.since", year=year, told=clauses(lang, told)))
    by_counts = tested(material)
    none = {True: "overview.nothing_beyond_chance", False: "movement.untested", None: "movement.nothing"}[by_counts]
    return _led(lang, "standing_out", say(lang, none, year=year))


def _unlikely(material: Material) -> list[Paragraph]:
    """What is unlikely to be reached, by name."""
    names = _names(material, [r for r in material.judged if r.outlook.code is Outlook.UNLIKELY])
    return [_led(material.lang, "unlikely", some(material.lang, names, _NAMED))] if names else []


def _warned(material: Material) -> Paragraph:
    """How many warnings of the most frequent kinds, how many targets lack data, and who has sent nothing."""
    lang, alarms = material.lang, material.alarms
    kinds = Counter(warning.code for warning in alarms).most_common()
    parts = [
        say(lang, "overview.warning_part", name=say(lang, f"{code}.title"), number=number)
        for code, number in kinds[:_KINDS]
    ]
    key = "overview.no_warnings" if not kinds else "overview.warnings" if len(kinds) <= _KINDS else _CHIEFLY
    told = [say(lang, key, number=len(alarms), parts=clauses(lang, parts, "," if lang == "zh" else ";"))]
    if silent := len(without_data(material)):
        told.append(say(lang, "overview.surveys", number=counted(lang, "target", silent)))
    if late := late_departments(material):
        told.append(say(lang, "overview.late", names=enumerated(lang, late)))
    return _led(lang, "warnings", *told)


_CHIEFLY = "overview.warnings_chiefly"
_KINDS = 4
"""How many kinds of warnings are counted apart."""


_COLUMNS = ("quantified", "judged", "attained", "not_attained", "no_data", "no_baseline", "not_applicable")


def _suppressed(material: Material) -> list[Paragraph]:
    """In a publication, what is hidden and why; what breakdowns and courses then speak of."""
    sentences = suppression_sentences(material.outcome.suppression, material.lang)
    if not sentences:
        return []
    return [paragraph(material.lang, *sentences, say(material.lang, "overview.among_published"))]


def by_domain(material: Material) -> tuple[Table, ...]:
    """The counts of each domain and their sum."""
    lang = material.lang
    rows = [[domain.name.text(lang), *_counts(summarise(material.of_domain(domain)))] for domain in material.domains]
    if len(rows) > 1:
        rows.append([capital(lang, say(lang, "word.total")), *_counts(material.outcome.summary)])
    columns = [("domain", 20, Align.LEFT), *((name, 10, Align.RIGHT) for name in (*_COLUMNS, "rate"))]
    return plain(lang, say(lang, "caption.by_domain", year=material.year), columns, rows)


def _counts(counts: Summary) -> list[str | int]:
    return [*(getattr(counts, name) for name in _COLUMNS), rate_text(counts.attainment_rate)]


_VERDICTS = (Attainment.ATTAINED, Attainment.NOT_ATTAINED, Attainment.NO_DATA, Attainment.NO_BASELINE)


def _picture(material: Material, table: tuple[Table, ...]) -> list[Figure]:
    lang = material.lang
    told = [(domain, summarise(material.of_domain(domain))) for domain in material.domains]
    domains = [domain for domain, each in told if each.quantified]
    counts = [each for _, each in told if each.quantified]
    if not domains or not table:
        return []
    chart = AttainmentChart(
        domains=tuple(Choice(domain.id, domain.name.text(lang)) for domain in domains),
        verdicts=tuple(Choice(verdict.word, say(lang, f"attainment.{verdict.word}")) for verdict in _VERDICTS),
        counts=tuple(tuple(getattr(each, verdict.word) for verdict in _VERDICTS) for each in counts),
    )
    parts = [
        say(lang, "figure.by_domain.part", domain=domain.name, attained=each.attained, judged=each.judged)
        for domain, each in zip(domains, counts, strict=True)
        if each.judged
    ]
    shown = say(lang, "figure.by_domain.alternative", parts=clauses(lang, parts)) if parts else ""
    alternative = paragraph(lang, shown or say(lang, "overview.no_rate")).text
    caption = say(lang, "figure.by_domain", year=material.year)
    return [Figure("", "", caption, alternative, chart, table[0])]
