"""An export and its import: nothing is lost on the way."""

from pathlib import Path

import pytest

from shigua_monitor.cli.export_files import read, written
from shigua_monitor.store.connection import reading, writing
from shigua_monitor.store.exchange import Dump, Imported, dumps, load
from shigua_monitor.store.fault import StoreFault
from shigua_monitor.store.verification import verify
from store.sending import acts_file, csv_file, screening, stored

ODD_NAMES = ["=1+1.csv", "'quoted'.csv", "-甲\t乙.csv", "_x0041_x0042_.csv", "“约”, a\nb.csv"]


@pytest.fixture
def database(tmp_path: Path) -> Path:
    file = tmp_path / "m.db"
    for at, name in enumerate(ODD_NAMES):
        rows = [screening(2015 + at, 90 + at / 3), screening(2020, "约95"), screening(2021, "")]
        stored(file, csv_file(tmp_path / name, *rows), f"2025-01-0{at + 1}", "care_office" if at % 2 else None)
    acts = [("care.line", 2024, "已落实", "=1+1号文", "2024-05"), ("care.campaign", 2024, "推进中")]
    stored(file, acts_file(tmp_path / "acts.csv", *acts), "2025-01-06")
    with writing(file) as connection:
        connection.execute("INSERT INTO assessment VALUES (1, 5, '2025-01-05', 'p', '示例县', 2024)")
        connection.execute("INSERT INTO verdict VALUES (1, 1, 'care.screening', 'attained')")
        connection.execute("INSERT INTO early_warning VALUES (1, 1, 'care.screening', 'W303')")
    return file


def tables(database: Path) -> list[Dump]:
    with reading(database) as connection:
        return dumps(connection)


def loaded(database: Path, content: list[Dump]) -> Imported:
    with writing(database) as connection:
        return load(connection, content)


@pytest.mark.parametrize("ending", [".csv", ".xlsx", ".parquet"])
def test_a_round_trip_loses_nothing(ending: str, database: Path, tmp_path: Path) -> None:
    if ending == ".parquet":
        pytest.importorskip("pyarrow")
    file = tmp_path / f"export{ending}"
    file.write_bytes(written(tables(database), ending))
    assert loaded(tmp_path / "copy.db", read(file)) == Imported(6, 0)
    assert tables(tmp_path / "copy.db") == tables(database)
    assert verify(tmp_path / "copy.db").flaws == ()
    assert written(tables(tmp_path / "copy.db"), ending) == file.read_bytes()


def test_parquet_without_its_library_is_one_sentence(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import pandas as pd

    def missing(*_: object, **__: object) -> None:
        raise ImportError

    monkeypatch.setattr(pd.DataFrame, "to_parquet", missing)
    with pytest.raises(StoreFault) as fault:
        written(tables(database), ".parquet")
    assert fault.value.reason == "store.no_parquet"


def test_no_cell_of_a_csv_begins_like_a_formula(database: Path) -> None:
    import csv

    text = written(tables(database), ".csv").decode("utf-8-sig")
    cells = [cell for line in csv.reader(text.splitlines()) for cell in line]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t"))]


def test_what_is_there_already_is_passed_over_and_the_rest_gets_new_numbers(database: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    stored(other, csv_file(tmp_path / "own.csv", screening(2024, 91)))
    stored(other, tmp_path / ODD_NAMES[2])
    assert loaded(other, tables(database)) == Imported(5, 1)
    assert loaded(other, tables(database)) == Imported(0, 6)
    assert verify(other).rows["submission"] == 7
    assert verify(other).flaws == ()


def fault_of(tmp_path: Path, content: list[Dump]) -> StoreFault:
    stored(tmp_path / "other.db", csv_file(tmp_path / "own.csv", screening(2024, 91)))
    before = tables(tmp_path / "other.db")
    with pytest.raises(StoreFault) as fault:
        loaded(tmp_path / "other.db", content)
    assert tables(tmp_path / "other.db") == before
    return fault.value


def changed(content: list[Dump], table: str, row: int, column: str, value: object) -> list[Dump]:
    """The export with one cell changed."""
    at = next(index for index, each in enumerate(content) if each.name == table)
    cells = list(content[at].rows[row])
    cells[content[at].columns.index(column)] = value
    content[at].rows[row] = tuple(cells)
    return content


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("submission", "sha256", "0" * 64),
        ("observation", "state", "withheld"),
        ("observation", "submission", 99),
        ("finding", "severity", "bad"),
        ("act", "state", "nearly"),
        ("act", "submission", 99),
        ("verdict", "assessment", 7),
        ("content", "base64", "§"),
    ],
)
def test_an_export_that_was_tampered_with_is_refused_whole(
    table: str, column: str, value: object, database: Path, tmp_path: Path
) -> None:
    fault = fault_of(tmp_path, changed(tables(database), table, 0, column, value))
    assert fault.reason == "store.export_row"
    assert fault.fields["table"] in (table, "submission")


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        *(("submission", "received", moment) for moment in ("yesterday", 2460000.5, "12:00", "now", "20250101")),
        ("submission", "received", "2025-01-01T10:00+08:00"),
        *(("observation", "year", year) for year in ("2024.5", 99999, "1e300", "inf")),
        *(("observation", "value", number) for number in ("much", "inf", "nan", float("inf"))),
        ("observation", "numerator", "-inf"),
        *(("observation", "decimals", number) for number in (400, -1, "1" * 400)),
        ("observation", "row", 2**31),
        *(("finding", "fields", text) for text in ("oops", "[]", "", '{"other": 1}', '{"unit": {"$unit": "ell"}}')),
        ("finding", "year", "x"),
        ("act", "year", "2024.5"),
        ("act", "date", "May"),
        ("assessment", "taken", "12:00"),
        ("verdict", "attainment", "nearly"),
        ("early_warning", "code", "W999"),
    ],
)
def test_a_cell_that_no_command_could_bear_is_named_and_nothing_is_imported(
    table: str, column: str, value: object, database: Path, tmp_path: Path
) -> None:
    fault = fault_of(tmp_path, changed(tables(database), table, 0, column, value))
    assert (fault.reason, fault.fields) == ("store.export_cell", {"table": table, "row": 1, "column": column})


