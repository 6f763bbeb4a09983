"""One call for two hundred areas gives each what it would get alone."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from assessment.worlds import COUNTY, UNITS, only, second_plan, sent, shipped_plan
from shigua_monitor import assess
from shigua_monitor.assessment.assess import Assessment
from shigua_monitor.assessment.every_area import results_of_every_area
from shigua_monitor.observations import Observations
from shigua_monitor.plan.model import Plan
from shigua_monitor.plan.terms import Kind

TARGETS = (
    "health.under3_managed",
    "health.neonatal_mortality",
    "health.pit_fissure_sealing",
    "safety.child_injury_mortality",
    "education.compulsory_retention",
    "environment.rural_sanitary_toilets",
)
AREAS = 200
YEARS = range(2020, 2025)
AMONG = {Kind.PROPORTION: (0.9, 400), Kind.RATIO: (0.97, 900), Kind.RATE: (0.004, 900)}


@pytest.fixture(scope="module")
def plan() -> Plan:
    return only(shipped_plan(), *TARGETS)


def simulated(plan: Plan) -> pd.DataFrame:
    """Counts, values without counts, and gaps, in areas of very different size; a third of them improves."""
    rng = np.random.default_rng(20240524)
    parts = []
    for target in plan.targets:
        indicator = target.indicator
        assert indicator is not None
        share, people = AMONG[indicator.kind]
        area, year = (axis.ravel() for axis in np.meshgrid(np.arange(AREAS), list(YEARS), indexing="ij"))
        size = (people * np.exp(rng.normal(0, 1, AREAS))).astype(int)[area] + 1
        trend = np.where(area % 3 == 0, 0.03 * (year - YEARS[-1]), 0)
        noise = rng.normal(0, 0.05, AREAS)[area] + rng.normal(0, 0.01, len(area))
        level = np.clip(share * np.exp(noise + trend), 0, 1)
        cases = rng.binomial(size, level)
        told = pd.DataFrame(
            {
                "indicator": indicator.id,
                "area": [f"县{number}" for number in area],
                "group": target.group,
                "year": year,
                "value": cases * indicator.unit.scale / size,
                "numerator": cases.astype(float),
                "denominator": size.astype(float),
            }
        )
        told.loc[rng.random(len(told)) < 0.1, ["numerator", "denominator"]] = np.nan
        told.loc[area % 7 == 0, ["numerator", "denominator"]] = np.nan
        told.loc[rng.random(len(told)) < 0.08, ["value", "numerator", "denominator"]] = np.nan
        parts.append(told)
    return pd.concat(parts, ignore_index=True)


@pytest.fixture(scope="module")
def together(plan: Plan) -> Assessment:
    return assess(plan, Observations.from_frame(simulated(plan)), area="县0", year=2024)


@pytest.fixture(scope="module")
def alone(plan: Plan) -> dict[str, Assessment]:
    """Each area judged by itself, with nothing sent by the others."""
    return {
        str(area): assess(plan, Observations.from_frame(rows), area=str(area), year=2024)
        for area, rows in simulated(plan).groupby("area")
    }


def same(one: Any, other: Any) -> bool:
    """Equal, numbers to the last digits that the order of additions leaves."""
    if isinstance(one, tuple | list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, float) and isinstance(other, float):
        return bool(np.isclose(one, other, rtol=1e-9, atol=1e-12))
    return bool(one == other)


def test_areas_judged_together_get_the_results_they_get_alone(
    together: Assessment, alone: dict[str, Assessment]
) -> None:
    rows = {(row["area"], row["target"]): row for row in results_of_every_area(together).to_dict("records")}
    assert len(alone) == AREAS
    for area, by_itself in alone.items():
        for result in by_itself.results:
            row = rows[area, result.target.id]
            assert row["attainment"] == result.attainment.word, (area, result.target.id)
            assert row["evidence"] == result.evidence.code.word, (area, result.target.id)
            assert row["outlook"] == result.outlook.code.word, (area, result.target.id)
            assert row["exceptional"] == (result.exceptional is not None), (area, result.target.id)
            low, high = result.evidence.interval or (None, None)
            figures = {
                "value": result.measured,
                "threshold": result.threshold,
                "baseline": result.baseline,
                "margin": result.margin,
                "lower": low,
                "upper": high,
                "projection": result.outlook.point,
                "chance": result.outlook.chance,
                "pace": result.outlook.pace,
            }
            expected = {name: np.nan if figure is None else figure for name, figure in figures.items()}
            assert {name: row[name] for name in figures} == pytest.approx(expected, rel=1e-9, nan_ok=True), area


def test_evidence_outlook_and_exceptional_years_are_the_same_in_every_figure(
    plan: Plan, alone: dict[str, Assessment]
) -> None:
    everything = Observations.from_frame(simulated(plan))
    for area in list(alone)[::10]:
        for one, other in zip(assess(plan, everything, area=area, year=2024).results, alone[area].results, strict=True):
            assert same(one.evidence, other.evidence), (area, one.target.id)
            assert same(one.outlook, other.outlook), (area, one.target.id)
            assert same(one.exceptional, other.exceptional), (area, one.target.id)
            assert (one.series, one.history) == (other.series, other.history)


def test_the_simulation_has_every_verdict_and_every_outlook(together: Assessment) -> None:
    table = results_of_every_area(together)
    table = table[table["area"].str.startswith("县")]
    assert {"attained", "not_attained", "no_data", "no_baseline"} <= set(table["attainment"])
    assert {"clearly_met", "clearly_missed", "cannot_tell", "no_counts"} <= set(table["evidence"])
    assert {"met", "on_track", "watch", "unlikely", "insufficient_data"} <= set(table["outlook"])


def test_the_row_of_the_district_sums_up_its_units() -> None:
    plan = second_plan()
    told = {
        "care.drills": {
            year: {COUNTY: (40, 1000), **dict(zip(UNITS, [(4, 100), (2, 100), (1, 100), last], strict=True))}
            for year, last in [(2022, (4, 100)), (2023, (5, 100)), (2024, (20, 100))]
        },
        "care.screening_townships": {
            year: {COUNTY: 90, "甲镇": 75 + step, "乙镇": 62 + step / 10, "丙镇": 80}
            for step, year in enumerate((2022, 2023, 2024))
        },
    }
    found = assess(only(plan, *told), sent(plan, told))
    table = results_of_every_area(found).set_index(["area", "target"])
    for result in found.results:
        row = table.loc[(COUNTY, result.target.id)]
        assert (row["attainment"], row["evidence"], row["outlook"]) == (
            result.attainment.word,
            result.evidence.code.word,
            result.outlook.code.word,
        )
    assert table.loc[(COUNTY, "care.screening_townships"), "outlook"] == "unlikely"
    assert table.loc[(COUNTY, "care.drills"), "evidence"] == "clearly_missed"
