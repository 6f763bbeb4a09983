"""Hostile workbooks: each ends in a fault, or is read without taking the memory or the day."""

import resource
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from shigua_monitor.submission import limits
from shigua_monitor.submission.workbook import FileFault, Sheet, open_workbook
from submission import raw_workbooks as raw
from submission.raw_workbooks import number_xml, row_xml, sheet_xml

SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
STYLES = "xl/styles.xml"
HEAD, TAIL = sheet_xml("|").split("|")
MEGABYTE = 2**20

Told = dict[str, str | int]


def fault(path: Path) -> tuple[str, Told]:
    with pytest.raises(FileFault) as caught:
        open_workbook(path)
    return caught.value.code, caught.value.fields


def with_part(path: Path, part: str, content: Iterable[str]) -> Path:
    """A workbook with one part written piece by piece."""
    contents = raw.parts()
    del contents[part]
    raw.write(path, contents)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package, package.open(part, "w") as stream:
        for piece in content:
            stream.write(piece.encode())
    return path


def repeated(text: str, size: int) -> Iterable[str]:
    block = text * (MEGABYTE // len(text))
    return (block for _ in range(size // len(block)))


def surrounded(content: Iterable[str], head: str = HEAD, tail: str = TAIL) -> Iterable[str]:
    yield head
    yield from content
    yield tail


STRINGS_HEAD = f'<sst xmlns="{raw.MAIN}">'
STYLES_HEAD = f'<styleSheet xmlns="{raw.MAIN}"><cellXfs>'
ENTITIES = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'

# part, content, and what the fault tells besides the part
HOSTILE: dict[str, tuple[str, Callable[[], Iterable[str]], Told]] = {
    "entities": (SHEET, lambda: [ENTITIES, sheet_xml("")], {"problem": "entities"}),
    "entities in strings": (STRINGS, lambda: [ENTITIES, "<sst/>"], {"problem": "entities"}),
    "deep tags": (SHEET, lambda: surrounded(repeated("<a>", 8 * MEGABYTE)), {"problem": "depth", "limit": 256}),
    "deep cells": (SHEET, lambda: surrounded(repeated("<c>", 8 * MEGABYTE)), {"problem": "depth", "limit": 256}),
    "deep strings": (
        STRINGS,
        lambda: surrounded(repeated("<si>", 8 * MEGABYTE), STRINGS_HEAD, ""),
        {"problem": "depth", "limit": 256},
    ),
    "deep styles": (
        STYLES,
        lambda: surrounded(repeated("<a>", 8 * MEGABYTE), STYLES_HEAD, ""),
        {"problem": "depth", "limit": 256},
    ),
    "many names": (
        SHEET,
        lambda: surrounded(f"<a{number}/>" for number in range(50_000)),
        {"problem": "names", "limit": limits.XML_NAMES},
    ),
    "many attributes": (
        SHEET,
        lambda: surrounded(f'<c a{number}=""/>' for number in range(50_000)),
        {"problem": "names", "limit": limits.XML_NAMES},
    ),
    "one endless tag": (
        SHEET,
        lambda: surrounded(repeated("A", 40 * MEGABYTE), HEAD + '<c r="', '"/>' + TAIL),
        {"problem": "token", "limit": limits.XML_TOKEN_BYTES},
    ),
    "one endless comment": (
        SHEET,
        lambda: surrounded(repeated("A", 40 * MEGABYTE), HEAD + "<!--", "-->" + TAIL),
        {"problem": "token", "limit": limits.XML_TOKEN_BYTES},
    ),
    "one endless text": (
        SHEET,
        lambda: surrounded(repeated("A", 2 * MEGABYTE), HEAD + '<row><c t="str"><v>', "</v></c></row>" + TAIL),
        {"problem": "text", "limit": limits.CELL_CHARACTERS},
    ),
    "one endless shared string": (
        STRINGS,
        lambda: surrounded(repeated("A", 2 * MEGABYTE), STRINGS_HEAD + "<si><t>", "</t></si></sst>"),
        {"problem": "text", "limit": limits.CELL_CHARACTERS},
    ),
    "endless runs": (
        SHEET,
        lambda: surrounded(repeated("<t>ab</t>", 4 * MEGABYTE), HEAD + '<row><c t="inlineStr"><is>', TAIL),
        {"problem": "text", "limit": limits.CELL_CHARACTERS},
    ),
    "endless runs in strings": (
        STRINGS,
        lambda: surrounded(repeated("<t>ab</t>", 4 * MEGABYTE), STRINGS_HEAD + "<si>", ""),
        {"problem": "text", "limit": limits.CELL_CHARACTERS},
    ),
    "wide rows": (
        SHEET,
        lambda: surrounded(row_xml(number_xml(f"ALL{row}", "1"), row) for row in range(1, 10_000)),
        {"problem": "cells", "limit": limits.CELLS},
    ),
    "many styles": (
        STYLES,
        lambda: surrounded(repeated("<xf/>", 2 * MEGABYTE), STYLES_HEAD, "</cellXfs></styleSheet>"),
        {"problem": "elements", "limit": limits.LISTED_ELEMENTS},
    ),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_part_that_would_take_the_memory_is_refused(tmp_path: Path, case: str) -> None:
    part, content, told = HOSTILE[case]
    expected = {"part": part} | told
    assert fault(with_part(tmp_path / "a.xlsx", part, content())) == ("F108", expected)


CHILD = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (500 * 2**20, 500 * 2**20))
from pathlib import Path
from shigua_monitor.submission.workbook import FileFault, open_workbook
for path in sorted(Path(sys.argv[1]).glob("*.xlsx")):
    try:
        open_workbook(path)
        print(path.stem, "read")
    except FileFault as fault:
        print(path.stem, fault.code)
"""


RUNS = "".join(f"<r><t>{letter * (limits.CELL_CHARACTERS // 2)}</t></r>" for letter in "abc")


@pytest.mark.parametrize("runs", [RUNS, RUNS[: RUNS.index("<r><t>c")] + "<r><t>c</t></r>"])
def test_the_runs_of_a_text_count_together(runs: str, tmp_path: Path) -> None:
    told = {"problem": "text", "limit": limits.CELL_CHARACTERS}
    shared = with_part(tmp_path / "a.xlsx", STRINGS, [STRINGS_HEAD, f"<si>{runs}</si></sst>"])
    assert fault(shared) == ("F108", told | {"part": STRINGS})
    inline = row_xml(f'<c r="A1" t="inlineStr"><is>{runs}</is></c>')
    assert fault(with_part(tmp_path / "b.xlsx", SHEET, [sheet_xml(inline)])) == ("F108", told | {"part": SHEET})


def test_texts_of_many_runs_are_read_up_to_the_limit(tmp_path: Path) -> None:
    runs = "<r><t>ab</t></r>" * (limits.CELL_CHARACTERS // 2)
    shared = with_part(tmp_path / "a.xlsx", STRINGS, [STRINGS_HEAD, f"<si>{runs}</si></sst>"])
    assert open_workbook(shared).sheets[0].rows == [[1.0]]
    inline = with_part(tmp_path / "b.xlsx", SHEET, [sheet_xml(row_xml(f'<c r="A1" t="inlineStr"><is>{runs}</is></c>'))])
    assert open_workbook(inline).sheets[0].rows == [["ab" * (limits.CELL_CHARACTERS // 2)]]


def test_hostile_workbooks_stay_within_500_megabytes(tmp_path: Path) -> None:
    for number, (part, content, _) in enumerate(HOSTILE.values()):
        with_part(tmp_path / f"{number:02}.xlsx", part, content())
    with_part(tmp_path / "blanks.xlsx", SHEET, surrounded(repeated(" ", 60 * MEGABYTE)))
    with_part(tmp_path / "noise.xlsx", SHEET, surrounded(repeated("<!-- -->", 60 * MEGABYTE)))
    child = subprocess.run([sys.executable, "-c", CHILD, tmp_path], capture_output=True, text=True, env=_environment())
    assert child.stderr == ""
    expected = [f"{number:02} F108" for number in range(len(HOSTILE))] + ["blanks read", "noise read"]
    assert child.stdout.splitlines() == expected


def _environment() -> dict[str, str]:
    source = Path(sys.modules["shigua_monitor"].__file__ or "").parent.parent
    return {"PYTHONPATH": str(source)}


def test_a_bomb_is_refused_before_it_is_inflated(tmp_path: Path) -> None:
    path = with_part(tmp_path / "a.xlsx", SHEET, surrounded(repeated(" ", 100 * MEGABYTE)))
    code, told = fault(path)
    assert path.stat().st_size < 200_000
    assert (code, told["problem"], told["limit"]) == ("F108", "ratio", limits.RATIO)
    assert int(told["size"]) > 900


def test_a_bomb_of_many_parts_is_refused(tmp_path: Path) -> None:
    path = raw.write(tmp_path / "a.xlsx", raw.parts())
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package:
        for number in range(9):
            package.writestr(f"xl/worksheets/sheet{number + 2}.xml", " " * (10 * MEGABYTE))
    assert fault(path)[1]["problem"] == "ratio"


def test_more_than_a_workbook_can_need_is_refused_whatever_the_ratio(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = raw.write(tmp_path / "a.xlsx", raw.parts())
    with zipfile.ZipFile(path) as package:
        size = sum(info.file_size for info in package.infolist())
    monkeypatch.setattr(limits, "INFLATED_BYTES", size - 1)
    assert fault(path) == ("F108", {"problem": "inflated_size", "size": size, "limit": size - 1})


def test_pictures_that_are_never_read_do_not_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "INFLATED_BYTES", 5_000)
    contents = raw.parts() | {"xl/media/image1.bmp": "x" * 10_000}
    assert open_workbook(raw.write(tmp_path / "a.xlsx", contents)).sheets[0].rows == [[1.0]]


def test_sizes_that_lie_do_not_help(tmp_path: Path) -> None:
    path = with_part(tmp_path / "a.xlsx", SHEET, surrounded(repeated(" ", 100 * MEGABYTE)))
    content = bytearray(path.read_bytes())
    entry = content.index(SHEET.encode(), content.index(b"PK\x01\x02")) - 46
    content[entry + 24 : entry + 28] = (1_000).to_bytes(4, "little")
    path.write_bytes(content)
    assert fault(path) == ("F109", {"problem": "zip", "part": SHEET})


def test_the_same_part_read_many_times_counts_each_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    contents = raw.parts(sheet_xml(row_xml("<c/>" * 900)))
    tabs = "".join(f'<sheet name="{number}" r:id="rId1"/>' for number in range(20))
    book = f'<workbook xmlns="{raw.MAIN}" xmlns:r="{raw.LINKS}"><sheets>{tabs}</sheets></workbook>'
    contents["xl/workbook.xml"] = book
    path = raw.write(tmp_path / "a.xlsx", contents)
    assert len(open_workbook(path).sheets) == 20
    monkeypatch.setattr(limits, "XML_ELEMENTS", 10_000)
    assert fault(path) == ("F108", {"problem": "elements", "part": SHEET, "limit": 10_000})
    monkeypatch.setattr(limits, "INFLATED_BYTES", 30_000)
    assert fault(path)[1]["problem"] == "inflated_size"
    monkeypatch.setattr(limits, "SHEETS", 19)
    assert fault(path) == ("F108", {"problem": "sheets", "size": 20, "limit": 19})


def test_cells_marks_and_texts_count_over_all_sheets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cells = '<c r="A1" t="str"><f>B1</f><v>四个字啊</v></c><c r="B1"><f>C1</f></c>'
    contents = raw.parts(sheet_xml(row_xml(cells)))
    tabs = "".join(f'<sheet name="{number}" r:id="rId1"/>' for number in range(3))
    contents["xl/workbook.xml"] = (
        f'<workbook xmlns="{raw.MAIN}" xmlns:r="{raw.LINKS}"><sheets>{tabs}</sheets></workbook>'
    )
    path = raw.write(tmp_path / "a.xlsx", contents)
    for name, limit, told in [
        ("CELLS", 3, {"problem": "cells", "part": SHEET, "limit": 3}),
        ("MARKS", 3, {"problem": "cells", "part": SHEET, "limit": 3}),
        ("TEXT_CHARACTERS", 3, {"problem": "text", "limit": 3}),
    ]:
        with monkeypatch.context() as patched:
            patched.setattr(limits, name, limit)
            assert fault(path) == ("F108", told)


def test_an_endless_list_of_members_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ZIP_DIRECTORY_BYTES", 100_000)
    path = raw.write(tmp_path / "a.xlsx", raw.parts() | {f"junk/{number:040}": "" for number in range(2_000)})
    code, told = fault(path)
    assert (code, told["problem"], told["limit"]) == ("F108", "zip_directory", 100_000)


def test_a_file_beyond_the_limit_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "XLSX_BYTES", 100)
    path = raw.write(tmp_path / "a.xlsx", raw.parts())
    assert fault(path) == ("F108", {"problem": "file_size", "size": path.stat().st_size, "limit": 100})


def read(path: Path, content: Iterable[str]) -> Sheet:
    return open_workbook(with_part(path, SHEET, surrounded(content))).sheets[0]


def test_a_formatted_cell_in_the_last_corner_costs_nothing(tmp_path: Path) -> None:
    rows = [row_xml(number_xml("A1", "1")), row_xml('<c r="XFD1048576" s="1"/>', 1_048_576)]
    found = read(tmp_path / "a.xlsx", rows)
    assert (found.row_numbers, found.rows, found.notes) == ([1], [[1.0]], {})


def test_a_value_in_the_last_corner_is_left_out_with_a_note(tmp_path: Path) -> None:
    rows = [row_xml(number_xml("A1", "1")), row_xml(number_xml("XFD1048576", "5"), 1_048_576)]
    found = read(tmp_path / "a.xlsx", rows)
    assert found.rows == [[1.0]]
    assert found.notes == {"columns_ignored": {"cells": 1, "first": "XFD1048576", "limit": limits.COLUMNS}}


def test_the_last_column_that_is_read_widens_its_own_row_alone(tmp_path: Path) -> None:
    found = read(tmp_path / "a.xlsx", [row_xml(number_xml("A1", "1")), row_xml(number_xml("ALL2", "2"), 2)])
    assert [len(row) for row in found.rows] == [1, 1000]
    assert found.notes == {}


def test_200_000_formatted_blank_rows_cost_no_memory(tmp_path: Path) -> None:
    rows = (f'<row r="{row}"><c r="A{row}" s="1"/></row>' for row in range(2, 200_002))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found = read(
        tmp_path / "a.xlsx", [row_xml(number_xml("A1", "1")), *rows, row_xml(number_xml("A300000", "2"), 300_000)]
    )
    assert found.row_numbers == [1, 300_000]
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000


def test_merged_ranges_beyond_the_limit_are_noted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MERGED", 10)
    ranges = "".join(f'<mergeCell ref="A{row}:B{row}"/>' for row in range(1, 15))
    contents = raw.parts(sheet_xml(row_xml(number_xml("A1", "1")), after=f"<mergeCells>{ranges}</mergeCells>"))
    found = open_workbook(raw.write(tmp_path / "a.xlsx", contents)).sheets[0]
    assert len(found.merged) == 10
    assert found.notes == {"merged_ignored": {"ranges": 14, "limit": 10}}


def test_long_text_repeated_in_many_cells_is_no_bomb(tmp_path: Path) -> None:
    """100,000 x 12 such cells are 350 MB at a ratio of 85; here are a fifth of them."""
    text = "&#30707;&#25296;&#21306;" * 10  # as openpyxl writes 石拐区
    rows = (
        row_xml(
            "".join(f'<c r="{letter}{row}" t="inlineStr"><is><t>{text}</t></is></c>' for letter in "ABCDEFGHIJKL"), row
        )
        for row in range(1, 20_001)
    )
    path = with_part(tmp_path / "a.xlsx", SHEET, surrounded(rows))
    with zipfile.ZipFile(path) as package:
        info = package.getinfo(SHEET)
    assert info.file_size > limits.RATIO_FREE_BYTES
    assert info.file_size / info.compress_size > 50
    found = open_workbook(path).sheets[0]
    assert len(found.rows) == 20_000
    assert found.rows[-1][0] is found.rows[0][11], "the same text is kept once"
