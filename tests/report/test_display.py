"""Figures in words: rounding is for the eye and never contradicts the verdict."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from assessment.worlds import COUNTY, Told, result, second_plan, shipped_plan, target_of
from shigua_monitor.plan.criterion import NOISE, Comparison, meets
from shigua_monitor.plan.definitions import Indicator
from shigua_monitor.plan.terms import Unit
from shigua_monitor.report import display
from shigua_monitor.report.tables import verdict
from shigua_monitor.text import Lang

INDICATORS = {
    indicator.unit: indicator
    for plan in (shipped_plan(), second_plan())
    for indicator in plan.indicators.values()
    if indicator.unit is not Unit.YES_NO
}
PERCENT = INDICATORS[Unit.PERCENT]
UNITS = st.sampled_from(list(INDICATORS.values()))


def number(text: str, indicator: Indicator) -> float:
    """The number that a reader of a text sees."""
    for lang in ("zh", "en"):
        text = text.removesuffix(display.say(lang, f"sign.{indicator.unit}"))
        text = text.removesuffix(display.say(lang, f"points.{indicator.unit}"))
    return float(text.replace(",", ""))


# Values


@pytest.mark.parametrize(
    ("value", "limit", "text"),
    [
        (89.96, 90, "89.96%"),
        (89.95, 90, "89.95%"),
        (89.996, 90, "89.996%"),
        (89.99996, 90, "89.99996%"),
        (90.004, 90, "90.004%"),
        (90, 90, "90.0%"),
        (95, 90, "95.0%"),
        (93.333333, 90, "93.33%"),
        (93.333333, None, "93.33%"),
        (100 * 113 / 125, 90, "90.4%"),
        (100 * 2699 / 2999, 90, "89.997%"),
        (104.25, None, "104.25%"),
    ],
)
def test_a_value_has_the_digits_that_an_honest_reading_needs(value: float, limit: float | None, text: str) -> None:
    assert display.value_text("zh", value, PERCENT, limit) == text


def test_89_96_never_shows_as_90_when_it_is_judged_against_90() -> None:
    found = result(shipped_plan(), "health.under3_managed", {2024: 89.96})
    assert found.attainment.word == "not_attained"
    assert display.measured_text("zh", found) == "89.96%"
    assert display.points_text("zh", found.margin, found.target.indicator) == "-0.04个百分点"
    assert verdict(found, "zh") == "× 未达标"


LIMITS = st.integers(10, 1_000_000).map(lambda hundredths: hundredths / 100)


@given(UNITS, LIMITS, st.floats(1.1e-9, 1) | st.floats(1.1e-9, 1e-4), st.booleans())
def test_rounding_never_moves_a_value_onto_or_across_its_limit(
    indicator: Indicator, limit: float, distance: float, above: bool
) -> None:
    value = limit * (1 + distance if above else 1 - distance)
    shown = number(display.value_text("zh", value, indicator, limit), indicator)
    assert shown != limit
    assert (shown > limit) == (value > limit)


@given(UNITS, LIMITS, st.floats(0, 2), st.sampled_from(list(Comparison)))
def test_a_reader_of_the_shown_value_comes_to_the_same_verdict(
    indicator: Indicator, limit: float, factor: float, comparison: Comparison
) -> None:
    assume(factor == 1 or abs(factor - 1) > 10 * NOISE)  # figures nearer to one another differ by binary noise only
    value = limit * factor
    shown = number(display.value_text("en", value, indicator, limit), indicator)
    judged, read = (meets(np.array([each]), np.array([limit]), comparison)[0] for each in (value, shown))
    assert judged == read


def test_a_count_at_a_fractional_limit_shows_its_fraction() -> None:
    count = next(each for each in INDICATORS.values() if each.unit is Unit.COUNT)
    assert display.value_text("zh", 4.5, count, 4.5) == "4.5"
    assert display.value_text("zh", 200 / 3, count, 200 / 3) == "67"


@given(UNITS, st.floats(1e-6, 1))
def test_a_value_above_a_limit_of_zero_does_not_show_as_zero(indicator: Indicator, value: float) -> None:
    assert number(display.value_text("zh", value, indicator, 0), indicator) > 0


@given(UNITS, st.integers(0, 10**9).map(lambda thousandths: thousandths / 1000))
def test_a_value_without_a_limit_is_off_by_less_than_half_its_last_digit(indicator: Indicator, value: float) -> None:
    shown = number(display.value_text("zh", value, indicator), indicator)
    assert abs(shown - value) <= (0.5 if indicator.unit is Unit.COUNT else 0.005) + 1e-6


@pytest.mark.parametrize(
    ("unit", "value", "zh", "en"),
    [
        (Unit.PERCENT, 95.3, "95.3%", "95.3%"),
        (Unit.PER_MILLE, 2.8, "2.8‰", "2.8‰"),
        (Unit.PER_100K, 12.5, "12.5/10万", "12.5/100k"),
        (Unit.COUNT, 1234, "1,234", "1,234"),
        (Unit.HOURS, 10, "10小时", "10 h"),
        (Unit.HOURS, 9.5, "9.5小时", "9.5 h"),
        (Unit.MINUTES, 90, "90分钟", "90 min"),
    ],
)
def test_a_value_has_its_unit_in_both_languages(unit: Unit, value: float, zh: str, en: str) -> None:
    assert display.value_text("zh", value, INDICATORS[unit]) == zh
    assert display.value_text("en", value, INDICATORS[unit]) == en


def test_an_act_is_yes_or_no_and_a_missing_value_a_dash() -> None:
    act = target_of(second_plan(), "care.line").indicator
    assert [display.value_text("zh", value, act) for value in (1, 0, None)] == ["是", "否", "—"]
    assert [display.value_text("en", value, act) for value in (1, 0, None)] == ["yes", "no", "—"]
    assert display.value_text("zh", 1, None) == "—"


# Differences


@pytest.mark.parametrize(
    ("unit", "zh", "en"),
    [
        (Unit.PERCENT, "+0.5个百分点", "+0.5 pp"),
        (Unit.PER_MILLE, "+0.5个千分点", "+0.5 pm"),
        (Unit.PER_100K, "+0.5/10万", "+0.5/100k"),
        (Unit.HOURS, "+0.5小时", "+0.5 h"),
        (Unit.MINUTES, "+0.5分钟", "+0.5 min"),
    ],
)
def test_a_difference_is_in_points_of_its_unit_in_both_languages(unit: Unit, zh: str, en: str) -> None:
    assert display.points_text("zh", 0.5, INDICATORS[unit]) == zh
    assert display.points_text("en", 0.5, INDICATORS[unit]) == en


def test_a_difference_of_counts_has_no_unit() -> None:
    assert display.points_text("zh", -3, INDICATORS[Unit.COUNT]) == "-3"
    assert display.points_text("en", 3, INDICATORS[Unit.COUNT]) == "+3"


@pytest.mark.parametrize(
    ("difference", "text"),
    [
        (0.04, "+0.04"),
        (-0.04, "-0.04"),
        (0.004, "+0.004"),
        (-1e-10, "-0.0000000001"),
        (1.5, "+1.5"),
        (12.346, "+12.35"),
    ],
)
def test_a_difference_has_the_digits_that_it_needs(difference: float, text: str) -> None:
    assert display.difference_text(difference, PERCENT) == text


@given(UNITS, st.integers(1, 10**13).map(lambda steps: steps / 10**10), st.booleans())
def test_a_difference_that_exists_never_shows_as_none(indicator: Indicator, size: float, worse: bool) -> None:
    difference = -size if worse else size
    shown = display.difference_text(difference, indicator)
    assert float(shown) != 0
    assert shown[0] == ("-" if worse else "+")


@pytest.mark.parametrize(("lang", "word"), [("zh", "持平"), ("en", "unchanged")])
def test_no_difference_is_said_in_words(lang: Lang, word: str) -> None:
    assert display.points_text(lang, 0.0, PERCENT) == word
    assert display.points_text(lang, -0.0, PERCENT) == word
    assert display.points_text(lang, None, PERCENT) == "—"


def test_a_figure_like_that_of_the_year_before_is_unchanged() -> None:
    found = result(second_plan(), "care.screening_reached", {2023: 0.1 + 0.2, 2024: 0.3})
    assert found.change == 0
    assert display.points_text("zh", found.change, found.target.indicator) == "持平"


def test_a_distance_without_a_sign_keeps_its_unit() -> None:
    assert display.points_text("zh", 0.04, PERCENT, signed=False) == "0.04个百分点"
    assert display.points_text("zh", 0, PERCENT, signed=False) == "0个百分点"


# What is asked


@pytest.mark.parametrize(
    ("target", "zh", "en"),
    [
        ("care.screening_reached", "≥88.5%", "≥88.5%"),
        ("care.drills", "≤45.5‰", "≤45.5‰"),
        ("care.scalds", "比2022年下降12%", "12% below 2022"),
        ("care.line", "已落实", "in place"),
        ("care.campaign", "无数值要求", "no figure set"),
        ("care.screening_urban_rural", "小于2022年", "below 2022"),
        ("schools.enrolment", "逐年高于2022年", "steadily above 2022"),
        ("schools.enrolment_kept", "不低于2022年", "not below 2022"),
        ("schools.absence", "低于2022年", "below 2022"),
        ("schools.absence_rural", "不高于2022年", "not above 2022"),
        ("schools.bus_town", "≤35分钟", "≤35 min"),
    ],
)
def test_a_demand_is_told_as_the_plan_states_it(target: str, zh: str, en: str) -> None:
    plan = second_plan()
    assert display.criterion_text("zh", target_of(plan, target), plan) == zh
    assert display.criterion_text("en", target_of(plan, target), plan) == en


def test_a_limit_has_the_digits_that_the_plan_gives_it() -> None:
    plan = shipped_plan()
    assert display.criterion_text("zh", target_of(plan, "health.neonatal_mortality"), plan) == "≤3.0‰"
    assert display.criterion_text("zh", target_of(plan, "health.under3_managed"), plan) == "≥90%"


@pytest.mark.parametrize(
    ("due", "zh", "en"),
    [
        ("2027", "2027年底前", "by 2027"),
        ("every_year", "每年保持", "every year"),
        ("reach_and_keep", "达到并保持", "reach and keep"),
        ("once", "按期一次完成", "once"),
        (None, "—", "—"),
    ],
)
def test_a_due_is_told_in_words(due: str | None, zh: str, en: str) -> None:
    assert (display.due_text("zh", due), display.due_text("en", due)) == (zh, en)


@pytest.mark.parametrize(
    ("target", "zh", "en"),
    [
        ("care.drills", "演练缺席率", "Drill absence rate"),
        ("schools.bus_town", "校车单程时间（城市）", "Bus ride (urban)"),
        ("care.screening_urban_rural", "听力筛查率城乡差距", "Hearing screening rate, gap between town and country"),
        ("care.screening_areas", "听力筛查率地区差距", "Hearing screening rate, gap between areas"),
        ("care.campaign", "宣传安全知识", "Safety is taught"),
    ],
)
def test_a_target_is_named_by_its_indicator_its_part_or_its_demand(target: str, zh: str, en: str) -> None:
    found = target_of(second_plan(), target)
    assert (display.target_name("zh", found), display.target_name("en", found)) == (zh, en)


GAP = {2022: {"urban": 9, "rural": 5}, 2024: {"urban": 9, "rural": 6, "total": 8}}


@pytest.mark.parametrize(
    ("target", "told", "zh"),
    [
        ("care.screening_urban_rural", GAP, "3.0%"),
        ("care.screening_reached", {2024: 90}, "90.0%"),
        ("care.line", {2024: 1}, "是"),
        ("care.screening_reached", {2023: 90, 2024: None}, "—"),
    ],
    ids=["the gap and not the value", "the value", "yes", "nothing"],
)
def test_the_measured_figure_is_what_is_compared(target: str, told: Told, zh: str) -> None:
    assert display.measured_text("zh", result(second_plan(), target, told)) == zh


def test_areas_and_departments_have_names_in_both_languages() -> None:
    plan = second_plan()
    assert (display.area_name("zh", COUNTY, plan), display.area_name("en", COUNTY, plan)) == (COUNTY, "Sample County")
    assert display.area_name("en", "别县", plan) == "别县"
    target = target_of(shipped_plan(), "health.infant_mortality")
    assert display.department_name("zh", target, shipped_plan()) == "区卫生健康委"
    assert display.department_name("zh", target, shipped_plan(), short=True) == "卫健委"
    assert display.department_name("en", target_of(plan, "care.drills"), plan, short=True) == "Registry"


def test_a_clause_is_told_with_its_section() -> None:
    plan = second_plan()
    clauses = {
        name: display.clause_text("zh", target_of(plan, name))
        for name in ("care.drills", "care.nurses", "care.screening_areas", "schools.report")
    }
    assert list(clauses.values()) == ["目标3", "措施1", "总目标1", "职责1"]
