"""Cells that are alike are read once for a whole column; that must not join what only looks alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shigua_monitor import load_plan
from shigua_monitor.observations import State
from shigua_monitor.submission.categorical import Categorical
from shigua_monitor.submission.cell import Reading, read_cell
from shigua_monitor.submission.numbers import read_numbers
from shigua_monitor.submission.vocabulary import Vocabulary, vocabulary
from shigua_monitor.submission.workbook import NO_FLAG, Flag, Value


@pytest.fixture(scope="module")
def words() -> Vocabulary:
    return vocabulary(load_plan())


@pytest.mark.parametrize("column", [[1.0, True, 0.0, False], [True, 1.0, False, 0.0]])
def test_a_truth_value_is_not_taken_for_the_number_that_it_equals(column: list[Value], words: Vocabulary) -> None:
    read = read_numbers(Categorical.of(column), {}, words, text_file=False)
    told = [read.readings[place].code if place in read.readings else "" for place in range(4)]
    assert told == ["F201" if isinstance(value, bool) else "" for value in column]


def test_a_percent_format_counts_for_its_own_cell_only(words: Vocabulary) -> None:
    read = read_numbers(Categorical.of([0.95, 0.95]), {1: Flag.PERCENT}, words, text_file=False)
    assert read.number.tolist() == [0.95, 95.0]


def test_equal_texts_are_read_alike_and_a_blank_stays_one(words: Vocabulary) -> None:
    read = read_numbers(Categorical.of(["95.20", None, "95.20", "约95", "约95"]), {}, words, text_file=True)
    assert read.number[[0, 2]].tolist() == [95.2, 95.2] and read.decimals[[0, 2]].tolist() == [2, 2]
    used, missing, withheld = State.USED, State.MISSING, State.WITHHELD
    assert read.state.tolist() == [used, missing, used, withheld, withheld]


@given(
    st.lists(
        st.one_of(st.none(), st.floats(-100, 100), st.text(max_size=6), st.sampled_from(["95%", "约95", "—", "-1"]))
    )
)
def test_a_column_is_read_as_its_cells_are(words: Vocabulary, values: list[Value]) -> None:
    for text_file in (False, True):
        column = read_numbers(Categorical.of(values), {}, words, text_file=text_file)
        for position, value in enumerate(values):
            cell = read_cell(value, NO_FLAG, words, text_file=text_file)
            assert column.state[position] == cell.state
            assert column.number[position] == pytest.approx(cell.number, nan_ok=True)
            if cell.state is State.USED:
                assert column.decimals[position] == cell.decimals
            known = column.readings.get(position, Reading())
            assert (known.code, known.unit) == (cell.code, cell.unit)


def test_digits_in_a_text_file_are_no_news(words: Vocabulary) -> None:
    cells = Categorical.of(["95.20", " 95", "９５", "0." + "1" * 300, "9" * 400])
    numbers = read_numbers(cells, {}, words, text_file=True)
    assert numbers.decimals.tolist() == [2, 0, 0, 17, 0]
    assert {at: reading.code for at, reading in numbers.readings.items()} == {2: "F209", 4: "F201"}
