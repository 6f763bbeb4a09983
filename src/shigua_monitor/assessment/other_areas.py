"""An area beside those that the plan names for comparison."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from shigua_monitor.assessment.assess import Assessment
from shigua_monitor.assessment.disparity import Part, measured_indicators
from shigua_monitor.observations import Panel
from shigua_monitor.plan.definitions import Indicator
from shigua_monitor.plan.terms import TOTAL, Level


class BesideOthers(NamedTuple):
    """An indicator of the area beside other areas. `parts` have the latest figure up to the judged year, `years` say
    of which year each is; the area itself comes first."""

    indicator: Indicator
    parts: tuple[Part, ...]
    years: tuple[int, ...]


def beside_others(assessment: Assessment) -> list[BesideOthers]:
    """Every indicator of which the area and at least one area of comparison have a figure."""
    plan, panel = assessment.plan, assessment.panel
    others = [
        area.name.zh for area in plan.file.areas if area.level is Level.COMPARISON and area.name.zh != assessment.area
    ]
    found = []
    for indicator in measured_indicators(plan):
        own = _latest(panel, indicator, assessment.area, assessment.year)
        if own is None or own[1] != assessment.year:
            continue
        told = [(name, _latest(panel, indicator, name, assessment.year)) for name in others]
        known = [(assessment.area, own), *((name, each) for name, each in told if each is not None)]
        if len(known) > 1:
            parts = tuple(Part(name, value) for name, (value, _) in known)
            found.append(BesideOthers(indicator, parts, tuple(year for _, (_, year) in known)))
    return found


def _latest(panel: Panel, indicator: Indicator, area: str, year: int) -> tuple[float, int] | None:
    """The latest figure of an area up to a year."""
    if area not in panel.areas:
        return None
    values = panel.of(indicator.id, TOTAL)[0][panel.areas[area]]
    known = [at for at, each in enumerate(panel.years) if each <= year and np.isfinite(values[at])]
    return (float(values[known[-1]]), panel.years[known[-1]]) if known else None
