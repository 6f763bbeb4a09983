"""Checks observations by the rules of a plan. A rule over a value that is missing or withheld is never passed."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from shigua_monitor.findings import Finding
from shigua_monitor.observations import Observations, State
from shigua_monitor.plan.bilingual import Bilingual
from shigua_monitor.plan.model import Plan
from shigua_monitor.submission.rule_checks import check_jump, check_order, check_same_denominator, check_together
from shigua_monitor.submission.rule_data import Checked, Data
from shigua_monitor.submission.rule_sums import check_areas, check_parts
from shigua_monitor.submission.rules import (
    AreasAndDistrict,
    Order,
    PartsAndTotal,
    PlausibleJump,
    Rule,
    Rules,
    SameDenominator,
)


class RuleOutcome(NamedTuple):
    """In how many cells of area, group and year a rule held, was broken, and could not be verified.

    A cell counts as soon as one of the values that the rule speaks of was sent in it.
    """

    id: str
    kind: str
    title: Bilingual
    held: int
    broken: int
    not_verifiable: int


class RuleReport(NamedTuple):
    findings: list[Finding]
    outcomes: list[RuleOutcome]


def check_rules(observations: Observations, plan: Plan, rules: Rules) -> RuleReport:
    """Check every rule, and withhold the values that contradict one another.

    Each rule sees the values as they were sent: what another rule withholds makes no rule unverifiable, so that the
    order of the rules does not matter.
    """
    data, report = Data.of(observations, plan), RuleReport([], [])
    doubted: list[int] = []
    for rule in rules.rules:
        checked = _checked(rule, data)
        report.findings.extend(checked.findings)
        report.outcomes.append(_outcome(rule, checked))
        doubted += checked.doubted
    observations.state[np.array(doubted, np.int64)] = State.WITHHELD
    return report


def _checked(rule: Rule, data: Data) -> Checked:
    match rule:
        case Order():
            return check_order(rule, data)
        case SameDenominator():
            return check_same_denominator(rule, data)
        case PartsAndTotal():
            return check_parts(rule, data)
        case AreasAndDistrict():
            return check_areas(rule, data)
        case PlausibleJump():
            return check_jump(rule, data)
        case _:
            return check_together(rule, data)


def _outcome(rule: Rule, checked: Checked) -> RuleOutcome:
    held = int((checked.verifiable & ~checked.broken).sum())
    broken = int(checked.broken.sum())
    return RuleOutcome(rule.id, rule.kind, rule.title, held, broken, len(checked.broken) - held - broken)
