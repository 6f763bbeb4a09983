"""The options that several commands share, with their help in one language."""

from __future__ import annotations

from typing import Any

import typer

from shigua_monitor.text import LANGS, Lang, say

FAIL_ON = ("error", "warning", "never")
CHECK_FORMATS = ("table", "json", "csv", "markdown")


def targets(lang: Lang) -> Any:
    return typer.Option("--targets", metavar="DIR", help=say(lang, "help.plan_folder"))


def year(lang: Lang) -> Any:
    return typer.Option("--year", metavar="YYYY", help=say(lang, "help.option.year"))


def area(lang: Lang) -> Any:
    return typer.Option("--area", metavar="AREA", help=say(lang, "help.option.area"))


def domain(lang: Lang) -> Any:
    return typer.Option("--domain", metavar="DOMAIN", help=say(lang, "help.option.domain"))


def department(lang: Lang) -> Any:
    return typer.Option("--department", metavar="DEPT", help=say(lang, "help.option.department"))


def language(lang: Lang) -> Any:
    return typer.Option("--lang", metavar="|".join(LANGS), help=say(lang, "help.option.lang"))


def output_format(lang: Lang, known: tuple[str, ...] = CHECK_FORMATS) -> Any:
    help_text = say(lang, "help.option.format", known=known)
    return typer.Option("--format", metavar="|".join(known), help=help_text)


def output(lang: Lang) -> Any:
    return typer.Option("--output", "-o", metavar="FILE", help=say(lang, "help.option.output"))


def fail_on(lang: Lang) -> Any:
    return typer.Option("--fail-on", metavar="|".join(FAIL_ON), help=say(lang, "help.option.fail_on"))


def public(lang: Lang, help_key: str = "help.option.public") -> Any:
    return typer.Option("--public", help=say(lang, help_key))


def quiet(lang: Lang) -> Any:
    return typer.Option("--quiet", "-q", help=say(lang, "help.option.quiet"))
