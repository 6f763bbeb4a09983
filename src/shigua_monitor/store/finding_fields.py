"""The fields of a finding's sentence as JSON and back, so that a stored finding is told in either language."""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import Enum
from typing import Any

from shigua_monitor.plan.bilingual import Bilingual
from shigua_monitor.plan.terms import Unit
from shigua_monitor.text import LANGS

_UNIT, _TEXT = "$unit", "$text"


def encoded(fields: Mapping[str, Any]) -> str:
    """The fields as JSON; what has a text in each language keeps both."""
    plain = {name: _plain(value) for name, value in fields.items()}
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, allow_nan=False)


def decoded(text: str) -> dict[str, Any]:
    """The fields that `encoded` was given, as far as a sentence can tell.

    Databases of earlier versions hold NaN, which is not JSON, where a number is missing.
    """
    return {name: _restored(value) for name, value in json.loads(text, parse_constant=lambda _: None).items()}


def _plain(value: Any) -> Any:
    if isinstance(value, Unit):
        return {_UNIT: value.value}
    if isinstance(value, Enum):
        return _plain(value.value)
    if hasattr(value, "text"):
        return {_TEXT: {lang: str(value.text(lang)) for lang in LANGS}}
    if hasattr(value, "item"):
        return value.item()
    if isinstance(value, Mapping):
        return {str(name): _plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(each) for each in value]
    return value if value is None or isinstance(value, str | bool | int | float) else str(value)


def _restored(value: Any) -> Any:
    if isinstance(value, list):
        return [_restored(each) for each in value]
    if not isinstance(value, dict):
        return value
    if _UNIT in value:
        return Unit(value[_UNIT])
    if _TEXT in value:
        return Bilingual(**value[_TEXT])
    return {name: _restored(each) for name, each in value.items()}
