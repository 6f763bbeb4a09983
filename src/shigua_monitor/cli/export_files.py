"""Exports as files: CSV, an Excel workbook or Parquet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from shigua_monitor.store.exchange import CONTENT, Dump, Value
from shigua_monitor.store.fault import StoreFault
from shigua_monitor.store.schema import TABLES

ENDINGS = (".csv", ".xlsx", ".parquet")

_TABLE = "table"
"""The first column where all tables stand in one: which table a row belongs to."""

_LIVE = ("=", "+", "-", "@", "\t", "\r", "'")
"""Text that begins so gets an apostrophe, which reading takes off again: no spreadsheet computes it."""


def written(tables: Sequence[Dump], ending: str) -> bytes:
    """The tables as a file of that ending. Raises StoreFault if this machine has no way to write it."""
    return {".csv": _csv, ".xlsx": _xlsx, ".parquet": _parquet}[ending](tables)


def read(file: Path) -> list[Dump]:
    """The tables of an exported file. Raises StoreFault if it is none."""
    readers = {".csv": _from_csv, ".xlsx": _from_xlsx, ".parquet": _from_parquet}
    try:
        return readers[file.suffix.lower()](file)
    except StoreFault:
        raise
    except FileNotFoundError:
        raise StoreFault("store.missing_export", file=str(file)) from None
    except Exception as error:  # whatever a reader thinks of a file that is not what it seems
        raise StoreFault("store.no_export") from error


def _all_columns(tables: Sequence[Dump]) -> list[str]:
    return list(dict.fromkeys(column for table in tables for column in table.columns))


def _in_one(tables: Sequence[Dump]) -> Iterator[list[Value]]:
    """All rows of all tables over the columns of all."""
    columns = _all_columns(tables)
    for table in tables:
        places = {column: index for index, column in enumerate(table.columns)}
        for row in table.rows:
            yield [table.name, *(row[places[column]] if column in places else None for column in columns)]


def _apart(columns: Sequence[str], rows: Iterator[Sequence[Value]]) -> list[Dump]:
    """The tables that stand in one, each with the columns of all; tables without a row are there as well."""
    found: dict[str, Dump] = {name: Dump(name, tuple(columns[1:]), []) for name in (*TABLES, CONTENT)}
    for row in rows:
        name = str(row[0])
        found.setdefault(name, Dump(name, tuple(columns[1:]), [])).rows.append(tuple(row[1:]))
    return list(found.values())


def _csv(tables: Sequence[Dump]) -> bytes:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([_TABLE, *_all_columns(tables)])
    writer.writerows([_guarded(value) for value in row] for row in _in_one(tables))
    return stream.getvalue().encode("utf-8-sig")


def _guarded(value: Value) -> Value:
    return f"'{value}" if isinstance(value, str) and value.startswith(_LIVE) else value


def _from_csv(file: Path) -> list[Dump]:
    with file.open(encoding="utf-8-sig", newline="") as stream:
        lines = csv.reader(stream)
        columns = next(lines, [])
        if columns[:1] != [_TABLE]:
            raise StoreFault("store.no_export")
        return _apart(columns, ([cell.removeprefix("'") for cell in line] for line in lines))


_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile(r"_x([0-9A-F]{4})_")


def _xlsx(tables: Sequence[Dump]) -> bytes:
    """A sheet for each table. Numbers are numbers; control characters are written as Excel does, _x0009_."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    from shigua_monitor.report.workbook import saved_bytes

    workbook = Workbook(write_only=True)
    for table in tables:
        sheet = workbook.create_sheet(table.name)
        sheet.append(list(table.columns))
        for row in table.rows:
            cells = [WriteOnlyCell(sheet, _escaped(value) if isinstance(value, str) else value) for value in row]
            for cell, value in zip(cells, row, strict=True):
                if isinstance(value, str):
                    cell.data_type = "s"
            sheet.append(cells)
    workbook.properties.creator = "monitor"
    workbook.properties.created = datetime(2000, 1, 1)
    return saved_bytes(workbook)


def _escaped(text: str) -> str:
    return _UNPRINTABLE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def _from_xlsx(file: Path) -> list[Dump]:
    from openpyxl import load_workbook

    workbook = load_workbook(file, read_only=True)
    tables = []
    for sheet in workbook.worksheets:
        sheet.reset_dimensions()
        rows = sheet.iter_rows(values_only=True)
        columns = tuple(str(name) for name in next(rows, ()))
        tables.append(Dump(sheet.title, columns, [_unescaped(row, len(columns)) for row in rows]))
    workbook.close()
    return tables


def _unescaped(row: Sequence[Any], width: int) -> tuple[Value, ...]:
    cells = [_ESCAPED.sub(lambda found: chr(int(found[1], 16)), v) if isinstance(v, str) else v for v in row]
    return (*cells, *[None] * (width - len(cells)))


def _parquet(tables: Sequence[Dump]) -> bytes:
    """All tables in one, every cell as text, so that a column has one type."""
    import pandas as pd

    frame = pd.DataFrame(
        [[None if value is None else str(value) for value in row] for row in _in_one(tables)],
        columns=[_TABLE, *_all_columns(tables)],
        dtype=object,
    )
    try:
        content = frame.to_parquet(None, index=False)
    except ImportError:
        raise StoreFault("store.no_parquet") from None
    assert content is not None
    return bytes(content)


def _from_parquet(file: Path) -> list[Dump]:
    import pandas as pd

    try:
        frame = pd.read_parquet(file)
    except ImportError:
        raise StoreFault("store.no_parquet") from None
    cells = frame.astype(object).where(frame.notna(), None)
    return _apart(list(frame.columns), iter(cells.values.tolist()))
