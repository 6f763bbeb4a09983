"""`monitor targets`: for CI, and for readers of the plan."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shigua_monitor.cli import options
from shigua_monitor.cli.common import (
    check_lang,
    named_targets,
    one_of,
    output_writer,
    usable_plan,
    wanted_targets,
    write_output,
)
from shigua_monitor.cli.localized import command_class, group_class
from shigua_monitor.cli.stop import Stop
from shigua_monitor.cli.streams import printing, write_utf8
from shigua_monitor.text import Lang, say

if TYPE_CHECKING:
    from shigua_monitor.plan.faults import PlanFault
    from shigua_monitor.plan.load import Loading
    from shigua_monitor.plan.model import Plan, Target
    from shigua_monitor.submission.vocabulary import Vocabulary

VALIDATE_FORMATS = ("auto", "text", "json", "github", "junit")
LIST_FORMATS = ("table", "json", "csv")
LIST_ENDINGS = (".xlsx", ".json", ".csv")
SCHEMA_NAMES = ("plan", "domain")


def register(app: typer.Typer, lang: Lang) -> None:
    """Add the group of commands to the app."""
    group = typer.Typer(cls=group_class(lang), help=say(lang, "help.targets"), rich_markup_mode=None)
    app.add_typer(group, name="targets")
    _register_validate(group, lang)
    _register_list(group, lang)
    _register_show(group, lang)
    _register_schema(group, lang)


def _register_validate(group: typer.Typer, lang: Lang) -> None:
    @group.command("validate", cls=command_class(lang), help=say(lang, "help.targets.validate"))
    def validate(
        folder: Annotated[Path | None, typer.Argument(metavar="[DIR]", help=say(lang, "help.plan_folder"))] = None,
        targets: Annotated[Path | None, options.targets(lang)] = None,
        output_format: Annotated[str, options.output_format(lang, VALIDATE_FORMATS)] = "auto",
        language: Annotated[str | None, options.language(lang)] = None,
    ) -> int:
        check_lang(language)
        one_of("--format", output_format, VALIDATE_FORMATS)
        if folder is not None and targets is not None:
            raise Stop("stop.two_folders", folder=str(folder), other=str(targets))
        folder = folder or targets
        if folder is not None and not folder.is_dir():
            raise Stop("stop.targets_folder", folder=str(folder))
        return _validate(folder, output_format, lang)


def _validate(folder: Path | None, output_format: str, lang: Lang) -> int:
    from shigua_monitor.plan.lint import lint
    from shigua_monitor.plan.load import PLAN_FILE, read_plan
    from shigua_monitor.report.faults import faults_text
    from shigua_monitor.submission.names import fold

    loading = read_plan(folder)
    if loading.plan is not None:
        words, faults = _words_and_faults(loading.plan)
        lint(loading, words.indicators.folded if words else fold)
        loading.faults += faults
    chosen = _format_of_surroundings() if output_format == "auto" else output_format
    with printing():
        write_utf8(faults_text(loading.faults, chosen, lang))
        if chosen == "text":
            write_utf8(_verdict(loading, lang) + "\n")
    if PLAN_FILE not in loading.documents:
        return 2
    return int(any(fault.severity == "error" for fault in loading.faults))


def _words_and_faults(plan: "Plan") -> "tuple[Vocabulary | None, list[PlanFault]]":
    """How the reader takes words, and the faults of the words and rules that a plan's folder may hold for it."""
    from shigua_monitor.plan.faults import PlanUnusable
    from shigua_monitor.submission.rules import load_rules
    from shigua_monitor.submission.vocabulary import vocabulary

    words: Vocabulary | None = None
    faults: list[PlanFault] = []
    try:
        words = vocabulary(plan)
    except PlanUnusable as unusable:
        faults += unusable.faults
    try:
        load_rules(plan)
    except PlanUnusable as unusable:
        faults += unusable.faults
    return words, faults


def _format_of_surroundings() -> str:
    import os

    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"


def _verdict(loading: "Loading", lang: Lang) -> str:
    errors = sum(fault.severity == "error" for fault in loading.faults)
    plan = loading.plan
    if errors or plan is None:
        return say(lang, "targets.faults", errors=errors, warnings=len(loading.faults) - errors)
    return say(
        lang,
        "targets.valid",
        title=plan.title,
        clauses=len(plan.clauses),
        indicators=len(plan.indicators),
        targets=len(plan.targets),
        quantified=sum(target.criterion.quantified for target in plan.targets),
    )


