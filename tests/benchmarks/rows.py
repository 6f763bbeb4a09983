"""100,000 rows as .csv and as .xlsx: read and judged here, against `frictionless validate` of the same files.

Both have to find a bad cell, an unknown name, a value out of bounds and a repeated row; `monitor` also checks the rules
between values and judges the plan. Peak memory is that of the whole process. The peer gets an environment of its own,
which takes a minute to make; --peer-python uses one that has frictionless[excel] already.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import venv
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.measuring import SHARED, Costs, in_turn, monitor, print_table, python, run, verdict

TIMES_AS_FAST = 2.0
JUDGE = """
import sys
from pathlib import Path
from shigua_monitor import assess, load_plan, read
plan = load_plan()
submission = read([Path(sys.argv[1])], plan)
assessment = assess(plan, submission.observations)
print(len(submission.observations), len(submission.findings), len(assessment.results), len(assessment.early_warnings))
"""
"""The public API, all of it: rows, findings, results, early warnings."""


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--rows", type=int, default=100_000, help="rows of the list (default: %(default)s)")
    parser.add_argument("--runs", type=int, default=3, help="how often each is measured (default: %(default)s)")
    parser.add_argument("--peer-python", type=Path, help="a Python that has frictionless[excel]")


def measure(options: argparse.Namespace) -> bool:
    """Whether the promise was kept for both files."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        peer = options.peer_python or peer_environment(folder / "peer")
        run(python("-m", "benchmarks.row_files", folder, str(options.rows)))
        print(f"{options.rows} rows, {options.runs} runs each. {SHARED}\n")
        kept = [compare(folder, file, peer, options) for file in ("list.csv", "list.xlsx")]
        return all(kept)


def peer_environment(folder: Path) -> Path:
    """A new environment with the peer, and its Python."""
    venv.create(folder, with_pip=True)
    interpreter = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    run([str(interpreter), "-m", "pip", "install", "--quiet", "frictionless[excel]"])
    return interpreter


def compare(folder: Path, file: str, peer: Path, options: argparse.Namespace) -> bool:
    """Measure all candidates on one file and print how they compare."""
    validate = [str(peer), "-m", "frictionless", "validate", str(folder / file), "--trusted", "--json", "--schema"]
    peers = {
        "frictionless validate": [*validate, str(folder / "schema.json")],
        "  without a key": [*validate, str(folder / "no_key.json")],
    }
    own = {
        "monitor, from Python": python("-c", JUDGE, folder / file),
        "monitor check": monitor("check", folder / file),
    }
    costs = in_turn({**peers, **own}, options.runs)
    complain_of_idleness(costs, own, options.rows)
    print(f"{file}, {(folder / file).stat().st_size / 1e6:.1f} MB")
    print_costs(costs, "frictionless validate")
    ratio = costs["frictionless validate"].cpu / costs["monitor, from Python"].cpu
    promise = f"{file}: from Python at least {TIMES_AS_FAST:g} times as fast as frictionless (processor)"
    return verdict(f"{promise}: {ratio:.2f}", ratio >= TIMES_AS_FAST)


def complain_of_idleness(costs: Mapping[str, Costs], own: Mapping[str, Sequence[str]], rows: int) -> None:
    """A candidate that stopped early would look fast: all must have read every row and found no fault."""
    for name, cost in costs.items():
        printed = cost.runs[0].printed
        if name == "monitor, from Python":
            done = printed.split()[:2] == [str(rows), "0"]
        elif name in own:
            done = str(rows) in printed
        else:
            report = json.loads(printed)
            done = report["valid"] and report["tasks"][0]["stats"]["rows"] == rows
        if not done:
            sys.exit(f"{name} did not read {rows} valid rows:\n{printed[:2000]}")


def print_costs(costs: Mapping[str, Costs], baseline: str) -> None:
    """Medians on the clock and least processor time, with how many times as fast as the baseline each is."""
    unit = costs[baseline]
    table = [["", "clock s", "processor s", "times as fast", "by processor", "peak MB"]]
    for name, cost in costs.items():
        ratios = [f"{unit.wall / cost.wall:.2f}", f"{unit.cpu / cost.cpu:.2f}"]
        table.append([name, f"{cost.wall:.2f}", f"{cost.cpu:.2f}", *ratios, f"{cost.megabytes:.0f}"])
    print_table(table)
