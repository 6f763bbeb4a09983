"""The results of all areas at once, as columns: one call judges a district or every county of a country."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from shigua_monitor.assessment.assess import Assessment
from shigua_monitor.assessment.attainment import Attainment
from shigua_monitor.assessment.evidence import evidence
from shigua_monitor.assessment.outlook import Outlook, outlook
from shigua_monitor.assessment.stack import stack
from shigua_monitor.assessment.volatility import volatility
from shigua_monitor.statistics.interval import Evidence

if TYPE_CHECKING:
    import pandas as pd


def results_of_every_area(assessment: Assessment) -> pd.DataFrame:
    """A row for each measured target and each area, for the assessment's year.

    Columns: target, area, attainment, evidence, outlook (words); value, threshold, baseline, margin, lower, upper,
    projection, low, high, chance, pace (numbers in the indicator's unit, NaN where there is none); exceptional.
    """
    import pandas as pd

    panel, column = assessment.panel, assessment.panel.years.index(assessment.year)
    areas = list(panel.areas)
    side_by_side = stack(assessment.judgements, panel, column, range(len(areas)), assessment.plan)
    weighed, expected, volatile = evidence(side_by_side), outlook(side_by_side), volatility(side_by_side)
    judged = {judgement.target.id: judgement for judgement in assessment.judgements}
    margins = [judged[target.id].margin[:, column] for target in side_by_side.targets]
    margin = np.array(margins).reshape(side_by_side.attainment.shape[:2])
    figures = {
        "value": side_by_side.measured[..., -1],
        "threshold": side_by_side.limit[..., -1],
        "baseline": side_by_side.baseline,
        "margin": margin,
        "lower": weighed.lower,
        "upper": weighed.upper,
        "projection": expected.projection.point,
        "low": expected.projection.low,
        "high": expected.projection.high,
        "chance": expected.projection.chance,
        "pace": expected.pace,
        "exceptional": volatile.flag,
    }
    words = {
        "attainment": _words(Attainment, side_by_side.attainment[..., -1]),
        "evidence": _words(Evidence, weighed.code),
        "outlook": _words(Outlook, expected.code),
    }
    targets = pd.Categorical([target.id for target in side_by_side.targets])
    return pd.DataFrame(
        {
            "target": targets.repeat(len(areas)),
            "area": np.tile(np.array(areas, dtype=object), len(side_by_side.targets)),
            **words,
            **{name: array.ravel() for name, array in figures.items()},
        }
    )


def _words(kind: Any, codes: np.ndarray) -> Any:
    import pandas as pd

    return pd.Categorical.from_codes(codes.ravel(), pd.Index([each.word for each in kind]))
