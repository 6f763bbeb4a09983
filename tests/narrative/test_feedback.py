"""The sheet of one department: its results, its faults, what it owes."""

from assessment.worlds import COUNTY, second_plan, shipped_plan
from narrative.worlds import material, section, sentences, table_rows, told
from shigua_monitor.findings import Finding
from shigua_monitor.narrative.compose import compose
from shigua_monitor.narrative.document import Document
from shigua_monitor.narrative.feedback import concerning
from shigua_monitor.text import Lang

PLAN = second_plan()
FIGURES = told(PLAN, screening={2024: {COUNTY: 80.0, "甲镇": 70.0, "乙镇": 90.0}}, care_line={2024: 0.0})


def sheet(department: str, lang: Lang = "zh") -> Document:
    return compose(material(PLAN, FIGURES, lang=lang).for_department(PLAN.departments[department]))


def test_a_sheet_is_titled_with_the_department_and_has_four_parts() -> None:
    document = sheet("care_office")
    assert document.title == "县照护办2024年度监测反馈单"
    assert [part.heading for part in document.sections] == ["监测结果", "预警情况", "报送数据的问题", "尚缺数据"]
    assert ("责任单位", "县照护办") in [(fact.label, fact.text) for fact in document.facts]


def test_it_names_what_is_not_attained_and_the_units_that_fail() -> None:
    assert sentences(section(sheet("care_office"), "results")) == [
        "县照护办负责8项目标，其中可量化7项，可判断3项：达标0项，未达标3项，达标率0.0%。"
        "另有1项目标没有数值，请报告进展状态。",
        "未达标3项：听力筛查率、听力筛查率（3个单位中1个未达标：甲镇（70.0%）；未报的单位：丙镇）、照护专线。",
    ]


def test_it_lists_the_figures_that_the_department_owes() -> None:
    assert table_rows(section(sheet("care_office"), "owed")) == [
        ["听力筛查率", "城镇、乡村、丙镇、丁街道", "规划未定"],
        ["烫伤住院率", "全部", "规划未定"],
        ["照护站护士数", "全部", "规划未定"],
    ]


def test_a_department_with_nothing_but_clauses_without_figures_sees_them_and_owes_no_figure() -> None:
    whole = material(shipped_plan(), told(shipped_plan(), infant_mortality={2024: 4.0}), lang="zh")
    document = compose(whole.for_department(shipped_plan().departments["human_resources"]))
    assert sentences(section(document, "results")) == [
        "区人力资源和社会保障局负责4项目标，均没有数值，请报告进展状态。"
    ]
    assert [row[4] for row in table_rows(section(document, "results"))] == ["未报"] * 4
    assert sentences(section(document, "owed")) == ["没有须由本单位报送的监测指标。"]


def test_a_finding_concerns_the_department_that_sends_the_indicator_or_the_table() -> None:
    found = [
        Finding("F201", "figures.csv", "figures", "B2", {"sent": "很多"}, indicator="听力筛查率"),
        Finding("F201", "figures.csv", "figures", "B3", {"sent": "很多"}, indicator="缺课率"),
        Finding("F106", "", "", "", {}),
        Finding("F106", "other.csv", "other", "", {}),
    ]
    whole = material(PLAN, FIGURES, findings=found)
    assert concerning(whole, "care_office") == [found[0], found[2]]
    assert concerning(whole, "school_board") == [found[1]]
