"""Departments that have sent nothing although figures were due."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from shigua_monitor.assessment.attainment import Attainment
from shigua_monitor.assessment.result import Result
from shigua_monitor.plan.model import Target


class Silence(NamedTuple):
    """A department that has sent no figure of a year. `indicators` are those that were due, by their ids; `deadline` is
    the last day for the first of them, in ISO form."""

    department: str
    indicators: tuple[str, ...]
    deadline: str


def silent_domains(silence: Silence, results: Sequence[Result]) -> Iterator[tuple[Target, dict[str, Any]]]:
    """For each domain in which figures were due, its first target that needs one, and the figures of the warning."""
    owed: dict[str, list[Target]] = {}
    for result in results:
        indicator = result.target.indicator
        due = indicator is not None and indicator.id in silence.indicators
        if due and result.attainment not in (Attainment.NOT_APPLICABLE, Attainment.NOT_QUANTIFIED):
            owed.setdefault(result.target.clause.domain, []).append(result.target)
    for targets in owed.values():
        number = len({target.indicator.id for target in targets if target.indicator})
        yield targets[0], {"department": silence.department, "indicators": number, "deadline": silence.deadline}
