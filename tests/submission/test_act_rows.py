"""States, evidence and dates of acts: what is read, and the sentence for every cell that cannot be taken as it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from shigua_monitor import read
from shigua_monitor.acts import ActReport, ActState
from shigua_monitor.findings import Finding
from shigua_monitor.observations import State
from shigua_monitor.report.notes import finding_hint, finding_message
from shigua_monitor.submission.read import Unreadable
from shigua_monitor.text import LANGS, say
from submission.act_tables import CLAUSE, LITERACY, PLAN, PLATFORM, act, sent, workbook

SOUND = act("推进中", statement=LITERACY, date=None)
PLATFORM_INDICATOR = "maternal_child_information_platform"


@dataclass(frozen=True)
class Fault:
    """One row, with the finding it must give at its cell. `used` says whether its state is used in spite of it."""

    code: str
    row: Sequence[Any]
    cell: str
    zh: str
    en: str
    used: bool = False


FAULTS = [
    Fault("F215", act("基本落实"), "D2",
          "“基本落实”不是可识别的状态（相近：已落实）；请填“未启动”“推进中”或“已落实”，说明写在佐证材料或备注里",
          "“基本落实” is not a state that is known (most like it: 已落实); enter not begun, under way or in place, and "
          "say more under evidence or remarks"),
    Fault("F215", act(None), "D2",
          "空白不是可识别的状态（相近：无）；请填“未启动”“推进中”或“已落实”，说明写在佐证材料或备注里",
          "a blank is not a state that is known (most like it: none); enter not begun, under way or in place, and say "
          "more under evidence or remarks"),
    Fault("F206", act("=1+1"), "D2", "公式没有保存计算结果；请用 Excel 或 WPS 打开文件，保存后重新报送",
          "the formula has no stored result; open the file in Excel or WPS, save it and send it again"),
    Fault("F206", act("推进中", evidence="=1+1"), "E2",
          "公式没有保存计算结果；请用 Excel 或 WPS 打开文件，保存后重新报送",
          "the formula has no stored result; open the file in Excel or WPS, save it and send it again", used=True),
    Fault("F207", act(date="#REF!"), "F2", "单元格是错误值 #REF!；请改正公式或直接填数值",
          "the cell holds the error #REF!; mend the formula or enter the value", used=True),
    Fault("F216", act(date="上个月"), "F2", "“上个月”不是可识别的日期，未使用；请填年月日，如 2024-06-30",
          "“上个月” is not a date that can be read; it is not used; enter year, month and day, such as 2024-06-30",
          used=True),
    Fault("F304", act(year="去年"), "C2", "“去年”不是可识别的年份；请填四位年份，如 2024",
          "“去年” is not a year that can be read; enter four digits, such as 2024"),
    Fault("F304", act(year=None), "C2", "空白不是可识别的年份；请填四位年份，如 2024",
          "a blank is not a year that can be read; enter four digits, such as 2024"),
    Fault("F318", act(year="2031年"), "C2", "年份 2031 在规划的最后一年 2030 之后，未使用；请核对年份",
          "the year 2031 is after the plan's last one, 2030; it is not used; check the year"),
    Fault("F314", act(statement="建成统一的妇幼信息平台"), "B2",
          "“建成统一的妇幼信息平台”不是规划中报送状态的条款，本行未使用（相近：建成统一的妇幼健康信息平台）；"
          "请用规划的条款编号或要求原文；有数值的指标请另在数据表中报送",
          "“建成统一的妇幼信息平台” is no act or qualitative clause of the plan; the row is not used (most like it: "
          "建成统一的妇幼健康信息平台); use the number of the clause or the plan's words; figures belong into a table "
          "of indicators"),
    Fault("F314", act(clause="健康·目标·99", statement="没有这项要求"), "B2",
          "“没有这项要求”不是规划中报送状态的条款，本行未使用（相近：无）；"
          "请用规划的条款编号或要求原文；有数值的指标请另在数据表中报送",
          "“没有这项要求” is no act or qualitative clause of the plan; the row is not used (most like it: none); use "
          "the number of the clause or the plan's words; figures belong into a table of indicators"),
    Fault("F314", act(statement=None), "D2",
          "空白不是规划中报送状态的条款，本行未使用（相近：无）；"
          "请用规划的条款编号或要求原文；有数值的指标请另在数据表中报送",
          "a blank is no act or qualitative clause of the plan; the row is not used (most like it: none); use the "
          "number of the clause or the plan's words; figures belong into a table of indicators"),
    Fault("F315", act(clause="健康·措施·1", statement="健康优先"), "A2",
          "“健康·措施·1”有 3 项要求，看不出报的是哪一项（儿童健康指标列入政府考核、建成统一的妇幼健康信息平台、"
          "健康融入各项政策并增加投入），本行未使用；请写明是哪一项要求",
          "“健康·措施·1” has 3 demands and the row does not say which (Child health indicators in the government's "
          "assessment, One information platform for mothers and children, Health in all policies and more investment); "
          "it is not used; say which demand it is"),
    Fault("F316", act(clause=CLAUSE), "A2",
          f"“{CLAUSE}、{PLATFORM}”指的不是同一项要求，本行未使用；请核对条款编号和要求，改正其中之一",
          f"“{CLAUSE}, {PLATFORM}” do not mean the same demand; the row is not used; check the number of the clause "
          "and the demand, and correct one"),
    Fault("F406", act(date="2025年1月"), "F2",
          "日期 2025-01 晚于2024年，2024年末是否已落实存疑；请核对日期和年份；当年还没有落实的请填“推进中”",
          "the date 2025-01 is after 2024; whether it was in place by the end of that year is open; check the date and "
          "the year; enter under way if it was not in place yet", used=True),
    Fault("F502", act(evidence=None), "D2", "报为“已落实”而没有佐证材料；请补填文件名称、文号、日期和页码",
          "reported as “已落实” without evidence; add the document with its number, date and page", used=True),
    Fault("F502", act("是", evidence="无"), "D2", "报为“是”而没有佐证材料；请补填文件名称、文号、日期和页码",
          "reported as “是” without evidence; add the document with its number, date and page", used=True),
]  # fmt: skip


def sentence(found: Finding, lang: Any) -> str:
    return f"{finding_message(lang, found)}{'；' if lang == 'zh' else '; '}{finding_hint(lang, found)}"


def states(reports: Sequence[ActReport]) -> dict[str, ActState]:
    return {report.act: report.state for report in reports}


@pytest.mark.parametrize("fault", FAULTS, ids=[f"{fault.code} {fault.zh[:20]}" for fault in FAULTS])
def test_a_fault_gives_its_sentence_at_its_cell(fault: Fault, tmp_path: Path) -> None:
    read_ = sent(tmp_path, fault.row, SOUND)
    assert [(found.code, found.cell) for found in read_.findings] == [(fault.code, fault.cell)]
    assert sentence(read_.findings[0], "zh") == fault.zh
    assert sentence(read_.findings[0], "en") == fault.en
    assert len(read_.acts) == 1 + fault.used
    assert (read_.observations.state == State.USED).sum() == fault.used


def test_a_row_tells_act_state_evidence_date_and_department_with_its_cell(tmp_path: Path) -> None:
    (report,) = sent(tmp_path, act(date=dt.datetime(2024, 3, 5))).acts
    assert report == ActReport(
        act="health.maternal_child_information_platform",
        area="石拐区",
        year=2024,
        state=ActState.IN_PLACE,
        evidence="石卫发〔2024〕3号，第2页",
        date="2024-03-05",
        department="health",
        file="a.xlsx",
        sheet="落实情况",
        row=2,
        column=4,
    )
    assert report.cell == "D2"


@pytest.mark.parametrize(
    ("word", "state", "value"),
    [
        ("未启动", "not_begun", 0), ("尚未开始", "not_begun", 0), ("not begun", "not_begun", 0),
        ("推进中", "under_way", 0),
        (" 推 进 中 ", "under_way", 0), ("Under way", "under_way", 0), ("已启动", "under_way", 0),
        ("已落实", "in_place", 1),
        ("已完成", "in_place", 1), ("in place", "in_place", 1), ("是", "in_place", 1), (1, "in_place", 1),
        (True, "in_place", 1), ("√", "in_place", 1), ("否", "not_in_place", 0), ("未落实", "not_in_place", 0),
        (0, "not_in_place", 0), (False, "not_in_place", 0),
    ],
)  # fmt: skip
def test_a_state_is_read_and_gives_its_indicator_a_value(word: Any, state: str, value: int, tmp_path: Path) -> None:
    read_ = sent(tmp_path, act(word))
    assert [report.state.value for report in read_.acts] == [state]
    frame = read_.observations.to_frame()
    assert frame[["indicator", "year", "value", "state"]].values.tolist() == [
        [PLATFORM_INDICATOR, 2024, float(value), "used"]
    ]
    assert read_.findings == []


def test_what_does_not_apply_is_a_state_of_its_own(tmp_path: Path) -> None:
    read_ = sent(tmp_path, act("不适用", evidence=None))
    assert states(read_.acts) == {"health.maternal_child_information_platform": ActState.NOT_APPLICABLE}
    assert read_.observations.state.tolist() == [State.NOT_APPLICABLE]


def test_a_clause_without_a_figure_has_a_state_and_no_value(tmp_path: Path) -> None:
    read_ = sent(tmp_path, act("推进中", clause=CLAUSE, statement=None))
    assert states(read_.acts) == {"health.health_literacy": ActState.UNDER_WAY}
    assert len(read_.observations) == 0
    assert [(table.layout, table.rows_read) for table in read_.tables] == [("acts", 1)]


def test_the_words_of_a_clause_need_not_be_those_of_the_plan_if_its_number_has_one_demand(tmp_path: Path) -> None:
    assert states(sent(tmp_path, act("推进中", clause=CLAUSE, statement="健康素养提升")).acts) == {
        "health.health_literacy": ActState.UNDER_WAY
    }


def test_the_same_state_twice_is_used_once_with_its_evidence(tmp_path: Path) -> None:
    read_ = sent(tmp_path, act("推进中", evidence=None), act("正在推进", evidence="方案"))
    assert [(found.code, found.cell) for found in read_.findings] == [("F306", "D3")]
    assert sentence(read_.findings[0], "zh") == "正在推进 与 落实情况!D2 的 推进中 重复，只用一次；请删去重复的行"
    assert [report.evidence for report in read_.acts] == ["方案"]
    assert len(read_.observations) == 1


def test_two_files_that_disagree_are_both_named_and_neither_state_is_used(tmp_path: Path) -> None:
    files = [workbook(tmp_path / "卫健.xlsx", act()), workbook(tmp_path / "妇联.xlsx", act("未启动"), SOUND)]
    read_ = read(files, PLAN)
    assert [(found.code, found.file, found.cell) for found in read_.findings] == [("F317", "妇联.xlsx", "D2")]
    zh = "状态“未启动”与 卫健.xlsx 落实情况!D2 的“已落实”不一致，均未使用；请核对后只保留正确的一个"
    en = (
        "the state “未启动” contradicts “已落实” in 卫健.xlsx 落实情况!D2; neither is used; "
        "find out which is right and keep that one"
    )
    assert [sentence(read_.findings[0], lang) for lang in LANGS] == [zh, en]
    assert states(read_.acts) == {"health.health_literacy": ActState.UNDER_WAY}
    assert read_.observations.state.tolist() == [State.WITHHELD, State.WITHHELD]


@pytest.mark.parametrize(("answer", "codes", "kept"), [("是", ["F306"], 1), ("否", ["F307"], 0)])
def test_a_state_and_an_answer_in_the_old_form_agree_or_withhold_one_another(
    answer: str, codes: list[str], kept: int, tmp_path: Path
) -> None:
    old = tmp_path / "old.csv"
    old.write_text(f"指标名称,年份,数值\n妇幼健康信息平台建成,2024,{answer}\n", encoding="utf-8")
    read_ = read([old, workbook(tmp_path / "new.xlsx", act())], PLAN)
    assert [found.code for found in read_.findings] == codes
    assert len(read_.acts) == kept


def test_the_old_form_reads_the_words_of_states(tmp_path: Path) -> None:
    rows = "".join(f"妇幼健康信息平台建成,{year},{word}\n" for year, word in
                   zip(range(2021, 2025), ("未启动", "推进中", "已落实", "是"), strict=True))  # fmt: skip
    (tmp_path / "old.csv").write_text("指标名称,年份,数值\n" + rows, encoding="utf-8")
    read_ = read([tmp_path / "old.csv"], PLAN)
    assert (read_.observations.value.tolist(), read_.findings) == ([0, 0, 1, 1], [])


def test_a_column_of_states_beside_years_is_one_of_values(tmp_path: Path) -> None:
    rows = "妇幼健康信息平台建成,否,推进中\n学校消防演习常态化开展,是,已落实\n"
    (tmp_path / "2024年.csv").write_text("指标名称,2023年,完成情况\n" + rows, encoding="utf-8")
    read_ = read([tmp_path / "2024年.csv"], PLAN)
    frame = read_.observations.to_frame()
    assert sorted(frame[["year", "value"]].values.tolist()) == [[2023, 0], [2023, 1], [2024, 0], [2024, 1]]


def test_each_township_has_a_state_of_its_own(tmp_path: Path) -> None:
    headings = ["规划要求", "地区", "年份", "状态", "佐证材料"]
    demand = "每个乡镇都有未保工作站或专门人员"
    rows = [[demand, "五当召镇", 2024, "已落实", "批复"], [demand, "吉忽伦图苏木", 2024, "推进中", None]]
    reports = sent(tmp_path, *rows, headings=headings).acts
    assert [(report.area, report.state.value) for report in reports] == [
        ("五当召镇", "in_place"),
        ("吉忽伦图苏木", "under_way"),
    ]


def test_a_place_that_is_blank_or_unknown_is_not_taken_for_the_district(tmp_path: Path) -> None:
    headings = ["规划要求", "地区", "年份", "状态", "佐证材料"]
    rows = [[PLATFORM, area, 2024, "已落实", "a"] for area in (None, "五当召", 150205)]
    read_ = sent(tmp_path, *rows, [LITERACY, "石拐区", 2024, "推进中", None], headings=headings)
    assert [(found.code, found.cell) for found in read_.findings] == [
        ("F213", "B2"), ("F302", "B3"), ("F302", "B4")
    ]  # fmt: skip
    assert say("zh", "F302", **read_.findings[2].fields) == "地区“150205”不在规划内，1行未使用（相近：无）"
    assert len(read_.acts) == 1


def test_a_table_without_any_year_is_refused_with_the_number_of_its_rows(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as caught:
        sent(tmp_path, [PLATFORM, "已落实"], [LITERACY, "推进中"], headings=["规划要求", "状态"])
    (found,) = caught.value.findings
    assert (found.code, found.fields["values"]) == ("F313", 2)


def test_rows_without_a_state_are_counted_and_a_form_without_any_is_not_judged(tmp_path: Path) -> None:
    blank = act(None, evidence=None, date=None)
    (table,) = sent(tmp_path, blank, SOUND, ["单位负责人：", "张"]).tables
    assert (table.rows_read, table.skipped) == (1, {"no_state": 1, "note": 1})
    assert say("zh", "skipped.no_state") == "未填状态"
    with pytest.raises(Unreadable):
        sent(tmp_path, blank)


def test_a_department_that_the_plan_does_not_know_keeps_its_name(tmp_path: Path) -> None:
    rows = [act(department="区卫健委、区教育局"), act("推进中", statement=LITERACY, department=None)]
    assert [report.department for report in sent(tmp_path, *rows).acts] == ["health", "区卫健委、区教育局"]


def test_what_would_command_a_screen_does_not_reach_it(tmp_path: Path) -> None:
    (report,) = sent(tmp_path, act(evidence="文件\n\u202e3号\u200b")).acts
    assert report.evidence == "文件 �3号"
