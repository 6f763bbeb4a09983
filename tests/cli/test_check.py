import datetime
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import openpyxl
import pytest
from rich.cells import cell_len

import running
from another_day import another_day
from in_process import monitor
from running import DISTRICT, LIST, NATIONAL, result, workbook
from shigua_monitor.cli.main import main

MANAGED = "3岁以下儿童系统管理率"


@pytest.fixture
def one_value(tmp_path: Path) -> Path:
    return workbook(tmp_path / "data.xlsx", [[MANAGED, "石拐区", "合计", 2024, 93.3, "%", None, None]])


# what the published national figures say


@pytest.mark.parametrize(
    ("year", "target", "value", "attainment", "margin"),
    [
        (2023, "health.neonatal_mortality", 2.8, "attained", 0.2),
        (2023, "health.infant_mortality", 4.5, "attained", 0.5),
        (2023, "health.under5_mortality", 6.2, "not_attained", -0.2),
        (2022, "health.myopia_primary", 36.7, "attained", 1.3),
        (2022, "health.myopia_junior", 71.4, "not_attained", -11.4),
        (2022, "education.compulsory_retention", 95.5, "not_attained", -0.5),
        (2022, "education.kindergarten_gross_enrolment", 89.7, "not_attained", -10.3),
        (2023, "education.kindergarten_gross_enrolment", 91.1, "not_attained", -8.9),
    ],
)
def test_the_national_figures_are_judged_as_published(
    year: int, target: str, value: float, attainment: str, margin: float
) -> None:
    run = monitor("check", NATIONAL, "--area", "全国", "--year", str(year), "--format", "json")
    assert run.code == 0
    found = result(run.json, target)
    assert (found["value"], found["attainment"], found["margin"]) == (value, attainment, margin)


def test_a_myopia_rate_that_meets_its_target_but_rose_is_warned_of() -> None:
    document = monitor("check", NATIONAL, "--area", "全国", "--year", "2022", "--format", "json").json
    warning = next(each for each in document["early_warnings"] if each["code"] == "W303")
    assert warning["indicator"] == "小学生近视率"
    assert warning["figures"] == {"value": 36.7, "baseline": 35.6, "change": 1.1, "threshold": 38.0}
    assert warning["measures"]


# the JSON contract

RESULT_KEYS = {
    "target", "clause", "indicator", "area", "group", "year", "value", "unit", "numerator", "denominator", "criterion",
    "threshold", "baseline", "due", "scope", "attainment", "margin", "failing_units", "evidence", "interval", "outlook",
    "projection", "source",
}  # fmt: skip
SUMMARY_KEYS = {
    "targets", "quantified", "judged", "attained", "not_attained", "no_data", "no_baseline", "not_applicable",
    "not_quantified", "attainment_rate",
}  # fmt: skip


def test_json_has_the_keys_of_the_contract(one_value: Path) -> None:
    document = monitor("check", one_value, "--format", "json").json
    assert document["schema"] == "monitor.check/1"
    assert {"schema", "plan", "area", "year", "summary", "results", "early_warnings", "findings"} <= document.keys()
    assert document["plan"]["title"] == "石拐区儿童发展规划（2021—2030年）"
    assert document["summary"].keys() >= SUMMARY_KEYS
    assert all(each.keys() >= RESULT_KEYS for each in document["results"])
    assert all(
        each.keys() >= {"code", "target", "message", "measures", "figures"} for each in document["early_warnings"]
    )


def test_a_result_leads_back_to_its_cell(one_value: Path) -> None:
    found = result(monitor("check", one_value, "--format", "json").json, "health.under3_managed")
    assert found["source"] == [{"file": "data.xlsx", "sheet": "监测数据", "cell": "E2"}]
    assert found["clause"] == {"domain": "health", "section": "goal", "item": 1}
    assert (found["indicator"], found["group"], found["unit"]) == (MANAGED, "合计", "percent")
    assert (found["threshold"], found["due"], found["scope"]) == (90.0, "2030", "district")


