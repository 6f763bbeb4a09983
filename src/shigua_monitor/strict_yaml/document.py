"""The documents of a plan: their data, and the place of every value for the messages about it."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Any

from shigua_monitor.strict_yaml import kept
from shigua_monitor.strict_yaml.fault import KeyPath, Position, YamlFault


class Document:
    """The data of one file. Where its values stand is looked up in `text` when a message needs it."""

    def __init__(self, file: Path, text: str, data: Any) -> None:
        self.file = file
        self.text = text
        self.data = data

    def position(self, path: KeyPath) -> Position:
        """The place of `path`, or of the nearest value that encloses it."""
        while path and path not in self._positions:
            path = path[:-1]
        return self._positions.get(path, Position(1, 1))

    @cached_property
    def _positions(self) -> dict[KeyPath, Position]:
        from shigua_monitor.strict_yaml.parse import parse

        return parse(self.text).positions


def load_document(file: Path) -> Document:
    """Read one document; one that was read before is not parsed again.

    Raises OSError if the file cannot be read and YamlFault if its text is not plain, unambiguous YAML.
    """
    content = file.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise YamlFault("yaml.not_utf8", Position(1, 1), byte=str(error.start)) from None
    return Document(file, text, _data(content, text))


def _data(content: bytes, text: str) -> Any:
    entry = kept.entry(content)
    known = entry and kept.look_up(entry)
    if known:
        return known[0]
    from shigua_monitor.strict_yaml.parse import parse

    data = parse(text).data
    if entry:
        kept.keep(entry, data)
    return data
