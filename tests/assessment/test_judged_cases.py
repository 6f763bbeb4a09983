import pytest

from judged_cases import Case, cases, judged
from shigua_monitor import load_plan
from shigua_monitor.plan.model import Plan

CASES = list(cases())
NUMERIC = {"at_least", "at_most", "change_from_baseline"}


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load_plan()


@pytest.mark.parametrize("case", CASES, ids=[f"{case.target}: {case.name}" for case in CASES])
def test_a_case_gets_the_verdict_it_must_get(case: Case, plan: Plan) -> None:
    verdicts = {}
    for year in case.expect:
        results = {result.target.id: result for result in judged(case, plan, year).results}
        verdicts[year] = results[case.target].attainment.word
    assert verdicts == case.expect, case.because


def test_every_target_with_figures_has_cases_that_meet_and_miss(plan: Plan) -> None:
    verdicts: dict[str, set[str]] = {}
    for case in CASES:
        verdicts.setdefault(case.target, set()).update(case.expect.values())
    for target in plan.targets:
        if target.criterion.quantified:
            assert {"attained", "not_attained"} <= verdicts.get(target.id, set()), target.id


def test_every_target_with_a_fixed_limit_has_a_case_at_the_edge(plan: Plan) -> None:
    counts = {target.id: 0 for target in plan.targets if target.criterion.kind in NUMERIC}
    for case in CASES:
        if case.target in counts:
            counts[case.target] += 1
    assert {name for name, number in counts.items() if number < 3} == set()


def test_every_case_says_why() -> None:
    assert all(case.because and case.name for case in CASES)
