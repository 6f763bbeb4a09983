"""Runs the command as a user does, and builds the small workbooks that tests send to it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "sample_data"
NATIONAL = SAMPLES / "national_published.csv"
DISTRICT = SAMPLES / "district_invented_2020_2024.xlsx"

LIST = ["指标名称", "地区", "分组", "年份", "数值", "单位", "分子", "分母"]


@dataclass(frozen=True)
class Run:
    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        return json.loads(self.out)


def monitor(
    *arguments: str | Path, env: Mapping[str, str] | None = None, cwd: Path | None = None, encoding: str = "utf-8"
) -> Run:
    """`monitor` in a process of its own, with its exit code and what it printed."""
    ended = subprocess.run(
        [sys.executable, "-m", "shigua_monitor", *map(str, arguments)],
        capture_output=True,
        cwd=cwd,
        env={**os.environ, "MONITOR_LANG": "", **(env or {})},
        check=False,
    )
    out, err = ended.stdout.decode(encoding), ended.stderr.decode(encoding)
    assert "Traceback" not in err
    return Run(ended.returncode, out, err)


def workbook(
    path: Path, rows: Sequence[Sequence[Any]], headings: Sequence[str] = LIST, sheet: str = "监测数据"
) -> Path:
    """An .xlsx file with one table."""
    from openpyxl import Workbook

    book = Workbook()
    page = book.worksheets[0]
    page.title = sheet
    page.append(list(headings))
    for row in rows:
        page.append(list(row))
    book.save(path)
    return path


def result(document: Mapping[str, Any], target: str) -> dict[str, Any]:
    """The result of one target in a JSON document of `check`."""
    return next(each for each in document["results"] if each["target"] == target)
