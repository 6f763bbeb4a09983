"""A new workbook from the cells as the reader saw them, for files that cannot be annotated in place: .xls, .csv."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from shigua_monitor.address import column_letters
from shigua_monitor.report.paper_width import paper_width
from shigua_monitor.report.workbook import empty_workbook, saved_bytes
from shigua_monitor.submission.sheet import Cell, Flag, Sheet, Value
from shigua_monitor.submission.workbook import Workbook

if TYPE_CHECKING:
    from openpyxl import Workbook as NewWorkbook
    from openpyxl.worksheet.worksheet import Worksheet

_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPE_LIKE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f\x7f]")
_NAME_CHARACTERS = 31
_NARROW, _WIDE = 9, 40
_LONGEST_TEXT = 32_767


def rebuilt(workbook: Workbook) -> bytes:
    """The workbook as .xlsx: its sheets in their order, values in their places; text stays text, formulas are gone."""
    new = empty_workbook(workbook.path.name)
    for sheet in workbook.sheets:
        _fill(new.create_sheet(_free_name(new, sheet.name)), sheet, digits_are_text=workbook.kind == "csv")
    for made, sheet in zip(new.worksheets, workbook.sheets, strict=True):
        made.sheet_state = "hidden" if sheet.hidden and len(new.worksheets) > 1 else "visible"
    new.active = next((at for at, sheet in enumerate(workbook.sheets) if not sheet.hidden), 0)
    return saved_bytes(new)


def _free_name(new: NewWorkbook, wanted: str) -> str:
    """A name that a sheet may have and none has yet."""
    taken = {name.casefold() for name in new.sheetnames}
    plain = _NOT_IN_NAMES.sub("_", wanted).strip("'")[:_NAME_CHARACTERS] or "Sheet"
    name, number = plain, 2
    while name.casefold() in taken:
        ending = f" ({number})"
        name, number = plain[: _NAME_CHARACTERS - len(ending)] + ending, number + 1
    return name


def _fill(made: Worksheet, sheet: Sheet, *, digits_are_text: bool) -> None:
    widths: dict[int, int] = {}
    for number, row in zip(sheet.row_numbers, sheet.rows, strict=True):
        for column, value in enumerate(row, start=1):
            if value is not None:
                _write(made, sheet.cell(number, column), digits_are_text=digits_are_text)
                widths[column] = max(widths.get(column, 0), _width(value))
    for column, width in widths.items():
        made.column_dimensions[column_letters(column)].width = min(max(width + 2, _NARROW), _WIDE)
    for top, left, bottom, right in sheet.merged:
        if not _hides_values(sheet, top, left, bottom, right):
            made.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
    for row_number in sheet.hidden_rows:
        made.row_dimensions[row_number].hidden = True
    for column in sheet.hidden_columns:
        made.column_dimensions[column_letters(column)].hidden = True


def _hides_values(sheet: Sheet, top: int, left: int, bottom: int, right: int) -> bool:
    """Whether merging would lose a value, for a range keeps that of its first cell alone."""
    lines = range(bisect_left(sheet.row_numbers, top), bisect_right(sheet.row_numbers, bottom))
    covered = ((sheet.row_numbers[line], value) for line in lines for value in sheet.rows[line][left - 1 : right])
    firsts = sheet.cell(top, left).value
    return sum(value is not None for _, value in covered) > (firsts is not None)


def _write(made: Worksheet, cell: Cell, *, digits_are_text: bool) -> None:
    written = made.cell(cell.row, cell.column)
    value = _number_of(cell.value) if digits_are_text else cell.value
    if isinstance(value, str):
        legal = _ESCAPE_LIKE.sub("_x005F_", _ILLEGAL.sub("", value))
        written.value = legal[:_LONGEST_TEXT]
        written.data_type = "e" if cell.flags & Flag.ERROR and value.startswith("#") else "s"
    else:
        written.value = value
    if cell.number_format != "General":
        written.number_format = cell.number_format


def _number_of(value: Value) -> Value:
    """In a text file all is text; what a number shows unchanged becomes one: 93.3, but neither 093 nor 93.30."""
    if not isinstance(value, str) or not re.fullmatch(r"-?[0-9]{1,15}(\.[0-9]{1,14})?", value):
        return value
    number = float(value)
    return number if value in (repr(number), repr(number).removesuffix(".0")) else value


def _width(value: Value) -> int:
    return max(map(paper_width, str(value).split("\n")))
