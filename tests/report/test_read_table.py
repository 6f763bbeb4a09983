"""What was read, with what was not used, and where a value stands when there are several files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from in_process import monitor
from submission.act_tables import act, workbook

HEADINGS = {"zh": "未使用的列", "en": "columns not used"}
SHEETS = {"zh": "读取情况", "en": "What was read"}


@pytest.fixture
def folders(tmp_path: Path) -> list[Path]:
    """Two files of one name; the first has a column with a heading that commands a screen."""
    rows = ["单位,\x1b[31m坏列\n儿童肥胖率,石拐区,2023,5,%,5", "单位\n儿童肥胖率,石拐区,2024,5,%"]
    files = [tmp_path / folder / "a.csv" for folder in ("d1", "d2")]
    for file, row in zip(files, rows, strict=True):
        file.parent.mkdir()
        file.write_text(f"指标名称,地区,年份,数值,{row}\n", encoding="utf-8")
    return [file.parent for file in files]


def cells(book: Path, sheet: str) -> list[list[Any]]:
    return [list(row) for row in openpyxl.load_workbook(book)[sheet].iter_rows(values_only=True)]


def by_heading(rows: list[list[Any]], heading: str) -> list[Any]:
    """What stands below a heading."""
    at = next(place for place, row in enumerate(rows) if heading in row)
    return [row[rows[at].index(heading)] for row in rows[at + 1 :]]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_columns_that_were_not_used_are_told_in_every_format(lang: str, folders: list[Path], tmp_path: Path) -> None:
    options = [*folders, "--lang", lang]
    screen = monitor("check", *options).out
    assert "\x1b" not in screen
    assert "�[31m坏列" in screen
    heading = HEADINGS[lang]
    markdown = monitor("check", *options, "--format", "markdown").out.splitlines()
    assert [line.split(" | ")[-1] for line in markdown if "a.csv | a |" in line][:2] == ["�\\[31m坏列 |", "— |"]
    monitor("check", *options, "-o", tmp_path / "x.xlsx")
    assert by_heading(cells(tmp_path / "x.xlsx", SHEETS[lang]), heading) == ["�[31m坏列", None]
    monitor("report", *options, "-o", tmp_path / "r.md")
    report = (tmp_path / "r.md").read_text(encoding="utf-8")
    assert "�\\[31m坏列" in report
    assert heading in report.lower()


def test_a_source_names_its_file_where_there_are_several(folders: list[Path], tmp_path: Path) -> None:
    files = [*(folder.name for folder in folders), workbook(tmp_path / "states.xlsx", act()).name]
    monitor("check", *files, "-o", "x.xlsx", cwd=tmp_path)
    rows = cells(tmp_path / "x.xlsx", "达标情况")
    assert [each for each in by_heading(rows, "来源") if each] == ["d2/a.csv a!D2", "states.xlsx 落实情况!D2"]
    assert "states.xlsx 落实情况!D2" in by_heading(cells(tmp_path / "x.xlsx", "落实情况"), "来源")
    assert ",d2/a.csv a!D2\n" in monitor("check", *files, "--format", "csv", cwd=tmp_path).out


def test_a_source_of_the_only_file_is_its_sheet_and_cell(folders: list[Path], tmp_path: Path) -> None:
    assert ",a!D2\n" in monitor("check", folders[1], "--format", "csv").out
    monitor("check", workbook(tmp_path / "states.xlsx", act()), "-o", tmp_path / "x.xlsx")
    assert "落实情况!D2" in by_heading(cells(tmp_path / "x.xlsx", "落实情况"), "来源")
