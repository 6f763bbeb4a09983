"""Cells that are alike are read once for a whole column; that must not join what only looks alike."""

from __future__ import annotations

import pytest

from shigua_monitor import load_plan
from shigua_monitor.observations import State
from shigua_monitor.submission.cell import read_numbers
from shigua_monitor.submission.vocabulary import Vocabulary, vocabulary
from shigua_monitor.submission.workbook import Flag, Value


@pytest.fixture(scope="module")
def words() -> Vocabulary:
    return vocabulary(load_plan())


@pytest.mark.parametrize("column", [[1.0, True, 0.0, False], [True, 1.0, False, 0.0]])
def test_a_truth_value_is_not_taken_for_the_number_that_it_equals(column: list[Value], words: Vocabulary) -> None:
    read = read_numbers(column, {}, words, text_file=False)
    told = [read.readings[place].code if place in read.readings else "" for place in range(4)]
    assert told == ["F201" if isinstance(value, bool) else "" for value in column]


def test_a_percent_format_counts_for_its_own_cell_only(words: Vocabulary) -> None:
    read = read_numbers([0.95, 0.95], {1: Flag.PERCENT}, words, text_file=False)
    assert read.number.tolist() == [0.95, 95.0]


def test_equal_texts_are_read_alike_and_a_blank_stays_one(words: Vocabulary) -> None:
    read = read_numbers(["95.20", None, "95.20", "约95", "约95"], {}, words, text_file=True)
    assert read.number[[0, 2]].tolist() == [95.2, 95.2] and read.decimals[[0, 2]].tolist() == [2, 2]
    used, missing, withheld = State.USED, State.MISSING, State.WITHHELD
    assert read.state.tolist() == [used, missing, used, withheld, withheld]
