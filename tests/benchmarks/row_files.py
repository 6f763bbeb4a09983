"""A valid list of many rows, as .csv and .xlsx, and a schema of it for the peer.

    python -m benchmarks.row_files FOLDER ROWS

The list has every indicator of the shipped plan that is a number, in all its areas, groups and eleven years, with
counts. Figures are sums over invented parts (a sex, town or country, an age band of an area), so that every rule
between values holds: all indicators of an area, group and year share one number of people.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from itertools import islice, product
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from shigua_monitor import load_plan
from shigua_monitor.plan.definitions import Indicator
from shigua_monitor.plan.model import Plan
from shigua_monitor.plan.terms import TOTAL, Kind, Level, Unit
from shigua_monitor.submission.rules import Order, load_rules

HEADINGS = ["指标名称", "地区", "分组", "年份", "分子", "分母", "数值", "单位"]
"""Not ended by a column with blanks: the peer takes a row of .xlsx that stops early for a fault."""
UNITS = {Unit.PERCENT: "%", Unit.PER_MILLE: "‰", Unit.PER_100K: "1/10万", Unit.COUNT: "个", Unit.HOURS: "小时",
         Unit.MINUTES: "分钟"}  # fmt: skip
YEARS = range(2020, 2031)
PARTS = (("male", "female"), ("urban", "rural"), ("age_0_2", "age_3_5", "age_6_11", "age_12_14", "age_15_17"))
"""Groups of a plan that divide everybody; others are left out of the list."""
CHANCE = np.random.default_rng(20210101)

Counts = NDArray[np.int64]


def make(folder: Path, rows: int) -> None:
    """Write list.csv, list.xlsx, schema.json, and no_key.json: the same without the key that finds repeated rows."""
    plan = load_plan()
    written = list(islice(list_rows(plan), rows))
    if len(written) < rows:
        sys.exit(f"the plan has names for {len(written)} different rows, not {rows}")
    with (folder / "list.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([HEADINGS, *written])
    _write_xlsx(folder / "list.xlsx", written)
    described = schema(plan)
    (folder / "no_key.json").write_text(json.dumps(described, ensure_ascii=False), encoding="utf-8")
    described["primaryKey"] = HEADINGS[:4]
    (folder / "schema.json").write_text(json.dumps(described, ensure_ascii=False), encoding="utf-8")


def _write_xlsx(path: Path, rows: list[list[Any]]) -> None:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("监测数据")
    for row in [HEADINGS, *rows]:
        sheet.append(row)
    book.save(path)


def list_rows(plan: Plan) -> Iterator[list[Any]]:
    """Rows in the order of HEADINGS: first the indicators with counts, then values alone."""
    areas, groups = list(plan.areas), [group for group in plan.groups if group in (TOTAL, *sum(PARTS, ()))]
    cells = np.exp(CHANCE.normal(5.7, 0.3, (len(areas), *map(len, PARTS), len(YEARS)))).astype(np.int64)
    people = _by_group(cells, plan, groups)
    for indicator, share in _shares(plan).items():
        counts = _by_group((cells * share * _drift(cells.shape)).astype(np.int64), plan, groups)
        for (a, area), (g, group), (y, year) in product(enumerate(areas), enumerate(groups), enumerate(YEARS)):
            numbers = _numbers(indicator, share, int(counts[a, g, y]), int(people[a, g, y]))
            value, numerator, denominator = numbers
            name, unit = plan.groups[group].name.zh, UNITS[indicator.unit]
            yield [indicator.name.zh, area, name, year, numerator, denominator, value, unit]


def _drift(shape: tuple[int, ...]) -> NDArray[np.float64]:
    """Every part goes its own way from year to year, the same for all indicators, so that orders hold."""
    return np.exp(np.random.default_rng(1).normal(0, 0.03, shape))


def _by_group(cells: Counts, plan: Plan, groups: list[str]) -> Counts:
    """Area x group x year: sums over the parts; the district is the sum of its townships and streets."""
    sums = {TOTAL: cells.sum(axis=(1, 2, 3))}
    for axis, names in enumerate(PARTS, start=1):
        others = tuple({1, 2, 3} - {axis})
        sums |= {name: cells.take(place, axis).sum(axis=tuple(np.array(others) - (np.array(others) > axis)))
                 for place, name in enumerate(names)}  # fmt: skip
    table = np.stack([sums[group] for group in groups], axis=1)
    levels = [area.level for area in plan.file.areas]
    units = [level in (Level.TOWNSHIP, Level.STREET) for level in levels]
    table[levels.index(Level.DISTRICT)] = table[units].sum(axis=0)
    return table


def _shares(plan: Plan) -> dict[Indicator, float]:
    """A plausible size of each indicator: cases a head, in the order that the plan's rules ask for."""
    numeric = [each for each in plan.indicators.values() if each.kind is not Kind.STATUS]
    usable = [each for each in numeric if each.kind is not Kind.COUNT or each.bounds.highest is None]
    usable.sort(key=lambda each: each.unit.scale == 0)
    shares = {each.id: float(CHANCE.uniform(0.3, 0.9)) / (1 if each.kind is not Kind.RATE else 50) for each in usable}
    orders = [rule.indicators for rule in load_rules(plan).rules if isinstance(rule, Order)]
    for _ in orders:
        for chain in orders:
            shares |= dict(zip(chain, sorted(shares[each] for each in chain), strict=True))
    return {plan.indicators[name]: share for name, share in shares.items()}


def _numbers(indicator: Indicator, share: float, cases: int, people: int) -> tuple[float, int | None, int | None]:
    if indicator.unit.scale:
        return round(cases * indicator.unit.scale / people, 2), cases, people
    return (cases, None, None) if indicator.kind is Kind.COUNT else (round(10 * share, 1), None, None)


def schema(plan: Plan) -> dict[str, Any]:
    """What a table schema can say of a row of the list: types, names that are known, bounds."""
    names = [{"required": True, "enum": [each.name.zh for each in known]}
             for known in (plan.indicators.values(), plan.file.areas, plan.file.groups)]  # fmt: skip
    year = {"required": True, "minimum": YEARS[0], "maximum": YEARS[-1]}
    count, value = {"minimum": 0}, {"required": True, "minimum": 0}
    constraints = [*names, year, count, count, value, {"required": True, "enum": list(UNITS.values())}]
    types = ["string", "string", "string", "integer", "integer", "integer", "number", "string"]
    fields = zip(HEADINGS, types, constraints, strict=True)
    return {"fields": [{"name": n, "type": t, "constraints": c} for n, t, c in fields]}


if __name__ == "__main__":
    make(Path(sys.argv[1]), int(sys.argv[2]))
