"""A report from its chapters: which ones each kind has, their numbers, and the numbers of tables and figures."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from shigua_monitor.narrative.advice import advice
from shigua_monitor.narrative.alarms import alarms
from shigua_monitor.narrative.changes import changes
from shigua_monitor.narrative.comparison import comparison
from shigua_monitor.narrative.document import Block, Document, Fact, Figure, ReportKind, Section, Table
from shigua_monitor.narrative.domains import domains
from shigua_monitor.narrative.feedback import feedback
from shigua_monitor.narrative.groups import groups
from shigua_monitor.narrative.indicator_chart import charts
from shigua_monitor.narrative.material import Material
from shigua_monitor.narrative.measures import effects
from shigua_monitor.narrative.method import method
from shigua_monitor.narrative.overview import overview
from shigua_monitor.narrative.owed import missing
from shigua_monitor.narrative.progress import every_year, outlook, progress
from shigua_monitor.narrative.qualitative import qualitative
from shigua_monitor.narrative.strengths import strengths
from shigua_monitor.narrative.submissions import submissions
from shigua_monitor.narrative.townships import units
from shigua_monitor.narrative.wording import capital, enumerated
from shigua_monitor.text import Lang, say

Chapter = Callable[[Material], list[Section]]


def _breakdowns(material: Material) -> list[Section]:
    head = Section("breakdowns", 1, "", say(material.lang, "heading.breakdowns"))
    return [head, groups(material), *([units(material)] if material.is_district else [])]


_CHAPTERS: dict[ReportKind, tuple[Chapter, ...]] = {
    ReportKind.ANNUAL: (
        overview, domains, changes, strengths, alarms, missing, _breakdowns, comparison, submissions, method,
    ),
    ReportKind.MIDTERM: (
        overview, progress, domains, changes, outlook, every_year, strengths, alarms, _breakdowns, effects, comparison,
        qualitative, advice, missing, submissions, method,
    ),
    ReportKind.FINAL: (
        overview, progress, domains, changes, every_year, strengths, alarms, _breakdowns, effects, comparison,
        qualitative, advice, missing, submissions, method,
    ),
    ReportKind.FEEDBACK: (feedback,),
}  # fmt: skip
"""The chapters of each kind, in their order."""


def compose(material: Material) -> Document:
    """The whole report."""
    lang, plan = material.lang, material.plan
    sections = [section for chapter in _CHAPTERS[material.kind] for section in chapter(material)]
    return Document(
        kind=material.kind,
        lang=lang,
        title=_title(material),
        subtitle="" if material.is_district else say(lang, "report.subtitle", plan=plan.title),
        plan_title=plan.title.text(lang),
        area=plan.areas[material.area].name.text(lang),
        year=material.year,
        facts=_facts(material),
        sections=tuple(_numbered_blocks(lang, _numbered_headings(lang, sections))),
        charts=charts(material),
    )


def _title(material: Material) -> str:
    key = f"report.title.{material.kind}" if material.is_district else f"report.title_elsewhere.{material.kind}"
    return say(
        material.lang,
        key,
        plan=material.plan.title,
        year=material.year,
        area=material.plan.areas[material.area].name,
        department=material.about.name if material.about else None,
    )


def _facts(material: Material) -> tuple[Fact, ...]:
    lang, plan = material.lang, material.plan
    files = list(dict.fromkeys(table.file for table in material.outcome.tables))
    told = {
        "area": plan.areas[material.area].name,
        "year": say(lang, "year_alone", year=material.year),
        "period": say(lang, "fact.years", first=plan.file.period.first, last=plan.file.period.last),
        "base_year": say(lang, "year_alone", year=plan.file.base_year),
        "files": _named_files(lang, files),
    }
    if material.about is not None:
        told["department"] = material.about.name
    elif len(material.domains) < len(plan.file.domains):
        told["domains"] = [domain.name for domain in material.domains]
    return tuple(
        Fact(capital(lang, say(lang, f"fact.{name}")), say(lang, "fact.text", text=text)) for name, text in told.items()
    )


def file_name(name: str) -> str:
    """A name as that of a file on any system."""
    return "".join("_" if each in '\\/:*?"<>|' or ord(each) < 32 else each for each in name)


_FILES = 6
"""How many files the title page names."""


def _named_files(lang: Lang, files: list[str]) -> str:
    if len(files) <= _FILES:
        return enumerated(lang, files)
    return say(lang, "fact.many_files", names=enumerated(lang, files[:_FILES]), number=len(files))


_CHINESE = "零一二三四五六七八九十"


def _chinese(number: int) -> str:
    """1 to 99 in Chinese numerals: 一, 十, 十二, 二十."""
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else f"{_CHINESE[tens]}十") + (_CHINESE[ones] if ones else "")


def _numbered_headings(lang: Lang, sections: Iterable[Section]) -> Iterable[Section]:
    """一、 and （一） after the custom of official documents; 1 and 1.1 in English. Chapters without text of their own
    and without sections do not occur."""
    first = second = 0
    for section in sections:
        if section.level == 1:
            first, second = first + 1, 0
            number = f"{_chinese(first)}、" if lang == "zh" else f"{first} "
        else:
            second += 1
            number = f"（{_chinese(second)}）" if lang == "zh" else f"{first}.{second} "
        yield section._replace(number=number)


def _numbered_blocks(lang: Lang, sections: Iterable[Section]) -> Iterable[Section]:
    counts = {"table": 0, "figure": 0}

    def numbered(block: Block) -> Block:
        if not isinstance(block, Table | Figure):
            return block
        kind = "table" if isinstance(block, Table) else "figure"
        counts[kind] += 1
        number = counts[kind]
        return block._replace(anchor=f"{kind}-{number}", label=say(lang, f"label.{kind}", number=number))

    for section in sections:
        yield section._replace(blocks=tuple(numbered(block) for block in section.blocks))
