"""Parts of the population and units beside one another."""

import pytest

from assessment.worlds import COUNTY, observations, rows, second_plan
from shigua_monitor import assess
from shigua_monitor.assessment.assess import Assessment
from shigua_monitor.assessment.disparity import between_groups, between_units

PLAN = second_plan()


def world(area: str = COUNTY, **told: object) -> Assessment:
    sent = [row for indicator, years in told.items() for row in rows(PLAN, indicator, "total", years)]
    return assess(PLAN, observations(*sent), area=area)


def test_groups_of_a_dimension_are_compared_and_others_are_not() -> None:
    (found,) = between_groups(world(screening={2024: {COUNTY: 85.0, "urban": 90.0, "rural": 80.0, "boarders": 10.0}}))
    assert found.dimension is not None and found.dimension.zh == "城乡"
    assert [(part.name, part.value) for part in found.parts] == [("urban", 90.0), ("rural", 80.0)]
    assert (found.range, found.then, found.change, found.beyond_chance) == (10.0, None, None, None)


def test_a_range_is_compared_with_the_first_year_of_the_same_parts() -> None:
    years = {
        2022: {"urban": 90.0},
        2023: {"urban": 90.0, "rural": 70.0},
        2024: {COUNTY: 85.0, "urban": 90.0, "rural": 80.0},
    }
    (found,) = between_groups(world(screening=years))
    assert (found.then, found.range_then, found.change) == (2023, 20.0, -10.0)


@pytest.mark.parametrize(
    ("indicator", "urban", "rural", "beyond_chance"),
    [
        ("screening", (95, 100), (75, 100), True),
        ("screening", (95, 100), (94, 100), False),
        ("scald_admissions", (1, 4000), (30, 4000), True),
        ("scald_admissions", (0, 4000), (0, 4000), None),
        ("bus_minutes", 20.0, 40.0, None),
    ],
)
def test_counts_of_two_groups_tell_whether_chance_explains_the_gap(indicator, urban, rural, beyond_chance) -> None:
    (found,) = between_groups(world(**{indicator: {2024: {COUNTY: 30.0, "urban": urban, "rural": rural}}}))
    assert found.beyond_chance is beyond_chance


def test_units_are_compared_where_at_least_two_reported() -> None:
    one = world(screening={2024: {COUNTY: 85.0, "甲镇": 70.0}})
    assert between_units(one) == []
    (found,) = between_units(world(screening={2024: {COUNTY: 85.0, "甲镇": 70.0, "丁街道": 95.0}}))
    assert found.dimension is None
    assert [part.name for part in found.parts] == ["甲镇", "丁街道"]
    assert found.range == 25.0
    assert between_units(world("示例市", screening={2024: {"示例市": 85.0, "甲镇": 70.0, "丁街道": 95.0}})) == []
