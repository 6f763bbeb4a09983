"""Which ending is written by which module: the one place that knows."""

from __future__ import annotations

from importlib import import_module

from shigua_monitor.narrative.document import Document
from shigua_monitor.report.outcome import Outcome

WRITERS = {
    ".md": "markdown",
}
"""Ending → module of this room. Each has `written(document, outcome) -> bytes`; it is imported when it is needed."""


def written(ending: str, document: Document, outcome: Outcome) -> bytes:
    """The document as a file of that ending. `outcome` is what it was composed from."""
    content: bytes = import_module(f"shigua_monitor.publication.{WRITERS[ending]}").written(document, outcome)
    return content
