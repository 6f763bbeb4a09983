"""What the database tells, as tables and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from shigua_monitor.plan.definitions import Indicator
from shigua_monitor.plan.model import Plan
from shigua_monitor.report import display
from shigua_monitor.report.tables import Cell, Column, Figure, Table
from shigua_monitor.store.status import IndicatorStatus, Sent, Status
from shigua_monitor.store.values import Version
from shigua_monitor.text import Lang, listed, say

_HISTORY = (
    Column("area", 12),
    Column("group", 8),
    Column("year", 6, numeric=True),
    Column("value", 11, numeric=True),
    Column("numerator", 9, numeric=True),
    Column("denominator", 9, numeric=True),
    Column("state", 8),
    Column("submission", 7, numeric=True),
    Column("sender", 16),
    Column("received", 19),
    Column("until", 19),
    Column("file", 24),
    Column("cell", 14),
)


def history_table(versions: Sequence[Version], indicator: Indicator, plan: Plan, lang: Lang) -> Table:
    """A row a version, the current one of each value last."""
    return Table("history", _HISTORY, [_history_row(version, indicator, plan, lang) for version in versions])


def _history_row(version: Version, indicator: Indicator, plan: Plan, lang: Lang) -> list[Cell]:
    group, sender = plan.groups.get(version.group), plan.departments.get(version.department or "")
    value = version.value
    return [
        display.area_name(lang, version.area, plan),
        group.name.text(lang) if group else version.group,
        version.year,
        None if value is None else Figure(value, display.value_text(lang, value, indicator), "General"),
        _count(version.numerator),
        _count(version.denominator),
        say(lang, f"state.{version.state.name.lower()}"),
        version.submission,
        sender.name.text(lang) if sender else version.department,
        version.received,
        say(lang, "history.current") if version.current else version.until,
        version.file,
        f"{version.sheet}!{version.cell}",
    ]


def _count(number: float | None) -> Cell:
    return None if number is None else Figure(number, f"{number:g}", "General")


def history_json(versions: Sequence[Version], indicator: Indicator, plan: Plan) -> dict[str, Any]:
    """Every version with its cell; numbers unrounded."""
    return {
        "schema": "monitor.db.history/1",
        "indicator": {"id": indicator.id, "name": indicator.name.zh, "unit": indicator.unit.value},
        "versions": [_version_json(version, plan) for version in versions],
    }


def _version_json(version: Version, plan: Plan) -> dict[str, Any]:
    group, sender = plan.groups.get(version.group), plan.departments.get(version.department or "")
    return {
        "area": version.area,
        "group": group.name.zh if group else version.group,
        "year": version.year,
        "value": version.value,
        "numerator": version.numerator,
        "denominator": version.denominator,
        "state": version.state.name.lower(),
        "submission": version.submission,
        "department": sender.name.zh if sender else version.department,
        "received": version.received,
        "until": version.until,
        "current": version.current,
        "source": {"file": version.file, "sheet": version.sheet, "cell": version.cell or None},
    }


_STATUS = (
    Column("department", 18),
    Column("indicator", 34),
    Column("state", 14),
    Column("figures", 9, numeric=True),
    Column("received", 19),
    Column("deadline", 12),
    Column("errors", 8, numeric=True),
    Column("warning", 24),
    Column("lacking", 60, detail=True),
)


def status_table(status: Status, lang: Lang) -> Table:
    """The grid: a row for each indicator that a department owes, by department."""
    return Table("status", _STATUS, [_status_row(cell, status, lang) for cell in status.cells])


def _status_row(cell: IndicatorStatus, status: Status, lang: Lang) -> list[Cell]:
    state = say(lang, f"sent.{cell.state}")
    lacking = [_place(area, group, status.plan, lang) for area, group in cell.lacking]
    return [
        cell.department.name.text(lang),
        cell.indicator.name.text(lang),
        say(lang, "sent.overdue", state=state) if cell.overdue else state,
        f"{cell.asked - len(cell.lacking)}/{cell.asked}",
        cell.received,
        cell.deadline.isoformat() if cell.deadline else None,
        cell.errors,
        f"W501 {say(lang, 'W501.title')}" if cell.survey_due else None,
        listed(lang, lacking) if lacking else None,
    ]


def _place(area: str, group: str, plan: Plan, lang: Lang) -> str:
    return f"{display.area_name(lang, area, plan)} {plan.groups[group].name.text(lang)}"


def status_sentences(status: Status, lang: Lang) -> list[str]:
    """The counts of indicators and clauses, W501 by department, and W601 for each department that has not reported."""
    counts = Counter(cell.state for cell in status.cells)
    told = say(
        lang,
        "status.counts",
        asked=len(status.cells),
        errors=sum(cell.errors for cell in status.cells),
        **{state.value: counts[state] for state in Sent},
    )
    silent = [f"W601 {say(lang, 'status.silent', department=each.name, year=status.year)}" for each in status.silent]
    surveys = Counter(cell.department.name.text(lang) for cell in status.cells if cell.survey_due)
    by_department = [say(lang, "area_value", area=name, value=number) for name, number in surveys.items()]
    colon = "：" if lang == "zh" else ": "
    due = [f"W501 {say(lang, 'W501.title')}{colon}{listed(lang, by_department)}"] if surveys else []
    return [told, _of_clauses(status, lang), *due, *silent]


def _of_clauses(status: Status, lang: Lang) -> str:
    """How many clauses without a figure have a state, and by department how many have none."""
    asked = sum(each.asked for each in status.clauses)
    lacking = [
        say(lang, "area_value", area=each.department.name, value=len(each.lacking))
        for each in status.clauses
        if each.lacking
    ]
    missing = sum(len(each.lacking) for each in status.clauses)
    return say(lang, "status.clauses", asked=asked, sent=asked - missing, missing=missing, lacking=lacking)


def status_json(status: Status, lang: Lang) -> dict[str, Any]:
    """The grid by department, the clauses without a figure, and the warnings."""
    return {
        "schema": "monitor.db.status/1",
        "year": status.year,
        "as_of": status.as_of.isoformat(),
        "departments": [
            {
                "department": department.id,
                "name": department.name.text(lang),
                "indicators": [_cell_json(cell) for cell in status.of(department)],
            }
            for department in status.departments
        ],
        "clauses": [
            {"department": each.department.id, "asked": each.asked, "lacking": [act.id for act in each.lacking]}
            for each in status.clauses
        ],
        "early_warnings": _warnings(status, lang),
    }


def _cell_json(cell: IndicatorStatus) -> dict[str, Any]:
    return {
        "indicator": cell.indicator.name.zh,
        "id": cell.indicator.id,
        "state": cell.state.value,
        "overdue": cell.overdue,
        "asked": cell.asked,
        "sent": cell.asked - len(cell.lacking),
        "lacking": [{"area": area, "group": group} for area, group in cell.lacking],
        "received": cell.received,
        "deadline": cell.deadline.isoformat() if cell.deadline else None,
        "errors": cell.errors,
    }


def _warnings(status: Status, lang: Lang) -> list[dict[str, Any]]:
    silent = [
        {
            "code": "W601",
            "department": each.id,
            "indicator": None,
            "message": say(lang, "status.silent", department=each.name, year=status.year),
        }
        for each in status.silent
    ]
    surveys = [
        {
            "code": "W501",
            "department": cell.department.id,
            "indicator": cell.indicator.name.zh,
            "message": say(
                lang,
                "status.survey",
                name=cell.indicator.name,
                department=cell.department.name,
                year=status.year,
            ),
        }
        for cell in status.cells
        if cell.survey_due
    ]
    return [*silent, *surveys]
