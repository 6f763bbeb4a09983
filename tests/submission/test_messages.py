"""Every finding is raised by a test with the exact sentence that a department gets, in both languages."""

from __future__ import annotations

import os
import re
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from shigua_monitor import load_plan, read
from shigua_monitor.cli.main import main
from shigua_monitor.findings import SEVERITIES, Finding, Severity
from shigua_monitor.report.notes import finding_hint, finding_message
from shigua_monitor.submission import limits
from shigua_monitor.submission.first_bytes import FOREIGN
from shigua_monitor.submission.read import Unreadable
from shigua_monitor.submission.sheet import PROBLEMS
from shigua_monitor.text import CATALOGUE, LANGS
from submission import raw_workbooks as raw

PLAN = load_plan()
VISITS = "新生儿访视率"
TABLE = f"指标名称,年份,数值\n{VISITS},2024,97\n"

HERE, FINDINGS, RULES, ACTS = (
    f"submission.{name}" for name in ("test_messages", "test_findings", "test_consistency_rules", "test_act_rows")
)
CELL_OR_ROW = (FINDINGS, "test_a_fault_gives_its_sentence_at_its_cell", "FAULTS")
OF_AN_ACT = (ACTS, "test_a_fault_gives_its_sentence_at_its_cell", "FAULTS")
BETWEEN = (RULES, "test_a_broken_rule_gives_its_sentence_and_withholds_what_it_names", "SAID")
OF_A_FILE = (HERE, "test_a_file_that_cannot_be_used_gives_its_sentence", "UNUSABLE")
OF_A_SHEET = (HERE, "test_what_is_left_out_or_unclear_gives_its_sentence", "LEFT_OUT")

RAISED: dict[str, tuple[str, str, str]] = {
    **dict.fromkeys(["F101", "F102", "F103", "F104", "F105", "F108", "F109", "F114"], OF_A_FILE),
    "F115": ("submission.test_own_output", "test_a_result_alone_is_refused_with_the_reason", ""),
    **dict.fromkeys(["F106", "F107", "F110", "F111", "F112", "F113", "F210", "F217", "F313"], OF_A_SHEET),
    **dict.fromkeys([f"F{number}" for number in (*range(201, 210), *range(211, 215))], CELL_OR_ROW),
    **dict.fromkeys([f"F{number}" for number in (*range(301, 306), *range(308, 313), 318)], CELL_OR_ROW),
    "F306": (FINDINGS, "test_the_same_value_twice_is_used_once_and_said", ""),
    "F307": (FINDINGS, "test_two_files_that_disagree_are_both_named_and_neither_is_used", ""),
    **dict.fromkeys(["F215", "F216", "F314", "F315", "F316", "F406", "F502"], OF_AN_ACT),
    "F317": (ACTS, "test_two_files_that_disagree_are_both_named_and_neither_state_is_used", ""),
    **dict.fromkeys(["F401", "F402", "F403", "F404", "F405", "F501"], BETWEEN),
}
"""Code → module, test, and the list of its cases if it has one."""


def test_every_code_is_raised_by_a_test_with_its_sentence() -> None:
    assert RAISED.keys() == SEVERITIES.keys()


@pytest.mark.parametrize("code", sorted(SEVERITIES))
def test_the_test_that_raises_a_code_exists(code: str) -> None:
    name, function, cases = RAISED[code]
    module = import_module(name)
    assert callable(getattr(module, function))
    assert not cases or code in {case.code for case in getattr(module, cases)}


def sentences(found: Finding) -> list[str]:
    return [
        f"{finding_message(lang, found)}{'；' if lang == 'zh' else '; '}{finding_hint(lang, found)}" for lang in LANGS
    ]


@dataclass(frozen=True)
class Case:
    """Something to read, with the finding that it must give."""

    code: str
    made: Callable[[Path], Path]
    zh: str
    en: str
    place: str = ""
    """Sheet and cell; only the sheet where the finding is about all of it."""

    @property
    def name(self) -> str:
        return f"{self.code} {self.zh[:18]}"


def text(content: str | bytes, name: str = "a.csv") -> Callable[[Path], Path]:
    def made(folder: Path) -> Path:
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        return folder / name

    return made


