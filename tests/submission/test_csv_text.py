"""CSV and TSV: encodings, delimiters, row numbers, damage."""

import codecs
import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shigua_monitor.submission import limits
from shigua_monitor.submission.workbook import FileFault, Sheet, Workbook, open_workbook

TABLE = "指标名称,数值\n出生率,9.5\n"


def read(folder: Path, content: str | bytes, encoding: str = "utf-8", name: str = "报表.csv") -> Workbook:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return open_workbook(path)


def sheet(folder: Path, content: str | bytes, encoding: str = "utf-8") -> Sheet:
    return read(folder, content, encoding).sheets[0]


def fault(folder: Path, content: str | bytes) -> FileFault:
    with pytest.raises(FileFault) as caught:
        read(folder, content)
    return caught.value


@pytest.mark.parametrize(
    ("encoding", "told"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("utf-16", "utf-16"), ("gb18030", "gb18030"), ("gbk", "gb18030")],
)
def test_each_encoding_gives_the_same_table(tmp_path: Path, encoding: str, told: str) -> None:
    workbook = read(tmp_path, TABLE, encoding)
    assert (workbook.kind, workbook.encoding) == ("csv", told)
    assert workbook.sheets[0].rows == [["指标名称", "数值"], ["出生率", "9.5"]]


def test_utf_16_with_the_high_byte_first_is_read(tmp_path: Path) -> None:
    content = codecs.BOM_UTF16_BE + TABLE.replace(",", "\t").encode("utf-16-be")
    assert sheet(tmp_path, content).rows[0] == ["指标名称", "数值"]


