"""The stable JSON of `check`, to the last key and value."""

from __future__ import annotations

import json
from pathlib import Path

from report.json_document import GOLDEN, written


def told(text: str) -> list[str]:
    """The lines of a document, its numbers to nine digits: the last ones depend on the processor."""
    document = json.loads(text, parse_float=lambda digits: float(f"{float(digits):.9g}"))
    return json.dumps(document, ensure_ascii=False, indent=2).splitlines()


def test_the_document_is_the_one_that_other_programs_read(tmp_path: Path) -> None:
    assert told(written(tmp_path)) == told(GOLDEN.read_text(encoding="utf-8"))


def test_a_document_ends_in_a_line_and_writes_chinese_as_it_is(tmp_path: Path) -> None:
    text = written(tmp_path)
    assert text.endswith("\n}\n")
    assert '"title": "示例县儿童发展规划（2023—2027年）"' in text
