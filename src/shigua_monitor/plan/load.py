"""YAML files → Plan. Every fault of the files is collected, with its file, line, column and remedy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from shigua_monitor.plan.definitions import (
    ClauseDefinition,
    DomainFile,
    EarlyWarningSettings,
    Indicator,
    PlanFile,
    TargetDefinition,
)
from shigua_monitor.plan.faults import PlanFault, PlanUnusable, Severity, nearest
from shigua_monitor.plan.model import Clause, Plan, Target
from shigua_monitor.plan.strict_model import StrictModel
from shigua_monitor.plan.terms import SECTION_KEYS, TOTAL, Level, Section
from shigua_monitor.plan.yaml_model import load_model
from shigua_monitor.strict_yaml.document import Document
from shigua_monitor.strict_yaml.fault import KeyPath, Position

Model = TypeVar("Model", bound=StrictModel)

PLAN_FILE = "plan.yaml"


def shipped_targets() -> Path:
    """The folder of the plan that comes with the package."""
    package = Path(__file__).parent.parent
    inside = package / "targets"
    return inside if inside.is_dir() else package.parent.parent / "targets"


def load_plan(folder: Path | None = None) -> Plan:
    """The plan in `folder`, by default the one shipped with the package.

    Raises PlanUnusable, which lists every fault, if the files do not make a plan.
    """
    loading = read_plan(folder)
    if loading.plan is None or loading.faults:
        raise PlanUnusable(loading.folder, loading.faults)
    return loading.plan


@dataclass(slots=True)
class Loading:
    """What came of reading a folder: the documents, the faults found, and the plan if there were none."""

    folder: Path
    documents: dict[str, Document] = field(default_factory=dict)
    domain_files: dict[str, DomainFile] = field(default_factory=dict)
    faults: list[PlanFault] = field(default_factory=list)
    plan: Plan | None = None

    def fault(self, file: str, path: KeyPath, reason: str, /, **fields: Any) -> None:
        """Note an error at a value of one of the files."""
        self._note(file, path, reason, fields, "error")

    def doubt(self, file: str, path: KeyPath, reason: str, /, **fields: Any) -> None:
        """Note a warning: the plan can be used, but somebody should look."""
        self._note(file, path, reason, fields, "warning")

    def _note(self, file: str, path: KeyPath, reason: str, fields: dict[str, Any], severity: Severity) -> None:
        document = self.documents[file]
        self.faults.append(PlanFault(document.file, document.position(path), path, reason, fields, severity))


def read_plan(folder: Path | None = None) -> Loading:
    """Read every file of a plan and note every fault; nothing is raised for a fault of the files."""
    loading = Loading(folder or shipped_targets())
    plan_file = _read_model(loading, PLAN_FILE, PlanFile)
    if plan_file is None:
        return loading
    domain_files = loading.domain_files
    for index, domain in enumerate(plan_file.domains):
        content = _read_model(loading, domain.file, DomainFile, ("domains", index, "file"))
        if content is not None:
            domain_files[domain.id] = content
            if content.domain != domain.id:
                loading.fault(domain.file, ("domain",), "plan.domain_name", found=content.domain, expected=domain.id)
    if loading.faults:
        return loading
    _check_plan_file(loading, plan_file)
    plan = _assemble(loading, plan_file, domain_files)
    if not loading.faults:
        loading.plan = plan
    return loading


def _read_model(loading: Loading, name: str, model: type[Model], named_at: KeyPath | None = None) -> Model | None:
    """The content of a file, or None with its faults noted; a file that cannot be read is noted where it is named."""
    path = loading.folder / name
    try:
        document, content = load_model(path, model)
    except (OSError, ValueError) as error:  # a name with a zero character is a ValueError
        missing = isinstance(error, FileNotFoundError)
        fields = {"file": name} if missing else {"file": name, "problem": getattr(error, "strerror", "") or str(error)}
        reason = "plan.no_file" if missing else "plan.unreadable"
        if named_at is None:
            loading.faults.append(PlanFault(path, Position(1, 1), (), reason, fields))
        else:
            loading.fault(PLAN_FILE, named_at, reason, **fields)
        return None
    except PlanUnusable as unusable:
        loading.faults.extend(unusable.faults)
        return None
    loading.documents[name] = document
    return content


def _check_plan_file(loading: Loading, plan_file: PlanFile) -> None:
    """What the parts of plan.yaml owe one another."""
    districts = [area for area in plan_file.areas if area.level is Level.DISTRICT]
    if len(districts) != 1:
        loading.fault(PLAN_FILE, ("areas",), "plan.one_district", number=str(len(districts)))
    if not any(group.id == TOTAL for group in plan_file.groups):
        loading.fault(PLAN_FILE, ("groups",), "plan.no_total_group", group=TOTAL)
    if not plan_file.base_year < plan_file.period.first <= plan_file.period.last:
        loading.fault(PLAN_FILE, ("period",), "plan.period_order")
    named = (
        ("areas", [area.name.zh for area in plan_file.areas]),
        ("groups", [group.id for group in plan_file.groups]),
        ("departments", [department.id for department in plan_file.departments]),
        ("domains", [domain.id for domain in plan_file.domains]),
        ("deadlines", [deadline.calendar.value for deadline in plan_file.deadlines]),
    )
    for key, names in named:
        for index, name in enumerate(names):
            if name in names[:index]:
                loading.fault(PLAN_FILE, (key, index), "plan.twice", name=name)


def _assemble(loading: Loading, plan_file: PlanFile, domain_files: dict[str, DomainFile]) -> Plan:
    references = _References(loading, plan_file, domain_files)
    clauses: list[Clause] = []
    targets: dict[str, Target] = {}
    for domain in plan_file.domains:
        for path, section, definition in clause_definitions(domain_files[domain.id]):
            clause = references.clause(domain.id, section, definition, path)
            clauses.append(clause)
            for index, target in enumerate(definition.targets):
                place = (*path, "targets", index)
                if target.id in targets:
                    references.fault(domain.id, (*place, "id"), "plan.twice", name=target.id)
                targets[target.id] = references.target(clause, target, place)
    return Plan(str(loading.folder), plan_file, references.indicators, tuple(clauses), tuple(targets.values()))


def clause_definitions(content: DomainFile) -> Iterator[tuple[KeyPath, Section, ClauseDefinition]]:
    """The clauses of a file in the plan's order, with their key paths."""
    for key, section in SECTION_KEYS.items():
        for index, definition in enumerate(getattr(content, key)):
            yield (key, index), section, definition


