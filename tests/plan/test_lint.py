"""A plan that loads may still be wrong. The gallery shows each fault; here is where each begins and ends."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from shigua_monitor.plan.lint import lint
from shigua_monitor.plan.load import Loading
from shigua_monitor.submission.names import fold
from shigua_monitor.submission.vocabulary import vocabulary

Changed = Callable[..., Loading]

PROPORTION_100 = "department: care_office\n    bounds: {lowest: 0, highest: 100}\n"
REGISTRY = "{zh: 县登记处, en: Registry}}\n"
REGISTRY_AND_CHOIR = REGISTRY + "  - {id: choir, name: {zh: 合唱团, en: Choir}}\n"


@pytest.fixture
def linted(changed: Changed) -> Callable[..., list[str]]:
    """The reasons for which the second plan is faulted after changes."""

    def reasons(*changes: tuple[str, str, str]) -> list[str]:
        loading = changed(*changes)
        assert loading.plan is not None, loading.faults
        lint(loading, fold)
        return [fault.reason for fault in loading.faults]

    return reasons


Linted = Callable[..., list[str]]


def test_a_plan_that_does_not_load_is_not_judged_further(changed: Changed) -> None:
    loading = changed(
        ("care.yaml", "indicator: nurses", "indicator: nurse"),
        ("care.yaml", "value: 45.5", "value: 4500"),
    )
    lint(loading, fold)
    assert [fault.reason for fault in loading.faults] == ["plan.unknown_indicator"]


def test_all_that_is_wrong_is_found_at_once(linted: Linted) -> None:
    found = linted(
        ("care.yaml", "value: 45.5", "value: 4500"),
        ("care.yaml", "due: 2025", "due: 2029"),
        ("plan.yaml", "W601]", "W602]"),
        ("schools.yaml", "unit: minutes", "unit: percent"),
    )
    assert sorted(found) == [
        "lint.due_outside",
        "lint.kind_unit",
        "lint.limit_out_of_bounds",
        "lint.unknown_warning",
    ]


def test_faults_are_errors_and_doubts_are_warnings(changed: Changed) -> None:
    loading = changed(
        ("care.yaml", "value: 45.5", "value: 4500"),
        ("plan.yaml", REGISTRY, REGISTRY_AND_CHOIR),
    )
    lint(loading, fold)
    assert {fault.reason: fault.severity for fault in loading.faults} == {
        "lint.limit_out_of_bounds": "error",
        "lint.department_idle": "warning",
    }


# Clauses


def test_all_missing_clauses_of_a_section_are_named_in_one_fault(changed: Changed) -> None:
    loading = changed(("plan.yaml", "measures: 2", "measures: 5"))
    lint(loading, fold)
    assert [(fault.reason, fault.fields["items"]) for fault in loading.faults] == [
        ("lint.missing_clause", ["3", "4", "5"])
    ]


def test_a_section_that_the_plan_does_not_have_must_be_empty(linted: Linted) -> None:
    assert linted(("plan.yaml", ", aims: 1", "")) == ["lint.unknown_clause"]


def test_clauses_may_stand_in_any_order(linted: Linted, folder: Path) -> None:
    file = folder / "care.yaml"
    head, measures = file.read_text("utf-8").split("measures:\n  - item: 1\n")
    first, second = measures.split("  - item: 2\n")
    file.write_text(f"{head}measures:\n  - item: 2\n{second}  - item: 1\n{first}", "utf-8")
    assert linted() == []


# Indicators


@pytest.mark.parametrize(("highest", "found"), [("100", []), ("100.5", ["lint.bound_above_hundred"]), ("99", [])])
def test_a_proportion_ends_at_a_hundred_percent(linted: Linted, highest: str, found: list[str]) -> None:
    changed_bounds = PROPORTION_100.replace("highest: 100", f"highest: {highest}")
    assert linted(("care.yaml", PROPORTION_100, changed_bounds)) == found


def test_a_ratio_may_pass_a_hundred_percent(linted: Linted) -> None:
    assert linted(("schools.yaml", "bounds: {lowest: 0}", "bounds: {lowest: 0, highest: 250}")) == []


@pytest.mark.parametrize(("unit", "found"), [
    ("percent", []),
    ("per_mille", []),
    ("count", ["lint.kind_unit"]),
    ("minutes", ["lint.kind_unit"]),
    ("yes_no", ["lint.kind_unit"]),
])  # fmt: skip
def test_a_rate_is_a_share_of_some_sort(linted: Linted, unit: str, found: list[str]) -> None:
    plain = ("care.yaml", "value: 62.5, numerator: 5, denominator: 8000", "value: 62.5")
    assert linted(plain, ("care.yaml", "unit: per_100k", f"unit: {unit}")) == found


def test_what_is_no_quotient_needs_no_counts(linted: Linted) -> None:
    counts = "    numerator: {zh: 护士, en: Nurses}\n"
    assert linted(("care.yaml", "    kind: count\n", "    kind: count\n" + counts)) == []


@pytest.mark.parametrize(
    "line",
    [
        "    numerator: {zh: 在读人数, en: Children enrolled}\n",
        "    denominator: {zh: 适龄人数, en: Children of the age}\n",
    ],
)
def test_a_quotient_needs_both_counts(linted: Linted, line: str) -> None:
    assert linted(("schools.yaml", line, "")) == ["lint.counts_missing"]


@pytest.mark.parametrize("alias", ["听力初筛率", "Hearing Screening RATE", "hearingscreeningrate", "听力 筛查率"])
def test_a_name_of_another_indicator_cannot_be_an_alias_however_it_is_spaced(linted: Linted, alias: str) -> None:
    kind = "    kind: duration\n"
    assert linted(("schools.yaml", kind, f"    aliases: [{alias}]\n{kind}")) == ["lint.alias_twice"]


def test_an_indicator_may_repeat_its_own_name(linted: Linted) -> None:
    assert (
        linted(("care.yaml", "aliases: [听力初筛率]", "aliases: [听力初筛率, 听力筛查率, hearing screening rate]"))
        == []
    )


# Targets


@pytest.mark.parametrize(("value", "found"), [
    ("1000", []),
    ("1000.5", ["lint.limit_out_of_bounds"]),
    ("0", []),
    ("-1", ["lint.limit_out_of_bounds"]),
])  # fmt: skip
def test_a_limit_may_lie_on_the_bounds_but_not_beyond(linted: Linted, value: str, found: list[str]) -> None:
    assert linted(("care.yaml", "value: 45.5", f"value: {value}")) == found


@pytest.mark.parametrize(("due", "found"), [
    ("2022", ["lint.due_outside"]),
    ("2023", []),
    ("2027", []),
    ("2028", ["lint.due_outside"]),
])  # fmt: skip
def test_a_target_is_due_within_the_period(linted: Linted, due: str, found: list[str]) -> None:
    assert linted(("care.yaml", "due: 2025", f"due: {due}")) == found


SCALDS = "criterion: {kind: change_from_baseline, percent: -12}\n        due: 2027"


@pytest.mark.parametrize(("criterion", "due", "found"), [
    ("{kind: at_most, value: 62.5}", "2027", ["lint.direction"]),
    ("{kind: at_most, value: 62.4}", "2027", []),
    ("{kind: at_least, value: 62.5}", "2027", ["lint.direction"]),
    ("{kind: at_least, value: 62.6}", "2027", []),
    ("{kind: at_most, value: 62.5}", "every_year", []),
    ("{kind: at_most, value: 62.5}", "reach_and_keep", []),
])  # fmt: skip
def test_a_target_to_be_reached_should_not_be_met_by_the_base_value(
    linted: Linted, criterion: str, due: str, found: list[str]
) -> None:
    assert linted(("care.yaml", SCALDS, f"criterion: {criterion}\n        due: {due}")) == found


def test_two_targets_of_an_indicator_and_scope_point_the_same_way(linted: Linted) -> None:
    falls = "criterion: {kind: falls}\n        due: every_year\n        department: registry"
    rises = "criterion: {kind: not_falling}\n        due: every_year\n        department: registry"
    assert linted(("schools.yaml", rises, falls)) == ["lint.opposite"]


def test_another_scope_may_point_the_other_way(linted: Linted) -> None:
    assert linted(("schools.yaml", "{kind: not_rising}", "{kind: not_falling}")) == []


def test_a_gap_may_narrow_while_its_indicator_rises(linted: Linted, folder: Path) -> None:
    text = (folder / "care.yaml").read_text("utf-8")
    assert "gap_narrows" in text and "at_least, value: 88.5" in text
    assert linted() == []


@pytest.mark.parametrize(("level", "found"), [
    ("level: street", []),
    ("level: institution", ["lint.no_units"]),
])  # fmt: skip
def test_a_scope_of_units_needs_an_area_of_that_level(linted: Linted, level: str, found: list[str]) -> None:
    towns = [("plan.yaml", f"en: {name} Town}}, level: township", f"en: {name} Town}}, {level}")
             for name in ("Alpha", "Beta", "Gamma")]  # fmt: skip
    scope = ("care.yaml", "        due: 2026\n        scope: each_township\n", "        due: 2026\n")
    streets = ("plan.yaml", "en: Delta Street}, level: street", f"en: Delta Street}}, {level}")
    assert linted(*towns, scope, streets) == found


def test_institutions_are_not_listed_in_a_plan_and_need_no_area(linted: Linted, folder: Path) -> None:
    assert "scope: each_institution" in (folder / "care.yaml").read_text("utf-8")
    assert "level: institution" not in (folder / "plan.yaml").read_text("utf-8")
    assert linted() == []


def test_a_department_is_busy_with_an_indicator_whose_targets_others_answer_for(linted: Linted) -> None:
    assert linted(
        ("plan.yaml", REGISTRY, REGISTRY_AND_CHOIR),
        ("care.yaml", "september_to_august\n    department: registry", "september_to_august\n    department: choir"),
        ("care.yaml", "        due: every_year\n", "        due: every_year\n        department: registry\n"),
    ) == []  # fmt: skip


@pytest.mark.parametrize(("file", "before"), [
    ("care.yaml", "en: Narrower gaps}\n    "),
    ("schools.yaml", "due: every_year\n        "),
], ids=["a clause", "a target"])  # fmt: skip
def test_a_department_is_busy_with_a_clause_or_a_target(linted: Linted, file: str, before: str) -> None:
    choir = ("plan.yaml", REGISTRY, REGISTRY_AND_CHOIR)
    assert linted(choir, (file, f"{before}department: registry", f"{before}department: choir")) == []


def test_every_warning_code_may_be_given_in_any_order(linted: Linted) -> None:
    assert linted(("plan.yaml", "[W101, W102, W201", "[W201, W101, W102")) == []


def test_bracketed_units_make_no_difference_where_the_reader_sees_none(changed: Changed) -> None:
    loading = changed(("care.yaml", "aliases: [听力初筛率]", "aliases: [听力初筛率, 照护站护士数（人）]"))
    assert loading.plan is not None
    lint(loading, vocabulary(loading.plan).indicators.folded)
    assert [(fault.reason, fault.fields["alias"]) for fault in loading.faults] == [("lint.alias_twice", "照护站护士数")]


@pytest.mark.parametrize(
    ("percent", "found"), [("-100", []), ("-100.5", ["lint.no_change"]), ("0", ["lint.no_change"])]
)
def test_a_change_leads_to_nothing_at_most(linted: Linted, percent: str, found: list[str]) -> None:
    assert linted(("care.yaml", "percent: -12", f"percent: {percent}")) == found


@pytest.mark.parametrize(
    ("base", "found"),
    [
        ("value: 62.5, numerator: 5, denominator: 8000", []),
        ("value: 63, numerator: 5, denominator: 8001", ["lint.base_counts"]),
        ("value: 62.49, numerator: 5, denominator: 8001", []),
        ("value: 62.5, numerator: 5, denominator: 0", ["lint.base_counts"]),
        ("value: 62.5, denominator: 8000", ["lint.base_counts"]),
        ("value: -1", ["lint.base_out_of_bounds"]),
    ],
)
def test_a_base_value_is_what_its_counts_give_as_far_as_it_is_written(
    linted: Linted, base: str, found: list[str]
) -> None:
    assert linted(("care.yaml", "value: 62.5, numerator: 5, denominator: 8000", base)) == found
