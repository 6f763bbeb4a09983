"""Wall time of short commands: how long an analyst waits for each."""

from __future__ import annotations

import argparse

from benchmarks.measuring import ROOT, in_turn, monitor, print_table, python

SAMPLE = ROOT / "sample_data" / "district_invented_2020_2024.xlsx"
PROMISED = {f"monitor check {SAMPLE.name}": 45.0}
"""The largest ratio to `python -c pass`."""


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--runs", type=int, default=9, help="how often each is measured (default: %(default)s)")


def measure(options: argparse.Namespace) -> bool:
    """Whether the promises were kept."""
    commands = {
        "python -c pass": python("-c", "pass"),
        "monitor --help": monitor("--help"),
        "monitor targets validate": monitor("targets", "validate"),
        f"monitor check {SAMPLE.name}": monitor("check", SAMPLE),
    }
    costs = in_turn(commands, options.runs)
    unit = costs["python -c pass"].wall
    rows = [["", "median ms", "min ms", "ratio", "promised", "peak MB"]]
    for name, cost in costs.items():
        promised = f"at most {PROMISED[name]:g}" if name in PROMISED else ""
        least = min(run.wall for run in cost.runs)
        numbers = [f"{1000 * cost.wall:.0f}", f"{1000 * least:.0f}", f"{cost.wall / unit:.1f}"]
        rows.append([name, *numbers, promised, f"{cost.megabytes:.0f}"])
    print_table(rows)
    return all(costs[name].wall <= limit * unit for name, limit in PROMISED.items())