def workbook(*rows: Sequence[Any], change: Callable[[Any], object] = lambda page: None) -> Callable[[Path], Path]:
    def made(folder: Path) -> Path:
        book = Workbook()
        page = book.worksheets[0]
        page.title = "监测数据"
        for row in rows:
            page.append(list(row))
        change(page)
        book.save(folder / "a.xlsx")
        return folder / "a.xlsx"

    return made


def parts(change: Callable[[dict[str, Any]], object]) -> Callable[[Path], Path]:
    def made(folder: Path) -> Path:
        contents = raw.parts()
        change(contents)
        return raw.write(folder / "a.xlsx", contents)

    return made


def unreadable(folder: Path) -> Path:
    """A file of /proc that opens and cannot be read stands for one that another program holds."""
    return Path("/proc/self/mem")


def pipe(folder: Path) -> Path:
    os.mkfifo(folder / "a.csv")
    return folder / "a.csv"


def empty_folder(folder: Path) -> Path:
    (folder / "inbox").mkdir()
    return folder / "inbox"


def bomb(folder: Path) -> Path:
    contents = raw.parts(sheet=raw.sheet_xml("") + " " * 80 * 2**20)
    return raw.write(folder / "a.xlsx", contents)


def not_zip(folder: Path) -> Path:
    (folder / "a.xlsx").write_bytes(b"PK\x03\x04" + b"x" * 100)
    return folder / "a.xlsx"


AGAIN = "请核对路径和权限，关闭占用它的程序后重试"
AGAIN_EN = "check the path and the permissions, and close any program that holds it"
SAVE = "请另存为 .xlsx 或 .csv 后再报送"
SAVE_EN = "save it as .xlsx or .csv and send it again"
DECRYPT = "请解密或去除密码，另存后再报送"
DECRYPT_EN = "decrypt it or remove the password, save it and send it again"
SMALL = "请只保留数据，另存为新的 .xlsx 后报送"
SMALL_EN = "keep the data only, save it as a new .xlsx and send that"
MEND = "请用 Excel 或 WPS 打开并另存，或重新索取"
MEND_EN = "open and save it in Excel or WPS, or ask for it again"

