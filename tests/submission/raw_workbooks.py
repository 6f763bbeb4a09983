"""Workbooks written by hand, part by part, so that each can be wrong in one place."""

import zipfile
from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"

Parts = dict[str, str | bytes]


def sheet_xml(rows: str, before: str = "", after: str = "") -> str:
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def row_xml(cells: str, row: int = 1) -> str:
    return f'<row r="{row}">{cells}</row>'


def number_xml(address: str, number: str, style: int | None = None) -> str:
    return f'<c r="{address}"' + (f' s="{style}"' if style is not None else "") + f"><v>{number}</v></c>"


def styles_xml(*codes: str) -> str:
    """Style 0 is General, style n has the nth code."""
    formats = "".join(
        f'<numFmt numFmtId="{200 + number}" formatCode="{code.replace("&", "&amp;").replace(chr(34), "&quot;")}"/>'
        for number, code in enumerate(codes)
    ).replace("<numFmt", "\n<numFmt")
    formats = formats.replace('="[<', '="[&lt;').replace(";[<", ";[&lt;")
    styles = "".join(f'<xf numFmtId="{200 + number}"/>' for number in range(len(codes)))
    return (
        f'<styleSheet xmlns="{MAIN}"><numFmts>{formats}</numFmts>'
        f'<cellStyleXfs><xf numFmtId="10"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>{styles}</cellXfs></styleSheet>'
    )


def links_xml(**targets: tuple[str, str]) -> str:
    """Relationships: id = (last word of the type, target)."""
    links = "".join(
        f'<Relationship Id="{name}" Type="{LINKS}/{kind}" Target="{target}"/>'
        for name, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{PACKAGE_LINKS}">{links}</Relationships>'


def parts(sheet: str = "", *, strings: str | None = None, styles: str | None = None) -> Parts:
    """The parts of a workbook with one sheet, Excel's names for them, and nothing that is not needed."""
    found: Parts = {
        "[Content_Types].xml": (
            f'<Types xmlns="{TYPES}"><Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{SPREADSHEET}.sheet.main+xml"/></Types>'
        ),
        "_rels/.rels": links_xml(rId1=("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets>'
            '<sheet name="监测数据" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": links_xml(
            rId1=("worksheet", "worksheets/sheet1.xml"),
            rId2=("styles", "styles.xml"),
            rId3=("sharedStrings", "sharedStrings.xml"),
        ),
        "xl/worksheets/sheet1.xml": sheet or sheet_xml(row_xml(number_xml("A1", "1"))),
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{strings or ""}</sst>',
        "xl/styles.xml": styles or styles_xml(),
    }
    return found


def write(path: Path, contents: Parts, compression: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", compression) as package:
        for name, content in contents.items():
            package.writestr(name, content)
    return path
