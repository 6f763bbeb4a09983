"""Figures of a plan that cannot be meant: units, bounds, base values, limits, paces."""

from __future__ import annotations

from decimal import Decimal

import numpy as np

from shigua_monitor.plan.criterion import NOISE, AtLeast, AtMost, ChangeFromBaseline, meets
from shigua_monitor.plan.definitions import Baseline, EarlyWarningSettings, Indicator, TargetDefinition
from shigua_monitor.plan.load import Loading
from shigua_monitor.plan.terms import Kind, Unit
from shigua_monitor.strict_yaml.fault import KeyPath
from shigua_monitor.text import Label

_UNITS_OF_KIND = {
    Kind.PROPORTION: {Unit.PERCENT},
    Kind.RATIO: {Unit.PERCENT},
    Kind.RATE: {Unit.PERCENT, Unit.PER_MILLE, Unit.PER_100K},
    Kind.COUNT: {Unit.COUNT},
    Kind.DURATION: {Unit.HOURS, Unit.MINUTES},
    Kind.STATUS: {Unit.YES_NO},
}


def check_indicator(loading: Loading, file: str, path: KeyPath, indicator: Indicator) -> None:
    kind = Label(f"kind.{indicator.kind}")
    known = _UNITS_OF_KIND[indicator.kind]
    if indicator.unit not in known:
        units = sorted(known)
        loading.fault(file, (*path, "unit"), "lint.kind_unit", kind=kind, unit=indicator.unit.value, known=units)
    counted = indicator.kind in (Kind.PROPORTION, Kind.RATIO, Kind.RATE)
    if counted and (indicator.numerator is None or indicator.denominator is None):
        loading.fault(file, path, "lint.counts_missing", kind=kind)
    _check_bounds(loading, file, (*path, "bounds"), indicator)
    if indicator.baseline is not None:
        _check_baseline(loading, file, (*path, "baseline"), indicator, indicator.baseline)


def _check_bounds(loading: Loading, file: str, path: KeyPath, indicator: Indicator) -> None:
    lowest, highest, scale = indicator.bounds.lowest, indicator.bounds.highest, indicator.unit.scale
    if indicator.kind is Kind.PROPORTION:
        if lowest is None or highest is None:
            loading.fault(file, path, "lint.bounds_missing", limit=scale)
        elif highest > scale > 0:
            loading.fault(file, (*path, "highest"), "lint.bound_above_hundred", highest=highest, limit=scale)
    if lowest is not None and highest is not None and lowest > highest:
        loading.fault(file, path, "lint.bounds_reversed", lowest=lowest, highest=highest)


def _check_baseline(loading: Loading, file: str, path: KeyPath, indicator: Indicator, baseline: Baseline) -> None:
    """A base value is held to what the values of every year are held to."""
    value, numerator, denominator = baseline.value, baseline.numerator, baseline.denominator
    if not indicator.bounds.contain(value):
        loading.fault(file, (*path, "value"), "lint.base_out_of_bounds", value=value)
    if numerator is None and denominator is None:
        return
    scale = indicator.unit.scale
    quotient = scale * numerator / denominator if numerator is not None and denominator else None
    rounding = 0.5 * 10.0 ** int(Decimal(str(value)).as_tuple().exponent)
    if quotient is None or abs(quotient - value) > rounding * (1 + NOISE) + NOISE * abs(value):
        counts = {"numerator": numerator, "denominator": denominator}
        told = {name: "" if count is None else count for name, count in counts.items()}
        loading.fault(file, path, "lint.base_counts", value=value, scale=scale, **told)


def check_paces(loading: Loading, file: str, path: KeyPath, settings: EarlyWarningSettings) -> None:
    """A target to be watched is slower than one on track."""
    if settings.watch_pace > settings.on_track_pace:
        paces = {"watch": settings.watch_pace, "on_track": settings.on_track_pace}
        loading.fault(file, path, "lint.paces", **paces)


def check_figure(loading: Loading, file: str, path: KeyPath, target: TargetDefinition, indicator: Indicator) -> None:
    """A fixed limit must lie within the bounds, and should not be met by the base value already; a change must be one
    that can be."""
    criterion = target.criterion
    if isinstance(criterion, ChangeFromBaseline) and not (criterion.percent > 0 or -100 <= criterion.percent < 0):
        loading.fault(file, (*path, "criterion", "percent"), "lint.no_change", percent=criterion.percent)
    if not isinstance(criterion, AtLeast | AtMost):
        return
    place = (*path, "criterion", "value")
    if not indicator.bounds.contain(criterion.value):
        loading.fault(file, place, "lint.limit_out_of_bounds", value=criterion.value)
    if indicator.baseline is None or not isinstance(target.due, int):
        return
    base, limit = np.array([float(indicator.baseline.value)]), np.array([float(criterion.value)])
    if meets(base, limit, criterion.comparison)[0]:
        sign = "≥" if criterion.comparison.upward else "≤"
        asked = f"{sign}{criterion.value}"
        baseline = indicator.baseline.value
        loading.doubt(file, place, "lint.direction", criterion=asked, baseline=baseline)