UNUSABLE = [
    Case("F101", lambda folder: folder / "没有.xlsx", f"文件打不开：没有这个文件；{AGAIN}",
         f"the file cannot be opened: there is no such file; {AGAIN_EN}"),
    Case("F101", pipe, f"文件打不开：这不是普通文件；{AGAIN}",
         f"the file cannot be opened: this is not a regular file; {AGAIN_EN}"),
    Case("F101", unreadable, f"文件打不开：没有读取权限，或正被占用；{AGAIN}",
         f"the file cannot be opened: it may not be read, or another program holds it; {AGAIN_EN}"),
    Case("F102", text(""), "文件是空的，没有任何内容；请重新导出或索取原文件",
         "the file is empty; export it again or ask for the original"),
    Case("F103", text(b"%PDF-1.4 ...", "a.xlsx"), f"文件内容不是可读的表格（看起来是PDF）；{SAVE}",
         f"the content is not a table that can be read (it looks like a PDF); {SAVE_EN}"),
    Case("F103", text("<html><table></table></html>", "a.xls"), f"文件内容不是可读的表格（看起来是网页）；{SAVE}",
         f"the content is not a table that can be read (it looks like a web page); {SAVE_EN}"),
    Case("F104", text(b"%TSD-Header-###%" + b"\x01" * 50, "a.xlsx"), f"文件已加密：被桌面加密软件加密；{DECRYPT}",
         f"the file is encrypted: encrypted by a desktop encryption product; {DECRYPT_EN}"),
    Case("F105", workbook(["人员", "电话"], ["张某", 1]),
         "没有找到数据表（看过的工作表：监测数据）；表头需有“指标名称”和“数值”，或“指标名称”和各年份",
         "no table was found (sheets looked at: 监测数据); "
         "the heading needs 指标名称 with 数值, or 指标名称 with years"),
    Case("F108", bomb, f"文件过大或结构异常：压缩比异常，疑为压缩炸弹；{SMALL}",
         f"the file is too large or oddly built: the compression ratio is that of a bomb; {SMALL_EN}"),
    Case("F108", text(TABLE + f"{VISITS},2023,{'长' * 190_001}\n"),
         f"文件过大或结构异常：第 3 行有单元格超过 190000 个字；{SMALL}",
         f"the file is too large or oddly built: a cell of row 3 holds more than 190000 characters; {SMALL_EN}"),
    Case("F109", text(TABLE + '"' + "长,\n" * 100_000), f"文件已损坏或不完整：第 3 行的引号没有闭合；{MEND}",
         f"the file is damaged or incomplete: a quote in row 3 is never closed; {MEND_EN}"),
    Case("F109", not_zip, f"文件已损坏或不完整：压缩结构损坏；{MEND}",
         f"the file is damaged or incomplete: the archive is damaged; {MEND_EN}"),
    Case("F109", parts(lambda contents: contents.pop("xl/worksheets/sheet1.xml")),
         f"文件已损坏或不完整：缺少内部文件 xl/worksheets/sheet1.xml；{MEND}",
         f"the file is damaged or incomplete: the part xl/worksheets/sheet1.xml is missing; {MEND_EN}"),
    Case("F109", parts(lambda contents: contents.update({"xl/worksheets/sheet1.xml": "<worksheet>\n<"})),
         f"文件已损坏或不完整：内部文件 xl/worksheets/sheet1.xml 第 2 行有误；{MEND}",
         f"the file is damaged or incomplete: the part xl/worksheets/sheet1.xml is broken in line 2; {MEND_EN}"),
    Case("F109", text(TABLE + '"未完'), f"文件已损坏或不完整：第 3 行的引号没有闭合；{MEND}",
         f"the file is damaged or incomplete: a quote in row 3 is never closed; {MEND_EN}"),
    Case("F109", text(TABLE.encode() + VISITS.encode()[:-1] + b",2023,96\n"),
    f"文件已损坏或不完整：第 3 行起编码无法识别；{MEND}",
         f"the file is damaged or incomplete: the encoding cannot be told from line 3 on; {MEND_EN}"),
    Case("F114", empty_folder, "文件夹中没有可读的表格（不看其中的子文件夹）；请核对路径，或直接给出文件",
         "the folder itself holds no workbook; check the path, or name the files themselves"),
]  # fmt: skip


@pytest.mark.parametrize("case", UNUSABLE, ids=[case.name for case in UNUSABLE])
def test_a_file_that_cannot_be_used_gives_its_sentence(case: Case, tmp_path: Path) -> None:
    file = case.made(tmp_path)
    with pytest.raises(Unreadable) as caught:
        read([file], PLAN)
    found = caught.value.findings[0]
    assert (found.code, found.severity) == (case.code, Severity.ERROR)
    assert sentences(found) == [case.zh, case.en]
    assert found.file == (str(file) if case.code == "F114" else file.name)


@pytest.mark.parametrize("case", UNUSABLE, ids=[case.name for case in UNUSABLE])
def test_the_command_says_the_sentence_and_ends_with_2(
    case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(case.made(tmp_path)), "--lang", "zh"]) == 2
    told = capsys.readouterr()
    assert case.zh in told.err
    assert told.out == ""


HEAD = ["指标名称", "年份", "数值"]
ROW = [VISITS, 2024, 97]


def hide_sheet(page: Any) -> None:
    other = page.parent.create_sheet("旧数据")
    other.sheet_state = "hidden"
    for row in (HEAD, [VISITS, 2023, 50]):
        other.append(row)
    page.parent.create_sheet("空表").sheet_state = "hidden"


def other_sheet(page: Any) -> None:
    other = page.parent.create_sheet("说明")
    other.append(["请于1月15日前报送"])


def merge_values(page: Any) -> None:
    page.merge_cells("C2:C3")


def hide_row(page: Any) -> None:
    page.append([VISITS, 2023, 50])
    page.row_dimensions[3].hidden = True


def hide_columns(page: Any) -> None:
    for column, value in (("D", "上年"), ("E", "上上年"), ("F", "2020年")):
        page[f"{column}1"] = value
        page.column_dimensions[column].hidden = True


