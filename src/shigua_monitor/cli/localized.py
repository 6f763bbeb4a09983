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


def in_language(help_text: str, lang: Lang) -> str:
    """The help of the library with its own words said in `lang`, and without the names of Python types."""
    for pattern, key in _WORDS.items():
        help_text = re.sub(pattern, partial(_said, key, lang), help_text, flags=re.MULTILINE)
    return _TYPE_NAME.sub("", help_text)


def _said(key: str, lang: Lang, match: re.Match[str]) -> str:
    return say(lang, key, value=match.group(1)) if match.groups() else say(lang, key)


def command_class(lang: Lang) -> type[TyperCommand]:
    """The class of commands whose help is in `lang`."""

    class LocalizedCommand(TyperCommand):
        def get_help(self, ctx: Any) -> str:
            return in_language(super().get_help(ctx), lang)

    return LocalizedCommand


def group_class(lang: Lang) -> type[TyperGroup]:
    """The class of groups whose help is in `lang`."""

    class LocalizedGroup(TyperGroup):
        def get_help(self, ctx: Any) -> str:
            return in_language(super().get_help(ctx), lang)

    return LocalizedGroup
