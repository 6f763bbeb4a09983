"""The pieces of WordprocessingML that a report is made of, as text: what is written once is parsed once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from shigua_monitor.narrative.document import Paragraph

NAMESPACES = " ".join(
    f'xmlns:{prefix}="http://schemas.openxmlformats.org/{path}"'
    for prefix, path in {
        "w": "wordprocessingml/2006/main",
        "r": "officeDocument/2006/relationships",
        "wp": "drawingml/2006/wordprocessingDrawing",
        "a": "drawingml/2006/main",
        "pic": "drawingml/2006/picture",
    }.items()
)

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CHINESE = re.compile("[\u2e80-\u9fff\uff00-\uffef]")
_NUMBERED = re.compile(r"(.*?)(\d+)$")


def escaped(text: str) -> str:
    """Text as XML takes it, without the characters that XML has no way to write."""
    return escape(_ILLEGAL.sub("", text))


def run(text: str, *, strong: bool = False, colour: str = "") -> str:
    """A stretch of text. The hint gives quotation marks and dashes beside Chinese their Chinese form, and no others."""
    hint = '<w:rFonts w:hint="eastAsia"/>' if _CHINESE.search(text) else ""
    look = hint + ("<w:b/>" if strong else "") + (f'<w:color w:val="{colour}"/>' if colour else "")
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escaped(text)}</w:t></w:r>'


def runs(paragraph: Paragraph) -> str:
    return "".join(run(each.text, strong=each.strong) for each in paragraph.runs)


def paragraph(style: str, content: str, properties: str = "") -> str:
    """A paragraph of a style; `properties` are what it has beyond the style."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def field(code: str, shown: str) -> str:
    """A field with the result that shows until it is brought up to date."""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {escaped(code)} '
        f'</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{shown}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def numbered(label: str) -> str:
    """表3 with its number as a field, so that it counts on when somebody puts a table in between."""
    found = _NUMBERED.match(label)
    if found is None:
        return run(label)
    kind, number = found.groups()
    return run(kind) + field(f"SEQ {kind.strip()} \\* ARABIC", run(number))


def bookmark(name: str, number: int, content: str) -> str:
    """Content that links and page references point to."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{number}"/>'


def body_of(parts: Iterable[str]) -> str:
    """Everything between the covers, ready to be parsed."""
    return f"<w:body {NAMESPACES}>{''.join(parts)}</w:body>"
