"""The summary of a night run: a document for machines, a text made for mail, and a line for the log."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from shigua_monitor.findings import Finding, Severity
from shigua_monitor.night_run.inbox import Left
from shigua_monitor.night_run.journal import Taken
from shigua_monitor.night_run.run import Night
from shigua_monitor.report.changes import changes_lines
from shigua_monitor.report.display import area_name
from shigua_monitor.report.json_text import check_document, dumped
from shigua_monitor.report.notes import finding_phrase, warning_message
from shigua_monitor.report.outcome import Outcome
from shigua_monitor.report.summary_table import summary_sentences
from shigua_monitor.text import Lang, say

SCHEMA = "monitor.run/1"

_JUDGED = ("area", "year", "summary", "early_warnings", "findings", "changes")

_MOST = 40
"""Files and warnings of a kind that a mail names; the document has all."""


def summary_json(night: Night, lang: Lang) -> str:
    """Everything, keys in a fixed order. `judged` holds what `monitor check --format json` says of the database, but
    for the results, which the reports have; it is null if there was nothing to judge."""
    judged = check_document(night.outcome, lang) if night.outcome else None
    return dumped(
        {
            "schema": SCHEMA,
            "began": night.began,
            "resumed": night.resumed,
            "plan": {"id": night.plan.id, "title": night.plan.title.text(lang)},
            "files": [each._asdict() for each in night.taken],
            "left": [
                {"file": each.file, "reason": each.reason.removeprefix("left."), "message": _left(each, lang)}
                for each in night.left
            ],
            "judged": {key: judged[key] for key in _JUDGED} if judged else None,
            "not_judged": night.not_judged.text(lang) if night.not_judged else None,
            "reports": [night.settings.shown(report) for report in night.settings.reports] if judged else [],
            "exit_code": night.exit_code,
        }
    )


def mail_lines(night: Night, lang: Lang) -> list[str]:
    """The whole text: what needs a person first."""
    lines = [subject(night, lang)]
    if night.resumed:
        lines.append(say(lang, "night.resumed"))
    lines += _section(lang, "night.person", _for_a_person(night, lang))
    lines += _section(lang, "night.accepted", _first([_accepted(each, lang) for each in night.accepted], lang))
    waiting = [each for each in night.left if each not in night.stuck]
    lines += _section(lang, "night.waiting", _first([_left(each, lang) for each in waiting], lang))
    if night.outcome:
        area = area_name(lang, night.outcome.area, night.plan)
        lines += ["", say(lang, "night.result", area=area, year=night.outcome.year)]
        lines += summary_sentences(night.outcome, lang)
        if errors := _errors(night.outcome):
            lines.append(say(lang, "night.errors", errors=errors))
        lines += ["", say(lang, "night.changes"), *changes_lines(night.outcome.changes, lang)]
        reports = [night.settings.shown(report) for report in night.settings.reports]
        lines += ["", say(lang, "night.reports", files=reports)]
    return lines


def person_lines(night: Night, lang: Lang) -> list[str]:
    """Only what needs a person, below a line that says of what; nothing if nothing does."""
    found = _for_a_person(night, lang)
    return [subject(night, lang), *_section(lang, "night.person", found)] if found else []


def subject(night: Night, lang: Lang) -> str:
    """The line by which a mail is known."""
    return say(
        lang,
        "night.subject",
        began=night.began,
        accepted=len(night.accepted),
        returned=len(night.returned),
        left=len(night.left),
    )


def log_line(night: Night, lang: Lang) -> str:
    """The subject, the counts by which the result is known, and the exit code."""
    if night.outcome is None:
        return say(lang, "night.log_unjudged", subject=subject(night, lang), code=night.exit_code)
    counts = night.outcome.summary
    return say(
        lang,
        "night.log",
        subject=subject(night, lang),
        year=night.outcome.year,
        attained=counts.attained,
        judged=counts.judged,
        warnings=len(night.outcome.early_warnings),
        errors=_errors(night.outcome),
        code=night.exit_code,
    )


def _errors(told: Outcome) -> int:
    """The cells with errors that nobody has mended yet."""
    return sum(found.count for found in told.findings if found.severity is Severity.ERROR)


def _section(lang: Lang, heading: str, lines: Sequence[str]) -> list[str]:
    """Lines below a heading, with a blank line before it; nothing without lines."""
    return ["", say(lang, heading), *(f"- {line}" for line in lines)] if lines else []


def _first(lines: Sequence[str], lang: Lang) -> list[str]:
    more = [say(lang, "night.more", number=len(lines) - _MOST)] if len(lines) > _MOST else []
    return [*lines[:_MOST], *more]


def _for_a_person(night: Night, lang: Lang) -> list[str]:
    """Files that went back or stay, values that contradict others, new warnings, and why nothing was judged."""
    lines = _first([_returned(each, lang) for each in night.returned], lang)
    lines += [_left(each, lang) for each in night.stuck]
    lines += _first([_contradiction(found, lang) for found in night.contradictions], lang)
    lines += _first(list(_new_warnings(night, lang)), lang)
    if night.not_judged:
        lines.append(say(lang, "night.not_judged", reason=night.not_judged))
    return lines


def _contradiction(found: Finding, lang: Lang) -> str:
    return say(lang, "night.contradiction", sentence=finding_phrase(found))


def _new_warnings(night: Night, lang: Lang) -> Iterable[str]:
    """The warnings that the stored assessment did not have; without one they would all be new, and none is told."""
    if night.outcome is None or night.outcome.changes is None:
        return
    new = {(code, target.id) for code, target in night.outcome.changes.new_warnings}
    by_target = {result.target.id: result for result in night.outcome.results}
    for warning in night.outcome.early_warnings:
        if (warning.code, warning.target.id) in new:
            reason = warning_message(lang, warning, by_target[warning.target.id], night.plan)
            title = say(lang, f"{warning.code}.title")
            yield say(lang, "night.new_warning", code=warning.code, title=title, reason=reason)


def _returned(taken: Taken, lang: Lang) -> str:
    key = "night.returned_in_part" if taken.values else "night.returned"
    return say(lang, key, file=taken.file, problem=taken.problem, values=taken.values, letter=taken.letter)


def _accepted(taken: Taken, lang: Lang) -> str:
    key = "night.stored" if taken.stored else "add.same"
    return say(lang, key, file=taken.file, number=taken.number, values=taken.values, received=taken.received)


def _left(left: Left, lang: Lang) -> str:
    return say(lang, left.reason, file=left.file, problem=left.problem)
