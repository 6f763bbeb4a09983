"""The comparison and the verdict in words; where nothing could be judged, the reason."""

from __future__ import annotations

from shigua_monitor.acts import ActReport
from shigua_monitor.assessment.attainment import Attainment
from shigua_monitor.observations import State
from shigua_monitor.plan.criterion import GapNarrows, NotQuantified
from shigua_monitor.plan.terms import Unit
from shigua_monitor.report import display
from shigua_monitor.report.acts import state_word
from shigua_monitor.report.explanation import Explanation
from shigua_monitor.report.explanation_arithmetic import number
from shigua_monitor.report.explanation_record import counted_interval
from shigua_monitor.report.explanation_section import Plot, Section, joined
from shigua_monitor.report.explanation_steps import addresses, group_name
from shigua_monitor.report.explanation_verdict import JudgedUnit, reversals
from shigua_monitor.report.prospects import interval_text
from shigua_monitor.report.relation import is_kept_at_best
from shigua_monitor.report.tables import Cell, Column, Table, verdict
from shigua_monitor.text import Label, Lang, say


def comparison_section(lang: Lang, explained: Explanation) -> Section | None:
    """The two numbers side by side; of each unit in a table."""
    found, result = explained.verdict, explained.result
    label = say(lang, "explain.comparison")
    report = explained.standing.report if explained.standing else None
    if report is not None:
        name = label if found.compared else say(lang, "column.state")
        return Section(name, (_state_line(lang, explained, report),))
    if found.units:
        return Section(label, (_units_line(lang, explained),), table=_units_table(lang, explained))
    if found.compared is None or result.target.indicator is None:
        return None
    if result.target.indicator.unit is Unit.YES_NO:
        key = "explain.act_done" if found.compared.holds else "explain.act_not_done"
        return Section(label, (say(lang, key),))
    lines = [found.compared.text]
    if found.compared.in_whole_numbers and found.limit is not None and found.limit.origin != "fixed":
        lines[0] = joined(lang, [lines[0], say(lang, "explain.crosswise", year=explained.plan.file.base_year)])
    if is_kept_at_best(result):
        lines.append(say(lang, "explain.kept_at_best"))
    if found.path:
        lines.append(_path(lang, explained))
    return Section(label, tuple(lines))


def _path(lang: Lang, explained: Explanation) -> str:
    """The years of a steady trend in a row, and which of them turned back."""
    path, asked = explained.verdict.path, explained.result.target.criterion.comparison
    steps = " → ".join(say(lang, "explain.step", year=year, value=number(value)) for year, value in path)
    back = reversals(path, asked)
    told = say(lang, "explain.turned_back", years=back) if back else say(lang, "explain.never_turned_back")
    return joined(lang, [say(lang, "explain.steadily", steps=steps), told])


def _state_line(lang: Lang, explained: Explanation, report: ActReport) -> str:
    """The state that was reported, with what supports it, and what it means for an act."""
    compared = explained.verdict.compared
    key = "told" if compared is None else "done" if compared.holds else "not_done"
    nothing = say(lang, "no_value")
    return say(
        lang,
        f"explain.state.{key}",
        state=state_word(lang, report.state),
        evidence=report.evidence or nothing,
        date=report.date or nothing,
    )


def _units_line(lang: Lang, explained: Explanation) -> str:
    """How many of the units must attain it, and how many do."""
    verdicts = [unit.attainment for unit in explained.verdict.units]
    numbers = {
        "number": len(verdicts),
        "attained": verdicts.count(Attainment.ATTAINED),
        "failing": verdicts.count(Attainment.NOT_ATTAINED),
        "missing": sum(not each.judged and each is not Attainment.NOT_APPLICABLE for each in verdicts),
    }
    return say(lang, "explain.each_unit", **numbers)


def _units_table(lang: Lang, explained: Explanation) -> Table:
    """Of each unit the comparison and, where it has one, the interval."""
    units, result = explained.verdict.units, explained.result
    columns = ["area", "comparison", "interval", "verdict"]
    intervals = {unit.area: _interval(explained, unit) for unit in units}
    if not any(intervals.values()):
        columns.remove("interval")
    rows: list[list[Cell]] = []
    for unit in units:
        cells: dict[str, Cell] = {
            "area": display.area_name(lang, unit.area, explained.plan),
            "comparison": _unit_comparison(lang, explained, unit),
            "interval": interval_text(lang, intervals[unit.area], result),
            "verdict": f"{say(lang, f'mark.{unit.attainment.word}')} {say(lang, f'attainment.{unit.attainment.word}')}",
        }
        rows.append([cells[key] for key in columns])
    return Table("units", tuple(Column(key, 20) for key in columns), rows)


def _unit_comparison(lang: Lang, explained: Explanation, unit: JudgedUnit) -> str | None:
    indicator = explained.result.target.indicator
    if unit.compared is None or unit.computed is None or indicator is None:
        return None
    return (
        display.value_text(lang, unit.computed.value, indicator)
        if indicator.unit is Unit.YES_NO
        else unit.compared.text
    )


