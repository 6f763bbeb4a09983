"""The list of findings that `check --annotate` adds to a copy: a department sends it back with the mended data."""

from shigua_monitor.submission.sheet import Sheet
from shigua_monitor.text import CATALOGUE


def is_own_list(sheet: Sheet) -> bool:
    """Whether a sheet is that list, by its name and its first line: it holds no data and is passed over."""
    first = sheet.cell(1, 1).value
    names = CATALOGUE["annotation.sheet"]
    return isinstance(first, str) and sheet.name.startswith(names) and first.startswith(names)
