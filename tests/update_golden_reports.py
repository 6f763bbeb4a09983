"""Writes the golden reports anew, to be reviewed sentence by sentence: python tests/update_golden_reports.py"""

import tempfile
from pathlib import Path

from narrative.reports import CASES, GOLDEN, golden_file, written

GOLDEN.mkdir(exist_ok=True)
with tempfile.TemporaryDirectory() as folder:
    for name, lang in CASES:
        golden_file(name, lang).write_text(written(name, lang, Path(folder)), encoding="utf-8")