def test_the_summary_counts_every_target_once(one_value: Path) -> None:
    document = monitor("check", one_value, "--format", "json").json
    summary = document["summary"]
    assert summary["targets"] == len(document["results"])
    assert summary["judged"] == summary["attained"] + summary["not_attained"] == 1
    verdicts = ("judged", "no_data", "no_baseline", "not_applicable", "not_quantified")
    assert sum(summary[name] for name in verdicts) == summary["targets"]
    assert summary["attainment_rate"] == 1.0


def test_counts_decide_exactly_where_the_rounded_value_would_pass(tmp_path: Path) -> None:
    file = workbook(tmp_path / "a.xlsx", [[MANAGED, "石拐区", "合计", 2024, 90.0, "%", 2249, 2499]])
    found = result(monitor("check", file, "--format", "json").json, "health.under3_managed")
    assert found["attainment"] == "not_attained"
    assert found["value"] == pytest.approx(2249 / 2499 * 100, rel=1e-12)


def test_a_value_just_below_its_limit_is_not_shown_as_the_limit(tmp_path: Path) -> None:
    file = workbook(tmp_path / "a.xlsx", [[MANAGED, "石拐区", "合计", 2024, 89.996, "%", None, None]])
    assert "89.996%" in monitor("check", file).out


# exit codes


def test_an_unattained_target_is_news_not_failure(tmp_path: Path) -> None:
    file = workbook(tmp_path / "a.xlsx", [[MANAGED, "石拐区", "合计", 2024, 50, "%", None, None]])
    run = monitor("check", file)
    assert run.code == 0
    assert "× 未达标" in run.out


def test_a_data_error_exits_with_1_and_names_the_cell(tmp_path: Path) -> None:
    file = workbook(tmp_path / "a.xlsx", [[MANAGED, "石拐区", "合计", 2024, "约95%", "%", None, None]])
    run = monitor("check", file)
    assert run.code == 1
    assert "监测数据!E2 数值“约95%”不是确切数字；请填 95 或留空并在备注说明。" in "".join(run.out.split("\n  "))
    assert monitor("check", file, "--fail-on", "never").code == 0


