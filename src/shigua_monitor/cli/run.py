"""`monitor run`: the night run."""

import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shigua_monitor.cli import database, options
from shigua_monitor.cli.common import check_lang, fault_lines, unwritable_stops, usable_plan
from shigua_monitor.cli.judging import unusable_stops
from shigua_monitor.cli.localized import command_class
from shigua_monitor.cli.stop import Stop, stops_speak
from shigua_monitor.cli.streams import printing
from shigua_monitor.text import Lang, say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shigua_monitor.night_run.run import Clock
    from shigua_monitor.night_run.settings import Settings
    from shigua_monitor.plan.model import Plan


def register(app: typer.Typer, lang: Lang) -> None:
    """Add the command to the app."""

    @app.command("run", cls=command_class(lang), help=say(lang, "help.run"))
    def run(
        config: Annotated[Path, typer.Argument(metavar="CONFIG.yaml", help=say(lang, "help.argument.config"))],
        dry_run: Annotated[bool, typer.Option("--dry-run", help=say(lang, "help.option.dry_run"))] = False,
        language: Annotated[str | None, options.language(lang)] = None,
        quiet: Annotated[bool, typer.Option("--quiet", "-q", help=say(lang, "help.option.run_quiet"))] = False,
    ) -> int:
        check_lang(language)
        settings = _settings(config, None if language is None else lang)
        spoken = lang if language else settings.lang or lang
        with stops_speak(spoken):
            plan = usable_plan(settings.targets)
            from shigua_monitor.night_run.run import Clock

            clock = Clock(database.moment("", None), time.time())
            with unusable_stops(), database.stops(), unwritable_stops():
                if dry_run:
                    from shigua_monitor.night_run.rehearsal import rehearsed

                    _print(rehearsed(settings, plan, clock, spoken))
                    return 0
                return _run(settings, plan, clock, spoken, quiet)


def _settings(config: Path, asked: Lang | None) -> "Settings":
    """The settings; stops with their faults, in the language that is asked for, else in theirs."""
    from shigua_monitor.night_run.settings import SettingsUnusable, load_settings

    try:
        return load_settings(config)
    except SettingsUnusable as unusable:
        with stops_speak(asked or unusable.lang):
            shown = fault_lines(unusable.faults)
            raise Stop("config.unusable", details=shown, file=str(config), number=len(unusable.faults)) from None


def _run(settings: "Settings", plan: "Plan", clock: "Clock", lang: Lang, quiet: bool) -> int:
    """The run itself, unless another one is under way. It is told before the log says that it is done."""
    from shigua_monitor.night_run.alone import alone
    from shigua_monitor.night_run.run import begin, close, tell, work
    from shigua_monitor.night_run.summary import log_line, mail_lines, person_lines, summary_json

    with alone(settings.lock) as free:
        if not free:
            _print([] if quiet else [say(lang, "night.running")])
            return 0
        journal = begin(settings, clock)
        night = work(settings, plan, journal, clock, lang)
        lines = mail_lines(night, lang)
        tell(night, summary_json(night, lang).encode(), "".join(f"{line}\n" for line in lines).encode())
        with printing():
            _print(person_lines(night, lang) if quiet else lines)
            close(night, journal, log_line(night, lang))
        return night.exit_code


def _print(lines: "Iterable[str]") -> None:
    for line in lines:
        typer.echo(line)
