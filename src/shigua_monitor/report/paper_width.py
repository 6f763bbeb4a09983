"""How wide a text is on paper and on pages, where signs that Chinese and Latin letters share are as wide as Chinese."""

from __future__ import annotations

from unicodedata import east_asian_width


def paper_width(text: str) -> int:
    """Length in half-width characters; that of a screen is `rich.cells.cell_len`."""
    return sum(2 if east_asian_width(each) in "WFA" else 1 for each in text)
