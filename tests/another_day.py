"""Runs what it is asked to at another time of the clock."""

from __future__ import annotations

import contextlib
import datetime
import sys
import time
from collections.abc import Iterator
from typing import Any

import pytest

MOMENT = datetime.datetime(2031, 5, 6, 7, 8, 9)
ASKERS = ("shigua_monitor", "openpyxl", "datetime", "time")
"""The modules that are given the other clock, with those within them."""


class _SameInstances(type):
    """What is an instance of the class that was replaced is one of this one."""

    def __instancecheck__(cls, instance: Any) -> bool:
        return isinstance(instance, cls.__mro__[1])


class _Date(datetime.date, metaclass=_SameInstances):
    @classmethod
    def today(cls) -> Any:
        return MOMENT.date()


class _DateTime(datetime.datetime, metaclass=_SameInstances):
    @classmethod
    def now(cls, tz: datetime.tzinfo | None = None) -> Any:
        return MOMENT.replace(tzinfo=tz)

    @classmethod
    def today(cls) -> Any:
        return MOMENT

    utcnow = today


def _clocks() -> list[tuple[Any, Any]]:
    parts = MOMENT.timetuple()
    seconds = time.mktime(parts)
    return [
        (datetime.date, _Date),
        (datetime.datetime, _DateTime),
        (time.time, lambda: seconds),
        (time.localtime, lambda at=None: parts),
        (time.gmtime, lambda at=None: parts),
        (time.strftime, lambda form, at=parts, real=time.strftime: real(form, at)),
    ]


@contextlib.contextmanager
def another_day() -> Iterator[None]:
    """The clock stands in 2031 for whoever of ASKERS asks it."""
    clocks = _clocks()
    with pytest.MonkeyPatch.context() as patch:
        for module_name, module in list(sys.modules.items()):
            if module_name.split(".")[0] in ASKERS:
                for name, value in list(vars(module).items()):
                    for real, other in clocks:
                        if value is real:
                            patch.setattr(module, name, other)
        yield
