"""The golden reports: which commands write them, and their texts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from in_process import monitor
from narrative.decade import ACTS, decade
from running import DISTRICT, NATIONAL

GOLDEN = Path(__file__).parent / "golden"

COMMANDS: dict[str, list[str | Path]] = {
    "district_annual": [DISTRICT, NATIONAL],
    "district_midterm": [DISTRICT, ACTS, "--kind", "midterm"],
    "district_final": ["--kind", "final"],
    "national_annual": [NATIONAL, "--area", "全国"],
    "feedback_health": [DISTRICT, "--department", "health"],
}
"""Name of the golden file, and how its report is asked for."""

BUILT: dict[str, Callable[[Path], list[Path]]] = {"district_final": decade}
"""Whose workbooks are built for it: the sample data end long before a final evaluation."""

CASES = [(name, lang) for name in COMMANDS for lang in ("zh", "en")]


def golden_file(name: str, lang: str) -> Path:
    return GOLDEN / f"{name}.{lang}.md"


def written(name: str, lang: str, folder: Path) -> str:
    """The report as the command writes it today."""
    output = folder / f"{name}.{lang}.md"
    files = BUILT[name](folder) if name in BUILT else []
    run = monitor("report", *files, *COMMANDS[name], "--lang", lang, "-o", output)
    assert run.code == 0, run.err
    return output.read_text(encoding="utf-8")
