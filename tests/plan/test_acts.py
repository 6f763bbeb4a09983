"""Acts: what is reported as a state, each once, by the one who sends it, for the places that its targets name."""

from __future__ import annotations

from running import ROOT
from shigua_monitor import load_plan
from shigua_monitor.plan.acts import acts

PLAN = load_plan()
ACTS = {act.id: act for act in acts(PLAN)}


def test_every_target_without_a_figure_is_reported_as_exactly_one_act() -> None:
    for plan in (PLAN, load_plan(ROOT / "tests" / "plans" / "second")):
        told = [target.id for act in acts(plan) for target in act.targets]
        asked = [
            t.id for t in plan.targets if t.criterion.kind in ("in_place", "not_quantified") and not t.not_applicable
        ]
        assert sorted(told) == sorted(asked)


def test_clauses_that_ask_for_the_same_act_are_reported_together() -> None:
    act = ACTS["health.child_protection_hotline"]
    assert [target.id for target in act.targets] == [
        "health.child_protection_hotline",
        "welfare.child_protection_hotline",
    ]
    assert (act.department, act.name, act.areas) == ("civil_affairs", "未成年人保护热线开通", ("石拐区",))


def test_an_act_of_each_unit_is_asked_of_the_units_alone() -> None:
    act = ACTS["welfare.township_protection_posts"]
    assert len(act.areas) == 8
    assert "石拐区" not in act.areas


def test_a_clause_without_a_figure_is_asked_of_the_department_that_answers_for_it() -> None:
    act = ACTS["health.health_literacy"]
    assert (act.indicator, act.department, act.name) == (None, "health", "普及健康生活方式、提升健康素养")
