"""The container of .xls files, of older Office files and of encrypted ones: streams in chains of sectors.

Read here rather than by xlrd, which refuses many files that Excel opens and follows some damaged chains for ever.
"""

import struct
from collections.abc import Iterator
from typing import BinaryIO, Final

from shigua_monitor.submission.sheet import FileFault

_LAST_SECTOR: Final = 0xFFFFFFFA  # this and above are not sectors
_NO_ENTRY: Final = 0xFFFFFFFF
_ENTRY_BYTES: Final = 128
_ENTRIES: Final = 16_384
_STREAM: Final = 2


class CompoundFile:
    """The streams directly under the root; F109 where the chains of the file are broken."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        header = self._read(0, 512)
        self._shift, self._mini_shift = struct.unpack_from("<HH", header, 30)
        if not 7 <= self._shift <= 16 or not 2 <= self._mini_shift <= self._shift:
            raise _damaged()
        first_directory, self._mini_limit, first_mini_fat = struct.unpack_from("<I4xII", header, 48)
        self._fat = self._allocation(header)
        self._first_mini_fat = first_mini_fat
        directory = self._chain(first_directory, _ENTRIES * _ENTRY_BYTES)
        self._root_start, self._root_size = struct.unpack_from("<II", directory.ljust(_ENTRY_BYTES, b"\0"), 116)
        self.streams = dict(_root_streams(directory))

    def read(self, name: str) -> bytes:
        """The bytes of a stream; short where the file was cut."""
        start, size = self.streams[name]
        if size >= self._mini_limit:
            return self._chain(start, size)
        mini_stream = self._chain(self._root_start, self._root_size)
        width = 1 << self._mini_shift
        mini_fat = _numbers(self._chain(self._first_mini_fat, 4 * (len(mini_stream) // width + 1)))
        pieces = (mini_stream[n * width : (n + 1) * width] for n in _follow(mini_fat, start))
        return b"".join(pieces)[:size]

    def _allocation(self, header: bytes) -> list[int]:
        """Which sector follows which, over the whole file."""
        width = 1 << self._shift
        needed = self._stream.seek(0, 2) // (width * width // 4) + 1
        listed = list(struct.unpack_from("<109I", header, 76))
        more = struct.unpack_from("<I", header, 68)[0]
        while more < _LAST_SECTOR and len(listed) < needed:
            *numbers, more = _numbers(self._sector(more).ljust(width, b"\xff"))
            listed += numbers
        sectors = [number for number in listed if number < _LAST_SECTOR][:needed]
        return [number for sector in sectors for number in _numbers(self._sector(sector))]

    def _chain(self, start: int, size: int) -> bytes:
        pieces = []
        for number in _follow(self._fat, start):
            pieces.append(self._sector(number))
            if len(pieces) << self._shift >= size:
                break
        return b"".join(pieces)[:size]

    def _sector(self, number: int) -> bytes:
        return self._read((number + 1) << self._shift, 1 << self._shift, short=True)

    def _read(self, position: int, size: int, short: bool = False) -> bytes:
        self._stream.seek(position)
        data = self._stream.read(size)
        if len(data) < size and not short:
            raise _damaged()
        return data


def _root_streams(directory: bytes) -> Iterator[tuple[str, tuple[int, int]]]:
    """Name, first sector and size of each stream in the tree of the root's children."""
    entries = len(directory) // _ENTRY_BYTES
    if not entries:
        raise _damaged()
    waiting, seen = [struct.unpack_from("<I", directory, 76)[0]], set()
    while waiting:
        number = waiting.pop()
        if number == _NO_ENTRY or number in seen:
            continue
        if number >= entries:
            raise _damaged()
        seen.add(number)
        name, length, kind, left, right, start, size = struct.unpack_from(
            "<64sHBxII40xII", directory, number * _ENTRY_BYTES
        )
        waiting += [left, right]
        if kind == _STREAM:
            yield name[: max(length - 2, 0)].decode("utf-16-le", "replace"), (start, size)


def _follow(table: list[int], number: int) -> Iterator[int]:
    """The numbers of a chain; it ends at the end mark, outside the table, or where it bites its tail."""
    seen: set[int] = set()
    while number < len(table) and number not in seen:
        seen.add(number)
        yield number
        number = table[number]


def _numbers(data: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4]))


def _damaged() -> FileFault:
    return FileFault("F109", {"problem": "ole"})
