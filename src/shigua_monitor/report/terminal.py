"""A result on the screen: fits the width, says verdicts in words and marks, hides nothing behind colour."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from rich.cells import cell_len

from shigua_monitor.assessment.attainment import Attainment
from shigua_monitor.assessment.early_warning import EarlyWarning
from shigua_monitor.assessment.result import Result
from shigua_monitor.assessment.standing import Standing
from shigua_monitor.findings import Finding, Severity
from shigua_monitor.plan.terms import Unit
from shigua_monitor.report import acts, display, notes, summary_table, tables
from shigua_monitor.report.changes import changes_lines
from shigua_monitor.report.console import Console, Styled
from shigua_monitor.report.grid import GridCell, grid
from shigua_monitor.report.outcome import Outcome
from shigua_monitor.report.read_table import unused_text, what_was_read
from shigua_monitor.report.tables import Table
from shigua_monitor.report.wrapping import wrap
from shigua_monitor.text import Lang, listed, say

_MOST_ROWS = 40
"""Findings and warnings beyond this many are counted on the screen and shown in files."""

_MOST_STATES = 20
"""The same for acts and clauses without a figure."""

_MOST_NAMES = 6
"""Names of indicators without data beyond this many in a domain are counted; files show all."""

_WIDE = 110
"""On screens that are narrower, departments have their short names so that indicators have room."""

_VERDICT_STYLES = {
    Attainment.ATTAINED: "green",
    Attainment.NOT_ATTAINED: "bold red",
    Attainment.NO_BASELINE: "yellow",
}
_SEVERITY_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "default"}


class Screen:
    """Prints in one language onto one console."""

    def __init__(self, lang: Lang, console: Console) -> None:
        self.lang = lang
        self.console = console
        self.width = console.width
        self.colon = "：" if lang == "zh" else ": "
        self.semicolon = "；" if lang == "zh" else "; "
        self.stop = "。" if lang == "zh" else "."

    def check(self, outcome: Outcome) -> None:
        """The whole outcome, findings first."""
        area = display.area_name(self.lang, outcome.area, outcome.plan)
        title = say(self.lang, "title.check", plan=outcome.plan.title, area=area, year=outcome.year)
        self.paragraph(title, style="bold")
        self._read(outcome)
        self._findings(outcome)
        self._attainment(outcome)
        if states := acts.reported(outcome.standings):
            self._acts(states, outcome)
        self._warnings(outcome)
        if outcome.changes is not None:
            self.sentences("changes", changes_lines(outcome.changes, self.lang))
        self.summary(outcome)

    def summary(self, outcome: Outcome) -> None:
        """The counts by which a leader knows the result."""
        self._heading("summary")
        for sentence in summary_table.summary_sentences(outcome, self.lang):
            self.paragraph(sentence)

    def sentences(self, name: str, lines: Iterable[str]) -> None:
        """Sentences below a heading."""
        self._heading(name)
        for line in lines:
            self.paragraph(line)

    def table(self, table: Table) -> None:
        """Any table, all of its rows."""
        columns = [(h, column.numeric) for h, column in zip(table.headings(self.lang), table.columns, strict=True)]
        self._grid(columns, [[tables.text_of(self.lang, cell) for cell in row] for row in table.rows])

    def lines(self, lines: Sequence[tuple[str, str]]) -> None:
        """Labelled lines, the labels in a column of their own."""
        margin = max(cell_len(label) for label, _ in lines) + 2
        for label, content in lines:
            lead = label + " " * (margin - cell_len(label))
            self.paragraph(content, lead=lead, indent=" " * margin)
        self.console.print()

    def _grid(self, columns: Sequence[tuple[str, bool]], rows: Sequence[Sequence[GridCell]]) -> None:
        for line in grid(columns, rows, self.width):
            self.console.print(*line)

    def paragraph(
        self, text: str, *, lead: str = "", style: str = "", lead_style: str = "bold", indent: str = "  "
    ) -> None:
        """A paragraph that fits the width, after a lead of its own style; then later lines are indented."""
        lines = "\n".join(wrap(lead + text, self.width, indent if lead else ""))
        led = len(lead.rstrip())
        self.console.print(Styled(lines[:led], f"{style} {lead_style}"), Styled(lines[led:], style))

    def _heading(self, name: str) -> None:
        self.console.print()
        self.paragraph(f"【{say(self.lang, f'title.{name}')}】", style="bold")

    def _read(self, outcome: Outcome) -> None:
        self._heading("read")
        self.table(what_was_read(outcome, self.lang, with_unused=False))
        for table in outcome.tables:
            if unused := unused_text(self.lang, table):
                fields = {"file": table.file, "sheet": table.sheet, "headings": unused}
                self.paragraph(say(self.lang, "unread_columns", **fields))

    def _findings(self, outcome: Outcome) -> None:
        self._heading("findings")
        self._rules(outcome)
        if outcome.suppression is not None:
            self.paragraph(summary_table.findings_sentence(outcome.suppression, self.lang))
            return
        if not outcome.findings:
            self.paragraph(say(self.lang, "no_findings"))
            return
        self.paragraph(tables.findings_count(outcome.findings, self.lang))
        files = {table.file for table in outcome.tables} | {found.file for found in outcome.findings}
        for found in outcome.findings[:_MOST_ROWS]:
            self.finding(found, with_file=len(files) > 1)
        self._more(len(outcome.findings) - _MOST_ROWS)

    def _rules(self, outcome: Outcome) -> None:
        """In how many places the rules between values held: one over missing values is not passed."""
        if outcome.rules:
            totals = {
                name: sum(getattr(rule, name) for rule in outcome.rules)
                for name in ("held", "broken", "not_verifiable")
            }
            self.paragraph(say(self.lang, "rules.count", rules=len(outcome.rules), **totals))

    def finding(self, found: Finding, *, with_file: bool) -> None:
        """Where, what, and what to do."""
        message, hint = notes.finding_message(self.lang, found), notes.finding_hint(self.lang, found)
        place = notes.finding_place(found, with_file=with_file)
        lead = f"{say(self.lang, f'severity.{found.severity}')} {found.code} "
        text = f"{place} {message}{self.semicolon}{hint}{self.stop}"
        self.paragraph(text, lead=lead, lead_style=_SEVERITY_STYLES[found.severity])

    def _more(self, number: int) -> None:
        if number > 0:
            self.paragraph(say(self.lang, "more_rows", number=number))

    def _attainment(self, outcome: Outcome) -> None:
        self._heading("attainment")
        self.paragraph(say(self.lang, "legend.differences"))
        level = f"{outcome.plan.file.early_warning.evidence_level * 100:g}"
        self.paragraph(say(self.lang, "legend.cannot_tell", level=level))
        for domain, group in groupby(outcome.results, key=lambda result: result.target.clause.domain):
            self.console.print()
            self.paragraph(outcome.plan.domains[domain].name.text(self.lang), style="bold")
            self._domain(list(group), outcome)

    def _domain(self, results: list[Result], outcome: Outcome) -> None:
        """The verdicts that can be told, then how many cannot and why."""
        told = [result for result in results if self._is_told(result, outcome)]
        silent = [result for result in results if result.attainment is Attainment.NO_DATA]
        unquantified = sum(result.attainment is Attainment.NOT_QUANTIFIED for result in results)
        if told:
            self._verdicts(told, outcome)
        if silent:
            names = list(dict.fromkeys(display.target_name(self.lang, result.target) for result in silent))
            key = "without_data" if len(names) <= _MOST_NAMES else "without_data_such_as"
            self.paragraph(say(self.lang, key, number=len(silent), names=names[:_MOST_NAMES]))
        if unquantified:
            self.paragraph(say(self.lang, "without_figures", number=unquantified))

    def _is_told(self, result: Result, outcome: Outcome) -> bool:
        if result.attainment is Attainment.NOT_APPLICABLE:
            return outcome.area == outcome.plan.district.name.zh
        return result.attainment not in (Attainment.NO_DATA, Attainment.NOT_QUANTIFIED)

    def _verdicts(self, told: list[Result], outcome: Outcome) -> None:
        """The table, then what must be known beside a verdict."""
        columns = ("indicator", "value", "criterion", "verdict", "margin", "change", "department")
        numeric = ("value", "margin", "change")
        headings = [(say(self.lang, f"column.{key}"), key in numeric) for key in columns]
        self._grid(headings, [self._verdict_row(result, outcome) for result in told])
        for result in told:
            beside = notes.note(self.lang, result, outcome.plan)
            if beside:
                lead = f"· {display.target_name(self.lang, result.target)}{self.colon}"
                self.paragraph(beside, lead=lead, lead_style="default")

    def _verdict_row(self, result: Result, outcome: Outcome) -> list[GridCell]:
        target, indicator = result.target, result.target.indicator

        def difference(points: float | None, figure: str) -> str:
            if figure in result.suppressed:
                return say(self.lang, "mark.suppressed")
            if points is None or indicator is None or indicator.unit is Unit.YES_NO:
                return say(self.lang, "no_value")
            return display.difference_text(points, indicator)

        return [
            display.target_name(self.lang, target),
            display.measured_text(self.lang, result),
            display.criterion_text(self.lang, target, outcome.plan),
            Styled(tables.verdict(result, self.lang), _VERDICT_STYLES.get(result.attainment, "")),
            difference(result.margin, "margin"),
            difference(result.change, "change"),
            display.department_name(self.lang, target, outcome.plan, short=self.width < _WIDE),
        ]

    def _acts(self, states: Sequence[Standing], outcome: Outcome) -> None:
        """How many stand where, and what was told of each."""
        self._heading("acts")
        for sentence in acts.count_sentences(outcome, self.lang):
            self.paragraph(sentence)
        headings, rows = acts.short_rows(states, outcome.plan, self.lang)
        self._grid(headings, rows[:_MOST_STATES])
        self._more(len(rows) - _MOST_STATES)

    def _warnings(self, outcome: Outcome) -> None:
        self._heading("warnings")
        if not outcome.early_warnings:
            self.paragraph(say(self.lang, "no_warnings"))
            return
        by_target = {result.target.id: result for result in outcome.results}
        single = [warning for warning in outcome.early_warnings if warning.code != "W501"]
        told: dict[tuple[str, str], list[EarlyWarning]] = {}
        for warning in single:
            message = notes.warning_message(self.lang, warning, by_target[warning.target.id], outcome.plan)
            told.setdefault((warning.code, message), []).append(warning)
        for (_, message), alike in list(told.items())[:_MOST_ROWS]:
            self._warning(message, alike, outcome)
        self._more(len(told) - _MOST_ROWS)
        self._missing([warning for warning in outcome.early_warnings if warning.code == "W501"], outcome)

    def _warning(self, message: str, alike: list[EarlyWarning], outcome: Outcome) -> None:
        """What is said of one target, or of several that ask the same under several clauses."""
        code = alike[0].code
        several = say(self.lang, "several_clauses", number=len(alike)) if len(alike) > 1 else ""
        self.paragraph(message + several, lead=f"{code} {say(self.lang, f'{code}.title')}{self.colon}")
        titles = [title for warning in alike for title in notes.measure_titles(self.lang, warning, outcome.plan)]
        measures = list(dict.fromkeys(titles))
        if measures:
            label = say(self.lang, "column.measures")
            self.paragraph(self.semicolon.join(measures), lead=f"  {label}{self.colon}", style="dim", lead_style="dim")

    def _missing(self, warnings: Iterable[EarlyWarning], outcome: Outcome) -> None:
        """How much each department has not sent, in one paragraph; the domains name the indicators."""
        numbers: dict[str, int] = {}
        for warning in warnings:
            name = display.department_name(self.lang, warning.target, outcome.plan)
            numbers[name] = numbers.get(name, 0) + 1
        if numbers:
            told = [say(self.lang, "area_value", area=name, value=number) for name, number in numbers.items()]
            self.paragraph(listed(self.lang, told), lead=f"W501 {say(self.lang, 'W501.title')}{self.colon}")
