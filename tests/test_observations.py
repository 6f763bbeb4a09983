"""Observations from a table in memory: what cannot be a key is refused with its row."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from shigua_monitor.observations import Observations

GOOD = {"indicator": "newborn_visits", "area": "石拐区", "year": 2024, "value": 95.0}


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"area": None}, "row 1, area: is blank"),
        ({"area": " "}, "row 1, area: is blank"),
        ({"indicator": None}, "row 1, indicator: is blank"),
        ({"year": float("nan")}, "row 1, year: is not a whole year"),
        ({"year": 2024.5}, "row 1, year: is not a whole year"),
        ({"value": 12.0}, "row 1, indicator, area, group, year: repeats those of an earlier row"),
    ],
)
def test_a_key_that_cannot_be_is_refused_with_its_row(changed: dict[str, Any], told: str) -> None:
    with pytest.raises(ValueError) as caught:
        Observations.from_frame(pd.DataFrame([GOOD, GOOD | changed]))
    assert str(caught.value) == told


def test_whole_years_may_be_floats() -> None:
    frame = pd.DataFrame([GOOD, GOOD | {"year": 2023.0}])
    assert Observations.from_frame(frame).year.tolist() == [2024, 2023]
