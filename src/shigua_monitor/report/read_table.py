"""The table of what was read: where it stood, in which layout, how many rows, and what was not used."""

from __future__ import annotations

from shigua_monitor.report import notes
from shigua_monitor.report.outcome import Outcome
from shigua_monitor.report.tables import Cell, Column, Table
from shigua_monitor.submission.read import TableRead
from shigua_monitor.submission.shown import told
from shigua_monitor.text import Lang, listed, say

_READ = (
    Column("file", 30),
    Column("sheet", 18),
    Column("layout", 14),
    Column("header_row", 8, numeric=True),
    Column("rows_read", 9, numeric=True),
    Column("rows_skipped", 40),
)
_UNUSED = Column("columns_not_used", 40)
_FROM_TITLE = Column("from_title", 24)


def what_was_read(outcome: Outcome, lang: Lang, *, with_unused: bool = True) -> Table:
    """A row a table found in the files; columns not used and what titles say where any table has them."""
    rows: list[list[Cell]] = [
        [
            table.file,
            table.sheet,
            say(lang, f"layout.{table.layout}"),
            table.header_row,
            table.rows_read,
            notes.skipped_text(lang, table.skipped),
        ]
        for table in outcome.tables
    ]
    columns = list(_READ)
    unused = [unused_text(lang, table) if with_unused else "" for table in outcome.tables]
    titles = [notes.title_text(lang, table, outcome.plan) for table in outcome.tables]
    for column, texts in ((_UNUSED, unused), (_FROM_TITLE, titles)):
        if any(texts):
            columns.append(column)
            for row, text in zip(rows, texts, strict=True):
                row.append(text or None)
    return Table("read", tuple(columns), rows)


def unused_text(lang: Lang, table: TableRead) -> str:
    """The headings of the columns that were not used; empty where all were."""
    headings = [told(heading) for heading in table.unknown_headings]
    return listed(lang, headings) if headings else ""
