"""What --fail-on makes of an outcome."""

from __future__ import annotations

import pytest

from assessment.worlds import judged, second_plan
from shigua_monitor.findings import SEVERITIES, Finding
from shigua_monitor.report.outcome import Outcome, outcome
from shigua_monitor.submission.read import Submission

TARGET = "care.screening_reached"  # at least 88.5 %, reached and kept
ERROR, WARNING, INFO = "F201", "F306", "F209"


def told(codes: list[str], *, early_warning: bool) -> Outcome:
    """Findings with these codes, and an early warning where the target was met and then lost."""
    assessment = judged(second_plan(), TARGET, {2023: 90, 2024: 80 if early_warning else 90})
    found = outcome(Submission(assessment.observations, [Finding(code, "a.xlsx") for code in codes], []), assessment)
    assert bool(found.early_warnings) == early_warning
    return found


@pytest.mark.parametrize(
    ("codes", "early_warning", "failing"),
    [
        ([], False, []),
        ([INFO], False, []),
        ([], True, ["warning"]),
        ([WARNING], False, ["warning"]),
        ([INFO, WARNING], True, ["warning"]),
        ([ERROR], False, ["error", "warning"]),
    ],
    ids=["nothing", "information", "an early warning", "a warning of the data", "both warnings", "an error"],
)
def test_errors_fail_as_a_rule_and_warnings_of_either_sort_where_asked(
    codes: list[str], early_warning: bool, failing: list[str]
) -> None:
    found = told(codes, early_warning=early_warning)
    assert [fail_on for fail_on in ("error", "warning", "never") if found.fails(fail_on)] == failing


def test_the_codes_stand_for_one_severity_each() -> None:
    assert [SEVERITIES[code] for code in (ERROR, WARNING, INFO)] == ["error", "warning", "info"]
