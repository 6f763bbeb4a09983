"""`monitor explain`: one verdict from the cell to the clause."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shigua_monitor.cli import options
from shigua_monitor.cli.common import (
    check_lang,
    known_area,
    named_targets,
    one_of,
    output_writer,
    plan_stop,
    usable_plan,
    write_output,
)
from shigua_monitor.cli.localized import command_class
from shigua_monitor.cli.stop import Stop
from shigua_monitor.cli.streams import write_utf8
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
        files: Annotated[list[Path], typer.Argument(metavar="FILE", help=say(lang, "help.files"))],
        targets: Annotated[Path | None, options.targets(lang)] = None,
        year: Annotated[int | None, options.year(lang)] = None,
        area: Annotated[str | None, options.area(lang)] = None,
        language: Annotated[str | None, options.language(lang)] = None,
        output_format: Annotated[str | None, options.output_format(lang, FORMATS)] = None,
        output: Annotated[Path | None, options.output(lang)] = None,
    ) -> int:
        check_lang(language)
        one_of("--format", output_format, FORMATS)
        ending = output_writer(output, ENDINGS, files)
        plan = usable_plan(targets)
        wanted = named_targets(plan, identifier)
        explained = _explained(files, plan, area, year, wanted)
        if output is not None and ending is not None:
            text = _text(explained, "json" if ending == ".json" else "markdown", lang)
            write_output(output, text.encode("utf-8"))
        if output is None or output_format is not None:
            _print(explained, output_format or "table", lang)
        else:
            typer.echo(say(lang, "written", file=str(output)))
        return _exit_code(explained)


def _explained(
    files: list[Path], plan: "Plan", area: str | None, year: int | None, wanted: "Sequence[Target]"
) -> "list[Explanation]":
    """Read, judge and explain, or stop with the reason why that cannot be done."""
    from shigua_monitor.assessment.assess import NotAssessable, assess
    from shigua_monitor.cli.check import unreadable_stop
    from shigua_monitor.plan.faults import PlanUnusable
    from shigua_monitor.report.explanation import explanations
    from shigua_monitor.submission.read import Unreadable, read

    if area is not None:
        area = known_area(plan, area)
    try:
        submission = read(files, plan)
        assessment = assess(plan, submission.observations, area=area, year=year)
    except PlanUnusable as unusable:
        raise plan_stop(unusable) from None
    except Unreadable as unreadable:
        raise unreadable_stop(unreadable) from None
    except NotAssessable as reason:
        raise Stop(reason.reason, **reason.fields) from None
    return explanations(assessment, submission.findings, wanted)


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

    from shigua_monitor.report.explanation_screen import print_explanations
    from shigua_monitor.report.terminal import Screen, console_for

    print_explanations(Screen(lang, console_for(sys.stdout)), explained)


def _exit_code(explained: "list[Explanation]") -> int:
    """1 if the data that these verdicts need have an error; errors elsewhere in the files do not matter here."""
    return int(any(found.severity == "error" for each in explained for found in each.findings))
