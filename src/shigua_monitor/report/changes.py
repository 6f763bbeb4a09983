"""What changed since an earlier assessment, in sentences and as JSON."""

from __future__ import annotations

from typing import Any

from shigua_monitor.assessment.changes import Changes
from shigua_monitor.plan.model import Target
from shigua_monitor.report import display
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
            say(lang, key, code=code, title=say(lang, f"{code}.title"), name=display.target_name(lang, target))
            for code, target in warnings
        ]
    return [head, *lines]


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
