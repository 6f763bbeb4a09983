"""Which table is this? A layout says where each part of an observation stands: in a column, a heading, or the title."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from shigua_monitor.submission.columns import (
    Columns,
    ValueColumn,
    drop_remarks,
    name_by_contents,
    sorted_columns,
    table_spans,
    under_indicators,
    value_columns,
)
from shigua_monitor.submission.header import Header, find_header
from shigua_monitor.submission.heading import Headings
from shigua_monitor.submission.title import Title, Titles
from shigua_monitor.submission.vocabulary import Vocabulary
from shigua_monitor.submission.workbook import Sheet

_SEARCHED_ROWS = 60
"""The first heading of a sheet may stand in any of so many filled rows."""

_FIRST_COLUMNS = 4
"""A heading further down is noticed by a dimension's word in its first columns."""

_OF_THE_ROW = ("area", "group", "year")
"""Dimensions that hold for every table of a row."""


@dataclass(slots=True)
class Layout:
    """A table found on a sheet. `columns` maps dimensions (indicator, area, ...) to columns, counted from 1."""

    name: str
    header_row: int
    first: int
    """Position in `Sheet.rows` of the first row of data."""
    last: int
    """Position behind the last row of data."""
    title: Title
    columns: dict[str, int]
    values: list[ValueColumn]
    unknown_headings: list[tuple[int, str]] = field(default_factory=list)
    repeated_headings: list[tuple[int, str]] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    """Columns of values that a person does not see; they are not read."""
    span: tuple[int, int] | None = None
    """First and last column, where another table stands beside this one."""


def recognise(sheet: Sheet, words: Vocabulary) -> list[Layout]:
    """The tables of a sheet, top down and left to right; empty if there is none."""
    headings, titles = Headings(words), Titles(sheet, words)
    layouts: list[Layout] = []
    lowest: list[Layout] = []
    top = 0
    named = _rows_with_a_dimension(sheet, headings)
    for position in sorted({*range(min(_SEARCHED_ROWS, len(sheet.rows))), *named}):
        if position < top or (layouts and position not in named):
            continue
        header = find_header(sheet, position, top, headings)
        tables = list(_tables(sheet, header, headings, words)) if header else []
        if header is None or not tables:
            continue
        title = titles.read(top, header.first)
        for layout in lowest:
            layout.last = header.first
        lowest = [_layout(sheet, header, columns, values, title) for columns, values in tables]
        layouts += lowest
        top = header.last + 1
    return layouts


def _rows_with_a_dimension(sheet: Sheet, headings: Headings) -> set[int]:
    """Positions of the rows with a dimension's word in one of the first columns."""
    columns = map(sheet.column, range(1, _FIRST_COLUMNS + 1))
    named = [np.flatnonzero(column.each(headings.names_dimension, np.bool_)) for column in columns]
    return set(np.concatenate(named).tolist())


def _tables(
    sheet: Sheet, header: Header, headings: Headings, words: Vocabulary
) -> Iterator[tuple[Columns, list[ValueColumn]]]:
    """The columns of the tables below a header: of one, or of several side by side."""
    headed = under_indicators(header.columns)
    spans = list(table_spans(headed))
    outer: dict[str, int] = {}
    for first, last in spans:
        columns = sorted_columns(headed, first, last, sheet.hidden_columns)
        name_by_contents(sheet, header, (first, last), columns, headings, words)
        columns.dimensions = outer | columns.dimensions
        columns.span = (first, last) if len(spans) > 1 else None
        outer = {part: column for part, column in columns.dimensions.items() if part in _OF_THE_ROW}
        drop_remarks(columns, headed, sheet, header, words)
        values = value_columns(columns.measures)
        named = {"indicator", "code"} & columns.dimensions.keys()
        across = all(each.indicator for each in values) and {"area", "year", "group"} & columns.dimensions.keys()
        if values and (named or across):
            yield columns, values


def _layout(sheet: Sheet, header: Header, columns: Columns, values: list[ValueColumn], title: Title) -> Layout:
    return Layout(
        name=_name(columns.dimensions, values, title),
        header_row=sheet.row_numbers[header.last],
        first=header.last + 1,
        last=len(sheet.rows),
        title=title,
        columns=columns.dimensions,
        values=values,
        unknown_headings=columns.unknown,
        repeated_headings=columns.repeated,
        hidden_columns=columns.hidden,
        span=columns.span,
    )


def _name(columns: dict[str, int], values: list[ValueColumn], title: Title) -> str:
    """What a person would call the layout."""
    if any(each.indicator for each in values):
        return "indicators_across"
    if any(each.area for each in values):
        return "areas_across"
    if any(each.year for each in values):
        return "years_across"
    if any(each.years_back for each in values) or ("year" not in columns and title.years):
        return "statistical_form"
    return "groups_across" if any(each.group for each in values) else "list"
