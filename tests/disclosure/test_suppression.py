"""Which cells are hidden, and that nobody computes a hidden small count from what is left."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure.attack import pinned_down
from shigua_monitor.disclosure.bounds import Ends, Line, highest, together
from shigua_monitor.disclosure.suppression import Counts, Suppressed, primary, suppressed

NAN = float("nan")


def counts(events: list[float], people: list[float] | float = NAN, *, complements: bool = False) -> Counts:
    size = len(events)
    of = np.broadcast_to(np.array(people, np.float64), size).copy()
    nothing = np.zeros(size, np.bool_)
    return Counts(np.array(events, np.float64), of, np.full(size, complements), nothing)


def row(*parts: float) -> list[float]:
    """Parts with their total in front."""
    return [sum(parts), *parts]


def line(size: int) -> Line:
    return Line(0, tuple(range(1, size)))


def hidden(found: Suppressed) -> list[int]:
    return np.flatnonzero(found.cells).tolist()


# Primary


@pytest.mark.parametrize(
    ("events", "people", "complements", "cell", "denominator"),
    [
        (0, 124, False, False, False),
        (1, 124, False, True, False),
        (4, 124, False, True, False),
        (5, 124, False, False, False),
        (0, 3, False, False, True),
        (5, 3, False, True, False),
        (96, 100, False, False, False),
        (96, 100, True, True, False),
        (95, 100, True, False, False),
        (100, 100, True, False, False),
        (0, 4, True, False, True),
        (3, 3, True, True, False),
        (NAN, NAN, False, False, False),
        (2, NAN, False, True, False),
    ],
)
def test_small_counts_complements_and_denominators_are_hidden_and_zeros_are_not(
    events: float, people: float, complements: bool, cell: bool, denominator: bool
) -> None:
    found = primary(counts([events], [people], complements=complements))
    assert (found.cells.tolist(), found.people.tolist()) == ([cell], [denominator])


# Secondary


def test_the_smallest_further_part_is_hidden_with_a_small_one() -> None:
    assert hidden(suppressed(counts(row(2, 9, 7, 30)), [line(5)])) == [1, 3]


def test_two_small_parts_whose_sum_is_small_too_take_a_third() -> None:
    assert hidden(suppressed(counts(row(1, 1, 9)), [line(4)])) == [1, 2, 3]


def test_small_parts_that_hide_one_another_need_no_further_one() -> None:
    assert hidden(suppressed(counts(row(4, 4, 9)), [line(4)])) == [1, 2]


def test_the_total_goes_where_no_part_is_left_and_zeros_stay() -> None:
    assert hidden(suppressed(counts(row(2, 3, 0)), [line(4)])) == [0, 1, 2]


def test_a_total_that_is_small_itself_hides_nothing_further() -> None:
    assert hidden(suppressed(counts(row(3, 0, 0)), [line(4)])) == [0, 1]


def test_without_a_small_count_nothing_is_hidden() -> None:
    assert hidden(suppressed(counts(row(0, 9, 7)), [line(4)])) == []


def test_without_a_published_total_nothing_can_be_subtracted() -> None:
    assert hidden(suppressed(counts([2, 9, 7]), [])) == [0]


def test_what_nobody_sent_is_protected_too() -> None:
    """10 in all and 7 in the one part that was sent: 3 are left for whoever sent nothing."""
    table = Counts(np.array([10.0, 7, 3]), np.full(3, NAN), np.zeros(3, np.bool_), np.array([False, False, True]))
    assert hidden(suppressed(table, [line(3)])) == [1, 2]


def test_the_few_who_were_not_reached_are_protected_like_the_few_who_were() -> None:
    table = counts(row(97, 90, 60), row(100, 100, 70), complements=True)
    assert hidden(suppressed(table, [line(4)])) == [1, 2]


def test_small_denominators_are_hidden_beside_zeros_and_so_is_what_gives_them_away() -> None:
    table = counts(row(0, 0, 9), row(3, 20, 30))
    found = suppressed(table, [line(4)])
    assert (found.cells.tolist(), found.people.tolist()) == ([False] * 4, [False, True, True, False])


def test_sexes_and_areas_are_protected_together() -> None:
    """Two areas by two sexes with all totals: one small cell takes a rectangle, not only a neighbour in its row."""
    events = [40, 20, 20, 22, 2, 20, 18, 18, 0]  # all: both, a, b; boys: both, a, b; girls: both, a, b
    lines = [Line(at, (at + 1, at + 2)) for at in (0, 3, 6)] + [Line(at, (at + 3, at + 6)) for at in (0, 1, 2)]
    table = counts([float(each) for each in events])
    found = suppressed(table, lines)
    assert pinned_down(table, found, lines) == []
    assert found.cells[4]
    assert not found.cells[8]


def test_sums_that_do_not_add_up_are_treated_as_the_reader_would_compute_them() -> None:
    """20 in all, though the parts are 2 + 9 + 16: the reader's remainder says nothing, so more is hidden."""
    assert hidden(suppressed(counts([20, 2, 9, 16]), [line(4)])) == [1, 2, 3]
    assert hidden(suppressed(counts([24, 2, 9, 16]), [line(4)])) == [1, 2]


