"""A recognised table → rows of observations, and a finding for every cell that could not be taken as it stands."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from shigua_monitor.observations import Codes, Floats, State
from shigua_monitor.submission import row
from shigua_monitor.submission.categorical import Categorical
from shigua_monitor.submission.cell import not_a_year
from shigua_monitor.submission.columns import ValueColumn
from shigua_monitor.submission.dimensions import UNREAD, Dimensions, read_dimensions, years_of
from shigua_monitor.submission.figures import RowFacts, read_counts, read_values
from shigua_monitor.submission.names import fold
from shigua_monitor.submission.near_headings import doubt_headings
from shigua_monitor.submission.numbers import Numbers
from shigua_monitor.submission.shown import is_blank
from shigua_monitor.submission.table import Table
from shigua_monitor.submission.workbook import Value


class Rows(NamedTuple):
    """Observations of one column of values; see `Observations` for the fields."""

    indicator: Codes
    area: Codes
    group: Codes
    year: Codes
    value: Floats
    numerator: Floats
    denominator: Floats
    decimals: NDArray[np.int8]
    state: NDArray[np.int8]
    row: Codes
    column: int
    numerator_column: int
    denominator_column: int

    def only(self, wanted: NDArray[np.bool_]) -> Rows:
        """Those rows only."""
        columns = self._asdict().items()
        cut: dict[str, Any] = {name: column[wanted] for name, column in columns if isinstance(column, np.ndarray)}
        return self._replace(**cut)


def no_rows() -> Rows:
    """A table without observations."""
    codes, numbers, small = np.zeros(0, np.int32), np.zeros(0), np.zeros(0, np.int8)
    return Rows(codes, codes, codes, codes, numbers, numbers, numbers, small, small, codes, 0, 0, 0)


def extract(table: Table) -> list[Rows]:
    """Read all values of a table; findings and skipped rows are noted in the table itself."""
    for column, heading in table.layout.repeated_headings:
        table.find_at_heading("F112", column, heading=heading)
    _drop_notes(table)
    dimensions = read_dimensions(table)
    doubt_headings(table)
    extracted = [_rows(table, values, dimensions) for values in table.layout.values]
    undated = sum(int(((rows.year == UNREAD) & (rows.state != State.MISSING)).sum()) for rows in extracted)
    if undated and "year" not in table.layout.columns:
        table.find_at_heading("F313", 0, years=[*table.layout.title.seen], values=undated)
    return [rows.only((rows.area != UNREAD) & (rows.group != UNREAD) & (rows.year != UNREAD)) for rows in extracted]


def _drop_notes(table: Table) -> None:
    """Drop notes, signatures and blank rows; a value without an indicator is a fault, not a note."""
    layout = table.layout
    named = [layout.columns[part] for part in ("indicator", "code") if part in layout.columns]
    if not named:
        named = [layout.columns[part] for part in ("area", "year", "group") if part in layout.columns]
    has_name, has_value, foot = table.filled(named), table.filled(table.valued), _feet(table, named)
    unnamed = ~has_name & has_value & ~foot
    for position in np.flatnonzero(unnamed).tolist():
        unnamed[position] = _has_number(table, position)
        if unnamed[position]:
            table.find("F312", position, named[0])
    table.skip("no_indicator", int(unnamed.sum()))
    note = foot | (~has_name & ~unnamed)
    unread = {column for part, column in layout.columns.items() if part == "number"}
    for position in np.flatnonzero(has_name & ~has_value & ~note).tolist():
        cells = enumerate(table.row(position), start=1)
        alone = sum(not is_blank(value) for column, value in cells if column not in unread) < 2
        if alone and not _names_indicator(table, named, position):
            note[position] = True
            table.lone.append(int(table.lines[position]))
    table.skip("note", int(note.sum()))
    table.keep(has_name & ~note)


def _names_indicator(table: Table, named: Sequence[int], position: int) -> bool:
    names = [value for column in named if isinstance(value := table.column(column)[position], str)]
    return any(table.reader.words.indicators.find(name) for name in names)


def _feet(table: Table, named: Sequence[int]) -> NDArray[np.bool_]:
    """Which rows number the columns, or begin as lines below a table do: 单位负责人, 填表日期, 说明."""
    words, first = table.reader.words, _first_cells(table)
    feet = first.each(lambda value: isinstance(value, str) and words.is_foot(value), np.bool_)
    for position in np.flatnonzero(feet).tolist():
        if _names_indicator(table, named, position):
            feet[position] = False
        elif not words.is_surely_foot(str(first[position])):
            feet[position] = not _has_number(table, position)
    if len(feet) and table.lines[0] == table.layout.first and _number_columns(table.row(0), words.column_numbers):
        feet[0] = True
    return feet


def _first_cells(table: Table) -> Categorical[Value]:
    """The first filled cell of each row."""
    first = table.column(table.layout.span[0] if table.layout.span else 1)
    blank = np.flatnonzero(first.each(lambda value: value is None, np.bool_)).tolist()
    if not blank:
        return first
    cells = [first.categories[code] for code in first.codes.tolist()]
    for position in blank:
        cells[position] = next((value for value in table.row(position) if value is not None), None)
    return Categorical.of(cells)


def _has_number(table: Table, position: int) -> bool:
    """Whether a column of numbers holds something with digits that is no date and no remark."""
    row = table.row(position)
    cells = [row[column - 1] for column in table.valued if column <= len(row)]
    if any(position in table.flags(column) for column in table.valued):
        return True
    texts = [value for value in cells if isinstance(value, str)]
    return any(isinstance(value, float) for value in cells) or any(re.search(_DIGIT, text) for text in texts)


_DIGIT = r"^[^年月日:：]*[0-9０-９][^年月日:：]*$"


def _number_columns(row: Sequence[Value], words: Container[str]) -> bool:
    """Whether a row below a heading counts its columns: 甲, 乙, 1, 2 or （1）, （2）."""
    told = [fold(f"{value:g}" if isinstance(value, float) else str(value)).strip("()") for value in row if value]
    numbers = [text for text in told if text not in words]
    return len(told) > 1 and numbers == [str(number) for number in range(1, len(numbers) + 1)]


def _rows(table: Table, values: ValueColumn, dimensions: Dimensions) -> Rows:
    registers = table.reader.registers
    indicator = _fixed(dimensions.indicator, values.indicator and registers.indicators[values.indicator])
    area = _fixed(dimensions.area, values.area and registers.areas[values.area])
    group = _fixed(dimensions.group, values.group and registers.groups[values.group])
    year = years_of(values, dimensions)
    facts = RowFacts(table, indicator, area, group, year, dimensions.unit)
    numerator = read_counts(table, values.numerator, facts)
    denominator = read_counts(table, values.denominator, facts)
    value = read_values(table, values, facts, numerator.number, denominator.number)
    state = _state(value, numerator, denominator, facts)
    state[dimensions.fault] = State.WITHHELD
    _validate(table, values, facts, (year, value, numerator, denominator), state)
    return Rows(
        indicator=indicator,
        area=area,
        group=group,
        year=year,
        value=value.number,
        numerator=numerator.number,
        denominator=denominator.number,
        decimals=value.decimals,
        state=state,
        row=table.row_numbers,
        column=values.column,
        numerator_column=values.numerator,
        denominator_column=values.denominator,
    )


def _fixed(codes: Codes, code: int | str | None) -> Codes:
    """The rows' own codes, or the one that the heading fixes for all of them."""
    return np.full(len(codes), code, np.int32) if isinstance(code, int) else codes


