"""Rules between values: where they hold, where they are broken, where nobody can tell, and what is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from running import DISTRICT, workbook
from shigua_monitor import load_plan, read
from shigua_monitor.findings import Finding, Severity
from shigua_monitor.observations import Observations, State
from shigua_monitor.plan.terms import Scope
from shigua_monitor.report.notes import finding_hint, finding_message
from shigua_monitor.submission.consistency_rules import RuleReport, check_rules
from shigua_monitor.submission.rules import Rules, load_rules
from shigua_monitor.text import LANGS

PLAN = load_plan()
RULES = load_rules(PLAN)
UNITS = PLAN.units(Scope.EACH_TOWNSHIP_AND_STREET)
MORTALITY = ("neonatal_mortality", "infant_mortality", "under5_mortality")
FITNESS, MYOPIA = ("fitness_good", "fitness_pass"), ("myopia_primary", "myopia_junior")
MANAGED, OVERWEIGHT, LEFT_BEHIND = "under3_managed", "child_overweight", "left_behind_children"
COLUMNS = ["indicator", "area", "group", "year", "value", "numerator", "denominator"]

Row = dict[str, Any]
Number = float | tuple[int, int] | None


def row(indicator: str, number: Number, **place: Any) -> Row:
    """A value, or counts; of the district's total in 2024 unless another place is named."""
    value, counts = (None, number) if isinstance(number, tuple) else (number, (None, None))
    where = {"area": "石拐区", "group": "total", "year": 2024} | place
    return {"indicator": indicator, "value": value, "numerator": counts[0], "denominator": counts[1]} | where


def beside(indicators: Sequence[str], *numbers: Number) -> list[Row]:
    return [row(indicator, number) for indicator, number in zip(indicators, numbers, strict=True)]


def sexes(indicator: str, *numbers: Number) -> list[Row]:
    """Total, boys, girls."""
    groups = ("total", "male", "female")
    return [row(indicator, number, group=group) for group, number in zip(groups, numbers, strict=False)]


def areas(indicator: str, district: Number, units: Sequence[Number]) -> list[Row]:
    rows = [row(indicator, number, area=area) for area, number in zip(UNITS, units, strict=False)]
    return [row(indicator, district), *rows]


def years(indicator: str, before: Number, now: Number) -> list[Row]:
    return [row(indicator, before, year=2023), row(indicator, now)]


def observed(rows: Sequence[Row]) -> Observations:
    frame = pd.DataFrame(rows, columns=COLUMNS)
    return Observations.from_frame(frame.astype(dict.fromkeys(("value", "numerator", "denominator"), float)))


def only(rule: str) -> Rules:
    return Rules(tuple(each for each in RULES.rules if each.id == rule))


def counted(report: RuleReport) -> tuple[int, int, int]:
    outcome = report.outcomes[0]
    return outcome.held, outcome.broken, outcome.not_verifiable


def withheld(observations: Observations) -> list[int]:
    return np.flatnonzero(observations.state == State.WITHHELD).tolist()


@dataclass(frozen=True)
class Case:
    """Rows, in how many cells a rule held, was broken and could not be verified, and which rows are then withheld."""

    rule: str
    because: str
    rows: list[Row]
    expect: tuple[int, int, int]
    withheld: list[int] = field(default_factory=list)


HELD, BROKEN, UNKNOWN, NOWHERE = (1, 0, 0), (0, 1, 0), (0, 0, 1), (0, 0, 0)
NINE_OF_TEN = [(9, 10)] * 8
ORDER, BIRTHS, SEXES, AREAS = "mortality_by_age", "live_births", "boys_and_girls", "streets_and_townships"
GRADES, JUMP, TOGETHER = "fitness_grades", "yearly_change", "myopia_return"

