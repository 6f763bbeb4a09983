"""Workbooks → observations and findings: the reader's one entrance."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from shigua_monitor.acts import ActReport
from shigua_monitor.findings import Finding, Severity, worst_first
from shigua_monitor.observations import Labels, Observations, Source, State
from shigua_monitor.plan.model import Plan
from shigua_monitor.plan.terms import TOTAL
from shigua_monitor.submission.act_layout import NAME as ACTS
from shigua_monitor.submission.act_layout import with_acts
from shigua_monitor.submission.consistency import check_rows
from shigua_monitor.submission.consistency_rules import RuleOutcome, check_rules
from shigua_monitor.submission.extract import Rows, extract, no_rows
from shigua_monitor.submission.files import submitted_files
from shigua_monitor.submission.grouping import grouped
from shigua_monitor.submission.layout import Layout, recognise
from shigua_monitor.submission.own_output import is_own_list, own_results
from shigua_monitor.submission.repeats import check_repeats
from shigua_monitor.submission.rules import load_rules
from shigua_monitor.submission.table import Reader, Registers, Table
from shigua_monitor.submission.vocabulary import vocabulary
from shigua_monitor.submission.workbook import FileFault, Sheet, Workbook, column_letters, open_workbook

if TYPE_CHECKING:
    from shigua_monitor.submission.act_tables import ActTables


class TableRead(NamedTuple):
    """What was read where: the account that a reader of the results can check.

    `year`, `area` and `unit` are what the title of the table fixed for all of its values.
    """

    file: str
    sheet: str
    layout: str
    header_row: int
    rows_read: int
    skipped: dict[str, int]
    unknown_headings: list[str]
    year: int | None
    area: str | None
    unit: str | None


class Submission(NamedTuple):
    """All files of one call together."""

    observations: Observations
    findings: list[Finding]
    tables: list[TableRead]
    rules: Sequence[RuleOutcome] = ()
    acts: Sequence[ActReport] = ()
    """What was reported of acts and of clauses without a figure, each act, area and year once."""


class Unreadable(Exception):
    """Files that cannot be used at all, or hold no row for the plan; `findings` says why.

    `blank` says that there are rows for the plan, and that nothing was filled in.
    """

    def __init__(self, findings: Sequence[Finding], *, blank: bool = False) -> None:
        self.findings = worst_first(findings)
        self.blank = blank
        super().__init__(self.findings)

    @property
    def no_table(self) -> bool:
        """Whether a file is the reason; else there are tables, but no row that can be used."""
        return any(_unusable(found) for found in self.findings)


def _unusable(found: Finding) -> bool:
    return found.code.startswith("F1") and found.severity is Severity.ERROR


@dataclass
class _Gathered:
    """What the files gave so far."""

    reader: Reader
    findings: list[Finding] = field(default_factory=list)
    tables: list[TableRead] = field(default_factory=list)
    rows: list[tuple[Source, Rows]] = field(default_factory=list)
    acts: ActTables | None = None

    @property
    def unfilled(self) -> bool:
        """Whether no row is in error and acts of the plan were left without a state."""
        return any("no_state" in table.skipped for table in self.tables) and not any(
            found.severity is Severity.ERROR for found in self.findings
        )

    def read_acts(self, table: Table) -> None:
        """Read a table of acts; what can do that is imported for the first one."""
        from shigua_monitor.submission.act_tables import ActTables

        self.acts = self.acts or ActTables(self.reader)
        self.acts.read(table)


@contextmanager
def _collector_resting() -> Iterator[None]:
    """Rows are many small objects without rings; looking for rings among them again and again takes a tenth."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def read(files: Sequence[Path], plan: Plan) -> Submission:
    """Read every table of every file; a folder stands for the workbooks in it.

    The plan's folder may hold words and rules of its own. Raises Unreadable if a file cannot be used or no row speaks
    of an indicator of the plan; nothing is read in part. PlanUnusable if those words or rules are faulty.
    """
    words, rules = vocabulary(plan), load_rules(plan)
    registers = Registers(Labels(), Labels([plan.district.name.zh]), Labels([TOTAL]))
    gathered = _Gathered(Reader(plan, words, registers))
    for path, name in files_to_read(files).items():
        with _collector_resting():
            _read_file(path, name, gathered)
    if any(map(_unusable, gathered.findings)) or not any(table.rows_read for table in gathered.tables):
        raise Unreadable(gathered.findings, blank=gathered.unfilled)
    acts = _settled_acts(gathered)
    observations = _joined(gathered.rows, registers)
    if not len(observations) and not acts:
        raise Unreadable(gathered.findings)  # of no row is it known whose or of which year it is
    of_rows = check_rows(observations, plan)
    errors = any(found.severity is Severity.ERROR for found in gathered.findings)
    if not errors and not acts and not of_rows and (observations.state == State.MISSING).all():
        raise Unreadable(gathered.findings, blank=True)  # to judge nothing but blanks would pass vacuously
    findings = [*gathered.findings, *of_rows, *check_repeats(observations, plan)]
    report = check_rules(observations, plan, rules)
    findings += report.findings
    used = gathered.acts.agreeing(acts, observations) if gathered.acts else []
    return Submission(observations, worst_first(grouped(findings)), gathered.tables, report.outcomes, used)


