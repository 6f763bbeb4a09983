"""What a cell says: a number, that there is none, or nothing that can be used."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shigua_monitor import load_plan
from shigua_monitor.observations import State
from shigua_monitor.submission.cell import Reading, read_cell, read_status, read_text, read_year
from shigua_monitor.submission.names import fold
from shigua_monitor.submission.sheet import Flag, Value
from shigua_monitor.submission.shown import as_shown, is_blank, told
from shigua_monitor.submission.vocabulary import vocabulary
from shigua_monitor.text import say

WORDS = vocabulary(load_plan())
PLAIN = Flag(0)


def brief(reading: Reading) -> tuple[float | None, int, str, str]:
    """The number if it is used, its decimals, the unit that the cell states, and the code of its finding."""
    number = reading.number if reading.state is State.USED else None
    return number, reading.decimals, reading.unit, reading.code


@pytest.mark.parametrize(
    ("text", "number", "decimals", "unit"),
    [
        ("95", 95, 0, ""),
        (" 95.20 ", 95.2, 2, ""),
        ("9.5E1", 95, 0, ""),
        ("1.5e-3", 0.0015, 4, ""),
        ("1e1", 10, 0, ""),
        ("９５．２", 95.2, 1, ""),
        ("９５．２％", 95.2, 1, "percent"),
        ("95.2 %", 95.2, 1, "percent"),
        ("95.2﹪", 95.2, 1, "percent"),
        ("3.2‰", 3.2, 1, "per_mille"),
        ("1,234", 1234, 0, ""),
        ("1，234.5", 1234.5, 1, ""),
        ("12,345,678", 12345678, 0, ""),
        ("-5", -5, 0, ""),
        ("−5", -5, 0, ""),
        ("－5", -5, 0, ""),
        ("- 5", -5, 0, ""),
        ("+5", 5, 0, ""),
        (".5", 0.5, 1, ""),
        ("95\u200b.2", 95.2, 1, ""),
        ("\ufeff95", 95, 0, ""),
        ("\u300095\u00a0", 95, 0, ""),
        ("95\n", 95, 0, ""),
        ("0." + "1" * 300, 0.1 + 1 / 90, 17, ""),
    ],
)
def test_a_text_that_is_a_number_is_read_and_told(text: str, number: float, decimals: int, unit: str) -> None:
    assert brief(read_text(text, WORDS)) == (pytest.approx(number), decimals, unit, "F209")


@pytest.mark.parametrize(
    "text",
    [
        "未统计完", "12例", "95,2", "1,23", "0,123", "12,34,567", "95 96", "9 5", "1 234", "95²", "95①", "①", "㊿",
        "½", "1/2",
        "95.", "95..2", "95.2.1", "--5", "- -5", "5-", "(95)", "e5", "1e", "%", "‰", "1_000", "0x1F", "inf", "Infinity",
        "1e999", "9" * 400, "٩٥", "九十五", "百分之九十五", "95%%", "95‰%", "％95", "12:30", "2024.1.5", "=1+1", "😀",
        "\x00",
    ],
)  # fmt: skip
def test_a_text_that_is_no_number_is_refused(text: str) -> None:
    assert brief(read_text(text, WORDS)) == (None, 0, "", "F201")


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("约95%", "请填 95 或留空并在备注说明"),
        ("95%以上", "请填 95 或留空并在备注说明"),
        ("≥ 95.5", "请填 95.5 或留空并在备注说明"),
        ("９５左右", "请填 95 或留空并在备注说明"),
        ("OVER 95", "请填 95 或留空并在备注说明"),
        ("95~96", "请填确切数字或留空并在备注说明"),
        ("95—96%", "请填确切数字或留空并在备注说明"),
        ("~95", "请填 95 或留空并在备注说明"),
        ("2024-01-05", "请填确切数字或留空并在备注说明"),
    ],
)
def test_a_vague_number_is_refused_and_never_picked_from_a_range(text: str, hint: str) -> None:
    reading = read_text(text, WORDS)
    assert brief(reading) == (None, 0, "", "F202")
    assert say("zh", "F202.hint", **reading.fields) == hint


@pytest.mark.parametrize(
    "text", ["", " ", "\u3000", "\u200b", "—", "－", "-", "…", "/", "无", "N/A", "na", "NaN", "未统计 "]
)
def test_a_mark_for_no_value_is_missing(text: str) -> None:
    reading = read_text(text, WORDS)
    assert (reading.state, reading.code) == (State.MISSING, "")


@pytest.mark.parametrize("text", ["不适用", " 不适用 ", "不涉及", "Not Applicable"])
def test_what_does_not_apply_is_said_so(text: str) -> None:
    assert read_text(text, WORDS).state is State.NOT_APPLICABLE


@pytest.mark.parametrize("value", ["-1", "-2", -1.0, -2.0, " -1 ", "－2", "−1", "﹣1", "-２", "- 1", "-1.0"])
def test_codes_of_raw_returns_are_missing_and_told(value: Value) -> None:
    reading = read_cell(value, PLAIN, WORDS)
    assert (reading.state, reading.code) == (State.MISSING, "F205")
    assert reading.fields["meaning"] == ("not_done" if "2" in fold(str(value)) else "not_collected")


@pytest.mark.parametrize("text", ["-1", "−2", "－1", "-2"])
def test_codes_are_missing_where_yes_or_no_is_asked_for(text: str) -> None:
    assert (read_status(text, PLAIN, WORDS).state, read_status(text, PLAIN, WORDS).code) == (State.MISSING, "F205")


def test_a_code_with_a_percent_sign_is_a_number() -> None:
    assert brief(read_text("－1%", WORDS)) == (-1, 0, "percent", "F209")


@pytest.mark.parametrize(
    ("value", "flags", "expected"),
    [
        (0.953, Flag.PERCENT, (95.3, 1, "percent", "F209")),
        (1.0, Flag.PERCENT, (100, 0, "percent", "F209")),
        (-1.0, Flag.PERCENT, (-100, 0, "percent", "F209")),
        (0.07 * 3, Flag.PERCENT, (21, 15, "percent", "F209")),
        (9.5, Flag.PER_MILLE, (9.5, 1, "per_mille", "")),
        (0.0, Flag.FORMULA, (0, 0, "", "F210")),
        (0.0, Flag.FORMULA | Flag.PERCENT, (0, 0, "percent", "F210")),
        (5.0, Flag.FORMULA, (5, 0, "", "")),
        (None, Flag.FORMULA, (None, 0, "", "F206")),
        (None, Flag.FORMULA | Flag.EMPTY_TEXT, (None, 0, "", "")),
        ("#DIV/0!", Flag.ERROR, (None, 0, "", "F207")),
        ("#DIV/0!", Flag.ERROR | Flag.FORMULA, (None, 0, "", "F207")),
        (45292.0, Flag.DATE, (None, 0, "", "F214")),
        ("95%", Flag.FORMULA, (95, 0, "percent", "F209")),
        (True, PLAIN, (None, 0, "", "F201")),
        (math.inf, PLAIN, (None, 0, "", "F201")),
        (math.nan, PLAIN, (None, 0, "", "F201")),
        (1e-7, PLAIN, (1e-7, 17, "", "")),
        (-1e22, PLAIN, (-1e22, 0, "", "")),
    ],
)
def test_the_number_format_and_the_type_decide(value: Value, flags: Flag, expected: tuple[Any, ...]) -> None:
    assert brief(read_cell(value, flags, WORDS)) == expected


@given(st.floats(-1e6, 1e6).map(lambda number: round(number, 3)))
def test_a_number_is_read_back_from_every_way_to_write_it(number: float) -> None:
    if number in WORDS.codes:
        return
    for text in (f"{number}", f"{number:,.3f}", f"{number:.3f}%", f" {number:.3f} ‰", f"{number:.12e}"):
        for drawn in (
            text,
            text.replace("-", "−"),
            "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text),
        ):
            assert read_text(drawn, WORDS).number == pytest.approx(number, abs=1e-9)


# yes and no


@pytest.mark.parametrize(
    "value", ["是", " 是 ", "有", "已完成", "已建成", "√", "✓", "Yes", "Y", "TRUE", "1", 1.0, True, "１"]
)
def test_words_for_yes(value: Value) -> None:
    assert brief(read_status(value, PLAIN, WORDS)) == (1, 0, "", "")


@pytest.mark.parametrize("value", ["否", "无", "没有", "未完成", "未建成", "×", "No", "n", "false", "0", 0.0, False])
def test_words_for_no(value: Value) -> None:
    assert brief(read_status(value, PLAIN, WORDS)) == (0, 0, "", "")


@pytest.mark.parametrize(
    "value", ["基本完成", "部分", "是/否", "不是", "2", 2.0, 0.5, "100%", "已", "①", "¹", "是，2023年建成"]
)
def test_what_is_neither_yes_nor_no_is_refused(value: Value) -> None:
    assert brief(read_status(value, PLAIN, WORDS)) == (None, 0, "", "F211")


@pytest.mark.parametrize(
    ("value", "flags", "state", "code"),
    [
        (None, PLAIN, State.MISSING, ""),
        ("—", PLAIN, State.MISSING, ""),
        ("不适用", PLAIN, State.NOT_APPLICABLE, ""),
        (-1.0, PLAIN, State.MISSING, "F205"),
        (1.0, Flag.PERCENT, State.WITHHELD, "F211"),
        (1.0, Flag.DATE, State.WITHHELD, "F214"),
        (None, Flag.FORMULA, State.WITHHELD, "F206"),
        ("#REF!", Flag.ERROR, State.WITHHELD, "F207"),
        (1.0, Flag.FORMULA, State.USED, ""),
    ],
)
def test_an_answer_that_is_not_there_is_not_read(value: Value, flags: Flag, state: State, code: str) -> None:
    reading = read_status(value, flags, WORDS)
    assert (reading.state, reading.code) == (state, code)


# years


@pytest.mark.parametrize(
    "value",
    [2024.0, "2024", "2024年", "2024年度", " 2024 年 ", "2024年全年", "2024年1—12月", "2024\u200b",
     "2023年10月—2024年9月"],
)  # fmt: skip
def test_a_year_in_every_writing(value: Value) -> None:
    assert brief(read_year(value, PLAIN)) == (2024, 0, "", "")


@pytest.mark.parametrize("value", ["２０２４年", "２024", "二〇二四年", "二〇二四年底"])
def test_a_year_in_other_digits_is_read_and_said(value: str) -> None:
    reading = read_year(value, PLAIN)
    assert brief(reading) == (2024, 0, "", "F209")
    assert say("zh", "F209", **reading.fields) == f"“{value}”读作 2024"
    assert say("en", "F209", **reading.fields) == f"“{value}” was read as 2024"


@pytest.mark.parametrize(
    "value",
    ["去年", "24", 24.0, 2024.5, "2024年1—6月", "2024年6月", "2024年上半年", "2023-2024", "2023—2024学年", "20240101",
     "12024",
     True, "1799", "2024.0", "2024年左右", "约2024", "", None, "²⁰²⁴年份"],
)  # fmt: skip
def test_what_is_no_year_is_refused(value: Value) -> None:
    assert brief(read_year(value, PLAIN)) == (None, 0, "", "F304")


@pytest.mark.parametrize(
    ("serial", "date1904", "year"),
    [(45292.0, False, 2024), (45657.75, False, 2024), (43830.0, True, 2024), (1.0, False, 1900)],
)
def test_a_date_is_a_year_by_the_calendar_of_its_workbook(serial: float, date1904: bool, year: int) -> None:
    reading = read_year(serial, Flag.DATE, date1904)
    assert brief(reading) == (year, 0, "", "F209")
    assert str(reading.fields["sent"]).startswith(f"{year}-")


@pytest.mark.parametrize("serial", [0.5, -3.0, 60.0, 1e12])
def test_a_date_that_no_calendar_has_is_refused(serial: float) -> None:
    assert read_year(serial, Flag.DATE).code == "F304"


def test_a_blank_year_is_called_blank() -> None:
    fields = read_year(" ", PLAIN).fields
    assert say("zh", "F304", **fields) == "空白不是可识别的年份"
    assert say("en", "F304", **fields) == "a blank is not a year that can be read"


# how a sentence quotes a cell


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("两行\n文字", "两行 文字"),
        ("\x1b[31m红", "�[31m红"),
        ("字" * 100, "字" * 59 + "…"),
        (True, "TRUE"),
        (95.2, 95.2),
        (None, ""),
    ],
)
def test_a_cell_is_quoted_on_one_line_and_cannot_command_the_screen(value: Value, shown: Any) -> None:
    assert as_shown(value) == shown


@given(st.text(max_size=200))
def test_a_quoted_text_is_short_and_printable(text: str) -> None:
    assert len(told(text)) <= 60
    assert told(text).isprintable()


def test_a_cell_is_blank_if_nothing_is_seen_of_it() -> None:
    assert [is_blank(value) for value in (None, "", " \n", "\u200b", "\u3000", "0", 0.0, False)] == [True] * 5 + [
        False
    ] * 3
