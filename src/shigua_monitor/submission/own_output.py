"""What the program itself wrote, left among the submissions or sent back with them: it holds no data."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from shigua_monitor.submission.sheet import FileFault, Sheet, Workbook
from shigua_monitor.submission.workbook import open_workbook
from shigua_monitor.text import CATALOGUE, LANGS, say

FIRST_COLUMNS: Final = {
    "attainment": ("domain", "clause", "indicator", "value", "criterion", "due"),
    "acts": ("domain", "clause", "statement", "area", "state"),
    "warnings": ("code", "warning", "indicator", "reason"),
    "changes": ("changed", "warning", "indicator", "before"),
    "findings": ("severity", "code", "file", "sheet", "cell"),
    "read": ("file", "sheet", "layout", "header_row"),
    "targets": ("domain", "clause", "target", "indicator"),
    "definitions": ("indicator", "indicator_en", "aliases", "definition"),
    "status": ("department", "indicator", "state", "figures"),
    "history": ("area", "group", "year", "value", "numerator", "denominator", "state", "submission"),
    "states": ("area", "year", "state", "date", "evidence_text", "submission"),
}
"""The columns with which the tables of results begin, by which they are known."""

EXPORT: Final = "monitor.export/1"
"""What an export of the database begins with."""

_BESIDE: Final = ("summary", "contents", "charts", "chart_data")
"""The other sheets of a workbook of results, known by their names."""

_LINES_ABOVE: Final = 12
"""At most so many stand above the headings: a title, and sentences about the table."""


def is_own_list(sheet: Sheet) -> bool:
    """Whether a sheet is the list of findings that `check --annotate` adds to a copy, by its name and its first line:
    a department sends it back with the mended data."""
    first = sheet.cell(1, 1).value
    names = CATALOGUE["annotation.sheet"]
    return isinstance(first, str) and sheet.name.startswith(names) and first.startswith(names)


def own_results(workbook: Workbook) -> list[str]:
    """The names of the sheets that are results or an export; a sheet that somebody added to them is none."""
    names = [sheet.name for sheet in workbook.sheets]
    if any(EXPORT in row for sheet in workbook.sheets[:1] for row in sheet.rows[:2]):
        return names
    results = {sheet.name for sheet in workbook.sheets if _begins_like_a_result(sheet)}
    if results:
        results.update(*(CATALOGUE[f"workbook.sheet.{key}"] for key in _BESIDE))
    return [name for name in names if name in results]


def is_own_output(file: Path) -> bool:
    """Whether a file holds nothing but what the program itself wrote."""
    try:
        workbook = open_workbook(file)
    except FileFault:
        return False
    return len(own_results(workbook)) == len(workbook.sheets)


def _begins_like_a_result(sheet: Sheet) -> bool:
    return any(tuple(row[: len(known)]) == known for row in sheet.rows[:_LINES_ABOVE] for known in _headings())


@cache
def _headings() -> list[tuple[str, ...]]:
    return [tuple(say(lang, f"column.{key}") for key in keys) for keys in FIRST_COLUMNS.values() for lang in LANGS]
