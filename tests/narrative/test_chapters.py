"""What the chapters say of one small world, word by word."""

import pytest

from assessment.worlds import COUNTY, second_plan
from narrative.worlds import every_text, report, section, sentences, table_rows, told
from shigua_monitor.plan.model import Plan

PLAN = second_plan()
FIGURES = told(
    PLAN,
    screening={
        2022: (80, 100),
        2023: {COUNTY: (88, 100), "甲镇": 70.0, "乙镇": (90, 100), "示例市": 91.0},
        2024: {
            COUNTY: (88, 100),
            "甲镇": 70.0,
            "乙镇": (90, 100),
            "示例市": 91.0,
            "urban": (50, 50),
            "rural": (38, 50),
        },
    },
    scald_admissions={2024: (0, 8000)},
    care_line={2023: 0.0, 2024: 1.0},
    enrolment={2022: 100.0, 2023: 99.0, 2024: 101.0},
    bus_minutes={2022: 30.0, 2023: 30.0, 2024: 31.0},
)


def said(anchor: str, lang: str = "zh", kind: str = "annual", figures: list = FIGURES, plan: Plan = PLAN) -> list[str]:
    return sentences(section(report(plan, figures, kind, lang), anchor))


def rows(anchor: str, lang: str = "zh", kind: str = "annual", figures: list = FIGURES) -> list[list[str]]:
    return table_rows(section(report(PLAN, figures, kind, lang), anchor))


def test_the_overview_gives_the_counts_the_classes_and_what_could_not_be_judged() -> None:
    assert said("overview") == [
        "达标情况：2024年，示例县监测规划的16项目标，可量化15项，可判断6项。达标3项（其中提前达标1项），未达标3项，达标率50.0%，"
        "达标占可量化的20.0%。3项结论因数字小，不能断定真实水平，表中标“？”。",
        "分类情况：提前达标或已达标3项，预期可达标0项，未达标3项（需关注1项，数据不足1项，每年保持等不作预期1项），"
        "无法判断8项（无数据6项，无基期值2项）；不适用1项；没有数值、须定性评估1项。",
        "比上年：新达标2项目标：照护专线、幼儿班毛入学率。没有由达标转为未达标的目标。",
        "明显变化：与2022年相比，没有指标的变化超出偶然范围。",
        "预警：共2条：未能每年保持1条，平均达标而有单位未达标1条。另有6项目标无数据，应补报、调查或报告进展。",
    ]


def test_the_overview_in_english() -> None:
    assert said("overview", "en") == [
        "Attainment: in 2024, Sample County was measured against 16 targets of the plan; 15 can be quantified, and 6 "
        "could be judged. Of these, 3 attained (1 of them early), 3 not attained: an attainment rate of 50.0%, or "
        "20.0% of all that can be quantified. The numbers are too small to tell the underlying level behind 3 "
        "verdicts, marked “?” in the tables.",
        "Classes: met or met early 3, expected to be met 0, not met 3 (watch: 1; insufficient data: 1; without an "
        "outlook, such as those for every year: 1), cannot be judged 8 (no data: 6; no baseline: 2); not applicable "
        "1; without a figure, for a qualitative evaluation 1.",
        "Against the year before: 2 targets newly attained: Care line; Gross enrolment in infant classes. Nothing was "
        "lost.",
        "Clear changes: since 2022 no figure has moved beyond chance.",
        "Early warnings: 2 in all (an every-year target is broken: 1; some units fail behind a good average: 1). 6 "
        "targets without data, for a return, a survey or a report.",
    ]


