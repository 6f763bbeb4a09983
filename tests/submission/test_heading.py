"""What a heading says, alone and together with the headings above it."""

from __future__ import annotations

import pytest

from shigua_monitor import load_plan
from shigua_monitor.submission.header import find_header
from shigua_monitor.submission.heading import NOTHING, Heading, Headings, heading_text
from shigua_monitor.submission.layout import recognise
from shigua_monitor.submission.sheet import Sheet, Value
from shigua_monitor.submission.vocabulary import vocabulary

WORDS = vocabulary(load_plan())
HEADINGS = Headings(WORDS)
SITES = "family_education_sites"


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("指标名称", Heading("indicator")),
        ("指 标\n名 称", Heading("indicator")),
        ("指标（单位）", Heading("indicator")),
        ("计量单位", Heading("unit")),
        ("乡镇（街道）", Heading("area")),
        ("序号", Heading("number")),
        ("No.", Heading("number")),
        ("数值", Heading("value")),
        ("数值（‰）", Heading("value", unit="per_mille")),
        ("率(%)", Heading("value", unit="percent")),
        ("分子", Heading("numerator")),
        ("本年", Heading("current")),
        ("本期", Heading("current")),
        ("同期", Heading("previous")),
        ("上年同期", Heading("previous")),
        ("2024", Heading(year=2024)),
        ("2024年", Heading(year=2024)),
        ("２０２４年度", Heading(year=2024)),
        ("2024年1—12月", Heading(year=2024)),
        ("二〇二四年", Heading(year=2024)),
        (2024.0, Heading(year=2024)),
        ("2024年（%）", Heading(year=2024, unit="percent")),
        ("2024年城市（%）", Heading(year=2024, group="urban", unit="percent")),
        ("2024年五当召镇", Heading(year=2024, area="五当召镇")),
        ("本年（2024年）", Heading("current", year=2024)),
        ("上年（2023）", Heading("previous", year=2023)),
        ("2023年（上年）", Heading("previous", year=2023)),
        ("石拐街道办事处", Heading(area="石拐街道")),
        ("五当召镇（%）", Heading(area="五当召镇", unit="percent")),
        ("全区", Heading(area="石拐区")),
        ("女童", Heading(group="female")),
        ("其中：女童", Heading(group="female")),
        ("其中:五当召镇", Heading(area="五当召镇")),
        ("合计", Heading(group="total")),
        ("新生儿死亡率（‰）", Heading(indicator="neonatal_mortality", unit="per_mille")),
        ("新生儿死亡率", Heading(indicator="neonatal_mortality")),
        ("家庭教育指导服务站点覆盖率", Heading(indicator=SITES)),
        ("2024年备注", Heading("note")),
    ],
)
def test_a_heading_that_says_something(text: Value, heading: Heading) -> None:
    assert HEADINGS.read(text) == heading


@pytest.mark.parametrize(
    "text",
    ["心情", "", " ", None, True, 95.0, 1899.0, 2024.5, "2024年1—6月", "2024年上半年", "2024年6月", "2024年目标",
     "2030年目标值",
     "2023—2024学年", "2023-2024", "2024年2023年", "2024年心情", "同比", "增减（百分点）", "其中", "目标",
     "新生儿死亡", "本月",
     "石拐", "（%）", "2022年（上上年）", "数值" * 40],
)  # fmt: skip
def test_a_heading_that_nobody_knows_says_nothing(text: Value) -> None:
    assert HEADINGS.read(text) == NOTHING
    assert not HEADINGS.read(text)


def test_a_lower_heading_adds_to_the_upper_and_goes_before_it() -> None:
    year, area = Heading(year=2024), Heading(area="五当召镇")
    assert Heading(group="urban").below(area.below(year)) == Heading(year=2024, area="五当召镇", group="urban")
    assert Heading("value", unit="percent").below(year) == Heading("value", year=2024, unit="percent")
    assert Heading(year=2023).below(year) == Heading(year=2023)