class _References:
    """Resolves the names by which definitions refer to one another; an unknown name is a fault with suggestions."""

    def __init__(self, loading: Loading, plan_file: PlanFile, domain_files: dict[str, DomainFile]) -> None:
        self.loading = loading
        self.files = {domain.id: domain.file for domain in plan_file.domains}
        self.plan_settings = plan_file.early_warning
        self.departments = {department.id for department in plan_file.departments}
        self.measures = {
            (domain, measure.item) for domain, content in domain_files.items() for measure in content.measures
        }
        self.indicators: dict[str, Indicator] = {}
        for domain, content in domain_files.items():
            for index, indicator in enumerate(content.indicators):
                path = ("indicators", index)
                if indicator.id in self.indicators:
                    self.fault(domain, (*path, "id"), "plan.twice", name=indicator.id)
                self.department(domain, indicator.department, (*path, "department"))
                self.indicators[indicator.id] = indicator

    def fault(self, domain: str, path: KeyPath, reason: str, **fields: str) -> None:
        self.loading.fault(self.files[domain], path, reason, **fields)

    def department(self, domain: str, name: str, path: KeyPath) -> None:
        if name not in self.departments:
            known = nearest(name, sorted(self.departments))
            self.fault(domain, path, "plan.unknown_department", found=name, known=known)

    def clause(self, domain: str, section: Section, definition: ClauseDefinition, path: KeyPath) -> Clause:
        self.department(domain, definition.department, (*path, "department"))
        measures = self.measure_pairs(domain, definition.measures, (*path, "measures"))
        if section is Section.MEASURE and not measures:
            measures = ((domain, definition.item),)
        return Clause(domain, section, definition.item, definition.title, definition.department, measures)

    def target(self, clause: Clause, definition: TargetDefinition, path: KeyPath) -> Target:
        indicator = self.indicator(clause.domain, definition, path)
        if definition.department:
            self.department(clause.domain, definition.department, (*path, "department"))
        if definition.criterion.quantified and definition.due is None:
            self.fault(clause.domain, path, "plan.no_due", target=definition.id)
        measures = clause.measures
        if definition.measures is not None:
            measures = self.measure_pairs(clause.domain, definition.measures, (*path, "measures"))
        return Target(
            id=definition.id,
            clause=clause,
            statement=definition.statement,
            indicator=indicator,
            criterion=definition.criterion,
            due=None if definition.due is None else str(definition.due),
            scope=definition.scope,
            department=definition.department or (indicator.department if indicator else clause.department),
            measures=measures,
            warning_settings=self.settings(definition),
            not_applicable=definition.not_applicable,
            assumption=definition.assumption,
        )

    def settings(self, definition: TargetDefinition) -> EarlyWarningSettings:
        """The plan's settings with what the target changes."""
        if definition.early_warning is None:
            return self.plan_settings
        changed = {name: value for name, value in definition.early_warning if value is not None}
        return self.plan_settings.model_copy(update=changed)

    def indicator(self, domain: str, definition: TargetDefinition, path: KeyPath) -> Indicator | None:
        if definition.indicator is None:
            if definition.criterion.quantified:
                self.fault(domain, path, "plan.no_indicator", target=definition.id)
            return None
        found = self.indicators.get(definition.indicator)
        if found is None:
            known = nearest(definition.indicator, sorted(self.indicators))
            self.fault(domain, (*path, "indicator"), "plan.unknown_indicator", found=definition.indicator, known=known)
        return found

    def measure_pairs(
        self, domain: str, references: tuple[int | str, ...], path: KeyPath
    ) -> tuple[tuple[str, int], ...]:
        """(domain, item) of each reference: 3 is a measure of the same domain, `safety.3` one of another."""
        pairs: list[tuple[str, int]] = []
        for index, reference in enumerate(references):
            other, _, item = str(reference).rpartition(".")
            pair = (other or domain, int(item))
            if pair not in self.measures:
                self.fault(domain, (*path, index), "plan.unknown_measure", found=f"{pair[0]}.{pair[1]}")
            pairs.append(pair)
        return tuple(pairs)