CASES = [
    Case(ORDER, "equal values are in order", beside(MORTALITY, 3.0, 3.0, 3.0), HELD),
    Case(ORDER, "one death more", beside(MORTALITY, (2, 124), (1, 124), (2, 124)), BROKEN, [0, 1]),
    Case(ORDER, "only the pair in disorder is doubted", beside(MORTALITY, 1.0, 6.0, 5.0), BROKEN, [1, 2]),
    Case(ORDER, "a gap between two values hides nothing", beside(MORTALITY, 9.0, None, 5.0), BROKEN, [0, 2]),
    Case(ORDER, "in order so far, but one is missing", beside(MORTALITY, 1.0, None, 5.0), UNKNOWN),
    Case(ORDER, "one was not sent", beside(MORTALITY[:2], 1.0, 5.0), UNKNOWN),
    Case(GRADES, "another year is another cell", [row(FITNESS[0], 9.0), row(FITNESS[1], 5.0, year=2023)], (0, 0, 2)),
    Case(GRADES, "so is another area", [row(FITNESS[0], 9.0), row(FITNESS[1], 5.0, area="包头市")], (0, 0, 2)),
    Case(GRADES, "so is another group", [row(FITNESS[0], 9.0), row(FITNESS[1], 5.0, group="male")], (0, 0, 2)),
    Case(GRADES, "binary noise is no disorder", beside(FITNESS, 0.1 + 0.2, 0.3), HELD),
    Case(GRADES, "counts are exact", beside(FITNESS, (2 * 10**9 + 1, 10**10), (2 * 10**9, 10**10)), BROKEN, [0, 1]),
    Case(GRADES, "other denominators leave the rates", beside(FITNESS, (90, 100), (45, 50)), HELD),
    Case(GRADES, "rates of other denominators", beside(FITNESS, (91, 100), (45, 50)), BROKEN, [0, 1]),
    Case(BIRTHS, "all divide by 124", beside(MORTALITY, (0, 124), (1, 124), (1, 124)), HELD),
    Case(BIRTHS, "one divides by 142", beside(MORTALITY, (0, 124), (1, 142), (1, 124)), BROKEN, [0, 1, 2]),
    Case(BIRTHS, "two differ and the third is unknown", beside(MORTALITY, (0, 124), (1, 142), 8.0), BROKEN, [0, 1]),
    Case(BIRTHS, "two agree and the third is unknown", beside(MORTALITY, (0, 124), (1, 124), 8.0), UNKNOWN),
    Case(SEXES, "counts add up", sexes(OVERWEIGHT, (30, 200), (10, 90), (20, 110)), HELD),
    Case(SEXES, "one child too many", sexes(OVERWEIGHT, (31, 200), (10, 90), (20, 110)), BROKEN, [0, 1, 2]),
    Case(SEXES, "a rate between the two", sexes(OVERWEIGHT, 12.0, 11.0, 13.0), HELD),
    Case(SEXES, "a rate below both", sexes(OVERWEIGHT, 10.0, 11.0, 13.0), BROKEN, [0, 1, 2]),
    Case(SEXES, "a rate above both, which are equal", sexes(OVERWEIGHT, 14.0, (13, 100), 13.0), BROKEN, [0, 1, 2]),
    Case(SEXES, "girls were not sent", sexes(OVERWEIGHT, 10.0, 11.0), UNKNOWN),
    Case(SEXES, "children add up and are not between", sexes(LEFT_BEHIND, 31.0, 14.0, 17.0), HELD),
    Case(SEXES, "children that do not add up", sexes(LEFT_BEHIND, 30.0, 14.0, 17.0), BROKEN, [0, 1, 2]),
    Case(SEXES, "yes and no have no parts", sexes("school_fire_drills", 1.0, 0.0, 0.0), NOWHERE),
    Case(AREAS, "eight units add up", areas(MANAGED, (72, 80), NINE_OF_TEN), HELD),
    Case(AREAS, "denominators do not", areas(MANAGED, (72, 81), NINE_OF_TEN), BROKEN, list(range(9))),
    Case(AREAS, "seven units prove nothing", areas(MANAGED, (72, 80), NINE_OF_TEN[:7]), UNKNOWN),
    Case(AREAS, "units without a district prove nothing", areas(MANAGED, None, NINE_OF_TEN), UNKNOWN),
    Case(AREAS, "only the ends are doubted", areas(MANAGED, 99.0, [90.0 + at for at in range(8)]), BROKEN, [0, 1, 8]),
    Case(JUMP, "35 points are not beyond 35", years(MANAGED, 60.0, 95.0), (1, 0, 1)),
    Case(JUMP, "more than 35 points are", years(MANAGED, 95.0, 59.9), (0, 1, 1)),
    Case(JUMP, "a year between", [row(MANAGED, 95.0, year=2022), row(MANAGED, 59.0)], (0, 0, 2)),
    Case(JUMP, "a digit lost", years("childcare_places", 110.0, 11.0), (0, 1, 1)),
    Case(JUMP, "five times is not beyond five times", years("childcare_places", 22.0, 110.0), (1, 0, 1)),
    Case(JUMP, "nothing is so many times zero", years("childcare_places", 0.0, 40.0), (0, 0, 2)),
    Case(JUMP, "zero twice is no change", years(MORTALITY[2], 0.0, 0.0), (1, 0, 1)),
    Case(JUMP, "points reach to zero", years(MANAGED, 95.0, 0.0), (0, 1, 1)),
    Case(JUMP, "what is left out is not looked at", years("after_school_coverage", 0.0, 100.0), NOWHERE),
    Case(TOGETHER, "both were sent", beside(MYOPIA, 35.0, 70.0), HELD),
    Case(TOGETHER, "one was not", beside(MYOPIA[:1], 35.0), BROKEN),
    Case(TOGETHER, "a dash is no value", beside(MYOPIA, 35.0, None), BROKEN),
    Case(TOGETHER, "boys alone are an answer", [row(MYOPIA[0], 35.0), row(MYOPIA[1], 70.0, group="male")], HELD),
    Case(TOGETHER, "neither has a value", beside(MYOPIA, None, None), UNKNOWN),
    Case(TOGETHER, "a comparison area sends nothing", [row(MYOPIA[0], 35.0, area="全国")], NOWHERE),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=[f"{case.rule}: {case.because}" for case in CASES])
