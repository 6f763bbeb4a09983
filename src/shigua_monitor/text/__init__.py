"""Every word a user sees, in Chinese and in English, from one catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal, NamedTuple, cast

from shigua_monitor.text import (
    act_texts,
    annotation_texts,
    chapter_texts,
    disclosure_texts,
    early_warnings,
    evaluation_texts,
    explanation_texts,
    feedback_texts,
    files,
    findings_between_values,
    findings_of_cells,
    findings_of_files,
    findings_of_rows,
    help_texts,
    narrative_words,
    night_run_texts,
    overview_texts,
    paper_texts,
    plan_faults,
    prospects,
    screen,
    store_texts,
    target_texts,
    template_texts,
    web_texts,
    words,
)

Lang = Literal["zh", "en"]
LANGS: tuple[Lang, ...] = ("zh", "en")

CATALOGUE: dict[str, tuple[str, str]] = {
    **words.TEXTS,
    **act_texts.TEXTS,
    **annotation_texts.TEXTS,
    **screen.TEXTS,
    **disclosure_texts.TEXTS,
    **findings_of_files.TEXTS,
    **findings_of_cells.TEXTS,
    **findings_of_rows.TEXTS,
    **findings_between_values.TEXTS,
    **files.TEXTS,
    **early_warnings.TEXTS,
    **paper_texts.TEXTS,
    **plan_faults.TEXTS,
    **prospects.TEXTS,
    **explanation_texts.TEXTS,
    **help_texts.TEXTS,
    **template_texts.TEXTS,
    **store_texts.TEXTS,
    **narrative_words.TEXTS,
    **target_texts.TEXTS,
    **overview_texts.TEXTS,
    **chapter_texts.TEXTS,
    **evaluation_texts.TEXTS,
    **feedback_texts.TEXTS,
    **web_texts.TEXTS,
    **night_run_texts.TEXTS,
}
"""Key → the Chinese and the English text; {names} are filled in by `say`."""


class Label(NamedTuple):
    """A word of the catalogue that stands inside a sentence."""

    key: str

    def text(self, lang: str) -> str:
        return CATALOGUE[self.key][LANGS.index(cast(Lang, lang))]


class Phrase(NamedTuple):
    """A text of the catalogue with its fields, that stands inside another."""

    key: str
    fields: Mapping[str, Any]

    def text(self, lang: str) -> str:
        return say(cast(Lang, lang), self.key, **self.fields)


def say(lang: Lang, key: str, /, **fields: Any) -> str:
    """The text of `key` with its fields filled in: labels and bilingual texts in the same language, lists joined."""
    template = CATALOGUE[key][LANGS.index(lang)]
    return template.format(**{name: spelled(lang, value) for name, value in fields.items()}) if fields else template


def spelled(lang: Lang, value: Any) -> str:
    """A field as it stands in a sentence."""
    if hasattr(value, "text"):
        return str(value.text(lang))
    if value is None:
        return CATALOGUE["word.none"][LANGS.index(lang)]
    if isinstance(value, bool):
        return CATALOGUE["word.yes" if value else "word.no"][LANGS.index(lang)]
    if isinstance(value, float):
        return plain_number(value)
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Iterable):
        return listed(lang, value)
    return str(value)


def listed(lang: Lang, values: Iterable[Any]) -> str:
    """甲、乙、丙 or a, b, c; a word for an empty list."""
    joined = ("、" if lang == "zh" else ", ").join(spelled(lang, value) for value in values)
    return joined or CATALOGUE["word.none"][LANGS.index(lang)]


def plain_number(value: float) -> str:
    """A number with all the digits it has: 95, 93.3, 8.064516129."""
    return f"{value:.10g}"