def test_a_warning_fails_only_when_asked(one_value: Path) -> None:
    assert monitor("check", one_value).code == 0
    assert monitor("check", one_value, "--fail-on", "warning").code == 1


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("missing.xlsx", None, "missing.xlsx 文件打不开"),
        ("empty.xlsx", b"", "empty.xlsx 文件是空的，没有任何内容；请重新导出或索取原文件。"),
        ("report.xlsx", b"%PDF-1.7\n%binary\x00\xff\x01", "report.xlsx 文件内容不是可读的表格"),
        ("cut.xlsx", b"PK\x03\x04" + b"\x00" * 40, "cut.xlsx 文件已损坏或不完整"),
    ],
)
def test_a_file_that_cannot_be_used_is_one_sentence_and_exit_2(
    name: str, content: bytes | None, sentence: str, tmp_path: Path
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    run = monitor("check", tmp_path / name, "-o", tmp_path / "out.xlsx")
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith(f"错误：{sentence}")
    assert len(run.err.splitlines()) == 1
    assert not (tmp_path / "out.xlsx").exists()


def test_a_table_without_any_indicator_of_the_plan_is_no_success(tmp_path: Path) -> None:
    file = workbook(tmp_path / "a.xlsx", [["人均绿地面积", "石拐区", "合计", 2024, 12, "", None, None]])
    run = monitor("check", file)
    assert run.code == 2
    assert "人均绿地面积" in run.err
    assert "没有读到规划指标的任何一行" in run.err


def test_names_without_any_value_are_told_as_blank(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("指标名称,2023年,2024年\n新生儿访视率,,\n婴儿死亡率,,\n", encoding="utf-8")
    run = monitor("check", file)
    assert (run.code, run.out, run.err) == (2, "", "错误：规划指标和要求的各行都没有填数值或状态；请填写后再试\n")


def managed(folder: Path, *places: tuple[str, object]) -> Path:
    """A workbook with the same value for each area and year."""
    return workbook(folder / "a.xlsx", [[MANAGED, area, "合计", year, 93, "%", None, None] for area, year in places])


@pytest.mark.parametrize(
    ("year", "zh", "en"),
    [
        ("24年", "监测数据!D2 “24年”不是可识别的年份；请填四位年份，如 2024。\n"
         "错误：没有读到规划指标的任何一行；请核对表头、指标名称、地区和年份\n",
         "监测数据!D2 “24年” is not a year that can be read; enter four digits, such as 2024.\n"
         "error: not one row of an indicator of the plan was read; check the headings, names, areas and years\n"),
        (2042, "监测数据!E2 年份 2042 在规划的最后一年 2030 之后，未使用；请核对年份。\n"
         "错误：石拐区没有2020年至2030年的数据（有数据的年份：2042）；请核对年份\n",
         "监测数据!E2 the year 2042 is after the plan's last one, 2030; it is not used; check the year.\n"
         "error: Shiguai District has no data from 2020 to 2030 (years with data: 2042); check the years\n"),
    ],
)  # fmt: skip
def test_where_no_year_can_be_judged_the_cells_say_why(year: object, zh: str, en: str, tmp_path: Path) -> None:
    file = managed(tmp_path, ("石拐区", year))
    chinese, english = monitor("check", file), monitor("check", file, "--lang", "en")
    assert (chinese.code, chinese.out, chinese.err) == (2, "", f"错误：a.xlsx {zh}")
    assert (english.code, english.out, english.err) == (2, "", f"error: a.xlsx {en}")


def test_an_area_without_data_is_told_with_the_names_that_were_not_understood(tmp_path: Path) -> None:
    run = monitor("check", managed(tmp_path, ("石拐去", 2024), ("全国", 2024)))
    assert (run.code, run.out) == (2, "")
    assert run.err.splitlines() == [
        "错误：a.xlsx 监测数据!B2 地区“石拐去”不在规划内，1行未使用（相近：石拐区）；请改用规范的地区名称。",
        "错误：没有“石拐区”的数据（有数据的地区：全国）；请用 --area 指定其中之一",
    ]


def test_a_year_after_the_plan_is_an_error_and_not_the_year_that_is_judged(tmp_path: Path) -> None:
    run = monitor("check", managed(tmp_path, ("石拐区", 2024), ("石拐区", 2042)), "--format", "json")
    assert (run.code, run.json["year"]) == (1, 2024)
    assert [(found["code"], found["cell"]) for found in run.json["findings"]] == [("F318", "E3")]


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--year", "2019"], "错误：石拐区没有2019年可判断的数据（可判断的年份：2024）；请用 --year 指定其中之一"),
        (["--area", "全国"], "错误：没有“全国”的数据（有数据的地区：石拐区）；请用 --area 指定其中之一"),
        (["--area", "巴黎"], "错误：规划中没有地区“巴黎”"),
        (["--domain", "sport"], "错误：没有领域“sport”"),
        (["--department", "外交部"], "错误：没有责任单位“外交部”"),
        (["--format", "yaml"], "错误：--format 没有“yaml”这个选项；可用：table、json、csv、markdown"),
        (["--fail-on", "sometimes"], "错误：--fail-on 没有“sometimes”这个选项"),
        (["--lang", "fr"], "错误：--lang 没有“fr”这个选项；可用：zh、en"),
        (["--targets", "nowhere"], "错误：没有目标文件夹“nowhere”；请核对 --targets"),
        (["-o", "result.pdf"], "错误：不知道怎样写“result.pdf”；文件名请以 .xlsx、.json、.csv、.md 结尾"),
        (["--colour"], "错误：没有选项 --colour；请看 monitor check --help"),
        (["--year", "last"], "错误：--year 的值不可用"),
    ],
)
def test_an_option_that_cannot_be_used_stops_with_its_remedy(
    options: list[str], sentence: str, one_value: Path
) -> None:
    run = monitor("check", one_value, *options)
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith(sentence)


