"""`monitor check --annotate DIR`: which copies are written, and when nothing is."""

import json
from pathlib import Path

import openpyxl
import pytest

from running import monitor, workbook

MANAGED = "3岁以下儿童系统管理率"


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    return workbook(tmp_path / "faulty.xlsx", [[MANAGED, "石拐区", "合计", 2024, "约95%", "%", None, None]])


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    return workbook(tmp_path / "sound.xlsx", [[MANAGED, "石拐区", "合计", 2023, 93, "%", None, None]])


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_faulty_files_get_a_copy_and_the_screen_says_where(faulty: Path, sound: Path, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "copies"
    run = monitor("check", faulty, sound, "--annotate", folder)
    assert run.code == 1
    assert names(folder) == ["faulty.xlsx"]
    assert "".join(run.out.split()).endswith(f"已标注faulty.xlsx：{folder}/faulty.xlsx")
    assert openpyxl.load_workbook(folder / "faulty.xlsx").sheetnames == ["监测数据", "错误清单"]


def test_without_faults_no_copy_is_written_and_that_is_said(sound: Path, tmp_path: Path) -> None:
    run = monitor("check", sound, "--annotate", tmp_path / "copies", "--lang", "en")
    assert (run.code, names(tmp_path / "copies")) == (0, [])
    assert run.out.endswith("no file needs annotating\n")


def test_quiet_prints_nothing_and_json_stays_json(faulty: Path, sound: Path, tmp_path: Path) -> None:
    quiet = monitor("check", faulty, sound, "--annotate", tmp_path / "a", "--quiet")
    assert (quiet.out, names(tmp_path / "a")) == ("", ["faulty.xlsx"])
    run = monitor("check", faulty, sound, "--annotate", tmp_path / "b", "--format", "json")
    assert json.loads(run.out)["findings"][0]["code"] == "F202"
    assert names(tmp_path / "b") == ["faulty.xlsx"]


def test_the_output_file_and_the_copies_are_both_written(faulty: Path, sound: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    (folder / "faulty.xlsx").write_text("of last night")
    run = monitor("check", faulty, sound, "--annotate", folder, "-o", folder / "result.json")
    assert run.code == 1
    assert names(folder) == ["faulty.xlsx", "result.json"]
    assert (folder / "faulty.xlsx").read_bytes().startswith(b"PK")


def test_a_folder_stands_for_its_workbooks(faulty: Path, sound: Path, tmp_path: Path) -> None:
    monitor("check", faulty.parent, "--annotate", tmp_path / "copies", "--quiet")
    assert names(tmp_path / "copies") == ["faulty.xlsx"]


def test_the_copy_can_be_checked_again_with_the_same_findings(faulty: Path, sound: Path, tmp_path: Path) -> None:
    monitor("check", faulty, sound, "--annotate", tmp_path / "copies", "--quiet")
    before = monitor("check", faulty, sound, "--format", "json").out
    after = monitor("check", tmp_path / "copies" / "faulty.xlsx", sound, "--format", "json").out
    assert after == before


# when nothing is written


def test_a_copy_never_takes_the_place_of_an_input(faulty: Path, sound: Path) -> None:
    before = faulty.read_bytes()
    run = monitor("check", faulty, sound, "--annotate", faulty.parent)
    assert (run.code, run.out) == (2, "")
    assert run.err == f"错误：标注后的副本会覆盖“{faulty}”；请为 --annotate 另给一个文件夹\n"
    assert (faulty.read_bytes(), names(faulty.parent)) == (before, ["faulty.xlsx", "sound.xlsx"])
    assert monitor("check", sound, "--annotate", sound.parent).code == 2


def test_a_copy_never_takes_the_place_of_an_input_under_another_name(faulty: Path, sound: Path, tmp_path: Path) -> None:
    folder = tmp_path / "links"
    folder.mkdir()
    (folder / "faulty.xlsx").hardlink_to(faulty)
    assert monitor("check", faulty, sound, "--annotate", folder).code == 2
    assert names(folder) == ["faulty.xlsx"]


def test_a_copy_and_the_output_cannot_be_one_file(faulty: Path, sound: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    run = monitor("check", faulty, sound, "--annotate", folder, "-o", folder / "faulty.xlsx")
    assert (run.code, folder.exists()) == (2, False)


def test_text_files_may_be_annotated_in_their_own_folder(tmp_path: Path) -> None:
    heading = "指标名称,地区,分组,年份,数值"
    lines = [heading, f"{MANAGED},石拐区,合计,2024,约95", f"{MANAGED},石拐区,合计,2023,93"]
    (tmp_path / "a.csv").write_text("\n".join(lines), "utf-8")
    assert monitor("check", tmp_path / "a.csv", "--annotate", tmp_path, "--quiet").code == 1
    assert names(tmp_path) == ["a.csv", "a.csv.xlsx"]


def test_a_file_cannot_be_the_folder(faulty: Path, sound: Path) -> None:
    run = monitor("check", faulty, "--annotate", sound)
    assert (run.code, run.err) == (2, f"错误：“{sound}”不是文件夹；请为 --annotate 另给一个文件夹\n")
    assert monitor("check", faulty, sound, "--annotate", sound / "below").code == 2


def test_if_one_file_cannot_be_written_none_is(faulty: Path, sound: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    run = monitor("check", faulty, sound, "--annotate", folder, "-o", tmp_path / "missing" / "result.json")
    assert (run.code, folder.exists()) == (2, False)
    assert "result.json" in run.err
    (folder / "faulty.xlsx").mkdir(parents=True)
    run = monitor("check", faulty, sound, "--annotate", folder, "-o", tmp_path / "result.json")
    assert (run.code, (tmp_path / "result.json").exists()) == (2, False)
    assert names(folder) == ["faulty.xlsx"]


def test_an_input_that_cannot_be_used_stops_before_any_copy(faulty: Path, tmp_path: Path) -> None:
    (tmp_path / "broken.xlsx").write_bytes(b"PK\x03\x04")
    run = monitor("check", faulty, tmp_path / "broken.xlsx", "--annotate", tmp_path / "copies")
    assert (run.code, (tmp_path / "copies").exists()) == (2, False)


def test_an_output_that_cannot_be_written_leaves_no_folder_behind(faulty: Path, tmp_path: Path) -> None:
    run = monitor("check", faulty, "--annotate", tmp_path / "new" / "copies", "-o", tmp_path / "no" / "r.json")
    assert (run.code, names(tmp_path)) == (2, ["faulty.xlsx"])
    kept = tmp_path / "kept"
    kept.mkdir()
    run = monitor("check", faulty, "--annotate", kept, "-o", tmp_path / "no" / "r.json")
    assert (run.code, names(tmp_path), names(kept)) == (2, ["faulty.xlsx", "kept"], [])
