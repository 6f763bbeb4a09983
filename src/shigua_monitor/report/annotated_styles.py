"""Styles of an annotated copy: for each style of a faulty cell its like with another fill, and those of the list."""

from __future__ import annotations

from typing import Final

from shigua_monitor.findings import Severity
from shigua_monitor.report.annotated_xml import Edits, Tag, attribute, parse, with_attributes

FILLS: Final = {Severity.ERROR: "FFFFC7CE", Severity.WARNING: "FFFFEB9C", Severity.INFO: "FFDDEBF7"}
_DARK_FILLS: Final = {Severity.ERROR: "FFC00000", Severity.WARNING: "FF9C5700", Severity.INFO: "FF1F4E78"}
"""Under light letters, as of headings: white on pink could not be read."""

_ORDER: Final = (
    "numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles", "colors",
    "extLst",
)  # fmt: skip
_DEFAULTS: Final = {
    "fonts": ['<{p}font><{p}sz val="11"/><{p}name val="Calibri"/></{p}font>'],
    "fills": [
        '<{p}fill><{p}patternFill patternType="none"/></{p}fill>',
        '<{p}fill><{p}patternFill patternType="gray125"/></{p}fill>',
    ],
    "borders": ["<{p}border/>"],
    "cellStyleXfs": ['<{p}xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'],
    "cellXfs": ['<{p}xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'],
}
"""What stands in a collection that the file does without."""

_FILL: Final = (
    '<{p}fill><{p}patternFill patternType="solid"><{p}fgColor rgb="{colour}"/><{p}bgColor indexed="64"/>'
    "</{p}patternFill></{p}fill>"
)
_LINE: Final = '<{p}%s style="thin"><{p}color rgb="FFBFBFBF"/></{p}%s>'
_BORDER: Final = (
    "<{p}border>" + "".join(_LINE % (side, side) for side in ("left", "right", "top", "bottom")) + "</{p}border>"
)
_LIST_FONTS: Final = {
    "title": '<{p}font><{p}b/><{p}sz val="14"/><{p}name val="{name}"/></{p}font>',
    "heading": '<{p}font><{p}b/><{p}sz val="11"/><{p}color rgb="FFFFFFFF"/><{p}name val="{name}"/></{p}font>',
    "link": '<{p}font><{p}u/><{p}sz val="11"/><{p}color rgb="FF0563C1"/><{p}name val="{name}"/></{p}font>',
    "text": '<{p}font><{p}sz val="11"/><{p}name val="{name}"/></{p}font>',
}
_TOP: Final = '<{p}alignment horizontal="left" vertical="top" wrapText="1"/>'
_CENTRED: Final = '<{p}alignment horizontal="center" vertical="center" wrapText="1"/>'