def test_an_output_that_cannot_be_written_stops_the_command(one_value: Path, tmp_path: Path) -> None:
    missing = monitor("check", one_value, "-o", tmp_path / "no" / "such" / "folder.xlsx")
    folder = monitor("check", one_value, "-o", tmp_path)
    own_input = monitor("check", one_value, "-o", one_value)
    assert (missing.code, folder.code, own_input.code) == (2, 2, 2)
    assert "请换一个位置" in missing.err
    assert "是文件夹" in folder.err
    assert "是输入文件" in own_input.err
    assert [path.name for path in tmp_path.iterdir()] == ["data.xlsx"]


@pytest.mark.parametrize(("command", "name"), [("check", "d.csv"), ("check", "d.xlsx"), ("report", "d.xlsx")])
def test_an_output_never_takes_the_place_of_a_workbook_in_the_folder_that_is_read(
    command: str, name: str, one_value: Path, tmp_path: Path
) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    sent = inbox / name
    sent.write_bytes(one_value.read_bytes())
    for lang, sentence in (
        ("zh", f"错误：“{sent}”是输入文件；请换一个输出文件名\n"),
        ("en", f"error: “{sent}” is an input; choose another name for the output\n"),
    ):
        run = monitor(command, inbox, "-o", sent, env={"MONITOR_LANG": lang})
        assert (run.code, run.out, run.err) == (2, "", sentence)
    assert sent.read_bytes() == one_value.read_bytes()


# languages, encodings, widths


def test_english_output_is_english(one_value: Path) -> None:
    run = monitor("check", one_value, "--lang", "en")
    chinese = {letter for letter in run.out.replace("监测数据", "") if "\u4e00" <= letter <= "\u9fff"}
    assert chinese == set()
    assert "√ met early" in run.out


def test_the_language_can_come_from_the_environment(one_value: Path) -> None:
    assert "What was read" in monitor("check", one_value, env={"MONITOR_LANG": "en"}).out


@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
def test_chinese_survives_the_encoding_of_the_terminal(encoding: str, one_value: Path) -> None:
    run = running.monitor("check", one_value, env={"PYTHONIOENCODING": encoding}, encoding=encoding)
    assert "√ 提前达标" in run.out


@pytest.mark.parametrize(
    "env", [{"PYTHONIOENCODING": "ascii"}, {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}]
)
def test_an_ascii_locale_gets_utf8(env: dict[str, str], one_value: Path) -> None:
    run = running.monitor("check", one_value, env=env)
    assert "√ 提前达标" in run.out
    assert run.out == monitor("check", one_value).out


@pytest.mark.parametrize("width", [80, 200])
def test_no_line_is_wider_than_the_screen(width: int) -> None:
    from rich.cells import cell_len

    run = monitor("check", DISTRICT, env={"COLUMNS": str(width)})
    assert run.code == 0
    assert max(cell_len(line) for line in run.out.splitlines()) <= width


def test_a_pipe_gets_no_colour(one_value: Path) -> None:
    assert "\x1b" not in running.monitor("check", one_value, env={"FORCE_COLOR": "1", "TERM": "xterm-256color"}).out


ENDINGS = {"table": ".xlsx", "json": ".json", "csv": ".csv", "markdown": ".md"}


def everything(folder: Path) -> list[str | bytes]:
    """What `check` prints in every format, and every file that it writes."""
    folder.mkdir()
    told: list[str | bytes] = []
    for form, ending in ENDINGS.items():
        run = monitor("check", DISTRICT, "--format", form, "-o", folder / f"result{ending}")
        told += [run.out, (folder / f"result{ending}").read_bytes()]
    return told


