"""States as of a day: a later submission supersedes a state, and no version is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from shigua_monitor.store.acts import current, history, reports
from shigua_monitor.store.connection import reading
from shigua_monitor.store.versions import told_apart
from store.sending import acts_file, csv_file, screening, stored

CAMPAIGN, LINE = "care.campaign", "care.line"
KNOWN = {CAMPAIGN: CAMPAIGN, LINE: LINE}


@pytest.fixture
def database(tmp_path: Path) -> Path:
    file = tmp_path / "m.db"
    first = [(CAMPAIGN, 2023, "未启动"), (CAMPAIGN, 2024, "推进中"), (LINE, 2024, "否")]
    stored(file, acts_file(tmp_path / "one.csv", *first), "2025-01-10", "care_office")
    second = [(CAMPAIGN, 2024, "已落实", "简报第3期，第1页", "2024-11")]
    stored(file, acts_file(tmp_path / "two.csv", *second), "2025-02-10")
    return file


def test_every_version_is_kept_with_the_day_until_which_it_was_current(database: Path) -> None:
    with reading(database) as connection:
        versions = history(connection, act=CAMPAIGN)
    told = [
        (v.report.year, v.report.state.value, v.report.evidence, v.report.date, v.sender, v.until) for v in versions
    ]
    assert told == [
        (2023, "not_begun", "", "", "care_office", None),
        (2024, "under_way", "", "", "care_office", "2025-02-10"),
        (2024, "in_place", "简报第3期，第1页", "2024-11", None, None),
    ]
    assert (versions[2].report.file, versions[2].report.sheet, versions[2].report.cell) == ("two.csv", "two", "C2")


@pytest.mark.parametrize(
    ("as_of", "state"), [(None, "in_place"), ("2025-02-09", "under_way"), ("2025-02-10", "in_place")]
)
def test_the_state_of_a_day_is_the_last_one_received_by_then(as_of: str | None, state: str, database: Path) -> None:
    with reading(database) as connection:
        states = {each.report.key: each.report.state.value for each in current(connection, KNOWN, as_of)}
    assert states == {
        (CAMPAIGN, "示例县", 2023): "not_begun",
        (CAMPAIGN, "示例县", 2024): state,
        (LINE, "示例县", 2024): "not_in_place",
    }


def test_history_can_be_asked_for_one_year_and_area(database: Path) -> None:
    with reading(database) as connection:
        assert len(history(connection, year=2023)) == 1
        assert history(connection, area="别处") == []


def test_an_act_that_the_plan_does_not_know_any_more_is_left_alone(database: Path) -> None:
    with reading(database) as connection:
        assert {each.report.act for each in current(connection, {LINE: LINE})} == {LINE}


def test_files_of_one_name_are_told_apart(database: Path, tmp_path: Path) -> None:
    (tmp_path / "again").mkdir()
    stored(database, acts_file(tmp_path / "again" / "one.csv", (LINE, 2025, "是", "合同")), "2025-03-10")
    with reading(database) as connection:
        states = current(connection, KNOWN)
    files = {report.key: report.file for report in reports(states, KNOWN, told_apart(states, ["two.csv"]))}
    assert files[LINE, "示例县", 2025] == "one.csv #3"
    assert files[LINE, "示例县", 2024] == "one.csv #1"
    assert files[CAMPAIGN, "示例县", 2024] == "two.csv #2"


def test_states_without_a_value_count_among_what_was_stored(tmp_path: Path) -> None:
    rows = [(CAMPAIGN, 2024, "推进中"), (LINE, 2024, "推进中")]
    assert stored(tmp_path / "m.db", acts_file(tmp_path / "a.csv", *rows)).values == 2
    assert stored(tmp_path / "m.db", csv_file(tmp_path / "b.csv", screening(2024, 90))).values == 1
