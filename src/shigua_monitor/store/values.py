"""Values as of a day: a later submission supersedes a value, and no version is ever deleted."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any, NamedTuple

import numpy as np

from shigua_monitor.address import address
from shigua_monitor.observations import Labels, Observations, Source, State
from shigua_monitor.store.submissions import BY_THEN
from shigua_monitor.store.versions import dated, told_apart

_VERSIONS = f"""
SELECT indicator, area, "group", year, value, numerator, denominator, decimals, state,
       submission, sheet, "row", "column", numerator_column, denominator_column, file, department, received
FROM observation JOIN submission ON submission.id = observation.submission
WHERE {BY_THEN} AND (:indicator IS NULL OR indicator = :indicator)
  AND (:area IS NULL OR area = :area) AND (:year IS NULL OR year = :year)
  AND (:up_to IS NULL OR submission <= :up_to)
ORDER BY indicator, area, "group", year, state <> 'missing', received, submission, state, observation.id DESC
"""
"""The last row of each key is the current one: a blank cell never takes the place of a value."""


class Version(NamedTuple):
    """A value as one submission gave it. `until` is when a later one superseded it; `current` says that none did."""

    indicator: str
    area: str
    group: str
    year: int
    value: float | None
    numerator: float | None
    denominator: float | None
    decimals: int
    state: State
    submission: int
    sheet: str
    row: int
    column: int
    numerator_column: int
    denominator_column: int
    file: str
    department: str | None
    received: str
    until: str | None = None
    current: bool = False

    @property
    def key(self) -> tuple[str, str, str, int]:
        return self.indicator, self.area, self.group, self.year

    @property
    def cell(self) -> str:
        """The cell of the value, or of the first count where only counts were sent."""
        column = self.column or self.numerator_column or self.denominator_column
        return address(self.row, column) if column else ""

    @property
    def figures(self) -> tuple[State, float | None, float | None, float | None]:
        """What is compared to see whether a value was revised."""
        return self.state, self.value, self.numerator, self.denominator


def history(
    connection: sqlite3.Connection,
    *,
    indicator: str | None = None,
    area: str | None = None,
    year: int | None = None,
    as_of: str | None = None,
) -> list[Version]:
    """Every version of every value asked for, by key, the current one last."""
    asked = {"indicator": indicator, "area": area, "year": year, "as_of": as_of, "up_to": None}
    return [version for versions in _by_key(connection, asked) for version in dated(versions, _says)]


def _by_key(connection: sqlite3.Connection, asked: dict[str, Any]) -> Iterator[list[Version]]:
    rows = (_version(row) for row in connection.execute(_VERSIONS, asked))
    for _, versions in groupby(rows, key=lambda version: version.key):
        yield list(versions)


def _version(row: tuple[Any, ...]) -> Version:
    fields: list[Any] = [*row[:8], State[row[8].upper()], *row[9:]]
    return Version(*fields)


def _says(version: Version) -> bool:
    return version.state is not State.MISSING


def current(
    connection: sqlite3.Connection, known: Collection[str], as_of: str | None = None, up_to: int | None = None
) -> list[Version]:
    """The values as they stood at the end of a day, by default now, of the indicators that the plan knows; with
    `up_to` only from submissions of at most that number."""
    return [versions[-1] for versions in _known(connection, known, as_of, up_to)]


def before(connection: sqlite3.Connection, known: Collection[str], as_of: str | None = None) -> list[Version]:
    """Of every value that was revised, what it was before its last revision."""
    found = map(_before_last_revision, _known(connection, known, as_of))
    return [version for version in found if version is not None]


def _known(
    connection: sqlite3.Connection, known: Collection[str], as_of: str | None, up_to: int | None = None
) -> Iterator[list[Version]]:
    asked = {"indicator": None, "area": None, "year": None, "as_of": as_of, "up_to": up_to}
    return (versions for versions in _by_key(connection, asked) if versions[0].indicator in known)


def _before_last_revision(versions: list[Version]) -> Version | None:
    """The latest version whose figures are not those of the current one; blanks do not count."""
    sent = [version for version in versions if _says(version)]
    if not sent:
        return None
    other = (each for each in reversed(sent) if each.figures != sent[-1].figures)
    return next((each for each in other if each.submission != sent[-1].submission), None)


def observations(versions: Iterable[Version], names: Mapping[int, str] | None = None) -> Observations:
    """The versions as the table that all stages share. `names` says what the file of each submission is called; without
    it those of the versions are told apart."""
    rows = list(versions)
    names = told_apart(rows) if names is None else names
    indicators, areas, groups = Labels(), Labels(), Labels()
    sources: dict[Source, int] = {}
    codes: list[tuple[int, int, int, int]] = []
    for version in rows:
        source = sources.setdefault(Source(names[version.submission], version.sheet), len(sources))
        codes.append((indicators[version.indicator], areas[version.area], groups[version.group], source))
    indicator, area, group, of_source = np.array(codes, np.int32).reshape(-1, 4).T.copy()

    def whole(name: str, kind: Any = np.int32) -> Any:
        return np.array([getattr(version, name) for version in rows], kind)

    return Observations(
        indicators=indicators,
        areas=areas,
        groups=groups,
        indicator=indicator,
        area=area,
        group=group,
        year=whole("year"),
        value=whole("value", np.float64),
        numerator=whole("numerator", np.float64),
        denominator=whole("denominator", np.float64),
        decimals=whole("decimals", np.int8),
        state=whole("state", np.int8),
        sources=list(sources),
        source=of_source,
        row=whole("row"),
        column=whole("column"),
        numerator_column=whole("numerator_column"),
        denominator_column=whole("denominator_column"),
    )
