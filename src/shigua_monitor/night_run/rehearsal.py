"""What a run would do now, without doing it: nothing is written, moved or locked."""

from __future__ import annotations

from collections.abc import Iterator

from shigua_monitor.findings import Severity
from shigua_monitor.night_run.inbox import Left, waiting
from shigua_monitor.night_run.run import Clock
from shigua_monitor.night_run.settings import Settings
from shigua_monitor.night_run.taking import opened
from shigua_monitor.plan.model import Plan
from shigua_monitor.text import Lang, say


def rehearsed(settings: Settings, plan: Plan, clock: Clock, lang: Lang) -> Iterator[str]:
    """A sentence for each file of the inbox, then what would be written."""
    files, left = waiting(settings.inbox, clock.seconds, settings.settle_seconds)
    yield say(lang, "rehearsal.title", files=len(files), inbox=settings.shown(settings.inbox))
    for path in files:
        found = opened(path, plan, clock.when)
        if isinstance(found, Left):
            left.append(found)
            continue
        folder = settings.accepted if found.outcome == "accepted" else settings.returned
        yield say(
            lang,
            f"rehearsal.{found.outcome}",
            file=path.name,
            values=found.counted[0],
            errors=found.number(Severity.ERROR),
            folder=settings.shown(folder),
        )
    for each in left:
        yield say(lang, each.reason, file=each.file, problem=each.problem)
    written = [settings.shown(path) for path in (*settings.reports, settings.summary, settings.mail, settings.log)]
    yield say(lang, "rehearsal.written", files=written, database=settings.shown(settings.database))
