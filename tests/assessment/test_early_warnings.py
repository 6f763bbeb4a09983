"""Every early warning: a small world that raises it, a near one that does not, its figures and its sentences."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from assessment.worlds import (
    COUNTY,
    SECOND_PLAN,
    Told,
    judged,
    only,
    result,
    second_plan,
    sent,
    shipped_plan,
    warnings,
    with_settings,
)
from shigua_monitor import assess, load_plan
from shigua_monitor.assessment import early_warning
from shigua_monitor.plan.model import Plan
from shigua_monitor.report.notes import measure_titles, warning_message
from shigua_monitor.text import CATALOGUE, Lang
from shigua_monitor.text.early_warnings import CODES

DISTRICT = "石拐区"


@dataclass(frozen=True)
class Example:
    """`raising` raises the warning with these figures and sentences, `near` does not."""

    code: str
    name: str
    target: str
    raising: Told
    near: Told
    figures: Mapping[str, Any]
    zh: str
    en: str
    plan: Plan = field(default_factory=second_plan)


EXAMPLES = [
    Example(
        code="W101",
        name="a third of the pace, and on a straight line that ends far off",
        target="schools.bus_town",
        raising={2022: 50, 2023: 49, 2024: 48, 2025: 47},
        near={2022: 50, 2023: 47, 2024: 44.2, 2025: 41.5},
        figures={"value": 47, "threshold": 35, "due": 2027, "pace": (3 / 15) / (3 / 5), "projection": 45, "unit": None},
        zh="校车单程时间（城市）现为47分钟，要求2027年≤35分钟；"
        "进度为应有的33%，增速为应有的30%，2027年预计45分钟，80%区间[45分钟，45分钟]",
        en="Bus ride (urban): 47 min, asked ≤35 min by 2027; "
        "pace 33% of the required, growth 30% of the required, projected 45 min in 2027, 80% interval [45 min, 45 min]",
    ),
    Example(
        code="W101",
        name="the unit that is unlikely to get there decides, not the good mean",
        target="care.screening_townships",
        raising={
            2022: {COUNTY: 70, "甲镇": 75, "乙镇": 62, "丙镇": 73},
            2023: {COUNTY: 76, "甲镇": 85, "乙镇": 62.4, "丙镇": 80},
            2024: {COUNTY: 82, "甲镇": 95, "乙镇": 62.9, "丙镇": 88},
        },
        near={
            2022: {COUNTY: 70, "甲镇": 75, "乙镇": 62, "丙镇": 73},
            2023: {COUNTY: 76, "甲镇": 85, "乙镇": 67, "丙镇": 80},
            2024: {COUNTY: 82, "甲镇": 95, "乙镇": 72, "丙镇": 88},
        },
        figures={"unit": "乙镇", "value": 62.9, "pace": (0.9 / 10.5) / (2 / 4), "due": 2026},
        zh="听力筛查率要求2026年每个单位≥72.5%，前景最差的是乙镇，现为62.9%；"
        "进度为应有的17%，增速为应有的18%，2026年预计63.8%，80%区间[63.5%，64.1%]",
        en="Hearing screening rate: asked ≥72.5% of each unit by 2026; Beta Town is worst placed at 62.9%; "
        "pace 17% of the required, growth 18% of the required, projected 63.8% in 2026, 80% interval [63.5%, 64.1%]",
    ),
    Example(
        code="W102",
        name="94 % of the pace is behind it, 96 % is not",
        target="schools.bus_town",
        raising={2022: 50, 2023: 47, 2024: 44.2, 2025: 41.5},
        near={2022: 50, 2023: 47, 2024: 44.2, 2025: 41.36},
        figures={"value": 41.5, "threshold": 35, "due": 2027, "pace": (8.5 / 15) / (3 / 5)},
        zh="校车单程时间（城市）现为41.5分钟，要求2027年≤35分钟；"
        "进度为应有的94%，增速为应有的87%，2027年预计35.8分钟，80%区间[35.4分钟，36.2分钟]",
        en="Bus ride (urban): 41.5 min, asked ≤35 min by 2027; "
        "pace 94% of the required, growth 87% of the required, projected 35.8 min in 2027, "
        "80% interval [35.4 min, 36.2 min]",
    ),
    Example(
        code="W102",
        name="the unit furthest behind its pace is named",
        target="care.screening_townships",
        raising={
            2022: {COUNTY: 70, "甲镇": 75, "乙镇": 62, "丙镇": 73},
            2023: {COUNTY: 76, "甲镇": 85, "乙镇": 65, "丙镇": 80},
            2024: {COUNTY: 82, "甲镇": 95, "乙镇": 66, "丙镇": 88},
        },
        near={
            2022: {COUNTY: 70, "甲镇": 75, "乙镇": 62, "丙镇": 73},
            2023: {COUNTY: 76, "甲镇": 85, "乙镇": 65, "丙镇": 80},
            2024: {COUNTY: 82, "甲镇": 95, "乙镇": 67.2, "丙镇": 88},
        },
        figures={"unit": "乙镇", "value": 66, "pace": (4 / 10.5) / (2 / 4)},
        zh="听力筛查率要求2026年每个单位≥72.5%，前景最差的是乙镇，现为66.0%；"
        "进度为应有的76%，增速为应有的80%，2026年预计70.2%，80%区间[64.3%，76.1%]",
        en="Hearing screening rate: asked ≥72.5% of each unit by 2026; Beta Town is worst placed at 66.0%; "
        "pace 76% of the required, growth 80% of the required, projected 70.2% in 2026, 80% interval [64.3%, 76.1%]",
    ),
    Example(
        code="W201",
        name="60 of 300 after three years of 30 are more than chance, 55 of 300 are not",
        target="schools.absence",
        raising={2022: (30, 300), 2023: (29, 300), 2024: (31, 300), 2025: (60, 300)},
        near={2022: (30, 300), 2023: (29, 300), 2024: (31, 300), 2025: (55, 300)},
        figures={"value": 20, "expected": 10, "low": None, "high": None},
        zh="缺课率2025年为20.0%，其他年份合计为10.0%，相差之大难以用偶然解释（概率0.001）",
        en="Absence rate is 20.0% in 2025 against 10.0% in the other years, more than chance explains (p = 0.001)",
    ),
    Example(
        code="W201",
        name="values without counts have limits from four earlier years on",
        target="schools.absence",
        raising={2022: 10, 2023: 10.5, 2024: 9.5, 2025: 10, 2026: 15},
        near={2022: 10, 2023: 10.5, 2024: 9.5, 2025: 10, 2026: 12},
        figures={"value": 15, "expected": 10},
        zh="缺课率2026年为15.0%，其他年份平均10.0%，相差之大难以用偶然解释（概率0.002）",
        en="Absence rate is 15.0% in 2026 against a mean of 10.0% in the other years, more than chance explains "
        "(p = 0.002)",
    ),
    Example(
        code="W301",
        name="a year of the plan below the base year, though the judged year is above it",
        target="schools.enrolment_kept",
        raising={2022: 98, 2023: 97.9, 2024: 98.5},
        near={2022: 98, 2023: 98, 2024: 98.5},
        figures={"years": [2023], "values": [97.9], "threshold": 98},
        zh="幼儿班毛入学率要求每年保持不低于2022年，2023年（97.9%）未达到",
        en="Gross enrolment in infant classes must be not below 2022 every year; broken in 2023 (97.9%)",
    ),
    Example(
        code="W301",
        name="units that broke it in different years are named with their figures; a mean says nothing of them",
        target="care.drills",
        raising={
            2023: {COUNTY: 40, "甲镇": 45.6, "乙镇": 40, "丙镇": 40, "丁街道": 40},
            2024: {COUNTY: 40, "甲镇": 40, "乙镇": 45.6, "丙镇": 40, "丁街道": 40},
        },
        near={
            2023: {COUNTY: 40, "甲镇": 45.5, "乙镇": 40, "丙镇": 40, "丁街道": 40},
            2024: {COUNTY: 40, "甲镇": 40, "乙镇": 45.5, "丙镇": 40, "丁街道": 40},
        },
        figures={"years": [2023, 2024], "values": [None, None], "threshold": 45.5, "since": None},
        zh="演练缺席率要求每年保持≤45.5‰，2023年（甲镇45.6‰）、2024年（乙镇45.6‰）未达到",
        en="Drill absence rate must be ≤45.5‰ every year; broken in 2023 (Alpha Town 45.6‰), 2024 (Beta Town 45.6‰)",
    ),
    Example(
        code="W301",
        name="many units that broke it are counted; their numbers are too small for any of them to fail clearly",
        target="care.drills",
        raising={2023: {"甲镇": (3, 60), "乙镇": (2, 40), "丙镇": (1, 20), "丁街道": (4, 90)}},
        near={2023: {"甲镇": (2, 60), "乙镇": (1, 40), "丙镇": (0, 20), "丁街道": (4, 90)}},
        figures={"years": [2023], "values": [None], "units": {"2023": {"甲镇": 50, "乙镇": 50, "丙镇": 50}}},
        zh="演练缺席率要求每年保持≤45.5‰，2023年（3个单位）未达到；没有哪个单位可断定未达到：人数太少，偶然波动也能如此",
        en="Drill absence rate must be ≤45.5‰ every year; broken in 2023 (3 units); none of them fails clearly; with "
        "so few people chance alone can do this",
    ),
    Example(
        code="W301",
        name="what was reached and not kept",
        target="care.screening_reached",
        raising={2022: 80, 2023: 90, 2024: 86},
        near={2022: 80, 2023: 88, 2024: 86},
        figures={"years": [2024], "values": [86], "since": 2023},
        zh="听力筛查率在2023年达到≥88.5%，此后应每年保持，2024年（86.0%）未达到",
        en="Hearing screening rate was ≥88.5% in 2023 and must stay so; broken in 2024 (86.0%)",
    ),
    Example(
        code="W301",
        name="one child too few in a small district may be chance; many too few are not",
        target="care.screening_reached",
        raising={2023: (90, 100), 2024: (88, 100)},
        near={2023: (90, 100), 2024: (89, 100)},
        figures={"years": [2024], "values": [88], "since": 2023},
        zh="听力筛查率在2023年达到≥88.5%，此后应每年保持，2024年（88.0%）未达到；数字太小，也可能只是偶然",
        en="Hearing screening rate was ≥88.5% in 2023 and must stay so; broken in 2024 (88.0%); the "
        "numbers are so small that this may be chance",
    ),
    Example(
        code="W301",
        name="an act that was not done in one year",
        target="schools.report",
        raising={2023: 0, 2024: 1},
        near={2023: 1, 2024: 1},
        figures={"years": [2023], "values": [0.0], "threshold": 1},
        zh="学年报告要求每年保持已落实，2023年（否）未达到",
        en="Report of the school year must be in place every year; broken in 2023 (no)",
    ),
    Example(
        code="W302",
        name="below the base year once, above it now",
        target="schools.absence",
        raising={2022: 10, 2023: 9.8, 2024: 10.1},
        near={2022: 10, 2023: 10, 2024: 10.1},
        figures={"first_year": 2023, "first_value": 9.8, "value": 10.1, "threshold": 10},
        zh="缺课率在2023年已达标（9.8%），2024年为10.1%，要求低于2022年",
        en="Absence rate: met in 2023 (9.8%), but 10.1% in 2024, asked below 2022",
    ),
    Example(
        code="W302",
        name="a trend that turned by one pupil may be chance",
        target="schools.absence",
        raising={2022: (30, 300), 2023: (29, 300), 2024: (31, 300)},
        near={2022: (30, 300), 2023: (29, 300), 2024: (29, 300)},
        figures={"first_year": 2023, "value": 31 / 3},
        zh="缺课率在2023年已达标（9.67%），2024年为10.33%，要求低于2022年；数字太小，也可能只是偶然",
        en="Absence rate: met in 2023 (9.67%), but 10.33% in 2024, asked below 2022; the numbers are so small "
        "that this may be chance",
    ),
    Example(
        code="W302",
        name="a trend that turned beyond chance says nothing of chance",
        target="schools.absence",
        raising={2022: (300, 3000), 2023: (290, 3000), 2024: (400, 3000)},
        near={2022: (300, 3000), 2023: (290, 3000), 2024: (290, 3000)},
        figures={"first_year": 2023, "value": 40 / 3},
        zh="缺课率在2023年已达标（9.67%），2024年为13.33%，要求低于2022年",
        en="Absence rate: met in 2023 (9.67%), but 13.33% in 2024, asked below 2022",
    ),
    Example(
        code="W302",
        name="the units that lost it are named with their figures then and now; a mean says nothing of them",
        target="care.screening_townships",
        raising={
            2023: {COUNTY: 80, "甲镇": 90, "乙镇": 80, "丙镇": 85},
            2024: {COUNTY: 86, "甲镇": 95, "乙镇": 70, "丙镇": 72.4},
        },
        near={
            2023: {COUNTY: 80, "甲镇": 90, "乙镇": 72, "丙镇": 85},
            2024: {COUNTY: 86, "甲镇": 95, "乙镇": 70, "丙镇": 72.4},
        },
        figures={
            "first_year": 2023,
            "first_value": None,
            "value": None,
            "threshold": 72.5,
            "first_units": {"乙镇": 80, "丙镇": 85},
            "units": {"乙镇": 70, "丙镇": 72.4},
        },
        zh="听力筛查率在2023年各单位均已达到≥72.5%，2024年乙镇（70.0%，2023年80.0%）、丙镇（72.4%，2023年85.0%）未达到",
        en="Hearing screening rate: ≥72.5% everywhere in 2023; in 2024 these fail: Beta Town (70.0%, 80.0% in "
        "2023), Gamma Town (72.4%, 85.0% in 2023)",
    ),
    Example(
        code="W302",
        name="what must rise steadily and fell once is lost, though it stands higher than ever",
        target="welfare.childcare_places",
        raising={2020: 40, 2021: 70, 2022: 65, 2023: 110},
        near={2020: 40, 2021: 70, 2022: 70, 2023: 110},
        figures={"first_year": 2021, "value": 110, "turned": {"year": 2022, "value": 65, "before": 70}},
        zh="托位数在2021年已达标（70），但2022年由70退到65，现为110，要求逐年高于2020年",
        en="Childcare places: met in 2021 (70), but back from 70 to 65 in 2022; now 110, asked steadily above 2020",
        plan=shipped_plan(),
    ),
    Example(
        code="W302",
        name="a step back before the base year is no step back",
        target="welfare.childcare_institutions",
        raising={2018: 60, 2019: 55, 2020: 56, 2021: 60, 2022: 62, 2023: 58, 2024: 57},
        near={2018: 60, 2019: 55, 2020: 56, 2021: 60, 2022: 62, 2023: 62, 2024: 62},
        figures={"first_year": 2021, "value": 57, "turned": {"year": 2023, "value": 58, "before": 62}},
        zh="托育机构数在2021年已达标（60），但2023年由62退到58，现为57，要求逐年高于2020年",
        en="Childcare institutions: met in 2021 (60), but back from 62 to 58 in 2023; now 57, asked steadily above "
        "2020",
        plan=shipped_plan(),
    ),
    Example(
        code="W302",
        name="what was done once and is undone; silence undoes nothing",
        target="care.line",
        raising={2023: 1, 2024: 0},
        near={2023: 1, 2024: None},
        figures={"first_year": 2023, "first_value": 1, "value": 0, "threshold": 1},
        zh="照护专线在2023年已达标（是），2024年为否，要求已落实",
        en="Care line: met in 2023 (yes), but no in 2024, asked in place",
    ),
    Example(
        code="W303",
        name="95 % met but 4 points below the base year in a thousand children; 98.6 % is within chance",
        target="care.screening_reached",
        raising={2022: (990, 1000), 2023: (980, 1000), 2024: (950, 1000)},
        near={2022: (990, 1000), 2023: (989, 1000), 2024: (986, 1000)},
        figures={"value": 95, "baseline": 99, "change": -4, "threshold": 88.5},
        zh="听力筛查率虽达标（95.0%，要求≥88.5%），但比基期99.0%变差4.0个百分点，也差于上一次",
        en="Hearing screening rate: met (95.0%, asked ≥88.5%), but 4.0 pp worse than its base value 99.0%, "
        "and worse than last time",
    ),
    Example(
        code="W303",
        name="values without counts by more than 5 % of the base value; exactly 5 % is not more",
        target="care.screening_reached",
        raising={2022: 98, 2023: 95, 2024: 93.09},
        near={2022: 98, 2023: 95, 2024: 93.1},
        figures={"value": 93.09, "baseline": 98, "change": -4.91, "threshold": 88.5},
        zh="听力筛查率虽达标（93.09%，要求≥88.5%），但比基期98.0%变差4.91个百分点，也差于上一次",
        en="Hearing screening rate: met (93.09%, asked ≥88.5%), but 4.91 pp worse than its base value 98.0%, "
        "and worse than last time",
    ),
    Example(
        code="W304",
        name="182 of 200 no longer show what 190 of 200 showed; 188 of 200 still do",
        target="care.screening_reached",
        raising={2023: (190, 200), 2024: (182, 200)},
        near={2023: (190, 200), 2024: (188, 200)},
        figures={"value": 91, "threshold": 88.5, "numerator": 182, "denominator": 200},
        zh="听力筛查率达标（91.0%，要求≥88.5%），上次统计上确定，这次182/200的区间为[86.2%，94.2%]，不再确定",
        en="Hearing screening rate: met (91.0%, asked ≥88.5%); it was clear last time, but 182/200 gives the "
        "interval [86.2%, 94.2%], which does not decide",
    ),
    Example(
        code="W401",
        name="a town fails behind a county that meets",
        target="care.screening_townships",
        raising={2024: {COUNTY: 80, "甲镇": 90, "乙镇": 72.4, "丙镇": 85}},
        near={2024: {COUNTY: 72.4, "甲镇": 90, "乙镇": 72.4, "丙镇": 85}},
        figures={"value": 80, "failing": {"乙镇": 72.4}, "threshold": 72.5},
        zh="听力筛查率全区80.0%，达到≥72.5%，但乙镇（72.4%）未达到",
        en="Hearing screening rate: 80.0% for the district, meeting ≥72.5%, but these fail: Beta Town (72.4%)",
    ),
    Example(
        code="W401",
        name="the average is pooled from the units' counts where the county sent none",
        target="care.screening_townships",
        raising={2024: {"甲镇": (90, 100), "乙镇": (30, 50), "丙镇": (88, 100)}},
        near={2024: {"甲镇": (90, 100), "乙镇": 60, "丙镇": (88, 100)}},
        figures={"value": 208 * 100 / 250, "failing": {"乙镇": 60}, "threshold": 72.5},
        zh="听力筛查率全区83.2%，达到≥72.5%，但乙镇（60.0%）未达到",
        en="Hearing screening rate: 83.2% for the district, meeting ≥72.5%, but these fail: Beta Town (60.0%)",
    ),
    Example(
        code="W401",
        name="one child too few in one of the towns may be chance",
        target="care.screening_townships",
        raising={2024: {"甲镇": (90, 100), "乙镇": (18, 25), "丙镇": (88, 100)}},
        near={2024: {"甲镇": (90, 100), "乙镇": (19, 25), "丙镇": (88, 100)}},
        figures={"failing": {"乙镇": 72}},
        zh="听力筛查率全区87.11%，达到≥72.5%，但乙镇（72.0%）未达到；没有哪个单位可断定未达到：人数太少，偶然波动也能如此",
        en="Hearing screening rate: 87.11% for the district, meeting ≥72.5%, but these fail: Beta Town (72.0%); none "
        "of them fails clearly; with so few people chance alone can do this",
    ),
    Example(
        code="W402",
        name="a gap of small numbers that widened by one child may be chance",
        target="care.screening_urban_rural",
        raising={
            2022: {"urban": (90, 100), "rural": (85, 100)},
            2024: {"urban": (91, 100), "rural": (85, 100)},
        },
        near={
            2022: {"urban": (90, 100), "rural": (85, 100)},
            2024: {"urban": (90, 100), "rural": (86, 100)},
        },
        figures={"value": 6, "baseline": 5, "change": 1},
        zh="听力筛查率城乡差距由基期5.0个百分点扩大到6.0个百分点（扩大1.0个百分点）；数字太小，也可能只是偶然",
        en="Hearing screening rate, gap between town and country widened from 5.0 pp to 6.0 pp (by 1.0 pp); the "
        "numbers are so small that this may be chance",
    ),
    Example(
        code="W402",
        name="a range between areas that widened beyond chance says nothing of chance",
        target="care.screening_areas",
        raising={
            2022: {"甲镇": (900, 1000), "乙镇": (880, 1000), "丙镇": (890, 1000), "丁街道": (885, 1000)},
            2024: {"甲镇": (960, 1000), "乙镇": (800, 1000), "丙镇": (890, 1000), "丁街道": (885, 1000)},
        },
        near={
            2022: {"甲镇": (900, 1000), "乙镇": (880, 1000), "丙镇": (890, 1000), "丁街道": (885, 1000)},
            2024: {"甲镇": (900, 1000), "乙镇": (881, 1000), "丙镇": (890, 1000), "丁街道": (885, 1000)},
        },
        figures={"value": 16, "baseline": 2, "change": 14},
        zh="听力筛查率地区差距由基期2.0个百分点扩大到16.0个百分点（扩大14.0个百分点）",
        en="Hearing screening rate, gap between areas widened from 2.0 pp to 16.0 pp (by 14.0 pp)",
    ),
    Example(
        code="W402",
        name="town and country further apart than in the base year",
        target="care.screening_urban_rural",
        raising={2022: {"urban": 90, "rural": 85}, 2024: {"urban": 92, "rural": 86}},
        near={2022: {"urban": 90, "rural": 85}, 2024: {"urban": 92, "rural": 87}},
        figures={"value": 6, "baseline": 5, "change": 1},
        zh="听力筛查率城乡差距由基期5.0个百分点扩大到6.0个百分点（扩大1.0个百分点）",
        en="Hearing screening rate, gap between town and country widened from 5.0 pp to 6.0 pp (by 1.0 pp)",
    ),
    Example(
        code="W501",
        name="the judged year was not sent",
        target="care.screening_reached",
        raising={2023: 90, 2024: None},
        near={2023: 90, 2024: 90},
        figures={"missing_units": []},
        zh="听力筛查率2024年无数据，县照护办应补报或开展专项调查",
        en="Hearing screening rate has no data for 2024; Care Office should send it or hold a special survey",
    ),
    Example(
        code="W501",
        name="one of the units is missing",
        target="care.screening_townships",
        raising={2024: {COUNTY: 80, "甲镇": 90, "乙镇": 80}},
        near={2024: {COUNTY: 80, "甲镇": 90, "乙镇": 70}},
        figures={"missing_units": ["丙镇"]},
        zh="听力筛查率2024年缺丙镇的数据，县照护办应补报或开展专项调查",
        en="Hearing screening rate lacks data of Gamma Town for 2024; Care Office should send them or hold a "
        "special survey",
    ),
]

EACH = pytest.mark.parametrize("example", EXAMPLES, ids=[f"{each.code}: {each.name}" for each in EXAMPLES])


@EACH
def test_a_world_raises_its_warning_with_its_figures(example: Example) -> None:
    raised = warnings(example.plan, example.target, example.raising)
    figures = raised[example.code].figures
    assert {name: figures[name] for name in example.figures} == {
        name: pytest.approx(value) if isinstance(value, float | int) else value
        for name, value in example.figures.items()
    }


@EACH
def test_a_near_world_does_not_raise_it(example: Example) -> None:
    assert example.code not in warnings(example.plan, example.target, example.near)


@EACH
def test_a_warning_says_its_sentence_in_both_languages(example: Example) -> None:
    found = result(example.plan, example.target, example.raising)
    warning = warnings(example.plan, example.target, example.raising)[example.code]
    sentences: dict[Lang, str] = {"zh": example.zh, "en": example.en}
    for lang, sentence in sentences.items():
        assert warning_message(lang, warning, found, example.plan) == sentence


def test_every_code_that_can_be_raised_has_an_example_a_title_and_a_sentence() -> None:
    source = Path(early_warning.__file__).read_text("utf-8")
    raised = set(re.findall(r'"(W\d{3})"', source))
    elsewhere = {"W502", "W601"}  # test_revision.py and test_silence.py have examples of these
    assert {example.code for example in EXAMPLES} | elsewhere == raised
    assert raised == set(CODES)
    for code in raised:
        assert all(CATALOGUE[code]), code
        assert all(CATALOGUE[f"{code}.title"]), code


def test_every_warning_names_the_measures_of_the_plan_that_address_it() -> None:
    plan = second_plan()
    warning = warnings(plan, "care.screening_reached", {2023: 90, 2024: None})["W501"]
    assert warning.target.measures == (("care", 1),)
    assert measure_titles("zh", warning, plan) == ["儿童照护措施1“照护站建设”"]
    assert measure_titles("en", warning, plan) == ["Care, measure 1 “Care stations”"]


def test_warnings_come_by_the_urgency_of_the_plan_and_then_in_the_order_of_its_targets() -> None:
    told = {
        "care.screening_townships": {2023: {COUNTY: 90}, 2024: {COUNTY: None, "甲镇": 90, "乙镇": 70, "丙镇": 85}},
        "schools.absence": {2022: 10, 2023: 9.8, 2024: 10.1},
        "schools.enrolment_kept": {2022: 98, 2023: 97, 2024: 97},
        "care.line": {2024: None},
    }
    plan = second_plan()
    found = assess(only(plan, *told), sent(plan, told)).early_warnings
    assert [(each.code, each.target.id) for each in found] == [
        ("W301", "schools.enrolment_kept"),
        ("W302", "schools.absence"),
        ("W501", "care.line"),
    ]
    assert [each.code for each in found] == sorted(
        (each.code for each in found), key=plan.file.early_warning.urgency.index
    )


def test_the_shipped_plan_orders_by_its_own_urgency() -> None:
    plan = shipped_plan()
    everything = {"health.vaccination_coverage", "health.under3_managed", "health.child_overweight"}
    told: dict[str, Told] = {
        "health.under3_managed": {2024: None},
        "health.vaccination_coverage": {2024: {DISTRICT: 95, "石拐街道": 89}},
        "health.child_overweight": {2020: 10, 2021: 9, 2024: 11},
    }
    found = assess(only(plan, *everything), sent(plan, told)).early_warnings
    assert [each.code for each in found] == ["W301", "W302", "W401", "W501"]


def test_figures_are_plain_numbers_that_json_can_hold() -> None:
    for example in EXAMPLES:
        for warning in judged(example.plan, example.target, example.raising).early_warnings:
            json.dumps(dict(warning.figures), allow_nan=False)


@pytest.mark.parametrize("settings", [{}, {"volatile_value_p": 0.0077}, {"volatile_value_p": 0.3}])
def test_the_limits_beside_a_volatile_value_are_those_that_it_is_flagged_by(settings: Mapping[str, float]) -> None:
    told = {2020: 90, 2021: 91, 2022: 90.5, 2023: 91.5, 2024: 95.35}
    plan = with_settings(shipped_plan(), "education.kindergarten_gross_enrolment", **settings)
    found = warnings(plan, "education.kindergarten_gross_enrolment", told).get("W201")
    assert (found is None) is (settings == {"volatile_value_p": 0.0077})
    if found is not None:
        assert found.figures["expected"] == 90.75 and found.figures["p"] == pytest.approx(0.0078, abs=1e-4)
        assert found.figures["low"] < 90.75 < found.figures["high"] < found.figures["value"]


# What must not be warned of


def test_one_death_after_a_base_year_without_any_is_no_worsening() -> None:
    plan = shipped_plan()
    births = {2020: (0, 250), 2021: (0, 260), 2022: (1, 240)}
    assert result(plan, "health.infant_mortality", births).attainment.word == "attained"
    assert "W303" not in warnings(plan, "health.infant_mortality", births)


def test_many_deaths_after_a_base_year_without_any_are_a_worsening() -> None:
    deaths = {2020: (0, 4000), 2021: (0, 4000), 2022: (12, 4000)}
    assert "W303" in warnings(shipped_plan(), "health.infant_mortality", deaths)


def test_counts_are_held_against_a_base_value_without_counts_by_their_interval() -> None:
    plan = shipped_plan()
    noise = {2020: 2.0, 2021: (0, 240), 2022: (1, 240)}
    assert "W303" not in warnings(plan, "health.infant_mortality", noise)
    clear = {2020: 2.0, 2021: (4, 4000), 2022: (18, 4000)}
    assert "W303" in warnings(plan, "health.infant_mortality", clear)


def test_a_figure_worse_than_the_base_year_but_better_than_last_year_is_not_worsening() -> None:
    told = {2022: (990, 1000), 2023: (940, 1000), 2024: (950, 1000)}
    assert "W303" not in warnings(second_plan(), "care.screening_reached", told)


def test_chance_alone_seldom_raises_worsening() -> None:
    """In 2000 unchanged districts with counts fewer than a tenth are warned of, as the level of 80 % promises."""
    import numpy as np
    import pandas as pd

    from shigua_monitor.assessment.evidence import evidence
    from shigua_monitor.assessment.stack import stack
    from shigua_monitor.observations import Observations
    from shigua_monitor.statistics.interval import Evidence

    rng = np.random.default_rng(2024)
    size = 2000
    frame = pd.DataFrame(
        {
            "indicator": "screening",
            "area": np.tile([f"县{number}" for number in range(size)], 2),
            "year": np.repeat([2022, 2023], size),
            "value": np.nan,
            "numerator": rng.binomial(300, 0.95, 2 * size).astype(float),
            "denominator": 300.0,
        }
    )
    plan = only(second_plan(), "care.screening_reached")
    found = assess(plan, Observations.from_frame(frame), area="县0")
    places = [found.panel.areas[f"县{number}"] for number in range(size)]
    worse = evidence(stack(found.judgements, found.panel, 1, places, plan)).since_base[0] == Evidence.CLEARLY_MISSED
    assert 0.04 < worse.mean() < 0.11


def test_a_target_that_does_not_apply_raises_nothing() -> None:
    told = {2022: 90, 2023: 91, 2024: 89, 2025: 90, 2026: 200}
    assert result(second_plan(), "schools.bus_boarders", told).exceptional is not None
    assert warnings(second_plan(), "schools.bus_boarders", told) == {}


def test_a_warning_that_certainty_was_lost_is_raised_once() -> None:
    told = {2022: (190, 200), 2023: (182, 200), 2024: (182, 200)}
    assert "W304" in warnings(second_plan(), "care.screening_reached", told, year=2023)
    assert "W304" not in warnings(second_plan(), "care.screening_reached", told, year=2024)


def test_certainty_is_compared_with_the_last_year_that_sent_counts() -> None:
    told = {2022: (190, 200), 2023: 94.0, 2024: (182, 200)}
    assert "W304" in warnings(second_plan(), "care.screening_reached", told)


def test_small_numbers_that_were_never_certain_raise_nothing() -> None:
    assert "W304" not in warnings(shipped_plan(), "health.infant_mortality", {2023: (0, 124), 2024: (0, 124)})


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("care.screening_reached", {2022: 80, 2023: 90, 2024: 86}),
        ("care.screening_reached", {2022: 90, 2023: 86, 2024: 86}),
        ("care.screening_reached", {2022: 80, 2023: 90, 2024: 86, 2025: 90}),
    ],
    ids=["lost", "had in the base year and lost", "lost and regained"],
)
def test_what_had_to_be_kept_and_was_lost_is_a_broken_target_and_nothing_else(target: str, told: Told) -> None:
    assert list(warnings(second_plan(), target, told)) == ["W301"]


def test_a_broken_year_before_the_judged_one_says_nothing_of_chance() -> None:
    told = {2022: 80, 2023: (90, 100), 2024: (88, 100), 2025: (90, 100)}
    found = result(second_plan(), "care.screening_reached", told)
    warning = warnings(second_plan(), "care.screening_reached", told)["W301"]
    assert warning_message("en", warning, found, second_plan()) == (
        "Hearing screening rate was ≥88.5% in 2023 and must stay so; broken in 2024 (88.0%)"
    )


def test_only_the_plans_own_district_owes_data() -> None:
    told = {2024: {COUNTY: 80, "甲镇": None}}
    assert set(warnings(second_plan(), "care.screening_reached", told, area="甲镇")) == set()


def test_a_gap_that_was_never_there_may_not_open() -> None:
    told = {2022: {"urban": 90, "rural": 90}, 2024: {"urban": 90, "rural": 89.9}}
    assert warnings(second_plan(), "care.screening_urban_rural", told)["W402"].figures["baseline"] == 0


def test_a_gap_that_widened_by_little_shows_two_figures_that_differ() -> None:
    told = {2022: {"urban": 90, "rural": 85}, 2024: {"urban": 90, "rural": 84.999}}
    found = result(second_plan(), "care.screening_urban_rural", told)
    warning = warnings(second_plan(), "care.screening_urban_rural", told)["W402"]
    assert warning_message("en", warning, found, second_plan()) == (
        "Hearing screening rate, gap between town and country widened from 5.000 pp to 5.001 pp (by 0.001 pp)"
    )


def test_a_gap_that_had_narrowed_and_is_wide_again_is_told_in_points() -> None:
    told = {
        2022: {"urban": 90, "rural": 85},
        2023: {"urban": 90, "rural": 86},
        2024: {"urban": 90, "rural": 84},
    }
    found = result(second_plan(), "care.screening_urban_rural", told)
    warning = warnings(second_plan(), "care.screening_urban_rural", told)["W302"]
    assert warning_message("zh", warning, found, second_plan()) == (
        "听力筛查率城乡差距在2023年已达标（4.0个百分点），2024年为6.0个百分点，要求小于2022年"
    )


# Settings


@dataclass(frozen=True)
class Setting:
    """A setting whose change takes a warning away from a world, or brings one."""

    name: str
    value: Any
    code: str
    target: str
    told: Told
    raised: bool
    """Whether the code is raised with the changed setting; with the usual one it is the other way round."""


SLOW = {2022: 50, 2023: 49, 2024: 48, 2025: 47}
BEHIND = {2022: 50, 2023: 47, 2024: 44.2, 2025: 41.5}
RESTLESS = {2022: 50, 2023: 44, 2024: 50, 2025: 44.2}
LESS_SURE = {2023: (190, 200), 2024: (182, 200)}
JUMP_OF_COUNTS = {2022: (30, 300), 2023: (31, 300), 2024: (55, 300)}
JUMP = {2022: 10, 2023: 10.5, 2024: 9.5, 2025: 10, 2026: 15}
WORSE_BY_COUNTS = {2022: (290, 300), 2023: (288, 300), 2024: (277, 300)}
WORSE = {2022: 98, 2023: 95, 2024: 93}
SETTINGS = [
    Setting("evidence_level", 0.5, "W304", "care.screening_reached", LESS_SURE, False),
    Setting("projection_level", 0.01, "W101", "schools.bus_town", RESTLESS, True),
    Setting("fewest_years", 5, "W101", "schools.bus_town", SLOW, False),
    Setting("on_track_pace", 0.9, "W102", "schools.bus_town", BEHIND, False),
    Setting("watch_pace", 0.3, "W101", "schools.bus_town", {**SLOW, 2025: 45.4}, False),
    Setting("volatile_count_p", 0.01, "W201", "schools.absence", JUMP_OF_COUNTS, True),
    Setting("volatile_value_p", 0.001, "W201", "schools.absence", JUMP, False),
    Setting("worsening_level", 0.999, "W303", "care.screening_reached", WORSE_BY_COUNTS, False),
    Setting("worsening_percent", 6, "W303", "care.screening_reached", WORSE, False),
]
OF_SETTINGS = pytest.mark.parametrize("setting", SETTINGS, ids=[each.name for each in SETTINGS])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "plan"
    shutil.copytree(SECOND_PLAN, copy)
    return copy


def replaced(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), "utf-8")


def changed_at_the_target(folder: Path, target: str, setting: str, value: Any) -> Plan:
    file = folder / f"{target.split('.')[0]}.yaml"
    replaced(file, f"- id: {target}\n", f"- id: {target}\n        early_warning: {{{setting}: {value}}}\n")
    return load_plan(folder)


@OF_SETTINGS
def test_a_setting_of_the_plan_takes_effect(setting: Setting, folder: Path) -> None:
    usual = "  worsening_percent: 5\n"
    line = f"  {setting.name}: {setting.value}\n"
    replaced(folder / "plan.yaml", usual, line if setting.name == "worsening_percent" else usual + line)
    assert (setting.code in warnings(second_plan(), setting.target, setting.told)) is not setting.raised
    assert (setting.code in warnings(load_plan(folder), setting.target, setting.told)) is setting.raised


@OF_SETTINGS
def test_a_setting_of_one_target_takes_effect(setting: Setting, folder: Path) -> None:
    plan = changed_at_the_target(folder, setting.target, setting.name, setting.value)
    assert (setting.code in warnings(plan, setting.target, setting.told)) is setting.raised


def test_a_setting_of_one_target_leaves_the_others_alone(folder: Path) -> None:
    plan = changed_at_the_target(folder, "care.screening_reached", "fewest_years", 5)
    told = {2022: 50, 2023: 49, 2024: 48, 2025: 47}
    assert "W101" in warnings(plan, "schools.bus_town", told)


def test_the_order_of_urgency_is_the_plans(folder: Path) -> None:
    told = {2022: (30, 300), 2023: (10, 300), 2024: (60, 300)}
    assert list(warnings(second_plan(), "schools.absence", told)) == ["W201", "W302"]
    replaced(folder / "plan.yaml", "W201, W301, W302,", "W302, W301, W201,")
    assert list(warnings(load_plan(folder), "schools.absence", told)) == ["W302", "W201"]
