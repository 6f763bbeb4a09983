import re
from collections import Counter
from importlib import import_module
from pathlib import Path
from string import Formatter

import pytest

import shigua_monitor
from shigua_monitor.text import CATALOGUE, LANGS, Label, Phrase, listed, say

PACKAGE = Path(shigua_monitor.__file__).parent
SOURCES = [path for path in PACKAGE.rglob("*.py") if path.parent.name != "text"]
CODE = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("key", sorted(CATALOGUE))
def test_a_text_is_complete_in_both_languages(key: str) -> None:
    zh, en = CATALOGUE[key]
    assert zh.strip() == zh or key.startswith(("sign.", "points.", "framework.", "finding."))
    assert bool(zh) == bool(en) or key.startswith(("sign.", "points."))
    assert not re.search(
        "[\u4e00-\u9fff]", re.sub("[“（(]?(指标名称|数值|年份|合计|不适用|是|否|2024年|年)[”）)]?", "", en)
    )


@pytest.mark.parametrize("key", sorted(CATALOGUE))
def test_a_field_of_one_language_is_known_in_the_other(key: str) -> None:
    zh, en = CATALOGUE[key]
    only_one = fields(zh) ^ fields(en)
    assert only_one <= MAY_STAND_ALONE.get(key, set())


MAY_STAND_ALONE = {
    **{key: {"counted", "numerator"} for key in ("evidence.figure.proportion", "evidence.figure.rate")},
    "narrative.and_more": {"number", "rest"},
}
"""Fields that one language does not need."""


def test_no_key_is_defined_twice() -> None:
    names = [path.stem for path in (PACKAGE / "text").glob("*.py") if path.stem != "__init__"]
    keys = Counter(key for name in names for key in import_module(f"shigua_monitor.text.{name}").TEXTS)
    assert [key for key, number in keys.items() if number > 1] == []
    assert set(keys) == set(CATALOGUE)


def test_every_key_is_used() -> None:
    """A key stands in the code whole, or its first part does with the rest filled in."""
    unused = []
    for key in CATALOGUE:
        first = key.rsplit(".", 1)[0]
        built = f'f"{first}.' in CODE or f"f'{first}." in CODE or f'"{first}."' in CODE
        if f'"{key}"' not in CODE and not built and f'"{key.split(".")[0]}"' not in CODE:
            unused.append(key)
    assert [key for key in unused if not re.match(r"[FW]\d|plan\.|yaml\.|lint\.|\w+\.\w+\.\w+", key)] == []


def test_labels_lists_and_phrases_follow_the_language() -> None:
    for lang, expected in zip(LANGS, ("甲、错误", "甲, error"), strict=True):
        assert listed(lang, ["甲", Label("severity.error")]) == expected
    phrase = Phrase("problem.quote", {"row": 3})
    assert say("en", "F109", problem=phrase) == "the file is damaged or incomplete: a quote in row 3 is never closed"
