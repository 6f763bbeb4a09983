"""Why a command cannot be done: one sentence each, with the remedy."""

from __future__ import annotations

from typing import Any

from shigua_monitor.text import Lang, say


class Stop(Exception):
    """The command ends with exit code 2. `reason` is a key of the catalogue; `details` are lines that come before."""

    def __init__(self, reason: str, /, *, details: tuple[tuple[str, dict[str, Any]], ...] = (), **fields: Any) -> None:
        super().__init__(reason, fields)
        self.reason = reason
        self.fields = fields
        self.details = details

    def lines(self, lang: Lang) -> list[str]:
        told = [*self.details, (self.reason, self.fields)] if self.reason else list(self.details)
        return [say(lang, "stop.line", message=say(lang, key, **fields)) for key, fields in told]
