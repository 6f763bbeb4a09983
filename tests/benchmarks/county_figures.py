"""Invented figures of many counties, and what it takes to judge them.

    python -m benchmarks.county_figures write FILE COUNTIES
    python -m benchmarks.county_figures judge FILE

The targets are the first 60 of the shipped plan that measure an indicator of their own by the district's figure.
"""

from __future__ import annotations

import json
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd

from shigua_monitor import assess, load_plan
from shigua_monitor.assessment.every_area import results_of_every_area
from shigua_monitor.observations import Observations
from shigua_monitor.plan.criterion import GapNarrows
from shigua_monitor.plan.model import Plan, Target
from shigua_monitor.plan.terms import TOTAL, Kind

TARGETS = 60
YEARS = np.arange(2020, 2030)


def plan_of_targets() -> Plan:
    """The shipped plan with 60 of its targets."""
    plan = load_plan()
    chosen: dict[str, Target] = {}
    for target in plan.targets:
        if target.indicator is not None and _is_plain(target):
            chosen.setdefault(target.indicator.id, target)
    return replace(plan, targets=tuple(chosen.values())[:TARGETS])


def _is_plain(target: Target) -> bool:
    assert target.indicator is not None
    measured = target.criterion.quantified and target.indicator.kind is not Kind.STATUS
    return (
        measured and target.group == TOTAL and not target.scope.levels and not isinstance(target.criterion, GapNarrows)
    )


def write(file: Path, counties: int) -> None:
    """Counts where the kind of the indicator has them, else values; 125 to 12,000 children a county."""
    chance = np.random.default_rng(counties)
    children = np.exp(chance.uniform(np.log(125), np.log(12_000), counties))
    names = np.repeat([f"county {place}" for place in range(counties)], len(YEARS))
    tables = [_figures(target, children, names, chance) for target in plan_of_targets().targets]
    pd.concat(tables).to_csv(file, index=False)


def _figures(target: Target, children: np.ndarray, names: np.ndarray, chance: np.random.Generator) -> pd.DataFrame:
    assert target.indicator is not None
    shape, scale = (len(children), len(YEARS)), target.indicator.unit.scale
    people = np.rint(children[:, None] * chance.uniform(0.9, 1.1, shape))
    if target.indicator.kind is Kind.PROPORTION:
        cases = chance.binomial(people.astype(np.int64), chance.uniform(0.6, 0.98, (len(children), 1))).astype(float)
        value = np.round(scale * cases / people, 2)
    elif target.indicator.kind is Kind.RATE:
        cases = chance.poisson(people * chance.uniform(0.002, 0.02, (len(children), 1))).astype(float)
        value = np.round(scale * cases / people, 2)
    else:
        cases = people = np.full(shape, np.nan)
        value = np.round(chance.uniform(1, 20, (len(children), 1)) * chance.uniform(0.9, 1.1, shape), 1)
    columns = {"value": value, "numerator": cases, "denominator": people}
    return pd.DataFrame(
        {
            "indicator": target.indicator.id,
            "area": names,
            "year": np.tile(YEARS, len(children)),
            **{name: column.ravel() for name, column in columns.items()},
        }
    )


def judge(file: Path) -> dict[str, float]:
    """Seconds of processor for reading with pandas, and for judging what was read."""
    plan = plan_of_targets()
    began = time.process_time()
    frame = pd.read_csv(file)
    read = time.process_time()
    observations = Observations.from_frame(frame)
    results = results_of_every_area(assess(plan, observations, area="county 0", year=int(YEARS[-1])))
    judged = time.process_time()
    counties = results["area"].str.startswith("county")
    told = int((results["projection"].notna() & counties).sum())
    if counties.sum() != len(frame) // len(YEARS) or told < counties.sum() / 2:
        sys.exit(f"{counties.sum()} results, {told} with a projection, of {len(frame)} figures")
    return {"figures": len(frame), "read": read - began, "judge": judged - read}


if __name__ == "__main__":
    if sys.argv[1] == "write":
        write(Path(sys.argv[2]), int(sys.argv[3]))
    else:
        print(json.dumps(judge(Path(sys.argv[2]))))
