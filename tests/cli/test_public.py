"""--public, as a user runs it: no small count of people, and nothing that gives one away, in any format."""

import csv
import io
import json
import zipfile
from functools import cache
from pathlib import Path

import numpy as np
import openpyxl
import pytest

from in_process import monitor
from running import DISTRICT
from shigua_monitor.assessment.assess import arranged
from shigua_monitor.disclosure.hidden import hidden
from shigua_monitor.plan import load
from shigua_monitor.submission.read import read
from shigua_monitor.submission.rules import load_rules

UNDER5 = "health.under5_mortality"
_load_plan = cache(load.load_plan)


@pytest.fixture(autouse=True)
def plan_is_loaded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "load_plan", _load_plan)


@cache
def secrets() -> frozenset[str]:
    """The hidden values of the sample district, unrounded, but for fractions so simple that others may equal them."""
    plan = _load_plan()
    panel = arranged(read([DISTRICT], plan).observations, plan, 2024)
    cells = hidden(panel, plan, load_rules(plan)).cells
    shown = set(panel.value[np.isfinite(panel.value) & ~cells].tolist())
    values = panel.value[cells & (panel.denominator >= 60)].tolist()
    return frozenset(repr(value) for value in values if value * 18 % 1 > 1e-6 and value not in shown)


def assert_nothing_small(numbers: list[object]) -> None:
    assert [number for number in numbers if number in (1, 2, 3, 4)] == []


@cache
def document() -> dict:
    return json.loads(monitor("check", DISTRICT, "--public", "--format", "json").out)


def test_json_has_null_for_what_is_hidden_and_says_so() -> None:
    told = {each["target"]: each for each in document()["results"]}
    under5 = told[UNDER5]
    assert under5["attainment"] == "not_attained"
    assert [under5[name] for name in under5["suppressed"]] == [None] * len(under5["suppressed"])
    assert under5["suppressed"] == [
        "value", "numerator", "denominator", "baseline", "margin", "change", "evidence", "interval", "shortfall",
        "pooled", "projection",
    ]  # fmt: skip
    assert document()["suppression"]["cells"] == 103
    hidden_verdicts = [each["target"] for each in document()["results"] if "attainment" in each["suppressed"]]
    assert document()["suppression"]["verdicts"] == len(hidden_verdicts) == 4
    assert document()["suppression"]["findings"] == {"error": 0, "warning": 0, "info": 1}
    assert document()["findings"] == []
    assert all("suppressed" in each for each in document()["results"])


def test_json_of_a_publication_has_every_key_of_the_whole_one() -> None:
    whole = json.loads(monitor("check", DISTRICT, "--format", "json").out)
    assert [*document()] == [*whole, "suppression"]
    for public, result in zip(document()["results"], whole["results"], strict=True):
        assert [*public] == [*result, "suppressed"]


def test_no_small_count_of_people_stands_in_json() -> None:
    plan = _load_plan()
    people = {target.id for target in plan.targets if target.indicator and target.indicator.counts == "people"}
    results = [each for each in document()["results"] if each["target"] in people]
    assert_nothing_small([each[name] for each in results for name in ("numerator", "denominator", "shortfall")])
    pooled = [each["pooled"] for each in results if each["pooled"]]
    assert_nothing_small([each["numerator"] for each in pooled])
    assert any(each["numerator"] == 0 for each in results)


def test_the_hidden_values_of_the_sample_are_many_enough_to_look_for() -> None:
    assert len(secrets()) > 30


@pytest.mark.parametrize("output_format", ["json", "csv", "markdown", "table"])
def test_no_hidden_value_stands_in_any_format(output_format: str) -> None:
    whole = monitor("check", DISTRICT, "--format", output_format, "--lang", "en").out
    public = monitor("check", DISTRICT, "--format", output_format, "--lang", "en", "--public").out
    assert [value for value in secrets() if value in public] == []
    if output_format in ("json", "csv"):
        assert any(value in whole for value in secrets())
    under5 = "8.264462809917354" if output_format in ("json", "csv") else "8.26‰"
    assert under5 in whole
    assert under5 not in public


