"""W502: a value that a later submission changed is named with both figures."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from assessment.worlds import COUNTY, UNITS, Told, judged, observations, only, second_plan, sent, target_of
from shigua_monitor import assess
from shigua_monitor.observations import Observations, State
from shigua_monitor.report.notes import warning_message
from shigua_monitor.text import LANGS

KEEP = "care.screening_reached"
BY_TOWN = "care.screening_townships"


def revised(target: str, told: Told, earlier: Told, **options: object) -> list[dict[str, object]]:
    """The figures of the warnings, in their order."""
    warnings = judged(second_plan(), target, told, earlier=earlier, **options).early_warnings
    return [dict(warning.figures) for warning in warnings if warning.code == "W502"]


def revision(area: str, year: int, old: float, new: float, group: str = "total") -> dict[str, object]:
    return {"area": area, "group": group, "year": year, "old": old, "new": new}


def test_a_past_value_that_was_revised_is_named_with_both_figures() -> None:
    told, earlier = {2023: 90, 2024: 92}, {2023: 89, 2024: 92}
    assert revised(KEEP, told, earlier) == [revision(COUNTY, 2023, 89, 90)]


def test_a_value_of_the_judged_year_counts_as_past_and_the_latest_comes_first() -> None:
    told, earlier = {2022: 80, 2023: 90, 2024: 92}, {2022: 81, 2023: 90, 2024: 93}
    assert revised(KEEP, told, earlier) == [revision(COUNTY, 2024, 93, 92), revision(COUNTY, 2022, 81, 80)]


@pytest.mark.parametrize(
    ("told", "earlier"),
    [
        ({2023: 90, 2024: 92}, {2023: 90, 2024: 92}),
        ({2023: 90.00000000000001, 2024: 92}, {2023: 90, 2024: 92}),
        ({2023: (90, 100), 2024: 92}, {2023: 90, 2024: 92}),
        ({2023: (90, 100), 2024: 92}, {2023: (180, 200), 2024: 92}),
        ({2023: 90, 2024: 92}, {2023: 90}),
        ({2024: 92}, {2023: 90, 2024: 92}),
        ({2023: None, 2024: 92}, {2023: 90, 2024: 92}),
        ({2023: 90, 2024: 92}, {2023: None, 2024: 92}),
        ({2023: 90, 2024: 92}, {2019: 5}),
        ({2023: 0, 2024: 92}, {2023: 0, 2024: 92}),
    ],
    ids=[
        "the same",
        "binary noise",
        "counts of the same value",
        "other counts of the same value",
        "a new year",
        "a year that was sent before only",
        "taken back",
        "filled in",
        "another year altogether",
        "zero",
    ],
)
def test_what_only_one_of_them_has_or_both_have_alike_was_not_revised(told: Told, earlier: Told) -> None:
    assert revised(KEEP, told, earlier) == []


def test_a_value_that_was_withheld_before_is_no_revision() -> None:
    plan = second_plan()
    before = sent(plan, {KEEP: {2023: 89, 2024: 92}})
    before.state[:] = State.WITHHELD
    found = assess(only(plan, KEEP), sent(plan, {KEEP: {2023: 90, 2024: 92}}), earlier=before)
    assert [warning.code for warning in found.early_warnings] == []


def test_counts_revise_the_value_that_they_give() -> None:
    told, earlier = {2023: (91, 100), 2024: 92}, {2023: (90, 100), 2024: 92}
    assert revised(KEEP, told, earlier) == [revision(COUNTY, 2023, 90, 91)]


def test_zero_that_became_a_case_is_a_revision() -> None:
    assert revised("care.scalds", {2024: (1, 8000)}, {2024: (0, 8000)}) == [revision(COUNTY, 2024, 0, 12.5)]


def test_years_after_the_judged_one_are_not_spoken_of() -> None:
    told, earlier = {2023: 90, 2024: 92}, {2023: 90, 2024: 95}
    assert revised(KEEP, told, earlier, year=2023) == []
    assert len(revised(KEEP, told, earlier, year=2024)) == 1


def test_units_that_each_must_attain_are_spoken_of_and_others_are_not() -> None:
    told = {2024: {COUNTY: 80, "甲镇": 81, "乙镇": 82, "丙镇": 83, "丁街道": 84}}
    earlier = {2024: {COUNTY: 80, "甲镇": 81, "乙镇": 72, "丙镇": 83, "丁街道": 74}}
    assert revised(BY_TOWN, told, earlier) == [revision("乙镇", 2024, 72, 82)]
    assert revised(KEEP, told, earlier) == []
    assert revised(BY_TOWN, told, earlier, area="乙镇") == [revision("乙镇", 2024, 72, 82)]
    assert revised(BY_TOWN, told, earlier, area="甲镇") == []


def test_the_parts_of_a_gap_are_spoken_of() -> None:
    target = "care.screening_urban_rural"
    told = {2022: {"urban": 90, "rural": 80}, 2024: {"urban": 91, "rural": 82, "total": 88}}
    earlier = {2022: {"urban": 90, "rural": 80}, 2024: {"urban": 91, "rural": 81, "total": 87}}
    assert revised(target, told, earlier) == [revision(COUNTY, 2024, 81, 82, group="rural")]


def test_the_units_of_a_range_are_spoken_of() -> None:
    told = {2024: {COUNTY: 87, **dict(zip(UNITS, (80, 90, 85, 86), strict=True))}}
    earlier = {2024: {COUNTY: 88, **dict(zip(UNITS, (80, 90, 85, 81), strict=True))}}
    assert revised("care.screening_areas", told, earlier) == [revision("丁街道", 2024, 81, 86)]


def test_another_group_or_indicator_of_the_same_area_and_year_is_not_mixed_up() -> None:
    plan = second_plan()
    now = observations(
        ["screening", COUNTY, "total", 2024, 90, None, None],
        ["screening", COUNTY, "urban", 2024, 80, None, None],
        ["absence", COUNTY, "total", 2024, 10, None, None],
    )
    before = observations(
        ["absence", COUNTY, "total", 2024, 10, None, None],
        ["screening", "甲镇", "total", 2024, 30, None, None],
        ["screening", COUNTY, "urban", 2024, 20, None, None],
        ["screening", COUNTY, "total", 2024, 90, None, None],
    )
    found = assess(only(plan, KEEP, "schools.absence"), now, earlier=before)
    assert [warning.code for warning in found.early_warnings if warning.code == "W502"] == []


def test_every_target_of_a_revised_indicator_is_warned_of() -> None:
    plan = second_plan()
    target = target_of(plan, "schools.enrolment")
    assert target.indicator is target_of(plan, "schools.enrolment_kept").indicator
    now, before = ({"schools.enrolment": {2022: 98, 2023: value, 2024: 100}} for value in (99, 98.5))
    found = assess(plan, sent(plan, now), earlier=sent(plan, before)).early_warnings
    assert [warning.target.id for warning in found if warning.code == "W502"] == [
        "schools.enrolment",
        "schools.enrolment_kept",
    ]


def test_without_an_earlier_submission_nothing_is_revised() -> None:
    assert judged(second_plan(), KEEP, {2023: 90}).revisions is None


def test_an_empty_earlier_submission_revises_nothing() -> None:
    plan = second_plan()
    found = assess(only(plan, KEEP), sent(plan, {KEEP: {2024: 92}}), earlier=observations())
    assert found.early_warnings == []


def test_revisions_of_many_areas_are_found_at_once() -> None:
    """100 000 values in two submissions of which 1 % differ: only those of the area in question are told."""
    rng = np.random.default_rng(3)
    areas, years = [f"县{number}" for number in range(10_000)], range(2018, 2028)
    frame = pd.DataFrame(
        {
            "indicator": "screening",
            "area": np.repeat(areas, len(years)),
            "year": np.tile(list(years), len(areas)),
            "value": rng.uniform(89, 99, len(areas) * len(years)),
        }
    )
    changed = frame.sample(1000, random_state=3)
    before = frame.sample(frac=1, random_state=4)
    before.loc[changed.index, "value"] += 0.5
    plan = only(second_plan(), KEEP)
    area = changed["area"].iloc[0]
    found = assess(plan, Observations.from_frame(frame), area=area, earlier=Observations.from_frame(before))
    told = [warning.figures for warning in found.early_warnings if warning.code == "W502"]
    own = changed[changed["area"] == area].sort_values("year", ascending=False)
    assert [figures["year"] for figures in told] == own["year"].tolist()
    assert [figures["new"] for figures in told] == own["value"].tolist()
    assert [figures["old"] for figures in told] == pytest.approx((own["value"] + 0.5).tolist())


def test_a_revision_has_its_sentence_in_both_languages() -> None:
    plan = second_plan()
    found = judged(plan, KEEP, {2023: 90, 2024: 92}, earlier={2023: 89.25, 2024: 92})
    ((result,), (warning,)) = found.results, found.early_warnings
    assert warning.code == "W502"
    zh, en = (warning_message(lang, warning, result, plan) for lang in LANGS)
    assert zh == "听力筛查率：示例县2023年的数值由89.25%修订为90.0%，县照护办应说明原因"
    assert en == (
        "Hearing screening rate: the value of Sample County for 2023 was revised from 89.25% to 90.0%; "
        "Care Office should say why"
    )


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        (89.251, 89.249, "89.251%修订为89.249%"),
        (89.2501, 89.25, "89.2501%修订为89.2500%"),
        (90, 89.96, "90.0%修订为89.96%"),
        (90, 89, "90.0%修订为89.0%"),
        (89.5, 89.5000004, "89.5000000%修订为89.5000004%"),
    ],
)
def test_the_two_figures_of_a_revision_never_look_alike(old: float, new: float, shown: str) -> None:
    plan = second_plan()
    found = judged(plan, KEEP, {2024: new}, earlier={2024: old})
    warning = next(each for each in found.early_warnings if each.code == "W502")
    assert warning_message("zh", warning, found.results[0], plan) == (
        f"听力筛查率：示例县2024年的数值由{shown}，县照护办应说明原因"
    )


def test_a_revision_of_a_part_of_the_population_names_the_part() -> None:
    plan, target = second_plan(), "care.screening_urban_rural"
    told = {2022: {"urban": 90, "rural": 80}, 2024: {"urban": 91, "rural": 82}}
    earlier = {2022: {"urban": 90, "rural": 80}, 2024: {"urban": 91, "rural": 81}}
    found = judged(plan, target, told, earlier=earlier)
    warning = next(each for each in found.early_warnings if each.code == "W502")
    zh, en = (warning_message(lang, warning, found.results[0], plan) for lang in LANGS)
    assert zh == "听力筛查率城乡差距：示例县乡村2024年的数值由81.0%修订为82.0%，县照护办应说明原因"
    assert en == (
        "Hearing screening rate, gap between town and country: the value of Sample County (Country) for 2024 was "
        "revised from 81.0% to 82.0%; Care Office should say why"
    )
