"""Stored values and a new workbook as one table: history gives the years, the workbook the newest."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from shigua_monitor.observations import Codes, Labels, Observations, State

_LABELLED = (("indicator", "indicators"), ("area", "areas"), ("group", "groups"))
_PLAIN = (
    "year",
    "value",
    "numerator",
    "denominator",
    "decimals",
    "state",
    "row",
    "column",
    "numerator_column",
    "denominator_column",
)


def merged(stored: Observations, sent: Observations) -> Observations:
    """Both tables, without the stored values that `sent` gives anew. A value that is withheld supersedes nothing, as
    it would not once it were stored."""
    columns: dict[str, Any] = {}
    for codes, labels in _LABELLED:
        columns[labels] = Labels([*getattr(stored, labels).names, *getattr(sent, labels).names])
        columns[codes] = np.concatenate([_recoded(table, codes, labels, columns[labels]) for table in (stored, sent)])
    for name in _PLAIN:
        columns[name] = np.concatenate([getattr(stored, name), getattr(sent, name)])
    columns["sources"] = [*stored.sources, *sent.sources]
    columns["source"] = np.concatenate([stored.source, sent.source + len(stored.sources)]).astype(np.int32)
    return _only(Observations(**columns), len(stored))


def _recoded(table: Observations, codes: str, labels: str, shared: Labels) -> Codes:
    names = [shared[name] for name in getattr(table, labels).names]
    recoded: Codes = np.array(names or [0], np.int32)[getattr(table, codes)]
    return recoded


def _only(table: Observations, stored: int) -> Observations:
    """The table without those of its first `stored` rows that a later row supersedes."""
    keys = np.stack([table.indicator, table.area, table.group, table.year], axis=1)
    told = np.isin(table.state, (State.USED, State.NOT_APPLICABLE))
    told[:stored] = False
    superseding = {tuple(key) for key in keys[told].tolist()}
    superseded = [tuple(key) in superseding for key in keys[:stored].tolist()]
    keep = np.ones(len(table), np.bool_)
    keep[:stored] = ~np.array(superseded, np.bool_)
    return _cut(table, keep)


def _cut(table: Observations, keep: NDArray[np.bool_]) -> Observations:
    columns = {name: getattr(table, name)[keep] for name in (*_PLAIN, "indicator", "area", "group", "source")}
    labels = {name: getattr(table, name) for name in ("indicators", "areas", "groups", "sources")}
    return Observations(**columns, **labels)


def revised_by(stored: Observations, sent: Observations) -> Observations:
    """The stored values to which `sent` gives other figures."""
    figures = {key: each for key, each, told in _figures(sent) if told}
    keep = [told and figures.get(key, each) != each for key, each, told in _figures(stored)]
    return _cut(stored, np.array(keep, np.bool_))


def _figures(table: Observations) -> Iterator[tuple[tuple[str, str, str, int], tuple[float | None, ...], bool]]:
    """Key and figures of each row, and whether the row says anything."""
    indicators, areas, groups = table.indicators.names, table.areas.names, table.groups.names
    for index in range(len(table)):
        key = (
            indicators[table.indicator[index]],
            areas[table.area[index]],
            groups[table.group[index]],
            int(table.year[index]),
        )
        numbers = (float(column[index]) for column in (table.value, table.numerator, table.denominator))
        figures = tuple(None if np.isnan(number) else number for number in numbers)
        yield key, figures, bool(table.state[index] in (State.USED, State.NOT_APPLICABLE))
