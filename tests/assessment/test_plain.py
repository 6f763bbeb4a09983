"""A cell of an array becomes a plain number or None."""

from __future__ import annotations

import math

import pytest

from shigua_monitor.assessment.plain import count, number


@pytest.mark.parametrize("cell", [math.nan, math.inf, -math.inf])
def test_what_is_no_finite_number_is_none(cell: float) -> None:
    assert number(cell) is None
    assert count(cell) is None


def test_a_zero_has_no_sign() -> None:
    assert str(number(-0.0)) == "0.0"


def test_other_figures_stay_as_they_are() -> None:
    assert (number(-2.5), count(3.0)) == (-2.5, 3)
