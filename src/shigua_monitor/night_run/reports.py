"""The reports of a night run, each by the ending of its name: the tables of `check`, or a report as a document."""

from __future__ import annotations

from shigua_monitor.assessment.assess import Assessment
from shigua_monitor.publication.writers import FORMATS
from shigua_monitor.report.check_output import FORMATS as TEXTS
from shigua_monitor.report.check_output import check_content
from shigua_monitor.report.outcome import Outcome
from shigua_monitor.text import Lang

TABLES = (".xlsx", *TEXTS)
"""What `monitor check -o` writes."""

ENDINGS = (*TABLES, *(f".{name}" for name in FORMATS if f".{name}" not in TABLES))
"""The others are the annual report, as `monitor report -o` writes it."""


def report_content(outcome: Outcome, assessment: Assessment, ending: str, lang: Lang) -> bytes:
    """The bytes of a report whose name has that ending: one of ENDINGS."""
    if ending in TABLES:
        return check_content(outcome, ending, lang)
    from shigua_monitor.narrative.compose import compose
    from shigua_monitor.narrative.document import ReportKind
    from shigua_monitor.narrative.material import Material
    from shigua_monitor.publication.writers import written

    material = Material(ReportKind.ANNUAL, lang, outcome, assessment)
    return written(ending.removeprefix("."), compose(material), outcome)
