"""What is wrong with submitted data. A Finding is about the data; an early warning is about the world."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Severity(StrEnum):
    """error: the value is not used; warning: used, look at it; info: it was normalised."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}

SEVERITIES = {
    # the file
    "F101": Severity.ERROR,
    "F102": Severity.ERROR,
    "F103": Severity.ERROR,
    "F104": Severity.ERROR,
    "F105": Severity.ERROR,
    "F106": Severity.WARNING,
    "F107": Severity.WARNING,
    "F108": Severity.ERROR,
    "F109": Severity.ERROR,
    "F110": Severity.INFO,
    "F111": Severity.INFO,
    "F112": Severity.WARNING,
    "F113": Severity.WARNING,
    "F114": Severity.ERROR,
    "F115": Severity.INFO,
    # the cell
    "F201": Severity.ERROR,
    "F202": Severity.ERROR,
    "F203": Severity.ERROR,
    "F204": Severity.ERROR,
    "F205": Severity.INFO,
    "F206": Severity.ERROR,
    "F207": Severity.ERROR,
    "F208": Severity.INFO,
    "F209": Severity.INFO,
    "F210": Severity.WARNING,
    "F211": Severity.ERROR,
    "F212": Severity.ERROR,
    "F213": Severity.ERROR,
    "F214": Severity.ERROR,
    "F215": Severity.ERROR,
    "F216": Severity.WARNING,
    "F217": Severity.WARNING,
    # the row
    "F301": Severity.WARNING,
    "F302": Severity.WARNING,
    "F303": Severity.ERROR,
    "F304": Severity.ERROR,
    "F305": Severity.WARNING,
    "F306": Severity.WARNING,
    "F307": Severity.ERROR,
    "F308": Severity.ERROR,
    "F309": Severity.ERROR,
    "F310": Severity.ERROR,
    "F311": Severity.WARNING,
    "F312": Severity.ERROR,
    "F313": Severity.ERROR,
    "F314": Severity.WARNING,
    "F315": Severity.ERROR,
    "F316": Severity.ERROR,
    "F317": Severity.ERROR,
    "F318": Severity.ERROR,
    # between values
    "F401": Severity.ERROR,
    "F402": Severity.ERROR,
    "F403": Severity.ERROR,
    "F404": Severity.WARNING,
    "F405": Severity.ERROR,
    "F406": Severity.WARNING,
    # completeness
    "F501": Severity.WARNING,
    "F502": Severity.WARNING,
}
"""Every code and its severity. Codes are stable: other programs read them."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault at one place. `fields` fill the sentence that the catalogue has for `code`.

    `indicator`, `area`, `group` and `year` are the key of the row, as far as it is known; the field `sent` is the value
    as it was sent.
    """

    code: str
    file: str
    sheet: str = ""
    cell: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)
    indicator: str = ""
    area: str = ""
    group: str = ""
    year: int | None = None
    place: tuple[int, int] = (0, 0)
    """Row and column of `cell`, to sort by."""
    count: int = 1
    """How many cells the finding speaks of; `cell` then names their ranges."""
    members: tuple[Finding, ...] = ()
    """The findings of the single cells, where several were joined."""

    @property
    def severity(self) -> Severity:
        return SEVERITIES[self.code]


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Errors, then warnings, then information; within each by file, sheet and cell."""
    return sorted(findings, key=lambda found: (_RANK[found.severity], found.file, found.sheet, found.place, found.code))
