"""The states of all tables together: repeats, conflicts, and the values that they give to indicators."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

import numpy as np

from shigua_monitor.acts import ActReport, ActState, Place
from shigua_monitor.findings import Finding
from shigua_monitor.observations import Codes, Floats, Labels, Source, State
from shigua_monitor.plan.acts import Act
from shigua_monitor.plan.model import TOTAL
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


_VALUES = {
    ActState.IN_PLACE: (1.0, State.USED),
    ActState.NOT_APPLICABLE: (np.nan, State.NOT_APPLICABLE),
}
"""What a state gives the indicator; every other one that it is not in place."""


def values(settled: Settled, acts: Mapping[str, Act], registers: Registers) -> list[tuple[Source, Rows]]:
    """The states of acts as values of the indicators that they are judged by; clauses without a figure have none."""
    told = [(report, *_VALUES.get(report.state, (0.0, State.USED))) for report in settled.used]
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
