"""The edits by which a workbook becomes its annotated copy; whatever is not named here is copied as it is."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple

from shigua_monitor.findings import Severity
from shigua_monitor.report.annotated_comments import CommentsPart, Remark, length_of
from shigua_monitor.report.annotated_drawing import Boxes, last_block
from shigua_monitor.report.annotated_package import PackageCopy
from shigua_monitor.report.annotated_sheet import Place, SheetMarkup
from shigua_monitor.report.annotated_styles import StyleSheet
from shigua_monitor.report.annotated_xml import Edits, Strange, Tag, attribute, parse

_STRICT: Final = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_RELATIONSHIPS: Final = {
    _STRICT: "http://purl.oclc.org/ooxml/officeDocument/relationships",
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": (
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
}
"""Namespaces of relationships by those of workbooks."""

_SPREADSHEET_TYPES: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_DRAWING_TYPE: Final = "application/vnd.openxmlformats-officedocument.vmlDrawing"


class Marks(NamedTuple):
    """What is marked on one sheet: the worst severity of each faulty cell, and what its comment says."""

    severities: Mapping[Place, Severity]
    remarks: Mapping[Place, Sequence[Remark]]


ListSheet = Callable[[Sequence[str], Mapping[str, int], str], bytes]
"""Makes the list of findings from the sheets' names in the copy, the numbers of its styles, and the namespace."""


def annotated(workbook: bytes, marks: Sequence[Marks], list_sheet: ListSheet, list_name: str) -> bytes:
    """The copy of a workbook with marked cells and a last sheet with the list of findings.

    `marks` has an entry for each worksheet in the reader's order. Raises Strange, FileFault or a fault of the zip if
    the workbook is built in a way that does not allow this.
    """
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        return _Annotator(PackageCopy(archive)).annotated(marks, list_sheet, list_name)


