"""Which year a text names, and whether all of it: 2024年1—12月 is a year, 2024年1—6月 is none."""

from __future__ import annotations

import re
import unicodedata

_YEAR = r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])"
_TO = r"\s*(?:[-–—―~～至到]+)\s*"
_WHOLE = re.compile(rf"{_YEAR}\s*(?:年\s*(?:度|末|底|全年)?|全年)?")
_FROM_TO_DAY = (
    rf"{_YEAR}\s*[年./]\s*(?P<from>[0-9]{{1,2}})\s*(?:月\s*(?P<first_day>[0-9]{{1,2}}\s*日)?)?{_TO}"
    rf"(?:(?P<year>(?:19|20)[0-9]{{2}})\s*[年./]\s*)?(?P<to>[0-9]{{1,2}})"
    r"(?:\s*月份?\s*(?P<last_day>[0-9]{1,2}\s*日)?|(?![0-9年月日./]))"
)
_MONTHS_ALONE = rf"(?<![0-9年./])(?P<from>[0-9]{{1,2}})\s*月?{_TO}(?P<to>[0-9]{{1,2}})\s*月(?!龄)"
_PART = r"[上下]半年|第?[一二三四1-4]季度|前[一二两三]季度|季报|[0-9]{1,2}月份|月报|[上下]学期|第[一二]学期"
_DATE = rf"{_YEAR}\s*(?:年\s*[0-9]{{1,2}}\s*月(?:\s*[0-9]{{1,2}}\s*日)?|[-/.][0-9]{{1,2}}(?:[-/.][0-9]{{1,2}})?)"
_YEARS = rf"{_YEAR}\s*年?{_TO}{_YEAR}\s*(?:年|学年)?"
_DOCUMENT = r"[〔\[(（【]\s*(?:19|20)[0-9]{2}\s*[〕\])）】]\s*第?\s*[0-9]+\s*号"
_NUMERALS = re.compile(r"[一二][〇○零O一二三四五六七八九]{3}(?=\s*年)")
_DIGITS = str.maketrans("〇○零O一二三四五六七八九", "0000123456789")

_FIRST_MONTHS = (1, 9, 10)
"""In which the twelve months of an indicator begin: of the calendar, of schools, of mother-and-child returns."""


def plain_text(text: str) -> str:
    """A text with its widths and blanks made alike, and years in Chinese numerals as digits."""
    narrow = " ".join(unicodedata.normalize("NFKC", text).split())
    return _NUMERALS.sub(lambda match: match.group().translate(_DIGITS), narrow)


def leading_year(text: str) -> tuple[int | None, str]:
    """A year that a plain text begins with and what follows it: 2024年城市 → 2024, 城市. No part of a year is one."""
    year = _WHOLE.match(text)
    if not year:
        return None, text
    if year.end() == len(text):
        return int(year[1]), ""
    months = re.match(_FROM_TO_DAY, text)
    if months and (last := _year_of(months)) is not None:
        return last, text[months.end() :].strip(_BETWEEN)
    if months or re.match(_YEARS, text):
        return None, text
    return int(year[1]), text[year.end() :].strip(_BETWEEN)


_BETWEEN = " -·:："


def whole_year(text: str) -> int | None:
    """The year that a plain text is, and nothing else: 2024, 2024年度, 2023年10月至2024年9月."""
    year, rest = leading_year(text)
    return None if rest else year


def years_named(text: str) -> tuple[set[int], list[str]]:
    """The years that a plain text speaks of, and the parts of years; no dates, documents and longer periods."""
    years: set[int] = set()
    parts: list[str] = []
    if not re.search(_YEAR, text):
        return years, parts

    def months(match: re.Match[str]) -> str:
        if (year := _year_of(match)) is not None:
            years.add(year)
        elif _is_part(match):
            parts.append(match.group())
        return " "

    rest = re.sub(_FROM_TO_DAY, months, re.sub(_DOCUMENT, " ", text))
    rest = re.sub(_DATE, " ", re.sub(_YEARS, " ", rest))
    years |= {int(year) for year in re.findall(_YEAR, rest)}
    if years:
        alone = [match for match in re.finditer(_MONTHS_ALONE, rest) if _months(match) != (1, 12)]
        parts += [match.group() for match in (*alone, *re.finditer(_PART, rest))]
    return years, parts


def periods_named(text: str) -> list[str]:
    """The dates and the periods in a plain text, such as 2023—2024学年, in their order."""
    found: dict[int, str] = {}

    def noted(match: re.Match[str]) -> str:
        found[match.start()] = match.group()
        return " " * len(match.group())

    rest = re.sub(_DOCUMENT, lambda match: " " * len(match.group()), text)
    for pattern in (_FROM_TO_DAY, _YEARS, _DATE):
        rest = re.sub(pattern, noted, rest)
    return [found[start] for start in sorted(found)]


def is_part_of_a_year(text: str) -> bool:
    """Whether a plain text is no more than a part of one year: 2024年1-9月, 2024年上半年."""
    _, parts = years_named(text)
    rest = text
    for part in parts:
        rest = rest.replace(part, " ")
    return bool(parts) and not re.sub(_WHOLE, " ", rest).strip(" ()[]-·:：")


def _months(match: re.Match[str]) -> tuple[int, int]:
    return int(match["from"]), int(match["to"])


def _length(match: re.Match[str]) -> int:
    """Months from the first to the last; 0 where the days do not make whole months."""
    first_day, last_day = (int(re.sub(r"\D", "", day)) if day else 0 for day in match.group("first_day", "last_day"))
    if first_day > 1 or 0 < last_day < 28:
        return 0
    first, last = _months(match)
    return (int(match["year"] or match[1]) - int(match[1])) * 12 + last - first + 1


def _year_of(match: re.Match[str]) -> int | None:
    """The year that twelve months are counted to, None for fewer, for more and for months that nothing begins in."""
    whole = _length(match) == 12 and int(match["from"]) in _FIRST_MONTHS
    return int(match["year"] or match[1]) if whole else None


def _is_part(match: re.Match[str]) -> bool:
    return 0 < _length(match) <= 12
