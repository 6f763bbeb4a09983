"""Annotated copies: each sent workbook with its faulty cells coloured and commented, and a list of its findings."""

from __future__ import annotations

import zipfile
import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from shigua_monitor.findings import Finding, Severity, worst_first
from shigua_monitor.report.annotated_comments import Remark
from shigua_monitor.report.annotated_edit import Marks, annotated
from shigua_monitor.report.annotated_list import entries, introduction, sheet_xml
from shigua_monitor.report.annotated_rebuilt import rebuilt
from shigua_monitor.report.annotated_sheet import Place
from shigua_monitor.report.annotated_xml import Strange
from shigua_monitor.report.notes import finding_hint, finding_message
from shigua_monitor.submission.sheet import FileFault, Sheet
from shigua_monitor.submission.workbook import Workbook, open_workbook
from shigua_monitor.text import Lang, say

KEPT_ENDINGS: Final = (".xlsx", ".xlsm", ".xltx", ".xltm")
"""A copy of any other file gets .xlsx behind its name."""

_MOST_COMMENTS: Final = 1_000
"""Comments on a sheet; a spreadsheet takes about 10 ms to open each. Cells beyond these are coloured and listed."""

_NOT_EDITABLE: Final = (Strange, FileFault, zipfile.BadZipFile, zlib.error, NotImplementedError, UnicodeError)


class AnnotatedCopy(NamedTuple):
    """The copy of one file, under the name by which it is kept."""

    source: str
    name: str
    content: bytes


def annotated_copies(findings: Iterable[Finding], files: Mapping[str, Path], lang: Lang) -> list[AnnotatedCopy]:
    """A copy of each file that has findings. `files` are the paths by the short names that findings use.

    No two copies have the same name, whatever the case of its letters. Raises OSError or FileFault if a file has
    become unreadable meanwhile.
    """
    by_file: dict[str, list[Finding]] = {}
    for found in findings:
        by_file.setdefault(found.file, []).extend(found.members or [found])
    copies: list[AnnotatedCopy] = []
    for short_name, path in files.items():
        if short_name in by_file:
            content, endings = _copy(path, short_name, worst_first(by_file[short_name]), lang)
            name = _free_name(path.name, endings, [copy.name for copy in copies])
            copies.append(AnnotatedCopy(short_name, name, content))
    return copies


def copy_name(name: str) -> str:
    """The name of the copy of a file that can be edited in place."""
    return name if name.lower().endswith(KEPT_ENDINGS) else f"{name}.xlsx"


def _free_name(name: str, endings: tuple[str, ...], taken: Sequence[str]) -> str:
    wanted = name if name.lower().endswith(endings) else f"{name}.xlsx"
    known = {each.casefold() for each in taken}
    path = Path(wanted)
    names = (wanted if number == 1 else f"{path.stem} ({number}){path.suffix}" for number in range(1, len(taken) + 2))
    return next(each for each in names if each.casefold() not in known)


def _copy(path: Path, file: str, findings: Sequence[Finding], lang: Lang) -> tuple[bytes, tuple[str, ...]]:
    """The copy of one file, and the endings that its name may have."""
    workbook = open_workbook(path)
    contents = _Contents(workbook, file, findings, lang)
    reason: str = workbook.kind
    if workbook.kind == "xlsx":
        try:
            return contents.put_into(path.read_bytes()), KEPT_ENDINGS
        except _NOT_EDITABLE:
            reason = "strange"
    return contents.put_into(rebuilt(workbook), rebuilt=reason), (".xlsx",)


class _Contents:
    """What is put into the copy of one file. The findings come worst first."""

    def __init__(self, workbook: Workbook, file: str, findings: Sequence[Finding], lang: Lang) -> None:
        self._workbook, self._file, self._findings, self._lang = workbook, file, findings, lang
        self._marks = [self._marked(sheet) for sheet in workbook.sheets]

    def put_into(self, package: bytes, *, rebuilt: str = "") -> bytes:
        """The annotated package; `rebuilt` says why it is not the one that was sent, if so."""
        commented = all(len(marks.remarks) == len(marks.severities) for marks in self._marks)
        lines = introduction(self._findings, self._file, self._lang, rebuilt=rebuilt)
        if not commented:
            lines.append(say(self._lang, "annotation.comments", number=_MOST_COMMENTS))

        def list_sheet(names: Sequence[str], styles: Mapping[str, int], namespace: str) -> bytes:
            in_copy = {sheet.name: name for sheet, name in zip(self._workbook.sheets, names, strict=True)}
            listed = entries(self._findings, self._workbook, in_copy)
            return sheet_xml(listed, lines, styles, namespace, self._lang)

        return annotated(package, self._marks, list_sheet, say(self._lang, "annotation.sheet"))

    def _marked(self, sheet: Sheet) -> Marks:
        """What is marked on a sheet: the first finding of a cell decides its colour."""
        here = [found for found in self._findings if found.sheet == sheet.name and found.cell]
        anchors = _anchors(sheet, [found.place for found in here])
        severities: dict[Place, Severity] = {}
        remarks: dict[Place, list[Remark]] = {}
        for found in here:
            place = anchors.get(found.place, found.place)
            severities.setdefault(place, found.severity)
            if place in remarks or len(remarks) < _MOST_COMMENTS:
                remarks.setdefault(place, []).append(_remark(found, place, self._lang))
        return Marks(severities, remarks)


def _anchors(sheet: Sheet, places: Sequence[Place]) -> dict[Place, Place]:
    """For cells covered by a merged range its first cell: only that one shows its colour and its comment."""
    ordered = sorted(set(places))
    rows = [row for row, _ in ordered]
    return {
        (row, column): (top, left)
        for top, left, bottom, right in sheet.merged
        for row, column in ordered[bisect_left(rows, top) : bisect_right(rows, bottom)]
        if left <= column <= right
    }


def _remark(found: Finding, place: Place, lang: Lang) -> Remark:
    heading = f"{say(lang, f'severity.{found.severity.value}')} {found.code}"
    if place != found.place:
        heading += f" {found.cell}"
    message, hint = finding_message(lang, found), finding_hint(lang, found)
    return Remark(heading, say(lang, "annotation.sentence", message=message, hint=hint))
