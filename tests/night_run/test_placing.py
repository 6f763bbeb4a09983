"""Files leave the inbox whole, under names of their own, and only if they are still what was read."""

import os
from pathlib import Path

import pytest

from night_run.nights import names
from shigua_monitor.night_run.journal import Journal, Start, Taken, unfinished
from shigua_monitor.night_run.placing import Changed, clear_leftovers, digest, place_file, place_folder, take_away


@pytest.fixture
def source(tmp_path: Path) -> Path:
    file = tmp_path / "a.xlsx"
    file.write_bytes(b"as sent")
    return file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "kept"
    folder.mkdir()
    return folder


def test_a_copy_has_the_bytes_and_the_time_of_the_file(source: Path, folder: Path) -> None:
    os.utime(source, (1_600_000_000, 1_600_000_000))
    kept = place_file(source, digest(source), folder)
    assert (kept.name, kept.read_bytes(), kept.stat().st_mtime) == ("a.xlsx", b"as sent", 1_600_000_000)
    assert names(folder) == ["a.xlsx"]


def test_nothing_is_overwritten_and_the_same_bytes_are_kept_once(source: Path, folder: Path) -> None:
    (folder / "a.xlsx").write_bytes(b"another")
    for _ in range(2):
        assert place_file(source, digest(source), folder).name == "a (2).xlsx"
    assert names(folder) == ["a (2).xlsx", "a.xlsx"]
    assert (folder / "a.xlsx").read_bytes() == b"another"


def test_a_file_system_without_links_does_as_well(source: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", no_links)
    assert place_file(source, digest(source), folder).read_bytes() == b"as sent"
    assert names(folder) == ["a.xlsx"]


def test_a_folder_comes_whole_and_what_a_clerk_put_into_it_stays(source: Path, folder: Path) -> None:
    kept = place_folder(source, digest(source), folder, {"letter.txt": b"first"})
    (kept / "note.txt").write_bytes(b"mine")
    assert place_folder(source, digest(source), folder, {"letter.txt": b"second"}) == kept
    assert names(folder) == ["a/a.xlsx", "a/letter.txt", "a/note.txt"]
    assert (kept / "letter.txt").read_bytes() == b"second"
    other = source.with_name("a.csv")
    other.write_bytes(b"another")
    assert place_folder(other, digest(other), folder, {}).name == "a (2)"


def test_a_dot_within_a_name_is_no_ending_of_a_folder(tmp_path: Path, folder: Path) -> None:
    placed = []
    for content in (b"one", b"two"):
        source = tmp_path / "2024.12 卫健.xlsx"
        source.write_bytes(content)
        placed.append(place_folder(source, digest(source), folder, {}).name)
        placed.append(place_file(source, digest(source), folder).name)
    assert placed == ["2024.12 卫健", "2024.12 卫健.xlsx", "2024.12 卫健 (2)", "2024.12 卫健 (2).xlsx"]


def test_a_file_that_is_no_longer_what_was_read_is_left(source: Path, folder: Path) -> None:
    before = digest(source)
    source.write_bytes(b"a new version")
    for step in (lambda: place_file(source, before, folder), lambda: take_away(source, before)):
        with pytest.raises(Changed):
            step()
    with pytest.raises(Changed):
        place_folder(source, before, folder, {})
    clear_leftovers(folder)
    assert list(folder.iterdir()) == []
    assert source.read_bytes() == b"a new version"


# the journal

START = Start("2025-03-01T02:00:00", 0, 4, 2)


def taken(name: str, number: int, *, stored: bool) -> Taken:
    return Taken(name, f"sha of {name}", "accepted", number, stored, "2025-03-01", 1, 0, 0, 0)


def test_a_line_that_was_not_written_whole_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "run"
    journal = Journal(path, START)
    journal.note(taken("a", 5, stored=True))
    whole = path.read_bytes()
    journal.note(taken("卫健委", 6, stored=True))
    both = path.read_bytes()
    for cut in range(len(whole), len(both)):
        path.write_bytes(both[:cut])
        assert unfinished(path) == (START, [taken("a", 5, stored=True)])
    left = unfinished(path)
    assert left is not None
    again = Journal(path, *left)
    again.note(taken("c", 7, stored=True))
    assert [each.file for each in (unfinished(path) or (START, []))[1]] == ["a", "c"]


def test_a_file_is_noted_once_and_a_submission_of_this_run_counts_as_stored_by_it(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "run", START)
    journal.note(taken("a", 5, stored=True))
    journal.note(taken("a", 5, stored=False))
    journal.note(taken("b", 6, stored=False))
    journal.note(taken("the same as b", 6, stored=False))
    journal.note(taken("of an earlier run", 4, stored=False))
    assert [(each.file, each.stored) for each in journal.taken] == [
        ("a", True), ("b", True), ("the same as b", False), ("of an earlier run", False),
    ]  # fmt: skip


@pytest.mark.parametrize("content", [b"", b"{}\n", b"no json\n", b'{"began": 1}\n', b"\xff\xfe\n"])
def test_what_is_no_journal_is_begun_anew(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "run").write_bytes(content)
    assert unfinished(tmp_path / "run") is None
