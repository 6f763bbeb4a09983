"""Which act of the plan a cell names: by an id, the number of a clause, or its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from shigua_monitor.plan.acts import Act, acts
from shigua_monitor.plan.model import Clause, Plan
from shigua_monitor.submission.names import Names, fold
from shigua_monitor.submission.vocabulary import Vocabulary

_BETWEEN = re.compile(r"[·・•‧∙.,、，/|_第\-\s]+")
_BEHIND = re.compile(r"[条项款]$")


class Demands:
    """The acts of a plan by everything that departments call them."""

    def __init__(self, plan: Plan, words: Vocabulary) -> None:
        self.acts = {act.id: act for act in acts(plan)}
        spellings = [(spelling, act.id) for act in self.acts.values() for spelling in _spellings(act)]
        self._names = Names(spellings)
        self.departments = Names(
            (spelling, each.id)
            for each in plan.file.departments
            for spelling in (each.id, each.name.zh, each.name.en, *each.aliases)
        )
        self._clauses: dict[str, list[str]] = {}
        for act in self.acts.values():
            for number in {each for target in act.targets for each in _numbers(target.clause, plan, words)}:
                self._clauses.setdefault(number, []).append(act.id)

    def named(self, text: str) -> list[str]:
        """The ids of the acts that a text may mean: one for an id or its words, all of a clause for its number."""
        found = self._names.find(text)
        return [found] if found else self._clauses.get(_number(text), [])

    def likeliest(self, text: str) -> list[str]:
        """The statements most like a text, for a person to choose from."""
        return self._names.likeliest(text)


def _spellings(act: Act) -> Iterator[str]:
    """Words come first: a suggestion shows the first spelling."""
    for target in act.targets:
        yield from (target.statement.zh, target.statement.en, target.id)
    if indicator := act.indicator:
        yield from (indicator.name.zh, indicator.id, indicator.name.en, *indicator.aliases)


def _numbers(clause: Clause, plan: Plan, words: Vocabulary) -> Iterator[str]:
    """健康目标3, 儿童与健康目标3, health.goal.3: every way to number a clause, without what stands between."""
    domain = plan.domains[clause.domain]
    for name in _short_too((domain.id, domain.name.zh, domain.name.en), words.domain_prefixes):
        for section in (clause.section.value, *words.sections.get(clause.section, ())):
            yield _number(f"{name} {section} {clause.item}")


def _short_too(names: Iterable[str], prefixes: Iterable[str]) -> Iterator[str]:
    for name in names:
        yield name
        yield from (name[len(each) :] for each in prefixes if name.casefold().startswith(each) and name != each)


def _number(text: str) -> str:
    return _BEHIND.sub("", _BETWEEN.sub("", fold(text)))
