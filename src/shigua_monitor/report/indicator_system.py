"""The plan as tables: 指标体系 and 指标解释, from which departments work; and one target in full."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from shigua_monitor.plan.criterion import AtLeast, AtMost, ChangeFromBaseline, NotQuantified
from shigua_monitor.plan.definitions import Indicator
from shigua_monitor.plan.model import Plan, Target
from shigua_monitor.report import display
from shigua_monitor.report.json_text import clause_json
from shigua_monitor.report.tables import Cell, Column, Table
from shigua_monitor.text import Lang, listed, say

_TARGETS = (
    Column("domain", 14),
    Column("clause", 8),
    Column("target", 34),
    Column("indicator", 34),
    Column("statement", 40),
    Column("unit", 9),
    Column("criterion", 20),
    Column("due", 12),
    Column("scope", 16),
    Column("department", 20),
    Column("assumption", 50),
)

_DEFINITIONS = (
    Column("indicator", 34),
    Column("indicator_en", 40),
    Column("aliases", 30),
    Column("definition", 70),
    Column("kind", 14),
    Column("unit", 9),
    Column("numerator", 30),
    Column("denominator", 30),
    Column("calendar", 26),
    Column("department", 20),
    Column("assumption", 50),
)


def targets_table(targets: Sequence[Target], plan: Plan, lang: Lang) -> Table:
    """A row a target, in the plan's order."""
    return Table("targets", _TARGETS, [_target_row(target, plan, lang) for target in targets])


def _target_row(target: Target, plan: Plan, lang: Lang) -> list[Cell]:
    indicator = target.indicator
    return [
        plan.domains[target.clause.domain].name.text(lang),
        display.clause_text(lang, target),
        target.id,
        indicator.name.text(lang) if indicator else None,
        target.statement.text(lang),
        say(lang, f"unit.{indicator.unit}") if indicator else None,
        display.criterion_text(lang, target, plan),
        display.due_text(lang, target.due),
        say(lang, f"scope.{target.scope}"),
        display.department_name(lang, target, plan),
        target.assumption.text(lang) if target.assumption else None,
    ]


def definitions_table(targets: Sequence[Target], plan: Plan, lang: Lang) -> Table:
    """A row an indicator of those targets: definition, counts, period, who sends it."""
    indicators = dict.fromkeys(target.indicator.id for target in targets if target.indicator)
    return Table(
        "definitions", _DEFINITIONS, [_definition_row(plan.indicators[name], plan, lang) for name in indicators]
    )


def _definition_row(indicator: Indicator, plan: Plan, lang: Lang) -> list[Cell]:
    other = "en" if lang == "zh" else "zh"
    return [
        indicator.name.text(lang),
        indicator.name.text(other),
        listed(lang, indicator.aliases) if indicator.aliases else None,
        indicator.definition.text(lang),
        say(lang, f"kind.{indicator.kind}"),
        say(lang, f"unit.{indicator.unit}"),
        indicator.numerator.text(lang) if indicator.numerator else None,
        indicator.denominator.text(lang) if indicator.denominator else None,
        say(lang, f"calendar.{indicator.calendar}"),
        plan.departments[indicator.department].name.text(lang),
        indicator.assumption.text(lang) if indicator.assumption else None,
    ]


def target_json(target: Target, plan: Plan) -> dict[str, Any]:
    """One target as `targets list --format json` gives it."""
    indicator = target.indicator
    return {
        "id": target.id,
        **clause_json(target),
        "statement": target.statement.zh,
        "indicator": indicator.name.zh if indicator else None,
        "indicator_en": indicator.name.en if indicator else None,
        "kind": indicator.kind.value if indicator else None,
        "unit": indicator.unit.value if indicator else None,
        "criterion": target.criterion.kind,
        "value": _figure(target),
        "baseline_year": plan.file.base_year if target.criterion.needs_baseline else None,
        "due": target.due,
        "scope": target.scope.value,
        "department": target.department,
    }


def _figure(target: Target) -> float | None:
    """The number in the criterion: a limit, or a percentage of change."""
    if isinstance(target.criterion, AtLeast | AtMost):
        return target.criterion.value
    return target.criterion.percent if isinstance(target.criterion, ChangeFromBaseline) else None


def target_lines(target: Target, plan: Plan, lang: Lang) -> list[tuple[str, str]]:
    """Everything about one target, as labelled lines."""
    clause, indicator = target.clause, target.indicator
    place = f"{plan.domains[clause.domain].name.text(lang)} {say(lang, f'section.{clause.section}')} {clause.item}"
    lines = [
        (say(lang, "column.target"), target.id),
        (
            say(lang, "show.clause"),
            f"{place}：{clause.title.text(lang)}" if lang == "zh" else f"{place}: {clause.title.text(lang)}",
        ),
        (say(lang, "show.statement"), target.statement.text(lang)),
    ]
    if indicator:
        row = zip(_DEFINITIONS, _definition_row(indicator, plan, lang), strict=True)
        lines += [
            (say(lang, f"column.{column.key}"), str(cell))
            for column, cell in row
            if cell and column.key not in ("assumption", "department")
        ]
    lines += [
        (say(lang, "show.criterion"), display.criterion_text(lang, target, plan)),
        (say(lang, "column.due"), display.due_text(lang, target.due)),
        (say(lang, "column.scope"), say(lang, f"scope.{target.scope}")),
        (say(lang, "column.department"), display.department_name(lang, target, plan)),
    ]
    if isinstance(target.criterion, NotQuantified):
        lines.append((say(lang, "column.reason"), target.criterion.reason.text(lang)))
    for assumption in (target.assumption, indicator.assumption if indicator else None):
        if assumption:
            lines.append((say(lang, "column.assumption"), assumption.text(lang)))
    for domain, item in target.measures:
        title = plan.measure_titles[domain, item]
        lines.append(
            (
                say(lang, "show.measures"),
                say(lang, "measure_titled", domain=plan.domains[domain].name, item=item, title=title),
            )
        )
    return lines