def test_the_same_input_gives_the_same_output_on_any_day(tmp_path: Path) -> None:
    today = everything(tmp_path / "today")
    with another_day():
        assert datetime.date.today().year == datetime.datetime.now().year == time.localtime().tm_year == 2031
        later = everything(tmp_path / "later")
    assert [len(each) > 1000 for each in today] == [True] * 8
    assert today == later


def test_neither_the_locale_nor_the_order_of_hashing_changes_the_output(tmp_path: Path) -> None:
    told = []
    for env in ({"PYTHONHASHSEED": "1"}, {"PYTHONHASHSEED": "2", "TZ": "Asia/Shanghai", "LANG": "C", "LC_ALL": "C"}):
        file = tmp_path / "result.xlsx"
        run = running.monitor("check", DISTRICT, "--format", "json", "-o", file, env=env)
        told.append((run.code, run.out, file.read_bytes()))
        file.unlink()
    assert told[0] == told[1]


def test_what_two_clauses_ask_alike_is_warned_of_once(tmp_path: Path) -> None:
    data = tmp_path / "data.csv"
    data.write_text("指标名称,年份,数值\n中小学校心理健康咨询室设立率,2020,50\n中小学校心理健康咨询室设立率,2021,51\n"
                    "中小学校心理健康咨询室设立率,2024,52\n", encoding="utf-8")  # fmt: skip
    screen = monitor("check", data, env={"COLUMNS": "300"}).out
    told = [line for line in screen.splitlines() if line.startswith("W101")]
    assert len(told) == 1
    assert told[0].startswith("W101 达标困难：中小学校心理健康咨询室设立率现为52.0%，要求2030年≥100%；")
    assert told[0].endswith("（2个条款同此要求）")
    codes = [each["code"] for each in json.loads(monitor("check", data, "--format", "json").out)["early_warnings"]]
    assert codes.count("W101") == 2


def started(*arguments: str | Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "shigua_monitor", *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def test_a_reader_that_goes_away_is_no_failure() -> None:
    with started("check", DISTRICT) as run:
        assert run.stdout is not None and run.stderr is not None
        run.stdout.readline()
        run.stdout.close()
        assert run.stderr.read() == b""
    assert run.returncode == 0


def test_the_title_of_a_file_names_the_area_in_its_language_and_is_printed_whole(tmp_path: Path) -> None:
    titles = {}
    for lang in ("zh", "en"):
        monitor("check", DISTRICT, "--domain", "family", "--lang", lang, "-o", tmp_path / f"{lang}.xlsx")
        summary = openpyxl.load_workbook(tmp_path / f"{lang}.xlsx").worksheets[0]
        titles[lang] = str(summary["A1"].value)
        columns = range(1, openpyxl.utils.range_boundaries(summary.print_area.replace("$", "").split("!")[1])[2] + 1)
        letters = [openpyxl.utils.get_column_letter(column) for column in columns]
        printed = sum(summary.column_dimensions[letter].width if letter in "AB" else 8 for letter in letters)
        assert printed >= cell_len(titles[lang]) * 14 / 11
    assert titles["zh"] == "石拐区儿童发展规划（2021—2030年）：石拐区2024年监测结果"
    assert titles["en"].endswith(": results for Shiguai District, 2024")
    markdown = monitor("check", DISTRICT, "--domain", "family", "--lang", "en", "--format", "markdown").out
    assert markdown.startswith(f"# {titles['en']}\n")


@pytest.mark.skipif(os.name != "posix", reason="only a POSIX shell can start a process without a standard output")
@pytest.mark.parametrize(("format_", "closed"), [("table", ">&-"), ("json", ">&-"), ("table", ">&- 2>&-")])
def test_a_stream_that_the_caller_closed_gets_nothing_and_the_work_is_done(
    format_: str, closed: str, tmp_path: Path
) -> None:
    result = tmp_path / "result.csv"
    command = f'"$0" -m shigua_monitor check "$1" --format {format_} -o "$2" {closed}'
    ended = subprocess.run(["sh", "-c", command, sys.executable, str(DISTRICT), str(result)], capture_output=True)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, b"", b"")
    assert result.stat().st_size > 1000