class StyleSheet:
    """The styles part with what is added to it."""

    def __init__(self, data: bytes, part: str) -> None:
        self._data = data
        self._root = parse(data, part)
        self._added: dict[str, list[str]] = {name: [] for name in _DEFAULTS}
        self._sizes: dict[str, int] = {}
        for name, defaults in _DEFAULTS.items():
            collection = self._root.child(name)
            if collection is None or not collection.children:
                self._added[name] = [self._spelled(default) for default in defaults]
            self._sizes[name] = len(collection.children) if collection else 0
        self._fills: dict[str, int] = {}
        self._filled: dict[tuple[int, Severity], int] = {}

    def filled(self, style: int, severity: Severity) -> int:
        """The style that differs from this one only by the fill of the severity."""
        key = (style, severity)
        if key not in self._filled:
            xf = self._xf(style)
            fill = self._fill((_DARK_FILLS if self._has_light_letters(xf) else FILLS)[severity])
            told = {"fillId": str(fill), "applyFill": "1"}
            self._filled[key] = self._add("cellXfs", self._with(xf, told))
        return self._filled[key]

    def for_list(self) -> dict[str, int]:
        """The styles of the list of findings: title, note, heading, text, link, and one for each severity."""
        fonts = {name: self._add("fonts", self._spelled(font)) for name, font in _LIST_FONTS.items()}
        line = self._add("borders", self._spelled(_BORDER))
        styles = {
            "title": self._style(fonts["title"], 0, 0),
            "note": self._style(fonts["text"], 0, 0),
            "heading": self._style(fonts["heading"], self._fill(_DARK_FILLS[Severity.INFO]), line, _CENTRED),
            "text": self._style(fonts["text"], 0, line, _TOP),
            "link": self._style(fonts["link"], 0, line, _TOP),
        }
        for severity, colour in FILLS.items():
            styles[severity.value] = self._style(fonts["text"], self._fill(colour), line, _TOP)
        return styles

    def result(self) -> bytes:
        """The whole part."""
        edits = Edits(self._data)
        for name, added in self._added.items():
            collection = self._root.child(name)
            if not added:
                continue
            content, count = "".join(added).encode(), str(self._sizes[name] + len(added))
            if collection is not None:
                edits.change(collection, {"count": count}, content)
            else:
                tag = f"{self._root.prefix}{name}"
                followers = _ORDER[_ORDER.index(name) + 1 :]
                whole = f'<{tag} count="{count}">'.encode() + content + f"</{tag}>".encode()
                edits.insert_before(self._root, followers, whole)
        return edits.result()

    def _add(self, collection: str, element: str) -> int:
        self._added[collection].append(element)
        return self._sizes[collection] + len(self._added[collection]) - 1

    def _fill(self, colour: str) -> int:
        if colour not in self._fills:
            self._fills[colour] = self._add("fills", self._spelled(_FILL.replace("{colour}", colour)))
        return self._fills[colour]

    def _style(self, font: int, fill: int, border: int, alignment: str = "") -> int:
        opening = f'<{{p}}xf numFmtId="0" fontId="{font}" fillId="{fill}" borderId="{border}" xfId="0" applyFont="1"'
        applied = ' applyFill="1" applyBorder="1" applyAlignment="1">' if alignment else ">"
        return self._add("cellXfs", self._spelled(opening + applied + alignment + "</{p}xf>"))

    def _spelled(self, template: str) -> str:
        return template.replace("{p}", self._root.prefix).replace("{name}", attribute(self._font_name()))

    def _font_name(self) -> str:
        """The name of the workbook's usual font."""
        fonts = self._root.child("fonts")
        usual = fonts.children[0].child("name") if fonts and fonts.children else None
        return usual.value("val") if usual else "Calibri"

    def _xf(self, style: int) -> Tag | None:
        """The style of this number, or the usual one where there is none."""
        collection = self._root.child("cellXfs")
        styles = collection.children if collection else []
        return styles[style] if 0 <= style < len(styles) else styles[0] if styles else None

    def _with(self, xf: Tag | None, attributes: dict[str, str]) -> str:
        if xf is None:
            return with_attributes(self._spelled(_DEFAULTS["cellXfs"][0]).encode(), attributes).decode()
        opening = with_attributes(self._data[xf.start : xf.inside], attributes)
        return (opening + self._data[xf.inside : xf.after]).decode()

    def _has_light_letters(self, xf: Tag | None) -> bool:
        fonts = self._root.child("fonts")
        number = xf.value("fontId") if xf else ""
        if fonts is None or not number.isdecimal() or int(number) >= len(fonts.children):
            return False
        colour = fonts.children[int(number)].child("color")
        return colour is not None and _is_light(colour)


def _is_light(colour: Tag) -> bool:
    if colour.value("rgb"):
        try:
            red, green, blue = bytes.fromhex(colour.value("rgb")[-6:])
        except ValueError:
            return False
        return 0.299 * red + 0.587 * green + 0.114 * blue > 160
    return colour.value("theme") == "0" or colour.value("indexed") in ("1", "9")
