"""What changed in verdicts and warnings between two assessments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from shigua_monitor.assessment.attainment import Attainment
from shigua_monitor.assessment.early_warning import EarlyWarning
from shigua_monitor.assessment.result import Result
from shigua_monitor.plan.model import Target


class Snapshot(NamedTuple):
    """An earlier assessment: when it was made, for which year, attainment by target, (code, target) of warnings, and
    the number of the last submission that it knew."""

    taken: str
    year: int
    verdicts: Mapping[str, str]
    warnings: frozenset[tuple[str, str]]
    through: int = 0


class VerdictChange(NamedTuple):
    """A target whose verdict is another one now; `before` is None for a target that was not in the plan then."""

    target: Target
    before: str | None
    now: str


class Changes(NamedTuple):
    """What is new since a snapshot, in the plan's order. Warnings are (code, target)."""

    since: Snapshot
    verdicts: tuple[VerdictChange, ...]
    new_warnings: tuple[tuple[str, Target], ...]
    cleared_warnings: tuple[tuple[str, Target], ...]

    def __bool__(self) -> bool:
        return bool(self.verdicts or self.new_warnings or self.cleared_warnings)


def changes(since: Snapshot, results: Sequence[Result], warnings: Sequence[EarlyWarning]) -> Changes:
    """Compare with a snapshot. Only the targets of `results` are spoken of."""
    told = [result for result in results if result.attainment is not Attainment.NOT_QUANTIFIED]
    verdicts = tuple(
        VerdictChange(result.target, since.verdicts.get(result.target.id), result.attainment.word)
        for result in told
        if since.verdicts.get(result.target.id) != result.attainment.word
    )
    now = {(warning.code, warning.target.id): warning.target for warning in warnings}
    targets = {result.target.id: result.target for result in results}
    new = tuple((code, target) for (code, name), target in now.items() if (code, name) not in since.warnings)
    gone = {key for key in since.warnings if key not in now}
    cleared = tuple((code, targets[name]) for name in targets for code, other in sorted(gone) if other == name)
    return Changes(since, verdicts, new, cleared)
