"""What a plan that loads can still get wrong: gaps, contradictions, figures that cannot be meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from shigua_monitor.plan.definitions import Area, ClauseDefinition, Department, Group, Indicator, TargetDefinition
from shigua_monitor.plan.lint_figures import check_figure, check_indicator, check_paces
from shigua_monitor.plan.load import PLAN_FILE, Loading, clause_definitions
from shigua_monitor.plan.model import Plan
from shigua_monitor.plan.terms import SECTION_KEYS, Level
from shigua_monitor.strict_yaml.fault import KeyPath
from shigua_monitor.text import Label
from shigua_monitor.text.early_warnings import CODES

Named = Area | Group | Department | Indicator


def lint(loading: Loading, folded: Callable[[str], str]) -> None:
    """Add to `loading.faults` what the files of a plan that loads still get wrong. Two spellings that `folded` makes
    the same are one name to those who read submissions."""
    plan = loading.plan
    if plan is None:
        return
    _check_settings(loading, plan)
    _check_names(loading, plan, folded)
    _check_indicator_names(loading, plan, folded)
    for domain in plan.file.domains:
        _check_clauses(loading, plan, domain.id)
        for index, indicator in enumerate(loading.domain_files[domain.id].indicators):
            check_indicator(loading, domain.file, ("indicators", index), indicator)
    _check_targets(loading, plan)
    _check_idle(loading, plan)


def _targets(loading: Loading, plan: Plan) -> Iterator[tuple[str, KeyPath, ClauseDefinition, TargetDefinition]]:
    """Each target definition with its file and key path."""
    for domain in plan.file.domains:
        for path, _, clause in clause_definitions(loading.domain_files[domain.id]):
            for index, target in enumerate(clause.targets):
                yield domain.file, (*path, "targets", index), clause, target


def _check_settings(loading: Loading, plan: Plan) -> None:
    settings = plan.file.early_warning
    check_paces(loading, PLAN_FILE, ("early_warning",), settings)
    for index, code in enumerate(settings.urgency):
        path = ("early_warning", "urgency", index)
        if code not in CODES:
            loading.fault(PLAN_FILE, path, "lint.unknown_warning", found=code, known=CODES)
        if code in settings.urgency[:index]:
            loading.fault(PLAN_FILE, path, "plan.twice", name=code)
    period, evaluations = plan.file.period, plan.file.evaluations
    for name, evaluation in (("midterm", evaluations.midterm), ("final", evaluations.final)):
        if not period.first <= evaluation.year <= period.last:
            span = {"year": evaluation.year, "first": period.first, "last": period.last}
            loading.fault(PLAN_FILE, ("evaluations", name, "year"), "lint.evaluation_outside", **span)


def _check_names(loading: Loading, plan: Plan, folded: Callable[[str], str]) -> None:
    """A name, alias or id may mean one thing only, however it is written."""
    sorts: dict[str, Sequence[Named]] = {
        "areas": plan.file.areas,
        "groups": plan.file.groups,
        "departments": plan.file.departments,
    }
    for key, entries in sorts.items():
        owner: dict[str, int] = {}
        for index, entry in enumerate(entries):
            for place, spelling in _spellings(entry):
                first = owner.setdefault(folded(spelling), index)
                if first != index:
                    other = entries[first].name.zh
                    loading.fault(PLAN_FILE, (key, index, *place), "lint.name_twice", alias=spelling, other=other)


def _check_indicator_names(loading: Loading, plan: Plan, folded: Callable[[str], str]) -> None:
    owner: dict[str, str] = {}
    for domain in plan.file.domains:
        for index, indicator in enumerate(loading.domain_files[domain.id].indicators):
            for place, spelling in _spellings(indicator):
                other = owner.setdefault(folded(spelling), indicator.id)
                if other != indicator.id:
                    path = ("indicators", index, *place)
                    loading.fault(domain.file, path, "lint.alias_twice", alias=spelling, other=other)


def _spellings(entry: Named) -> Iterator[tuple[KeyPath, str]]:
    """Where each word stands by which files may call something."""
    yield ("name", "zh"), entry.name.zh
    yield ("name", "en"), entry.name.en
    if not isinstance(entry, Area):
        yield ("id",), entry.id
    for place, alias in enumerate(entry.aliases):
        yield ("aliases", place), alias


def _check_clauses(loading: Loading, plan: Plan, domain: str) -> None:
    """Every clause of the text once, and no other."""
    counts = plan.domains[domain].clauses
    file, content = plan.domains[domain].file, loading.domain_files[domain]
    for key, section in SECTION_KEYS.items():
        expected: int = getattr(counts, key)
        items = [clause.item for clause in getattr(content, key)]
        label = Label(f"section.{section}")
        missing = [str(item) for item in range(1, expected + 1) if item not in items]
        if missing:
            loading.fault(file, (key,), "lint.missing_clause", section=label, items=missing)
        for index, item in enumerate(items):
            if item > expected:
                loading.fault(
                    file, (key, index, "item"), "lint.unknown_clause", section=label, item=item, count=expected
                )
            if item in items[:index]:
                loading.fault(file, (key, index, "item"), "lint.clause_twice", section=label, item=item)


def _check_targets(loading: Loading, plan: Plan) -> None:
    upward: dict[tuple[str, str], tuple[bool, str]] = {}
    domains = {domain.file: domain.id for domain in plan.file.domains}
    loaded = {target.id: target for target in plan.targets}
    for file, path, _, target in _targets(loading, plan):
        prefix, _, rest = target.id.partition(".")
        if prefix != domains[file]:
            expected = f"{domains[file]}.{rest}"
            loading.fault(file, (*path, "id"), "lint.target_prefix", found=target.id, known=expected)
        if target.early_warning is not None:
            check_paces(loading, file, (*path, "early_warning"), loaded[target.id].warning_settings)
        indicator = plan.indicators.get(target.indicator or "")
        if isinstance(target.due, int) and not plan.file.period.first <= target.due <= plan.file.period.last:
            period = plan.file.period
            loading.fault(
                file, (*path, "due"), "lint.due_outside", due=target.due, first=period.first, last=period.last
            )
        if target.scope.levels and Level.INSTITUTION not in target.scope.levels and not plan.units(target.scope):
            loading.fault(file, (*path, "scope"), "lint.no_units", scope=Label(f"scope.{target.scope}"))
        if indicator is None or not target.criterion.quantified:
            continue
        check_figure(loading, file, path, target, indicator)
        if target.criterion.kind != "gap_narrows":
            direction = target.criterion.comparison.upward
            known, other = upward.setdefault((indicator.id, target.scope), (direction, target.id))
            if known != direction:
                loading.fault(file, (*path, "criterion"), "lint.opposite", other=other)


def _check_idle(loading: Loading, plan: Plan) -> None:
    """Departments and indicators that nothing uses."""
    busy = Counter(clause.department for clause in plan.clauses)
    busy.update(target.department for target in plan.targets)
    busy.update(indicator.department for indicator in plan.indicators.values())
    for index, department in enumerate(plan.file.departments):
        if not busy[department.id]:
            path = ("departments", index)
            loading.doubt(PLAN_FILE, path, "lint.department_idle", department=department.id)
    used = {target.indicator.id for target in plan.targets if target.indicator}
    for domain in plan.file.domains:
        for index, indicator in enumerate(loading.domain_files[domain.id].indicators):
            if indicator.id not in used:
                path = ("indicators", index)
                loading.doubt(domain.file, path, "lint.unused_indicator", indicator=indicator.id)
