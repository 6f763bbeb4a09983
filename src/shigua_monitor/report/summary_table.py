"""How many targets stand where: the counts, both rates and the four classes, as a table and as two sentences."""

from __future__ import annotations

from shigua_monitor.assessment.summary import ProgressClass
from shigua_monitor.report.outcome import Outcome, Suppression
from shigua_monitor.report.tables import Cell, Column, Figure, Table
from shigua_monitor.text import Lang, say

SUMMARY = (Column("item", 34), Column("number", 12, numeric=True))

_COUNTS = (
    "targets",
    "quantified",
    "judged",
    "attained",
    "met_early",
    "not_attained",
    "no_data",
    "no_baseline",
    "not_applicable",
    "not_quantified",
)


def summary(outcome: Outcome, lang: Lang) -> Table:
    """The counts, both rates and the four classes."""
    counts = outcome.summary
    rows: list[list[Cell]] = [[say(lang, f"summary.{name}"), getattr(counts, name)] for name in _COUNTS]
    rows.append([say(lang, "summary.rate_label"), _rate(counts.attainment_rate)])
    rows.append([say(lang, "summary.rate_of_quantified_label"), _rate(counts.rate_of_quantified)])
    rows.extend([say(lang, f"class.{each}"), counts.classes[each]] for each in ProgressClass)
    return Table("summary", SUMMARY, rows)


def _rate(share: float | None) -> Cell:
    return None if share is None else Figure(share, rate_text(share), "0.0%")


def rate_text(share: float | None) -> str:
    return "—" if share is None else f"{share * 100:.1f}%"


def summary_sentences(outcome: Outcome, lang: Lang) -> list[str]:
    """The two sentences by which a leader knows the result."""
    counts = outcome.summary
    rate = say(
        lang,
        "summary.rate" if counts.judged else "summary.no_rate",
        judged=counts.judged,
        attained=counts.attained,
        quantified=counts.quantified,
        rate=rate_text(counts.attainment_rate),
        rate_of_quantified=rate_text(counts.rate_of_quantified),
    )
    classes = say(lang, "summary.classes", **{each.value: counts.classes[each] for each in ProgressClass})
    return [rate, classes, *suppression_sentences(outcome.suppression, lang)]


def suppression_sentences(suppression: Suppression | None, lang: Lang) -> list[str]:
    """What is not published and why; nothing for a whole outcome."""
    if suppression is None:
        return []
    told = [hidden_sentence(suppression.cells, lang)]
    if suppression.verdicts:
        told.append(say(lang, "suppression.verdicts", number=suppression.verdicts))
    if any(suppression.findings.values()):
        told.append(findings_sentence(suppression, lang))
    return told


def hidden_sentence(cells: int, lang: Lang) -> str:
    """How many cells are hidden, and why."""
    return say(lang, "suppression.cells", number=cells) if cells else say(lang, "suppression.none")


def findings_sentence(suppression: Suppression, lang: Lang) -> str:
    """How many findings there are that are not shown."""
    numbers = {f"{severity}s": number for severity, number in suppression.findings.items()}
    return say(lang, "suppression.findings", **numbers)
