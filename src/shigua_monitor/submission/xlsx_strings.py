"""Text of an .xlsx: the table of shared strings, and characters written as _x000D_."""

import re

from shigua_monitor.submission import limits
from shigua_monitor.submission.sheet import FileFault
from shigua_monitor.submission.xlsx_package import Package
from shigua_monitor.submission.xlsx_xml import bomb, feed, guarded_parser, local

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def unescape(text: str) -> str:
    """Decode _xHHHH_; halves of a pair are joined, a lone half becomes the replacement character."""
    if "_x" not in text:
        return text
    decoded = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    return decoded.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def shared_strings(package: Package, part: str) -> list[str | None]:
    """The strings in their order, runs joined and phonetic guides left out; an empty one is None."""
    table = _StringTable(part)
    parser = guarded_parser(part)
    parser.StartElementHandler = table.start
    parser.EndElementHandler = table.end
    parser.CharacterDataHandler = table.texts.append
    feed(parser, package.chunks(part), part, table.check)
    return table.strings


class _StringTable:
    """Collects the items of the table as the parser passes them."""

    def __init__(self, part: str) -> None:
        self.part = part
        self.strings: list[str | None] = []
        self.texts: list[str] = []
        self._runs: list[str] = []
        self._phonetic = False
        self._depth = self._elements = 0
        self._length = self._characters = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._elements += 1
        self.texts.clear()
        if local(name) == "rPh":
            self._phonetic = True

    def end(self, name: str) -> None:
        self._depth -= 1
        name = local(name)
        if name == "t" and not self._phonetic:
            self._runs += self.texts
            self._length += sum(map(len, self.texts))
        elif name == "rPh":
            self._phonetic = False
        elif name == "si":
            self._refuse_long(self._length)
            self._characters += self._length
            self._length = 0
            self.strings.append(unescape("".join(self._runs)) or None)
            self._runs.clear()
        self.texts.clear()

    def check(self) -> None:
        if self._depth > limits.XML_DEPTH:
            raise bomb("depth", self.part, limits.XML_DEPTH)
        self._refuse_long(self._length + sum(map(len, self.texts)))
        if self._characters > limits.TEXT_CHARACTERS:
            raise FileFault("F108", {"problem": "text", "limit": limits.TEXT_CHARACTERS})
        if len(self.strings) > limits.STRINGS or self._elements > limits.XML_ELEMENTS:
            raise bomb("elements", self.part, limits.STRINGS)

    def _refuse_long(self, characters: int) -> None:
        if characters > limits.CELL_CHARACTERS:
            raise bomb("text", self.part, limits.CELL_CHARACTERS)
