"""A table of acts → what each row reports, and a finding for every cell that could not be taken as it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from shigua_monitor.acts import ActReport, ActState
from shigua_monitor.submission.act_layout import NAMING
from shigua_monitor.submission.cell import failed, read_year
from shigua_monitor.submission.day import read_day
from shigua_monitor.submission.demands import Demands
from shigua_monitor.submission.names import fold
from shigua_monitor.submission.shown import as_shown, is_blank, printable, spelled, told, visible
from shigua_monitor.submission.table import Table
from shigua_monitor.submission.vocabulary import Vocabulary
from shigua_monitor.submission.workbook import NO_FLAG, Flag, Value
from shigua_monitor.text import Label, Phrase

_TOLD = ("state", "evidence", "date")
"""What a row reports; without any of it nothing was filled in."""


def read_acts(table: Table, demands: Demands) -> list[tuple[ActReport, str]]:
    """What the rows report, with the states as they were sent; findings and skipped rows are noted in the table, which
    keeps the rows that were used."""
    lines = [_Line(table, demands, position) for position in range(len(table))]
    reports = [line.report() for line in lines]
    sent = [(report, line.sent) for line, report in zip(lines, reports, strict=True) if report is not None]
    undated = sum(line.undated for line in lines)
    if undated:
        table.find_at_heading("F313", 0, years=[*table.layout.title.seen], values=undated)
    table.keep(np.array([report is not None for report in reports], np.bool_))
    return sent


@dataclass(slots=True)
class _Line:
    """One row being read."""

    table: Table
    demands: Demands
    position: int
    undated: bool = False

    @property
    def sent(self) -> str:
        """The state as it was sent."""
        return told(spelled(self._cell("state")))

    @property
    def words(self) -> Vocabulary:
        return self.table.reader.words

    def report(self) -> ActReport | None:
        """What the row reports; None, with a finding or a count, where it reports nothing that can be used."""
        if self._is_aside():
            self.table.skip("note", 1)
            return None
        if not any(self._filled(part) for part in _TOLD):
            self.table.skip("no_state", 1)
            return None
        act = self._act()
        area, year = (self._area(), self._year()) if act else (None, None)
        if act is None or area is None or year is None:
            return None
        key = {"indicator": self.demands.acts[act].name, "area": area, "year": year}
        state = self._state(key)
        if state is None:
            return None
        date, evidence = self._date(key), self._evidence(key)
        report = ActReport(
            act=act,
            area=area,
            year=year,
            state=state,
            evidence=evidence,
            date=date,
            department=self._department(act),
            file=self.table.file,
            sheet=self.table.sheet.name,
            row=self.table.row_number(self.position),
            column=self._column("state"),
        )
        self._doubt(report, key)
        return report

    def _is_aside(self) -> bool:
        """Whether the row is blank, or a line below the table."""
        first = next((value for value in self.table.row(self.position) if not is_blank(value)), None)
        if first is None:
            return True
        return isinstance(first, str) and self.words.is_foot(first) and not self.demands.named(first)

    def _act(self) -> str | None:
        """The act that all naming cells of the row agree on."""
        texts = {part: spelled(self._cell(part)).strip() for part in NAMING if self._filled(part)}
        meant = {part: found for part, text in texts.items() if (found := self.demands.named(text))}
        column = self._column(next(iter(meant), "state"))
        shown = told(list(texts.values())[-1]) if texts else ""
        if not meant:
            column = self._column(next(reversed(texts), "state"))
            quoted = Phrase("finding.quoted", {"sent": shown}) if shown else Label("finding.blank")
            likeliest = self.demands.likeliest(shown) if shown else []
            self._find("F314", column, sent=shown, quoted=quoted, likeliest=likeliest)
            return None
        common = [act for act in next(iter(meant.values())) if all(act in acts for acts in meant.values())]
        if len(common) == 1:
            return common[0]
        sent = [told(texts[part]) for part in meant]
        if not common:
            self._find("F316", column, named=sent)
        else:
            names = [self.demands.acts[act].targets[0].statement for act in common]
            self._find("F315", column, sent=sent[0], number=len(common), likeliest=names)
        return None

    def _area(self) -> str | None:
        """The place of the row, of the title, or the district; a blank in a column of places is not taken for it."""
        layout, plan = self.table.layout, self.table.reader.plan
        if "area" not in layout.columns:
            return layout.title.area or plan.district.name.zh
        cell = self._cell("area")
        if is_blank(cell):
            self._find("F213", self._column("area"))
            return None
        area = self.words.areas.find(spelled(cell))
        if area is None:
            sent = told(spelled(cell))
            self._find("F302", self._column("area"), sent=sent, rows=1, likeliest=self.words.areas.likeliest(sent))
        return area

    def _year(self) -> int | None:
        """The year of the row, or of the title; a year after the plan is none."""
        if "year" not in self.table.layout.columns:
            self.undated = self.table.layout.title.year is None
            return self._within_plan(self.table.layout.title.year, "state")
        reading = read_year(self._cell("year"), self._flags("year"), self.table.date1904)
        if reading.code:
            self._find(reading.code, self._column("year"), **reading.fields)
        return self._within_plan(None if np.isnan(reading.number) else int(reading.number), "year")

    def _within_plan(self, year: int | None, part: str) -> int | None:
        last = self.table.reader.plan.file.period.last
        if year is None or year <= last:
            return year
        self._find("F318", self._column(part), sent=str(year), last=str(last))
        return None

    def _state(self, key: dict[str, Any]) -> ActState | None:
        cell = self._cell("state")
        if self._failed("state", key):
            return None
        state = read_state(cell, self.words)
        if state is None:
            sent = as_shown(cell)
            quoted = Label("finding.blank") if is_blank(cell) else Phrase("finding.quoted", {"sent": sent})
            likeliest = self.words.states.likeliest(spelled(cell))
            self._find("F215", self._column("state"), **key, sent=sent, quoted=quoted, likeliest=likeliest)
        return state

    def _evidence(self, key: dict[str, Any]) -> str:
        return "" if self._failed("evidence", key) else self._text("evidence")

    def _failed(self, part: str, key: dict[str, Any]) -> bool:
        """Whether the cell is an error, or a formula that was never computed; then that is said."""
        wrong = failed(self._cell(part), self._flags(part))
        if wrong is not None:
            self._find(wrong.code, self._column(part), **key, **wrong.fields)
        return wrong is not None

    def _date(self, key: dict[str, Any]) -> str:
        cell = self._cell("date")
        if self._failed("date", key) or is_blank(cell) or fold(spelled(cell)) in self.words.missing:
            return ""
        date = read_day(cell, self._flags("date"), self.table.date1904)
        if date is None:
            self._find("F216", self._column("date"), **key, sent=as_shown(cell))
        return date or ""

    def _doubt(self, report: ActReport, key: dict[str, Any]) -> None:
        """What is said to be in place needs evidence, and was so by the end of the year that is reported."""
        if report.state is not ActState.IN_PLACE:
            return
        if not report.evidence:
            self._find("F502", report.column, **key, sent=self.sent)
        if report.date and int(report.date[:4]) > report.year:
            self._find("F406", self._column("date"), **key, sent=report.date, reported=report.year)

    def _department(self, act: str) -> str:
        """The department that reports, as it was sent if the plan does not know it; else the one that answers."""
        sent = self._text("department")
        if not sent:
            return self.demands.acts[act].department
        return self.demands.departments.find(sent) or sent

    def _text(self, part: str) -> str:
        """A cell of words; '' where it says that there is nothing."""
        text = printable(visible(spelled(self._cell(part))))
        return "" if fold(text) in self.words.missing else text

    def _filled(self, part: str) -> bool:
        return not is_blank(self._cell(part)) or failed(self._cell(part), self._flags(part)) is not None

    def _column(self, part: str) -> int:
        return self.table.layout.columns.get(part, 0)

    def _cell(self, part: str) -> Value:
        return self.table.column(self._column(part))[self.position]

    def _flags(self, part: str) -> Flag:
        return self.table.flags(self._column(part)).get(self.position, NO_FLAG)

    def _find(self, code: str, column: int, **fields: Any) -> None:
        self.table.find(code, self.position, column or self._column("state"), **fields)


def read_state(cell: Value, words: Vocabulary) -> ActState | None:
    """The state that a cell names; yes is in place, no is not. None for other words and a blank."""
    text = fold(spelled(cell)) if not isinstance(cell, bool) else str(cell).casefold()
    if found := words.states.find(text):
        return ActState(found)
    if text in words.not_applicable:
        return ActState.NOT_APPLICABLE
    if text in words.yes:
        return ActState.IN_PLACE
    return ActState.NOT_IN_PLACE if text in words.no else None
