"""Which styles of an .xlsx have a number format that matters."""

from shigua_monitor.submission.number_format import BUILT_IN, NumberFormat, number_format
from shigua_monitor.submission.xlsx_package import Package
from shigua_monitor.submission.xlsx_xml import elements


def telling_formats(package: Package, part: str) -> dict[str, NumberFormat]:
    """The number formats that are not plain, by the style numbers that cells refer to."""
    listed = elements(package.chunks(part), part, {"numFmt", "xf"})
    codes = {str(number): code for number, code in BUILT_IN.items()}
    for element in listed:
        if element.name == "numFmt" and element.parent == "numFmts":
            codes[element.attributes.get("numFmtId", "")] = element.attributes.get("formatCode", "General")
    styles = [element.attributes for element in listed if element.name == "xf" and element.parent == "cellXfs"]
    formats = (number_format(codes.get(style.get("numFmtId", "0"), "General")) for style in styles)
    return {str(number): format_ for number, format_ in enumerate(formats) if not format_.plain}
