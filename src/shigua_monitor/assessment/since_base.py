"""What a figure is beside that of the base year: where the base value comes from, and comparisons that rest on it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from shigua_monitor.observations import Floats, Panel
from shigua_monitor.plan.criterion import NOISE, Comparison, Criterion, GapNarrows, meets_exactly
from shigua_monitor.plan.definitions import Indicator
from shigua_monitor.plan.model import Plan, Target
from shigua_monitor.plan.terms import TOTAL

LARGEST_EXACT = 2.0**53
"""Products of counts beyond this are not whole numbers any more."""

Figures = tuple[Floats, Floats, Floats]


def with_published_base(target: Target, indicator: Indicator, figures: Figures, panel: Panel, plan: Plan) -> Figures:
    """Value, numerator and denominator with the base year's published figure where the district did not send one.

    What is published is the district's figure for everybody: no gap, and nothing of a part of the population.
    """
    place = panel.areas[plan.district.name.zh], panel.years.index(plan.file.base_year)
    published = indicator.baseline
    of_everybody = target.group == TOTAL and not isinstance(target.criterion, GapNarrows)
    if published is None or not of_everybody or np.isfinite(figures[0][place]):
        return figures
    value, numerator, denominator = (part.copy() for part in figures)
    value[place] = published.value
    if indicator.unit.scale and published.numerator is not None and published.denominator:
        numerator[place], denominator[place] = published.numerator, published.denominator
        value[place] = published.numerator * indicator.unit.scale / published.denominator
    return value, numerator, denominator


def exact_since_base(
    criterion: Criterion, numerator: Floats, denominator: Floats, base: int
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Where a year and the base year both have counts, and whether the criterion is met there, in whole numbers.

    x₁/n₁ against (1 + percent/100) x₀/n₀ is x₁n₀ x 100 against (100 + percent) x₀n₁. Without an event in the base
    year there is nothing to multiply; zero is compared as it is.
    """
    left, right = numerator * denominator[..., [base]], numerator[..., [base]] * denominator
    known = np.isfinite(left) & (right > 0) & (np.maximum(left, right) <= LARGEST_EXACT)
    left, right = np.where(known, left, np.nan), np.where(known, right, np.nan)
    limit = 100 + getattr(criterion, "percent", 0)
    return known, meets_exactly(left, right, 100, limit, criterion.comparison)


def cannot_improve(criterion: Criterion, indicator: Indicator, measured: Floats, base: Floats) -> NDArray[np.bool_]:
    """A trend from the best possible value is kept, not beaten: full coverage cannot rise, no case cannot fall."""
    best = {"rises": indicator.bounds.highest, "falls": indicator.bounds.lowest, "gap_narrows": 0.0}.get(criterion.kind)
    if best is None:
        return np.zeros(measured.shape, np.bool_)
    noise = NOISE * abs(best)
    with np.errstate(invalid="ignore"):
        kept: NDArray[np.bool_] = (np.abs(base - best) <= noise) & (np.abs(measured - best) <= noise)
    return kept


def turned_back(measured: Floats, comparison: Comparison) -> NDArray[np.bool_]:
    """Whether up to each year (last axis) any known value moved the wrong way against the known one before it."""
    before = np.full(measured.shape[:-1], np.nan)
    turned = np.zeros(measured.shape, np.bool_)
    so_far = np.zeros(measured.shape[:-1], np.bool_)
    for year in range(measured.shape[-1]):
        now = measured[..., year]
        step = now - before if comparison.upward else before - now
        with np.errstate(invalid="ignore"):
            so_far = so_far | (step < -NOISE * np.maximum(np.abs(now), np.abs(before)))
        turned[..., year] = so_far
        before = np.where(np.isnan(now), before, now)
    return turned
