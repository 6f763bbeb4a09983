"""Rules between values, as rules.yaml of a plan's folder lists them: what must hold, and for which indicators."""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from shigua_monitor.plan.bilingual import Bilingual
from shigua_monitor.plan.definitions import Identifier
from shigua_monitor.plan.faults import PlanFault, PlanUnusable, nearest
from shigua_monitor.plan.model import Plan
from shigua_monitor.plan.strict_model import StrictModel
from shigua_monitor.plan.terms import TOTAL, Kind, Unit
from shigua_monitor.plan.yaml_model import load_model, unreadable
from shigua_monitor.strict_yaml.document import Document
from shigua_monitor.strict_yaml.fault import KeyPath

FILE = "rules.yaml"

Names = tuple[Identifier, ...]
Kinds = tuple[Annotated[Kind, Field(strict=False)], ...]
Limits = dict[Annotated[Unit, Field(strict=False)], Annotated[float, Field(gt=0)]]
Ratios = dict[Annotated[Unit, Field(strict=False)], Annotated[float, Field(gt=1)]]


class _Definition(StrictModel):
    """What every rule has."""

    id: Identifier
    title: Bilingual


class _Between(_Definition):
    """A rule between the values of several indicators for one area, group and year."""

    indicators: Names


class Order(_Between):
    """Each indicator's value is at most that of the next one."""

    kind: Literal["order"]


class SameDenominator(_Between):
    """The indicators divide by the same people."""

    kind: Literal["same_denominator"]


class Together(_Between):
    """Whoever sends one of the indicators for an area and year sends all of them."""

    kind: Literal["together"]


class _Within(_Definition):
    """A rule within each indicator: of all indicators of `kinds` and those named, but for those under `without`."""

    kinds: Kinds = ()
    indicators: Names = ()
    without: Names = ()

    def selected(self, plan: Plan) -> list[str]:
        """The ids of the indicators that the rule is for."""
        return [
            each.id
            for each in plan.indicators.values()
            if (each.kind in self.kinds or each.id in self.indicators) and each.id not in self.without
        ]


class PartsAndTotal(_Within):
    """The groups are parts of the total: counts add up to it, and its rate lies between theirs."""

    kind: Literal["parts_and_total"]
    parts: Names


class AreasAndDistrict(_Within):
    """The district is the sum of its townships and streets: counts add up to it, and its rate lies between theirs."""

    kind: Literal["areas_and_district"]


class PlausibleJump(_Definition):
    """From one year to the next a value changes within the limits of its unit.

    `points` limits the difference, in points of the unit; `times` how many times the smaller value the larger may be.
    """

    kind: Literal["plausible_jump"]
    points: Limits = Field(default_factory=dict)
    times: Ratios = Field(default_factory=dict)
    without: Names = ()

    def selected(self, plan: Plan) -> list[str]:
        """The ids of the indicators that the rule is for."""
        units = {*self.points, *self.times}
        return [each.id for each in plan.indicators.values() if each.unit in units and each.id not in self.without]


Rule = Order | SameDenominator | Together | PartsAndTotal | AreasAndDistrict | PlausibleJump


class RulesFile(StrictModel):
    """The content of rules.yaml."""

    rules: tuple[Annotated[Rule, Field(discriminator="kind")], ...]


class Rules(NamedTuple):
    """The rules of a plan, every name in them resolved; a plan may have none."""

    rules: tuple[Rule, ...] = ()


def load_rules(plan: Plan, folder: Path | None = None) -> Rules:
    """The rules in the plan's folder, or in another; none if it has no such file.

    Raises PlanUnusable, which lists every fault, if the file is faulty or names what the plan does not have.
    """
    file = (folder or Path(plan.folder)) / FILE
    try:
        document, content = load_model(file, RulesFile)
    except FileNotFoundError:
        return Rules()
    except OSError as error:
        raise PlanUnusable(file.parent, [unreadable(file, error, FILE)]) from None
    if faults := list(_faults(document, content, plan)):
        raise PlanUnusable(file.parent, faults)
    return Rules(content.rules)


def _faults(document: Document, content: RulesFile, plan: Plan) -> Iterator[PlanFault]:
    """What the rules owe one another and the plan."""

    def fault(path: KeyPath, reason: str, **fields: str) -> PlanFault:
        return PlanFault(document.file, document.position(path), path, reason, fields)

    ids = [rule.id for rule in content.rules]
    for index, rule in enumerate(content.rules):
        path: KeyPath = ("rules", index)
        if rule.id in ids[:index]:
            yield fault((*path, "id"), "plan.twice", name=rule.id)
        for step, reason, fields in _problems(rule, plan):
            yield fault((*path, *step), reason, **fields)


Problem = tuple[KeyPath, str, dict[str, str]]


def _problems(rule: Rule, plan: Plan) -> Iterator[Problem]:
    """Where in a rule, the reason and the fields of its sentence."""
    groups = [group for group in plan.groups if group != TOTAL]
    for key in ("indicators", "without"):
        yield from _unknown(key, getattr(rule, key, ()), plan.indicators, "plan.unknown_indicator")
    if isinstance(rule, PartsAndTotal):
        yield from _unknown("parts", rule.parts, groups, "plan.not_one_of")
        yield from _too_few("parts", rule.parts)
    if isinstance(rule, _Between):
        yield from _too_few("indicators", rule.indicators)
    if isinstance(rule, Order):
        yield from _incomparable(rule, plan)
    if isinstance(rule, _Within) and not rule.kinds and not rule.indicators:
        yield (), "plan.missing_key", {"key": "kinds"}
    if isinstance(rule, PlausibleJump) and not rule.points and not rule.times:
        yield (), "plan.missing_key", {"key": "points"}


def _unknown(key: str, names: tuple[str, ...], known: Collection[str], reason: str) -> Iterator[Problem]:
    for position, name in enumerate(names):
        if name not in known:
            yield (key, position), reason, {"found": name, "known": nearest(name, sorted(known))}
        elif name in names[:position]:
            yield (key, position), "plan.twice", {"name": name}


def _too_few(key: str, names: tuple[str, ...]) -> Iterator[Problem]:
    """A rule between values needs two of them."""
    if len(names) < 2:
        yield (key,), "plan.missing_key", {"key": f"{key}[{len(names)}]"}


def _incomparable(rule: Order, plan: Plan) -> Iterator[Problem]:
    """An order holds between values of one unit only."""
    units = {name: plan.indicators[name].unit for name in rule.indicators if name in plan.indicators}
    first = next(iter(units.values()), None)
    for position, name in enumerate(rule.indicators):
        if name in units and units[name] is not first:
            alike = [each.id for each in plan.indicators.values() if each.unit is first]
            yield ("indicators", position), "plan.not_one_of", {"found": name, "known": nearest(name, alike)}
