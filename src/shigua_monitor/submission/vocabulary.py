"""The words of departments, as vocabulary.yaml lists them, and the names of the plan in every spelling."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from shigua_monitor import strict_yaml
from shigua_monitor.plan.faults import PlanFault, PlanUnusable, schema_faults
from shigua_monitor.plan.model import Plan, Unit
from shigua_monitor.strict_yaml import YamlFault
from shigua_monitor.submission.names import Names, fold

FILE = "vocabulary.yaml"

Key = TypeVar("Key")


class Words(BaseModel):
    """The lists of vocabulary.yaml."""

    model_config = ConfigDict(extra="forbid", strict=True)

    columns: dict[str, list[str]] = Field(default_factory=dict)
    units: dict[Annotated[Unit, Field(strict=False)], list[str]] = Field(default_factory=dict)
    missing: list[str] = Field(default_factory=list)
    not_applicable: list[str] = Field(default_factory=list)
    yes: list[str] = Field(default_factory=list)
    no: list[str] = Field(default_factory=list)
    codes: dict[str, str] = Field(default_factory=dict)
    vague: list[str] = Field(default_factory=list)
    foot: list[str] = Field(default_factory=list)
    column_numbers: list[str] = Field(default_factory=list)

    def with_more(self, more: Words) -> Words:
        """Both lists together."""
        return Words(
            columns=_joined(self.columns, more.columns),
            units=_joined(self.units, more.units),
            missing=self.missing + more.missing,
            not_applicable=self.not_applicable + more.not_applicable,
            yes=self.yes + more.yes,
            no=self.no + more.no,
            codes=self.codes | more.codes,
            vague=self.vague + more.vague,
            foot=self.foot + more.foot,
            column_numbers=self.column_numbers + more.column_numbers,
        )


def _joined(one: Mapping[Key, list[str]], other: Mapping[Key, list[str]]) -> dict[Key, list[str]]:
    return {key: [*one.get(key, []), *other.get(key, [])] for key in {**one, **other}}


@dataclass(frozen=True)
class Vocabulary:
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
    codes: Mapping[float, str]
    vague: tuple[str, ...]
    foot: tuple[str, ...]
    column_numbers: frozenset[str]

    @cached_property
    def _feet(self) -> dict[str, bool]:
        return {}

    def is_foot(self, text: str) -> bool:
        """Whether a line that begins so stands around a table and is no data."""
        if text not in self._feet:
            folded = fold(text)
            self._feet[text] = folded.startswith(self.foot) or folded in self.column_numbers
        return self._feet[text]


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
        areas=Names(
            [
                (spelling, area.name.zh)
                for area in plan.file.areas
                for spelling in (area.name.zh, area.name.en, *area.aliases)
            ]
        ),
        groups=Names(
            [
                (spelling, group.id)
                for group in plan.file.groups
                for spelling in (group.id, group.name.zh, group.name.en, *group.aliases)
            ]
        ),
        missing=frozenset(map(fold, words.missing)),
        not_applicable=frozenset(map(fold, words.not_applicable)),
        yes=frozenset(map(fold, words.yes)),
        no=frozenset(map(fold, words.no)),
        codes={float(code): meaning for code, meaning in words.codes.items()},
        vague=tuple(words.vague),
        foot=tuple(map(fold, words.foot)),
        column_numbers=frozenset(map(fold, words.column_numbers)),
    )


def _spellings(lists: Iterable[tuple[str, list[str]]]) -> list[tuple[str, str]]:
    return [(spelling, identifier) for identifier, spellings in lists for spelling in spellings]


def _indicator_spellings(plan: Plan) -> list[tuple[str, str]]:
    return [
        (spelling, indicator.id)
        for indicator in plan.indicators.values()
        for spelling in (indicator.name.zh, indicator.id, indicator.name.en, *indicator.aliases)
    ]


def _load(file: Path) -> Words:
    try:
        document = strict_yaml.load(file)
    except YamlFault as fault:
        raise PlanUnusable(file.parent, [PlanFault(file, fault.position, (), fault.reason, fault.fields)]) from None
    try:
        return Words.model_validate(document.data)
    except ValidationError as error:
        raise PlanUnusable(file.parent, schema_faults(document, error, Words)) from None