def test_a_screen_says_what_was_hidden_and_why() -> None:
    lines = monitor("check", DISTRICT, "--public", "--lang", "en", "--domain", "health").out
    told = " ".join(lines.split())
    assert "· Under-5 mortality rate: “*”: not published, for small numbers of people; broken in 2022" in told
    assert (
        "For publication: 103 cells of the data are hidden, marked “*”, for they hold a count of 1 to 4 people or "
        "would give one away; zeros are shown"
    ) in told
    assert "findings in the data are not listed in a publication (errors: 0, warnings: 0, notes: 1)" in told
    assert "no faults were found" not in told
    row = next(line for line in lines.splitlines() if line.startswith("Under-5") and "≤6.0‰" in line)
    assert row.split() == ["Under-5", "*", "≤6.0‰", "×", "not", "*", "*", "Health"]


def test_csv_and_markdown_mark_what_is_hidden() -> None:
    table = csv.DictReader(io.StringIO(monitor("check", DISTRICT, "--public", "--format", "csv").out))
    under5 = next(row for row in table if row["目标编号"] == UNDER5)
    assert [under5[key] for key in ("监测值", "差距", "比上年", "分子", "分母", "区间")] == ["*"] * 6
    assert under5["说明"].startswith("“*”：人数少，不公布")
    markdown = monitor("check", DISTRICT, "--public", "--format", "markdown").out
    assert "- 公开版：数据中有103个单元格不公布，以“*”表示" in markdown
    assert "公开版不列数据问题的内容（错误0个，警告0个，提示1个）" in markdown


def test_a_workbook_marks_what_is_hidden(tmp_path: Path) -> None:
    file = tmp_path / "p.xlsx"
    assert monitor("check", DISTRICT, "--public", "-o", file).code == 0
    book = openpyxl.load_workbook(file)
    sheet = book["达标情况"]
    rows = list(sheet.iter_rows(values_only=True))
    head = next(row for row in rows if "目标编号" in row)
    under5 = dict(zip(head, next(row for row in rows if UNDER5 in row), strict=True))
    assert [under5[key] for key in ("监测值", "差距", "比上年", "分子", "分母")] == ["*"] * 5
    everything = {cell for page in book for row in page.iter_rows(values_only=True) for cell in row}
    assert not {repr(cell) for cell in everything if isinstance(cell, float)} & secrets()
    assert any("公开版" in str(cell) for row in book["汇总"].iter_rows(values_only=True) for cell in row)


