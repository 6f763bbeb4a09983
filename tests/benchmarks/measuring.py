"""Processes and what they cost, and the table that is printed.

Every candidate runs in a process of its own, in turn with the others, so that a busy moment of the machine hits all
of them alike. This module imports little on purpose: until a new process runs its own program, its peak memory is
that of the process that started it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

TESTS = Path(__file__).parents[1]
ROOT = TESTS.parent
SHARED = "The machine has few processors and is shared: believe the ratios, which come of one run, before the times."


@dataclass(frozen=True)
class Cost:
    """What one process took: seconds on the clock, seconds of processor, peak memory in MB; and what it printed."""

    wall: float
    cpu: float
    megabytes: float
    printed: str


@dataclass(frozen=True)
class Costs:
    """The same command several times."""

    runs: tuple[Cost, ...]

    @property
    def wall(self) -> float:
        return median(run.wall for run in self.runs)

    @property
    def cpu(self) -> float:
        """The least disturbed run."""
        return min(run.cpu for run in self.runs)

    @property
    def megabytes(self) -> float:
        return max(run.megabytes for run in self.runs)


def in_turn(commands: Mapping[str, Sequence[str]], runs: int, warm: bool = True) -> dict[str, Costs]:
    """Run the commands in turn, `runs` times each; with `warm` once more before that, to fill the caches."""
    found: dict[str, list[Cost]] = {name: [] for name in commands}
    for turn in range(runs + warm):
        for name, command in commands.items():
            cost = run(command)
            if turn >= warm:
                found[name].append(cost)
    return {name: Costs(tuple(costs)) for name, costs in found.items()}


def run(command: Sequence[str]) -> Cost:
    """One process; a command that fails stops the benchmark, for its time means nothing."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        began = time.perf_counter()
        process = subprocess.Popen(command, stdout=out, stderr=err, env=environment())
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        printed, complaint = (_text(stream) for stream in (out, err))
    if process.returncode:
        sys.exit(f"{' '.join(command)}: exit code {process.returncode}\n{printed[-2000:]}\n{complaint[-2000:]}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / _RSS_UNITS, printed)


_RSS_UNITS = 2**20 if sys.platform == "darwin" else 2**10


def _text(stream: tempfile._TemporaryFileWrapper[bytes]) -> str:
    stream.seek(0)
    return stream.read().decode(errors="replace")


def environment() -> dict[str, str]:
    """This checkout first, whatever is installed; with bytecode, as pip leaves it for an installed package."""
    paths = [str(ROOT / "src"), str(TESTS), os.environ.get("PYTHONPATH", "")]
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**inherited, "PYTHONPATH": os.pathsep.join(filter(None, paths))}


def python(*arguments: str | Path) -> list[str]:
    """A command of the interpreter that runs the benchmark."""
    return [sys.executable, *map(str, arguments)]


def monitor(*arguments: str | Path) -> list[str]:
    """The command line of the project."""
    return python("-c", "from shigua_monitor.cli.main import run; run()", *arguments)


def print_table(rows: Sequence[Sequence[str]]) -> None:
    """Columns by their widest cell; the first to the left, numbers to the right."""
    for line in table_lines(rows):
        print(line)


def table_lines(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for first, *others in rows:
        cells = (cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True))
        yield "  ".join([first.ljust(widths[0]), *cells]).rstrip()


def verdict(promise: str, kept: bool) -> bool:
    """Say whether a promise was kept."""
    print(f"{'kept' if kept else 'BROKEN'}: {promise}")
    return kept
