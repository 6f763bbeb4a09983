"""Which files a call means, and the short names by which messages call them."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from shigua_monitor import load_plan, read
from shigua_monitor.submission.files import submitted_files
from shigua_monitor.submission.read import Unreadable
from shigua_monitor.submission.workbook import FileFault


def files(folder: Path, *names: str) -> list[Path]:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x", encoding="utf-8")
    return [folder / name for name in names]


def test_files_keep_the_order_in_which_they_were_named(tmp_path: Path) -> None:
    second, first = files(tmp_path, "b.xlsx", "a.csv")
    assert submitted_files([second, first]) == {second: "b.xlsx", first: "a.csv"}


def test_a_folder_stands_for_the_workbooks_in_it_by_name(tmp_path: Path) -> None:
    files(tmp_path, "c.XLSX", "a.csv", "b.xls", "d.et", "e.tsv", "f.xlsm", "读我.txt", "图.png")
    assert list(submitted_files([tmp_path]).values()) == ["a.csv", "b.xls", "c.XLSX", "d.et", "e.tsv", "f.xlsm"]


def test_locks_hidden_files_and_folders_are_no_workbooks(tmp_path: Path) -> None:
    files(tmp_path, "a.xlsx", "~$a.xlsx", ".~a.xlsx", ".a.xlsx", "b.xlsx/inside.txt")
    assert list(submitted_files([tmp_path]).values()) == ["a.xlsx"]


def test_a_file_that_is_named_is_taken_whatever_its_ending(tmp_path: Path) -> None:
    (named,) = files(tmp_path, "报表.dat")
    assert submitted_files([named]) == {named: "报表.dat"}


def test_a_file_that_is_not_there_is_kept_for_the_reader_to_refuse(tmp_path: Path) -> None:
    for missing in (tmp_path / "no.xlsx", tmp_path / "no\0name.xlsx"):
        assert submitted_files([missing]) == {missing: missing.name}


def test_files_of_one_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    one, two, other = files(tmp_path, "卫健/a.xlsx", "教育/a.xlsx", "教育/b.xlsx")
    assert submitted_files([one, two, other]) == {one: str(one), two: str(two), other: "b.xlsx"}


def test_a_file_that_is_reached_in_two_ways_is_taken_once(tmp_path: Path) -> None:
    (file,) = files(tmp_path, "a.xlsx")
    (tmp_path / "link.xlsx").symlink_to(file)
    detour = tmp_path / "." / ".." / tmp_path.name / "a.xlsx"
    assert list(submitted_files([file, tmp_path, detour, file])) == [file]


def test_a_link_that_leads_to_itself_is_kept_for_the_reader_to_refuse(tmp_path: Path) -> None:
    loop = tmp_path / "loop.xlsx"
    loop.symlink_to(loop)
    assert list(submitted_files([loop])) == [loop]


def test_a_folder_without_workbooks_is_refused(tmp_path: Path) -> None:
    files(tmp_path, "~$a.xlsx", "读我.txt")
    with pytest.raises(FileFault) as caught:
        submitted_files([tmp_path])
    assert (caught.value.code, caught.value.fields) == ("F114", {"folder": str(tmp_path)})


def test_a_folder_that_may_not_be_opened_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "iterdir", refused)
    with pytest.raises(FileFault) as caught:
        submitted_files([tmp_path])
    assert (caught.value.code, caught.value.fields) == ("F101", {"problem": "unreadable", "folder": str(tmp_path)})


def test_the_collector_is_on_again_after_a_read_and_after_a_refusal(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.csv", tmp_path / "bad.csv"
    good.write_text("指标名称,年份,数值\n新生儿访视率,2024,95\n", encoding="utf-8")
    bad.write_text("无,表\n", encoding="utf-8")
    read([good], load_plan())
    assert gc.isenabled()
    with pytest.raises(Unreadable):
        read([bad], load_plan())
    assert gc.isenabled()
