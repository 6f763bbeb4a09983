"""What a number format says of a number: percent, per mille, date.

A format has up to four sections (positive; negative; zero; text), each with literals and colours that say nothing.
"""

import operator
import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from shigua_monitor.submission.sheet import Flag, Mark

_YEAR_MONTH = 'yyyy"年"m"月"'
_MONTH_DAY = 'm"月"d"日"'
_HOUR_MINUTE = '上午/下午h"时"mm"分"'
_HOUR_SECOND = '上午/下午h"时"mm"分"ss"秒"'

BUILT_IN: dict[int, str] = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00",
    12: "# ?/?", 13: "# ??/??", 14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm", 37: "#,##0_);(#,##0)",
    38: "#,##0_);[Red](#,##0)", 39: "#,##0.00_);(#,##0.00)", 40: "#,##0.00_);[Red](#,##0.00)", 45: "mm:ss",
    46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
    # East Asian dates: in no file, known by number alone
    27: _YEAR_MONTH, 28: _MONTH_DAY, 29: _MONTH_DAY, 30: "m-d-yy", 31: 'yyyy"年"m"月"d"日"', 32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"', 34: _HOUR_MINUTE, 35: _HOUR_SECOND, 36: _YEAR_MONTH, 50: _YEAR_MONTH, 51: _MONTH_DAY,
    52: _YEAR_MONTH, 53: _MONTH_DAY, 54: _MONTH_DAY, 55: _HOUR_MINUTE, 56: _HOUR_SECOND, 57: _YEAR_MONTH,
    58: _MONTH_DAY,
}  # fmt: skip

_TOKEN = re.compile(r'"(?P<quoted>[^"]*)"?|[\\!](?P<escaped>.)|[_*].|\[(?P<bracket>[^\]]*)\]?|(?P<plain>.)', re.S)
_GENERAL = re.compile(r"general|g/通用格式", re.I)
_EXPONENT = re.compile(r"[0#?.]e[+-]", re.I)
_DATE_LETTERS = re.compile(r"[dmyhse]|aaa", re.I)
_ELAPSED = re.compile(r"h+|m+|s+", re.I)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?[0-9.]+)")
_COMPARISON: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "=": operator.eq, "<>": operator.ne,
}  # fmt: skip


class Section(NamedTuple):
    """One section: what it says, and for which numbers if it says so itself."""

    flags: Flag
    condition: tuple[str, float] | None = None


class NumberFormat:
    """A format code that can be asked for the mark of a number; None where it is a plain one."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.sections = [_section(tokens) for tokens in _split(code)][:3]
        marks = {section.flags: Mark(code, section.flags) for section in self.sections if section.flags}
        self._marks = [marks.get(section.flags) for section in self.sections]
        self.plain = not marks

    def mark(self, number: float) -> Mark | None:
        """The mark from the section that applies to this number."""
        defaults = ((">" if len(self.sections) == 3 else ">=", 0.0), ("<", 0.0))
        for section, default, mark in zip(self.sections[:-1], defaults, self._marks, strict=False):
            comparison, limit = section.condition or default
            if _COMPARISON[comparison](number, limit):
                return mark
        return self._marks[-1]


@lru_cache(maxsize=4096)
def number_format(code: str) -> NumberFormat:
    """The format of a code, read once."""
    return NumberFormat(code)


def _split(code: str) -> list[list[re.Match[str]]]:
    """The tokens of each section; a semicolon inside quotes does not divide."""
    sections: list[list[re.Match[str]]] = [[]]
    for token in _TOKEN.finditer(code):
        if token["plain"] == ";":
            sections.append([])
        else:
            sections[-1].append(token)
    return sections


def _section(tokens: list[re.Match[str]]) -> Section:
    plain = _GENERAL.sub("", "".join(token["plain"] or "" for token in tokens))
    literal = "".join(token["quoted"] or token["escaped"] or "" for token in tokens)
    brackets = [token["bracket"] for token in tokens if token["bracket"]]
    flags = Flag(0)
    if "%" in plain:
        flags |= Flag.PERCENT
    if "‰" in plain + literal:
        flags |= Flag.PER_MILLE
    if _DATE_LETTERS.search(_EXPONENT.sub("", plain)) or any(_ELAPSED.fullmatch(bracket) for bracket in brackets):
        flags |= Flag.DATE
    return Section(flags, next(filter(None, map(_condition, brackets)), None))


def _condition(bracket: str) -> tuple[str, float] | None:
    found = _CONDITION.fullmatch(bracket.strip())
    try:
        return (found[1], float(found[2])) if found else None
    except ValueError:
        return None
