"""A table of acts is known by its heading, wherever it stands and in whatever order its columns come."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from shigua_monitor import read
from submission.act_tables import LITERACY, PLAN, PLATFORM, sent

KEY = [("health.maternal_child_information_platform", 2024, "in_place", "3号")]


def told(read_: Any) -> list[tuple[str, int, str, str]]:
    return [(report.act, report.year, report.state.value, report.evidence) for report in read_.acts]


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_columns_come_in_any_order(order: tuple[int, ...], tmp_path: Path) -> None:
    headings, row = ["规划要求", "年份", "状态", "佐证材料"], [PLATFORM, 2024, "已落实", "3号"]
    read_ = sent(tmp_path, [row[at] for at in order], headings=[headings[at] for at in order])
    assert told(read_) == KEY


@pytest.mark.parametrize(
    "headings",
    [
        ["demand", "year", "state", "evidence"],
        ["Requirement", "Year", "Status", "Supporting documents"],
        ["工作任务", "年度", "进展情况", "证明材料"],
        ["要求", "年份", "状态（未启动/推进中/已落实）", "佐证材料（文号、日期、页码）"],
        ["主要任务", "年份", "落实情况", "依据"],
        ["指标名称", "年份", "完成情况", "佐证材料"],
        ["目标编号", "年份", "落实状态", "佐证材料"],
    ],
)
def test_headings_are_known_by_many_words_in_both_languages(headings: list[str], tmp_path: Path) -> None:
    assert told(sent(tmp_path, [PLATFORM, 2024, "已落实", "3号"], headings=headings)) == KEY


def test_the_year_may_stand_in_the_title(tmp_path: Path) -> None:
    title = ["石拐区儿童发展规划（2021—2030年）2024年落实情况"]
    rows = [["规划要求", "状态", "佐证材料"], [PLATFORM, "已落实", "3号"]]
    assert told(sent(tmp_path, *rows, headings=title)) == KEY


@pytest.mark.parametrize(
    "headings", [["指标名称", "年份", "完成情况"], ["指标名称", "年份", "数值", "状态", "佐证材料"]]
)
def test_a_table_of_figures_stays_one(headings: list[str], tmp_path: Path) -> None:
    row = ["新生儿访视率", 2024, 96, "良好", "年报"]
    read_ = sent(tmp_path, row[: len(headings)], headings=headings)
    assert (read_.acts, read_.observations.value.tolist()) == ([], [96])
    assert [table.layout for table in read_.tables] == ["list"]


def test_figures_and_acts_share_a_sheet(tmp_path: Path) -> None:
    book = Workbook()
    page = book.worksheets[0]
    for row in (
        ["2024年监测数据"],
        ["指标名称", "年份", "数值", "单位"],
        ["新生儿访视率", 2024, 96, "%"],
        [],
        ["二、落实情况"],
        ["规划要求", "年份", "状态", "佐证材料"],
        [PLATFORM, 2024, "已落实", "3号"],
        [],
        ["指标名称", "年份", "数值", "单位"],
        ["新生儿访视率", 2023, 95, "%"],
        ["规划要求", "年份", "状态"],
        [LITERACY, 2024, "推进中"],
    ):
        page.append(row)
    book.save(tmp_path / "a.xlsx")
    read_ = read([tmp_path / "a.xlsx"], PLAN)
    assert [(table.layout, table.header_row, table.rows_read) for table in read_.tables] == [
        ("list", 2, 1),
        ("acts", 6, 1),
        ("list", 9, 1),
        ("acts", 11, 1),
    ]
    assert [report.act for report in read_.acts] == ["health.health_literacy", KEY[0][0]]
    assert sorted(read_.observations.value.tolist()) == [1, 95, 96]
    assert read_.findings == []


def test_columns_that_are_not_read_are_named(tmp_path: Path) -> None:
    (table,) = sent(tmp_path, [LITERACY, 2024, "推进中", "x"], headings=["要求", "年份", "状态", "心得"]).tables
    assert table.unknown_headings == ["心得"]


def test_a_csv_holds_a_table_of_acts_too(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"要求,年份,状态,佐证\n{PLATFORM},2024,已落实,3号\n", encoding="gb18030")
    assert told(read([tmp_path / "a.csv"], PLAN)) == KEY
