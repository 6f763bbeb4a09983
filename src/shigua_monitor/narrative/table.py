"""Tables of a report: rows of results with what they are filtered by, and plain ones of words and numbers."""

from __future__ import annotations

from collections.abc import Sequence

from shigua_monitor.assessment.result import Result
from shigua_monitor.narrative.document import Align, Cell, Choice, Column, Facets, Row, Table
from shigua_monitor.narrative.material import Material
from shigua_monitor.narrative.wording import capital
from shigua_monitor.report import tables
from shigua_monitor.report.display import department_name
from shigua_monitor.text import Lang, say

Content = Cell | str | int | None
Head = tuple[str, int, Align] | Column
"""A column by the key of its heading, width and side, or with a heading of its own."""

_CODED = {"verdict"}
"""Columns whose cells tell the verdict."""


def cell(lang: Lang, content: Content | tables.Figure) -> Cell:
    """A typed cell from a word, a number, or a figure of a result; a dash where there is nothing."""
    if isinstance(content, Cell):
        return content
    if isinstance(content, tables.Figure):
        return Cell(content.text, content.number, content.number_format)
    if isinstance(content, int):
        return Cell(str(content), float(content), "0")
    return Cell(content or say(lang, "no_value"))


def plain(
    lang: Lang,
    caption: str,
    columns: Sequence[Head],
    rows: Sequence[Sequence[Content]],
    facets: Sequence[Facets] | None = None,
    note: str = "",
    row_heading: int = 1,
) -> tuple[Table, ...]:
    """A table from words and numbers, or nothing without rows."""
    if not rows:
        return ()
    heads = tuple(each if isinstance(each, Column) else _headed(lang, *each) for each in columns)
    told = facets if facets is not None else [None] * len(rows)
    body = tuple(
        Row(tuple(cell(lang, content) for content in row), facet) for row, facet in zip(rows, told, strict=True)
    )
    return (Table("", "", caption, heads, body, note, row_heading),)


def _headed(lang: Lang, key: str, width: int, align: Align) -> Column:
    return Column(key, capital(lang, say(lang, f"column.{key}")), align, width)


def of_results(
    material: Material, caption: str, keys: Sequence[str], results: Sequence[Result], note: str = ""
) -> tuple[Table, ...]:
    """The columns of the attainment table that are asked for, a row a result."""
    if not results:
        return ()
    lang = material.lang
    whole = material.attainment_rows
    places = {column.key: (at, column) for at, column in enumerate(tables.ATTAINMENT)}
    heads = tuple(_headed(lang, key, places[key][1].width, _side(places[key][1])) for key in keys)
    rows = tuple(
        Row(
            tuple(
                _of(lang, whole[result.target.id][places[key][0]], result if key in _CODED else None) for key in keys
            ),
            facets(material, result),
        )
        for result in results
    )
    return (Table("", "", caption, heads, rows, note, 1 + ("clause" in keys)),)


def _side(column: tables.Column) -> Align:
    return Align.RIGHT if column.numeric else Align.LEFT


def _of(lang: Lang, content: tables.Cell, coded: Result | None) -> Cell:
    made = cell(lang, content)
    return Cell(made.text, made.number, made.number_format, coded.attainment.word) if coded else made


def facets(material: Material, result: Result) -> Facets:
    """What a row of this target is filtered by."""
    lang, target = material.lang, result.target
    found = dict.fromkeys(warning.code for warning in material.warnings.get(target.id, ()))
    return Facets(
        target=target.id,
        domain=Choice(target.clause.domain, material.plan.domains[target.clause.domain].name.text(lang)),
        department=Choice(target.department, department_name(lang, target, material.plan)),
        attainment=Choice(result.attainment.word, say(lang, f"attainment.{result.attainment.word}")),
        warnings=tuple(Choice(code, say(lang, f"{code}.title")) for code in found),
    )
