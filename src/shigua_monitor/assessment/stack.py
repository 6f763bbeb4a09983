"""The judged targets side by side, so that statistics are computed once for all of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from shigua_monitor.assessment.attainment import Attainment, Judgement, first_year_judged
from shigua_monitor.assessment.gap import change_of_gaps
from shigua_monitor.assessment.since_base import cannot_improve
from shigua_monitor.observations import Floats, Panel
from shigua_monitor.plan.criterion import GapNarrows
from shigua_monitor.plan.definitions import EarlyWarningSettings
from shigua_monitor.plan.model import Plan, Target
from shigua_monitor.plan.terms import EVERY_YEAR, REACH_AND_KEEP, Kind

Setting = TypeVar("Setting")


@dataclass(eq=False, repr=False)
class Stack:
    """Arrays of target x area x year up to the judged year, which is the last; `baseline` is target x area.

    `areas` are the rows of the panel that are looked at. Targets without figures are left out. Where the district and
    its units are among the areas, `units` gives for each target the places of those that must each attain it, and
    `district` the place of the row that sums them up.
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
    gap_change: tuple[Floats, Floats]
    """Bounds of how much a gap has widened since the base year, target x area; NaN for other targets."""
    first_judged: tuple[int, ...]
    """Place of the first year of each target in which it could be attained."""
    units: tuple[NDArray[np.intp], ...]
    district: int

    def per_target(self, value: Callable[[Target], Any], kind: Any = np.float64) -> NDArray[Any]:
        """Something of each target, shaped to go with arrays of target x area."""
        return np.array([value(target) for target in self.targets], kind).reshape(-1, 1)

    def setting(self, value: Callable[[EarlyWarningSettings], Setting]) -> dict[Setting, NDArray[np.intp]]:
        """The targets that share each value of a setting; most often there is one value only."""
        rows: dict[Setting, list[int]] = {}
        for row, target in enumerate(self.targets):
            rows.setdefault(value(target.warning_settings), []).append(row)
        return {each: np.array(places, np.intp) for each, places in rows.items()}

    @property
    def year(self) -> int:
        return int(self.years[-1])

    def of_kind(self, kind: Kind) -> NDArray[np.bool_]:
        """Which targets measure an indicator of a kind; a gap is of none."""
        return np.array([each is kind for each in self._kinds], np.bool_).reshape(-1, 1)

    @cached_property
    def _kinds(self) -> list[Kind | None]:
        return [_kind(target) for target in self.targets]

    @cached_property
    def gap(self) -> NDArray[np.bool_]:
        """Which targets are about a gap."""
        return self.per_target(lambda target: isinstance(target.criterion, GapNarrows), np.bool_)

    @cached_property
    def scale(self) -> Floats:
        return self.per_target(lambda target: target.indicator.unit.scale if target.indicator else 0)

    @cached_property
    def at_most(self) -> NDArray[np.bool_]:
        return self.per_target(lambda target: not target.criterion.comparison.upward, np.bool_)

    @cached_property
    def asked(self) -> list[NDArray[np.intp]]:
        """For each target its units to which it applies in the last year."""
        applies = self.attainment[..., -1] != Attainment.NOT_APPLICABLE
        return [units[applies[row, units]] for row, units in enumerate(self.units)]

    @cached_property
    def strict(self) -> NDArray[np.bool_]:
        """Where a figure equal to the limit is not enough: trends, unless the limit is the best possible value."""
        limit = self.limit[..., -1]
        strict = np.zeros(limit.shape, np.bool_)
        for row, target in enumerate(self.targets):
            if target.indicator is not None and not target.criterion.comparison.includes_limit:
                strict[row] = ~cannot_improve(target.criterion, target.indicator, limit[row], limit[row])
        return strict

    @cached_property
    def to_keep(self) -> NDArray[np.bool_]:
        """Where a target must hold every year: always, or from its first success on."""
        kept = np.zeros(self.attainment.shape[:2], np.bool_)
        for row, (target, first) in enumerate(zip(self.targets, self.first_judged, strict=True)):
            if target.due == EVERY_YEAR:
                kept[row] = True
            elif target.due == REACH_AND_KEEP:
                kept[row] = (self.attainment[row, :, first:] == Attainment.ATTAINED).any(axis=-1)
        return kept

    @cached_property
    def horizon(self) -> NDArray[np.int64]:
        """The year to look ahead to: the due year, or the next year of the plan for what must be kept; 0 if none."""
        due = self.per_target(self._due, np.int64)
        following = self.year + 1 if self.year < self.period_last else 0
        return np.where(self.to_keep, following, np.where(due > self.year, due, 0))

    def _due(self, target: Target) -> int:
        return self.period_last if target.due == REACH_AND_KEEP else target.due_year or 0


def _kind(target: Target) -> Kind | None:
    if target.indicator is None or isinstance(target.criterion, GapNarrows):
        return None
    return target.indicator.kind


def stack(judgements: Sequence[Judgement], panel: Panel, column: int, areas: Sequence[int], plan: Plan) -> Stack:
    """Stack what can be measured, for some rows of the panel and the years up to that of `column`."""
    chosen = [judgement for judgement in judgements if _is_measured(judgement.target)]
    rows = np.array(areas, np.intp)
    upto = slice(0, column + 1)
    shape = (len(chosen), len(rows), column + 1)
    place = {row: index for index, row in enumerate(areas)}
    district = place.get(panel.areas[plan.district.name.zh], -1)

    def stacked(name: str) -> NDArray[Any]:
        if not chosen:
            return np.zeros(shape)
        return np.stack([getattr(judgement, name)[rows, upto] for judgement in chosen])

    def units(judgement: Judgement) -> NDArray[np.intp]:
        places = [place[row] for row in judgement.units if row in place] if district >= 0 else []
        return np.array(places if len(places) == len(judgement.units) else [], np.intp)

    base, measured = panel.years.index(plan.file.base_year), stacked("measured")
    targets = tuple(judgement.target for judgement in chosen)
    widened = change_of_gaps(targets, panel, plan, base, column)
    low, high = (np.where(np.isfinite(measured[..., -1]), bound[:, rows], np.nan) for bound in widened)

    return Stack(
        targets=targets,
        areas=rows,
        years=np.array(panel.years[upto], np.float64),
        base=base,
        period_last=plan.file.period.last,
        measured=measured,
        numerator=stacked("numerator"),
        denominator=stacked("denominator"),
        limit=stacked("limit"),
        attainment=stacked("attainment"),
        baseline=np.stack([j.baseline[rows] for j in chosen]) if chosen else np.zeros(shape[:2]),
        gap_change=(low, high),
        first_judged=tuple(bisect_left(panel.years, first_year_judged(j.target, plan)) for j in chosen),
        units=tuple(units(judgement) for judgement in chosen),
        district=district,
    )


def _is_measured(target: Target) -> bool:
    return target.criterion.quantified and target.indicator is not None and target.indicator.kind is not Kind.STATUS
