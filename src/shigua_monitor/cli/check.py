"""`monitor check`: the main job. Heavy imports wait until the command runs, so that --help stays quick."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from shigua_monitor.cli import annotated_copies, database, options
from shigua_monitor.cli.common import (
    check_lang,
    one_of,
    output_writer,
    usable_plan,
    wanted_targets,
    write_outputs,
)
from shigua_monitor.cli.judging import exit_code, judged, published
from shigua_monitor.cli.localized import command_class
from shigua_monitor.cli.output_folder import folder_to_fill
from shigua_monitor.cli.stop import Stop
from shigua_monitor.cli.streams import printing, write_utf8
from shigua_monitor.text import Lang, say

if TYPE_CHECKING:
    from collections.abc import Callable

    from shigua_monitor.plan.model import Plan, Target
    from shigua_monitor.report.outcome import Outcome

ENDINGS = (".xlsx", ".json", ".csv", ".md")


def register(app: typer.Typer, lang: Lang) -> None:
    """Add the command to the app."""

    @app.command("check", cls=command_class(lang), help=say(lang, "help.check"))
    def check(
        files: Annotated[list[Path] | None, typer.Argument(metavar="FILE", help=say(lang, "help.files"))] = None,
        targets: Annotated[Path | None, options.targets(lang)] = None,
        year: Annotated[int | None, options.year(lang)] = None,
        area: Annotated[str | None, options.area(lang)] = None,
        domain: Annotated[str | None, options.domain(lang)] = None,
        department: Annotated[str | None, options.department(lang)] = None,
        language: Annotated[str | None, options.language(lang)] = None,
        output_format: Annotated[str | None, options.output_format(lang)] = None,
        output: Annotated[Path | None, options.output(lang)] = None,
        fail_on: Annotated[str, options.fail_on(lang)] = "error",
        quiet: Annotated[bool, options.quiet(lang)] = False,
        annotate: Annotated[Path | None, annotate_option(lang)] = None,
        public: Annotated[bool, options.public(lang)] = False,
        db: Annotated[Path | None, database.option(lang, "help.option.check_db")] = None,
        as_of: Annotated[str | None, database.as_of_option(lang)] = None,
    ) -> int:
        check_lang(language)
        files = files or []
        db, as_of = database.history_asked(db, as_of, files, "monitor check --help")
        one_of("--format", output_format, options.CHECK_FORMATS)
        one_of("--fail-on", fail_on, options.FAIL_ON)
        ending = output_writer(output, ENDINGS, files)
        database.refuse_as_output(output, db)
        annotated_copies.check_folder(annotate)
        if public and annotate is not None:
            raise Stop("stop.public_annotated")
        plan = usable_plan(targets)
        wanted = wanted_targets(plan, domain, department)
        whole, outcome = _outcomes(files, plan, area, year, wanted, db, as_of, public=public)
        copies = annotated_copies.copies_in(annotate, whole, files, output, lang)
        contents = {path: copy.content for path, copy in copies.items()}
        if output is not None and ending is not None:
            from shigua_monitor.report.check_output import check_content

            contents[output] = check_content(outcome, ending, lang)
        with folder_to_fill(annotate):
            write_outputs(contents)
        with printing():
            if not quiet:
                _print(outcome, output_format, output, lang)
            if not quiet and annotate is not None and output_format in (None, "table"):
                _print_copies(annotated_copies.told(copies, lang), lang)
        return exit_code(whole, fail_on)


def annotate_option(lang: Lang) -> Any:
    return typer.Option("--annotate", metavar="DIR", help=say(lang, "help.option.annotate"))


def _outcomes(
    files: list[Path],
    plan: "Plan",
    area: str | None,
    year: int | None,
    wanted: "Callable[[Target], bool]",
    db: Path | None,
    as_of: str | None,
    *,
    public: bool,
) -> "tuple[Outcome, Outcome]":
    """Everything that there is to tell of the targets that are wanted, and what is told of it."""
    from shigua_monitor.report.outcome import outcome

    found = judged(files, plan, area=area, year=year, database=db, as_of=as_of)
    whole = outcome(found.submission, found.assessment, wanted, found.changes(wanted))
    return whole, published(whole, found.assessment)[0] if public else whole


def _print(outcome: "Outcome", output_format: str | None, output: Path | None, lang: Lang) -> None:
    """The format that was asked for; with an output file and no format, the summary and where the file is."""
    import sys

    from shigua_monitor.report.check_output import check_text

    if output_format not in (None, "table"):
        write_utf8(check_text(outcome, output_format, lang))
        return
    from shigua_monitor.report import terminal
    from shigua_monitor.report.console import console_for

    screen = terminal.Screen(lang, console_for(sys.stdout))
    if output is not None and output_format is None:
        screen.summary(outcome)
        screen.paragraph(say(lang, "written", file=str(output)))
    else:
        screen.check(outcome)


def _print_copies(lines: list[str], lang: Lang) -> None:
    import sys

    from shigua_monitor.report import terminal
    from shigua_monitor.report.console import console_for

    screen = terminal.Screen(lang, console_for(sys.stdout))
    for line in lines:
        screen.paragraph(line)
