"""A gallery of forms as district departments draw them; each must be read to what a person would read from it.

Forms are drawn as text: a line a row, cells between bars. A cell that looks like a plain number is one; an apostrophe
before it makes it text, as in a spreadsheet. What is expected has a line for each value: indicator | area | group |
year | value; a group is named as in the plan, and so is the whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from openpyxl import Workbook

from shigua_monitor import load_plan, read
from shigua_monitor.observations import State
from shigua_monitor.submission.read import Submission, Unreadable

PLAN = load_plan()
ENOUGH = "F501"
"""Companions that were not sent are not what these forms are about."""

NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


@dataclass(frozen=True)
class Form:
    """A drawn workbook: its sheets by name, what a person reads, and the findings with their cells."""

    because: str
    sheets: dict[str, str]
    read: str
    findings: list[str] = field(default_factory=list)
    merged: tuple[str, ...] = ()
    formats: dict[str, str] = field(default_factory=dict)
    hidden: tuple[str, ...] = ()
    """Columns."""


def cells(line: str) -> list[str | float | None]:
    return [cell(text.strip()) for text in line.split("|")]


def cell(text: str) -> str | float | None:
    if NUMBER.fullmatch(text):
        return float(text)
    return text.removeprefix("'") or None


def drawn(folder: Path, form: Form) -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, picture in form.sheets.items():
        page = book.create_sheet(name)
        for number, line in enumerate(picture.strip("\n").split("\n"), start=1):
            for column, value in enumerate(cells(line), start=1):
                if value is not None:
                    page.cell(number, column, value)
        for place in form.merged:
            page.merge_cells(place)
        for place, code in form.formats.items():
            page[place].number_format = code
        for column in form.hidden:
            page.column_dimensions[column].hidden = True
    book.save(folder / "报表.xlsx")
    return folder / "报表.xlsx"


def told(submission: Submission) -> dict[tuple[str, str, str, int], float | str]:
    table = submission.observations
    values: dict[tuple[str, str, str, int], float | str] = {}
    for at in range(len(table)):
        if table.state[at] != State.USED:
            continue
        key = (
            PLAN.indicators[table.indicators.names[table.indicator[at]]].name.zh,
            table.areas.names[table.area[at]],
            PLAN.groups[table.groups.names[table.group[at]]].name.zh,
            int(table.year[at]),
        )
        counts = f"{table.numerator[at]:g}/{table.denominator[at]:g}"
        value = float(table.value[at])
        values[key] = counts if value != value else round(value, 9)
    return values


def expected(lines: str) -> dict[tuple[str, str, str, int], float | str]:
    values: dict[tuple[str, str, str, int], float | str] = {}
    for line in filter(None, map(str.strip, lines.split("\n"))):
        name, area, group, year, value = (part.strip() for part in line.split("|"))
        values[name, area, group, int(year)] = value if "/" in value else float(value)
    return values


FORMS = [
    Form(
        "two heading rows, merged, with a part of the whole beside it",
        {
            "Sheet1": """
附件2
石拐区儿童发展规划（2021—2030年）监测指标完成情况表
填报单位：石拐区卫生健康委员会（盖章） ||||| 填报日期：2025年1月10日
序号 | 指标名称 | 单位 | 2023年 | | 2024年 |
 | | | 全区 | 其中：农村 | 全区 | 其中：农村
1 | 新生儿死亡率 | ‰ | 8.1 | 0 | 0 | 0
2 | 3岁以下儿童系统管理率 | % | 94.1 | 93 | 95.2 | 94
"""
        },
        """
        新生儿死亡率 | 石拐区 | 合计 | 2023 | 8.1
        新生儿死亡率 | 石拐区 | 农村 | 2023 | 0
        新生儿死亡率 | 石拐区 | 合计 | 2024 | 0
        新生儿死亡率 | 石拐区 | 农村 | 2024 | 0
        3岁以下儿童系统管理率 | 石拐区 | 合计 | 2023 | 94.1
        3岁以下儿童系统管理率 | 石拐区 | 农村 | 2023 | 93
        3岁以下儿童系统管理率 | 石拐区 | 合计 | 2024 | 95.2
        3岁以下儿童系统管理率 | 石拐区 | 农村 | 2024 | 94
        """,
        merged=("A4:A5", "B4:B5", "C4:C5", "D4:E4", "F4:G4"),
    ),
    Form(
        "this period and the same period of the year before, the period in the title",
        {
            "Sheet1": """
2024年1—12月石拐区妇幼健康主要指标
指标 | 计量单位 | 本期 | 同期 | 增减（百分点）
新生儿访视率 | % | 96.5 | 95.1 | 1.4
3岁以下儿童系统管理率 | % | 95.2 | 94.1 | 1.1
"""
        },
        """
        新生儿访视率 | 石拐区 | 合计 | 2024 | 96.5
        新生儿访视率 | 石拐区 | 合计 | 2023 | 95.1
        3岁以下儿童系统管理率 | 石拐区 | 合计 | 2024 | 95.2
        3岁以下儿童系统管理率 | 石拐区 | 合计 | 2023 | 94.1
        """,
    ),
    Form(
        "whole years named by their months in the headings",
        {
            "Sheet1": """
