"""Where a judged figure is to what it is compared with, in fact and in words."""

from __future__ import annotations

import numpy as np

from shigua_monitor.assessment.attainment import Attainment
from shigua_monitor.assessment.result import Result
from shigua_monitor.plan.criterion import NOISE, AtLeast, AtMost, ChangeFromBaseline, Comparison, GapNarrows, meets
from shigua_monitor.report.display import points_text, value_text
from shigua_monitor.text import Lang, say


def limit_text(lang: Lang, result: Result) -> str:
    """What the judged figure is compared with: a limit as the plan writes it, or that of the base year."""
    criterion, indicator = result.target.criterion, result.target.indicator
    if isinstance(criterion, AtLeast | AtMost) and indicator is not None:
        return f"{criterion.value}{say(lang, f'sign.{indicator.unit}')}"
    if isinstance(criterion, GapNarrows):
        return say(lang, "limit.base", limit=points_text(lang, result.threshold, indicator, signed=False))
    limit = value_text(lang, result.threshold, indicator)
    return limit if isinstance(criterion, ChangeFromBaseline) else say(lang, "limit.base", limit=limit)


def figure_meets(result: Result) -> bool:
    """Whether the year's own figure is on the good side of its limit. The verdict may ask for more, such as no step
    back in between, and it may ask for less: from the best possible value there is no way on."""
    if result.measured is None or result.threshold is None:
        return False
    asked = result.target.criterion
    by_value = bool(meets(np.array([result.measured]), np.array([result.threshold]), asked.comparison)[0])
    if getattr(asked, "steadily", False):
        return by_value
    attained = result.history.get(result.year, result.attainment) is Attainment.ATTAINED
    return attained and (by_value or not _is_equal(result.measured, result.threshold))


def is_kept_at_best(result: Result) -> bool:
    """Whether a trend is attained although nothing moved, because it cannot get better."""
    if result.measured is None or result.threshold is None:
        return False
    strict = not result.target.criterion.comparison.includes_limit
    attained = result.history.get(result.year, result.attainment) is Attainment.ATTAINED
    return strict and attained and not figure_meets(result)


def _is_equal(value: float, limit: float) -> bool:
    return abs(value - limit) <= NOISE * max(abs(value), abs(limit))


def relation(lang: Lang, result: Result) -> str:
    """Where the judged figure is to its limit, in fact: not above 5.0‰, below the 93.8% of the base year."""
    asked, limit = result.target.criterion.comparison, limit_text(lang, result)
    if is_kept_at_best(result):
        return say(lang, "relation.kept", limit=limit)
    return say(lang, f"relation.{asked if figure_meets(result) else OPPOSITE[asked]}", limit=limit)


OPPOSITE = {
    Comparison.AT_LEAST: Comparison.BELOW,
    Comparison.AT_MOST: Comparison.ABOVE,
    Comparison.ABOVE: Comparison.AT_MOST,
    Comparison.BELOW: Comparison.AT_LEAST,
}
"""What a figure is instead, if it is not what was asked."""
