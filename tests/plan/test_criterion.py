"""What a target asks of a figure: the limit, the comparison, the edge, and no rounding in between."""

from __future__ import annotations

import operator
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from pydantic import TypeAdapter, ValidationError

from shigua_monitor.plan.criterion import AnyCriterion, Comparison, Criterion, meets, meets_exactly

READER: TypeAdapter[Criterion] = TypeAdapter(AnyCriterion)
REASON = {"zh": "未定场次", "en": "No number is set"}

OPERATORS = {
    Comparison.AT_LEAST: operator.ge,
    Comparison.AT_MOST: operator.le,
    Comparison.ABOVE: operator.gt,
    Comparison.BELOW: operator.lt,
}
COMPARISONS = st.sampled_from(Comparison)
SCALES = st.sampled_from([100, 1000, 100_000])
COUNTS = st.integers(0, 10_000_000)
HUGE_COUNTS = st.integers(0, 10**18).map(float)
LIMITS = st.decimals(0, 1000, places=2).map(float)
SHAPES = arrays.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=4)


def criterion(**keys: object) -> Criterion:
    return READER.validate_python(keys)


def meets_one(value: float, limit: float, comparison: Comparison) -> bool:
    return bool(meets(np.array([value]), np.array([limit]), comparison)[0])


def meets_exactly_one(numerator: float, denominator: float, scale: int, limit: float, comparison: Comparison) -> bool:
    return bool(meets_exactly(np.array([numerator]), np.array([denominator]), scale, limit, comparison)[0])


# The limit and the comparison of each kind


@pytest.mark.parametrize(
    ("keys", "comparison", "limits"),
    [
        ({"kind": "at_least", "value": 88.5}, "at_least", [88.5, 88.5, 88.5]),
        ({"kind": "at_most", "value": 3}, "at_most", [3, 3, 3]),
        ({"kind": "change_from_baseline", "percent": -12}, "at_most", [44, 0, np.nan]),
        ({"kind": "change_from_baseline", "percent": 25}, "at_least", [62.5, 0, np.nan]),
        ({"kind": "rises"}, "above", [50, 0, np.nan]),
        ({"kind": "falls", "steadily": True}, "below", [50, 0, np.nan]),
        ({"kind": "not_rising"}, "at_most", [50, 0, np.nan]),
        ({"kind": "not_falling"}, "at_least", [50, 0, np.nan]),
        ({"kind": "gap_narrows", "between": "areas"}, "below", [50, 0, np.nan]),
        ({"kind": "in_place"}, "at_least", [1, 1, 1]),
        ({"kind": "not_quantified", "reason": REASON}, "at_least", [np.nan, np.nan, np.nan]),
    ],
    ids=lambda value: str(value.get("kind")) if isinstance(value, dict) else "",
)
def test_each_kind_has_its_comparison_and_its_limit(
    keys: dict[str, object], comparison: str, limits: list[float]
) -> None:
    asked = criterion(**keys)
    assert asked.comparison == comparison
    np.testing.assert_allclose(asked.limit(np.array([50.0, 0.0, np.nan])), limits, rtol=1e-12)


def test_only_what_looks_back_needs_a_baseline() -> None:
    needing = {"change_from_baseline", "rises", "falls", "not_rising", "not_falling", "gap_narrows"}
    extras = {
        "at_least": {"value": 1},
        "at_most": {"value": 1},
        "change_from_baseline": {"percent": -12},
        "gap_narrows": {"between": "urban_rural"},
        "not_quantified": {"reason": REASON},
    }
    kinds = [*sorted(needing), "at_least", "at_most", "in_place", "not_quantified"]
    built = {kind: criterion(kind=kind, **extras.get(kind, {})) for kind in kinds}
    assert {kind for kind, each in built.items() if each.needs_baseline} == needing
    assert [kind for kind, each in built.items() if not each.quantified] == ["not_quantified"]


@pytest.mark.parametrize("shape", [(), (0,), (4,), (2, 3), (2, 0, 3)])
def test_a_limit_has_the_shape_of_the_baseline(shape: tuple[int, ...]) -> None:
    for asked in (criterion(kind="at_least", value=1), criterion(kind="falls"), criterion(kind="in_place")):
        assert np.shape(asked.limit(np.full(shape, 7.0))) == shape


def test_a_criterion_cannot_be_changed() -> None:
    asked: Any = criterion(kind="at_least", value=1)
    with pytest.raises(ValidationError, match="frozen"):
        asked.value = 2


def test_upward_and_edge_follow_from_the_comparison() -> None:
    assert [each for each in Comparison if each.upward] == ["at_least", "above"]
    assert [each for each in Comparison if each.includes_limit] == ["at_least", "at_most"]


# Values


@pytest.mark.parametrize(("comparison", "below", "at", "above"), [
    ("at_least", False, True, True),
    ("at_most", True, True, False),
    ("above", False, False, True),
    ("below", True, False, False),
])  # fmt: skip
def test_the_edge_belongs_to_the_criterion_or_not(comparison: str, below: bool, at: bool, above: bool) -> None:
    values = np.array([89.99, 90.0, 90.01])
    assert meets(values, np.full(3, 90.0), Comparison(comparison)).tolist() == [below, at, above]


def test_what_only_rounds_to_the_limit_does_not_meet_it() -> None:
    assert not meets_one(89.96, 90, Comparison.AT_LEAST)
    assert not meets_one(5.04, 5, Comparison.AT_MOST)


