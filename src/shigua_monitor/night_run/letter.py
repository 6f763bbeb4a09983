"""What goes back with a file: which cells, what is wrong with them, and what to do, for the clerk who filled it in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from shigua_monitor.findings import Finding, Severity
from shigua_monitor.report.notes import finding_hint, finding_message, finding_place
from shigua_monitor.text import Lang, say

_LONGEST_STEM = 60
"""Characters of a file's name that its annotated copy keeps: file systems have room for 85 Chinese ones."""


def letter_name(lang: Lang) -> str:
    return say(lang, "letter.file")


def annotated_name(copy: str, lang: Lang) -> str:
    """The name of the annotated copy, which lies beside the file itself."""
    path = Path(copy)
    return say(lang, "letter.annotated_file", stem=path.stem[:_LONGEST_STEM], ending=path.suffix)


class Letter(NamedTuple):
    """The text for one file, of which `values` are in use; `blank` says that nothing was filled in."""

    file: str
    findings: Sequence[Finding]
    values: int
    lang: Lang
    blank: bool = False

    @property
    def first_problem(self) -> str:
        """The first thing to mend, as a sentence."""
        return next(iter(self._of(Severity.ERROR, Severity.WARNING)), self._nothing)

    @property
    def _nothing(self) -> str:
        """Why nothing was read, where no cell is at fault."""
        return say(self.lang, "letter.blank" if self.blank else "letter.no_rows")

    def content(self, annotated: str | None) -> bytes:
        """The text as a file: with a mark and line ends that every editor of a clerk understands."""
        return "\r\n".join([*self._lines(annotated), ""]).encode("utf-8-sig")

    def _lines(self, annotated: str | None) -> list[str]:
        mend, look = self._of(Severity.ERROR), self._of(Severity.WARNING)
        if not mend:  # there are tables, but nothing in them that the plan asks for
            mend = [self._nothing]
        lines = [say(self.lang, "letter.title", file=self.file), ""]
        lines += [say(self.lang, "letter.mend", number=len(mend)), *_numbered(mend), ""]
        if look:
            lines += [say(self.lang, "letter.look", number=len(look)), *_numbered(look), ""]
        lines.append(say(self.lang, "letter.used" if self.values else "letter.unused", values=self.values))
        if annotated:
            lines.append(say(self.lang, "letter.annotated", file=annotated))
        lines.append(say(self.lang, "letter.again"))
        return lines

    def _of(self, *severities: Severity) -> list[str]:
        """The findings of these severities as sentences."""
        return [self._sentence(found) for found in self.findings if found.severity in severities]

    def _sentence(self, found: Finding) -> str:
        """What and what to do, and where unless it is the whole file."""
        message, hint = finding_message(self.lang, found), finding_hint(self.lang, found)
        if not found.sheet:
            return say(self.lang, "annotation.sentence", message=message, hint=hint)
        place = finding_place(found, with_file=False)
        return say(self.lang, "finding.sentence", place=place, message=message, hint=hint)


def _numbered(lines: Sequence[str]) -> list[str]:
    return [f"{number}. {line}" for number, line in enumerate(lines, start=1)]
