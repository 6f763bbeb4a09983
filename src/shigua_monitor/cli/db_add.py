"""`monitor db add`: check what a department sent, and store it whole or not at all."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from shigua_monitor.cli import database, options
from shigua_monitor.cli.common import check_lang, known_department, one_of, usable_plan
from shigua_monitor.cli.judging import unusable_stops
from shigua_monitor.cli.localized import command_class
from shigua_monitor.cli.streams import print_error, printing, write_utf8
from shigua_monitor.text import Lang, say

if TYPE_CHECKING:
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
        with printing():
            if not quiet:
                _print(stored, findings, output_format, lang)
        if refused:
            print_error(say(lang, "stop.line", message=say(lang, "stop.strict")))
        return int(any(found.severity == "error" for found in findings))


class Stored(NamedTuple):
    """What became of a batch, and what it changed in the verdicts; None where there was nothing to compare with."""

    added: "tuple[Added, ...]"
    changes: "Changes | None"


def read_batch(files: Sequence[Path], plan: "Plan", department: str | None, when: str) -> "list[Received]":
    """Every file by itself, in the order given: each is a submission. Stops if one cannot be used."""
    from shigua_monitor.store.receiving import received
    from shigua_monitor.submission.read import files_to_read

    with unusable_stops(), database.stops():
        return [received(path, plan, department, when) for path in files_to_read(files)]


def store_batch(batch: "Sequence[Received]", plan: "Plan", file: Path, when: str) -> Stored:
    """Store all files, and the assessment of what the database then holds, in one transaction."""
    from shigua_monitor.assessment.assess import NotAssessable
    from shigua_monitor.store.connection import writing
    from shigua_monitor.store.judging import judge_and_keep
    from shigua_monitor.store.submissions import add

    with database.stops(), writing(file) as connection:
        added = tuple(add(connection, each) for each in batch)
        if not any(each.stored for each in added):
            return Stored(added, None)
        try:
            return Stored(added, judge_and_keep(connection, plan, file.name, when).changes())
        except NotAssessable:
            return Stored(added, None)


def _print(stored: Stored, findings: "Sequence[Finding]", output_format: str, lang: Lang) -> None:
    import sys

    from shigua_monitor.report.changes import changes_lines
    from shigua_monitor.report.console import console_for
    from shigua_monitor.report.json_text import dumped
    from shigua_monitor.report.terminal import Screen

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
        "add.done" if added.stored else "add.same",
        file=added.file,
        number=added.number,
        received=added.received,
        values=added.values,
        withheld=added.withheld,
    )


def _json(stored: Stored, findings: "Sequence[Finding]", lang: Lang) -> dict[str, Any]:
    from shigua_monitor.report.changes import changes_json
    from shigua_monitor.report.json_text import finding_json

    return {
        "schema": SCHEMA,
        "files": [added._asdict() for added in stored.added],
        "findings": [finding_json(found, lang) for found in findings],
        "changes": changes_json(stored.changes),
    }
