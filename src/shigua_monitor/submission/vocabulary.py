"""The words of departments, as vocabulary.yaml lists them, and the names of the plan in every spelling."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import Field, StringConstraints

from shigua_monitor.acts import ActState
from shigua_monitor.plan.faults import PlanUnusable
from shigua_monitor.plan.model import Plan
from shigua_monitor.plan.strict_model import StrictModel
from shigua_monitor.plan.terms import Level, Section, Unit
from shigua_monitor.plan.yaml_model import load_model, unreadable
from shigua_monitor.submission.names import Names, fold

FILE = "vocabulary.yaml"

Column = Literal[
    "indicator", "code", "area", "group", "year", "unit", "source", "note", "number",
    "value", "numerator", "denominator", "current", "previous",
]  # fmt: skip
"""What a column can hold: the dimensions of an observation, what is said about it, its numbers."""

ActColumn = Literal["target", "clause", "statement", "state", "evidence", "date", "department"]
"""What a column of a table of acts can hold beside an area, a year, a number and a note."""

Word = Annotated[str, StringConstraints(pattern=r"\S")]
Code = Annotated[str, StringConstraints(pattern=r"^-?[0-9]+(\.[0-9]+)?$")]
CodeMeaning = Literal["not_collected", "not_done"]
"""Of each the catalogue has the words."""


class Words(StrictModel):
    """The lists of vocabulary.yaml."""

    columns: dict[Column, tuple[Word, ...]] = Field(default_factory=dict)
    units: dict[Annotated[Unit, Field(strict=False)], tuple[Word, ...]] = Field(default_factory=dict)
    missing: tuple[Word, ...] = ()
    not_applicable: tuple[Word, ...] = ()
    yes: tuple[Word, ...] = ()
    no: tuple[Word, ...] = ()
    act_columns: dict[ActColumn, tuple[Word, ...]] = Field(default_factory=dict)
    states: dict[Annotated[ActState, Field(strict=False)], tuple[Word, ...]] = Field(default_factory=dict)
    sections: dict[Annotated[Section, Field(strict=False)], tuple[Word, ...]] = Field(default_factory=dict)
    domain_prefixes: tuple[Word, ...] = ()
    codes: dict[Code, CodeMeaning] = Field(default_factory=dict)
    vague: tuple[Word, ...] = ()
    foot: tuple[Word, ...] = ()
    column_numbers: tuple[Word, ...] = ()
    whole_area: tuple[Word, ...] = ()

    def with_more(self, more: Words) -> Words:
        """Both lists together."""
        return self.model_copy(update={name: _joined(words, getattr(more, name)) for name, words in self})


def _joined(one: Any, other: Any) -> Any:
    """Lists one behind the other and mappings key by key; of two meanings the other one."""
    if isinstance(one, tuple):
        return one + other
    if isinstance(one, dict):
        return one | {key: _joined(one[key], more) if key in one else more for key, more in other.items()}
    return other


class Vocabulary(NamedTuple):
    """Everything by which the reader recognises what it reads."""

    columns: Names
    units: Names
    indicators: Names
    areas: Names
    groups: Names
    missing: frozenset[str]
    not_applicable: frozenset[str]
    yes: frozenset[str]
    no: frozenset[str]
    act_columns: Names
    states: Names
    sections: Mapping[Section, tuple[str, ...]]
    """The words by which departments call the sections of a plan."""
    domain_prefixes: tuple[str, ...]
    """What the names of domains begin with and departments leave out."""
    codes: Mapping[float, str]
    vague: tuple[str, ...]
    foot: tuple[str, ...]
    column_numbers: frozenset[str]
    whole_area: frozenset[str]
    places_within: Mapping[str, str]
    """Folded names of the places that make up the district, and which place each is."""
    own_names: tuple[str, ...]
    """Folded names of the district."""
    places_beyond: Mapping[str, str]
    """Folded names of places that it is compared with."""

    def stands_for_a_value(self, text: str) -> bool:
        """Whether a word says yes or no, names a state, or says that there is no value."""
        folded = fold(text)
        told = any(folded in words for words in (self.missing, self.not_applicable, self.yes, self.no))
        return told or self.states.find(text) is not None

    def is_foot(self, text: str) -> bool:
        """Whether a line that begins so may stand around a table and be no data."""
        folded = fold(text)
        return folded.startswith(self.foot) or folded in self.column_numbers

    def is_surely_foot(self, text: str) -> bool:
        """Whether it is no data even beside numbers: the word alone, with a colon, or a column's number."""
        folded = fold(text)
        word = max((word for word in self.foot if folded.startswith(word)), key=len, default=None)
        behind = "" if word is None else folded.removeprefix(word).lstrip("0123456789")
        return folded in self.column_numbers or (word is not None and behind[:1] in ("", ":", "(", "."))