def test_binary_noise_decides_nothing() -> None:
    assert 0.29 * 100 < 29
    assert meets_one(0.29 * 100, 29, Comparison.AT_LEAST)
    assert meets_one(0.9 * 100, 90, Comparison.AT_LEAST)
    assert 0.1 + 0.2 > 0.3
    assert meets_one(0.1 + 0.2, 0.3, Comparison.AT_MOST)
    assert not meets_one(0.1 + 0.2, 0.3, Comparison.ABOVE)
    assert not meets_one(0.3, 0.1 + 0.2, Comparison.BELOW)


@given(LIMITS.filter(bool), st.floats(-1e-10, 1e-10), COMPARISONS)
def test_a_value_within_the_noise_is_the_limit_itself(limit: float, noise: float, comparison: Comparison) -> None:
    assert meets_one(limit * (1 + noise), limit, comparison) == comparison.includes_limit


@given(st.integers(0, 100_000), st.integers(-2, 2), COMPARISONS)
def test_values_that_differ_by_a_hundredth_are_told_apart(
    hundredths: int, difference: int, comparison: Comparison
) -> None:
    value, limit = (hundredths + difference) / 100, hundredths / 100
    assert meets_one(value, limit, comparison) == OPERATORS[comparison](difference, 0)


@given(COMPARISONS, st.sampled_from([(np.nan, 1.0), (1.0, np.nan), (np.nan, np.nan)]))
def test_what_is_unknown_meets_nothing(comparison: Comparison, pair: tuple[float, float]) -> None:
    assert not meets_one(*pair, comparison)


@given(st.data(), SHAPES, COMPARISONS)
def test_an_array_is_judged_value_by_value(data: st.DataObject, shape: tuple[int, ...], comparison: Comparison) -> None:
    values = data.draw(arrays.arrays(np.float64, shape, elements=LIMITS))
    limits = data.draw(arrays.arrays(np.float64, shape, elements=LIMITS))
    judged = meets(values, limits, comparison)
    assert np.shape(judged) == shape
    for index in np.ndindex(shape):
        assert judged[index] == meets_one(values[index], limits[index], comparison)


# Counts


@given(COUNTS, COUNTS, SCALES, LIMITS, COMPARISONS)
def test_counts_are_compared_as_fractions(
    numerator: int, denominator: int, scale: int, limit: float, comparison: Comparison
) -> None:
    expected = denominator > 0 and OPERATORS[comparison](
        Fraction(scale * numerator, denominator or 1), Fraction(str(limit))
    )
    assert meets_exactly_one(numerator, denominator, scale, limit, comparison) == expected


@given(st.integers(1, 200), st.integers(1, 10_000), SCALES, COMPARISONS)
def test_counts_that_give_the_limit_exactly_are_at_the_edge(
    limit: int, people: int, scale: int, comparison: Comparison
) -> None:
    at_the_edge = meets_exactly_one(limit * people, scale * people, scale, limit, comparison)
    assert at_the_edge == comparison.includes_limit


@given(HUGE_COUNTS, HUGE_COUNTS.filter(bool), SCALES, LIMITS, COMPARISONS)
def test_huge_counts_do_not_overflow(
    numerator: float, denominator: float, scale: int, limit: float, comparison: Comparison
) -> None:
    expected = OPERATORS[comparison](Fraction(numerator) * scale, Fraction(str(limit)) * Fraction(denominator))
    assert meets_exactly_one(numerator, denominator, scale, limit, comparison) == expected


def test_counts_beyond_64_bits_are_compared() -> None:
    assert meets_exactly_one(9e29, 1e30, 100, 89.5, Comparison.AT_LEAST)
    assert not meets_exactly_one(8e29, 1e30, 100, 89.5, Comparison.AT_LEAST)


def test_counts_that_are_not_whole_are_not_cut() -> None:
    assert meets_exactly_one(4.5, 5, 100, 90, Comparison.AT_LEAST)
    assert not meets_exactly_one(4.5, 5, 100, 90, Comparison.BELOW)


def test_counts_decide_where_the_quotient_is_noisy() -> None:
    numerator, denominator = 29, 100
    assert numerator / denominator * 100 < 29
    assert meets_exactly_one(numerator, denominator, 100, 29, Comparison.AT_LEAST)


def test_a_limit_with_decimals_is_taken_as_it_is_written() -> None:
    assert Fraction(88.1) != Fraction("88.1")
    assert meets_exactly_one(881, 1000, 100, 88.1, Comparison.AT_LEAST)
    assert meets_exactly_one(881, 1000, 100, 88.1, Comparison.AT_MOST)
    assert not meets_exactly_one(881, 1000, 100, 88.1, Comparison.ABOVE)


@given(COMPARISONS, st.sampled_from([(np.nan, 10.0), (10.0, np.nan), (0.0, 0.0), (3.0, 0.0), (np.inf, 10.0)]))
def test_missing_counts_and_an_empty_denominator_meet_nothing(
    comparison: Comparison, counts: tuple[float, float]
) -> None:
    assert not meets_exactly_one(*counts, 100, 90, comparison)


@given(st.data(), SHAPES, COMPARISONS)
def test_an_array_of_counts_is_judged_pair_by_pair(
    data: st.DataObject, shape: tuple[int, ...], comparison: Comparison
) -> None:
    elements = COUNTS.map(float) | st.just(np.nan) | HUGE_COUNTS
    numerators = data.draw(arrays.arrays(np.float64, shape, elements=elements))
    denominators = data.draw(arrays.arrays(np.float64, shape, elements=elements))
    judged = meets_exactly(numerators, denominators, 1000, 4.5, comparison)
    assert np.shape(judged) == shape
    for index in np.ndindex(shape):
        alone = meets_exactly_one(numerators[index], denominators[index], 1000, 4.5, comparison)
        assert judged[index] == alone
