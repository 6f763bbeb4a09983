"""The feedback sheet of one department: its results, what is wrong with what it sent, what is missing, what to do."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from shigua_monitor.assessment.attainment import Attainment
from shigua_monitor.findings import Finding
from shigua_monitor.narrative.alarms import warning_table
from shigua_monitor.narrative.document import Align, Block, Section
from shigua_monitor.narrative.domains import attained_text
from shigua_monitor.narrative.judged import in_brief
from shigua_monitor.narrative.material import Material, with_times
from shigua_monitor.narrative.owed import due_day, lacking_text, missing_figures, silent
from shigua_monitor.narrative.qualitative import clauses_without_figures, reported_states
from shigua_monitor.narrative.submissions import findings
from shigua_monitor.narrative.table import Content, of_results, plain
from shigua_monitor.narrative.wording import counted, enumerated, led, paragraph, said
from shigua_monitor.report.summary_table import rate_text
from shigua_monitor.text import Label, say

COLUMNS = ("clause", "indicator", "value", "criterion", "verdict", "change", "outlook")


def feedback(material: Material) -> list[Section]:
    """Results, warnings, faults, missing figures. `material` holds the targets of one department only."""
    return [_results(material), _warnings(material), _faults(material), _owed(material)]


def _results(material: Material) -> Section:
    lang, counts = material.lang, material.outcome.summary
    key = "counts" if counts.judged else "nothing_judged" if counts.quantified else "only_qualitative"
    told = say(
        lang,
        f"feedback.{key}",
        department=material.department.name,
        targets=counted(lang, "target", counts.targets),
        quantified=counts.quantified,
        judged=counts.judged,
        attained=attained_text(lang, counts),
        not_attained=counts.not_attained,
        rate=rate_text(counts.attainment_rate),
    )
    some = [r for r in material.judged if r.attainment is Attainment.NOT_ATTAINED]
    missed = [in_brief(material, *each) for each in with_times(some)]
    rest = counts.not_quantified if counts.quantified else 0
    state = say(lang, "feedback.qualitative", number=counted(lang, "target", rest)) if rest else ""
    blocks: list[Block] = [paragraph(lang, told, state)]
    if missed:
        head = say(lang, "domain.class", name=Label("attainment.not_attained"), number=len(some))
        blocks.append(led(lang, head, enumerated(lang, missed)))
    blocks += of_results(material, say(lang, "caption.feedback", year=material.year), COLUMNS, material.judged)
    blocks += reported_states(material) if counts.quantified else clauses_without_figures(material)
    return Section("results", 1, "", say(lang, "heading.results"), tuple(blocks))


def _warnings(material: Material) -> Section:
    lang = material.lang
    alarms = material.alarms
    blocks: Sequence[Block] = (
        warning_table(material, alarms, say(lang, "caption.alarms", year=material.year))
        if alarms
        else [said(lang, "alarms.none")]
    )
    return Section("alarms", 1, "", say(lang, "heading.alarms"), tuple(blocks))


def _faults(material: Material) -> Section:
    """The findings of tables in which the department's indicators stand."""
    lang = material.lang
    blocks = findings(material, concerning(material, material.department.id))
    return Section("faults", 1, "", say(lang, "heading.faults"), tuple(blocks))


def concerning(material: Material, department: str) -> list[Finding]:
    """The findings that a department has to mend: of its indicators, and of tables that hold nothing else."""
    own = {each.name.zh for each in material.plan.indicators.values() if each.department == department}
    tables = _tables_of(material, department)
    return [
        found
        for found in material.outcome.findings
        if found.indicator in own or (not found.indicator and (found.file, found.sheet) in tables)
    ]


def _tables_of(material: Material, department: str) -> set[tuple[str, str]]:
    """File and sheet of every table from which a figure of the department was read."""
    sent = material.assessment.observations
    names = sent.indicators.names
    ids = [at for at, name in enumerate(names) if material.plan.indicators[name].department == department]
    places = np.unique(sent.source[np.isin(sent.indicator, ids)]).tolist()
    return {(sent.sources[at].file, sent.sources[at].sheet) for at in places}


def _owed(material: Material) -> Section:
    """Figures of the judged year that the department was to send and that have not come."""
    lang, plan = material.lang, material.plan
    lacking = {
        plan.indicators[name]: figures
        for name, figures in missing_figures(material).items()
        if plan.indicators[name].department == material.department.id
    }
    heading = say(lang, "heading.owed")
    if not lacking:
        asked = any(plan.indicators[name].department == material.department.id for name in material.asked)
        key = "feedback.all_sent" if asked else "feedback.owes_nothing"
        return Section("owed", 1, "", heading, (said(lang, key, year=material.year),))
    rows: list[list[Content]] = [
        [each.name.text(lang), lacking_text(material, each, figures), due_day(material, each)]
        for each, figures in lacking.items()
    ]
    columns = (("indicator", 40, Align.LEFT), ("missing_figures", 40, Align.LEFT), ("due_day", 14, Align.LEFT))
    head = said(lang, "feedback.owed", year=material.year, number=counted(lang, "indicator", len(lacking)))
    return Section(
        "owed", 1, "", heading, (head, *silent(material), *plain(lang, say(lang, "caption.owed"), columns, rows))
    )
