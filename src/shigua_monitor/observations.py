"""The table that all stages share: indicator x area x group x year → value, numerator, denominator, source cell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import pandas as pd

Floats = NDArray[np.float64]
Codes = NDArray[np.int32]
Mask = NDArray[np.bool_]

_AS_STORED = 15


class State(IntEnum):
    """Whether a row's value may be used."""

    USED = 0
    WITHHELD = 1
    """An error was found: the value waits until the department has mended it."""
    MISSING = 2
    """The cell says that there is no value."""
    NOT_APPLICABLE = 3
    """The department says that the indicator does not apply."""


class Source(NamedTuple):
    """The table of a submission that a row came from."""

    file: str
    sheet: str


class Labels:
    """Gives every distinct label a whole number, so that long columns hold numbers only."""

    def __init__(self, labels: Iterable[str] = ()) -> None:
        self.code: dict[str, int] = {}
        for label in labels:
            self[label]

    def __getitem__(self, label: str) -> int:
        return self.code.setdefault(label, len(self.code))

    def __len__(self) -> int:
        return len(self.code)

    @property
    def names(self) -> list[str]:
        return list(self.code)


@dataclass(slots=True)
class Observations:
    """Columns of equal length, a row a value.

    `indicator`, `area` and `group` hold codes of the labels beside them. A missing number is NaN; `decimals` are the
    digits of the value that were sent after the point. `source`, `row`,
    `column`, `numerator_column` and `denominator_column` lead back to the cells (rows and columns count from 1,
    0 where there is none).
    """

    indicators: Labels
    areas: Labels
    groups: Labels
    indicator: Codes
    area: Codes
    group: Codes
    year: Codes
    value: Floats
    numerator: Floats
    denominator: Floats
    decimals: NDArray[np.int8]
    state: NDArray[np.int8]
    sources: list[Source]
    source: Codes
    row: Codes
    column: Codes
    numerator_column: Codes
    denominator_column: Codes

    def __len__(self) -> int:
        return len(self.value)

    @classmethod
    def from_frame(cls, frame: pd.DataFrame) -> Observations:
        """Observations from a long table with the columns indicator, area, year and value; group, numerator and
        denominator may be added. Indicators are ids of the plan, areas names, groups ids.

        ValueError names the row and the column of a blank key, a year that is not whole, and a key that came before.
        The values are taken as they are: bounds and counts are checked in files alone.
        """
        size = len(frame)
        year = _whole_years(frame)

        def coded(name: str, default: str) -> tuple[Labels, Codes]:
            return _coded(frame, name) if name in frame else (Labels([default]), np.zeros(size, np.int32))

        def numbers(name: str) -> Floats:
            return frame[name].to_numpy(np.float64, na_value=np.nan) if name in frame else np.full(size, np.nan)

        indicators, indicator = coded("indicator", "")
        areas, area = coded("area", "")
        groups, group = coded("group", "total")
        _refuse_repeated(frame, (indicator, area, group, year))
        nowhere = np.zeros(size, np.int32)
        value, numerator, denominator = numbers("value"), numbers("numerator"), numbers("denominator")
        told = np.isfinite(value) | (np.isfinite(numerator) & np.isfinite(denominator))
        state = np.where(told, State.USED, State.MISSING).astype(np.int8)
        return cls(
            indicators=indicators,
            areas=areas,
            groups=groups,
            indicator=indicator,
            area=area,
            group=group,
            year=year,
            value=value,
            numerator=numerator,
            denominator=denominator,
            decimals=np.full(size, _AS_STORED, np.int8),
            state=state,
            sources=[Source("", "")],
            source=nowhere,
            row=nowhere,
            column=nowhere,
            numerator_column=nowhere,
            denominator_column=nowhere,
        )

    def to_frame(self) -> pd.DataFrame:
        """The same rows as a pandas table, with labels in place of codes."""
        import pandas as pd

        def named(codes: Codes, labels: Labels) -> Any:
            return np.array(labels.names, dtype=object)[codes]

        return pd.DataFrame(
            {
                "indicator": named(self.indicator, self.indicators),
                "area": named(self.area, self.areas),
                "group": named(self.group, self.groups),
                "year": self.year,
                "value": self.value,
                "numerator": self.numerator,
                "denominator": self.denominator,
                "state": [State(state).name.lower() for state in self.state],
            }
        )

    def years_of(self, area: str) -> list[int]:
        """The years for which any row of `area` was sent, earliest first."""
        if area not in self.areas.code:
            return []
        return sorted(set(self.year[self.area == self.areas[area]].tolist()))