def _interval(explained: Explanation, unit: JudgedUnit) -> tuple[float, float] | None:
    if unit.computed is None:
        return None
    return counted_interval(explained.result.target, unit.computed.numerator, unit.computed.denominator)


def verdict_section(lang: Lang, explained: Explanation) -> Section:
    """The verdict with the time it has, its margin, or the reason why nothing could be judged."""
    result, indicator = explained.result, explained.result.target.indicator
    due = display.due_text(lang, result.target.due)
    word = verdict(result, lang)
    first = say(lang, "explain.verdict_due", verdict=word, due=due) if result.target.due else word
    lines = [joined(lang, [first, *_margin(lang, explained)])]
    if not result.attainment.judged:
        lines += _reasons(lang, explained)
    elif result.missing_units:
        missing = [display.area_name(lang, unit.area, explained.plan) for unit in result.missing_units]
        lines.append(say(lang, "note.missing", units=missing))
    elif result.done_in is not None:
        lines.append(say(lang, "note.done", year=result.done_in))
    own = result.history.get(result.year, result.attainment)
    if indicator is not None and own is not result.attainment:
        lines.append(say(lang, "explain.final"))
    return Section(say(lang, "explain.verdict"), tuple(lines))


def _margin(lang: Lang, explained: Explanation) -> list[str]:
    margin, indicator = explained.verdict.margin, explained.result.target.indicator
    if margin is None or indicator is None:
        return []
    key = "explain.smallest_margin" if explained.verdict.units else "explain.margin"
    return [say(lang, key, formula=margin.text, points=say(lang, f"points.{indicator.unit}"))]


def _reasons(lang: Lang, explained: Explanation) -> list[str]:
    """Why there is no judgement."""
    result, base = explained.result, explained.plan.file.base_year
    target = result.target
    if isinstance(target.criterion, NotQuantified):
        return [target.criterion.reason.text(lang)]
    if result.attainment is Attainment.NOT_APPLICABLE:
        return _inapplicable(lang, explained)
    if result.attainment is Attainment.NO_BASELINE:
        key = "note.zero_baseline" if result.zero_baseline else "note.no_baseline"
        return [say(lang, key, year=base)]
    return _without_data(lang, explained)


def _inapplicable(lang: Lang, explained: Explanation) -> list[str]:
    target = explained.result.target
    if target.not_applicable is not None:
        return [target.not_applicable.text(lang)]
    said = [each for each in explained.read if each.state is State.NOT_APPLICABLE]
    if said:
        areas = list(dict.fromkeys(display.area_name(lang, each.area, explained.plan) for each in said))
        return [say(lang, "explain.said_inapplicable", areas=areas)]
    return [say(lang, "explain.asked_of_others", scope=Label(f"scope.{target.scope}"))]


def _without_data(lang: Lang, explained: Explanation) -> list[str]:
    """Which figures of the judged year are missing, and which were sent but cannot be used."""
    result, criterion = explained.result, explained.result.target.criterion
    lines = []
    own_of_units = {result.area} if explained.verdict.units else set()
    needed = [each for each in explained.read if each.year == result.year and each.area not in own_of_units]
    withheld = [each for each in needed if each.state is State.WITHHELD]
    for each in withheld:
        where = addresses(each.cells, with_file=False) or say(lang, "no_value")
        lines.append(say(lang, "explain.withheld", cells=where))
    silent = [each for each in needed if each.state in (None, State.MISSING)]
    if silent:
        several = len(needed) > 1
        names = [
            display.area_name(lang, each.area, explained.plan)
            if explained.verdict.units or (isinstance(criterion, GapNarrows) and criterion.between == "areas")
            else group_name(lang, explained, each.group)
            for each in silent
        ]
        key = "explain.not_sent_of" if several else "explain.not_sent"
        lines.append(say(lang, key, year=result.year, names=names))
    if not lines and isinstance(criterion, GapNarrows):
        lines.append(say(lang, "explain.not_comparable", year=result.year, base=explained.plan.file.base_year))
    return lines


def units_plot(lang: Lang, explained: Explanation, legend: str, limit_label: str) -> Plot | None:
    """The units of the judged year below one another; nothing where they have no figures."""
    from shigua_monitor.report.chart import Dot

    result, indicator = explained.result, explained.result.target.indicator
    if indicator is None or indicator.unit is Unit.YES_NO or not explained.verdict.units:
        return None
    if explained.verdict.limit is None:
        return None
    dots = []
    for unit in explained.verdict.units:
        value = unit.computed.value if unit.computed else None
        labels = (
            display.area_name(lang, unit.area, explained.plan),
            display.value_text(lang, value, indicator, result.threshold),
            say(lang, f"mark.{unit.attainment.word}"),
        )
        dots.append(Dot(labels, value, _interval(explained, unit)))
    sign = say(lang, f"sign.{indicator.unit}")
    return Plot(tuple(dots), explained.verdict.limit.value, limit_label, lambda at: f"{number(at)}{sign}", legend)
