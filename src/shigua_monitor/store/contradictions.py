"""Errors between stored values that came with the newest submissions, whichever of the values they brought."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from shigua_monitor.findings import Finding, Severity
from shigua_monitor.plan.model import Plan
from shigua_monitor.store.values import current, observations
from shigua_monitor.store.versions import told_apart
from shigua_monitor.submission.consistency_rules import check_rules
from shigua_monitor.submission.rules import load_rules


def came_since(connection: sqlite3.Connection, plan: Plan, number: int, findings: Iterable[Finding]) -> list[Finding]:
    """Those of the findings that tell a contradiction between stored values which the submissions up to that number
    did not have, or had between other figures or cells."""
    before = set(map(repr, _errors(connection, plan, number)))
    new = {_row(found) for found in _errors(connection, plan) if repr(found) not in before}
    return [found for found in findings if any(_row(each) in new for each in found.members or (found,))]


def _errors(connection: sqlite3.Connection, plan: Plan, up_to: int | None = None) -> list[Finding]:
    """What the rules between values find, every file named with the number of its submission."""
    values = current(connection, plan.indicators, up_to=up_to)
    names = told_apart(values, {each.file for each in values})
    report = check_rules(observations(values, names), plan, load_rules(plan))
    return [found for found in report.findings if found.severity is Severity.ERROR]


def _row(found: Finding) -> tuple[object, ...]:
    return found.code, found.indicator, found.area, found.group, found.year
