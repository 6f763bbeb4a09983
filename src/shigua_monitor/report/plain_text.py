"""Tables as CSV and as Markdown."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from shigua_monitor.report import acts, display, summary_table, tables
from shigua_monitor.report.changes import changes_lines, changes_table
from shigua_monitor.report.outcome import Outcome
from shigua_monitor.report.read_table import what_was_read
from shigua_monitor.report.tables import Cell, Figure, Table
from shigua_monitor.text import Lang, say

_LIVE = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take for the beginning of a formula."""


def csv_text(table: Table, lang: Lang) -> str:
    """A table as CSV: numbers unrounded, text that a spreadsheet would compute kept as text by an apostrophe."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(table.headings(lang))
    writer.writerows([_plain(cell) for cell in row] for row in table.rows)
    return stream.getvalue()


def _plain(cell: Cell) -> str | int | float:
    if cell is None:
        return ""
    if isinstance(cell, Figure):
        return cell.number
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_LIVE) else cell


def markdown_table(table: Table, lang: Lang) -> str:
    """A table as Markdown; numbers stand to the right."""
    lines = [
        table_line(table.headings(lang)),
        table_line(["---:" if column.numeric else "---" for column in table.columns]),
    ]
    lines += [table_line([escaped(tables.text_of(lang, cell)) for cell in row]) for row in table.rows]
    return "\n".join(lines) + "\n"


def table_line(cells: Sequence[str]) -> str:
    """A line of a Markdown table."""
    return "| " + " | ".join(cells) + " |"


def escaped(text: str) -> str:
    """Text that Markdown shows as it stands."""
    for mark in "\\`*_[]<>|":
        text = text.replace(mark, "\\" + mark)
    return text.replace("\n", " ")


def check_csv(outcome: Outcome, lang: Lang) -> str:
    """The attainment table; findings and warnings have formats that hold several tables."""
    return csv_text(tables.attainment(outcome, lang), lang)


_SHORT = {
    "attainment": (
        "domain",
        "clause",
        "indicator",
        "value",
        "criterion",
        "verdict",
        "margin",
        "change",
        "department",
        "note",
    ),
    "acts": ("domain", "clause", "statement", "area", "state", "date", "evidence_text", "department"),
    "warnings": ("code", "warning", "reason", "measures", "department"),
    "changes": ("changed", "warning", "indicator", "before", "now"),
    "findings": ("severity", "code", "file", "sheet", "cell", "problem", "hint"),
}


def check_markdown(outcome: Outcome, lang: Lang) -> str:
    """The whole outcome, with the columns that a reader needs."""
    area = display.area_name(lang, outcome.area, outcome.plan)
    title = say(lang, "title.check", plan=outcome.plan.title, area=area, year=outcome.year)
    parts = [f"# {title}\n"]
    parts += [f"- {sentence}" for sentence in summary_table.summary_sentences(outcome, lang)]
    sections = (
        ("read", what_was_read(outcome, lang)),
        ("findings", tables.findings(outcome, lang)),
        ("attainment", tables.attainment(outcome, lang)),
        *([("acts", acts.acts(outcome, states, lang))] if (states := acts.reported(outcome.standings)) else []),
        ("warnings", tables.early_warnings(outcome, lang)),
        ("summary", summary_table.summary(outcome, lang)),
    )
    if outcome.changes is not None:
        parts += [f"\n## {say(lang, 'title.changes')}\n", changes_lines(outcome.changes, lang)[0] + "\n"]
        table = changes_table(outcome.changes, lang)
        empty = say(lang, "changes.none")
        parts.append(markdown_table(selected(table, _SHORT["changes"]), lang).rstrip("\n") if table.rows else empty)
    for name, table in sections:
        parts.append(f"\n## {say(lang, f'title.{name}')}\n")
        if name == "acts":
            parts += [f"- {sentence}" for sentence in acts.count_sentences(outcome, lang)] + [""]
        empty = say(lang, f"no_{name}") if name in ("findings", "warnings") and not table.rows else ""
        if name == "findings" and outcome.suppression is not None:
            empty = summary_table.findings_sentence(outcome.suppression, lang)
        parts.append(empty or markdown_table(selected(table, _SHORT.get(name)), lang).rstrip("\n"))
    return "\n".join(parts) + "\n"


def selected(table: Table, keys: Sequence[str] | None) -> Table:
    """The table with those columns only."""
    if keys is None:
        return table
    places = [[column.key for column in table.columns].index(key) for key in keys]
    return Table(
        table.name,
        tuple(table.columns[place] for place in places),
        [[row[place] for place in places] for row in table.rows],
    )
