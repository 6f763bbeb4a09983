"""Opening a file: what it is, whether it can be used, and where a cell is."""

import datetime as dt
import os
import pickle
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest

from shigua_monitor.submission import first_bytes, sheet
from shigua_monitor.submission.workbook import (
    Cell,
    FileFault,
    Flag,
    Mark,
    Sheet,
    Workbook,
    address,
    column_letters,
    open_workbook,
    serial_date,
)
from submission import raw_workbooks as raw


def fault(path: Path) -> tuple[str, dict[str, str | int]]:
    with pytest.raises(FileFault) as caught:
        open_workbook(path)
    return caught.value.code, caught.value.fields


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def zipped(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w") as package:
        for name, content in members.items():
            package.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return path


def test_a_missing_file_is_missing(tmp_path: Path) -> None:
    assert fault(tmp_path / "没有.xlsx") == ("F101", {"problem": "missing"})
    assert fault(tmp_path / "no\0name.xlsx") == ("F101", {"problem": "missing"})


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert fault(tmp_path) == ("F101", {"problem": "folder"})


def test_a_pipe_that_would_block_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    assert fault(tmp_path / "pipe.csv") == ("F101", {"problem": "not_a_file"})


def test_a_file_that_may_not_be_read_is_unreadable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path / "a.csv", b"a,b\n")

    def refuse(*arguments: object, **options: object) -> None:
        raise PermissionError("locked by another program")

    monkeypatch.setattr(Path, "open", refuse)
    assert fault(path) == ("F101", {"problem": "unreadable"})


@pytest.mark.parametrize("content", [b"", b" \r\n", b"\0" * 512, b"\xef\xbb\xbf\n"])
def test_a_file_of_nothing_is_empty(tmp_path: Path, content: bytes) -> None:
    assert fault(written(tmp_path / "空.xlsx", content)) == ("F102", {})


OLD_BYTES = bytes(range(1, 9)) * 100
FOREIGN = {
    "pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "rtf": rb"{\rtf1\ansi}",
    "html": b"\xef\xbb\xbf<html xmlns:x='urn:schemas-microsoft-com:office:excel'><table></table></html>",
    "xml": b"<?xml version='1.0'?><data/>",
    "xml_spreadsheet": b"<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'/>",
    "json": b'[{"a": 1}]',
    "mhtml": b"MIME-Version: 1.0\r\nContent-Type: multipart/related",
    "database": b"\x00\x01\x00\x00Standard ACE DB\x00",
    "archive": b"Rar!\x1a\x07\x01\x00",
    "binary": OLD_BYTES,
}


@pytest.mark.parametrize("what", FOREIGN)
@pytest.mark.parametrize("ending", ["xls", "xlsx", "csv"])
def test_foreign_content_is_named_whatever_the_ending(tmp_path: Path, what: str, ending: str) -> None:
    assert fault(written(tmp_path / f"报表.{ending}", FOREIGN[what])) == ("F103", {"looks_like": what})


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n\0\0", b"\xff\xd8\xff\xe0\0\x10JFIF", b"GIF89a\1\0", b"II*\0\x08\0", b"MM\0*\0\0",
        b"RIFF\x24\0\0\0WEBPVP8 ", b"BM\x36\x84\x03\0\0\0\0\0\x36\0",
    ],
)  # fmt: skip
def test_pictures_are_images(tmp_path: Path, content: bytes) -> None:
    assert fault(written(tmp_path / "截图.xlsx", content)) == ("F103", {"looks_like": "image"})