def _coded(frame: pd.DataFrame, name: str) -> tuple[Labels, Codes]:
    """A column of names as labels and codes."""
    import pandas as pd

    codes, labels = pd.factorize(frame[name])
    names = [str(label) for label in labels]
    blank = np.array([not label.strip() for label in names] + [True])  # the last is that of the code -1
    _refuse(frame, blank[codes], name, "is blank")
    return Labels(names), codes.astype(np.int32)


def _whole_years(frame: pd.DataFrame) -> Codes:
    years = frame["year"].to_numpy(np.float64, na_value=np.nan)
    _refuse(frame, ~np.isfinite(years) | (years != np.floor(years)), "year", "is not a whole year")
    return years.astype(np.int32)


def _refuse_repeated(frame: pd.DataFrame, keys: Sequence[Codes]) -> None:
    import pandas as pd

    repeated = pd.DataFrame(dict(enumerate(keys))).duplicated().to_numpy()
    _refuse(frame, repeated, "indicator, area, group, year", "repeats those of an earlier row")


def _refuse(frame: pd.DataFrame, wrong: NDArray[np.bool_], column: str, reason: str) -> None:
    """ValueError at the first row that is wrong."""
    if wrong.any():
        raise ValueError(f"row {frame.index[int(np.argmax(wrong))]}, {column}: {reason}")


@dataclass(slots=True)
class Panel:
    """Observations as arrays: series x area x year, a series being an indicator and a group. NaN where there is no
    usable value; `origin` is the row of the observation, -1 where there is none."""

    series: dict[tuple[str, str], int]
    areas: dict[str, int]
    years: list[int]
    value: Floats
    numerator: Floats
    denominator: Floats
    not_applicable: NDArray[np.bool_]
    origin: NDArray[np.int32]
    empty: Floats = field(init=False)
    concealed: NDArray[np.bool_] = field(init=False)
    """Where a value is known and kept from a publication, so that it is NaN here for that reason."""

    def __post_init__(self) -> None:
        self.empty = np.full(self.value.shape[1:], np.nan)
        self.concealed = np.zeros(self.value.shape, np.bool_)

    def of(self, indicator: str, group: str) -> tuple[Floats, Floats, Floats]:
        """Value, numerator and denominator of one series, each area x year."""
        index = self.series.get((indicator, group))
        if index is None:
            return self.empty, self.empty, self.empty
        return self.value[index], self.numerator[index], self.denominator[index]


def panel(observations: Observations, scales: dict[str, int], years: Sequence[int], areas: Sequence[str]) -> Panel:
    """Arrange observations for judging.

    `scales` gives the factor of each indicator's quotient (100 for percent, 0 for none): where both counts are known
    the value is computed from them, unrounded. `years` and `areas` are the axes wanted, beside all that occur.
    """
    all_years = sorted({*years, *observations.year.tolist()})
    all_areas = Labels([*areas, *observations.areas.names])
    area_code = np.array([all_areas[name] for name in observations.areas.names] or [0], np.int32)
    pairs, series_code = np.unique(
        observations.indicator.astype(np.int64) * max(len(observations.groups), 1) + observations.group,
        return_inverse=True,
    )
    indicators, groups = observations.indicators.names, observations.groups.names
    series = {(indicators[pair // len(groups)], groups[pair % len(groups)]): index for index, pair in enumerate(pairs)}
    shape = (len(series), len(all_areas), len(all_years))
    place = (series_code, area_code[observations.area], np.searchsorted(all_years, observations.year))
    arrays = Panel(
        series=series,
        areas=all_areas.code,
        years=all_years,
        value=np.full(shape, np.nan),
        numerator=np.full(shape, np.nan),
        denominator=np.full(shape, np.nan),
        not_applicable=np.zeros(shape, np.bool_),
        origin=np.full(shape, -1, np.int32),
    )
    _fill(arrays, observations, place, np.array([scales.get(name, 0) for name in indicators] or [0], np.float64))
    return arrays


def _fill(arrays: Panel, observations: Observations, place: tuple[Any, Any, Any], scale: Floats) -> None:
    used = observations.state == State.USED
    where = tuple(axis[used] for axis in place)
    arrays.value[where] = observations.value[used]
    arrays.origin[where] = np.flatnonzero(used)
    numerator, denominator = observations.numerator[used], observations.denominator[used]
    factor = scale[observations.indicator[used]]
    counted = (factor > 0) & (denominator > 0) & np.isfinite(numerator)
    counted &= (numerator == np.floor(numerator)) & (denominator == np.floor(denominator))
    counts = tuple(axis[counted] for axis in where)
    arrays.numerator[counts] = numerator[counted]
    arrays.denominator[counts] = denominator[counted]
    arrays.value[counts] = numerator[counted] * factor[counted] / denominator[counted]
    inapplicable = observations.state == State.NOT_APPLICABLE
    arrays.not_applicable[tuple(axis[inapplicable] for axis in place)] = True
