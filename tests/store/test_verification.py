"""Verification finds what no command of ours can do to the database."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from shigua_monitor.store.backup import backup
from shigua_monitor.store.connection import writing
from shigua_monitor.store.fault import StoreFault
from shigua_monitor.store.verification import verify
from store.sending import csv_file, screening, send, stored


@pytest.fixture
def database(tmp_path: Path) -> Path:
    stored(tmp_path / "m.db", csv_file(tmp_path / "one.csv", screening(2023, 90.5), screening(2024, "约95")))
    return tmp_path / "m.db"


def test_a_sound_database_has_no_flaw(database: Path) -> None:
    found = verify(database)
    assert found.flaws == ()
    assert (found.rows["submission"], found.rows["observation"], found.rows["finding"]) == (1, 1, 1)


@pytest.mark.parametrize(
    ("tampering", "reason"),
    [
        ("UPDATE submission SET content = x'00'", "store.flaw.hash"),
        ("DELETE FROM submission", "store.flaw.orphan"),
        ("UPDATE finding SET fields = '{'", "store.flaw.fields"),
        ("DROP TABLE verdict", "store.flaw.schema"),
        ("DROP INDEX observation_key", "store.flaw.schema"),
    ],
)
def test_a_flaw_is_named(tampering: str, reason: str, database: Path) -> None:
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute(tampering)
    assert {flaw.reason for flaw in verify(database).flaws} == {reason}


def test_a_torn_page_is_found(database: Path) -> None:
    content = bytearray(database.read_bytes())
    content[3 * 4096 : 3 * 4096 + 200] = b"\xff" * 200
    database.write_bytes(bytes(content))
    try:
        reasons = {flaw.reason for flaw in verify(database).flaws}
    except StoreFault as fault:
        reasons = {fault.reason}
    assert reasons & {"store.flaw.integrity", "store.damaged"}


def test_a_backup_is_one_sound_file_with_the_same_rows_while_others_write(database: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copies" / "m.db"
    copy.parent.mkdir()
    before = verify(database)
    with writing(database) as connection:
        send(connection, csv_file(tmp_path / "two.csv", screening(2025, 92)))
        backup(database, copy)
    assert [path.name for path in copy.parent.iterdir()] == ["m.db"]
    assert verify(copy) == before
    assert verify(database).rows["submission"] == 2
    assert stored(copy, tmp_path / "two.csv").number == 2


def test_a_backup_replaces_an_older_one_and_never_the_database_itself(database: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    copy.write_bytes(b"older")
    backup(database, copy)
    assert verify(copy).flaws == ()
    with pytest.raises(StoreFault) as fault:
        backup(database, database)
    assert fault.value.reason == "store.backup_is_itself"
    with pytest.raises(StoreFault) as fault:
        backup(database, tmp_path / "no" / "copy.db")
    assert fault.value.reason == "store.no_folder"


@pytest.mark.skipif(
    not Path("/proc/self").is_dir(), reason="/proc, in which not even root can write, is a folder of Linux alone"
)
def test_a_backup_that_cannot_be_written_names_the_file_that_was_asked_for(database: Path) -> None:
    copy = Path("/proc/self/copy.db")
    with pytest.raises(StoreFault) as fault:
        backup(database, copy)
    assert (fault.value.reason, fault.value.fields) == ("store.cannot_open", {"file": str(copy)})
