"""`monitor db`: the monitoring database."""

import typer

from shigua_monitor.cli import db_add, db_keep, db_look
from shigua_monitor.cli.localized import group_class
from shigua_monitor.text import Lang, say


def register(app: typer.Typer, lang: Lang) -> None:
    """Add the group of commands to the app."""
    group = typer.Typer(cls=group_class(lang), help=say(lang, "help.db"), rich_markup_mode=None)
    app.add_typer(group, name="db")
    db_add.register(group, lang)
    db_look.register(group, lang)
    db_keep.register(group, lang)
