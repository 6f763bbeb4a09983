"""Whatever is done to a workbook, the command says something true: it never crashes, never passes without having read
a value, and never reads a number that no cell holds."""

from __future__ import annotations

import csv
import datetime as dt
import io
import unicodedata
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import typer.main
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from shigua_monitor import load_plan, read
from shigua_monitor.cli import main as command
from shigua_monitor.findings import Finding, Severity
from shigua_monitor.observations import State
from shigua_monitor.plan import load
from shigua_monitor.submission import read as reader
from shigua_monitor.submission.read import Submission, Unreadable
from shigua_monitor.submission.vocabulary import vocabulary

INDICATORS = {
    "screening": ("听力筛查率", "Hearing screening rate", "proportion", "percent", 100),
    "enrolment": ("幼儿班毛入学率", "Gross enrolment in infant classes", "ratio", "percent", None),
    "absence": ("演练缺席率", "Drill absence rate", "rate", "per_mille", 1000),
    "admissions": ("烫伤住院率", "Scald admission rate", "rate", "per_100k", 100_000),
    "nurses": ("照护站护士数", "Nurses", "count", "count", None),
    "bus_minutes": ("校车单程时间", "Bus ride", "duration", "minutes", 240),
    "care_line": ("照护专线", "Care line", "status", "yes_no", 1),
}
"""Of every kind one: a plan with a single target is judged in no time."""

NAMED = "{{zh: {}, en: {}}}"
PARTS = f"    numerator: {NAMED.format('分子', 'part')}\n    denominator: {NAMED.format('分母', 'whole')}\n"
PLAN_YAML = """
id: tiny
title: {zh: 示例县儿童规划, en: Plan of Sample County}
period: {first: 2021, last: 2030}
base_year: 2020
evaluations: {midterm: {year: 2025}, final: {year: 2030}}
domains: [{id: care, name: {zh: 照护, en: Care}, file: care.yaml, clauses: {goals: 1}}]
areas:
  - {name: {zh: 示例县, en: Sample County}, level: district, aliases: [全县]}
  - {name: {zh: 甲镇, en: Alpha Town}, level: township}
  - {name: {zh: 丁街道, en: Delta Street}, level: street}
groups:
  - {id: total, name: {zh: 合计, en: Total}, aliases: [总计]}
  - {id: urban, name: {zh: 城镇, en: Town}}
  - {id: rural, name: {zh: 乡村, en: Country}}
departments: [{id: office, name: {zh: 照护办, en: Care Office}}]
early_warning:
  urgency: [W101, W102, W201, W301, W302, W303, W304, W401, W402, W501, W502, W601]
  worsening_percent: 5
"""
CARE_YAML = """
domain: care
goals:
  - item: 1
    title: {zh: 专线, en: Line}
    department: office
    targets:
      - {id: care.line, indicator: care_line,
      statement: {zh: 开通专线, en: A line}, criterion: {kind: in_place}, due: 2030}
indicators:
""" + "".join(
    f"  - id: {identifier}\n    name: {NAMED.format(zh, en)}\n    kind: {kind}\n    unit: {unit}\n"
    f"    definition: {NAMED.format('定义', 'definition')}\n    calendar: calendar_year\n    department: office\n"
    + (PARTS if "r" in kind else "")
    + ("    aliases: [听力初筛率]\n" if identifier == "screening" else "")
    + f"    bounds: {{lowest: 0{f', highest: {highest}' if highest else ''}}}\n"
    for identifier, (zh, en, kind, unit, highest) in INDICATORS.items()
)  # fmt: skip
_TEMPORARY = TemporaryDirectory()
PLAN_FOLDER = Path(_TEMPORARY.name)
(PLAN_FOLDER / "plan.yaml").write_text(PLAN_YAML, encoding="utf-8")
(PLAN_FOLDER / "care.yaml").write_text(CARE_YAML, encoding="utf-8")
PLAN = load_plan(PLAN_FOLDER)
VALID = ["指标名称", "地区", "分组", "年份", "数值", "单位", "分子", "分母", "备注"]
ROWS: list[list[Any]] = [
    ["听力筛查率", "示例县", "合计", 2024, 95.2, "%", None, None, None],
    ["听力筛查率", "甲镇", "合计", 2024, 96.0, "%", 24, 25, "含流动儿童"],
    ["烫伤住院率", "示例县", "合计", 2024, 62.5, "1/10万", 5, 8000, None],
    ["演练缺席率", "示例县", "合计", 2023, 12.5, "‰", None, None, None],
    ["照护站护士数", "示例县", "合计", 2024, 3, "人", None, None, None],
    ["照护专线", "示例县", "合计", 2024, "是", "是/否", None, None, None],
    ["幼儿班毛入学率", "示例县", "城镇", 2024, 103.5, "%", None, None, None],
    ["校车单程时间", "示例县", "乡村", 2024, 35, "分钟", None, None, None],
]