def test_an_export_of_another_version_is_refused(database: Path, tmp_path: Path) -> None:
    assert fault_of(tmp_path, changed(tables(database), "export", 0, "version", 99)).reason == "store.export_version"


@pytest.mark.parametrize(("version", "lacks"), [(1, ("assessment", "verdict", "early_warning", "act")), (2, ("act",))])
def test_an_export_of_an_older_version_is_read_without_the_tables_that_came_later(
    version: int, lacks: tuple[str, ...], database: Path, tmp_path: Path
) -> None:
    older = [each for each in changed(tables(database), "export", 0, "version", version) if each.name not in lacks]
    assert loaded(tmp_path / "copy.db", older) == Imported(6, 0)
    rows = verify(tmp_path / "copy.db").rows
    assert [rows[name] for name in lacks] == [0] * len(lacks)
    assert rows["observation"] == verify(database).rows["observation"]


def test_the_findings_of_an_export_of_an_older_version_name_no_group(database: Path, tmp_path: Path) -> None:
    content = changed(tables(database), "export", 0, "version", 3)
    at = next(index for index, each in enumerate(content) if each.name == "finding")
    older = Dump("finding", content[at].columns[:-1], [row[:-1] for row in content[at].rows])
    assert (content[at].columns[-1], content[at].rows[0][-1]) == ("group", "total")
    assert loaded(tmp_path / "copy.db", [*content[:at], older, *content[at + 1 :]]) == Imported(6, 0)
    assert {row[-1] for row in tables(tmp_path / "copy.db")[at].rows} == {""}


@pytest.mark.parametrize("version", [0, "second", None])
def test_an_export_that_names_no_version_is_refused(version: object, database: Path, tmp_path: Path) -> None:
    fault = fault_of(tmp_path, changed(tables(database), "export", 0, "version", version))
    assert fault.reason == "store.export_version"


def test_a_part_of_an_export_is_refused(database: Path, tmp_path: Path) -> None:
    assert fault_of(tmp_path, [each for each in tables(database) if each.name != "finding"]).reason == "store.no_export"


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_a_file_that_is_no_export_is_refused(ending: str, tmp_path: Path) -> None:
    file = tmp_path / f"data{ending}"
    file.write_bytes(b"a,b\n1,2\n")
    with pytest.raises(StoreFault) as fault:
        loaded(tmp_path / "m.db", read(file))
    assert fault.value.reason == "store.no_export"
    with pytest.raises(StoreFault) as fault:
        read(tmp_path / f"missing{ending}")
    assert fault.value.reason == "store.missing_export"
