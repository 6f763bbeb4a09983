"""Tables as departments draw them; each must be read to the same values that a person would read."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from shigua_monitor import load_plan, read
from shigua_monitor.plan.model import Plan
from shigua_monitor.submission.read import Submission, Unreadable

NEONATAL, INFANT, UNDER5 = "新生儿死亡率", "婴儿死亡率", "5岁以下儿童死亡率"
MANAGED, VISITS, TOILETS = "3岁以下儿童系统管理率", "新生儿访视率", "农村卫生厕所普及率"
SITES = "家长学校或家庭教育指导服务站点覆盖率"

Grid = Sequence[Sequence[Any]]


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load_plan()


def submission(tmp_path: Path, plan: Plan, grid: Grid, merged: Sequence[str] = (), sheet: str = "Sheet1") -> Submission:
    book = Workbook()
    page = book.worksheets[0]
    page.title = sheet
    for number, row in enumerate(grid, start=1):
        for column, value in enumerate(row, start=1):
            if value is not None:
                page.cell(number, column, value)
    for cells in merged:
        page.merge_cells(cells)
    book.save(tmp_path / "a.xlsx")
    return read([tmp_path / "a.xlsx"], plan)


def values(read_: Submission, plan: Plan) -> dict[tuple[str, str, str, int], float]:
    """indicator, area, group, year → value or quotient, as read."""
    frame = read_.observations.to_frame()
    frame = frame[frame.state == "used"]
    told = {}
    for row in frame.itertuples():
        value = row.value if row.value == row.value else (row.numerator, row.denominator)
        told[plan.indicators[row.indicator].name.zh, row.area, row.group, row.year] = value
    return told


def layouts(read_: Submission) -> list[str]:
    return [table.layout for table in read_.tables]


def errors(read_: Submission) -> list[tuple[str, str]]:
    return [(found.code, found.cell) for found in read_.findings if found.severity == "error"]


def test_a_list_in_any_order_of_columns(tmp_path: Path, plan: Plan) -> None:
    grid = [
        ["年份", "数值", "备注", "指标名称", "地区", "分母", "分子"],
        [2024, 2.8, None, NEONATAL, "全国", None, None],
        [2023, None, "两例", INFANT, "石拐区", 124, 1],
    ]
    found = submission(tmp_path, plan, grid)
    assert layouts(found) == ["list"]
    assert values(found, plan) == {
        (NEONATAL, "全国", "total", 2024): 2.8,
        (INFANT, "石拐区", "total", 2023): (1.0, 124.0),
    }


def test_an_english_list(tmp_path: Path, plan: Plan) -> None:
    grid = [["Indicator", "Area", "Group", "Year", "Value"], ["infant mortality rate", "China", "Total", "2023", 4.5]]
    assert values(submission(tmp_path, plan, grid), plan) == {(INFANT, "全国", "total", 2023): 4.5}


def test_indicators_by_their_code(tmp_path: Path, plan: Plan) -> None:
    grid = [["指标编码", "指标名称", "年份", "数值"], ["infant_mortality", "婴儿死亡", 2024, 4.5]]
    assert values(submission(tmp_path, plan, grid), plan) == {(INFANT, "石拐区", "total", 2024): 4.5}


def test_a_statistical_form_with_head_foot_and_last_year(tmp_path: Path, plan: Plan) -> None:
    grid = [
        [None, None, None, None, "表号：石儿统01表"],
        [None, None, None, None, "制定机关：石拐区统计局"],
        [None, None, None, None, "文号：石统字〔2022〕15号"],
        [None, None, None, None, "有效期至：2025年12月"],
        ["2024年石拐区儿童发展监测统计报表"],
        ["填报单位：石拐区卫生健康委", None, None, None, "2025年1月12日"],
        ["序号", "指标名称", "计量单位", "本年", "上年"],
        [None, "甲", "乙", 1, 2],
        [1, f"一、{NEONATAL}", "‰", 0, 8.1],
        [2, f"2.{MANAGED}", "%", 95.2, 94.1],
        [None, "  其中：男", "%", 95.0, 94.0],
        [None, "女", "%", 95.4, 94.2],
        ["单位负责人：王某", None, "统计负责人：李某", "填表人：张某", "填表日期：2025年1月12日"],
        ["说明：1.本表由卫生健康委报送，报送日期为每年1月15日前。"],
    ]
    found = submission(tmp_path, plan, grid)
    assert layouts(found) == ["statistical_form"]
    assert errors(found) == []
    assert values(found, plan) == {
        (NEONATAL, "石拐区", "total", 2024): 0,
        (NEONATAL, "石拐区", "total", 2023): 8.1,
        (MANAGED, "石拐区", "total", 2024): 95.2,
        (MANAGED, "石拐区", "total", 2023): 94.1,
        (MANAGED, "石拐区", "male", 2024): 95.0,
        (MANAGED, "石拐区", "male", 2023): 94.0,
        (MANAGED, "石拐区", "female", 2024): 95.4,
        (MANAGED, "石拐区", "female", 2023): 94.2,
    }
    assert (found.tables[0].year, found.tables[0].rows_read) == (2024, 4)


def test_areas_across_with_the_year_in_the_title(tmp_path: Path, plan: Plan) -> None:
    grid = [
        ["2024年度妇幼健康指标（分乡镇）", None, None, None, None, "单位：%"],
        ["指标名称", "全区", "石拐街道", "五当召镇", "吉忽伦图苏木", "合计"],
        [VISITS, 96, 95, 97, 98, None],
        [MANAGED, 95.5, None, 93, 94, None],
    ]
    found = submission(tmp_path, plan, grid)
    assert layouts(found) == ["areas_across"]
    assert values(found, plan) == {
        (VISITS, "石拐区", "total", 2024): 96,
        (VISITS, "石拐街道", "total", 2024): 95,
        (VISITS, "五当召镇", "total", 2024): 97,
        (VISITS, "吉忽伦图苏木", "total", 2024): 98,
        (MANAGED, "石拐区", "total", 2024): 95.5,
        (MANAGED, "五当召镇", "total", 2024): 93,
        (MANAGED, "吉忽伦图苏木", "total", 2024): 94,
    }
    assert found.tables[0].unit == "percent"


@pytest.mark.parametrize("corner", ["地区", None])
def test_indicators_across_and_an_area_in_each_row(corner: str | None, tmp_path: Path, plan: Plan) -> None:
    grid = [
        ["2024年统计表"],
        [corner, f"{VISITS}（%）", NEONATAL],
        ["石拐区", 96, 2.5],
        ["五当召镇", 95, 0],
    ]
    found = submission(tmp_path, plan, grid)
    assert layouts(found) == ["indicators_across"]
    assert values(found, plan) == {
        (VISITS, "石拐区", "total", 2024): 96,
        (NEONATAL, "石拐区", "total", 2024): 2.5,
        (VISITS, "五当召镇", "total", 2024): 95,
        (NEONATAL, "五当召镇", "total", 2024): 0,
    }


def test_years_over_town_and_country_with_merged_headings(tmp_path: Path, plan: Plan) -> None:
    grid = [
        ["指标名称", "单位", "2023年", None, "2024年", None, "备注"],
        [None, None, "城市", "农村", "城市", "农村", None],
        [SITES, "%", 90, 70, 100, 80, None],
    ]
    merged = ["A1:A2", "B1:B2", "C1:D1", "E1:F1", "G1:G2"]
    expected = {
        (SITES, "石拐区", "urban", 2023): 90,
        (SITES, "石拐区", "rural", 2023): 70,
        (SITES, "石拐区", "urban", 2024): 100,
        (SITES, "石拐区", "rural", 2024): 80,
    }
    assert values(submission(tmp_path, plan, grid, merged), plan) == expected
    assert values(submission(tmp_path, plan, grid), plan) == expected  # as in a CSV, where cells cannot be merged


def test_a_year_above_value_numerator_and_denominator(tmp_path: Path, plan: Plan) -> None:
    grid = [
        [None, "2024年", None, None, "2023年", None, None],
        ["指标名称", "数值", "分子", "分母", "数值", "分子", "分母"],
        [VISITS, 96.0, 120, 125, 95.2, 119, 125],
    ]
    frame = submission(tmp_path, plan, grid, ["B1:D1", "E1:G1"]).observations.to_frame()
    rows = frame[["year", "value", "numerator", "denominator"]].to_numpy().tolist()
    assert sorted(rows) == [[2023.0, 95.2, 119.0, 125.0], [2024.0, 96.0, 120.0, 125.0]]


def test_years_in_composite_headings(tmp_path: Path, plan: Plan) -> None:
    grid = [["指标", "2023年城市（%）", "2023年农村（%）"], [SITES, 90, 70]]
    assert values(submission(tmp_path, plan, grid), plan) == {
        (SITES, "石拐区", "urban", 2023): 90,
        (SITES, "石拐区", "rural", 2023): 70,
    }


def test_several_tables_on_one_sheet(tmp_path: Path, plan: Plan) -> None:
    grid = [
        ["一、卫生（2024年）"],
        ["指标名称", "单位", "数值"],
        [NEONATAL, "‰", 2.5],
        [],
        ["二、环境（2023年）"],
        ["指标名称", "数值", "单位"],
        [TOILETS, 61.5, "%"],
    ]
    found = submission(tmp_path, plan, grid)
    assert [(table.header_row, table.rows_read) for table in found.tables] == [(2, 1), (6, 1)]
    assert values(found, plan) == {
        (NEONATAL, "石拐区", "total", 2024): 2.5,
        (TOILETS, "石拐区", "total", 2023): 61.5,
    }


def test_a_table_far_down_a_long_sheet_is_found(tmp_path: Path, plan: Plan) -> None:
    grid = [["指标名称", "年份", "数值"], *([VISITS, year, 96] for year in range(1960, 2040))]
    grid += [["地区", "指标名称", "年份", "数值"], ["五当召镇", VISITS, 2024, 95]]
    found = submission(tmp_path, plan, grid)
    assert [table.header_row for table in found.tables] == [1, 82]
    assert values(found, plan)[VISITS, "五当召镇", "total", 2024] == 95


def test_a_title_line_names_the_area_of_a_township_form(tmp_path: Path, plan: Plan) -> None:
    grid = [["2024年报表"], ["填报单位：五当召镇人民政府"], ["指标名称", "本年"], [VISITS, 97]]
    found = submission(tmp_path, plan, grid)
    assert values(found, plan) == {(VISITS, "五当召镇", "total", 2024): 97}
    assert found.tables[0].area == "五当召镇"


def test_the_name_of_the_sheet_can_give_the_year(tmp_path: Path, plan: Plan) -> None:
    found = submission(tmp_path, plan, [["指标名称", "数值"], [VISITS, 97]], sheet="2022年")
    assert values(found, plan) == {(VISITS, "石拐区", "total", 2022): 97}


@pytest.mark.parametrize("title", ["报表", "2023年与2024年对比"])
def test_a_year_that_is_not_clear_is_not_guessed(title: str, tmp_path: Path, plan: Plan) -> None:
    with pytest.raises(Unreadable) as refused:
        submission(tmp_path, plan, [[title], ["指标名称", "数值"], [VISITS, 97]])
    assert [found.code for found in refused.value.findings] == ["F313"]


def test_the_period_of_the_plan_in_a_title_is_no_year_of_the_data(tmp_path: Path, plan: Plan) -> None:
    title = "《石拐区儿童发展规划（2021—2030年）》2024年监测表"
    assert set(values(submission(tmp_path, plan, [[title], ["指标名称", "数值"], [VISITS, 97]]), plan)) == {
        (VISITS, "石拐区", "total", 2024)
    }


def test_a_repeated_heading_is_said_and_the_first_is_read(tmp_path: Path, plan: Plan) -> None:
    found = submission(tmp_path, plan, [["指标名称", "年份", "数值", "数值"], [VISITS, 2024, 97, 50]])
    assert [(each.code, each.cell) for each in found.findings] == [("F112", "D1")]
    assert values(found, plan) == {(VISITS, "石拐区", "total", 2024): 97}


def test_headings_that_nobody_knows_are_told(tmp_path: Path, plan: Plan) -> None:
    found = submission(tmp_path, plan, [["指标名称", "年份", "数值", "心情"], [VISITS, 2024, 97, "好"]])
    assert found.tables[0].unknown_headings == ["心情"]


def test_a_vertically_merged_name_is_refused_not_filled(tmp_path: Path, plan: Plan) -> None:
    grid = [["指标名称", "年份", "数值"], [VISITS, 2023, 96], [None, 2024, 97]]
    found = submission(tmp_path, plan, grid, ["A2:A3"])
    assert errors(found) == [("F312", "A3")]


def test_a_folder_is_read_whole_in_the_order_of_its_names(tmp_path: Path, plan: Plan) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "b.csv").write_text(f"指标名称,年份,数值\n{VISITS},2024,97\n", encoding="utf-8")
    (folder / "a.csv").write_text(f"指标名称,年份,数值\n{MANAGED},2024,95\n", encoding="utf-8")
    (folder / "~$b.xlsx").write_bytes(b"lock")
    (folder / "readme.txt").write_text("no table", encoding="utf-8")
    assert [table.file for table in read([folder], plan).tables] == ["a.csv", "b.csv"]
