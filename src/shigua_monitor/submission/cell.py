"""What a cell says: a number, that there is none, or nothing that can be used."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

import numpy as np

from shigua_monitor.acts import ActState
from shigua_monitor.observations import State
from shigua_monitor.submission.names import fold
from shigua_monitor.submission.period import plain_text, whole_year
from shigua_monitor.submission.sheet import Flag, Value, serial_date
from shigua_monitor.submission.shown import as_shown, is_blank, spelled, told, visible
from shigua_monitor.submission.vocabulary import Vocabulary
from shigua_monitor.text import Label, Phrase

_PLAIN = re.compile(r"-?[0-9]+(?:\.([0-9]+))?\Z")
_NUMBER = (
    r"(?i)(?P<minus>[-+]?)\s*(?P<number>(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|[0-9]+)?(?:\.(?P<decimals>[0-9]+))?"
    r"(?:e(?P<exponent>[-+]?[0-9]{1,3}))?)\s*(?P<sign>%|‰)?\Z"
)
_RANGE = r"[0-9%‰]\s*[-‐‑‒–—―~]+\s*[0-9]"
_ANY_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_MINUS = str.maketrans({"−": "-", "－": "-", "﹣": "-"})
_SIGNS = {"%": "percent", "‰": "per_mille"}
_WIDTHS = ("<wide>", "<narrow>", "<small>", "<noBreak>")

_MOST_DECIMALS = 17
"""More digits than that no number keeps."""


class Reading(NamedTuple):
    """One cell read. `unit` is the unit that the cell itself states, `code` a finding about it, both '' if none."""

    number: float = np.nan
    decimals: int = 0
    state: State = State.USED
    unit: str = ""
    code: str = ""
    fields: Mapping[str, Any] = MappingProxyType({})

    @property
    def is_plain(self) -> bool:
        """Whether the cell was no more than a number, a word that stands for one, or a blank."""
        return not (self.unit or self.code)


def read_cell(value: Value, flags: Flag, words: Vocabulary, *, text_file: bool = False) -> Reading:
    """Read one cell with what its number format says."""
    if flags:
        if wrong := failed(value, flags):
            return wrong
        if flags & Flag.DATE and not isinstance(value, str):
            return _refused("F214", value)
    if value is None:
        return Reading(state=State.MISSING)
    if isinstance(value, bool):
        return _refused("F201", value)
    if isinstance(value, str):
        return read_text(value, words, text_file=text_file)
    return _read_stored(float(value), flags, words)


def failed(value: Value, flags: Flag) -> Reading | None:
    """An error value, or a formula that was never computed; one that was computed to nothing is a blank."""
    if flags & Flag.ERROR:
        return _refused("F207", value)
    if flags & Flag.FORMULA and value is None and not flags & Flag.EMPTY_TEXT:
        return _refused("F206", value)
    return None


def _read_stored(number: float, flags: Flag, words: Vocabulary) -> Reading:
    if not math.isfinite(number):
        return _refused("F201", str(number))
    if number in words.codes and not flags & Flag.PERCENT:
        return _missing(number, number, words)
    if not flags:
        return Reading(number, _decimals(number))
    unit = "percent" if flags & Flag.PERCENT else "per_mille" if flags & Flag.PER_MILLE else ""
    if flags & Flag.FORMULA and number == 0:
        return Reading(number, 0, unit=unit, code="F210", fields={"sent": number})
    decimals = _decimals(number)
    if flags & Flag.PERCENT:
        shown = float(np.round(number * 100, 10))
        return Reading(shown, max(decimals - 2, 0), unit=unit, code="F209", fields={"sent": number, "read": shown})
    return Reading(number, decimals, unit=unit)


def read_text(text: str, words: Vocabulary, *, text_file: bool = False) -> Reading:
    """Read a cell that holds text."""
    stripped = text.strip()
    if plain := _PLAIN.match(stripped):
        return _plain(stripped, plain[1] or "", words, text_file=text_file)
    folded = fold(text)
    if not folded or folded in words.missing:
        return Reading(state=State.MISSING)
    if folded in words.not_applicable:
        return Reading(state=State.NOT_APPLICABLE)
    narrow = _narrow(text)
    numbers = _ANY_NUMBER.findall(narrow)
    if not numbers:
        return _refused("F201", text)
    match = re.match(_NUMBER, narrow)
    if match and _ANY_NUMBER.search(match["number"].lower().partition("e")[0]):
        return _normalised(text, match, words)
    if re.search(_RANGE, narrow) or any(word in narrow.casefold() for word in words.vague):
        only = Phrase("finding.this_number", {"number": numbers[0]})
        return _refused("F202", text, digits=only if len(numbers) == 1 else Label("finding.exact_number"))
    return _refused("F201", text)


def _narrow(text: str) -> str:
    """A text in plain widths. Nothing else is changed: 95² and ⑨ are no digits, and 95 96 is not 9596."""
    narrowed = []
    for character in visible(text).translate(_MINUS):
        width, _, plain = unicodedata.decomposition(character).partition(" ")
        narrowed.append(chr(int(plain, 16)) if width in _WIDTHS else character)
    return "".join(narrowed).strip()


def _plain(digits: str, decimals: str, words: Vocabulary, *, text_file: bool) -> Reading:
    number = float(digits)
    if not math.isfinite(number):
        return _refused("F201", digits)
    if number in words.codes:
        return _missing(digits, number, words)
    places = min(len(decimals), _MOST_DECIMALS)
    if text_file:
        return Reading(number, places)
    return Reading(number, places, code="F209", fields={"sent": told(digits), "read": number})


def _normalised(text: str, match: re.Match[str], words: Vocabulary) -> Reading:
    number = float(match["minus"] + match["number"].replace(",", ""))
    if not math.isfinite(number):
        return _refused("F201", text)
    unit = _SIGNS.get(match["sign"] or "", "")
    if number in words.codes and not unit:
        return _missing(told(text), number, words)
    decimals = len(match["decimals"] or "") - int(match["exponent"] or 0)
    places = min(max(decimals, 0), _MOST_DECIMALS)
    return Reading(number, places, unit=unit, code="F209", fields={"sent": told(text), "read": number})


def _missing(sent: str | float, number: float, words: Vocabulary) -> Reading:
    """A number that is a code for a value that is not there."""
    return Reading(state=State.MISSING, code="F205", fields={"sent": sent, "meaning": words.codes[number]})


def read_status(value: Value, flags: Flag, words: Vocabulary) -> Reading:
    """Read a cell that answers yes or no, or names a state, as 1 or 0: what is not in place yet is 0."""
    if wrong := failed(value, flags):
        return wrong
    if isinstance(value, bool):
        return Reading(float(value))
    if isinstance(value, float) and flags & Flag.DATE:
        return _refused("F214", value)
    if isinstance(value, float) and value in words.codes:
        return _missing(value, value, words)
    if flags & (Flag.PERCENT | Flag.PER_MILLE):
        return _refused("F211", value)
    folded = fold(spelled(value))
    if folded.isdecimal() and folded != _narrow(spelled(value)):
        return _refused("F211", value)
    if folded in words.yes:
        return Reading(1.0)
    if folded in words.no:
        return Reading(0.0)
    if state := words.states.find(folded):
        return Reading(float(state == ActState.IN_PLACE))
    if not folded or folded in words.missing:
        return Reading(state=State.MISSING)
    if folded in words.not_applicable:
        return Reading(state=State.NOT_APPLICABLE)
    if isinstance(value, str) and (read := read_text(value, words)).code == "F205":
        return read
    return _refused("F211", value)


def read_year(value: Value, flags: Flag, date1904: bool = False) -> Reading:
    """Read a year: 2024, 2024年度, 2024年1—12月; a date within it or other digits (二〇二四年) are normalised."""
    if wrong := failed(value, flags):
        return wrong
    if isinstance(value, float) and flags & Flag.DATE:
        try:
            date = serial_date(value, date1904)
        except ValueError:
            return not_a_year(value)
        return Reading(float(date.year), code="F209", fields={"sent": date.isoformat(), "read": date.year})
    text = visible(spelled(value))
    year = whole_year(plain_text(text))
    if year is None:
        return not_a_year(value)
    if str(year) in text:
        return Reading(float(year))
    return Reading(float(year), code="F209", fields={"sent": told(text), "read": year})


def not_a_year(value: Value) -> Reading:
    """A cell that should name a year and does not."""
    sent = as_shown(value)
    quoted = Label("finding.blank") if is_blank(value) else Phrase("finding.quoted", {"sent": sent})
    return Reading(state=State.WITHHELD, code="F304", fields={"sent": sent, "quoted": quoted})


def _refused(code: str, value: Value, **fields: Any) -> Reading:
    return Reading(state=State.WITHHELD, code=code, fields={"sent": as_shown(value), **fields})


def _decimals(number: float) -> int:
    """Digits after the point in the shortest writing of a number; 15 or more are binary noise and count as they are."""
    text = repr(number)
    if "e" in text:
        return 0 if abs(number) >= 1 else _MOST_DECIMALS
    return len(text.rpartition(".")[2]) if not text.endswith(".0") else 0