def far_right(page: Any) -> None:
    page.cell(2, limits.COLUMNS + 5, 1)
    page.cell(2, limits.COLUMNS + 6, 1)


def zero_formula(folder: Path) -> Path:
    """A formula whose stored result is 0, as writers leave it that compute nothing."""
    texts = [
        f'<c r="{letter}1" t="inlineStr"><is><t>{word}</t></is></c>' for letter, word in zip("ABC", HEAD, strict=True)
    ]
    data = (
        f'<c r="A2" t="inlineStr"><is><t>{VISITS}</t></is></c><c r="B2"><v>2024</v></c><c r="C2"><f>1+1</f><v>0</v></c>'
    )
    rows = raw.row_xml("".join(texts)) + raw.row_xml(data, 2)
    return raw.write(folder / "a.xlsx", raw.parts(raw.sheet_xml(rows)))


def broken_styles(folder: Path) -> Path:
    file = workbook(HEAD, ROW)(folder)
    with zipfile.ZipFile(file) as package:
        contents: dict[str, Any] = {name: package.read(name) for name in package.namelist()}
    contents["xl/styles.xml"] = b"<styleSheet"
    return raw.write(file, contents)


def renamed(folder: Path) -> Path:
    return workbook(HEAD, ROW)(folder).rename(folder / "a.xls")


def many_merged(folder: Path) -> Path:
    file = workbook(HEAD, ROW)(folder)
    with zipfile.ZipFile(file) as package:
        contents: dict[str, Any] = {name: package.read(name) for name in package.namelist()}
    ranges = b'<mergeCell ref="H1:H2"/>' * (limits.MERGED + 2)
    sheet = contents["xl/worksheets/sheet1.xml"]
    contents["xl/worksheets/sheet1.xml"] = sheet.replace(
        b"</sheetData>", b"</sheetData><mergeCells>" + ranges + b"</mergeCells>"
    )
    return raw.write(file, contents)


UNHIDE = "请核对；清除数据以外的内容或取消隐藏，另存后重新报送"
UNHIDE_EN = "check it; clear what is no data or unhide what is, save the file and send it again"
SOUND = ([], ["指标名称", "年份", "数值"], [VISITS, 2024, 97])
"""A second table, that can be used."""

