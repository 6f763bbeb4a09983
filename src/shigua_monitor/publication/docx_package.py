"""The file around the body of a report: styles, settings, page numbers, properties; without a clock or a machine."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING

from shigua_monitor.narrative.document import Document
from shigua_monitor.publication.docx_page import font_table, footer
from shigua_monitor.publication.docx_styles import bullets, style_sheet
from shigua_monitor.publication.docx_xml import NAMESPACES
from shigua_monitor.report.fixed_archive import FIXED_TIME, unclocked

if TYPE_CHECKING:
    from docx.document import Document as File
    from docx.opc.rel import Relationships
    from docx.oxml.xmlchemy import BaseOxmlElement

_LANGUAGES = {"zh": "zh-CN", "en": "en-GB"}


def new_file(document: Document, compact: bool) -> File:
    """A file for the document that has everything but its body."""
    import docx

    file = docx.Document()
    _replace_children(file.styles.element, style_sheet(document.lang, compact))
    _replace_children(file.part.numbering_part.element, bullets(document.lang))
    _replace_children(file.settings.element, _settings(_LANGUAGES[document.lang]))
    _drop(file.part.rels, "stylesWithEffects", "customXml")
    assert file.part.package is not None
    _drop(file.part.package.rels, "thumbnail")
    _describe(file, document)
    return file


def footers(file: File) -> str:
    """The page numbers of odd and even pages, put into the file, as its sections refer to them."""
    from docx.enum.section import WD_HEADER_FOOTER
    from docx.oxml import parse_xml

    last = file.sections[-1]
    for made, side in ((last.footer, "right"), (last.even_page_footer, "left")):
        made.is_linked_to_previous = False
        made._element[:] = [parse_xml(footer(side))]
    return "".join(
        f'<w:footerReference w:type="{WD_HEADER_FOOTER.to_xml(each.type_)}" r:id="{each.rId}"/>'
        for each in last._sectPr.footerReference_lst
    )


def put_picture(file: File, png: bytes) -> str:
    """The relation by which the body refers to a picture, which is put into the file."""
    relation: str = file.part.get_or_add_image(io.BytesIO(png))[0]
    return relation


def saved(file: File, body: BaseOxmlElement) -> bytes:
    """The file with this body: the same parts give the same bytes."""
    file.element.replace(file.element.body, body)
    stream = io.BytesIO()
    file.save(stream)
    return unclocked(stream.getvalue(), _ours)


def _ours(name: str, content: bytes) -> bytes:
    """Parts that python-docx takes over from its own template."""
    if name == "word/fontTable.xml":
        return font_table()
    return _PROGRAM if name == "docProps/app.xml" else content


_PROGRAM = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>monitor</Application></Properties>"
)


def _settings(language: str) -> str:
    """Pages differ by side; laid out as Word 2013 and later do, without a word on compatibility in the title bar."""
    return (
        '<w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>'
        '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        f'</w:compat><w:themeFontLang w:val="{language}" w:eastAsia="zh-CN"/>'
    )


def _replace_children(element: BaseOxmlElement, children: str) -> None:
    from docx.oxml import parse_xml

    element[:] = list(parse_xml(f"<w:all {NAMESPACES}>{children}</w:all>"))


def _drop(relations: Relationships, *kinds: str) -> None:
    """Parts of python-docx's template that say nothing about a report."""
    for name in [name for name, each in relations.items() if each.reltype.endswith(kinds)]:
        del relations[name]


def _describe(file: File, document: Document) -> None:
    """What a system that keeps documents shows of it."""
    about = file.core_properties
    about.title, about.subject, about.comments = document.title, document.plan_title, ""
    about.author = about.last_modified_by = "monitor"
    about.language = _LANGUAGES[document.lang]
    about.created = about.modified = datetime(*FIXED_TIME)
    about.revision = 1
