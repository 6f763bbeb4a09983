"""The command `monitor`: one entrance, one way out. No input ends in a traceback."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from errno import ENOSPC
from importlib import import_module
from itertools import zip_longest
from typing import TYPE_CHECKING

from shigua_monitor.cli.common import one_of
from shigua_monitor.cli.stop import Stop
from shigua_monitor.cli.streams import prepare, print_error, printing
from shigua_monitor.cli.usage import usage_stop
from shigua_monitor.text import LANGS, Lang, say

if TYPE_CHECKING:
    import typer

DONE, UNUSABLE = 0, 2
DEFAULT_LANG: Lang = "zh"
COMMANDS = ("check", "report", "explain", "template", "targets", "db", "run")
"""The modules that each register a command of their name, in the order of the help."""


def run() -> None:
    """The console script."""
    code = main(sys.argv[1:])
    os._exit(code)  # everything is written; an interpreter that frees a run's objects first takes a fifth longer


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code: 0 done, 1 data errors, 2 cannot be done and nothing was written."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # threads would be started for algebra that nobody does
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")  # looking for plugins takes longer than all validation
    gc.set_threshold(100_000)  # a run makes many objects and leaves almost no rings of them
    prepare()
    lang = DEFAULT_LANG
    try:
        lang = chosen_lang(arguments)
        with printing():  # commands that find something beside what they print have a block of their own for that
            return _call(list(arguments), lang)
        return DONE
    except Stop as stop:
        for line in stop.lines(lang):
            print_error(line)
        return UNUSABLE
    except KeyboardInterrupt:
        print_error(say(lang, "stop.line", message=say(lang, "stop.interrupted")))
        return UNUSABLE
    except Exception as error:
        if os.environ.get("MONITOR_DEBUG"):
            raise
        print_error(say(lang, "stop.line", message=_crash(error, lang)))
        return UNUSABLE


def _crash(error: Exception, lang: Lang) -> str:
    if isinstance(error, OSError) and error.errno == ENOSPC:  # of output files it was told before
        return say(lang, "stop.output_full", problem=error.strerror)
    problem = " ".join(str(error).split()) or "-"
    return say(lang, "stop.crash", kind=type(error).__name__, problem=problem)


def chosen_lang(arguments: Sequence[str]) -> Lang:
    """The language of --lang, of MONITOR_LANG, or Chinese. It is needed before the arguments are parsed, for --help.

    A --lang that is none is left to the command, which refuses it. Stops if it is MONITOR_LANG that is none.
    """
    chosen = ""
    for word, following in zip_longest(arguments, arguments[1:], fillvalue=""):
        if word == "--lang":
            chosen = following
        elif word.startswith("--lang="):
            chosen = word.removeprefix("--lang=")
    if chosen not in LANGS:
        chosen = os.environ.get("MONITOR_LANG") or DEFAULT_LANG
        one_of("MONITOR_LANG", chosen, LANGS)
    return next(lang for lang in LANGS if lang == chosen)


def build_app(lang: Lang, only: str | None = None) -> typer.Typer:
    """All commands, with their help in one language; `only` one of them if it is known which is called."""
    import typer

    from shigua_monitor.cli import version
    from shigua_monitor.cli.localized import group_class

    app = typer.Typer(
        name="monitor",
        cls=group_class(lang),
        help=say(lang, "help.app"),
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["--help", "-h"]},
    )
    version.register(app, lang)
    for name in COMMANDS if only is None else [only]:
        import_module(f"shigua_monitor.cli.{name}").register(app, lang)
    return app


def _call(arguments: list[str], lang: Lang) -> int:
    """Run a command; not by its own `main`, which would take an interrupt and a closed pipe for exit codes."""
    import typer.main

    if "" in arguments:  # as a path it would be taken for the working folder
        raise Stop("usage.empty")
    called = next(iter(arguments), "")
    command = typer.main.get_command(build_app(lang, called if called in COMMANDS else None))
    try:
        with command.make_context("monitor", arguments or ["--help"]) as context:
            code = command.invoke(context)
    except typer.Exit as done:
        return int(done.exit_code)
    except Exception as error:
        stop = usage_stop(error)
        if stop is None:
            raise
        raise stop from None
    return code if isinstance(code, int) else DONE
