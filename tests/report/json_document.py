"""One document of `check --format json` that has something of everything: written out in golden/check.json."""

from __future__ import annotations

from pathlib import Path

from in_process import monitor
from running import ROOT, workbook

SECOND = ROOT / "tests" / "plans" / "second"
GOLDEN = Path(__file__).parent / "golden" / "check.json"

COUNTS = {
    "示例县": {2022: (240, 300), 2023: (246, 300), 2024: (252, 300)},
    "甲镇": {2022: (70, 80), 2023: (72, 80), 2024: (76, 80)},
    "乙镇": {2022: (66, 100), 2023: (67, 100), 2024: (69, 100)},
    "丙镇": {2022: (104, 120), 2023: (107, 120), 2024: (107, 120)},
}
SCREENING = [
    ["听力筛查率", area, "合计", year, None, "%", *counts]
    for area, years in COUNTS.items()
    for year, counts in years.items()
]
TOWN_AND_COUNTRY = [
    ["听力筛查率", "示例县", group, year, value, "%", None, None]
    for group, values in {"城镇": {2022: 85, 2024: 90}, "乡村": {2022: 75, 2024: 78}}.items()
    for year, value in values.items()
]
OTHERS = [
    ["烫伤住院率", "示例县", "合计", 2024, None, "1/10万", 5, 8000],
    ["演练缺席率", "甲镇", "合计", 2024, "约40", "‰", None, None],
    ["照护专线", "示例县", "合计", 2024, "是", None, None, None],
    ["照护站护士人数", "示例县", "合计", 2024, 3, None, None, None],
]


def written(folder: Path) -> str:
    """What `check` prints of an invented county: counts, a failing unit, a gap, an outlook, a warning with its
    measures, and findings in the data."""
    file = workbook(folder / "data.xlsx", [*SCREENING, *TOWN_AND_COUNTRY, *OTHERS])
    return monitor("check", file, "--targets", SECOND, "--domain", "care", "--format", "json").out
