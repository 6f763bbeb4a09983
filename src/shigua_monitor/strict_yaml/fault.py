"""Where in a document something stands, and why it is refused."""

from __future__ import annotations

from typing import NamedTuple

KeyPath = tuple[str | int, ...]
"""Where a value stands in a document: keys of mappings and positions in lists."""


class Position(NamedTuple):
    """A place in a file, counted from 1 as editors do."""

    line: int
    column: int


class YamlFault(Exception):
    """A document that is refused. `reason` is a key of the catalogue; `fields` fill its sentence."""

    def __init__(self, reason: str, position: Position, **fields: str) -> None:
        super().__init__(reason, position, fields)
        self.reason = reason
        self.position = position
        self.fields = fields
