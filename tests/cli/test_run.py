"""The night run, as cron runs it."""

import json
import os
import subprocess
import sys
import time
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from in_process import monitor
from night_run.nights import SETTINGS, arrives, bad, good, names, night
from shigua_monitor.night_run import taking
from shigua_monitor.night_run.alone import alone
from shigua_monitor.night_run.reports import report_content
from shigua_monitor.plan import load
from shigua_monitor.store.connection import reading
from store.sending import screening


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return night(tmp_path / "night")


@pytest.fixture(autouse=True)
def plan_is_loaded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Most of what a small command takes is the loading of the plan."""
    monkeypatch.setattr(load, "load_plan", _load_plan)


_load_plan = cache(load.load_plan)


def summary(config: Path) -> dict[str, Any]:
    return json.loads((config.parent / "summary.json").read_text(encoding="utf-8"))


def submissions(config: Path) -> list[str]:
    with reading(config.parent / "monitor.db") as connection:
        return [row[0] for row in connection.execute("SELECT file FROM submission ORDER BY id")]


# what becomes of a file


def test_a_file_without_errors_is_stored_and_moved_to_the_accepted_ones(config: Path) -> None:
    content = arrives(config, "a.csv", good(2024, 90)).read_bytes()
    run = monitor("run", config)
    assert (run.code, run.err) == (0, "")
    assert names(config.parent / "inbox") == []
    assert (config.parent / "accepted" / "a.csv").read_bytes() == content
    assert submissions(config) == ["a.csv"]
    assert "已接收：\n- a.csv：第 1 号，1 个值\n" in run.out


def test_a_blank_value_beside_bad_counts_does_not_block_the_nights(config: Path) -> None:
    arrives(config, "a.csv", good(2023), ("听力筛查率", "示例县", "合计", 2024, "", "%", 5, 3, ""))
    for _ in range(2):
        assert (run := monitor("run", config)).err == "", run.err
        (finding,) = json.loads((config.parent / "report.json").read_text(encoding="utf-8"))["findings"]
        assert (finding["code"], finding["sent"]) == ("F308", None)


def test_a_file_with_an_error_goes_back_with_a_letter_and_a_marked_copy_and_its_other_values_are_used(
    config: Path,
) -> None:
    content = arrives(config, "卫健.csv", good(2023), bad(2024)).read_bytes()
    run = monitor("run", config)
    assert run.code == 1
    returned = config.parent / "returned" / "卫健"
    assert names(returned) == sorted(["卫健.csv", "卫健.csv（标注）.xlsx", "退回说明.txt"])
    assert (returned / "卫健.csv").read_bytes() == content
    assert (returned / "退回说明.txt").read_bytes().decode("utf-8-sig").split("\r\n") == [
        "退回：卫健.csv",
        "",
        "请改正（1 处）：",
        "1. 卫健!E3 数值“约95%”不是确切数字；请填 95 或留空并在备注说明。",
        "",
        "其余 1 个值没有错误，已经采用。",
        "“卫健.csv（标注）.xlsx”是标注了问题单元格的副本，可以直接在上面改。",
        "改正后请把整份表再报送一次，文件名不变为好。",
        "",
    ]
    marked = openpyxl.load_workbook(returned / "卫健.csv（标注）.xlsx").worksheets[0]
    assert marked["E3"].comment is not None
    assert submissions(config) == ["卫健.csv"]
    assert "需要处理：\n- 退回 卫健.csv（其余 1 个值已采用）：卫健!E3 数值“约95%”不是确切数字；" in run.out
    assert "说明：returned/卫健/退回说明.txt\n" in run.out


def test_a_file_that_cannot_be_opened_goes_back_with_the_sentence_and_is_not_stored(config: Path) -> None:
    (config.parent / "inbox" / "信.pdf").write_bytes(b"%PDF-1.7")
    arrives(config, "a.csv", good())
    run = monitor("run", config)
    assert run.code == 1
    returned = config.parent / "returned" / "信"
    assert names(returned) == sorted(["信.pdf", "退回说明.txt"])
    letter = (returned / "退回说明.txt").read_text(encoding="utf-8-sig")
    assert "1. 文件内容不是可读的表格（看起来是PDF）；请另存为 .xlsx 或 .csv 后再报送。" in letter
    assert "没有采用其中任何值。" in letter
    assert submissions(config) == ["a.csv"]


def test_a_table_without_a_row_of_the_plan_goes_back(config: Path) -> None:
    arrives(config, "a.csv", ("降水量", "示例县", "合计", 2024, 300, "毫米", "", "", ""))
    assert monitor("run", config).code == 1
    letter = (config.parent / "returned" / "a" / "退回说明.txt").read_text(encoding="utf-8-sig")
    assert "1. 没有读到规划指标的任何一行；请核对表头、指标名称、地区和年份。" in letter


def test_a_form_in_which_nothing_was_filled_in_goes_back_with_that_reason(config: Path) -> None:
    arrives(config, "a.csv", (*good()[:4], "", *good()[5:]))
    assert monitor("run", config).code == 1
    letter = (config.parent / "returned" / "a" / "退回说明.txt").read_text(encoding="utf-8-sig")
    assert "1. 规划指标和要求的各行都没有填数值或状态；请填写后再报送。" in letter


def test_the_newest_of_two_versions_supersedes_the_other_whatever_their_names(config: Path) -> None:
    arrives(config, "a.csv", good(2024, 95), age=0)
    arrives(config, "b.csv", good(2024, 60), age=3600)
    monitor("run", config)
    assert submissions(config) == ["b.csv", "a.csv"]


def test_another_file_of_the_same_name_gets_a_name_of_its_own(config: Path) -> None:
    contents = [arrives(config, "a.csv", good(2024, 90)).read_bytes()]
    monitor("run", config)
    contents.append(arrives(config, "a.csv", good(2024, 91)).read_bytes())
    monitor("run", config)
    accepted = config.parent / "accepted"
    assert [(accepted / name).read_bytes() for name in ("a.csv", "a (2).csv")] == contents
    for year in (2023, 2024):
        arrives(config, "b.csv", bad(year), good(2025, year / 100))
        monitor("run", config)
    assert sorted(path.name for path in (config.parent / "returned").iterdir()) == ["b", "b (2)"]
    assert summary(config)["files"][0]["letter"] == "returned/b (2)/退回说明.txt"


def test_the_same_file_again_changes_nothing_and_says_so(config: Path) -> None:
    arrives(config, "a.csv", good())
    monitor("run", config)
    before = names(config.parent)
    arrives(config, "a.csv", good())
    run = monitor("run", config)
    assert run.code == 0
    assert "- a.csv：内容与 " in run.out
    assert "第 1 号相同，没有任何改变\n" in run.out
    assert names(config.parent) == before
    assert submissions(config) == ["a.csv"]


def test_the_same_bytes_under_two_names_are_stored_once(config: Path) -> None:
    arrives(config, "a.csv", good())
    arrives(config, "b.csv", good())
    monitor("run", config)
    assert [(each["file"], each["stored"], each["number"]) for each in summary(config)["files"]] == [
        ("a.csv", True, 1),
        ("b.csv", False, 1),
    ]


# what is left in the inbox


def test_lock_files_and_unfinished_files_are_not_looked_at(config: Path) -> None:
    kept = ["~$a.xlsx", ".~lock.a.xlsx#", "a.xlsx.part", "b.csv.filepart", "Thumbs.db", ".DS_Store"]
    for name in kept:
        (config.parent / "inbox" / name).write_bytes(b"x")
    (config.parent / "inbox" / "folder").mkdir()
    run = monitor("run", config, "--quiet")
    assert run.code == 0
    assert names(config.parent / "inbox") == sorted(kept)
    assert summary(config)["left"] == []


def test_a_file_that_changed_just_now_waits_for_the_next_run(tmp_path: Path) -> None:
    config = night(tmp_path / "night", SETTINGS.replace("settle_seconds: 0", "settle_seconds: 60"))
    arrives(config, "old.csv", good())
    os.utime(arrives(config, "new.csv", good(2023)), (time.time(), time.time()))
    run = monitor("run", config)
    assert run.code == 0
    assert names(config.parent / "inbox") == ["new.csv"]
    assert "留待下次：\n- new.csv：刚刚改动过，可能还在传送；留待下次\n" in run.out


def test_a_file_that_changes_while_it_is_read_is_left_and_not_stored(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = arrives(config, "a.csv", good())
    arrives(config, "b.csv", good(2023))
    read = taking.received

    def changing(path: Path, *given: Any) -> Any:
        found = read(path, *given)
        if path == file:
            path.write_bytes(path.read_bytes() + b"\n")
        return found

    monkeypatch.setattr(taking, "received", changing)
    run = monitor("run", config)
    assert names(config.parent / "inbox") == ["a.csv"]
    assert names(config.parent / "accepted") == ["b.csv"]
    assert "- a.csv：读取时被改动；留待下次\n" in run.out


def test_a_file_that_the_reader_cannot_bear_keeps_no_other_waiting(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    arrives(config, "a.csv", good())
    arrives(config, "b.csv", good(2023))
    read = taking.received

    def failing(path: Path, *given: Any) -> Any:
        if path.name == "a.csv":
            raise RecursionError("too deep")
        return read(path, *given)

    monkeypatch.setattr(taking, "received", failing)
    run = monitor("run", config, "--quiet")
    assert run.code == 1
    assert "- a.csv 留在收件箱：处理时出错（RecursionError: too deep）；请移走它" in run.out
    assert names(config.parent / "accepted") == ["b.csv"]


# what is told


def test_the_second_run_has_nothing_to_tell(config: Path) -> None:
    arrives(config, "a.csv", good())
    assert monitor("run", config, "--quiet").out == ""
    run = monitor("run", config)
    assert run.code == 0
    assert "接收 0 件，退回 0 件，留在收件箱 0 件\n" in run.out
    assert "\n没有变化\n" in run.out
    assert len((config.parent / "night.log").read_text(encoding="utf-8").splitlines()) == 2


def test_quiet_prints_only_what_needs_a_person(config: Path) -> None:
    arrives(config, "a.csv", good(2024, 99))
    monitor("run", config)
    arrives(config, "b.csv", good(2024, 10), bad(2023))
    run = monitor("run", config, "--quiet")
    subject, blank, heading, *lines = run.out.splitlines()
    assert subject.startswith("夜间运行 ")
    assert (blank, heading) == ("", "需要处理：")
    assert {line.split("：")[0].split("（")[0] for line in lines} == {"- 退回 b.csv", "- 新预警 W502 既往数据被修订"}
    told = (config.parent / "summary.txt").read_text(encoding="utf-8")
    assert told.startswith(run.out)
    assert "已接收" not in run.out


def test_values_that_contradict_those_of_another_file_are_told(tmp_path: Path) -> None:
    config = night(tmp_path / "night", SETTINGS.replace(f"targets: {_targets()}\n", ""))
    for name, value in (("婴儿死亡率", 4.0), ("新生儿死亡率", 6.0)):
        arrives(config, f"{name}.csv", (name, "石拐区", "合计", 2024, value, "‰", "", "", ""))
    run = monitor("run", config, "--quiet")
    assert run.code == 1
    assert (
        "- 数值矛盾 新生儿死亡率.csv 新生儿死亡率!E2 新生儿死亡率 6 大于婴儿死亡率 4（婴儿死亡率.csv 婴儿死亡率!E2）"
        in run.out
    )
    assert "退回 0 件" in run.out


def _rate(config: Path, file: str, name: str, value: float) -> None:
    arrives(config, file, (name, "石拐区", "合计", 2024, value, "‰", "", "", ""))


@pytest.mark.parametrize("second", ["second.csv", "first.csv"])
def test_a_contradiction_is_told_in_the_night_in_which_it_came_whichever_file_it_stands_in(
    second: str, tmp_path: Path
) -> None:
    config = night(tmp_path / "night", SETTINGS.replace(f"targets: {_targets()}\n", ""))
    _rate(config, "first.csv", "新生儿死亡率", 4.2)
    assert "数值矛盾" not in monitor("run", config).out
    _rate(config, second, "婴儿死亡率", 2.1)
    first, other = (
        ("first.csv #1", "first.csv #2 first!E2") if second == "first.csv" else ("first.csv", "second.csv second!E2")
    )
    assert f"- 数值矛盾 {first} first!E2 新生儿死亡率 4.2 大于婴儿死亡率 2.1（{other}）" in monitor("run", config).out
    _rate(config, "other.csv", "5岁以下儿童死亡率", 9.0)
    assert "数值矛盾" not in monitor("run", config).out
    _rate(config, "again.csv", "婴儿死亡率", 2.2)
    assert (
        "- 数值矛盾 first.csv first!E2 新生儿死亡率 4.2 大于婴儿死亡率 2.2（again.csv again!E2）"
        in monitor("run", config).out
    )


def test_the_summary_is_a_stable_document(config: Path) -> None:
    arrives(config, "a.csv", good())
    arrives(config, "b.csv", bad())
    code = monitor("run", config).code
    document = summary(config)
    assert list(document) == [
        "schema", "began", "resumed", "plan", "files", "left", "judged", "not_judged", "reports", "exit_code",
    ]  # fmt: skip
    assert (document["schema"], document["exit_code"]) == ("monitor.run/1", code)
    assert list(document["judged"]) == ["area", "year", "summary", "early_warnings", "findings", "changes"]
    accepted, returned = document["files"]
    assert {**accepted, "sha256": "", "received": ""} == {
        "file": "a.csv", "sha256": "", "outcome": "accepted", "number": 1, "stored": True, "received": "",
        "values": 1, "withheld": 0, "errors": 0, "warnings": 0,
        "kept": "accepted/a.csv", "annotated": None, "letter": None, "problem": None,
    }  # fmt: skip
    assert (returned["outcome"], returned["errors"], returned["kept"]) == ("returned", 1, "returned/b/b.csv")
    check = monitor("check", "--db", config.parent / "monitor.db", "--targets", _targets(), "--format", "json")
    assert {key: check.json[key] for key in ("summary", "early_warnings")} == {
        key: document["judged"][key] for key in ("summary", "early_warnings")
    }
    assert json.loads((config.parent / "report.json").read_text(encoding="utf-8"))["results"] == check.json["results"]


def _targets() -> str:
    return next(line for line in SETTINGS.splitlines() if line.startswith("targets")).removeprefix("targets: ")


def test_the_log_has_a_line_a_run_with_the_counts_and_the_exit_code(config: Path) -> None:
    arrives(config, "a.csv", good(2024, 99))
    monitor("run", config)
    line = (config.parent / "night.log").read_text(encoding="utf-8")
    began = summary(config)["began"]
    assert line.startswith(f"夜间运行 {began}：接收 1 件，退回 0 件，留在收件箱 0 件；2024年达标 1/")
    assert line.endswith("，数据错误 0 处；退出码 0\n")


def test_an_empty_inbox_before_the_first_submission_is_no_failure_and_says_that_nothing_was_judged(
    config: Path,
) -> None:
    run = monitor("run", config, "--quiet")
    assert run.code == 0
    assert run.out.endswith("需要处理：\n- 没有判断：数据库里还没有任何报送表\n")
    assert summary(config)["judged"] is None
    assert names(config.parent) == sorted(
        ["monitor.db.run-lock", "night.log", "night.yaml", "summary.json", "summary.txt"]
    )


def test_everything_is_told_in_the_language_of_the_settings_unless_the_command_names_one(tmp_path: Path) -> None:
    config = night(tmp_path / "night", SETTINGS + "lang: en\n")
    arrives(config, "a.csv", bad(), good(2023))
    run = monitor("run", config)
    assert run.out.startswith("night run ")
    assert "for you to act on:\n- returned a.csv (other values, which are in use: 1): " in run.out
    assert "what to mend.txt" in names(config.parent / "returned" / "a")
    assert monitor("run", config, "--lang", "zh").out.startswith("夜间运行 ")


@pytest.mark.parametrize(
    ("fail_on", "rows", "code"),
    [
        ("error", [good(2024, 2)], 0),
        ("error", [bad(), good(2023)], 1),
        ("warning", [good(2024, 2)], 1),
        ("never", [bad(), good(2023)], 0),
    ],
)
def test_the_exit_code_is_what_fail_on_makes_of_errors_and_warnings(
    fail_on: str, rows: list[object], code: int, tmp_path: Path
) -> None:
    config = night(tmp_path / "night", SETTINGS + f"fail_on: {fail_on}\n")
    arrives(config, "a.csv", *rows)
    assert monitor("run", config, "-q").code == code
    assert summary(config)["exit_code"] == code


def test_a_year_that_nobody_has_reported_yet_is_told_and_the_files_are_taken(tmp_path: Path) -> None:
    config = night(tmp_path / "night", SETTINGS + "year: 2026\nfail_on: never\n")
    arrives(config, "a.csv", good(2024))
    run = monitor("run", config)
    assert run.code == summary(config)["exit_code"] == 2
    assert (
        "- 没有判断：示例县没有2026年可判断的数据（可判断的年份：2024）；请在设置文件里把 year 改成其中之一，或删去它\n"
        in run.out
    )
    assert names(config.parent / "accepted") == ["a.csv"]


def test_data_of_another_place_alone_are_told_to_be_no_data_of_the_district(config: Path) -> None:
    arrives(config, "a.csv", screening(2024, 90, "示例市"))
    run = monitor("run", config)
    assert run.code == 2
    assert "- 没有判断：没有示例县的数据（有数据的地区：示例市）；请报送它的数据\n" in run.out


def test_the_folder_of_the_database_is_made_like_the_others(tmp_path: Path) -> None:
    config = night(tmp_path / "night", SETTINGS.replace("monitor.db", "data/monitor.db"))
    arrives(config, "a.csv", good())
    assert monitor("run", config).code == 0
    assert names(config.parent / "data") == ["monitor.db", "monitor.db.run-lock"]


def test_what_stops_a_run_is_told_in_the_language_of_the_settings(tmp_path: Path) -> None:
    config = night(tmp_path / "night", SETTINGS + "lang: en\n")
    (config.parent / "monitor.db").write_bytes(b"a letter, not a database")
    run = monitor("run", config)
    assert (run.code, run.err) == (2, f"error: “{config.parent / 'monitor.db'}” is no database; check --db\n")


# one at a time, and nothing at all


def test_a_second_call_at_the_same_time_says_so_and_does_nothing(config: Path) -> None:
    arrives(config, "a.csv", good())
    with alone(config.parent / "monitor.db.run-lock") as free:
        assert free
        run = monitor("run", config)
        assert (run.code, run.out, run.err) == (0, "已有一次运行正在进行\n", "")
        assert monitor("run", config, "--quiet").out == ""
        assert names(config.parent / "inbox") == ["a.csv"]
    assert monitor("run", config, "-q").code == 0
    assert names(config.parent / "inbox") == []


def test_a_dry_run_says_what_it_would_do_and_changes_nothing(config: Path) -> None:
    arrives(config, "a.csv", good(), good(2023))
    arrives(config, "b.csv", bad(), good(2022))
    before = {path: path.stat().st_mtime_ns for path in [config.parent, *config.parent.rglob("*")]}
    run = monitor("run", config, "--dry-run")
    assert (run.code, run.err) == (0, "")
    assert run.out.splitlines() == [
        "演练，什么都不改。收件箱“inbox”有 2 件可取：",
        "a.csv：会存入 2 个值，移到 accepted",
        "b.csv：有 1 处错误，1 个值会存入，移到 returned",
        "会判断数据库 monitor.db，并写出：report.json、report.md、summary.json、summary.txt、night.log",
    ]
    assert {path: path.stat().st_mtime_ns for path in [config.parent, *config.parent.rglob("*")]} == before


# interrupted


class Killed(BaseException):
    """Ends a run at once, as a signal does."""


@pytest.mark.parametrize("step", ["_stored", "_placed", "take_away"])
def test_a_run_that_was_interrupted_at_a_file_is_finished_and_told_by_the_next(
    step: str, config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        arrives(config, f"{number}.csv", good(2022 + number), age=10 - number)
    done, calls = getattr(taking, step), []

    def interrupted(*given: Any) -> Any:
        calls.append(given)
        found = done(*given) if step != "take_away" else None
        if len(calls) == 2:
            raise Killed
        return done(*given) if step == "take_away" else found

    with monkeypatch.context() as patch:
        patch.setattr(taking, step, interrupted)
        with pytest.raises(Killed):
            monitor("run", config)
    assert not (config.parent / "night.log").exists()
    run = monitor("run", config)
    assert run.code == 0
    assert "接着完成了上次中断的运行\n" in run.out
    assert [(each["file"], each["stored"], each["values"]) for each in summary(config)["files"]] == [
        ("0.csv", True, 1), ("1.csv", True, 1), ("2.csv", True, 1),
    ]  # fmt: skip
    assert names(config.parent / "accepted") == ["0.csv", "1.csv", "2.csv"]
    assert submissions(config) == ["0.csv", "1.csv", "2.csv"]
    assert "接收 0 件" in monitor("run", config).out


def test_what_changed_is_told_by_the_run_that_finishes_an_interrupted_one(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    arrives(config, "a.csv", good(2024, 99.9))
    monitor("run", config)
    arrives(config, "b.csv", good(2024, 10))
    with monkeypatch.context() as patch:
        patch.setattr("shigua_monitor.night_run.run.report_content", _interrupt)
        with pytest.raises(Killed):
            monitor("run", config)
    run = monitor("run", config, "--quiet")
    assert "新预警 W502" in run.out
    assert [each["file"] for each in summary(config)["files"]] == ["b.csv"]


def _interrupt(*_: Any) -> bytes:
    raise Killed


def test_a_run_that_was_killed_after_its_line_in_the_log_is_not_told_again(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    arrives(config, "a.csv", good())
    with monkeypatch.context() as patch:
        patch.setattr("shigua_monitor.night_run.journal.Journal.close", _interrupt)
        with pytest.raises(Killed):
            monitor("run", config)
    run = monitor("run", config)
    assert "接收 0 件" in run.out
    assert "接着完成" not in run.out
    assert len((config.parent / "night.log").read_text(encoding="utf-8").splitlines()) == 2


def test_a_run_whose_reader_has_gone_is_told_by_the_next(config: Path) -> None:
    arrives(config, "a.csv", good())
    command = [sys.executable, "-m", "shigua_monitor", "run", str(config)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert "- a.csv：第 1 号，1 个值\n" in monitor("run", config).out
    assert len((config.parent / "night.log").read_text(encoding="utf-8").splitlines()) == 1


def test_a_report_that_cannot_be_written_is_one_sentence_and_the_next_run_tells_all(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    arrives(config, "a.csv", good())

    def taken_meanwhile(*given: Any) -> bytes:
        (config.parent / "report.md").mkdir(exist_ok=True)
        return report_content(*given)

    with monkeypatch.context() as patch:
        patch.setattr("shigua_monitor.night_run.run.report_content", taken_meanwhile)
        run = monitor("run", config)
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith(f"错误：写不了“{config.parent / 'report.md'}”：")
    assert len(run.err.splitlines()) == 1
    (config.parent / "report.md").rmdir()
    run = monitor("run", config)
    assert "- a.csv：第 1 号，1 个值\n" in run.out
    assert (config.parent / "report.md").is_file()
