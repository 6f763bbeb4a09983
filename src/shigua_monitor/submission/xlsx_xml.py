"""Reading XML that may be hostile: expat with guards, and small parts as lists of elements."""

from collections.abc import Callable, Iterable
from typing import Final, NamedTuple
from xml.parsers import expat

from shigua_monitor.submission import limits
from shigua_monitor.submission.sheet import FileFault

_TEXT_BUFFER: Final = 2**20


class Element(NamedTuple):
    """An opening tag: names without their prefixes."""

    name: str
    parent: str
    attributes: dict[str, str]


def local(name: str) -> str:
    """The name without its prefix."""
    return name.rpartition(":")[2]


def is_true(text: str | None) -> bool:
    """An xsd:boolean; missing is false."""
    return text in ("1", "true")


def guarded_parser(part: str) -> expat.XMLParserType:
    """A parser that gives text in one piece and refuses declarations of entities."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.buffer_size = _TEXT_BUFFER

    def refuse(*declaration: object) -> None:
        raise FileFault("F108", {"problem": "entities", "part": part})

    parser.StartDoctypeDeclHandler = refuse
    return parser


def feed(parser: expat.XMLParserType, chunks: Iterable[bytes], part: str, after: Callable[[], None]) -> None:
    """Parse the chunks, calling after() behind each; F109 where the XML is broken, F108 where it is a bomb."""
    fed = 0
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
            fed += len(chunk)
            # expat 2.5 starts a tag again with every chunk: a tag of 60 MB would take minutes
            if fed - max(parser.CurrentByteIndex, 0) > limits.XML_TOKEN_BYTES:
                raise bomb("token", part, limits.XML_TOKEN_BYTES)
            if len(parser.intern) > limits.XML_NAMES:
                raise bomb("names", part, limits.XML_NAMES)
            after()
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise FileFault("F109", {"problem": "xml", "part": part, "line": error.lineno}) from error


def bomb(reason: str, part: str, limit: int) -> FileFault:
    return FileFault("F108", {"problem": reason, "part": part, "limit": limit})


def elements(chunks: Iterable[bytes], part: str, wanted: set[str]) -> list[Element]:
    """The wanted elements of a small part in their order, with the element that holds each."""
    found: list[Element] = []
    path = [""]
    elements = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal elements
        elements += 1
        name = local(name)
        if name in wanted:
            found.append(Element(name, path[-1], {local(key): value for key, value in attributes.items()}))
        path.append(name)

    def end(name: str) -> None:
        path.pop()

    def check() -> None:
        if len(path) > limits.XML_DEPTH:
            raise bomb("depth", part, limits.XML_DEPTH)
        if len(found) > limits.LISTED_ELEMENTS or elements > limits.XML_SMALL_ELEMENTS:
            raise bomb("elements", part, limits.LISTED_ELEMENTS)

    parser = guarded_parser(part)
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    feed(parser, chunks, part, check)
    return found