def test_a_rule_is_held_broken_or_not_verifiable(case: Case) -> None:
    observations = observed(case.rows)
    report = check_rules(observations, PLAN, only(case.rule))
    assert counted(report) == case.expect
    assert withheld(observations) == case.withheld
    assert bool(report.findings) == bool(case.expect[1])


@pytest.mark.parametrize("rule", [ORDER, BIRTHS, "mortality_return"])
def test_a_withheld_value_makes_a_rule_unverifiable(rule: str) -> None:
    observations = observed(beside(MORTALITY, (1, 124), (1, 124), (1, 124)))
    observations.state[1] = State.WITHHELD
    assert counted(check_rules(observations, PLAN, only(rule))) == UNKNOWN


def test_not_applicable_answers_for_a_companion() -> None:
    observations = observed(beside(MYOPIA, 35.0, None))
    observations.state[1] = State.NOT_APPLICABLE
    assert counted(check_rules(observations, PLAN, only(TOGETHER))) == HELD


def test_what_one_rule_withholds_another_still_sees() -> None:
    report = check_rules(observed(beside(MORTALITY, (2, 124), (1, 124), (2, 142))), PLAN, RULES)
    assert {found.code for found in report.findings} == {"F401", "F405"}


def test_a_value_that_may_be_used_goes_before_one_that_may_not() -> None:
    observations = observed([row(FITNESS[0], 99.0, year=2023), *beside(FITNESS, 50.0, 90.0)])
    observations.year[0], observations.state[0] = 2024, State.WITHHELD
    assert counted(check_rules(observations, PLAN, only(GRADES))) == HELD


@pytest.mark.parametrize(
    ("decimals", "values", "broken"),
    [
        ((15, 1), (8.064516129, 8.1), 0),  # 8.06 rounds to 8.1
        ((15, 1), (8.064516129, 8.0), 1),
        ((1, 15), (8.1, 8.064516129), 0),
        ((2, 2), (8.07, 8.06), 1),  # rounded alike they are compared as they stand
        ((1, 2), (8.1, 8.06), 0),  # of one number neither rounding is wrong
        ((1, 2), (8.1, 8.04), 1),
        ((1, 0), (4.5, 4.0), 0),  # a spreadsheet drops the last zero: nobody can tell
        ((1, 0), (4.6, 4.0), 1),
    ],
)
def test_a_rounded_value_is_as_good_as_any_that_rounds_to_it(
    decimals: tuple[int, int], values: tuple[float, float], broken: int
) -> None:
    observations = observed(beside(FITNESS, *values))
    observations.decimals[:] = decimals
    assert counted(check_rules(observations, PLAN, only(GRADES)))[1] == broken


