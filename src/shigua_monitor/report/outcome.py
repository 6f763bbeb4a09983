"""Everything that one run of `check` has to tell: what was read, what is wrong, what was judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from shigua_monitor.assessment.assess import Assessment
from shigua_monitor.assessment.attainment import Attainment
from shigua_monitor.assessment.changes import Changes
from shigua_monitor.assessment.early_warning import EarlyWarning
from shigua_monitor.assessment.result import Result
from shigua_monitor.assessment.standing import Standing
from shigua_monitor.assessment.summary import Summary, summarise
from shigua_monitor.findings import Finding, Severity
from shigua_monitor.plan.model import Plan, Target
from shigua_monitor.submission.consistency_rules import RuleOutcome
from shigua_monitor.submission.read import Submission, TableRead

if TYPE_CHECKING:
    from shigua_monitor.disclosure.publication import Publication


class Suppression(NamedTuple):
    """How much a publication hides: cells of the data with a small count of people or what would give it away,
    verdicts that would tell one, and findings in the data, which quote what was sent, by severity."""

    cells: int
    verdicts: int
    findings: dict[str, int]


class Outcome(NamedTuple):
    """A submission and its assessment, or the part of it that was asked for."""

    plan: Plan
    area: str
    year: int
    tables: list[TableRead]
    findings: list[Finding]
    results: list[Result]
    early_warnings: list[EarlyWarning]
    rules: Sequence[RuleOutcome]
    standings: Sequence[Standing] = ()
    """Where each act and each clause without a figure stands, in the plan's order."""
    changes: Changes | None = None
    """What changed since the last stored assessment, where a database has one."""
    suppression: Suppression | None = None
    """What is not in it because it is to be published; None for the whole of it."""

    @property
    def summary(self) -> Summary:
        return summarise(self.results)

    @property
    def has_several_files(self) -> bool:
        """Whether a sheet and a cell are not enough to find a value."""
        sources = {cell.file for result in self.results for cell in result.source}
        states = {report.file for standing in self.standings for report in standing.reports}
        return len(sources | states | {table.file for table in self.tables}) > 1

    def fails(self, fail_on: str) -> bool:
        """Whether there is what --fail-on names: errors of the data, or warnings of either sort. An unattained target
        is news, not failure."""
        severities = {found.severity.value for found in self.findings}
        if fail_on == "error":
            return "error" in severities
        return fail_on == "warning" and bool(severities & {"error", "warning"} or self.early_warnings)


def outcome(
    submission: Submission,
    assessment: Assessment,
    wanted: Callable[[Target], bool] = lambda target: True,
    changes: Changes | None = None,
) -> Outcome:
    """The whole of both, with only those targets that are wanted, and what changed for them."""
    return Outcome(
        plan=assessment.plan,
        area=assessment.area,
        year=assessment.year,
        tables=submission.tables,
        findings=submission.findings,
        results=[result for result in assessment.results if wanted(result.target)],
        early_warnings=[warning for warning in assessment.early_warnings if wanted(warning.target)],
        rules=submission.rules,
        standings=[standing for standing in assessment.standings if wanted(standing.target)],
        changes=changes,
    )


def public_outcome(whole: Outcome, publication: Publication) -> Outcome:
    """What may be published of an outcome: results and warnings as in `publication`, no findings, states without the
    words of departments, and of what changed only what concerns targets that nothing is hidden of."""
    wanted = {result.target.id for result in whole.results}
    results = [result for result in publication.assessment.results if result.target.id in wanted]
    severities = Counter(found.severity.value for found in whole.findings)
    return whole._replace(
        findings=[],
        results=results,
        standings=[standing.without_words() for standing in whole.standings],
        early_warnings=[each for each in publication.assessment.early_warnings if each.target.id in wanted],
        changes=publication.changes(whole.changes),
        suppression=Suppression(
            cells=publication.hidden.number,
            verdicts=sum(result.attainment is Attainment.SUPPRESSED for result in results),
            findings={severity.value: severities[severity.value] for severity in Severity},
        ),
    )
