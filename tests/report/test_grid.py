from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from shigua_monitor.report.console import Line, Styled
from shigua_monitor.report.grid import grid
from shigua_monitor.report.wrapping import wrap


def words(lines: Iterable[Line]) -> list[str]:
    return ["".join(part if isinstance(part, str) else part.text for part in line) for line in lines]


TEXT = st.text(alphabet="新生儿死亡率，。（）abc 12.5%‰≥—", max_size=40)


@given(TEXT, st.integers(min_value=10, max_value=60))
def test_no_line_is_wider_than_asked(text: str, width: int) -> None:
    assert all(cell_len(line) <= width for line in wrap(text, width))


@given(TEXT, st.integers(min_value=10, max_value=60))
def test_wrapping_loses_nothing_but_blanks(text: str, width: int) -> None:
    assert "".join("".join(wrap(text, width)).split()) == "".join(text.split())


def test_punctuation_does_not_begin_a_line() -> None:
    assert list(wrap("一二三四五，六七八九十。", 10)) == ["一二三四", "五，六七八", "九十。"]


def test_a_number_keeps_its_sign_and_digits_together() -> None:
    assert list(wrap("比上年提高12.5%以上", 12)) == ["比上年提高", "12.5%以上"]


def test_a_word_longer_than_the_line_is_cut() -> None:
    assert list(wrap("abcdefghijkl", 5)) == ["abcde", "fghij", "kl"]


def test_numbers_stand_to_the_right_and_columns_keep_two_blanks() -> None:
    table = grid([("指标", False), ("值", True)], [["婴儿死亡率", "4.5‰"], ["甲", "12.0‰"]], 40)
    assert words(table) == [
        "指标           值",
        "─────────────────",
        "婴儿死亡率   4.5‰",
        "甲          12.0‰",
    ]


def test_a_narrow_screen_wraps_the_widest_column_of_text() -> None:
    table = grid([("指标", False), ("值", True)], [["中小学生体质健康合格率", "85.0%"]], 20)
    assert words(table)[2:] == ["中小学生体质   85.0%", "健康合格率"]


def test_a_style_is_on_the_words_alone() -> None:
    table = grid([("结论", False), ("值", True)], [[Styled("未达标", "bold red"), "1"]], 40)
    assert [part for line in table for part in line if isinstance(part, Styled)] == [("未达标", "bold red")]
