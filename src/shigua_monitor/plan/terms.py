"""The words by which a plan is written: kinds, units, levels of areas, scopes, sections, dues."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal


class Kind(StrEnum):
    """What sort of number an indicator is; it decides bounds, intervals and forecasts."""

    PROPORTION = "proportion"
    RATIO = "ratio"
    RATE = "rate"
    COUNT = "count"
    DURATION = "duration"
    STATUS = "status"


class Unit(StrEnum):
    PERCENT = "percent"
    PER_MILLE = "per_mille"
    PER_100K = "per_100k"
    COUNT = "count"
    HOURS = "hours"
    MINUTES = "minutes"
    YES_NO = "yes_no"

    @property
    def scale(self) -> int:
        """What numerator / denominator is multiplied by to give the value; 0 for units that are no quotient."""
        return {"percent": 100, "per_mille": 1000, "per_100k": 100_000}.get(self.value, 0)


class Calendar(StrEnum):
    """Which twelve months a year of figures covers."""

    CALENDAR_YEAR = "calendar_year"
    OCTOBER_TO_SEPTEMBER = "october_to_september"
    SEPTEMBER_TO_AUGUST = "september_to_august"


class Level(StrEnum):
    """What sort of area this is."""

    DISTRICT = "district"
    TOWNSHIP = "township"
    STREET = "street"
    INSTITUTION = "institution"
    COMPARISON = "comparison"


class Scope(StrEnum):
    """Whose figures must satisfy the criterion."""

    DISTRICT = "district"
    EACH_TOWNSHIP = "each_township"
    EACH_TOWNSHIP_AND_STREET = "each_township_and_street"
    EACH_INSTITUTION = "each_institution"
    URBAN = "urban"
    RURAL = "rural"

    @property
    def levels(self) -> frozenset[Level]:
        """The levels of the units that must each satisfy the criterion; empty when the area's own figure decides."""
        return _SCOPE_LEVELS.get(self, frozenset())

    @property
    def group(self) -> str:
        """The group of the population whose figure is judged."""
        return self.value if self in (Scope.URBAN, Scope.RURAL) else TOTAL


_SCOPE_LEVELS = {
    Scope.EACH_TOWNSHIP: frozenset({Level.TOWNSHIP}),
    Scope.EACH_TOWNSHIP_AND_STREET: frozenset({Level.TOWNSHIP, Level.STREET}),
    Scope.EACH_INSTITUTION: frozenset({Level.INSTITUTION}),
}

TOTAL = "total"
"""The group of everybody (合计)."""


class Section(StrEnum):
    """The part of a domain in which a clause stands."""

    GOAL = "goal"
    MEASURE = "measure"
    DUTY = "duty"
    OVERALL = "overall"


SECTION_KEYS = {"goals": Section.GOAL, "measures": Section.MEASURE, "duties": Section.DUTY, "aims": Section.OVERALL}
"""The key under which a domain file lists the clauses of each section."""

EVERY_YEAR = "every_year"
REACH_AND_KEEP = "reach_and_keep"
ONCE = "once"
DueWord = Literal["every_year", "reach_and_keep", "once"]
