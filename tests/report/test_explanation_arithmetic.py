"""Formulas that a pocket calculator follows to the last digit."""

import pytest

from shigua_monitor.report.explanation_arithmetic import difference


@pytest.mark.parametrize(
    ("first", "second", "text", "value"),
    [
        (5, 1 * 1000 / 122, "5 - 8.196721311 = -3.196721311", -3.19672131147541),
        (181 * 100 / 210, 90, "86.19047619 - 90 = -3.80952381", -3.80952380952381),
        (95.2, 90.1, "95.2 - 90.1 = 5.1", 5.1),
        (90.0000001, 90, "90.0000001 - 90 = 0.0000001", 1e-7),
        (0.1 + 0.2, 0.3, "0.3 - 0.3 = 0", 0.0),
        (3, -2.5, "3 - (-2.5) = 5.5", 5.5),
    ],
)
def test_a_difference_is_rounded_once(first: float, second: float, text: str, value: float) -> None:
    assert difference(first, second) == (text, value)
