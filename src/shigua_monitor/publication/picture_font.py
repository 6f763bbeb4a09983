"""Which font on this computer can write Chinese into a picture."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from unicodedata import east_asian_width

from shigua_monitor.narrative.document import Document

FAMILIES = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "Microsoft YaHei",
    "PingFang SC",
    "Hiragino Sans GB",
    "SimHei",
    "STHeiti",
    "Heiti SC",
    "DengXian",
    "HarmonyOS Sans SC",
    "Sarasa Gothic SC",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Droid Sans Fallback",
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "SimSun",
    "FangSong",
    "KaiTi",
    "AR PL UMing CN",
)
"""Those that read best in a small picture first."""


LATIN = "DejaVu Sans"
"""It comes with matplotlib."""


def font_for(document: Document) -> str | None:
    """The family to write the figures of a document with; None if there is none that has all its letters."""
    found = chinese_font()
    return LATIN if found is None and not _has_chinese(document) else found


def _has_chinese(document: Document) -> bool:
    return any(east_asian_width(letter) in "WF" for figure in document.figures for letter in repr(figure.chart))


@cache
def chinese_font() -> str | None:
    """A family that has Chinese; None if there is none."""
    from matplotlib.font_manager import fontManager

    known = {entry.name for entry in fontManager.ttflist if Path(entry.fname).exists()}
    found = _first(known)
    return found if found is not None else _first(_just_installed())


def _first(names: set[str]) -> str | None:
    return next((family for family in FAMILIES if family in names), None)


def _just_installed() -> set[str]:
    """The families of fonts that came after matplotlib had made its list of them."""
    from matplotlib.font_manager import findSystemFonts, fontManager

    listed = {entry.fname for entry in fontManager.ttflist}
    before = len(fontManager.ttflist)
    for path in sorted(set(findSystemFonts()) - listed):
        try:
            fontManager.addfont(path)
        except (OSError, RuntimeError, ValueError):  # a broken font file is none to write with
            continue
    return {entry.name for entry in fontManager.ttflist[before:]}