def tried(examples: int) -> Callable[[Any], Any]:
    """The same examples each time, and quick ones."""
    quiet = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    return settings(max_examples=examples, derandomize=True, deadline=None, database=None, suppress_health_check=quiet)


@pytest.fixture(scope="module", autouse=True)
def read_once() -> Iterator[None]:
    """Plan, words and commands are the same in all runs; a fault of the program is raised, not told."""
    words = vocabulary(PLAN)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(command, "build_app", cache(command.build_app))
        patch.setattr(typer.main, "get_command", cache(typer.main.get_command))
        patch.setattr(load, "load_plan", cache(load.load_plan))
        patch.setattr(reader, "vocabulary", lambda plan: words)
        patch.setenv("MONITOR_DEBUG", "1")
        yield


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sent")


def checked(*files: Path, options: Sequence[str] = ()) -> tuple[int, str, str]:
    """`monitor check` in this process: its exit code, what it printed, and what it said of errors."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = command.main(["check", *map(str, files), "--targets", str(PLAN_FOLDER), *options])
    return code, out.getvalue(), err.getvalue()


def submitted(*files: Path) -> tuple[Submission | None, list[Finding]]:
    try:
        submission = read(files, PLAN)
    except Unreadable as unreadable:
        return None, unreadable.findings
    return submission, submission.findings


def holds(*files: Path, options: Sequence[str] = ()) -> int:
    """Run the command and hold it to what it promises of every input."""
    code, out, err = checked(*files, options=options)
    submission, findings = submitted(*files)
    assert code in (0, 1, 2)
    assert "Traceback" not in err and "程序内部出错" not in err and "internal fault" not in err
    if code == 2:
        assert err.strip() and not out.strip()
        return code
    assert out.strip() and submission is not None
    assert (code == 1) == any(found.severity is Severity.ERROR for found in findings)
    states = set(submission.observations.state.tolist())
    assert code == 1 or states & {State.USED, State.NOT_APPLICABLE}
    return code


OPTIONS = st.sampled_from(
    [(), ("--format", "json"), ("--format", "csv"), ("--format", "markdown", "--lang", "en"), ("--lang", "en")]
)


def saved(path: Path, rows: Sequence[Sequence[Any]], sheet: str = "监测数据") -> Path:
    """A workbook whose texts stay texts, formulas too."""
    book = Workbook()
    page = book.worksheets[0]
    page.title = sheet
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            if value is not None:
                page.cell(number, column, value)
            if isinstance(value, str):
                page.cell(number, column, value).data_type = "s"
    book.save(path)
    return path


def written_csv(path: Path, rows: Sequence[Sequence[Any]], encoding: str = "utf-8") -> Path:
    text = io.StringIO()
    csv.writer(text).writerows(["" if value is None else value for value in row] for row in rows)
    path.write_bytes(text.getvalue().encode(encoding, "replace"))
    return path


# bytes


def damaged(content: bytes, changes: Sequence[tuple[str, float, bytes]]) -> bytes:
    data = bytearray(content)
    for how, where, what in changes:
        at = int(where * len(data))
        if how == "overwrite":
            data[at : at + len(what)] = what
        elif how == "insert":
            data[at:at] = what
        elif how == "cut":
            del data[at : at + 8 * len(what)]
        else:
            del data[max(at, 1) :]
    return bytes(data)


CHANGES = st.lists(
    st.tuples(
        st.sampled_from(["overwrite", "overwrite", "insert", "cut", "end"]),
        st.floats(0, 1, exclude_max=True),
        st.binary(min_size=1, max_size=6) | st.sampled_from([b'"', b",", b"\n", b"<", b">", b"&", b"9", b"%", b"\x00"]),
    ),
    min_size=1,
    max_size=4,
)


@pytest.fixture(scope="module")
def sound(folder: Path) -> bytes:
    return saved(folder / "sound.xlsx", [VALID, *ROWS]).read_bytes()


def test_the_sound_workbook_passes(folder: Path, sound: bytes) -> None:
    assert holds(folder / "sound.xlsx") == 0


@tried(500)
@given(changes=CHANGES, options=OPTIONS)
def test_a_workbook_with_damaged_bytes_is_read_or_refused(
    folder: Path, sound: bytes, changes: Any, options: Any
) -> None:
    file = folder / "bytes.xlsx"
    file.write_bytes(damaged(sound, changes))
    holds(file, options=options)


@tried(600)
@given(part=st.integers(0, 20), changes=CHANGES, options=OPTIONS)
def test_a_workbook_with_a_damaged_part_is_read_or_refused(
    folder: Path, sound: bytes, part: int, changes: Any, options: Any
) -> None:
    """The archive is whole, so that the damage reaches the reader of the part."""
    file = folder / "part.xlsx"
    with zipfile.ZipFile(io.BytesIO(sound)) as old, zipfile.ZipFile(file, "w") as new:
        names = old.namelist()
        for name in names:
            content = old.read(name)
            new.writestr(name, damaged(content, changes) if name == names[part % len(names)] else content)
    holds(file, options=options)


@tried(600)
@given(encoding=st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"]), changes=CHANGES, options=OPTIONS)
def test_a_csv_with_damaged_bytes_is_read_or_refused(folder: Path, encoding: str, changes: Any, options: Any) -> None:
    file = written_csv(folder / "bytes.csv", [VALID, *ROWS], encoding)
    file.write_bytes(damaged(file.read_bytes(), changes))
    holds(file, options=options)


# cells

WORDS = [
    "未统计完",
    "基本完成",
    "较上年提高",
    "见附件",
    "同上",
    "十二",
    "百分之九十五",
    "inf",
    "-inf",
    "Infinity",
]
NEAR_NUMBERS = [
    "约95",
    ">95",
    "95以上",
    "95.2左右",
    "近百",
    "95~96",
    "95-96",
    "90%以上",
    "12例",
    "3人",
    "1_000",
    "0x10",
    "①",
    "95²",
    "½",
    "1/2",
    "95 96",
    "95，2",
    "95.2.1",
    "1,23",
    "0,123",
    "--5",
    "12:30",
    "2024-01-05",
    "95％ 96％",
    "1e999",
    "e5",
    "٩٥",
]
SPOILT = [
    "=1+1",
    "=SUM(E2:E9)",
    "+cmd",
    "@x",
    "\t\r\n 。",
    "😀",
    "a" * 5000,
    "数" * 30000,
    "\u202e95",
    "x\x1b[31m",
    "#REF!",
]
STRANGE: list[Any] = [dt.datetime(2024, 5, 1), dt.date(2024, 1, 1), dt.time(8, 30), True, False, -1, -2, 1e300, -7]
JUNK = st.sampled_from([*WORDS, *NEAR_NUMBERS, *SPOILT, *STRANGE, None, "", " ", "—", "不适用"]) | st.text(max_size=8)


def printable(value: Any) -> Any:
    """What openpyxl agrees to write."""
    if isinstance(value, str):
        return "".join(each for each in value if each >= " " or each in "\t\n")[:32000]
    return value


@tried(500)
@given(
    spoilt=st.lists(st.tuples(st.integers(0, len(ROWS)), st.integers(0, 8), JUNK), min_size=1, max_size=8),
    options=OPTIONS,
    text=st.booleans(),
)
def test_cells_replaced_by_junk_give_no_number_that_they_do_not_hold(
    folder: Path, spoilt: Any, options: Any, text: bool
) -> None:
    rows = [list(VALID), *map(list, ROWS)]
    for row, column, value in spoilt:
        rows[row][column] = value if text else printable(value)
    file = written_csv(folder / "junk.csv", rows) if text else saved(folder / "junk.xlsx", rows)
    holds(file, options=options)
    submission, _ = submitted(file)
    for row, column, value in used(submission) if submission else []:
        assert stands_in(rows[row - 1][column - 1], value), (row, column, value)


def used(submission: Submission) -> list[tuple[int, int, float]]:
    """Row, column and number of every value that is used and no answer of yes or no."""
    table = submission.observations
    answer = {at for at, name in enumerate(table.indicators.names) if name == "care_line"}
    return [
        (int(table.row[at]), int(table.column[at]), float(table.value[at]))
        for at in range(len(table))
        if table.state[at] == State.USED and table.value[at] == table.value[at] and table.indicator[at] not in answer
    ]


def stands_in(cell: Any, value: float) -> bool:
    """Whether a cell holds a number, in whatever unit: read by other means than the reader's."""
    text = unicodedata.normalize("NFKC", str(cell)).strip("\u200b\ufeff %‰").replace("−", "-")
    number = float(text)
    return value == number == 0 or any(value == pytest.approx(number * 10.0**power) for power in range(-3, 4))


