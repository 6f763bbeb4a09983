"""A table of a report on paper."""

from __future__ import annotations

from collections.abc import Iterator

from shigua_monitor.narrative.document import Align, Cell, Row, Table
from shigua_monitor.publication.docx_styles import CELL_MARGIN, Measures
from shigua_monitor.publication.docx_widths import column_widths, lines_needed, needs_landscape
from shigua_monitor.publication.docx_xml import escaped, numbered, paragraph, run

_SIDE = {Align.LEFT: "", Align.RIGHT: '<w:jc w:val="right"/>', Align.CENTRE: '<w:jc w:val="center"/>'}
_COLOURS = {"not_attained": "9C1C1C", "no_data": "595959", "no_baseline": "595959", "not_applicable": "595959"}
"""Beside the word, which says the same: dark enough for print in grey."""

_WHOLE = 6
"""A table of so few rows stays on one page."""

_TALLEST = 20
"""A row of more lines than this may run over to the next page."""


def is_landscape(table: Table, size: Measures) -> bool:
    """Whether the table is printed along the long side of the paper."""
    half = size.half_width
    return needs_landscape(table, size.paper.width / half, 2 * CELL_MARGIN / half)


def captioned(table: Table, size: Measures) -> Iterator[str]:
    """Caption, table, note."""
    caption = numbered(table.label) + run(f"  {table.caption}") if table.label else run(table.caption)
    yield paragraph("Caption", caption)
    yield _table(table, size)
    yield paragraph("TableNote", run(table.note)) if table.note else _AFTER


_AFTER = paragraph("TableNote", "", '<w:spacing w:before="0" w:after="0" w:line="200" w:lineRule="exact"/>')
"""Air below a table; without it two tables in a row would become one."""


def _table(table: Table, size: Measures) -> str:
    half = size.half_width
    room = size.paper.height if is_landscape(table, size) else size.paper.width
    widths = [round(width * half) for width in column_widths(table, room / half, 2 * CELL_MARGIN / half)]
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    together = len(table.rows) <= _WHOLE
    rows = "".join(
        _row(row, table, widths, half, with_next=together and at + 1 < len(table.rows))
        for at, row in enumerate(table.rows)
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:jc w:val="center"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" '
        'w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{escaped(f"{table.label} {table.caption}".strip())}"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{_head(table, widths)}{rows}</w:tbl>"
    )


def _head(table: Table, widths: list[int]) -> str:
    cells = "".join(
        _cell(width, paragraph("TableHeading", run(column.heading + (f"（{column.unit}）" if column.unit else ""))))
        for column, width in zip(table.columns, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"


def _row(row: Row, table: Table, widths: list[int], half: float, *, with_next: bool) -> str:
    """A row that is not torn apart at the foot of a page, unless it is longer than half of one."""
    texts = zip(row.cells, table.columns, widths, strict=True)
    cells = "".join(_cell(width, _text(cell, column.align, with_next)) for cell, column, width in texts)
    lines = max(
        lines_needed(cell.text, (width - 2 * CELL_MARGIN) / half) for cell, width in zip(row.cells, widths, strict=True)
    )
    whole = "<w:trPr><w:cantSplit/></w:trPr>" if lines <= _TALLEST else ""
    return f"<w:tr>{whole}{cells}</w:tr>"


def _cell(width: int, content: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{content}</w:tc>'


def _text(cell: Cell, align: Align, with_next: bool) -> str:
    keep = "<w:keepNext/>" if with_next else ""
    return paragraph("TableText", run(cell.text, colour=_COLOURS.get(cell.code, "")), keep + _SIDE[align])
