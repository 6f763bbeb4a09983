"""Every sentence of a report is complete, whatever was sent and however it was judged."""

import re

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from assessment.worlds import COUNTY, UNITS, second_plan
from narrative.worlds import every_text, material, sentences
from shigua_monitor.acts import ActReport, ActState
from shigua_monitor.assessment.assess import NotAssessable
from shigua_monitor.narrative.compose import compose
from shigua_monitor.narrative.document import ReportKind
from shigua_monitor.narrative.material import Material
from shigua_monitor.plan.acts import acts
from shigua_monitor.plan.terms import Kind
from shigua_monitor.text import LANGS

PLAN = second_plan()
PLACES = [(COUNTY, "total"), (COUNTY, "urban"), (COUNTY, "rural"), *((unit, "total") for unit in UNITS)]
PLACES += [("示例市", "total")]
AT_THE_EDGES = [0.0, 3.0, 45.5, 55.0, 62.5, 72.5, 88.4999, 88.5, 100.0]


@st.composite
def rows(draw: st.DrawFn) -> list[list[object]]:
    """Some figures of some years: values at and around the limits, counts small and large, zero, and nothing."""
    indicator = draw(st.sampled_from(list(PLAN.indicators.values())))
    found = []
    for year in draw(st.lists(st.integers(2021, 2027), min_size=1, max_size=5, unique=True)):
        for area, group in draw(st.lists(st.sampled_from(PLACES), min_size=1, max_size=5, unique=True)):
            found.append([indicator.id, area, group, year, *draw(figure(indicator.kind))])
    return found


@st.composite
def figure(draw: st.DrawFn, kind: Kind) -> list[object]:
    if kind is Kind.STATUS:
        return [float(draw(st.booleans())), None, None]
    if kind in (Kind.PROPORTION, Kind.RATE) and draw(st.booleans()):
        people = draw(st.sampled_from([1, 8, 120, 8000]))
        return [None, draw(st.sampled_from(sorted({0, 1, people // 10, people * 9 // 10, people}))), people]
    return [draw(st.sampled_from(AT_THE_EDGES)), None, None]


@st.composite
def states(draw: st.DrawFn) -> list[ActReport]:
    """What was reported of clauses without a figure: each state, with and without evidence and a date."""
    told = []
    for number, act in enumerate(each for each in acts(PLAN) if not each.targets[0].criterion.quantified):
        for year in draw(st.lists(st.sampled_from([2024, 2027]), max_size=2, unique=True)):
            state, evidence, date = draw(st.tuples(
                st.sampled_from(list(ActState)), st.sampled_from(["", "No. 7"]), st.sampled_from(["", "2024-05"]),
            ))  # fmt: skip
            row = number + 2
            told.append(ActReport(act.id, COUNTY, year, state, evidence, date, "", "acts.csv", "acts", row, 2))
    return told


BROKEN = re.compile(
    r"\bNone\b(?! of)|\bnan\b|\binf\b|[{}]|\(\)|（）|\[\]|“”|[，。；：、！？]{2}|[,;:.]{2}|\s[,.;:，。；：]|  "
    r"|^[，。；：,.;:)）]|[(（][,，;；]"
    r"|[，、；,;]$|[,;] *[)）]"
)
"""Traces of a sentence with a hole: a missing word, two marks in a row, empty brackets."""

BARE = re.compile(r"(?:为|is |由|from )(?!0[，；,]|20\d\d\b)\d[\d.,]*(?=[，；。]|$|, |; |\. )")
"""A figure without its unit."""


def faults(text: str, lang: str) -> list[str]:
    found = BROKEN.findall(text)
    found += re.findall("[\u4e00-\u9fff，。；]" if lang == "en" else "[\u4e00-\u9fff][,;:?!.](?! )", text)
    return found


@pytest.mark.parametrize("lang", LANGS)
@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(rows(), min_size=1, max_size=6),
    states(),
    st.sampled_from(["annual", "midterm", "final"]),
    st.sampled_from([COUNTY, COUNTY, "示例市"]),
)
def test_every_text_is_complete(
    lang: str, worlds: list[list[list[object]]], told: list[ActReport], kind: str, area: str
) -> None:
    known = {tuple(row[:4]): row for world in worlds for row in world}
    try:
        found = material(PLAN, list(known.values()), kind, lang, area=area, acts=told if area == COUNTY else ())
    except NotAssessable:
        assume(False)
        return
    complete(found)
    for department in PLAN.file.departments if area == COUNTY else []:
        complete(found.for_department(department))


def complete(found: Material) -> None:
    document = compose(found)
    for text in every_text(document):
        assert text
        assert faults(text, document.lang) == [], text
    counts = [each.name for each in PLAN.indicators.values() if each.kind is Kind.COUNT]
    for part in document.sections:
        assert part.blocks or part.anchor in ("domains", "strengths", "breakdowns", "problems-and-advice"), part.anchor
        for text in sentences(part):
            assert text[-1] in ("。" if document.lang == "zh" else ".") or text.endswith((":", "：")), text
            if not any(name.text(document.lang) in text for name in counts):
                assert not BARE.search(text), text
        if found.year >= PLAN.file.period.last:
            assert not any("提前达标" in text or "met early" in text for text in sentences(part)), part.anchor
    assert document.kind is ReportKind(found.kind)
    for table in (*document.tables, *(figure.table for figure in document.figures)):
        assert {len(row.cells) for row in table.rows} == {len(table.columns)}
        assert len({column.key for column in table.columns}) == len(table.columns)
    for anchors in ([part.anchor for part in document.sections], [table.anchor for table in document.tables]):
        assert len(set(anchors)) == len(anchors)