LEFT_OUT = [
    Case("F106", workbook(HEAD, ROW, change=hide_sheet),
    "工作表是隐藏的，其中2行未读取；如需使用，请取消隐藏后重新报送",
         "the sheet is hidden; rows not read: 2; unhide it and send the file again if it is needed", "旧数据"),
    Case("F107", workbook(HEAD, ROW, change=hide_row), "有1个隐藏行未读取；如需使用，请取消隐藏后重新报送",
         "hidden rows not read: 1; unhide them and send the file again if they are needed", "监测数据"),
    Case("F110", renamed, "扩展名与内容不符，已按 xlsx 读取；以后请用正确的扩展名",
         "the ending does not fit the content; it was read as xlsx; use the right ending in future"),
    Case("F111", workbook(HEAD, ROW, change=other_sheet),
         "工作表没有可识别的表头，其中1行未读取；如含数据，请加上“指标名称”“年份”“数值”等列名",
         "the sheet has no heading that is known; rows not read: 1;"
         " if it holds data, add headings such as 指标名称, 年份, 数值", "说明"),
    Case("F112", workbook([*HEAD, "监测值"], [*ROW, 96]),
         "列名“监测值”与前面的列含义相同，本列未读取；请删去多余的列，或改成不同的列名",
         "the heading “监测值” means the same as an earlier one; this column was not read;"
         " remove the column, or give it another heading", "监测数据!D1"),
    Case("F113", workbook(HEAD, ROW, change=hide_columns), f"可能没有读全：隐藏的列 D、F 未读取；{UNHIDE}",
         f"perhaps not all was read: the hidden columns D, F were not read; {UNHIDE_EN}", "监测数据"),
    Case("F113", workbook(HEAD, ROW, change=far_right),
         f"可能没有读全：从 ALQ2 起的 2 个单元格在第 1000 列以外；{UNHIDE}",
         f"perhaps not all was read: 2 cells from ALQ2 on lie beyond column 1000; {UNHIDE_EN}", "监测数据"),
    Case("F113", broken_styles, f"可能没有读全：数字格式损坏，无法分辨百分数和日期；{UNHIDE}",
         "perhaps not all was read: number formats are damaged, so percentages and dates cannot be told;"
         f" {UNHIDE_EN}", "监测数据"),
    Case("F113", many_merged, f"可能没有读全：65538 个合并区域超过上限 65536；{UNHIDE}",
         f"perhaps not all was read: 65538 merged ranges are beyond 65536; {UNHIDE_EN}", "监测数据"),
    Case("F113", text(TABLE + '备注,"' + "x\n" * 25 + '",\n'),
         f"可能没有读全：第 3 行的一个单元格跨了 26 行，引号可能多余；{UNHIDE}",
         f"perhaps not all was read: a cell of row 3 runs over 26 lines; a quote may be stray; {UNHIDE_EN}", "a"),
    Case("F217", workbook(HEAD, ROW, [VISITS, 2023, None], change=merge_values),
         "在合并单元格C2:C3之内，“97”只算C2的值，本格按未报处理；请取消合并，逐格填写",
         "within the merged cells C2:C3; “97” is the value of C2 alone and this cell counts as not sent;"
         " split them and fill in each cell", "监测数据!C3"),
    Case("F210", zero_formula, "公式保存的结果是 0，可能并未计算；请打开文件核对，确为 0 时改填数值 0",
         "the formula's stored result is 0 and may never have been computed;"
         " open the file and check; enter a plain 0 if it is one", "监测数据!C2"),
    Case("F302", workbook(["2024年"], ["指标名称", "石拐街道", "大发街"], ["适龄儿童免疫规划疫苗接种率", 95, 80]),
         "地区“大发街”不在规划内，1行未使用（相近：大发街道）；请改用规范的地区名称",
         "the area “大发街” is not known to the plan; rows not used: 1 (most like it: 大发街道);"
         " use the area's full name", "监测数据!C2"),
    Case("F305", workbook(["2024年"], ["指标名称", "合计", "男性", "女牲"], [VISITS, 96, 97, 95]),
         "分组“女牲”未知，1行未使用（相近：女）；请改用规范的分组名称",
         "the group “女牲” is not known; rows not used: 1 (most like it: 女); use the group's usual name",
         "监测数据!D2"),
    Case("F313", workbook(["2023年与2024年对比"], ["指标名称", "数值"], [VISITS, 97], *SOUND),
         "表中没有年份列，表头和标题也没有写明唯一的年份（看到：2023、2024），1个数值未使用；"
         "请在标题中写明年份，如“2024年”，或加“年份”列",
         "no column, heading or title names one year for the table (seen: 2023, 2024); values not used: 1;"
         " name the year in the title, such as 2024年, or add a column 年份", "监测数据"),
    *(
        Case("F313", workbook([head], ["指标名称", "数值"], [VISITS, 97], *SOUND),
             f"表中没有年份列，表头和标题也没有写明唯一的年份（看到：{seen}），1个数值未使用；"
             "请在标题中写明年份，如“2024年”，或加“年份”列",
             f"no column, heading or title names one year for the table (seen: {seen_en}); values not used: 1;"
             " name the year in the title, such as 2024年, or add a column 年份", "监测数据")
        for head, seen, seen_en in (
            ("2023—2024学年统计表", "2023—2024学年", "2023—2024学年"),
            ("截至2024年12月31日", "2024年12月31日", "2024年12月31日"),
            ("统计表", "无", "none"),
        )
    ),
    Case("F313", workbook(["2024年1—6月报表"], ["指标名称", "数值"], [VISITS, 97], *SOUND),
         "表中没有年份列，表头和标题也没有写明唯一的年份（看到：2024年1—6月），1个数值未使用；"
         "请在标题中写明年份，如“2024年”，或加“年份”列",
         "no column, heading or title names one year for the table (seen: 2024年1—6月); values not used: 1;"
         " name the year in the title, such as 2024年, or add a column 年份", "监测数据"),
]  # fmt: skip


