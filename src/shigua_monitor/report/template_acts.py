"""The sheet on which a department reports acts and clauses without a figure: state, evidence and date."""

from __future__ import annotations

from openpyxl.worksheet.worksheet import Worksheet

from shigua_monitor.plan.acts import Act
from shigua_monitor.report import template_validation as validation
from shigua_monitor.report.template_check import state_formula
from shigua_monitor.report.template_rows import ActForm, ActRow
from shigua_monitor.report.template_style import GRID, LINE_HEIGHT, UNDERLINE, Look, lines_needed, write
from shigua_monitor.report.template_table import lay_out, mark_what_is_wrong, note, write_headings
from shigua_monitor.report.template_validation import Choices
from shigua_monitor.text import Lang, say

COLUMNS = {
    "serial": ("A", 5),
    "target": ("B", 23),
    "clause": ("C", 19),
    "statement": ("D", 36),
    "area": ("E", 13),
    "state": ("F", 11),
    "evidence": ("G", 36),
    "date": ("H", 12),
    "note": ("I", 15),
    "check": ("J", 18),
}
"""Column letter and width in half-width characters, in the order of the sheet."""

ASKED = ("state", "evidence", "date", "note")
"""What the department fills in."""

HEADING_ROW = 5
FIRST_ROW = HEADING_ROW + 1

_WIDTH = sum(width for _, width in COLUMNS.values())
_CENTRED = {"serial", "area", "state", "date"}
_SMALL = {"target"}


def fill_acts(sheet: Worksheet, form: ActForm, choices: Choices) -> None:
    """Write head, table and foot, lock what is not to be filled in, and prepare the sheet for printing."""
    _head(sheet, form, choices)
    write_headings(sheet, COLUMNS, HEADING_ROW, "template.acts.column", form.lang)
    for serial, row in enumerate(form.rows, start=1):
        _row(sheet, FIRST_ROW + serial - 1, serial, row, form)
    last = FIRST_ROW + len(form.rows) - 1
    validation.state(sheet, f"F{FIRST_ROW}:F{last}", form.lang)
    validation.day(sheet, f"H{FIRST_ROW}:H{last}", form.year + 1, form.lang)
    mark_what_is_wrong(sheet, "J", FIRST_ROW, last)
    last = _foot(sheet, last + 1, form.lang)
    lay_out(sheet, COLUMNS, f"E{FIRST_ROW}", HEADING_ROW, last, form.lang)


def _head(sheet: Worksheet, form: ActForm, choices: Choices) -> None:
    """Title, the department with a drop-down, and how to fill in."""
    font = say(form.lang, "template.font")
    title = say(form.lang, "template.acts.title", year=form.year, plan=form.plan.title)
    write(sheet, "A1:J2", title, Look(font, 18, bold=True, horizontal="center"))
    write(sheet, "A3:B3", say(form.lang, "template.reporting_unit"), Look(font, 10, bold=True, horizontal="right"))
    write(sheet, "C3:D3", form.department.name.text(form.lang), Look(font, 10, bold=True, border=UNDERLINE, input=True))
    validation.choose_from(sheet, "C3", choices.departments, form.lang)
    instructions = say(form.lang, "template.acts.instructions")
    write(sheet, "A4:J4", instructions, Look(font))
    sheet.row_dimensions[3].height = 18
    sheet.row_dimensions[4].height = LINE_HEIGHT * lines_needed(instructions, _WIDTH) + 6


def _row(sheet: Worksheet, at: int, serial: int, row: ActRow, form: ActForm) -> None:
    """A line for one state: what it is of is given and locked."""
    lang, target = form.lang, row.act.targets[0]
    given: dict[str, str | int] = {
        "serial": serial,
        "target": target.id,
        "clause": _clauses(row.act, form),
        "statement": target.statement.text(lang),
        "area": row.area.name.text(lang),
        "check": state_formula(at, form.year, lang),
    }
    for key, (column, _) in COLUMNS.items():
        horizontal = "center" if key in _CENTRED else "left"
        size = 8 if key in _SMALL else 9
        look = Look(say(lang, "template.font"), size, horizontal=horizontal, border=GRID, input=key in ASKED)
        write(sheet, f"{column}{at}", given.get(key), look)
    sheet[f"H{at}"].number_format = "yyyy-mm-dd"
    if row.act.indicator:
        sheet[f"D{at}"].comment = note([say(lang, "template.acts.comment", text=row.act.indicator.definition)])
    lines = max(lines_needed(str(given[key]), COLUMNS[key][1]) for key in ("target", "clause", "statement"))
    sheet.row_dimensions[at].height = LINE_HEIGHT * max(2, lines) + 2


def _clauses(act: Act, form: ActForm) -> str:
    """The numbers of all clauses that ask for the act: 儿童与健康·目标·3."""
    told = [
        say(
            form.lang,
            "template.acts.clause",
            domain=form.plan.domains[target.clause.domain].name,
            section=say(form.lang, f"template.acts.section.{target.clause.section}"),
            item=target.clause.item,
        )
        for target in act.targets
    ]
    return "\n".join(dict.fromkeys(told))


def _foot(sheet: Worksheet, first: int, lang: Lang) -> int:
    """Signatures and date; the last line is returned."""
    font = say(lang, "template.font")
    label, blank = Look(font, horizontal="right", wrap=False), Look(font, border=UNDERLINE, input=True, wrap=False)
    sheet.row_dimensions[first].height = 8
    for line, (left, right) in enumerate((("head_of_unit", "filled_in_by"), ("telephone", "date")), start=first + 1):
        write(sheet, f"A{line}:C{line}", say(lang, f"template.{left}"), label)
        write(sheet, f"D{line}", None, blank)
        write(sheet, f"F{line}", say(lang, f"template.{right}"), label)
        write(sheet, f"G{line}", None, blank)
        sheet.row_dimensions[line].height = 20
    return first + 2