妇幼健康主要指标
指标名称 | 单位 | 2024年1—12月 | 2023年1-12月 | 同比增减
新生儿访视率 | % | 96.5 | 95.1 | 1.4
"""
        },
        """
        新生儿访视率 | 石拐区 | 合计 | 2024 | 96.5
        新生儿访视率 | 石拐区 | 合计 | 2023 | 95.1
        """,
    ),
    Form(
        "half a year in a heading is not that year",
        {
            "Sheet1": """
妇幼健康主要指标
指标名称 | 单位 | 2024年1—6月 | 2023年
新生儿访视率 | % | 48.5 | 95.1
"""
        },
        "新生儿访视率 | 石拐区 | 合计 | 2023 | 95.1",
        ["F304 C2"],
    ),
    *(
        Form(
            f"{period} in the title is not a year",
            {
                "Sheet1": f"""
2024年{period}石拐区妇幼健康主要指标
指标名称 | 单位 | 本期
新生儿访视率 | % | 48.5
"""
            },
            "",
            ["F313"],
        )
        for period in ("1—6月", "上半年", "三季度", "第三季度", "1月至9月", "前三季度", "1-11月", "6月")
    ),
    Form(
        "the year of mother-and-child returns runs from October to September",
        {
            "Sheet1": """
5岁以下儿童死亡监测年报表
统计时间：2023年10月1日至2024年9月30日
指标名称 | 单位 | 本年
新生儿访视率 | % | 96.5
"""
        },
        "新生儿访视率 | 石拐区 | 合计 | 2024 | 96.5",
    ),
    Form(
        "years side by side, each with its own names in its own order",
        {
            "Sheet1": """
2023年和2024年妇幼健康指标对比
序号 | 指标名称 | 单位 | 2023年 | | 序号 | 指标名称 | 单位 | 2024年
1 | 新生儿访视率 | % | 95.1 | | 1 | 3岁以下儿童系统管理率 | % | 95.2
2 | 3岁以下儿童系统管理率 | % | 94.1 | | 2 | 新生儿访视率 | % | 96.5
 | | | | | 3 | 新生儿死亡率 | ‰ | 0
"""
        },
        """
        新生儿访视率 | 石拐区 | 合计 | 2023 | 95.1
        3岁以下儿童系统管理率 | 石拐区 | 合计 | 2023 | 94.1
        3岁以下儿童系统管理率 | 石拐区 | 合计 | 2024 | 95.2
        新生儿访视率 | 石拐区 | 合计 | 2024 | 96.5
        新生儿死亡率 | 石拐区 | 合计 | 2024 | 0
        """,
    ),
    Form(
        "a long list set in two columns of the page",
        {
            "Sheet1": """
2024年石拐区儿童发展监测表
序号 | 指标名称 | 数值 | 单位 | 序号 | 指标名称 | 数值 | 单位
1 | 新生儿访视率 | 96.5 | % | 3 | 新生儿死亡率 | 2.5 | ‰
2 | 3岁以下儿童系统管理率 | 95.2 | % | 4 | 托位数 | 110 | 个
制表人：张某
"""
        },
        """
        新生儿访视率 | 石拐区 | 合计 | 2024 | 96.5
        3岁以下儿童系统管理率 | 石拐区 | 合计 | 2024 | 95.2
        新生儿死亡率 | 石拐区 | 合计 | 2024 | 2.5
        托位数 | 石拐区 | 合计 | 2024 | 110
        """,
    ),
    Form(
        "numbers of sections merged down, indicators in the second column, sections between the rows",
        {
            "Sheet1": """
石拐区2024年度儿童发展规划统计监测表
序号 | 监测指标 | 计量单位 | 指标值
一、儿童与健康
1 | 新生儿访视率 | % | 96.5
 | 3岁以下儿童系统管理率 | % | 95.2
注：以上由卫健委报送
二 | 儿童与环境
2 | 农村卫生厕所普及率 | % | 61.5
说明：数据截至2024年12月31日。
"""
        },
        """
        新生儿访视率 | 石拐区 | 合计 | 2024 | 96.5
        3岁以下儿童系统管理率 | 石拐区 | 合计 | 2024 | 95.2
        农村卫生厕所普及率 | 石拐区 | 合计 | 2024 | 61.5
        """,
        merged=("A1:D1", "A3:D3", "A4:A5", "A6:D6", "B7:D7", "A9:D9"),
    ),
    Form(
        "blank columns and rows around and inside",
        {
            "Sheet1": """

 | | | 2024年监测数据

 | | 指标名称 | | 单位 | | 数值 | | 备注

 | | 新生儿访视率 | | % | | 96.5 | | 含户籍

 | | 3岁以下儿童系统管理率 | | % | | 95.2
