"""`monitor report`: the report that is sent upstream, and the sheets that departments get back."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from shigua_monitor.cli import database, options
from shigua_monitor.cli.common import (
    check_lang,
    known_department,
    one_of,
    output_writer,
    usable_plan,
    wanted_targets,
    write_outputs,
)
from shigua_monitor.cli.judging import exit_code, judged, published
from shigua_monitor.cli.localized import command_class
from shigua_monitor.cli.output_folder import folder_to_fill, refuse_overwriting
from shigua_monitor.cli.progress import followed
from shigua_monitor.cli.stop import Stop
from shigua_monitor.cli.streams import print_error, printing
from shigua_monitor.text import Lang, say

if TYPE_CHECKING:
    from collections.abc import Callable

    from shigua_monitor.narrative.material import Material
    from shigua_monitor.plan.definitions import Department
    from shigua_monitor.plan.model import Target
    from shigua_monitor.report.outcome import Outcome
    from shigua_monitor.store.judged import Judged

KINDS = ("annual", "midterm", "final")
HELP = "monitor report --help"


def register(app: typer.Typer, lang: Lang) -> None:
    """Add the command to the app."""
    from shigua_monitor.publication.writers import FORMATS

    @app.command("report", cls=command_class(lang), help=say(lang, "help.report"))
    def report(
        files: Annotated[list[Path] | None, typer.Argument(metavar="FILE", help=say(lang, "help.files"))] = None,
        kind: Annotated[str, _kind(lang)] = "annual",
        output: Annotated[Path | None, options.output(lang)] = None,
        targets: Annotated[Path | None, options.targets(lang)] = None,
        year: Annotated[int | None, options.year(lang)] = None,
        area: Annotated[str | None, options.area(lang)] = None,
        domain: Annotated[str | None, options.domain(lang)] = None,
        department: Annotated[str | None, _department(lang)] = None,
        each_department: Annotated[Path | None, _each_department(lang)] = None,
        output_format: Annotated[str | None, _format(lang, FORMATS)] = None,
        language: Annotated[str | None, options.language(lang)] = None,
        fail_on: Annotated[str, options.fail_on(lang)] = "error",
        quiet: Annotated[bool, options.quiet(lang)] = False,
        db: Annotated[Path | None, database.option(lang, "help.option.check_db")] = None,
        as_of: Annotated[str | None, database.as_of_option(lang)] = None,
        public: Annotated[bool, options.public(lang)] = False,
    ) -> int:
        check_lang(language)
        files = files or []
        db, as_of = database.history_asked(db, as_of, files, HELP)
        one_of("--kind", kind, KINDS)
        one_of("--format", output_format, FORMATS)
        one_of("--fail-on", fail_on, options.FAIL_ON)
        _refuse_unclear(output, each_department, department, output_format, public=public)
        ending = output_writer(output, [f".{each}" for each in FORMATS], files)
        database.refuse_as_output(output, db)
        plan = usable_plan(targets)
        about = None if department is None else known_department(plan, department)
        found = judged(files, plan, area=area, year=year, database=db, as_of=as_of, final=kind == "final")
        whole, material = _material(found, kind, wanted_targets(plan, domain, None), lang, public=public)
        if each_department is not None:
            contents = _sheets(material, each_department, output_format or FORMATS[0], files)
        else:
            assert output is not None and ending is not None
            contents = {output: _content(material, about, ending.removeprefix("."))}
        with folder_to_fill(each_department):
            write_outputs(contents)
        with printing():
            for path in [] if quiet else contents:
                typer.echo(say(lang, "written", file=str(path)))
        return exit_code(whole, fail_on)


def _kind(lang: Lang) -> Any:
    return typer.Option("--kind", metavar="|".join(KINDS), help=say(lang, "help.option.kind"))


def _department(lang: Lang) -> Any:
    return typer.Option("--department", metavar="DEPT", help=say(lang, "help.option.feedback"))


def _each_department(lang: Lang) -> Any:
    return typer.Option("--each-department", metavar="DIR", help=say(lang, "help.option.each_department"))


def _format(lang: Lang, known: tuple[str, ...]) -> Any:
    help_text = say(lang, "help.option.sheet_format", default=known[0])
    return typer.Option("--format", metavar="|".join(known), help=help_text)


def _refuse_unclear(
    output: Path | None,
    each_department: Path | None,
    department: str | None,
    output_format: str | None,
    *,
    public: bool,
) -> None:
    """Stop unless it is clear what is to be written: one file, or a file for each department."""
    if output is None and each_department is None:
        raise Stop("stop.report_output_missing")
    if each_department is None and output_format is not None:
        raise Stop("stop.report_format_without_folder")
    if each_department is not None and (output is not None or department is not None):
        raise Stop("stop.report_two_outputs")
    if each_department is not None and each_department.exists() and not each_department.is_dir():
        raise Stop("stop.report_not_folder", folder=str(each_department))
    if public and (department is not None or each_department is not None):
        raise Stop("stop.public_feedback")


def _material(
    found: "Judged", kind: str, wanted: "Callable[[Target], bool]", lang: Lang, *, public: bool
) -> "tuple[Outcome, Material]":
    """Everything that there is to tell of the targets that are wanted, and what the report tells of it."""
    from shigua_monitor.narrative.document import ReportKind
    from shigua_monitor.narrative.material import Material
    from shigua_monitor.report.outcome import outcome

    whole = outcome(found.submission, found.assessment, wanted, found.changes(wanted))
    shown = published(whole, found.assessment) if public else (whole, found.assessment)
    return whole, Material(ReportKind(kind), lang, *shown)


def _content(material: "Material", department: str | None, output_format: str) -> bytes:
    """The report, or the sheet of one department."""
    from shigua_monitor.narrative.compose import compose
    from shigua_monitor.publication.writers import lacking, written

    if department is not None:
        material = material.for_department(material.plan.departments[department])
    document = compose(material)
    content = written(output_format, document, material.outcome)
    if lack := lacking(output_format, document):
        print_error(lack)
    return content


def _sheets(material: "Material", folder: Path, output_format: str, files: list[Path]) -> dict[Path, bytes]:
    """A sheet for each department that answers for a target, by its path; none takes the place of a file read."""
    from shigua_monitor.narrative.compose import file_name
    from shigua_monitor.submission.files import submitted_files

    sheets = {
        folder / f"{file_name(department.name.text(material.lang))}.{output_format}": _content(
            material, department.id, output_format
        )
        for department in followed(_with_duties(material))
    }
    refuse_overwriting(sheets, submitted_files(files), "stop.report_overwrites")
    return sheets


def _with_duties(material: "Material") -> "list[Department]":
    plan = material.plan
    answering = {result.target.department for result in material.results}
    return [department for department in plan.file.departments if department.id in answering]
