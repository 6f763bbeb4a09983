"""What a target asks of a figure: a comparison and the limit it is compared with, on arrays."""

from __future__ import annotations

import operator
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal

from pydantic import Field

from shigua_monitor.plan.bilingual import Bilingual
from shigua_monitor.plan.strict_model import StrictModel

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

NOISE = 1e-9
"""Relative size of binary noise: 0.9 x 100 is 90, not 90.00000000000001."""


class Comparison(StrEnum):
    """How a figure is compared with its limit."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOVE = "above"
    BELOW = "below"

    @property
    def upward(self) -> bool:
        """Whether a larger figure is a better one."""
        return self in (Comparison.AT_LEAST, Comparison.ABOVE)

    @property
    def includes_limit(self) -> bool:
        return self in (Comparison.AT_LEAST, Comparison.AT_MOST)


_COMPARE = {
    Comparison.AT_LEAST: operator.ge,
    Comparison.AT_MOST: operator.le,
    Comparison.ABOVE: operator.gt,
    Comparison.BELOW: operator.lt,
}


class Criterion(StrictModel):
    """A target's demand. `limit` gives what the figure is compared with, `comparison` how."""

    kind: str
    quantified: ClassVar[bool] = True
    needs_baseline: ClassVar[bool] = False

    @property
    def comparison(self) -> Comparison:
        raise NotImplementedError

    def limit(self, baseline: Array) -> Array:
        """The figure to compare with, in the indicator's unit, in the shape of `baseline`; NaN where unknown."""
        raise NotImplementedError


class _Fixed(Criterion):
    value: float | int

    def limit(self, baseline: Array) -> Array:
        return _filled(baseline, self.value)


class AtLeast(_Fixed):
    """「达到…以上」「不低于」: the number itself counts as attained (Civil Code, art. 1259)."""

    kind: Literal["at_least"]

    @property
    def comparison(self) -> Comparison:
        return Comparison.AT_LEAST


class AtMost(_Fixed):
    """「…以下」「…以内」「不超过」: the number itself counts as attained (Civil Code, art. 1259)."""

    kind: Literal["at_most"]

    @property
    def comparison(self) -> Comparison:
        return Comparison.AT_MOST


class ChangeFromBaseline(Criterion):
    """「以基期为基数下降20%」: a share of the base value, not points."""

    kind: Literal["change_from_baseline"]
    percent: float | int
    needs_baseline: ClassVar[bool] = True

    @property
    def comparison(self) -> Comparison:
        return Comparison.AT_LEAST if self.percent > 0 else Comparison.AT_MOST

    def limit(self, baseline: Array) -> Array:
        return baseline * (1 + self.percent / 100)


class _Trend(Criterion):
    steadily: bool = False
    needs_baseline: ClassVar[bool] = True

    def limit(self, baseline: Array) -> Array:
        return baseline


class Rises(_Trend):
    """「提高」「增加」: above the baseline; `steadily` (持续, 稳步) allows no reversal in between."""

    kind: Literal["rises"]

    @property
    def comparison(self) -> Comparison:
        return Comparison.ABOVE


class Falls(_Trend):
    """「降低」「减少」: below the baseline; `steadily` allows no reversal in between."""

    kind: Literal["falls"]

    @property
    def comparison(self) -> Comparison:
        return Comparison.BELOW


class NotRising(_Trend):
    """「上升趋势得到控制」: at or below the baseline."""

    kind: Literal["not_rising"]

    @property
    def comparison(self) -> Comparison:
        return Comparison.AT_MOST


class NotFalling(_Trend):
    """「巩固提高」: at or above the baseline; a full coverage cannot rise and is attained."""

    kind: Literal["not_falling"]

    @property
    def comparison(self) -> Comparison:
        return Comparison.AT_LEAST


class GapNarrows(Criterion):
    """「差距缩小」: the distance between town and country, or the range between areas, below that of the base year."""

    kind: Literal["gap_narrows"]
    between: Literal["urban_rural", "areas"]
    needs_baseline: ClassVar[bool] = True

    @property
    def comparison(self) -> Comparison:
        return Comparison.BELOW

    def limit(self, baseline: Array) -> Array:
        return baseline


class InPlace(Criterion):
    """An act: a hotline, a station, a report. Reported as not begun, under way or in place, or as yes or no."""

    kind: Literal["in_place"]

    @property
    def comparison(self) -> Comparison:
        return Comparison.AT_LEAST

    def limit(self, baseline: Array) -> Array:
        return _filled(baseline, 1.0)


class NotQuantified(Criterion):
    """A clause without a figure to compare; `reason` says why it cannot be judged by figures."""

    kind: Literal["not_quantified"]
    reason: Bilingual
    quantified: ClassVar[bool] = False

    @property
    def comparison(self) -> Comparison:
        return Comparison.AT_LEAST

    def limit(self, baseline: Array) -> Array:
        return _filled(baseline, float("nan"))


AnyCriterion = Annotated[
    AtLeast
    | AtMost
    | ChangeFromBaseline
    | Rises
    | Falls
    | NotRising
    | NotFalling
    | GapNarrows
    | InPlace
    | NotQuantified,
    Field(discriminator="kind"),
]


def meets(value: Array, limit: Array, comparison: Comparison) -> NDArray[np.bool_]:
    """Whether `value` satisfies the comparison with `limit`, unrounded but scrubbed of binary noise; NaN is False."""
    import numpy as np

    noise = NOISE * np.maximum(np.abs(value), np.abs(limit))
    with np.errstate(invalid="ignore"):
        if comparison is Comparison.AT_LEAST:
            return value >= limit - noise
        if comparison is Comparison.AT_MOST:
            return value <= limit + noise
        if comparison is Comparison.ABOVE:
            return value > limit + noise
        return value < limit - noise


def meets_exactly(
    numerator: Array, denominator: Array, scale: int, limit: float, comparison: Comparison
) -> NDArray[np.bool_]:
    """The same with counts and a fixed limit: numerator x scale against limit x denominator, without rounding.

    `scale` is 100 for percent, 1000 for per mille. Missing counts (NaN) and a denominator of 0 give False.
    """
    import numpy as np

    ratio = Fraction(str(limit))
    known = np.isfinite(numerator) & np.isfinite(denominator) & (denominator > 0)
    counts = np.where(known, np.stack([numerator, denominator]), 0)
    largest = float(np.abs(counts).max(initial=0))
    fits = largest * max(scale * ratio.denominator, abs(ratio.numerator)) < 2**62
    whole = fits and bool((counts == np.floor(counts)).all())
    exact: Any = counts.astype(np.int64) if whole else np.frompyfunc(Fraction, 1, 1)(counts)
    left, right = exact[0] * (scale * ratio.denominator), exact[1] * ratio.numerator
    attained: NDArray[np.bool_] = known & np.asarray(_COMPARE[comparison](left, right), np.bool_)
    return attained


def _filled(like: Array, value: float) -> Array:
    import numpy as np

    return np.full(np.shape(like), float(value))
