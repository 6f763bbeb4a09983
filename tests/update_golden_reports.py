"""Writes the golden reports and the golden JSON of `check` anew, to be reviewed line by line:
python tests/update_golden_reports.py"""

import tempfile
from pathlib import Path

from narrative.reports import CASES, GOLDEN, golden_file, written
from report import json_document

GOLDEN.mkdir(exist_ok=True)
with tempfile.TemporaryDirectory() as folder:
    for name, lang in CASES:
        golden_file(name, lang).write_text(written(name, lang, Path(folder)), encoding="utf-8")
    json_document.GOLDEN.parent.mkdir(exist_ok=True)
    json_document.GOLDEN.write_text(json_document.written(Path(folder)), encoding="utf-8")
