"""The paper of a report: A4 after GB/T 9704—2012, its type area, page numbers at the outer edge, and the fonts."""

from __future__ import annotations

from typing import NamedTuple

from shigua_monitor.publication.docx_xml import NAMESPACES, field

TITLE, HEADING, SUBHEADING, TEXT, PAGE_NUMBER = "方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312", "宋体"
"""The fonts of official documents: 小标宋 for the title, then 黑体 and 楷体 for headings, 仿宋 for the text."""

FALLBACKS = {
    TITLE: "华文中宋,Noto Serif CJK SC",
    HEADING: "SimHei,Noto Sans CJK SC",
    SUBHEADING: "楷体,KaiTi,Noto Serif CJK SC",
    TEXT: "仿宋,FangSong,Noto Serif CJK SC",
    PAGE_NUMBER: "SimSun,Noto Serif CJK SC",
}
"""The fonts that take the place of one that a computer does not have."""

LATIN, LATIN_HEADING = "Times New Roman", "Arial"

_SHORT, _LONG = 11906, 16838
"""The sides of A4. All lengths here are in twentieths of a point."""


class Paper(NamedTuple):
    """A4 with its margins; `foot` is how far the page number stands from the edge."""

    top: int
    right: int
    bottom: int
    left: int
    foot: int

    @property
    def width(self) -> int:
        """Of the type area."""
        return _SHORT - self.left - self.right

    @property
    def height(self) -> int:
        return _LONG - self.top - self.bottom

    def section(self, footers: str = "", *, landscape: bool = False, start: int | None = None) -> str:
        """What the pages up to here are like. A page turned to landscape is bound at its top."""
        if landscape:
            size = f'<w:pgSz w:w="{_LONG}" w:h="{_SHORT}" w:orient="landscape"/>'
            top, right, bottom, left = self.left, self.top, self.right, self.bottom
        else:
            size = f'<w:pgSz w:w="{_SHORT}" w:h="{_LONG}"/>'
            top, right, bottom, left = self.top, self.right, self.bottom, self.left
        first = "" if start is None else f'<w:pgNumType w:start="{start}"/>'
        return (
            f'<w:sectPr>{footers}<w:type w:val="nextPage"/>{size}'
            f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" w:header="851" '
            f'w:footer="{min(self.foot, bottom - 480)}" w:gutter="0"/>{first}</w:sectPr>'
        )


OFFICIAL = Paper(top=2098, right=1474, bottom=1984, left=1588, foot=1400)
"""37 mm above and 28 mm to the left of a type area of 156 × 225 mm."""

NARROW = Paper(top=964, right=1134, bottom=1134, left=1134, foot=567)
"""17 mm above, 20 mm below and at the sides, for a sheet that is to be short."""


def section_break(properties: str) -> str:
    """The end of a section, in a paragraph too small to be seen."""
    return (
        '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
        f'<w:rPr><w:sz w:val="2"/></w:rPr>{properties}</w:pPr></w:p>'
    )


def footer(side: str) -> str:
    """— 1 — at the outer edge, a character away from it: `left` on even pages, `right` on odd ones."""
    number = field("PAGE", '<w:r><w:t xml:space="preserve">1</w:t></w:r>')
    dash = '<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">{}</w:t></w:r>'
    return (
        f'<w:p {NAMESPACES}><w:pPr><w:pStyle w:val="Footer"/><w:jc w:val="{side}"/></w:pPr>'
        f"{dash.format('— ')}{number}{dash.format(' —')}</w:p>"
    )


def font_table() -> bytes:
    """The fonts with what may stand in for each."""
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/>'
        f'<w:family w:val="{"swiss" if name == HEADING else "roman"}"/><w:pitch w:val="variable"/></w:font>'
        for name, other in FALLBACKS.items()
    )
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts {NAMESPACES}>{fonts}</w:fonts>'.encode()
