"""The contents of a report: entries that link to the headings, with the pages on which they stand.

The entries are text and only their page numbers are fields. A field around all of them would have to be brought up to
date by hand in LibreOffice, and Word would ask about it whenever the report is opened.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from shigua_monitor.narrative.document import Section
from shigua_monitor.publication.docx_xml import field, paragraph, run

_DEEPEST = 2


def anchor(at: int) -> str:
    """The bookmark of a heading, named as word processors name those of their contents."""
    return f"_Toc{at + 1:06}"


def contents(heading: str, sections: Sequence[Section]) -> Iterator[str]:
    """Heading on a new page, and an entry for each heading of the first two levels, linked to it."""
    yield paragraph("TOCHeading", run(heading), "<w:pageBreakBefore/>")
    for at, section in enumerate(sections):
        if section.level <= _DEEPEST:
            yield paragraph(f"TOC{section.level}", _entry(at, section))


def _entry(at: int, section: Section) -> str:
    number = field(f"PAGEREF {anchor(at)} \\h", run("1"))
    return (
        f'<w:hyperlink w:anchor="{anchor(at)}" w:history="1">{run(section.number + section.heading)}'
        f"<w:r><w:tab/></w:r>{number}</w:hyperlink>"
    )
