"""What moved: verdicts that changed since the year before, and figures that chance does not explain."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import inf
from typing import NamedTuple

from shigua_monitor.assessment.attainment import Attainment
from shigua_monitor.assessment.course import Course, Movement
from shigua_monitor.assessment.result import Result
from shigua_monitor.narrative.material import Material, once_a_figure
from shigua_monitor.plan.criterion import GapNarrows
from shigua_monitor.plan.terms import Unit

Span = Callable[[Course], Movement | None]


class Moved(NamedTuple):
    """A target and how its figure moved."""

    result: Result
    movement: Movement


def since_base(course: Course) -> Movement | None:
    return course.since_base


def since_last_year(course: Course) -> Movement | None:
    return course.since_last_year


def verdict_before(result: Result) -> Attainment | None:
    """The verdict of the year before by itself."""
    return result.history.get(result.year - 1)


def verdict_now(result: Result) -> Attainment:
    """The verdict of the judged year by itself: a final evaluation also looks back."""
    return result.history.get(result.year, result.attainment)


def newly_attained(material: Material) -> list[Result]:
    return _turned(material, Attainment.NOT_ATTAINED, Attainment.ATTAINED)


def lost(material: Material) -> list[Result]:
    return _turned(material, Attainment.ATTAINED, Attainment.NOT_ATTAINED)


def _turned(material: Material, before: Attainment, now: Attainment) -> list[Result]:
    return [r for r in material.results if verdict_before(r) is before and verdict_now(r) is now]


def improved(material: Material, span: Span = since_base) -> list[Moved]:
    """Figures that are better beyond chance, the largest change first."""
    return _moved(material, span, better=True, beyond_chance=True)


def worsened(material: Material, span: Span = since_base) -> list[Moved]:
    return _moved(material, span, better=False, beyond_chance=True)


def improved_untested(material: Material, span: Span = since_base) -> list[Moved]:
    """Figures that are better, without counts by which chance could be told."""
    return _moved(material, span, better=True, beyond_chance=None)


def worsened_untested(material: Material, span: Span = since_base) -> list[Moved]:
    return _moved(material, span, better=False, beyond_chance=None)


def tested(material: Material, span: Span = since_base) -> bool | None:
    """Whether counts tell of any figure that it moved beyond chance or not; None where no figure has both years."""
    found = movements(material, span)
    return any(each.movement.beyond_chance is not None for each in found) if found else None


def movements(material: Material, span: Span) -> list[Moved]:
    """The movement of every figure that has one: each figure once, though several clauses ask for it."""
    found = []
    for result in once_a_figure(material.results):
        course = material.course(result)
        movement = span(course) if course is not None else None
        if movement is not None and result.attainment is not Attainment.NOT_APPLICABLE:
            found.append(Moved(result, movement))
    return found


def _moved(material: Material, span: Span, *, better: bool, beyond_chance: bool | None) -> list[Moved]:
    told = [
        each
        for each in movements(material, span)
        if each.movement.better is better and each.movement.beyond_chance is beyond_chance
    ]
    return _largest_first(told)


def _largest_first(moved: Sequence[Moved]) -> list[Moved]:
    """Shares by their points, before figures of other units by their change relative to what they were."""

    def rank(each: Moved) -> tuple[bool, float]:
        indicator = each.result.target.indicator
        in_points = indicator is not None and indicator.unit is Unit.PERCENT
        gap = isinstance(each.result.target.criterion, GapNarrows)
        size = abs(each.movement.change)
        base = abs(each.movement.before)
        return not in_points or gap, -(size if in_points else size / base if base else inf)

    return sorted(moved, key=rank)
