"""What surrounds the cells of a sheet of an .xlsx: hidden columns and merged ranges."""

import re
from typing import Final

from shigua_monitor.submission import limits
from shigua_monitor.submission.sheet import Sheet, column_number
from shigua_monitor.submission.xlsx_xml import is_true

_RANGE: Final = r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7}):\$?([A-Za-z]{1,3})\$?([0-9]{1,7})"
_COLUMN_RANGES: Final = 16_384


class SheetShape:
    """Adds to a Sheet what the tags around its cells say; finish() notes what was too much."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._column_ranges = self._merged = 0

    def column_range(self, attributes: dict[str, str]) -> None:
        """<col min="3" max="5" hidden="1"/>"""
        self._column_ranges += 1
        if is_true(attributes.get("hidden")) and self._column_ranges <= _COLUMN_RANGES:
            first, last = whole_number(attributes.get("min", "")), whole_number(attributes.get("max", ""))
            # "all the rest" is hidden as far as XFD
            self._sheet.hidden_columns.update(range(max(first, 1), min(last, limits.COLUMNS) + 1))

    def merged_range(self, attributes: dict[str, str]) -> None:
        """<mergeCell ref="A1:C2"/>; one that names no range is passed over."""
        found = re.fullmatch(_RANGE, attributes.get("ref", ""))
        if found:
            self._merged += 1
            if self._merged <= limits.MERGED:
                left, top, right, bottom = found.groups()
                self._sheet.merged.append((int(top), column_number(left), int(bottom), column_number(right)))

    def finish(self) -> None:
        if self._merged > limits.MERGED:
            self._sheet.notes["merged_ignored"] = {"ranges": self._merged, "limit": limits.MERGED}


def whole_number(text: str) -> int:
    """The number of a row or column; what is none is 0."""
    return int(text) if len(text) <= 7 and text.isascii() and text.isdecimal() else 0