"""
        },
        """
        新生儿访视率 | 石拐区 | 合计 | 2024 | 96.5
        3岁以下儿童系统管理率 | 石拐区 | 合计 | 2024 | 95.2
        """,
    ),
    Form(
        "a sheet for each township, and one for the whole",
        {
            "汇总": """
2024年儿童健康指标
指标名称 | 单位 | 数值
新生儿访视率 | % | 96
""",
            "五当召镇": """
2024年儿童健康指标
指标名称 | 单位 | 数值
新生儿访视率 | % | 95
""",
            "2.吉忽伦图苏木": """
2024年儿童健康指标
指标名称 | 单位 | 数值
新生儿访视率 | % | 97
""",
            "大发街道办事处2024": """
儿童健康指标
指标名称 | 单位 | 数值
新生儿访视率 | % | 98
""",
        },
        """
        新生儿访视率 | 石拐区 | 合计 | 2024 | 96
        新生儿访视率 | 五当召镇 | 合计 | 2024 | 95
        新生儿访视率 | 吉忽伦图苏木 | 合计 | 2024 | 97
        新生儿访视率 | 大发街道 | 合计 | 2024 | 98
        """,
    ),
    *(
        Form(
            f"a township in the title: {title}",
            {
                "Sheet1": f"""
{title}
指标名称 | 单位 | 数值
新生儿访视率 | % | 95
"""
            },
            f"新生儿访视率 | {area} | 合计 | 2024 | 95",
        )
        for title, area in (
            ("五当召镇2024年度儿童发展监测统计表", "五当召镇"),
            ("石拐区五当召镇儿童发展监测统计表（2024年）", "五当召镇"),
            ("包头市石拐区石拐街道办事处2024年监测表", "石拐街道"),
            ("2024年儿童发展监测表（吉忽伦图苏木）", "吉忽伦图苏木"),
            ("包头市石拐区2024年监测表", "石拐区"),
            ("内蒙古自治区儿童发展规划统计监测报表（2024年）", "石拐区"),
            ("包头市2024年儿童健康主要数据", "包头市"),
            ("2024年全国儿童健康状况", "全国"),
        )
    ),
    Form(
        "the clinic of a township reports for the township",
        {
            "Sheet1": """
2024年度儿童保健工作报表
填报单位：五当召镇卫生院 | | 填表日期：2024年12月30日
指标名称 | 单位 | 本年
新生儿访视率 | % | 95
"""
        },
        "新生儿访视率 | 五当召镇 | 合计 | 2024 | 95",
    ),
    Form(
        "one sheet a year",
        {
            "2023年": "指标 | 单位 | 数值\n新生儿访视率 | % | 95",
            "2024年": "指标 | 单位 | 数值\n新生儿访视率 | % | 96",
        },
        """
        新生儿访视率 | 石拐区 | 合计 | 2023 | 95
        新生儿访视率 | 石拐区 | 合计 | 2024 | 96
        """,
    ),
    Form(
        "townships down the page under the heading 单位, the whole at the end",
        {
            "Sheet1": """
2024年各镇街儿童健康指标汇总表
序号 | 单位 | 新生儿访视率（%） | 新生儿死亡率（‰）
1 | 石拐街道办事处 | 95 | 0
2 | 大发街道办 | 96 | 0
3 | 五当召镇人民政府 | 97 | 2.5
 | 合计 | 96 | 0.8
"""
        },
        """
        新生儿访视率 | 石拐街道 | 合计 | 2024 | 95
        新生儿访视率 | 大发街道 | 合计 | 2024 | 96
        新生儿访视率 | 五当召镇 | 合计 | 2024 | 97
        新生儿访视率 | 石拐区 | 合计 | 2024 | 96
        新生儿死亡率 | 石拐街道 | 合计 | 2024 | 0
        新生儿死亡率 | 大发街道 | 合计 | 2024 | 0
        新生儿死亡率 | 五当召镇 | 合计 | 2024 | 2.5
        新生儿死亡率 | 石拐区 | 合计 | 2024 | 0.8
        """,
    ),
    Form(
        "indicators over their counts, townships down",
        {
            "Sheet1": """
2024年分镇街统计表
镇（街道） | 新生儿访视率 | | | 3岁以下儿童系统管理率 | |
 | 分子 | 分母 | 率（%） | 分子 | 分母 | 率（%）
五当召镇 | 19 | 20 | 95 | 90 | 100 | 90
大磁街道 | 10 | 10 | 100 | 47 | 50 | 94
"""
        },
        """
        新生儿访视率 | 五当召镇 | 合计 | 2024 | 95
        新生儿访视率 | 大磁街道 | 合计 | 2024 | 100
        3岁以下儿童系统管理率 | 五当召镇 | 合计 | 2024 | 90
        3岁以下儿童系统管理率 | 大磁街道 | 合计 | 2024 | 94
        """,
        merged=("A2:A3", "B2:D2", "E2:G2"),
    ),
    Form(
        "what was aimed at is not what was reached",
        {
            "Sheet1": """
