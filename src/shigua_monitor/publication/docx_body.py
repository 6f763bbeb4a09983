"""The body of a report on paper: headings, text, tables and figures in reading order, wide tables on turned pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from shigua_monitor.narrative.document import Block, BulletList, Document, Figure, Paragraph, Section, Table
from shigua_monitor.publication import docx_picture, docx_table
from shigua_monitor.publication.docx_contents import anchor
from shigua_monitor.publication.docx_page import section_break
from shigua_monitor.publication.docx_styles import Measures
from shigua_monitor.publication.docx_xml import bookmark, paragraph, run, runs


class Placed(NamedTuple):
    """A picture in the file: its relation, and its width and height in mm."""

    relation: str
    size: tuple[float, float]


class Setting(NamedTuple):
    """What the body is set with. `pictures` are by the anchors of the figures; `missing` is said once in place of
    those that there are not. `start` is the number of the first page."""

    size: Measures
    pictures: Mapping[str, Placed]
    missing: str
    footers: str
    start: int | None


def body(document: Document, setting: Setting) -> Iterator[str]:
    """Everything after the contents, with the properties of its last pages."""
    paper, turned, start = setting.size.paper, False, setting.start
    for block, content in _blocks(document, setting):
        wide = isinstance(block, Table) and docx_table.is_landscape(block, setting.size)
        if wide is not turned:
            yield section_break(paper.section(setting.footers, landscape=turned, start=start))
            turned, start = wide, None
        yield from content
    yield paper.section(setting.footers, landscape=turned, start=start)


def _blocks(document: Document, setting: Setting) -> Iterator[tuple[Block | None, Iterator[str]]]:
    """Every heading (None) and block with its parts."""
    shown = {id(table.rows) for table in document.tables}
    drawn = 0
    told = False
    for at, each in enumerate(document.sections):
        yield None, _heading(at, each)
        for block, after in zip(each.blocks, (*each.blocks, None)[1:], strict=True):
            if not isinstance(block, Figure):
                yield block, _plain(block, setting.size, leads=isinstance(after, BulletList | Table))
            elif block.anchor in setting.pictures:
                drawn += 1
                placed = setting.pictures[block.anchor]
                yield block, docx_picture.captioned(block, placed.relation, drawn, placed.size)
            else:
                yield block, _in_place(block, setting, shown, "" if told else setting.missing)
                told = True


def _heading(at: int, each: Section) -> Iterator[str]:
    yield paragraph(f"Heading{min(each.level, 2)}", bookmark(anchor(at), at, run(each.number + each.heading)))


def _plain(block: Paragraph | BulletList | Table, size: Measures, *, leads: bool) -> Iterator[str]:
    """A paragraph that leads to a list or a table stays with it."""
    if isinstance(block, Paragraph):
        yield paragraph("BodyText", runs(block), "<w:keepNext/>" if leads else "")
    elif isinstance(block, BulletList):
        yield from (paragraph("ListBullet", runs(item)) for item in block.items)
    else:
        yield from docx_table.captioned(block, size)


def _in_place(figure: Figure, setting: Setting, shown: set[int], missing: str) -> Iterator[str]:
    """The figure's numbers where it cannot be drawn, or only its words where a table of the text has them already."""
    if missing:
        yield paragraph("BodyText", run(missing))
    if id(figure.table.rows) in shown:
        yield paragraph("BodyText", run(figure.alternative))
        yield paragraph("FigureCaption", run(f"{figure.label}  {figure.caption}"))
    else:
        yield from docx_table.captioned(figure.table._replace(label=figure.label, caption=figure.caption), setting.size)
