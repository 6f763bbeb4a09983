"""The steps from the cells to the verdict in words: what was read, computed, compared, and what follows."""

from __future__ import annotations

from shigua_monitor.assessment.result import SourceCell
from shigua_monitor.plan.criterion import GapNarrows
from shigua_monitor.plan.terms import TOTAL, Unit
from shigua_monitor.report import display
from shigua_monitor.report.explanation import Explanation
from shigua_monitor.report.explanation_arithmetic import number
from shigua_monitor.report.explanation_cells import Reading, Sent
from shigua_monitor.report.explanation_section import Section, bracketed
from shigua_monitor.report.explanation_verdict import Computed, Gap
from shigua_monitor.report.tables import Cell, Column, Table
from shigua_monitor.text import Lang, say


def cells_section(lang: Lang, explained: Explanation) -> Section | None:
    """A row for each area, group and year, with the numbers in the cells as they were read."""
    read = explained.read
    if all(each.state is None for each in read):
        return None
    files = list(dict.fromkeys(cell.file for each in read for cell in each.cells))
    columns = ["year", "numerator", "denominator", "value", "cells"]
    if len({each.area for each in read}) > 1:
        columns.insert(1, "area")
    if len({each.group for each in read}) > 1:
        columns.insert(len(columns) - 4, "part")
    if any(each.state is None or each.state.name != "USED" for each in read):
        columns.append("use")
    for counts in ("numerator", "denominator"):
        if not any(getattr(each, counts) for each in read):
            columns.remove(counts)
    rows = [[_cell(lang, explained, each, key, files) for key in columns] for each in read]
    numeric = ("numerator", "denominator", "value")
    table = Table("cells", tuple(Column(key, 16, numeric=key in numeric) for key in columns), rows)
    line = say(lang, "explain.from_files", files=[name for name in files if name]) if any(files) else ""
    return Section(say(lang, "explain.cells"), (line,) if line else (), table=table)


def _cell(lang: Lang, explained: Explanation, read: Reading, key: str, files: list[str]) -> Cell:
    plan, indicator = explained.plan, explained.result.target.indicator
    if key == "year":
        return str(read.year)
    if key == "area":
        return display.area_name(lang, read.area, plan)
    if key == "part":
        return group_name(lang, explained, read.group)
    if key == "use":
        return say(lang, f"explain.state.{read.state.name.lower() if read.state is not None else 'absent'}")
    if key == "cells":
        return addresses(read.cells, with_file=len(files) > 1) or None
    sent: Sent | None = getattr(read, key)
    if sent is None or sent.number is None:
        return None
    if indicator is not None and indicator.unit is Unit.YES_NO:
        return say(lang, "word.yes" if sent.number >= 1 else "word.no")
    return number(sent.number)


def group_name(lang: Lang, explained: Explanation, group: str) -> str:
    known = explained.plan.groups.get(group)
    return known.name.text(lang) if known else group


def addresses(cells: list[SourceCell], *, with_file: bool) -> str:
    """监测数据!G12,H12,F12: the sheet is named once."""
    told: dict[str, list[str]] = {}
    for cell in cells:
        place = f"{cell.file} {cell.sheet}" if with_file else cell.sheet
        told.setdefault(place, []).append(cell.cell)
    return "; ".join(f"{place}!{','.join(names)}" for place, names in told.items())


def computed_section(lang: Lang, explained: Explanation) -> Section | None:
    """The quotient in words, then with the numbers of each year; of a gap both figures and their difference."""
    found, indicator = explained.verdict, explained.result.target.indicator
    if not found.computed or indicator is None:
        return None
    lines = []
    if any(each.formula for each in found.computed) and indicator.numerator and indicator.denominator:
        names = {"numerator": indicator.numerator, "denominator": indicator.denominator}
        lines.append(say(lang, "explain.quotient", **names, scale=indicator.unit.scale))
    by_unit = {unit.computed for unit in found.units}
    in_gaps = {part for gap in found.gaps for part in (gap.high, gap.low)}
    of_areas = isinstance(explained.result.target.criterion, GapNarrows) and len(found.computed) > 4
    told = [each for each in found.computed if each not in by_unit and (not of_areas or each in in_gaps)]
    lines += [_computed(lang, explained, each) for each in told]
    lines += [_gap(lang, explained, gap) for gap in found.gaps]
    return Section(say(lang, "explain.computed"), tuple(lines)) if lines else None


def _computed(lang: Lang, explained: Explanation, each: Computed) -> str:
    """2024: 1 ÷ 121 × 1000 = 8.26446281‰, with the area or part where it is not the judged one."""
    indicator, target = explained.result.target.indicator, explained.result.target
    assert indicator is not None
    sign = say(lang, f"sign.{indicator.unit}")
    text = f"{each.formula.text}{sign}" if each.formula else display.value_text(lang, each.value, indicator)
    if each.formula is None and indicator.unit is not Unit.YES_NO:
        text = f"{number(each.value)}{sign}"
    part = [display.area_name(lang, each.area, explained.plan)] if each.area != explained.result.area else []
    part += [group_name(lang, explained, each.group)] if each.group not in (TOTAL, target.group) else []
    where = "year_part" if part else "year_is"
    line = say(lang, f"explain.{where}", year=each.year, part="".join(part), text=text)
    if each.published and indicator.baseline is not None:
        return bracketed(lang, line, say(lang, "explain.published", source=indicator.baseline.source))
    if each.formula is None:
        return bracketed(lang, line, say(lang, "explain.without_counts" if indicator.unit.scale else "explain.as_sent"))
    sent = _sent_value(explained, each)
    rounded = sent is not None and number(sent) != number(each.value)
    return bracketed(lang, line, say(lang, "explain.sent_as", sent=number(sent))) if rounded and sent else line


def _sent_value(explained: Explanation, each: Computed) -> float | None:
    """The value that was sent beside the counts."""
    for read in explained.read:
        if (read.year, read.area, read.group) == (each.year, each.area, each.group) and read.value is not None:
            return read.value.number
    return None


def _gap(lang: Lang, explained: Explanation, gap: Gap) -> str:
    """The difference of two named figures."""
    indicator = explained.result.target.indicator
    assert indicator is not None
    same_area = gap.high.area == gap.low.area
    names = [
        group_name(lang, explained, part.group) if same_area else display.area_name(lang, part.area, explained.plan)
        for part in (gap.high, gap.low)
    ]
    text = f"{gap.formula.text}{say(lang, f'points.{indicator.unit}')}"
    return say(lang, "explain.gap", year=gap.year, high=names[0], low=names[1], text=text)


def limit_section(lang: Lang, explained: Explanation) -> Section | None:
    """What is compared with, and how it came about."""
    limit, result, base = explained.verdict.limit, explained.result, explained.plan.file.base_year
    indicator, criterion = result.target.indicator, result.target.criterion
    if indicator is None or not criterion.quantified:
        return None
    asked = display.criterion_text(lang, result.target, explained.plan)
    fields = {"asked": asked, "year": base, "sign": say(lang, f"sign.{indicator.unit}")}
    if limit is None:
        key = "of_each_unit" if explained.verdict.units else "zero" if result.zero_baseline else "missing"
    else:
        key = limit.origin
        fields["value"] = number(limit.value)
        fields["formula"] = limit.formula.text if limit.formula else ""
        fields["points"] = say(lang, f"points.{indicator.unit}")
    return Section(say(lang, "column.threshold"), (say(lang, f"explain.limit.{key}", **fields),))
