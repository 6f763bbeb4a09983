"""The strict form of a row's numbers after its cells were read."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any

from numpy.typing import NDArray
from pydantic import Field, TypeAdapter, ValidationError

from shigua_monitor.plan.definitions import Year

_Value = Annotated[float, Field(strict=True, allow_inf_nan=False)]
_Count = Annotated[int, Field(strict=True, ge=0)]


@cache
def _forms() -> Mapping[str, TypeAdapter[list[Any]]]:
    """What each part of a row can be."""
    count: TypeAdapter[list[Any]] = TypeAdapter(list[_Count])
    return {
        "year": TypeAdapter(list[Annotated[Year, Field(strict=True)]]),
        "value": TypeAdapter(list[_Value]),
        "numerator": count,
        "denominator": count,
    }


def refused(part: str, numbers: NDArray[Any]) -> list[float]:
    """The different numbers of one part of many rows that a strict row cannot have."""
    distinct: list[float] = sorted(set(numbers.tolist()))
    try:
        _forms()[part].validate_python(distinct if part == "value" else [_whole(number) for number in distinct])
    except ValidationError as error:
        return [distinct[place] for place in sorted({int(each["loc"][0]) for each in error.errors()})]
    return []


def _whole(number: float) -> float | int:
    """A whole number as an integer, so that the strict form can tell it from others."""
    return int(number) if number.is_integer() else number