def _state(value: Numbers, numerator: Numbers, denominator: Numbers, facts: RowFacts) -> NDArray[np.int8]:
    """Whether each row's value may be used: sent, or computable from its counts, and none of them refused."""
    state = value.state.copy()
    counted = np.isfinite(numerator.number) & np.isfinite(denominator.number) & (facts.scale > 0)
    state[(state == State.MISSING) & counted] = State.USED
    for counts in (numerator, denominator):
        state[counts.state == State.WITHHELD] = State.WITHHELD
    return state


_STRICT_CODES = {"year": "F304", "value": "F201", "numerator": "F310", "denominator": "F310"}


def _validate(
    table: Table,
    values: ValueColumn,
    facts: RowFacts,
    parts: tuple[Codes, Numbers, Numbers, Numbers],
    state: NDArray[np.int8],
) -> None:
    """Hold every row against the strict form; what does not have it is withheld."""
    columns = (table.layout.columns.get("year", values.column), values.column, values.numerator, values.denominator)
    year, *numbers = parts
    sent = (np.where(year == UNREAD, np.nan, year), *(each.number for each in numbers))
    for (part, code), column, told in zip(_STRICT_CODES.items(), columns, sent, strict=True):
        refused = row.refused(part, told[~np.isnan(told)])
        for position in np.flatnonzero(np.isin(told, refused)).tolist():
            shown = float(told[position])
            fields = not_a_year(shown).fields if part == "year" else {"sent": shown}
            table.find(code, position, column or 1, **facts.key(position), **fields)
            state[position] = State.WITHHELD
