"""Rules between the numbers of a row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from shigua_monitor.findings import Finding
from shigua_monitor.observations import Floats, Mask, Observations, State
from shigua_monitor.plan.model import Plan
from shigua_monitor.plan.terms import Kind
from shigua_monitor.submission.quotients import quotients, rounds_to
from shigua_monitor.submission.rule_findings import Told
from shigua_monitor.text import Label, plain_number


class _Fault(NamedTuple):
    """What is wrong with some rows: the number at whose cell a finding stands, its fields, and what the rows become."""

    code: str
    what: str
    rows: Mask
    fields: Callable[[int], Mapping[str, Any]]
    state: State = State.WITHHELD


def check_rows(observations: Observations, plan: Plan) -> list[Finding]:
    """Years after the plan, and numbers that contradict one another. Withholds what it finds wrong."""
    told = Told.of(observations, plan)
    with np.errstate(invalid="ignore"):
        faults = list(_faults(told))
    findings = [
        told.at(row, fault.code, fault.what, **fault.fields(row))
        for fault in faults
        for row in np.flatnonzero(fault.rows).tolist()
    ]
    for fault in faults:
        observations.state[fault.rows] = fault.state
    return findings


def _faults(told: Told) -> Iterator[_Fault]:
    """Each row has one of them at most."""
    table, indicators = told.observations, told.indicators

    def of_each(facts: list[Any], kind: Any) -> NDArray[Any]:
        return np.array([*facts, 0], kind)[table.indicator]

    scale = of_each([each.unit.scale for each in indicators], np.float64)
    capped = of_each([each.kind is Kind.PROPORTION for each in indicators], np.bool_)
    lowest = of_each([each.bounds.lowest for each in indicators], np.float64)
    highest = of_each([each.bounds.highest for each in indicators], np.float64)
    numerator, denominator = table.numerator, table.denominator
    quotient = quotients(numerator, denominator, scale)
    sent, counted, of_none = np.isfinite(table.value), np.isfinite(quotient), denominator == 0
    said = _Said(told, quotient)

    used, missing = table.state == State.USED, table.state == State.MISSING
    late = used & (table.year > told.plan.file.period.last)
    yield _Fault("F318", "value", late, said.year)
    used &= ~late
    above = used & (numerator > denominator) & (capped | of_none)
    yield _Fault("F308", "numerator", above, said.counts)
    used &= ~above
    none_of_none = of_none & (~sent | (table.value == 0))  # 0 is what spreadsheets are told to write for 0/0
    differs = used & sent & ((of_none & ~none_of_none) | (counted & ~rounds_to(quotient, table.value, table.decimals)))
    inapplicable = (table.state == State.NOT_APPLICABLE) & counted
    yield _Fault("F309", "value", differs | inapplicable, said.contradiction)
    outside = used & ~sent & ((quotient < lowest) | (quotient > highest))
    yield _Fault("F203", "numerator", outside, said.bounds)
    half_sent = missing & (scale > 0) & np.isfinite(numerator) & np.isnan(denominator)
    yield _Fault("F311", "denominator", (used & none_of_none) | half_sent, said.counts, State.MISSING)


class _Said(NamedTuple):
    """The fields of the findings of a row."""

    told: Told
    quotient: Floats

    def year(self, row: int) -> dict[str, Any]:
        return {"sent": str(self.told.observations.year[row]), "last": str(self.told.plan.file.period.last)}

    def counts(self, row: int) -> dict[str, Any]:
        table = self.told.observations
        columns = {"sent": table.value, "numerator": table.numerator, "denominator": table.denominator}
        numbers = {name: float(column[row]) for name, column in columns.items()}
        numbers["quotient"] = float(np.round(self.quotient[row], 10))
        return {name: number if np.isfinite(number) else None for name, number in numbers.items()}

    def contradiction(self, row: int) -> dict[str, Any]:
        """The same where a value, or that there is none, stands beside counts that say otherwise."""
        counts = self.counts(row)
        undefined = Label("finding.undefined") if counts["quotient"] is None else counts["quotient"]
        return {**counts, "sent": self.told.number(row), "quotient": undefined}

    def bounds(self, row: int) -> dict[str, Any]:
        indicator, quotient = self.told.indicator(row), float(self.quotient[row])
        bounds = {"lowest": indicator.bounds.lowest, "highest": indicator.bounds.highest, "unit": indicator.unit}
        return {"sent": f"{self.told.counts(row)}={plain_number(quotient)}", **bounds}
