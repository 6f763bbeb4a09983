"""One sheet of the workbook that departments fill in, in the shape of a Chinese statistical form."""

from __future__ import annotations

from itertools import groupby

from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from shigua_monitor.plan.definitions import Indicator
from shigua_monitor.plan.terms import Unit
from shigua_monitor.report import template_validation as validation
from shigua_monitor.report.template_check import check_formula, spare_formula
from shigua_monitor.report.template_frame import HEAD_ROWS, period_text, write_foot, write_head
from shigua_monitor.report.template_rows import Form, FormRow
from shigua_monitor.report.template_style import GRID, LINE_HEIGHT, NOT_ASKED, Look, lines_needed, write
from shigua_monitor.report.template_table import lay_out, mark_what_is_wrong, note, write_headings
from shigua_monitor.report.template_validation import Choices
from shigua_monitor.text import Lang, say

COLUMNS = {
    "serial": ("A", 5),
    "code": ("B", 18),
    "indicator": ("C", 30),
    "area": ("D", 13),
    "group": ("E", 7),
    "unit": ("F", 9),
    "value": ("G", 10),
    "before": ("H", 10),
    "numerator": ("I", 10),
    "denominator": ("J", 10),
    "source": ("K", 16),
    "note": ("L", 18),
    "check": ("M", 23),
}
"""Column letter and width in half-width characters, in the order of the form."""

HEADING_ROW = HEAD_ROWS + 1
FIRST_ROW = HEADING_ROW + 1
SPARE_ROWS = 5

_WIDTH = sum(width for _, width in COLUMNS.values())
_CENTRED = {"serial", "area", "group", "unit"}
_NUMERIC = {"value", "before", "numerator", "denominator"}


def fill_form(sheet: Worksheet, form: Form, choices: Choices) -> None:
    """Write head, table and foot, lock what is not to be filled in, and prepare the sheet for printing."""
    write_head(sheet, form, choices, _WIDTH)
    write_headings(sheet, COLUMNS, HEADING_ROW, "template.column", form.lang)
    last = FIRST_ROW + len(form.rows) - 1
    for serial, row in enumerate(form.rows, start=1):
        _row(sheet, FIRST_ROW + serial - 1, serial, row, form)
    _validate(sheet, form)
    last = _spare_rows(sheet, last, form, choices)
    mark_what_is_wrong(sheet, "M", FIRST_ROW, last)
    last = write_foot(sheet, last + 1, form, _WIDTH)
    lay_out(sheet, COLUMNS, f"D{FIRST_ROW}", HEADING_ROW, last, form.lang)


def _row(sheet: Worksheet, at: int, serial: int, row: FormRow, form: Form) -> None:
    """A line for one figure: its names are given and locked, its counts are asked if it is a quotient."""
    indicator, lang = row.indicator, form.lang
    given: dict[str, str | int] = {
        "serial": serial,
        "code": indicator.id,
        "indicator": indicator.name.text(lang),
        "area": row.area.name.text(lang),
        "group": row.group.name.text(lang),
        "unit": validation.unit_word(indicator.unit, lang),
        "check": check_formula(row, at, lang),
    }
    asked = {"value", "before", "source", "note"} | ({"numerator", "denominator"} if row.counted else set())
    for key, (column, _) in COLUMNS.items():
        write(sheet, f"{column}{at}", given.get(key), _look(key, form.lang, asked=key in asked, given=key in given))
    name, width = sheet[f"{COLUMNS['indicator'][0]}{at}"], COLUMNS["indicator"][1]
    name.comment = _comment(indicator, form)
    lines = max(2, lines_needed(str(name.value), width), lines_needed(indicator.id, COLUMNS["code"][1]))
    sheet.row_dimensions[at].height = LINE_HEIGHT * lines + 2


def _look(key: str, lang: Lang, *, asked: bool, given: bool) -> Look:
    horizontal = "center" if key in _CENTRED else "right" if key in _NUMERIC else "left"
    return Look(
        say(lang, "template.font"),
        8 if key == "code" else 9,
        horizontal=horizontal,
        border=GRID,
        fill=None if given or asked else NOT_ASKED,
        input=asked,
    )


def _comment(indicator: Indicator, form: Form) -> Comment:
    """Definition, counts and period, as a note that opens at the indicator's name."""
    texts = {
        "definition": indicator.definition,
        "numerator": indicator.numerator,
        "denominator": indicator.denominator,
        "period": period_text(indicator.calendar, form),
    }
    return note([say(form.lang, f"template.comment.{key}", text=text) for key, text in texts.items() if text])


def _validate(sheet: Worksheet, form: Form) -> None:
    """One rule for the lines of each indicator, which follow one another."""
    first = FIRST_ROW
    for _, group in groupby(form.rows, key=lambda row: row.indicator.id):
        rows = list(group)
        last, row = first + len(rows) - 1, rows[0]
        if row.indicator.unit is Unit.YES_NO:
            validation.yes_or_no(sheet, f"G{first}:H{last}", form.lang)
        else:
            validation.figure(sheet, f"G{first}:H{last}", row.indicator, form.lang)
        if row.counted:
            validation.whole_count(sheet, f"I{first}:J{last}", form.lang)
        first = last + 1


def _spare_rows(sheet: Worksheet, last: int, form: Form, choices: Choices) -> int:
    """Blank lines for areas and groups that the plan does not ask for; the last line of the table is returned."""
    first, end = last + 1, last + SPARE_ROWS
    for at in range(first, end + 1):
        serial = at - FIRST_ROW + 1
        given = {"serial": serial, "code": None, "check": spare_formula(at, FIRST_ROW, end, form.lang)}
        for key, (column, _) in COLUMNS.items():
            look = _look(key, form.lang, asked=key not in given, given=key in given and key != "code")
            write(sheet, f"{column}{at}", given.get(key), look)
        sheet.row_dimensions[at].height = LINE_HEIGHT * 2 + 2
    validation.choose_from(sheet, f"C{first}:C{end}", choices.indicators, form.lang)
    validation.choose_from(sheet, f"D{first}:D{end}", choices.areas, form.lang)
    validation.choose_from(sheet, f"E{first}:E{end}", choices.groups, form.lang)
    validation.choose_from(sheet, f"F{first}:F{end}", choices.units, form.lang)
    validation.whole_count(sheet, f"I{first}:J{end}", form.lang)
    return end
