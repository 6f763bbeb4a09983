"""`monitor --version`."""

from typing import Annotated

import typer

from shigua_monitor.text import Lang, say


def register(app: typer.Typer, lang: Lang) -> None:
    """Add the option to the app."""

    def show(wanted: bool) -> None:
        if wanted:
            from importlib.metadata import version

            typer.echo(f"monitor {version('shigua_monitor')}")
            raise typer.Exit

    @app.callback()
    def options(
        version: Annotated[
            bool, typer.Option("--version", callback=show, is_eager=True, help=say(lang, "help.option.version"))
        ] = False,
    ) -> None: ...
