"""The workbook that departments fill in: a form for each, the definitions, and the lists of the drop-downs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.worksheet import Worksheet

from shigua_monitor.plan.definitions import Department
from shigua_monitor.plan.terms import Unit
from shigua_monitor.report.indicator_system import definitions_table
from shigua_monitor.report.plain_text import selected
from shigua_monitor.report.tables import Column, Table
from shigua_monitor.report.template_acts import fill_acts
from shigua_monitor.report.template_form import fill_form
from shigua_monitor.report.template_rows import ActForm, Form
from shigua_monitor.report.template_style import GRID, HEADING, NARROW_MARGINS, Look, lines_needed, protect, write
from shigua_monitor.report.template_validation import Choices, unit_word
from shigua_monitor.report.workbook import empty_workbook, fill_sheet, print_on_a4, saved_bytes
from shigua_monitor.text import Lang, say

_LONGEST_NAME = 31
_ILLEGAL_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")

_DEFINITIONS = {
    "indicator": Column("indicator", 30),
    "definition": Column("definition", 56),
    "unit": Column("unit", 9),
    "numerator": Column("counted", 26),
    "denominator": Column("counted_among", 26),
    "calendar": Column("calendar", 20),
    "department": Column("department", 16),
    "assumption": Column("assumption", 44, detail=True),
}
"""The columns of the definitions. Those of the counts have headings that the reader does not take for counts."""

_UNIT_COLUMN = list(_DEFINITIONS).index("unit") + 1


def template_workbook(forms: Sequence[Form], acts: Sequence[ActForm] = ()) -> bytes:
    """The forms as one file, those for figures first; the same forms give the same bytes."""
    first: Form | ActForm = forms[0] if forms else acts[0]
    title = say(first.lang, "template.title", year=first.year, plan=first.plan.title)
    workbook = empty_workbook(title)
    of_acts = [False] * len(forms) + [True] * len(acts)
    names = sheet_names([form.department for form in forms] + [form.department for form in acts], first.lang, of_acts)
    sheets = [workbook.create_sheet(name) for name in names]
    definitions = workbook.create_sheet(say(first.lang, "workbook.sheet.definitions"))
    choices = workbook.create_sheet(say(first.lang, "template.sheet.choices"))
    lists = _choices(choices, first)
    position = _definitions(definitions, forms, acts, title)
    for sheet, form in zip(sheets, forms, strict=False):
        last = position + len(form.indicators) - 1
        indicators = f"{quote_sheetname(definitions.title)}!$A${position}:$A${last}"
        fill_form(sheet, form, lists._replace(indicators=indicators))
        position = last + 1
    for sheet, act_form in zip(sheets[len(forms) :], acts, strict=True):
        fill_acts(sheet, act_form, lists)
    return saved_bytes(workbook)


def sheet_names(departments: Sequence[Department], lang: Lang, of_acts: Sequence[bool] = ()) -> list[str]:
    """A legal name for the sheet of each department, its own if that is short enough; no two are the same. `of_acts`
    says which of them are sheets of acts."""
    taken = {say(lang, "workbook.sheet.definitions").casefold(), say(lang, "template.sheet.choices").casefold()}
    names = []
    for department, acts in zip(departments, of_acts or [False] * len(departments), strict=True):
        name = _name(department.name.text(lang), acts, lang)
        if len(name) > _LONGEST_NAME and department.short:
            name = _name(department.short.text(lang), acts, lang)
        name = _ILLEGAL_IN_NAMES.sub(" ", name).strip(" '") or department.id
        chosen, number = name[:_LONGEST_NAME], 2
        while chosen.casefold() in taken:
            ending = f" ({number})"
            chosen, number = name[: _LONGEST_NAME - len(ending)] + ending, number + 1
        taken.add(chosen.casefold())
        names.append(chosen)
    return names


def _name(department: str, acts: bool, lang: Lang) -> str:
    return say(lang, "template.acts.sheet", department=department) if acts else department


def _definitions(sheet: Worksheet, forms: Sequence[Form], acts: Sequence[ActForm], title: str) -> int:
    """The definitions of all indicators, in the order of the forms, those of acts last; the row of the first is
    returned."""
    first: Form | ActForm = forms[0] if forms else acts[0]
    plan, lang = first.plan, first.lang
    indicators = [indicator for form in forms for indicator in form.indicators]
    of_acts = (row.act.indicator for form in acts for row in form.rows)
    indicators += {indicator.id: indicator for indicator in of_acts if indicator}.values()
    targets = {target.indicator.id: target for target in plan.targets if target.indicator}
    whole = definitions_table([targets[indicator.id] for indicator in indicators], plan, lang)
    table = Table(whole.name, tuple(_DEFINITIONS.values()), selected(whole, list(_DEFINITIONS)).rows)
    fill_sheet(sheet, table, say(lang, "template.definitions", title=title), [], lang)
    position = sheet.max_row - len(table.rows) + 1
    for line, (row, indicator) in enumerate(zip(table.rows, indicators, strict=True), start=position):
        sheet.cell(line, _UNIT_COLUMN).value = unit_word(indicator.unit, lang)  # as the form writes it
        cells = zip(row, table.columns, strict=True)
        needed = max(lines_needed(str(cell or ""), column.width) for cell, column in cells)
        sheet.row_dimensions[line].height = 16.5 * needed  # points of a line in the workbook's own font
    protect(sheet)
    sheet.page_margins = NARROW_MARGINS
    return position


def _choices(sheet: Worksheet, form: Form | ActForm) -> Choices:
    """The lists of the drop-downs, on a sheet that everybody can see."""
    plan, lang = form.plan, form.lang
    lists = {
        "reporting_unit": [department.name.text(lang) for department in plan.file.departments],
        "column.area": [area.name.text(lang) for area in plan.file.areas],
        "column.group": [group.name.text(lang) for group in plan.file.groups],
        "column.unit": [unit_word(unit, lang) for unit in Unit],
    }
    font = say(lang, "template.font")
    ranges = []
    for number, (key, words) in enumerate(lists.items(), start=1):
        column = get_column_letter(number)
        heading = say(lang, f"template.{key}").rstrip("：:")
        write(sheet, f"{column}1", heading, Look(font, bold=True, horizontal="center", border=GRID, fill=HEADING))
        for line, word in enumerate(words, start=2):
            write(sheet, f"{column}{line}", word, Look(font, border=GRID))
        sheet.column_dimensions[column].width = 26
        ranges.append(f"{quote_sheetname(sheet.title)}!${column}$2:${column}${len(words) + 1}")
    sheet.freeze_panes = "A2"
    sheet.page_margins = NARROW_MARGINS
    print_on_a4(sheet, lang)
    protect(sheet)
    departments, areas, groups, units = ranges
    return Choices(departments, areas, groups, units, indicators="")
