"""What a cell says: a number, that there is none, or nothing that can be used."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from shigua_monitor.observations import Floats, State
from shigua_monitor.submission.names import fold
from shigua_monitor.submission.vocabulary import Vocabulary
from shigua_monitor.submission.workbook import Flag, Value

_PLAIN = re.compile(r"-?[0-9]+(?:\.([0-9]+))?\Z")
_NUMBER = re.compile(
    r"(?P<number>[-+]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)?(?:\.(?P<decimals>[0-9]+))?(?:e[-+]?[0-9]{1,3})?)"
    r"(?P<sign>%|‰)?\Z",
    re.IGNORECASE,
)
_MINUS = str.maketrans({"−": "-", "－": "-", "﹣": "-"})
_SIGNS = {"%": "percent", "‰": "per_mille"}


@dataclass(frozen=True, slots=True)
class Reading:
    """One cell read. `unit` is the unit that the cell itself states, `code` a finding about it, both '' if none."""

    number: float = np.nan
    decimals: int = 0
    state: State = State.USED
    unit: str = ""
    code: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Numbers:
    """A column of cells as numbers: NaN where there is none, `decimals` the digits sent after the point.

    `readings` holds the cells that were more than a plain number or a blank, by position.
    """

    number: Floats
    decimals: NDArray[np.int8]
    state: NDArray[np.int8]
    readings: dict[int, Reading] = field(default_factory=dict)


def read_numbers(values: Sequence[Value], flags: Mapping[int, Flag], words: Vocabulary, *, text_file: bool) -> Numbers:
    """Read a column. `flags` marks the positions whose number format matters; in a text file digits are no news."""
    size = len(values)
    numbers = Numbers(np.full(size, np.nan), np.zeros(size, np.int8), np.full(size, State.MISSING, np.int8))
    known: dict[str, Reading] = {}
    unmarked_codes = words.codes.keys()
    for position, value in enumerate(values):
        if value is None and position not in flags:
            continue
        if type(value) is float and position not in flags and value not in unmarked_codes:
            numbers.number[position] = value
            numbers.decimals[position] = 0 if value.is_integer() else _decimals(value)
            numbers.state[position] = State.USED
            continue
        if type(value) is str and position not in flags:
            reading = known.get(value)
            if reading is None:
                reading = known[value] = read_text(value, words, text_file=text_file)
        else:
            reading = read_cell(value, flags.get(position, Flag(0)), words, text_file=text_file)
        numbers.number[position] = reading.number
        numbers.decimals[position] = reading.decimals
        numbers.state[position] = reading.state
        if reading.code or reading.unit:
            numbers.readings[position] = reading
    return numbers


def read_cell(value: Value, flags: Flag, words: Vocabulary, *, text_file: bool = False) -> Reading:
    """Read one cell with what its number format says."""
    if failed := _failed(value, flags):
        return failed
    if flags & Flag.DATE and not isinstance(value, str):
        return _refused("F214", value)
    if value is None:
        return Reading(state=State.MISSING)
    if isinstance(value, bool):
        return _refused("F201", value)
    if isinstance(value, str):
        return read_text(value, words, text_file=text_file)
    return _read_stored(float(value), flags, words)


def _failed(value: Value, flags: Flag) -> Reading | None:
    """An error value, or a formula that was never computed; one that was computed to nothing is a blank."""
    if flags & Flag.ERROR:
        return _refused("F207", value)
    if flags & Flag.FORMULA and value is None and not flags & Flag.EMPTY_TEXT:
        return _refused("F206", value)
    return None


def _read_stored(number: float, flags: Flag, words: Vocabulary) -> Reading:
    if not np.isfinite(number):
        return _refused("F201", number)
    if number in words.codes and not flags & Flag.PERCENT:
        return Reading(state=State.MISSING, code="F205", fields={"sent": number, "meaning": words.codes[number]})
    decimals = _decimals(number)
    if flags & Flag.PERCENT:
        shown = float(np.round(number * 100, 10))
        return Reading(shown, max(decimals - 2, 0), unit="percent", code="F209", fields={"sent": number, "read": shown})
    if flags & Flag.FORMULA and number == 0:
        return Reading(number, 0, code="F210", fields={"sent": number})
    return Reading(number, decimals)


def read_text(text: str, words: Vocabulary, *, text_file: bool = False) -> Reading:
    """Read a cell that holds text."""
    stripped = text.strip()
    plain = _PLAIN.match(stripped)
    if plain and stripped.isascii():
        return _plain(stripped, plain.group(1) or "", words, text_file=text_file)
    folded = fold(text)
    if not folded or folded in words.missing:
        return Reading(state=State.MISSING)
    if folded in words.not_applicable:
        return Reading(state=State.NOT_APPLICABLE)
    narrow = unicodedata.normalize("NFKC", stripped.translate(_MINUS)).replace(" ", "")
    match = _NUMBER.match(narrow)
    if match and any(digit.isdigit() for digit in match.group("number")):
        return _normalised(text, match)
    if any(word in narrow for word in map(fold, words.vague)) and any(digit.isdigit() for digit in narrow):
        return _refused("F202", text, digits=_digits(narrow))
    return _refused("F201", text)


def _plain(digits: str, decimals: str, words: Vocabulary, *, text_file: bool) -> Reading:
    number = float(digits)
    if number in words.codes:
        return Reading(state=State.MISSING, code="F205", fields={"sent": digits, "meaning": words.codes[number]})
    if text_file:
        return Reading(number, len(decimals))
    return Reading(number, len(decimals), code="F209", fields={"sent": digits, "read": number})


def _normalised(text: str, match: re.Match[str]) -> Reading:
    number = float(match.group("number").replace(",", ""))
    unit = _SIGNS.get(match.group("sign") or "", "")
    decimals = len(match.group("decimals") or "")
    return Reading(number, decimals, unit=unit, code="F209", fields={"sent": text.strip(), "read": number})


def read_status(value: Value, flags: Flag, words: Vocabulary) -> Reading:
    """Read a cell that answers yes or no, as 1 or 0."""
    if failed := _failed(value, flags):
        return failed
    if isinstance(value, bool):
        return Reading(float(value))
    folded = fold(_spelled(value))
    if folded in words.yes:
        return Reading(1.0)
    if folded in words.no:
        return Reading(0.0)
    if not folded or folded in words.missing:
        return Reading(state=State.MISSING)
    if folded in words.not_applicable:
        return Reading(state=State.NOT_APPLICABLE)
    return _refused("F211", value)


def read_year(value: Value, flags: Flag) -> Reading:
    """Read a year: 2024, 2024年, 2024年度, or a date within it."""
    if failed := _failed(value, flags):
        return failed
    if isinstance(value, float) and flags & Flag.DATE:
        from shigua_monitor.submission.workbook import serial_date

        year = serial_date(value).year
        return Reading(float(year), code="F209", fields={"sent": value, "read": year})
    text = unicodedata.normalize("NFKC", _spelled(value)).strip()
    match = re.fullmatch(r"((?:19|20)[0-9]{2})\s*(?:年度?)?", text)
    return Reading(float(match.group(1))) if match else _refused("F304", value)


def _spelled(value: Value) -> str:
    """A cell as a person would write it: whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _refused(code: str, value: Value, **fields: Any) -> Reading:
    return Reading(state=State.WITHHELD, code=code, fields={"sent": "" if value is None else value, **fields})


def _digits(text: str) -> str:
    match = re.search(r"[0-9]+(?:\.[0-9]+)?", text)
    return match.group() if match else ""


def _decimals(number: float) -> int:
    """Digits after the point in the shortest writing of a number; 15 or more are binary noise and count as they are."""
    text = repr(number)
    if "e" in text:
        return 0 if number >= 1 else 17
    return len(text.rpartition(".")[2]) if not text.endswith(".0") else 0
