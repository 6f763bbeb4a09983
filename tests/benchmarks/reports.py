"""The annual report of the sample district beside the check of the same file: what a written report costs more."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from benchmarks.measuring import in_turn, monitor, print_table
from benchmarks.start import SAMPLE
from shigua_monitor.publication.writers import FORMATS

PROMISED = {"html": 1.5, "docx": 4.0}
"""The largest ratio to `monitor check` of the same file."""


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--runs", type=int, default=9, help="how often each is measured (default: %(default)s)")


def measure(options: argparse.Namespace) -> bool:
    """Whether the promises were kept, for every format that there is."""
    with tempfile.TemporaryDirectory() as folder:
        commands = {"check": monitor("check", SAMPLE)}
        for name in FORMATS:
            commands[f".{name}"] = monitor("report", SAMPLE, "-o", Path(folder) / f"report.{name}")
        costs = in_turn(commands, options.runs)
        sizes = {path.suffix: path.stat().st_size for path in Path(folder).iterdir()}
    unit = costs["check"]
    rows = [["", "median ms", "processor ms", "ratio", "processor ratio", "promised", "peak MB", "file kB"]]
    for name, cost in costs.items():
        promised = PROMISED.get(name.removeprefix("."))
        numbers = [f"{1000 * cost.wall:.0f}", f"{1000 * cost.cpu:.0f}", f"{cost.wall / unit.wall:.2f}"]
        numbers += [f"{cost.cpu / unit.cpu:.2f}", f"at most {promised:g}" if promised else ""]
        size = f"{sizes[name] / 1000:.0f}" if name in sizes else ""
        rows.append([name, *numbers, f"{cost.megabytes:.0f}", size])
    print_table(rows)
    return all(costs[f".{name}"].wall <= limit * unit.wall for name, limit in PROMISED.items() if f".{name}" in costs)