# Bounds


def ends(least: float, most: float = np.inf, size: int = 4) -> Ends:
    return Ends(np.full(size, least), np.full(size, most))


def test_a_bound_over_one_sum_is_the_same_by_subtraction_and_by_programming() -> None:
    values = np.array([20.0, 2, 9, 9])
    concealed = np.array([False, True, True, False])
    once, twice = [line(4)], [line(4), Line(0, (1, 2, 3))]
    assert highest(1, values, concealed, ends(1), once) == 10
    assert highest(1, values, concealed, ends(1), [*once, Line(3, (3,))]) == 10
    assert highest(1, values, concealed, ends(1), twice) == pytest.approx(10)


@pytest.mark.parametrize("lines", [[line(4)], [line(4), Line(0, (1, 2, 3))]], ids=["subtraction", "programming"])
def test_what_is_known_of_other_hidden_counts_narrows_a_bound(lines: list[Line]) -> None:
    values, concealed = np.array([20.0, 2, 9, 9]), np.array([True, True, True, False])
    assert highest(1, values, concealed, ends(1), lines) == np.inf
    assert highest(1, values, concealed, Ends(np.ones(4), np.array([13.0, np.inf, np.inf, 0])), lines) == 3
    assert highest(1, values, concealed, Ends(np.ones(4), np.array([np.inf, 7, np.inf, 0])), lines) == 7
    assert highest(0, values, concealed, Ends(np.ones(4), np.array([np.inf, 7, 8, 0])), lines) == 24


def test_counts_that_can_be_large_together_can_be_each_by_itself() -> None:
    values, concealed = np.array([24.0, 2, 3, 4, 15]), np.array([False, True, True, True, True])
    lines = [Line(0, (1, 2, 3, 4)), Line(0, (4, 3, 2, 1))]
    safe = together(5, [1, 2, 3], values, concealed, ends(1, size=5), lines)
    assert safe == {1, 2, 3}
    assert all(highest(place, values, concealed, ends(1, size=5), lines) >= 5 for place in safe)
    assert together(5, [1, 2], np.array([9.0, 2, 3, 4]), concealed[:4] & [1, 1, 1, 0], ends(1), [line(4)]) == set()


def test_contradictory_sums_have_no_highest_value() -> None:
    values = np.array([5.0, 2, 9, 9])
    assert highest(1, values, np.array([False, True, True, False]), ends(1), [line(4)]) == -np.inf


# Attacks


SMALLISH = st.one_of(st.integers(0, 6), st.integers(0, 60))


@st.composite
def rows_of_parts(draw: st.DrawFn) -> tuple[Counts, list[Line]]:
    """A district with its units; the complement counts or the denominators do."""
    events = draw(st.lists(SMALLISH, min_size=2, max_size=9))
    complements = draw(st.booleans())
    people = [each + draw(SMALLISH) for each in events]
    return counts(row(*events), row(*people), complements=complements), [line(len(events) + 1)]


@st.composite
def tables(draw: st.DrawFn) -> tuple[Counts, list[Line]]:
    """Units by sexes, in some tables by age bands as well, with every total."""
    units = draw(st.integers(2, 4))
    partitions = draw(st.sampled_from([(2,), (3,), (2, 3)]))
    whole = [draw(SMALLISH) for _ in range(units)]
    columns = [whole]
    lines: list[Line] = []
    size = units + 1
    for width in partitions:
        cuts = [sorted(draw(st.integers(0, number)) for _ in range(width - 1)) for number in whole]
        ends = [[0, *cut, number] for cut, number in zip(cuts, whole, strict=True)]
        first = len(columns)
        columns += [[end[at + 1] - end[at] for end in ends] for at in range(width)]
        for unit in range(size):
            lines.append(Line(unit, tuple((first + at) * size + unit for at in range(width))))
    events = [float(each) for column in columns for each in row(*column)]
    lines += [Line(at * size, tuple(range(at * size + 1, (at + 1) * size))) for at in range(len(columns))]
    return counts(events), lines


@settings(deadline=None, max_examples=150)
@given(rows_of_parts())
def test_no_hidden_count_of_a_row_can_be_pinned_down(world: tuple[Counts, list[Line]]) -> None:
    table, lines = world
    found = suppressed(table, lines)
    assert pinned_down(table, found, lines) == []
    assert not (found.cells & (table.events == 0)).any()


@settings(deadline=None, max_examples=100)
@given(tables())
def test_no_hidden_count_of_a_table_can_be_pinned_down(world: tuple[Counts, list[Line]]) -> None:
    table, lines = world
    found = suppressed(table, lines)
    assert pinned_down(table, found, lines) == []
    assert not (found.cells & (table.events == 0)).any()


def test_the_attack_succeeds_where_only_the_small_count_is_hidden() -> None:
    table, lines = counts(row(2, 9, 7)), [line(4)]
    assert pinned_down(table, primary(table), lines) == ["events of cell 1"]
