"""The boxes of comments: the drawing in VML without which Excel shows no comment.

VML that Excel wrote is not always well-formed, so it is searched as text and added to at its end.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from shigua_monitor.report.annotated_sheet import Place
from shigua_monitor.report.annotated_xml import Strange
from shigua_monitor.report.paper_width import paper_width

Size = Callable[[int], float]
"""The pixels of a column or row, counted from 1."""

_NAMESPACES: Final = {
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "x": "urn:schemas-microsoft-com:office:excel",
}
_EMPTY: Final = b'<xml>\n<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data=""/></o:shapelayout></xml>'
_SHAPE_TYPE: Final = (
    '<{v}:shapetype id="_x0000_t202" coordsize="21600,21600" {o}:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<{v}:stroke joinstyle="miter"/><{v}:path gradientshapeok="t" {o}:connecttype="rect"/></{v}:shapetype>'
)
_SHAPE: Final = (
    '<{v}:shape id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;margin-left:59.25pt;'
    'margin-top:1.5pt;width:{width:.2f}pt;height:{height:.2f}pt;z-index:{order};visibility:hidden"'
    ' fillcolor="#ffffe1" {o}:insetmode="auto"><{v}:fill color2="#ffffe1"/>'
    '<{v}:shadow on="t" color="black" obscured="t"/><{v}:path {o}:connecttype="none"/>'
    '<{v}:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></{v}:textbox>'
    '<{x}:ClientData ObjectType="Note"><{x}:MoveWithCells/><{x}:SizeWithCells/><{x}:Anchor>{anchor}</{x}:Anchor>'
    "<{x}:AutoFill>False</{x}:AutoFill><{x}:Row>{row}</{x}:Row><{x}:Column>{column}</{x}:Column>"
    "</{x}:ClientData></{v}:shape>"
)
_SHAPES_OF_A_BLOCK: Final = 1024
"""Numbers of shapes are dealt out to drawings in blocks of this size."""

_IDMAP = re.compile(rb"""(<(?:\w+:)?idmap\b[^>]*?\bdata=)(["'])([^"']*)\2""")
_NUMBER = re.compile(rb"_x0000_s([0-9]{1,9})\b")
_NOTE = re.compile(
    rb"""(<(?:\w+:)?ClientData\b[^>]*ObjectType=["']Note["'][^>]*>)(.*?)(</(?:\w+:)?ClientData>)""", re.S
)
_ANCHOR = re.compile(rb"<((?:\w+:)?)Anchor>[^<]*</(?:\w+:)?Anchor>")
_WIDTH, _TALLEST, _LINE, _LETTER, _MARGIN = 300, 560, 17, 6.5, 14
"""Pixels: of a box, of the tallest, of a line, of a narrow letter (a Chinese one is two), and around the text."""


def lines_of(words: str, width: float = (_WIDTH - _MARGIN) / _LETTER) -> int:
    """How many lines a text takes in a width of so many narrow letters, by default that of a box."""
    return sum(max(1, math.ceil(paper_width(paragraph) / width)) for paragraph in words.split("\n"))


def last_block(drawings: Iterable[bytes]) -> int:
    """The highest block of numbers that the drawings of a workbook use, 0 without one."""
    blocks = [0]
    for drawing in drawings:
        blocks += [int(block) for told in _IDMAP.findall(drawing) for block in re.findall(rb"[0-9]{1,6}", told[2])]
        blocks += [int(number) // _SHAPES_OF_A_BLOCK for number in _NUMBER.findall(drawing)]
    return max(blocks)


class Boxes:
    """The boxes on one sheet, placed by the sizes of its columns and rows."""

    def __init__(self, width: Size, height: Size) -> None:
        self._width, self._height = width, height

    def added(self, drawing: bytes | None, comments: Mapping[Place, int], block: int) -> bytes:
        """The drawing, or a new one, with a box for each comment, told by its cell and its number of lines.

        The boxes are numbered from this block on; it and the following ones must be free.
        """
        drawing, prefixes = _with_prefixes(_EMPTY if drawing is None else drawing)
        made = [] if b'id="_x0000_t202"' in drawing else [_SHAPE_TYPE.format(**prefixes)]
        numbers = _numbers(block)
        for order, (place, lines) in enumerate(sorted(comments.items()), start=1):
            made.append(self._shape(place, lines, next(numbers), order, prefixes))
        end = drawing.rfind(b"</xml>")
        if end < 0:
            raise Strange("a drawing without an end")
        blocks = range(block, block + math.ceil(len(comments) / (_SHAPES_OF_A_BLOCK - 1)))
        return _with_blocks(drawing[:end], blocks) + "".join(made).encode() + drawing[end:]

    def enlarged(self, drawing: bytes, comments: Mapping[Place, int]) -> bytes:
        """The drawing with the boxes of comments that have become longer made to fit."""

        def fitted(match: re.Match[bytes]) -> bytes:
            opening, inside, closing = match.groups()
            place = (_told(inside, b"Row") + 1, _told(inside, b"Column") + 1)
            if place not in comments:
                return match.group()
            prefix = closing[2:].removesuffix(b"ClientData>")
            anchor = self._anchor(place, comments[place]).encode()
            told = b"<%bAnchor>%b</%bAnchor>" % (prefix, anchor, prefix)
            inside = _ANCHOR.sub(told, inside, count=1) if _ANCHOR.search(inside) else told + inside
            return opening + inside + closing

        return _NOTE.sub(fitted, drawing) if comments else drawing

    def _shape(self, place: Place, lines: int, number: int, order: int, prefixes: Mapping[str, str]) -> str:
        return _SHAPE.format(
            number=number,
            order=order,
            width=_WIDTH * 0.75,
            height=_tall(lines) * 0.75,
            anchor=self._anchor(place, lines),
            row=place[0] - 1,
            column=place[1] - 1,
            **prefixes,
        )

    def _anchor(self, place: Place, lines: int) -> str:
        """The corners of a box right of its cell: columns and rows counted from 0, each with an offset in pixels."""
        row, column = place
        left, top = (column, 15.0), (max(row - 2, 0), 2.0 if row == 1 else 10.0)
        right = _reached(left, _WIDTH, self._width)
        bottom = _reached(top, _tall(lines), self._height)
        return ", ".join(str(round(each)) for each in (*left, *top, *right, *bottom))


def _tall(lines: int) -> int:
    return min(lines * _LINE + _MARGIN, _TALLEST)


def _reached(start: tuple[int, float], length: float, size: Size) -> tuple[int, float]:
    """The column or row, counted from 0, in which a length ends that begins in another, and how far within it."""
    index, offset = start
    rest = length + min(offset, size(index + 1))
    for _ in range(400):  # behind many hidden ones the box is a little smaller
        if rest <= size(index + 1):
            break
        rest -= size(index + 1)
        index += 1
    return index, min(rest, size(index + 1))


def _numbers(block: int) -> Iterator[int]:
    """The free numbers of shapes; the first one of each block belongs to the block itself."""
    while True:
        yield from range(block * _SHAPES_OF_A_BLOCK + 1, (block + 1) * _SHAPES_OF_A_BLOCK)
        block += 1


def _told(inside: bytes, name: bytes) -> int:
    found = re.search(rb"<(?:\w+:)?%b>\s*([0-9]{1,7})\s*<" % name, inside)
    return int(found.group(1)) if found else -1


def _with_prefixes(drawing: bytes) -> tuple[bytes, dict[str, str]]:
    """The prefixes of the drawing for the namespaces of VML; those it lacks are declared."""
    root = re.search(rb"<xml\b[^>]*>", drawing)
    if root is None:
        raise Strange("a drawing without a beginning")
    prefixes, missing = {}, b""
    for usual, uri in _NAMESPACES.items():
        found = re.search(rb"xmlns:(\w+)\s*=\s*[\"']%b[\"']" % uri.encode(), root.group())
        prefixes[usual] = found.group(1).decode() if found else usual
        missing += b"" if found else f' xmlns:{usual}="{uri}"'.encode()
    place = root.start() + len(b"<xml")
    return drawing[:place] + missing + drawing[place:], prefixes


def _with_blocks(drawing: bytes, blocks: range) -> bytes:
    """The blocks of numbers noted in the drawing's list of them."""

    def longer(match: re.Match[bytes]) -> bytes:
        listed = ",".join([*filter(None, [match[3].decode()]), *map(str, blocks)])
        return match[1] + match[2] + listed.encode() + match[2]

    return _IDMAP.sub(longer, drawing, count=1)
