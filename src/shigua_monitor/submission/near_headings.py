"""Columns of numbers under headings that are nearly those of values: a misspelt area, 2024年1—9月."""

from __future__ import annotations

import re

import numpy as np

from shigua_monitor.submission.cell import not_a_year
from shigua_monitor.submission.period import is_part_of_a_year, leading_year, plain_text, whole_year
from shigua_monitor.submission.sheet import Value
from shigua_monitor.submission.shown import told
from shigua_monitor.submission.table import Table

_LIKE_DIGITS = str.maketrans("OoIl", "0011")
"""Letters that are typed for digits: 2O24."""


def doubt_headings(table: Table) -> None:
    """A finding at each unknown heading over numbers that is a part of a year, or nearly a name like those beside."""
    for column, heading in table.layout.unknown_headings:
        rows = int(table.column(column).each(_is_number, np.bool_).sum())
        if rows and column not in table.sheet.hidden_columns:
            _doubt(table, column, heading, rows)


def _is_number(value: Value) -> bool:
    return isinstance(value, float) or (isinstance(value, str) and re.search("[0-9０-９]", value) is not None)


def _doubt(table: Table, column: int, heading: str, rows: int) -> None:
    words, values = table.reader.words, table.layout.values
    text = words.columns.folded(heading)
    likely = text.translate(_LIKE_DIGITS)
    if is_part_of_a_year(text) or (likely != text and whole_year(likely) is not None):
        table.find_at_heading("F304", column, **not_a_year(heading).fields)
        return
    name = leading_year(plain_text(heading))[1]
    for code, names, across in (
        ("F302", words.areas, any(each.area for each in values)),
        ("F305", words.groups, any(each.group for each in values)),
    ):
        likeliest = names.likeliest(name) if across and not names.adds_to_a_name(name) else []
        if likeliest:
            table.find_at_heading(code, column, sent=told(name), rows=rows, likeliest=likeliest)
            return
