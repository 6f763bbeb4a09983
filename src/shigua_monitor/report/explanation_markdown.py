"""Explanations as Markdown: the same sections, with tables as tables and charts as blocks of code."""

from __future__ import annotations

from collections.abc import Sequence

from shigua_monitor.report.explanation import Explanation
from shigua_monitor.report.explanation_clause import headline
from shigua_monitor.report.explanation_section import Section
from shigua_monitor.report.explanation_words import sections
from shigua_monitor.report.plain_text import escaped, markdown_table
from shigua_monitor.text import Lang, say

_CHART_WIDTH = 88


def explanation_markdown(explained: Sequence[Explanation], lang: Lang) -> str:
    """One document, a chapter for each explanation."""
    title = say(lang, "title.explanation", plan=explained[0].plan.title)
    parts = [f"# {escaped(title)}"]
    for each in explained:
        parts.append(f"## {escaped(headline(lang, each))}")
        parts += [_section(lang, section) for section in sections(lang, each)]
    return "\n\n".join(parts) + "\n"


def _section(lang: Lang, section: Section) -> str:
    """The label as a heading, lines as a list, then chart and table."""
    blocks = [f"### {escaped(section.label)}"]
    if section.lines:
        blocks.append("\n".join(f"- {escaped(line)}" for line in section.lines))
    if section.chart is not None and (drawn := section.chart.lines(_CHART_WIDTH)):
        blocks.append("\n".join(["```text", *drawn, "```"]))
    if section.table is not None:
        blocks.append(markdown_table(section.table, lang).rstrip("\n"))
    return "\n\n".join(blocks)
