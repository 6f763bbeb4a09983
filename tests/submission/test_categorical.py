"""A column by its different values holds the same as its cells."""

from __future__ import annotations

import gc

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from shigua_monitor.submission.categorical import Categorical
from shigua_monitor.submission.workbook import Value

CELLS = st.lists(st.sampled_from([None, "", "男", "女", "1", 0.0, 1.0, 2024.0, True, False]))


def held(column: Categorical[Value]) -> list[tuple[type, Value]]:
    return [(type(column[row]), column[row]) for row in range(len(column))]


def typed(cells: list[Value]) -> list[tuple[type, Value]]:
    return [(type(value), value) for value in cells]


@given(CELLS)
def test_a_column_holds_its_cells_and_every_value_once(cells: list[Value]) -> None:
    column = Categorical.of(cells)
    assert held(column) == typed(cells)
    assert typed(column.categories) == list(dict.fromkeys(typed(cells)))


@given(CELLS, st.data())
def test_some_rows_are_a_column_of_their_cells(cells: list[Value], data: st.DataObject) -> None:
    rows = [row for row in range(len(cells)) if data.draw(st.booleans())]
    some, alone = Categorical.of(cells).only(np.array(rows, np.int32)), Categorical.of([cells[row] for row in rows])
    assert held(some) == held(alone)
    assert typed(some.categories) == typed(alone.categories)


@given(CELLS)
def test_two_columns_beside_one_another_are_one_of_pairs(cells: list[Value]) -> None:
    pairs = Categorical.of(cells).beside(Categorical.of(cells[::-1]))
    assert [pairs[row] for row in range(len(pairs))] == list(zip(cells, cells[::-1], strict=True))


def test_each_value_is_asked_once() -> None:
    asked: list[Value] = []
    told = Categorical.of(["男", "女", "男"]).each(lambda value: asked.append(value) or value == "男", np.bool_)
    assert told.tolist() == [True, False, True]
    assert asked == ["男", "女"]


def test_a_constant_column_may_be_empty() -> None:
    assert held(Categorical.constant("男", 0)) == []
    assert held(Categorical.constant("男", 2)) == typed(["男", "男"])


def test_a_column_that_is_no_longer_used_does_not_wait_for_the_garbage_collector() -> None:
    gc.collect()
    gc.disable()
    try:
        Categorical.of(["男", "女", "男"])
        assert gc.collect() == 0
    finally:
        gc.enable()