def _register_list(group: typer.Typer, lang: Lang) -> None:
    @group.command("list", cls=command_class(lang), help=say(lang, "help.targets.list"))
    def list_targets(
        targets: Annotated[Path | None, options.targets(lang)] = None,
        domain: Annotated[str | None, options.domain(lang)] = None,
        department: Annotated[str | None, options.department(lang)] = None,
        quantified: Annotated[bool, typer.Option("--quantified", help=say(lang, "help.option.quantified"))] = False,
        output_format: Annotated[str | None, options.output_format(lang, LIST_FORMATS)] = None,
        output: Annotated[Path | None, options.output(lang)] = None,
        language: Annotated[str | None, options.language(lang)] = None,
    ) -> int:
        check_lang(language)
        one_of("--format", output_format, LIST_FORMATS)
        ending = output_writer(output, LIST_ENDINGS)
        plan = usable_plan(targets)
        wanted = wanted_targets(plan, domain, department)
        chosen = [each for each in plan.targets if wanted(each) and (each.criterion.quantified or not quantified)]
        if output is not None and ending is not None:
            write_output(output, _list_content(chosen, plan, ending, lang))
        if output is None or output_format is not None:
            _print_list(chosen, plan, output_format or "table", lang)
        else:
            typer.echo(say(lang, "written", file=str(output)))
        return 0


def _list_content(chosen: "list[Target]", plan: "Plan", ending: str, lang: Lang) -> bytes:
    if ending == ".xlsx":
        from shigua_monitor.report.indicator_system import definitions_table, targets_table
        from shigua_monitor.report.workbook import workbook_bytes

        sheets = [targets_table(chosen, plan, lang), definitions_table(chosen, plan, lang)]
        return workbook_bytes(sheets, plan.title.text(lang), lang)
    text = _list_text(chosen, plan, ending.removeprefix("."), lang)
    return text.encode("utf-8-sig" if ending == ".csv" else "utf-8")


def _list_text(chosen: "list[Target]", plan: "Plan", output_format: str, lang: Lang) -> str:
    if output_format == "json":
        from shigua_monitor.report.indicator_system import target_json
        from shigua_monitor.report.json_text import dumped

        return dumped([target_json(target, plan) for target in chosen])
    from shigua_monitor.report.indicator_system import targets_table
    from shigua_monitor.report.plain_text import csv_text

    return csv_text(targets_table(chosen, plan, lang), lang)


def _print_list(chosen: "list[Target]", plan: "Plan", output_format: str, lang: Lang) -> None:
    if output_format != "table":
        write_utf8(_list_text(chosen, plan, output_format, lang))
        return
    import sys

    from shigua_monitor.report.console import console_for
    from shigua_monitor.report.indicator_system import targets_table
    from shigua_monitor.report.plain_text import selected
    from shigua_monitor.report.terminal import Screen

    columns = ("clause", "target", "statement", "criterion", "due", "department")
    Screen(lang, console_for(sys.stdout)).table(selected(targets_table(chosen, plan, lang), columns))


def _register_show(group: typer.Typer, lang: Lang) -> None:
    @group.command("show", cls=command_class(lang), help=say(lang, "help.targets.show"))
    def show(
        identifier: Annotated[str, typer.Argument(metavar="ID", help=say(lang, "help.argument.id"))],
        targets: Annotated[Path | None, options.targets(lang)] = None,
        output_format: Annotated[str, options.output_format(lang, ("table", "json"))] = "table",
        language: Annotated[str | None, options.language(lang)] = None,
    ) -> int:
        check_lang(language)
        one_of("--format", output_format, ("table", "json"))
        plan = usable_plan(targets)
        found = named_targets(plan, identifier)
        if output_format == "json":
            write_utf8(_list_text(found, plan, "json", lang))
        else:
            _print_targets(found, plan, lang)
        return 0


def _print_targets(found: "list[Target]", plan: "Plan", lang: Lang) -> None:
    import sys

    from shigua_monitor.report.console import console_for
    from shigua_monitor.report.indicator_system import target_lines
    from shigua_monitor.report.terminal import Screen

    screen = Screen(lang, console_for(sys.stdout))
    for target in found:
        screen.lines(target_lines(target, plan, lang))


def _register_schema(group: typer.Typer, lang: Lang) -> None:
    @group.command("schema", cls=command_class(lang), help=say(lang, "help.targets.schema"))
    def schema(
        name: Annotated[
            str,
            typer.Argument(metavar="|".join(SCHEMA_NAMES), help=say(lang, "help.argument.schema", known=SCHEMA_NAMES)),
        ] = "domain",
        write: Annotated[
            Path | None, typer.Option("--write", metavar="DIR", help=say(lang, "help.option.schema_write"))
        ] = None,
        language: Annotated[str | None, options.language(lang)] = None,
    ) -> int:
        check_lang(language)
        one_of("schema", name, SCHEMA_NAMES)
        from shigua_monitor.plan import schema as schemas
        from shigua_monitor.report.json_text import dumped

        if write is None:
            write_utf8(dumped(schemas.schema(name)))
            return 0
        for each in SCHEMA_NAMES:
            write_output(write / schemas.file_name(each), dumped(schemas.schema(each)).encode())
        return 0
