import pytest
from hypothesis import given
from hypothesis import strategies as st

from shigua_monitor.narrative.document import Align, Cell, Column, Row, Table
from shigua_monitor.publication.docx_widths import column_widths, lines_needed, needs_landscape
from shigua_monitor.report.paper_width import paper_width


def table(*columns: tuple[str, list[str]]) -> Table:
    heads = tuple(Column(str(at), heading, Align.LEFT) for at, (heading, _) in enumerate(columns))
    rows = zip(*(texts for _, texts in columns), strict=True)
    return Table("", "", "", heads, tuple(Row(tuple(Cell(text) for text in row)) for row in rows))


@pytest.mark.parametrize(("text", "width"), [("abc", 3), ("达标", 4), ("目标10", 6), ("95.3%", 5), ("", 0)])
def test_chinese_takes_twice_the_width(text: str, width: int) -> None:
    assert paper_width(text) == width


def test_long_texts_get_what_short_ones_leave() -> None:
    short, long = column_widths(table(("条款", ["目标1"] * 3), ("原因", ["很长的原因" * 10] * 3)), 84, 1)
    assert short < 12 and long > 70
    assert short + long == pytest.approx(84)


def test_a_verdict_stands_on_one_line() -> None:
    heads = (Column("verdict", "达标情况"), Column("note", "说明"))
    rows = (Row((Cell("√ 提前达标？", code="attained"), Cell("长" * 200))),)
    verdict, _ = column_widths(Table("", "", "", heads, rows), 84, 1)
    assert verdict >= paper_width("√ 提前达标？")


@given(
    st.lists(st.lists(st.text("甲乙丙 abc1.2%", max_size=40), min_size=2, max_size=2), min_size=1, max_size=9),
    st.floats(20, 120),
)
def test_columns_fill_the_width_and_none_vanishes(texts: list[list[str]], available: float) -> None:
    widths = column_widths(table(*(("题", each) for each in texts)), available, 1)
    assert sum(widths) == pytest.approx(available)
    assert all(width > 0 for width in widths)


def test_many_columns_of_words_need_the_long_side() -> None:
    many = table(*(("某某街道", ["很长的单元格文字"]) for _ in range(12)))
    assert needs_landscape(many, 84, 1)
    assert not needs_landscape(many, 130, 1)
    assert not needs_landscape(table(*(("某某街道", ["√"]) for _ in range(12))), 84, 1)


def test_lines_are_counted_from_the_width_of_the_text() -> None:
    assert lines_needed("达标" * 10, 21) == 2
    assert lines_needed("", 21) == 0
