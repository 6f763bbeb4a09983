"""`monitor db history` and `monitor db status`: what was sent, by whom, and what is still to come."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from shigua_monitor.cli import database, options
from shigua_monitor.cli.common import (
    check_lang,
    known_area,
    likeliest,
    one_of,
    output_writer,
    usable_plan,
    write_output,
)
from shigua_monitor.cli.localized import command_class
from shigua_monitor.cli.stop import Stop
from shigua_monitor.cli.streams import write_utf8
from shigua_monitor.text import Lang, say

if TYPE_CHECKING:
    from shigua_monitor.plan.acts import Act
    from shigua_monitor.plan.definitions import Indicator
    from shigua_monitor.plan.model import Plan
    from shigua_monitor.report.tables import Table
    from shigua_monitor.store.acts import ActVersion
    from shigua_monitor.store.values import Version

HISTORY_SCREEN = ("area", "group", "year", "value", "sender", "received", "until", "file", "cell")
STATUS_SCREEN = ("department", "indicator", "state", "figures", "deadline", "errors")
"""The columns that a screen has room for."""

FORMATS = ("table", "json", "csv")
ENDINGS = (".xlsx", ".json", ".csv")


def register(group: typer.Typer, lang: Lang) -> None:
    """Add the commands to the group."""
    _register_history(group, lang)
    _register_status(group, lang)


def _register_history(group: typer.Typer, lang: Lang) -> None:
    @group.command("history", cls=command_class(lang), help=say(lang, "help.db.history"))
    def show_history(
        identifier: Annotated[str, typer.Argument(metavar="ID", help=say(lang, "help.argument.indicator"))],
        area: Annotated[
            str | None, typer.Option("--area", metavar="AREA", help=say(lang, "help.option.history_area"))
        ] = None,
        year: Annotated[
            int | None, typer.Option("--year", metavar="YYYY", help=say(lang, "help.option.history_year"))
        ] = None,
        as_of: Annotated[str | None, database.as_of_option(lang)] = None,
        db: Annotated[Path | None, database.option(lang)] = None,
        targets: Annotated[Path | None, options.targets(lang)] = None,
        language: Annotated[str | None, options.language(lang)] = None,
        output_format: Annotated[str | None, options.output_format(lang, FORMATS)] = None,
        output: Annotated[Path | None, options.output(lang)] = None,
    ) -> int:
        file, until = _asked(language, output_format, output, db, as_of)
        plan = usable_plan(targets)
        indicator, act = _named(plan, identifier)
        place = known_area(plan, area) if area else None
        from shigua_monitor.store import acts, values
        from shigua_monitor.store.connection import reading

        with database.stops(), reading(file) as connection:
            asked: dict[str, Any] = {"area": place, "year": year, "as_of": until}
            versions = values.history(connection, indicator=indicator.id, **asked) if indicator else []
            states = acts.history(connection, act=act.id, **asked) if act else []
        if indicator is not None:
            told = _told_of_indicator(indicator, versions, states, plan, lang)
        else:
            assert act is not None
            told = _told_of_clause(act, states, plan, lang)
        if not versions and not states:
            told.sentences.append(say(lang, "history.none" if indicator else "history.no_state"))
        _tell(told, output_format, output, lang)
        return 0


def _asked(
    language: str | None, output_format: str | None, output: Path | None, db: Path | None, as_of: str | None
) -> tuple[Path, str | None]:
    """The database and the day that a command asks about; stops for an option that cannot be used."""
    check_lang(language)
    one_of("--format", output_format, FORMATS)
    file = database.database_file(db)
    output_writer(output, ENDINGS, [file])
    return file, database.day("--as-of", as_of)


def _named(plan: "Plan", wanted: str) -> "tuple[Indicator | None, Act | None]":
    """The indicator of that id, name or alias, or of the target of that id, and the act that is judged by it; of a
    clause without a figure, which its id or its words name, the act alone."""
    from shigua_monitor.plan.acts import acts

    indicators: dict[str, Indicator] = {target.id: target.indicator for target in plan.targets if target.indicator}
    for each in plan.indicators.values():
        indicators |= dict.fromkeys((*each.aliases, each.name.en, each.name.zh, each.id), each)
    asked = acts(plan)
    clauses = {
        name: act for act in asked if act.indicator is None
        for target in act.targets for name in (target.id, target.statement.zh, target.statement.en)
    }  # fmt: skip
    if wanted in indicators:
        indicator = indicators[wanted]
        return indicator, next((act for act in asked if act.indicator is indicator), None)
    if wanted not in clauses:
        raise Stop("stop.unknown_indicator", id=wanted, known=likeliest(wanted, indicators | dict.fromkeys(clauses)))
    return None, clauses[wanted]


def _told_of_indicator(
    indicator: "Indicator", versions: "list[Version]", states: "list[ActVersion]", plan: "Plan", lang: Lang
) -> "Told":
    from shigua_monitor.cli import db_states, db_tables

    return Told(
        db_tables.history_table(versions, indicator, plan, lang),
        HISTORY_SCREEN,
        db_tables.history_json(versions, indicator, plan) | {"acts": db_states.states_json(states)},
        say(lang, "title.history", name=indicator.name),
        db_states.state_sentences(states, plan, lang),
    )


def _told_of_clause(act: "Act", states: "list[ActVersion]", plan: "Plan", lang: Lang) -> "Told":
    from shigua_monitor.cli import db_states

    return Told(
        db_states.states_table(states, plan, lang),
        db_states.SCREEN,
        db_states.states_document(states, act),
        say(lang, "title.history", name=act.targets[0].statement),
        [],
    )


def _register_status(group: typer.Typer, lang: Lang) -> None:
    @group.command("status", cls=command_class(lang), help=say(lang, "help.db.status"))
    def show_status(
        year: Annotated[
            int | None, typer.Option("--year", metavar="YYYY", help=say(lang, "help.option.status_year"))
        ] = None,
        as_of: Annotated[str | None, database.as_of_option(lang)] = None,
        db: Annotated[Path | None, database.option(lang)] = None,
        targets: Annotated[Path | None, options.targets(lang)] = None,
        language: Annotated[str | None, options.language(lang)] = None,
        output_format: Annotated[str | None, options.output_format(lang, FORMATS)] = None,
        output: Annotated[Path | None, options.output(lang)] = None,
    ) -> int:
        if year is None:
            raise Stop("stop.year_missing")
        file, until = _asked(language, output_format, output, db, as_of)
        plan = usable_plan(targets)
        from datetime import date

        from shigua_monitor.cli.db_tables import status_json, status_sentences, status_table
        from shigua_monitor.store.connection import reading
        from shigua_monitor.store.status import status

        with database.stops(), reading(file) as connection:
            found = status(connection, plan, year, date.fromisoformat(until) if until else database.today())
        title = say(lang, "title.status", plan=plan.title, year=year, as_of=found.as_of.isoformat())
        told = Told(
            status_table(found, lang), STATUS_SCREEN, status_json(found, lang), title, status_sentences(found, lang)
        )
        _tell(told, output_format, output, lang)
        return 0


class Told(NamedTuple):
    """What a command tells: a table, of which a screen shows some columns, the same as JSON, and sentences below."""

    table: "Table"
    on_screen: tuple[str, ...]
    document: dict[str, Any]
    title: str
    sentences: list[str]


def _tell(told: Told, output_format: str | None, output: Path | None, lang: Lang) -> None:
    """Write the file that was asked for, and print the format that was asked for, or else the table."""
    if output is not None:
        write_output(output, _content(told, output.suffix.lower(), lang))
        if output_format is None:
            typer.echo(say(lang, "written", file=str(output)))
            return
    if output_format in ("json", "csv"):
        write_utf8(_text(told, output_format, lang))
    else:
        _show(told, lang)


def _show(told: Told, lang: Lang) -> None:
    import sys

    from shigua_monitor.report.console import console_for
    from shigua_monitor.report.plain_text import selected
    from shigua_monitor.report.terminal import Screen

    screen = Screen(lang, console_for(sys.stdout))
    screen.paragraph(told.title)
    if told.table.rows:
        screen.table(selected(told.table, told.on_screen))
    for sentence in told.sentences:
        screen.paragraph(sentence)


def _text(told: Told, output_format: str, lang: Lang) -> str:
    from shigua_monitor.report.json_text import dumped
    from shigua_monitor.report.plain_text import csv_text

    return dumped(told.document) if output_format == "json" else csv_text(told.table, lang)


def _content(told: Told, ending: str, lang: Lang) -> bytes:
    if ending == ".xlsx":
        from shigua_monitor.report.workbook import workbook_bytes

        return workbook_bytes([told.table], told.title, lang)
    return _text(told, ending.removeprefix("."), lang).encode("utf-8-sig" if ending == ".csv" else "utf-8")
