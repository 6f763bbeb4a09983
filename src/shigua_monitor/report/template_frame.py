"""What stands above and below the table of a form: number, title and sender; signatures and explanations."""

from __future__ import annotations

from itertools import groupby

from openpyxl.worksheet.worksheet import Worksheet

from shigua_monitor.plan.terms import Calendar
from shigua_monitor.report import template_validation as validation
from shigua_monitor.report.template_rows import Form
from shigua_monitor.report.template_style import LINE_HEIGHT, UNDERLINE, Look, lines_needed, write
from shigua_monitor.report.template_validation import Choices
from shigua_monitor.text import say

HEAD_ROWS = 6
ISSUER = "statistics"
"""The department that issues the form, if the plan has one of this id."""


def write_head(sheet: Worksheet, form: Form, choices: Choices, width: float) -> None:
    """Title, form number and issuer, the sender with a drop-down, and how to fill in."""
    font = say(form.lang, "template.font")
    title = say(form.lang, "template.title", year=form.year, plan=form.plan.title)
    write(sheet, "A1:J4", title, Look(font, 18, bold=True, horizontal="center"))
    issuer = form.plan.departments.get(ISSUER)
    preset = {"issued_by": issuer.name.text(form.lang) if issuer else ""}
    blank = Look(font, border=UNDERLINE, input=True, wrap=False)
    for line, key in enumerate(("form_number", "issued_by", "document_number", "valid_until"), start=1):
        label = say(form.lang, f"template.{key}") + preset.get(key, "")  # in one cell: a year there is none of the data
        write(sheet, f"K{line}:M{line}", label, blank)
    write(sheet, "A5:B5", say(form.lang, "template.reporting_unit"), Look(font, 10, bold=True, horizontal="right"))
    write(sheet, "C5:F5", form.department.name.text(form.lang), Look(font, 10, bold=True, border=UNDERLINE, input=True))
    validation.choose_from(sheet, "C5", choices.departments, form.lang)
    instructions = say(form.lang, "template.instructions")
    write(sheet, "A6:M6", instructions, Look(font))
    for line in range(1, 6):
        sheet.row_dimensions[line].height = 18
    sheet.row_dimensions[6].height = LINE_HEIGHT * lines_needed(instructions, width) + 6


def write_foot(sheet: Worksheet, first: int, form: Form, width: float) -> int:
    """Signatures, date, deadline and explanations; the last line is returned.

    Nothing of it stands in a column of names or values, so that it cannot be taken for a row of data.
    """
    font = say(form.lang, "template.font")
    label = Look(font, horizontal="right", wrap=False)
    blank = Look(font, border=UNDERLINE, input=True, wrap=False)
    pairs = (("head_of_unit", "head_of_statistics"), ("filled_in_by", "telephone"), ("date", "deadline"))
    sheet.row_dimensions[first].height = 8
    for line, (left, right) in enumerate(pairs, start=first + 1):
        write(sheet, f"A{line}:C{line}", say(form.lang, f"template.{left}"), label)
        write(sheet, f"D{line}:F{line}", None, blank)
        write(sheet, f"K{line}", say(form.lang, f"template.{right}"), label)
        write(sheet, f"L{line}:M{line}", None, blank)
        sheet.row_dimensions[line].height = 20
    last = first + len(pairs) + 1
    explanation = _explanation(form)
    write(sheet, f"A{last}:M{last}", explanation, Look(font))
    sheet.row_dimensions[last].height = LINE_HEIGHT * lines_needed(explanation, width) + 14
    return last


def _explanation(form: Form) -> str:
    keys = ["periods", *(["parts"] if any(row.parts for row in form.rows) else []), "spare"]
    texts = {key: say(form.lang, f"template.explanation.{key}", periods=_periods(form)) for key in keys}
    items = [
        say(form.lang, "template.explanation.item", number=number, text=texts[key])
        for number, key in enumerate(keys, start=1)
    ]
    return say(form.lang, "template.explanation", items="".join(items).rstrip())


def _periods(form: Form) -> str:
    """Which rows cover which twelve months: 序号1—9、12为2023年10月1日至2024年9月30日."""
    calendars = list(dict.fromkeys(row.indicator.calendar for row in form.rows))
    if len(calendars) == 1:
        return period_text(calendars[0], form)
    told = []
    for calendar in calendars:
        serials = [serial for serial, row in enumerate(form.rows, 1) if row.indicator.calendar is calendar]
        fields = {"serials": _ranges(serials, "—" if form.lang == "zh" else "–"), "text": period_text(calendar, form)}
        told.append(say(form.lang, "template.explanation.period", **fields))
    return ("；" if form.lang == "zh" else "; ").join(told)


def _ranges(serials: list[int], to: str) -> list[str]:
    """Numbers that follow one another as ranges: 1—9, 12."""
    found = []
    for _, group in groupby(enumerate(serials), key=lambda pair: pair[1] - pair[0]):
        numbers = [serial for _, serial in group]
        found.append(str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}{to}{numbers[-1]}")
    return found


def period_text(calendar: Calendar, form: Form) -> str:
    """The twelve months that the form's year covers."""
    return say(form.lang, f"template.period.{calendar}", year=form.year, before=form.year - 1)
