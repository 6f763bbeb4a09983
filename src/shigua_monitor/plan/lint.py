"""What a plan that loads can still get wrong: gaps, contradictions, figures that cannot be meant."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator

import numpy as np

from shigua_monitor.plan.criterion import AtLeast, AtMost, meets
from shigua_monitor.plan.definitions import Area, ClauseDefinition, Group, Indicator, TargetDefinition
from shigua_monitor.plan.load import PLAN_FILE, Loading, clause_definitions
from shigua_monitor.plan.model import Plan
from shigua_monitor.plan.terms import SECTION_KEYS, Kind, Level, Unit
from shigua_monitor.strict_yaml.fault import KeyPath
from shigua_monitor.text import Label
from shigua_monitor.text.early_warnings import CODES

_UNITS_OF_KIND = {
    Kind.PROPORTION: {Unit.PERCENT},
    Kind.RATIO: {Unit.PERCENT},
    Kind.RATE: {Unit.PERCENT, Unit.PER_MILLE, Unit.PER_100K},
    Kind.COUNT: {Unit.COUNT},
    Kind.DURATION: {Unit.HOURS, Unit.MINUTES},
    Kind.STATUS: {Unit.YES_NO},
}


def lint(loading: Loading) -> None:
    """Add to `loading.faults` what the files of a plan that loads still get wrong."""
    plan = loading.plan
    if plan is None:
        return
    _check_settings(loading, plan)
    _check_names(loading, plan)
    _check_areas(loading, plan)
    for domain in plan.file.domains:
        _check_clauses(loading, plan, domain.id)
        for index, indicator in enumerate(loading.domain_files[domain.id].indicators):
            _check_indicator(loading, domain.file, ("indicators", index), indicator)
    _check_targets(loading, plan)
    _check_idle(loading, plan)


def _targets(loading: Loading, plan: Plan) -> Iterator[tuple[str, KeyPath, ClauseDefinition, TargetDefinition]]:
    """Each target definition with its file and key path."""
    for domain in plan.file.domains:
        for path, _, clause in clause_definitions(loading.domain_files[domain.id]):
            for index, target in enumerate(clause.targets):
                yield domain.file, (*path, "targets", index), clause, target


def _check_settings(loading: Loading, plan: Plan) -> None:
    for index, code in enumerate(plan.file.early_warning.urgency):
        if code not in CODES:
            path = ("early_warning", "urgency", index)
            loading.fault(PLAN_FILE, path, "lint.unknown_warning", found=code, known=CODES)
    period, evaluations = plan.file.period, plan.file.evaluations
    for name, evaluation in (("midterm", evaluations.midterm), ("final", evaluations.final)):
        if not period.first <= evaluation.year <= period.last:
            span = {"year": evaluation.year, "first": period.first, "last": period.last}
            loading.fault(PLAN_FILE, ("evaluations", name, "year"), "lint.evaluation_outside", **span)


def _check_names(loading: Loading, plan: Plan) -> None:
    """A name or alias may mean one indicator only, however it is written."""
    owner: dict[str, str] = {}
    for domain in plan.file.domains:
        for index, indicator in enumerate(loading.domain_files[domain.id].indicators):
            spellings: list[tuple[KeyPath, str]] = [
                (("name", "zh"), indicator.name.zh),
                (("name", "en"), indicator.name.en),
            ]
            spellings += [(("aliases", place), alias) for place, alias in enumerate(indicator.aliases)]
            for place, spelling in spellings:
                other = owner.setdefault(_folded(spelling), indicator.id)
                if other != indicator.id:
                    path = ("indicators", index, *place)
                    loading.fault(domain.file, path, "lint.alias_twice", alias=spelling, other=other)


def _check_areas(loading: Loading, plan: Plan) -> None:
    """A name of a place or of a group may mean one only, however it is written."""
    parts: dict[str, tuple[Area | Group, ...]] = {"areas": plan.file.areas, "groups": plan.file.groups}
    for key, entries in parts.items():
        owner: dict[str, str] = {}
        for index, entry in enumerate(entries):
            spellings: list[tuple[KeyPath, str]] = [(("name", "zh"), entry.name.zh), (("name", "en"), entry.name.en)]
            spellings += [(("aliases", place), alias) for place, alias in enumerate(entry.aliases)]
            for place, spelling in spellings:
                other = owner.setdefault(_folded(spelling), entry.name.zh)
                if other != entry.name.zh:
                    loading.fault(PLAN_FILE, (key, index, *place), "lint.name_twice", alias=spelling, other=other)


def _folded(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


def _check_clauses(loading: Loading, plan: Plan, domain: str) -> None:
    """Every clause of the text once, and no other."""
    counts = plan.domains[domain].clauses
    file, content = plan.domains[domain].file, loading.domain_files[domain]
    for key, section in SECTION_KEYS.items():
        expected: int = getattr(counts, key)
        items = [clause.item for clause in getattr(content, key)]
        label = Label(f"section.{section}")
        missing = [str(item) for item in range(1, expected + 1) if item not in items]
        if missing:
            loading.fault(file, (key,), "lint.missing_clause", section=label, items=missing)
        for index, item in enumerate(items):
            if item > expected:
                loading.fault(
                    file, (key, index, "item"), "lint.unknown_clause", section=label, item=item, count=expected
                )
            if item in items[:index]:
                loading.fault(file, (key, index, "item"), "lint.clause_twice", section=label, item=item)


def _check_indicator(loading: Loading, file: str, path: KeyPath, indicator: Indicator) -> None:
    highest, scale = indicator.bounds.highest, indicator.unit.scale
    kind = Label(f"kind.{indicator.kind}")
    if indicator.kind is Kind.PROPORTION and highest is not None and highest > scale > 0:
        loading.fault(file, (*path, "bounds", "highest"), "lint.bound_above_hundred", highest=highest, limit=scale)
    lowest = indicator.bounds.lowest
    if lowest is not None and highest is not None and lowest > highest:
        loading.fault(file, (*path, "bounds"), "lint.bounds_reversed", lowest=lowest, highest=highest)
    known = _UNITS_OF_KIND[indicator.kind]
    if indicator.unit not in known:
        units = sorted(known)
        loading.fault(file, (*path, "unit"), "lint.kind_unit", kind=kind, unit=indicator.unit.value, known=units)
    counted = indicator.kind in (Kind.PROPORTION, Kind.RATIO, Kind.RATE)
    if counted and (indicator.numerator is None or indicator.denominator is None):
        loading.fault(file, path, "lint.counts_missing", kind=kind)


def _check_targets(loading: Loading, plan: Plan) -> None:
    upward: dict[tuple[str, str], tuple[bool, str]] = {}
    domains = {domain.file: domain.id for domain in plan.file.domains}
    for file, path, _, target in _targets(loading, plan):
        prefix, _, rest = target.id.partition(".")
        if prefix != domains[file]:
            expected = f"{domains[file]}.{rest}"
            loading.fault(file, (*path, "id"), "lint.target_prefix", found=target.id, known=expected)
        indicator = plan.indicators.get(target.indicator or "")
        if isinstance(target.due, int) and not plan.file.period.first <= target.due <= plan.file.period.last:
            period = plan.file.period
            loading.fault(
                file, (*path, "due"), "lint.due_outside", due=target.due, first=period.first, last=period.last
            )
        if target.scope.levels and Level.INSTITUTION not in target.scope.levels and not plan.units(target.scope):
            loading.fault(file, (*path, "scope"), "lint.no_units", scope=Label(f"scope.{target.scope}"))
        if indicator is None or not target.criterion.quantified:
            continue
        _check_figure(loading, file, path, target, indicator)
        if target.criterion.kind != "gap_narrows":
            direction = target.criterion.comparison.upward
            known, other = upward.setdefault((indicator.id, target.scope), (direction, target.id))
            if known != direction:
                loading.fault(file, (*path, "criterion"), "lint.opposite", other=other)


def _check_figure(loading: Loading, file: str, path: KeyPath, target: TargetDefinition, indicator: Indicator) -> None:
    """A fixed limit must lie within the bounds, and should not be met by the base value already."""
    criterion, bounds = target.criterion, indicator.bounds
    if not isinstance(criterion, AtLeast | AtMost):
        return
    place = (*path, "criterion", "value")
    too_low = bounds.lowest is not None and criterion.value < bounds.lowest
    too_high = bounds.highest is not None and criterion.value > bounds.highest
    if too_low or too_high:
        loading.fault(file, place, "lint.limit_out_of_bounds", value=criterion.value)
    if indicator.baseline is None or not isinstance(target.due, int):
        return
    base, limit = np.array([float(indicator.baseline.value)]), np.array([float(criterion.value)])
    if meets(base, limit, criterion.comparison)[0]:
        sign = "≥" if criterion.comparison.upward else "≤"
        asked = f"{sign}{criterion.value}"
        baseline = indicator.baseline.value
        loading.doubt(file, place, "lint.direction", criterion=asked, baseline=baseline)


def _check_idle(loading: Loading, plan: Plan) -> None:
    """Departments and indicators that nothing uses."""
    busy = Counter(clause.department for clause in plan.clauses)
    busy.update(target.department for target in plan.targets)
    busy.update(indicator.department for indicator in plan.indicators.values())
    for index, department in enumerate(plan.file.departments):
        if not busy[department.id]:
            path = ("departments", index)
            loading.doubt(PLAN_FILE, path, "lint.department_idle", department=department.id)
    used = {target.indicator.id for target in plan.targets if target.indicator}
    for domain in plan.file.domains:
        for index, indicator in enumerate(loading.domain_files[domain.id].indicators):
            if indicator.id not in used:
                path = ("indicators", index)
                loading.doubt(domain.file, path, "lint.unused_indicator", indicator=indicator.id)