PLACES = [(name, area, group, year) for name in ("听力筛查率", "演练缺席率", "烫伤住院率", "照护站护士数", "照护专线")
          for area in ("示例县", "甲镇") for group in ("合计", "城镇") for year in (2023, 2024)]  # fmt: skip
NO_NUMBER = st.sampled_from([*WORDS, *NEAR_NUMBERS, *SPOILT[:-1], *STRANGE[:3]])


@tried(120)
@given(cells=st.lists(NO_NUMBER, min_size=len(PLACES), max_size=len(PLACES)), text=st.booleans())
def test_what_is_no_number_is_refused_at_its_cell(folder: Path, cells: list[Any], text: bool) -> None:
    rows = [["指标名称", "地区", "分组", "年份", "数值"]]
    rows += [[*place, value] for place, value in zip(PLACES, cells, strict=True)]
    if text:
        file = written_csv(folder / "no_number.csv", rows)
    else:
        file = saved(folder / "no_number.xlsx", [[printable(value) for value in row] for row in rows])
    assert holds(file) == 1
    submission, findings = submitted(file)
    assert submission is not None
    assert State.USED not in submission.observations.state
    refused = {member.cell for found in findings for member in (found.members or (found,)) if found.code < "F3"}
    blank = {
        f"E{row}" for row, value in enumerate(cells, start=2) if isinstance(value, str) and not value.strip("\t\r\n ")
    }
    assert refused | blank == {f"E{row}" for row in range(2, len(PLACES) + 2)}


