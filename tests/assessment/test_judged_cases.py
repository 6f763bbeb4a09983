from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from judged_cases import Case, cases, judged
from shigua_monitor import load_plan
from shigua_monitor.plan.criterion import AtLeast, AtMost
from shigua_monitor.plan.model import Plan

CASES = list(cases())
NUMERIC = {"at_least", "at_most", "change_from_baseline"}


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load_plan()


@pytest.mark.parametrize("case", CASES, ids=[f"{case.target}: {case.name}" for case in CASES])
def test_a_case_gets_the_verdict_it_must_get(case: Case, plan: Plan) -> None:
    alone = replace(plan, targets=tuple(target for target in plan.targets if target.id == case.target))
    verdicts, broken = {}, {}
    for year in case.expect:
        (result,) = judged(case, alone, year).results
        verdicts[year], broken[year] = result.attainment.word, result.broken_years
    assert verdicts == case.expect, case.because
    assert {year: broken[year] for year in case.broken} == case.broken, case.because


def test_every_target_with_figures_has_cases_that_meet_and_miss(plan: Plan) -> None:
    verdicts: dict[str, set[str]] = {}
    for case in CASES:
        verdicts.setdefault(case.target, set()).update(case.expect.values())
    for target in plan.targets:
        if target.criterion.quantified:
            assert {"attained", "not_attained"} <= verdicts.get(target.id, set()), target.id


def test_every_target_with_a_number_has_three_cases(plan: Plan) -> None:
    counts = {target.id: 0 for target in plan.targets if target.criterion.kind in NUMERIC}
    for case in CASES:
        if case.target in counts:
            counts[case.target] += 1
    assert {name for name, number in counts.items() if number < 3} == set()


def test_every_target_with_a_fixed_limit_has_a_case_that_attains_with_the_number_itself(plan: Plan) -> None:
    at_the_edge = {case.target for case in CASES if _is_at_the_edge(case, plan)}
    fixed = {target.id for target in plan.targets if isinstance(target.criterion, AtLeast | AtMost)}
    assert fixed - at_the_edge == set()


def _is_at_the_edge(case: Case, plan: Plan) -> bool:
    """Whether a figure of a year that attains is exactly the limit."""
    target = next(target for target in plan.targets if target.id == case.target)
    if not isinstance(target.criterion, AtLeast | AtMost) or target.indicator is None:
        return False
    limit, scale = Fraction(str(target.criterion.value)), target.indicator.unit.scale
    attained = [year for year, verdict in case.expect.items() if verdict == "attained"]
    return any(limit in _figures(case.observed.get(year), scale) for year in attained)


def _figures(told: Any, scale: int) -> list[Fraction]:
    """Every figure of one year of a case, exactly."""
    if isinstance(told, dict):
        return [figure for each in told.values() for figure in _figures(each, scale)]
    if isinstance(told, list):
        return [Fraction(told[0]) * scale / Fraction(told[1])] if told[1] else []
    return [] if told is None else [Fraction(str(told))]


def test_every_case_says_why() -> None:
    assert all(case.because and case.name for case in CASES)