@pytest.mark.parametrize("case", LEFT_OUT, ids=[case.name for case in LEFT_OUT])
def test_what_is_left_out_or_unclear_gives_its_sentence(case: Case, tmp_path: Path) -> None:
    findings = read([case.made(tmp_path)], PLAN).findings
    (found,) = [each for each in findings if each.code not in ("F501", "F304")]
    assert found.code == case.code
    assert sentences(found) == [case.zh, case.en]
    assert (f"{found.sheet}!{found.cell}" if found.cell else found.sheet) == case.place


# words inside the sentences of files

DETAILS = {"part": "xl/workbook.xml", "line": 7, "row": 3, "size": 9, "limit": 8, "cells": 2, "first": "ALM2",
           "ranges": 70_000, "lines": 30, "columns": ["C", "D"], "folder": "inbox"}  # fmt: skip
WORDS = [
    *(
        Finding(code, "a.xlsx", fields=DETAILS | {"problem": what})
        for code, words in PROBLEMS.items()
        for what in words
    ),
    *(Finding("F103", "a.xlsx", fields={"looks_like": what}) for what in FOREIGN),
    *(
        Finding("F113", "a.xlsx", "一", fields={"note": key.removeprefix("left_out."), "details": DETAILS})
        for key in CATALOGUE
        if key.startswith("left_out.")
    ),
]


@pytest.mark.parametrize("found", WORDS, ids=[str(list(found.fields.values())[-1]) for found in WORDS])
def test_every_word_about_a_file_reads_well(found: Finding) -> None:
    for sentence in sentences(found):
        reads_well(sentence)


def test_every_problem_and_every_kind_of_file_has_its_words() -> None:
    words = {key.split(".")[1] for key in CATALOGUE if key.startswith("problem.")}
    assert words == {what for problems in PROBLEMS.values() for what in problems}
    assert {key.split(".")[1] for key in CATALOGUE if key.startswith("looks_like.")} == {*FOREIGN}


CASES = [
    *((case.code, case.zh, case.en) for case in (*UNUSABLE, *LEFT_OUT)),
    *((case.code, case.zh, case.en) for name in ("FAULTS",) for case in getattr(import_module(FINDINGS), name)),
    *((case.code, case.zh, case.en) for case in import_module(RULES).SAID),
]


@pytest.mark.parametrize(("code", "zh", "en"), CASES, ids=[f"{code} {zh[:18]}" for code, zh, _ in CASES])
def test_a_sentence_reads_well_aloud(code: str, zh: str, en: str) -> None:
    assert code in SEVERITIES
    reads_well(zh)
    reads_well(en)
    assert not re.search(r"[,;:?!](?=[\u4e00-\u9fff])", zh), "narrow punctuation between Chinese words"
    assert not re.search(r"[，；：（）]", re.sub(r"“[^”]*”", "", en)), "Chinese punctuation in an English sentence"


def reads_well(sentence: str) -> None:
    """No leftovers of the template, no doubled punctuation, no numbers as only programs write them."""
    assert not re.search(r"[{}]|None|nan|\binf\b|True|False|Unit\.|State\.", sentence)
    assert not re.search(r"[，。；：、,;:]\s*[，。；：、,;:]", sentence)
    assert not re.search(r"“”|（）|\(\)|  |^\s|\s$|。$", sentence)
    assert not re.search(r"[0-9]\.0(?![0-9])|[0-9]{3}0000000|e[-+][0-9]", sentence)
    assert not re.search(r"\bpercent %|‰‰|%%|\b(per_mille|per_100k|yes_no)\b", sentence)


def test_a_part_of_a_year_across_gives_the_sentence_that_a_row_gets(tmp_path: Path) -> None:
    made = workbook(["指标名称", "2023年", "2024年(1-9月)"], [VISITS, 95, 96])
    (found,) = read([made(tmp_path)], PLAN).findings
    assert (found.code, found.severity, found.cell) == ("F304", Severity.ERROR, "C1")
    assert sentences(found) == [
        "“2024年(1-9月)”不是可识别的年份；请填四位年份，如 2024",
        "“2024年(1-9月)” is not a year that can be read; enter four digits, such as 2024",
    ]
