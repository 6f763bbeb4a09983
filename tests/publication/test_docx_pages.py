import io
from collections.abc import Sequence
from dataclasses import replace

import docx
import pytest

from publication import fonts
from publication.documents import BY_DOMAIN, DOCUMENT, no_outcome
from shigua_monitor.narrative.document import Block, Cell, Column, Paragraph, Row, Run, Section, Table
from shigua_monitor.publication.docx import written


def lines(number: int) -> Paragraph:
    """A paragraph of so many lines of 28 characters, the first of them indented by two."""
    return Paragraph((Run("字" * (28 * number - 2)),))


def rows(number: int) -> Table:
    return Table("t", "表1", "表", (Column("a", "某"),), tuple(Row((Cell("某"),)) for _ in range(number)))


def pages(*chapters: Sequence[Block]) -> list[int]:
    """The pages that the contents give the chapters."""
    sections = tuple(Section(f"s{at}", 1, "", f"章{at}", tuple(blocks)) for at, blocks in enumerate(chapters))
    file = docx.Document(io.BytesIO(written(replace(DOCUMENT, sections=sections), no_outcome())))
    return [int(each.text.split("\t")[1]) for each in file.paragraphs if "\t" in each.text]


def test_a_page_has_22_lines_of_28_characters() -> None:
    assert pages([lines(1)] * 19, [lines(1)]) == [1, 1], "heading and text of the second fill lines 21 and 22"
    assert pages([lines(1)] * 21, [lines(1)]) == [1, 2]
    assert pages([lines(21)], [lines(1)]) == [1, 2]
    assert pages([lines(65)], [lines(1)]) == [1, 4]


def test_a_heading_is_not_left_alone_at_the_foot_of_a_page() -> None:
    assert pages([lines(1)] * 20, [lines(1)]) == [1, 2]


def test_no_line_of_a_paragraph_stands_alone() -> None:
    assert pages([lines(1)] * 19, [lines(3)]) == [1, 2], "two lines would fit, and leave one alone"
    assert pages([lines(1)] * 18, [lines(4)]) == [1, 1]


def test_a_table_runs_on_below_its_heading() -> None:
    assert pages([rows(60)], [rows(2)], [lines(1)]) == [1, 2, 3], "32 rows, 28 below the heading, and a short table"
    assert pages([lines(1)] * 15, [rows(5)]) == [1, 1]
    assert pages([lines(1)] * 17, [rows(5)]) == [1, 2], "a short table stays with its heading"


@fonts.needed
def test_a_picture_takes_its_height() -> None:
    assert pages([BY_DOMAIN], [lines(1)] * 10, [lines(1)]) == [1, 1, 1]
    assert pages([lines(1)] * 19, [BY_DOMAIN]) == [1, 2]


def test_a_turned_page_begins_anew() -> None:
    wide = Table("w", "表1", "宽", tuple(Column(f"c{at}", "某某") for at in range(14)),
                 (Row(tuple(Cell("很长的文字") for _ in range(14))),))  # fmt: skip
    assert pages([lines(1), wide, lines(1)], [lines(1)]) == [1, 3]


@pytest.mark.parametrize("number", [0, 1])
def test_contents_of_few_entries_have_as_many_numbers(number: int) -> None:
    assert pages(*[[lines(1)]] * number) == [1] * number
