"""Tables: rows that can be filtered, verdicts that are told twice, and the course of each indicator."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from shigua_monitor.narrative.document import Align, Cell, Column, Facets, IndicatorChart, Row, Table
from shigua_monitor.narrative.wording import capital
from shigua_monitor.publication.html_markup import Markup, element
from shigua_monitor.publication.html_sparkline import sparkline
from shigua_monitor.report.paper_width import paper_width
from shigua_monitor.text import CATALOGUE, Lang, say

_FIGURE = "value"
"""The column behind which the course of the indicator is drawn."""
_WIDE, _MIDDLE = 28, 14
"""From how many half-width characters on a column is for sentences, and for a few words."""
_LINE, _PHRASE = 12, 18
"""Up to how many half-width characters a text stays on one line, and up to how many (or a verdict on one line) only
its spaces are broken."""


def table_markup(table: Table, charts: Mapping[str, IndicatorChart], lang: Lang) -> Markup:
    """A table with its caption and note, in a frame that scrolls where the screen is narrow."""
    course_at = _course_at(table, charts)
    caption = element("caption", element("span", element("b", table.label), " ", table.caption))
    heads = [_head(column, lang) for column in table.columns]
    if course_at is not None:
        heads.insert(course_at, element("th", capital(lang, say(lang, "html.course")), scope="col"))
    rows = [_row(table, row, course_at, charts, lang) for row in table.rows]
    drawn = element("table", caption, element("thead", element("tr", *heads)), element("tbody", *rows))
    note = element("p", table.note, class_="note") if table.note else None
    sifted = any(row.facets for row in table.rows)
    frame = element("div", drawn, class_="frame", role="group", aria_label=f"{table.label} {table.caption}")
    return element("div", frame, note, class_="table sifted" if sifted else "table", id=table.anchor)


def sifting(facets: Facets | None) -> dict[str, str | None]:
    """The attributes that a row or a picture is filtered by."""
    if facets is None:
        return {}
    return {
        "data_target": facets.target,
        "data_domain": facets.domain.code,
        "data_department": facets.department.code,
        "data_attainment": facets.attainment.code,
        "data_warning": " ".join(warning.code for warning in facets.warnings) or None,
    }


def course_link(chart: IndicatorChart, lang: Lang) -> Markup:
    """The course in small, which leads to the whole chart."""
    name = say(lang, "html.to_chart", name=chart.name)
    return element("a", sparkline(chart), href=f"#{chart_anchor(chart.target_id)}", aria_label=name)


def chart_anchor(target: str) -> str:
    return f"chart-{target}"


def _course_at(table: Table, charts: Mapping[str, IndicatorChart]) -> int | None:
    """The place of the column of courses: behind the figure, if there is a course to show."""
    keys = [column.key for column in table.columns]
    if _FIGURE not in keys or not any(row.facets and row.facets.target in charts for row in table.rows):
        return None
    return keys.index(_FIGURE) + 1


def _head(column: Column, lang: Lang) -> Markup:
    unit = say(lang, "html.unit", unit=column.unit) if column.unit else ""
    room = "wide" if column.width >= _WIDE else "mid" if column.width >= _MIDDLE else ""
    return element("th", column.heading + unit, scope="col", class_=_classes([_ALIGNED[column.align], room]))


_ALIGNED = {Align.LEFT: "", Align.RIGHT: "r", Align.CENTRE: "c"}


def _row(table: Table, row: Row, course_at: int | None, charts: Mapping[str, IndicatorChart], lang: Lang) -> Markup:
    cells = [
        _cell(cell, column, at < table.row_heading, lang)
        for at, (cell, column) in enumerate(zip(row.cells, table.columns, strict=True))
    ]
    if course_at is not None:
        chart = charts.get(row.facets.target) if row.facets else None
        cells.insert(course_at, element("td", course_link(chart, lang) if chart else None))
    return element("tr", *cells, **sifting(row.facets))


def _cell(cell: Cell, column: Column, heading: bool, lang: Lang) -> Markup:
    width = paper_width(cell.text)
    whole = "line" if width <= (_PHRASE if cell.code else _LINE) else "phrase" if width <= _PHRASE else ""
    classes = _classes([_ALIGNED[column.align], whole if column.width <= _PHRASE else "", _tone(cell.code)])
    content = (cell.text, _word_of_mark(cell, lang))
    if heading:
        return element("th", *content, scope="row", class_=classes)
    return element("td", *content, class_=classes)


def _tone(code: str) -> str:
    """The class that colours a verdict, a warning or a severity."""
    return "warned" if code.startswith("W") else code


def _word_of_mark(cell: Cell, lang: Lang) -> Markup | None:
    """The word behind a mark that stands alone, for those who hear the page."""
    if not cell.code or cell.text != CATALOGUE.get(f"mark.{cell.code}", ("",))[0]:
        return None
    return element("span", say(lang, f"attainment.{cell.code}"), class_="heard")


def _classes(names: Sequence[str]) -> str | None:
    return " ".join(name for name in names if name) or None
