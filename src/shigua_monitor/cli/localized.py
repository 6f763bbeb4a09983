"""Help in one language: the few words that the command-line library brings of its own are replaced."""

from __future__ import annotations

import re
from functools import partial
from typing import Any

from typer.core import TyperCommand, TyperGroup

from shigua_monitor.text import Lang, say

_WORDS = {
    r"^Usage: ": "framework.usage",
    r"\[OPTIONS\]": "framework.options_placeholder",
    r"COMMAND \[ARGS\]\.\.\.": "framework.command_placeholder",
    r"^Arguments:$": "framework.arguments",
    r"^Options:$": "framework.options",
    r"^Commands:$": "framework.commands",
    r"Show this message and exit\.": "help.option.help",
    r"\[required\]": "framework.required",
    r"\[default: ([^\]]*)\]": "framework.default",
}
_TYPE_NAME = re.compile(r" <[A-Za-z\[\]| ]+>")
"""The library puts the name of a Python type behind that of an argument."""


def in_language(help_text: str, lang: Lang) -> str:
    """The help of the library with its own words said in `lang`."""
    for pattern, key in _WORDS.items():
        help_text = re.sub(pattern, partial(_said, key, lang), help_text, flags=re.MULTILINE)
    return help_text


def _said(key: str, lang: Lang, match: re.Match[str]) -> str:
    return say(lang, key, value=match.group(1)) if match.groups() else say(lang, key)


def command_class(lang: Lang) -> type[TyperCommand]:
    """The class of commands whose help is in `lang`."""

    class LocalizedCommand(TyperCommand):
        def get_help(self, ctx: Any) -> str:
            return in_language(super().get_help(ctx), lang)

        def format_options(self, ctx: Any, formatter: Any) -> None:
            for title, kind in (("Arguments", "argument"), ("Options", "option")):
                parameters = [each for each in self.get_params(ctx) if each.param_type_name == kind]
                records = [record for each in parameters if (record := each.get_help_record(ctx))]
                if records:
                    with formatter.section(title):
                        formatter.write_dl([(_TYPE_NAME.sub("", name), told) for name, told in records])

        def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
            try:
                return super().parse_args(ctx, args)
            except Exception as error:
                raised: Any = error
                if getattr(raised, "ctx", ctx) is None:  # the library does not say whose help is to be seen
                    raised.ctx = ctx
                raise

    return LocalizedCommand


def group_class(lang: Lang) -> type[TyperGroup]:
    """The class of groups whose help is in `lang`."""

    class LocalizedGroup(TyperGroup):
        def get_help(self, ctx: Any) -> str:
            return in_language(super().get_help(ctx), lang)

    return LocalizedGroup
