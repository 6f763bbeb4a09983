"""What the checks of all rules look at, and what each of them answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from shigua_monitor.findings import Finding
from shigua_monitor.observations import Codes, Mask, Observations
from shigua_monitor.plan.model import Plan
from shigua_monitor.submission.rule_cells import Cells, Figures, figures, gather, members
from shigua_monitor.submission.rule_findings import Told


class Data(NamedTuple):
    """Observations with the plan they belong to, their numbers as rules compare them, and how findings name them."""

    observations: Observations
    plan: Plan
    figures: Figures
    told: Told

    @classmethod
    def of(cls, observations: Observations, plan: Plan) -> Data:
        return cls(observations, plan, figures(observations, plan), Told.of(observations, plan))

    def rows(self, indicators: Sequence[str]) -> tuple[Codes, Codes]:
        """The rows of these indicators, and the position of each row's indicator among them."""
        position = members(self.observations.indicators, indicators)[self.observations.indicator]
        rows = np.flatnonzero(position >= 0).astype(np.int32)
        return rows, position[rows]

    def beside_one_another(self, indicators: Sequence[str]) -> Cells:
        """Indicators side by side for each area, group and year."""
        rows, member = self.rows(indicators)
        table = self.observations
        return gather(table, rows, member, len(indicators), (table.area[rows], table.group[rows], table.year[rows]))


@dataclass(slots=True)
class Checked:
    """What came of one rule, for each of its cells. `doubted` are the rows whose values contradict one another."""

    verifiable: Mask
    broken: Mask
    findings: list[Finding] = field(default_factory=list)
    doubted: list[int] = field(default_factory=list)
