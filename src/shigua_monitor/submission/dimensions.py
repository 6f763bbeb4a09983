"""What each row of a table speaks of: its indicator, area, group and year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import attrgetter
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from shigua_monitor.observations import Codes, Labels, State
from shigua_monitor.plan.terms import TOTAL
from shigua_monitor.submission.categorical import Categorical
from shigua_monitor.submission.cell import read_year
from shigua_monitor.submission.columns import ValueColumn
from shigua_monitor.submission.heading import OF_WHICH
from shigua_monitor.submission.names import Names, fold
from shigua_monitor.submission.numbers import read_column
from shigua_monitor.submission.shown import spelled, told
from shigua_monitor.submission.table import Table
from shigua_monitor.submission.workbook import NO_FLAG, Flag, Value

UNREAD = -1
"""The code of a row whose part could not be read."""

_NUMBERING = (
    r"^\s*(?:[(（]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})\s*[)）.．、]+\s*|[0-9]{1,2}\s+(?=\S)"
    r"|[①-⒛]\s*|[#＃·•\-—★☆▲△◆●○■□※*＊]\s*)+"
)
_MARKS = r"\s*[*＊※①-⒛]+\s*$"


class Dimensions(NamedTuple):
    """Codes for each row of interest, and which rows have a fault that withholds their values."""

    indicator: Codes
    area: Codes
    group: Codes
    year: Codes
    """Of the year column or the title; a heading may say another."""
    unit: Categorical[str]
    """The units in the brackets of names, '' where there is none."""
    fault: NDArray[np.bool_]


def read_dimensions(table: Table) -> Dimensions:
    """Read who and what every row speaks of; rows about nothing known are dropped from the table and counted."""
    indicator, sub_area, sub_group, units = _indicators(table)
    named = {"indicator", "code"} & table.layout.columns.keys()
    if named:
        known = indicator != UNREAD
        table.keep(known)
        indicator, sub_area, sub_group = indicator[known], sub_area[known], sub_group[known]
        units = units.only(known)
    registers = table.reader.registers
    area_default = table.layout.title.area or table.reader.plan.district.name.zh
    area, no_area = _named(table, "area", table.reader.words.areas, registers.areas, area_default)
    group, no_group = _named(table, "group", table.reader.words.groups, registers.groups, TOTAL)
    area = np.where(sub_area != UNREAD, sub_area, area).astype(np.int32)
    group = np.where(sub_group != UNREAD, sub_group, group).astype(np.int32)
    return Dimensions(indicator, area, group, _years(table), units, no_area | no_group)


def _indicators(table: Table) -> tuple[Codes, Codes, Codes, Categorical[str]]:
    """The indicator and the unit of each row, and the area or group of a sub-row (其中：男) of the one above it."""
    size, columns = len(table), table.layout.columns
    areas, groups = (np.full(size, UNREAD, np.int32) for _ in range(2))
    if not {"indicator", "code"} & columns.keys():
        return np.full(size, UNREAD, np.int32), areas, groups, Categorical.constant("", size)
    pairs = table.column(columns.get("code", 0)).beside(table.column(columns.get("indicator", 0)))
    names = Categorical([_read_name(table, pair) for pair in pairs.categories], pairs.codes)
    codes: Codes = names.each(attrgetter("indicator"), np.int32)
    # a part belongs to the row above it, whether or not anybody knows what that one is
    whole = ~names.each(attrgetter("is_part"), np.bool_)
    above = np.maximum.accumulate(np.where(whole, np.arange(size), -1))
    above[_below_a_stranger(table, above)] = -1
    unknown: dict[str, list[int]] = {}
    for position in np.flatnonzero(codes == UNREAD).tolist():
        name = names[position]
        if name.is_part and above[position] >= 0 and codes[above[position]] != UNREAD:
            codes[position] = codes[above[position]]
            areas[position], groups[position] = name.area, name.group
        else:
            unknown.setdefault(name.shown, []).append(position)
    _report_unknown(table, "indicator", columns.get("indicator", columns.get("code", 1)), unknown)
    return codes, areas, groups, Categorical([name.unit for name in names.categories], names.codes)


def _below_a_stranger(table: Table, above: Codes) -> NDArray[np.bool_]:
    """Which rows are cut off from the row above them by a name without values that is no part of anything known."""
    column = table.layout.columns.get("indicator") or table.layout.columns["code"]
    strangers = [line for line in table.lone if _is_stranger(table, table.sheet.rows[line][column - 1])]
    if not strangers:
        return np.zeros(len(table), np.bool_)
    before = np.searchsorted(strangers, table.lines)
    return np.asarray(before != before[above])


def _is_stranger(table: Table, cell: Value) -> bool:
    """Whether a cell names neither a part nor what parts are told apart by: 其中, 分性别."""
    told = OF_WHICH.sub("", cell) if isinstance(cell, str) else ""
    if not told or table.reader.words.columns.find(told) in ("area", "group"):
        return False
    return not _read_name(table, (None, cell)).is_part


class _Name(NamedTuple):
    """What the name cell of a row means: an indicator, or a part of the indicator above it."""

    shown: str
    indicator: int = UNREAD
    area: int = UNREAD
    group: int = UNREAD
    unit: str = ""

    @property
    def is_part(self) -> bool:
        return self.area != UNREAD or self.group != UNREAD


def _read_name(table: Table, pair: tuple[Value, Value]) -> _Name:
    words, registers = table.reader.words, table.reader.registers
    texts = [text.strip() for text in pair if isinstance(text, str) and text.strip()]
    shown = texts[-1] if texts else next((spelled(value) for value in pair if value is not None), "")
    for text in texts:
        for spelling in _spellings(text):
            found = words.indicators.find(spelling)
            if found is not None:
                unit = words.units.find(words.indicators.unit(text)) or ""
                return _Name(shown, indicator=registers.indicators[found], unit=unit)
    part = OF_WHICH.sub("", re.sub(_NUMBERING, "", shown))
    if (group := words.groups.find(part)) is not None:
        return _Name(shown, group=registers.groups[group])
    if (area := words.areas.find(part)) is not None:
        return _Name(shown, area=registers.areas[area])
    return _Name(shown)


def _spellings(text: str) -> Iterator[str]:
    """A name as it stands, then without numbers, 其中 and marks around it."""
    yield text
    bare = re.sub(_NUMBERING, "", text)
    yield from (spelling for spelling in (bare, OF_WHICH.sub("", bare)) if spelling)
    yield re.sub(_MARKS, "", OF_WHICH.sub("", bare))


_UNKNOWN = {"indicator": "F301", "area": "F302", "group": "F305"}
_BLANK = {"area": "F213", "group": "F212"}


def _report_unknown(table: Table, part: str, column: int, unknown: dict[str, list[int]]) -> None:
    """One finding for each unknown name, at the first cell that has it; foot lines and notes are only counted."""
    words = table.reader.words
    names = {"indicator": words.indicators, "area": words.areas, "group": words.groups}[part]
    for name, positions in unknown.items():
        table.skip(f"unknown_{part}", len(positions))
        if not name:  # only a formula that was never computed is filled and says nothing
            table.find("F206", positions[0], column)
            continue
        likeliest = names.likeliest(name)
        table.find(_UNKNOWN[part], positions[0], column, sent=told(name), rows=len(positions), likeliest=likeliest)


def _named(table: Table, part: str, names: Names, labels: Labels, default: str) -> tuple[Codes, NDArray[np.bool_]]:
    """Codes of a column of names. A blank is not taken for the default: its row is withheld."""
    size = len(table)
    fault = np.zeros(size, np.bool_)
    column = table.layout.columns.get(part)
    if column is None:
        return np.full(size, labels[default], np.int32), fault
    cells, flags = table.column(column), table.flags(column)
    whole = dict.fromkeys(table.reader.words.whole_area, default) if part == "area" else {}
    codes: Codes = cells.each(lambda value: _code(value, names, whole, labels), np.int32)
    unknown: dict[str, list[int]] = {}
    for position in np.flatnonzero(codes == UNREAD).tolist():
        text = spelled(cells[position]).strip()
        if text:
            unknown.setdefault(text, []).append(position)
            continue
        codes[position] = labels[default]
        fault[position] = table.has_value(position)
        if fault[position]:
            computed = not flags.get(position, NO_FLAG) & Flag.FORMULA or flags[position] & Flag.EMPTY_TEXT
            table.find(_BLANK[part] if computed else "F206", position, column)
    _report_unknown(table, part, column, unknown)
    return codes, fault


def _code(value: Value, names: Names, whole: dict[str, str], labels: Labels) -> int:
    if not isinstance(value, str) or not value.strip():
        return UNREAD
    found = names.find(value) or whole.get(fold(value))
    return UNREAD if found is None else labels[found]


def years_of(values: ValueColumn, dimensions: Dimensions) -> Codes:
    """The year of each row for one column of values: of its heading, of the year column, or of the title."""
    years = dimensions.year
    if values.year is not None:
        return np.full(len(years), values.year, np.int32)
    return np.where(years == UNREAD, UNREAD, years - values.years_back).astype(np.int32)


def _years(table: Table) -> Codes:
    """The years of the year column, or the one of the title."""
    column = table.layout.columns.get("year", 0)
    if column and any(values.year is None for values in table.layout.values):
        return _year_column(table, column)
    year = None if column else table.layout.title.year
    return np.full(len(table), UNREAD if year is None else year, np.int32)


def _year_column(table: Table, column: int) -> Codes:
    cells = table.column(column)
    years = read_column(cells, table.flags(column), lambda value, flag: read_year(value, flag, table.date1904))
    for position, reading in years.readings.items():
        if cells[position] is not None or table.has_value(position):
            table.find(reading.code, position, column, **reading.fields)
    return np.where(years.state == State.USED, years.number, UNREAD).astype(np.int32)
