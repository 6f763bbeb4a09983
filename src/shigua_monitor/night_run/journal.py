"""What a run has done and not yet told: it is kept until the summary is out, so that a run that was killed is finished
by the next one, and nothing is told twice or not at all."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Literal, NamedTuple

from shigua_monitor.report.whole_file import write_whole


class Start(NamedTuple):
    """How things stood when a run began: the time, the length of the log in bytes, and the numbers of the submission
    and of the assessment that were stored last."""

    began: str
    log_bytes: int
    submission: int
    assessment: int


class Taken(NamedTuple):
    """What became of a file of the inbox.

    `number` is that of the submission, None if the file cannot be used; `stored` is false if the same bytes were there
    already, since `received`. `values` are in use, `withheld` are not because of an error. `kept`, `annotated` and
    `letter` are where the file, its annotated copy and the text for its sender lie; `problem` is the first thing to
    mend, as a sentence.
    """

    file: str
    sha256: str
    outcome: Literal["accepted", "returned"]
    number: int | None
    stored: bool
    received: str | None
    values: int
    withheld: int
    errors: int
    warnings: int
    kept: str = ""
    annotated: str | None = None
    letter: str | None = None
    problem: str | None = None


class Journal:
    """The journal of the run that is under way, one line a file."""

    def __init__(self, path: Path, start: Start, taken: list[Taken] | None = None) -> None:
        """Begin anew, or go on with what an earlier run left."""
        self.path = path
        self.start = start
        self.taken = taken or []
        self.resumed = taken is not None
        write_whole(path, "".join([_line(start), *map(_line, self.taken)]).encode())

    def note(self, taken: Taken) -> None:
        """A file was dealt with. One that was noted already, and whose run was killed before it had left the inbox, is
        the same file."""
        if any((known.file, known.sha256) == (taken.file, taken.sha256) for known in self.taken):
            return
        taken = self._stored_by_this_run(taken)
        with self.path.open("a", encoding="utf-8") as stream:
            stream.write(_line(taken))
            stream.flush()
            os.fsync(stream.fileno())
        self.taken.append(taken)

    def _stored_by_this_run(self, taken: Taken) -> Taken:
        """A submission that came after this run began, and belongs to no other file, was stored by a call that was
        killed before it could note it."""
        others = {known.number for known in self.taken}
        mine = taken.number is not None and taken.number > self.start.submission and taken.number not in others
        return taken._replace(stored=True) if mine else taken

    def close(self) -> None:
        """All is told."""
        self.path.unlink()


def unfinished(path: Path) -> tuple[Start, list[Taken]] | None:
    """What a run that was killed left, as far as its lines were written whole; None if there is no such run."""
    try:
        *lines, _ = path.read_bytes().split(b"\n")  # behind the last line end there is nothing, or part of a line
        whole = [json.loads(line) for line in lines]
        return Start(**whole[0]), [Taken(**line) for line in whole[1:]]
    except FileNotFoundError:
        return None
    except (ValueError, TypeError, IndexError):  # of another version of the program, or damaged
        return None


def _line(entry: Start | Taken) -> str:
    return json.dumps(entry._asdict(), ensure_ascii=False) + "\n"
