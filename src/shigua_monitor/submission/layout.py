"""Which table is this? A layout says where each part of an observation stands: in a column, a heading, or the title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from shigua_monitor.submission.heading import NOTHING, Heading, Headings, heading_text
from shigua_monitor.submission.title import Title, read_title
from shigua_monitor.submission.vocabulary import Vocabulary
from shigua_monitor.submission.workbook import Sheet, Value

_SEARCHED_ROWS = 60
"""The first heading of a sheet is looked for in this many filled rows."""

_MOST_HEADING_ROWS = 3

_FIRST_COLUMNS = 4
"""A later table is noticed by the headings of its first columns."""


@dataclass(frozen=True, slots=True)
class ValueColumn:
    """A column of values with what its headings fix for all of them. Columns count from 1; 0 where there is none.

    `years_back` is 1 for 上年: the year before that of the row or the title.
    """

    column: int
    numerator: int = 0
    denominator: int = 0
    indicator: str | None = None
    area: str | None = None
    group: str | None = None
    year: int | None = None
    years_back: int = 0
    unit: str | None = None


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
    unknown_headings: list[str] = field(default_factory=list)
    repeated_headings: list[tuple[int, str]] = field(default_factory=list)


def recognise(sheet: Sheet, words: Vocabulary) -> list[Layout]:
    """The tables of a sheet, top down; empty if there is none."""
    headings = Headings(words)
    layouts: list[Layout] = []
    top = 0
    for position in range(len(sheet.rows)):
        if position < top or not _may_begin(sheet.rows[position], position, bool(layouts), headings):
            continue
        block = _header_block(sheet, position, headings)
        layout = _layout(sheet, block, top, headings, words) if block else None
        if layout is not None:
            if layouts:
                layouts[-1].last = block[0]
            layouts.append(layout)
            top = block[-1] + 1
    return layouts


def _may_begin(row: Sequence[Value], position: int, after_table: bool, headings: Headings) -> bool:
    """Whether a heading may begin at a row: anywhere at the top of a sheet, later only with a dimension's word."""
    if position < _SEARCHED_ROWS and not after_table:
        return True
    return any(type(value) is str and headings.names_dimension(value) for value in row[:_FIRST_COLUMNS])


def _header_block(sheet: Sheet, position: int, headings: Headings) -> list[int]:
    """Positions of the heading rows that begin at `position`, or nothing if none begin there."""
    first = [headings.read(value) for value in sheet.rows[position]]
    if sum(map(bool, first)) < 2 or any(_is_figure(value) for value in sheet.rows[position]):
        return []
    block = [position]
    while len(block) < _MOST_HEADING_ROWS and _continues(sheet, block, headings):
        block.append(block[-1] + 1)
    return block


def _is_figure(value: Value) -> bool:
    return isinstance(value, float) and not heading_text(value)


def _continues(sheet: Sheet, block: list[int], headings: Headings) -> bool:
    """Whether the row below a block of headings holds headings too: nothing else, and none below a dimension."""
    position = block[-1] + 1
    if position >= len(sheet.rows):
        return False
    row = sheet.rows[position]
    read = [headings.read(value) for value in row if value is not None]
    if not read or not all(read):
        return False
    dimensions = {
        column for above in block for column, value in enumerate(sheet.rows[above]) if headings.read(value).is_dimension
    }
    below = [row[column] for column in dimensions if column < len(row) and row[column] is not None]
    return all(headings.read(value).is_dimension for value in below)


def _layout(sheet: Sheet, block: Sequence[int], top: int, headings: Headings, words: Vocabulary) -> Layout | None:
    columns, values, unknown, repeated = _columns(sheet, block, headings)
    if not columns:
        columns = _unnamed_dimension(sheet, block, values, headings)
    named = {"indicator", "code"} & columns.keys()
    across = values and all(each.indicator for each in values) and {"area", "year", "group"} & columns.keys()
    if not values or not (named or across):
        return None
    title = read_title(sheet.rows[top : block[0]], sheet.name, words)
    return Layout(
        name=_name(columns, values, title),
        header_row=sheet.row_numbers[block[-1]],
        first=block[-1] + 1,
        last=len(sheet.rows),
        title=title,
        columns=columns,
        values=values,
        unknown_headings=unknown,
        repeated_headings=repeated,
    )