石拐区儿童发展规划实施情况
指标名称 | 单位 | 2030年目标 | 2024年 | | 2023年完成值
 | | | 目标值 | 完成值 |
新生儿访视率 | % | 90 | 92 | 96.5 | 95.1
"""
        },
        """
        新生儿访视率 | 石拐区 | 合计 | 2024 | 96.5
        新生儿访视率 | 石拐区 | 合计 | 2023 | 95.1
        """,
        merged=("A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:F3"),
    ),
    Form(
        "years under 目标 are not values, years under 监测情况 are",
        {
            "Sheet1": """
指标名称 | 单位 | 目标 | | 监测情况 |
 | | 2025年 | 2030年 | 2023年 | 2024年
新生儿访视率 | % | 90 | 95 | 95.1 | 96.5
"""
        },
        """
        新生儿访视率 | 石拐区 | 合计 | 2023 | 95.1
        新生儿访视率 | 石拐区 | 合计 | 2024 | 96.5
        """,
        merged=("A1:A2", "B1:B2", "C1:D1", "E1:F1"),
    ),
    Form(
        "this year and last year with their numbers",
        {
            "Sheet1": """
妇幼健康统计
指标名称 | 单位 | 本年（2024年） | 上年（2023年） | 2022年（上上年）
新生儿访视率 | % | 96.5 | 95.1 | 94
"""
        },
        """
        新生儿访视率 | 石拐区 | 合计 | 2024 | 96.5
        新生儿访视率 | 石拐区 | 合计 | 2023 | 95.1
        """,
    ),
    Form(
        "a unit in the brackets of a name is that of its values",
        {
            "Sheet1": """
指标名称（单位） | 2024年
新生儿死亡率（%） | 0.28
婴儿死亡率（‰） | 4
新生儿访视率（%） | 96.5
"""
        },
        """
        新生儿死亡率 | 石拐区 | 合计 | 2024 | 2.8
        婴儿死亡率 | 石拐区 | 合计 | 2024 | 4
        新生儿访视率 | 石拐区 | 合计 | 2024 | 96.5
        """,
        ["F208 B2"],
    ),
    Form(
        "a name and a unit column that contradict one another",
        {
            "Sheet1": """
指标名称 | 单位 | 2024年
新生儿死亡率（%） | ‰ | 0.28
新生儿访视率（%） | % | 96.5
"""
        },
        "新生儿访视率 | 石拐区 | 合计 | 2024 | 96.5",
        ["F303 A2"],
    ),
    Form(
        "no heading above the names",
        {
            "Sheet1": """
石拐区儿童健康主要指标
 | 2022年 | 2023年 | 2024年
儿童与健康
新生儿访视率（%） | 94 | 95 | 96
新生儿死亡率（‰） | 8.1 | 0 | 0
"""
        },
        """
        新生儿访视率 | 石拐区 | 合计 | 2022 | 94
        新生儿访视率 | 石拐区 | 合计 | 2023 | 95
        新生儿访视率 | 石拐区 | 合计 | 2024 | 96
        新生儿死亡率 | 石拐区 | 合计 | 2022 | 8.1
        新生儿死亡率 | 石拐区 | 合计 | 2023 | 0
        新生儿死亡率 | 石拐区 | 合计 | 2024 | 0
        """,
    ),
    Form(
        "years down the page, indicators across",
        {
            "Sheet1": """
石拐区2021—2024年儿童健康指标
年度 | 新生儿访视率（%） | 新生儿死亡率（‰）
2021年 | 93 | 0
2022年度 | 94 | 8.1
2023 | 95 | 0
'2024 | 96 | 0
"""
        },
        """
        新生儿访视率 | 石拐区 | 合计 | 2021 | 93
        新生儿访视率 | 石拐区 | 合计 | 2022 | 94
        新生儿访视率 | 石拐区 | 合计 | 2023 | 95
        新生儿访视率 | 石拐区 | 合计 | 2024 | 96
        新生儿死亡率 | 石拐区 | 合计 | 2021 | 0
        新生儿死亡率 | 石拐区 | 合计 | 2022 | 8.1
        新生儿死亡率 | 石拐区 | 合计 | 2023 | 0
        新生儿死亡率 | 石拐区 | 合计 | 2024 | 0
        """,
    ),
    Form(
        "boys and girls across, as 其中 of the total",
        {
            "Sheet1": """
2024年学生体质健康与近视情况
指标名称 | 单位 | 合计 | 其中 |
 | | | 男生 | 女生
