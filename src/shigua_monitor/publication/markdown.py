"""A report as Markdown: every word of it, with tables in place of pictures."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import category

from shigua_monitor.narrative.document import Align, Block, BulletList, Document, Figure, Paragraph, Section, Table
from shigua_monitor.report.outcome import Outcome
from shigua_monitor.report.plain_text import escaped, table_line


def written(document: Document, outcome: Outcome) -> bytes:
    """The whole document; the outcome adds nothing to it."""
    parts = [f"# {escaped(document.title)}", *([escaped(document.subtitle)] if document.subtitle else [])]
    colon = "：" if document.lang == "zh" else ": "
    parts.append("\n".join(f"- {escaped(fact.label)}{colon}{escaped(fact.text)}" for fact in document.facts))
    for section in document.sections:
        parts += _section(section)
    return ("\n\n".join(part for part in parts if part) + "\n").encode()


def _section(section: Section) -> Iterator[str]:
    yield f"{'#' * (section.level + 1)} {section.number}{escaped(section.heading)}"
    for block in section.blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield _inline(block)
    elif isinstance(block, BulletList):
        yield "\n".join(f"- {_inline(item)}" for item in block.items)
    elif isinstance(block, Table):
        yield f"**{escaped(block.label)}  {escaped(block.caption)}**"
        yield _table(block)
        if block.note:
            yield escaped(block.note)
    elif isinstance(block, Figure):
        yield f"**{escaped(block.label)}  {escaped(block.caption)}**"
        yield escaped(block.alternative)


def _inline(paragraph: Paragraph) -> str:
    following = [run.text[:1] for run in paragraph.runs[1:]] + [""]
    return "".join(
        _strong(run.text, after) if run.strong else escaped(run.text)
        for run, after in zip(paragraph.runs, following, strict=True)
    )


def _strong(text: str, after: str) -> str:
    """Text that stands out. Marks between a punctuation sign and a letter do not close, so the sign goes outside."""
    inner = text
    while after and not (after.isspace() or _is_sign(after)) and inner and _is_sign(inner[-1]):
        inner = inner[:-1]
    return (f"**{escaped(inner)}**" if inner else "") + escaped(text[len(inner) :])


def _is_sign(character: str) -> bool:
    """Whether CommonMark takes it for punctuation."""
    return category(character)[0] in "PS"


def _table(table: Table) -> str:
    marks = {Align.LEFT: "---", Align.RIGHT: "---:", Align.CENTRE: ":---:"}
    lines = [table_line([escaped(column.heading) for column in table.columns])]
    lines.append(table_line([marks[column.align] for column in table.columns]))
    lines += [table_line([escaped(cell.text) for cell in row.cells]) for row in table.rows]
    return "\n".join(lines)
