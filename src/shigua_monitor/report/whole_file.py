"""Files are written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
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
            target = path.resolve()
            # the name is cut, for one that is nearly as long as names may be has no room for more
            handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", suffix=".part", dir=target.parent)
            part = Path(name)
            parts.append((path, target, part))
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            part.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
        for path, target, part in parts:  # noqa: B007 - the error below names the path
            part.replace(target)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error
    finally:
        for *_, part in parts:
            part.unlink(missing_ok=True)


def remove_parts(path: Path) -> None:
    """Remove what a process that was killed had not made ready of `path`, which nobody else may be writing."""
    for part in path.resolve().parent.glob(f".{escape(path.resolve().name[:40])}.*.part"):
        part.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