儿童超重率 | % | 15 | 16 | 14
"""
        },
        """
        儿童超重率 | 石拐区 | 合计 | 2024 | 15
        儿童超重率 | 石拐区 | 男 | 2024 | 16
        儿童超重率 | 石拐区 | 女 | 2024 | 14
        """,
        merged=("A2:A3", "B2:B3", "C2:C3", "D2:E2"),
    ),
    Form(
        "the same, drawn without merged cells",
        {
            "Sheet1": """
2024年学生体质健康与近视情况
指标名称 | 单位 | 合计 | 其中 |
 | | | 男生 | 女生
儿童超重率 | % | 15 | 16 | 14
"""
        },
        """
        儿童超重率 | 石拐区 | 合计 | 2024 | 15
        儿童超重率 | 石拐区 | 男 | 2024 | 16
        儿童超重率 | 石拐区 | 女 | 2024 | 14
        """,
    ),
    Form(
        "town and country under each township and year, three heading rows",
        {
            "Sheet1": """
家庭教育指导服务站点
指标 | 2023年 | | | 2024年 | |
 | 全区 | | 五当召镇 | 全区 | | 五当召镇
 | 城市 | 农村 | 农村 | 城市 | 农村 | 农村
家庭教育指导服务站点覆盖率（%） | 90 | 70 | 60 | 100 | 80 | 75
"""
        },
        """
        家长学校或家庭教育指导服务站点覆盖率 | 石拐区 | 城市 | 2023 | 90
        家长学校或家庭教育指导服务站点覆盖率 | 石拐区 | 农村 | 2023 | 70
        家长学校或家庭教育指导服务站点覆盖率 | 五当召镇 | 农村 | 2023 | 60
        家长学校或家庭教育指导服务站点覆盖率 | 石拐区 | 城市 | 2024 | 100
        家长学校或家庭教育指导服务站点覆盖率 | 石拐区 | 农村 | 2024 | 80
        家长学校或家庭教育指导服务站点覆盖率 | 五当召镇 | 农村 | 2024 | 75
        """,
        merged=("A2:A4", "B2:D2", "E2:G2", "B3:C3", "E3:F3"),
    ),
    Form(
        "two tables one below the other, the second with its own year and the first with numbers like years",
        {
            "Sheet1": """
一、托育服务
指标名称 | 年份 | 数值
托位数 | 2022 | 2022
托位数 | 2023 | 2010
资料来源：2023年统计年鉴

二、环境（2024年）
指标名称 | 单位 | 数值
农村卫生厕所普及率 | % | 61.5
"""
        },
        """
        托位数 | 石拐区 | 合计 | 2022 | 2022
        托位数 | 石拐区 | 合计 | 2023 | 2010
        农村卫生厕所普及率 | 石拐区 | 合计 | 2024 | 61.5
        """,
    ),
    Form(
        "words with the numbers, and numbers as text or in percent formats",
        {
            "Sheet1": """
2024年监测表
指标名称 | 单位 | 数值
新生儿访视率 | % | 0.965
3岁以下儿童系统管理率 | % | '95.2
7岁以下儿童健康管理率 | % | 约94%
托位数 | 个 | 110个
儿童超重率 | % | ９５．２%
儿童肥胖率 | % | 12.5 13.5
新生儿死亡率 | ‰ | 2.5²
"""
        },
        """
        新生儿访视率 | 石拐区 | 合计 | 2024 | 96.5
        3岁以下儿童系统管理率 | 石拐区 | 合计 | 2024 | 95.2
        儿童超重率 | 石拐区 | 合计 | 2024 | 95.2
        """,
        ["F202 C5", "F201 C6", "F201 C8", "F201 C9", "F209 C3", "F209 C4", "F209 C7"],
        formats={"C3": "0.0%"},
    ),
    Form(
        "acts that are in place or not",
        {
            "Sheet1": """
石拐区儿童发展规划重点任务完成情况（2024年）
序号 | 监测指标 | 是否完成 | 备注
1 | 妇幼健康信息平台建成 | 是 | 2023年6月上线
2 | 未成年人保护热线开通 | 已开通
3 | 家事案件回访团队组建 | 否
4 | 社区儿童微空间数 | 3
"""
        },
        """
        妇幼健康信息平台建成 | 石拐区 | 合计 | 2024 | 1
        未成年人保护热线开通 | 石拐区 | 合计 | 2024 | 1
        家事案件回访团队组建 | 石拐区 | 合计 | 2024 | 0
        社区儿童微空间数 | 石拐区 | 合计 | 2024 | 3
        """,
    ),
    Form(
        "columns numbered below the headings",
        {
            "Sheet1": """
2024年监测表
序号 | 指标名称 | 单位 | 本年 | 上年
1 | 2 | 3 | 4 | 5
1 | 新生儿访视率 | % | 96.5 | 95.1
"""
        },
        """
        新生儿访视率 | 石拐区 | 合计 | 2024 | 96.5
        新生儿访视率 | 石拐区 | 合计 | 2023 | 95.1
        """,
    ),
    Form(
        "columns numbered in brackets, 甲 and 乙 for the words",
        {
            "Sheet1": """
