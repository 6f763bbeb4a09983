"""Explanations on the screen: labels in a column of their own, charts and tables below them."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from shigua_monitor.report import tables
from shigua_monitor.report.explanation import Explanation
from shigua_monitor.report.explanation_clause import headline
from shigua_monitor.report.explanation_section import Section
from shigua_monitor.report.explanation_words import sections
from shigua_monitor.report.grid import grid
from shigua_monitor.report.tables import Table
from shigua_monitor.report.terminal import Screen

_INDENT = "  "


def print_explanations(screen: Screen, explained: Sequence[Explanation]) -> None:
    """One explanation after the other, a blank line between them."""
    for place, each in enumerate(explained):
        if place:
            screen.console.print()
        _print(screen, each)


def _print(screen: Screen, explained: Explanation) -> None:
    told = sections(screen.lang, explained)
    screen.paragraph(headline(screen.lang, explained), style="bold", indent=_INDENT)
    margin = max(cell_len(section.label) for section in told) + len(_INDENT)
    for section in told:
        _print_section(screen, section, margin)


def _print_section(screen: Screen, section: Section, margin: int) -> None:
    """The label beside the first line; a chart or a table below begins at the left, where it has most room."""
    lines = [*section.lines, *(section.narrow or ())]
    lead = section.label + " " * (margin - cell_len(section.label))
    for line in lines or [""]:
        screen.paragraph(line, lead=lead, indent=" " * margin)
        lead = " " * margin
    if section.chart is not None:
        *drawn, legend = section.chart.lines(screen.console.width - len(_INDENT)) or [""]
        for line in drawn:
            screen.console.print(_INDENT, line)
        if legend:
            screen.paragraph(legend, lead=_INDENT, indent=_INDENT)
    if section.table is not None and section.narrow is None:
        _print_table(screen, section.table)


def _print_table(screen: Screen, table: Table) -> None:
    """A table, indented."""
    columns = list(zip(table.headings(screen.lang), (column.numeric for column in table.columns), strict=True))
    rows = [[tables.text_of(screen.lang, cell) for cell in row] for row in table.rows]
    for line in grid(columns, rows, screen.console.width - len(_INDENT)):
        screen.console.print(_INDENT, *line)
