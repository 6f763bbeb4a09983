"""A column of cells as numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from shigua_monitor.observations import Floats, State
from shigua_monitor.submission.categorical import Categorical
from shigua_monitor.submission.cell import Reading, read_cell
from shigua_monitor.submission.sheet import NO_FLAG, Flag, Value
from shigua_monitor.submission.vocabulary import Vocabulary


class Numbers(NamedTuple):
    """A column of cells as numbers: NaN where there is none, `decimals` the digits sent after the point.

    `readings` holds the cells that were not plain, by position.
    """

    number: Floats
    decimals: NDArray[np.int8]
    state: NDArray[np.int8]
    readings: dict[int, Reading]

    def put(self, position: int, reading: Reading) -> None:
        """Let a cell be what was read there."""
        self.number[position], self.decimals[position] = reading.number, reading.decimals
        self.state[position] = reading.state
        self.readings.pop(position, None)
        if not reading.is_plain:
            self.readings[position] = reading


def read_column(
    column: Categorical[Value], flags: Mapping[int, Flag], read: Callable[[Value, Flag], Reading]
) -> Numbers:
    """Read each different cell once; those that `flags` marks, by position, one by one."""
    readings, codes = [read(value, NO_FLAG) for value in column.categories], column.codes
    more = np.array([not reading.is_plain for reading in readings], np.bool_)[codes]
    numbers = Numbers(
        np.array([reading.number for reading in readings], np.float64)[codes],
        np.array([reading.decimals for reading in readings], np.int8)[codes],
        np.array([reading.state for reading in readings], np.int8)[codes],
        {position: readings[codes[position]] for position in np.flatnonzero(more).tolist()},
    )
    for position, flag in flags.items():
        numbers.put(position, read(column[position], flag))
    return numbers


def read_numbers(
    column: Categorical[Value], flags: Mapping[int, Flag], words: Vocabulary, *, text_file: bool
) -> Numbers:
    """Read a column of numbers; in a text file digits are no news."""
    return read_column(column, flags, lambda value, flag: read_cell(value, flag, words, text_file=text_file))


def no_numbers(size: int) -> Numbers:
    """A column that a table does not have."""
    return Numbers(np.full(size, np.nan), np.zeros(size, np.int8), np.full(size, State.MISSING, np.int8), {})
