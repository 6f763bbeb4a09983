"""The outcome of `check` in any of its formats."""

from __future__ import annotations

from shigua_monitor.report.outcome import Outcome
from shigua_monitor.text import Lang

FORMATS = {".json": "json", ".csv": "csv", ".md": "markdown"}
"""Ending of a file → the format of its text; .xlsx is the only one that is no text."""


def check_content(outcome: Outcome, ending: str, lang: Lang) -> bytes:
    """The bytes of a file with that ending: .xlsx or one of FORMATS."""
    if ending == ".xlsx":
        from shigua_monitor.report.workbook import check_workbook

        return check_workbook(outcome, lang)
    text = check_text(outcome, FORMATS[ending], lang)
    return text.encode("utf-8-sig" if ending == ".csv" else "utf-8")


def check_text(outcome: Outcome, output_format: str, lang: Lang) -> str:
    """The text of a format: json, csv or markdown."""
    if output_format == "json":
        from shigua_monitor.report.json_text import check_json

        return check_json(outcome, lang)
    from shigua_monitor.report.plain_text import check_csv, check_markdown

    return check_csv(outcome, lang) if output_format == "csv" else check_markdown(outcome, lang)
