"""The columns of a table sorted by what their headings say: dimensions, values, and what is not read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from shigua_monitor.submission.header import Above, Header
from shigua_monitor.submission.heading import NOTHING, Heading, Headings
from shigua_monitor.submission.shown import is_blank
from shigua_monitor.submission.vocabulary import Vocabulary
from shigua_monitor.submission.workbook import Sheet, Value

_LOOKED_AT = 12
"""What a column without a heading holds is seen from this many rows."""

_NAMING = frozenset({"indicator", "code", "area", "group", "year"})
"""Dimensions that say what a value is of; a second one of a sort begins a table beside the first."""

_OF_A_YEAR = ("current", "previous")

_QUOTIENT = ("numerator", "denominator")

_UNREAD = frozenset({"source", "note", "number"})
"""Columns that are not read, however often they come."""


class ValueColumn(NamedTuple):
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
class Columns:
    """The columns of one table, sorted by what their headings say."""

    dimensions: dict[str, int] = field(default_factory=dict)
    measures: dict[int, Heading] = field(default_factory=dict)
    unknown: list[tuple[int, str]] = field(default_factory=list)
    repeated: list[tuple[int, str]] = field(default_factory=list)
    hidden: list[int] = field(default_factory=list)
    span: tuple[int, int] | None = None


def under_indicators(columns: Sequence[Above]) -> list[Above]:
    """Where indicators stand across, 其中：男 or 分母 is of the indicator on its left; after a word that nobody knows
    it is of something unknown."""
    headings = [each.heading for each in columns]
    if not any(heading.indicator for heading in headings) or any(_names_indicators(heading) for heading in headings):
        return list(columns)
    told: list[Above] = []
    left = NOTHING
    for above in columns:
        heading = above.heading
        if heading.indicator is not None:
            left = Heading(indicator=heading.indicator, year=heading.year, unit=heading.unit)
        elif _is_part(heading):
            heading = heading.below(left) if left else NOTHING
        elif above.text:
            left = NOTHING
        told.append(above._replace(heading=heading))
    return told


def _names_indicators(heading: Heading) -> bool:
    return heading.is_dimension and heading.part in ("indicator", "code")


def _is_part(heading: Heading) -> bool:
    """Whether a heading of values says only of whom, or which number of a quotient."""
    of_whom = heading.area is not None or heading.group is not None
    return heading.year is None and (heading.part in _QUOTIENT or (heading.part is None and of_whom))


def table_spans(columns: Sequence[Above]) -> Iterator[tuple[int, int]]:
    """First and last columns of the tables side by side: each begins with a dimension that the one before has too."""
    parts = [each.heading.part if each.heading.is_dimension else None for each in columns]
    measures = [column for column, each in enumerate(columns, start=1) if each.heading.is_measure]
    start = 1
    for column, part in enumerate(parts, start=1):
        own = parts[start - 1 : column - 1]
        between = any(start <= measure < column for measure in measures)
        if part not in _NAMING or part not in own or not between or column > max(measures):
            continue
        begin = column
        while parts[begin - 2] and parts[begin - 2] in parts[start - 1 : begin - 2]:
            begin -= 1
        yield start, begin - 1
        start = begin
    yield start, len(columns)


def sorted_columns(columns: Sequence[Above], first: int, last: int, hidden: set[int]) -> Columns:
    """Dimensions and value columns, the headings nobody knows, and those that repeat an earlier one."""
    found = Columns()
    seen: set[Heading] = set()
    for column, above in enumerate(columns[first - 1 : last], start=first):
        heading, text = above.heading, above.text
        meaning = _meaning(heading)
        if heading.is_dimension and heading.part not in found.dimensions:
            found.dimensions[str(heading.part)] = column
        elif heading.is_measure and column in hidden:
            found.hidden.append(column)
        elif (heading.is_dimension and heading.part not in _UNREAD) or (heading.is_measure and meaning in seen):
            found.repeated.append((column, text))
        elif heading.is_measure:
            found.measures[column] = heading
            seen.add(meaning)
        elif text and not heading:
            found.unknown.append((column, text))
    return found


def _meaning(heading: Heading) -> Heading:
    """What a value column is of, whatever the words: 数值, 本年 and a bare year mean the same."""
    told = heading.part if heading.part in ("previous", *_QUOTIENT) else None
    return heading._replace(part=told, unit=None)


def name_by_contents(
    sheet: Sheet, header: Header, span: tuple[int, int], columns: Columns, headings: Headings, words: Vocabulary
) -> None:
    """Find the dimension that no heading names, by what the cells below say: a blank corner, or 单位 over townships."""
    below = sheet.rows[header.last + 1 : header.last + 1 + _LOOKED_AT]
    unit = columns.dimensions.get("unit", 0)
    if unit and "area" not in columns.dimensions:
        named = [row[unit - 1] for row in below if len(row) >= unit and isinstance(row[unit - 1], str)]
        if any(words.areas.find(str(text)) for text in named) and not any(words.units.find(str(t)) for t in named):
            columns.dimensions["area"] = columns.dimensions.pop("unit")
    if _NAMING & columns.dimensions.keys() or len(columns.measures) < 2:
        return
    for column in range(span[0], min(columns.measures)):
        if header.columns[column - 1].text:
            continue
        read = [headings.read(row[column - 1]) for row in below if len(row) >= column]
        for kind in ("indicator", "area", "year", "group"):
            if any(getattr(heading, kind) is not None for heading in read):
                columns.dimensions[kind] = column
                return


def drop_remarks(columns: Columns, headed: Sequence[Above], sheet: Sheet, header: Header, words: Vocabulary) -> None:
    """Leave unread a column that is headed like values but holds remarks only: 完成情况 beside 2023年."""
    if not any(heading.year is not None or heading.part in _OF_A_YEAR for heading in columns.measures.values()):
        return
    rows = sheet.rows[header.last + 1 :]
    for column, heading in list(columns.measures.items()):
        if heading == Heading(part="value", unit=heading.unit) and _holds_remarks(column, rows, words):
            del columns.measures[column]
            columns.unknown.append((column, headed[column - 1].text))


def _holds_remarks(column: int, rows: Sequence[Sequence[Value]], words: Vocabulary) -> bool:
    """Whether there are cells and none of them is a number or stands for one."""
    cells = (row[column - 1] for row in rows if len(row) >= column and not is_blank(row[column - 1]))
    first = next(cells, None)
    return first is not None and all(_is_remark(cell, words) for cell in chain([first], cells))


def _is_remark(cell: Value, words: Vocabulary) -> bool:
    return isinstance(cell, str) and not any(map(str.isdigit, cell)) and not words.stands_for_a_value(cell)


def value_columns(measures: dict[int, Heading]) -> list[ValueColumn]:
    """One value column for each meaning; its numerator and denominator are found by the same meaning."""
    found: dict[Heading, dict[str, int]] = {}
    units: dict[Heading, str | None] = {}
    for column, heading in measures.items():
        counted = heading.part in _QUOTIENT
        meaning = _meaning(heading)._replace(part="previous" if heading.part == "previous" else None)
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
        if "value" in columns or columns.keys() >= set(_QUOTIENT)
    ]
