"""A column by its different values: what is asked of a cell is asked once for all cells like it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import count
from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from shigua_monitor.observations import Codes

T = TypeVar("T")


class Categorical(Generic[T]):
    """A column of cells: `categories` are its different values in the order in which they appear, `codes` says for
    each row which of them it holds."""

    __slots__ = ("categories", "codes")

    def __init__(self, categories: list[T], codes: Codes) -> None:
        self.categories = categories
        self.codes = codes

    @classmethod
    def of(cls, cells: Sequence[T]) -> Categorical[T]:
        """A column from its cells."""
        code: defaultdict[T, int] = defaultdict(count().__next__)
        codes = np.fromiter(map(code.__getitem__, cells), np.int32, len(cells))
        if (True in code or False in code) and bool in map(type, cells):  # True equals 1.0
            typed = Categorical.of(list(zip(map(type, cells), cells, strict=True)))
            return cls([value for _, value in typed.categories], typed.codes)
        return cls(list(code), codes)

    @classmethod
    def constant(cls, value: T, size: int) -> Categorical[T]:
        """A column that holds the same in all of its rows."""
        return cls([value], np.zeros(size, np.int32))

    def __len__(self) -> int:
        return len(self.codes)

    def __getitem__(self, row: int) -> T:
        return self.categories[int(self.codes[row])]

    def each(self, told: Callable[[T], Any], kind: type[np.generic]) -> NDArray[Any]:
        """What `told` says of the value of each row."""
        return np.array([told(value) for value in self.categories], kind)[self.codes]

    def only(self, rows: NDArray[Any]) -> Categorical[T]:
        """Those rows only, and the values that occur in them."""
        codes = self.codes[rows]
        position = np.arange(len(codes), dtype=np.int32)
        first = np.full(len(self.categories), len(codes), np.int32)
        np.minimum.at(first, codes, position)
        kept = codes[first[codes] == position]
        place = np.zeros(len(self.categories), np.int32)
        place[kept] = position[: len(kept)]
        return Categorical([self.categories[code] for code in kept.tolist()], place[codes])

    def beside(self, other: Categorical[T]) -> Categorical[tuple[T, T]]:
        """Two columns as one of pairs."""
        size = len(other.categories)
        pairs = Categorical.of((self.codes.astype(np.int64) * size + other.codes).tolist())
        places = [divmod(pair, size) for pair in pairs.categories]
        return Categorical([(self.categories[own], other.categories[beside]) for own, beside in places], pairs.codes)
