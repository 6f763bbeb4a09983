"""What a heading says: a part of an observation, a year, an area, a group, an indicator, a unit, or several."""

from __future__ import annotations

import re
from typing import NamedTuple, TypeVar

from shigua_monitor.submission.period import leading_year, plain_text, whole_year
from shigua_monitor.submission.vocabulary import Vocabulary
from shigua_monitor.submission.workbook import Value

DIMENSIONS = frozenset({"indicator", "code", "area", "group", "year", "unit", "source", "note", "number"})
"""Parts whose columns hold one cell for a whole row."""

MEASURES = frozenset({"value", "numerator", "denominator", "current", "previous"})
"""Parts whose columns hold numbers."""

OF_WHICH = re.compile(r"^\s*(?:其\s*中|of which|including)\s*[:：]?\s*", re.IGNORECASE)
"""What stands before a part of the whole, in a heading or in the name of a row."""

_BRACKETED = r"[(（\[【]([^()（）\[\]【】]+)[)）\]】]\s*\Z"
_CLOSING = (")", "]", "】")


class Heading(NamedTuple):
    """The meaning of one heading cell, or of several that stand above one column."""

    part: str | None = None
    year: int | None = None
    area: str | None = None
    group: str | None = None
    indicator: str | None = None
    unit: str | None = None

    def __bool__(self) -> bool:
        return self != NOTHING

    def below(self, upper: Heading) -> Heading:
        """This heading with what the one above it adds."""
        if not upper or self.part in DIMENSIONS:
            return self
        return Heading(
            part=_first(self.part, upper.part),
            year=_first(self.year, upper.year),
            area=_first(self.area, upper.area),
            group=_first(self.group, upper.group),
            indicator=_first(self.indicator, upper.indicator),
            unit=_first(self.unit, upper.unit),
        )

    @property
    def is_dimension(self) -> bool:
        """Whether the column holds words about its rows, not values."""
        fixed = (self.year, self.area, self.group, self.indicator)
        return self.part in DIMENSIONS and all(value is None for value in fixed)

    @property
    def is_measure(self) -> bool:
        fixed = (self.year, self.area, self.group, self.indicator)
        return not self.is_dimension and (self.part in MEASURES or any(value is not None for value in fixed))


Part = TypeVar("Part")


def _first(own: Part | None, other: Part | None) -> Part | None:
    return other if own is None else own


class Headings:
    """Reads headings by the words of departments and the names of the plan."""

    def __init__(self, words: Vocabulary) -> None:
        self._words = words
        self._known: dict[str, Heading] = {}

    def read(self, value: Value) -> Heading:
        """The meaning of a cell; an empty Heading if it has none as a heading."""
        text = heading_text(value)
        if not text or len(text) > _LONGEST:
            return NOTHING
        if text not in self._known:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[text] = self._meaning(text)
        return self._known[text]

    def names_dimension(self, value: Value) -> bool:
        """Whether a cell is the word of a dimension, as the first headings of a table are."""
        return isinstance(value, str) and self._words.columns.find(value) in DIMENSIONS

    def is_neutral(self, text: str) -> bool:
        """Whether a text above other headings adds nothing to them: 其中."""
        return not OF_WHICH.sub("", text)

    def _meaning(self, text: str) -> Heading:
        text = OF_WHICH.sub("", text) or text
        whole = self._name(text)
        if whole:
            return whole
        name, unit = self._without_unit(text)
        year, rest = _split_year(name)
        if year is None and unit is None:
            return NOTHING
        meant = self._name(rest) if rest else NOTHING
        if rest and (not meant or (meant.year is not None and year is not None)):
            return NOTHING
        if meant.is_dimension:
            return meant
        return Heading(year=year, unit=unit).below(meant) if year is not None or meant else NOTHING

    def _name(self, text: str) -> Heading:
        """A single name without a year beside it."""
        words = self._words
        if (part := words.columns.find(text)) is not None:
            return Heading(part=part, unit=self._without_unit(text)[1] if part in MEASURES else None)
        if (year := whole_year(text)) is not None:
            return Heading(year=year)
        if (area := words.areas.find(text)) is not None:
            return Heading(area=area)
        if (group := words.groups.find(text)) is not None:
            return Heading(group=group)
        if (indicator := words.indicators.find(text)) is not None:
            return Heading(indicator=indicator, unit=self._without_unit(text)[1])
        return NOTHING

    def _without_unit(self, text: str) -> tuple[str, str | None]:
        match = _bracketed(text)
        unit = self._words.units.find(match.group(1)) if match else None
        return (text[: match.start()].strip(), unit) if match and unit else (text, None)


NOTHING = Heading()

_LONGEST = 60
"""A longer text is a sentence, not a heading."""

_REMEMBERED = 100_000
"""So many texts are looked up once; of more, some are looked up again."""


def heading_text(value: Value) -> str:
    """A cell as the text of a heading; numbers count only if they can be years."""
    if isinstance(value, str):
        return plain_text(value)
    if isinstance(value, float) and not isinstance(value, bool) and 1900 <= value < 2100 and value.is_integer():
        return str(int(value))
    return ""


def _split_year(text: str) -> tuple[int | None, str]:
    """A year and what stands before or behind it: 2024年城市 → 2024, 城市; 本年（2024年） → 2024, 本年."""
    if match := _bracketed(text):
        year = whole_year(match.group(1).strip())
        if year is not None and match.start():
            return year, text[: match.start()].strip()
    return leading_year(text)


def _bracketed(text: str) -> re.Match[str] | None:
    """The brackets at the end of a text."""
    return re.search(_BRACKETED, text) if text.endswith(_CLOSING) else None