2024年监测表
年份 | 新生儿访视率（%） | 新生儿死亡率（‰）
甲 | （1） | （2）
2024年 | 96.5 | 2.5
"""
        },
        """
        新生儿访视率 | 石拐区 | 合计 | 2024 | 96.5
        新生儿死亡率 | 石拐区 | 合计 | 2024 | 2.5
        """,
    ),
    Form(
        "a year in Chinese numerals, and that of a document beside it",
        {
            "Sheet1": """
石政办发（2022）15号 附件1
二〇二四年度石拐区儿童发展统计表
指标名称 | 数值
新生儿访视率 | 96.5
"""
        },
        "新生儿访视率 | 石拐区 | 合计 | 2024 | 96.5",
    ),
    Form(
        "notes under a year's heading are no values",
        {
            "Sheet1": """
指标名称 | 2024年 | | | 2023年 |
 | 数值 | 单位 | 备注 | 数值 | 备注
新生儿访视率 | 96.5 | % | 含流动人口 | 95.1 | 不含
"""
        },
        """
        新生儿访视率 | 石拐区 | 合计 | 2024 | 96.5
        新生儿访视率 | 石拐区 | 合计 | 2023 | 95.1
        """,
        merged=("A1:A2", "B1:D1", "E1:F1"),
    ),
    Form(
        "a part belongs to the row above it, even if that is not in the plan",
        {
            "Sheet1": """
2024年监测表
指标名称 | 单位 | 数值
新生儿访视率 | % | 96.5
其中：男 | % | 97
住院分娩率 | % | 100
其中：男 | % | 99
  农村 | % | 98
"""
        },
        """
        新生儿访视率 | 石拐区 | 合计 | 2024 | 96.5
        新生儿访视率 | 石拐区 | 男 | 2024 | 97
        """,
        ["F301 A5", "F301 A6", "F301 A7"],
    ),
    Form(
        "a part belongs to the indicator above it, even if that has no value of its own",
        {
            "Sheet1": """
2024年监测表
指标名称 | 数值
新生儿访视率 | 96.5
儿童超重率 |
其中： |
男 | 12
女 |
城市 | 13
"""
        },
        """
        新生儿访视率 | 石拐区 | 合计 | 2024 | 96.5
        儿童超重率 | 石拐区 | 男 | 2024 | 12
        儿童超重率 | 石拐区 | 城市 | 2024 | 13
        """,
    ),
    Form(
        "a part below a name that is not in the plan and has no value is not one of the indicator above that",
        {
            "Sheet1": """
2024年监测表
指标名称 | 数值
新生儿访视率 | 96.5
住院分娩率 |
其中：男 | 99
女 | 98
儿童超重率 | 12
二、儿童与教育 |
学前教育毛入园率 | 95
"""
        },
        """
        新生儿访视率 | 石拐区 | 合计 | 2024 | 96.5
        儿童超重率 | 石拐区 | 合计 | 2024 | 12
        学前教育毛入园率 | 石拐区 | 合计 | 2024 | 95
        """,
        ["F301 A5", "F301 A6"],
    ),
    Form(
        "a misspelt township is told, other columns of numbers beside it are not",
        {
            "Sheet1": """
2024年
指标名称 | 石拐街道 | 大发街 | 五当召镇 | 全区排名 | 同比 | 五当召镇排名 | 备注
适龄儿童免疫规划疫苗接种率 | 95 | 80 | 97 | 3 | 0.4 | 2 | 5
"""
        },
        """
        适龄儿童免疫规划疫苗接种率 | 石拐街道 | 合计 | 2024 | 95
        适龄儿童免疫规划疫苗接种率 | 五当召镇 | 合计 | 2024 | 97
        """,
        ["F302 C2"],
    ),
    Form(
        "parts of years and misspelt years are told, other columns of numbers beside them are not",
        {
            "Sheet1": """
指标名称 | '2023 | 2024年(1-9月) | '2O25 | 2024年上半年 | 2022年1—9月（%） | 2022年目标 | 2023年比2022年增减 | 排名
新生儿访视率 | 95 | 96 | 97 | 98 | 99 | 1 | 2 | 3
"""
        },
        "新生儿访视率 | 石拐区 | 合计 | 2023 | 95",
        ["F304 C1", "F304 D1", "F304 E1", "F304 F1"],
    ),
    Form(
        "a misspelt group is told, a count of one is not",
        {
            "Sheet1": """
2024年
指标名称 | 合计 | 男性 | 2024年女牲 | 女童数 | 大发街
新生儿访视率 | 96 | 97 | 95 | 61 | 5
"""
        },
        """
        新生儿访视率 | 石拐区 | 合计 | 2024 | 96
        新生儿访视率 | 石拐区 | 男 | 2024 | 97
        """,
        ["F305 D2"],
    ),
    Form(
        "a misspelt heading over words or blanks is told nowhere but among the columns that were not used",
        {
            "Sheet1": """
