"""rules.yaml of a plan's folder: what it may say, and where a fault of it is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from shigua_monitor import load_plan
from shigua_monitor.plan.faults import PlanUnusable
from shigua_monitor.plan.terms import Kind
from shigua_monitor.submission.rules import Order, PartsAndTotal, PlausibleJump, Rules, load_rules
from shigua_monitor.text import say

PLAN = load_plan()


def written(folder: Path, text: str) -> Path:
    (folder / "rules.yaml").write_text(text, encoding="utf-8")
    return folder


def headed(kind: str, id_: str = "a") -> str:
    """The first three lines of a rule; the next is the fifth of a file with one rule."""
    return f"  - id: {id_}\n    kind: {kind}\n    title: {{zh: 甲, en: A}}\n"


ORDER, PARTS, JUMP = ("rules:\n" + headed(kind) for kind in ("order", "parts_and_total", "plausible_jump"))

BROKEN = [
    ("", (1, 1), "内容为空；请填写", "this is empty; fill it in"),
    (
        "rulez: []\nrules: []\n",
        (1, 1),
        "没有“rulez”这个键；可用：rules",
        "“rulez” is not a known key; known here: rules",
    ),
    (ORDER, (2, 5), "缺少“indicators”；请补上", "“indicators” is missing; add it"),
    (
        ORDER + "    indicators: [infant_mortality]\n",
        (5, 5),
        "缺少“indicators[1]”；请补上",
        "“indicators[1]” is missing; add it",
    ),
    (
        ORDER + "    indicators: [under3_managed, under3_managed]\n",
        (5, 34),
        "“under3_managed”出现两次；请改名或删去一个",
        "“under3_managed” occurs twice; rename or remove one",
    ),
    (
        ORDER + "    indicators: [infant_mortality, neonatal_mortalty]\n",
        (5, 36),
        "没有指标“neonatal_mortalty”；相近：neonatal_mortality, infant_mortality, under5_mortality",
        "there is no indicator “neonatal_mortalty”; "
        "most like it: neonatal_mortality, infant_mortality, under5_mortality",
    ),
    (
        ORDER + "    indicators: [child_obesity, sleep_junior]\n",
        (5, 33),
        "“sleep_junior”不在可选值内；可用：myopia_junior",
        "“sleep_junior” is not one of the values known here: myopia_junior",
    ),
    (
        ORDER + "    indicators: infant_mortality\n",
        (5, 5),
        "“infant_mortality”应为列表；请写成 [甲, 乙] 或逐行以“- ”开头",
        "“infant_mortality” should be a list; write [a, b], or lines that begin with “- ”",
    ),
    (
        ORDER + "    indicators: [child_obesity, child_overweight]\n    limit: 3\n",
        (6, 5),
        "没有“limit”这个键；可用：id, indicators, kind, title",
        "“limit” is not a known key; known here: id, indicators, kind, title",
    ),
    (
        "rules:\n" + headed("ordre") + "    indicators: [child_obesity, child_overweight]\n",
        (3, 5),
        "“ordre”不在可选值内；可用：order",
        "“ordre” is not one of the values known here: order",
    ),
    (ORDER.replace("    kind: order\n", ""), (2, 5), "缺少“kind”；请补上", "“kind” is missing; add it"),
    (PARTS + "    parts: [male, female]\n", (2, 5), "缺少“kinds”；请补上", "“kinds” is missing; add it"),
    (
        PARTS + "    parts: [male, femail]\n    kinds: [rate]\n",
        (5, 19),
        "“femail”不在可选值内；可用：female, male",
        "“femail” is not one of the values known here: female, male",
    ),
    (
        PARTS + "    parts: [total, rural]\n    kinds: [rate]\n",
        (5, 13),
        "“total”不在可选值内；可用：age_0_2, age_12_14, age_15_17, age_3_5, age_6_11, female, male, rural, urban",
        "“total” is not one of the values known here: "
        "age_0_2, age_12_14, age_15_17, age_3_5, age_6_11, female, male, rural, urban",
    ),
    (
        PARTS + "    parts: [male, female]\n    kinds: [rates]\n",
        (6, 13),
        "“rates”不在可选值内；可用：rate, ratio, status",
        "“rates” is not one of the values known here: rate, ratio, status",
    ),
    (JUMP, (2, 5), "缺少“points”；请补上", "“points” is missing; add it"),
    (
        JUMP + "    points: {percnt: 35}\n",
        (5, 14),
        "“percnt”不在可选值内；可用：percent, count",
        "“percnt” is not one of the values known here: percent, count",
    ),
    (
        JUMP + "    points: {percent: '35'}\n",
        (5, 14),
        "“35”应为数字；请写成 12 或 1.5，不加引号",
        "“35” should be a number; write 12 or 1.5 without quotes",
    ),
    (
        JUMP + "    times: {count: 1}\n",
        (5, 13),
        "1 超出允许范围（界限 1.0）；请改正",
        "1 is out of range (limit 1.0); correct it",
    ),
    (
        JUMP + "    times: {count: 5}\n" + headed("plausible_jump") + "    times: {count: 5}\n",
        (6, 5),
        "“a”出现两次；请改名或删去一个",
        "“a” occurs twice; rename or remove one",
    ),
    (
        JUMP + "    times: {count: 5, count: 6}\n",
        (5, 23),
        "键“count”在第 5 行已经出现；请删去一个",
        "the key “count” stands in line 5 already; remove one of them",
    ),
]


@pytest.mark.parametrize(("text", "place", "zh", "en"), BROKEN, ids=[zh for _, _, zh, _ in BROKEN])
def test_a_broken_file_is_refused_at_its_place(
    text: str, place: tuple[int, int], zh: str, en: str, tmp_path: Path
) -> None:
    with pytest.raises(PlanUnusable) as refused:
        load_rules(PLAN, written(tmp_path, text))
    (fault,) = refused.value.faults
    assert (fault.file, fault.position.line, fault.position.column) == (tmp_path / "rules.yaml", *place)
    assert say("zh", fault.reason, **fault.fields) == zh
    assert say("en", fault.reason, **fault.fields) == en


def test_every_fault_of_a_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(PlanUnusable) as refused:
        load_rules(PLAN, written(tmp_path, ORDER + "    indicators: [nurse, doctor]\n"))
    assert [fault.position.column for fault in refused.value.faults] == [18, 25]


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "rules.yaml").mkdir()
    with pytest.raises(PlanUnusable) as refused:
        load_rules(PLAN, tmp_path)
    assert [fault.reason for fault in refused.value.faults] == ["plan.unreadable"]


def test_a_folder_without_the_file_has_no_rules(tmp_path: Path) -> None:
    assert load_rules(PLAN, tmp_path) == Rules()


def test_a_rule_for_kinds_is_for_all_their_indicators_but_those_left_out(tmp_path: Path) -> None:
    text = PARTS + "    parts: [male, female]\n    kinds: [rate]\n    indicators: [childcare_places]\n"
    (rule,) = load_rules(PLAN, written(tmp_path, text + "    without: [infant_mortality]\n")).rules
    assert isinstance(rule, PartsAndTotal)
    rates = {each.id for each in PLAN.indicators.values() if each.kind is Kind.RATE}
    assert set(rule.selected(PLAN)) == rates - {"infant_mortality"} | {"childcare_places"}


def test_the_shipped_rules_are_those_of_the_plan() -> None:
    rules = {rule.id: rule for rule in load_rules(PLAN).rules}
    ages = rules["mortality_by_age"]
    assert isinstance(ages, Order)
    assert ages.indicators == ("neonatal_mortality", "infant_mortality", "under5_mortality")
    jump = rules["yearly_change"]
    assert isinstance(jump, PlausibleJump)
    assert set(jump.without) <= {
        each.id for each in PLAN.indicators.values() if each.unit in {**jump.points, **jump.times}
    }
    measured = {each.unit for each in PLAN.indicators.values() if each.kind is not Kind.STATUS}
    assert measured == {*jump.points, *jump.times}