@pytest.mark.parametrize(("total", "broken"), [(13.3, 0), (13.4, 1)])
def test_a_total_with_fewer_digits_may_round_beyond_its_parts(total: float, broken: int) -> None:
    observations = observed(sexes(OVERWEIGHT, total, 13.25, 13.15))
    observations.decimals[:] = (1, 2, 2)
    assert counted(check_rules(observations, PLAN, only(SEXES)))[1] == broken


HEAD = ["指标名称", "地区", "分组", "年份", "数值", "单位", "分子", "分母"]
MANAGED_ZH, PLACES_ZH = "3岁以下儿童系统管理率", "托位数"


def line(name: str, value: Any, *counts: int, unit: str = "%", **place: Any) -> list[Any]:
    where = {"area": "石拐区", "group": "合计", "year": 2024} | place
    return [name, *where.values(), value, unit, *counts]


@dataclass(frozen=True)
class Said:
    """Rows of a workbook, with the finding that they give, its cell, and the values withheld."""

    code: str
    cell: str
    lines: list[list[Any]]
    zh: str
    en: str
    withheld: list[float]


SAID = [
    Said(
        "F401",
        "E2",
        [
            line("新生儿死亡率", 9, unit="‰"),
            line("婴儿死亡率", 8.1, unit="‰"),
            line("5岁以下儿童死亡率", 8.1, unit="‰"),
        ],
        "新生儿死亡率 9 大于婴儿死亡率 8.1（监测数据!E3），均未使用；请核对两个指标的数值和分子",
        "Neonatal mortality rate 9 is above Infant mortality rate 8.1 (监测数据!E3); neither is used; "
        "check the values and numerators of both",
        [9, 8.1],
    ),
    Said(
        "F402",
        "G2",
        [
            line("儿童超重率", 15.5, 31, 200),
            line("儿童超重率", 11.1, 10, 90, group="男"),
            line("儿童超重率", 18.2, 20, 110, group="女"),
            line("儿童肥胖率", 6, 12, 200),
        ],
        "合计的分子 31 与各分组的和 30（监测数据!G3、监测数据!G4）不符，均未使用；"
        "请核对合计和各分组：人数应相加等于合计，合计的比率应在各分组之间",
        "the total's numerator 31 contradicts the sum 30 of its parts (监测数据!G3, 监测数据!G4); none is used; "
        "check all of them: counts add up to the total, and its rate lies between those of its parts",
        [15.5, 11.1, 18.2],
    ),
    Said(
        "F403",
        "E2",
        [line(MANAGED_ZH, 98.5), *(line(MANAGED_ZH, 90 + at, area=area) for at, area in enumerate(UNITS))],
        "石拐区的数值 98.5 与各乡镇街道的范围 90～97（监测数据!E3、监测数据!E10）不符，均未使用；"
        "请核对全区和各单位：人数应相加等于全区，全区的比率应在各单位之间",
        "the value 98.5 of Shiguai District contradicts the range 90 to 97 of its townships and streets "
        "(监测数据!E3, 监测数据!E10); none is used; "
        "check all of them: counts add up to the district, and its rate lies between those of its units",
        [98.5, 90, 97],
    ),
    Said(
        "F404",
        "E3",
        [line(MANAGED_ZH, 95, year=2023), line(MANAGED_ZH, 59)],
        "数值 59 与上年的 95（监测数据!E2）相差超过35个百分点；请核对数值、单位和小数点；确属实请在备注说明原因",
        "the value 59 differs from 95 the year before (监测数据!E2) by more than 35 pp; "
        "check the value, its unit and the decimal point; if it is right, give the reason in the note",
        [],
    ),
    Said(
        "F404",
        "E3",
        [line(PLACES_ZH, 110, unit="个", year=2023), line(PLACES_ZH, 1100, unit="个")],
        "数值 1100 与上年的 110（监测数据!E2）相差超过5倍；请核对数值、单位和小数点；确属实请在备注说明原因",
        "the value 1100 differs from 110 the year before (监测数据!E2) by a factor of more than 5; "
        "check the value, its unit and the decimal point; if it is right, give the reason in the note",
        [],
    ),
    Said(
        "F405",
        "H3",
        [
            line("新生儿死亡率", 0, 0, 124, unit="‰"),
            line("婴儿死亡率", 7.04, 1, 142, unit="‰"),
            line("5岁以下儿童死亡率", 8.06, 1, 124, unit="‰"),
        ],
        "婴儿死亡率的分母 142 与新生儿死亡率 124（监测数据!H2）、5岁以下儿童死亡率 124（监测数据!H4）不同，均未使用；"
        "请核对分母，同一地区、同一年份只能有一个",
        "the denominator 142 of Infant mortality rate is not that of Neonatal mortality rate 124 (监测数据!H2), "
        "Under-5 mortality rate 124 (监测数据!H4); none is used; "
        "check the denominators; there can be only one for an area and year",
        [0, 7.04, 8.06],
    ),
    Said(
        "F501",
        "E2",
        [line("新生儿死亡率", 0, 0, 124, unit="‰")],
        "石拐区2024年报了新生儿死亡率，未报婴儿死亡率、5岁以下儿童死亡率；请补报；不适用的请填“不适用”",
        "Neonatal mortality rate was sent for Shiguai District 2024, but not Infant mortality rate, "
        "Under-5 mortality rate; send it too; enter 不适用 (not applicable) if it does not apply",
        [],
    ),
]


