"""What a file is, by its first bytes; its name is not asked."""

import re
from typing import Final

HEAD_BYTES: Final = 4096

CONTAINERS: Final = ("zip", "ole", "biff", "text")  # those that may hold a table
ENCRYPTED: Final = "encrypted"  # by a desktop encryption product: readable only on the sender's machine
FOREIGN: Final = (
    "archive", "binary", "database", "html", "image", "json", "mhtml", "numbers", "ods", "ofd", "ole",
    "opendocument", "pdf", "powerpoint", "rtf", "word", "xlsb", "xml", "xml_spreadsheet",
)  # fmt: skip

_SIGNATURES: Final = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"%TSD-Header-###%", ENCRYPTED),
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"SQLite format 3\x00", "database"),
    (b"\x00\x01\x00\x00Standard ", "database"),  # Access: Jet or ACE
    (b"Rar!\x1a\x07", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"\x1f\x8b\x08", "archive"),
    (b"MIME-Version:", "mhtml"),
)
_BYTE_ORDER_MARKS: Final = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_BIFF: Final = rb"\x09[\x00\x02\x04\x08][\x04\x06\x08\x10]\x00"  # records of an .xls without its container
_HTML: Final = r"(?i)<(!doctype\s+html|html|head|meta|body|table|style|script|div|center)\b"
_JSON: Final = r'(\{\s*"|\[\s*[\[{])'
_CONTROLS: Final = bytes({*range(0x20), 0x7F} - set(b"\t\n\v\f\r\x1a\x1b"))


def recognise(head: bytes) -> str:
    """One of CONTAINERS or FOREIGN, or ENCRYPTED, from the first HEAD_BYTES."""
    for signature, what in _SIGNATURES:
        if head.startswith(signature):
            return what
    if re.match(_BIFF, head):
        return "biff"
    if b"E-SafeNet" in head[:64]:
        return ENCRYPTED
    if (head[:4] == b"RIFF" and head[8:12] == b"WEBP") or (head[:2] == b"BM" and head[6:10] == bytes(4)):
        return "image"
    return _recognise_text(head)


def _recognise_text(head: bytes) -> str:
    encoding = next((encoding for mark, encoding in _BYTE_ORDER_MARKS if head.startswith(mark)), None)
    if not encoding and len(head.translate(None, _CONTROLS)) < 0.99 * len(head):
        return "binary"
    text = head.decode(encoding or "utf-8", "replace").lstrip("\ufeff \t\r\n")
    if re.match(_HTML, text):
        return "html"
    if text.startswith("<?xml"):
        if "schemas-microsoft-com:office:spreadsheet" in text:
            return "xml_spreadsheet"
        return "html" if re.search(r"<html\b", text, re.I) else "xml"
    return "json" if re.match(_JSON, text) else "text"
