"""Standard output and error: Chinese arrives whole, whatever the locale, and never crashes the program."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress


def prepare() -> None:
    """Make both streams able to carry every text: ASCII becomes UTF-8, others replace what they lack. What a stream
    that the caller closed would carry is lost, as the caller wished."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, io.StringIO())
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            ascii_only = (stream.encoding or "ascii").lower().replace("_", "-") in (
                "ascii",
                "us-ascii",
                "ansi-x3.4-1968",
                "646",
            )
            stream.reconfigure(encoding="utf-8" if ascii_only else None, errors="replace")


def flush() -> None:
    """Hand on what was printed. Raises BrokenPipeError if its reader has gone."""
    sys.stdout.flush()


@contextmanager
def printing() -> Iterator[None]:
    """What is printed in the block is handed on at its end. A reader that goes away (`| head -1`) ends the block and
    nothing else: the exit code is still what the command found."""
    try:
        yield
        flush()
    except BrokenPipeError:
        say_no_more()


def say_no_more() -> None:
    """Let what is still to be printed vanish: its reader has gone."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def print_error(line: str) -> None:
    """A line on standard error, behind what was printed before it."""
    try:
        flush()
    except OSError:
        say_no_more()
    with suppress(OSError):  # nobody can be told; the exit code still can
        print(line, file=sys.stderr, flush=True)


def write_utf8(text: str) -> None:
    """Text for machines: always UTF-8, whatever the terminal uses."""
    sys.stdout.flush()
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(text)
    else:
        buffer.write(text.encode("utf-8"))
        buffer.flush()
