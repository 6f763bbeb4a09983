"""Every number of an explanation, computed again from the raw cells; every target in words that read well."""

from __future__ import annotations

import csv
import io
import json
import math
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pytest
from rich.cells import cell_len
from scipy import stats
from statsmodels.stats.proportion import proportion_confint

from running import DISTRICT, NATIONAL, ROOT, workbook
from shigua_monitor import assess, load_plan, read
from shigua_monitor.plan.model import Plan
from shigua_monitor.report.console import console_for
from shigua_monitor.report.explanation import Explanation, explanations
from shigua_monitor.report.explanation_json import explanation_json
from shigua_monitor.report.explanation_markdown import explanation_markdown
from shigua_monitor.report.explanation_screen import print_explanations
from shigua_monitor.report.terminal import Screen
from shigua_monitor.text import LANGS, Lang

Document = dict[str, Any]
LIST = ["指标名称", "地区", "分组", "年份", "数值", "单位", "分子", "分母"]
INJURY = "儿童伤害死亡率"
SECOND = ROOT / "tests" / "plans" / "second"


@cache
def plan(folder: Path | None = None) -> Plan:
    return load_plan(folder)


@cache
def explained(
    file: Path, area: str | None = None, year: int | None = None, folder: Path | None = None
) -> list[Explanation]:
    """An explanation of every target of a plan."""
    submission = read([file], plan(folder))
    assessment = assess(plan(folder), submission.observations, area=area, year=year)
    return explanations(assessment, submission.findings, plan(folder).targets)


@cache
def documents(
    file: Path, area: str | None = None, year: int | None = None, folder: Path | None = None
) -> list[Document]:
    document = json.loads(explanation_json(explained(file, area, year, folder), "zh"))
    assert document["schema"] == "monitor.explain/1"
    return document["explanations"]


def one(file: Path, target: str, **options: Any) -> Document:
    return next(each for each in documents(file, **options) if each["target"] == target)


def screen(found: list[Explanation], lang: Lang, width: int = 80) -> str:
    stream = io.StringIO()
    print_explanations(Screen(lang, console_for(stream, width=width)), found)
    return stream.getvalue()


def test_units_that_failed_are_listed_as_the_language_lists(tmp_path: Path) -> None:
    rows = [["听力筛查率", area, "合计", 2024, 60, "%", None, None] for area in ("甲镇", "乙镇", "丙镇")]
    file = workbook(tmp_path / "a.xlsx", rows)
    found = [each for each in explained(file, folder=SECOND) if each.result.target.id == "care.screening_townships"]
    rows_of_2024 = [line for line in explanation_markdown(found, "en").splitlines() if line.startswith("| 2024 ")]
    assert any("Alpha Town, Beta Town, Gamma Town" in line for line in rows_of_2024), rows_of_2024
    assert "、" not in explanation_markdown(found, "en")


def words_of(file: Path, target: str, lang: Lang = "zh", **options: Any) -> str:
    """The explanation of one target on a screen so wide that no sentence is wrapped."""
    return screen([each for each in explained(file, **options) if each.result.target.id == target], lang, 2000)


FEW = [(DISTRICT, None, 2024), (NATIONAL, "全国", 2022)]
SAMPLES = [
    (DISTRICT, None, 2024),
    (DISTRICT, None, 2022),
    (DISTRICT, None, 2020),
    (DISTRICT, "白狐沟街道", 2024),
    (NATIONAL, "全国", 2023),
    (NATIONAL, "全国", 2022),
]
samples = pytest.mark.parametrize(
    ("file", "area", "year"), SAMPLES, ids=[f"{a or '石拐区'}-{y}" for _, a, y in SAMPLES]
)


