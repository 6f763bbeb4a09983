"""The night run: new files of the inbox into the database, then verdicts, reports and a summary.

It may be killed at any moment; the next call finishes what was begun and repeats nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from shigua_monitor.assessment.assess import NotAssessable
from shigua_monitor.findings import Finding
from shigua_monitor.night_run.inbox import Left, waiting
from shigua_monitor.night_run.journal import Journal, Start, Taken, unfinished
from shigua_monitor.night_run.placing import clear_leftovers
from shigua_monitor.night_run.reports import report_content
from shigua_monitor.night_run.settings import Settings
from shigua_monitor.night_run.taking import take
from shigua_monitor.plan.model import Plan
from shigua_monitor.report.outcome import Outcome, outcome
from shigua_monitor.report.whole_file import remove_parts, write_all_whole
from shigua_monitor.store import assessments
from shigua_monitor.store.connection import reading, writing
from shigua_monitor.store.contradictions import came_since
from shigua_monitor.store.judged import Judged
from shigua_monitor.store.judging import judge_and_keep
from shigua_monitor.store.submissions import latest
from shigua_monitor.text import Lang, Phrase


class Clock(NamedTuple):
    """The time of a call, from outside: in ISO form to the second, and in seconds since 1970."""

    when: str
    seconds: float


EMPTY = Phrase("night.empty", {})
"""Why nothing is judged before the first submission."""

_OWN_WORDS = {"stop.no_year": "night.no_year", "stop.no_area": "night.no_area"}
"""Why nothing can be judged, in place of sentences that name options which only other commands have."""


class Night(NamedTuple):
    """Everything that a run has to tell. `outcome` is None if there was nothing to judge, and `not_judged` says why.
    `contradictions` are those of its errors that values of this run raised against those of other files."""

    settings: Settings
    plan: Plan
    began: str
    resumed: bool
    taken: Sequence[Taken]
    left: Sequence[Left]
    outcome: Outcome | None
    contradictions: Sequence[Finding]
    not_judged: Phrase | None

    @property
    def returned(self) -> list[Taken]:
        return [each for each in self.taken if each.outcome == "returned"]

    @property
    def accepted(self) -> list[Taken]:
        return [each for each in self.taken if each.outcome == "accepted"]

    @property
    def stuck(self) -> list[Left]:
        """What stays in the inbox until a person does something."""
        return [each for each in self.left if each.reason not in ("left.arriving", "left.changed")]

    @property
    def exit_code(self) -> int:
        """0 done; 1 for what `fail_on` names, in the files or in the database; 2 if what is there cannot be judged."""
        if self.not_judged and self.not_judged != EMPTY:
            return 2
        if self.settings.fail_on == "never":
            return 0
        warned = self.settings.fail_on == "warning" and any(each.warnings for each in self.taken)
        fails = self.outcome is not None and self.outcome.fails(self.settings.fail_on)
        return int(bool(self.returned or self.stuck or warned or fails))


def begin(settings: Settings, clock: Clock) -> Journal:
    """The journal of this run: of one that was killed before all was told, else a new one."""
    for folder in {settings.accepted, settings.returned, *(each.parent for each in _written(settings))}:
        folder.mkdir(parents=True, exist_ok=True)
    clear_leftovers(settings.accepted, settings.returned)
    for file in (settings.journal, *_written(settings)):
        remove_parts(file)
    log_bytes = settings.log.stat().st_size if settings.log.exists() else 0
    left = unfinished(settings.journal)
    if left is not None and log_bytes <= left[0].log_bytes:
        return Journal(settings.journal, *left)
    return Journal(settings.journal, Start(clock.when, log_bytes, *_stored_last(settings.database)))


def _written(settings: Settings) -> list[Path]:
    return [*settings.reports, settings.summary, settings.mail, settings.log]


def _stored_last(database: Path) -> tuple[int, int]:
    """The numbers of the last submission and the last assessment; 0 before the first."""
    if not database.exists():
        return 0, 0
    with reading(database) as connection:
        return latest(connection) or 0, assessments.latest(connection) or 0


def work(settings: Settings, plan: Plan, journal: Journal, clock: Clock, lang: Lang) -> Night:
    """Take all files, judge the database, and write the reports."""
    files, left = waiting(settings.inbox, clock.seconds, settings.settle_seconds)
    for path in files:
        stays = take(path, settings, plan, clock.when, lang, journal)
        left += [stays] if stays else []
    found = _judged(settings, plan, journal.start, clock.when)
    told, contradictions, not_judged = None, [], None
    if isinstance(found, Judged):
        told = outcome(found.submission, found.assessment, changes=found.changes())
        reports = {file: file.suffix.lower() for file in settings.reports}
        write_all_whole(
            {file: report_content(told, found.assessment, ending, lang) for file, ending in reports.items()}
        )
        with reading(settings.database) as connection:
            contradictions = came_since(connection, plan, journal.start.submission, told.findings)
    else:
        not_judged = found
    taken = sorted(journal.taken, key=lambda each: (each.file, each.sha256))
    start = journal.start
    return Night(settings, plan, start.began, journal.resumed, taken, left, told, contradictions, not_judged)


def _judged(settings: Settings, plan: Plan, start: Start, when: str) -> Judged | Phrase:
    """The database as it stands now, compared with the assessment that was stored before this run; or why there is
    nothing to judge."""
    if not settings.database.exists():
        return EMPTY
    try:
        with writing(settings.database) as connection:
            if latest(connection) is None:
                return EMPTY
            name = settings.database.name
            return judge_and_keep(
                connection, plan, name, when, year=settings.year, since=start.assessment, today=when[:10]
            )
    except NotAssessable as reason:
        return Phrase(_OWN_WORDS.get(reason.reason, reason.reason), reason.fields)


def tell(night: Night, summary: bytes, mail: bytes) -> None:
    """Write the summary, for machines and for people."""
    write_all_whole({night.settings.summary: summary, night.settings.mail: mail})


def close(night: Night, journal: Journal, log_line: str) -> None:
    """One line into the log; with it, all is told."""
    with night.settings.log.open("a", encoding="utf-8") as stream:
        stream.write(f"{log_line}\n")
    journal.close()
