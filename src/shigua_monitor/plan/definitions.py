"""What the YAML files of a plan may say: one model for each of their parts, strict and unchanging."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from shigua_monitor.plan.bilingual import Bilingual
from shigua_monitor.plan.criterion import AnyCriterion
from shigua_monitor.plan.strict_model import StrictModel
from shigua_monitor.plan.terms import Calendar, DueWord, Kind, Level, Scope, Unit

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
QualifiedIdentifier = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$")]
ClauseReference = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*\.[1-9][0-9]{0,3}$")]
Year = Annotated[int, Field(ge=1949, le=2100)]
Share = Annotated[float, Field(gt=0, lt=1)]
Amount = Annotated[float, Field(ge=0)] | Annotated[int, Field(ge=0)]


class Bounds(StrictModel):
    """The values an indicator can take, in its unit; a bound that is left out does not exist."""

    lowest: float | int | None = None
    highest: float | int | None = None

    def contain(self, value: float) -> bool:
        too_low = self.lowest is not None and value < self.lowest
        too_high = self.highest is not None and value > self.highest
        return not too_low and not too_high


class Baseline(StrictModel):
    """The district's value of the base year, with the publication it was read from."""

    value: float | int
    numerator: int | None = None
    denominator: int | None = None
    source: str


class Indicator(StrictModel):
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


class EarlyWarningSettings(StrictModel):
    """When an indicator needs attention, and in which order warnings are shown. A target may differ in any of it."""

    urgency: tuple[str, ...]
    """Codes, the most pressing first."""
    evidence_level: Share = 0.95
    """Level of the intervals that evidence rests on."""
    projection_level: Share = 0.80
    """Level of the intervals of projections."""
    fewest_years: Annotated[int, Field(ge=3)] = 3
    """Yearly values, the base year included, that an outlook needs."""
    on_track_pace: Amount = 0.95
    watch_pace: Amount = 0.60
    """Shares of the required pace: from the first on a target is on track, from the second to be watched."""
    few_events: Annotated[int, Field(ge=1)] = 20
    """Below this many events a rate is shown together with that of the pooled years."""
    pooled_years: Annotated[int, Field(ge=2)] = 3
    volatile_count_p: Share = 0.002
    volatile_value_p: Share = 0.008
    """Chance below which a year is exceptional: for counted indicators, and for values without counts."""
    worsening_level: Share = 0.80
    """Met but worsening: level at which counts must show a change for the worse."""
    worsening_percent: Amount
    """Met but worsening: how far a value without counts must have worsened, in percent of its base value."""


class TargetWarningSettings(StrictModel):
    """What one target changes in the plan's settings."""

    evidence_level: Share | None = None
    projection_level: Share | None = None
    fewest_years: Annotated[int, Field(ge=3)] | None = None
    on_track_pace: Amount | None = None
    watch_pace: Amount | None = None
    few_events: Annotated[int, Field(ge=1)] | None = None
    pooled_years: Annotated[int, Field(ge=2)] | None = None
    volatile_count_p: Share | None = None
    volatile_value_p: Share | None = None
    worsening_level: Share | None = None
    worsening_percent: Amount | None = None


class TargetDefinition(StrictModel):
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


class ClauseDefinition(StrictModel):
    """A numbered clause: its short title, who answers for it, the measures that address it, what it demands."""

    item: Annotated[int, Field(ge=1)]
    title: Bilingual
    department: Identifier
    measures: tuple[int | ClauseReference, ...] = ()
    targets: Annotated[tuple[TargetDefinition, ...], Field(min_length=1)]
    assumption: Bilingual | None = None


class DomainFile(StrictModel):
    """One file of a plan."""

    domain: Identifier
    indicators: tuple[Indicator, ...] = ()
    goals: tuple[ClauseDefinition, ...] = ()
    measures: tuple[ClauseDefinition, ...] = ()
    duties: tuple[ClauseDefinition, ...] = ()
    aims: tuple[ClauseDefinition, ...] = ()


class ClauseCounts(StrictModel):
    """How many clauses the text of the plan has in each section of a domain."""

    goals: int = 0
    measures: int = 0
    duties: int = 0
    aims: int = 0


class Domain(StrictModel):
    id: Identifier
    name: Bilingual
    file: str
    clauses: ClauseCounts


class Area(StrictModel):
    """A place that reports. `name.zh` identifies it in files and results."""

    name: Bilingual
    level: Annotated[Level, Field(strict=False)]
    aliases: tuple[str, ...] = ()


class Group(StrictModel):
    """A part of the population. Those of the same `dimension` (sex, age, town and country) are compared."""

    id: Identifier
    name: Bilingual
    dimension: Bilingual | None = None
    aliases: tuple[str, ...] = ()


class Department(StrictModel):
    """Who sends an indicator or answers for a clause; `short` is its name in a narrow table."""

    id: Identifier
    name: Bilingual
    short: Bilingual | None = None
    aliases: tuple[str, ...] = ()
    assumption: Bilingual | None = None


class Period(StrictModel):
    first: Year
    last: Year


class Evaluation(StrictModel):
    """A year in which the plan is evaluated, and on which ground that year is taken."""

    year: Year
    assumption: Bilingual | None = None


class Evaluations(StrictModel):
    midterm: Evaluation
    final: Evaluation


class Deadline(StrictModel):
    """The day after the end of a year by which the figures of a calendar must have come. A day that the month does
    not have is its last one."""

    calendar: Annotated[Calendar, Field(strict=False)]
    month: Annotated[int, Field(ge=1, le=12)]
    day: Annotated[int, Field(ge=1, le=31)]
    assumption: Bilingual | None = None


class PlanFile(StrictModel):
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
