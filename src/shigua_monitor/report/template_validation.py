"""What the cells of a form accept: lists to choose from, and figures within the bounds of their indicator."""

from __future__ import annotations

from typing import NamedTuple

from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from shigua_monitor.plan.definitions import Indicator
from shigua_monitor.plan.terms import Kind, Unit
from shigua_monitor.text import Lang, say


class Choices(NamedTuple):
    """The ranges of the workbook from which drop-downs take their lists."""

    departments: str
    areas: str
    groups: str
    units: str
    indicators: str


def choose_from(sheet: Worksheet, cells: str, choices: str, lang: Lang) -> None:
    """A drop-down: a range of the workbook, or a few words as they stand."""
    _add(sheet, cells, DataValidation("list", formula1=choices), say(lang, "template.refused.choice"), lang)


def yes_or_no(sheet: Worksheet, cells: str, lang: Lang) -> None:
    choose_from(sheet, cells, f'"{say(lang, "word.yes")},{say(lang, "word.no")}"', lang)


def state(sheet: Worksheet, cells: str, lang: Lang) -> None:
    """The states of an act, and that it does not apply."""
    words = [say(lang, f"act_progress.{each}") for each in ("not_begun", "under_way", "in_place", "not_applicable")]
    choose_from(sheet, cells, f'"{",".join(words)}"', lang)


def day(sheet: Worksheet, cells: str, last_year: int, lang: Lang) -> None:
    """Days up to the end of a year."""
    validation = DataValidation(
        "date", operator="between", formula1="DATE(1990,1,1)", formula2=f"DATE({last_year},12,31)"
    )
    _add(sheet, cells, validation, say(lang, "template.refused.day", year=last_year), lang)


def whole_count(sheet: Worksheet, cells: str, lang: Lang) -> None:
    """Whole numbers from 0."""
    validation = DataValidation("whole", operator="greaterThanOrEqual", formula1="0")
    _add(sheet, cells, validation, say(lang, "template.refused.count"), lang)


def figure(sheet: Worksheet, cells: str, indicator: Indicator, lang: Lang) -> None:
    """Figures within the indicator's bounds, and the word for what does not apply.

    A decimal validation would refuse that word, so the rule is a formula; it is written for the first cell.
    """
    first, _, _ = cells.partition(":")
    conditions = ",".join([f"ISNUMBER({first})", *_conditions(indicator, first)])
    formula = f'OR({first}="{say(lang, "template.not_applicable")}",AND({conditions}))'
    _add(sheet, cells, DataValidation("custom", formula1=formula), _refusal(indicator, lang), lang)


def _conditions(indicator: Indicator, cell: str) -> list[str]:
    bounds = indicator.bounds
    conditions = [f"{cell}>={bounds.lowest}"] if bounds.lowest is not None else []
    if bounds.highest is not None:
        conditions.append(f"{cell}<={bounds.highest}")
    if indicator.kind is Kind.COUNT:
        conditions += [f"INT(N({cell}))=N({cell})", f"{cell}>=0"]
    return conditions


def _refusal(indicator: Indicator, lang: Lang) -> str:
    bounds = indicator.bounds
    if indicator.kind is Kind.COUNT:
        kind = "whole"
    elif bounds.lowest is not None and bounds.highest is not None:
        kind = "between"
    elif bounds.lowest is not None:
        kind = "at_least"
    else:
        kind = "number" if bounds.highest is None else "at_most"
    unit = unit_word(indicator.unit, lang)
    return say(lang, f"template.refused.{kind}", lowest=bounds.lowest, highest=bounds.highest, unit=unit)


def unit_word(unit: Unit, lang: Lang) -> str:
    """The unit as the form writes it."""
    return say(lang, f"template.unit.{unit}")


def _add(sheet: Worksheet, cells: str, validation: DataValidation, refusal: str, lang: Lang) -> None:
    validation.allow_blank = True
    validation.showErrorMessage = True
    validation.errorStyle = "stop"
    validation.errorTitle = say(lang, "template.refused.title")
    validation.error = refusal
    validation.add(cells)
    sheet.add_data_validation(validation)
