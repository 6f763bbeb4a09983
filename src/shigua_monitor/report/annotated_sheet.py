"""One sheet part of an annotated copy: faulty cells get another style, and those that are missing are put in."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import groupby
from typing import Final

from shigua_monitor.address import address
from shigua_monitor.findings import Severity
from shigua_monitor.report.annotated_xml import Edits, Strange, Tag, parse
from shigua_monitor.submission.sheet import column_number
from shigua_monitor.submission.xlsx_xml import is_true

Place = tuple[int, int]
"""Row and column, counted from 1."""

Restyle = Callable[[int, Severity], int]
"""The number of the style that is like another but for its fill."""

_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?0*([1-9][0-9]{0,6})")
_AFTER_LEGACY_DRAWING: Final = (
    "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "AlternateContent", "webPublishItems",
    "tableParts", "extLst",
)  # fmt: skip
_USUAL_WIDTH, _USUAL_HEIGHT = 64.0, 20.0
"""Pixels of a column and a row of which nothing is said."""


def place_of(reference: str) -> Place:
    """The row and column of E12; (0, 0) of what is no cell."""
    found = _REFERENCE.fullmatch(reference)
    return (int(found[2]), column_number(found[1])) if found else (0, 0)


class SheetMarkup:
    """The markup of a sheet, and the edits of its faulty cells."""

    def __init__(self, data: bytes, part: str, places: Collection[Place]) -> None:
        finder = _Finder(places)
        self.root = parse(data, part, finder.wants)
        self.heights = finder.heights
        self._edits = Edits(data)
        body = self.root.child("sheetData")
        if body is None:
            raise Strange(f"{part} has no cells")
        self._body = body
        self._rows = dict(zip(finder.kept, body.children, strict=True))
        self._cells = finder.kept
        self._columns = [
            (int(tag.value("min") or 0), int(tag.value("max") or 0), tag)
            for holder in self.root.named("cols")
            for tag in holder.named("col")
        ]
        self._format = self.root.child("sheetFormatPr")

    def fill(self, marked: Mapping[Place, Severity], restyle: Restyle) -> None:
        """Give the cells the fills of their severities."""
        by_row: dict[int, dict[int, Severity]] = {}
        for (row, column), severity in sorted(marked.items()):
            by_row.setdefault(row, {})[column] = severity
        numbers = sorted(self._rows)
        new_rows: dict[int, list[str]] = {}
        for row, cells in by_row.items():
            if row in self._rows:
                self._fill_row(row, cells, restyle)
            else:
                following = bisect_left(numbers, row)
                place = self._rows[numbers[following]].start if following < len(numbers) else -1
                prefix = self._body.prefix
                made = "".join(self._made(row, column, 0, cells[column], restyle) for column in cells)
                new_rows.setdefault(place, []).append(f'<{prefix}row r="{row}">{made}</{prefix}row>')
        for place, rows in new_rows.items():
            content = "".join(rows).encode()
            if place >= 0:
                self._edits.insert(place, content)
            else:
                self._edits.change(self._body, content=content)

    def link_comments(self, relationship: str, namespace: str) -> None:
        """Say where the drawing of the comments is."""
        element = f'<{self.root.prefix}legacyDrawing xmlns:r="{namespace}" r:id="{relationship}"/>'
        self._edits.insert_before(self.root, _AFTER_LEGACY_DRAWING, element.encode())

    def result(self) -> bytes:
        return self._edits.result()

    def width(self, column: int) -> float:
        """The width of a column in pixels, 0 if it is hidden."""
        told = self._column(column)
        if told is not None and is_true(told.value("hidden")):
            return 0.0
        usual = self._format.value("defaultColWidth") if self._format else ""
        characters = told.value("width") if told is not None and told.value("width") else usual
        return _figure(characters) * 7 if characters else _USUAL_WIDTH

    def height(self, row: int) -> float:
        """The height of a row in pixels, 0 if it is hidden."""
        usual = _figure(self._format.value("defaultRowHeight")) * 4 / 3 if self._format else 0.0
        return self.heights.get(row, usual or _USUAL_HEIGHT)

    def _fill_row(self, row: int, cells: Mapping[int, Severity], restyle: Restyle) -> None:
        tag = self._rows[row]
        present = dict(zip(self._cells[row], tag.children, strict=True))
        columns = sorted(present)
        inherited = _style(tag) if is_true(tag.value("customFormat")) else 0
        missing: dict[int, str] = {}
        for column, severity in cells.items():
            cell = present.get(column)
            if cell is not None:
                self._edits.change(cell, {"s": str(restyle(_style(cell), severity))})
                continue
            made = self._made(row, column, inherited, severity, restyle)
            following = bisect_left(columns, column)
            place = present[columns[following]].start if following < len(columns) else -1
            missing[place] = missing.get(place, "") + made
        appended = missing.pop(-1, "").encode()
        for place, made in missing.items():
            self._edits.insert(place, made.encode())
        spans = _wider(tag.value("spans"), [column for column in cells if column not in present])
        if spans or appended:
            self._edits.change(tag, spans, appended)

    def _made(self, row: int, column: int, inherited: int, severity: Severity, restyle: Restyle) -> str:
        """An empty cell that looks as its place did."""
        told = self._column(column)
        base = inherited or (_style(told, "style") if told is not None else 0)
        return f'<{self._body.prefix}c r="{address(row, column)}" s="{restyle(base, severity)}"/>'

    def _column(self, column: int) -> Tag | None:
        return next((tag for first, last, tag in self._columns if first <= column <= last), None)


class _Finder:
    """Chooses what of a sheet is kept: wanted rows and cells, and those behind which a missing one is to be put."""

    def __init__(self, places: Collection[Place]) -> None:
        self._rows = _Wanted(row for row, _ in places)
        self._columns = {row: _Wanted(column for _, column in group) for row, group in groupby(sorted(places), _row)}
        self._row = self._column = 0
        self.kept: dict[int, list[int]] = {}
        self.heights: dict[int, float] = {}

    def wants(self, parent: Tag, name: str, attributes: Mapping[str, str]) -> bool:
        if name == "c" and parent.name == "row":
            return self._wants_cell(attributes.get("r", ""))
        if name == "row" and parent.name == "sheetData":
            return self._wants_row(attributes)
        return parent.name in ("worksheet", "cols")

    def _wants_row(self, attributes: Mapping[str, str]) -> bool:
        told = attributes.get("r", "")
        self._row, self._column = int(told) if told.isdecimal() else self._row + 1, 0
        if is_true(attributes.get("hidden")):
            self.heights[self._row] = 0.0
        elif "ht" in attributes:
            self.heights[self._row] = _figure(attributes["ht"]) * 4 / 3
        if not self._rows.reached_by(self._row):
            return False
        self.kept[self._row] = []
        return True

    def _wants_cell(self, reference: str) -> bool:
        """A cell without a reference follows the one before it."""
        row, self._column = place_of(reference) if reference else (self._row, self._column + 1)
        if row != self._row:
            raise Strange(f"the cell {reference} is not in row {self._row}")
        if row not in self._columns or not self._columns[row].reached_by(self._column):
            return False
        self.kept[row].append(self._column)
        return True


class _Wanted:
    """Numbers that are looked for in a growing sequence."""

    def __init__(self, numbers: Iterable[int]) -> None:
        self._numbers = sorted(set(numbers), reverse=True)

    def reached_by(self, number: int) -> bool:
        """Whether this number is wanted, or is the first one behind a wanted one that does not occur."""
        if not self._numbers or number < self._numbers[-1]:
            return False
        while self._numbers and self._numbers[-1] <= number:
            self._numbers.pop()
        return True


def _row(place: Place) -> int:
    return place[0]


def _style(tag: Tag, name: str = "s") -> int:
    told = tag.value(name)
    return int(told) if told.isdecimal() else 0


def _wider(spans: str, columns: Collection[int]) -> dict[str, str]:
    """The spans of a row, "1:8", widened to these columns, as an attribute; nothing where they need not change."""
    first, _, last = spans.partition(":")
    if not columns or not (first.isdecimal() and last.isdecimal()):
        return {}
    wide = f"{min(int(first), *columns)}:{max(int(last), *columns)}"
    return {} if wide == spans else {"spans": wide}


def _figure(told: str) -> float:
    """A size in a file; 0 where it is none."""
    try:
        size = float(told)
    except ValueError:
        return 0.0
    return size if math.isfinite(size) and size > 0 else 0.0