def vocabulary(plan: Plan) -> Vocabulary:
    """The shipped words, those of the plan's folder, and the names of the plan.

    Raises PlanUnusable if a vocabulary file is faulty.
    """
    words = _load(Path(__file__).with_name(FILE))
    own = Path(plan.folder) / FILE
    if own.is_file():
        words = words.with_more(_load(own))
    units = [(spelling, unit.value) for unit, spellings in words.units.items() for spelling in spellings]
    bracketed = frozenset(fold(spelling) for spelling, _ in units)
    return Vocabulary(
        columns=Names(_spellings(words.columns.items()), bracketed),
        units=Names(units),
        indicators=Names(_indicator_spellings(plan), bracketed),
        areas=Names(_area_spellings(plan, set(Level))),
        groups=Names(
            [
                (spelling, group.id)
                for group in plan.file.groups
                for spelling in (group.name.zh, group.id, group.name.en, *group.aliases)
            ]
        ),
        missing=frozenset(map(fold, words.missing)),
        not_applicable=frozenset(map(fold, words.not_applicable)),
        yes=frozenset(map(fold, words.yes)),
        no=frozenset(map(fold, words.no)),
        act_columns=Names(_spellings(words.act_columns.items())),
        states=Names((spelling, state.value) for state, spellings in words.states.items() for spelling in spellings),
        sections={section: tuple(spellings) for section, spellings in words.sections.items()},
        domain_prefixes=tuple(words.domain_prefixes),
        codes={float(code): meaning for code, meaning in words.codes.items()},
        vague=tuple(word.casefold() for word in words.vague),
        foot=tuple(map(fold, words.foot)),
        column_numbers=frozenset(map(fold, words.column_numbers)),
        whole_area=frozenset(map(fold, words.whole_area)),
        places_within=_folded(_area_spellings(plan, set(Level) - {Level.DISTRICT, Level.COMPARISON})),
        own_names=tuple(_folded(_area_spellings(plan, {Level.DISTRICT}))),
        places_beyond=_folded(_area_spellings(plan, {Level.COMPARISON})),
    )


def _spellings(lists: Iterable[tuple[str, Iterable[str]]]) -> list[tuple[str, str]]:
    return [(spelling, identifier) for identifier, spellings in lists for spelling in spellings]


def _area_spellings(plan: Plan, levels: set[Level]) -> list[tuple[str, str]]:
    return [
        (spelling, area.name.zh)
        for area in plan.file.areas
        if area.level in levels
        for spelling in (area.name.zh, area.name.en, *area.aliases)
    ]


def _folded(spellings: Iterable[tuple[str, str]]) -> dict[str, str]:
    return {fold(spelling): identifier for spelling, identifier in spellings}


def _indicator_spellings(plan: Plan) -> list[tuple[str, str]]:
    return [
        (spelling, indicator.id)
        for indicator in plan.indicators.values()
        for spelling in (indicator.name.zh, indicator.id, indicator.name.en, *indicator.aliases)
    ]


def _load(file: Path) -> Words:
    try:
        return load_model(file, Words)[1]
    except OSError as error:
        raise PlanUnusable(file.parent, [unreadable(file, error, FILE)]) from None