2024年
指标名称 | 石拐街道 | 大发街 | 五当召
适龄儿童免疫规划疫苗接种率 | 95 | 很好 |
"""
        },
        "适龄儿童免疫规划疫苗接种率 | 石拐街道 | 合计 | 2024 | 95",
    ),
    Form(
        "townships as parts below an indicator",
        {
            "Sheet1": """
2024年报表
项目 | 计量单位 | 全年数
1.新生儿访视率 | % | 96
（1）石拐街道 | % | 95
（2）五当召镇 | % | 97
2.新生儿死亡率 | ‰ | 2.5
①城镇 | ‰ | 0
②乡村 | ‰ | 5
"""
        },
        """
        新生儿访视率 | 石拐区 | 合计 | 2024 | 96
        新生儿访视率 | 石拐街道 | 合计 | 2024 | 95
        新生儿访视率 | 五当召镇 | 合计 | 2024 | 97
        新生儿死亡率 | 石拐区 | 合计 | 2024 | 2.5
        新生儿死亡率 | 石拐区 | 城市 | 2024 | 0
        新生儿死亡率 | 石拐区 | 农村 | 2024 | 5
        """,
    ),
    Form(
        "a hidden column of an earlier draft is not what a person sees",
        {
            "Sheet1": """
2024年监测表
指标名称 | 单位 | 数值 | 数值
新生儿访视率 | % | 50 | 96.5
"""
        },
        "新生儿访视率 | 石拐区 | 合计 | 2024 | 96.5",
        ["F113 "],
        hidden=("C",),
    ),
    Form(
        "an area merged down over its indicators is refused, not filled",
        {
            "Sheet1": """
2024年分镇监测表
地区 | 指标名称 | 数值
五当召镇 | 新生儿访视率 | 96.5
 | 3岁以下儿童系统管理率 | 95
吉忽伦图苏木 | 新生儿访视率 | 97
"""
        },
        """
        新生儿访视率 | 五当召镇 | 合计 | 2024 | 96.5
        新生儿访视率 | 吉忽伦图苏木 | 合计 | 2024 | 97
        """,
        ["F213 A4"],
        merged=("A3:A4",),
    ),
    Form(
        "a year merged down is refused, not filled",
        {
            "Sheet1": """
年份 | 指标名称 | 数值
2024年 | 新生儿访视率 | 96.5
 | 3岁以下儿童系统管理率 | 95
"""
        },
        "新生儿访视率 | 石拐区 | 合计 | 2024 | 96.5",
        ["F304 A3"],
        merged=("A2:A3",),
    ),
    Form(
        "counts alone, and rates that the counts make certain",
        {
            "Sheet1": """
2024年妇幼年报
指标名称 | 分子 | 分母 | 指标值（%）
新生儿访视率 | 120 | 125 |
5岁以下儿童生长迟缓率 | 3 | 375 | 0.8
"""
        },
        """
        新生儿访视率 | 石拐区 | 合计 | 2024 | 120/125
        5岁以下儿童生长迟缓率 | 石拐区 | 合计 | 2024 | 0.8
        """,
    ),
    Form(
        "the unit of the whole table in brackets of the title",
        {
            "Sheet1": """
2024年妇幼健康指标（单位：%）
指标名称 | 数值
新生儿死亡率 | 0.28
新生儿访视率 | 96.5
"""
        },
        """
        新生儿死亡率 | 石拐区 | 合计 | 2024 | 2.8
        新生儿访视率 | 石拐区 | 合计 | 2024 | 96.5
        """,
        ["F208 B3"],
    ),
    Form(
        "the indicator of a whole table in its title is not read",
        {
            "Sheet1": """
新生儿访视率（2024年）
地区 | 数值
五当召镇 | 96.5
"""
        },
        "",
        ["F105", "F111"],
    ),
    Form(
        "marks and numbers around the names",
        {
            "Sheet1": """
2024年监测表
指标名称 | 单位 | 数值
★新生儿访视率 | % | 96.5
（一）3岁以下儿童系统管理率* | % | 95.2
3. 12岁儿童患龋率 | % | 30
4 新生儿死亡率① | ‰ | 2.5
五、5岁以下儿童死亡率 | ‰ | 5
"""
        },
        """
        新生儿访视率 | 石拐区 | 合计 | 2024 | 96.5
        3岁以下儿童系统管理率 | 石拐区 | 合计 | 2024 | 95.2
        12岁儿童龋齿率 | 石拐区 | 合计 | 2024 | 30
        新生儿死亡率 | 石拐区 | 合计 | 2024 | 2.5
        5岁以下儿童死亡率 | 石拐区 | 合计 | 2024 | 5
        """,
    ),
    Form(
        "an indicator whose name begins like a note is told, not dropped",
        {
            "Sheet1": """
