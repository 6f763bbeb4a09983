"""Repeats of one finding down a column are told once, with their range and their true number."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import replace

from shigua_monitor.address import address
from shigua_monitor.findings import Finding, Severity

_FEW = 3
"""Up to this many repeats are told one by one."""

_MOST_RANGES = 4


def grouped(findings: Iterable[Finding]) -> list[Finding]:
    """The findings with repeats joined.

    Normalisations of a column repeat one another whatever the values were; an error or a warning is a repeat only
    if its sentence is the same.
    """
    groups: dict[Hashable, list[Finding]] = {}
    for found in findings:
        groups.setdefault(_sameness(found), []).append(found)
    return [joined for group in groups.values() for joined in _joined(group)]


def _sameness(found: Finding) -> Hashable:
    if not found.cell:
        return id(found)
    column = found.place[1]
    unsaid = _OF_ONE_CELL if found.severity is Severity.INFO else frozenset()
    said = [(name, type(v).__name__, str(v)) for name, v in found.fields.items() if name not in unsaid]
    return (found.code, found.file, found.sheet, column, tuple(sorted(said)))


_OF_ONE_CELL = frozenset({"sent", "read"})
"""What a normalisation says of its one cell: the next one of the same sort repeats it, whatever the value."""


def _joined(group: list[Finding]) -> Iterator[Finding]:
    if len(group) <= _FEW:
        yield from group
        return
    group.sort(key=lambda found: found.place)
    ranges = list(_ranges([found.place[0] for found in group], group[0].place[1]))
    cells = ", ".join(ranges[:_MOST_RANGES]) + (" …" if len(ranges) > _MOST_RANGES else "")
    same_row = {(found.indicator, found.area, found.group, found.year) for found in group}
    whole = replace(group[0], cell=cells, count=len(group), members=tuple(group))
    yield whole if len(same_row) == 1 else replace(whole, indicator="", area="", group="", year=None)


def _ranges(rows: list[int], column: int) -> Iterator[str]:
    """D4:D903, D910: runs of rows that follow one another."""
    start = previous = rows[0]
    for row in [*rows[1:], None]:
        if row is not None and row <= previous + 1:
            previous = row
            continue
        yield address(start, column) + (f":{address(previous, column)}" if previous > start else "")
        if row is not None:
            start = previous = row