def _settled_acts(gathered: _Gathered) -> list[ActReport]:
    """The states of all tables; those of acts are added to the rows as values."""
    if gathered.acts is None:
        return []
    settled = gathered.acts.settled()
    gathered.findings += settled.findings
    gathered.rows += gathered.acts.values(settled)
    return settled.used


def files_to_read(files: Sequence[Path]) -> dict[Path, str]:
    """Every file with its short name, those of folders among them. Raises Unreadable for a folder without any."""
    try:
        return submitted_files(files)
    except FileFault as fault:
        raise Unreadable([Finding(fault.code, str(fault.fields["folder"]), fields=fault.fields)]) from None


def _read_file(path: Path, name: str, gathered: _Gathered) -> None:
    try:
        workbook = open_workbook(path)
    except FileFault as fault:
        gathered.findings.append(Finding(fault.code, name, fields=fault.fields))
        return
    if workbook.renamed:
        gathered.findings.append(Finding("F110", name, fields={"kind": workbook.kind}))
    before, results = len(gathered.tables), own_results(workbook)
    if results:
        gathered.findings.append(Finding("F115", name, fields={"sheets": results}))
    for sheet in workbook.sheets:
        if sheet.name not in results and not is_own_list(sheet):
            _read_sheet(sheet, name, workbook, gathered)
    if len(gathered.tables) == before and not results:
        sheets = [sheet.name for sheet in workbook.sheets]
        gathered.findings.append(Finding("F105", name, fields={"sheets": sheets}))


def _read_sheet(sheet: Sheet, name: str, workbook: Workbook, gathered: _Gathered) -> None:
    def find(code: str, **fields: Any) -> None:
        gathered.findings.append(Finding(code, name, sheet.name, fields=fields))

    if sheet.hidden:
        if sheet.rows:
            find("F106", rows=len(sheet.rows))
        return
    for note, details in sheet.notes.items():
        find("F113", note=note, details=details)
    words = gathered.reader.words
    layouts = with_acts(sheet, words, recognise(sheet, words))
    if not layouts and sheet.rows:
        find("F111", rows=len(sheet.rows))
    if hidden_columns := sorted({column for layout in layouts for column in layout.hidden_columns}):
        find("F113", note="hidden_columns", details={"columns": [*map(column_letters, hidden_columns)]})
    for layout in layouts:
        text_file = workbook.kind == "csv"
        table = Table(name, sheet, layout, gathered.reader, text_file=text_file, date1904=workbook.date1904)
        if layout.name == ACTS:
            gathered.read_acts(table)
        else:
            gathered.rows.extend((Source(name, sheet.name), rows) for rows in extract(table))
        gathered.findings.extend(table.findings)
        gathered.tables.append(_account(table, layout))
        if hidden := table.skipped.get("hidden", 0):
            find("F107", rows=hidden)


def _account(table: Table, layout: Layout) -> TableRead:
    return TableRead(
        file=table.file,
        sheet=table.sheet.name,
        layout=layout.name,
        header_row=layout.header_row,
        rows_read=len(table),
        skipped=table.skipped,
        unknown_headings=[text for _, text in layout.unknown_headings],
        year=layout.title.year if "year" not in layout.columns else None,
        area=layout.title.area if "area" not in layout.columns else None,
        unit=layout.title.unit,
    )


def _joined(rows: Sequence[tuple[Source, Rows]], registers: Registers) -> Observations:
    rows = rows or [(Source("", ""), no_rows())]

    def column(name: str) -> Any:
        return np.concatenate([getattr(each, name) for _, each in rows])

    def repeated(values: list[int]) -> Any:
        return np.repeat(np.array(values, np.int32), [len(each.value) for _, each in rows])

    sources = list(dict.fromkeys(source for source, _ in rows))
    return Observations(
        indicators=registers.indicators,
        areas=registers.areas,
        groups=registers.groups,
        indicator=column("indicator"),
        area=column("area"),
        group=column("group"),
        year=column("year"),
        value=column("value"),
        numerator=column("numerator"),
        denominator=column("denominator"),
        decimals=column("decimals"),
        state=column("state"),
        sources=sources,
        source=repeated([sources.index(source) for source, _ in rows]),
        row=column("row"),
        column=repeated([each.column for _, each in rows]),
        numerator_column=repeated([each.numerator_column for _, each in rows]),
        denominator_column=repeated([each.denominator_column for _, each in rows]),
    )
