"""Files are written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from errno import EISDIR
from glob import escape
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Put `content` into `path` in one step: a reader sees the old file or the new one, never a part.

    Raises OSError if that cannot be done; then `path` is as it was.
    """
    write_all_whole({path: content})


def write_all_whole(contents: Mapping[Path, bytes]) -> None:
    """Put several contents into their files; none is touched before all are on the disk, beside their files.

    Raises OSError, with its `filename`, if that cannot be done.
    """
    parts: list[tuple[Path, Path, Path]] = []
    try:
        for path, content in contents.items():
            with _errors_naming(path):
                target = path.resolve()
                if target.is_dir():  # which would be found out when other files are replaced already
                    raise IsADirectoryError(EISDIR, os.strerror(EISDIR))
                # the name is cut, for one that is nearly as long as names may be has no room for more
                handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", suffix=".part", dir=target.parent)
                part = Path(name)
                parts.append((path, target, part))
                with os.fdopen(handle, "wb") as stream:
                    stream.write(content)
                    stream.flush()
                    os.fsync(stream.fileno())
                part.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
        for path, target, part in parts:
            with _errors_naming(path):
                part.replace(target)
    finally:
        for *_, part in parts:
            part.unlink(missing_ok=True)


@contextmanager
def _errors_naming(path: Path) -> Iterator[None]:
    """Errors name the file that was wanted, not the part that is to become it."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error


def remove_parts(path: Path) -> None:
    """Remove what a process that was killed had not made ready of `path`, which nobody else may be writing."""
    for part in path.resolve().parent.glob(f".{escape(path.resolve().name[:40])}.*.part"):
        part.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
