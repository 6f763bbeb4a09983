"""Measures what the project promises about speed. A script, not a test: `python tests/benchmark.py --help`.

Times depend on the machine, ratios hardly do: every time is also given as a multiple of that of `python -c pass`.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "sample_data" / "district_invented_2020_2024.xlsx"
MONITOR = ("-c", "from shigua_monitor.cli.main import run; run()")


@dataclass(frozen=True)
class Candidate:
    """A Python command to time, and the largest ratio to the first candidate that is promised, if any."""

    name: str
    arguments: tuple[str, ...]
    promised: float | None = None


def start(options: argparse.Namespace) -> int:
    """Wall time of short commands: how long an analyst waits for each."""
    candidates = [
        Candidate("python -c pass", ("-c", "pass")),
        Candidate("monitor --help", (*MONITOR, "--help")),
        Candidate("monitor targets validate", (*MONITOR, "targets", "validate")),
        Candidate(f"monitor check {SAMPLE.name}", (*MONITOR, "check", str(SAMPLE)), promised=45),
    ]
    seconds = measured(candidates, options.runs)
    unit = seconds[candidates[0].name]
    rows = [["", "median ms", "min ms", "ratio", "promised"]]
    kept = True
    for candidate in candidates:
        times = seconds[candidate.name]
        ratio = median(times) / median(unit)
        promised = "" if candidate.promised is None else f"at most {candidate.promised:g}"
        rows.append(
            [candidate.name, f"{1000 * median(times):.0f}", f"{1000 * min(times):.0f}", f"{ratio:.1f}", promised]
        )
        kept = kept and (candidate.promised is None or ratio <= candidate.promised)
    print_table(rows)
    return int(options.strict and not kept)


def measured(candidates: Sequence[Candidate], runs: int) -> dict[str, list[float]]:
    """Seconds of each run. Candidates take turns, so that a busy moment of the machine hits all of them alike."""
    seconds: dict[str, list[float]] = {candidate.name: [] for candidate in candidates}
    for turn in range(runs + 1):
        for candidate in candidates:
            taken = wall_time(candidate.arguments)
            if turn:  # the first turn warms the caches
                seconds[candidate.name].append(taken)
    return seconds


def wall_time(arguments: Sequence[str]) -> float:
    """Seconds of one Python process; a command that fails stops the benchmark, its time means nothing."""
    paths = [str(ROOT / "src"), os.environ.get("PYTHONPATH", "")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}
    began = time.perf_counter()
    finished = subprocess.run([sys.executable, *arguments], capture_output=True, env=environment)
    taken = time.perf_counter() - began
    if finished.returncode:
        sys.exit(f"{' '.join(arguments)}: exit code {finished.returncode}\n{finished.stderr.decode(errors='replace')}")
    return taken


def print_table(rows: Sequence[Sequence[str]]) -> None:
    """Columns by their widest cell; the first to the left, numbers to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for first, *others in rows:
        cells = (cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True))
        print("  ".join([first.ljust(widths[0]), *cells]).rstrip())


BENCHMARKS = {"start": start}
"""Name of each sub-command → its function, whose docstring is the help."""


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = top.add_subparsers(dest="benchmark", required=True)
    for name, function in BENCHMARKS.items():
        command = commands.add_parser(name, help=function.__doc__, description=function.__doc__)
        command.add_argument("--runs", type=int, default=9, help="how often each is measured (default: %(default)s)")
        command.add_argument("--strict", action="store_true", help="exit 1 if a promise is broken")
    return top


def main() -> int:
    options = parser().parse_args()
    return BENCHMARKS[options.benchmark](options)


if __name__ == "__main__":
    sys.exit(main())
