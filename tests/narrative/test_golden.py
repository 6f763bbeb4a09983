from pathlib import Path

import pytest

from narrative.reports import CASES, golden_file, written


@pytest.mark.parametrize(("name", "lang"), CASES)
def test_a_report_reads_as_it_was_reviewed(name: str, lang: str, tmp_path: Path) -> None:
    assert written(name, lang, tmp_path) == golden_file(name, lang).read_text(encoding="utf-8")
