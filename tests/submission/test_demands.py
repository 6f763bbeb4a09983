"""What a cell of a table of acts may mean: an id, a clause by its number, or the words of the plan."""

from __future__ import annotations

import pytest

from running import ROOT
from shigua_monitor import load_plan
from shigua_monitor.submission.demands import Demands
from shigua_monitor.submission.vocabulary import vocabulary

PLAN = load_plan()
DEMANDS = Demands(PLAN, vocabulary(PLAN))
LITERACY = "health.health_literacy"
ASSESSED, PLATFORM, INVESTMENT = (
    "health.child_health_in_assessment",
    "health.maternal_child_information_platform",
    "health.child_health_investment",
)


@pytest.mark.parametrize(
    "number",
    [
        "健康·目标·2", "健康目标2", "健康 目标 2", "健康-目标-2", "健康／目标／2", "健康·主要目标·2",
        "儿童与健康·目标·2",
        "儿童与健康主要目标第2条", "健康・目标・２", "health.goal.2", "Health goal 2", "Children and health, goal 2",
    ],
)  # fmt: skip
def test_a_clause_is_known_by_its_number_however_it_is_written(number: str) -> None:
    assert DEMANDS.named(number) == [LITERACY]


@pytest.mark.parametrize(
    "words",
    [
        LITERACY,
        "普及健康生活方式、提升健康素养",
        " 普及健康生活方式、 提升健康素养",
        "Healthy living and better health literacy",
    ],
)
def test_an_act_is_known_by_its_id_and_by_its_words_in_both_languages(words: str) -> None:
    assert DEMANDS.named(words) == [LITERACY]


def test_an_act_is_known_by_the_name_of_its_indicator() -> None:
    assert DEMANDS.named("妇幼健康信息平台建成") == DEMANDS.named("统一的妇幼健康信息平台") == [PLATFORM]


def test_a_clause_with_several_demands_means_all_of_them() -> None:
    assert DEMANDS.named("健康·措施·1") == [ASSESSED, PLATFORM, INVESTMENT]


def test_a_demand_with_a_figure_is_none_of_them() -> None:
    assert DEMANDS.named("health.under3_managed") == []
    assert DEMANDS.named("健康·目标·1") == ["health.child_health_services"]


def test_clauses_that_ask_for_the_same_act_share_it() -> None:
    hotline = DEMANDS.named("welfare.child_protection_hotline")
    assert hotline == DEMANDS.named("health.child_protection_hotline")
    assert len(hotline) == 1


@pytest.mark.parametrize("text", ["健康·目标·99", "体育·目标·2", "目标2", "健康", "2", ""])
def test_what_is_no_clause_of_the_plan_means_nothing(text: str) -> None:
    assert DEMANDS.named(text) == []


def test_a_near_miss_is_suggested_and_never_taken() -> None:
    assert DEMANDS.named("区内建有足球场") == []
    assert DEMANDS.likeliest("区内建有足球场")[0] == "区内建有足球场地"


def test_every_act_of_every_plan_is_found_by_each_of_its_statements() -> None:
    for plan in (PLAN, load_plan(ROOT / "tests" / "plans" / "second")):
        demands = Demands(plan, vocabulary(plan))
        for act in demands.acts.values():
            for target in act.targets:
                assert demands.named(target.statement.zh) == [act.id]
                assert demands.named(target.id) == [act.id]
