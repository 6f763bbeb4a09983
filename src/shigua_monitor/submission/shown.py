"""What a cell shows to a person, and how a sentence quotes it."""

from __future__ import annotations

import re

from shigua_monitor.submission.sheet import Value

_INVISIBLE = re.compile("[\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad]+")

_LONGEST_TOLD = 60


def visible(text: str) -> str:
    """A text without the characters that show nothing, which come with what is copied from elsewhere."""
    return text if text.isascii() else _INVISIBLE.sub("", text)


def printable(text: str) -> str:
    """A text on one line, without characters that command a screen."""
    return "".join(each if each.isprintable() else "�" for each in " ".join(text.split()))


def told(text: str) -> str:
    """A text as a sentence can quote it: on one line and not too long."""
    whole = printable(text)
    return whole if len(whole) <= _LONGEST_TOLD else whole[: _LONGEST_TOLD - 1] + "…"


def as_shown(value: Value) -> str | float:
    """A cell as a finding quotes it: numbers as they are, words as a spreadsheet shows them."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, str):
        return told(value)
    return "" if value is None else value


def is_blank(value: Value) -> bool:
    """Whether nothing is seen of a cell."""
    return value is None or (isinstance(value, str) and not visible(value).strip())


def spelled(value: Value) -> str:
    """A cell as a person would write it: whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