def test_a_domain_tells_what_is_attained_what_is_not_and_what_cannot_be_judged() -> None:
    assert said("domain-care") == [
        "8项可量化目标中，可判断4项：达标2项（其中提前达标1项），未达标2项，达标率50.0%。"
        "3项结论因数字小，不能断定真实水平。另有1项目标没有数值，须定性评估。",
        "达标2项：",
        "上年无数据可比1项：烫伤住院率。",
        "已落实的工作1项：照护专线。",
        "未达标2项：",
        "听力筛查率为88.0%（达到并保持：不低于88.5%），与目标相差0.5个百分点，与上年持平。"
        "数字小，不能断定真实水平是否达标。"
        "预期：需关注（进度为应有的235%，增速为应有的239%，2027年预计88.4%，80%区间[79.0%，97.0%]）。"
        "责任单位：县照护办。",
        "听力筛查率总体为88.0%（2026年目标：各乡镇均不低于72.5%），与上年持平。"
        "3个单位中1个未达标：甲镇（70.0%）。未报的单位：丙镇。数据不足，暂不能作出预期。责任单位：县照护办。",
        "无数据2项：名单、责任单位和报送期限见“数据缺口与专项调查”。",
        "无基期值2项：听力筛查率城乡差距（缺2022年的值）、听力筛查率地区差距（缺2022年的值）。",
    ]


def test_a_domain_in_english() -> None:
    assert said("domain-schools", "en") == [
        "7 quantified targets, of which 2 could be judged: 1 attained, 1 not attained; attainment rate 50.0%.",
        "Attained (1):",
        "Better than the year before (1): Gross enrolment in infant classes (up 2.0 percentage points).",
        "Not attained (1):",
        "Gross enrolment in infant classes: 101.0% (2027 target: above the 100.0% of 2022 without a step back in "
        "between), up 2.0 percentage points from the year before. It went back from 100.0% to 99.0% in 2023. "
        "Department: School Board.",
        "No data (4): named under “Missing data and surveys”, with who owes them and by when.",
        "Not applicable (1): Bus ride (The county has no boarding school).",
    ]


def test_of_a_steady_trend_the_step_back_is_told_that_decides_not_one_before_the_base_year() -> None:
    figures = told(PLAN, enrolment={2020: 100.0, 2021: 97.0, 2022: 98.0, 2023: 99.5, 2024: 99.0})
    (item,) = [text for text in said("domain-schools", "en", figures=figures) if "went back" in text]
    assert "It went back from 99.5% to 99.0% in 2024." in item and "2021" not in item


def test_where_an_outlook_has_a_chapter_the_domain_only_names_it() -> None:
    (item,) = [text for text in said("domain-care", kind="midterm") if text.startswith("听力筛查率为")]
    assert item.endswith("真实水平是否达标。预期：需关注。责任单位：县照护办。")


def test_changes_name_what_was_newly_attained_with_both_figures() -> None:
    assert rows("changes") == [
        ["照护专线", "未落实", "已落实", "落实"],
        ["幼儿班毛入学率", "99.0%", "101.0%", "每年保持：不低于2022年的100.0%"],
    ]
    assert said("changes") == [
        "比上年新达标2项目标。",
        "没有由上年达标转为未达标的目标。",
        "同比没有指标的改善超出偶然范围。",
        "同比没有指标的变差超出偶然范围。",
    ]


def test_without_the_year_before_nothing_is_compared() -> None:
    alone = told(PLAN, screening={2024: (88, 100)})
    assert said("changes", figures=alone) == ["2023年没有数据，不能与上年比较。"]
    assert said("changes", "en", figures=alone) == ["There is no data of 2023 to compare with."]


def test_a_change_beyond_chance_stands_before_one_that_cannot_be_tested() -> None:
    figures = told(PLAN, screening={2022: (80, 100), 2024: (190, 200)}, enrolment={2022: 100.0, 2024: 101.0})
    assert said("went-well", figures=figures)[:4] == [
        "与2022年相比，改善超出偶然范围的有1项指标：",
        "听力筛查率由80.0%变为95.0%，比2022年提高15.0个百分点。",
        "与2022年相比，有1项指标改善，但没有分子分母可供检验是否偶然：",
        "幼儿班毛入学率由100.0%变为101.0%，比2022年提高1.0个百分点。",
    ]
    assert said("weak", figures=figures) == ["与2022年相比，没有指标的变差超出偶然范围。"]


