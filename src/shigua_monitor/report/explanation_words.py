"""An explanation in words: its sections, from the clause to the reading of the plan."""

from __future__ import annotations

from shigua_monitor.report.explanation import Explanation
from shigua_monitor.report.explanation_clause import clause_sections, closing_sections, findings_section
from shigua_monitor.report.explanation_expectation import evidence_section, outlook_section
from shigua_monitor.report.explanation_judged import comparison_section, verdict_section
from shigua_monitor.report.explanation_section import Section
from shigua_monitor.report.explanation_steps import cells_section, computed_section, limit_section
from shigua_monitor.report.explanation_years import years_sections
from shigua_monitor.text import Lang


def sections(lang: Lang, explained: Explanation) -> list[Section]:
    """The sections that have something to say, in the order of the reasoning."""
    steps = (
        cells_section(lang, explained),
        findings_section(lang, explained),
        computed_section(lang, explained),
        limit_section(lang, explained),
        comparison_section(lang, explained),
        verdict_section(lang, explained),
        *years_sections(lang, explained),
        evidence_section(lang, explained),
        outlook_section(lang, explained),
    )
    found = [*clause_sections(lang, explained), *(step for step in steps if step is not None)]
    return [*found, *closing_sections(lang, explained)]