class _Annotator:
    """Edits one package."""

    def __init__(self, package: PackageCopy) -> None:
        self._package = package
        self._main = next((link.part for link in package.links("") if link.kind == "officeDocument"), "xl/workbook.xml")
        self._root = parse(package.read(self._main), self._main)
        self._namespace = self._root.namespace
        if self._namespace not in _RELATIONSHIPS:
            raise Strange(f"the namespace {self._namespace} is not that of a workbook")
        self._links = {link.id: link for link in package.links(self._main)}
        drawings = [package.read(name) for name in package.names() if name.endswith(".vml")]
        self._last_block = last_block(drawings)

    def annotated(self, marks: Sequence[Marks], list_sheet: ListSheet, list_name: str) -> bytes:
        tabs = self._tabs()
        worksheets = [tab for tab in tabs if self._links[tab.value("id")].kind == "worksheet"]
        styles_part = self._styles_part()
        styles = StyleSheet(self._package.read(styles_part), styles_part)
        if len(worksheets) != len(marks):
            raise Strange("the reader saw other sheets")
        for tab, marked in zip(worksheets, marks, strict=True):
            if marked.severities:
                self._mark(self._links[tab.value("id")].part, marked, styles)
        names = [tab.value("name") for tab in worksheets]
        content = list_sheet(names, styles.for_list(), self._namespace)
        self._package.write(styles_part, styles.result())
        self._append_sheet(content, _free_name(list_name, [tab.value("name") for tab in tabs]), tabs)
        return self._package.result()

    def _tabs(self) -> list[Tag]:
        sheets = self._root.child("sheets")
        tabs = list(sheets.named("sheet")) if sheets else []
        if not tabs or any(tab.value("id") not in self._links for tab in tabs):
            raise Strange("the list of sheets leads nowhere")
        if len({self._links[tab.value("id")].part.lower() for tab in tabs}) < len(tabs):
            raise Strange("two sheets share one part")
        return tabs

    def _styles_part(self) -> str:
        """The part of the styles, made if the workbook does without."""
        present = next((link.part for link in self._links.values() if link.kind == "styles"), "")
        if present:
            return present
        part = self._beside("styles.xml")
        if part in self._package:
            raise Strange("styles that nothing leads to")
        self._add(part, f'<styleSheet xmlns="{self._namespace}">\n</styleSheet>'.encode(), "styles", self._main)
        return part

    def _mark(self, part: str, marks: Marks, styles: StyleSheet) -> None:
        """Fill the faulty cells of a sheet and comment them."""
        sheet = SheetMarkup(self._package.read(part), part, marks.severities)
        sheet.fill(marks.severities, styles.filled)
        links = self._package.links(part)
        commented = next((link.part for link in links if link.kind == "comments"), "")
        present = self._package.read(commented) if commented else None
        comments = CommentsPart(present, commented or "comments", self._namespace)
        comments.add(marks.remarks)
        self._draw(part, sheet, comments, marks.remarks)
        if commented:
            self._package.write(commented, comments.result())
        else:
            self._add(self._package.unused(self._beside("comments{}.xml")), comments.result(), "comments", part)
        self._package.write(part, sheet.result())

    def _draw(
        self, part: str, sheet: SheetMarkup, comments: CommentsPart, remarks: Mapping[Place, Sequence[Remark]]
    ) -> None:
        """Boxes for the comments, in the sheet's drawing if it has one; else in a new one."""
        legacy = sheet.root.child("legacyDrawing")
        links = {link.id: link.part for link in self._package.links(part)}
        drawing = links.get(legacy.value("id"), "") if legacy else ""
        if legacy is not None and not drawing:
            raise Strange(f"the drawing of {part} is missing")
        lengths, old = {place: length_of(told) for place, told in remarks.items()}, comments.lengths()
        longer = {place: lines + 1 + old[place] for place, lines in lengths.items() if place in old}
        boxes = Boxes(sheet.width, sheet.height)
        if drawing:
            before = boxes.enlarged(self._package.read(drawing), longer)
            new = {place: lines for place, lines in lengths.items() if place not in old}
            self._package.write(drawing, self._counted(boxes.added(before, new, self._last_block + 1)))
            return
        content = self._counted(boxes.added(None, {**lengths, **old, **longer}, self._last_block + 1))
        drawing = self._package.unused(self._beside("drawings/vmlDrawing{}.vml"))
        self._package.write(drawing, content)
        self._package.declare_ending("vml", _DRAWING_TYPE)
        sheet.link_comments(self._link(part, "vmlDrawing", drawing), _RELATIONSHIPS[self._namespace])

    def _counted(self, drawing: bytes) -> bytes:
        self._last_block = max(self._last_block, last_block([drawing]))
        return drawing

    def _append_sheet(self, content: bytes, name: str, tabs: Sequence[Tag]) -> None:
        part = self._package.unused(self._beside("worksheets/sheet{}.xml"))
        relationship = self._add(part, content, "worksheet", self._main)
        number = max([int(tab.value("sheetId")) for tab in tabs if tab.value("sheetId").isdecimal()], default=0) + 1
        sheets = self._root.child("sheets")
        assert sheets is not None
        element = f'<{sheets.prefix}sheet xmlns:r="{_RELATIONSHIPS[self._namespace]}" name="{attribute(name)}" '
        element += f'sheetId="{number}" r:id="{relationship}"/>'
        edits = Edits(self._package.read(self._main))
        edits.change(sheets, content=element.encode())
        self._package.write(self._main, edits.result())

    def _add(self, part: str, content: bytes, kind: str, source: str) -> str:
        """Add a part with its content type and its link from another; returns the link's id."""
        self._package.write(part, content)
        self._package.declare(part, f"{_SPREADSHEET_TYPES}.{kind}+xml")
        return self._link(source, kind, part)

    def _beside(self, name: str) -> str:
        """The name of a part in the folder of the workbook's main part."""
        return posixpath.join(posixpath.dirname(self._main), name)

    def _link(self, source: str, kind: str, target: str) -> str:
        return self._package.link(source, f"{_RELATIONSHIPS[self._namespace]}/{kind}", target)


def _free_name(wanted: str, taken: Sequence[str]) -> str:
    """A name that no sheet has: 错误清单, 错误清单 (2), ..."""
    known = {name.casefold() for name in taken}
    names = (wanted if number == 1 else f"{wanted} ({number})" for number in range(1, len(taken) + 2))
    return next(name for name in names if name.casefold() not in known)
