"""What the charts of a workbook share: small titles and faint lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from openpyxl.chart.text import RichText


def entitle(drawn: Any, title: str) -> None:
    """Names of indicators are long; a title of the usual size would push the chart aside."""
    from openpyxl.drawing.text import CharacterProperties

    drawn.title = title
    for paragraph in drawn.title.tx.rich.p:
        for run in paragraph.r:
            run.rPr = CharacterProperties(sz=1100, b=True)
    drawn.title.overlay = False


def faint_lines(axis: Any) -> None:
    """Grey lines behind the values."""
    from openpyxl.chart.axis import ChartLines
    from openpyxl.chart.shapes import GraphicalProperties

    look = GraphicalProperties()
    look.line.solidFill, look.line.width = "D9D9D9", 6350
    axis.majorGridlines = ChartLines(spPr=look)


def small(colour: str) -> RichText:
    """Type of 8 points in a colour."""
    from openpyxl.chart.text import RichText
    from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties

    look = CharacterProperties(sz=800, solidFill=colour)
    return RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=look), endParaRPr=look)])
