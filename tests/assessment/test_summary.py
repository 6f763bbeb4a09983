"""How many targets stand where: counts, both rates, and the four classes that departments count by."""

from __future__ import annotations

import pytest

from assessment.worlds import COUNTY, Told, observations, only, result, second_plan, sent, shipped_plan
from shigua_monitor import assess
from shigua_monitor.assessment.summary import ProgressClass, Summary, met_early, progress_class, summarise

CEILING = "schools.bus_town"
WORLD: dict[str, Told] = {
    "care.screening_reached": {2022: 80, 2023: 90, 2024: 91},  # reached and kept
    "care.scalds": {2022: 62.5, 2023: 60, 2024: 54},  # met before 2027
    "schools.enrolment": {2022: 98, 2023: 97, 2024: 99},  # turned back once
    "schools.absence": {2024: 12},  # no base value
    "schools.bus_town": {2022: 50, 2023: 43.9, 2024: 38},  # on its way
    "care.line": {2024: None},
    "schools.report": {2024: 0},
}
"""And nothing of drills, nurses and the gap between town and country."""


def summary() -> Summary:
    plan = second_plan()
    return assess(plan, sent(plan, WORLD), year=2024).summary


def test_every_target_is_counted_once() -> None:
    counts = summary()
    assert counts.targets == len(second_plan().targets) == 16
    assert counts.targets == sum(
        (
            counts.attained,
            counts.not_attained,
            counts.no_data,
            counts.no_baseline,
            counts.not_applicable,
            counts.not_quantified,
        )
    )


def test_every_verdict_is_counted_by_itself() -> None:
    counts = summary()
    assert (counts.quantified, counts.judged, counts.attained, counts.not_attained) == (15, 6, 3, 3)
    assert (counts.no_data, counts.no_baseline, counts.not_applicable, counts.not_quantified) == (7, 1, 1, 1)


def test_both_rates_are_given() -> None:
    counts = summary()
    assert counts.attainment_rate == pytest.approx(3 / 6)
    assert counts.rate_of_quantified == pytest.approx(3 / 15)


def test_departments_get_their_four_classes_of_the_quantified_targets() -> None:
    counts = summary()
    assert counts.classes == {
        ProgressClass.MET: 3,
        ProgressClass.EXPECTED: 1,
        ProgressClass.NOT_MET: 2,
        ProgressClass.CANNOT_JUDGE: 8,
    }
    assert sum(counts.classes.values()) == counts.quantified - counts.not_applicable
    assert counts.met_early == 1


@pytest.mark.parametrize(
    ("target", "told", "expected", "early"),
    [
        (CEILING, {2024: 30}, ProgressClass.MET, True),
        (CEILING, {2027: 30}, ProgressClass.MET, False),
        ("care.nurses", {2024: 3}, ProgressClass.MET, True),
        ("care.nurses", {2025: 3}, ProgressClass.MET, False),
        ("care.nurses", {2026: 3}, ProgressClass.MET, False),
        ("care.screening_reached", {2024: 90}, ProgressClass.MET, False),
        ("schools.enrolment_kept", {2022: 98, 2024: 98}, ProgressClass.MET, False),
        (CEILING, {2022: 50, 2023: 43.9, 2024: 38}, ProgressClass.EXPECTED, False),
        (CEILING, {2022: 50, 2023: 47, 2024: 44.2, 2025: 41.5}, ProgressClass.NOT_MET, False),
        (CEILING, {2022: 50, 2023: 49, 2024: 48, 2025: 47}, ProgressClass.NOT_MET, False),
        (CEILING, {2024: 36}, ProgressClass.NOT_MET, False),
        ("schools.enrolment_kept", {2022: 98, 2024: 97}, ProgressClass.NOT_MET, False),
        (CEILING, {2023: 36, 2024: None}, ProgressClass.CANNOT_JUDGE, False),
        ("schools.absence", {2024: 12}, ProgressClass.CANNOT_JUDGE, False),
        ("schools.bus_boarders", {2024: 12}, None, False),
    ],
    ids=[
        "met before its year",
        "met in its year",
        "a target of 2025 met in 2024",
        "a target of 2025 met in 2025",
        "a target of 2025 met late",
        "reached and kept",
        "held this year",
        "on track",
        "to be watched",
        "unlikely",
        "too little to foresee",
        "broken this year",
        "no data",
        "no base value",
        "not applicable",
    ],
)
def test_the_class_of_a_target(target: str, told: Told, expected: ProgressClass | None, early: bool) -> None:
    found = result(second_plan(), target, told)
    assert (progress_class(found), met_early(found)) == (expected, early)


def test_a_good_mean_does_not_make_a_class_of_expected() -> None:
    told = {
        year: {COUNTY: 90, "甲镇": high, "乙镇": high, "丙镇": low}
        for year, high, low in [(2022, 70, 70), (2023, 90, 54), (2024, 99, 60)]
    }
    assert progress_class(result(second_plan(), "care.screening_townships", told)) is ProgressClass.NOT_MET


def test_nothing_judged_has_no_rate() -> None:
    plan = second_plan()
    counts = assess(plan, observations(["screening", COUNTY, "total", 2024, None, None, None])).summary
    assert (counts.judged, counts.attainment_rate, counts.rate_of_quantified) == (0, None, 0)
    clause = assess(only(plan, "care.campaign"), sent(plan, {CEILING: {2024: 30}})).summary
    assert (clause.quantified, clause.attainment_rate, clause.rate_of_quantified) == (0, None, None)
    assert summarise([]).classes == dict.fromkeys(ProgressClass, 0)


def test_the_shipped_plan_counts_its_clauses_without_figures_apart() -> None:
    plan = shipped_plan()
    counts = assess(plan, sent(plan, {"health.infant_mortality": {2024: (0, 124)}})).summary
    assert counts.targets == len(plan.targets)
    assert counts.quantified == sum(target.criterion.quantified for target in plan.targets)
    assert (counts.judged, counts.attained) == (1, 1)


def test_a_final_evaluation_counts_what_was_broken_as_not_attained() -> None:
    plan = only(second_plan(), "schools.enrolment_kept")
    told = sent(plan, {"schools.enrolment_kept": {2022: 98, 2023: 97, 2027: 99}})
    yearly, final = assess(plan, told).summary, assess(plan, told, final=True).summary
    assert (yearly.attained, final.attained, final.classes[ProgressClass.NOT_MET]) == (1, 0, 1)
