"""The outputs that the README shows, and what the commands print today."""

from __future__ import annotations

import re
import shlex

from running import ROOT, monitor

README = ROOT / "README.md"
_SHOWN = re.compile(r"<!-- output: monitor (?P<arguments>.+?) -->\n```text\n(?P<output>.*?)```", re.DOTALL)


def shown() -> list[tuple[str, str]]:
    """The arguments and the output of every command whose output the README shows."""
    return [(match["arguments"], match["output"]) for match in _SHOWN.finditer(README.read_text(encoding="utf-8"))]


def printed(arguments: str) -> str:
    """What a command prints at 80 columns in English, without blanks at the ends of lines."""
    run = monitor(*shlex.split(arguments), env={"COLUMNS": "80", "MONITOR_LANG": "en"}, cwd=ROOT)
    assert run.code == 0, run.err
    return "".join(f"{line.rstrip()}\n" for line in run.out.splitlines())


def renewed() -> str:
    """The README with today's outputs."""

    def output(match: re.Match[str]) -> str:
        return f"<!-- output: monitor {match['arguments']} -->\n```text\n{printed(match['arguments'])}```"

    return _SHOWN.sub(output, README.read_text(encoding="utf-8"))
