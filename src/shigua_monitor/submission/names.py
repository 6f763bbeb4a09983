"""What a name in a workbook means: folded, looked up, and never guessed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from difflib import get_close_matches
from functools import lru_cache

from shigua_monitor.submission.shown import visible

_DASHES = re.compile(r"[‐‑‒–—―−~～﹣－-]+")
_SUGGESTED = 3
_MOST_COMPARED = 300
"""To compare a text with a thousand names takes a hundredth of a second."""

_BRACKETED = re.compile(r"[(\[【〔]([^()\[\]【】〔〕]*)[)\]】〕]")


@lru_cache(maxsize=10_000)
def fold(text: str) -> str:
    """A name without the differences that carry no meaning: width, case, blanks, sorts of dashes."""
    plain = unicodedata.normalize("NFKC", visible(text)).casefold()
    return _DASHES.sub("-", "".join(plain.split()))


def split_unit(folded: str, units: Collection[str]) -> tuple[str, str]:
    """A folded name without its bracketed unit, and that unit or ''. Other brackets lose only their marks."""
    unit = ""

    def replaced(match: re.Match[str]) -> str:
        nonlocal unit
        inside = match.group(1)
        if inside and inside not in units:
            return inside
        unit = inside or unit
        return ""

    return _BRACKETED.sub(replaced, folded), unit


class Names:
    """The names of one sort of thing, each known by several spellings."""

    def __init__(self, spellings: Iterable[tuple[str, str]], units: Collection[str] = ()) -> None:
        """`spellings` are (spelling, id) pairs; `units` are the folded units that may stand in brackets."""
        self._units = units
        self._known: dict[str, str] = {}
        self._first: dict[str, str] = {}
        self._compared: dict[str, list[str]] = {}
        for spelling, identifier in spellings:
            folded = self.folded(spelling)
            self._known.setdefault(folded, identifier)
            self._first.setdefault(identifier, spelling)

    def folded(self, text: str) -> str:
        return split_unit(fold(text), self._units)[0]

    def find(self, text: str) -> str | None:
        """The id that `text` spells, or None."""
        return self._known.get(self.folded(text))

    def unit(self, text: str) -> str:
        """The folded unit that stands in brackets of a name, '' if none does."""
        return split_unit(fold(text), self._units)[1]

    def adds_to_a_name(self, text: str) -> bool:
        """Whether `text` begins or ends with a known name, and so is about it: 全区排名."""
        folded = self.folded(text)
        names = [name for name in self._known if len(name) > 1]
        return any(folded.startswith(name) or folded.endswith(name) for name in names)

    def likeliest(self, text: str) -> list[str]:
        """The names most like `text`, for a person to choose from; each thing once, by its first spelling.

        None once many different texts were compared: whoever sent so many unknown names needs another file.
        """
        folded = self.folded(text)
        if folded not in self._compared:
            if len(self._compared) == _MOST_COMPARED:
                return []
            close = get_close_matches(folded, self._known, n=3 * _SUGGESTED, cutoff=0.6)
            likely = dict.fromkeys(self._known[each] for each in close)
            self._compared[folded] = [self._first[identifier] for identifier in likely][:_SUGGESTED]
        return self._compared[folded]
