"""Who has sent what for the judged year: each department that owes figures, with the files they came from."""

from __future__ import annotations

import numpy as np

from shigua_monitor.narrative.document import Align, Block
from shigua_monitor.narrative.material import Material
from shigua_monitor.narrative.owed import missing_figures
from shigua_monitor.narrative.table import Content, plain
from shigua_monitor.narrative.wording import counted, enumerated, paragraph
from shigua_monitor.text import say


def senders(material: Material) -> list[Block]:
    """A sentence that names the silent ones, and a row a department; nothing for an area that owes no figures."""
    if not material.is_district:
        return []
    lang, plan = material.lang, material.plan
    lacking, files = missing_figures(material), _files(material)
    rows: list[list[Content]] = []
    silent = []
    for department in plan.file.departments:
        own = [name for name in material.asked if plan.indicators[name].department == department.id]
        if not own:
            continue
        nothing = [name for name in own if len(lacking.get(name, [])) == len(material.asked[name])]
        partly = [name for name in own if name in lacking and name not in nothing]
        if len(nothing) == len(own):
            silent.append(department.name.text(lang))
        whole = len(own) - len(nothing) - len(partly)
        sent = enumerated(lang, files.get(department.id, [])) or None
        rows.append([department.name.text(lang), len(own), whole, len(partly), len(nothing), sent])
    number = counted(lang, "department", len(rows))
    told = say(lang, "senders.some" if silent else "senders.none", number=number, year=material.year,
               silent=len(silent), names=enumerated(lang, silent))  # fmt: skip
    columns = (
        ("department", 20, Align.LEFT),
        ("asked_for", 8, Align.RIGHT),
        ("sent_whole", 8, Align.RIGHT),
        ("sent_partly", 8, Align.RIGHT),
        ("not_sent", 8, Align.RIGHT),
        ("file", 30, Align.LEFT),
    )
    return [paragraph(lang, told), *plain(lang, say(lang, "caption.senders", year=material.year), columns, rows)]


def _files(material: Material) -> dict[str, list[str]]:
    """The files in which figures of the judged year came, by the department that sends the indicator."""
    sent, plan = material.assessment.observations, material.plan
    of_year = sent.year == material.year
    pairs = np.unique(np.stack([sent.indicator[of_year], sent.source[of_year]]), axis=1).T.tolist()
    names = sent.indicators.names
    found: dict[str, dict[str, None]] = {}
    for indicator, source in pairs:
        department = plan.indicators[names[indicator]].department
        found.setdefault(department, {})[sent.sources[source].file] = None
    return {department: sorted(file for file in files if file) for department, files in found.items()}
