"""A later submission supersedes a value without deleting it."""

from pathlib import Path

import pytest

from shigua_monitor.observations import Observations
from shigua_monitor.store.connection import reading
from shigua_monitor.store.merge import merged, revised_by
from shigua_monitor.store.values import before, current, history, observations
from shigua_monitor.store.versions import told_apart
from shigua_monitor.submission.read import read
from store.sending import csv_file, plan, screening, stored


def figures(table: Observations) -> dict[tuple[str, int], float]:
    frame = table.to_frame()
    used = frame[frame.state == "used"]
    return {(row.area, row.year): row.value for row in used.itertuples()}


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """2023 sent twice with different figures, 2024 once and then left blank."""
    file = tmp_path / "m.db"
    stored(file, csv_file(tmp_path / "one.csv", screening(2023, 90.5)), "2024-02-01", "care_office")
    stored(file, csv_file(tmp_path / "two.csv", screening(2023, 91.5), screening(2024, 92)), "2025-02-01T09:30:00")
    stored(file, csv_file(tmp_path / "three.csv", screening(2024, ""), screening(2022, 80)), "2025-03-01")
    return file


def test_the_latest_submission_gives_the_value_and_a_blank_takes_none_away(database: Path) -> None:
    with reading(database) as connection:
        known = figures(observations(current(connection, plan().indicators)))
    assert known == {("示例县", 2022): 80.0, ("示例县", 2023): 91.5, ("示例县", 2024): 92.0}


@pytest.mark.parametrize(
    ("day", "known"),
    [
        ("2024-01-31", {}),
        ("2024-02-01", {("示例县", 2023): 90.5}),
        ("2025-01-31", {("示例县", 2023): 90.5}),
        ("2025-02-01", {("示例县", 2023): 91.5, ("示例县", 2024): 92.0}),
    ],
)
def test_as_of_a_day_counts_what_had_come_by_its_end(day: str, known: dict, database: Path) -> None:
    with reading(database) as connection:
        assert figures(observations(current(connection, plan().indicators, day))) == known


def test_history_tells_every_version_with_sender_cell_and_time(database: Path) -> None:
    with reading(database) as connection:
        first, second = history(connection, indicator="screening", year=2023)
    assert (first.value, first.department, first.file, first.cell) == (90.5, "care_office", "one.csv", "E2")
    assert (first.received, first.until, first.current) == ("2024-02-01", "2025-02-01T09:30:00", False)
    assert (second.value, second.until, second.current) == (91.5, None, True)


def test_a_submission_received_earlier_but_stored_later_does_not_supersede(database: Path, tmp_path: Path) -> None:
    stored(database, csv_file(tmp_path / "old.csv", screening(2023, 80)), "2023-12-01")
    with reading(database) as connection:
        assert figures(observations(current(connection, plan().indicators)))["示例县", 2023] == 91.5
        assert [version.value for version in history(connection, year=2023)] == [80, 90.5, 91.5]


def test_only_values_that_were_revised_have_former_figures(database: Path) -> None:
    with reading(database) as connection:
        assert figures(observations(before(connection, plan().indicators))) == {("示例县", 2023): 90.5}


def test_the_same_figures_sent_again_are_no_revision(database: Path, tmp_path: Path) -> None:
    stored(database, csv_file(tmp_path / "again.csv", screening(2023, 91.5), screening(2024, 92)), "2025-06-01")
    with reading(database) as connection:
        assert figures(observations(before(connection, plan().indicators))) == {("示例县", 2023): 90.5}


def test_an_indicator_that_the_plan_has_no_longer_is_left_out(database: Path) -> None:
    with reading(database) as connection:
        assert current(connection, {"nurses"}) == []


def test_a_workbook_supersedes_what_it_gives_and_leaves_the_rest(database: Path, tmp_path: Path) -> None:
    sent = read([csv_file(tmp_path / "new.csv", screening(2024, 95), screening(2024, 88, "甲镇"))], plan())
    with reading(database) as connection:
        known = observations(current(connection, plan().indicators))
    expected = {("示例县", 2022): 80.0, ("示例县", 2023): 91.5, ("示例县", 2024): 95.0, ("甲镇", 2024): 88.0}
    assert figures(merged(known, sent.observations)) == expected
    assert figures(revised_by(known, sent.observations)) == {("示例县", 2024): 92.0}


def test_a_value_with_an_error_supersedes_nothing(database: Path, tmp_path: Path) -> None:
    file = csv_file(tmp_path / "bad.csv", screening(2024, "约95"), screening(2023, 91.5))
    added = stored(database, file, "2025-06-01")
    assert (added.values, added.withheld) == (1, 1)
    with reading(database) as connection:
        assert figures(observations(current(connection, plan().indicators)))["示例县", 2024] == 92.0


def test_files_of_one_name_are_told_apart_by_their_numbers(database: Path, tmp_path: Path) -> None:
    stored(database, csv_file(tmp_path / "two.csv", screening(2025, 96)), "2025-07-01")
    with reading(database) as connection:
        values = current(connection, plan().indicators)
    names, clash = (set(told_apart(values, taken).values()) for taken in ((), {"three.csv"}))
    assert {source.file for source in observations(values).sources} == names
    assert names == {"two.csv #2", "two.csv #4", "three.csv"}
    assert clash == {"two.csv #2", "two.csv #4", "three.csv #3"}


def test_the_same_bytes_change_nothing(database: Path, tmp_path: Path) -> None:
    content = database.read_bytes()
    again = stored(database, tmp_path / "one.csv", "2026-01-01")
    assert (again.stored, again.number, again.received) == (False, 1, "2024-02-01")
    assert database.read_bytes() == content