def test_the_exit_code_is_that_of_the_whole(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("指标名称,年份,数值,分子,分母\n婴儿死亡率,2024,约8,,\n新生儿死亡率,2024,,1,124\n", encoding="utf-8")
    run = monitor("check", file, "--public")
    assert run.code == 1
    assert "约8" not in run.out
    assert "错误1个" in run.out


def test_what_changed_is_not_told_of_a_hidden_count(tmp_path: Path) -> None:
    """Of 300 births 5 per mille allow one death: that the verdict turned would tell more than it may."""
    database, before, now = tmp_path / "m.db", tmp_path / "2023.csv", tmp_path / "2024.csv"
    for file, year, deaths in ((before, 2023, 0), (now, 2024, 2)):
        file.write_text(f"指标名称,年份,分子,分母\n婴儿死亡率,{year},{deaths},300\n", encoding="utf-8")
    assert monitor("db", "add", before, "--db", database, "--quiet", "--received", "2024-03-01").code == 0
    told = ("check", now, "--db", database, "--format", "json")
    whole, public = monitor(*told).json["changes"], monitor(*told, "--public").json["changes"]
    verdict = {"target": "health.infant_mortality", "indicator": "婴儿死亡率"}
    assert whole == {
        "since": {"taken": "2024-03-01", "year": 2023},
        "verdicts": [{**verdict, "before": "attained", "now": "not_attained"}],
        "new_warnings": [{"code": "W301", **verdict}],
        "cleared_warnings": [],
    }
    assert public == {"since": whole["since"], "verdicts": [], "new_warnings": [], "cleared_warnings": []}


def test_annotated_copies_are_no_publication(tmp_path: Path) -> None:
    run = monitor("check", DISTRICT, "--public", "--annotate", tmp_path / "copies")
    assert (run.code, run.out) == (2, "")
    assert "--public 不能与 --annotate 同用" in run.err
    assert not (tmp_path / "copies").exists()


# report


@pytest.mark.parametrize("kind", ["annual", "midterm", "final"])
def test_a_report_for_publication_holds_nothing_that_is_hidden(kind: str, tmp_path: Path) -> None:
    file = tmp_path / "r.md"
    assert monitor("report", DISTRICT, "--public", "--kind", kind, "--lang", "en", "-o", file, "--quiet").code == 0
    text = file.read_text("utf-8")
    assert [shown for shown in ("8.26‰", "7.75‰", "8.20‰", "35.71", "10.10‰") if shown in text] == []
    assert "103 cells of the data are hidden" in text
    assert "is about the published figures alone" in text
    assert "- **Under-5 mortality rate:** figure not published (every year: at most 6.0‰)." in text
    monitor("report", DISTRICT, "--kind", kind, "--lang", "en", "-o", file, "--quiet")
    assert "8.26‰" in file.read_text("utf-8")


@pytest.mark.parametrize("ending", ["html", "docx", "xlsx"])
def test_no_format_of_a_report_holds_what_is_hidden(ending: str, tmp_path: Path) -> None:
    file = tmp_path / f"r.{ending}"
    assert monitor("report", DISTRICT, "--public", "--lang", "en", "-o", file, "--quiet").code == 0
    parts = [file.read_bytes()]
    if ending != "html":
        with zipfile.ZipFile(file) as package:
            parts = [package.read(name) for name in package.namelist() if name.endswith(".xml")]
    text = b"".join(parts).decode("utf-8")
    assert [value for value in secrets() if value[:10] in text] == []
    assert "103 cells of the data are hidden" in text


def test_feedback_for_a_department_is_no_publication(tmp_path: Path) -> None:
    for option in (("--department", "卫健委", "-o", tmp_path / "r.md"), ("--each-department", tmp_path / "sheets")):
        run = monitor("report", DISTRICT, "--public", *option)
        assert run.code == 2
        assert "--public 不能用于部门反馈" in run.err
    assert list(tmp_path.iterdir()) == []


# db export


@pytest.fixture
def database(tmp_path: Path) -> Path:
    file = tmp_path / "m.db"
    assert monitor("db", "add", DISTRICT, "--db", file, "--quiet", "--received", "2025-03-01").code == 0
    return file


def test_an_export_for_publication_is_one_table_without_what_is_hidden(database: Path, tmp_path: Path) -> None:
    file = tmp_path / "p.csv"
    run = monitor("db", "export", "--public", "-o", file, "--db", database, "--lang", "en")
    assert run.out == f"written to {file}; values: 754, of them hidden in whole or in part (“*”): 103\n"
    text = file.read_text("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == 754
    assert [value for value in secrets() if value in text] == []
    infants = {row["year"]: row for row in rows if (row["indicator"], row["group"], row["area"]) == (
        "Infant mortality rate", "Total", "Shiguai District")}  # fmt: skip
    assert [infants["2022"][key] for key in ("value", "numerator", "denominator")] == ["*", "*", "*"]
    assert infants["2022"]["note"] == "“*”: not published, for small numbers of people"
    assert [infants["2021"][key] for key in ("value", "numerator", "denominator", "note")] == ["0.0", "0", "125", ""]


def test_an_export_for_publication_hides_what_check_hides(database: Path, tmp_path: Path) -> None:
    file = tmp_path / "p.csv"
    monitor("db", "export", "--public", "-o", file, "--db", database)
    told = json.loads(monitor("check", "--db", database, "--public", "--format", "json").out)
    hidden_rows = [row for row in csv.DictReader(io.StringIO(file.read_text("utf-8-sig"))) if row["说明"]]
    assert len(hidden_rows) == told["suppression"]["cells"]


def test_a_workbook_for_publication_says_why(database: Path, tmp_path: Path) -> None:
    file = tmp_path / "p.xlsx"
    assert monitor("db", "export", "--public", "-o", file, "--db", database).code == 0
    rows = list(openpyxl.load_workbook(file)["数据"].iter_rows(values_only=True))
    assert rows[0][0] == "石拐区儿童发展规划（2021—2030年）：数据（公开版）"
    assert str(rows[1][0]).startswith("公开版：数据中有103个单元格不公布")
    assert rows[2][:5] == ("指标", "地区", "分组", "年份", "监测值")


def test_an_export_for_publication_cannot_be_imported(database: Path, tmp_path: Path) -> None:
    file = tmp_path / "p.csv"
    monitor("db", "export", "--public", "-o", file, "--db", database)
    assert monitor("db", "import", file, "--db", tmp_path / "n.db").code == 2
    assert monitor("db", "export", "--public", "-o", tmp_path / "p.parquet", "--db", database).code == 2