def test_a_character_beyond_the_basic_plane_survives_gb18030(tmp_path: Path) -> None:
    assert sheet(tmp_path, "姓名,数\n𠀀,1\n", "gb18030").rows[1] == ["𠀀", "1"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_found(tmp_path: Path, delimiter: str) -> None:
    lines = ["指标名称", "2023", "2024"], ["出生率", "9.5", "9.6"]
    assert sheet(tmp_path, "\n".join(delimiter.join(line) for line in lines)).rows == list(lines)


def test_decimal_commas_do_not_make_the_comma_the_delimiter(tmp_path: Path) -> None:
    assert sheet(tmp_path, "指标;2023;2024\n出生率;9,5;9,6\n").rows[1] == ["出生率", "9,5", "9,6"]


def test_delimiters_in_quotes_and_in_titles_do_not_count(tmp_path: Path) -> None:
    content = '2024年报表;由统计局,卫健委填报\n"甲;乙;丙",1\n"丁;戊;己",2\n'
    assert sheet(tmp_path, content).rows[1:] == [["甲;乙;丙", "1"], ["丁;戊;己", "2"]]


def test_one_column_is_a_table_too(tmp_path: Path) -> None:
    assert sheet(tmp_path, "指标名称\n出生率\n").rows == [["指标名称"], ["出生率"]]


def test_values_stay_text_and_empty_ones_are_blank(tmp_path: Path) -> None:
    found = sheet(tmp_path, "甲,乙,丙\n=1+1,,０\n 95% ,NA,\n,,\n")
    assert found.rows == [["甲", "乙", "丙"], ["=1+1", None, "０"], [" 95% ", "NA"]]
    assert found.marks == {}


def test_row_numbers_are_those_excel_shows(tmp_path: Path) -> None:
    found = sheet(tmp_path, '标题\r\n\r\n指标,值\r\n"两\n行",1\r\n末,2\r\n')
    assert found.row_numbers == [1, 3, 4, 5]
    assert found.rows[2] == ["两\n行", "1"]


def test_old_mac_line_ends_are_line_ends(tmp_path: Path) -> None:
    assert sheet(tmp_path, "a,b\r1,2\r").row_numbers == [1, 2]


def test_the_sheet_has_the_name_of_the_file(tmp_path: Path) -> None:
    assert sheet(tmp_path, TABLE).name == "报表"


def test_an_unclosed_quote_is_reported_where_it_opens(tmp_path: Path) -> None:
    found = fault(tmp_path, 'a,b\n1,2\n3,"4\n' + "5,6\n" * 40)
    assert (found.code, found.fields) == ("F109", {"problem": "quote", "row": 3, "line": 3})


def test_an_unclosed_quote_that_swallows_a_large_file_is_reported(tmp_path: Path) -> None:
    found = fault(tmp_path, 'a,"b\n' + "石拐区,1,2,3\n" * 100_000)
    assert (found.code, found.fields) == ("F109", {"problem": "quote", "row": 1, "line": 1})


def test_two_stray_quotes_that_swallow_rows_are_noted(tmp_path: Path) -> None:
    found = sheet(tmp_path, 'a,b\n1,"2\n' + "3,4\n" * 30 + '5,6"\n7,8\n')
    assert found.row_numbers == [1, 2, 3]
    assert found.notes == {"quoted_lines": {"row": 2, "lines": 32}}


def test_a_quote_within_a_cell_is_text(tmp_path: Path) -> None:
    assert sheet(tmp_path, '管径,数\n5"管,1\n"6""管",2\n').rows[1:] == [['5"管', "1"], ['6"管', "2"]]


def test_damaged_utf_8_is_not_taken_for_gb18030(tmp_path: Path) -> None:
    whole = ("指标名称,数值\n" * 20).encode()
    found = fault(tmp_path, whole + b"\x81\x30," + whole)
    assert (found.code, found.fields) == ("F109", {"problem": "encoding", "line": 21})


def test_two_encodings_in_one_file_are_told_where_the_second_begins(tmp_path: Path) -> None:
    found = fault(tmp_path, "指标,值\n甲,1\n".encode() + "乙,2\n".encode("gb18030") * 20)
    assert (found.code, found.fields) == ("F109", {"problem": "encoding", "line": 3})


def test_text_cut_within_a_character_is_damaged(tmp_path: Path) -> None:
    found = fault(tmp_path, TABLE.encode() + "区".encode()[:2])
    assert (found.code, found.fields) == ("F109", {"problem": "encoding", "line": 3})


def test_a_stray_zero_byte_is_damage(tmp_path: Path) -> None:
    found = fault(tmp_path, TABLE.encode() * 20 + b"\0")
    assert (found.code, found.fields) == ("F109", {"problem": "encoding", "line": 41})
    found = fault(tmp_path, (TABLE + "\0").encode("utf-16"))
    assert (found.code, found.fields) == ("F109", {"problem": "encoding", "line": 3})


def test_bytes_of_no_encoding_are_damage(tmp_path: Path) -> None:
    found = fault(tmp_path, b"a,b\n\xff\xfe\xff,1\n" * 5)
    assert (found.code, found.fields) == ("F109", {"problem": "encoding", "line": 2})


@pytest.mark.parametrize("content", [b"\xef\xbb\xbf", b"\n\n\r\n ", b"\xff\xfe", b",,,\n,,\n" * 2_000])
def test_text_without_a_value_is_empty(tmp_path: Path, content: bytes) -> None:
    found = fault(tmp_path, content)
    assert (found.code, found.fields) == ("F102", {})


def test_too_many_cells_are_refused_before_they_are_cut(tmp_path: Path) -> None:
    found = fault(tmp_path, b"a,b\n" + b"," * (limits.CELLS + 1))
    assert (found.code, found.fields) == ("F108", {"problem": "cells", "size": limits.CELLS + 3, "limit": limits.CELLS})


def test_a_file_beyond_the_limit_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CSV_BYTES", 10)
    found = fault(tmp_path, TABLE)
    assert (found.code, found.fields) == ("F108", {"problem": "file_size", "size": len(TABLE.encode()), "limit": 10})


@settings(max_examples=200, deadline=None)
@given(
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"]),
    changes=st.lists(st.tuples(st.integers(0, 200), st.binary(max_size=3)), max_size=5),
    length=st.integers(0, 400),
)
def test_mutated_text_ends_in_a_table_or_a_fault(
    tmp_path_factory: pytest.TempPathFactory, encoding: str, changes: list[tuple[int, bytes]], length: int
) -> None:
    content = bytearray((TABLE * 3 + '"两\n行","a""b"\n').encode(encoding))
    for place, new in changes:
        content[place : place + len(new)] = new
    path = tmp_path_factory.getbasetemp() / "mutated.csv"
    path.write_bytes(content[:length])
    try:
        found = open_workbook(path).sheets[0]
    except FileFault as told:
        assert told.code in {"F102", "F103", "F104", "F109"}
    else:
        assert len(found.rows) == len(found.row_numbers) > 0


def test_a_cell_may_be_as_long_as_in_a_workbook(tmp_path: Path) -> None:
    usual = csv.field_size_limit()
    path = tmp_path / "a.csv"
    path.write_text(f"指标名称,备注\n婴儿死亡率,{'长' * limits.CELL_CHARACTERS}\n", encoding="utf-8")
    (sheet,) = open_workbook(path).sheets
    assert sheet.rows[1][1] == "长" * limits.CELL_CHARACTERS
    assert csv.field_size_limit() == usual
