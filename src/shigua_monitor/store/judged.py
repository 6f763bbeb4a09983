"""What was judged, beside what had been judged before."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from shigua_monitor.assessment.assess import Assessment
from shigua_monitor.assessment.changes import Changes, Snapshot, changes
from shigua_monitor.plan.model import Target
from shigua_monitor.submission.read import Submission


class Judged(NamedTuple):
    """What was read, how it is judged, and the stored assessment to compare with, if there is one."""

    submission: Submission
    assessment: Assessment
    before: Snapshot | None = None

    def changes(self, wanted: Callable[[Target], bool] = lambda target: True) -> Changes | None:
        """What changed for the targets that are wanted; None where there is nothing to compare with."""
        if self.before is None:
            return None
        results = [result for result in self.assessment.results if wanted(result.target)]
        warnings = [warning for warning in self.assessment.early_warnings if wanted(warning.target)]
        return changes(self.before, results, warnings)
