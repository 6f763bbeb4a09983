"""The folders of a night run on the small plan, and the files that departments put into its inbox."""

from __future__ import annotations

import os
from pathlib import Path

from store.sending import PLAN_FOLDER, Row, csv_file, screening

SETTINGS = f"""\
inbox: inbox
accepted: accepted
returned: returned
database: monitor.db
reports: [report.json, report.md]
summary: summary.json
log: night.log
targets: {PLAN_FOLDER}
settle_seconds: 0
"""


def night(folder: Path, settings: str = SETTINGS) -> Path:
    """The settings of a run, with an empty inbox."""
    folder.mkdir(exist_ok=True)
    (folder / "inbox").mkdir(exist_ok=True)
    config = folder / "night.yaml"
    config.write_text(settings, encoding="utf-8")
    return config


def arrives(config: Path, name: str, *rows: Row, age: int = 0) -> Path:
    """A file in the inbox; the larger its age, the earlier it came."""
    file = csv_file(config.parent / "inbox" / name, *rows)
    os.utime(file, (1_700_000_000 - age, 1_700_000_000 - age))
    return file


def good(year: int = 2024, value: float = 90) -> Row:
    return screening(year, value)


def bad(year: int = 2024) -> object:
    return screening(year, "约95%")


def names(folder: Path) -> list[str]:
    """Every file below a folder."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
