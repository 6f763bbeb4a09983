"""Names are folded and looked up, and never guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shigua_monitor import load_plan
from shigua_monitor.submission.names import Names, fold, split_unit
from shigua_monitor.submission.vocabulary import vocabulary

WORDS = vocabulary(load_plan())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("３岁以下儿童系统管理率", "3岁以下儿童系统管理率"),
        ("Infant  Mortality Rate", "infant mortality rate"),
        ("ＩＭＲ", "imr"),
        ("新 生 儿\n访视率", "新生儿访视率"),
        ("新生儿\u3000访视率", "新生儿访视率"),
        ("0—6岁", "0-6岁"),
        ("0～6岁", "0－6岁"),
        ("0––6岁", "0−6岁"),
        ("（城市）", "(城市)"),
        ("新生儿访视率\u200b", "新生儿访视率"),
        ("\ufeff新生儿访视率", "新生儿访视率"),
        ("新生儿访\u00ad视率", "新生儿访视率"),
    ],
)
def test_differences_that_carry_no_meaning_are_folded_away(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("5岁以下", "3岁以下"), ("男", "女"), ("婴儿死亡率", "婴儿死亡数"), ("06岁", "0-6岁")]
)
def test_differences_that_carry_meaning_stay(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text("新生儿访视率%‰（）()0139０９ABcＡｂ —－\u3000\u200b", max_size=30))
def test_a_folded_name_is_folded_already_and_has_no_blanks(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == fold(text.upper()) == fold(f" {text}\n") == folded
    assert not any(character.isspace() for character in folded)


@pytest.mark.parametrize(
    ("name", "bare", "unit"),
    [
        ("婴儿死亡率(‰)", "婴儿死亡率", "‰"),
        ("婴儿死亡率[‰]", "婴儿死亡率", "‰"),
        ("婴儿死亡率【‰】", "婴儿死亡率", "‰"),
        ("婴儿死亡率()", "婴儿死亡率", ""),
        ("婴儿死亡率(城市)", "婴儿死亡率城市", ""),
        ("社区(村)站点建成率(%)", "社区村站点建成率", "%"),
        ("婴儿死亡率", "婴儿死亡率", ""),
        ("婴儿死亡率(", "婴儿死亡率(", ""),
    ],
)
def test_only_units_are_taken_out_of_brackets(name: str, bare: str, unit: str) -> None:
    assert split_unit(name, {"‰", "%"}) == (bare, unit)


@pytest.mark.parametrize(
    ("spelling", "identifier"),
    [
        ("12岁儿童患龋率", "caries_age12"),
        ("12岁儿童龋齿率", "caries_age12"),
        ("１２岁儿童龋患率（％）", "caries_age12"),
        ("U5MR", "under5_mortality"),
        ("five", None),
        ("infant mortality rate (‰)", "infant_mortality"),
        ("infant_mortality", "infant_mortality"),
        ("0-6岁儿童视力检查覆盖率", "eye_checks_0_6"),
        ("适龄残疾儿童一人一案落实率", "individual_placement_coverage"),
        ("新生儿访视律", None),
        ("新生儿死亡", None),
        ("死亡率", None),
        ("", None),
    ],
)
def test_an_indicator_is_found_by_every_spelling_and_by_nothing_else(spelling: str, identifier: str | None) -> None:
    assert WORDS.indicators.find(spelling) == identifier


@pytest.mark.parametrize("indicator", sorted(load_plan().indicators))
def test_every_spelling_of_the_plan_finds_its_own_indicator(indicator: str) -> None:
    own = load_plan().indicators[indicator]
    for spelling in (own.name.zh, own.name.en, own.id, *own.aliases):
        for drawn in (spelling, f" {spelling}　", f"{spelling}（%）", spelling.upper(), spelling.replace("—", "-")):
            assert WORDS.indicators.find(drawn) == indicator


@pytest.mark.parametrize(
    ("spelling", "likeliest"),
    [("新生儿访视律", "新生儿访视率"), ("婴儿死亡数", "婴儿死亡率"), ("农村卫生厕所普及", "农村卫生厕所普及率")],
)
def test_a_near_miss_is_suggested_and_not_taken(spelling: str, likeliest: str) -> None:
    assert WORDS.indicators.find(spelling) is None
    assert WORDS.indicators.likeliest(spelling)[0] == likeliest


def test_a_thing_is_suggested_once_and_at_most_three_are() -> None:
    names = Names([("甲乙丙丁", "a"), ("甲乙丙戊", "a"), ("甲乙丙己", "b"), ("甲乙丙庚", "c"), ("甲乙丙辛", "d")])
    suggested = names.likeliest("甲乙丙子")
    assert len(suggested) == 3
    assert "甲乙丙戊" not in suggested  # the second spelling of a thing: it is called by its first


def test_of_very_many_unknown_names_only_the_first_are_compared_with_the_known() -> None:
    names = Names([("甲乙丙丁", "a")])
    assert [bool(names.likeliest(f"甲乙丙{number}")) for number in range(302)] == [True] * 300 + [False] * 2
    assert names.likeliest("甲乙丙0") == ["甲乙丙丁"]


def test_nothing_alike_is_suggested_for_a_strange_name() -> None:
    assert WORDS.indicators.likeliest("固定资产投资") == []


def test_of_two_things_with_one_spelling_the_first_has_it() -> None:
    assert Names([("率", "first"), ("率", "second")]).find("率") == "first"


def test_the_unit_in_brackets_of_a_name_can_be_asked_for() -> None:
    assert [WORDS.indicators.unit(name) for name in ("新生儿死亡率（％）", "新生儿死亡率", "托位数（个）")] == [
        "%",
        "",
        "个",
    ]
