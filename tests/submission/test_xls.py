"""Workbooks of Excel 97-2003 and before."""

import contextlib
import datetime as dt
import io
import struct
from pathlib import Path

import pytest
import xlwt
from hypothesis import given, settings
from hypothesis import strategies as st

from shigua_monitor.submission import limits
from shigua_monitor.submission.ole import CompoundFile
from shigua_monitor.submission.workbook import FileFault, Flag, Mark, Sheet, Workbook, open_workbook

SECTOR = 512
FREE, END, FAT_SECTOR = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def content_of(book: xlwt.Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def records_of(book: xlwt.Workbook) -> bytes:
    """The records alone, without the container."""
    return CompoundFile(io.BytesIO(content_of(book))).read("Workbook")


def opened(folder: Path, content: bytes) -> Workbook:
    path = folder / "报表.xls"
    path.write_bytes(content)
    return open_workbook(path)


def fault(folder: Path, content: bytes) -> tuple[str, dict[str, str | int]]:
    with pytest.raises(FileFault) as caught:
        opened(folder, content)
    return caught.value.code, caught.value.fields


def one_sheet() -> tuple[xlwt.Workbook, xlwt.Worksheet]:
    book = xlwt.Workbook()
    return book, book.add_sheet("监测数据")


def read(folder: Path, book: xlwt.Workbook) -> Sheet:
    return opened(folder, content_of(book)).sheets[0]


def renamed(content: bytes, name: str) -> bytes:
    """The container with its stream Workbook under another name."""
    old = "Workbook".encode("utf-16-le").ljust(64, b"\0") + struct.pack("<H", 18)
    new = name.encode("utf-16-le").ljust(64, b"\0") + struct.pack("<H", 2 * len(name) + 2)
    assert content.count(old) == 1
    return content.replace(old, new)


def record(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def small_container(stream: bytes, *, first: int = 0, children: int = 1) -> bytes:
    """A container whose one stream, Book, is in the mini stream: sectors are FAT, directory, mini FAT, mini stream."""
    mini = -(-len(stream) // 64)
    assert mini * 64 <= SECTOR

    def entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
        text = name.encode("utf-16-le")
        head = text.ljust(64, b"\0") + struct.pack("<HBBIII", len(text) + 2, kind, 1, FREE, FREE, child)
        return head + bytes(36) + struct.pack("<III", start, size, 0)

    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6) + bytes(10)
    header += struct.pack("<IIIIIIIII", 1, 1, 0, 4096, 2, 1, END, 0, 0) + struct.pack("<I", FREE) * 108
    fat = struct.pack("<IIII", FAT_SECTOR, END, END, END) + struct.pack("<I", FREE) * 124
    directory = entry("Root Entry", 5, children, 3, mini * 64) + entry("Book", 2, FREE, first, len(stream))
    chain = [*range(1, mini), END] + [FREE] * (128 - mini)
    return header + fat + directory.ljust(SECTOR, b"\0") + struct.pack("<128I", *chain) + stream.ljust(SECTOR, b"\0")


def old_export(rows: list[list[str | float]], begin: bytes) -> bytes:
    """The records that many old programs write: one sheet, no container, no code page, texts in GBK."""
    content = begin
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            place = struct.pack("<HHH", row, column, 0)
            if isinstance(value, str):
                text = value.encode("gbk")
                content += record(0x204, place + struct.pack("<H", len(text)) + text)
            else:
                content += record(0x203, place + struct.pack("<d", value))
    return content + record(0x0A)


OLD_TABLE: list[list[str | float]] = [["指标名称", "数值"], ["出生率", 9.5]]
OLD_BEGIN = record(0x809, struct.pack("<HHHH", 0, 0x10, 0, 0))


def test_values_have_the_types_of_every_reader(tmp_path: Path) -> None:
    book, sheet = one_sheet()
    for column, value in enumerate(("出生率 ", 1, 9.5, True, "", None, dt.date(2024, 1, 1), "末")):
        sheet.write(0, column, value)
    found = opened(tmp_path, content_of(book))
    assert (found.kind, found.renamed, found.date1904) == ("xls", False, False)
    assert found.sheets[0].rows == [["出生率 ", 1.0, 9.5, True, None, None, 45292.0, "末"]]
    assert isinstance(found.sheets[0].rows[0][1], float)
    assert isinstance(found.sheets[0].rows[0][3], bool)


def test_blank_rows_are_left_out_and_numbers_kept(tmp_path: Path) -> None:
    book, sheet = one_sheet()
    sheet.write(1, 2, 5)
    sheet.write(4, 1, "", xlwt.easyxf("pattern: pattern solid"))
    sheet.write(9, 0, "末")
    sheet.write(9, 3, "", xlwt.easyxf("pattern: pattern solid"))
    found = read(tmp_path, book)
    assert (found.row_numbers, found.rows) == ([2, 10], [[None, None, 5.0], ["末"]])


def test_number_formats_that_matter_are_marked(tmp_path: Path) -> None:
    book, sheet = one_sheet()
    for column, code in enumerate(("General", "0.0%", "0.00", 'yyyy"年"m"月"', '0.0"‰"')):
        sheet.write(0, column, 0.953, xlwt.easyxf(num_format_str=code))
    sheet.write(1, 1, "95.3", xlwt.easyxf(num_format_str="0.0%"))
    assert read(tmp_path, book).marks == {
        (1, 2): Mark("0.0%", Flag.PERCENT),
        (1, 4): Mark('yyyy"年"m"月"', Flag.DATE),
        (1, 5): Mark('0.0"‰"', Flag.PER_MILLE),
    }


def test_east_asian_formats_without_a_code_are_dates(tmp_path: Path) -> None:
    book, sheet = one_sheet()
    sheet.write(0, 0, 45292, xlwt.easyxf(num_format_str="0.000"))
    records = bytearray(records_of(book))
    written = records[records.index(b"0.000") - 5 :][:2]  # the number of the format that xlwt wrote out
    for place in range(len(records) - 8):
        if records[place : place + 4] == struct.pack("<HH", 0xE0, 20) and records[place + 6 : place + 8] == written:
            struct.pack_into("<H", records, place + 6, 57)
    assert opened(tmp_path, bytes(records)).sheets[0].marks == {(1, 1): Mark('yyyy"年"m"月"', Flag.DATE)}


def computed(records: bytes, results: list[bytes]) -> bytes:
    """The records with these results of their formulas, of eight bytes each."""
    changed, place = bytearray(records), 0
    remaining = iter(results)
    while place + 4 <= len(records):
        kind, length = struct.unpack_from("<HH", records, place)
        if kind == 0x06:
            changed[place + 10 : place + 18] = next(remaining)
        place += 4 + length
    return bytes(changed)


EMPTY = struct.pack("<B5xH", 3, 0xFFFF)


def formulas(*results: bytes) -> bytes:
    book, sheet = one_sheet()
    for column in range(len(results)):
        sheet.write(0, column, xlwt.Formula("A9"), xlwt.easyxf(num_format_str="0%"))
    return computed(records_of(book), list(results))


def test_formulas_and_errors_are_marked(tmp_path: Path) -> None:
    division = struct.pack("<BxB3xH", 2, 0x07, 0xFFFF)
    truth = struct.pack("<BxB3xH", 1, 1, 0xFFFF)
    found = opened(tmp_path, formulas(struct.pack("<d", 0.5), division, truth)).sheets[0]
    assert found.rows == [[0.5, "#DIV/0!", True]]
    assert found.marks == {
        (1, 1): Mark("0%", Flag.FORMULA | Flag.PERCENT),
        (1, 2): Mark("0%", Flag.FORMULA | Flag.ERROR),
        (1, 3): Mark("0%", Flag.FORMULA),
    }


def test_an_error_that_is_typed_in_is_marked(tmp_path: Path) -> None:
    book, sheet = one_sheet()
    sheet.row(0).set_cell_error(0, 0x2A)
    found = read(tmp_path, book)
    assert (found.rows, found.marks) == ([["#N/A"]], {(1, 1): Mark("General", Flag.ERROR)})


def test_formulas_of_a_writer_that_computes_nothing_keep_their_places(tmp_path: Path) -> None:
    found = opened(tmp_path, formulas(EMPTY, EMPTY)).sheets[0]
    assert found.rows == [[None, None]]
    assert [mark.flags for mark in found.marks.values()] == [Flag.FORMULA, Flag.FORMULA]


def test_a_formula_computed_to_no_text_is_blank_but_not_uncomputed(tmp_path: Path) -> None:
    found = opened(tmp_path, formulas(struct.pack("<d", 2), EMPTY)).sheets[0]
    assert found.rows == [[2.0]]
    assert found.cell(1, 2).flags == Flag.FORMULA | Flag.EMPTY_TEXT


def test_hidden_and_merged_parts_are_told(tmp_path: Path) -> None:
    book, sheet = one_sheet()
    sheet.write_merge(0, 1, 0, 2, "标题")
    sheet.write(3, 0, 1)
    sheet.row(3).hidden = True
    sheet.row(5).hidden = True
    sheet.col(1).hidden = True
    for state, name in enumerate(("隐藏", "深藏"), 1):
        book.add_sheet(name).visibility = state
    found = opened(tmp_path, content_of(book)).sheets
    assert [(each.name, each.hidden) for each in found] == [("监测数据", False), ("隐藏", True), ("深藏", True)]
    assert (found[0].merged, found[0].hidden_rows, found[0].hidden_columns) == ([(1, 1, 2, 3)], {4}, {2})


def test_the_calendar_of_1904_is_told(tmp_path: Path) -> None:
    book, sheet = one_sheet()
    sheet.write(0, 0, 1)
    book.dates_1904 = True
    assert opened(tmp_path, content_of(book)).date1904


def test_records_without_a_container_are_read(tmp_path: Path) -> None:
    book, sheet = one_sheet()
    sheet.write(0, 0, xlwt.Formula("1+1"))
    found = opened(tmp_path, records_of(book)).sheets[0]
    assert (found.rows, found.marks) == ([[None]], {(1, 1): Mark("General", Flag.FORMULA)})


@pytest.mark.parametrize("begin", [OLD_BEGIN, record(0x209, struct.pack("<HHH", 0, 0x10, 0))])
def test_texts_of_old_exports_without_a_code_page_are_chinese(tmp_path: Path, begin: bytes) -> None:
    assert opened(tmp_path, old_export(OLD_TABLE, begin)).sheets[0].rows == OLD_TABLE


def test_a_small_stream_is_found_in_the_mini_stream(tmp_path: Path) -> None:
    assert opened(tmp_path, small_container(old_export(OLD_TABLE, OLD_BEGIN))).sheets[0].rows == OLD_TABLE


def test_a_directory_that_leads_nowhere_is_damage(tmp_path: Path) -> None:
    content = small_container(old_export(OLD_TABLE, OLD_BEGIN), children=99)
    assert fault(tmp_path, content) == ("F109", {"problem": "ole"})


def test_chains_that_bite_their_tail_end(tmp_path: Path) -> None:
    content = bytearray(small_container(old_export(OLD_TABLE, OLD_BEGIN)))
    struct.pack_into("<I", content, SECTOR + 4 * 1, 1)  # the directory follows itself
    struct.pack_into("<I", content, 3 * SECTOR, 0)  # so does the first mini sector
    assert fault(tmp_path, bytes(content))[0] == "F109"


@pytest.mark.parametrize(
    ("stream", "told"),
    [
        ("EncryptedPackage", ("F104", {"problem": "password"})),
        ("WordDocument", ("F103", {"looks_like": "word"})),
        ("PowerPoint Document", ("F103", {"looks_like": "powerpoint"})),
        ("Contents", ("F103", {"looks_like": "ole"})),
    ],
)
def test_other_files_in_the_same_container_are_told(
    tmp_path: Path, stream: str, told: tuple[str, dict[str, str | int]]
) -> None:
    book, _ = one_sheet()
    assert fault(tmp_path, renamed(content_of(book), stream)) == told


def test_a_workbook_with_a_password_is_encrypted(tmp_path: Path) -> None:
    book, _ = one_sheet()
    records = records_of(book)
    first = 4 + struct.unpack_from("<H", records, 2)[0]
    locked = records[:first] + record(0x2F, bytes(6)) + records[first:]
    assert fault(tmp_path, locked) == ("F104", {"problem": "password"})


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_cut_workbook_is_damage(tmp_path: Path, share: float) -> None:
    book, sheet = one_sheet()
    for row in range(200):
        sheet.write(row, 0, f"指标{row}")
    content = content_of(book)
    code, fields = fault(tmp_path, content[: int(share * len(content))])
    assert code == "F109"
    assert fields["problem"] in ("ole", "biff")


def test_a_file_beyond_the_limit_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book, _ = one_sheet()
    content = content_of(book)
    monkeypatch.setattr(limits, "XLS_BYTES", 1000)
    told = {"problem": "file_size", "size": len(content), "limit": 1000}
    assert fault(tmp_path, content) == ("F108", told)
    assert fault(tmp_path, records_of(book))[0] == "F108"


def test_sheets_that_share_their_records_are_damage(tmp_path: Path) -> None:
    book, sheet = one_sheet()
    for row in range(300):
        sheet.write(row, 0, row)
    records = records_of(book)
    place = 0
    while struct.unpack_from("<H", records, place)[0] != 0x85:
        place += 4 + struct.unpack_from("<H", records, place + 2)[0]
    size = 4 + struct.unpack_from("<H", records, place + 2)[0]
    begin = struct.unpack_from("<I", records, place + 4)[0] + 99 * size
    entry = records[place : place + 4] + struct.pack("<I", begin) + records[place + 8 : place + size]
    assert fault(tmp_path, records[:place] + entry * 100 + records[place + size :]) == ("F109", {"problem": "biff"})


def test_rows_that_are_wide_for_one_value_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CELLS", 2_000)
    book, sheet = one_sheet()
    for row in range(20):
        sheet.write(row, 255, 1)
    assert fault(tmp_path, content_of(book)) == ("F108", {"problem": "cells", "limit": 2_000})


def test_formatted_blank_cells_without_end_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book, sheet = one_sheet()
    for column in range(250):
        sheet.write(0, column, "", xlwt.easyxf("pattern: pattern solid"))
    assert opened(tmp_path, content_of(book)).sheets[0].rows == []
    monkeypatch.setattr(limits, "XLS_BLANKS", 200)
    assert fault(tmp_path, content_of(book)) == ("F108", {"problem": "elements", "limit": 200})


def test_many_sheets_are_bounded_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book, _ = one_sheet()
    for number in range(4):
        book.add_sheet(f"表{number}").write(0, 9, 1)
    monkeypatch.setattr(limits, "CELLS", 30)
    assert fault(tmp_path, content_of(book)) == ("F108", {"problem": "cells", "limit": 30})
    monkeypatch.setattr(limits, "SHEETS", 4)
    assert fault(tmp_path, content_of(book)) == ("F108", {"problem": "sheets", "size": 5, "limit": 4})


def _valid() -> bytes:
    book, sheet = one_sheet()
    percent = xlwt.easyxf(num_format_str="0.0%")
    sheet.write_merge(0, 0, 0, 3, "标题")
    for row in range(1, 20):
        sheet.write(row, 0, f"指标{row}")
        sheet.write(row, 1, row * 1.5, percent)
        sheet.write(row, 2, xlwt.Formula("B2+1"))
    return content_of(book)


VALID = _valid()


@settings(max_examples=200, deadline=None)
@given(
    edits=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(max_size=4), st.integers(0, 4)), max_size=6),
    length=st.one_of(st.just(1.0), st.floats(0, 1)),
    container=st.booleans(),
)
def test_a_mutated_or_cut_file_ends_in_a_workbook_or_a_fault(
    tmp_path_factory: pytest.TempPathFactory,
    edits: list[tuple[float, bytes, int]],
    length: float,
    container: bool,
) -> None:
    content = bytearray(VALID if container else CompoundFile(io.BytesIO(VALID)).read("Workbook"))
    for where, new, removed in edits:
        place = int(where * len(content))
        content[place : place + removed] = new
    path = tmp_path_factory.getbasetemp() / "mutated.xls"
    path.write_bytes(content[: int(length * len(content))])
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        try:
            workbook = open_workbook(path)
        except FileFault as told:
            assert told.code in {"F102", "F103", "F104", "F108", "F109"}
        else:
            assert all(len(sheet.rows) == len(sheet.row_numbers) for sheet in workbook.sheets)
    assert printed.getvalue() == ""
