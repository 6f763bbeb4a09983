"""Reports of small worlds: a few figures of the second plan, and everything that a report says of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from assessment.worlds import Told, observations, rows
from shigua_monitor import assess
from shigua_monitor.assessment.assess import Assessment
from shigua_monitor.findings import Finding
from shigua_monitor.narrative.compose import compose
from shigua_monitor.narrative.document import (
    AttainmentChart,
    Block,
    BulletList,
    Document,
    Figure,
    IndicatorChart,
    Paragraph,
    ReportKind,
    Section,
    Table,
)
from shigua_monitor.narrative.material import Material
from shigua_monitor.plan.model import Plan
from shigua_monitor.report.outcome import outcome
from shigua_monitor.submission.read import Submission, TableRead
from shigua_monitor.text import Lang

TABLE = TableRead("figures.csv", "figures", "list", 1, 9, {}, [], None, None, None)


def material(
    plan: Plan,
    figures: Sequence[list[Any]],
    kind: str = "annual",
    lang: Lang = "en",
    findings: Sequence[Finding] = (),
    **options: Any,
) -> Material:
    """What a report is composed from; figures are rows of `assessment.worlds.observations`."""
    sent = observations(*figures)
    assessment: Assessment = assess(plan, sent, final=kind == "final", **options)
    found = outcome(Submission(sent, list(findings), [TABLE]), assessment)
    return Material(ReportKind(kind), lang, found, assessment)


def report(
    plan: Plan, figures: Sequence[list[Any]], kind: str = "annual", lang: Lang = "en", **options: Any
) -> Document:
    return compose(material(plan, figures, kind, lang, **options))


def section(document: Document, anchor: str) -> Section:
    return next(each for each in document.sections if each.anchor == anchor)


def sentences(part: Section | Block) -> list[str]:
    """The paragraphs and items of a section, without its tables."""
    if isinstance(part, Section):
        return [text for block in part.blocks for text in sentences(block)]
    if isinstance(part, Paragraph):
        return [part.text]
    return [item.text for item in part.items] if isinstance(part, BulletList) else []


def table_rows(part: Section) -> list[list[str]]:
    """The cells of all tables of a section, a list a row."""
    return [
        [cell.text for cell in row.cells] for block in part.blocks if isinstance(block, Table) for row in block.rows
    ]


def every_text(document: Document) -> Iterator[str]:
    """Every text that a reader of any format can see."""
    yield from (document.title, document.plan_title, document.area)
    for fact in document.facts:
        yield from (fact.label, fact.text)
    for part in document.sections:
        yield part.heading
        for block in part.blocks:
            yield from _of(block)
    for chart in document.charts.values():
        yield from _of_chart(chart)


def _of(block: Block) -> Iterator[str]:
    yield from sentences(block)
    if isinstance(block, Table):
        yield from (block.caption, *([block.note] if block.note else []))
        yield from (column.heading for column in block.columns)
        yield from (cell.text for row in block.rows for cell in row.cells)
        yield from (choice.word for row in block.rows if row.facets for choice in (row.facets.domain,))
    elif isinstance(block, Figure):
        yield from (block.caption, block.alternative)
        yield from _of(block.table)
        if isinstance(block.chart, AttainmentChart):
            yield from (choice.word for choice in (*block.chart.domains, *block.chart.verdicts))
        elif isinstance(block.chart, IndicatorChart):
            yield from _of_chart(block.chart)


def _of_chart(chart: IndicatorChart) -> Iterator[str]:
    legend = chart.legend
    yield from (chart.name, chart.alternative, legend.value, legend.target, legend.attained, legend.not_attained)


def told(plan: Plan, **figures: Told) -> list[list[Any]]:
    """Rows of some indicators by their ids; a figure may be that of an area or a group of a year."""
    return [row for indicator, years in figures.items() for row in rows(plan, indicator, "total", years)]