def test_missing_figures_and_unreported_acts_stand_apart_with_what_to_do() -> None:
    assert said("missing") == [
        "2024年有5项目标缺少监测数据，责任单位应补报；没有常规统计的，应开展专项调查。"
        "另有1项目标属于工作事项，2024年未报是否落实，责任单位应报告进展。"
    ]
    assert rows("missing") == [
        ["县照护办", "照护站护士数", "全部", "规划未定"],
        ["县校务局", "缺课率", "全部", "规划未定"],
        ["县校务局", "缺课率（农村）", "全部", "规划未定"],
        ["县校务局", "校车单程时间（城市）", "城镇", "规划未定"],
        ["县登记处", "演练缺席率", "全部", "规划未定"],
        ["县校务局", "1", "学年报告"],
    ]


@pytest.mark.parametrize(
    ("then", "now", "words"),
    [
        ((90.0, 80.0), (90.0, 85.0), ["5.0个百分点", "2022年（10.0个百分点）", "缩小"]),
        ((90.0, 80.0), (95.0, 80.0), ["15.0个百分点", "2022年（10.0个百分点）", "扩大"]),
        ((90.0, 80.0), (80.0, 90.0), ["10.0个百分点", "2022年（10.0个百分点）", "持平"]),
        ((90.0, None), (90.0, 90.0), ["0个百分点", "—", "无可比年份"]),
    ],
)
def test_a_gap_between_groups_narrows_widens_or_stays(then: tuple, now: tuple, words: list[str]) -> None:
    parts = ("urban", "rural")
    years = {2022: dict(zip(parts, then, strict=True)), 2024: dict(zip(parts, now, strict=True))}
    (row,) = rows("groups", figures=told(PLAN, screening=years, bus_minutes={2024: 30.0}))
    assert row[3:6] == words
    assert row[-1] == "无从检验"


def test_a_gap_beyond_chance_is_told_in_a_sentence() -> None:
    assert said("groups")[-1] == "听力筛查率：城镇100.0%，乡村76.0%，相差24.0个百分点。"


def test_without_groups_and_other_areas_that_is_said() -> None:
    alone = told(PLAN, screening={2024: (88, 100)})
    assert said("groups", figures=alone) == ["2024年没有报送分性别、城乡、年龄的数据。"]
    assert said("comparison", figures=alone) == ["没有给出市、自治区或全国的可比数据。"]


def test_townships_are_compared_and_marked() -> None:
    assert rows("units") == [
        ["听力筛查率", "2", "乙镇（90.0%）", "甲镇（70.0%）", "20.0个百分点", "2023年（20.0个百分点）", "持平"],
        ["听力筛查率", "≥88.5%", "×", "√", "○", "○"],
        ["听力筛查率※", "≥72.5%", "×", "√", "○", "—"],
    ]


def test_another_area_is_compared_by_the_side_that_is_better() -> None:
    figures = told(
        PLAN,
        screening={2023: {"示例市": 91.0}, 2024: {COUNTY: 88.0}},
        scald_admissions={2024: {COUNTY: 40.0, "示例市": 55.0}},
        enrolment={2024: {COUNTY: 99.0, "示例市": 99.0}},
    )
    assert said("comparison", figures=figures)[:-1] == [
        "与示例市可比的指标有3项：",
        "好于示例市的1项：烫伤住院率（低15.0/10万）。",
        "差于示例市的1项：听力筛查率（低3.0个百分点）。",
        "与示例市相同的1项：幼儿班毛入学率。",
    ]
    assert rows("comparison", figures=figures)[0] == ["听力筛查率", "88.0%", "91.0%（2023年）"]


def test_the_evaluations_add_progress_outlook_record_measures_clauses_and_advice() -> None:
    anchors = [part.anchor for part in report(PLAN, FIGURES, "midterm").sections if part.level == 1]
    assert anchors == [
        "overview", "progress", "domains", "changes", "outlook", "every-year", "strengths", "alarms", "breakdowns",
        "effects", "comparison", "qualitative", "problems-and-advice", "missing", "submissions", "method",
    ]  # fmt: skip
    final = [part.anchor for part in report(PLAN, FIGURES, "final").sections if part.level == 1]
    assert final == [anchor for anchor in anchors if anchor != "outlook"]


