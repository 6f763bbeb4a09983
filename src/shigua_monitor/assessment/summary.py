"""How many targets stand where: the numbers by which leaders know the result."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from shigua_monitor.assessment.attainment import Attainment
from shigua_monitor.assessment.outlook import Outlook
from shigua_monitor.assessment.result import Result


class ProgressClass(StrEnum):
    """The four classes that departments count by."""

    MET = "met"
    """提前达标, or 已达标 where there is no later year to be early for."""
    EXPECTED = "expected"
    """预期可达标"""
    NOT_MET = "not_met"
    """未达标, 达标困难 among them"""
    CANNOT_JUDGE = "cannot_judge"
    """无法判断"""


class Summary(NamedTuple):
    """Counts of targets. `met_early` are those of `classes['met']` whose year has not come yet."""

    targets: int
    quantified: int
    judged: int
    attained: int
    not_attained: int
    no_data: int
    no_baseline: int
    not_applicable: int
    not_quantified: int
    met_early: int
    classes: dict[ProgressClass, int]

    @property
    def attainment_rate(self) -> float | None:
        """Attained among the judged, a share from 0 to 1; None if nothing could be judged."""
        return self.attained / self.judged if self.judged else None

    @property
    def rate_of_quantified(self) -> float | None:
        """Attained among all quantified targets, those without data included."""
        return self.attained / self.quantified if self.quantified else None


def progress_class(result: Result) -> ProgressClass | None:
    """The class of a quantified target; None for a clause without figures or one that does not apply."""
    if result.attainment in (Attainment.NOT_QUANTIFIED, Attainment.NOT_APPLICABLE):
        return None
    if not result.attainment.judged:
        return ProgressClass.CANNOT_JUDGE
    if result.attainment is Attainment.ATTAINED:
        return ProgressClass.MET
    return ProgressClass.EXPECTED if result.outlook.code is Outlook.ON_TRACK else ProgressClass.NOT_MET


def met_early(result: Result) -> bool:
    """提前达标: a target for a later year that is met already."""
    due = result.target.due_year
    return result.attainment is Attainment.ATTAINED and due is not None and result.year < due


def summarise(results: Sequence[Result]) -> Summary:
    """Count the results of one area and year."""
    verdicts = Counter(result.attainment for result in results)
    classes = Counter(progress_class(result) for result in results)
    return Summary(
        targets=len(results),
        quantified=len(results) - verdicts[Attainment.NOT_QUANTIFIED],
        judged=verdicts[Attainment.ATTAINED] + verdicts[Attainment.NOT_ATTAINED],
        attained=verdicts[Attainment.ATTAINED],
        not_attained=verdicts[Attainment.NOT_ATTAINED],
        no_data=verdicts[Attainment.NO_DATA],
        no_baseline=verdicts[Attainment.NO_BASELINE],
        not_applicable=verdicts[Attainment.NOT_APPLICABLE],
        not_quantified=verdicts[Attainment.NOT_QUANTIFIED],
        met_early=sum(met_early(result) for result in results),
        classes={each: classes[each] for each in ProgressClass},
    )