def sentence(found: Finding, lang: Any) -> str:
    return f"{finding_message(lang, found)}{'；' if lang == 'zh' else '; '}{finding_hint(lang, found)}"


@pytest.mark.parametrize("said", SAID, ids=[f"{said.code} {said.zh[:12]}" for said in SAID])
def test_a_broken_rule_gives_its_sentence_and_withholds_what_it_names(said: Said, tmp_path: Path) -> None:
    file = workbook(tmp_path / "a.xlsx", [*said.lines, line("新生儿访视率", 96, 120, 125)], HEAD)
    submission = read([file], PLAN)
    (found,) = submission.findings
    assert (found.code, found.sheet, found.cell) == (said.code, "监测数据", said.cell)
    assert [sentence(found, lang) for lang in LANGS] == [said.zh, said.en]
    table = submission.observations
    assert table.value[table.state == State.WITHHELD].tolist() == said.withheld
    assert (table.state == State.USED).sum() == len(said.lines) + 1 - len(said.withheld)


def test_units_one_below_the_other_are_named_as_a_range_with_their_file(tmp_path: Path) -> None:
    units = [line(MANAGED_ZH, 90, 9, 10, area=area) for area in UNITS]
    files = [
        workbook(tmp_path / "街道.xlsx", units, HEAD),
        workbook(tmp_path / "全区.xlsx", [line(MANAGED_ZH, 88.8, 71, 80)], HEAD),
    ]
    (found,) = read(files, PLAN).findings
    assert (found.code, found.file, found.cell, found.fields["sent"]) == ("F403", "全区.xlsx", "G2", 71)
    assert (found.indicator, found.area, found.year) == (MANAGED_ZH, "石拐区", 2024)
    assert "各乡镇街道的和 72（街道.xlsx 监测数据!G2:G9）不符" in finding_message("zh", found)


def test_equal_digits_are_told_apart_by_their_counts() -> None:
    rows = beside(FITNESS, (90001, 100000), (90000, 100000))
    (found,) = check_rules(observed([each | {"value": 90.0} for each in rows]), PLAN, only(GRADES)).findings
    assert "90001/100000 大于" in finding_message("zh", found)
    assert "90000/100000（—）" in finding_message("zh", found)  # these observations came from no cell


def test_the_sample_breaks_no_rule() -> None:
    submission = read([DISTRICT], PLAN)
    assert [found for found in submission.findings if found.code >= "F4"] == []
    assert {outcome.id: outcome.broken for outcome in submission.rules} == {rule.id: 0 for rule in RULES.rules}
    assert all(outcome.held for outcome in submission.rules)


def test_the_rules_of_the_plan_s_folder_are_those_that_count(tmp_path: Path) -> None:
    rule = "id: weight, kind: order, title: {zh: 甲, en: A}, indicators: [child_obesity, child_overweight]"
    (tmp_path / "rules.yaml").write_text(f"rules: [{{{rule}}}]\n", encoding="utf-8")
    file = workbook(tmp_path / "a.xlsx", [line("儿童肥胖率", 20), line("儿童超重率", 10)], HEAD)
    assert read([file], PLAN).findings == []
    submission = read([file], replace(PLAN, folder=str(tmp_path)))
    assert [found.code for found in submission.findings] == ["F401"]
    assert [(outcome.id, outcome.kind, outcome.broken) for outcome in submission.rules] == [("weight", "order", 1)]


