"""How good forecasts, outlooks and the warning of a volatile year are: years that are known are hidden and predicted.

Invented districts of three sizes (chance alone, steady and restless series, breaks) and the published national series;
everything goes the way of `monitor check`. --write renews the tables of the methods page of statistics.
"""

from __future__ import annotations

import argparse
import re
import sys

from benchmarks.measuring import ROOT

METHODS = ROOT / "src" / "shigua_monitor" / "statistics" / "README.md"
BETWEEN_MARKS = re.compile(r"(?<=<!-- backtest -->\n).*(?=<!-- /backtest -->)", re.DOTALL)
SEED = 20_210_101


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--seed", type=int, default=SEED, help="of the invented districts (default: %(default)s)")
    parser.add_argument(
        "--series", type=int, default=1000, help="series of each setting and number of points (default: %(default)s)"
    )
    parser.add_argument("--write", action="store_true", help=f"renew the tables in {METHODS.relative_to(ROOT)}")


def measure(options: argparse.Namespace) -> bool:
    """Whether the promises of forecasts and of the warning were kept."""
    # here, for the other benchmarks must start as small processes
    from benchmarks.backtest_tables import kept, tables
    from benchmarks.hindcast import run
    from benchmarks.measuring import print_table
    from shigua_monitor import load_plan

    done = run(load_plan(), options.seed, options.series)
    written = tables(done)
    for table in written:
        print(f"{table.title}\n")
        print_table(table.rows)
        print(f"{table.remark}\n")
    if options.write:
        command = f"python tests/benchmark.py backtest --seed {options.seed} --series {options.series} --write"
        renew("\n".join([f"Made by `{command}`.\n", *(table.markdown for table in written)]))
    return kept(done)


def renew(tables: str) -> None:
    """Put the tables between the marks of the methods page."""
    text, marked = BETWEEN_MARKS.subn(lambda _: f"\n{tables}\n", METHODS.read_text(encoding="utf-8"), count=1)
    if not marked:
        sys.exit(f"{METHODS}: no place for the tables, between <!-- backtest --> and <!-- /backtest -->")
    METHODS.write_text(text, encoding="utf-8")
