"""A report as a workbook: the sheets of a check, native charts, and a contents sheet with links to all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shigua_monitor.narrative.document import Document
from shigua_monitor.publication import xlsx_charts, xlsx_contents, xlsx_marks
from shigua_monitor.report.outcome import Outcome
from shigua_monitor.report.workbook import (
    check_tables,
    empty_workbook,
    fill_sheet,
    introductions,
    print_on_a4,
    saved_bytes,
)
from shigua_monitor.text import say

if TYPE_CHECKING:
    from openpyxl import Workbook


def written(document: Document, outcome: Outcome) -> bytes:
    """The workbook. What the document says in sentences, it gives in tables and charts."""
    lang = document.lang
    workbook = empty_workbook(document.title)
    workbook.properties.language = "zh-CN" if lang == "zh" else "en-GB"
    contents = workbook.create_sheet(say(lang, "workbook.sheet.contents"))
    rows = _check_sheets(workbook, document, outcome)
    places = xlsx_charts.draw(workbook, document)
    xlsx_contents.fill(contents, document, outcome, xlsx_contents.Places(rows, places, workbook.sheetnames))
    print_on_a4(contents, lang, orientation="portrait")
    return saved_bytes(workbook)


def _check_sheets(workbook: Workbook, document: Document, outcome: Outcome) -> dict[str, int]:
    """The sheets of a check, with marks; the row of each target in the sheet of attainment, by its id."""
    lang, rows = document.lang, {}
    above = introductions(outcome, lang)
    for table in check_tables(outcome, lang):
        sheet = workbook.create_sheet(say(lang, f"workbook.sheet.{table.name}"))
        header = fill_sheet(sheet, table, document.title, above.get(table.name, []), lang)
        xlsx_marks.mark(sheet, table, header, lang)
        if table.name == "attainment":
            rows = {result.target.id: header + 1 + at for at, result in enumerate(outcome.results)}
    return rows
