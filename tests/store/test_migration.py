"""Versions go forward: a database that an older program wrote keeps all it held."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from shigua_monitor.observations import State
from shigua_monitor.store.acts import history as states
from shigua_monitor.store.connection import reading, writing
from shigua_monitor.store.outstanding import outstanding
from shigua_monitor.store.schema import VERSION
from shigua_monitor.store.values import history
from shigua_monitor.store.verification import verify
from store.sending import acts_file, csv_file, plan, screening, stored

OLDER = {number: Path(__file__).parent / f"version_{number}.sql" for number in (1, 2, 3)}
ASSESSMENTS = {1: 0, 2: 1, 3: 1}
ACTS = {1: 0, 2: 0, 3: 1}
OBSTACLE = {
    1: "CREATE TABLE early_warning (id INTEGER)",
    2: "CREATE TABLE act (id INTEGER)",
    3: 'ALTER TABLE finding ADD COLUMN "group" TEXT',
}
"""What is in the way of the step from that version."""


@pytest.fixture(params=OLDER)
def number(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture
def older(number: int, tmp_path: Path) -> Path:
    """A database as that version left it."""
    file = tmp_path / "m.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(OLDER[number].read_text(encoding="utf-8"))
    return file


def test_every_older_version_is_kept_for_this_test() -> None:
    assert sorted(OLDER) == list(range(1, VERSION))


@pytest.mark.parametrize("opened", [reading, writing])
def test_opening_an_older_database_brings_it_forward_and_keeps_its_rows(opened, older: Path, number: int) -> None:
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
    assert (found.rows["submission"], found.rows["finding"], found.rows["assessment"]) == (2, 1, ASSESSMENTS[number])
    assert found.rows["act"] == ACTS[number]


def test_a_migration_that_fails_leaves_the_older_version(older: Path, number: int) -> None:
    with closing(sqlite3.connect(older)) as connection:
        connection.execute(OBSTACLE[number])
        before = connection.execute("SELECT sql FROM sqlite_master ORDER BY name").fetchall()
    with pytest.raises(sqlite3.OperationalError), writing(older):
        pass
    with closing(sqlite3.connect(older)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (number,)
        assert connection.execute("SELECT sql FROM sqlite_master ORDER BY name").fetchall() == before


def test_states_are_stored_in_a_database_that_was_brought_forward(older: Path, tmp_path: Path) -> None:
    file = acts_file(tmp_path / "acts.csv", ("care.campaign", 2024, "推进中"))
    assert stored(older, file, "2025-03-01").values == 1
    with reading(older) as connection:
        assert [each.report.state.value for each in states(connection, act="care.campaign")] == ["under_way"]


def test_an_error_that_was_stored_without_its_group_waits_until_its_row_comes_in_any_group(
    older: Path, tmp_path: Path
) -> None:
    with reading(older) as connection:
        assert [(each.cell, each.group) for _, each in outstanding(connection, plan())] == [("E4", "")]
    stored(older, csv_file(tmp_path / "three.csv", screening(2022, 91)), "2025-03-01")
    with reading(older) as connection:
        assert outstanding(connection, plan()) == []
