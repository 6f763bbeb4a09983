"""The words of departments: those that are shipped, and those that a plan's folder adds."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from shigua_monitor import load_plan, read
from shigua_monitor.observations import State
from shigua_monitor.plan.faults import PlanUnusable
from shigua_monitor.plan.terms import Section
from shigua_monitor.submission import vocabulary as module
from shigua_monitor.submission.vocabulary import FILE, Vocabulary, vocabulary
from shigua_monitor.text import CATALOGUE, say

PLAN = load_plan()
SHIPPED = vocabulary(PLAN)


def with_words(folder: Path, text: str) -> Vocabulary:
    """The words of a plan whose folder has a file of its own."""
    (folder / FILE).write_text(text, encoding="utf-8")
    return vocabulary(replace(PLAN, folder=str(folder)))


def fault(folder: Path, text: str) -> tuple[int, str]:
    with pytest.raises(PlanUnusable) as caught:
        with_words(folder, text)
    first = caught.value.faults[0]
    assert first.file == folder / FILE
    say("zh", first.reason, **first.fields)
    say("en", first.reason, **first.fields)
    return first.position.line, first.reason


def test_a_plan_adds_words_to_those_that_are_shipped(tmp_path: Path) -> None:
    words = with_words(
        tmp_path, "columns: {value: [当期情况]}\nunits: {percent: [百分数]}\nmissing: [尚无]\nvague: [估]\n"
    )
    assert (words.columns.find("当期情况"), words.columns.find("数值")) == ("value", "value")
    assert (words.units.find("百分数"), words.units.find("%")) == ("percent", "percent")
    assert {"尚无", "无"} <= words.missing
    assert {"估", "约"} <= set(words.vague)
    assert SHIPPED.columns.find("当期情况") is None


def test_every_list_can_be_added_to(tmp_path: Path) -> None:
    words = with_words(
        tmp_path,
        "not_applicable: [免报]\n'yes': [达成]\n'no': [欠]\ncodes: {'-9': not_done}\nfoot: [复核]\n"
        "column_numbers: [戊]\nwhole_area: [全县合计]\nact_columns: {state: [办理情形]}\nstates: {under_way: [在办]}\n"
        "sections: {goal: [任务指标]}\ndomain_prefixes: [少年与]\n",
    )
    assert "免报" in words.not_applicable
    assert ("达成" in words.yes, "欠" in words.no) == (True, True)
    assert words.codes == {-1.0: "not_collected", -2.0: "not_done", -9.0: "not_done"}
    assert (words.is_foot("复核人：王某"), words.is_foot("戊")) == (True, True)
    assert "全县合计" in words.whole_area
    assert (words.act_columns.find("办理情形"), words.states.find("在办")) == ("state", "under_way")
    assert (words.sections[Section.GOAL][-1], words.domain_prefixes[-1]) == ("任务指标", "少年与")


def test_a_plan_without_words_of_its_own_has_the_shipped_ones(tmp_path: Path) -> None:
    assert vocabulary(replace(PLAN, folder=str(tmp_path))).missing == SHIPPED.missing
    assert with_words(tmp_path, "{}\n").missing == SHIPPED.missing


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("missing: [尚无]\nmising: [缺]\n", 2, "plan.unknown_key"),
        ("columns:\n  valeu: [数]\n", 2, "plan.not_one_of"),
        ("act_columns:\n  stat: [办理情形]\n", 2, "plan.not_one_of"),
        ("states:\n  done: [办结]\n", 2, "plan.not_one_of"),
        ("units:\n  percents: [数]\n", 2, "plan.not_one_of"),
        ("missing:\n  - 尚无\n  - ''\n", 3, "plan.empty"),
        ("foot: [复核, ' ']\n", 1, "plan.empty"),
        ("vague:\n  - 5\n", 2, "plan.not_text"),
        ("missing: 尚无\n", 1, "plan.not_list"),
        ("codes: {'-9': refused}\n", 1, "plan.not_one_of"),
        ("codes:\n  minus: not_done\n", 2, "plan.pattern"),
        ("missing: [a]\nmissing: [b]\n", 2, "yaml.duplicate_key"),
        ("'yes': [yes]\n", 1, "yaml.ambiguous"),
        ("- missing\n", 1, "plan.not_mapping"),
        ("missing: [尚无\n", 2, "yaml.syntax"),
    ],
)
def test_a_faulty_file_makes_the_plan_unusable_and_says_where(
    tmp_path: Path, text: str, line: int, reason: str
) -> None:
    assert fault(tmp_path, text) == (line, reason)


def test_the_words_of_a_plan_reach_the_reader(tmp_path: Path) -> None:
    folder = tmp_path / "targets"
    shutil.copytree(PLAN.folder, folder)
    (folder / FILE).write_text("columns: {value: [当期情况]}\nmissing: [尚无]\n", encoding="utf-8")
    (tmp_path / "a.csv").write_text(
        "指标名称,年份,当期情况\n新生儿访视率,2024,97\n新生儿访视率,2023,尚无\n", encoding="utf-8"
    )
    observations = read([tmp_path / "a.csv"], load_plan(folder)).observations
    assert observations.state.tolist() == [State.USED, State.MISSING]


@pytest.mark.parametrize("part", ["columns", "units"])
def test_no_word_is_listed_under_two_headings(part: str) -> None:
    lists = getattr(module._load(Path(module.__file__).with_name(FILE)), part)
    folded = [getattr(SHIPPED, part).folded(word) for words in lists.values() for word in words]
    assert len({*folded}) == len(folded), sorted({word for word in folded if folded.count(word) > 1})


def test_yes_no_missing_and_not_applicable_share_only_the_word_for_none() -> None:
    assert SHIPPED.yes & SHIPPED.no == frozenset()
    assert SHIPPED.missing & SHIPPED.not_applicable == frozenset()
    assert SHIPPED.missing & (SHIPPED.yes | SHIPPED.no) == {"无"}


def test_no_name_of_the_plan_is_taken_for_a_line_below_a_table() -> None:
    names = [name for each in PLAN.indicators.values() for name in (each.name.zh, each.name.en, *each.aliases)]
    assert [name for name in names if SHIPPED.is_foot(name)] == []


@pytest.mark.parametrize(
    ("text", "surely"),
    [
        ("单位负责人：王某", True),
        ("单位负责人", True),
        ("填表日期:2025年1月12日", True),
        ("注1：含流动儿童", True),
        ("说明（一）", True),
        ("甲", True),
        ("注册护士数", False),
        ("电话接通率", False),
    ],
)
def test_a_line_below_a_table_is_sure_only_by_its_colon(text: str, surely: bool) -> None:
    assert SHIPPED.is_foot(text)
    assert SHIPPED.is_surely_foot(text) == surely


def test_data_are_no_foot() -> None:
    assert not any(SHIPPED.is_foot(text) for text in ("新生儿访视率", "其中：男", "合计", "五当召镇"))


def test_every_meaning_of_a_code_has_its_words() -> None:
    for meaning in SHIPPED.codes.values():
        assert all(CATALOGUE[f"code.{meaning}"])


def test_places_are_sorted_by_where_they_lie() -> None:
    assert SHIPPED.places_within["石拐街道办事处"] == "石拐街道"
    assert "石拐区" in SHIPPED.own_names
    assert SHIPPED.places_beyond["全国"] == "全国"
    assert not SHIPPED.places_within.keys() & {*SHIPPED.own_names, *SHIPPED.places_beyond}
