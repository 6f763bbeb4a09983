"""`monitor check --annotate DIR`: where the annotated copies go, and what the screen says of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from shigua_monitor.cli.output_folder import refuse_overwriting
from shigua_monitor.cli.stop import Stop
from shigua_monitor.text import Lang, say

if TYPE_CHECKING:
    from shigua_monitor.report.annotated import AnnotatedCopy
    from shigua_monitor.report.outcome import Outcome

Copies = dict[Path, "AnnotatedCopy"]
"""The copies by the paths at which they are to be written."""


def check_folder(folder: Path | None) -> None:
    """Stop before any work if there can be no such folder."""
    if folder is not None and folder.exists() and not folder.is_dir():
        raise Stop("stop.annotate_not_folder", folder=str(folder))


def copies_in(folder: Path | None, outcome: Outcome, files: Sequence[Path], output: Path | None, lang: Lang) -> Copies:
    """The copies for a folder, not yet written; none without a folder.

    Stops if a copy would take the place of an input or of the output.
    """
    if folder is None:
        return {}
    from shigua_monitor.report.annotated import annotated_copies, copy_name
    from shigua_monitor.submission.files import submitted_files
    from shigua_monitor.submission.sheet import FileFault

    names = submitted_files(files)
    taken = [*names, *([output] if output else [])]
    refuse_overwriting([folder / copy_name(path.name) for path in names], taken, "stop.annotate_overwrites")
    try:
        found = [each for each in outcome.findings if each.code != "F115"]  # no fault that a department could mend
        made = annotated_copies(found, {name: path for path, name in names.items()}, lang)
    except (OSError, FileFault) as error:
        raise Stop("stop.annotate_changed") from error
    copies = {folder / copy.name: copy for copy in made}
    refuse_overwriting(copies, taken, "stop.annotate_overwrites")
    return copies


def told(copies: Copies, lang: Lang) -> list[str]:
    """A line for each copy that was written, or one that says that there is none."""
    lines = [say(lang, "annotation.written", file=copy.source, copy=str(path)) for path, copy in copies.items()]
    return lines or [say(lang, "annotation.none")]
