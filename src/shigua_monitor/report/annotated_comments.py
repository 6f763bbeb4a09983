"""Comments of an annotated copy: a new comments part, or more text and more comments in the one that is there.

Where a person has begun a conversation (a threaded comment of Microsoft 365), the sentence is added to its plain twin,
which WPS, LibreOffice and older Excel show; Excel of Microsoft 365 shows the conversation alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import unescape
from typing import Final, NamedTuple

from shigua_monitor.address import address
from shigua_monitor.report.annotated_drawing import lines_of
from shigua_monitor.report.annotated_sheet import Place, place_of
from shigua_monitor.report.annotated_xml import Edits, Strange, Tag, parse, text

AUTHOR: Final = "monitor"
_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FONT: Final = (
    '<{p}sz val="9"/><{p}color indexed="81"/><{p}rFont val="宋体"/><{p}family val="3"/><{p}charset val="134"/>'
)
_MOST_CHARACTERS: Final = 8_000
"""Excel takes 32,767 characters; nobody reads as many on hovering over a cell."""


class Remark(NamedTuple):
    """What is said of a cell in its comment: a heading in bold letters, and the sentence."""

    heading: str
    sentence: str


def length_of(remarks: Sequence[Remark]) -> int:
    """How many lines the remarks take."""
    return lines_of("\n\n".join(f"{remark.heading}\n{remark.sentence}" for remark in remarks))


class CommentsPart:
    """The comments of a sheet and what is added to them."""

    def __init__(self, data: bytes | None, part: str, namespace: str) -> None:
        if data is None:
            data = _empty(namespace)
        self._edits = Edits(data)
        self._root = parse(data, part)
        authors, comments = self._root.child("authors"), self._root.child("commentList")
        if authors is None or comments is None:
            raise Strange(f"{part} has no authors or no comments")
        self._authors, self._list = authors, comments
        self._present = {place_of(tag.value("ref")): tag for tag in comments.named("comment")}

    def lengths(self) -> dict[Place, int]:
        """The cells that had comments before, with the number of lines of each."""
        return {place: lines_of(self._words(tag)) for place, tag in self._present.items()}

    def add(self, remarks: Mapping[Place, Sequence[Remark]]) -> None:
        """Put the remarks into the comments of their cells; to be called once."""
        author = len(list(self._authors.named("author")))
        prefix = self._root.prefix
        made: list[str] = []
        for place, told in sorted(remarks.items()):
            present = self._present.get(place)
            if present is not None:
                self._extend(present, told)
            else:
                runs = self._runs(told)
                written = f'<{prefix}comment ref="{address(*place)}" authorId="{author}"><{prefix}text>{runs}'
                made.append(f"{written}</{prefix}text></{prefix}comment>")
        if made:
            name = f"<{prefix}author>{AUTHOR}</{prefix}author>"
            self._edits.change(self._authors, content=name.encode())
            self._edits.change(self._list, content="".join(made).encode())

    def result(self) -> bytes:
        return self._edits.result()

    def _words(self, comment: Tag) -> str:
        written = self._edits.data[comment.inside : comment.end].decode()
        return unescape(re.sub("<[^>]*>", "", written))

    def _extend(self, comment: Tag, remarks: Sequence[Remark]) -> None:
        """Add to what a person has written there."""
        words = comment.child("text")
        if words is None:
            raise Strange("a comment without text")
        prefix = self._root.prefix
        plain = words.child("t")
        if plain is not None:
            # plain text and runs do not go together: the plain text becomes a run
            self._edits.insert(plain.start, f"<{prefix}r>".encode())
            self._edits.insert(plain.after, f"</{prefix}r>".encode())
        runs = self._runs(remarks, after_other_text=bool(words.children))
        self._edits.insert_before(words, ("rPh", "phoneticPr"), runs.encode())

    def _runs(self, remarks: Sequence[Remark], *, after_other_text: bool = False) -> str:
        font = _FONT.replace("{p}", self._root.prefix)
        runs, length = "", 0
        for remark in remarks:
            gap = "\n\n" if runs or after_other_text else ""
            length += len(remark.heading) + len(remark.sentence)
            if length > _MOST_CHARACTERS and runs:
                return runs + self._run(font, f"{gap}…")
            heading = self._run(f"<{self._root.prefix}b/>{font}", gap + remark.heading)
            runs += heading + self._run(font, "\n" + remark.sentence[:_MOST_CHARACTERS])
        return runs

    def _run(self, font: str, words: str) -> str:
        p = self._root.prefix
        return f'<{p}r><{p}rPr>{font}</{p}rPr><{p}t xml:space="preserve">{text(words)}</{p}t></{p}r>'


def _empty(namespace: str) -> bytes:
    return f'{_DECLARATION}<comments xmlns="{namespace}"><authors/><commentList/></comments>'.encode()
