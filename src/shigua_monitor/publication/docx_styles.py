"""The styles of a report: sizes and fonts after GB/T 9704—2012, and their like in English."""

from __future__ import annotations

from typing import NamedTuple

from shigua_monitor.publication.docx_page import (
    HEADING,
    LATIN,
    LATIN_HEADING,
    NARROW,
    OFFICIAL,
    PAGE_NUMBER,
    SUBHEADING,
    TEXT,
    TITLE,
    Paper,
)
from shigua_monitor.text import Lang


class Measures(NamedTuple):
    """The paper, sizes of type and the pitch of its lines, in points. `indent` is that of a first line, in characters;
    `narrower` is what 28 characters give up each to fit a line; `half` is the most that half-width characters of a
    table run on average, as a share of their size, `usual` what those of running text do."""

    paper: Paper
    text: float
    line: float
    title: float
    title_line: float
    caption: float
    table: float
    table_line: float
    indent: int
    narrower: float = 0
    half: float = 0.5
    usual: float = 0.5

    @property
    def half_width(self) -> float:
        """Of the text in tables, in twentieths of a point."""
        return self.table * self.half * 20


_MEASURES = {
    ("zh", False): Measures(OFFICIAL, 16, 28.9, 22, 36, 12, 10.5, 15, 2, narrower=0.25),
    ("zh", True): Measures(NARROW, 10.5, 15, 16, 24, 9.5, 8, 10.5, 2),
    ("en", False): Measures(OFFICIAL, 12, 18, 22, 30, 11, 9.5, 13, 0, half=0.48, usual=0.435),
    ("en", True): Measures(NARROW, 9.5, 12.5, 15, 20, 9, 8, 10, 0, half=0.48, usual=0.435),
}


def measures(lang: Lang, compact: bool) -> Measures:
    """Those of a report, or of a sheet that is to be `compact`."""
    return _MEASURES[lang, compact]


_OWN = {"Fact", "Figure Caption", "Picture", "Table Heading", "Table Text", "Table Note"}
"""Styles that word processors do not know by name."""


class Style(NamedTuple):
    """A paragraph style. Sizes are in points, indents in characters of its size; `line` is the pitch of its lines in
    points, 0 for what the tallest thing in them asks. `level` is that of a heading, from 0."""

    id: str
    name: str
    size: float
    line: float
    font: str = TEXT
    latin: str = LATIN
    bold: bool = False
    align: str = "left"
    before: float = 0
    after: float = 0
    indent: float = 0
    left: float = 0
    narrower: float = 0
    level: int | None = None
    with_next: bool = False
    bullet: bool = False
    tab: str = ""

    def xml(self) -> str:
        kind = ' w:default="1"' if self.id == "Normal" else ' w:customStyle="1"' if self.name in _OWN else ""
        based = "" if self.id == "Normal" else '<w:basedOn w:val="Normal"/>'
        return (
            f'<w:style w:type="paragraph"{kind} w:styleId="{self.id}"><w:name w:val="{self.name}"/>{based}'
            f"<w:qFormat/><w:pPr>{self._paragraph()}</w:pPr><w:rPr>{self._type()}</w:rPr></w:style>"
        )

    def _paragraph(self) -> str:
        pitch = f'w:line="{self.line * 20:.0f}" w:lineRule="exact"' if self.line else 'w:line="240" w:lineRule="auto"'
        return "".join(
            (
                "<w:keepNext/><w:keepLines/>" if self.with_next else "",
                '<w:numPr><w:numId w:val="1"/></w:numPr>' if self.bullet else "",
                self.tab,
                '<w:snapToGrid w:val="0"/>',
                f'<w:spacing w:before="{self.before * 20:.0f}" w:after="{self.after * 20:.0f}" {pitch}/>',
                self._indents(),
                f'<w:jc w:val="{self.align}"/>',
                "" if self.level is None else f'<w:outlineLvl w:val="{self.level}"/>',
            )
        )

    def _indents(self) -> str:
        """In characters for programs that know them, in twentieths of a point for others."""
        first = "firstLine" if self.indent >= 0 else "hanging"
        lengths = {"left": self.left, first: abs(self.indent)}
        both = (
            f'w:{side}Chars="{length * 100:.0f}" w:{side}="{length * self.size * 20:.0f}"'
            for side, length in lengths.items()
        )
        return f"<w:ind {' '.join(both)}/>"

    def _type(self) -> str:
        weight = "<w:b/><w:bCs/>" if self.bold else ""
        return (
            f'<w:rFonts w:ascii="{self.latin}" w:eastAsia="{self.font}" w:hAnsi="{self.latin}" w:cs="{self.latin}"/>'
            f'{weight}<w:spacing w:val="{-self.narrower * 20:.0f}"/><w:sz w:val="{self.size * 2:.0f}"/>'
            f'<w:szCs w:val="{self.size * 2:.0f}"/>'
        )


