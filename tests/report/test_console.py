"""A terminal shows styles; a pipe or a file gets the same words without them."""

from __future__ import annotations

import io
import os

import pytest

from shigua_monitor.report.console import Styled, console_for

LINE = Styled("× 未达标", "bold red")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_pipe_gets_the_words_and_a_terminal_their_style_too() -> None:
    pipe, terminal = io.StringIO(), Terminal()
    for stream in (pipe, terminal):
        console = console_for(stream, width=40)
        console.print(LINE)
        console.print()
    assert pipe.getvalue() == "× 未达标\n\n"
    assert terminal.getvalue() == "\x1b[1;31m× 未达标\x1b[0m\n\n"


def test_lines_are_printed_as_they_are_however_long() -> None:
    pipe, terminal = io.StringIO(), Terminal()
    for stream in (pipe, terminal):
        console_for(stream, width=10).print("长" * 20, " ", "words " * 9)
    assert pipe.getvalue() == terminal.getvalue() == "长" * 20 + " " + "words " * 9 + "\n"


@pytest.mark.parametrize(("asked", "width"), [("120", 120), ("0", 80), ("wide", 80), ("", 80), ("-5", 80)])
def test_columns_decide_the_width_of_a_pipe(asked: str, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_terminal(descriptor: int) -> os.terminal_size:
        raise OSError

    monkeypatch.setattr(os, "get_terminal_size", no_terminal)
    monkeypatch.setenv("COLUMNS", asked)
    assert console_for(io.StringIO()).width == width
    assert console_for(io.StringIO(), width=33).width == 33


def test_a_pipe_is_as_wide_as_the_terminal_that_it_ends_in(monkeypatch: pytest.MonkeyPatch) -> None:
    def of_errors(descriptor: int) -> os.terminal_size:
        if descriptor != 2:
            raise OSError
        return os.terminal_size((132, 50))

    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.setattr(os, "get_terminal_size", of_errors)
    assert console_for(io.StringIO()).width == 132
