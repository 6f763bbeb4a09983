"""A small report with one of everything, and the same report with a hostile text in every place."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar

from shigua_monitor.narrative.document import (
    Align,
    AttainmentChart,
    Bar,
    BulletList,
    Cell,
    Choice,
    Column,
    ComparisonChart,
    Document,
    Facets,
    Fact,
    Figure,
    ForecastPoint,
    IndicatorChart,
    IndicatorLegend,
    Paragraph,
    ReportKind,
    Row,
    Run,
    Section,
    Table,
    YearPoint,
)
from shigua_monitor.plan.load import load_plan
from shigua_monitor.report.outcome import Outcome

HEALTH, SCHOOL = Choice("health", "卫生"), Choice("education", "教育")
OFFICE = Choice("office", "某局")
ATTAINED, MISSED = Choice("attained", "达标"), Choice("not_attained", "未达标")
WARNING = Choice("W301", "未能每年保持")

LEGEND = IndicatorLegend("监测值", "每年保持：不低于90%", "95%区间", "预测及80%区间", "达标", "未达标")

RISING = IndicatorChart(
    target_id="health.first",
    name="甲率",
    unit="%",
    upward=True,
    points=(
        YearPoint(2020, 80.0, 90.0, 70.0, 88.0, attained=False),
        YearPoint(2021, None, 90.0),
        YearPoint(2022, 89.96, 90.0, 85.0, 94.0, attained=False),
        YearPoint(2023, 92.5, 90.0, 88.0, 96.0, attained=True),
    ),
    forecast=(ForecastPoint(2030, 97.0, 91.0, 100.0),),
    legend=LEGEND,
    alternative="甲率：2020年80.0%，2023年92.5%，预计2030年97.0%。",
)

FIRST = Facets("health.first", HEALTH, OFFICE, ATTAINED)
SECOND = Facets("education.second", SCHOOL, OFFICE, MISSED, (WARNING,))

RESULTS = Table(
    anchor="table-1",
    label="表1",
    caption="监测结果",
    columns=(
        Column("clause", "条款", width=8),
        Column("indicator", "指标", width=34),
        Column("value", "监测值", Align.RIGHT, 11, unit="%"),
        Column("verdict", "达标情况", width=12),
    ),
    rows=(
        Row((Cell("目标1"), Cell("甲率"), Cell("92.50%", 92.5), Cell("√ 达标", code="attained")), FIRST),
        Row((Cell("目标2"), Cell("乙率"), Cell("8.00%", 8.0), Cell("× 未达标", code="not_attained")), SECOND),
    ),
    note="说明。",
    row_heading=2,
)

MARKS = Table(
    anchor="table-2",
    label="表2",
    caption="各单位",
    columns=(Column("indicator", "指标", width=30), Column("unit_0", "某街道", Align.CENTRE, 8)),
    rows=(Row((Cell("乙率"), Cell("×", code="not_attained")), SECOND),),
)

BY_DOMAIN = Figure(
    anchor="figure-1",
    label="图1",
    caption="各领域",
    alternative="卫生1项达标；教育1项未达标。",
    chart=AttainmentChart((HEALTH, SCHOOL), (ATTAINED, MISSED), ((1, 0), (0, 1))),
    table=MARKS,
)

OF_ONE = Figure("figure-2", "图2", "甲率", RISING.alternative, RISING, MARKS)

BESIDE = Figure(
    anchor="figure-3",
    label="图3",
    caption="与其他地区比较",
    alternative="某区92.5%，全国90.0%。",
    chart=ComparisonChart(
        "health.first", "甲率", "%", (Bar("某区", 92.5, "92.5%", own=True), Bar("全国", 90.0, "90.0%")), 90.0, "90%"
    ),
    table=MARKS,
)

DOCUMENT = Document(
    kind=ReportKind.ANNUAL,
    lang="zh",
    title="某区年度报告",
    subtitle="副题",
    plan_title="某规划",
    area="某区",
    year=2023,
    facts=(Fact("监测年份", "2023年"),),
    sections=(
        Section("overview", 1, "一、", "总体情况", (Paragraph((Run("强", strong=True), Run("弱"))), BY_DOMAIN, OF_ONE)),
        Section("domains", 1, "二、", "各领域"),
        Section("results", 2, "（一）", "结果", (BulletList((Paragraph((Run("一项"),)),)), RESULTS)),
        Section("units", 1, "三、", "各单位", (MARKS, BESIDE)),
    ),
    charts={RISING.target_id: RISING},
)


def no_outcome() -> Outcome:
    """The outcome of a year without any figures."""
    return Outcome(load_plan(), "某区", 2023, tables=[], findings=[], results=[], early_warnings=[], rules=[])


HOSTILE = """</title></style></desc></script><script>ran=1</script><img src=x onerror="ran=1">" onload="ran=1' x='"""

_OURS = {"anchor", "code", "target", "target_id", "lang", "key", "number_format", "kind", "align"}
"""What a plan's data cannot choose freely: codes, anchors and identifiers."""

Anything = TypeVar("Anything")


def _poisoned_fields(told: dict[str, Any]) -> dict[str, Any]:
    return {name: poisoned(value) for name, value in told.items() if name not in _OURS}


def poisoned(value: Anything) -> Anything:
    """The same with a hostile text behind every text but a mark that stands alone."""
    changed: Any = value
    if isinstance(value, Enum) or value in ("", "√", "×"):
        return value
    if isinstance(value, str):
        changed = value + HOSTILE
    elif isinstance(value, dict):
        changed = {key: poisoned(each) for key, each in value.items()}
    elif hasattr(value, "_replace"):
        changed = value._replace(**_poisoned_fields(value._asdict()))
    elif isinstance(value, tuple):
        changed = tuple(poisoned(each) for each in value)
    elif is_dataclass(value) and not isinstance(value, type):
        changed = replace(value, **_poisoned_fields({each.name: getattr(value, each.name) for each in fields(value)}))
    return changed
