"""The plan of Shiguai District: every clause is there, and every figure of its text is read as it was meant."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from shigua_monitor.plan.lint import lint
from shigua_monitor.plan.load import read_plan
from shigua_monitor.plan.model import Plan, Target
from shigua_monitor.plan.terms import Kind, Section
from shigua_monitor.submission.names import fold


@cache
def plan() -> Plan:
    loading = read_plan()
    assert loading.plan is not None, loading.faults
    return loading.plan


@cache
def target(identifier: str) -> Target:
    return next(each for each in plan().targets if each.id == identifier)


def figures() -> list[Target]:
    """The targets that state a number."""
    return [each for each in plan().targets if each.criterion.kind in ("at_least", "at_most", "change_from_baseline")]


# Completeness


def test_it_has_neither_errors_nor_doubts() -> None:
    loading = read_plan()
    lint(loading, fold)
    assert loading.faults == []


def test_it_covers_2021_to_2030_with_2020_as_its_base() -> None:
    file = plan().file
    assert (file.base_year, file.period.first, file.period.last) == (2020, 2021, 2030)
    assert (file.evaluations.midterm.year, file.evaluations.final.year) == (2025, 2030)


@pytest.mark.parametrize(("domain", "goals", "measures"), [
    ("health", 13, 15),
    ("safety", 10, 12),
    ("education", 10, 15),
    ("welfare", 11, 14),
    ("family", 8, 9),
    ("environment", 10, 12),
    ("law", 10, 15),
])  # fmt: skip
def test_a_domain_has_all_its_goals_and_measures_numbered_through(domain: str, goals: int, measures: int) -> None:
    items = {
        section: [clause.item for clause in plan().clauses if (clause.domain, clause.section) == (domain, section)]
        for section in (Section.GOAL, Section.MEASURE)
    }
    assert items[Section.GOAL] == list(range(1, goals + 1))
    assert items[Section.MEASURE] == list(range(1, measures + 1))


def test_it_has_72_goals_92_measures_17_duties_and_one_aim() -> None:
    assert Counter(str(clause.section) for clause in plan().clauses) == {
        "goal": 72,
        "measure": 92,
        "duty": 17,
        "overall": 1,
    }


def test_the_duties_stand_in_chapters_4_and_5() -> None:
    duties = Counter(clause.domain for clause in plan().clauses if clause.section is Section.DUTY)
    assert duties == {"implementation": 12, "monitoring": 5}


def test_the_domains_come_in_the_order_of_the_text() -> None:
    assert list(plan().domains) == [
        *("health", "safety", "education", "welfare", "family", "environment", "law"),
        *("overall", "implementation", "monitoring"),
    ]


def test_the_district_has_two_townships_and_six_streets() -> None:
    assert plan().district.name.zh == "石拐区"
    assert Counter(str(area.level) for area in plan().file.areas) == {
        "district": 1,
        "township": 2,
        "street": 6,
        "comparison": 3,
    }


def test_the_id_of_a_target_begins_with_its_domain() -> None:
    strays = [each.id for each in plan().targets if each.id.split(".")[0] != each.clause.domain]
    assert strays == []


def test_what_is_quantified_has_an_indicator_and_a_due() -> None:
    quantified = [each for each in plan().targets if each.criterion.quantified]
    assert [each.id for each in quantified if each.indicator is None or each.due is None] == []


def test_an_act_is_an_indicator_of_yes_or_no_and_nothing_else_is() -> None:
    mixed = [
        each.id
        for each in plan().targets
        if each.indicator and (each.criterion.kind == "in_place") != (each.indicator.kind is Kind.STATUS)
    ]
    assert mixed == []


def test_no_base_value_is_invented() -> None:
    assert [each.id for each in plan().indicators.values() if each.baseline] == []


# The figures of the text, in its order

FIGURES = """
health.under3_managed                  under3_managed                   at_least               90   2030            district
health.under7_managed                  under7_managed                   at_least               90   2030            district
health.neonatal_mortality              neonatal_mortality               at_most                3    every_year      district
health.infant_mortality                infant_mortality                 at_most                5    every_year      district
health.under5_mortality                under5_mortality                 at_most                6    every_year      district
health.newborn_visits                  newborn_visits                   at_least               90   every_year      district
health.vaccination_coverage            vaccination_coverage             at_least               90   every_year      each_township_and_street
health.exclusive_breastfeeding         exclusive_breastfeeding          at_least               50   2030            district
health.under5_anaemia                  under5_anaemia                   at_most                10   2030            district
health.under5_stunting                 under5_stunting                  at_most                5    2030            district
health.caries_age12                    caries_age12                     at_most                25   2030            district
health.myopia_primary                  myopia_primary                   at_most                38   2030            district
health.myopia_junior                   myopia_junior                    at_most                60   2030            district
health.myopia_senior                   myopia_senior                    at_most                70   2030            district
health.eye_checks_0_6                  eye_checks_0_6                   at_least               90   2030            district
health.fitness_pass                    fitness_pass                     at_least               85   every_year      district
health.fitness_good                    fitness_good                     at_least               60   2030            district
health.sports_facilities               sports_facilities                at_least               100  2030            district
health.psychology_course_rate          psychology_course_rate           at_least               100  2030            district
health.psychology_room_rate            psychology_room_rate             at_least               100  2030            district
health.psychology_teacher_rate         psychology_teacher_rate          at_least               100  2030            district
health.sex_education_coverage          sex_education_coverage           at_least               100  2030            district
health.general_practitioners_per_centre general_practitioners_per_centre at_least              1    2030            each_institution
health.child_care_doctors_per_centre   child_care_doctors_per_centre    at_least               2    2030            each_institution
health.daily_eye_exercises             daily_eye_exercises              at_least               100  every_year      district
health.daylight_hours                  daylight_hours                   at_least               2    every_year      district
health.sport_hours                     sport_hours                      at_least               1    every_year      district
health.sleep_primary                   sleep_primary                    at_least               10   every_year      district
health.sleep_junior                    sleep_junior                     at_least               9    every_year      district
health.sleep_senior                    sleep_senior                     at_least               8    every_year      district
health.football_school_pitches         football_school_pitches          at_least               100  2030            district
health.psychology_courses_provided     psychology_course_rate           at_least               100  2030            district
health.psychology_rooms_provided       psychology_room_rate             at_least               100  2030            district
health.psychology_teachers_provided    psychology_teacher_rate          at_least               100  2030            district
safety.child_injury_mortality          child_injury_mortality           change_from_baseline   -20  2030            district
safety.product_safety_education        product_safety_education         at_least               100  2030            district
education.kindergarten_gross_enrolment kindergarten_gross_enrolment     at_least               100  reach_and_keep  district
education.inclusive_kindergarten_coverage inclusive_kindergarten_coverage at_least             95   2030            district
education.compulsory_retention         compulsory_retention             at_least               96   2030            district
education.senior_gross_enrolment       senior_gross_enrolment           at_least               100  every_year      district
education.nearby_enrolment_coverage    nearby_enrolment_coverage        at_least               100  2030            district
education.homework_grades_1_2          homework_grades_1_2              at_most                0    2030            district
education.homework_grades_3_6          homework_grades_3_6              at_most                60   2030            district
education.homework_junior              homework_junior                  at_most                90   2030            district
education.after_school_coverage        after_school_coverage            at_least               100  every_year      district
education.individual_placement_coverage individual_placement_coverage   at_least               100  2030            district
education.special_education_sites      special_education_sites          at_least               1    2030            district
education.parents_school_coverage      parents_school_coverage          at_least               100  2030            district
welfare.child_service_organisations    child_service_organisations      at_least               1    2030            district
welfare.fulltime_child_social_workers  fulltime_child_social_workers    at_least               1    2030            each_township
family.urban_education_sites           family_education_sites           at_least               95   2030            urban
family.rural_education_sites           family_education_sites           at_least               85   2030            rural
environment.rural_tap_water            rural_tap_water                  at_least               95   every_year      district
environment.venues_free                venues_free_for_children         at_least               100  2030            district
environment.young_pioneers             young_pioneer_venues             at_least               100  2030            district
law.minors_case_officers               minors_case_officers             at_least               4    2030            district
law.juvenile_justice_officers          minors_case_officers             at_least               4    2030            district
implementation.department_plans        department_plans_filed           at_least               100  2030            district
implementation.department_reports      department_yearly_reports        at_least               100  every_year      district
monitoring.data_submission             monitoring_data_submission       at_least               100  every_year      district
monitoring.midterm_self_evaluations    midterm_self_evaluations         at_least               100  2025            district
monitoring.final_self_evaluations      final_self_evaluations           at_least               100  2030            district
"""  # noqa: E501 - a table is read down its columns, and the widest rows are longer than a line
ROWS = [line.split() for line in FIGURES.strip().splitlines()]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_figure_of_the_text_is_asked_as_it_was_meant(row: list[str]) -> None:
    identifier, indicator, kind, value, due, scope = row
    found = target(identifier)
    figure = getattr(found.criterion, "value", None)
    if kind == "change_from_baseline":
        figure = getattr(found.criterion, "percent", None)
    assert (found.indicator and found.indicator.id, found.criterion.kind, figure, found.due, found.scope) == (
        indicator,
        kind,
        float(value),
        due,
        scope,
    )


def test_the_table_above_holds_every_figure() -> None:
    assert [each.id for each in figures()] == [row[0] for row in ROWS]


@pytest.mark.parametrize(("indicator", "unit", "kind"), [
    ("neonatal_mortality", "per_mille", "rate"),
    ("infant_mortality", "per_mille", "rate"),
    ("under5_mortality", "per_mille", "rate"),
    ("kindergarten_gross_enrolment", "percent", "ratio"),
    ("senior_gross_enrolment", "percent", "ratio"),
    ("compulsory_retention", "percent", "ratio"),
    ("vaccination_coverage", "percent", "proportion"),
    ("child_injury_mortality", "per_100k", "rate"),
    ("daylight_hours", "hours", "duration"),
    ("homework_junior", "minutes", "duration"),
    ("fulltime_child_social_workers", "count", "count"),
])  # fmt: skip
def test_an_indicator_is_of_the_sort_that_its_definition_says(indicator: str, unit: str, kind: str) -> None:
    found = plan().indicators[indicator]
    assert (found.unit, found.kind) == (unit, kind)


def test_gross_rates_and_retention_have_no_upper_bound() -> None:
    ratios = [each for each in plan().indicators.values() if "毛入" in each.name.zh or "巩固率" in each.name.zh]
    assert len(ratios) >= 4
    assert [each.id for each in ratios if each.kind is not Kind.RATIO or each.bounds.highest is not None] == []


def test_the_three_mortality_rates_share_their_denominator() -> None:
    denominators = {
        each.denominator.zh
        for each in plan().indicators.values()
        if each.id in ("neonatal_mortality", "infant_mortality", "under5_mortality") and each.denominator
    }
    assert denominators == {"活产数"}


# Readings that are easily missed


@pytest.mark.parametrize("identifier", ["health.child_overweight", "health.child_obesity"])
def test_a_rise_under_control_is_no_rise(identifier: str) -> None:
    assert target(identifier).criterion.kind == "not_rising"


@pytest.mark.parametrize("identifier", [
    "education.senior_enrolment_consolidated",
    "health.vaccination_coverage_maintained",
    "welfare.children_home_coverage",
])  # fmt: skip
def test_what_is_consolidated_need_not_rise(identifier: str) -> None:
    assert target(identifier).criterion.kind == "not_falling"


def test_sanitary_toilets_rise_steadily() -> None:
    assert getattr(target("environment.rural_sanitary_toilets").criterion, "steadily", None) is True


@pytest.mark.parametrize(("identifier", "scope", "units"), [
    ("welfare.township_protection_posts", "each_township", 2),
    ("welfare.fulltime_child_social_workers", "each_township", 2),
    ("welfare.street_and_township_protection_posts", "each_township_and_street", 8),
    ("health.vaccination_coverage", "each_township_and_street", 8),
])  # fmt: skip
def test_townships_are_two_and_with_the_streets_eight(identifier: str, scope: str, units: int) -> None:
    found = target(identifier)
    assert found.scope == scope
    assert len(plan().units(found.scope)) == units


@pytest.mark.parametrize(("indicator", "targets"), [
    ("rural_tap_water", ["environment.rural_tap_water", "environment.tap_water_raised"]),
    ("children_home_coverage", ["welfare.children_home_coverage", "welfare.children_home_coverage_kept"]),
    ("child_protection_hotline", ["health.child_protection_hotline", "welfare.child_protection_hotline"]),
    ("vaccination_coverage", ["health.vaccination_coverage", "health.vaccination_coverage_maintained",
                              "overall.vaccination_areas"]),
])  # fmt: skip
def test_a_duty_that_occurs_twice_is_one_indicator_under_several_clauses(indicator: str, targets: list[str]) -> None:
    assert [each.id for each in plan().targets if each.indicator and each.indicator.id == indicator] == targets


def test_the_plan_is_filed_once() -> None:
    assert [each.id for each in plan().targets if each.due == "once"] == [
        "implementation.plan_adopted",
        "implementation.plan_filed",
    ]


def test_gaps_of_mortality_narrow_between_areas_and_between_town_and_country() -> None:
    gaps = {
        (each.indicator.id, getattr(each.criterion, "between", ""))
        for each in plan().targets
        if each.indicator and each.criterion.kind == "gap_narrows" and each.clause.domain == "health"
    }
    mortality = ("neonatal_mortality", "infant_mortality", "under5_mortality")
    assert gaps == {(rate, between) for rate in mortality for between in ("areas", "urban_rural")}