def test_progress_says_of_every_figure_whether_chance_explains_it() -> None:
    assert rows("progress", kind="midterm")[:2] == [
        ["听力筛查率", "80.0%", "88.0%", "+8.0", "改善", "否"],
        ["烫伤住院率", "62.5/10万", "0.0/10万", "-62.5", "改善", "否"],
    ]


def test_the_record_has_a_mark_and_a_figure_for_each_year() -> None:
    assert rows("every-year", kind="midterm") == [
        ["听力筛查率", "≥88.5%", "× 88.0%", "× 88.0%"],
        ["幼儿班毛入学率", "不低于2022年", "× 99.0%", "√ 101.0%"],
    ]


def test_a_measure_counts_the_figure_itself_beside_its_gaps() -> None:
    """The rate got better and so did the gap between areas; the gap between town and country got worse."""
    figures = told(
        PLAN,
        screening={
            2022: {COUNTY: (80, 100), "urban": (40, 50), "rural": (40, 50), "甲镇": 60.0, "乙镇": 90.0},
            2024: {COUNTY: (88, 100), "urban": (50, 50), "rural": (38, 50), "甲镇": 80.0, "乙镇": 90.0},
        },
    )
    assert rows("effects", kind="midterm", figures=figures)[0][:5] == ["儿童照护措施1“照护站建设”", "3", "1", "2", "1"]


def test_an_act_and_a_clause_without_a_figure_are_listed_with_what_was_reported() -> None:
    assert rows("qualitative", kind="midterm") == [
        ["儿童照护", "措施2", "照护专线", "已落实", "县照护办"],
        ["县照护办", "1", "宣传安全知识"],
    ]
    assert said("qualitative", kind="midterm") == [
        "工作事项2项：已落实1项、未报1项。未量化条款1项：未报1项。未报的工作事项见“数据缺口与专项调查”。"
    ]


def test_advice_names_the_measure_its_targets_and_who_answers() -> None:
    assert said("advice", kind="midterm") == [
        "县照护办：",
        "加强儿童照护措施1“照护站建设”：针对幼儿班毛入学率、听力筛查率。",
        "数据补报和专项调查：缺少监测数据的5项目标，由责任单位补报，没有常规统计的开展专项调查；"
        "未报进展的工作事项1项，由责任单位报告是否落实。",
    ]


def test_who_sent_nothing_is_named_and_who_sent_what_is_counted() -> None:
    assert said("submissions")[1] == "应报2024年数据的3个责任单位中，1个尚未报送任何数据：县登记处。"
    assert rows("submissions")[1:] == [
        ["县照护办", "4", "2", "1", "1", "—"],
        ["县校务局", "4", "1", "1", "2", "—"],
        ["县登记处", "1", "0", "0", "1", "—"],
    ]


def test_of_an_area_that_owes_no_data_only_what_is_known_is_told() -> None:
    figures = told(PLAN, screening={2023: {"示例市": 91.0}, 2024: {"示例市": 92.0}})
    document = report(PLAN, figures, lang="zh", area="示例市")
    anchors = [part.anchor for part in document.sections]
    assert not {"missing", "comparison", "units", "domain-schools"} & set(anchors)
    assert sentences(section(document, "domains")) == ["没有一项可判断的领域：学校生活。"]
    assert sentences(section(document, "domain-care")) == [
        "8项可量化目标中，可判断1项：达标1项，未达标0项，达标率100.0%。另有1项目标没有数值，须定性评估。",
        "达标1项：",
        "同比改善1项：听力筛查率（提高1.0个百分点）。",
        "未能判断：无数据4项，不适用3项。",
    ]
    assert table_rows(section(document, "domain-care"))[0] == [
        "目标1", "听力筛查率", "92.0%", "≥88.5%", "√ 达标", "+3.5", "+1.0",
    ]  # fmt: skip
    assert sentences(section(document, "weak")) == ["没有可与2022年比较的指标。"]


