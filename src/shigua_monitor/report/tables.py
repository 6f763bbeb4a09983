"""The tables of a result, the same for every format: columns, their order, and rows of typed cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from shigua_monitor.assessment.result import Result
from shigua_monitor.assessment.summary import met_early
from shigua_monitor.findings import Finding, Severity
from shigua_monitor.plan.model import Plan
from shigua_monitor.plan.terms import Unit
from shigua_monitor.report import display, notes, prospects
from shigua_monitor.report.outcome import Outcome
from shigua_monitor.statistics.interval import Evidence
from shigua_monitor.text import Lang, say


class Figure(NamedTuple):
    """A number with the way it is shown: `text` on screens, `number_format` in workbooks."""

    number: float
    text: str
    number_format: str


Cell = str | int | Figure | None


class Column(NamedTuple):
    """`width` is in half-width characters, as a workbook counts them. Columns of detail come last and are not printed
    on paper."""

    key: str
    width: int
    numeric: bool = False
    detail: bool = False


class Table(NamedTuple):
    name: str
    columns: tuple[Column, ...]
    rows: list[list[Cell]]

    def headings(self, lang: Lang) -> list[str]:
        return [say(lang, f"column.{column.key}") for column in self.columns]


def text_of(lang: Lang, cell: Cell) -> str:
    """A cell as a screen shows it."""
    if cell is None:
        return say(lang, "no_value")
    return cell.text if isinstance(cell, Figure) else str(cell)


ATTAINMENT = (
    Column("domain", 14),
    Column("clause", 8),
    Column("indicator", 34),
    Column("value", 11, numeric=True),
    Column("criterion", 18),
    Column("due", 12),
    Column("verdict", 12),
    Column("margin", 9, numeric=True),
    Column("change", 9, numeric=True),
    Column("department", 18),
    Column("note", 40),
    Column("statement", 40, detail=True),
    Column("unit", 9, detail=True),
    Column("numerator", 9, numeric=True, detail=True),
    Column("denominator", 9, numeric=True, detail=True),
    Column("threshold", 11, numeric=True, detail=True),
    Column("baseline", 11, numeric=True, detail=True),
    Column("evidence", 12, detail=True),
    Column("interval", 20, detail=True),
    Column("outlook", 12, detail=True),
    Column("projection", 40, detail=True),
    Column("scope", 16, detail=True),
    Column("target", 34, detail=True),
    Column("source", 24, detail=True),
)


def attainment(outcome: Outcome, lang: Lang) -> Table:
    """A row a target, in the plan's order."""
    with_file = outcome.has_several_files
    rows = [_attainment_row(result, outcome.plan, lang, with_file=with_file) for result in outcome.results]
    return Table("attainment", ATTAINMENT, rows)


def _attainment_row(result: Result, plan: Plan, lang: Lang, *, with_file: bool) -> list[Cell]:
    target, indicator = result.target, result.target.indicator
    return [
        plan.domains[target.clause.domain].name.text(lang),
        display.clause_text(lang, target),
        display.target_name(lang, target),
        _value(display.measured(result), result, lang, "measured"),
        display.criterion_text(lang, target, plan),
        display.due_text(lang, target.due),
        verdict(result, lang),
        _difference(result.margin, result, lang, "margin"),
        _difference(result.change, result, lang, "change"),
        display.department_name(lang, target, plan),
        notes.note(lang, result, plan) or None,
        target.statement.text(lang),
        say(lang, f"unit.{indicator.unit}") if indicator else None,
        _or_mark(result.numerator, result, lang, "numerator"),
        _or_mark(result.denominator, result, lang, "denominator"),
        _value(result.threshold, result, lang, "threshold"),
        _value(result.baseline, result, lang, "baseline"),
        _or_mark(_evidence_word(lang, result), result, lang, "evidence"),
        _or_mark(_interval(lang, result), result, lang, "interval"),
        prospects.outlook_word(lang, result) if indicator else None,
        _or_mark(prospects.views_of_unit(lang, result, plan) or None, result, lang, "projection"),
        say(lang, f"scope.{target.scope}"),
        target.id,
        "; ".join(place(cell.file, cell.sheet, cell.cell, with_file=with_file) for cell in result.source) or None,
    ]


def place(file: str, sheet: str, cell: str, *, with_file: bool) -> str:
    """监测数据!F12, with the file in front where there are several."""
    return f"{file} {sheet}!{cell}" if with_file else f"{sheet}!{cell}"