full_device = pytest.mark.skipif(
    not Path("/dev/full").exists(), reason="/dev/full, to which nothing can be written, is a device of Linux alone"
)


@full_device
@pytest.mark.parametrize("format_", ["table", "json"])
def test_where_the_output_goes_no_room_is_left(format_: str, tmp_path: Path) -> None:
    result = tmp_path / "result.csv"
    command = '"$0" -m shigua_monitor check "$1" --format "$2" -o "$3" --lang en >/dev/full'
    arguments = [sys.executable, str(DISTRICT), format_, str(result)]
    ended = subprocess.run(["sh", "-c", command, *arguments], capture_output=True, text=True)
    assert ended.returncode == 2
    assert ended.stderr == (
        "error: what is printed cannot be written (No space left on device); make room where it goes and run again; "
        "files of -o are whole\n"
    )
    assert result.stat().st_size > 1000


@full_device
def test_an_error_that_cannot_be_told_still_has_its_exit_code() -> None:
    command = '"$0" -m shigua_monitor check missing.xlsx 2>/dev/full'
    ended = subprocess.run(["sh", "-c", command, sys.executable], capture_output=True)
    assert (ended.returncode, ended.stdout) == (2, b"")


def test_an_interrupt_is_one_sentence_and_exit_2(
    one_value: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("shigua_monitor.assessment.assess.assess", interrupted)
    assert main(["check", str(one_value), "--lang", "en"]) == 2
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", "error: interrupted; a file is whole or not written at all\n")


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        (
            "zh",
            "错误：程序内部出错（ValueError：odd）；文件要么已写完，要么没有写；请把本行和输入文件交给维护人员\n",
        ),
        (
            "en",
            "error: an internal fault (ValueError: odd); a file is whole or not written at all; "
            "give this line and the input to whoever maintains the program\n",
        ),
    ],
)
def test_a_fault_after_a_file_was_written_does_not_say_that_none_was(
    lang: str,
    sentence: str,
    one_value: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def odd(*_: object, **__: object) -> None:
        raise ValueError("odd")

    monkeypatch.setattr("shigua_monitor.cli.check._print", odd)
    assert main(["check", str(one_value), "-o", str(tmp_path / "r.csv"), "--lang", lang]) == 2
    assert capsys.readouterr().err == sentence
    assert (tmp_path / "r.csv").is_file()


def test_quiet_prints_nothing(one_value: Path) -> None:
    run = monitor("check", one_value, "--quiet")
    assert (run.code, run.out, run.err) == (0, "", "")


def test_the_working_folder_does_not_matter(one_value: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    run = monitor("check", "../data.xlsx", cwd=tmp_path / "elsewhere")
    assert run.code == 0


# files


def test_the_workbook_has_a_sheet_for_each_part_and_prints_on_a4(tmp_path: Path) -> None:
    out = tmp_path / "result.xlsx"
    assert monitor("check", DISTRICT, "-o", out).code == 0
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == ["汇总", "达标情况", "预警", "数据问题", "读取情况"]
    sheet = book["达标情况"]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.freeze_panes == "C3"
    assert sheet.print_title_rows == "$2:$2"
    assert sheet.auto_filter.ref == f"A2:X{sheet.max_row}"
    value = next(row[3] for row in sheet.iter_rows(min_row=3) if row[2].value == MANAGED)
    assert isinstance(value.value, float)
    assert value.number_format.endswith('"%"')


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    evil = '=HYPERLINK("http://example.invalid","x")'
    rows = [[MANAGED, "石拐区", "合计", 2024, 93, "%", None, None], [evil, "石拐区", "合计", 2024, 1, "", None, None]]
    file = workbook(tmp_path / "a.xlsx", rows)
    page = openpyxl.load_workbook(file)
    page.active["A3"].data_type = "s"
    page.save(file)
    monitor("check", file, "--domain", "health", "-o", tmp_path / "out.xlsx")
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    formulas = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert formulas == []


def test_csv_numbers_are_unrounded_and_the_file_opens_in_excel(tmp_path: Path) -> None:
    file = workbook(tmp_path / "a.xlsx", [[MANAGED, "石拐区", "合计", 2024, None, "%", 2, 3]])
    out = tmp_path / "out.csv"
    monitor("check", file, "-o", out)
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")
    assert str(200 / 3) in out.read_text(encoding="utf-8-sig")


def test_json_file_and_json_on_the_screen_are_the_same(one_value: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    monitor("check", one_value, "-o", out)
    assert json.loads(out.read_text(encoding="utf-8")) == monitor("check", one_value, "--format", "json").json


# filters


def test_one_domain_and_one_department_can_be_chosen() -> None:
    by_domain = monitor("check", DISTRICT, "--domain", "健康儿童", "--format", "json")
    assert by_domain.code == 2
    health = monitor("check", DISTRICT, "--domain", "health", "--format", "json").json
    assert {each["clause"]["domain"] for each in health["results"]} == {"health"}
    education = monitor("check", DISTRICT, "--department", "教育局", "--format", "json").json
    assert 0 < education["summary"]["targets"] < 386
    assert {warning["target"] for warning in education["early_warnings"]} <= {
        each["target"] for each in education["results"]
    }


# reading


def test_csv_files_are_read_in_utf8_with_and_without_bom_and_in_gb18030(tmp_path: Path) -> None:
    text = ",".join(LIST) + f"\n{MANAGED},石拐区,合计,2024,93.3,%,,\n"
    for name, encoding in (("a.csv", "utf-8"), ("b.csv", "utf-8-sig"), ("c.csv", "gb18030")):
        (tmp_path / name).write_text(text, encoding=encoding)
        document = monitor("check", tmp_path / name, "--format", "json").json
        assert result(document, "health.under3_managed")["value"] == 93.3


def test_years_across_are_read(tmp_path: Path) -> None:
    file = workbook(tmp_path / "a.xlsx", [[MANAGED, "%", 91, 92.5]], ["指标名称", "单位", "2023年", "2024年度"])
    document = monitor("check", file, "--format", "json").json
    assert document["year"] == 2024
    found = result(document, "health.under3_managed")
    assert (found["value"], found["change"]) == (92.5, 1.5)
    assert document["tables"][0]["layout"] == "years_across"


def test_a_blank_group_is_a_finding_not_a_total(tmp_path: Path) -> None:
    file = workbook(tmp_path / "a.xlsx", [[MANAGED, "石拐区", None, 2024, 93.3, "%", None, None]])
    run = monitor("check", file, "--format", "json")
    assert run.code == 1
    assert [(found["code"], found["cell"]) for found in run.json["findings"]] == [("F212", "C2")]
    assert result(run.json, "health.under3_managed")["attainment"] == "no_data"


# starting up


def test_help_loads_nothing_heavy() -> None:
    import subprocess

    code = (
        "import sys\nfrom shigua_monitor.cli.main import main\nmain(['--help'])\nmain(['check', '--help'])\n"
        "heavy = {'pandas', 'numpy', 'openpyxl', 'scipy', 'yaml', 'rich'} & set(sys.modules)\n"
        "sys.exit(' '.join(sorted(heavy)) or 0)"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=False)
    assert (ended.returncode, ended.stderr) == (0, "")


def test_a_check_on_the_screen_needs_neither_pandas_nor_openpyxl(one_value: Path) -> None:
    import subprocess

    code = (
        f"import sys\nfrom shigua_monitor.cli.main import main\nassert main(['check', {str(one_value)!r}, '-q']) == 0\n"
        "sys.exit(' '.join(sorted({'pandas', 'openpyxl', 'scipy'} & set(sys.modules))) or 0)"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=False)
    assert (ended.returncode, ended.stderr) == (0, "")
