"""A plan as data: its domains, clauses, indicators and targets, and the district that it is for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from shigua_monitor.plan.bilingual import Bilingual
from shigua_monitor.plan.criterion import AnyCriterion

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
QualifiedIdentifier = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$")]
ClauseReference = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*\.[1-9][0-9]*$")]
Year = Annotated[int, Field(ge=1949, le=2100)]
Share = Annotated[float, Field(gt=0, lt=1)]


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


class _Definition(BaseModel):
    """What every definition refuses: unknown keys, numbers written as text, changes after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Bounds(_Definition):
    """The values an indicator can take, in its unit; a bound that is left out does not exist."""

    lowest: float | int | None = None
    highest: float | int | None = None


class Baseline(_Definition):
    """The district's value of the base year, with the publication it was read from."""

    value: float | int
    numerator: int | None = None
    denominator: int | None = None
    source: str


class Indicator(_Definition):
    """What is measured."""

    id: Identifier
    name: Bilingual
    aliases: tuple[str, ...] = ()
    definition: Bilingual
    kind: Annotated[Kind, Field(strict=False)]
    unit: Annotated[Unit, Field(strict=False)]
    numerator: Bilingual | None = None
    denominator: Bilingual | None = None
    counts: Literal["people", "things"] = "people"
    """What is counted: small numbers of people are not published, those of schools, places and reports are."""
    calendar: Annotated[Calendar, Field(strict=False)]
    department: Identifier
    bounds: Bounds
    baseline: Baseline | None = None
    assumption: Bilingual | None = None


class EarlyWarningSettings(_Definition):
    """When an indicator needs attention, and in which order warnings are shown. A target may differ in any of it."""

    urgency: tuple[str, ...]
    """Codes, the most pressing first."""
    evidence_level: Share = 0.95
    """Level of the intervals that evidence rests on."""
    projection_level: Share = 0.80
    """Level of the intervals of projections."""
    fewest_years: Annotated[int, Field(ge=3)] = 3
    """Yearly values, the base year included, that an outlook needs."""
    on_track_pace: float | int = 0.95
    watch_pace: float | int = 0.60
    """Shares of the required pace: from the first on a target is on track, from the second to be watched."""
    few_events: Annotated[int, Field(ge=1)] = 20
    """Below this many events a rate is shown together with that of the pooled years."""
    pooled_years: Annotated[int, Field(ge=2)] = 3
    volatile_count_p: Share = 0.002
    volatile_value_p: Share = 0.008
    """Chance below which a year is exceptional: for counted indicators, and for values without counts."""
    worsening_level: Share = 0.80
    """Met but worsening: level at which counts must show a change for the worse."""
    worsening_percent: float | int
    """Met but worsening: how far a value without counts must have worsened, in percent of its base value."""


class TargetWarningSettings(_Definition):
    """What one target changes in the plan's settings."""

    evidence_level: Share | None = None
    projection_level: Share | None = None
    fewest_years: Annotated[int, Field(ge=3)] | None = None
    on_track_pace: float | int | None = None
    watch_pace: float | int | None = None
    few_events: Annotated[int, Field(ge=1)] | None = None
    pooled_years: Annotated[int, Field(ge=2)] | None = None
    volatile_count_p: Share | None = None
    volatile_value_p: Share | None = None
    worsening_level: Share | None = None
    worsening_percent: float | int | None = None


class TargetDefinition(_Definition):
    """A target as a domain file states it."""

    id: QualifiedIdentifier
    statement: Bilingual
    indicator: Identifier | None = None
    criterion: AnyCriterion
    due: Year | DueWord | None = None
    scope: Annotated[Scope, Field(strict=False)] = Scope.DISTRICT
    department: Identifier | None = None
    measures: tuple[int | ClauseReference, ...] | None = None
    not_applicable: Bilingual | None = None
    early_warning: TargetWarningSettings | None = None
    assumption: Bilingual | None = None


class ClauseDefinition(_Definition):
    """A numbered clause: its short title, who answers for it, the measures that address it, what it demands."""

    item: Annotated[int, Field(ge=1)]
    title: Bilingual
    department: Identifier
    measures: tuple[int | ClauseReference, ...] = ()
    targets: Annotated[tuple[TargetDefinition, ...], Field(min_length=1)]
    assumption: Bilingual | None = None


class DomainFile(_Definition):
    """One file of a plan."""

    domain: Identifier
    indicators: tuple[Indicator, ...] = ()
    goals: tuple[ClauseDefinition, ...] = ()
    measures: tuple[ClauseDefinition, ...] = ()
    duties: tuple[ClauseDefinition, ...] = ()
    aims: tuple[ClauseDefinition, ...] = ()


