"""Where acts stand: by the state that was told, by the answer yes or no, and by the units together."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from shigua_monitor import assess, read
from shigua_monitor.acts import ActState
from shigua_monitor.assessment.assess import Assessment
from shigua_monitor.assessment.standing import Standing, counted
from submission.act_tables import LITERACY, PLAN, PLATFORM, act, sent, workbook

POSTS, EACH_POST = "每个乡镇都有未保工作站或专门人员", "每个乡镇街道都有未保工作站或专门人员"
BY_AREA = ["规划要求", "地区", "年份", "状态", "佐证材料"]
TOWNSHIPS = ("五当召镇", "吉忽伦图苏木")


def judged(folder: Path, *rows: Sequence[Any], headings: Sequence[str] | None = None, **asked: Any) -> Assessment:
    read_ = sent(folder, *rows, **({"headings": headings} if headings else {}))
    return assess(PLAN, read_.observations, acts=read_.acts, **asked)


def standing(assessment: Assessment, target: str) -> Standing:
    return next(each for each in assessment.standings if each.target.id == target)


def verdict(assessment: Assessment, target: str) -> str:
    return next(each.attainment.word for each in assessment.results if each.target.id == target)


@pytest.mark.parametrize(
    ("state", "attainment"),
    [("未启动", "not_attained"), ("推进中", "not_attained"), ("已落实", "attained"), ("不适用", "not_applicable")],
)
def test_a_state_is_the_verdict_of_its_act(state: str, attainment: str, tmp_path: Path) -> None:
    assessment = judged(tmp_path, act(state))
    assert verdict(assessment, "health.maternal_child_information_platform") == attainment


def test_an_act_for_every_year_is_broken_by_a_year_in_which_it_is_not_in_place(tmp_path: Path) -> None:
    drills = [act(state, statement="学校每年都有消防演习", year=year) for state, year in
              (("已落实", 2022), ("推进中", 2023), ("已落实", 2024))]  # fmt: skip
    assessment = judged(tmp_path, *drills)
    result = next(each for each in assessment.results if each.target.id == "safety.school_fire_drills")
    assert (result.attainment.word, result.broken_years) == ("attained", [2023])
    found = standing(assessment, "safety.school_fire_drills")
    assert dict(found.earlier) == {2022: ActState.IN_PLACE, 2023: ActState.UNDER_WAY}


def test_a_clause_without_a_figure_has_a_standing_and_stays_unquantified(tmp_path: Path) -> None:
    assessment = judged(tmp_path, act("推进中", statement=LITERACY))
    found = standing(assessment, "health.health_literacy")
    assert (found.state, found.report and found.report.cell) == (ActState.UNDER_WAY, "D2")
    assert verdict(assessment, "health.health_literacy") == "not_quantified"
    assert assessment.year == 2024


def test_the_latest_year_with_a_state_is_judged(tmp_path: Path) -> None:
    assert judged(tmp_path, act(year=2022), act("推进中", statement=LITERACY, year=2023)).year == 2023


def test_both_clauses_that_ask_for_an_act_have_its_standing(tmp_path: Path) -> None:
    assessment = judged(tmp_path, act(statement="开通未成年人保护热线"))
    for target in ("health.child_protection_hotline", "welfare.child_protection_hotline"):
        assert standing(assessment, target).state is ActState.IN_PLACE
        assert verdict(assessment, target) == "attained"


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        (("已落实", "已落实"), ActState.IN_PLACE),
        (("已落实", "推进中"), ActState.UNDER_WAY),
        (("未启动", "未启动"), ActState.NOT_BEGUN),
        (("未启动", "已落实"), ActState.UNDER_WAY),
        (("已落实",), None),
    ],
)
def test_units_stand_where_all_of_them_do(states: Sequence[str], expected: ActState | None, tmp_path: Path) -> None:
    rows = [[POSTS, area, 2024, state, "批复"] for area, state in zip(TOWNSHIPS, states, strict=False)]
    found = standing(judged(tmp_path, *rows, headings=BY_AREA), "welfare.township_protection_posts")
    assert (found.state, len(found.reports), found.report) == (expected, len(states), None)


def test_a_unit_that_is_missing_leaves_the_state_of_the_others_no_better_than_under_way(tmp_path: Path) -> None:
    rows = [[POSTS, "五当召镇", 2024, "未启动", None], [EACH_POST, "石拐街道", 2024, "未启动", None]]
    assessment = judged(tmp_path, *rows, headings=BY_AREA)
    assert standing(assessment, "welfare.street_and_township_protection_posts").state is ActState.UNDER_WAY


def test_a_yes_or_no_of_the_old_form_is_an_answer_without_a_report(tmp_path: Path) -> None:
    (tmp_path / "old.csv").write_text(
        "指标名称,年份,数值\n妇幼健康信息平台建成,2024,否\n学校消防演习常态化开展,2024,是\n", encoding="utf-8"
    )
    read_ = read([tmp_path / "old.csv"], PLAN)
    assessment = assess(PLAN, read_.observations)
    platform = standing(assessment, "health.maternal_child_information_platform")
    assert (platform.state, platform.reports) == (ActState.NOT_IN_PLACE, ())
    assert standing(assessment, "safety.school_fire_drills").state is ActState.IN_PLACE


def test_what_is_in_place_without_evidence_is_known(tmp_path: Path) -> None:
    assessment = judged(tmp_path, act(evidence=None), act("推进中", statement=LITERACY, evidence=None))
    assert standing(assessment, "health.maternal_child_information_platform").without_evidence
    assert not standing(assessment, "health.health_literacy").without_evidence


def test_every_standing_is_counted_once(tmp_path: Path) -> None:
    assessment = judged(tmp_path, act(), act("推进中", statement=LITERACY))
    counts = counted(assessment.standings)
    assert (counts[ActState.IN_PLACE], counts[ActState.UNDER_WAY]) == (1, 1)
    assert sum(counts.values()) == len(assessment.standings) == counts[None] + 2


def test_a_withheld_state_has_no_standing(tmp_path: Path) -> None:
    files = [workbook(tmp_path / "a.xlsx", act()), workbook(tmp_path / "b.xlsx", act("未启动", statement=PLATFORM))]
    read_ = read(files, PLAN)
    assessment = assess(PLAN, read_.observations, acts=read_.acts)
    assert standing(assessment, "health.maternal_child_information_platform").state is None
    assert read_.acts == []
