"""Acts and clauses without a figure in what `check` shows: screen, JSON, workbook and Markdown."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from rich.cells import cell_len

from in_process import monitor
from running import NATIONAL
from submission.act_tables import LITERACY, PLAN, act, workbook

TITLE = {"zh": "【工作事项与定性条款】", "en": "【Acts and qualitative clauses】"}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    rows = [
        act(),
        act("推进中", statement=LITERACY, evidence=None, date=None),
        act("未启动", statement="开展母乳喂养促进行动", evidence="+1+1\u202e", date="2024年5月"),
    ]
    return workbook(tmp_path / "a.xlsx", *rows)


def section(out: str, lang: str) -> list[str]:
    lines = out.splitlines()
    start = lines.index(TITLE[lang])
    return lines[start + 1 : lines.index("", start + 1)]


def test_the_screen_counts_the_states_and_lists_what_was_reported(file: Path) -> None:
    assert section(monitor("check", file).out, "zh") == [
        "2024年共 272 项：未启动 1、推进中 1、已落实 1、未报 269",
        "目标                      状态    日期        佐证材料                  责任单位",
        "─" * 80,
        "普及健康生活方式、提升健  推进中  —           —                         卫健委",
        "康素养",
        "建成统一的妇幼健康信息平  已落实  2024-06-30  石卫发〔2024〕3号，第2页  卫健委",
        "台",
        "开展母乳喂养促进行动      未启动  2024-05     +1+1�                     卫健委",
    ]


def test_the_screen_says_it_in_english_too(file: Path) -> None:
    lines = section(monitor("check", file, "--lang", "en").out, "en")
    assert lines[0] == "2024: 272 in all: 1 not begun, 1 under way, 1 in place, 269 not reported"
    assert lines[1].split() == ["target", "state", "date", "evidence", "department"]


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_section_fits_the_screen(width: int, lang: str, file: Path) -> None:
    out = monitor("check", file, "--lang", lang, env={"COLUMNS": str(width)}).out
    assert max(map(cell_len, section(out, lang))) <= width


def test_many_states_are_cut_short_and_counted(tmp_path: Path) -> None:
    demands = [target.statement.zh for target in PLAN.targets if target.criterion.kind == "not_quantified"]
    rows = [act("推进中", statement=demand) for demand in demands[:25]]
    out = monitor("check", workbook(tmp_path / "a.xlsx", *rows)).out
    lines = section(out, "zh")
    assert sum("推进中" in line for line in lines[1:]) == 20
    assert lines[-1] == "……另有 5 条，用 -o 写入文件可看全部"


def test_without_any_state_there_is_no_section() -> None:
    run = monitor("check", NATIONAL, "--area", "全国")
    assert TITLE["zh"] not in run.out


def test_answers_with_yes_or_no_are_counted_apart(file: Path) -> None:
    old = file.with_name("old.csv")
    old.write_text("指标名称,年份,数值\n学校消防演习常态化开展,2024,是\n", encoding="utf-8")
    assert section(monitor("check", file, old).out, "zh")[:2] == [
        "2024年共 272 项：未启动 1、推进中 1、已落实 2、未报 268",
        "其中 1 项只报了是或否，见达标情况",
    ]


def test_json_lists_what_was_reported_with_its_cell(file: Path) -> None:
    document = monitor("check", file, "--format", "json").json
    assert [each["target"] for each in document["acts"]] == [
        "health.health_literacy",
        "health.maternal_child_information_platform",
        "health.breastfeeding_action",
    ]
    assert document["acts"][1] == {
        "target": "health.maternal_child_information_platform",
        "clause": {"domain": "health", "section": "measure", "item": 1},
        "statement": "建成统一的妇幼健康信息平台",
        "indicator": "妇幼健康信息平台建成",
        "criterion": "in_place",
        "area": "石拐区",
        "year": 2024,
        "state": "in_place",
        "evidence": "石卫发〔2024〕3号，第2页",
        "date": "2024-06-30",
        "department": "health",
        "units": [],
        "source": [{"file": "a.xlsx", "sheet": "落实情况", "cell": "D2"}],
    }
    assert (document["acts"][0]["indicator"], document["acts"][0]["evidence"]) == (None, None)
    assert document["acts_summary"] == {
        "targets": 272,
        "not_begun": 1,
        "under_way": 1,
        "in_place": 1,
        "not_in_place": 0,
        "not_applicable": 0,
        "not_reported": 269,
    }


def test_json_tells_each_unit_by_itself(tmp_path: Path) -> None:
    rows = [["每个乡镇都有未保工作站或专门人员", area, 2024, "已落实", "批复"] for area in ("五当召镇", "吉忽伦图苏木")]
    file = workbook(tmp_path / "a.xlsx", *rows, headings=["规划要求", "地区", "年份", "状态", "佐证材料"])
    told = {each["target"]: each for each in monitor("check", file, "--format", "json").json["acts"]}
    found = told["welfare.township_protection_posts"]
    assert (found["state"], found["evidence"]) == ("in_place", None)
    assert found["units"] == [
        {"area": area, "state": "in_place", "evidence": "批复", "date": None} for area in ("五当召镇", "吉忽伦图苏木")
    ]


def test_the_workbook_lists_every_demand_with_its_state(file: Path, tmp_path: Path) -> None:
    monitor("check", file, "-o", tmp_path / "out.xlsx")
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    assert book.sheetnames == ["汇总", "达标情况", "落实情况", "预警", "数据问题", "读取情况"]
    sheet = book["落实情况"]
    assert sheet["A2"].value == "2024年共 272 项：未启动 1、推进中 1、已落实 1、未报 269"
    assert sheet.max_row == 3 + 272
    rows = {row[8]: row for row in sheet.iter_rows(min_row=4, values_only=True)}
    assert rows["health.breastfeeding_action"] == (
        "儿童与健康", "措施10", "开展母乳喂养促进行动", "石拐区", "未启动", "2024-05", "+1+1�", "区卫生健康委",
        "health.breastfeeding_action", "落实情况!D4",
    )  # fmt: skip
    assert rows["health.child_health_services"][4] == "未报"
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_markdown_has_a_section_for_what_was_reported(file: Path) -> None:
    out = monitor("check", file, "--format", "markdown").out
    part = out.split("## 工作事项与定性条款\n")[1].split("\n## ")[0].strip().splitlines()
    assert part[0] == "- 2024年共 272 项：未启动 1、推进中 1、已落实 1、未报 269"
    assert part[2] == "| 领域 | 条款 | 目标 | 地区 | 状态 | 日期 | 佐证材料 | 责任单位 |"
    assert len(part) == 4 + 3


def test_a_department_sees_its_own_acts_alone(file: Path) -> None:
    document = monitor("check", file, "--format", "json", "--department", "education").json
    assert document["acts"] == []
    assert document["acts_summary"]["targets"] == sum(
        each["criterion"] in ("in_place", "not_quantified") for each in document["results"]
    )


def test_in_place_without_evidence_is_a_warning_of_the_data(tmp_path: Path) -> None:
    run = monitor("check", workbook(tmp_path / "a.xlsx", act(evidence=None)), "--format", "json")
    assert run.code == 0
    assert [(each["code"], each["severity"], each["cell"]) for each in run.json["findings"]] == [
        ("F502", "warning", "D2")
    ]


def test_a_publication_keeps_the_states_and_not_the_words_of_departments(file: Path) -> None:
    document = monitor("check", file, "--public", "--format", "json").json
    assert [(each["state"], each["evidence"]) for each in document["acts"]] == [
        ("under_way", None),
        ("in_place", None),
        ("not_begun", None),
    ]
    assert "石卫发" not in monitor("check", file, "--public").out


def explained(file: Path, target: str, *options: str) -> str:
    return "".join(monitor("explain", target, file, *options).out.split())


def test_explain_names_the_state_its_evidence_and_its_date(file: Path) -> None:
    done = explained(file, "health.maternal_child_information_platform")
    assert "比较报为“已落实”：已落实；佐证材料：石卫发〔2024〕3号，第2页；日期：2024-06-30" in done
    assert "比较报为“未启动”：未落实；佐证材料：+1+1�；日期：2024-05" in explained(file, "health.breastfeeding_action")
    assert "状态报为“推进中”；佐证材料：—；日期：—" in explained(file, "health.health_literacy")
    english = monitor("explain", "health.health_literacy", file, "--lang", "en").out
    assert "reported as “under way”; evidence: —; date: —" in english


def test_explain_tells_the_state_in_json(file: Path) -> None:
    document = monitor("explain", "health.health_literacy", file, "--format", "json").json
    assert document["explanations"][0]["act"] == {"state": "under_way", "evidence": None, "date": None}
