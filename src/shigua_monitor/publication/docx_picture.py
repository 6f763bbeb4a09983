"""A figure of a report on paper: the picture with its words for those who do not see it, and its caption."""

from __future__ import annotations

from collections.abc import Iterator

from shigua_monitor.narrative.document import Figure
from shigua_monitor.publication.docx_xml import escaped, numbered, paragraph, run

_EMU_A_MM = 36000


def captioned(figure: Figure, relation: str, number: int, size: tuple[float, float]) -> Iterator[str]:
    """Picture, caption. `relation` is where the picture lies in the file, `size` its width and height in mm."""
    width, height = (round(length * _EMU_A_MM) for length in size)
    title, told = escaped(f"{figure.label} {figure.caption}"), escaped(figure.alternative)
    named = f'id="{number}" name="{escaped(figure.label)}" title="{title}" descr="{told}"'
    drawing = (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr {named}/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f"<pic:nvPicPr><pic:cNvPr {named}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r>"
    )
    yield paragraph("Picture", drawing)
    yield paragraph("FigureCaption", numbered(figure.label) + run(f"  {figure.caption}"))
