"""The sheet 错误清单 of an annotated copy: every finding of the file, with a link to its cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from shigua_monitor.address import address
from shigua_monitor.findings import Finding
from shigua_monitor.report.annotated_drawing import lines_of
from shigua_monitor.report.annotated_xml import attribute, text
from shigua_monitor.report.notes import finding_hint, finding_message
from shigua_monitor.report.tables import findings_count
from shigua_monitor.submission.sheet import Cell, Flag, serial_date
from shigua_monitor.submission.workbook import Workbook
from shigua_monitor.text import Lang, plain_number, say

_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_COLUMNS: Final = (("severity", 8), ("code", 8), ("place", 22), ("problem", 56), ("hint", 52), ("sent", 24))
_PLACE: Final = 2
"""The column of the links."""

_MOST_ROWS: Final = 60_000
"""A sheet takes 65,530 links."""

_MOST_CHARACTERS: Final = 1_000
_LINE_POINTS, _MOST_POINTS = 15.0, 409.0
"""The height of a line, and of the tallest row that spreadsheets allow."""


class Entry(NamedTuple):
    """A row of the list; `target` is the place its link leads to, or nothing."""

    finding: Finding
    place: str
    target: str
    sent: str | float


def entries(findings: Sequence[Finding], workbook: Workbook, names: Mapping[str, str]) -> list[Entry]:
    """A row for each finding, in their order. `names` are the sheets' names in the copy, by their names as sent."""
    sheets = {sheet.name: sheet for sheet in workbook.sheets}
    listed = []
    for found in findings:
        sheet = sheets.get(found.sheet)
        name = names.get(found.sheet, "")
        place = name
        sent: str | float = ""
        target = f"{quoted(name)}!{found.cell or 'A1'}" if sheet and name and not sheet.hidden else ""
        if sheet and found.cell:
            place = f"{name}!{found.cell}"
            sent = as_sent(sheet.cell(*found.place), date1904=workbook.date1904)
        listed.append(Entry(found, place, target, sent))
    return listed


def quoted(sheet: str) -> str:
    """The name of a sheet as references write it."""
    return "'" + sheet.replace("'", "''") + "'"


def as_sent(cell: Cell, *, date1904: bool) -> str | float:
    """What a person saw in the cell."""
    value = cell.value
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and cell.flags & Flag.PERCENT:
        return f"{plain_number(value * 100)}%"
    if isinstance(value, float) and cell.flags & Flag.DATE:
        try:
            return serial_date(value, date1904).isoformat()
        except ValueError:
            return value
    if isinstance(value, str) and len(value) > _MOST_CHARACTERS:
        return value[:_MOST_CHARACTERS] + "…"
    return "" if value is None else value


def introduction(findings: Sequence[Finding], file: str, lang: Lang, *, rebuilt: str) -> list[str]:
    """The lines above the table: title, numbers, how to use it, and why the copy is a new workbook if it is one."""
    told = [say(lang, "annotation.title", file=file), findings_count(findings, lang), say(lang, "annotation.how")]
    if rebuilt:
        told.append(say(lang, f"annotation.rebuilt.{rebuilt}"))
    if len(findings) > _MOST_ROWS:
        told.append(say(lang, "annotation.more", shown=_MOST_ROWS, number=len(findings)))
    return told


def sheet_xml(
    listed: Sequence[Entry], lines: Sequence[str], styles: Mapping[str, int], namespace: str, lang: Lang
) -> bytes:
    """The part of the sheet. All text is inline text, so that nothing of it can become a formula."""
    header = len(lines) + 2
    shown = listed[:_MOST_ROWS]
    rows = [_row(number, [_text(number, 0, line, styles["title" if number == 1 else "note"])])
            for number, line in enumerate(lines, start=1)]  # fmt: skip
    rows.append(_row(header, _heading(header, styles["heading"], lang)))
    rows += [_entry(number, entry, styles, lang) for number, entry in enumerate(shown, start=header + 1)]
    return "".join([
        f'{_DECLARATION}<worksheet xmlns="{namespace}">',
        '<sheetPr><tabColor rgb="FFC00000"/><pageSetUpPr fitToPage="1"/></sheetPr>',
        f'<dimension ref="A1:{address(header + len(shown), len(_COLUMNS))}"/>',
        f'<sheetViews><sheetView showGridLines="0" workbookViewId="0"><pane ySplit="{header}" '
        f'topLeftCell="A{header + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>',
        '<sheetFormatPr defaultRowHeight="15"/><cols>',
        *(f'<col min="{index}" max="{index}" width="{width}" customWidth="1"/>'
          for index, (_, width) in enumerate(_COLUMNS, start=1)),
        "</cols><sheetData>", *rows, "</sheetData>",
        *_links(shown, header),
        '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>',
    ]).encode()  # fmt: skip


def _heading(row: int, style: int, lang: Lang) -> list[str]:
    return [_text(row, index, say(lang, f"column.{key}"), style) for index, (key, _) in enumerate(_COLUMNS)]


def _entry(row: int, entry: Entry, styles: Mapping[str, int], lang: Lang) -> str:
    found = entry.finding
    severity = found.severity.value
    words = [
        say(lang, f"severity.{severity}"),
        found.code,
        entry.place,
        finding_message(lang, found),
        finding_hint(lang, found),
        "" if isinstance(entry.sent, float) else entry.sent,
    ]
    kinds = [severity, "text", "link" if entry.target else "text", "text", "text", "text"]
    cells = [_text(row, index, told, styles[kind]) for index, (told, kind) in enumerate(zip(words, kinds, strict=True))]
    if isinstance(entry.sent, float):
        cells[-1] = f'<c r="{address(row, len(cells))}" s="{styles["text"]}"><v>{entry.sent!r}</v></c>'
    # told, for not every program fits rows to their text by itself
    lines = max(lines_of(told, width) for told, (_, width) in zip(words, _COLUMNS, strict=True))
    return _row(row, cells, height=min(lines * _LINE_POINTS, _MOST_POINTS))


def _row(number: int, cells: Sequence[str], height: float = 0) -> str:
    told = f' ht="{height}" customHeight="1"' if height else ""
    return f'<row r="{number}"{told}>{"".join(cells)}</row>'


def _text(row: int, index: int, words: str, style: int) -> str:
    opening = f'<c r="{address(row, index + 1)}" s="{style}"'
    if not words:
        return f"{opening}/>"
    return f'{opening} t="inlineStr"><is><t xml:space="preserve">{text(words)}</t></is></c>'


def _links(shown: Sequence[Entry], header: int) -> Iterator[str]:
    linked = [(number, entry) for number, entry in enumerate(shown, start=header + 1) if entry.target]
    if linked:
        yield "<hyperlinks>"
        for number, entry in linked:
            cell = address(number, _PLACE + 1)
            target, place = attribute(entry.target), attribute(entry.place)
            yield f'<hyperlink ref="{cell}" location="{target}" display="{place}"/>'
        yield "</hyperlinks>"
