"""W601: a department that owes figures and sent none is told once a domain."""

from __future__ import annotations

from dataclasses import replace

from assessment.worlds import judged, second_plan, target_of
from shigua_monitor import assess
from shigua_monitor.assessment.assess import Assessment
from shigua_monitor.assessment.silence import Silence
from shigua_monitor.report.notes import measure_titles, warned_of, warning_message

KEEP = "care.screening_reached"


def silent(department: str, *targets: str) -> Assessment:
    """A world with one figure, in which the indicators of these targets are overdue."""
    plan = second_plan()
    found = assess(plan, judged(plan, KEEP, {2024: 92}).observations)
    owed = (target_of(plan, name).indicator for name in targets)
    return replace(found, silences=(Silence(department, tuple(each.id for each in owed if each), "2025-03-31"),))


def told(assessment: Assessment) -> list[tuple[str, int]]:
    """Target and number of indicators of each warning."""
    return [(each.target.id, each.figures["indicators"]) for each in assessment.early_warnings if each.code == "W601"]


def test_a_silence_is_told_at_the_first_target_of_each_domain() -> None:
    assert told(silent("registry", "schools.absence", "care.scalds", "care.nurses")) == [
        ("care.scalds", 2),
        ("schools.absence", 1),
    ]


def test_a_target_that_does_not_apply_is_not_the_one_that_is_named() -> None:
    plan = second_plan()
    idle = [target for target in plan.targets if target.not_applicable is not None and target.indicator]
    assert idle
    owed = told(silent("registry", *(target.id for target in idle)))
    assert {name for name, _ in owed}.isdisjoint(target.id for target in idle)


def test_the_sentence_names_the_department_the_domain_and_the_day_and_no_measure_addresses_it() -> None:
    found = silent("registry", "care.scalds")
    (warning,) = [each for each in found.early_warnings if each.code == "W601"]
    (result,) = [each for each in found.results if each.target is warning.target]
    name = found.plan.departments["registry"].name
    assert warning_message("zh", warning, result, found.plan) == (
        f"{name.zh}应在2025-03-31前报送2024年“儿童照护”的1个指标，至今没有报送任何数据"
    )
    assert warning_message("en", warning, result, found.plan).startswith(f"{name.en} has sent nothing for 2024;")
    assert warned_of("zh", warning) == "应报的1个指标"
    assert (warning.measures, measure_titles("zh", warning, found.plan)) == ((), [])


def test_without_a_silence_nobody_is_told() -> None:
    plan = second_plan()
    assert told(assess(plan, judged(plan, KEEP, {2024: 92}).observations)) == []
