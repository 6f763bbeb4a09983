from __future__ import annotations

import numpy as np

from shigua_monitor.statistics.outcome import Outcome


def outcome(*cells: tuple[float, ...]) -> Outcome:
    return Outcome(*np.array(cells).T)


def test_two_equal_outcomes_are_mixed_to_themselves():
    one = outcome((90, 84, 93, 0.3, 0.7))
    assert np.array_equal(one.mixed(one), one)


def test_outcomes_that_nearly_agree_meet_a_quarter_of_the_way():
    mixed = outcome((90, 84, 96, 0.2, 0.8)).mixed(outcome((90.4, 84.4, 96.4, 0.4, 0.6)))
    assert np.allclose(np.array(mixed).T, [(90.2, 84.1, 96.3, 0.3, 0.7)])


def test_outcomes_that_lie_apart_are_covered_but_for_a_sixth_of_each_half():
    mixed = outcome((90, 84, 96, 0, 1)).mixed(outcome((50, 47, 56, 1, 0)))
    assert np.allclose(np.array(mixed).T, [(70, 47.5, 95, 0.5, 0.5)])


def test_the_complement_turns_everything_round():
    turned = outcome((0.2, 0.1, 0.4, 0.3, 0.7), (0.2, 0.1, 0.4, 0.3, 0.7)).mirrored(np.array([True, False]))
    assert np.allclose(np.array(turned).T, [(0.8, 0.6, 0.9, 0.7, 0.3), (0.2, 0.1, 0.4, 0.3, 0.7)])
