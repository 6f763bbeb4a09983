"""The states of all tables together: repeats, conflicts, and the values that they give to indicators."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

import numpy as np

from shigua_monitor.acts import ActReport, ActState, Place
from shigua_monitor.findings import Finding
from shigua_monitor.observations import Codes, Floats, Labels, Observations, Source, State
from shigua_monitor.plan.acts import Act
from shigua_monitor.plan.terms import TOTAL
from shigua_monitor.submission.extract import Rows
from shigua_monitor.submission.table import Registers

Sent = tuple[ActReport, str]
"""A report, and its state in the words in which it was sent."""


@dataclass(slots=True)
class Settled:
    """The reports that may be used, each act, area and year once; those that contradict one another are `withheld`."""

    used: list[ActReport] = field(default_factory=list)
    withheld: list[ActReport] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def settle(reports: Sequence[Sent], acts: Mapping[str, Act]) -> Settled:
    """Of reports that agree the first is kept, or the first with evidence;
    of those in conflict none is used."""
    settled = Settled()
    sent = {report.place: text for report, text in reports}
    ordered = sorted((report for report, _ in reports), key=lambda report: report.key)
    for _, group in groupby(ordered, key=lambda report: report.key):
        first, *others = group
        agree = all(other.state is first.state for other in others)
        for other in others:
            settled.findings.append(_repeat("F306" if agree else "F317", other, first, sent, acts))
        if agree:
            settled.used.append(next((each for each in (first, *others) if each.evidence), first))
        else:
            settled.withheld += [first, *others]
    return settled


def _repeat(
    code: str, other: ActReport, first: ActReport, sent: Mapping[Place, str], acts: Mapping[str, Act]
) -> Finding:
    where = f"{first.sheet}!{first.cell}"
    if (other.file, other.sheet) != (first.file, first.sheet):
        where = f"{first.file} {where}"
    return Finding(
        code,
        other.file,
        other.sheet,
        other.cell,
        {"sent": sent[other.place], "other": where, "other_sent": sent[first.place]},
        indicator=acts[other.act].name,
        area=other.area,
        year=other.year,
        place=(other.row, other.column),
    )


def _value(state: ActState) -> tuple[float, State]:
    """What a state gives the indicator."""
    if state is ActState.NOT_APPLICABLE:
        return np.nan, State.NOT_APPLICABLE
    return float(state is ActState.IN_PLACE), State.USED


def values(settled: Settled, acts: Mapping[str, Act], registers: Registers) -> list[tuple[Source, Rows]]:
    """The states of acts as values of the indicators that they are judged by; clauses without a figure have none."""
    told = [(report, *_value(report.state)) for report in settled.used]
    told += [(report, np.nan, State.WITHHELD) for report in settled.withheld]
    return [
        (Source(report.file, report.sheet), _row(report, indicator.id, value, state, registers))
        for report, value, state in told
        if (indicator := acts[report.act].indicator) is not None
    ]


def _row(report: ActReport, indicator: str, value: float, state: State, registers: Registers) -> Rows:
    def code(labels: Labels, label: str) -> Codes:
        return np.array([labels[label]], np.int32)

    nothing: Floats = np.array([np.nan])
    return Rows(
        indicator=code(registers.indicators, indicator),
        area=code(registers.areas, report.area),
        group=code(registers.groups, TOTAL),
        year=np.array([report.year], np.int32),
        value=np.array([value]),
        numerator=nothing,
        denominator=nothing,
        decimals=np.zeros(1, np.int8),
        state=np.array([state], np.int8),
        row=np.array([report.row], np.int32),
        column=report.column,
        numerator_column=0,
        denominator_column=0,
    )


def agreeing(reports: Iterable[ActReport], acts: Mapping[str, Act], observations: Observations) -> list[ActReport]:
    """The reports whose indicator has the value that the state gives it, and those that give none: a value that
    another table contradicts, or a later answer replaced, takes its state along."""
    reports = list(reports)
    if not reports:
        return []
    values = _values_told(observations)
    return [report for report in reports if _agrees(report, acts.get(report.act), values)]


def _values_told(observations: Observations) -> dict[tuple[str, str, int], tuple[float, int]]:
    """Value and state of every row that may be used, of the groups together."""
    indicators, areas = observations.indicators.names, observations.areas.names
    told = np.isin(observations.state, (State.USED, State.NOT_APPLICABLE))
    told &= observations.group == observations.groups.code.get(TOTAL, -1)
    return {
        (indicators[observations.indicator[at]], areas[observations.area[at]], int(observations.year[at])): (
            float(observations.value[at]),
            int(observations.state[at]),
        )
        for at in np.flatnonzero(told).tolist()
    }


def _agrees(report: ActReport, act: Act | None, values: Mapping[tuple[str, str, int], tuple[float, int]]) -> bool:
    if act is None or act.indicator is None:
        return act is not None
    value, state = values.get((act.indicator.id, report.area, report.year), (np.nan, State.WITHHELD))
    wanted, told = _value(report.state)
    return state == told and (value == wanted or state == State.NOT_APPLICABLE)
