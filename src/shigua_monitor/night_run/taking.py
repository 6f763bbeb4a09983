"""One file of the inbox: read, stored, put into its folder, noted, and only then taken away.

Every step may be the last one before the process is killed; done again, it changes nothing.
"""

from __future__ import annotations

import errno
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from shigua_monitor.findings import Finding, Severity
from shigua_monitor.night_run.inbox import Left
from shigua_monitor.night_run.journal import Journal, Taken
from shigua_monitor.night_run.letter import Letter, annotated_name, letter_name
from shigua_monitor.night_run.placing import Changed, digest, place_file, place_folder, take_away
from shigua_monitor.night_run.settings import Settings
from shigua_monitor.plan.faults import PlanUnusable
from shigua_monitor.plan.model import Plan
from shigua_monitor.report.annotated import annotated_copies
from shigua_monitor.store.connection import writing
from shigua_monitor.store.fault import StoreFault
from shigua_monitor.store.receiving import received
from shigua_monitor.store.submissions import Added, Received, add, counted
from shigua_monitor.submission.read import Unreadable
from shigua_monitor.submission.sheet import FileFault
from shigua_monitor.text import Lang


class Opened(NamedTuple):
    """What reading a file gave: what can be stored, None if the file cannot be used, and what is wrong with it.
    `blank` says that nothing was filled in."""

    content: Received | None
    findings: Sequence[Finding]
    blank: bool = False

    @property
    def outcome(self) -> Literal["accepted", "returned"]:
        """A file with an error goes back, although its other values are used."""
        return "returned" if self.content is None or self.number(Severity.ERROR) else "accepted"

    @property
    def counted(self) -> tuple[int, int]:
        """How many values and states are stored, and how many are withheld because of an error."""
        return (0, 0) if self.content is None else counted(self.content.read)

    def number(self, severity: Severity) -> int:
        """How many cells have findings of a severity."""
        return sum(found.count for found in self.findings if found.severity is severity)


def opened(path: Path, plan: Plan, when: str) -> Opened | Left:
    """Read a file, or say why it is left where it is."""
    try:
        content = received(path, plan, None, when)
        return Opened(content, content.read.findings)
    except Unreadable as unreadable:
        if any(found.code == "F101" for found in unreadable.findings):
            return Left(path.name, "left.unreadable")
        return Opened(None, unreadable.findings, unreadable.blank)
    except StoreFault:
        return Left(path.name, "left.changed")
    except (PlanUnusable, MemoryError):
        raise
    except Exception as error:  # one file that the reader cannot bear must not keep the others waiting
        return Left(path.name, "left.fault", f"{type(error).__name__}: {error}")


def take(path: Path, settings: Settings, plan: Plan, when: str, lang: Lang, journal: Journal) -> Left | None:
    """Deal with a file whole; what is left in the inbox is returned with the reason."""
    try:
        sha256 = digest(path)
        found = opened(path, plan, when)
        if isinstance(found, Left):
            return found
        added = None if found.content is None else _stored(found.content, settings.database)
        taken = _placed(path, sha256, found, added, settings, lang)
        journal.note(taken)
        take_away(path, sha256)
    except (Changed, FileNotFoundError):
        return Left(path.name, "left.changed")
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise
        return Left(path.name, "left.fault", error.strerror or str(error))
    return None


def _stored(content: Received, database: Path) -> Added:
    with writing(database) as connection:
        return add(connection, content)


def _placed(path: Path, sha256: str, found: Opened, added: Added | None, settings: Settings, lang: Lang) -> Taken:
    """Put the file into its folder, one with errors together with what its sender needs to mend it."""
    values, withheld = found.counted
    taken = Taken(
        file=path.name,
        sha256=sha256,
        outcome=found.outcome,
        number=added.number if added else None,
        stored=bool(added and added.stored),
        received=added.received if added else None,
        values=values,
        withheld=withheld,
        errors=found.number(Severity.ERROR),
        warnings=found.number(Severity.WARNING),
    )
    if found.outcome == "accepted":
        return taken._replace(kept=settings.shown(place_file(path, sha256, settings.accepted)))
    letter = Letter(path.name, found.findings, values, lang, found.blank)
    copies = _annotated(path, found.findings, lang)
    annotated = next(iter(copies), None)
    texts = {letter_name(lang): letter.content(annotated)}
    folder = place_folder(path, sha256, settings.returned, {**copies, **texts})
    return taken._replace(
        kept=settings.shown(folder / path.name),
        annotated=settings.shown(folder / annotated) if annotated else None,
        letter=settings.shown(folder / letter_name(lang)),
        problem=letter.first_problem,
    )


def _annotated(path: Path, findings: Sequence[Finding], lang: Lang) -> dict[str, bytes]:
    """The annotated copy by its name; none of a file that cannot be opened."""
    try:
        copies = annotated_copies(findings, {path.name: path}, lang)
    except FileFault:
        return {}
    return {annotated_name(copy.name, lang): copy.content for copy in copies}
