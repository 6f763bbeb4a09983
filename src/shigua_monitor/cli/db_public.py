"""`monitor db export --public`: the current values as one table, without small counts of people."""

from __future__ import annotations

from pathlib import Path

import typer

from shigua_monitor.cli import database
from shigua_monitor.cli.common import output_writer, usable_plan, write_output
from shigua_monitor.cli.judging import unusable_stops
from shigua_monitor.text import Lang, say

ENDINGS = (".csv", ".xlsx")


def export_public(file: Path, output: Path, targets: Path | None, lang: Lang, *, quiet: bool) -> int:
    """Write the table. The values are those that `check --db` judges, so that both hide the same."""
    ending = output_writer(output, ENDINGS, [file])
    plan = usable_plan(targets)
    from shigua_monitor.assessment.assess import arranged
    from shigua_monitor.disclosure.hidden import hidden
    from shigua_monitor.report.plain_text import csv_text
    from shigua_monitor.report.public_values import public_values
    from shigua_monitor.report.summary_table import hidden_sentence
    from shigua_monitor.report.workbook import workbook_bytes
    from shigua_monitor.store.connection import reading
    from shigua_monitor.store.with_history import from_database
    from shigua_monitor.submission.rules import load_rules

    with unusable_stops(), database.stops(), reading(file) as connection:
        observations = from_database(connection, plan, file.name).submission.observations
        rules = load_rules(plan)
    panel = arranged(observations, plan, plan.file.base_year)
    found = hidden(panel, plan, rules)
    table = public_values(panel, found, plan, lang)
    if ending == ".xlsx":
        introductions = {"values": [hidden_sentence(found.number, lang)]}
        content = workbook_bytes([table], say(lang, "title.public_values", plan=plan.title), lang, introductions)
    else:
        content = csv_text(table, lang).encode("utf-8-sig")
    write_output(output, content)
    if not quiet:
        fields = {"file": str(output), "values": len(table.rows), "hidden": found.number}
        typer.echo(say(lang, "export.public", **fields))
    return 0
