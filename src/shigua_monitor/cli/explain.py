"""`monitor explain`: one verdict from the cell to the clause."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shigua_monitor.cli import database, options
from shigua_monitor.cli.common import (
    check_lang,
    named_targets,
    one_of,
    output_writer,
    usable_plan,
    write_output,
)
from shigua_monitor.cli.judging import judged
from shigua_monitor.cli.localized import command_class
from shigua_monitor.cli.streams import printing, write_utf8
from shigua_monitor.text import Lang, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shigua_monitor.plan.model import Plan, Target
    from shigua_monitor.report.explanation import Explanation

FORMATS = ("table", "json", "markdown")
ENDINGS = (".md", ".json")


def register(app: typer.Typer, lang: Lang) -> None:
    """Add the command to the app."""

    @app.command("explain", cls=command_class(lang), help=say(lang, "help.explain"))
    def explain(
        identifier: Annotated[str, typer.Argument(metavar="ID", help=say(lang, "help.argument.id"))],
        files: Annotated[list[Path] | None, typer.Argument(metavar="FILE", help=say(lang, "help.files"))] = None,
        targets: Annotated[Path | None, options.targets(lang)] = None,
        year: Annotated[int | None, options.year(lang)] = None,
        area: Annotated[str | None, options.area(lang)] = None,
        language: Annotated[str | None, options.language(lang)] = None,
        output_format: Annotated[str | None, options.output_format(lang, FORMATS)] = None,
        output: Annotated[Path | None, options.output(lang)] = None,
        db: Annotated[Path | None, database.option(lang, "help.option.check_db")] = None,
        as_of: Annotated[str | None, database.as_of_option(lang)] = None,
    ) -> int:
        check_lang(language)
        files = files or []
        db, as_of = database.history_asked(db, as_of, files, "monitor explain --help")
        one_of("--format", output_format, FORMATS)
        ending = output_writer(output, ENDINGS, files)
        database.refuse_as_output(output, db)
        plan = usable_plan(targets)
        wanted = named_targets(plan, identifier)
        explained = _explained(files, plan, area, year, wanted, db, as_of)
        if output is not None and ending is not None:
            text = _text(explained, "json" if ending == ".json" else "markdown", lang)
            write_output(output, text.encode("utf-8"))
        with printing():
            if output is None or output_format is not None:
                _print(explained, output_format or "table", lang)
            else:
                typer.echo(say(lang, "written", file=str(output)))
        return _exit_code(explained)


def _explained(
    files: list[Path],
    plan: "Plan",
    area: str | None,
    year: int | None,
    wanted: "Sequence[Target]",
    db: Path | None,
    as_of: str | None,
) -> "list[Explanation]":
    """Read, judge and explain."""
    from shigua_monitor.report.explanation import explanations

    found = judged(files, plan, area=area, year=year, database=db, as_of=as_of)
    return explanations(found.assessment, found.submission.findings, wanted)


def _text(explained: "list[Explanation]", output_format: str, lang: Lang) -> str:
    if output_format == "json":
        from shigua_monitor.report.explanation_json import explanation_json

        return explanation_json(explained, lang)
    from shigua_monitor.report.explanation_markdown import explanation_markdown

    return explanation_markdown(explained, lang)


def _print(explained: "list[Explanation]", output_format: str, lang: Lang) -> None:
    if output_format != "table":
        write_utf8(_text(explained, output_format, lang))
        return
    import sys

    from shigua_monitor.report.console import console_for
    from shigua_monitor.report.explanation_screen import print_explanations
    from shigua_monitor.report.terminal import Screen

    print_explanations(Screen(lang, console_for(sys.stdout)), explained)


def _exit_code(explained: "list[Explanation]") -> int:
    """1 if the data that these verdicts need have an error; errors elsewhere in the files do not matter here."""
    return int(any(found.severity == "error" for each in explained for found in each.findings))
