"""What the commands of the database share: which file it is, dates, and the sentence when it cannot be used."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

import typer

from shigua_monitor.cli.stop import Stop
from shigua_monitor.text import Lang, say

DEFAULT_FILE = "monitor.db"


def option(lang: Lang, help_key: str = "help.option.db") -> Any:
    return typer.Option("--db", metavar="FILE", help=say(lang, help_key))


def as_of_option(lang: Lang) -> Any:
    return typer.Option("--as-of", metavar="DATE", help=say(lang, "help.option.as_of"))


def database_file(named: Path | None) -> Path:
    """The database of the `db` commands: --db, else MONITOR_DB, else the one in the working folder."""
    return named or Path(os.environ.get("MONITOR_DB") or DEFAULT_FILE)


def history_file(named: Path | None, has_files: bool) -> Path | None:
    """The database that gives a command its history: --db, else MONITOR_DB; None to do without.

    A database of the environment that does not exist yet is no reason to refuse workbooks.
    """
    from_environment = os.environ.get("MONITOR_DB")
    if named is not None or not from_environment:
        return named
    found = Path(from_environment)
    return None if has_files and not found.exists() else found


def history_asked(
    named: Path | None, as_of: str | None, files: Sequence[Path], help_command: str
) -> tuple[Path | None, str | None]:
    """The database and the day that a command asks about. Stops if it has neither workbooks nor a database, or a day
    without a database."""
    file, until = history_file(named, bool(files)), day("--as-of", as_of)
    if not files and file is None:
        raise Stop("usage.missing_argument", argument="FILE", help=help_command)
    if until is not None and file is None:
        raise Stop("stop.as_of_without_db")
    return file, until


@contextmanager
def stops() -> Iterator[None]:
    """Stop with one sentence where the database cannot be used."""
    from shigua_monitor.store.fault import StoreFault

    try:
        yield
    except StoreFault as fault:
        raise Stop(fault.reason, **fault.fields) from None


def refuse_as_output(output: Path | None, database: Path | None) -> None:
    """Stop if an output would take the place of the database."""
    if output and database and output.exists() and database.exists() and output.samefile(database):
        raise Stop("stop.output_is_database", file=str(output))


def day(option_name: str, text: str | None) -> str | None:
    """A day in ISO form."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise Stop("stop.date_unusable", option=option_name, found=text) from None


def moment(option_name: str, text: str | None) -> str:
    """A date or local time in ISO form; without one it is now, to the second."""
    if text is None:
        return datetime.now().replace(microsecond=0).isoformat()
    try:
        given = datetime.fromisoformat(text)
    except ValueError:
        raise Stop("stop.date_unusable", option=option_name, found=text) from None
    if given.tzinfo is not None:
        given = given.astimezone().replace(tzinfo=None)
    has_time = any(mark in text for mark in ("T", " ", ":"))
    return given.replace(microsecond=0).isoformat() if has_time else given.date().isoformat()


def today() -> date:
    return datetime.now().date()
