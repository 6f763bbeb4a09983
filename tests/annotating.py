"""Workbooks as departments send them, their annotated copies, and what tests look at in both."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Border, Font, PatternFill, Side
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from shigua_monitor.findings import Finding
from shigua_monitor.plan.model import Plan
from shigua_monitor.report.annotated import AnnotatedCopy, annotated_copies
from shigua_monitor.report.notes import finding_message
from shigua_monitor.submission.read import read
from submission import raw_workbooks as raw

MANAGED = "3岁以下儿童系统管理率"
HEADINGS = ["指标名称", "地区", "分组", "年份", "数值", "单位", "分子", "分母"]
RED, YELLOW, BLUE = "FFFFC7CE", "FFFFEB9C", "FFDDEBF7"
RICH_SHEET = "监测 '数据'"


def rich_workbook(path: Path) -> Path:
    """What departments make: titles, merged cells, formulas, formats, lists, rules, comments, a chart, a picture."""
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.title = RICH_SHEET
    page.append(["石拐区儿童发展监测报送表"])
    page.merge_cells("A1:H1")
    page.append([*HEADINGS, "数值"])
    for cell in page[2]:
        cell.font, cell.fill = Font(bold=True, color="FFFFFF"), PatternFill("solid", fgColor="1F4E78")
        cell.border = Border(bottom=Side(style="thin"))
    for row in (
        [MANAGED, "石拐区", "合计", 2024, "约95%", "%"],
        [MANAGED, "石拐区", "合计", 2023, 0.953, "%"],
        [MANAGED, "石拐区", "合计", 2021, 93, "%", 10, 20],
        [MANAGED, "石拐区", "合计", 2022, 94, "%"],
        [MANAGED, None, "合计", 2020, 92, "%"],
        ["人均绿地", "石拐区", "合计", 2021, 93, "%"],
        [MANAGED, "石拐区", "合计", 2019, "=G5*2", "%"],
    ):
        page.append(row)
    page["E4"].number_format = "0.0%"
    page["E5"].number_format, page["E5"].font = "0.00", Font(italic=True, color="FF0000")
    page.merge_cells("B6:B7")
    page["E3"].comment, page["A3"].comment = Comment("科室的批注", "张三"), Comment("另一条批注", "李四")
    choice = DataValidation(type="list", formula1='"合计,男,女"')
    page.add_data_validation(choice)
    choice.add("C3:C20")
    page.conditional_formatting.add("E3:E20", CellIsRule(operator="lessThan", formula=["90"], font=Font(bold=True)))
    page.column_dimensions["A"].width, page.row_dimensions[5].height = 30, 40
    page.freeze_panes, page.print_title_rows, page.print_area = "A3", "1:2", "A1:I9"
    chart = BarChart()
    chart.add_data(Reference(page, min_col=5, min_row=2, max_row=9), titles_from_data=True)
    page.add_chart(chart, "K2")
    other = book.create_sheet("说明")
    other["A1"], other["B2"] = "填报说明", "=SUM(1,2)"
    book.defined_names["总数"] = DefinedName("总数", attr_text="'说明'!$B$2")
    book.save(path)
    return path


def with_parts(path: Path, more: dict[str, bytes], changed: dict[str, tuple[str, str]] | None = None) -> Path:
    """The package with parts added, and texts within parts replaced."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for name, (old, new) in (changed or {}).items():
        assert old.encode() in parts[name]
        parts[name] = parts[name].replace(old.encode(), new.encode())
    return raw.write(path, {**parts, **more})


def annotate(path: Path, plan: Plan, lang: Any = "zh") -> AnnotatedCopy:
    (copy,) = annotated_copies(read([path], plan).findings, {path.name: path}, lang)
    return copy


def loaded(copy: AnnotatedCopy) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(copy.content))


def told(findings: Sequence[Finding]) -> list[tuple[Any, ...]]:
    """Findings without the name of their file."""
    return [(each.sheet, each.cell, each.count, finding_message("zh", each)) for each in findings]


def book(path: Path, rows: Sequence[Sequence[Any]], sheet: str = "监测数据") -> Path:
    new = openpyxl.Workbook()
    page = new.worksheets[0]
    page.title = sheet
    for row in [HEADINGS, *rows]:
        page.append(list(row))
    new.save(path)
    return path
