"""When something was done, as departments write it: a day, a month or a year, never more exact than it was sent."""

from __future__ import annotations

import re
from datetime import date

from shigua_monitor.submission.period import plain_text
from shigua_monitor.submission.sheet import Flag, Value, serial_date
from shigua_monitor.submission.shown import spelled, visible

_DAY = re.compile(r"((?:19|20)[0-9]{2})\s*[-/.年]\s*([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})\s*日?")
_EIGHT_DIGITS = re.compile(r"((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})")
_MONTH = re.compile(r"((?:19|20)[0-9]{2})\s*[-/.年]\s*([0-9]{1,2})\s*月?")
_YEAR = re.compile(r"((?:19|20)[0-9]{2})\s*年?")


def read_day(value: Value, flags: Flag, date1904: bool = False) -> str | None:
    """The date in ISO form: 2024-05-06, 2024-05 or 2024; None for what is no date."""
    if isinstance(value, float) and flags & Flag.DATE:
        try:
            return serial_date(value, date1904).isoformat()
        except ValueError:
            return None
    text = plain_text(visible(spelled(value)))
    for pattern in (_DAY, _EIGHT_DIGITS, _MONTH, _YEAR):
        if match := pattern.fullmatch(text):
            return _iso(*map(int, match.groups()))
    return None


def _iso(year: int, *month_and_day: int) -> str | None:
    """The parts that were sent; None where the calendar has no such day."""
    month, day = [*month_and_day, 1, 1][:2]
    try:
        whole = date(year, month, day).isoformat()
    except ValueError:
        return None
    return whole[: (4, 7, 10)[len(month_and_day)]]
