"""What the head of a table says of all its values, and what in it is about something else."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from shigua_monitor import load_plan
from shigua_monitor.submission.period import leading_year, plain_text, whole_year, years_named
from shigua_monitor.submission.sheet import Sheet, Value
from shigua_monitor.submission.title import Title, Titles
from shigua_monitor.submission.vocabulary import vocabulary

WORDS = vocabulary(load_plan())


def title(*lines: str, sheet: str = "Sheet1") -> Title:
    rows = [[*line.split("|")] for line in lines]
    page = Sheet(sheet, row_numbers=list(range(1, len(rows) + 1)), rows=[list(row) for row in rows])
    return Titles(page, WORDS).read(0, len(rows))


@pytest.mark.parametrize(
    "line",
    [
        "2024年石拐区儿童发展监测表",
        "石拐区儿童发展监测表（2024年度）",
        "２０２４年度报表",
        "二〇二四年统计表",
        "二○二四年统计表",
        "统计年份：2024",
        "2024年1—12月主要指标",
        "2024年1月至12月主要指标",
        "2024年1月1日—12月31日",
        "2023年10月—2024年9月",
        "2023年10月1日至2024年9月30日",
        "2023年9月-2024年8月",
        "2024年主要指标（1-12月）",
        "《石拐区儿童发展规划（2021—2030年）》2024年监测表",
        "石统字〔2022〕15号文件附表：2024年报表",
        "石政办发（2022）15号 2024年报表",
        "截至2024年底",
    ],
)
def test_one_whole_year_is_the_year_of_the_data(line: str) -> None:
    assert title(line).year == 2024


@pytest.mark.parametrize(
    "line",
    [
        "文号：石统字〔2022〕15号",
        "石统字〔2022〕15号",
        "石政办发(2022)第15号",
        "有效期至：2025年12月",
        "有效期：2023年1月至2025年12月",
        "批准文号：国统制〔2023〕8号",
        "填表日期：2025年1月12日",
        "填报时间：2025年1月",
        "2025年1月12日",
        "2025-01-12",
        "2025/1/12",
        "2025.1.12",
        "石拐区儿童发展规划（2021—2030年）",
        "2021-2030",
        "2021年至2030年",
        "2023—2024学年",
        "说明：2020年为基期年。",
        "注：2023年数据有调整",
        "资料来源：2023年统计年鉴",
        "儿童发展监测表",
    ],
)
def test_documents_dates_periods_and_notes_name_no_year_of_the_data(line: str) -> None:
    assert (title(line).years, title(line).parts, title(line).year) == ((), (), None)
    assert title(line, "2024年报表").year == 2024


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("2024年1—6月主要指标", ("2024年1—6月",)),
        ("2024年1月至9月", ("2024年1月至9月",)),
        ("2024年上半年报表", ("上半年",)),
        ("2024年第三季度报表", ("第三季度",)),
        ("2024年前三季度报表", ("前三季度",)),
        ("石拐区2024年主要指标（1—6月）", ("1—6月",)),
        ("2024年度季报", ("季报",)),
        ("2024年秋季第一学期", ("第一学期",)),
    ],
)
def test_a_part_of_a_year_is_no_year_and_is_told(line: str, parts: tuple[str, ...]) -> None:
    assert title(line).year is None
    assert title(line).parts == parts


@pytest.mark.parametrize(
    ("lines", "periods"),
    [
        (["2023—2024学年统计表"], ("2023—2024学年",)),
        (["截至2024年12月31日"], ("2024年12月31日",)),
        (["2021—2030年规划监测", "2025-01-12 制"], ("2021—2030年", "2025-01-12")),
        (["2023年1月—2024年12月"], ("2023年1月—2024年12月",)),
        (["石统字〔2022〕15号", "儿童发展监测表"], ()),
        (["填表日期：2025年1月12日"], ()),
        (["2021—2030年规划2024年监测表"], ()),
        (["2024年上半年，截至2024年6月30日"], ()),
    ],
)
def test_dates_and_periods_are_told_where_no_year_is_named(lines: list[str], periods: tuple[str, ...]) -> None:
    assert title(*lines).periods == periods


def test_two_years_are_not_decided_between() -> None:
    assert title("2023年与2024年对比").years == (2023, 2024)
    assert title("2024年报表", "（2023年数据）").year is None


@pytest.mark.parametrize(
    ("name", "year"),
    [("2022年", 2022), ("2022", 2022), ("2022年五当召镇", 2022), ("Sheet1", None), ("2021-2022", None)],
)
def test_the_name_of_the_sheet_gives_the_year_if_no_line_does(name: str, year: int | None) -> None:
    assert title("监测表", sheet=name).year == year
    assert title("2024年监测表", sheet=name).year == 2024


@pytest.mark.parametrize(
    ("lines", "area"),
    [
        (["填报单位：五当召镇人民政府"], "五当召镇"),
        (["填报单位：五当召镇卫生院"], "五当召镇"),
        (["填报单位：石拐区卫生健康委"], None),
        (["五当召镇2024年监测表"], "五当召镇"),
        (["石拐区五当召镇2024年监测表"], "五当召镇"),
        (["石拐区", "五当召镇2024年监测表"], "五当召镇"),
        (["五当召镇、吉忽伦图苏木监测表"], None),
        (["填报单位：五当召镇", "抄送：石拐街道办事处"], "五当召镇"),
        (["全国2024年主要数据"], "全国"),
        (["内蒙古自治区儿童发展规划统计监测报表"], None),
        (["包头市石拐区2024年主要数据"], None),
        (["包头市2024年儿童发展规划监测"], None),
        (["监测表"], None),
        (["Area: China"], "全国"),
    ],
)
def test_the_area_of_a_title_is_the_innermost_that_it_names(lines: list[str], area: str | None) -> None:
    assert title(*lines).area == area


def test_the_name_of_the_sheet_gives_the_area_if_no_line_does() -> None:
    assert title("监测表", sheet="3.五当召镇（2024）").area == "五当召镇"
    assert title("填报单位：石拐街道", sheet="五当召镇").area == "石拐街道"


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("单位：%", "percent"),
        ("单位:‰", "per_mille"),
        ("计量单位：人", "count"),
        ("2024年主要指标（单位：%）", "percent"),
        ("单位：万元", None),
        ("单位：%、‰", None),
        ("填报单位：五当召镇", None),
        ("单位负责人：王某", None),
    ],
)
def test_the_unit_line_holds_for_the_whole_table(line: str, unit: str | None) -> None:
    assert title("2024年报表", line).unit == unit


def test_the_title_of_a_sheet_speaks_for_its_later_tables_too() -> None:
    lines = ["2024年监测表", "填报单位：五当召镇", "一、卫生（2020年为基期）", "x", "y", "二、环境"]
    page = Sheet("Sheet1", row_numbers=list(range(1, 7)), rows=[[line] for line in lines])
    titles = Titles(page, WORDS)
    assert titles.read(0, 2) == Title((2024,), "五当召镇")
    assert titles.read(4, 6) == Title((2024,), "五当召镇")


@pytest.mark.parametrize("number", [3.2, "3.2", " 1,204 ", "95%"])
def test_the_rows_of_a_table_are_no_title_of_the_next(number: Value) -> None:
    rows: list[Sequence[Value]] = [
        ["指标名称", "地区", "年份", "数值"],
        ["婴儿死亡率", "五当召镇", "2023", number],
        ["表二", "2024"],
    ]
    titles = Titles(Sheet("Sheet1", row_numbers=[1, 2, 3], rows=rows), WORDS)
    assert titles.read(0, 0) == Title()
    assert titles.read(1, 3) == Title((2024,))


def test_the_year_of_one_section_is_not_that_of_the_next() -> None:
    page = Sheet("Sheet1", row_numbers=[1, 2, 3], rows=[["一、卫生（2024年）"], ["x"], ["二、环境"]])
    titles = Titles(page, WORDS)
    assert titles.read(0, 1).year == 2024
    assert titles.read(2, 3).year is None


@pytest.mark.parametrize(
    ("text", "year", "rest"),
    [
        ("2024", 2024, ""),
        ("2024年", 2024, ""),
        ("2024年度", 2024, ""),
        ("2024年全年", 2024, ""),
        ("2024年末", 2024, ""),
        ("2024年城市", 2024, "城市"),
        ("2024年：城市", 2024, "城市"),
        ("2024年1—12月", 2024, ""),
        ("2024年1—6月", None, "2024年1—6月"),
        ("2024年6月", 2024, "6月"),
        ("2023—2024学年", None, "2023—2024学年"),
        ("2023-2024", None, "2023-2024"),
        ("20241", None, "20241"),
        ("12024", None, "12024"),
        ("2124年", None, "2124年"),
    ],
)
def test_a_year_at_the_beginning_is_cut_off_and_a_part_of_a_year_is_not(text: str, year: int | None, rest: str) -> None:
    assert leading_year(plain_text(text)) == (year, rest)
    assert whole_year(plain_text(text)) == (year if rest == "" else None)


def test_months_of_several_years_are_a_period() -> None:
    assert years_named("2021年1月—2024年12月") == (set(), [])
    assert years_named("2023年4月—2024年3月") == (set(), ["2023年4月—2024年3月"])
