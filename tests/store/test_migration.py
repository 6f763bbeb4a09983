"""Versions go forward: a database that an older program wrote keeps all it held."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from shigua_monitor.observations import State
from shigua_monitor.store.connection import reading, writing
from shigua_monitor.store.schema import VERSION
from shigua_monitor.store.values import history
from shigua_monitor.store.verification import verify

OLDER = {1: Path(__file__).parent / "version_1.sql"}


@pytest.fixture(params=OLDER)
def older(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A database as that version left it."""
    file = tmp_path / "m.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(OLDER[request.param].read_text(encoding="utf-8"))
    return file


def test_every_older_version_is_kept_for_this_test() -> None:
    assert sorted(OLDER) == list(range(1, VERSION))


@pytest.mark.parametrize("opened", [reading, writing])
def test_opening_an_older_database_brings_it_forward_and_keeps_its_rows(opened, older: Path) -> None:
    with opened(older) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
        versions = history(connection, indicator="screening")
    assert [(each.year, each.value, each.state, each.current) for each in versions] == [
        (2023, 90.5, State.USED, False),
        (2023, 91.25, State.USED, True),
        (2024, None, State.MISSING, True),
    ]
    found = verify(older)
    assert found.flaws == ()
    assert (found.rows["submission"], found.rows["finding"], found.rows["assessment"]) == (2, 1, 0)


def test_a_migration_that_fails_leaves_the_older_version(older: Path) -> None:
    with closing(sqlite3.connect(older)) as connection:
        connection.execute("CREATE TABLE early_warning (id INTEGER)")
    with pytest.raises(sqlite3.OperationalError), writing(older):
        pass
    with closing(sqlite3.connect(older)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
        assert not connection.execute("SELECT name FROM sqlite_master WHERE name = 'assessment'").fetchall()
