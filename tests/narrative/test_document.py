"""The document as its writers get it: numbers, labels, typed cells, facets, charts."""

from dataclasses import replace

import pytest

from assessment.worlds import COUNTY, second_plan
from narrative.worlds import material, report, section, told
from shigua_monitor.narrative.compose import compose, file_name
from shigua_monitor.narrative.document import AttainmentChart, Choice, ComparisonChart, ForecastPoint, Table, YearPoint

PLAN = second_plan()
SERIES = {2022: (80, 100), 2023: (85, 100), 2024: (90, 100)}
FIGURES = told(PLAN, screening=SERIES, enrolment={2023: 99.0, 2024: {COUNTY: 98.0, "示例市": 99.0}})


def test_headings_are_numbered_in_the_style_of_the_language() -> None:
    zh, en = ([part.number for part in report(PLAN, FIGURES, "midterm", lang).sections] for lang in ("zh", "en"))
    assert zh[:5] == ["一、", "二、", "三、", "（一）", "（二）"]
    assert "十一、" in zh
    assert en[:5] == ["1 ", "2 ", "3 ", "3.1 ", "3.2 "]


def test_tables_and_figures_are_numbered_each_in_its_own_row() -> None:
    document = report(PLAN, FIGURES, lang="zh")
    assert [table.label for table in document.tables] == [f"表{n}" for n in range(1, len(list(document.tables)) + 1)]
    assert [figure.label for figure in document.figures][:2] == ["图1", "图2"]
    assert [figure.anchor for figure in document.figures][:2] == ["figure-1", "figure-2"]


def test_a_row_of_results_has_typed_cells_and_says_what_it_is_filtered_by() -> None:
    table = next(block for block in section(report(PLAN, FIGURES), "domain-care").blocks if isinstance(block, Table))
    assert [column.key for column in table.columns] == [
        "clause", "indicator", "value", "criterion", "verdict", "margin", "change",
    ]  # fmt: skip
    row = table.rows[0]
    value, verdict = row.cells[2], row.cells[4]
    assert (value.text, value.number, value.number_format) == ("90.0%", 90.0, '0.0"%"')
    assert (verdict.text, verdict.code) == ("√ attained?", "attained")
    assert row.facets is not None
    assert row.facets.target == "care.screening_reached"
    assert row.facets.domain == Choice("care", "Care")
    assert row.facets.department == Choice("care_office", "Care Office")
    assert row.facets.attainment == Choice("attained", "attained")


def test_a_warned_row_carries_its_warnings() -> None:
    table = next(block for block in section(report(PLAN, FIGURES), "domain-schools").blocks if isinstance(block, Table))
    facets = [row.facets for row in table.rows if row.facets and row.facets.target == "schools.report"]
    assert [facet.warnings for facet in facets] == [(Choice("W501", "no data: a special survey is due"),)]


def test_the_chart_of_a_target_has_every_year_its_limit_its_interval_and_the_forecast() -> None:
    chart = report(PLAN, FIGURES).charts["care.screening_reached"]
    assert [(point.year, point.value, point.target, point.attained) for point in chart.points] == [
        (2022, 80.0, 88.5, False),
        (2023, 85.0, 88.5, False),
        (2024, 90.0, 88.5, True),
    ]
    low, high = chart.points[-1].low, chart.points[-1].high
    assert low is not None and high is not None and 82 < low < 90 < high < 95
    (ahead,) = chart.forecast
    assert ahead.year == 2025 and ahead.low <= ahead.middle <= ahead.high
    assert (chart.unit, chart.upward) == ("%", True)
    assert chart.legend.target == "reach and keep: at least 88.5%"
    assert chart.alternative.startswith("Hearing screening rate: 2022 (80.0%), 2023 (85.0%), 2024 (90.0%); reach and")


def test_a_year_without_a_figure_stays_in_the_chart_without_one() -> None:
    figures = told(PLAN, enrolment={2022: 100.0, 2024: 101.0}, screening={2023: 80.0})
    chart = report(PLAN, figures).charts["schools.enrolment_kept"]
    assert chart.points[1] == YearPoint(2023, None, 100.0, None, None, None)
    assert chart.points[0].attained is None
    assert all(isinstance(point, ForecastPoint) for point in chart.forecast)


def test_one_figure_makes_no_chart_and_an_act_has_none() -> None:
    figures = told(PLAN, enrolment={2024: 101.0}, care_line={2023: 0.0, 2024: 1.0})
    assert report(PLAN, figures).charts == {}


def test_the_picture_of_the_domains_has_the_counts_of_their_verdicts() -> None:
    figure = next(report(PLAN, FIGURES).figures)
    assert isinstance(figure.chart, AttainmentChart)
    assert [choice.code for choice in figure.chart.domains] == ["care", "schools"]
    assert figure.chart.counts[0][:2] == (1, 0)
    assert figure.alternative == "Attainment by domain: Care: 1 attained of 1 judged."


def test_a_comparison_is_drawn_with_the_own_area_first() -> None:
    figure = list(report(PLAN, FIGURES).figures)[-1]
    assert isinstance(figure.chart, ComparisonChart)
    assert [(bar.name, bar.value, bar.own) for bar in figure.chart.bars] == [
        ("Sample County", 98.0, True),
        ("Sample City", 99.0, False),
    ]
    assert figure.chart.target is None
    assert [row.cells[0].text for row in figure.table.rows] == ["Sample County", "Sample City"]


def test_an_area_of_comparison_is_titled_as_itself() -> None:
    found = told(PLAN, screening={2024: {"示例市": 91.0}})
    document = report(PLAN, found, lang="zh", area="示例市")
    assert document.title == "示例市2024年度儿童发展统计监测报告"
    assert document.subtitle == "以《示例县儿童发展规划（2023—2027年）》的目标衡量"
    assert "units" not in [part.anchor for part in document.sections]


def test_a_part_of_the_domains_is_named_on_the_title_page() -> None:
    whole = material(PLAN, FIGURES, lang="zh")
    results = [result for result in whole.results if result.target.clause.domain == "care"]
    part = replace(whole, outcome=whole.outcome._replace(results=results))
    assert [(fact.label, fact.text) for fact in compose(part).facts][-1] == ("所含领域", "儿童照护")


def test_many_files_are_named_in_part_on_the_title_page() -> None:
    whole = material(PLAN, FIGURES, lang="zh")
    tables = [whole.outcome.tables[0]._replace(file=f"{n}.csv") for n in range(8)]
    facts = compose(replace(whole, outcome=whole.outcome._replace(tables=tables))).facts
    assert facts[-1].text == "0.csv、1.csv、2.csv、3.csv、4.csv、5.csv等8个文件"


@pytest.mark.parametrize(("name", "file"), [("区残联", "区残联"), ('a/b\\c:d*e?f"g<h>i|j\n', "a_b_c_d_e_f_g_h_i_j_")])
def test_a_department_gives_its_file_a_name_that_any_system_takes(name: str, file: str) -> None:
    assert file_name(name) == file
