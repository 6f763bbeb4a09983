from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from shigua_monitor.plan.load import Loading, read_plan

SECOND_PLAN = Path(__file__).parent.parent / "plans" / "second"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the second plan, to be broken."""
    copy = tmp_path / "plan"
    shutil.copytree(SECOND_PLAN, copy)
    return copy


@pytest.fixture
def changed(folder: Path) -> Callable[..., Loading]:
    """Reads the second plan after changes, each a file, a text that stands in it once, and what replaces it."""

    def read(*changes: tuple[str, str, str]) -> Loading:
        for file, old, new in changes:
            text = (folder / file).read_text("utf-8")
            assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
            (folder / file).write_text(text.replace(old, new), "utf-8")
        return read_plan(folder)

    return read
