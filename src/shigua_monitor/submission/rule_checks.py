"""Rules between indicators and between years: where each can be checked, where it is broken, and what is said of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from shigua_monitor.findings import Finding
from shigua_monitor.observations import Mask, State
from shigua_monitor.plan.criterion import NOISE
from shigua_monitor.plan.terms import Level
from shigua_monitor.submission.rule_cells import ABSENT, Cells, every, gather, members, some
from shigua_monitor.submission.rule_data import Checked, Data
from shigua_monitor.submission.rules import Order, PlausibleJump, SameDenominator, Together
from shigua_monitor.text import Label, Phrase


def check_order(rule: Order, data: Data) -> Checked:
    """Each value against the next one that may be used, so that a gap between two values hides nothing."""
    cells = data.beside_one_another(rule.indicators)
    usable = cells.usable
    checked = Checked(every(usable), np.zeros(len(cells), np.bool_))
    last = np.where(usable[:, 0], cells.row[:, 0], -1)
    for row, known in zip(cells.row.T[1:], usable.T[1:], strict=True):
        wrong = known & (last >= 0) & data.figures.exceeds(last, row)
        for lower, higher in zip(last[wrong].tolist(), row[wrong].tolist(), strict=True):
            checked.findings.append(_order_finding(lower, higher, data))
            checked.doubted += [lower, higher]
        checked.broken |= wrong
        last = np.where(known, row, last)
    return checked


def _order_finding(lower: int, higher: int, data: Data) -> Finding:
    told = data.told
    sent, other = told.number(lower), told.number(higher)
    if sent == other:  # rounded to the same digits: only the counts show the difference
        sent, other = told.counts(lower), told.counts(higher)
    cited = told.cited(told.indicator(higher).name, higher, other, "value", lower)
    return told.at(lower, "F401", name=told.indicator(lower).name, sent=sent, other=cited)


def check_same_denominator(rule: SameDenominator, data: Data) -> Checked:
    """The denominators that were sent for one area, group and year."""
    cells = data.beside_one_another(rule.indicators)
    denominator = cells.of(data.observations.denominator)
    known = np.isfinite(denominator)
    lowest = np.where(known, denominator, np.inf).min(axis=1)
    highest = np.where(known, denominator, -np.inf).max(axis=1)
    checked = Checked(every(known), lowest < highest)
    for cell in np.flatnonzero(checked.broken).tolist():
        rows: list[int] = cells.row[cell, known[cell]].tolist()
        checked.findings.append(_denominator_finding(rows, data))
        checked.doubted += rows
    return checked


def _denominator_finding(rows: list[int], data: Data) -> Finding:
    """At the denominator that the fewest indicators have; of equally rare ones at the first."""
    told = data.told
    sent = {row: told.number(row, "denominator") for row in rows}
    often = Counter(sent.values())
    odd = min(rows, key=lambda row: often[sent[row]])
    others = [
        told.cited(told.indicator(row).name, row, number, "denominator", odd)
        for row, number in sent.items()
        if number != sent[odd]
    ]
    return told.at(odd, "F405", "denominator", name=told.indicator(odd).name, sent=sent[odd], others=others)


def check_jump(rule: PlausibleJump, data: Data) -> Checked:
    """Each value and that of the year before. From zero a change has no ratio: that cannot be verified."""
    table = data.observations
    cells = _year_by_year(rule, data)
    before, now = cells.of(data.figures.value).T
    unit = [data.plan.indicators[name].unit for name in table.indicators.names]
    indicator = table.indicator[cells.row[:, 1]]
    points = np.array([rule.points.get(each, np.inf) for each in unit] or [0])[indicator]
    times = np.array([rule.times.get(each, np.inf) for each in unit] or [0])[indicator]
    smaller, larger = np.minimum(before, now), np.maximum(before, now)
    with np.errstate(invalid="ignore"):
        too_far = larger - smaller > points + NOISE * larger
        too_often = (smaller > 0) & (larger > times * smaller * (1 + NOISE))
        from_zero = np.isfinite(times) & (smaller <= 0) & (larger > 0)
    checked = Checked(every(cells.usable) & ~from_zero, too_far | too_often)
    for measure, wrong in (("points", too_far), ("times", too_often & ~too_far)):
        for earlier, later in cells.row[wrong].tolist():
            checked.findings.append(_jump_finding(earlier, later, measure, rule, data))
    return checked


def _year_by_year(rule: PlausibleJump, data: Data) -> Cells:
    """The year before and the year itself, for every year that was sent."""
    table = data.observations
    rows, _ = data.rows(rule.selected(data.plan))
    twice, year = np.tile(rows, 2), np.r_[table.year[rows], table.year[rows] + 1]
    member = np.repeat(np.array([1, 0], np.int32), len(rows))
    cells = gather(table, twice, member, 2, (table.indicator[twice], table.area[twice], table.group[twice], year))
    return cells.only(cells.state[:, 1] != ABSENT)


def _jump_finding(earlier: int, later: int, measure: str, rule: PlausibleJump, data: Data) -> Finding:
    told = data.told
    unit = told.indicator(later).unit
    limit = {"limit": float(getattr(rule, measure)[unit]), "unit": Label(f"points.{unit}")}
    return told.at(
        later,
        "F404",
        sent=told.number(later),
        other=told.cells([earlier], "value", later),
        other_sent=told.number(earlier),
        limit=Phrase(f"finding.{measure}", limit),
    )


def check_together(rule: Together, data: Data) -> Checked:
    """Which of the indicators were sent for an area and year, in whatever group; "not applicable" is an answer.

    Comparison areas send nothing: their figures come from publications.
    """
    table = data.observations
    reporting = [name for name, area in data.plan.areas.items() if area.level is not Level.COMPARISON]
    rows, member = data.rows(rule.indicators)
    here = members(table.areas, reporting)[table.area[rows]] >= 0
    rows, member = rows[here], member[here]
    cells = gather(table, rows, member, len(rule.indicators), (table.area[rows], table.year[rows]))
    sent = cells.usable | (cells.state == State.WITHHELD)
    not_applicable = cells.state == State.NOT_APPLICABLE
    asked = some(sent)
    checked = Checked(asked & (cells.usable | not_applicable).all(axis=1), asked & ~(sent | not_applicable).all(axis=1))
    checked.findings += _together_findings(rule, cells.only(checked.broken), sent[checked.broken], data)
    return checked


def _together_findings(rule: Together, cells: Cells, sent: Mask, data: Data) -> Iterator[Finding]:
    told, indicators = data.told, data.plan.indicators
    lacking = ~sent & (cells.state != State.NOT_APPLICABLE)
    for rows, first, absent in zip(cells.row.tolist(), sent.argmax(axis=1).tolist(), lacking, strict=True):
        row = rows[first]
        missing = [indicators[rule.indicators[member]].name for member in np.flatnonzero(absent).tolist()]
        year = int(data.observations.year[row])
        name, area = told.indicator(row).name, told.area_name(row)
        yield replace(told.at(row, "F501", name=name, missing=missing, area=area, year=year), group="")
