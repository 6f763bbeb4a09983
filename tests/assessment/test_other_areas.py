"""An area beside those that the plan names for comparison."""

from assessment.test_disparity import world
from assessment.worlds import COUNTY
from shigua_monitor.assessment.other_areas import beside_others


def test_another_area_is_compared_by_its_latest_figure_up_to_the_judged_year() -> None:
    years = {2022: {"示例市": 80.0}, 2023: {"示例市": 82.0}, 2024: {COUNTY: 85.0}}
    (found,) = beside_others(world(screening=years))
    assert [(part.name, part.value) for part in found.parts] == [(COUNTY, 85.0), ("示例市", 82.0)]
    assert found.years == (2024, 2023)


def test_without_an_own_figure_of_the_year_nothing_is_compared() -> None:
    assert beside_others(world(screening={2023: {COUNTY: 85.0, "示例市": 82.0}}, bus_minutes={2024: 30.0})) == []
