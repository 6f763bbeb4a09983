"""What departments reported of acts and clauses without figures, in the evaluations and in the feedback sheets."""

from __future__ import annotations

from pathlib import Path

import pytest

from in_process import monitor
from submission.act_tables import LITERACY, workbook

POSTS = "每个乡镇都有未保工作站或专门人员"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    headings = ["规划要求", "地区", "年份", "状态", "佐证材料", "日期"]
    rows = [
        ["建成统一的妇幼健康信息平台", "石拐区", 2024, "已落实", "石卫发〔2024〕3号", "2024-06-30"],
        [LITERACY, "石拐区", 2024, "推进中", None, "2024年5月"],
        ["开展母乳喂养促进行动", "石拐区", 2024, "已落实", None, None],
        [POSTS, "五当召镇", 2024, "已落实", "批复", None],
        [POSTS, "吉忽伦图苏木", 2024, "推进中", "方案", None],
    ]
    return workbook(tmp_path / "a.xlsx", *rows, headings=headings)


def written(file: Path, *options: str) -> str:
    out = file.with_name("report.md")
    run = monitor("report", file, *options, "-o", out)
    assert (run.code, run.err) == (0, "")
    return out.read_text(encoding="utf-8")


def test_an_evaluation_counts_the_states_and_names_what_lacks_evidence(file: Path) -> None:
    text = written(file, "--kind", "midterm")
    part = text.split("工作事项与定性条款\n")[-1]
    assert "工作事项74项：推进中2项、已落实2项、未报70项。未量化条款198项：推进中1项、未报197项。" in part
    assert "报为已落实而没有佐证材料的1项，应予补充：开展母乳喂养促进行动。" in part


def test_a_state_stands_with_its_date_and_evidence_in_the_tables(file: Path) -> None:
    text = written(file, "--kind", "final")
    rows = [line for line in text.splitlines() if line.startswith("|")]
    (platform,) = [row for row in rows if "妇幼健康信息平台建成 |" in row and "石卫发" in row]
    assert "已落实 | 2024-06-30 | 石卫发〔2024〕3号 | 区卫生健康委 |" in platform
    (literacy,) = [row for row in rows if LITERACY in row and "推进中" in row]
    assert literacy.endswith("| 推进中 | 2024-05 | — | 区卫生健康委 |")
    assert any("推进中 | — | 五当召镇（批复）、吉忽伦图苏木（方案） |" in row for row in rows)


def test_english_tells_the_states_too(file: Path) -> None:
    text = written(file, "--kind", "midterm", "--lang", "en")
    assert (
        "Acts: 74 (2 under way, 2 in place, 70 not reported). Clauses without a figure: 198 (1 under way, 197 not "
        in text
    )


def test_answers_alone_are_told_as_before(tmp_path: Path) -> None:
    (tmp_path / "old.csv").write_text("指标名称,年份,数值\n妇幼健康信息平台建成,2024,是\n", encoding="utf-8")
    text = written(tmp_path / "old.csv", "--kind", "midterm")
    assert "工作事项74项：已落实1项、未报73项。未量化条款198项：未报198项。" in text
    assert "佐证材料" not in text.split("工作事项与定性条款\n")[-1].split("\n## ")[0]


def test_a_department_gets_back_what_it_reported(file: Path) -> None:
    text = written(file, "--kind", "annual", "--department", "health")
    table = text.split("2024年报送的落实情况")[1]
    assert "| 措施1 | 建成统一的妇幼健康信息平台 | 已落实 | 2024-06-30 | 石卫发〔2024〕3号 |" in table
    assert "2024年报送的落实情况" not in written(file, "--kind", "annual", "--department", "justice")
