"""Distances between parts of a population or of an area, in points of the indicator's unit."""

from __future__ import annotations

import numpy as np

from shigua_monitor.observations import Floats, Panel


def gap_between_town_and_country(panel: Panel, indicator: str) -> Floats:
    """|urban - rural| for each area and year; NaN unless both are known."""
    urban, _, _ = panel.of(indicator, "urban")
    rural, _, _ = panel.of(indicator, "rural")
    return np.abs(urban - rural)


def gap_between_areas(panel: Panel, indicator: str, units: list[int], district: int, base: int) -> Floats:
    """Highest minus lowest value among `units`, in the row of `district`, for each year.

    A range is comparable with that of the base year only if the same units reported in both; other years are NaN,
    unless the base year has no range to compare with.
    """
    value, _, _ = panel.of(indicator, "total")
    gap = np.full(value.shape, np.nan)
    if len(units) < 2:
        return gap
    among = value[units]
    known = np.isfinite(among)
    in_base = known[:, [base]]
    comparable = ((known == in_base).all(axis=0) | (in_base.sum() < 2)) & (known.sum(axis=0) >= 2)
    highest = np.where(known, among, -np.inf).max(axis=0)
    lowest = np.where(known, among, np.inf).min(axis=0)
    with np.errstate(invalid="ignore"):
        gap[district] = np.where(comparable, highest - lowest, np.nan)
    return gap
