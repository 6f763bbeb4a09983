"""What has no ordinary answer has a stated one: verdict, outlook, evidence, change and warnings of each edge case."""

from __future__ import annotations

import pytest

from assessment.worlds import Told, judged, second_plan

BUS = "schools.bus_town"  # at most 35 minutes by 2027, base year 2022
KEEP = "care.screening_reached"  # at least 88.5 %, reached and kept
EVERY = "schools.enrolment_kept"  # not below 2022 in any year
FALLS = "schools.absence"  # below 2022 by 2027, counted
SCALDS = "care.scalds"  # 12 % below 2022 by 2027, counted
GAP = "care.screening_urban_rural"  # smaller than in 2022

NOT_MET, NO_DATA = "not_attained", "no_data"
UNKNOWN = "insufficient_data"


def parts(urban: float, rural: float) -> dict[str, float]:
    return {"urban": urban, "rural": rural}


@pytest.mark.parametrize(
    ("target", "told", "verdict", "outlook", "evidence", "change", "codes"),
    [
        pytest.param(KEEP, dict.fromkeys(range(2022, 2027), 90), "attained", "met", "no_counts", 0, [],
                     id="a constant series that meets the target"),
        pytest.param(BUS, dict.fromkeys(range(2022, 2026), 50), NOT_MET, "unlikely", "no_counts", 0, ["W101"],
                     id="a constant series that misses it"),
        pytest.param(FALLS, dict.fromkeys(range(2022, 2026), (30, 300)), NOT_MET, "watch", "cannot_tell", 0, [],
                     id="a constant series that should fall"),
        pytest.param(BUS, {2022: 50, 2023: 50, 2024: 50, 2025: 50, 2026: 51}, NOT_MET, "unlikely", "no_counts", 1,
                     ["W101"], id="a constant series that moves once is not volatile"),
        pytest.param(GAP, {2022: parts(90, 85), 2024: parts(90, 85)}, NOT_MET, UNKNOWN, "no_counts", None, [],
                     id="a constant gap does not widen"),
        pytest.param(BUS, {2024: 50}, NOT_MET, UNKNOWN, "no_counts", None, [], id="one point"),
        pytest.param(BUS, {2024: 30}, "attained", "met", "no_counts", None, [], id="one point that meets the target"),
        pytest.param(BUS, {2022: 50}, NOT_MET, UNKNOWN, "no_counts", None, [], id="t = t0: the base year itself"),
        pytest.param(FALLS, {2022: (30, 300)}, NOT_MET, UNKNOWN, "cannot_tell", None, [],
                     id="t = t0: a trend compared with itself"),
        pytest.param(BUS, {2022: None, 2024: None}, NO_DATA, UNKNOWN, "no_counts", None, ["W501"], id="all missing"),
        pytest.param(FALLS, {2022: (30, 300), 2023: (0, 0), 2024: (0, 0)}, NO_DATA, UNKNOWN, "no_counts", None,
                     ["W501"], id="nobody in the denominator"),
        pytest.param(SCALDS, {2022: (0, 8000), 2023: (1, 8000), 2024: (0, 8000)}, "no_baseline", UNKNOWN,
                     "cannot_tell", -12.5, [], id="a zero baseline has no share"),
        pytest.param(FALLS, {2022: (0, 300), 2023: (0, 300), 2024: (0, 300)}, "attained", "met", "cannot_tell", 0, [],
                     id="a zero baseline cannot fall and is kept"),
        pytest.param(FALLS, {2022: (0, 300), 2023: (0, 300), 2024: (1, 300)}, NOT_MET, "watch", "cannot_tell",
                     pytest.approx(1 / 3), ["W302"], id="a zero baseline that one case left"),
        pytest.param(BUS, {2022: 35, 2023: 36, 2024: 34}, "attained", "met", "no_counts", -2, [],
                     id="T = b, met"),
        pytest.param(BUS, {2022: 35, 2023: 36, 2024: 37}, NOT_MET, "watch", "no_counts", 1, ["W302"],
                     id="T = b, lost: no pace, watched by its projection"),
        pytest.param(BUS, {2022: 30, 2023: 32, 2024: 34}, "attained", "met", "no_counts", 2, ["W303"],
                     id="a base beyond the target, worsening"),
        pytest.param(BUS, {2022: 30, 2023: 34, 2024: 37}, NOT_MET, "unlikely", "no_counts", 3, ["W101", "W302"],
                     id="a base beyond the target, lost"),
        pytest.param(BUS, {2022: 50, 2023: 55, 2024: 60}, NOT_MET, "unlikely", "no_counts", 5, ["W101"],
                     id="changes away from the target"),
        pytest.param(BUS, {2022: 50, 2023: 46, 2026: 41}, NOT_MET, "watch", "no_counts", None, ["W102"],
                     id="years of gaps: the change is to the year before alone"),
        pytest.param(KEEP, {2022: 80, 2023: 90, 2025: 86}, NOT_MET, "not_applicable", "no_counts", None, ["W301"],
                     id="a year of gaps in what must be kept is no broken year"),
        pytest.param(EVERY, {2022: 98, 2025: 97}, NOT_MET, "not_applicable", "no_counts", None, ["W301"],
                     id="years of gaps in what must hold every year are no broken years"),
    ],
)  # fmt: skip
def test_an_edge_case_has_its_stated_answer(
    target: str, told: Told, verdict: str, outlook: str, evidence: str, change: float | None, codes: list[str]
) -> None:
    found = judged(second_plan(), target, told)
    (result,) = found.results
    assert (result.attainment.word, result.outlook.code.word, result.evidence.code.word) == (verdict, outlook, evidence)
    assert result.change == change
    assert [warning.code for warning in found.early_warnings] == codes


def test_a_missing_year_is_not_among_the_broken_ones() -> None:
    assert judged(second_plan(), KEEP, {2022: 80, 2023: 90, 2025: 86}).results[0].broken_years == [2025]
    assert judged(second_plan(), EVERY, {2022: 98, 2025: 97}).results[0].broken_years == [2025]
