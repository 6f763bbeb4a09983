"""Workbooks of Excel 2007 and later, of WPS and LibreOffice: .xlsx, and .xlsm whose macros are never looked at.

Our own reader, because the libraries lose what matters here (number formats, formulas without a value), fail on
damaged styles, or let a hostile file take the memory.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from shigua_monitor.submission import limits
from shigua_monitor.submission.number_format import NumberFormat
from shigua_monitor.submission.sheet import FileFault, Sheet, Workbook
from shigua_monitor.submission.xlsx_package import Package, Relationship
from shigua_monitor.submission.xlsx_sheet import SheetReader
from shigua_monitor.submission.xlsx_spent import Spent
from shigua_monitor.submission.xlsx_strings import shared_strings
from shigua_monitor.submission.xlsx_styles import telling_formats
from shigua_monitor.submission.xlsx_value import ValueReader
from shigua_monitor.submission.xlsx_xml import Element, elements, feed, guarded_parser, is_true

_CONTENT_TYPES: Final = "[Content_Types].xml"
_USUAL_WORKBOOK: Final = "xl/workbook.xml"
# words of the main part's type; the second is that of workbooks with macros
_WORKBOOK_TYPES: Final = ("spreadsheetml", "ms-excel")
# what else is a zip: a word of its main part's type or name, or of the name of a part; and what it is
_FOREIGN_TYPES: Final = (
    ("wordprocessingml", "word"),
    ("presentationml", "powerpoint"),
    ("sheet.binary", "xlsb"),
)
_FOREIGN_PARTS: Final = (
    ("word/document.xml", "word"),
    ("ppt/presentation.xml", "powerpoint"),
    ("xl/workbook.bin", "xlsb"),
    ("ofd.xml", "ofd"),
    ("index/document.iwa", "numbers"),
    ("index.zip", "numbers"),
)


def read_xlsx(path: Path) -> Workbook:
    """The workbook in this zip; FileFault F103, F104, F108 or F109 where there is none to read."""
    with Package(path) as package:
        main = _main_part(package)
        links = package.relationships(main)
        listed = elements(package.chunks(main), main, {"workbookPr", "sheet"})
        date1904 = any(is_true(element.attributes.get("date1904")) for element in listed)
        tabs = _worksheets(listed, links)
        formats = _formats(package, links)
        values = ValueReader(_strings(package, links), formats or {}, date1904)
        spent = Spent()
        sheets = [_read_sheet(package, tab, part, values, spent) for tab, part in tabs]
    if formats is None:
        for sheet in sheets:
            sheet.notes["styles_ignored"] = {}
    return Workbook(path, "xlsx", sheets, date1904=date1904)


def _main_part(package: Package) -> str:
    """The part that lists the sheets; F103 if the package is something else."""
    links = package.relationships("")
    main = next((link.part for link in links.values() if link.kind == "officeDocument"), _USUAL_WORKBOOK)
    content_type = _content_type(package, main)
    for word, what in _FOREIGN_TYPES:
        if word in content_type:
            raise FileFault("F103", {"looks_like": what})
    if main in package:
        if content_type and not any(word in content_type for word in _WORKBOOK_TYPES):
            raise FileFault("F103", {"looks_like": "archive"})
        return main
    raise _no_workbook(package)


def _content_type(package: Package, part: str) -> str:
    """As [Content_Types].xml says; "" where it says nothing, for every reader but Excel does without it."""
    if _CONTENT_TYPES not in package:
        return ""
    listed = elements(package.chunks(_CONTENT_TYPES), _CONTENT_TYPES, {"Override", "Default"})
    for element in listed:
        if element.attributes.get("PartName", "").lstrip("/").lower() == part.lower():
            return element.attributes.get("ContentType", "")
    return ""


def _no_workbook(package: Package) -> FileFault:
    if "mimetype" in package:
        kind = b"".join(package.chunks("mimetype"))[:200]
        if b"opendocument" in kind:
            return FileFault("F103", {"looks_like": "ods" if b"opendocument.spreadsheet" in kind else "opendocument"})
    for part, what in _FOREIGN_PARTS:
        if part in package:
            return FileFault("F103", {"looks_like": what})
    if any(name.startswith("xl/") for name in package.names()):
        return FileFault("F109", {"problem": "missing_part", "part": _USUAL_WORKBOOK})
    return FileFault("F103", {"looks_like": "archive"})


def _worksheets(listed: list[Element], links: Mapping[str, Relationship]) -> list[tuple[dict[str, str], str]]:
    """The tabs in their order with their parts; charts, dialogs and macro sheets are no tables."""
    tabs = [element.attributes for element in listed if element.name == "sheet" and element.parent == "sheets"]
    if len(tabs) > limits.SHEETS:
        raise FileFault("F108", {"problem": "sheets", "size": len(tabs), "limit": limits.SHEETS})
    found = []
    for tab in tabs:
        link = links.get(tab.get("id", ""))
        if link is None:
            raise FileFault("F109", {"problem": "missing_part", "part": tab.get("name", "")})
        if link.kind == "worksheet":
            found.append((tab, link.part))
    return found


def _formats(package: Package, links: Mapping[str, Relationship]) -> Mapping[str, NumberFormat] | None:
    """Number formats by style; None where they are damaged, which must not cost the figures."""
    part = _linked(links, "styles")
    if part not in package:
        return {} if not part else None
    try:
        return telling_formats(package, part)
    except FileFault as fault:
        if fault.code != "F109":
            raise
        return None


def _strings(package: Package, links: Mapping[str, Relationship]) -> list[str | None]:
    part = _linked(links, "sharedStrings")
    return shared_strings(package, part) if part else []


def _linked(links: Mapping[str, Relationship], kind: str) -> str:
    return next((link.part for link in links.values() if link.kind == kind), "")


def _read_sheet(package: Package, tab: Mapping[str, str], part: str, values: ValueReader, spent: Spent) -> Sheet:
    sheet = Sheet(tab.get("name", ""), hidden=tab.get("state", "visible") != "visible")
    parser = guarded_parser(part)
    reader = SheetReader(sheet, part, values, spent, parser)
    feed(parser, package.chunks(part), part, reader.check)
    reader.finish()
    return sheet
