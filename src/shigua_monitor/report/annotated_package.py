"""The zip of a workbook, copied member by member; only members that are written to differ from the original."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from typing import NamedTuple

from shigua_monitor.report.annotated_xml import Edits, Strange, attribute, parse
from shigua_monitor.report.fixed_archive import FIXED_TIME
from shigua_monitor.submission import limits

CONTENT_TYPES = "[Content_Types].xml"
PACKAGE_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"


class Link(NamedTuple):
    """A relationship of a part: its id, the last word of its type, and the part or address it leads to."""

    id: str
    kind: str
    part: str


class PackageCopy:
    """A copy in the making. Parts are found whatever the case or slashes of their names, as the reader finds them."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        # of two members with one name the last counts, as for the reader
        self._members = {_part_name(info.filename): info for info in archive.infolist() if not info.is_dir()}
        if sum(info.file_size for info in self._members.values()) > limits.INFLATED_BYTES:
            raise Strange("too large to be copied")
        self._written: dict[str, bytes] = {}
        self._added: dict[str, str] = {}

    def __contains__(self, part: str) -> bool:
        return part.lower() in self._members or part.lower() in self._added

    def read(self, part: str) -> bytes:
        """The content of a part as it is by now."""
        name = part.lower()
        if name in self._written:
            return self._written[name]
        if name not in self._members:
            raise Strange(f"no part {part}")
        return self._archive.read(self._members[name])

    def names(self) -> list[str]:
        """The parts' names in small letters."""
        return [*self._members, *self._added]

    def write(self, part: str, content: bytes) -> None:
        """Replace a part, or add it."""
        if part not in self:
            self._added[part.lower()] = part
        self._written[part.lower()] = content

    def unused(self, pattern: str) -> str:
        """The first part name of this pattern that is free: xl/comments{}.xml."""
        return next(name for number in range(1, 1_000_000) if (name := pattern.format(number)) not in self)

    def links(self, part: str) -> list[Link]:
        """The relationships of a part; those of "" are the package's own."""
        source = _relationships_of(part)
        if source not in self:
            return []
        root = parse(self.read(source), source)
        folder = posixpath.dirname(part)
        return [
            Link(tag.value("Id"), tag.value("Type").rpartition("/")[2], _resolved(folder, tag.value("Target")))
            for tag in root.named("Relationship")
        ]

    def link(self, part: str, kind: str, target: str) -> str:
        """Add a relationship of the full type `kind` to the part `target`; returns its id."""
        source = _relationships_of(part)
        if source not in self:
            self.write(source, _new_relationships())
        edits = Edits(self.read(source))
        root = parse(edits.data, source)
        taken = {tag.value("Id") for tag in root.children}
        new_id = next(name for number in range(1, 1_000_000) if (name := f"rId{number}") not in taken)
        element = f'<{root.prefix}Relationship Id="{new_id}" Type="{kind}" Target="/{attribute(target)}"/>'
        edits.change(root, content=element.encode())
        self.write(source, edits.result())
        return new_id

    def declare(self, part: str, content_type: str) -> None:
        """Say in [Content_Types].xml what a part is."""
        self._declare("Override", "PartName", f"/{part}", content_type)

    def declare_ending(self, ending: str, content_type: str) -> None:
        """Say what all parts with this ending are, unless it is said already."""
        root = parse(self.read(CONTENT_TYPES), CONTENT_TYPES)
        if all(tag.value("Extension").lower() != ending for tag in root.named("Default")):
            self._declare("Default", "Extension", ending, content_type)

    def _declare(self, element: str, key: str, value: str, content_type: str) -> None:
        edits = Edits(self.read(CONTENT_TYPES))
        root = parse(edits.data, CONTENT_TYPES)
        written = f'<{root.prefix}{element} {key}="{attribute(value)}" ContentType="{content_type}"/>'
        edits.change(root, content=written.encode())
        self.write(CONTENT_TYPES, edits.result())

    def result(self) -> bytes:
        """The zip: the original's members in their order, then the added ones."""
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as copy:
            for info, content in self._contents():
                copy.writestr(info, content, info.compress_type)
        return stream.getvalue()

    def _contents(self) -> Iterator[tuple[zipfile.ZipInfo, bytes]]:
        for name, original in self._members.items():
            info = zipfile.ZipInfo(original.filename, original.date_time)
            info.compress_type, info.create_system = original.compress_type, original.create_system
            info.external_attr, info.comment = original.external_attr, original.comment
            yield info, self._written[name] if name in self._written else self._archive.read(original)
        for name, part in self._added.items():
            info = zipfile.ZipInfo(part, FIXED_TIME)
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 0
            yield info, self._written[name]


def _new_relationships() -> bytes:
    declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{declaration}<Relationships xmlns="{PACKAGE_RELATIONSHIPS}"/>'.encode()


def _relationships_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _part_name(member: str) -> str:
    return member.replace("\\", "/").lstrip("/").lower()


def _resolved(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, target.replace("\\", "/"))).lstrip("/")
