"""A recognised table → rows of observations, and a finding for every cell that could not be taken as it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from shigua_monitor.observations import Codes, Floats, State
from shigua_monitor.submission import row
from shigua_monitor.submission.cell import Numbers
from shigua_monitor.submission.dimensions import UNREAD, Dimensions, read_dimensions, read_years
from shigua_monitor.submission.figures import RowFacts, read_counts, read_values
from shigua_monitor.submission.layout import ValueColumn
from shigua_monitor.submission.table import Table
from shigua_monitor.submission.workbook import Value


@dataclass(frozen=True, slots=True)
class Rows:
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
        columns = {each.name: getattr(self, each.name) for each in fields(self)}
        cut: dict[str, Any] = {name: c[wanted] for name, c in columns.items() if isinstance(c, np.ndarray)}
        return replace(self, **cut)


def extract(table: Table) -> list[Rows]:
    """Read all values of a table; findings and skipped rows are noted in the table itself."""
    for column, heading in table.layout.repeated_headings:
        table.find_at_heading("F112", column, heading=heading)
    _drop_notes(table)
    dimensions = read_dimensions(table)
    extracted = [_rows(table, values, dimensions) for values in table.layout.values]
    undated = sum(int((rows.year == UNREAD).sum()) for rows in extracted)
    if undated and "year" not in table.layout.columns:
        table.find_at_heading("F313", 0, years=list(table.layout.title.years), values=undated)
    return [rows.only((rows.area != UNREAD) & (rows.group != UNREAD) & (rows.year != UNREAD)) for rows in extracted]


def _drop_notes(table: Table) -> None:
    """Drop notes, signatures and blank rows; a value without an indicator is a fault, not a note."""
    layout = table.layout
    named = [layout.columns[part] for part in ("indicator", "code") if part in layout.columns]
    if not named:
        named = [layout.columns[part] for part in ("area", "year", "group") if part in layout.columns]
    valued = [column for each in layout.values for column in (each.column, each.numerator, each.denominator) if column]
    has_name, has_value = table.filled(named), table.filled(valued)
    rows = table.sheet.rows
    alone = np.array([sum(value is not None for value in rows[line]) < 2 for line in table.lines], np.bool_)
    foot = np.array([_is_foot(rows[line], table) for line in table.lines], np.bool_)
    unnamed = ~has_name & has_value & ~foot
    for position in np.flatnonzero(unnamed).tolist():
        table.find("F312", position, named[0])
    table.skip("no_indicator", int(unnamed.sum()))
    note = foot | (has_name & alone & ~has_value) | (~has_name & ~has_value)
    table.skip("note", int(note.sum()))
    table.keep(has_name & ~note)


def _is_foot(cells: Sequence[Value], table: Table) -> bool:
    """Whether a row begins as lines below a table do: 单位负责人, 填表日期, 说明."""
    first = next((value for value in cells if value is not None), None)
    return isinstance(first, str) and table.reader.words.is_foot(first)


def _rows(table: Table, values: ValueColumn, dimensions: Dimensions) -> Rows:
    registers = table.reader.registers
    indicator = _fixed(dimensions.indicator, values.indicator and registers.indicators[values.indicator])
    area = _fixed(dimensions.area, values.area and registers.areas[values.area])
    group = _fixed(dimensions.group, values.group and registers.groups[values.group])
    year = read_years(table, values)
    facts = RowFacts(table, indicator, area, year)
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
        row=np.array([table.sheet.row_numbers[line] for line in table.lines], np.int32),
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


_STRICT_CODES = {"value": "F201", "numerator": "F310", "denominator": "F310", "year": "F304"}


def _validate(
    table: Table,
    values: ValueColumn,
    facts: RowFacts,
    parts: tuple[Codes, Numbers, Numbers, Numbers],
    state: NDArray[np.int8],
) -> None:
    """Hold every row against the strict form; what does not have it is withheld."""
    year, value, numerator, denominator = parts
    columns = {
        "year": table.layout.columns.get("year", values.column),
        "value": values.column,
        "numerator": values.numerator,
        "denominator": values.denominator,
    }
    sent: dict[str, NDArray[Any]] = {
        "year": year,
        "value": value.number,
        "numerator": numerator.number,
        "denominator": denominator.number,
    }
    rows = zip(_years(year), _optional(value.number), _whole(numerator.number), _whole(denominator.number), strict=True)
    for position, field in row.faults(list(rows)):
        shown = float(sent[field][position])
        table.find(_STRICT_CODES[field], position, columns[field] or 1, **facts.key(position), sent=shown)
        state[position] = State.WITHHELD


def _years(codes: Codes) -> list[int | None]:
    return [None if year == UNREAD else year for year in codes.tolist()]


def _optional(numbers: Floats) -> list[float | None]:
    return [None if number != number else number for number in numbers.tolist()]


def _whole(numbers: Floats) -> list[float | int | None]:
    """Whole numbers as integers, so that the strict form can tell them from others."""
    return [None if number != number else int(number) if number.is_integer() else number for number in numbers.tolist()]
