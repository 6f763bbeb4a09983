"""What check, report and explain do alike: read, add what the database knows, judge, or stop with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from shigua_monitor.cli.common import known_area, plan_stop
from shigua_monitor.cli.database import stops
from shigua_monitor.cli.stop import Stop

if TYPE_CHECKING:
    from shigua_monitor.assessment.assess import Assessment
    from shigua_monitor.findings import Finding
    from shigua_monitor.plan.model import Plan
    from shigua_monitor.report.outcome import Outcome
    from shigua_monitor.store.judged import Judged
    from shigua_monitor.submission.read import Unreadable


def judged(
    files: Sequence[Path],
    plan: Plan,
    *,
    area: str | None = None,
    year: int | None = None,
    database: Path | None = None,
    as_of: str | None = None,
    final: bool = False,
) -> Judged:
    """The workbooks, the database as of a day, or both together: history gives the years, the workbooks the newest.
    `final` judges as the final evaluation does."""
    from shigua_monitor.assessment.assess import assess
    from shigua_monitor.store.judged import Judged
    from shigua_monitor.submission.read import read

    area = known_area(plan, area) if area is not None else None
    with unusable_stops():
        sent = read(files, plan) if files or database is None else None
    with unusable_stops(sent.findings if sent else ()):
        if database is not None:
            from shigua_monitor.store import judging
            from shigua_monitor.store.connection import reading

            with stops(), reading(database) as connection:
                return judging.judged(
                    connection, plan, database.name, sent, area=area, year=year, as_of=as_of, final=final
                )
        assert sent is not None
        return Judged(sent, assess(plan, sent.observations, area=area, year=year, final=final, acts=sent.acts))


def exit_code(outcome: Outcome, fail_on: str) -> int:
    """1 for what --fail-on names: an unattained target is news, not failure."""
    return int(outcome.fails(fail_on))


def published(whole: Outcome, assessment: Assessment) -> tuple[Outcome, Assessment]:
    """What --public leaves of an outcome, and of the assessment that it was taken from."""
    from shigua_monitor.disclosure.publication import publication
    from shigua_monitor.report.outcome import public_outcome
    from shigua_monitor.submission.rules import load_rules

    with unusable_stops():
        shown = publication(assessment, load_rules(assessment.plan))
    return public_outcome(whole, shown), shown.assessment


@contextmanager
def unusable_stops(findings: Sequence[Finding] = ()) -> Iterator[None]:
    """Stop where the files, the plan's words and rules, or the values in the files cannot be used. Where nothing is
    left to judge, those of the `findings` come first that say why rows belong to no area or year."""
    from shigua_monitor.assessment.assess import NotAssessable
    from shigua_monitor.plan.faults import PlanUnusable
    from shigua_monitor.submission.read import Unreadable

    try:
        yield
    except PlanUnusable as unusable:
        raise plan_stop(unusable) from None
    except Unreadable as unreadable:
        raise unreadable_stop(unreadable) from None
    except NotAssessable as reason:
        unplaced = _details(found for found in findings if found.code in _UNPLACED)
        raise Stop(reason.reason, details=unplaced, **reason.fields) from None


_UNPLACED = ("F213", "F302", "F304", "F313", "F318")
"""Findings that leave rows without an area or a year."""


def unreadable_stop(unreadable: Unreadable) -> Stop:
    """Every reason why the files cannot be used, the last one as the sentence that stops."""
    details = _details(found for found in unreadable.findings if found.severity != "info" or found.code == "F115")
    reason = "stop.blank" if unreadable.blank else "stop.no_rows"
    return Stop("" if unreadable.no_table else reason, details=details)


def _details(findings: Iterable[Finding]) -> tuple[tuple[str, dict[str, Any]], ...]:
    from shigua_monitor.report.notes import finding_phrase

    phrases = map(finding_phrase, findings)
    return tuple((phrase.key, dict(phrase.fields)) for phrase in phrases)
