"""Small workbooks with a table of acts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from shigua_monitor import load_plan, read
from shigua_monitor.submission.read import Submission

PLAN = load_plan()
HEADINGS = ["条款", "规划要求", "年份", "状态", "佐证材料", "日期", "责任单位", "备注"]
CLAUSE, LITERACY = "健康·目标·2", "普及健康生活方式、提升健康素养"
PLATFORM = "建成统一的妇幼健康信息平台"


def act(state: Any = "已落实", **changed: Any) -> list[Any]:
    """A sound row with some of its cells changed."""
    parts = {
        "clause": None,
        "statement": PLATFORM,
        "year": 2024,
        "state": state,
        "evidence": "石卫发〔2024〕3号，第2页",
        "date": "2024-06-30",
        "department": "区卫健委",
        "note": None,
    }
    return list((parts | changed).values())


def workbook(path: Path, *rows: Sequence[Any], headings: Sequence[str] = HEADINGS, sheet: str = "落实情况") -> Path:
    book = Workbook()
    page = book.worksheets[0]
    page.title = sheet
    page.append(list(headings))
    for row in rows:
        page.append(list(row))
    book.save(path)
    return path


def sent(folder: Path, *rows: Sequence[Any], headings: Sequence[str] = HEADINGS) -> Submission:
    """The rows in a workbook, read."""
    return read([workbook(folder / "a.xlsx", *rows, headings=headings)], PLAN)
