"""What stands above a table and holds for all of it: the year, the area, the unit."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from shigua_monitor.submission.heading import heading_text
from shigua_monitor.submission.names import fold
from shigua_monitor.submission.vocabulary import Vocabulary
from shigua_monitor.submission.workbook import Value

_RANGE = re.compile(r"(?:19|20)[0-9]{2}\s*年?\s*[-—–―~～至到]+\s*(?:19|20)[0-9]{2}")
_DATE = re.compile(r"(?:19|20)[0-9]{2}\s*(?:年\s*[0-9]{1,2}\s*月|[-/.][0-9]{1,2})")
_YEAR = re.compile(r"(?<![0-9〔\[])((?:19|20)[0-9]{2})\s*年?")
_NOT_ABOUT_THE_DATA = ("有效期", "文号", "批准", "填表日期", "填报日期", "报出日期", "日期", "valid", "date")
_LABELLED = re.compile(r"^[^:：]{1,12}[:：]\s*(.+)$")
_UNIT_LABEL = re.compile(r"^(?:计量)?单位\s*[:：]\s*(.+)$")


@dataclass(frozen=True, slots=True)
class Title:
    """What the head of a table says of all its values. `years` has more than one entry if the head is not clear."""

    years: tuple[int, ...] = ()
    area: str | None = None
    unit: str | None = None

    @property
    def year(self) -> int | None:
        return self.years[0] if len(self.years) == 1 else None


def read_title(rows: Iterable[Iterable[Value]], sheet: str, words: Vocabulary) -> Title:
    """Read the rows above a table; what they leave open is looked for in the name of the sheet."""
    texts = [text for row in rows for text in map(heading_text, row) if text]
    about = [text for text in texts if not fold(text).startswith(tuple(map(fold, _NOT_ABOUT_THE_DATA)))]
    years = _years(about) or _years([sheet])
    unit = next((found for text in texts if (found := _unit(text, words))), None)
    return Title(years, _area(about, words) or words.areas.find(sheet), unit)


def _years(texts: list[str]) -> tuple[int, ...]:
    """The distinct years that the texts name, without the ends of periods and without dates."""
    found = {int(year) for text in texts for year in _YEAR.findall(_DATE.sub(" ", _RANGE.sub(" ", text)))}
    return tuple(sorted(found))


def _area(texts: list[str], words: Vocabulary) -> str | None:
    """The area of a line such as 填报单位：五当召镇."""
    for text in texts:
        labelled = _LABELLED.match(text)
        area = words.areas.find(labelled.group(1) if labelled else text)
        if area is not None:
            return area
    return None


def _unit(text: str, words: Vocabulary) -> str | None:
    match = _UNIT_LABEL.match(text)
    return words.units.find(match.group(1)) if match else None