@pytest.mark.parametrize(
    "content", ["<table><tr><td>1", "<!DOCTYPE  HTML>", "\r\n <HTML>", "<?xml version='1.0'?>\n<html>"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gb18030"])
def test_html_named_xls_is_html(tmp_path: Path, content: str, encoding: str) -> None:
    assert fault(written(tmp_path / "导出.xls", content.encode(encoding))) == ("F103", {"looks_like": "html"})


def test_a_table_may_begin_like_a_picture_or_a_list(tmp_path: Path) -> None:
    assert open_workbook(written(tmp_path / "a.csv", "BM编码,名称\n1,2\n".encode())).sheets[0].rows[0][0] == "BM编码"
    assert open_workbook(written(tmp_path / "b.csv", "[2024],名称\n1,2\n".encode())).sheets[0].rows[0][0] == "[2024]"


@pytest.mark.parametrize(
    ("members", "what"),
    [
        ({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}, "ods"),
        ({"mimetype": b"application/vnd.oasis.opendocument.text"}, "opendocument"),
        ({"word__document.xml": b"<w/>"}, "word"),
        ({"ppt__presentation.xml": b"<p/>"}, "powerpoint"),
        ({"xl__workbook.bin": b"\0"}, "xlsb"),
        ({"OFD.xml": b"<ofd/>"}, "ofd"),
        ({"Index__Document.iwa": b"\0"}, "numbers"),
        ({"教育局.xlsx": b"PK", "民政局.xlsx": b"PK"}, "archive"),
        ({}, "archive"),
    ],
)
def test_other_zips_are_named(tmp_path: Path, members: dict[str, bytes], what: str) -> None:
    assert fault(zipped(tmp_path / "报表.xlsx", **members)) == ("F103", {"looks_like": what})


@pytest.mark.parametrize(
    ("kind", "what"),
    [
        ("wordprocessingml.document.main", "word"),
        ("presentationml.presentation.main", "powerpoint"),
        ("visio.drawing.main", "archive"),
    ],
)
def test_the_content_type_tells_other_office_files(tmp_path: Path, kind: str, what: str) -> None:
    contents = raw.parts()
    types = str(contents["[Content_Types].xml"])
    contents["[Content_Types].xml"] = types.replace("spreadsheetml.sheet.main", kind)
    assert fault(raw.write(tmp_path / "报表.xlsx", contents)) == ("F103", {"looks_like": what})


@pytest.mark.parametrize("head", [b"%TSD-Header-###%\0\0\0", b"b\x14#e\0\0E-SafeNet\0\0\0LOCK"])
def test_files_of_desktop_encryption_are_encrypted(tmp_path: Path, head: bytes) -> None:
    assert fault(written(tmp_path / "a.xlsx", head + OLD_BYTES)) == ("F104", {"problem": "desktop_encryption"})


def test_the_ending_is_compared_but_does_not_decide(tmp_path: Path) -> None:
    raw.write(tmp_path / "a.xlsx", raw.parts())
    content = (tmp_path / "a.xlsx").read_bytes()
    for name, renamed in [("b.xlsm", False), ("c.XLSX", False), ("d.xls", True), ("e.csv", True), ("f", True)]:
        workbook = open_workbook(written(tmp_path / name, content))
        assert (workbook.kind, workbook.renamed) == ("xlsx", renamed)
    text = open_workbook(written(tmp_path / "g.xls", b"a,b\n1,2\n"))
    assert (text.kind, text.renamed) == ("csv", True)
    assert not open_workbook(written(tmp_path / "h.txt", b"a\tb\n1\t2\n")).renamed


def test_a_workbook_that_starts_like_a_spreadsheet_of_openpyxl_is_opened(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["指标", 1])
    book.save(tmp_path / "a.xlsx")
    found = open_workbook(tmp_path / "a.xlsx")
    assert isinstance(found, Workbook)
    assert found.sheets[0].rows == [["指标", 1.0]]


def test_columns_have_letters() -> None:
    assert [column_letters(number) for number in (1, 26, 27, 702, 703, 16_384)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]
    assert address(12, 6) == "F12"
    assert [sheet.column_number(letters) for letters in ("A", "zz", "XFD", "1", "")] == [1, 702, 16_384, 0, 0]


def test_a_cell_has_its_address_value_format_and_flags() -> None:
    table = Sheet("表", row_numbers=[2, 5], rows=[["指标"], [None, 0.953]], hidden_rows={2}, hidden_columns={3})
    table.marks[5, 2] = Mark("0.0%", Flag.PERCENT)
    assert table.cell(5, 2) == Cell(5, 2, 0.953, "0.0%", Flag.PERCENT)
    assert table.cell(5, 2).address == "B5"
    assert table.cell(2, 1) == Cell(2, 1, "指标", "General", Flag.HIDDEN)
    assert table.cell(9, 3) == Cell(9, 3, None, "General", Flag.HIDDEN)
    assert [table.cell(row, column).value for row, column in [(5, 1), (5, 9), (3, 1), (5, 0)]] == [None] * 4


@pytest.mark.parametrize(
    ("serial", "date1904", "day"),
    [
        (1, False, dt.date(1900, 1, 1)),
        (59, False, dt.date(1900, 2, 28)),
        (61, False, dt.date(1900, 3, 1)),
        (45292.75, False, dt.date(2024, 1, 1)),
        (0, True, dt.date(1904, 1, 1)),
        (43830, True, dt.date(2024, 1, 1)),
    ],
)
def test_serial_numbers_are_days(serial: float, date1904: bool, day: dt.date) -> None:
    assert serial_date(serial, date1904) == day
    whole = sheet.date_serial(dt.datetime.combine(day, dt.time()), date1904)
    assert whole == int(serial)


@pytest.mark.parametrize("serial", [0, -1, 60, 60.5, 1e9, 1e300, float("nan"), float("inf")])
def test_numbers_of_no_day_are_refused(serial: float) -> None:
    with pytest.raises(ValueError):
        serial_date(serial)


def test_a_fault_carries_no_prose_and_survives_a_process_border() -> None:
    told = FileFault("F109", {"problem": "xml", "line": 3})
    again = pickle.loads(pickle.dumps(told))
    assert (again.code, again.fields) == ("F109", {"problem": "xml", "line": 3})


def test_every_problem_and_likeness_in_the_readers_is_listed() -> None:
    sources = "".join(path.read_text() for path in Path(sheet.__file__).parent.glob("*.py"))
    problems = set(re.findall(r'"problem": "(\w+)"|bomb\("(\w+)"|_misplaced\("(\w+)"', sources))
    named = {name for names in problems for name in names if name} | {"folder", "not_a_file", "missing"}
    assert named == {problem for problems in sheet.PROBLEMS.values() for problem in problems}
    likenesses = set(re.findall(r'"looks_like": "(\w+)"', sources))
    assert likenesses <= set(first_bytes.FOREIGN)
    assert FOREIGN.keys() | {
        "image",
        "ods",
        "opendocument",
        "ofd",
        "numbers",
        "xlsb",
        "word",
        "powerpoint",
        "ole",
    } == set(first_bytes.FOREIGN)
