"""What each row of a table speaks of: its indicator, area, group and year."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from shigua_monitor.observations import Codes, Labels, State
from shigua_monitor.plan.model import TOTAL
from shigua_monitor.submission.cell import Reading, read_year
from shigua_monitor.submission.layout import ValueColumn
from shigua_monitor.submission.names import Names
from shigua_monitor.submission.table import Table
from shigua_monitor.submission.workbook import Flag, Value

UNREAD = -1
"""The code of a row whose part could not be read."""

_NUMBERING = re.compile(r"^\s*(?:[(（]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})\s*[)）.．、]+\s*|[#＃·•\-—]\s*)+")
_OF_WHICH = re.compile(r"^\s*(?:其\s*中|of which|including)\s*[:：]?\s*", re.IGNORECASE)


@dataclass(slots=True)
class Dimensions:
    """Codes for each row of interest, and which rows have a fault that withholds their values."""

    indicator: Codes
    area: Codes
    group: Codes
    fault: NDArray[np.bool_]


def read_dimensions(table: Table) -> Dimensions:
    """Read who and what every row speaks of; rows about nothing known are dropped from the table and counted."""
    indicator, sub_area, sub_group = _indicators(table)
    named = {"indicator", "code"} & table.layout.columns.keys()
    if named:
        known = indicator != UNREAD
        table.keep(known)
        indicator, sub_area, sub_group = indicator[known], sub_area[known], sub_group[known]
    registers = table.reader.registers
    area_default = table.layout.title.area or table.reader.plan.district.name.zh
    area, no_area = _named(table, "area", table.reader.words.areas, registers.areas, area_default)
    group, no_group = _named(table, "group", table.reader.words.groups, registers.groups, TOTAL)
    area = np.where(sub_area != UNREAD, sub_area, area).astype(np.int32)
    group = np.where(sub_group != UNREAD, sub_group, group).astype(np.int32)
    return Dimensions(indicator, area, group, no_area | no_group)


def _indicators(table: Table) -> tuple[Codes, Codes, Codes]:
    """The indicator of each row, and the area or group of a sub-row (其中：男) that belongs to the one above it."""
    size, columns = len(table), table.layout.columns
    codes, areas, groups = (np.full(size, UNREAD, np.int32) for _ in range(3))
    if not {"indicator", "code"} & columns.keys():
        return codes, areas, groups
    unknown: dict[str, list[int]] = {}
    seen: dict[tuple[Value, Value], _Name] = {}
    above = UNREAD
    pairs = zip(table.cells(columns.get("code", 0)), table.cells(columns.get("indicator", 0)), strict=True)
    for position, pair in enumerate(pairs):
        name = seen.get(pair)
        if name is None:
            name = seen[pair] = _read_name(table, pair)
        if name.indicator != UNREAD:
            above = name.indicator
        elif name.is_part:
            areas[position], groups[position] = name.area, name.group
        codes[position] = above if name.indicator != UNREAD or name.is_part else UNREAD
        if codes[position] == UNREAD:
            unknown.setdefault(name.shown, []).append(position)
    _report_unknown(table, "indicator", columns.get("indicator", columns.get("code", 1)), unknown)
    return codes, areas, groups


@dataclass(frozen=True, slots=True)
class _Name:
    """What the name cell of a row means: an indicator, or a part of the indicator above it."""

    shown: str
    indicator: int = UNREAD
    area: int = UNREAD
    group: int = UNREAD

    @property
    def is_part(self) -> bool:
        return self.area != UNREAD or self.group != UNREAD


def _read_name(table: Table, pair: tuple[Value, Value]) -> _Name:
    words, registers = table.reader.words, table.reader.registers
    texts = [text.strip() for text in pair if isinstance(text, str) and text.strip()]
    shown = texts[-1] if texts else next((f"{value:g}" for value in pair if isinstance(value, float)), "")
    for text in texts:
        for spelling in dict.fromkeys((text, _NUMBERING.sub("", text), _OF_WHICH.sub("", _NUMBERING.sub("", text)))):
            found = words.indicators.find(spelling)
            if found is not None:
                return _Name(shown, indicator=registers.indicators[found])
    part = _OF_WHICH.sub("", _NUMBERING.sub("", shown))
    if (group := words.groups.find(part)) is not None:
        return _Name(shown, group=registers.groups[group])
    if (area := words.areas.find(part)) is not None:
        return _Name(shown, area=registers.areas[area])
    return _Name(shown)


_UNKNOWN = {"indicator": "F301", "area": "F302", "group": "F305"}
_BLANK = {"area": "F213", "group": "F212"}


def _report_unknown(table: Table, part: str, column: int, unknown: dict[str, list[int]]) -> None:
    """One finding for each unknown name, at the first cell that has it; foot lines and notes are only counted."""
    words = table.reader.words
    names = {"indicator": words.indicators, "area": words.areas, "group": words.groups}[part]
    for name, positions in unknown.items():
        if part == "indicator" and words.is_foot(name):
            table.skip("note", len(positions))
            continue
        likeliest = names.likeliest(name)
        table.find(_UNKNOWN[part], positions[0], column, sent=name, rows=len(positions), likeliest=likeliest)
        table.skip(f"unknown_{part}", len(positions))


def _named(table: Table, part: str, names: Names, labels: Labels, default: str) -> tuple[Codes, NDArray[np.bool_]]:
    """Codes of a column of names. A blank is not taken for the default: its row is withheld."""
    size = len(table)
    fault = np.zeros(size, np.bool_)
    column = table.layout.columns.get(part)
    if column is None:
        return np.full(size, labels[default], np.int32), fault
    codes = np.full(size, UNREAD, np.int32)
    known: dict[Value, int] = {}
    unknown: dict[str, list[int]] = {}
    for position, value in enumerate(table.cells(column)):
        if value not in known:
            known[value] = _code(value, names.find, labels)
        codes[position] = known[value]
        if codes[position] != UNREAD:
            continue
        text = "" if value is None else str(value).strip()
        if text:
            unknown.setdefault(text, []).append(position)
        else:
            table.find(_BLANK[part], position, column)
            codes[position], fault[position] = labels[default], True
    _report_unknown(table, part, column, unknown)
    return codes, fault


def _code(value: Value, find: Callable[[str], str | None], labels: Labels) -> int:
    found = find(value) if isinstance(value, str) and value.strip() else None
    return UNREAD if found is None else labels[found]


def read_years(table: Table, values: ValueColumn) -> Codes:
    """The year of each row for one column of values: of its heading, of the year column, or of the title."""
    size = len(table)
    if values.year is not None:
        return np.full(size, values.year, np.int32)
    if "year" in table.layout.columns:
        years = _year_column(table, table.layout.columns["year"])
    elif table.layout.title.year is not None:
        years = np.full(size, table.layout.title.year, np.int32)
    else:
        return np.full(size, UNREAD, np.int32)
    return np.where(years == UNREAD, UNREAD, years - values.years_back).astype(np.int32)


def _year_column(table: Table, column: int) -> Codes:
    years = np.full(len(table), UNREAD, np.int32)
    flags = table.flags(column)
    seen: dict[tuple[Value, Flag], Reading] = {}
    for position, value in enumerate(table.cells(column)):
        key = (value, flags.get(position, Flag(0)))
        reading = seen.get(key)
        if reading is None:
            reading = seen[key] = read_year(*key)
        if reading.code:
            table.find(reading.code, position, column, **reading.fields)
        if reading.state is State.USED:
            years[position] = int(reading.number)
    return years
