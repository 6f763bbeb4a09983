"""`monitor db add`: check what a department sent, and store it whole or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from shigua_monitor.cli import database, options
from shigua_monitor.cli.common import check_lang, known_department, one_of, plan_stop, usable_plan
from shigua_monitor.cli.localized import command_class
from shigua_monitor.cli.stop import Stop
from shigua_monitor.cli.streams import print_error, write_utf8
from shigua_monitor.text import Lang, say

if TYPE_CHECKING:
    import sqlite3

    from shigua_monitor.assessment.changes import Changes
    from shigua_monitor.findings import Finding
    from shigua_monitor.plan.model import Plan
    from shigua_monitor.store.submissions import Added, Received

FORMATS = ("table", "json")
SCHEMA = "monitor.db.add/1"
_MOST_FINDINGS = 40


def register(group: typer.Typer, lang: Lang) -> None:
    """Add the command to the group."""

    @group.command("add", cls=command_class(lang), help=say(lang, "help.db.add"))
    def add(
        files: Annotated[list[Path], typer.Argument(metavar="FILE", help=say(lang, "help.files"))],
        department: Annotated[
            str | None, typer.Option("--department", metavar="DEPT", help=say(lang, "help.option.sender"))
        ] = None,
        received: Annotated[
            str | None, typer.Option("--received", metavar="DATE", help=say(lang, "help.option.received"))
        ] = None,
        strict: Annotated[bool, typer.Option("--strict", help=say(lang, "help.option.strict"))] = False,
        db: Annotated[Path | None, database.option(lang)] = None,
        targets: Annotated[Path | None, options.targets(lang)] = None,
        language: Annotated[str | None, options.language(lang)] = None,
        output_format: Annotated[str, options.output_format(lang, FORMATS)] = "table",
        quiet: Annotated[bool, options.quiet(lang)] = False,
    ) -> int:
        check_lang(language)
        one_of("--format", output_format, FORMATS)
        when = database.moment("--received", received)
        plan = usable_plan(targets)
        sender = known_department(plan, department) if department else None
        batch = read_batch(files, plan, sender, when)
        findings = [found for each in batch for found in each.read.findings]
        refused = strict and any(found.severity == "error" for found in findings)
        stored = Stored((), None) if refused else store_batch(batch, plan, database.database_file(db), when)
        if not quiet:
            _print(stored, findings, output_format, lang)
        if refused:
            print_error(say(lang, "stop.line", message=say(lang, "stop.strict")))
        return int(any(found.severity == "error" for found in findings))


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of a batch, and what it changed in the verdicts; None where there was nothing to compare with."""

    added: "tuple[Added, ...]"
    changes: "Changes | None"


def read_batch(files: Sequence[Path], plan: "Plan", department: str | None, when: str) -> "list[Received]":
    """Every file by itself, in the order given: each is a submission. Stops if one cannot be used."""
    from shigua_monitor.cli.check import unreadable_stop
    from shigua_monitor.findings import Finding
    from shigua_monitor.plan.faults import PlanUnusable
    from shigua_monitor.submission.files import submitted_files
    from shigua_monitor.submission.read import Unreadable
    from shigua_monitor.submission.workbook import FileFault

    try:
        paths = list(submitted_files(files))
        return [_received(path, plan, department, when) for path in paths]
    except FileFault as fault:
        raise unreadable_stop(
            Unreadable([Finding(fault.code, str(fault.fields["folder"]), fields=fault.fields)])
        ) from None
    except Unreadable as unreadable:
        raise unreadable_stop(unreadable) from None
    except PlanUnusable as unusable:
        raise plan_stop(unusable) from None


def _received(path: Path, plan: "Plan", department: str | None, when: str) -> "Received":
    """A file with what it holds. Its bytes are those that were read, not those of a later moment."""
    from shigua_monitor.store.submissions import Received
    from shigua_monitor.submission.read import read

    submission = _bytes(path), read([path], plan)
    content = _bytes(path)
    if content is None or content != submission[0]:
        raise Stop("stop.changed_while_read", file=str(path))
    return Received(path.name, department, when, content, submission[1])


def _bytes(path: Path) -> bytes | None:
    """The bytes of a regular file; None where there are none to be had, which reading the file will tell."""
    try:
        return path.read_bytes() if path.is_file() else None
    except (OSError, ValueError):
        return None


def store_batch(batch: "Sequence[Received]", plan: "Plan", file: Path, when: str) -> Stored:
    """Store all files, and the assessment of what the database then holds, in one transaction."""
    from shigua_monitor.store.connection import writing
    from shigua_monitor.store.submissions import add

    with database.stops(), writing(file) as connection:
        added = tuple(add(connection, each) for each in batch)
        through = max((each.number for each in added if each.stored), default=None)
        changed = None if through is None else _assess(connection, plan, file.name, when, through)
    return Stored(added, changed)


def _assess(connection: "sqlite3.Connection", plan: "Plan", name: str, when: str, through: int) -> "Changes | None":
    """Judge the database as it stands now, keep the verdicts, and tell what changed since those kept last."""
    from shigua_monitor.assessment.assess import NotAssessable, assess
    from shigua_monitor.assessment.changes import changes
    from shigua_monitor.cli.stored_history import from_database
    from shigua_monitor.store import assessments

    found = from_database(connection, plan, name)
    try:
        assessment = assess(plan, found.submission.observations, earlier=found.earlier)
    except NotAssessable:
        return None
    last = assessments.last(connection, plan=plan.id, area=assessment.area, year=assessment.year)
    assessments.store(connection, assessment, taken=when, through=through)
    return None if last is None else changes(last, assessment.results, assessment.early_warnings)


def _print(stored: Stored, findings: "Sequence[Finding]", output_format: str, lang: Lang) -> None:
    import sys

    from shigua_monitor.report.changes import changes_lines
    from shigua_monitor.report.json_text import dumped
    from shigua_monitor.report.terminal import Screen, console_for

    if output_format == "json":
        write_utf8(dumped(_json(stored, findings, lang)))
        return
    screen = Screen(lang, console_for(sys.stdout))
    for added in stored.added:
        screen.paragraph(_sentence(added, lang))
    for found in findings[:_MOST_FINDINGS]:
        screen.finding(found, with_file=True)
    if len(findings) > _MOST_FINDINGS:
        screen.paragraph(say(lang, "more_findings", number=len(findings) - _MOST_FINDINGS))
    if any(added.stored for added in stored.added):
        screen.sentences("changes", changes_lines(stored.changes, lang))


def _sentence(added: "Added", lang: Lang) -> str:
    return say(
        lang,
        "add.done" if added.stored else "add.known",
        file=added.file,
        number=added.number,
        received=added.received,
        values=added.values,
        withheld=added.withheld,
    )


def _json(stored: Stored, findings: "Sequence[Finding]", lang: Lang) -> dict[str, Any]:
    from dataclasses import asdict

    from shigua_monitor.report.changes import changes_json
    from shigua_monitor.report.json_text import finding_json

    return {
        "schema": SCHEMA,
        "files": [asdict(added) for added in stored.added],
        "findings": [finding_json(found, lang) for found in findings],
        "changes": changes_json(stored.changes),
    }