# numbers in every writing


@dataclass(frozen=True)
class Writing:
    """A cell with what stands around it, and the number that it says in the indicator's unit."""

    name: str
    value: Any
    says: float
    unit: str | None = None
    number_format: str | None = None


SCALES = {"听力筛查率": 100, "幼儿班毛入学率": 100, "演练缺席率": 1000, "烫伤住院率": 100_000}
WIDE = str.maketrans("0123456789.,%-+", "０１２３４５６７８９．，％－＋")
UNIT_WORDS = {100: ["%", "百分比", "％"], 1000: ["‰", "千分比", "千分之"], 100_000: ["1/10万", "每10万", "十万分之"]}
BLANKS = st.sampled_from(["", "", " ", "　", "\u00a0", "\t", "\n", "\u200b", "\ufeff"])


@st.composite
def writings(draw: st.DrawFn, lowest: int = -50, highest: int = 99_999) -> Writing:
    """A number in one of the ways in which departments write it; in another unit too, if that is said."""
    name = draw(st.sampled_from(sorted(SCALES)))
    own, sent_in = SCALES[name], draw(st.sampled_from([SCALES[name], *UNIT_WORDS]))
    says = Decimal(draw(st.integers(lowest, highest - 1))) + Decimal(draw(st.integers(1, 999))).scaleb(-3)
    number = says * sent_in / own
    other = sent_in != own
    where = draw(st.sampled_from(["column", "name", "cell", "format"] + ([] if other else ["nowhere", "nowhere"])))
    if where == "format" and sent_in == 1000:
        return Writing(name, float(number), float(says), number_format='0.0"‰"')
    if where == "format" and sent_in == 100:
        code = draw(st.sampled_from(["0%", "0.00%", "0.0%;-0.0%"]))
        return Writing(name, float(number / 100), float(says), number_format=code)
    text = draw(spelt(number))
    if where == "cell" and sent_in <= 1000:
        return Writing(name, draw(padded(text + draw(st.sampled_from(["", " "])) + SIGNS[sent_in])), float(says))
    value: Any = float(number) if draw(st.booleans()) else draw(padded(text))
    word = draw(st.sampled_from(UNIT_WORDS[sent_in]))
    if where == "nowhere":
        return Writing(name, value, float(says), unit=draw(st.sampled_from([None, "—", " "])))
    if where == "name":
        return Writing(
            draw(st.sampled_from([f"{name}（{word}）", f"{name}({word})", f" {name} 【{word}】"])), value, float(says)
        )
    return Writing(name, value, float(says), unit=word)