def _evidence_word(lang: Lang, result: Result) -> str | None:
    return None if result.evidence.code is Evidence.NO_COUNTS else prospects.evidence_word(lang, result)


def _interval(lang: Lang, result: Result) -> str | None:
    return prospects.interval_text(lang, result.evidence.interval, result) if result.evidence.interval else None


def verdict(result: Result, lang: Lang) -> str:
    """The verdict as a mark and a word, with a question mark where the numbers are too small to be sure."""
    unsure = result.attainment.judged and result.evidence.code is Evidence.CANNOT_TELL
    doubt = say(lang, "mark.cannot_tell") if unsure else ""
    word = "met_early" if met_early(result) else result.attainment.word
    return f"{say(lang, f'mark.{result.attainment.word}')} {say(lang, f'attainment.{word}')}{doubt}"


def _or_mark(cell: Cell, result: Result, lang: Lang, name: str) -> Cell:
    """The cell, or the mark of what is not published."""
    return say(lang, "mark.suppressed") if cell is None and name in result.suppressed else cell


def _value(value: float | None, result: Result, lang: Lang, name: str) -> Cell:
    indicator = result.target.indicator
    if value is None or indicator is None:
        return _or_mark(None, result, lang, name)
    text = display.value_text(lang, value, indicator, result.threshold)
    if indicator.unit is Unit.YES_NO:
        return text
    return Figure(
        value,
        text,
        _number_format(
            display.decimals(value, result.threshold, display.least_decimals(value, indicator.unit)), indicator.unit
        ),
    )


def _difference(difference: float | None, result: Result, lang: Lang, name: str) -> Cell:
    indicator = result.target.indicator
    if difference is None or indicator is None or indicator.unit is Unit.YES_NO:
        return _or_mark(None, result, lang, name)
    places = display.decimals_of_difference(difference, indicator.unit)
    zeros = "0" if places == 0 else "0." + "0" * places
    return Figure(difference, display.difference_text(difference, indicator), f"+{zeros};-{zeros};0")


def _number_format(places: int, unit: Unit) -> str:
    zeros = "0" if places == 0 else "0." + "0" * places
    return {Unit.PERCENT: f'{zeros}"%"', Unit.PER_MILLE: f'{zeros}"‰"'}.get(unit, zeros)


WARNINGS = (
    Column("code", 7),
    Column("warning", 24),
    Column("indicator", 34),
    Column("reason", 70),
    Column("department", 18),
    Column("measures", 60),
    Column("target", 34, detail=True),
)


def early_warnings(outcome: Outcome, lang: Lang) -> Table:
    """A row a warning, the most pressing first."""
    by_target = {result.target.id: result for result in outcome.results}
    rows: list[list[Cell]] = [
        [
            warning.code,
            say(lang, f"{warning.code}.title"),
            notes.warned_of(lang, warning),
            notes.warning_message(lang, warning, by_target[warning.target.id], outcome.plan),
            notes.warned_department(lang, warning, outcome.plan),
            ("；" if lang == "zh" else "; ").join(notes.measure_titles(lang, warning, outcome.plan)) or None,
            warning.target.id,
        ]
        for warning in outcome.early_warnings
    ]
    return Table("warnings", WARNINGS, rows)


FINDINGS = (
    Column("severity", 8),
    Column("code", 7),
    Column("file", 24),
    Column("sheet", 16),
    Column("cell", 9),
    Column("problem", 60),
    Column("hint", 60),
    Column("indicator", 30),
    Column("area", 14),
    Column("year", 7, numeric=True),
)


def findings(outcome: Outcome, lang: Lang) -> Table:
    """A row a finding, the worst first."""
    rows: list[list[Cell]] = [
        [
            say(lang, f"severity.{found.severity}"),
            found.code,
            found.file,
            found.sheet or None,
            found.cell or None,
            notes.finding_message(lang, found),
            notes.finding_hint(lang, found),
            found.indicator or None,
            found.area or None,
            found.year,
        ]
        for found in outcome.findings
    ]
    return Table("findings", FINDINGS, rows)


def findings_count(found: Sequence[Finding], lang: Lang) -> str:
    """How many findings of each severity."""
    counts = {severity: sum(each.severity is severity for each in found) for severity in Severity}
    return say(
        lang,
        "findings.count",
        errors=counts[Severity.ERROR],
        warnings=counts[Severity.WARNING],
        infos=counts[Severity.INFO],
    )
