"""The settings of a night run are read strictly: each fault with its line and column."""

from pathlib import Path

import pytest

from in_process import monitor
from night_run.nights import SETTINGS, names, night
from shigua_monitor.night_run.reports import ENDINGS
from shigua_monitor.night_run.settings import SettingsUnusable, load_settings


@pytest.mark.parametrize(
    ("changed", "to", "told"),
    [
        ("settle_seconds: 0", "settle: 0", "9:1 没有“settle”这个键；可用：settle_seconds"),
        ("log: night.log\n", "", "1:1 缺少“log”；请补上"),
        ("inbox: inbox", "inbox: [inbox]", '1:1 “["inbox"]”应为文字；请加引号'),
        ("inbox: inbox", "inbox: in", "1:1 文件夹“{folder}/in”不存在；请建立它，或改正路径"),
        ("accepted: accepted", "accepted: inbox", "2:1 “{folder}/inbox”有两个用处；请为其中一个另取名字"),
        ("[report.json, report.md]", "[]", "5:1 内容为空；请填写"),
        ("[report.json, report.md]", "report.md", "5:1 “report.md”应为列表；请写成 [甲, 乙] 或逐行以“- ”开头"),
        (
            "[report.json, report.md]",
            "[report.json, report.png]",
            f"5:24 不知道怎样写“report.png”；文件名请以 {', '.join(ENDINGS)} 结尾",
        ),
        ("report.md]", "inbox/report.md]", "5:24 “{folder}/inbox/report.md”在收件箱里，会被当作报送表；请放到别处"),
        ("summary.json", "summary.xml", "6:1 不知道怎样写“summary.xml”；文件名请以 .json 结尾"),
        ("log: night.log", "log: summary.txt", "7:1 “{folder}/summary.txt”有两个用处；请为其中一个另取名字"),
        ("log: night.log", "log: night.yaml", "7:1 “{folder}/night.yaml”有两个用处；请为其中一个另取名字"),
        ("log: night.log", "log: monitor.db.run", "7:1 “{folder}/monitor.db.run”有两个用处；请为其中一个另取名字"),
        (
            "log: night.log",
            "log: monitor.db.run-lock",
            "7:1 “{folder}/monitor.db.run-lock”有两个用处；请为其中一个另取名字",
        ),
        ("log: night.log", "log: ./inbox/..", "7:1 “{folder}”是文件夹；请给出文件名"),
        ("database: monitor.db", "database: ..", "4:1 “{above}”是文件夹；请给出文件名"),
        ("[report.json, report.md]", "[report.json, old.md]", "5:24 “{folder}/old.md”是文件夹；请给出文件名"),
        ("accepted: accepted", "accepted: letter.txt", "2:1 “{folder}/letter.txt”是文件，不是文件夹；请改正路径"),
        ("settle_seconds: 0", "settle_seconds: -1", "9:1 -1 超出允许范围（界限 0）；请改正"),
        ("settle_seconds: 0", "year: '2024'", "9:1 “2024”应为数字；请写成 12 或 1.5，不加引号"),
        ("settle_seconds: 0", "fail_on: errors", "9:1 “errors”不在可选值内；可用：error"),
        ("settle_seconds: 0", "lang: fr", "9:1 “fr”不在可选值内；可用：zh, en"),
        ("settle_seconds: 0", "log: again.log", "9:1 键“log”在第 7 行已经出现；请删去一个"),
    ],
)
def test_a_fault_is_told_with_its_place_and_the_remedy(changed: str, to: str, told: str, tmp_path: Path) -> None:
    config = night(tmp_path / "night", SETTINGS.replace(changed, to))
    (config.parent / "old.md").mkdir()
    (config.parent / "letter.txt").touch()
    run = monitor("run", config)
    assert (run.code, run.out) == (2, "")
    first, *_, last = run.err.splitlines()
    assert first == f"错误：night.yaml:{told.format(folder=config.parent, above=tmp_path)}"
    assert last == f"错误：设置文件“{config}”有 1 处错误，不能使用；请改正后再运行"
    assert names(config.parent) == ["letter.txt", "night.yaml"]


def test_settings_in_the_inbox_are_refused_before_they_are_taken_away(tmp_path: Path) -> None:
    below = {"inbox: inbox": "inbox: .", "accepted: ": "accepted: out/", "returned: ": "returned: out/"}
    below |= {name: f"out/{name}" for name in ("monitor.db", "report.json", "report.md", "summary.json", "night.log")}
    settings = SETTINGS
    for old, new in below.items():
        settings = settings.replace(old, new)
    config = night(tmp_path / "night", settings)
    run = monitor("run", config)
    assert run.code == 2
    assert run.err.startswith(f"错误：night.yaml:1:1 “{config}”在收件箱里，会被当作报送表；请放到别处\n")
    assert names(config.parent) == ["night.yaml"]


def test_faults_are_told_in_the_language_of_the_settings_unless_the_command_names_one(tmp_path: Path) -> None:
    config = night(tmp_path / "night", SETTINGS.replace("inbox: inbox", "inbox: in") + "lang: en\n")
    run = monitor("run", config)
    assert run.err.splitlines() == [
        f"error: night.yaml:1:1 there is no folder “{config.parent}/in”; make it, or correct the path",
        f"error: the settings “{config}” cannot be used, faults: 1; mend them and run the command again",
    ]
    assert monitor("run", config, "--lang", "zh").err.startswith("错误：night.yaml:1:1 文件夹")


@pytest.mark.parametrize(
    ("faulty", "begins"),
    [
        ("settle: 0\nlang: en\n", "error: night.yaml:9:1 “settle” is not a known key"),
        ("lang: fr\n", "错误：night.yaml:9:1 “fr”不在可选值内"),
        ("lang: en\nlang: en\n", "错误：night.yaml:10:1 键“lang”在第 9 行已经出现"),
    ],
)
def test_faulty_settings_speak_the_language_that_can_be_read_in_them(faulty: str, begins: str, tmp_path: Path) -> None:
    config = night(tmp_path / "night", SETTINGS.replace("settle_seconds: 0\n", faulty))
    assert monitor("run", config).err.startswith(begins)


def test_a_file_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    run = monitor("run", tmp_path / "no.yaml")
    assert (run.code, run.out) == (2, "")
    assert run.err.splitlines()[0] == f"错误：no.yaml:1:1 没有设置文件 {tmp_path / 'no.yaml'}；请核对文件名"


def test_paths_are_relative_to_the_file(tmp_path: Path) -> None:
    config = night(tmp_path / "night")
    settings = load_settings(config)
    assert settings.inbox == config.parent.resolve() / "inbox"
    assert settings.mail == config.parent.resolve() / "summary.txt"
    assert settings.shown(settings.reports[0]) == "report.json"
    assert settings.shown(tmp_path) == str(tmp_path)


def test_every_fault_is_told_by_line(tmp_path: Path) -> None:
    config = night(
        tmp_path / "night", SETTINGS.replace("report.md]", "report.png]").replace("inbox: inbox", "inbox: in")
    )
    with pytest.raises(SettingsUnusable) as caught:
        load_settings(config)
    assert [(fault.position.line, fault.reason) for fault in caught.value.faults] == [
        (1, "config.no_folder"),
        (5, "file.unknown_ending"),
    ]