SIGNS = {100: "%", 1000: "‰"}


def padded(text: str) -> st.SearchStrategy[str]:
    """A text in narrow or in wide characters, with blanks around it."""
    return st.builds(str.__add__, BLANKS, st.builds(str.__add__, st.sampled_from([text, text.translate(WIDE)]), BLANKS))


def spelt(number: Decimal) -> st.SearchStrategy[str]:
    """A number in digits: as it is, with separators, zeros, an exponent, other signs of minus."""
    forms = [f"{number.normalize():f}", f"{number:f}", f"{number:,f}", f"{number:f}00", f"{number:E}"]
    forms += [form.replace("-", minus) for form in forms if number < 0 for minus in "−－"]
    return st.sampled_from(forms)


@tried(250)
@given(written=st.lists(writings(), min_size=12, max_size=12))
def test_a_number_is_read_as_its_cell_says_or_refused_there(folder: Path, written: list[Writing]) -> None:
    book = Workbook()
    page = book.worksheets[0]
    page.append(["指标名称", "年份", "单位", "数值"])
    for row, each in enumerate(written, start=2):
        for column, value in enumerate([each.name, 2010 + row, each.unit, each.value], start=1):
            if value is not None:
                page.cell(row, column, value)
        if each.number_format:
            page.cell(row, 4).number_format = each.number_format
    book.save(folder / "writings.xlsx")
    holds(folder / "writings.xlsx")
    submission, findings = submitted(folder / "writings.xlsx")
    assert submission is not None
    table = submission.observations
    said = {
        member.place[0]
        for found in findings
        for member in (found.members or (found,))
        if member.severity is Severity.ERROR or member.code == "F205"
    }
    read_ = {int(row): at for at, row in enumerate(table.row)}
    for row, each in enumerate(written, start=2):
        at = read_.get(row)
        if at is not None and table.state[at] == State.USED:
            assert table.value[at] == pytest.approx(each.says, rel=1e-9, abs=1e-12), each
        else:
            assert row in said, each


