"""The judged targets side by side, so that statistics are computed once for all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from shigua_monitor.assessment.attainment import Judgement
from shigua_monitor.observations import Floats
from shigua_monitor.plan.criterion import GapNarrows
from shigua_monitor.plan.model import EVERY_YEAR, REACH_AND_KEEP, EarlyWarningSettings, Kind, Plan, Target


@dataclass(frozen=True)
class Stack:
    """Arrays of target x area x year up to the judged year, which is the last; `baseline` is target x area.

    `areas` are the rows of the panel that are looked at. Targets without figures are left out.
    """

    targets: tuple[Target, ...]
    areas: NDArray[np.intp]
    years: NDArray[np.float64]
    base: int
    """Place of the base year among `years`."""
    period_last: int
    measured: Floats
    numerator: Floats
    denominator: Floats
    limit: Floats
    attainment: NDArray[np.int8]
    baseline: Floats

    def per_target(self, value: Callable[[Target], Any], kind: Any = np.float64) -> NDArray[Any]:
        """Something of each target, shaped to go with arrays of target x area."""
        return np.array([value(target) for target in self.targets], kind).reshape(-1, 1)

    def setting(self, value: Callable[[EarlyWarningSettings], float]) -> dict[float, NDArray[np.intp]]:
        """The targets that share each value of a setting; most often there is one value only."""
        values = np.array([value(target.warning_settings) for target in self.targets], np.float64)
        return {float(each): np.flatnonzero(values == each) for each in np.unique(values)}

    @property
    def year(self) -> int:
        return int(self.years[-1])

    @property
    def of_kind(self) -> Callable[[Kind], NDArray[np.bool_]]:
        """Which targets measure an indicator of a kind; a gap is of none."""
        return lambda kind: self.per_target(lambda target: _kind(target) is kind, np.bool_)

    @property
    def scale(self) -> Floats:
        return self.per_target(lambda target: target.indicator.unit.scale if target.indicator else 0)

    @property
    def at_most(self) -> NDArray[np.bool_]:
        return self.per_target(lambda target: not target.criterion.comparison.upward, np.bool_)

    def horizon(self, target: Target) -> int:
        """The year to look ahead to: the due year, or the next year for a target of every year; 0 if there is none."""
        if target.due == EVERY_YEAR:
            return self.year + 1
        due = self.period_last if target.due == REACH_AND_KEEP else target.due_year
        return due if due is not None and due > self.year else 0


def _kind(target: Target) -> Kind | None:
    if target.indicator is None or isinstance(target.criterion, GapNarrows):
        return None
    return target.indicator.kind


def stack(
    judgements: Sequence[Judgement], years: Sequence[int], column: int, areas: Sequence[int], plan: Plan
) -> Stack:
    """Stack what can be measured, for some areas and the years up to `years[column]`."""
    chosen = [judgement for judgement in judgements if _is_measured(judgement.target)]
    rows = np.array(areas, np.intp)
    upto = slice(0, column + 1)
    shape = (len(chosen), len(rows), column + 1)

    def stacked(name: str) -> NDArray[Any]:
        if not chosen:
            return np.zeros(shape)
        return np.stack([getattr(judgement, name)[rows, upto] for judgement in chosen])

    return Stack(
        targets=tuple(judgement.target for judgement in chosen),
        areas=rows,
        years=np.array(years[upto], np.float64),
        base=list(years).index(plan.file.base_year),
        period_last=plan.file.period.last,
        measured=stacked("measured"),
        numerator=stacked("numerator"),
        denominator=stacked("denominator"),
        limit=stacked("limit"),
        attainment=stacked("attainment"),
        baseline=np.stack([j.baseline[rows] for j in chosen]) if chosen else np.zeros(shape[:2]),
    )


def _is_measured(target: Target) -> bool:
    return target.criterion.quantified and target.indicator is not None and target.indicator.kind is not Kind.STATUS
