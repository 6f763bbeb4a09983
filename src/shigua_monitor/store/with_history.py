"""Workbooks together with the database: history gives the years, the workbook the newest."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from shigua_monitor.acts import ActReport
from shigua_monitor.findings import Finding, worst_first
from shigua_monitor.observations import Observations, State
from shigua_monitor.plan.acts import acts
from shigua_monitor.plan.model import Plan
from shigua_monitor.store.acts import current as stored_states
from shigua_monitor.store.fault import StoreFault
from shigua_monitor.store.merge import merged, revised_by
from shigua_monitor.store.outstanding import Key, ids_by_name, key_of, mended_by, outstanding
from shigua_monitor.store.submissions import latest
from shigua_monitor.store.values import before, current
from shigua_monitor.submission.act_checks import agreeing
from shigua_monitor.submission.consistency_rules import check_rules
from shigua_monitor.submission.grouping import grouped
from shigua_monitor.submission.read import Submission, TableRead
from shigua_monitor.submission.rules import load_rules


class Gathered(NamedTuple):
    """What is to be judged, and what it was before: `earlier` holds the former figures of revised values."""

    submission: Submission
    earlier: Observations | None = None


def from_database(
    connection: sqlite3.Connection, plan: Plan, name: str, sent: Submission | None = None, as_of: str | None = None
) -> Gathered:
    """What the database called `name` holds, with a submission that is not in it. The rules between values are
    checked over all of them."""
    taken = _files(sent) if sent else set()
    if latest(connection, as_of) is None and as_of is not None and sent is None:
        raise StoreFault("store.nothing_by_then", as_of=as_of)
    stored = current(connection, plan.indicators, as_of, taken)
    revised = before(connection, plan.indicators, as_of)
    waiting = outstanding(connection, plan, as_of)
    known = {act.id: act for act in acts(plan)}
    states = stored_states(
        connection, {target.id: act.id for act in known.values() for target in act.targets}, as_of, taken
    )
    rows = len(stored) + sum(known[report.act].indicator is None for report in states)
    table = TableRead(name, "", "database", 0, rows, {}, [], None, None, None)
    if sent is None:
        return Gathered(_checked(stored, grouped(waiting), [table], plan, agreeing(states, known, stored)), revised)
    observations = merged(stored, sent.observations)
    findings = [*sent.findings, *grouped(_still_waiting(waiting, sent, plan))]
    earlier = merged(revised, revised_by(stored, sent.observations))
    latest_states = {report.key: report for report in (*states, *sent.acts)}
    reports = agreeing(latest_states.values(), known, observations)
    return Gathered(_checked(observations, findings, [table, *sent.tables], plan, reports), earlier)


def _files(sent: Submission) -> set[str]:
    return {source.file for source in sent.observations.sources} | {report.file for report in sent.acts}


def _checked(
    observations: Observations,
    findings: Sequence[Finding],
    tables: list[TableRead],
    plan: Plan,
    reports: list[ActReport],
) -> Submission:
    """The observations after the rules between them were checked; a finding that is known already is told once."""
    report = check_rules(observations, plan, load_rules(plan))
    known = {_place(found) for found in _single(findings)}
    new = [found for found in report.findings if _place(found) not in known]
    return Submission(observations, worst_first([*findings, *grouped(new)]), tables, report.outcomes, reports)


def _single(findings: Iterable[Finding]) -> Iterable[Finding]:
    for found in findings:
        yield from found.members or (found,)


def _place(found: Finding) -> tuple[object, ...]:
    return found.code, found.file, found.sheet, found.cell


def _still_waiting(waiting: Iterable[Finding], sent: Submission, plan: Plan) -> Iterable[Finding]:
    """The errors of the database that the new submission does not mend or repeat. Where it has a file of the same
    name, the old one is told apart."""
    ids = ids_by_name(plan)
    table = sent.observations
    told = table.state != State.MISSING
    indicators, areas, groups = table.indicators.names, table.areas.names, table.groups.names
    names = _files(sent)
    rows = np.stack([table.indicator, table.area, table.group, table.year], axis=1)[told].tolist()
    keys: list[Key | str] = [
        (indicators[indicator], areas[area], groups[group], year) for indicator, area, group, year in rows
    ]
    keys += [*((report.act, report.area, "", report.year) for report in sent.acts), *names]
    given = {mended for key in keys for mended in mended_by(key)}
    for error in waiting:
        if key_of(error, ids) not in given:
            yield replace(error, file=f"{error.file} #") if error.file in names else error
