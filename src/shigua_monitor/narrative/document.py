"""A report as a document: what it says, in one language, before it becomes a file of any format.

    Document ─┬─ facts (district, year, …)
              ├─ sections ── blocks: Paragraph · BulletList · Table · Figure
              └─ charts: one of each target that has figures, for formats that show them all

Every text is composed already; a writer decides how it looks, never what it says. Numbers are unrounded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from shigua_monitor.text import Lang


class ReportKind(StrEnum):
    """What is written: one of the three reports, or what one department gets back."""

    ANNUAL = "annual"
    MIDTERM = "midterm"
    FINAL = "final"
    FEEDBACK = "feedback"


class Run(NamedTuple):
    """A stretch of text of one look."""

    text: str
    strong: bool = False


class Paragraph(NamedTuple):
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


class BulletList(NamedTuple):
    items: tuple[Paragraph, ...]


class Choice(NamedTuple):
    """A value that rows are filtered by: the stable code and its word."""

    code: str
    word: str


class Facets(NamedTuple):
    """What a row speaks of, for a reader who filters. `target` is the id of the target and the key of its chart;
    `warnings` are the codes of its early warnings with their titles."""

    target: str
    domain: Choice
    department: Choice
    attainment: Choice
    warnings: tuple[Choice, ...] = ()


class Align(StrEnum):
    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"


class Column(NamedTuple):
    """`width` is what its texts need, in half-width characters; `unit` is '' where cells carry their own."""

    key: str
    heading: str
    align: Align = Align.LEFT
    width: int = 10
    unit: str = ""


class Cell(NamedTuple):
    """`text` is what is shown. A number has also its value, in the indicator's unit, and a format for workbooks;
    `code` is that of the verdict, warning or severity that the cell tells, for a colour beside the word ('' if none).
    """

    text: str
    number: float | None = None
    number_format: str = ""
    code: str = ""


class Row(NamedTuple):
    cells: tuple[Cell, ...]
    facets: Facets | None = None


class Table(NamedTuple):
    """`label` is its number in words (表3, Table 3), `note` a sentence below it ('' if none). There is at least a row.

    `row_heading` is how many columns at the left name the row.
    """

    anchor: str
    label: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: str = ""
    row_heading: int = 1


class YearPoint(NamedTuple):
    """One year of an indicator, as far as it is known, in its unit. `attained` is None where it was not judged."""

    year: int
    value: float | None
    target: float | None
    low: float | None = None
    high: float | None = None
    attained: bool | None = None


class ForecastPoint(NamedTuple):
    year: int
    middle: float
    low: float
    high: float


class IndicatorLegend(NamedTuple):
    """The words of the marks of a chart; '' for a mark that it does not have."""

    value: str
    target: str
    interval: str
    forecast: str
    attained: str
    not_attained: str


class IndicatorChart(NamedTuple):
    """Values over the years with their intervals, against the target of each year, and the forecast.

    `points` have every year from the first to the judged one; `forecast` has the year looked ahead to, or is empty: a
    drawing leads there from the last value. `unit` is the sign behind a number (%, ‰, 小时) or, of a gap, that of
    points (个百分点). `upward` says that more is better.
    """

    target_id: str
    name: str
    unit: str
    upward: bool
    points: tuple[YearPoint, ...]
    forecast: tuple[ForecastPoint, ...]
    legend: IndicatorLegend
    alternative: str


class AttainmentChart(NamedTuple):
    """How many targets have each verdict: `counts[domain][verdict]`. `verdicts` are codes with their words."""

    domains: tuple[Choice, ...]
    verdicts: tuple[Choice, ...]
    counts: tuple[tuple[int, ...], ...]


class Bar(NamedTuple):
    """One area or group and its value; `own` marks the district that the report is about."""

    name: str
    value: float
    text: str
    own: bool = False


class ComparisonChart(NamedTuple):
    """The same indicator in several areas or groups, against one target (None where each has its own)."""

    target_id: str
    name: str
    unit: str
    bars: tuple[Bar, ...]
    target: float | None
    target_text: str


Chart = IndicatorChart | AttainmentChart | ComparisonChart


class Figure(NamedTuple):
    """A picture in its place in the text. `alternative` says in words what it shows; `table` gives the same numbers,
    for a format that cannot draw."""

    anchor: str
    label: str
    caption: str
    alternative: str
    chart: Chart
    table: Table


Block = Paragraph | BulletList | Table | Figure


class Section(NamedTuple):
    """A heading with what stands below it, up to the next heading of any level. Level 1 is the highest.

    `number` is that of the heading in the style of its language: 一、 （一） 1. or 1 1.1 1.1.1.
    """

    anchor: str
    level: int
    number: str
    heading: str
    blocks: tuple[Block, ...] = ()


class Fact(NamedTuple):
    """A line of the title page: 监测年份 2024年."""

    label: str
    text: str


@dataclass(frozen=True)
class Document:
    """A whole report. `plan_title` and `area` name what it is about; `sections` are in reading order, headings and
    all. `charts` holds a chart for each target that has figures, by its id, in the plan's order."""

    kind: ReportKind
    lang: Lang
    title: str
    subtitle: str
    plan_title: str
    area: str
    year: int
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]
    charts: Mapping[str, IndicatorChart] = field(default_factory=dict)

    @property
    def tables(self) -> Iterator[Table]:
        """Every table of the text, in reading order."""
        return (block for section in self.sections for block in section.blocks if isinstance(block, Table))

    @property
    def figures(self) -> Iterator[Figure]:
        return (block for section in self.sections for block in section.blocks if isinstance(block, Figure))
