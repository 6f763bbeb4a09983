"""Each fault of a cell or a row, with the sentence that a department must get in both languages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from shigua_monitor import load_plan, read
from shigua_monitor.findings import SEVERITIES, Finding, Severity
from shigua_monitor.observations import State
from shigua_monitor.plan.model import Plan
from shigua_monitor.report.notes import finding_hint, finding_message
from shigua_monitor.submission.read import Submission
from shigua_monitor.text import CATALOGUE

HEADINGS = ["指标名称", "地区", "分组", "年份", "数值", "单位", "分子", "分母"]
VISITS, NEONATAL = "新生儿访视率", "新生儿死亡率"


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load_plan()


@dataclass(frozen=True)
class Fault:
    """One row, with the finding it must give. `used` is what is read in spite of it, None if it is withheld."""

    code: str
    row: Sequence[Any]
    cell: str
    zh: str
    en: str
    used: float | None = None
    number_format: str | None = None


def row(value: Any = 96.0, **changed: Any) -> list[Any]:
    """A sound row with some of its cells changed."""
    parts = {
        "name": VISITS,
        "area": "石拐区",
        "group": "合计",
        "year": 2024,
        "value": value,
        "unit": "%",
        "numerator": None,
        "denominator": None,
    }
    return list((parts | changed).values())


FAULTS = [
    Fault("F201", row("未统计完"), "E2", "“未统计完”不是数字；请只填数字，单位和说明写在各自的列里",
          "“未统计完” is not a number; enter the number alone; units and notes have columns of their own"),
    Fault("F201", row("12例"), "E2", "“12例”不是数字；请只填数字，单位和说明写在各自的列里",
          "“12例” is not a number; enter the number alone; units and notes have columns of their own"),
    Fault("F201", row("95,2"), "E2", "“95,2”不是数字；请只填数字，单位和说明写在各自的列里",
          "“95,2” is not a number; enter the number alone; units and notes have columns of their own"),
    Fault("F202", row("约95%"), "E2", "数值“约95%”不是确切数字；请填 95 或留空并在备注说明",
          "the value “约95%” is not an exact number; enter 95, or leave it blank and explain in the note"),
    Fault("F202", row(">95"), "E2", "数值“>95”不是确切数字；请填 95 或留空并在备注说明",
          "the value “>95” is not an exact number; enter 95, or leave it blank and explain in the note"),
    Fault("F202", row("95％以上"), "E2", "数值“95％以上”不是确切数字；请填 95 或留空并在备注说明",
          "the value “95％以上” is not an exact number; enter 95, or leave it blank and explain in the note"),
    Fault("F203", row(196), "E2", "数值 196 超出取值范围（0～100，百分比）；请核对数值和单位",
          "the value 196 is out of range (0 to 100, percent); check the value and its unit"),
    Fault("F203", row(-3), "E2", "数值 -3 超出取值范围（0～100，百分比）；请核对数值和单位",
          "the value -3 is out of range (0 to 100, percent); check the value and its unit"),
    Fault("F204", row(0.95), "E2",
          "数值 0.95 疑为小数形式的比例；若是 95% 请填 95；若确为 0.95% 请填“0.95%”或附分子分母",
          "the value 0.95 looks like a fraction; enter 95 for 95%; if it is 0.95% indeed, enter “0.95%” or add the"
          " counts"),
    Fault("F205", row(-2), "E2", "代码 -2（未开展该项工作）按缺失处理；无需处理；如有数据请填数值",
          "the code -2 (the work was not done) was taken as missing; nothing to do; enter the value if there is one"),
    Fault("F205", row("－2"), "E2", "代码 －2（未开展该项工作）按缺失处理；无需处理；如有数据请填数值",
          "the code －2 (the work was not done) was taken as missing; nothing to do; enter the value if there is one"),
    Fault("F206", row("=1+1"), "E2", "公式没有保存计算结果；请用 Excel 或 WPS 打开文件，保存后重新报送",
          "the formula has no stored result; open the file in Excel or WPS, save it and send it again"),
    Fault("F207", row("#DIV/0!"), "E2", "单元格是错误值 #DIV/0!；请改正公式或直接填数值",
          "the cell holds the error #DIV/0!; mend the formula or enter the value"),
    Fault("F208", row(0.28, name=NEONATAL, unit="%"), "E2",
          "0.28（百分比）已换算为 2.8（千分比）；请核对；以后请用指标规定的单位",
          "0.28 (percent) was converted to 2.8 (per mille); check it, and use the indicator's unit in future",
          used=2.8),
    Fault("F209", row("９５．２%"), "E2", "“９５．２%”读作 95.2；请核对；以后请直接填数字",
          "“９５．２%” was read as 95.2; check it, and enter plain numbers in future", used=95.2),
    Fault("F209", row(0.953), "E2", "“0.953”读作 95.3；请核对；以后请直接填数字",
          "“0.953” was read as 95.3; check it, and enter plain numbers in future", used=95.3, number_format="0.0%"),
    Fault("F211", row("基本完成", name="妇幼健康信息平台建成", unit="是/否"), "E2",
          "“基本完成”不是“是”或“否”；请填“是”或“否”，说明写在备注里",
          "“基本完成” is neither yes nor no; enter 是 (yes) or 否 (no), and explain in the note"),
    Fault("F212", row(group=None), "C2", "分组为空白，不能当作合计；请填“合计”或具体分组",
          "the group is blank and is not taken for the total; enter 合计 (total) or the group"),
    Fault("F213", row(area=None), "B2", "地区为空白，不能当作全区；请填地区名称",
          "the area is blank and is not taken for the district; enter the name of the area"),
    Fault("F214", row(45292), "E2", "单元格是日期格式，不是数值；请把格式改为“常规”并重填数值",
          "the cell is formatted as a date, not as a value; set the format to General and enter the value again",
          number_format="yyyy-mm-dd"),
    Fault("F301", row(name="新生儿访视律"), "A2",
          "指标“新生儿访视律”不在规划内，1行未使用（相近：新生儿访视率）；若是规划指标，请改用规范名称",
          "the indicator “新生儿访视律” is not in the plan; rows not used: 1 (most like it: 新生儿访视率);"
          " if it is one of the plan, use the plan's name"),
    Fault("F302", row(area="五当召"), "B2",
          "地区“五当召”不在规划内，1行未使用（相近：五当召镇）；请改用规范的地区名称",
          "the area “五当召” is not known to the plan; rows not used: 1 (most like it: 五当召镇);"
          " use the area's full name"),
    Fault("F302", row(area=150205), "B2",
          "地区“150205”不在规划内，1行未使用（相近：无）；请改用规范的地区名称",
          "the area “150205” is not known to the plan; rows not used: 1 (most like it: none);"
          " use the area's full name"),
    Fault("F301", row(name=150205001), "A2",
          "指标“150205001”不在规划内，1行未使用（相近：无）；若是规划指标，请改用规范名称",
          "the indicator “150205001” is not in the plan; rows not used: 1 (most like it: none);"
          " if it is one of the plan, use the plan's name"),
    Fault("F305", row(group=12), "C2", "分组“12”未知，1行未使用（相近：无）；请改用规范的分组名称",
          "the group “12” is not known; rows not used: 1 (most like it: none); use the group's usual name"),
    Fault("F303", row(unit="人次"), "F2", "单位“人次”不能用于本指标（应为百分比）；请改正单位或数值",
          "the unit “人次” does not fit the indicator (it should be percent); correct the unit or the value"),
    Fault("F303", row(unit="例"), "F2", "单位“例”不能用于本指标（应为百分比）；请改正单位或数值",
          "the unit “例” does not fit the indicator (it should be percent); correct the unit or the value"),
    Fault("F303", row(unit="公顷"), "F2", "单位“公顷”不能用于本指标（应为百分比）；请改正单位或数值",
          "the unit “公顷” does not fit the indicator (it should be percent); correct the unit or the value"),
    Fault("F318", row(year=2042), "E2", "年份 2042 在规划的最后一年 2030 之后，未使用；请核对年份",
          "the year 2042 is after the plan's last one, 2030; it is not used; check the year"),
    Fault("F304", row(year="去年"), "D2", "“去年”不是可识别的年份；请填四位年份，如 2024",
          "“去年” is not a year that can be read; enter four digits, such as 2024"),
    Fault("F305", row(group="少数民族"), "C2", "分组“少数民族”未知，1行未使用（相近：无）；请改用规范的分组名称",
          "the group “少数民族” is not known; rows not used: 1 (most like it: none); use the group's usual name"),
    Fault("F305", row(group="男性儿童"), "C2", "分组“男性儿童”未知，1行未使用（相近：男）；请改用规范的分组名称",
          "the group “男性儿童” is not known; rows not used: 1 (most like it: 男); use the group's usual name"),
    Fault("F308", row(None, numerator=126, denominator=125), "G2", "分子 126 大于分母 125；请核对分子和分母",
          "the numerator 126 is above the denominator 125; check both counts"),
    Fault("F309", row(95.0, numerator=120, denominator=125), "E2",
          "数值 95 与分子分母算得的 96 不符（120÷125）；请核对数值、分子和分母",
          "the value 95 is not the 96 that 120 ÷ 125 gives; check the value and both counts"),
    Fault("F310", row(None, numerator=12.5, denominator=125), "G2",
          "12.5 不是非负整数，不能作分子或分母；请填实际人数或件数",
          "12.5 is not a whole number from 0 up, as a count must be; enter the count itself"),
    Fault("F311", row(None, numerator=0, denominator=0), "H2",
          "分母为 0 或空白，无从计算，按无数据处理；请补填或核对分母；确为 0 时无需处理",
          "the denominator is 0 or blank, so nothing can be computed; taken as no data;"
          " enter or check the denominator; nothing to do if it is 0 indeed"),
    Fault("F312", row(name=None), "A2", "本行有数值而指标名称为空；请逐行填写指标名称，不要合并单元格",
          "the row has a value but no indicator; name the indicator in each row, without merged cells"),
]  # fmt: skip


def sent(tmp_path: Path, plan: Plan, *rows: Sequence[Any], number_format: str | None = None) -> Submission:
    """The rows and a sound one, in a workbook, read."""
    book = Workbook()
    page = book.worksheets[0]
    page.append(HEADINGS)
    for each in rows:
        page.append(list(each))
    page.append(row(61.5, name="农村卫生厕所普及率", year=2020))
    if number_format:
        page["E2"].number_format = number_format
    book.save(tmp_path / "a.xlsx")
    return read([tmp_path / "a.xlsx"], plan)


def sentence(found: Finding, lang: Any) -> str:
    return f"{finding_message(lang, found)}{'；' if lang == 'zh' else '; '}{finding_hint(lang, found)}"


def used_values(read_: Submission) -> list[float]:
    observations = read_.observations
    return observations.value[(observations.state == State.USED) & (observations.year != 2020)].tolist()


@pytest.mark.parametrize("fault", FAULTS, ids=[f"{fault.code} {fault.zh[:20]}" for fault in FAULTS])
def test_a_fault_gives_its_sentence_at_its_cell(fault: Fault, tmp_path: Path, plan: Plan) -> None:
    read_ = sent(tmp_path, plan, fault.row, number_format=fault.number_format)
    findings = [found for found in read_.findings if found.code != "F501"]  # a row alone lacks its companions
    assert [(found.code, found.cell) for found in findings] == [(fault.code, fault.cell)]
    found = findings[0]
    assert sentence(found, "zh") == fault.zh
    assert sentence(found, "en") == fault.en
    assert used_values(read_) == ([] if fault.used is None else [fault.used])


def test_a_row_s_finding_names_its_key_and_what_was_sent(tmp_path: Path, plan: Plan) -> None:
    found = sent(tmp_path, plan, row("约95%", area="五当召镇", year=2023)).findings[0]
    assert (found.indicator, found.area, found.year, found.fields["sent"]) == (VISITS, "五当召镇", 2023, "约95%")


@pytest.mark.parametrize("mark", ["—", "－", "…", "/", "无", "N/A", "NA", "None", "缺", None])
def test_a_mark_for_no_value_is_missing_and_no_fault(mark: str | None, tmp_path: Path, plan: Plan) -> None:
    read_ = sent(tmp_path, plan, row(mark))
    assert (read_.findings, used_values(read_)) == ([], [])


def test_the_same_value_twice_is_used_once_and_said(tmp_path: Path, plan: Plan) -> None:
    read_ = sent(tmp_path, plan, row(96), row(96))
    assert [(found.code, found.cell) for found in read_.findings] == [("F306", "E3")]
    assert sentence(read_.findings[0], "zh") == "96 与 Sheet!E2 的 96 重复，只用一次；请删去重复的行"
    assert sentence(read_.findings[0], "en") == "96 repeats 96 in Sheet!E2; used once; remove the repeated row"
    assert used_values(read_) == [96]


def test_two_files_that_disagree_are_both_named_and_neither_is_used(tmp_path: Path, plan: Plan) -> None:
    for name, value in (("卫健.csv", 96), ("妇联.csv", 91)):
        (tmp_path / name).write_text(f"指标名称,年份,数值\n{VISITS},2024,{value}\n", encoding="utf-8")
    read_ = read([tmp_path / "卫健.csv", tmp_path / "妇联.csv"], plan)
    assert [(found.code, found.file, found.cell) for found in read_.findings] == [("F307", "妇联.csv", "C2")]
    zh = "数值 91 与 卫健.csv 卫健!C2 的 96 不一致，均未使用；请核对后只保留正确的一个"
    en = "the value 91 contradicts 96 in 卫健.csv 卫健!C2; neither is used; find out which is right and keep that one"
    assert (sentence(read_.findings[0], "zh"), sentence(read_.findings[0], "en")) == (zh, en)
    assert used_values(read_) == []


def test_one_bad_cell_withholds_only_its_own_value(tmp_path: Path, plan: Plan) -> None:
    read_ = sent(tmp_path, plan, row("约95%"), row(94.0, year=2023), row(93.0, area="五当召镇"))
    assert sorted(used_values(read_)) == [93.0, 94.0]


def test_small_percentages_are_read_when_the_cell_or_the_counts_say_so(tmp_path: Path, plan: Plan) -> None:
    stunting = {"name": "5岁以下儿童生长迟缓率"}
    read_ = sent(tmp_path, plan, row("0.9%", **stunting), row(0.8, year=2023, numerator=3, denominator=375, **stunting))
    assert [found.code for found in read_.findings] == ["F209"]
    assert used_values(read_) == [0.9, 0.8]


def test_gross_rates_may_pass_a_hundred(tmp_path: Path, plan: Plan) -> None:
    read_ = sent(tmp_path, plan, row(103.5, name="学前教育毛入园率", numerator=207, denominator=200))
    assert (read_.findings, used_values(read_)) == ([], [103.5])


def test_not_applicable_is_a_state_of_its_own(tmp_path: Path, plan: Plan) -> None:
    read_ = sent(tmp_path, plan, row("不适用", name="高中阶段教育毛入学率"))
    assert State.NOT_APPLICABLE in read_.observations.state
    assert read_.findings == []


def test_repeats_down_a_column_are_told_once_with_their_true_number(tmp_path: Path, plan: Plan) -> None:
    rows = [row(f"{value}%", year=year) for value, year in zip(range(90, 98), range(1990, 1998), strict=True)]
    found = sent(tmp_path, plan, *rows).findings
    assert [(each.code, each.cell, each.count) for each in found] == [("F209", "E2:E9", 8)]


def test_different_errors_are_never_joined(tmp_path: Path, plan: Plan) -> None:
    rows = [row(f"约{value}", year=1990 + value) for value in range(8)]
    assert len(sent(tmp_path, plan, *rows).findings) == 8


def test_hidden_sheets_and_rows_are_skipped_and_said(tmp_path: Path, plan: Plan) -> None:
    book = Workbook()
    hidden, page = book.worksheets[0], book.create_sheet("数据")
    hidden.title, hidden.sheet_state = "旧数据", "hidden"
    for sheet in (hidden, page):
        sheet.append(HEADINGS)
        sheet.append(row(96))
        sheet.append(row(50, year=2023))
    page.row_dimensions[3].hidden = True
    book.save(tmp_path / "a.xlsx")
    read_ = read([tmp_path / "a.xlsx"], plan)
    assert [(found.code, found.sheet) for found in read_.findings] == [("F107", "数据"), ("F106", "旧数据")]
    assert [sentence(found, "zh") for found in read_.findings] == [
        "有1个隐藏行未读取；如需使用，请取消隐藏后重新报送",
        "工作表是隐藏的，其中3行未读取；如需使用，请取消隐藏后重新报送",
    ]
    assert used_values(read_) == [96]


def test_every_code_has_a_title_a_sentence_and_a_remedy() -> None:
    for code in SEVERITIES:
        for key in (code, f"{code}.title", f"{code}.hint"):
            zh, en = CATALOGUE[key]
            assert zh and en and zh != en, key
            assert not zh.endswith("。") and not en.endswith("."), key


SEVERITY_BY_DESIGN = {
    Severity.ERROR: {
        "a file that cannot be used": ["F101", "F102", "F103", "F104", "F105", "F108", "F109", "F114"],
        "a number, answer or date that cannot be read, or is vague": ["F201", "F202", "F207", "F211", "F214", "F215"],
        "a value out of range, a suspected fraction": ["F203", "F204"],
        "a formula without a value": ["F206"],
        "a blank that must not be guessed": ["F212", "F213", "F312"],
        "a unit or a year that cannot be used": ["F303", "F304", "F313", "F318"],
        "a conflict of two sources, or of two names in a row": ["F307", "F315", "F316", "F317"],
        "a numerator above its denominator, a value that is not their quotient, a count that is none": [
            "F308", "F309", "F310",
        ],
        "an order, parts and total, units and district, or denominators that contradict one another": [
            "F401", "F402", "F403", "F405",
        ],
    },
    Severity.WARNING: {
        "something hidden or repeated that was skipped": ["F106", "F107", "F112", "F113"],
        "a doubtful zero, a date, a merged cell": ["F210", "F216", "F217"],
        "a name that the plan does not know": ["F301", "F302", "F305", "F314"],
        "a duplicate of the same value": ["F306"],
        "nobody in the denominator": ["F311"],
        "an implausible jump or date": ["F404", "F406"],
        "something that was not sent": ["F501", "F502"],
    },
    Severity.INFO: {
        "what was read all the same, or is no submission": ["F110", "F111", "F115"],
        "normalisations and converted units": ["F205", "F208", "F209"],
    },
}  # fmt: skip
"""Errors withhold a value, warnings ask to look at it, information tells what was normalised (design, section 5)."""


def test_every_code_has_the_severity_of_the_design() -> None:
    by_design = [
        (code, severity)
        for severity, reasons in SEVERITY_BY_DESIGN.items()
        for codes in reasons.values()
        for code in codes
    ]
    assert sorted(by_design) == sorted(SEVERITIES.items())
