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
from shigua_monitor.store.acts import reports
from shigua_monitor.store.fault import StoreFault
from shigua_monitor.store.merge import merged, revised_by
from shigua_monitor.store.outstanding import Key, Waiting, ids_by_name, key_of, mended_by, outstanding
from shigua_monitor.store.submissions import latest
from shigua_monitor.store.values import before, current, observations
from shigua_monitor.store.versions import told_apart
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
    if latest(connection, as_of) is None and as_of is not None and sent is None:
        raise StoreFault("store.nothing_by_then", as_of=as_of)
    known = {act.id: act for act in acts(plan)}
    asked = {target.id: act.id for act in known.values() for target in act.targets}
    values, states = current(connection, plan.indicators, as_of), stored_states(connection, asked, as_of)
    waiting = outstanding(connection, plan, as_of)
    if sent is not None:
        waiting = _still_waiting(waiting, sent, plan)
    names = told_apart([*values, *states, *waiting], _files(sent) if sent else ())
    stored, reported = observations(values, names), reports(states, asked, names)
    errors = grouped(replace(each.error, file=names[each.submission]) for each in waiting)
    revised = observations(before(connection, plan.indicators, as_of))
    rows = len(stored) + sum(known[report.act].indicator is None for report in reported)
    table = TableRead(name, "", "database", 0, rows, {}, [], None, None, None)
    if sent is None:
        return Gathered(_checked(stored, errors, [table], plan, agreeing(reported, known, stored)), revised)
    together = merged(stored, sent.observations)
    earlier = merged(revised, revised_by(stored, sent.observations))
    latest_states = {report.key: report for report in (*reported, *sent.acts)}
    agreed = agreeing(latest_states.values(), known, together)
    findings = [*sent.findings, *errors]
    return Gathered(_checked(together, findings, [table, *sent.tables], plan, agreed), earlier)


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


def _still_waiting(waiting: Iterable[Waiting], sent: Submission, plan: Plan) -> list[Waiting]:
    """The errors of the database that the new submission does not mend or repeat."""
    ids = ids_by_name(plan)
    table = sent.observations
    told = table.state != State.MISSING
    indicators, areas, groups = table.indicators.names, table.areas.names, table.groups.names
    rows = np.stack([table.indicator, table.area, table.group, table.year], axis=1)[told].tolist()
    keys: list[Key | str] = [
        (indicators[indicator], areas[area], groups[group], year) for indicator, area, group, year in rows
    ]
    keys += [*((report.act, report.area, "", report.year) for report in sent.acts), *_files(sent)]
    given = {mended for key in keys for mended in mended_by(key)}
    return [each for each in waiting if key_of(each.error, ids) not in given]