class ClauseCounts(_Definition):
    """How many clauses the text of the plan has in each section of a domain."""

    goals: int = 0
    measures: int = 0
    duties: int = 0
    aims: int = 0


class Domain(_Definition):
    id: Identifier
    name: Bilingual
    file: str
    clauses: ClauseCounts


class Area(_Definition):
    """A place that reports. `name.zh` identifies it in files and results."""

    name: Bilingual
    level: Annotated[Level, Field(strict=False)]
    aliases: tuple[str, ...] = ()


class Group(_Definition):
    """A part of the population. Those of the same `dimension` (sex, age, town and country) are compared."""

    id: Identifier
    name: Bilingual
    dimension: Bilingual | None = None
    aliases: tuple[str, ...] = ()


class Department(_Definition):
    """Who sends an indicator or answers for a clause; `short` is its name in a narrow table."""

    id: Identifier
    name: Bilingual
    short: Bilingual | None = None
    aliases: tuple[str, ...] = ()
    assumption: Bilingual | None = None


class Period(_Definition):
    first: Year
    last: Year


class Evaluation(_Definition):
    """A year in which the plan is evaluated, and on which ground that year is taken."""

    year: Year
    assumption: Bilingual | None = None


class Evaluations(_Definition):
    midterm: Evaluation
    final: Evaluation


class Deadline(_Definition):
    """The day after the end of a year by which the figures of a calendar must have come. A day that the month does
    not have is its last one."""

    calendar: Annotated[Calendar, Field(strict=False)]
    month: Annotated[int, Field(ge=1, le=12)]
    day: Annotated[int, Field(ge=1, le=31)]
    assumption: Bilingual | None = None


class PlanFile(_Definition):
    """plan.yaml: what holds for the whole plan."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*$")]
    title: Bilingual
    period: Period
    base_year: Year
    evaluations: Evaluations
    domains: Annotated[tuple[Domain, ...], Field(min_length=1)]
    areas: Annotated[tuple[Area, ...], Field(min_length=1)]
    groups: Annotated[tuple[Group, ...], Field(min_length=1)]
    departments: Annotated[tuple[Department, ...], Field(min_length=1)]
    deadlines: tuple[Deadline, ...] = ()
    early_warning: EarlyWarningSettings


class Clause(NamedTuple):
    """A clause at its place in the plan. `measures` are (domain, item) pairs."""

    domain: str
    section: Section
    item: int
    title: Bilingual
    department: str
    measures: tuple[tuple[str, int], ...]


class Target(NamedTuple):
    """A target with everything that its definition leaves to its clause filled in."""

    id: str
    clause: Clause
    statement: Bilingual
    indicator: Indicator | None
    criterion: AnyCriterion
    due: str | None
    scope: Scope
    department: str
    measures: tuple[tuple[str, int], ...]
    warning_settings: EarlyWarningSettings
    not_applicable: Bilingual | None
    assumption: Bilingual | None

    @property
    def due_year(self) -> int | None:
        """The year by which the target must be met, for targets that name one."""
        return int(self.due) if self.due and self.due.isdigit() else None

    @property
    def group(self) -> str:
        return self.scope.group


@dataclass(frozen=True)
class Plan:
    """A whole plan: the rules that submitted figures are judged by. `folder` is where its files lie."""

    folder: str
    file: PlanFile
    indicators: dict[str, Indicator]
    clauses: tuple[Clause, ...]
    targets: tuple[Target, ...]

    @property
    def id(self) -> str:
        return self.file.id

    @property
    def title(self) -> Bilingual:
        return self.file.title

    @cached_property
    def district(self) -> Area:
        """The area that the plan is for."""
        return next(area for area in self.file.areas if area.level is Level.DISTRICT)

    @cached_property
    def areas(self) -> dict[str, Area]:
        return {area.name.zh: area for area in self.file.areas}

    @cached_property
    def groups(self) -> dict[str, Group]:
        return {group.id: group for group in self.file.groups}

    @cached_property
    def departments(self) -> dict[str, Department]:
        return {department.id: department for department in self.file.departments}

    @cached_property
    def domains(self) -> dict[str, Domain]:
        return {domain.id: domain for domain in self.file.domains}

    @cached_property
    def measure_titles(self) -> dict[tuple[str, int], Bilingual]:
        return {(c.domain, c.item): c.title for c in self.clauses if c.section is Section.MEASURE}

    def units(self, scope: Scope) -> list[str]:
        """Names of the areas that must each satisfy a target of this scope."""
        return [area.name.zh for area in self.file.areas if area.level in scope.levels]
