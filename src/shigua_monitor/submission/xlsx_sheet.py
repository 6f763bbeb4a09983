"""The cells of one sheet of an .xlsx.

Millions of elements pass through here, so the handlers do as little as they can: a cell is kept as its attributes,
and looked at only when it proves to hold something, which the start of the next cell or row tells.
"""

import re
from typing import Final
from xml.parsers import expat

from shigua_monitor.address import address
from shigua_monitor.submission import limits
from shigua_monitor.submission.sheet import FileFault, Flag, Mark, Sheet, Value, column_number
from shigua_monitor.submission.xlsx_shape import SheetShape, whole_number
from shigua_monitor.submission.xlsx_spent import Spent
from shigua_monitor.submission.xlsx_value import NUMBER_CHARACTERS, ValueReader
from shigua_monitor.submission.xlsx_xml import bomb, is_true, local

_LAST_ROW: Final = 1_048_576
_REFERENCE = re.compile(r"([A-Za-z]{1,3})0*([1-9][0-9]{0,6})")
_BLANK, _FILLED, _UNCOMPUTED = 0, 1, 2  # what the current cell holds, as far as its tags have been seen


class SheetReader:
    """Fills a Sheet as an expat parser passes its elements; finish() ends it."""

    def __init__(self, sheet: Sheet, part: str, values: ValueReader, spent: Spent, parser: expat.XMLParserType) -> None:
        self.sheet = sheet
        self._parser = parser
        self._spent = spent
        self._part = part
        self._values = values
        self._texts: list[str] = []  # character data since the last cell, row or value began
        self._ended: list[str] = []  # closing tags since the last check
        self._elements = self._closed = self._places = 0
        self._shape = SheetShape(sheet)
        self._columns: dict[str, int] = {}
        self._beyond = 0
        self._first_beyond = ""
        self._cells: list[Value] = []
        self._row, self._row_text, self._row_hidden = 0, "", False
        self._reference, self._steps = "", 0  # of the last cell that had one; cells since
        self._attributes: dict[str, str] = {}  # of the current cell
        self._text_attributes: dict[str, str] = {}
        self._holds = _BLANK
        self._formula = self._phonetic = False
        self._runs: list[str] = []  # of an inline string, but for the last
        self._ended_before = 0  # closing tags when the last value or text began
        parser.StartElementHandler = self._root
        # called for every tag and text: a built-in costs a third of a method
        parser.EndElementHandler = self._ended.append
        parser.CharacterDataHandler = self._texts.append

    def check(self) -> None:
        """Between two pieces of the file: F108 for what would fill the memory."""
        self._keep_text()
        self._closed += len(self._ended)
        self._ended.clear()
        self._refuse_long(sum(map(len, self._runs)))
        if self._elements - self._closed > limits.XML_DEPTH:
            raise bomb("depth", self._part, limits.XML_DEPTH)
        self._spent.check(self._part, Spent(self._elements, self._places, len(self.sheet.marks)))

    def finish(self) -> None:
        """Store what the end of the file left open, and note what was left out."""
        self._end_row()
        self._spent.add(Spent(self._elements, self._places, len(self.sheet.marks)))
        if self._beyond:
            first, limit = self._first_beyond, limits.COLUMNS
            self.sheet.notes["columns_ignored"] = {"cells": self._beyond, "first": first, "limit": limit}
        self._shape.finish()
        self._let_go()

    def _let_go(self) -> None:
        """Undo the rings of parser, handlers and reader: else every sheet waits in memory for the garbage collector."""
        self._parser.StartElementHandler = None
        self._parser.EndElementHandler = None
        self._parser.CharacterDataHandler = None
        self._other_tags.clear()

    def _keep_text(self) -> None:
        """Where the file is cut within a value, the parser cuts its text too: join it when the value ends."""
        if self._holds == _FILLED and len(self._ended) == self._ended_before:
            self._parser.EndElementHandler = self._end_cut_text
            self._ended_before = 0
            self._refuse_long(sum(map(len, self._texts)))
        else:
            del self._texts[1:]  # see _last_text
            self._ended_before = -1

    def _end_cut_text(self, name: str) -> None:
        self._texts[:] = ["".join(self._texts)]
        self._ended.append(name)
        self._parser.EndElementHandler = self._ended.append

    def _root(self, name: str, attributes: dict[str, str]) -> None:
        """The first tag: its prefix is that of the cells too."""
        self._elements += 1
        self._parser.StartElementHandler = self._start
        prefix = name.removesuffix(local(name))
        self._row_tag, self._cell_tag = prefix + "row", prefix + "c"
        self._value_tag, self._text_tag = prefix + "v", prefix + "t"
        self._other_tags = {
            prefix + "t": self._begin_run,
            prefix + "f": self._begin_formula,
            prefix + "rPh": self._begin_phonetic,
            prefix + "col": self._shape.column_range,
            prefix + "mergeCell": self._shape.merged_range,
        }

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        """An opening tag."""
        self._elements += 1
        if name == self._value_tag or (name == self._text_tag and not self._holds):
            self._texts.clear()
            self._text_attributes = attributes
            self._ended_before = len(self._ended)
            self._holds = _FILLED
        elif name == self._cell_tag:
            if self._holds:
                self._store()
            self._texts.clear()
            self._attributes = attributes
            reference = attributes.get("r")
            if reference is None:
                self._steps += 1
            else:
                self._reference, self._steps = reference, 0
        elif name == self._row_tag:
            self._begin_row(attributes)
        elif other := self._other_tags.get(name):
            other(attributes)
        elif not self._holds:
            self._texts.clear()

    def _begin_row(self, attributes: dict[str, str]) -> None:
        self._end_row()
        last, self._row_text = self._row, attributes.get("r", "")
        # without a number it is the next row, unless its first cell knows better
        self._row = whole_number(self._row_text) if self._row_text else last + 1
        if not last < self._row <= _LAST_ROW:
            raise self._misplaced("cell_order")
        self._row_hidden = is_true(attributes.get("hidden"))
        self._reference, self._steps = "", 0

    def _end_row(self) -> None:
        if self._holds:
            self._store()
        self._texts.clear()
        if self._cells:
            self.sheet.row_numbers.append(self._row)
            self.sheet.rows.append(self._cells)
            if self._row_hidden:
                self.sheet.hidden_rows.add(self._row)
            self._places += len(self._cells)
            self._cells = []

    def _begin_formula(self, attributes: dict[str, str]) -> None:
        self._formula = True
        self._holds = self._holds or _UNCOMPUTED

    def _begin_run(self, attributes: dict[str, str]) -> None:
        """One more run of an inline string; phonetic guides follow the runs and are skipped."""
        if not self._phonetic:
            if self._holds == _FILLED and (run := self._last_text()):
                self._runs.append(run)
            self._texts.clear()
            self._text_attributes = attributes
            self._ended_before = len(self._ended)
            self._holds = _FILLED

    def _begin_phonetic(self, attributes: dict[str, str]) -> None:
        self._phonetic = self._holds == _FILLED

    def _last_text(self) -> str:
        """The text between the last opening tag and its closing; what follows it is layout of the file."""
        text = self._texts[0] if self._texts else ""
        if len(text) > limits.CELL_CHARACTERS:
            raise bomb("text", self._part, limits.CELL_CHARACTERS)
        if text.isspace() and self._text_attributes.get("xml:space") != "preserve":
            return ""  # it may also be what stands behind an empty tag
        return text

    def _refuse_long(self, characters: int) -> None:
        """F108 for a text that no cell holds."""
        if characters > limits.CELL_CHARACTERS:
            raise bomb("text", self._part, limits.CELL_CHARACTERS)

    def _store(self) -> None:
        """Put the cell that has ended into its row."""
        kind = self._attributes.get("t", "n")
        text = self._texts[0] if self._texts else ""
        value: Value = None
        mark: Mark | None = None
        if self._formula or not text:
            value, mark = self._unusual(kind)
        elif kind == "s":
            value = self._values.shared(text)
        elif kind == "n" and not text.strip(NUMBER_CHARACTERS):
            value, mark = self._values.number(text, self._attributes.get("s", ""))
        elif kind == "inlineStr" and not self._runs and not self._phonetic:
            value = self._values.text(self._last_text())
        else:
            value, mark = self._unusual(kind)
        self._holds = _BLANK
        if value is not None or mark is not None:
            self._place(value, mark)

    def _unusual(self, kind: str) -> tuple[Value, Mark | None]:
        """Formulas, errors, truth values, dates, rich text and numbers that are none."""
        style = self._attributes.get("s", "")
        if self._holds == _UNCOMPUTED:
            self._formula = False
            return None, self._values.uncomputed(style)
        text = "".join([*self._runs, self._last_text()])
        self._refuse_long(len(text))
        read = self._values.formula if self._formula else self._values.read
        self._formula = self._phonetic = False
        self._runs.clear()
        return read(kind, text, style)

    def _place(self, value: Value, mark: Mark | None) -> None:
        letters = self._reference.removesuffix(self._row_text)
        column = (self._columns.get(letters) or self._locate()) + self._steps
        if column > limits.COLUMNS:
            self._beyond += 1
            self._first_beyond = self._first_beyond or address(self._row, column)
            return
        if mark is not None:
            self.sheet.marks[self._row, column] = mark
            if value is None and Flag.EMPTY_TEXT in mark.flags:
                return
        gap = column - 1 - len(self._cells)
        if gap < 0:
            raise self._misplaced("cell_order")
        if gap:
            self._cells.extend([None] * gap)
        self._cells.append(value)

    def _locate(self) -> int:
        """The column of a reference seen for the first time; it also tells the number of a row that has none."""
        if not self._reference:
            return 0
        found = _REFERENCE.fullmatch(self._reference)
        if not found or (self._row_text and int(found[2]) != self._row):
            raise self._misplaced("reference")
        if not self._row_text:
            row = int(found[2])
            if not self._row <= row <= _LAST_ROW or (self._cells and row != self._row):
                raise self._misplaced("cell_order")
            self._row, self._row_text = row, found[2]
        column = self._columns[found[1]] = column_number(found[1])
        return column

    def _misplaced(self, reason: str) -> FileFault:
        return FileFault("F109", {"problem": reason, "part": self._part, "row": self._row})
