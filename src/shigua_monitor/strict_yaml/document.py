"""The documents of a plan: their data, and the place of every value for the messages about it."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from shigua_monitor.strict_yaml.fault import KeyPath, Position, YamlFault

if TYPE_CHECKING:
    from shigua_monitor.strict_yaml.parse import Parsed


class Document:
    """One file. Its text is parsed when its data or the place of a value are asked for.

    Raises YamlFault, then or at once, if the content is not plain, unambiguous YAML.
    """

    def __init__(self, file: Path, content: bytes) -> None:
        self.file = file
        try:
            self.text = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise YamlFault("yaml.not_utf8", Position(1, 1), byte=str(error.start)) from None

    @property
    def data(self) -> Any:
        return self._parsed.data

    def position(self, path: KeyPath) -> Position:
        """The place of `path`, or of the nearest value that encloses it."""
        while path and path not in self._positions:
            path = path[:-1]
        return self._positions.get(path, Position(1, 1))

    @cached_property
    def _parsed(self) -> Parsed:
        from shigua_monitor.strict_yaml.parse import parse

        return parse(self.text)

    @cached_property
    def _positions(self) -> dict[KeyPath, Position]:
        return self._parsed.positions
