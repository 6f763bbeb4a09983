"""What the text of a cell means, by the type that its tag names."""

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from typing import Final

from shigua_monitor.submission import limits
from shigua_monitor.submission.number_format import NumberFormat
from shigua_monitor.submission.sheet import FileFault, Flag, Mark, Value, date_serial
from shigua_monitor.submission.xlsx_strings import unescape
from shigua_monitor.submission.xlsx_xml import is_true

NUMBER_CHARACTERS: Final = "0123456789+-.eE \t\r\n"  # float() alone would take 1_000, nan and １２

# plain integers here: with a million formulas the arithmetic of Flag is what takes the time
_FORMULA, _ERROR, _DATE, _EMPTY = (flag.value for flag in (Flag.FORMULA, Flag.ERROR, Flag.DATE, Flag.EMPTY_TEXT))


class ValueReader:
    """Reads values with what a workbook shares: strings, number formats, the calendar."""

    def __init__(
        self, strings: Sequence[str | None], formats: Mapping[str, NumberFormat], date1904: bool = False
    ) -> None:
        self.strings = strings
        self.formats = formats
        self.date1904 = date1904
        self._texts: dict[str, str] = {}
        self._characters = 0
        self._marks: dict[tuple[str, int], Mark] = {}

    def number(self, text: str, style: str) -> tuple[Value, Mark | None]:
        """A number that is written in NUMBER_CHARACTERS alone."""
        try:
            number = float(text)
        except ValueError:
            number = math.inf
        if number * 0 != 0:
            return self.read("n", text, style)
        number_format = self.formats.get(style)
        return number, number_format.mark(number) if number_format else None

    def read(self, kind: str, text: str, style: str) -> tuple[Value, Mark | None]:
        """The value of a cell of this type; an empty text is None."""
        value, flags = self._typed(kind, text)
        return value, self._mark(style, value, flags)

    def uncomputed(self, style: str) -> Mark | None:
        """The mark of a formula without a value."""
        return self._mark(style, None, _FORMULA)

    def formula(self, kind: str, text: str, style: str) -> tuple[Value, Mark | None]:
        """The computed value of a formula."""
        value, flags = self._typed(kind, text)
        if value is None and kind == "str":
            flags |= _EMPTY
        return value, self._mark(style, value, flags | _FORMULA)

    def _typed(self, kind: str, text: str) -> tuple[Value, int]:
        match kind:
            case "n":
                return _number(text.strip())
            case "s":
                return (self.shared(text) if text else None), 0
            case "b":
                return (is_true(text.strip()) if text.strip() else None), 0
            case "e":
                return text.strip() or None, _ERROR if text.strip() else 0
            case "d":
                return self._date(text.strip())
        return self.text(text), 0

    def shared(self, text: str) -> str | None:
        """The shared string of this number."""
        try:
            index = int(text)
            return self.strings[index] if index >= 0 else self.strings[len(self.strings)]
        except (ValueError, IndexError):
            raise FileFault("F109", {"problem": "reference", "string": text[:20]}) from None

    def _mark(self, style: str, value: Value, flags: int) -> Mark | None:
        number_format = self.formats.get(style)
        if number_format and isinstance(value, float) and (number_mark := number_format.mark(value)):
            flags |= number_mark.flags.value
        if not flags:
            return None
        key = (number_format.code if number_format else "General", flags)
        if key not in self._marks:
            self._marks[key] = Mark(key[0], Flag(flags))
        return self._marks[key]

    def text(self, text: str) -> str | None:
        """Text with its characters decoded; the same text is kept once."""
        known = self._texts.get(text)
        if known is None:
            self._characters += len(text)
            if self._characters > limits.TEXT_CHARACTERS:
                raise FileFault("F108", {"problem": "text", "limit": limits.TEXT_CHARACTERS})
            known = self._texts[text] = unescape(text)
        return known or None

    def _date(self, text: str) -> tuple[Value, int]:
        try:
            return date_serial(dt.datetime.fromisoformat(text), self.date1904), _DATE
        except ValueError:
            return text or None, 0


def _number(text: str) -> tuple[Value, int]:
    """A number, or the text of what is none with the flag ERROR."""
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if math.isfinite(number) and not text.strip(NUMBER_CHARACTERS):
        return number, 0
    return (text, _ERROR) if text else (None, 0)