def test_words_about_rows_stay_words_below_a_year() -> None:
    assert Heading("unit").below(Heading(year=2024)) == Heading("unit")
    assert Heading("note").below(Heading(year=2024)).is_dimension


def test_a_dimension_over_its_own_members_heads_values() -> None:
    combined = Heading(area="五当召镇").below(Heading("area"))
    assert (combined.is_dimension, combined.is_measure) == (False, True)


def test_the_text_of_a_heading_has_one_width_and_single_blanks() -> None:
    assert heading_text(" ２０２４年　城市\n（％） ") == "2024年 城市 (%)"
    assert (heading_text(2024.0), heading_text(24.0), heading_text(None)) == ("2024", "", "")


# rows of headings together


def above(rows: list[list[Value]], merged: list[tuple[int, int, int, int]] | None = None) -> list[tuple[Heading, str]]:
    sheet = Sheet("一", row_numbers=list(range(1, len(rows) + 1)), rows=rows, merged=merged or [])
    header = next(found for at in range(len(rows)) if (found := find_header(sheet, at, 0, HEADINGS)))
    return [(each.heading, each.text) for each in header.columns]


def test_an_unknown_word_above_or_below_leaves_a_column_unread() -> None:
    rows: list[list[Value]] = [
        ["指标名称", "目标", None, "2024年", None],
        [None, "2025年", "2030年", "目标值", "完成值"],
        ["x", 1.0],
    ]
    assert above(rows, [(1, 2, 1, 3), (1, 4, 1, 5)]) == [
        (Heading("indicator"), "指标名称"),
        (NOTHING, "目标 2025年"),
        (NOTHING, "目标 2030年"),
        (NOTHING, "2024年 目标值"),
        (Heading("value", year=2024), "完成值"),
    ]


def test_a_merged_row_above_the_headings_belongs_to_them() -> None:
    rows: list[list[Value]] = [
        [None, "目标", None, "完成情况", None],
        ["指标名称", "2025年", "2030年", "2023年", "2024年"],
    ]
    read = above(rows, [(1, 2, 1, 3), (1, 4, 1, 5)])
    assert [heading.year for heading, _ in read] == [None, None, None, 2023, 2024]


def test_a_title_merged_over_the_whole_table_does_not() -> None:
    rows: list[list[Value]] = [["心情统计", None, None], ["指标名称", "2023年", "2024年"]]
    assert [heading.year for heading, _ in above(rows, [(1, 1, 1, 3)])] == [None, 2023, 2024]


def test_the_words_of_a_title_above_the_headings_are_no_headings() -> None:
    rows: list[list[Value]] = [["2024年", "石拐区"], ["指标名称", "数值"], ["新生儿访视率", 96.0]]
    sheet = Sheet("一", row_numbers=[1, 2, 3], rows=rows)
    (layout,) = recognise(sheet, WORDS)
    assert (layout.header_row, layout.title.year, layout.values[0].area) == (2, 2024, None)


@pytest.mark.parametrize(
    ("rows", "depth"),
    [
        ([["指标名称", "数值"], ["新生儿访视率", 96.0]], 1),
        ([["指标名称", "2024年"], [None, "城市"], ["x", 1.0]], 2),
        ([["指标名称", "2024年"], ["新生儿访视率", "—"]], 1),
        ([["指标名称", "2024年"], ["新生儿访视率", None]], 1),
        ([[None, "2023年", "2024年"], ["新生儿访视率", None, None]], 1),
        ([[None, "2023年", "2024年"], ["新生儿访视率", 2000.0, 1990.0]], 1),
        ([["指标名称", "2024年", None], [None, "数值", "心情"], ["x", 1.0]], 2),
        ([["指标名称", "2024年"], [None, "未统计"], ["x", 1.0]], 1),
    ],
)
def test_headings_end_where_the_data_begin(rows: list[list[Value]], depth: int) -> None:
    sheet = Sheet("一", row_numbers=list(range(1, len(rows) + 1)), rows=rows)
    header = find_header(sheet, 0, 0, HEADINGS)
    assert header is not None
    assert header.last - header.first + 1 == depth
