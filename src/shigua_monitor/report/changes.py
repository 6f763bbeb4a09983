"""What changed since an earlier assessment, in sentences and as JSON."""

from __future__ import annotations

from typing import Any

from shigua_monitor.assessment.changes import Changes
from shigua_monitor.plan.model import Target
from shigua_monitor.report import display
from shigua_monitor.report.tables import Cell, Column, Table
from shigua_monitor.text import Lang, say


def changes_lines(changes: Changes | None, lang: Lang) -> list[str]:
    """A sentence for each change, below one that says what is compared."""
    if changes is None:
        return [say(lang, "changes.first")]
    head = say(lang, "changes.since", taken=changes.since.taken, year=changes.since.year)
    if not changes:
        return [head, say(lang, "changes.none")]
    lines = [
        say(
            lang,
            "changes.verdict",
            name=display.target_name(lang, change.target),
            before=_verdict(lang, change.before),
            now=_verdict(lang, change.now),
        )
        for change in changes.verdicts
    ]
    for key, warnings in (("changes.new", changes.new_warnings), ("changes.cleared", changes.cleared_warnings)):
        lines += [
            say(lang, key, code=code, title=say(lang, f"{code}.title"), name=_warned_of(lang, code, target))
            for code, target in warnings
        ]
    return [head, *lines]


CHANGES = (
    Column("changed", 12),
    Column("warning", 30),
    Column("indicator", 34),
    Column("before", 16),
    Column("now", 16),
    Column("target", 34, detail=True),
)


def changes_table(changes: Changes, lang: Lang) -> Table:
    """A row for each verdict that is another one now, each new and each cleared warning."""
    verdict = say(lang, "changes.kind.verdict")
    rows: list[list[Cell]] = [
        [
            verdict,
            None,
            display.target_name(lang, change.target),
            _verdict(lang, change.before),
            _verdict(lang, change.now),
            change.target.id,
        ]
        for change in changes.verdicts
    ]
    for kind, warnings in (("new", changes.new_warnings), ("cleared", changes.cleared_warnings)):
        for code, target in warnings:
            what = say(lang, "changes.what", code=code, title=say(lang, f"{code}.title"))
            name = _warned_of(lang, code, target)
            rows.append([say(lang, f"changes.kind.{kind}"), what, name, None, None, target.id])
    return Table("changes", CHANGES, rows)


def _warned_of(lang: Lang, code: str, target: Target) -> str:
    """The indicator of a warning; of a department that did not report, the first of those that it owes."""
    name = display.target_name(lang, target)
    return say(lang, "changes.and_others", name=name) if code == "W601" else name


def _verdict(lang: Lang, word: str | None) -> str:
    if word is None:
        return say(lang, "word.none")
    return f"{say(lang, f'mark.{word}')} {say(lang, f'attainment.{word}')}"


def changes_json(changes: Changes | None) -> dict[str, Any] | None:
    """The changes with the codes of verdicts and warnings; null where there is nothing to compare with."""
    if changes is None:
        return None
    return {
        "since": {"taken": changes.since.taken, "year": changes.since.year},
        "verdicts": [
            {**_named(change.target), "before": change.before, "now": change.now} for change in changes.verdicts
        ],
        "new_warnings": [{"code": code, **_named(target)} for code, target in changes.new_warnings],
        "cleared_warnings": [{"code": code, **_named(target)} for code, target in changes.cleared_warnings],
    }


def _named(target: Target) -> dict[str, Any]:
    return {"target": target.id, "indicator": target.indicator.name.zh if target.indicator else None}
