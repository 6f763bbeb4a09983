"""What the cells of an export may hold: what this program writes, so that no later command stumbles over one."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from pydantic import TypeAdapter

from shigua_monitor.assessment.attainment import Attainment
from shigua_monitor.findings import SEVERITIES
from shigua_monitor.plan.definitions import Year
from shigua_monitor.store.finding_fields import decoded
from shigua_monitor.text import CATALOGUE, LANGS, say

Column = tuple[str, str, bool]
"""Name, type and whether it must be filled."""

_LARGEST = 2**31 - 1
_MOST_DECIMALS = 127
"""What the arrays of observations have room for."""

_YEAR: TypeAdapter[int] = TypeAdapter(Year)


class BadCell(ValueError):
    """A cell cannot be what its column holds."""

    def __init__(self, column: str) -> None:
        self.column = column
        super().__init__(column)


def typed(table: str, row: dict[str, Any], columns: Sequence[Column]) -> dict[str, Any]:
    """The row with numbers as numbers. Raises BadCell, and KeyError where a column is missing."""
    found = {name: _typed(name, row[name], kind, must) for name, kind, must in columns}
    for (of_table, name), check in _CHECKS.items():
        if of_table == table and found.get(name) is not None:
            _require(check(found[name]), name)
    if table == "finding":
        _require(_is_told(found["code"], found["fields"]), "fields")
    return found


def _typed(name: str, value: Any, kind: str, must: bool) -> Any:
    if value is None or value == "":
        return "" if must and kind == "TEXT" else None
    if kind not in ("INTEGER", "REAL"):
        return str(value)
    try:
        number = float(value)
    except (ValueError, OverflowError):
        raise BadCell(name) from None
    _require(math.isfinite(number), name)
    if kind == "REAL":
        return number
    _require(number.is_integer() and 0 <= number <= _LARGEST, name)
    return int(number)


def _require(holds: bool, column: str) -> None:
    if not holds:
        raise BadCell(column)


def _is_moment(text: str) -> bool:
    """A date or a local time in ISO form, with the date as its first ten characters."""
    try:
        return datetime.fromisoformat(text).tzinfo is None and bool(date.fromisoformat(text[:10])) and text[4] == "-"
    except ValueError:
        return False


def _is_year(number: int) -> bool:
    try:
        return bool(_YEAR.validate_python(number))
    except ValueError:
        return False


def _is_told(code: str, fields: str) -> bool:
    """Whether the fields fill the sentence of the finding; one of a code that is not known is never told."""
    try:
        restored = decoded(fields)
        for key in (code, f"{code}.hint") if code in SEVERITIES else ():
            for lang in LANGS:
                say(lang, key, **restored)
    except (ValueError, TypeError, AttributeError, KeyError, IndexError):
        return False
    return True


_CHECKS: dict[tuple[str, str], Callable[[Any], bool]] = {
    ("submission", "received"): _is_moment,
    ("assessment", "taken"): _is_moment,
    ("observation", "year"): _is_year,
    ("act", "year"): _is_year,
    ("assessment", "year"): _is_year,
    ("observation", "decimals"): lambda number: number <= _MOST_DECIMALS,
    ("act", "date"): lambda text: re.fullmatch(r"(\d{4}(-\d{2}(-\d{2})?)?)?", text) is not None,
    ("verdict", "attainment"): lambda word: word in {each.word for each in Attainment},
    ("early_warning", "code"): lambda code: f"{code}.title" in CATALOGUE,
}
"""By table and column."""
