"""A night with 300 submissions, and one with 30: `monitor run` against openpyxl alone, which only loads the same files.

The workbooks are the invented sample with other counts (every one multiplied, so that rates stay as they are) and other
years; no two are alike, and none has an error. Every run begins with an empty database.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.measuring import SHARED, Cost, monitor, print_table, python, run, verdict
from benchmarks.start import SAMPLE

TIMES_LOADING = 2.0
MEGABYTES_MORE = 1.1
"""How much more memory many files may take than few: what is left is the noise of the allocator."""

LOAD = "import sys, openpyxl\nfor name in sys.argv[1:]: openpyxl.load_workbook(name)"
SETTINGS = """\
inbox: inbox
accepted: accepted
returned: returned
database: monitor.db
reports: [report.xlsx]
summary: summary.json
log: night.log
settle_seconds: 0
"""
_NUMBER = rb'(<c r="%s\d+"[^>]*><v>)(\d+)(</v>)'
_COUNT, _YEAR = re.compile(_NUMBER % b"[GH]"), re.compile(_NUMBER % b"D")


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--files", type=int, nargs=2, default=(30, 300), help="few and many (default: 30 300)")


def measure(options: argparse.Namespace) -> bool:
    """Whether the promises were kept."""
    few, many = options.files
    with tempfile.TemporaryDirectory() as name:
        folders = {number: night(Path(name) / str(number), number) for number in (few, many)}
        files = sorted((folders[many] / "inbox").iterdir())
        costs = {f"openpyxl loads {many}": run(python("-c", LOAD, *files))}
        for number, folder in folders.items():
            costs[f"monitor run, {number}"] = run(monitor("run", folder / "night.yaml"))
            complain_of_idleness(folder, number)
    print(f"{SHARED}\n")
    loading, small, large = (costs[key] for key in costs)
    print_costs(costs, loading)
    ratio, growth = large.cpu / loading.cpu, large.megabytes / small.megabytes
    promise = f"{many} workbooks in at most {TIMES_LOADING:g} times what openpyxl takes (processor): {ratio:.2f}"
    memory = f"{many} files take at most {MEGABYTES_MORE:g} times the memory of {few}: {growth:.2f}"
    return all([verdict(promise, ratio <= TIMES_LOADING), verdict(memory, growth <= MEGABYTES_MORE)])


def night(folder: Path, number: int) -> Path:
    """The folder of a night run with so many workbooks in its inbox."""
    inbox = folder / "inbox"
    inbox.mkdir(parents=True)
    (folder / "night.yaml").write_text(SETTINGS, encoding="utf-8")
    with zipfile.ZipFile(SAMPLE) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for at in range(number):
        write_variant(inbox / f"{at:03}.xlsx", parts, at)
        os.utime(inbox / f"{at:03}.xlsx", (1_700_000_000 + at, 1_700_000_000 + at))
    return folder


def write_variant(path: Path, parts: dict[str, bytes], at: int) -> None:
    """The sample with every count multiplied and every year moved."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            if name.startswith("xl/worksheets/"):
                content = _COUNT.sub(replaced(lambda count: count * (at + 1)), content)
                content = _YEAR.sub(replaced(lambda year: year + at % 3), content)
            package.writestr(name, content)


def replaced(change: Callable[[int], int]) -> Callable[[re.Match[bytes]], bytes]:
    return lambda match: match[1] + str(change(int(match[2]))).encode() + match[3]


def complain_of_idleness(folder: Path, number: int) -> None:
    """A run that stopped early, or sent files back, would not be one."""
    files = json.loads((folder / "summary.json").read_text(encoding="utf-8"))["files"]
    good = [each for each in files if each["outcome"] == "accepted" and each["stored"] and each["values"] > 700]
    if len(good) != number:
        sys.exit(f"{len(good)} of {number} files were accepted")


def print_costs(costs: dict[str, Cost], unit: Cost) -> None:
    table = [["", "clock s", "processor s", "times loading", "by processor", "peak MB"]]
    for name, cost in costs.items():
        ratios = [f"{cost.wall / unit.wall:.2f}", f"{cost.cpu / unit.cpu:.2f}"]
        table.append([name, f"{cost.wall:.1f}", f"{cost.cpu:.1f}", *ratios, f"{cost.megabytes:.0f}"])
    print_table(table)
