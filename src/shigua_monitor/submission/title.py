"""What stands above a table and holds for all of it: the year, the area, the unit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from shigua_monitor.submission.heading import heading_text
from shigua_monitor.submission.names import fold
from shigua_monitor.submission.period import periods_named, plain_text, whole_year, years_named
from shigua_monitor.submission.vocabulary import Vocabulary
from shigua_monitor.submission.workbook import Sheet, Value

_NOT_ABOUT_THE_DATA = (
    "有效期", "文号", "批准", "日期", "填表日期", "填报日期", "报出日期", "填表时间", "填报时间", "报送时间",
    "上报时间", "报出时间", "制表时间", "打印时间", "valid", "date",
)  # fmt: skip
_LABELLED = re.compile(r"^[^:：]{1,12}[:：]\s*(.+)$")
_UNIT_LABEL = re.compile(r"(?:^|[(（])\s*(?:计量)?单位\s*[:：]\s*([^()（）]+)")
_SECTION = re.compile(r"^\s*[(（]?(?:[一二三四五六七八九十]+\s*[)）、.．]|表\s*[0-9一二三四五六七八九十])")
_DIGITS = r"\s*[-+]?[0-9][0-9,]*(?:\.[0-9]+)?\s*[%‰]?\s*\Z"
_FORM = ("报表", "调查表", "规划", "纲要", "制度", "方案")


class Title(NamedTuple):
    """What the head of a table says of all its values.

    `years` has more than one entry or none, or `parts` has any, if the head does not name one whole year.
    """

    years: tuple[int, ...] = ()
    area: str | None = None
    unit: str | None = None
    parts: tuple[str, ...] = ()
    """Parts of a year that were named: 2024年1—6月."""
    periods: tuple[str, ...] = ()
    """Where neither is named, dates and other periods that are: 2023—2024学年."""

    @property
    def year(self) -> int | None:
        return self.years[0] if len(self.years) == 1 and not self.parts else None

    @property
    def seen(self) -> tuple[int | str, ...]:
        """All that the head says of time."""
        return (*self.years, *self.parts, *self.periods)


class Titles:
    """Reads the titles of a sheet's tables, top down: the first may speak for the whole sheet."""

    def __init__(self, sheet: Sheet, words: Vocabulary) -> None:
        self._sheet = sheet
        self._words = words
        self._above_all: list[str] | None = None

    def read(self, top: int, end: int) -> Title:
        """The title in the rows from `top` up to `end`; what they leave open the sheet's title says, or its name."""
        words, first = self._words, self._above_all is None
        lines = self._lines(top if first else self._below_data(top, end), end)
        about = [line for line in lines if not _is_aside(line, words)]
        if self._above_all is None:
            self._above_all = [line for line in about if not _SECTION.match(line)]
        places = (about, self._above_all, [plain_text(self._sheet.name)])
        years, parts = next(filter(any, map(_years, places)), ((), ()))
        area = next((found for texts in places if (found := _area(texts, words))), None)
        unit = next((found for line in lines if (found := _unit(line, words))), None)
        periods = () if years or parts else next(filter(any, map(_periods, places)), ())
        return Title(years, area, unit, parts, periods)

    def _lines(self, top: int, end: int) -> list[str]:
        return [text for row in self._sheet.rows[top:end] for text in map(heading_text, row) if text]

    def _below_data(self, top: int, end: int) -> int:
        """Where the rows of the table above end: at the last row with a number."""
        rows = self._sheet.rows
        return next((at + 1 for at in range(end - 1, top - 1, -1) if any(map(_is_number, rows[at]))), top)


def _is_number(value: Value) -> bool:
    """Whether a cell is a number; of text, as all of a text file is, digits that are no year."""
    if isinstance(value, str):
        return re.match(_DIGITS, value) is not None and whole_year(plain_text(value)) is None
    return isinstance(value, float)


def _is_aside(line: str, words: Vocabulary) -> bool:
    """Whether a line is about the form or its making, not about the data."""
    return fold(line).startswith(_ASIDES) or words.is_foot(line)


_ASIDES = tuple(map(fold, _NOT_ABOUT_THE_DATA))


def _years(texts: Sequence[str]) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """The distinct years that the texts name, and the parts of years."""
    named = [years_named(text) for text in texts]
    years = {year for found, _ in named for year in found}
    return tuple(sorted(years)), tuple(dict.fromkeys(part for _, parts in named for part in parts))


def _periods(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(period for text in texts for period in periods_named(text)))


def _area(texts: Sequence[str], words: Vocabulary) -> str | None:
    """The area of a line such as 填报单位：五当召镇, or the one that a title speaks of."""
    alone = [match.group(1) if (match := _LABELLED.match(text)) else text for text in texts]
    exact = [area for text in alone if (area := words.areas.find(text))]
    folded = [fold(text) for text in texts]
    within = {area for text in folded for name, area in words.places_within.items() if name in text}
    inner = [area for area in exact if area in within] or list(within)
    if inner and (len(within) == 1 or inner[0] in exact):
        return inner[0]
    if exact or within:
        return exact[0] if exact else None
    own = any(name in text for text in folded for name in words.own_names)
    beyond = {
        area
        for text, plain in zip(texts, folded, strict=True)
        if not any(word in text for word in _FORM)
        for name, area in words.places_beyond.items()
        if re.match(rf"(?:(?:19|20)[0-9]{{2}}年度?)?{re.escape(name)}", plain)
    }
    return beyond.pop() if len(beyond) == 1 and not own else None


def _unit(text: str, words: Vocabulary) -> str | None:
    match = _UNIT_LABEL.search(text)
    return words.units.find(match.group(1)) if match else None
