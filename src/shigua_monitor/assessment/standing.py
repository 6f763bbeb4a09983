"""Where every act and every clause without a figure stands: the state that was reported, or the answer yes or no."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from shigua_monitor.acts import ActReport, ActState
from shigua_monitor.assessment.attainment import Attainment
from shigua_monitor.assessment.result import Result
from shigua_monitor.plan.acts import Act, acts
from shigua_monitor.plan.model import Plan, Target


class Standing(NamedTuple):
    """One target that asks for an act, or names no figure, in one area and year.

    `state` is None where nothing was reported. `reports` are those that it rests on: one, or one for each unit that
    must report; none where the old form answered yes or no. `earlier` are the states of the years before.
    """

    target: Target
    area: str
    year: int
    state: ActState | None
    reports: tuple[ActReport, ...]
    earlier: Mapping[int, ActState]

    @property
    def report(self) -> ActReport | None:
        """The one report that tells the state; None where there is none, or one of each unit."""
        return self.reports[0] if len(self.reports) == 1 and self.reports[0].area == self.area else None

    @property
    def without_evidence(self) -> bool:
        """Whether it is reported in place and nothing supports it."""
        return any(each.state is ActState.IN_PLACE and not each.evidence for each in self.reports)

    def without_words(self) -> Standing:
        """The same without what departments wrote, which may name people."""
        return self._replace(reports=tuple(each._replace(evidence="") for each in self.reports))


def standings(results: Sequence[Result], reports: Sequence[ActReport], plan: Plan) -> list[Standing]:
    """A standing for each target among `results` that a state is reported for, in their order."""
    told = {report.key: report for report in reports}
    years = sorted({report.year for report in reports})
    asked = {target.id: act for act in acts(plan) for target in act.targets}
    return [_standing(result, asked[result.target.id], told, years, plan)
            for result in results if result.target.id in asked]  # fmt: skip


Told = Mapping[tuple[str, str, int], ActReport]


def _standing(result: Result, act: Act, told: Told, years: Sequence[int], plan: Plan) -> Standing:
    units = plan.units(result.target.scope) if result.area == plan.district.name.zh else []
    areas = units or [result.area]

    def reports(year: int) -> tuple[ActReport, ...]:
        return tuple(told[key] for area in areas if (key := (act.id, area, year)) in told)

    now = reports(result.year)
    earlier = {
        year: _state(result, reports(year), areas, year) for year in {*years, *result.history} if year < result.year
    }
    return Standing(
        target=result.target,
        area=result.area,
        year=result.year,
        state=_state(result, now, areas, result.year),
        reports=now,
        earlier={year: state for year, state in sorted(earlier.items()) if state is not None},
    )


_ANSWERS = {
    Attainment.ATTAINED: ActState.IN_PLACE,
    Attainment.NOT_ATTAINED: ActState.NOT_IN_PLACE,
    Attainment.NOT_APPLICABLE: ActState.NOT_APPLICABLE,
}
"""What the verdict of a year says of an act whose state was not told."""


def _state(result: Result, reports: Sequence[ActReport], areas: Sequence[str], year: int) -> ActState | None:
    """The state told for the area; where each unit reports, that of all of them together, never better than the verdict
    on the units."""
    if len(areas) == 1 and reports:
        return reports[0].state
    answer = _ANSWERS.get(result.history.get(year, Attainment.NO_DATA))
    if not reports or answer is not ActState.NOT_IN_PLACE:
        return answer
    states = {report.state for report in reports}
    return states.pop() if len(states) == 1 and len(reports) == len(areas) else ActState.UNDER_WAY


def counted(all_standings: Iterable[Standing]) -> dict[ActState | None, int]:
    """How many stand in each state, those without a report last."""
    counts = Counter(standing.state for standing in all_standings)
    return {state: counts[state] for state in (*ActState, None)}
