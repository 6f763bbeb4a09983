"""`monitor template`: the workbook that departments fill in and send back."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shigua_monitor.cli import options
from shigua_monitor.cli.common import check_lang, output_writer, plan_stop, usable_plan, wanted_targets, write_output
from shigua_monitor.cli.localized import command_class
from shigua_monitor.cli.stop import Stop
from shigua_monitor.text import Lang, say

if TYPE_CHECKING:
    from shigua_monitor.plan.model import Plan
    from shigua_monitor.report.template_rows import ActForm, Form
    from shigua_monitor.submission.rules import Rule


def register(app: typer.Typer, lang: Lang) -> None:
    """Add the command to the app."""

    @app.command("template", cls=command_class(lang), help=say(lang, "help.template"))
    def template(
        year: Annotated[
            int | None, typer.Option("--year", metavar="YYYY", help=say(lang, "help.option.template_year"))
        ] = None,
        output: Annotated[
            Path | None, typer.Option("--output", "-o", metavar="FILE", help=say(lang, "help.option.template_output"))
        ] = None,
        department: Annotated[str | None, options.department(lang)] = None,
        domain: Annotated[str | None, options.domain(lang)] = None,
        targets: Annotated[Path | None, options.targets(lang)] = None,
        language: Annotated[str | None, options.language(lang)] = None,
    ) -> int:
        check_lang(language)
        if output is None:
            raise Stop("stop.template_output_missing")
        output_writer(output, (".xlsx",))
        if year is None:
            raise Stop("stop.template_year_missing")
        written = _write(output, year, targets, domain, department, lang)
        typer.echo(say(lang, "template.written", file=str(output), year=year, **written))
        return 0


def _write(
    output: Path, year: int, targets: Path | None, domain: str | None, department: str | None, lang: Lang
) -> dict[str, int]:
    """Write the workbook and return how much it asks for."""
    plan = usable_plan(targets)
    first, last = plan.file.base_year, plan.file.period.last
    if not first <= year <= last:
        raise Stop("stop.template_year_unusable", year=year, first=first, last=last)
    wanted = wanted_targets(plan, domain, department)
    from shigua_monitor.report.template import template_workbook
    from shigua_monitor.report.template_rows import act_forms, forms, sent_by

    chosen = [target for target in plan.targets if sent_by(target, wanted)]
    figures, acts = forms(plan, chosen, year, lang, _rules(plan)), act_forms(plan, chosen, year, lang)
    if not figures and not acts:
        every: list[Form | ActForm] = [
            *forms(plan, plan.targets, year, lang),
            *act_forms(plan, plan.targets, year, lang),
        ]
        asked_of = {form.department.id for form in every}
        known = [each.name for each in plan.file.departments if each.id in asked_of]
        raise Stop("stop.template_nothing", known=known)
    write_output(output, template_workbook(figures, acts))
    asked: list[Form | ActForm] = [*figures, *acts]
    return {
        "departments": len({form.department.id for form in asked}),
        "rows": sum(len(form.rows) for form in asked),
    }


def _rules(plan: "Plan") -> "tuple[Rule, ...]":
    from shigua_monitor.plan.faults import PlanUnusable
    from shigua_monitor.submission.rules import load_rules

    try:
        return load_rules(plan).rules
    except PlanUnusable as unusable:
        raise plan_stop(unusable) from None
