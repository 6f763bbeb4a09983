"""Measures what the project promises of speed and of forecasts. A script, not a test.

    python tests/benchmark.py --help
    python tests/benchmark.py rows --help

Times depend on the machine, ratios hardly do: every time is given as a multiple of a baseline of the same run.
"""

from __future__ import annotations

import argparse
import sys
from types import ModuleType

from benchmarks import backtest, counties, nights, reports, rows, start

BENCHMARKS: dict[str, ModuleType] = {
    "start": start,
    "reports": reports,
    "rows": rows,
    "nights": nights,
    "counties": counties,
    "backtest": backtest,
}
"""Name of each sub-command → its module: the docstring is the help, `options` adds its own, `measure` runs it."""


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = top.add_subparsers(dest="benchmark", required=True)
    for name, module in BENCHMARKS.items():
        told = str(module.__doc__)
        command = commands.add_parser(name, help=told.splitlines()[0], description=told, formatter_class=_AsWritten)
        module.options(command)
        command.add_argument("--strict", action="store_true", help="exit 1 if a promise is broken")
    return top


_AsWritten = argparse.RawDescriptionHelpFormatter


def main() -> int:
    options = parser().parse_args()
    kept = BENCHMARKS[options.benchmark].measure(options)
    return int(options.strict and not kept)


if __name__ == "__main__":
    sys.exit(main())
