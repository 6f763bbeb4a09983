"""Errors of stored files wait until their own row comes again, however many there are of them."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from shigua_monitor.findings import Finding, Severity
from shigua_monitor.store.connection import reading
from shigua_monitor.store.outstanding import outstanding
from shigua_monitor.store.status import status
from shigua_monitor.store.with_history import from_database
from shigua_monitor.submission.read import Submission, read
from store.sending import csv_file, plan, screening, stored

AREAS = ["示例县", "甲镇", "乙镇", "丙镇"]
BAD = "约95%"


def errors(database: Path, sent: Submission | None = None) -> Sequence[Finding]:
    """The errors of the database, with a file that is not in it."""
    with reading(database) as connection:
        found = from_database(connection, plan(), "m.db", sent).submission.findings
    return [each for each in found if each.severity is Severity.ERROR]


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """The same error in the rows of four areas."""
    file = tmp_path / "m.db"
    stored(file, csv_file(tmp_path / "one.csv", *(screening(2024, BAD, area) for area in AREAS)), "2025-01-01")
    return file


def test_repeats_are_stored_one_by_one_and_told_as_one(database: Path) -> None:
    with reading(database) as connection:
        cells = [(each.cell, each.indicator, each.area, each.group) for _, each in outstanding(connection, plan())]
    assert cells == [(f"E{row}", "听力筛查率", area, "total") for row, area in enumerate(AREAS, start=2)]
    assert [(each.code, each.cell, each.count) for each in errors(database)] == [("F202", "E2:E5", 4)]


def test_status_counts_repeats_one_by_one(database: Path) -> None:
    with reading(database) as connection:
        cells = status(connection, plan(), 2024, date(2025, 6, 1)).cells
    assert {each.indicator.id: each.errors for each in cells if each.errors} == {"screening": 4}


def test_repeats_are_cleared_when_their_rows_come_in_another_file(database: Path, tmp_path: Path) -> None:
    mended = csv_file(tmp_path / "mended.csv", *(screening(2024, 95, area) for area in AREAS))
    assert errors(database, read([mended], plan())) == []
    stored(database, mended, "2025-02-01")
    assert errors(database) == []


def test_repeats_that_are_mended_in_part_wait_in_part(database: Path, tmp_path: Path) -> None:
    part = csv_file(tmp_path / "part.csv", screening(2024, 95, "乙镇"))
    assert [each.cell for each in errors(database, read([part], plan()))] == ["E2", "E3", "E5"]
    stored(database, part, "2025-02-01")
    assert [each.cell for each in errors(database)] == ["E2", "E3", "E5"]


def test_an_unrelated_file_of_the_same_name_clears_nothing(database: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = csv_file(tmp_path / "other" / "one.csv", screening(2023, 91))
    assert sum(each.count for each in errors(database, read([other], plan()))) == 4
    stored(database, other, "2025-02-01")
    assert sum(each.count for each in errors(database)) == 4


def test_another_group_of_the_row_clears_nothing_and_its_own_does(tmp_path: Path) -> None:
    file = tmp_path / "m.db"
    stored(file, csv_file(tmp_path / "one.csv", screening(2024, BAD, group="城镇"), screening(2023, 90)), "2025-01-01")
    rural = csv_file(tmp_path / "two.csv", screening(2024, 91, group="乡村"))
    assert [each.cell for each in errors(file, read([rural], plan()))] == ["E2"]
    stored(file, rural, "2025-02-01")
    assert [each.cell for each in errors(file)] == ["E2"]
    urban = csv_file(tmp_path / "three.csv", screening(2024, 92, group="城镇"))
    assert errors(file, read([urban], plan())) == []
    stored(file, urban, "2025-03-01")
    assert errors(file) == []


def test_values_and_errors_of_files_of_one_name_are_told_apart_alike(tmp_path: Path) -> None:
    file = tmp_path / "m.db"
    stored(file, csv_file(tmp_path / "care.csv", screening(2023, 90), screening(2024, BAD)), "2025-01-01")
    (tmp_path / "again").mkdir()
    stored(file, csv_file(tmp_path / "again" / "care.csv", screening(2022, BAD), screening(2021, 91)), "2025-02-01")
    new = csv_file(tmp_path / "new.csv", screening(2023, 93), screening(2021, 93))
    for sent in (None, read([new], plan())):
        assert [(each.file, each.cell) for each in errors(file, sent)] == [("care.csv #1", "E3"), ("care.csv #2", "E2")]
    with reading(file) as connection:
        sources = from_database(connection, plan(), "m.db").submission.observations.sources
    assert [source.file for source in sources] == ["care.csv #2", "care.csv #1"]


def test_an_error_in_a_file_that_has_the_name_of_the_new_one_is_told_with_its_number(
    database: Path, tmp_path: Path
) -> None:
    (tmp_path / "new").mkdir()
    new = csv_file(tmp_path / "new" / "one.csv", screening(2023, 93))
    assert [(each.file, each.cell) for each in errors(database, read([new], plan()))] == [("one.csv #1", "E2:E5")]
