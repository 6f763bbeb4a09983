"""Every word a user sees, in Chinese and in English, from one catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from typing import Any, Literal, NamedTuple, cast

Lang = Literal["zh", "en"]
LANGS: tuple[Lang, ...] = ("zh", "en")

_FILES = (
    "help_texts", "screen", "words", "early_warnings", "prospects", "annotation_texts", "disclosure_texts",
    "findings_of_files", "findings_of_cells", "findings_of_rows", "findings_between_values", "act_texts", "files",
    "explanation_texts", "store_texts", "target_texts", "template_texts", "plan_faults", "paper_texts",
    "narrative_words", "overview_texts", "chapter_texts", "evaluation_texts", "feedback_texts", "web_texts",
    "night_run_texts",
)  # fmt: skip
"""The modules with the texts, those that most commands need first."""


class _Catalogue(Mapping[str, tuple[str, str]]):
    """All texts, of which a module is imported when a key is asked for that none before it has."""

    def __init__(self) -> None:
        self._texts: dict[str, tuple[str, str]] = {}
        self._unread = list(_FILES)

    def __getitem__(self, key: str) -> tuple[str, str]:
        while key not in self._texts and self._unread:
            self._read_next()
        return self._texts[key]

    def __iter__(self) -> Iterator[str]:
        while self._unread:
            self._read_next()
        return iter(self._texts)

    def __len__(self) -> int:
        return len(list(iter(self)))

    def _read_next(self) -> None:
        self._texts.update(import_module(f"{__name__}.{self._unread.pop(0)}").TEXTS)


CATALOGUE = _Catalogue()
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
    if isinstance(value, str):
        return str(value)
    if hasattr(value, "text"):
        return str(value.text(lang))
    if value is None:
        return CATALOGUE["word.none"][LANGS.index(lang)]
    if isinstance(value, bool):
        return CATALOGUE["word.yes" if value else "word.no"][LANGS.index(lang)]
    if isinstance(value, float):
        return plain_number(value)
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
