"""`monitor db export`, `import`, `verify` and `backup`: keeping what was stored."""

from pathlib import Path
from typing import Annotated

import typer

from shigua_monitor.cli import database, options
from shigua_monitor.cli.common import check_lang, output_writer, write_output
from shigua_monitor.cli.localized import command_class
from shigua_monitor.cli.stop import Stop
from shigua_monitor.text import Lang, say


def register(group: typer.Typer, lang: Lang) -> None:
    """Add the commands to the group."""
    _register_export(group, lang)
    _register_import(group, lang)
    _register_verify(group, lang)
    _register_backup(group, lang)


def _register_export(group: typer.Typer, lang: Lang) -> None:
    @group.command("export", cls=command_class(lang), help=say(lang, "help.db.export"))
    def export(
        output: Annotated[
            Path, typer.Option("--output", "-o", metavar="FILE", help=say(lang, "help.option.export_output"))
        ],
        public: Annotated[bool, options.public(lang, "help.option.export_public")] = False,
        targets: Annotated[Path | None, options.targets(lang)] = None,
        db: Annotated[Path | None, database.option(lang)] = None,
        language: Annotated[str | None, options.language(lang)] = None,
        quiet: Annotated[bool, options.quiet(lang)] = False,
    ) -> int:
        check_lang(language)
        from shigua_monitor.cli.export_files import ENDINGS, written
        from shigua_monitor.store.connection import reading
        from shigua_monitor.store.exchange import dumps

        file = database.database_file(db)
        if public:
            from shigua_monitor.cli.db_public import export_public

            return export_public(file, output, targets, lang, quiet=quiet)
        ending = output_writer(output, ENDINGS, [file]) or ""
        with database.stops(), reading(file) as connection:
            tables = dumps(connection)
        with database.stops():
            write_output(output, written(tables, ending))
        if not quiet:
            numbers = {table.name: len(table.rows) for table in tables}
            fields = {"submissions": numbers["submission"], "values": numbers["observation"]}
            typer.echo(say(lang, "export.done", file=str(output), **fields))
        return 0


def _register_import(group: typer.Typer, lang: Lang) -> None:
    @group.command("import", cls=command_class(lang), help=say(lang, "help.db.import"))
    def import_file(
        source: Annotated[Path, typer.Argument(metavar="FILE", help=say(lang, "help.argument.import"))],
        db: Annotated[Path | None, database.option(lang)] = None,
        language: Annotated[str | None, options.language(lang)] = None,
        quiet: Annotated[bool, options.quiet(lang)] = False,
    ) -> int:
        check_lang(language)
        from shigua_monitor.cli.export_files import ENDINGS, read
        from shigua_monitor.store.connection import writing
        from shigua_monitor.store.exchange import load, refuse_faulty

        if source.suffix.lower() not in ENDINGS:
            raise Stop("store.no_export")
        with database.stops():
            tables, file = read(source), database.database_file(db)
            if not file.exists():
                refuse_faulty(tables)  # writing would make a database first, and leave it behind
            with writing(file) as connection:
                imported = load(connection, tables)
        if not quiet:
            typer.echo(say(lang, "import.done", submissions=imported.submissions, known=imported.known))
        return 0


def _register_verify(group: typer.Typer, lang: Lang) -> None:
    @group.command("verify", cls=command_class(lang), help=say(lang, "help.db.verify"))
    def verify_database(
        db: Annotated[Path | None, database.option(lang)] = None,
        language: Annotated[str | None, options.language(lang)] = None,
        quiet: Annotated[bool, options.quiet(lang)] = False,
    ) -> int:
        check_lang(language)
        from shigua_monitor.store.verification import verify

        file = database.database_file(db)
        with database.stops():
            found = verify(file)
        if found.flaws:
            details = tuple((flaw.reason, flaw.fields) for flaw in found.flaws)
            raise Stop("verify.flawed", details=details, file=str(file), number=len(details))
        if not quiet:
            fields = {"submissions": found.rows["submission"], "values": found.rows["observation"]}
            typer.echo(say(lang, "verify.sound", file=str(file), version=found.version, **fields))
        return 0


def _register_backup(group: typer.Typer, lang: Lang) -> None:
    @group.command("backup", cls=command_class(lang), help=say(lang, "help.db.backup"))
    def backup_database(
        copy: Annotated[Path, typer.Argument(metavar="FILE", help=say(lang, "help.argument.backup"))],
        db: Annotated[Path | None, database.option(lang)] = None,
        language: Annotated[str | None, options.language(lang)] = None,
        quiet: Annotated[bool, options.quiet(lang)] = False,
    ) -> int:
        check_lang(language)
        from shigua_monitor.store.backup import backup

        with database.stops():
            size = backup(database.database_file(db), copy)
        if not quiet:
            typer.echo(say(lang, "backup.done", file=str(copy), size=size))
        return 0
