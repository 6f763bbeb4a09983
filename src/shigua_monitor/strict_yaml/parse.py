"""YAML without surprises: what could be read in two ways is refused, and every value keeps its line and column."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import yaml

from shigua_monitor.strict_yaml.fault import KeyPath, Position, YamlFault

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,14})\Z")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,14})\.[0-9]{1,15}\Z")
_QUOTED = {"'", '"', "|", ">"}
_NULL = {"", "null"}
_BOOLEAN = {"true": True, "false": False}
_AMBIGUOUS = re.compile(
    r"""(?: y|yes|n|no|on|off|true|false|null|~|=|<<     # words that some readers take for booleans or nothing
         | [-+]?[0-9][0-9_,]*(?:\.[0-9_]*)?(?:e[-+]?[0-9]+)?  # numbers written otherwise than 12 or 1.5, or too long
         | [-+]?\.[0-9_]+(?:e[-+]?[0-9]+)? | [-+]?0[xob][0-9a-f_]+
         | [-+]?[0-9][0-9_]*(?::[0-9]+)+(?:\.[0-9_]*)?   # 1:30 is 90 in YAML 1.1
         | [0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*              # dates
         | [-+]?\.(?:inf|nan) )\Z""",
    re.IGNORECASE | re.VERBOSE,
)
_UNREADABLE = re.compile("[^\t\n\r -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""Control characters, lone surrogates, and what only some readers take for the end of a line."""

_DEEPEST = 32
"""Levels of nesting; the C parser's own limit is the stack."""


class Parsed(NamedTuple):
    """The data of a document, and the parser's mark of every key path in it."""

    data: Any
    marks: dict[KeyPath, Any]

    @property
    def positions(self) -> dict[KeyPath, Position]:
        return {path: _position(mark) for path, mark in self.marks.items()}


def parse(text: str) -> Parsed:
    """Read one document from its text. Raises YamlFault if it is not plain, unambiguous YAML."""
    unreadable = _UNREADABLE.search(text)
    if unreadable:
        line_start = text.rfind("\n", 0, unreadable.start()) + 1
        position = Position(text.count("\n", 0, line_start) + 1, unreadable.start() - line_start + 1)
        raise YamlFault("yaml.character", position, character=f"U+{ord(unreadable[0]):04X}")
    loader = _Loader(text)
    marks: dict[KeyPath, Any] = {}
    try:
        return Parsed(_Builder(loader, marks).document(), marks)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        position = _position(mark) if mark else Position(1, 1)
        if "nesting depth" in (error.problem or ""):  # some parsers look ahead and stop by themselves
            raise YamlFault("yaml.too_deep", position, limit=str(_DEEPEST)) from None
        raise YamlFault("yaml.syntax", position, problem=error.problem or str(error)) from None
    finally:
        loader.dispose()


class _Builder:
    """Turns the parser's events into plain data, noting marks on the way.

    Events, not nodes: they still show anchors, aliases and tags where they are written, and a document that is nested
    without end is refused before anything recurs.
    """

    def __init__(self, events: Any, marks: dict[KeyPath, Any]) -> None:
        self.events = events
        self.marks = marks

    def document(self) -> Any:
        self.events.get_event()  # the start of the stream
        if self.events.check_event(yaml.StreamEndEvent):
            return None
        self.events.get_event()  # the start of the document
        data = self.value(self.events.get_event(), ())
        self.events.get_event()  # its end
        if not self.events.check_event(yaml.StreamEndEvent):
            raise YamlFault("yaml.documents", _position(self.events.get_event().start_mark))
        return data

    def value(self, event: yaml.Event, path: KeyPath) -> Any:
        _refuse_extras(event)
        self.marks[path] = event.start_mark
        if len(path) > _DEEPEST:
            raise YamlFault("yaml.too_deep", _position(event.start_mark), limit=str(_DEEPEST))
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(path)
        assert isinstance(event, yaml.ScalarEvent)
        return _scalar(event)

    def sequence(self, path: KeyPath) -> list[Any]:
        data: list[Any] = []
        while not isinstance(event := self.events.get_event(), yaml.SequenceEndEvent):
            data.append(self.value(event, (*path, len(data))))
        return data

    def mapping(self, path: KeyPath) -> dict[str, Any]:
        data: dict[str, Any] = {}
        while not isinstance(event := self.events.get_event(), yaml.MappingEndEvent):
            _refuse_extras(event)
            if not isinstance(event, yaml.ScalarEvent) or event.value in ("", "<<"):
                raise YamlFault("yaml.key", _position(event.start_mark))
            key, below = event.value, (*path, event.value)
            if key in data:
                first = _position(self.marks[below])
                raise YamlFault("yaml.duplicate_key", _position(event.start_mark), key=key, line=str(first.line))
            data[key] = self.value(self.events.get_event(), below)
            self.marks[below] = event.start_mark
        return data


def _position(mark: Any) -> Position:
    return Position(mark.line + 1, mark.column + 1)


def _refuse_extras(event: Any) -> None:
    """A value or key that is an alias, or carries an anchor or a tag."""
    if event.anchor is not None:
        raise YamlFault("yaml.alias", _position(event.start_mark))
    tag = getattr(event, "tag", None)  # an alias has none
    if tag is not None:
        raise YamlFault("yaml.tag", _position(event.start_mark), tag=tag.replace("tag:yaml.org,2002:", "!!"))


def _scalar(event: yaml.ScalarEvent) -> Any:
    text: str = event.value
    if event.style in _QUOTED:
        return text
    if text in _NULL:
        return None
    if text in _BOOLEAN:
        return _BOOLEAN[text]
    if _INTEGER.match(text):
        return int(text)
    if _DECIMAL.match(text):
        return float(text)
    if _AMBIGUOUS.match(text):
        shown = text if len(text) <= 40 else f"{text[:39]}…"
        raise YamlFault("yaml.ambiguous", _position(event.start_mark), text=shown)
    return text