def _unnamed_dimension(
    sheet: Sheet, block: Sequence[int], values: Sequence[ValueColumn], headings: Headings
) -> dict[str, int]:
    """The first column of a table that has indicators across and a blank corner: what its first cell is."""
    below = block[-1] + 1
    if len(values) < 2 or min(each.column for each in values) < 2 or below >= len(sheet.rows):
        return {}
    first = headings.read(sheet.rows[below][0])
    kind = "area" if first.area else "year" if first.year else "group" if first.group else None
    return {kind: 1} if kind else {}


Columns = tuple[dict[str, int], list[ValueColumn], list[str], list[tuple[int, str]]]


def _columns(sheet: Sheet, block: Sequence[int], headings: Headings) -> Columns:
    """Dimensions and value columns, the headings nobody knows, and those that repeat an earlier one."""
    dimensions: dict[str, int] = {}
    measures: dict[int, Heading] = {}
    unknown: list[str] = []
    repeated: list[tuple[int, str]] = []
    seen: set[Heading] = set()
    for column, (heading, text) in enumerate(_combined(sheet, block, headings), start=1):
        if heading.is_dimension and heading.part not in dimensions:
            dimensions[str(heading.part)] = column
        elif heading.is_dimension or (heading.is_measure and heading in seen):
            repeated.append((column, text))
        elif heading.is_measure:
            measures[column] = heading
            seen.add(heading)
        elif text:
            unknown.append(text)
    return dimensions, _value_columns(measures), unknown, repeated


def _combined(sheet: Sheet, block: Sequence[int], headings: Headings) -> Iterator[tuple[Heading, str]]:
    """The meaning of all heading rows together, column by column, and the lowest text."""
    filled = [_merged(sheet, position) for position in block]
    width = max(map(len, filled))
    filled = [row + [None] * (width - len(row)) for row in filled]
    for upper, lower in pairwise(filled):
        _reach(upper, lower, headings)
    for column in range(width):
        heading, text = NOTHING, ""
        for row in filled:
            heading = headings.read(row[column]).below(heading)
            text = heading_text(row[column]) or text
        yield heading, text


def _merged(sheet: Sheet, position: int) -> list[Value]:
    """A heading row with the text of a merged heading in every cell that it covers; data cells are never filled."""
    row = list(sheet.rows[position])
    number = sheet.row_numbers[position]
    for top, left, _, right in sheet.merged:
        if top == number and left <= len(row) and right - left < _WIDEST:
            row += [None] * (right - len(row))
            row[left - 1 : right] = [row[left - 1]] * (right - left + 1)
    return row


def _reach(upper: list[Value], lower: list[Value], headings: Headings) -> None:
    """Where cells are not merged, a heading of values reaches over the blanks beside it that have headings below."""
    last: Value = None
    for column, value in enumerate(upper):
        if value is not None:
            last = value if headings.read(value).is_measure else None
        elif lower[column] is not None:
            upper[column] = last


_WIDEST = 1000


def _value_columns(measures: dict[int, Heading]) -> list[ValueColumn]:
    """One value column for each meaning; its numerator and denominator are found by the same meaning."""
    found: dict[Heading, dict[str, int]] = {}
    units: dict[Heading, str | None] = {}
    for column, heading in measures.items():
        counted = heading.part in ("numerator", "denominator")
        meaning = replace(heading, part="previous" if heading.part == "previous" else None, unit=None)
        columns = found.setdefault(meaning, {})
        columns.setdefault(str(heading.part) if counted else "value", column)
        if not counted:
            units.setdefault(meaning, heading.unit)
    return [
        ValueColumn(
            column=columns.get("value", 0),
            numerator=columns.get("numerator", 0),
            denominator=columns.get("denominator", 0),
            indicator=meaning.indicator,
            area=meaning.area,
            group=meaning.group,
            year=meaning.year,
            years_back=int(meaning.part == "previous"),
            unit=units.get(meaning),
        )
        for meaning, columns in found.items()
        if "value" in columns or {"numerator", "denominator"} <= columns.keys()
    ]


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