@tried(150)
@given(written=st.lists(writings(1, 100), min_size=8, max_size=8))
def test_a_number_in_bounds_is_not_refused(folder: Path, written: list[Writing]) -> None:
    """Refusing everything would keep the other promises, and be of no use."""
    lines = [[each.name, 2010 + row, each.unit, each.value] for row, each in enumerate(written)]
    plain = [line for line, each in zip(lines, written, strict=True) if not each.number_format]
    file = saved(
        folder / "bounds.xlsx", [["指标名称", "年份", "单位", "数值"], ["照护站护士数", 2024, "人", 3], *plain]
    )
    assert holds(file) == 0


# tables drawn anew

HEADINGS = {
    "indicator": ["指标名称", "指标", "监测指标", "指 标 名 称", "Indicator", "指标\n名称"],
    "area": ["地区", "区域", "行政区划", "乡镇（街道）", "area"],
    "group": ["分组", "组别", "Group"],
    "year": ["年份", "年度", "YEAR", "统计年度"],
    "value": ["数值", "指标值", "监测值", "本年", "value", "完成值"],
    "unit": ["单位", "计量单位", "Unit"],
}
NAMES = {
    "听力筛查率": ["听力筛查率", "听力初筛率", "听力筛查率（%）", "一、听力筛查率", "Hearing  screening rate"],
    "演练缺席率": ["演练缺席率", " 演练缺席率 ", "（2）演练缺席率", "演练缺席率(‰)"],
    "照护站护士数": ["照护站护士数", "3.照护站护士数", "照护站护士数（人）", "NURSES"],
}
AREAS = {"示例县": ["示例县", "全县", "Sample County"], "甲镇": ["甲镇", "Alpha Town"], "丁街道": ["丁街道", " 丁街道"]}
GROUPS = {"total": ["合计", "总计", "total"], "urban": ["城镇", "Town"], "rural": ["乡村", "Country"]}
Key = tuple[str, str, str, int]


def told(submission: Submission) -> dict[Key, float]:
    table = submission.observations
    return {
        (
            PLAN.indicators[table.indicators.names[table.indicator[at]]].name.zh,
            table.areas.names[table.area[at]],
            table.groups.names[table.group[at]],
            int(table.year[at]),
        ): float(table.value[at])
        for at in range(len(table))
        if table.state[at] == State.USED
    }


KEYS = st.tuples(*(st.sampled_from(sorted(names)) for names in (NAMES, AREAS, GROUPS)), st.integers(2015, 2027))
DATA = st.dictionaries(KEYS, st.integers(2, 100).map(float), max_size=8).map(
    lambda data: {("照护站护士数", "示例县", "total", 2024): 3.0} | data
)


def spelled(draw: st.DrawFn, key: Key) -> dict[str, Any]:
    name, area, group, year = key
    return {
        "indicator": draw(st.sampled_from(NAMES[name])),
        "area": draw(st.sampled_from(AREAS[area])),
        "group": draw(st.sampled_from(GROUPS[group])),
        "year": draw(st.sampled_from([year, str(year), f"{year}年", f"{year}年度", f"{year}年1—12月"])),
        "unit": None,
    }


