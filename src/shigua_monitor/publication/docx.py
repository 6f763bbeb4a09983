"""A report as a .docx file that a department sends as it is."""

from __future__ import annotations

from collections.abc import Iterator

from shigua_monitor.narrative.document import Document, ReportKind
from shigua_monitor.publication import docx_page, picture
from shigua_monitor.publication.docx_body import Placed, Setting, body
from shigua_monitor.publication.docx_contents import contents
from shigua_monitor.publication.docx_package import footers, new_file, put_picture, saved
from shigua_monitor.publication.docx_pages import put_numbers
from shigua_monitor.publication.docx_styles import measures, styles
from shigua_monitor.publication.docx_xml import body_of, paragraph, run
from shigua_monitor.report.outcome import Outcome
from shigua_monitor.report.paper_width import paper_width
from shigua_monitor.text import say


def written(document: Document, outcome: Outcome) -> bytes:
    """The whole document; the outcome adds nothing to it."""
    from docx.oxml import parse_xml

    compact = document.kind is ReportKind.FEEDBACK
    file = new_file(document, compact)
    placed = {
        anchor: Placed(put_picture(file, drawn.png), drawn.size) for anchor, drawn in picture.pictures(document).items()
    }
    setting = Setting(
        size=measures(document.lang, compact),
        pictures=placed,
        missing=lacking(document),
        footers=footers(file),
        start=None if compact else 1,
    )
    front = _head(document) if compact else _cover(document)
    content = parse_xml(body_of([*front, *body(document, setting)]))
    put_numbers(content, styles(document.lang, compact), setting.size)
    return saved(file, content)


def lacking(document: Document) -> str:
    """A font for the figures, if it has any and there is none."""
    return say(document.lang, "paper.no_font") if picture.cannot_draw(document) else ""


def _cover(document: Document) -> Iterator[str]:
    """Title page and contents, which bear no page number."""
    yield paragraph("Title", _title(document), '<w:spacing w:before="2600"/>')
    if document.subtitle:
        yield paragraph("Subtitle", run(document.subtitle))
    for at, fact in enumerate(_facts(document)):
        yield paragraph("Fact", run(fact), "" if at else '<w:spacing w:before="4200"/>')
    yield from contents(say(document.lang, "paper.contents"), document.sections)
    yield docx_page.section_break(docx_page.OFFICIAL.section())


def _head(document: Document) -> Iterator[str]:
    """Title and facts above the text, for a sheet that is to be short."""
    yield paragraph("Title", _title(document))
    if document.subtitle:
        yield paragraph("Subtitle", run(document.subtitle))
    gap = "　" if document.lang == "zh" else "; "
    yield paragraph("Fact", run(gap.join(_facts(document))))


def _title(document: Document) -> str:
    """The title, broken behind the name of the plan where one line cannot hold it: words stay whole."""
    name, bracket, rest = document.title.partition("》")
    if not rest or paper_width(document.title) <= _TITLE_LINE:
        return run(document.title)
    return run(name + bracket) + "<w:r><w:br/></w:r>" + run(rest)


_TITLE_LINE = 38
"""Half-width characters of the title that one line holds."""


def _facts(document: Document) -> list[str]:
    colon = "：" if document.lang == "zh" else ": "
    return [f"{fact.label}{colon}{fact.text}" for fact in document.facts]
