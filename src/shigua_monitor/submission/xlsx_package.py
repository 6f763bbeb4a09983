"""The zip of an .xlsx: its parts, their relationships, and the guards against bombs."""

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple, Self

from shigua_monitor.submission import limits
from shigua_monitor.submission.sheet import FileFault
from shigua_monitor.submission.xlsx_xml import elements

_CHUNK: Final = 256 * 2**10
_ZIP_ERRORS: Final = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, OverflowError, RuntimeError, ValueError,
)  # fmt: skip


class Relationship(NamedTuple):
    """A link of a part: the last word of its type, and the part it leads to."""

    kind: str
    part: str


class _ListLimitedFile(io.BufferedReader):
    """A file from which zipfile cannot read an endless list of members."""

    def read(self, size: int | None = -1, /) -> bytes:
        if size and size > limits.ZIP_DIRECTORY_BYTES:
            raise _bomb("zip_directory", size, limits.ZIP_DIRECTORY_BYTES)
        return super().read(size)


class Package:
    """An open package: parts are found whatever the case or slashes of their names, and inflated piece by piece."""

    def __init__(self, path: Path) -> None:
        self._file = _ListLimitedFile(io.FileIO(path))
        self._inflated = 0
        try:
            self._zip = zipfile.ZipFile(self._file)
            self._members = {_part_name(info.filename): info for info in self._zip.infolist()}
            _refuse_bomb(info for name, info in self._members.items() if name.endswith((".xml", ".rels")))
        except _ZIP_ERRORS as error:
            self._file.close()
            raise FileFault("F109", {"problem": "zip"}) from error
        except FileFault:
            self._file.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._file.close()

    def __contains__(self, part: str) -> bool:
        return part.lower() in self._members

    def names(self) -> list[str]:
        """The parts' names in small letters."""
        return list(self._members)

    def chunks(self, part: str) -> Iterator[bytes]:
        """The inflated bytes of a part."""
        info = self._member(part)
        try:
            with self._zip.open(info) as stream:
                while chunk := stream.read(_CHUNK):
                    # counted, for the sizes in the list of members can lie
                    self._inflated += len(chunk)
                    if self._inflated > limits.INFLATED_BYTES:
                        raise _bomb("inflated_size", self._inflated, limits.INFLATED_BYTES)
                    yield chunk
        except _ZIP_ERRORS as error:
            raise FileFault("F109", {"problem": "zip", "part": part}) from error

    def relationships(self, part: str) -> dict[str, Relationship]:
        """The links of a part by their id; those of "" are the package's own."""
        folder, name = posixpath.split(part)
        source = posixpath.join(folder, "_rels", f"{name}.rels")
        if source not in self:
            return {}
        return {
            link["Id"]: Relationship(link["Type"].rpartition("/")[2], _resolve(folder, link["Target"]))
            for link in (element.attributes for element in elements(self.chunks(source), source, {"Relationship"}))
            if link.keys() >= {"Id", "Type", "Target"} and link.get("TargetMode") != "External"
        }

    def _member(self, part: str) -> zipfile.ZipInfo:
        info = self._members.get(part.lower())
        if info is None:
            raise FileFault("F109", {"problem": "missing_part", "part": part})
        if info.flag_bits & 1:
            raise FileFault("F104", {"problem": "password"})
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            # no spreadsheet writes others, and zipfile inflates them without a limit
            raise FileFault("F109", {"problem": "compression", "part": part})
        _refuse_bomb([info])
        return info


def _refuse_bomb(infos: Iterable[zipfile.ZipInfo]) -> None:
    """F108 for more than a workbook can need, or for much that comes from almost nothing."""
    sizes = [(info.file_size, info.compress_size) for info in infos]
    inflated, stored = sum(size for size, _ in sizes), sum(size for _, size in sizes)
    if inflated > limits.INFLATED_BYTES:
        raise _bomb("inflated_size", inflated, limits.INFLATED_BYTES)
    if inflated > limits.RATIO_FREE_BYTES and inflated > limits.RATIO * stored:
        raise _bomb("ratio", inflated // max(stored, 1), limits.RATIO)


def _bomb(reason: str, size: int, limit: int) -> FileFault:
    return FileFault("F108", {"problem": reason, "size": size, "limit": limit})


def _part_name(member: str) -> str:
    """Some writers use backslashes; names are compared without case. Nothing is written, so ".." is harmless."""
    return member.replace("\\", "/").lstrip("/").lower()


def _resolve(folder: str, target: str) -> str:
    target = target.replace("\\", "/")
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