def styles(lang: Lang, compact: bool) -> list[Style]:
    """All that a report uses."""
    size, chinese = measures(lang, compact), lang == "zh"
    latin, bold, align = LATIN if chinese else LATIN_HEADING, not chinese, "both" if chinese else "left"
    air, caption = 2 if compact else 4, size.caption * 1.5
    space = 0 if chinese else size.text / 2
    leader = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{size.paper.width}"/></w:tabs>'
    return [
        Style("Normal", "Normal", size.text, size.line),
        Style("BodyText", "Body Text", size.text, size.line, indent=size.indent, after=space,
              align=align, narrower=size.narrower),
        Style("ListBullet", "List Bullet", size.text, size.line, bullet=True, after=space / 2,
              indent=size.indent or -1.2, left=0 if chinese else 1.2, align=align, narrower=size.narrower),
        Style("Title", "Title", size.title, size.title_line, TITLE, align="center", after=6,
              latin=latin, bold=bold),
        Style("Subtitle", "Subtitle", size.text, size.line, SUBHEADING, align="center"),
        Style("Fact", "Fact", size.text, size.line, left=0 if compact else 2),
        Style("TOCHeading", "TOC Heading", size.title, size.title_line, TITLE, align="center", after=12,
              latin=latin, bold=bold),
        Style("TOC1", "toc 1", size.text - 2, size.line - 7, HEADING, tab=leader),
        Style("TOC2", "toc 2", size.text - 2, size.line - 7, left=2, tab=leader),
        Style("Heading1", "heading 1", size.text, size.line, HEADING, before=space * 2, after=space, level=0,
              indent=size.indent, with_next=True, latin=latin, bold=bold),
        Style("Heading2", "heading 2", size.text, size.line, SUBHEADING, before=space, after=space, level=1,
              indent=size.indent, with_next=True, latin=latin, bold=bold),
        Style("Caption", "caption", size.caption, caption, HEADING, align="center", before=air * 2, after=air,
              with_next=True,
              latin=latin, bold=bold),
        Style("FigureCaption", "Figure Caption", size.caption, caption, HEADING, align="center", before=2, after=10,
              latin=latin, bold=bold),
        Style("Picture", "Picture", size.text, 0, align="center", before=8, with_next=True),
        Style("TableHeading", "Table Heading", size.table, size.table_line, HEADING, align="center", with_next=True,
              latin=latin, bold=bold),
        Style("TableText", "Table Text", size.table, size.table_line),
        Style("TableNote", "Table Note", size.table, size.table_line, before=3, after=10),
        Style("Footer", "footer", 14 if chinese else 11, 0, PAGE_NUMBER, left=1,
              latin=PAGE_NUMBER if chinese else LATIN),
    ]  # fmt: skip


def style_sheet(lang: Lang, compact: bool) -> str:
    """What stands between the tags of the style sheet: defaults, paragraph styles, and the look of a table."""
    languages = 'w:val="en-US" w:eastAsia="zh-CN"' if lang == "zh" else 'w:val="en-GB" w:eastAsia="zh-CN"'
    return (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{LATIN}" w:eastAsia="{TEXT}" w:hAnsi="{LATIN}" '
        f'w:cs="{LATIN}"/><w:lang {languages} w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
        f"{''.join(style.xml() for style in styles(lang, compact))}"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:semiHidden/>'
        f"<w:tblPr>{_CELL_MARGINS}</w:tblPr></w:style>"
        '<w:style w:type="table" w:customStyle="1" w:styleId="ReportTable">'
        '<w:name w:val="Report Table"/><w:basedOn w:val="TableNormal"/>'
        f"<w:tblPr><w:tblBorders>{_BORDERS}</w:tblBorders>{_CELL_MARGINS}</w:tblPr>"
        '<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>'
        f'{_border("bottom", 6)}</w:tcBorders><w:shd w:val="clear" w:color="auto" w:fill="EDEDED"/></w:tcPr>'
        "</w:tblStylePr></w:style>"
    )


def _border(side: str, eighths: int, colour: str = "000000") -> str:
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="0" w:color="{colour}"/>'


CELL_MARGIN = 50
"""Between a border and the text, in twentieths of a point."""

_CELL_MARGINS = (
    f'<w:tblCellMar><w:top w:w="20" w:type="dxa"/><w:left w:w="{CELL_MARGIN}" w:type="dxa"/>'
    f'<w:bottom w:w="20" w:type="dxa"/><w:right w:w="{CELL_MARGIN}" w:type="dxa"/></w:tblCellMar>'
)
_BORDERS = (
    _border("top", 12) + _border("left", 4) + _border("bottom", 12) + _border("right", 4)
    + _border("insideH", 4, "A6A6A6") + _border("insideV", 4, "A6A6A6")
)  # fmt: skip


def bullets(lang: Lang) -> str:
    """What stands between the tags of the numbering: one list, with bullets."""
    gap = "space" if lang == "zh" else "tab"
    return (
        '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
        f'<w:start w:val="1"/><w:numFmt w:val="bullet"/><w:suff w:val="{gap}"/><w:lvlText w:val="•"/>'
        f'<w:lvlJc w:val="left"/><w:rPr><w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:hint="default"/></w:rPr>'
        '</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
