"""The last chapter: how the report is to be read."""

from __future__ import annotations

from shigua_monitor.narrative.document import ReportKind, Section
from shigua_monitor.narrative.material import Material
from shigua_monitor.narrative.wording import bullets, paragraph
from shigua_monitor.text import say


def method(material: Material) -> list[Section]:
    """The rules by which figures were judged, and the levels that the plan sets."""
    lang, settings = material.lang, material.plan.file.early_warning
    levels = {
        "worsening": f"{settings.worsening_level * 100:g}",
        "level": f"{settings.evidence_level * 100:g}",
        "ahead": f"{settings.projection_level * 100:g}",
    }
    keys = ["verdict", "unknown", "rate", "difference", "evidence", "chance", "worsening", "outlook"]
    if material.year >= material.plan.file.period.last:
        keys.remove("outlook")
    if material.kind is ReportKind.FINAL:
        keys.insert(1, "final")
    items = [paragraph(lang, say(lang, f"method.{key}", base=material.plan.file.base_year, **levels)) for key in keys]
    return [Section("method", 1, "", say(lang, "heading.method"), bullets(items))]
