"""What is said of numbers that contradict one another within a row, or in rows that speak of the same thing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from in_process import monitor
from running import workbook
from shigua_monitor import load_plan, read
from shigua_monitor.observations import State
from shigua_monitor.report.notes import finding_hint, finding_message
from shigua_monitor.submission.read import Submission, Unreadable
from shigua_monitor.text import LANGS

PLAN = load_plan()
VISITS, INFANT = "新生儿访视率", "婴儿死亡率"
HEADINGS = ["指标名称", "地区", "分组", "年份", "数值", "分子", "分母"]
NAN = float("nan")

REMOVE = ("请删去重复的行", "remove the repeated row")
KEEP_ONE = ("请核对后只保留正确的一个", "find out which is right and keep that one")
CHECK_ALL = ("请核对数值、分子和分母", "check the value and both counts")
CHECK_DENOMINATOR = (
    "请补填或核对分母；确为 0 时无需处理",
    "enter or check the denominator; nothing to do if it is 0 indeed",
)


def row(value: Any, *counts: Any, name: str = VISITS) -> list[Any]:
    return [name, "石拐区", "合计", 2024, value, *counts]


class Told(NamedTuple):
    """A finding: code and severity, its cell, the sentence and what to do in both languages."""

    code: str
    severity: str
    cell: str
    zh: str
    en: str
    hint: tuple[str, str]


def repeat(cell: str, zh: str, en: str) -> Told:
    return Told("F306", "warning", cell, zh, en, REMOVE)


def conflict(cell: str, zh: str, en: str) -> Told:
    return Told("F307", "error", cell, zh, en, KEEP_ONE)


def contradiction(zh: str, en: str) -> Told:
    return Told("F309", "error", "E2", zh, en, CHECK_ALL)


class Case(NamedTuple):
    """Rows that are sent, the one finding they give, and the row that is used: value, numerator and denominator."""

    because: str
    rows: list[list[Any]]
    told: Told | None
    used: tuple[float, float, float] | None = None


NOT_BOTH = "不一致，均未使用"
NO_QUOTIENT = "分母为 0 或空白，无从计算，按无数据处理"
NO_QUOTIENT_EN = "the denominator is 0 or blank, so nothing can be computed; taken as no data"

CASES = [
    # rows that speak of the same thing
    Case("counts contradict a value", [row(95.2), row(None, 1, 1000)],
         conflict("F3", f"数值 1/1000 与 监测数据!E2 的 95.2 {NOT_BOTH}",
                  "the value 1/1000 contradicts 95.2 in 监测数据!E2; neither is used")),
    Case("a value contradicts counts", [row(None, 1, 1000), row(95.2)],
         conflict("E3", f"数值 95.2 与 监测数据!F2 的 1/1000 {NOT_BOTH}",
                  "the value 95.2 contradicts 1/1000 in 监测数据!F2; neither is used")),
    Case("large counts are written whole", [row(None, 1234567, 2000000), row(None, 1234568, 2000000)],
         conflict("F3", f"数值 1234568/2000000 与 监测数据!F2 的 1234567/2000000 {NOT_BOTH}",
                  "the value 1234568/2000000 contradicts 1234567/2000000 in 监测数据!F2; neither is used")),
    Case("the same value of other counts", [row(None, 119, 125), row(None, 238, 250)],
         conflict("F3", f"数值 238/250 与 监测数据!F2 的 119/125 {NOT_BOTH}",
                  "the value 238/250 contradicts 119/125 in 监测数据!F2; neither is used")),
    Case("values of as many digits", [row(95.2), row(95.3)],
         conflict("E3", f"数值 95.3 与 监测数据!E2 的 95.2 {NOT_BOTH}",
                  "the value 95.3 contradicts 95.2 in 监测数据!E2; neither is used")),
    Case("a value beyond the rounding of another", [row(95.6), row(95)],
         conflict("E3", f"数值 95 与 监测数据!E2 的 95.6 {NOT_BOTH}",
                  "the value 95 contradicts 95.6 in 监测数据!E2; neither is used")),
    Case("the counts that agree go before a value", [row(95.2), row(95.2, 119, 125)],
         repeat("E2", "95.2 与 监测数据!E3 的 95.2 重复，只用一次", "95.2 repeats 95.2 in 监测数据!E3; used once"),
         (95.2, 119, 125)),
    Case("so do counts without a value", [row(95), row(None, 119, 125)],
         repeat("E2", "95 与 监测数据!F3 的 119/125 重复，只用一次", "95 repeats 119/125 in 监测数据!F3; used once"),
         (NAN, 119, 125)),
    Case("counts that come first stay", [row(95.2, 119, 125), row(95.2)],
         repeat("E3", "95.2 与 监测数据!E2 的 95.2 重复，只用一次", "95.2 repeats 95.2 in 监测数据!E2; used once"),
         (95.2, 119, 125)),
    Case("counts round to the value", [row(95.24), row(None, 200, 210)],
         repeat("E2", "95.24 与 监测数据!F3 的 200/210 重复，只用一次",
                "95.24 repeats 200/210 in 监测数据!F3; used once"),
         (NAN, 200, 210)),
    Case("counts do not round to the value", [row(95.2), row(None, 953, 1000)],
         conflict("F3", f"数值 953/1000 与 监测数据!E2 的 95.2 {NOT_BOTH}",
                  "the value 953/1000 contradicts 95.2 in 监测数据!E2; neither is used")),
    Case("of two roundings the finer", [row(95), row(95.24)],
         repeat("E2", "95 与 监测数据!E3 的 95.24 重复，只用一次", "95 repeats 95.24 in 监测数据!E3; used once"),
         (95.24, NAN, NAN)),
    Case("a value where it does not apply", [row(95), row("不适用")],
         conflict("E3", f"数值 不适用 与 监测数据!E2 的 95 {NOT_BOTH}",
                  "the value not applicable contradicts 95 in 监测数据!E2; neither is used")),
    Case("what does not apply has a value", [row("不适用"), row(None, 119, 125)],
         conflict("F3", f"数值 119/125 与 监测数据!E2 的 不适用 {NOT_BOTH}",
                  "the value 119/125 contradicts not applicable in 监测数据!E2; neither is used")),
    Case("not applicable twice", [row("不适用"), row("不适用")],
         repeat("E3", "不适用 与 监测数据!E2 的 不适用 重复，只用一次",
                "not applicable repeats not applicable in 监测数据!E2; used once")),
    Case("a blank contradicts nothing", [row(95), row(None)], None, (95, NAN, NAN)),
    # the numbers of one row
    Case("a value beside a denominator of zero", [row(95, 0, 0)],
         contradiction("数值 95 与分子分母算得的 “无意义” 不符（0÷0）",
                       "the value 95 is not the undefined result that 0 ÷ 0 gives")),
    Case("a value beside nothing but a zero", [row(95, None, 0)],
         contradiction("数值 95 与分子分母算得的 “无意义” 不符（无÷0）",
                       "the value 95 is not the undefined result that none ÷ 0 gives")),
    Case("counts of what does not apply", [row("不适用", 95, 100)],
         contradiction("数值 不适用 与分子分母算得的 95 不符（95÷100）",
                       "the value not applicable is not the 95 that 95 ÷ 100 gives")),
    Case("no one to whom it applies", [row("不适用", 0, 0)], None),
    Case("a value of zero beside a denominator of zero", [row(0, 0, 0)],
         Told("F311", "warning", "G2", NO_QUOTIENT, NO_QUOTIENT_EN, CHECK_DENOMINATOR)),
    Case("a denominator of zero alone", [row(None, 0, 0)],
         Told("F311", "warning", "G2", NO_QUOTIENT, NO_QUOTIENT_EN, CHECK_DENOMINATOR)),
    Case("a numerator without a denominator", [row(None, 119, None)],
         Told("F311", "warning", "G2", NO_QUOTIENT, NO_QUOTIENT_EN, CHECK_DENOMINATOR)),
    Case("a value beside a numerator alone", [row(95, 119, None)], None, (95, 119, NAN)),
    Case("a quotient out of range", [row(None, 300, 124, name=INFANT)],
         Told("F203", "error", "F2", "数值 300/124=2419.354839 超出取值范围（0～1000，千分比）",
              "the value 300/124=2419.354839 is out of range (0 to 1000, per mille)",
              ("请核对数值和单位", "check the value and its unit"))),
    Case("a quotient at the end of its range", [row(None, 124, 124)], None, (NAN, 124, 124)),
]  # fmt: skip


def sent(folder: Path, *rows: Sequence[Any]) -> Submission:
    """The rows with another, so that there is something to read whatever becomes of them."""
    lines = [*rows, ["农村卫生厕所普及率", "石拐区", "合计", 2020, 61.5]]
    return read([workbook(folder / "a.xlsx", lines, HEADINGS)], PLAN)


@pytest.mark.parametrize("case", CASES, ids=[case.because for case in CASES])
def test_numbers_that_contradict_one_another_are_told_and_not_used(case: Case, tmp_path: Path) -> None:
    read_ = sent(tmp_path, *case.rows)
    told = [
        Told(
            found.code,
            found.severity,
            found.cell,
            *(finding_message(lang, found) for lang in LANGS),
            (finding_hint("zh", found), finding_hint("en", found)),
        )
        for found in read_.findings
        if found.code != "F501"  # an indicator alone lacks its companions
    ]
    assert told == ([case.told] if case.told else [])
    table = read_.observations
    used = (table.state == State.USED) & (table.year == 2024)
    numbers = [number for column in (table.value, table.numerator, table.denominator) for number in column[used]]
    assert numbers == pytest.approx(case.used or (), nan_ok=True)


def test_a_numerator_that_is_all_of_a_file_is_told_and_the_file_not_called_blank(tmp_path: Path) -> None:
    read_ = read([workbook(tmp_path / "a.xlsx", [row(None, 119, None)], HEADINGS)], PLAN)
    assert [(found.code, found.cell) for found in read_.findings] == [("F311", "G2")]
    with pytest.raises(Unreadable) as caught:
        read([workbook(tmp_path / "b.xlsx", [row(None, None, 125)], HEADINGS)], PLAN)
    assert caught.value.blank


@pytest.mark.parametrize(("numerator", "denominator"), [(3, 3802), (1, 300), (3, 3917), (7, 2999)])
@pytest.mark.parametrize("times_first", [True, False])
def test_an_unrounded_quotient_of_a_spreadsheet_is_what_its_counts_give(
    numerator: int, denominator: int, times_first: bool, tmp_path: Path
) -> None:
    """However the spreadsheet came to it: the last of its digits may differ."""
    quotient = numerator * 100 / denominator if times_first else numerator / denominator * 100
    line = row(quotient, numerator, denominator, name="未成年人犯罪人数占未成年人人口数量的比重")
    read_ = sent(tmp_path, line)
    assert read_.findings == []
    assert read_.observations.numerator[0] == numerator


def test_whoever_sends_a_value_and_not_applicable_learns_that_neither_is_used(tmp_path: Path) -> None:
    file = workbook(tmp_path / "a.xlsx", [row(95), row("不适用")], HEADINGS)
    run = monitor("check", file, "--format", "json", "--lang", "en")
    assert run.code == 1
    (found,) = run.json["findings"]
    assert (found["code"], found["cell"], found["sent"]) == ("F307", "E3", "not applicable")
    explained = monitor("explain", "health.newborn_visits", file)
    assert "的数字有错误，改正前不采用" in explained.out
    assert "不针对" not in explained.out
