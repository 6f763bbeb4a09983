"""The chapter of what was received: files and tables, faults of the data, rules between values."""

from __future__ import annotations

from shigua_monitor.findings import Finding, Severity
from shigua_monitor.narrative.document import Align, Block, Cell, Section, Table
from shigua_monitor.narrative.material import Material
from shigua_monitor.narrative.senders import senders
from shigua_monitor.narrative.table import Content, plain
from shigua_monitor.narrative.wording import clauses, counted, paragraph, said
from shigua_monitor.report.notes import finding_hint, finding_message, finding_place
from shigua_monitor.report.read_table import what_was_read
from shigua_monitor.report.summary_table import findings_sentence
from shigua_monitor.text import say

_MOST = 50
"""How many findings the table shows."""


def submissions(material: Material) -> list[Section]:
    """Files and tables, then findings, errors first."""
    lang, outcome = material.lang, material.outcome
    files = list(dict.fromkeys(table.file for table in outcome.tables))
    read = say(
        lang,
        "submissions.read",
        files=counted(lang, "file", len(files)),
        tables=counted(lang, "table", len(outcome.tables)),
        rows=counted(lang, "row", sum(table.rows_read for table in outcome.tables)),
    )
    blocks: list[Block] = [
        paragraph(lang, read, _rules(material)),
        *_read(material),
        *senders(material),
        *findings(material, outcome.findings),
    ]
    return [Section("submissions", 1, "", say(lang, "heading.submissions"), tuple(blocks))]


def _rules(material: Material) -> str:
    rules = material.outcome.rules
    if not rules:
        return ""
    totals = {name: sum(getattr(rule, name) for rule in rules) for name in ("held", "broken", "not_verifiable")}
    return say(material.lang, "submissions.rules", rules=len(rules), **totals)


_SIDES = {"rows_read": Align.RIGHT, "header_row": Align.RIGHT}


def _read(material: Material) -> tuple[Table, ...]:
    """The table of what was read, as `check` shows it."""
    lang, read = material.lang, what_was_read(material.outcome, material.lang)
    columns = [(column.key, column.width, _SIDES.get(column.key, Align.LEFT)) for column in read.columns]
    heading = [column.key for column in read.columns].index("header_row")
    rows: list[list[Content]] = []
    for row in read.rows:
        told: list[Content] = [each if isinstance(each, str | int | None) else each.text for each in row]
        told[heading] = told[heading] or None  # a database has no row of headings
        rows.append(told)
    return plain(lang, say(lang, "caption.read"), columns, rows, row_heading=2)


def findings(material: Material, found: list[Finding]) -> list[Block]:
    """How many findings there are, and those that a department must mend or look at."""
    lang = material.lang
    if material.outcome.suppression is not None:
        return [paragraph(lang, findings_sentence(material.outcome.suppression, lang))]
    if not found:
        return [said(lang, "submissions.no_findings")]
    counts = {severity: sum(each.severity is severity for each in found) for severity in Severity}
    nouns = {Severity.ERROR: "error", Severity.WARNING: "finding_warning", Severity.INFO: "note"}
    parts = [counted(lang, noun, counts[severity]) for severity, noun in nouns.items() if counts[severity]]
    count = say(lang, "submissions.findings", parts=clauses(lang, parts, ","))
    withheld = say(lang, "submissions.withheld") if counts[Severity.ERROR] else ""
    shown = [each for each in found if each.severity is not Severity.INFO]
    more = len(shown) - _MOST
    rest = say(lang, "submissions.more", number=more) if more > 0 else ""
    return [paragraph(lang, clauses(lang, [count, withheld]), rest), *_faults(material, shown[:_MOST])]


def _faults(material: Material, found: list[Finding]) -> tuple[Table, ...]:
    lang = material.lang
    rows: list[list[Content]] = [
        [
            Cell(say(lang, f"severity.{each.severity}"), code=each.severity.value),
            finding_place(each, with_file=True),
            finding_message(lang, each),
            finding_hint(lang, each),
        ]
        for each in found
    ]
    columns = [
        (key, width, Align.LEFT) for key, width in (("severity", 8), ("place", 28), ("problem", 40), ("hint", 40))
    ]
    return plain(lang, say(lang, "caption.findings"), columns, rows, row_heading=2)
