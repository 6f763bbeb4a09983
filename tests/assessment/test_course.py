"""The course of a figure over the years, and whether chance explains how far it has moved."""

import pytest

from assessment.worlds import COUNTY, Told, judged, second_plan
from shigua_monitor.assessment.course import Course, courses

PLAN = second_plan()


def course(target: str, told: Told, **options: object) -> Course:
    return courses(judged(PLAN, target, told, **options))[target]


def test_every_year_from_the_base_year_stands_in_it_with_its_limit_and_interval() -> None:
    points = course("care.screening_reached", {2022: 80.0, 2024: (90, 100)}).points
    assert [(point.year, point.value, point.limit) for point in points] == [(2022, 80.0, 88.5), (2024, 90.0, 88.5)]
    assert points[0].interval is None
    low, high = points[1].interval or (0, 0)
    assert (round(low, 2), round(high, 2)) == (82.56, 94.48)


def test_a_year_before_the_base_year_with_a_figure_stands_in_it_too() -> None:
    points = course("care.screening_reached", {2020: 70.0, 2022: 80.0, 2024: 90.0}).points
    assert [point.year for point in points] == [2020, 2022, 2024]


@pytest.mark.parametrize(
    ("then", "now", "better", "beyond_chance"),
    [
        ((80, 100), (190, 200), True, True),
        ((80, 100), (85, 100), True, False),
        ((80, 100), (80, 100), None, False),
        ((190, 200), (80, 100), False, True),
        (80.0, 95.0, True, None),
        (80.0, (95, 100), True, None),
    ],
)
def test_counts_tell_whether_chance_explains_a_change(then, now, better, beyond_chance) -> None:
    moved = course("care.screening_reached", {2022: then, 2023: now}).since_base
    assert moved is not None
    assert (moved.since, moved.better, moved.beyond_chance) == (2022, better, beyond_chance)


def test_for_a_ceiling_less_is_better_and_rates_are_compared_by_their_ratio() -> None:
    moved = course("care.scalds", {2023: (5, 8000), 2024: (40, 8000)}).since_last_year
    assert moved is not None
    assert (moved.change, moved.better, moved.beyond_chance) == (437.5, False, True)


def test_the_published_base_value_counts_as_that_of_the_base_year() -> None:
    moved = course("care.scalds", {2024: (0, 8000)}).since_base
    assert moved is not None
    assert (moved.since, moved.before, moved.now, moved.better) == (2022, 62.5, 0.0, True)


def test_without_one_of_the_two_years_there_is_no_movement() -> None:
    found = course("care.screening_reached", {2024: 90.0})
    assert (found.since_base, found.since_last_year) == (None, None)
    assert course("care.screening_reached", {2022: 80.0}, year=2022).since_base is None


def test_a_gap_is_tested_against_the_base_year_by_the_counts_of_its_parts() -> None:
    then = {COUNTY: 85.0, "urban": (4500, 5000), "rural": (4000, 5000)}
    now = {COUNTY: 85.0, "urban": (4500, 5000), "rural": (3000, 5000)}
    found = course("care.screening_urban_rural", {2022: then, 2023: now})
    assert found.since_base is not None
    assert (found.since_base.change, found.since_base.better, found.since_base.beyond_chance) == (20.0, False, True)


def test_an_act_has_no_course() -> None:
    assert courses(judged(PLAN, "care.line", {2024: 1.0})) == {}
