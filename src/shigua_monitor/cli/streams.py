"""Standard output and error: Chinese arrives whole, whatever the locale, and never crashes the program."""

from __future__ import annotations

import io
import sys


def prepare() -> None:
    """Make both streams able to carry every text: ASCII becomes UTF-8, others replace what they lack."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            ascii_only = (stream.encoding or "ascii").lower().replace("_", "-") in (
                "ascii",
                "us-ascii",
                "ansi-x3.4-1968",
                "646",
            )
            stream.reconfigure(encoding="utf-8" if ascii_only else None, errors="replace")


def print_error(line: str) -> None:
    print(line, file=sys.stderr)


def write_utf8(text: str) -> None:
    """Text for machines: always UTF-8, whatever the terminal uses."""
    sys.stdout.flush()
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(text)
    else:
        buffer.write(text.encode("utf-8"))
        buffer.flush()