def test_a_final_verdict_names_the_year_that_broke_a_target_that_holds_now() -> None:
    figures = told(PLAN, enrolment={2022: 100.0, 2023: 99.0, 2024: 101.0})
    annual, final = (said("domain-schools", kind=kind, figures=figures) for kind in ("annual", "final"))
    assert annual[1:3] == ["达标1项：", "同比改善1项：幼儿班毛入学率（提高2.0个百分点）。"]
    assert (
        "幼儿班毛入学率为101.0%（每年保持：不低于2022年的100.0%），同比提高2.0个百分点；本年达到，但2023年未达到。"
        "责任单位：县登记处。"
    ) in final
    assert (
        "未达标项中，1项本年达到而往年有未达到的，按终期评估的规则计为未达标。"
        in said("overview", kind="final", figures=figures)[0]
    )


def test_an_evaluation_of_another_year_than_the_plan_s_says_so() -> None:
    assert said("overview", kind="midterm")[0].endswith("规划的中期评估年份为2025年，本报告依据2024年的数据。")
    in_time = told(PLAN, screening={2025: 90.0})
    assert "评估年份" not in said("overview", kind="midterm", figures=in_time)[0]


def test_what_is_attained_is_sorted_by_the_way_it_went_and_told_once_a_figure() -> None:
    figures = told(PLAN, screening={2022: 80.0, 2024: {COUNTY: 90.0, "甲镇": 80.0, "乙镇": 80.0, "丙镇": 80.0}})
    assert said("domain-care", figures=figures)[1:3] == ["达标2项：", "上年无数据可比2项：听力筛查率（见于2个条款）。"]
    kept = told(PLAN, enrolment={2022: 100.0, 2023: 100.5, 2024: 101.0})
    assert said("domain-schools", "en", figures=kept)[1:3] == [
        "Attained (2):",
        "Better than the year before (2): Gross enrolment in infant classes (up 0.5 percentage points; in 2 clauses).",
    ]
    worse = told(PLAN, screening={2023: 95.0, 2024: 92.0})
    assert "同比变差1项：听力筛查率（下降3.0个百分点）。" in said("domain-care", figures=worse)


def test_nobody_answers_for_an_area_that_stands_for_comparison() -> None:
    document = report(PLAN, FIGURES, "midterm", "zh", area="示例市")
    headings = [part.heading for part in document.sections]
    assert "主要问题" in headings
    assert "工作建议" not in headings
    assert "问题与建议" not in headings
    names = [department.name.zh for department in PLAN.file.departments]
    assert [text for text in every_text(document) if any(name in text for name in names)] == []


def test_in_the_last_year_nothing_is_early_and_what_was_missed_calls_for_measures() -> None:
    figures = told(PLAN, screening={2022: (900, 1000), 2026: (960, 1000), 2027: (970, 1000)},
                   enrolment={2022: 100.0, 2027: 99.0}, care_line={2027: 0.0})  # fmt: skip
    overview = said("overview", kind="final", figures=figures)
    assert overview[1].startswith("分类情况：达标1项，未达标3项，无法判断")
    assert not any(word in " ".join(overview) for word in ("提前", "预期", "评估年份"))
    assert said("went-well", kind="final", figures=figures)[-1] == "达标且统计上确定的1项：听力筛查率。"
    assert "学校生活：期满未达标：幼儿班毛入学率；" in said("problems", kind="final", figures=figures)[-1]
    assert not [text for text in said("method", kind="final", figures=figures) if "线性进度" in text]


def test_a_final_report_before_the_end_says_that_it_is_not_final() -> None:
    assert said("overview", kind="final")[0].endswith(
        "规划的终期评估年份为2027年，本报告依据2024年的数据：目标年份未到的，结论只说明截至2024年的情况。"
    )
