"""XML edited where it stands: elements are found by the places of their bytes, and every other byte stays as it was.

A library that parses and writes anew would change prefixes, declarations and the order of attributes, and a sheet of
300 MB would not fit into memory as a tree.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from shigua_monitor.submission.xlsx_xml import feed, guarded_parser, local

_START_TAG = re.compile(rb"""<[^"'>]*(?:"[^"]*"[^"'>]*|'[^']*'[^"'>]*)*>""")
_ENCODING = re.compile(rb"""\A(?:\xef\xbb\xbf)?<\?xml[^>]*\sencoding\s*=\s*["']([^"']+)["']""")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPE_LIKE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


class Strange(Exception):
    """A file that is readable but built in a way that cannot be edited in place."""


@dataclass(slots=True)
class Tag:
    """An element: `start` and `inside` enclose its opening tag, `inside` and `end` its content, `after` follows it."""

    qname: str
    attributes: dict[str, str]
    start: int
    inside: int
    empty: bool
    end: int = 0
    after: int = 0
    children: list[Tag] = field(default_factory=list)

    @property
    def name(self) -> str:
        return local(self.qname)

    @property
    def prefix(self) -> str:
        """The prefix with its colon, or nothing."""
        return self.qname.removesuffix(self.name)

    @property
    def namespace(self) -> str:
        """The namespace of this element, if the element declares it itself, as roots do."""
        return self.attributes.get(f"xmlns:{self.prefix[:-1]}" if self.prefix else "xmlns", "")

    def value(self, name: str) -> str:
        """An attribute by its name without a prefix, or nothing."""
        return next((value for key, value in self.attributes.items() if local(key) == name), "")

    def named(self, name: str) -> Iterator[Tag]:
        return (child for child in self.children if child.name == name)

    def child(self, name: str) -> Tag | None:
        return next(self.named(name), None)


Keep = Callable[[Tag, str, Mapping[str, str]], bool]
"""Whether an element is wanted: its parent, its name without a prefix, its attributes."""


def parse(data: bytes, part: str, keep: Keep = lambda parent, name, attributes: True) -> Tag:
    """The root with those descendants that are kept; what is within an element that is not kept is passed over.

    Raises Strange for encodings other than UTF-8, and FileFault for broken or hostile XML.
    """
    _refuse_other_encodings(data, part)
    parser = guarded_parser(part)
    above = Tag("", {}, 0, 0, False)
    stack: list[Tag | None] = [above]

    def start(qname: str, attributes: dict[str, str]) -> None:
        parent = stack[-1]
        if parent is None or not (parent is above or keep(parent, local(qname), attributes)):
            stack.append(None)
            return
        tag = _opened(data, part, parser.CurrentByteIndex, qname, attributes)
        parent.children.append(tag)
        stack.append(tag)

    def end(qname: str) -> None:
        tag = stack.pop()
        if tag is not None:
            # of an empty tag expat tells no closing place that could be relied on
            tag.end = tag.inside if tag.empty else parser.CurrentByteIndex
            tag.after = tag.inside if tag.empty else data.index(b">", tag.end) + 1

    parser.StartElementHandler, parser.EndElementHandler = start, end
    feed(parser, [data], part, lambda: None)
    return above.children[0]


def _refuse_other_encodings(data: bytes, part: str) -> None:
    declared = _ENCODING.match(data)
    encoding = declared.group(1).decode("ascii", "replace").lower() if declared else "utf-8"
    if encoding not in ("utf-8", "utf8", "us-ascii", "ascii") or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise Strange(f"{part} is not UTF-8")


def _opened(data: bytes, part: str, place: int, qname: str, attributes: dict[str, str]) -> Tag:
    found = _START_TAG.match(data, place)
    if found is None or not data.startswith(qname.encode(), place + 1):
        raise Strange(f"{part} has no tag {qname} at {place}")
    return Tag(qname, attributes, place, found.end(), found.group().endswith(b"/>"))


class Edits:
    """Changes to the bytes of one part, made all at once by `result`."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._changes: list[tuple[int, int, bytes]] = []

    def insert(self, place: int, content: bytes) -> None:
        self._changes.append((place, place, content))

    def change(self, tag: Tag, attributes: Mapping[str, str] | None = None, content: bytes = b"") -> None:
        """Set attributes of an element and append to its content; to be called once for an element."""
        opening = with_attributes(self.data[tag.start : tag.inside], attributes or {})
        if tag.empty and content:
            content = opening.removesuffix(b"/>") + b">" + content + f"</{tag.qname}>".encode()
            self._changes.append((tag.start, tag.inside, content))
            return
        if attributes:
            self._changes.append((tag.start, tag.inside, opening))
        if content:
            self.insert(tag.end, content)

    def insert_before(self, parent: Tag, followers: Iterable[str], content: bytes) -> None:
        """Insert before the first child of one of these names, or at the end: schemas fix the order of children."""
        names = set(followers)
        following = next((child for child in parent.children if child.name in names), None)
        if following is None:
            self.change(parent, content=content)
        else:
            self.insert(following.start, content)

    def result(self) -> bytes:
        pieces, last = [], 0
        for start, end, content in sorted(self._changes, key=lambda change: change[:2]):
            if start < last:
                raise Strange("two changes of one place")
            pieces += [self.data[last:start], content]
            last = end
        return b"".join([*pieces, self.data[last:]])


def with_attributes(opening: bytes, attributes: Mapping[str, str]) -> bytes:
    """An opening tag with these attributes, replaced where it has them."""
    for name, value in attributes.items():
        written = f'{name}="{attribute(value)}"'.encode()
        present = re.compile(rb"""(?<=\s)""" + re.escape(name.encode()) + rb"""\s*=\s*("[^"]*"|'[^']*')""")
        if found := present.search(opening):
            opening = opening[: found.start()] + written + opening[found.end() :]
        else:
            closing = 2 if opening.endswith(b"/>") else 1
            opening = opening[:-closing].rstrip() + b" " + written + opening[-closing:]
    return opening


def text(plain: str) -> str:
    """Plain text as the content of an element; what XML cannot hold is left out, what looks like _x000A_ is kept."""
    legal = _ESCAPE_LIKE.sub("_x005F_", _ILLEGAL.sub("", plain))
    return legal.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def attribute(plain: str) -> str:
    """Plain text as the value of an attribute in double quotes."""
    legal = _ILLEGAL.sub("", plain).replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    return legal.replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;")