def test_without_rules_nothing_is_checked() -> None:
    assert check_rules(observed(beside(FITNESS, 9.0, 1.0)), PLAN, Rules()) == RuleReport([], [])


def test_without_observations_no_rule_is_broken() -> None:
    report = check_rules(observed([]), PLAN, RULES)
    assert {(each.held, each.broken, each.not_verifiable) for each in report.outcomes} == {NOWHERE}


def test_a_district_without_units_or_with_one_is_compared_with_what_there_is() -> None:
    for units, expect in ((0, NOWHERE), (1, BROKEN)):
        areas_ = (PLAN.district, *(PLAN.areas[name] for name in UNITS[:units]))
        plan = replace(PLAN, file=PLAN.file.model_copy(update={"areas": areas_}))
        observations = observed(areas(MANAGED, 80.0, [90.0][:units]))
        assert counted(check_rules(observations, plan, only(AREAS))) == expect


PLACES = [(area, group) for area in ("石拐区", *UNITS) for group in ("total", "male", "female")]
LOST = [(), ("numerator", "denominator"), ("value",), ("value", "numerator", "denominator")]
COUNTED = [
    *((name, at, 1000) for at, name in enumerate(MORTALITY)),
    (FITNESS[0], 0, 100),
    (FITNESS[1], 2, 100),
    (MANAGED, 1, 100),
]


@st.composite
def consistent_worlds(draw: st.DrawFn) -> Observations:
    """Returns of invented births, each counted in one unit and one sex: some of the numbers, rounded alike or not."""
    digits = draw(st.sampled_from([0, 1, 2, 15]))
    drawn = np.frombuffer(draw(st.binary(min_size=64, max_size=64)), np.uint8).reshape(len(UNITS), 2, 4) % 7
    drawn = drawn + np.array([0, 0, 0, 1])
    units = np.cumsum(drawn, axis=2)  # deaths under 28 days, under a year, under five years; births
    everywhere = np.concatenate([units.sum(axis=0, keepdims=True), units])
    counts = np.concatenate([everywhere.sum(axis=1, keepdims=True), everywhere], axis=1).reshape(-1, 4).tolist()
    lost = draw(st.binary(min_size=len(PLACES) * len(COUNTED), max_size=len(PLACES) * len(COUNTED)))
    rows: list[Row] = []
    for (area, group), each in zip(PLACES, counts, strict=True):
        for indicator, at, scale in COUNTED:
            full = row(indicator, (each[at], each[3]), area=area, group=group)
            full["value"] = round(each[at] * scale / each[3], digits)
            rows.append(full)
    observations = observed([each | dict.fromkeys(LOST[byte % 4]) for each, byte in zip(rows, lost, strict=True)])
    shortest = [len(str(each["value"]).rpartition(".")[2].removesuffix("0")) for each in rows]
    observations.decimals[:] = shortest  # a spreadsheet drops the last zeros
    return observations


@settings(max_examples=60, deadline=None)
@given(consistent_worlds())
def test_a_consistent_world_raises_no_error(observations: Observations) -> None:
    report = check_rules(observations, PLAN, RULES)
    assert [found for found in report.findings if found.severity is Severity.ERROR] == []
    assert withheld(observations) == []


numbers = st.one_of(st.none(), st.integers(0, 9).map(float), st.tuples(st.integers(0, 9), st.integers(9, 11)))
any_rows = st.dictionaries(
    st.tuples(
        st.sampled_from([name for name, _, _ in COUNTED]), st.sampled_from(PLACES), st.sampled_from([2023, 2024])
    ),
    numbers,
    max_size=60,
)


@settings(max_examples=40, deadline=None)
@given(any_rows, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(drawn: dict[Any, Number], chance: Any) -> None:
    rows = [row(name, number, area=at[0], group=at[1], year=year) for (name, at, year), number in drawn.items()]
    told = []
    for _ in range(2):
        observations = observed(rows)
        report = check_rules(observations, PLAN, RULES)
        state = observations.to_frame().sort_values(COLUMNS[:4])["state"].tolist()
        told.append((sorted(map(repr, report.findings)), report.outcomes, state))
        chance.shuffle(rows)
    assert told[0] == told[1]