@pytest.fixture(scope="module")
def injuries(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fall by a fifth, asked of a rate: 2 of 2500 in the base year, then fewer."""
    counts = {2020: (2, 2500), 2021: (3, 2480), 2022: (2, 2455), 2023: (2, 2430), 2024: (1, 2400)}
    rows = [[INJURY, "石拐区", "合计", year, None, "1/10万", x, n] for year, (x, n) in counts.items()]
    return workbook(tmp_path_factory.mktemp("explained") / "injuries.xlsx", rows)


# the cells


@cache
def raw_cells(file: Path) -> dict[tuple[str, str], Any]:
    """Every cell of a file by sheet and address."""
    if file.suffix == ".csv":
        lines = list(csv.reader(io.StringIO(file.read_text(encoding="utf-8-sig"))))
        return {
            (file.stem, f"{chr(ord('A') + column)}{row}"): float(text) if re.fullmatch(r"-?[\d.]+", text) else text
            for row, line in enumerate(lines, 1)
            for column, text in enumerate(line)
        }
    book = openpyxl.load_workbook(file, data_only=True)
    return {(sheet.title, cell.coordinate): cell.value for sheet in book for row in sheet.iter_rows() for cell in row}


@samples
def test_a_number_that_was_read_stands_in_the_cell_that_is_named(file: Path, area: str | None, year: int) -> None:
    compared = 0
    for document in documents(file, area=area, year=year):
        for reading in document["cells"]:
            for name in ("numerator", "denominator", "value"):
                if reading[name] is None:
                    continue
                source = reading[name]["source"]
                assert source["file"] == file.name
                found = raw_cells(file)[source["sheet"], source["cell"]]
                assert reading[name]["number"] == {"是": 1, "否": 0}.get(found, found)
                compared += 1
    assert compared > 10


@samples
def test_figures_follow_from_the_cells(file: Path, area: str | None, year: int) -> None:
    for document in documents(file, area=area, year=year):
        sent = {(each["year"], each["area"], each["group"]): each for each in document["cells"]}
        for figure in document["computed"]:
            reading = sent[figure["year"], figure["area"], figure["group"]]
            if figure["formula"] is None:
                assert figure["value"] == reading["value"]["number"]
                continue
            x, n = reading["numerator"]["number"], reading["denominator"]["number"]
            assert (figure["numerator"], figure["denominator"]) == (x, n)
            assert figure["value"] == pytest.approx(x * document["indicator"]["scale"] / n, rel=1e-12)
        for gap in document["gaps"]:
            assert gap["value"] == pytest.approx(gap["high"]["value"] - gap["low"]["value"], abs=1e-9)
            assert gap["value"] >= 0


# the formulas


def formulas(found: Any) -> Iterator[str]:
    """Every formula within a document."""
    if isinstance(found, dict):
        for key, value in found.items():
            if key in ("formula", "text", "point_formula", "flat_formula") and value:
                yield value
            elif key == "formulas":
                yield from value
            else:
                yield from formulas(value)
    elif isinstance(found, list):
        for each in found:
            yield from formulas(each)


def computed(side: str) -> float:
    """What a pocket calculator says."""
    python = side.replace("÷", "/").replace("×", "*").replace("e^", f"{math.e}^").replace("^", "**")
    assert re.fullmatch(r"[\d\s.+\-*/()√]+", python), side
    return float(eval(python.replace("√", "math.sqrt"), {"math": math}))


def check(formula: str) -> int:
    """Every two sides that a formula calls equal are so within the digits shown, and its comparison is true."""
    sides = re.split(r" ([=≥≤><]) ", formula)
    numbers = [computed(side) for side in sides[::2]]
    for left, sign, right in zip(numbers, sides[1::2], numbers[1:], strict=False):
        if sign in "=≥≤" and math.isclose(left, right, rel_tol=2e-4, abs_tol=2e-6):
            continue
        assert {"≥": left > right, "≤": left < right, ">": left > right, "<": left < right}.get(sign), formula
    return len(numbers)


@samples
def test_every_formula_is_true(file: Path, area: str | None, year: int) -> None:
    sides = [check(text) for document in documents(file, area=area, year=year) for text in formulas(document)]
    assert len(sides) > 10


BY_AREA = {"health.vaccination_coverage", "overall.vaccination_areas"}
"""Targets whose areas stand in a table with their counts; only those widest apart are computed on the screen."""


def json_alone(document: Document) -> set[str]:
    """Formulas that the screen has other words for: the answers to an act, the bounds of an interval, a table."""
    if document["criterion"] == "in_place":
        return set(formulas(document))
    in_table = document["computed"] if document["target"] in BY_AREA else []
    interval = (document["evidence"] or {}).get("interval")
    return {each["formula"] for each in in_table if each["area"] != "石拐区"} | set(formulas(interval))


def test_the_formulas_of_the_screen_are_those_of_the_json() -> None:
    shown, missing = 0, []
    for document in documents(DISTRICT):
        asked = [formula for formula in formulas(document) if formula not in json_alone(document)]
        text = " ".join(words_of(DISTRICT, document["target"]).split()) if asked else ""
        shown += sum(formula in text for formula in asked)
        missing += [(document["target"], formula) for formula in asked if formula not in text]
    assert missing == []
    assert shown > 400


# the comparison and the verdict

HOLDS = {
    "at_least": lambda left, right: left >= right,
    "at_most": lambda left, right: left <= right,
    "not_falling": lambda left, right: left >= right,
    "not_rising": lambda left, right: left <= right,
    "rises": lambda left, right: left > right,
    "falls": lambda left, right: left < right,
    "gap_narrows": lambda left, right: left < right,
    "change_from_baseline": lambda left, right: left <= right,
    "in_place": lambda left, right: left >= right,
}


def share(figure: Document, scale: int | None) -> Fraction:
    """A figure without rounding."""
    if figure["formula"] is None or scale is None:
        return Fraction(str(figure["value"]))
    return Fraction(figure["numerator"] * scale, figure["denominator"])


@samples
def test_the_comparison_is_that_of_the_exact_figures(file: Path, area: str | None, year: int) -> None:
    compared = 0
    for document in documents(file, area=area, year=year):
        found, criterion = document["comparison"], document["criterion"]
        if found is None:
            continue
        scale = document["indicator"]["scale"]
        own = {figure["year"]: share(figure, scale) for figure in document["computed"]}
        if criterion == "gap_narrows":
            gaps = {gap["year"]: share(gap["high"], scale) - share(gap["low"], scale) for gap in document["gaps"]}
            left, right = gaps[year], gaps[plan().file.base_year]
        else:
            fixed = criterion in ("at_least", "at_most", "in_place")
            left = own[year]
            right = Fraction(str(document["threshold"]["value"])) if fixed else own[plan().file.base_year]
        assert found["holds"] == HOLDS[criterion](left, right), document["target"]
        told = found["left"] / found["right"] if found["right"] else None
        if told is not None and right:
            assert told == pytest.approx(float(left / right), rel=1e-9)
        compared += 1
    assert compared >= (17 if file == NATIONAL and year == 2022 else 5)


@samples
def test_the_verdict_follows_from_the_comparison(file: Path, area: str | None, year: int) -> None:
    judged = 0
    best = {each.id: each.bounds for each in plan().indicators.values()}
    for document in documents(file, area=area, year=year):
        compared, verdict = document["comparison"], document["attainment"]
        judged += verdict in ("attained", "not_attained")
        if document["units"]:
            verdicts = {unit["attainment"] for unit in document["units"]}
            decisive = ("not_attained", "no_data", "no_baseline", "attained", "not_applicable")
            assert verdict == next(each for each in decisive if each in verdicts)
        elif compared is None:
            assert verdict not in ("attained", "not_attained")
        else:
            path = [step["value"] for step in document["steps_since_base"]]
            turned = any(now < before for before, now in pairwise(path))
            bounds = best[document["indicator"]["id"]]
            edge = {"rises": bounds.highest, "falls": bounds.lowest, "gap_narrows": 0}.get(document["criterion"])
            kept = edge is not None and document["measured"] == document["threshold"]["value"] == edge
            assert (verdict == "attained") == ((compared["holds"] or kept) and not turned), document["target"]
    assert judged >= 5


@samples
def test_the_margin_is_the_distance_to_the_limit(file: Path, area: str | None, year: int) -> None:
    compared = 0
    for document in documents(file, area=area, year=year):
        formula, units = document["margin"]["formula"], document["units"]
        if formula is None:
            continue
        upward = document["criterion"] in ("at_least", "rises", "not_falling")
        pairs = [(unit["value"], unit["threshold"]) for unit in units if unit["value"] is not None]
        pairs = pairs or [(document["measured"], document["threshold"]["value"])]
        margin = min((value - limit) * (1 if upward else -1) for value, limit in pairs)
        assert document["margin"]["value"] == pytest.approx(margin, abs=1e-9)
        assert float(formula.rsplit("= ", 1)[1]) == pytest.approx(margin, rel=1e-8, abs=1e-9)
        compared += 1
    assert compared >= 4


def test_a_fall_by_a_fifth_is_compared_crosswise_in_whole_numbers(injuries: Path) -> None:
    found = one(injuries, "safety.child_injury_mortality")
    assert found["threshold"] == {"value": 64.0, "origin": "share_of_base", "formula": "80 × 0.8 = 64"}
    assert found["comparison"]["text"] == "1 × 2500 × 5 = 12500 ≤ 4 × 2 × 2400 = 19200"
    assert found["attainment"] == "attained"
    assert "比2020年下降20%：2020年的80 × 0.8 = 64/10万" in words_of(injuries, "safety.child_injury_mortality")


def test_counts_decide_at_the_edge(tmp_path: Path) -> None:
    rows = [["3岁以下儿童系统管理率", "石拐区", "合计", 2024, 90.0, "%", 2249, 2499]]
    file = workbook(tmp_path / "edge.xlsx", rows)
    found = one(file, "health.under3_managed")
    assert found["comparison"]["text"] == "2249 × 100 = 224900 < 90 × 2499 = 224910"
    assert "2024年：2249 ÷ 2499 × 100 = 89.99599840%" not in words_of(file, "health.under3_managed")
    assert "2024年：2249 ÷ 2499 × 100 = 89.9959984%（报送值90）" in words_of(file, "health.under3_managed")


def test_a_limit_that_is_not_whole_is_multiplied_until_it_is(tmp_path: Path) -> None:
    rows = [["听力筛查率", "示例县", "合计", year, None, "%", x, 200] for year, x in ((2022, 170), (2024, 177))]
    file = workbook(tmp_path / "second.xlsx", rows)
    found = one(file, "care.screening_reached", area=plan(SECOND).district.name.zh, folder=SECOND)
    assert found["comparison"]["text"] == "177 × 100 × 2 = 35400 ≥ 177 × 200 = 35400"
    assert (found["comparison"]["holds"], found["attainment"]) == (True, "attained")


def test_a_step_back_is_named() -> None:
    text = words_of(DISTRICT, "welfare.childcare_places")
    assert "2020年40 → 2021年70 → 2022年65 → 2023年95 → 2024年110；2022年回头" in text
    assert one(DISTRICT, "welfare.childcare_places")["attainment"] == "not_attained"


def test_a_published_base_value_is_named_with_its_source(tmp_path: Path) -> None:
    district = plan(SECOND).district.name.zh
    file = workbook(tmp_path / "scalds.xlsx", [["烫伤住院率", district, "合计", 2024, None, "1/10万", 4, 8000]])
    found = one(file, "care.scalds", folder=SECOND)
    assert [figure["published"] for figure in found["computed"]] == [True, False]
    assert found["threshold"]["formula"] == "62.5 × 0.88 = 55"
    assert found["comparison"]["text"] == "4 × 8000 × 25 = 800000 ≤ 22 × 5 × 8000 = 880000"
    assert "示例县年鉴2022（虚构）" in words_of(file, "care.scalds", folder=SECOND)


# evidence


@samples
def test_intervals_are_those_of_the_oracles(file: Path, area: str | None, year: int) -> None:
    compared = changes = 0
    for document in documents(file, area=area, year=year):
        evidence = document["evidence"]
        if evidence is None or evidence["interval"] is None:
            continue
        scale, base = document["indicator"]["scale"], plan().file.base_year
        counts = {figure["year"]: (figure["numerator"], figure["denominator"]) for figure in document["computed"]}
        found, (x, n) = evidence["interval"], counts[year]
        if found["method"] == "wilson":
            bounds = np.array(proportion_confint(x, n, method="wilson"))
        else:
            bounds = (
                np.array([stats.chi2.ppf(0.025, 2 * x) / 2 if x else 0.0, stats.chi2.ppf(0.975, 2 * x + 2) / 2]) / n
            )
        assert [found["low"], found["high"]] == pytest.approx(list(bounds * scale), abs=1e-9)
        if evidence["change"] is not None:
            assert_change(evidence["change"], counts[year], counts[base], scale)
            changes += 1
        compared += 1
    if file == NATIONAL:
        assert compared == 0  # it was published without counts
    else:
        assert (compared >= 4, changes >= 1) == (True, True)


def assert_change(found: Document, now: tuple[int, int], then: tuple[int, int], scale: int) -> None:
    (x, n), (y, m) = now, then
    if found["method"] == "newcombe":
        (low1, high1), (low0, high0) = (proportion_confint(*each, method="wilson") for each in (now, then))
        p, q = x / n, y / m
        below, above = math.hypot(p - low1, high0 - q), math.hypot(high1 - p, q - low0)
        bounds = [(p - q - below) * scale, (p - q + above) * scale]
    else:
        low = stats.beta.ppf(0.025, x, y + 1) if x else 0.0
        high = stats.beta.ppf(0.975, x + 1, y) if y else 1.0
        bounds = [part / (1 - part) * m / n if part < 1 else None for part in (low, high)]
    assert [found["low"], found["high"]] == [
        None if b is None else pytest.approx(b, rel=1e-7, abs=1e-9) for b in bounds
    ]


def test_the_change_of_a_gap_is_computed_from_the_bounds_of_both_gaps(tmp_path: Path) -> None:
    counts = {
        ("城镇", 2022): (90, 100),
        ("乡村", 2022): (60, 100),
        ("城镇", 2024): (95, 100),
        ("乡村", 2024): (50, 100),
    }
    rows = [["听力筛查率", "示例县", group, year, None, "%", x, n] for (group, year), (x, n) in counts.items()]
    file = workbook(tmp_path / "gap.xlsx", rows, LIST)
    found = one(file, "care.screening_urban_rural", folder=SECOND)["evidence"]
    gaps = []
    for year in (2024, 2022):
        (x, n), (y, m) = counts["城镇", year], counts["乡村", year]
        (low1, high1), (low0, high0) = (proportion_confint(*each, method="wilson") for each in ((x, n), (y, m)))
        p, q = x / n, y / m
        gaps.append((p - q, p - q - math.hypot(p - low1, high0 - q), p - q + math.hypot(high1 - p, q - low0)))
    (now, low1, high1), (then, low0, high0) = gaps
    low = now - then - math.hypot(now - low1, high0 - then)
    high = now - then + math.hypot(high1 - now, then - low0)
    assert found["code"] == "cannot_tell"
    assert (found["change"]["method"], found["absent"]) == ("square_and_add", None)
    assert [found["change"]["low"], found["change"]["high"]] == pytest.approx([100 * low, 100 * high], abs=1e-9)
    for formula, bound in zip(found["change"]["formulas"], (low, high), strict=True):
        assert computed(formula.split(" = ")[0]) == pytest.approx(100 * bound, abs=1e-4)
    assert found["sentences"] == [
        f"比基期变化+15.0个百分点（95%区间[{100 * low:+.2f}，{100 * high:+.2f}]）",
        "实际不低于基期的30.0个百分点，真实水平是否不低于基期的30.0个百分点不能断定",
    ]


def test_a_change_by_a_share_shows_the_share_of_the_base_value_and_of_its_bounds(tmp_path: Path) -> None:
    folder = shutil.copytree(SECOND, tmp_path / "plan")
    schools = folder / "schools.yaml"
    asked = "criterion: {kind: falls}"
    assert schools.read_text("utf-8").count(asked) == 1
    schools.write_text(
        schools.read_text("utf-8").replace(asked, "criterion: {kind: change_from_baseline, percent: -20}"), "utf-8"
    )
    rows = [["缺课率", "示例县", "合计", year, None, "%", x, 1000] for year, x in ((2022, 500), (2024, 390))]
    file = workbook(tmp_path / "share.xlsx", rows, LIST)
    found = one(file, "schools.absence", folder=folder)["evidence"]
    assert (found["code"], found["change"]["method"]) == ("cannot_tell", "newcombe_share")
    for formula, bound in zip(found["change"]["formulas"], ("low", "high"), strict=True):
        assert formula.startswith("39 - 40 ")
        assert computed(formula.split(" = ")[0]) == pytest.approx(found["change"][bound], abs=1e-4)
    text = words_of(file, "schools.absence", "en", folder=folder)
    assert "95% interval of the difference to 80% of the base value (Newcombe) [-4.87 pp, +2.94 pp]" in text


def test_both_methods_of_a_change_are_named(injuries: Path) -> None:
    assert one(injuries, "safety.child_injury_mortality")["evidence"]["change"]["method"] == "exact_ratio"
    assert one(DISTRICT, "health.child_overweight")["evidence"]["change"]["method"] == "newcombe"
    text = words_of(injuries, "safety.child_injury_mortality")
    assert "精确泊松，Garwood" in text
    assert "精确比值" in text
    assert "Newcombe" in words_of(DISTRICT, "health.child_overweight", "en")
    assert "Wilson" in words_of(DISTRICT, "health.child_overweight", "en")


def test_the_pooled_years_are_the_last_three(injuries: Path) -> None:
    pooled = one(injuries, "safety.child_injury_mortality")["evidence"]["pooled"]
    assert pooled["years"] == [2022, 2023, 2024]
    assert (pooled["numerator"], pooled["denominator"]) == (2 + 2 + 1, 2455 + 2430 + 2400)
    assert pooled["value"] == pytest.approx(5 / 7285 * 100_000)
    assert "2 + 2 + 1 = 5，2455 + 2430 + 2400 = 7285，5 ÷ 7285 × 100000" in words_of(
        injuries, "safety.child_injury_mortality"
    )


def test_one_death_reads_as_a_statistician_would_say_it() -> None:
    text = words_of(DISTRICT, "health.infant_mortality", "en", year=2022)
    assert (
        "Deaths under 1 year: 1 among 122 live births, which is 8.20‰ (95% interval [0.2‰, 45.7‰]); above 5.0‰ in "
        "fact; whether the underlying level is so too cannot be told; it would take 738 live births and no deaths "
        "under 1 year to show that it is not above 5.0‰; 1 fewer (deaths under 1 year) would meet it"
    ) in text
    chinese = words_of(DISTRICT, "health.infant_mortality", year=2022)
    assert "实际高于5.0‰，真实水平是否高于5.0‰不能断定；要断定不高于5.0‰，须活产数达到738而婴儿死亡数为0" in chinese


# outlook


def known(document: Document, base: int) -> tuple[list[int], list[float]]:
    told = [(each["year"], each["value"]) for each in document["years"] if each["value"] is not None]
    return [year for year, _ in told if year >= base], [value for year, value in told if year >= base]


@samples
def test_the_methods_give_what_their_formulas_say(file: Path, area: str | None, year: int) -> None:
    base, compared = plan().file.base_year, Counter[str]()
    for document in documents(file, area=area, year=year):
        ahead = document["outlook"]
        if ahead is None or document["units"]:
            continue
        b, c, goal = document["baseline"], document["measured"], document["threshold"]["value"]
        for method in ahead["methods"]:
            compared[method["name"]] += method["value"] is not None
            if method["name"] == "pace" and method["value"] is not None:
                due = ahead["horizon"]
                assert method["value"] == pytest.approx(((c - b) / (goal - b)) / ((year - base) / (due - base)))
            if method["name"] == "growth" and method["value"] is not None:
                observed = (c / b) ** (1 / (year - base)) - 1
                required = (goal / b) ** (1 / (ahead["horizon"] - base)) - 1
                sign = 1 if document["criterion"] in ("at_least", "rises", "not_falling") else -1
                assert method["value"] == pytest.approx(sign * observed / abs(required))
            if method["name"] != "projection" and method["value"] is None:
                assert method["reason"] is not None
        reduction = ahead["annual_reduction"]["value"]
        compared["reduction"] += reduction is not None
        if reduction is not None:
            years, values = known(document, base)
            slope = np.polyfit(years, np.log(values), 1)[0]
            assert reduction == pytest.approx(1 - math.exp(slope), abs=1e-9)
    if year == base:  # there is nothing to compare it with
        assert compared.total() == 0
    else:
        assert compared["projection"] >= 4
        assert compared["growth"] >= 1
        assert compared["pace"] >= 1 or area == "白狐沟街道"
        assert compared["reduction"] >= 1 or area == "白狐沟街道"


def test_the_flat_forecast_is_the_present_level(injuries: Path) -> None:
    ahead = one(injuries, "safety.child_injury_mortality")["outlook"]["projection"]
    assert ahead["method"] == "rare_counts"
    assert ahead["flat"] == pytest.approx((2 + 2 + 1) / (2455 + 2430 + 2400) * 100_000)
    assert ahead["point"] == pytest.approx((2 + 3 + 2 + 2 + 1) / (2500 + 2480 + 2455 + 2430 + 2400) * 100_000)
    for key, value in (("flat_formula", ahead["flat"]), ("point_formula", ahead["point"])):
        assert float(ahead[key].rsplit("= ", 1)[1]) == pytest.approx(value)


def test_the_required_rate_of_reduction_stands_beside_the_observed_one(injuries: Path) -> None:
    ahead = one(injuries, "safety.child_injury_mortality")["outlook"]
    assert ahead["required_annual_reduction"]["value"] == pytest.approx(1 - 0.8 ** (1 / 10))
    assert ahead["annual_reduction"]["value"] > 0


def test_disagreement_and_what_follows_are_told() -> None:
    text = words_of(DISTRICT, "health.myopia_junior")
    assert "各方法看法不一：线性进度太慢、复合增长太慢、预测难断定" in text
    assert "需关注：预测区间两种结果都包含，最多列为需关注" in text
    assert "达标困难：至少两种方法认为来不及" in words_of(DISTRICT, "health.fitness_good")


@pytest.mark.parametrize(
    ("target", "zh", "en"),
    [
        ("health.child_overweight", "线性进度、复合增长：无法计算，目标值就是基期值", "the goal is the base value"),
        ("health.under5_mortality", "年均下降率：无法计算，有的年份为0", "a year is 0 and has no logarithm"),
        ("health.under3_managed", "线性进度：无法计算，基期已优于目标值", "the base value is already beyond the goal"),
        ("welfare.fulltime_child_social_workers", "基期值为0，不能算倍数", "the base value is 0"),
    ],
)
def test_a_method_without_an_answer_says_why(target: str, zh: str, en: str) -> None:
    assert zh in words_of(DISTRICT, target)
    assert en in words_of(DISTRICT, target, "en")


# explanations without a judgement


def test_a_clause_without_a_figure_is_explained_in_a_few_lines() -> None:
    text = words_of(DISTRICT, "overall.child_development")
    assert "是各领域目标的概括，由七个领域分别考核。" in text
    assert "— 未量化" in text
    assert len(text.splitlines()) < 8


def test_an_act_is_explained_by_its_answer() -> None:
    assert "“no” was reported: it is not in place" in act("not_attained")
    assert "“yes” was reported: it is in place" in act("attained")


def act(verdict: str) -> str:
    found = next(
        each
        for each in explained(DISTRICT)
        if each.result.target.criterion.kind == "in_place"
        and each.result.attainment.word == verdict
        and not each.result.units
    )
    return screen([found], "en", 300)


def test_what_was_done_in_an_earlier_year_says_in_which(tmp_path: Path) -> None:
    file = tmp_path / "acts.csv"
    file.write_text("指标编码,年份,数值\ndistrict_plan_adopted,2021,是\nchildcare_places,2024,70\n", "utf-8")
    text = words_of(file, "implementation.plan_adopted", "en")
    assert "√ attained (due: once)\n" in text and "reported as done in 2021; once is enough\n" in text


def test_what_does_not_apply_names_who_says_so() -> None:
    assert "报送单位注明不适用：石拐区" in words_of(DISTRICT, "health.myopia_senior")
    gap = words_of(DISTRICT, "overall.vaccination_areas", area="白狐沟街道")
    assert "规划的这项目标不针对该地区" in gap


def test_missing_figures_are_named() -> None:
    assert "没有报送2024年的数据" in words_of(DISTRICT, "health.new_myopia")
    assert "2020年为0，升降幅度无意义" in words_of(DISTRICT, "safety.child_injury_mortality")
    assert "缺2020年的值" in words_of(DISTRICT, "education.disabled_compulsory_retention")


UNREADABLE = [
    (["约88", "%", None, None], {"value": "E2"}, "E2", "约88"),
    ([None, "%", "约88", 120], {"numerator": "G2", "denominator": "H2"}, "G2,H2", "约88"),
]  # fmt: skip


@pytest.mark.parametrize(("sent", "cells", "told", "quoted"), UNREADABLE)
def test_a_cell_that_cannot_be_read_is_named(
    sent: list[object], cells: dict[str, str], told: str, quoted: str, tmp_path: Path
) -> None:
    file = workbook(tmp_path / "a.xlsx", [["3岁以下儿童系统管理率", "石拐区", "合计", 2024, *sent]])
    found = one(file, "health.under3_managed")
    reading = found["cells"][0]
    assert reading["state"] == "withheld"
    parts = ("numerator", "denominator", "value")
    assert {part: reading[part]["source"]["cell"] for part in parts if reading[part]} == cells
    assert next(reading[part]["number"] for part in parts if reading[part]) is None
    explained_one = [each for each in explained(file) if each.result.target.id == "health.under3_managed"]
    shown, english = screen(explained_one, "zh", 100), screen(explained_one, "en", 100)
    assert f"监测数据!{told}的数字有错误，改正前不采用" in shown
    assert f"the numbers in 监测数据!{told} are withheld until their fault is mended" in english
    assert quoted in shown


def test_a_withheld_value_is_named_with_its_cell_and_its_fault(tmp_path: Path) -> None:
    rows = [
        ["3岁以下儿童系统管理率", "石拐区", "合计", 2024, 95, "%", 110, 100],
        ["7岁以下儿童健康管理率", "石拐区", "合计", 2024, 95, "%", None, None],
    ]
    file = workbook(tmp_path / "faulty.xlsx", rows)
    found = one(file, "health.under3_managed")
    assert found["attainment"] == "no_data"
    assert [each["state"] for each in found["cells"]] == ["withheld"]
    assert found["findings"]
    text = words_of(file, "health.under3_managed")
    assert "监测数据!G2,H2,E2的数字有错误，改正前不采用" in text
    assert f"{found['findings'][0]['code']} faulty.xlsx 监测数据!" in text
    assert one(file, "health.under7_managed")["findings"] == []


def test_units_are_explained_one_by_one() -> None:
    found = one(DISTRICT, "health.vaccination_coverage")
    assert len(found["units"]) == 8
    failing = [unit for unit in found["units"] if unit["attainment"] == "not_attained"]
    assert [unit["area"] for unit in failing] == ["白狐沟街道"]
    assert failing[0]["comparison"]["text"] == "181 × 100 = 18100 < 90 × 210 = 18900"
    text = words_of(DISTRICT, "health.vaccination_coverage")
    assert "8个单位须个个达到：达到7个，未达到1个，没有数据0个" in text
    assert "白狐沟街道" in text.split("2024年各单位")[1]


# every target, in both languages, on screens of two widths

BAD = re.compile(
    r"\bNone\b|\bnan\b|\binf\b|，，|；；|。。|：：|；。|。；|，。|，；|；，|：；|：$|,,|;;|\.\.|, ;|; ;|: :"
    r"|\( | \)|（）|\(\)|\{|\}|“”|-0[‰%]"
)
"""What a template leaves behind when a field is empty, and punctuation that nobody sets."""


def assert_reads_well(text: str, target: str) -> None:
    for line in text.splitlines():
        assert not BAD.search(line), f"{target}: {line}"


@samples
@pytest.mark.parametrize("lang", LANGS)
def test_every_target_reads_well(file: Path, area: str | None, year: int, lang: Lang) -> None:
    for each in explained(file, area, year):
        if each.result.attainment.word == "not_quantified" and (file, year) != (DISTRICT, 2024):
            continue  # it reads the same whatever was sent
        text = screen([each], lang, 400)
        assert_reads_well(text, each.result.target.id)
        if lang == "en":
            names = {cell.sheet for reading in each.read for cell in reading.cells}
            for name in names:
                text = text.replace(name, "")
            assert not re.search("[\u4e00-\u9fff]", text), f"{each.result.target.id}: {text}"


@pytest.mark.parametrize(("file", "area", "year"), FEW, ids=["石拐区-2024", "全国-2022"])
@pytest.mark.parametrize("width", [80, 120])
def test_no_line_is_wider_than_the_screen(file: Path, area: str | None, year: int, width: int) -> None:
    for lang in LANGS:
        for each in explained(file, area, year):
            wide = [line for line in screen([each], lang, width).splitlines() if cell_len(line) > width]
            assert wide == []


def test_most_explanations_fit_a_screen() -> None:
    lengths = sorted(len(screen([each], "zh", 120).splitlines()) for each in explained(DISTRICT))
    assert lengths[int(len(lengths) * 0.95)] <= 50
    assert lengths[-1] <= 75


def test_every_criterion_scope_and_verdict_is_explained(injuries: Path) -> None:
    found = [*explained(DISTRICT), *explained(injuries)]
    judged = {each.result.target.criterion.kind for each in found if each.result.attainment.judged}
    assert judged == {target.criterion.kind for target in plan().targets} - {"not_quantified"}
    assert {each.result.target.scope for each in found if each.result.attainment.judged} >= {
        target.scope for target in plan().targets
    }
    verdicts = {each.result.attainment.word for each in found}
    assert verdicts == {"attained", "not_attained", "no_data", "no_baseline", "not_applicable", "not_quantified"}


@pytest.mark.parametrize("lang", LANGS)
def test_markdown_has_the_same_content_with_tables_and_charts(lang: Lang) -> None:
    found = [each for each in explained(DISTRICT) if each.result.target.id == "health.infant_mortality"]
    text = explanation_markdown(found, lang)
    assert text.count("```") == 2
    assert "│" in text.split("```")[1]
    assert text.count("| ---") >= 2
    for formula in ("0 ÷ 121 × 1000 = 0", "0 × 1000 = 0 ≤ 5 × 121 = 605"):
        assert formula in text.replace("\\", "")
    for line in text.splitlines():
        assert line == line.rstrip()


@pytest.mark.parametrize("lang", LANGS)
def test_every_target_can_be_written_as_markdown(lang: Lang) -> None:
    text = explanation_markdown(explained(DISTRICT), lang)
    assert text.count("\n## ") == len(plan().targets)
    assert not re.search(r"\b(None|nan)\b", text)


KEYS = {
    "target", "clause", "statement", "criterion", "due", "scope", "indicator", "cells", "computed", "gaps", "value",
    "measured", "baseline", "threshold", "comparison", "units", "steps_since_base", "attainment", "margin", "years",
    "broken_years", "act", "evidence", "outlook", "early_warnings", "measures", "assumptions", "note", "findings",
}  # fmt: skip


def test_the_json_has_the_same_keys_for_every_target() -> None:
    for document in documents(DISTRICT):
        assert document.keys() == KEYS
        assert document["clause"].keys() == {"domain", "section", "item", "title"}


def test_the_years_are_those_of_the_record() -> None:
    found = one(DISTRICT, "health.infant_mortality")
    assert [(each["year"], each["attainment"]) for each in found["years"]] == [
        (2020, "not_attained"),
        (2021, "attained"),
        (2022, "not_attained"),
        (2023, "attained"),
        (2024, "attained"),
    ]
    assert found["broken_years"] == [2022]
    assert "未达到的年份：2022" in words_of(DISTRICT, "health.infant_mortality")
