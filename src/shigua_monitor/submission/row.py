"""The strict form of a row after its cells were read, and what is said when a row does not have it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Annotated

from pydantic import Field, TypeAdapter, ValidationError

from shigua_monitor.plan.model import Year

Value = Annotated[float, Field(strict=True, allow_inf_nan=False)]
Count = Annotated[int, Field(strict=True, ge=0)]

Row = tuple[
    Annotated[Year, Field(strict=True)] | None,
    Value | None,
    Count | None,
    Count | None,
]
"""Year, value, numerator, denominator; None where there is none."""

FIELDS = ("year", "value", "numerator", "denominator")


@cache
def _rows() -> TypeAdapter[list[Row]]:
    return TypeAdapter(list[Row])


def faults(rows: Sequence[tuple[object, object, object, object]]) -> Iterator[tuple[int, str]]:
    """Position and field of every value that a strict row cannot have, each once."""
    try:
        _rows().validate_python(rows)
    except ValidationError as error:
        found = {(int(at[0]), FIELDS[int(at[1])]) for detail in error.errors() if len(at := detail["loc"]) >= 2}
        yield from sorted(found)
