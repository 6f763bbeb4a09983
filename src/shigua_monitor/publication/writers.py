"""Which ending is written by which module: the one place that knows."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shigua_monitor.narrative.document import Document
    from shigua_monitor.report.outcome import Outcome

WRITERS = {
    "docx": "docx",
    "xlsx": "xlsx",
    "md": "markdown",
    "html": "html",
}
"""Format, which is the ending → module of this room, the usual one first. Each module has
`written(document, outcome) -> bytes` and is imported when it is needed."""

FORMATS = tuple(WRITERS)


def written(output_format: str, document: Document, outcome: Outcome) -> bytes:
    """The document as a file of that format. `outcome` is what it was composed from."""
    content: bytes = _writer(output_format).written(document, outcome)
    return content


def lacking(output_format: str, document: Document) -> str:
    """What the writer goes without on this computer, and what to do about it; '' if nothing. A module that may go
    without something has `lacking(document) -> str`."""
    found = getattr(_writer(output_format), "lacking", None)
    return "" if found is None else str(found(document))


def _writer(output_format: str) -> ModuleType:
    return import_module(f"shigua_monitor.publication.{WRITERS[output_format]}")