@st.composite
def lists(draw: st.DrawFn, data: dict[Key, float]) -> list[list[Any]]:
    """A list of the data: columns in any order with strangers among them, blank rows, a title, a foot."""
    columns = draw(st.permutations([*HEADINGS, "心情", None, None]))
    grid: list[list[Any]] = [[draw(st.sampled_from(HEADINGS[each])) if each in HEADINGS else each for each in columns]]
    for key, value in data.items():
        parts = spelled(draw, key) | {"value": value, "心情": draw(st.sampled_from(["好", "12", 7, None]))}
        grid.append([parts.get(str(each)) for each in columns])
        grid += [[None]] * draw(st.integers(0, 1))
    title = draw(st.sampled_from([[], [["示例县监测表"]], [[None, None, "附件1"], ["（2023—2027年）"], []]]))
    return [*title, *grid, ["填表人：张某", None, "填表日期：2025年1月12日"], ["说明：数据截至年底。"]]


@st.composite
def across(draw: st.DrawFn, data: dict[Key, float]) -> list[list[Any]]:
    """The same with a column for each year and area below it, the years over the areas."""
    tops = sorted({(key[3], key[1]) for key in data})
    grid: list[list[Any]] = [["指标名称", "分组"], [None, None]]
    for at, (year, area) in enumerate(tops):
        again = at and tops[at - 1][0] == year
        grid[0].append(None if again else draw(st.sampled_from([year, f"{year}年", f"{year}年度"])))
        grid[1].append(draw(st.sampled_from(AREAS[area])))
    for name, group in sorted({(key[0], key[2]) for key in data}):
        head = [draw(st.sampled_from(NAMES[name])), draw(st.sampled_from(GROUPS[group]))]
        grid.append(head + [data.get((name, area, group, year)) for year, area in tops])
    return grid


@tried(250)
@given(data=DATA, drawn=st.data(), form=st.sampled_from([lists, across]), options=OPTIONS)
def test_a_table_drawn_anew_says_the_same(folder: Path, data: Any, drawn: Any, form: Any, options: Any) -> None:
    grid = drawn.draw(form(data))
    book = Workbook()
    if drawn.draw(st.booleans()):
        book.create_sheet("封面", 0).append(["示例县报送材料"])
    page = book.worksheets[-1]
    left, top = drawn.draw(st.integers(0, 2)), drawn.draw(st.integers(0, 3))
    for number, row in enumerate(grid, start=1 + top):
        for column, value in enumerate(row, start=1 + left):
            if value is not None:
                page.cell(number, column, value)
    merge_years(page, grid, top, left)
    book.save(folder / "drawn.xlsx")
    assert holds(folder / "drawn.xlsx", options=options) == 0
    submission, _ = submitted(folder / "drawn.xlsx")
    assert submission is not None
    assert told(submission) == data


def merge_years(page: Any, grid: list[list[Any]], top: int, left: int) -> None:
    """Merge each year of the first row with the blanks beside it, as it is drawn by hand."""
    if grid[0][:2] != ["指标名称", "分组"] or len(grid) < 2 or grid[1][0] is not None:
        return
    starts = [at for at, value in enumerate(grid[0]) if value is not None] + [len(grid[0])]
    for first, following in pairwise(starts[2:]):
        if following - first > 1:
            page.merge_cells(
                start_row=1 + top, end_row=1 + top, start_column=first + 1 + left, end_column=following + left
            )


@tried(80)
@given(data=DATA, drawn=st.data())
def test_sheets_and_files_together_say_what_each_says(folder: Path, data: Any, drawn: Any) -> None:
    """Half of the data on each of two sheets, and a text file that repeats the first half: used once, and said."""
    keys = sorted(data)
    halves = [keys[::2], keys[1::2] or keys[:1]]
    grids = [drawn.draw(lists({key: data[key] for key in half})) for half in halves]
    book = Workbook()
    for page, grid in zip([book.worksheets[0], book.create_sheet("续表")], grids, strict=True):
        for row in grid:
            page.append(row)
    book.save(folder / "two.xlsx")
    again = written_csv(folder / "again.csv", grids[0])
    holds(folder / "two.xlsx", again)
    submission, findings = submitted(folder / "two.xlsx", again)
    assert submission is not None
    assert told(submission) == data
    assert sum(found.count for found in findings if found.code == "F306") >= len(halves[0])
