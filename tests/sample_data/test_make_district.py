"""The invented district: its workbook is what the script makes, says that it is invented, and tells its story."""

from __future__ import annotations

import io
from collections import defaultdict
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from openpyxl import Workbook, load_workbook

from shigua_monitor import assess, load_plan, read
from shigua_monitor.findings import Severity

FOLDER = Path(__file__).parents[2] / "sample_data"
COMMITTED = FOLDER / "district_invented_2020_2024.xlsx"
ACTS = FOLDER / "district_acts_invented_2024.xlsx"
STREETS = ["石拐街道", "大发街道", "大磁街道", "五当沟街道", "白狐沟街道", "大德恒街道"]
TOWNSHIPS = ["五当召镇", "吉忽伦图苏木"]
NATURAL = {"F111"}  # the sheet 说明 holds no table


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = spec_from_file_location("make_district", FOLDER / "make_district.py")
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def made(script: ModuleType) -> bytes:
    return script.workbook_bytes()


@pytest.fixture(scope="module")
def workbook(made: bytes) -> Workbook:
    return load_workbook(io.BytesIO(made))


@pytest.fixture(scope="module")
def plan() -> Any:
    return load_plan()


@pytest.fixture(scope="module")
def submission(plan: Any) -> Any:
    return read([COMMITTED], plan)


@pytest.fixture(scope="module")
def assessment(plan: Any, submission: Any) -> Any:
    return assess(plan, submission.observations)


@pytest.fixture(scope="module")
def counts(submission: Any) -> dict[str, dict[tuple[int, str, str], tuple[float, float]]]:
    """Indicator → year, area, group → numerator, denominator; of rows that sent both."""
    found: dict[str, dict[tuple[int, str, str], tuple[float, float]]] = defaultdict(dict)
    for row in submission.observations.to_frame().itertuples():
        if np.isfinite(row.numerator):
            found[row.indicator][row.year, row.area, row.group] = (row.numerator, row.denominator)
    return found


def cells(workbook: Workbook) -> dict[str, list[tuple[Any, ...]]]:
    return {
        sheet.title: [
            (cell.coordinate, cell.value, cell.number_format, cell.fill.fgColor.rgb)
            for row in sheet.iter_rows()
            for cell in row
        ]
        for sheet in workbook
    }


def test_the_committed_workbook_is_what_the_script_makes(workbook: Workbook) -> None:
    assert cells(load_workbook(COMMITTED)) == cells(workbook)


def test_the_script_makes_the_same_bytes_every_time(script: ModuleType, made: bytes) -> None:
    assert script.workbook_bytes() == made


def test_every_sheet_says_that_its_figures_are_invented(workbook: Workbook) -> None:
    first, *others = workbook
    text = "\n".join(str(row[0]) for row in first.iter_rows(values_only=True))
    assert first.title == "说明"
    assert "全部数字均为虚构" in text and "All figures in this workbook are invented" in text
    assert "make_district.py" in text
    for sheet in others:
        assert "虚构示例" in sheet["A1"].value
        assert {row[8] for row in sheet.iter_rows(min_row=3, values_only=True)} == {sheet["I3"].value}
        assert "虚构" in sheet["I3"].value


def test_heading_rows_stay_in_view_and_stand_out(workbook: Workbook, script: ModuleType) -> None:
    for sheet in workbook.worksheets[1:]:
        assert [cell.value for cell in sheet[2]] == script.HEADINGS
        assert sheet.freeze_panes == "B3"
        assert {cell.fill.fgColor.rgb for cell in sheet[2]} == {"001F4E78"}
        assert sheet.column_dimensions["A"].width > 30


def test_the_data_have_no_errors_and_no_warnings_about_files_cells_or_rows(submission: Any) -> None:
    assert [found for found in submission.findings if found.severity is Severity.ERROR] == []
    assert {found.code for found in submission.findings if found.code < "F4"} <= NATURAL


def test_all_names_units_and_answers_are_those_of_the_plan(plan: Any, submission: Any) -> None:
    sent = submission.observations.indicators.names
    assert 70 <= len(sent) <= 100
    assert set(sent) <= set(plan.indicators)
    assert submission.observations.years_of("石拐区") == [2020, 2021, 2022, 2023, 2024]
    assert all(not table.skipped and not table.unknown_headings for table in submission.tables)


