"""What the database tells of acts and clauses without a figure: every state that was reported."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from shigua_monitor.plan.acts import Act
from shigua_monitor.plan.model import Plan
from shigua_monitor.report import display
from shigua_monitor.report.acts import state_word
from shigua_monitor.report.tables import Cell, Column, Table
from shigua_monitor.store.acts import ActVersion
from shigua_monitor.submission.shown import told
from shigua_monitor.text import Lang, say

_STATES = (
    Column("area", 12),
    Column("year", 6, numeric=True),
    Column("state", 10),
    Column("date", 12),
    Column("evidence_text", 40),
    Column("submission", 7, numeric=True),
    Column("sender", 16),
    Column("received", 19),
    Column("until", 19),
    Column("file", 24),
    Column("cell", 14),
)
SCREEN = ("area", "year", "state", "date", "evidence_text", "submission", "received", "until")
"""The columns that a screen has room for."""


def states_table(versions: Sequence[ActVersion], plan: Plan, lang: Lang) -> Table:
    """A row a version, the current one of each area and year last."""
    return Table("history", _STATES, [_row(version, plan, lang) for version in versions])


def _row(version: ActVersion, plan: Plan, lang: Lang) -> list[Cell]:
    report, sender = version.report, plan.departments.get(version.sender or "")
    return [
        display.area_name(lang, report.area, plan),
        report.year,
        state_word(lang, report.state),
        report.date or None,
        report.evidence or None,
        version.submission,
        sender.name.text(lang) if sender else version.sender,
        version.received,
        version.until or say(lang, "history.current"),
        report.file,
        f"{report.sheet}!{report.cell}",
    ]


def state_sentences(versions: Sequence[ActVersion], plan: Plan, lang: Lang) -> list[str]:
    """A sentence a version, below the values that the states gave."""
    nothing = say(lang, "no_value")
    return [
        say(
            lang,
            "history.state",
            area=display.area_name(lang, version.report.area, plan),
            year=version.report.year,
            state=state_word(lang, version.report.state),
            date=version.report.date or nothing,
            evidence=told(version.report.evidence) or nothing,
            number=version.submission,
            received=version.received,
            until=say(lang, "history.until", until=version.until) if version.until else say(lang, "history.current"),
        )
        for version in versions
    ]


def states_document(versions: Sequence[ActVersion], act: Act) -> dict[str, Any]:
    """Every version of the state of a clause without a figure."""
    return {
        "schema": "monitor.db.history/1",
        "act": {"id": act.id, "statement": act.targets[0].statement.zh},
        "versions": states_json(versions),
    }


def states_json(versions: Sequence[ActVersion]) -> list[dict[str, Any]]:
    return [
        {
            "area": version.report.area,
            "year": version.report.year,
            "state": version.report.state,
            "evidence": version.report.evidence or None,
            "date": version.report.date or None,
            "department": version.report.department or None,
            "submission": version.submission,
            "sender": version.sender,
            "received": version.received,
            "until": version.until,
            "current": version.until is None,
            "source": {"file": version.report.file, "sheet": version.report.sheet, "cell": version.report.cell},
        }
        for version in versions
    ]
