"""LibreOffice without a screen: whether it opens a file, and how it prints it."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

REQUIRED = "MONITOR_TESTS_NEED_OFFICE"
"""Set where a missing LibreOffice is a failure, as in CI."""
_LONGEST = 240
"""Seconds; the first start of a new profile takes most of them on a busy machine."""

needed = pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftotext")) and not os.environ.get(REQUIRED),
    reason="needs LibreOffice and pdftotext",
)


def as_pdf(path: Path, folder: Path) -> Path:
    """The file as LibreOffice prints it. A profile of its own: one that is open elsewhere would be asked instead."""
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "pdf", "--outdir",
             folder, path],
            check=True, capture_output=True, timeout=_LONGEST,
        )  # fmt: skip
    made = folder / f"{path.stem}.pdf"
    assert made.exists(), f"LibreOffice could not open {path.name}"
    return made


def pages(pdf: Path) -> list[str]:
    """The text of each page."""
    printed = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True).stdout.decode()
    return printed.split("\f")[:-1]