def test_streets_and_townships_add_up_to_the_district(counts: Any) -> None:
    sent_by_area = [name for name, rows in counts.items() if any(area == "大发街道" for _, area, _ in rows)]
    assert sorted(sent_by_area) == ["under3_managed", "under7_managed", "vaccination_coverage"]
    for name in sent_by_area:
        for year in range(2020, 2025):
            total = np.sum([counts[name][year, area, "total"] for area in STREETS + TOWNSHIPS], axis=0)
            assert tuple(total) == counts[name][year, "石拐区", "total"]


@pytest.mark.parametrize("groups", [("urban", "rural"), ("male", "female")], ids=["town and country", "boys and girls"])
def test_groups_add_up_to_the_total(counts: Any, groups: tuple[str, str]) -> None:
    compared = 0
    for rows in counts.values():
        for year, area, group in rows:
            if group == groups[0]:
                parts = [rows[year, area, each] for each in groups]
                assert tuple(np.sum(parts, axis=0)) == rows[year, area, "total"]
                compared += 1
    assert compared >= 10


def test_rural_figures_are_those_of_the_two_townships(counts: Any) -> None:
    for name in ("rural_tap_water", "rural_sanitary_toilets", "under7_managed"):
        for year in range(2020, 2025):
            townships = np.sum([counts[name][year, area, "total"] for area in TOWNSHIPS], axis=0)
            assert tuple(townships) == counts[name][year, "石拐区", "rural"]
    assert counts["rural_tap_water"][2020, "石拐区", "total"][1] == 6328


def test_deaths_are_ordered_and_share_the_live_births_of_their_year(counts: Any) -> None:
    by_age = [counts[name] for name in ("neonatal_mortality", "infant_mortality", "under5_mortality")]
    for place in by_age[0]:
        neonatal, infant, under5 = (deaths[place] for deaths in by_age)
        assert neonatal[0] <= infant[0] <= under5[0]
        assert neonatal[1] == infant[1] == under5[1]


def test_the_district_has_its_size(counts: Any) -> None:
    births = [counts["newborn_visits"][year, "石拐区", "total"][1] for year in range(2020, 2025)]
    assert all(110 <= number <= 135 for number in births)
    assert 120 <= np.mean(births) <= 128
    for name in ("infant_mortality", "newborn_insurance"):
        assert [counts[name][year, "石拐区", "total"][1] for year in range(2020, 2025)] == births
    assert counts["under3_managed"][2024, "石拐区", "total"][1] == sum(births[2:])
    assert 850 <= counts["under7_managed"][2024, "石拐区", "total"][1] <= 950
    assert counts["eye_checks_0_6"][2024, "石拐区", "total"][1] == counts["under7_managed"][2024, "石拐区", "total"][1]


VERDICTS = {
    "health.under7_managed": "attained",
    "health.infant_mortality": "attained",
    "health.under5_mortality": "not_attained",
    "health.vaccination_coverage": "not_attained",
    "health.fitness_pass": "not_attained",
    "health.sleep_primary": "not_attained",
    "health.sleep_senior": "not_applicable",
    "health.neonatal_mortality_area_gap": "no_data",
    "health.health_education": "not_quantified",
    "safety.child_injury_mortality": "no_baseline",
    "safety.child_injury_disability": "not_attained",
    "safety.child_drowning_mortality": "attained",
    "safety.child_emergency_supplies": "no_data",
    "education.kindergarten_gross_enrolment": "attained",
    "education.senior_gross_enrolment": "not_applicable",
    "education.disabled_compulsory_retention": "no_baseline",
    "education.homework_grades_1_2": "attained",
    "education.homework_junior": "attained",
    "welfare.childcare_places": "not_attained",
    "welfare.childcare_supply": "attained",
    "welfare.township_protection_posts": "attained",
    "welfare.street_and_township_protection_posts": "not_attained",
    "family.urban_education_sites": "attained",
    "family.rural_education_sites": "not_attained",
    "environment.rural_tap_water": "attained",
    "environment.rural_sanitary_toilets": "attained",
    "environment.water_supply_assurance": "no_baseline",
    "overall.kindergarten_urban_rural": "not_attained",
    "implementation.plan_adopted": "attained",
    "monitoring.database": "not_attained",
}


