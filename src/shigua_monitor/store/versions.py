"""What several submissions gave of one thing: until when each was current, and how files of one name are told apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, Protocol, TypeVar


class _Sent(Protocol):
    """Something of a submission."""

    @property
    def submission(self) -> int: ...

    @property
    def file(self) -> str: ...


V = TypeVar("V", bound=Any)


def dated(versions: Sequence[V], says: Callable[[V], bool] = lambda version: True) -> Iterator[V]:
    """The versions of one key, the last one current, the others until the next one came. What `says` nothing was
    current only if nothing that says something follows."""
    for version, following in pairwise(versions):
        superseded = says(version) or not says(following)
        yield version._replace(until=following.received if superseded else None)
    yield versions[-1]._replace(current=True)


def told_apart(sent: Iterable[_Sent], taken: Collection[str] = ()) -> dict[int, str]:
    """What the file of each submission is called: by its name, with the number of the submission behind it where
    another one, or a file that is `taken`, has the same."""
    files = {each.submission: each.file for each in sent}
    times = Counter(files.values())
    return {number: f"{name} #{number}" if times[name] > 1 or name in taken else name for number, name in files.items()}
