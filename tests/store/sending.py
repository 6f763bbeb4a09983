"""Small submissions of a small plan, and the database that they are stored in."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from running import ROOT
from shigua_monitor.plan.load import load_plan
from shigua_monitor.plan.model import Plan
from shigua_monitor.store.connection import writing
from shigua_monitor.store.submissions import Added, Received, add
from shigua_monitor.submission.read import read

PLAN_FOLDER = ROOT / "tests" / "plans" / "second"
HEAD = "指标名称,地区,分组,年份,数值,单位,分子,分母,备注"
SCREENING, ABSENCE, NURSES = "听力筛查率", "演练缺席率", "照护站护士数"

Row = Sequence[str | int | float]


def plan() -> Plan:
    return load_plan(PLAN_FOLDER)


def screening(year: int, value: float | str, area: str = "示例县", group: str = "合计") -> Row:
    return SCREENING, area, group, year, value, "%", "", "", ""


def csv_file(path: Path, *rows: Row) -> Path:
    """A file as a department sends it."""
    path.write_text("\n".join([HEAD, *(",".join(map(str, row)) for row in rows)]) + "\n", encoding="utf-8")
    return path


def acts_file(path: Path, *rows: Row) -> Path:
    """A table of acts: what is asked for, the year and the state; evidence and date may follow."""
    lines = [",".join([*map(str, row), *[""] * (5 - len(row))]) for row in rows]
    path.write_text("\n".join(["要求,年份,状态,佐证材料,日期", *lines]) + "\n", encoding="utf-8")
    return path


def send(
    connection: sqlite3.Connection, file: Path, received: str = "2025-01-01", department: str | None = None
) -> Added:
    """Store a file in the transaction that is open."""
    return add(connection, Received(file.name, department, received, file.read_bytes(), read([file], plan())))


def stored(database: Path, file: Path, received: str = "2025-01-01", department: str | None = None) -> Added:
    """Store a file in a transaction of its own."""
    with writing(database) as connection:
        return send(connection, file, received, department)
