"""The reports of a night run. A report of another ending is plugged in here, and nowhere else."""

from __future__ import annotations

from shigua_monitor.report.outcome import Outcome
from shigua_monitor.text import Lang

ENDINGS = (".xlsx", ".json", ".csv", ".md")


def report_content(outcome: Outcome, ending: str, lang: Lang) -> bytes:
    """The bytes of a report, by the ending of its name: one of ENDINGS."""
    from shigua_monitor.report.check_output import check_content

    return check_content(outcome, ending, lang)
