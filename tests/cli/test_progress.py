"""A long run shows how far it has come on a terminal, and nothing anywhere else."""

import io
import sys

import pytest

from shigua_monitor.cli.progress import followed


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_in_a_pipe_there_is_nothing_but_the_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    pipe = io.StringIO()
    monkeypatch.setattr(sys, "stderr", pipe)
    assert list(followed(["a", "b"])) == ["a", "b"]
    assert pipe.getvalue() == ""


def test_on_a_terminal_a_bar_counts_them(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    assert list(followed(["a", "b"])) == ["a", "b"]
    assert "2/2" in terminal.getvalue()
