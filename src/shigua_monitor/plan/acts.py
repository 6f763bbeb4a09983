"""The acts of a plan: what is reported as a state with evidence, because there is no figure to send."""

from __future__ import annotations

from typing import NamedTuple

from shigua_monitor.plan.criterion import InPlace
from shigua_monitor.plan.definitions import Indicator
from shigua_monitor.plan.model import Plan, Target


class Act(NamedTuple):
    """An act, or a clause without a figure. Several clauses may ask for the same act; it is reported once.

    `areas` are the places that report: the district, or each unit that the targets name.
    """

    targets: tuple[Target, ...]
    areas: tuple[str, ...]

    @property
    def id(self) -> str:
        return self.targets[0].id

    @property
    def indicator(self) -> Indicator | None:
        """The indicator that the state gives a value to; None for a clause without a figure."""
        return self.targets[0].indicator if isinstance(self.targets[0].criterion, InPlace) else None

    @property
    def department(self) -> str:
        """Who reports: who sends the indicator, or answers for the clause."""
        return self.indicator.department if self.indicator else self.targets[0].department

    @property
    def name(self) -> str:
        """What findings call it: the indicator's name, or the statement."""
        return self.indicator.name.zh if self.indicator else self.targets[0].statement.zh


def acts(plan: Plan) -> list[Act]:
    """The acts in the plan's order. A target that does not apply is not asked for."""
    found: dict[str, list[Target]] = {}
    for target in plan.targets:
        if is_act(target) and target.not_applicable is None:
            found.setdefault(_key(target), []).append(target)
    return [Act(tuple(targets), _areas(targets, plan)) for targets in found.values()]


def is_act(target: Target) -> bool:
    """Whether a state is reported for a target, not a figure."""
    return isinstance(target.criterion, InPlace) or not target.criterion.quantified


def _key(target: Target) -> str:
    return target.indicator.id if isinstance(target.criterion, InPlace) and target.indicator else f".{target.id}"


def _areas(targets: list[Target], plan: Plan) -> tuple[str, ...]:
    units = {name for target in targets for name in plan.units(target.scope)}
    own = [] if units and all(target.scope.levels for target in targets) else [plan.district.name.zh]
    return (*own, *(area.name.zh for area in plan.file.areas if area.name.zh in units))
