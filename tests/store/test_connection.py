"""The file of the database: made whole, opened with care, written by one at a time."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from shigua_monitor.store.connection import reading, writing
from shigua_monitor.store.fault import StoreFault
from shigua_monitor.store.schema import APPLICATION, VERSION
from shigua_monitor.store.verification import verify
from store.sending import csv_file, screening, send, stored


def reason(path: Path, *, write: bool = True) -> str:
    with pytest.raises(StoreFault) as fault, writing(path, 0.1) if write else reading(path):
        pass
    return fault.value.reason


@pytest.fixture
def database(tmp_path: Path) -> Path:
    stored(tmp_path / "m.db", csv_file(tmp_path / "one.csv", screening(2023, 90.5)))
    return tmp_path / "m.db"


def test_a_new_database_is_made_with_its_tables_and_no_file_beside_it(tmp_path: Path) -> None:
    with writing(tmp_path / "m.db"):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["m.db"]
    assert verify(tmp_path / "m.db").flaws == ()


def test_an_empty_file_becomes_a_database_when_something_is_stored(tmp_path: Path) -> None:
    (tmp_path / "m.db").touch()
    assert reason(tmp_path / "m.db", write=False) == "store.empty"
    stored(tmp_path / "m.db", csv_file(tmp_path / "one.csv", screening(2023, 90.5)))
    assert verify(tmp_path / "m.db").rows["submission"] == 1


@pytest.mark.parametrize("write", [True, False])
@pytest.mark.parametrize("content", [b"no database at all, but long enough to be one", b"SQLite format 2\x00" * 99])
def test_a_file_that_is_no_database_is_refused_and_left_alone(content: bytes, write: bool, tmp_path: Path) -> None:
    file = tmp_path / "m.db"
    file.write_bytes(content)
    assert reason(file, write=write) == "store.not_a_database"
    assert file.read_bytes() == content
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("write", [True, False])
def test_a_database_of_another_program_is_refused_and_left_alone(write: bool, tmp_path: Path) -> None:
    file = tmp_path / "m.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript("CREATE TABLE bookmark (address TEXT)")
    content = file.read_bytes()
    assert reason(file, write=write) == "store.foreign"
    assert file.read_bytes() == content


@pytest.mark.parametrize("write", [True, False])
def test_a_newer_version_is_refused_and_left_alone(write: bool, database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        connection.executescript(f"PRAGMA journal_mode = DELETE; PRAGMA user_version = {VERSION + 1}")
    content = database.read_bytes()
    assert reason(database, write=write) == "store.newer"
    assert database.read_bytes() == content


def test_a_damaged_database_is_refused(database: Path) -> None:
    content = database.read_bytes()
    database.write_bytes(content[:100] + b"\xff" * 4000 + content[4100:])
    assert reason(database) == "store.damaged"


def test_a_folder_a_missing_folder_and_a_missing_file_have_sentences_of_their_own(tmp_path: Path) -> None:
    assert reason(tmp_path) == "file.is_folder"
    assert reason(tmp_path / "no" / "m.db") == "store.no_folder"
    assert reason(tmp_path / "m.db", write=False) == "store.missing"
    assert list(tmp_path.iterdir()) == []


def test_a_write_protected_file_is_not_written_even_by_an_administrator(database: Path) -> None:
    database.chmod(0o444)
    content = database.read_bytes()
    assert reason(database) == "store.read_only"
    with reading(database) as connection:
        assert connection.execute("SELECT count(*) FROM submission").fetchone() == (1,)
    assert database.read_bytes() == content


def test_a_second_writer_waits_and_then_says_so(database: Path) -> None:
    with writing(database):
        assert reason(database) == "store.busy"
    assert verify(database).flaws == ()


def test_readers_see_one_state_while_one_writes(database: Path, tmp_path: Path) -> None:
    count = "SELECT count(*) FROM submission"
    with reading(database) as reader:
        assert reader.execute(count).fetchone() == (1,)
        stored(database, csv_file(tmp_path / "two.csv", screening(2024, 91)))
        assert reader.execute(count).fetchone() == (1,)
    with reading(database) as reader:
        assert reader.execute(count).fetchone() == (2,)


def test_a_reader_cannot_write(database: Path) -> None:
    with pytest.raises(StoreFault) as fault, reading(database) as connection:
        connection.execute("DELETE FROM finding")
    assert fault.value.reason == "store.read_only"


def test_a_block_that_raises_stores_nothing(database: Path, tmp_path: Path) -> None:
    with pytest.raises(KeyError), writing(database) as connection:
        send(connection, csv_file(tmp_path / "two.csv", screening(2024, 91)))
        raise KeyError
    assert verify(database).rows["submission"] == 1


def test_a_full_disk_stores_nothing(database: Path, tmp_path: Path) -> None:
    before = verify(database)
    rows = [screening(1920 + at, 50 + at / 100) for at in range(100)]
    with pytest.raises(StoreFault) as fault, writing(database) as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + 1}")
        send(connection, csv_file(tmp_path / "two.csv", *rows))
    assert fault.value.reason == "store.full"
    assert verify(database) == before


def test_the_head_of_the_file_names_the_program(database: Path) -> None:
    with reading(database) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)


def test_two_that_make_the_database_at_once_both_go_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, link = tmp_path / "m.db", os.link

    def beaten(source: Path, target: Path) -> None:
        monkeypatch.setattr(os, "link", link)
        stored(file, csv_file(tmp_path / "one.csv", screening(2023, 90.5)))
        link(source, target)

    monkeypatch.setattr(os, "link", beaten)
    stored(file, csv_file(tmp_path / "two.csv", screening(2024, 91)))
    assert verify(file).rows["submission"] == 2


def test_a_file_system_without_links_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(source: Path, target: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refused)
    stored(tmp_path / "m.db", csv_file(tmp_path / "one.csv", screening(2023, 90.5)))
    assert verify(tmp_path / "m.db").rows["submission"] == 1
