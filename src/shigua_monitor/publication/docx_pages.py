"""On which page each heading comes to stand: what the contents show until a word processor has laid out the pages.

A page of an official document is a grid, 22 lines of 28 characters, so its lines can be counted. The numbers may be one
off; Word puts in those of its own layout when it prints, LibreOffice when it opens the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from shigua_monitor.publication.docx_styles import CELL_MARGIN, Measures, Style
from shigua_monitor.publication.docx_widths import lines_needed

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_EMU_A_POINT = 12700
_ROW = 2.2
"""What a row takes beside its lines, in points: margins and a border."""


class _Piece(NamedTuple):
    """What is not torn: a line, a row, a picture; heights in points. `with_next` keeps it on the page of the next one,
    `repeated` is what stands above it again at the top of a page, `marks` are the bookmarks in it."""

    height: float
    with_next: bool = False
    repeated: float = 0
    marks: tuple[str, ...] = ()


@dataclass
class _Pages:
    """Pages that fill up, `room` points high; `found` is the page of each bookmark."""

    room: float
    page: int
    used: float = 0
    kept: list[_Piece] = field(default_factory=list)
    found: dict[str, int] = field(default_factory=dict)

    def add(self, piece: _Piece) -> None:
        self.kept.append(piece)
        if not piece.with_next:
            self.place()

    def place(self) -> None:
        """Put down what has to stay together, on a new page if this one has no room for it."""
        together = sum(piece.height for piece in self.kept)
        if self.used + together > self.room >= together:
            self._turn()
        for piece in self.kept:
            if self.used + piece.height > self.room:
                self._turn(piece.repeated)
            self.used += piece.height
            self.found.update(dict.fromkeys(piece.marks, self.page))
        self.kept.clear()

    def _turn(self, used: float = 0) -> None:
        self.page += 1
        self.used = used


def put_numbers(body: Any, looks: Iterable[Style], size: Measures) -> None:
    """Give the page references of a body, an element, the pages of their bookmarks."""
    found = _numbers(body, {style.id: style for style in looks}, size)
    for link in body.iter(f"{_W}hyperlink"):
        *_, shown = link.iter(f"{_W}t")
        shown.text = str(found[link.get(f"{_W}anchor")])


def _numbers(body: Any, looks: Mapping[str, Style], size: Measures) -> dict[str, int]:
    found: dict[str, int] = {}
    page = 0
    for blocks, section in _sections(body):
        page_size, margins, first = (section.find(f"{_W}{name}") for name in ("pgSz", "pgMar", "pgNumType"))
        sides = sum(int(margins.get(f"{_W}{side}")) for side in ("top", "bottom"))
        start = page + 1 if first is None else int(first.get(f"{_W}start"))
        pages = _Pages((int(page_size.get(f"{_W}h")) - sides) / 20, start)
        for block in blocks:
            pieces = _rows(block, size) if block.tag == f"{_W}tbl" else _lines(block, looks, size)
            for piece in pieces:
                pages.add(piece)
        pages.place()
        page = pages.page
        found |= pages.found
    return found


def _sections(body: Any) -> Iterator[tuple[list[Any], Any]]:
    """The blocks of each section with its properties, which stand at its end."""
    blocks: list[Any] = []
    for child in body:
        own = child if child.tag == f"{_W}sectPr" else next(child.iter(f"{_W}sectPr"), None)
        if own is None:
            blocks.append(child)
            continue
        yield blocks, own
        blocks = []


def _lines(paragraph: Any, looks: Mapping[str, Style], size: Measures) -> Iterator[_Piece]:
    """A paragraph line by line; its first two and its last two stay together."""
    properties = paragraph.find(f"{_W}pPr")
    style = looks[properties.find(f"{_W}pStyle").get(f"{_W}val")]
    keeps = style.with_next or properties.find(f"{_W}keepNext") is not None
    marks = tuple(mark.get(f"{_W}name") for mark in paragraph.iter(f"{_W}bookmarkStart"))
    pictures = [int(extent.get("cy")) / _EMU_A_POINT for extent in paragraph.iter(f"{_WP}extent")]
    height = sum(pictures) if pictures else style.line
    room = size.paper.width / 20 / (style.size - style.narrower) / size.usual
    number = 1 if pictures else max(lines_needed(_text(paragraph), room, 2 * style.indent), 1)
    for at in range(number):
        last = at + 1 == number
        air = (style.before if at == 0 else 0) + (style.after if last else 0)
        together = keeps or (not last and at in (0, number - 2))
        yield _Piece(height + air, together, marks=marks if at == 0 else ())


def _rows(table: Any, size: Measures) -> Iterator[_Piece]:
    """A table row by row below its heading, which stands on every page; a row that may be torn, line by line."""
    widths = [int(column.get(f"{_W}w")) for column in table.iter(f"{_W}gridCol")]
    heading, letter = 0.0, 20 * size.table * size.usual
    for at, row in enumerate(table.iter(f"{_W}tr")):
        cells = zip(row.iter(f"{_W}tc"), widths, strict=True)
        lines = max(lines_needed(_text(cell), (width - 2 * CELL_MARGIN) / letter) for cell, width in cells)
        height = max(lines, 1) * size.table_line + _ROW
        if at == 0:
            heading = height
        if next(row.iter(f"{_W}cantSplit"), None) is None:
            yield from (_Piece(height / lines, repeated=heading) for _ in range(lines))
        else:
            yield _Piece(height, at == 0 or next(row.iter(f"{_W}keepNext"), None) is not None, heading)


def _text(element: Any) -> str:
    return "".join(text.text or "" for text in element.iter(f"{_W}t"))
