"""Why a command cannot be done: one sentence each, with the remedy."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from shigua_monitor.text import Lang, say


class Stop(Exception):
    """The command ends with exit code 2. `reason` is a key of the catalogue; `details` are lines that come before.
    `lang` is the language that the command found out it should speak, if that is not the one it was called in."""

    lang: Lang | None = None

    def __init__(self, reason: str, /, *, details: tuple[tuple[str, dict[str, Any]], ...] = (), **fields: Any) -> None:
        super().__init__(reason, fields)
        self.reason = reason
        self.fields = fields
        self.details = details

    def lines(self, lang: Lang) -> list[str]:
        lang = self.lang or lang
        told = [*self.details, (self.reason, self.fields)] if self.reason else list(self.details)
        return [say(lang, "stop.line", message=say(lang, key, **fields)) for key, fields in told]


@contextmanager
def stops_speak(lang: Lang | None) -> Iterator[None]:
    """Tell what stops the block in that language, if one is given."""
    try:
        yield
    except Stop as stop:
        stop.lang = lang
        raise