2024年监测表
指标名称 | 单位 | 数值
新生儿访视率 | % | 96.5
注册护士数 | 人 | 12
"""
        },
        "新生儿访视率 | 石拐区 | 合计 | 2024 | 96.5",
        ["F301 A4"],
    ),
    Form(
        "a school year is not a year",
        {
            "Sheet1": """
学生近视情况
指标名称 | 单位 | 2023—2024学年 | 2022年
小学生近视率 | % | 38 | 37
"""
        },
        "小学生近视率 | 石拐区 | 合计 | 2022 | 37",
    ),
    Form(
        "townships down, with the parts of an indicator to its right in the same heading row",
        {
            "各镇": """
各乡镇（街道）2023年体检情况
乡镇街道 | 儿童超重率 | 其中：男 | 女 | 新生儿访视率
五当召镇 | 15 | 16 | 14 | 96
石拐街道 | 12 | 13 | 11 | 97
"""
        },
        """
        儿童超重率 | 五当召镇 | 合计 | 2023 | 15
        儿童超重率 | 五当召镇 | 男 | 2023 | 16
        儿童超重率 | 五当召镇 | 女 | 2023 | 14
        新生儿访视率 | 五当召镇 | 合计 | 2023 | 96
        儿童超重率 | 石拐街道 | 合计 | 2023 | 12
        儿童超重率 | 石拐街道 | 男 | 2023 | 13
        儿童超重率 | 石拐街道 | 女 | 2023 | 11
        新生儿访视率 | 石拐街道 | 合计 | 2023 | 97
        """,
    ),
    Form(
        "a part to the right of a word that nobody knows is a part of something unknown",
        {
            "各镇": """
各乡镇（街道）2023年体检情况
乡镇街道 | 儿童超重率 | 体检人数 | 其中：男 | 新生儿访视率
五当召镇 | 15 | 300 | 160 | 96
"""
        },
        """
        儿童超重率 | 五当召镇 | 合计 | 2023 | 15
        新生儿访视率 | 五当召镇 | 合计 | 2023 | 96
        """,
    ),
    Form(
        "each indicator with its numerator and denominator to its right",
        {
            "各镇": """
乡镇街道 | 年份 | 儿童超重率 | 分子 | 分母 | 新生儿访视率 | 分子 | 分母
五当召镇 | 2023 | 15 | 30 | 200 | 95 | 19 | 20
"""
        },
        """
        儿童超重率 | 五当召镇 | 合计 | 2023 | 15
        新生儿访视率 | 五当召镇 | 合计 | 2023 | 95
        """,
    ),
    Form(
        "sex in a column of its own",
        {
            "Sheet1": """
2023年体检情况
指标名称 | 性别 | 数值
儿童超重率 | 合计 | 12
儿童超重率 | 男 | 13
"""
        },
        """
        儿童超重率 | 石拐区 | 合计 | 2023 | 12
        儿童超重率 | 石拐区 | 男 | 2023 | 13
        """,
    ),
    Form(
        "a name above a blank is not known to name it",
        {
            "Sheet1": """
2023年体检情况
乡镇街道 | 指标名称 | 数值
五当召镇 | 新生儿访视率 | 95
 | 儿童超重率 | 12
"""
        },
        "新生儿访视率 | 五当召镇 | 合计 | 2023 | 95",
        ["F213 A4"],
    ),
    Form(
        "a remark beside the value is no value",
        {
            "Sheet1": """
2023年目标完成情况
指标名称 | 单位 | 2023年完成值 | 完成情况
新生儿访视率 | % | 95 | 达标
儿童超重率 | % | 12 | 进展顺利
"""
        },
        """
        新生儿访视率 | 石拐区 | 合计 | 2023 | 95
        儿童超重率 | 石拐区 | 合计 | 2023 | 12
        """,
    ),
    Form(
        "this year so far and the same months of last year",
        {
            "Sheet1": """
2023年1—12月妇幼健康指标
指标名称 | 单位 | 本年累计 | 去年同期 | 增减
新生儿访视率 | % | 95 | 94 | 1
"""
        },
        """
        新生儿访视率 | 石拐区 | 合计 | 2023 | 95
        新生儿访视率 | 石拐区 | 合计 | 2022 | 94
        """,
    ),
]


@pytest.mark.parametrize("form", FORMS, ids=[form.because for form in FORMS])
def test_a_form_is_read_as_a_person_reads_it(form: Form, tmp_path: Path) -> None:
    try:
        submission = read([drawn(tmp_path, form)], PLAN)
    except Unreadable as unreadable:
        values, findings = {}, unreadable.findings
    else:
        values, findings = told(submission), submission.findings
    assert values == expected(form.read)
    assert [f"{found.code} {found.cell}" for found in findings if found.code != ENOUGH] == [
        each if " " in each else f"{each} " for each in form.findings
    ]
