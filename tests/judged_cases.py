"""Judged cases: small worlds in YAML, each with the verdict it must get and the reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from shigua_monitor import assess
from shigua_monitor.assessment.assess import Assessment
from shigua_monitor.observations import Observations, State
from shigua_monitor.plan.model import Plan, Target
from shigua_monitor.strict_yaml.parse import parse

FOLDER = Path(__file__).parent / "cases"
KEYS = {"target", "name", "because", "observed", "expect"}
NOT_APPLICABLE = "不适用"


@dataclass(frozen=True)
class Case:
    """`observed` gives, for each year, a number, [numerator, denominator] or 不适用, or one of these for each area or
    group. `broken` may name, for a judged year, the years that are told to have been broken."""

    target: str
    name: str
    because: str
    observed: dict[int, Any]
    expect: dict[int, str]
    broken: dict[int, list[int]]


def cases() -> Iterator[Case]:
    """Every case of the folder, in the order of the files."""
    for file in sorted(FOLDER.glob("*.yaml")):
        for entry in parse(file.read_text("utf-8")).data:
            assert entry.keys() - {"broken"} == KEYS, f"{file.name}: {entry.get('name')}: keys {sorted(entry)}"
            observed = {int(year): value for year, value in entry["observed"].items()}
            expect = {int(year): verdict for year, verdict in entry["expect"].items()}
            broken = {int(year): years for year, years in entry.get("broken", {}).items()}
            yield Case(entry["target"], entry["name"], entry["because"], observed, expect, broken)


def judged(case: Case, plan: Plan, year: int) -> Assessment:
    """The assessment of a case's world in one year."""
    target = next(target for target in plan.targets if target.id == case.target)
    rows = [row for at, told in case.observed.items() for row in _rows(target, plan, at, told)]
    any_indicator = target.indicator.id if target.indicator else next(iter(plan.indicators))
    nothing = [any_indicator, plan.district.name.zh, "total", year, None, None, None]
    rows.append(nothing)  # the year exists, though nothing was sent
    columns = ["indicator", "area", "group", "year", "value", "numerator", "denominator"]
    frame = pd.DataFrame(rows, columns=columns).drop_duplicates(["area", "group", "year"])
    inapplicable = (frame["value"] == NOT_APPLICABLE).to_numpy()
    frame.loc[inapplicable, "value"] = None
    numbers = ["value", "numerator", "denominator"]
    observations = Observations.from_frame(frame.astype(dict.fromkeys(numbers, float)))
    observations.state[inapplicable] = State.NOT_APPLICABLE
    return assess(plan, observations, year=year)


def _rows(target: Target, plan: Plan, year: int, told: Any) -> Iterator[list[Any]]:
    if not isinstance(told, dict):
        yield _row(target, plan.district.name.zh, target.group, year, told)
        return
    groups = {group.name.zh: group.id for group in plan.file.groups}
    for name, value in told.items():
        if name in groups:
            yield _row(target, plan.district.name.zh, groups[name], year, value)
        else:
            assert name in plan.areas, f"{target.id}: no area or group {name}"
            yield _row(target, name, "total", year, value)


def _row(target: Target, area: str, group: str, year: int, told: Any) -> list[Any]:
    assert target.indicator is not None
    value, numerator, denominator = (None, *told) if isinstance(told, list) else (told, None, None)
    return [target.indicator.id, area, group, year, value, numerator, denominator]
