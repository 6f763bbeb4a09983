"""One sheet of an .xls: its cells from xlrd, and which of them are formulas, which xlrd does not tell."""

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from shigua_monitor.submission import limits
from shigua_monitor.submission.number_format import NumberFormat
from shigua_monitor.submission.sheet import NO_FLAG, FileFault, Flag, Mark, Sheet, Value

Source = Any  # xlrd has no types

_TEXT, _NUMBER, _DATE, _BOOLEAN, _ERROR = 1, 2, 3, 4, 5  # xlrd's types of cells; others are blank
_FORMULA_RECORDS: Final = (0x0006, 0x0206, 0x0406)
_BLANKS_RECORD: Final = 0x00BE
_BEGIN_RECORD: Final = 0x0809
_END_RECORD: Final = 0x000A
_EMPTY_RESULT: Final = (3, 0xFFFF)  # of a formula: an empty text, or nothing yet


@dataclass(slots=True)
class Scan:
    """What the records of a sheet tell before xlrd reads them."""

    formulas: set[tuple[int, int]] = field(default_factory=set)  # row and column, from 0 as in the file
    computed: int = 0  # formulas with a value
    blanks: int = 0  # cells with a format alone, in rows of them
    size: int = 0  # bytes


def scan_sheet(records: bytes, start: int) -> Scan:
    """Look through the sheet that begins here."""
    found = Scan()
    position, depth = max(start, 0), 0
    while position + 4 <= len(records):
        kind, length = struct.unpack_from("<HH", records, position)
        if kind in _FORMULA_RECORDS and depth == 1 and length >= 14 and position + 18 <= len(records):
            row, column, result, special = struct.unpack_from("<HHxxB5xH", records, position + 4)
            found.formulas.add((row, column))
            found.computed += (result, special) != _EMPTY_RESULT
        elif kind == _BLANKS_RECORD:
            found.blanks += length // 2 - 3
        elif kind == _BEGIN_RECORD:
            depth += 1  # a chart within the sheet
        elif kind == _END_RECORD:
            depth -= 1
        position += 4 + length
        if depth <= 0:
            break
    found.size = position - start
    return found


def read_sheet(source: Source, formats: Mapping[int, NumberFormat], scan: Scan, computes: bool) -> Sheet:
    """The sheet as all readers return it.

    formats are those that are not plain, by the number of the style. If the program that wrote the workbook computes,
    a formula with an empty value was computed to "", else it was not computed.
    """
    sheet = Sheet(source.name, hidden=source.visibility != 0)
    uncomputed = set() if computes else scan.formulas
    places = 0
    for row in range(source.nrows):
        kinds = source.row_types(row)
        values = list(map(_value, kinds, source.row_values(row)))
        for column, kind in enumerate(kinds):
            formula = (row, column) in scan.formulas
            if values[column] is not None or formula:
                flags = _flags(kind, values[column], formula, computes)
                if mark := _mark(formats.get(source.cell_xf_index(row, column)), values[column], flags):
                    sheet.marks[row + 1, column + 1] = mark
        while values and values[-1] is None and (row, len(values) - 1) not in uncomputed:
            values.pop()
        if values:
            sheet.row_numbers.append(row + 1)
            sheet.rows.append(values)
            places += len(values)
        if places > limits.CELLS:
            raise FileFault("F108", {"problem": "cells", "limit": limits.CELLS})
    _shape(sheet, source)
    return sheet


def _value(kind: int, stored: str | float) -> Value:
    if kind in (_NUMBER, _DATE):
        return float(stored)
    if kind == _TEXT:
        return str(stored) or None
    if kind == _BOOLEAN:
        return bool(stored)
    return _error_text(stored) if kind == _ERROR else None


def _error_text(code: str | float) -> str:
    from xlrd.biffh import error_text_from_code

    return str(error_text_from_code.get(code, "#N/A"))


def _flags(kind: int, value: Value, formula: bool, computes: bool) -> Flag:
    flags = Flag.ERROR if kind == _ERROR else NO_FLAG
    if formula:
        flags |= Flag.FORMULA | Flag.EMPTY_TEXT if value is None and computes else Flag.FORMULA
    return flags


def _mark(number_format: NumberFormat | None, value: Value, flags: Flag) -> Mark | None:
    told = number_format.mark(value) if number_format and isinstance(value, float) else None
    if not flags:
        return told
    return Mark(number_format.code if number_format else "General", flags | (told.flags if told else NO_FLAG))


def _shape(sheet: Sheet, source: Source) -> None:
    """Hidden rows and columns, merged ranges."""
    hidden = {row + 1 for row, told in source.rowinfo_map.items() if told.hidden}
    sheet.hidden_rows = hidden.intersection(sheet.row_numbers)
    sheet.hidden_columns = {column + 1 for column, told in source.colinfo_map.items() if told.hidden}
    sheet.merged = [(top + 1, left + 1, bottom, right) for top, bottom, left, right in source.merged_cells]
