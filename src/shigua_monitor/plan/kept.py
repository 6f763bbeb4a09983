"""What was validated before is kept in the user's cache folder: every start takes a sixth of a second less.

An entry is named by a digest of the file and of the code that reads and validates it, so what has changed is read
anew. Entries can be deleted at any time. One that is damaged, or names anything but what YAML defines here, is none.
"""

from __future__ import annotations

import os
import pickle
import sys
import tempfile
from contextlib import suppress
from enum import Enum
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

from pydantic import VERSION

from shigua_monitor import strict_yaml
from shigua_monitor.plan.strict_model import StrictModel

MOST_ENTRIES = 200
"""More than ten plans; the older half goes when there are more."""

_ENDING = ".kept"
"""Of every file that this module may delete: the folder may be one that holds other things."""

_PLAN = Path(__file__).parent
_PARSER = Path(strict_yaml.__path__[0]) / "parse.py"


def entry(content: bytes, model: type[StrictModel]) -> Path | None:
    """The file that holds what a file with these bytes says, if it is kept; None if nothing can be."""
    try:
        return cache_folder() / (sha256(_code(model) + content).hexdigest() + _ENDING)
    except (OSError, RuntimeError):  # no source to tell one validator from another; nobody's home
        return None


@cache
def _code(model: type[StrictModel]) -> bytes:
    """A digest of everything that decides what becomes of a file. Raises OSError if a source cannot be read."""
    own = Path(str(sys.modules[model.__module__].__file__))
    digest = sha256(f"{VERSION} {model.__qualname__}".encode())
    for source in (_PARSER, own, *sorted(_PLAN.glob("*.py"))):
        digest.update(source.read_bytes())
    return digest.digest()


def cache_folder() -> Path:
    """`MONITOR_CACHE`, or where the platform keeps what can be made again. Raises RuntimeError if there is no home."""
    if chosen := os.environ.get("MONITOR_CACHE"):
        return Path(chosen)
    named = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return Path(named or Path.home() / ".cache") / "shigua_monitor"


def look_up(entry: Path) -> StrictModel | None:
    """What was kept; None if nothing was, or if it is damaged."""
    try:
        content = entry.read_bytes()
    except OSError:
        return None
    digest, pickled = content[:_DIGEST_SIZE], content[_DIGEST_SIZE:]
    if digest != sha256(pickled).digest():
        return None
    try:
        found = _Definitions(BytesIO(pickled)).load()
    except Exception:  # whatever a class says that is made in another way than when it was kept
        return None
    return found if isinstance(found, StrictModel) else None


def keep(entry: Path, model: StrictModel) -> None:
    """Keep what a file says for the next run; where that cannot be done it will be validated again."""
    pickled = pickle.dumps(model, pickle.HIGHEST_PROTOCOL)
    with suppress(OSError):
        entry.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(dir=entry.parent, suffix=_ENDING)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(sha256(pickled).digest() + pickled)
            Path(part).replace(entry)
        except OSError:
            Path(part).unlink()
            raise
        _forget_the_oldest(entry.parent)


_DIGEST_SIZE = sha256().digest_size


class _Definitions(pickle.Unpickler):
    """Makes models and words of this package, and nothing else: a pickle could otherwise run any program."""

    def find_class(self, module: str, name: str) -> Any:
        found = super().find_class(module, name) if module.startswith("shigua_monitor.") else None
        if isinstance(found, type) and issubclass(found, (StrictModel, Enum)):
            return found
        raise pickle.UnpicklingError(f"{module}.{name}")


def _forget_the_oldest(folder: Path) -> None:
    entries = list(folder.glob(f"*{_ENDING}"))
    if len(entries) > MOST_ENTRIES:
        entries.sort(key=lambda each: each.stat().st_mtime)
        for each in entries[: len(entries) // 2]:
            each.unlink(missing_ok=True)