@pytest.mark.parametrize("target", VERDICTS)
def test_the_story_has_its_verdicts(assessment: Any, target: str) -> None:
    verdicts = {result.target.id: result.attainment.word for result in assessment.results}
    assert verdicts[target] == VERDICTS[target]


def test_the_story_shows_every_verdict() -> None:
    assert set(VERDICTS.values()) == {
        "attained",
        "not_attained",
        "no_data",
        "no_baseline",
        "not_applicable",
        "not_quantified",
    }


WARNINGS = [
    ("W301", "health.infant_mortality"),
    ("W301", "health.under5_mortality"),
    ("W301", "health.vaccination_coverage"),
    ("W301", "health.newborn_visits"),
    ("W301", "implementation.meetings"),
    ("W302", "education.compulsory_retention"),
    ("W302", "safety.child_injury_disability"),
    ("W303", "health.exclusive_breastfeeding"),
    ("W303", "health.myopia_primary"),
    ("W401", "health.vaccination_coverage"),
    ("W402", "health.under5_mortality_urban_rural_gap"),
    ("W402", "overall.kindergarten_urban_rural"),
    ("W402", "overall.vaccination_areas"),
    ("W501", "health.new_myopia"),
]


@pytest.mark.parametrize(("code", "target"), WARNINGS)
def test_the_story_has_its_warnings(assessment: Any, code: str, target: str) -> None:
    assert (code, target) in {(warning.code, warning.target.id) for warning in assessment.early_warnings}


def test_one_death_breaks_the_ceiling_of_its_year(assessment: Any) -> None:
    result = next(each for each in assessment.results if each.target.id == "health.infant_mortality")
    assert result.broken_years == [2022]
    assert result.series[2022] == pytest.approx(1000 / 122)


def test_one_street_fails_behind_a_good_average(assessment: Any) -> None:
    result = next(each for each in assessment.results if each.target.id == "health.vaccination_coverage")
    assert [unit.area for unit in result.failing_units] == ["白狐沟街道"]
    assert result.failing_units[0].value < 90 < 96 < result.value


def test_most_health_coverage_targets_are_attained(assessment: Any) -> None:
    coverage = [
        result
        for result in assessment.results
        if result.target.clause.domain == "health"
        and result.target.criterion.kind == "at_least"
        and result.target.department == "health"
        and result.attainment.judged
    ]
    attained = sum(result.attainment.word == "attained" for result in coverage)
    assert attained > len(coverage) / 2


# the acts


def test_the_committed_acts_are_what_the_script_makes_every_time(script: ModuleType) -> None:
    made = script.acts_workbook_bytes()
    assert cells(load_workbook(ACTS)) == cells(load_workbook(io.BytesIO(made)))
    assert script.acts_workbook_bytes() == made


def test_the_sheet_of_acts_says_that_it_is_invented() -> None:
    (sheet,) = load_workbook(ACTS)
    assert "虚构示例，不是实际情况" in sheet["A1"].value and "invented" in sheet["A1"].value
    told = [cell.value for (cell,) in sheet.iter_rows(min_row=3, min_col=6, max_col=6) if cell.value]
    assert len(told) == 17
    assert all(evidence.endswith("（虚构）") for evidence in told)


def test_every_act_is_read_and_one_of_them_lacks_its_evidence(plan: Any) -> None:
    sent = read([ACTS], plan)
    assert [found.code for found in sent.findings] == ["F502"]
    assert len(sent.acts) == 20
    assert {report.state.value for report in sent.acts} == {"not_begun", "under_way", "in_place"}


def test_the_acts_repeat_and_contradict_nothing_of_the_figures(plan: Any, submission: Any, assessment: Any) -> None:
    both = read([COMMITTED, ACTS], plan)
    added = [found for found in both.findings if found not in submission.findings]
    assert [found.code for found in added] == ["F502"]
    judged = assess(plan, both.observations, acts=both.acts)
    acts = {report.act for report in both.acts}
    before = {result.target.id: result.attainment for result in assessment.results}
    changed = {each.target.id for each in judged.results if each.attainment is not before[each.target.id]}
    assert changed <= acts
