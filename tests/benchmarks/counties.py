"""60 targets in 300, 1,000 and all 2,843 counties over 10 years, judged with evidence and outlook in one call.

The baseline is what `pandas.read_csv` takes for the same figures in the same process. Judging is all from the table in
memory to the table of results: Observations.from_frame, assess, results_of_every_area.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.measuring import SHARED, in_turn, print_table, python, run, verdict

SIZES = (300, 1_000, 2_843)
TIMES_READING = 20.0
MEGABYTES = 2_000
LINEAR = 1.5
"""How much more a county may cost among many than among few."""


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--runs", type=int, default=3, help="how often each size is measured (default: %(default)s)")
    parser.add_argument("--counties", type=int, nargs="+", default=SIZES, help="numbers of counties (default: 300 …)")


def measure(options: argparse.Namespace) -> bool:
    """Whether the promises were kept for the largest size."""
    sizes = sorted(options.counties)
    with tempfile.TemporaryDirectory() as folder:
        files = {str(size): Path(folder) / f"{size}.csv" for size in sizes}
        for size, file in files.items():
            run(python("-m", "benchmarks.county_figures", "write", file, size))
        commands = {size: python("-m", "benchmarks.county_figures", "judge", file) for size, file in files.items()}
        costs = in_turn(commands, options.runs, warm=False)
    print(f"60 targets, 10 years; seconds of processor, medians of {options.runs} runs. {SHARED}\n")
    told = {size: [json.loads(each.printed) for each in cost.runs] for size, cost in costs.items()}
    table = [["counties", "figures", "reading", "judging", "ratio", "ms a county", "peak MB"]]
    for size, runs in told.items():
        per_county = 1000 * judging(runs) / int(size)
        seconds = [f"{median(each['read'] for each in runs):.2f}", f"{judging(runs):.2f}", f"{ratio(runs):.1f}"]
        table.append([f"{int(size):,}", f"{runs[0]['figures']:,}", *seconds, f"{per_county:.2f}",
                      f"{costs[size].megabytes:.0f}"])  # fmt: skip
    print_table(table)
    few, many = str(sizes[0]), str(sizes[-1])
    times, megabytes = ratio(told[many]), costs[many].megabytes
    growth = judging(told[many]) / judging(told[few]) * sizes[0] / sizes[-1]
    return all(
        [
            verdict(f"at most {TIMES_READING:g} times reading: {times:.1f}", times <= TIMES_READING),
            verdict(f"within {MEGABYTES} MB: {megabytes:.0f}", megabytes <= MEGABYTES),
            verdict(f"linear: a county among {many} costs at most {LINEAR} times as much as among {few}: {growth:.2f}",
                    growth <= LINEAR),
        ]
    )  # fmt: skip


def judging(runs: Sequence[dict[str, Any]]) -> float:
    return median(each["judge"] for each in runs)


def ratio(runs: Sequence[dict[str, Any]]) -> float:
    """Judging as a multiple of reading, within one process."""
    return median(each["judge"] / each["read"] for each in runs)
