"""Where a sheet holds a table of acts: its heading has a state, and what the state is of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from shigua_monitor.submission.heading import MEASURES, heading_text
from shigua_monitor.submission.layout import Layout
from shigua_monitor.submission.title import Title, Titles
from shigua_monitor.submission.vocabulary import Vocabulary
from shigua_monitor.submission.workbook import Sheet, Value

NAME = "acts"

NAMING = ("target", "clause", "statement", "indicator", "code")
"""The columns that say what a state is of."""

_SEARCHED_ROWS = 2000
_LONGEST = 40
_BRACKETED = r"\s*[(（\[【][^()（）\[\]【】]*[)）\]】]\s*$"

Columns = dict[str, int]


def with_acts(sheet: Sheet, words: Vocabulary, layouts: Sequence[Layout]) -> list[Layout]:
    """The tables of a sheet, those of acts among them, top down. A table ends where the heading of the next begins."""
    rows = sheet.rows[:_SEARCHED_ROWS]
    parts = _parts(rows, words)
    if "state" not in parts.values():
        return list(layouts)  # as of most sheets
    headings = {at: columns for at, row in enumerate(rows) if (columns := _columns(row, parts, words))}
    if not headings:
        return list(layouts)
    tables = [layout for layout in layouts if layout.first - 1 not in headings]
    titles = Titles(sheet, words)
    for at, columns in headings.items():
        above = max([0, *(layout.first for layout in tables if layout.first <= at)])
        tables.append(_layout(sheet, at, columns, titles.read(above, at), words))
    for table in tables:
        table.last = min([table.last, *(other.first - 1 for other in tables if other.first > table.first)])
    return sorted(tables, key=lambda table: table.first)


def _layout(sheet: Sheet, at: int, columns: Columns, title: Title, words: Vocabulary) -> Layout:
    return Layout(
        name=NAME,
        header_row=sheet.row_numbers[at],
        first=at + 1,
        last=len(sheet.rows),
        title=title,
        columns=columns,
        values=[],
        unknown_headings=[
            (column, text)
            for column, cell in enumerate(sheet.rows[at], start=1)
            if (text := heading_text(cell)) and not _part(cell, words)
        ],
    )


def _columns(row: Sequence[Value], parts: Mapping[Value, str], words: Vocabulary) -> Columns | None:
    """The columns of a heading row by what they hold, counted from 1; None for a row that heads no table of acts."""
    if sum(isinstance(value, str) for value in row) < 2:
        return None
    columns: Columns = {}
    for column, value in enumerate(row, start=1):
        if part := parts.get(value):
            columns.setdefault(part, column)
    if "state" not in columns or not any(part in columns for part in NAMING):
        return None
    if {"indicator", "code"} & columns.keys() and not {"target", "clause", "statement"} & columns.keys():
        return None if _is_of_figures(row, columns, words) else columns
    return columns


def _parts(rows: Iterable[Sequence[Value]], words: Vocabulary) -> dict[Value, str]:
    """What the different cells of rows mean as headings, of those that mean anything."""
    return {value: part for value in set(chain.from_iterable(rows)) if (part := _part(value, words))}


def _part(value: Value, words: Vocabulary) -> str | None:
    if not isinstance(value, str) or len(value) > _LONGEST:
        return None
    text = heading_text(value)
    for name in dict.fromkeys((text, _without_brackets(text))):
        if part := words.act_columns.find(name) or words.columns.find(name):
            return part
    return None


def _without_brackets(text: str) -> str:
    return re.sub(_BRACKETED, "", text) if text.endswith((")", "]", "】")) else text


def _is_of_figures(row: Sequence[Value], columns: Columns, words: Vocabulary) -> bool:
    """Whether a table that names indicators holds their values: 完成情况 alone may head figures as well as states."""
    measures = [column for column, value in enumerate(row, start=1) if _general(value, words) in MEASURES]
    return any(column != columns["state"] for column in measures) or (bool(measures) and "evidence" not in columns)


def _general(value: Value, words: Vocabulary) -> str | None:
    return words.columns.find(heading_text(value)) if isinstance(value, str) else None
