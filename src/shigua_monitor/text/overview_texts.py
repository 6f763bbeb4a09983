"""Sentences of the first chapter of a report and of its chapter of the domains."""

TEXTS: dict[str, tuple[str, str]] = {
    # overview
    "overview.head.result": ("达标情况：", "Attainment:"),
    "overview.head.classes": ("分类情况：", "Classes:"),
    "overview.head.not_judged": ("未能判断：", "Not judged:"),
    "overview.head.year_before": ("比上年：", "Against the year before:"),
    "overview.head.standing_out": ("明显变化：", "Clear changes:"),
    "overview.head.warnings": ("预警：", "Early warnings:"),
    "overview.scope": (
        "{year}年，{area}对照《{plan}》监测{targets}，其中可量化{quantified}项，可判断{judged}项",
        "for {year}, {area} is measured by {targets} of the {plan}; quantified: {quantified}; judged: {judged}",
    ),
    "overview.scope_elsewhere": (
        "{year}年，以《{plan}》的{targets}衡量{area}，其中可量化{quantified}项，可判断{judged}项",
        "for {year}, {area} is measured by {targets} of the {plan}; quantified: {quantified}; judged: {judged}",
    ),
    "overview.rate": (
        "可判断的{judged}项中，达标{attained}项，未达标{not_attained}项，达标率{rate}；"
        "达标项占全部可量化要求的{rate_of_quantified}",
        "Of {judged} judged, attained: {attained}, not attained: {not_attained}; attainment rate: {rate}, and "
        "{rate_of_quantified} of all quantified",
    ),
    "overview.no_rate": ("没有可判断的要求，达标率无从计算", "nothing could be judged, so there is no attainment rate"),
    "overview.doubt": (
        "其中{unsure}因数字小，按区间不能断定真实水平，表中以“？”标出；结论仍以实际数据为准",
        "{unsure} marked “?” in the tables: the numbers are too small for the interval to tell the underlying level; "
        "the verdict goes by the counted fact",
    ),
    "overview.evaluation.midterm": (
        "规划的中期评估年份为{planned}年，本报告以{year}年的数据写成",
        "the plan's mid-term evaluation is that of {planned}; this report rests on the figures of {year}",
    ),
    "overview.evaluation.final": (
        "规划的终期评估年份为{planned}年，本报告以{year}年的数据写成",
        "the plan's final evaluation is that of {planned}; this report rests on the figures of {year}",
    ),
    "overview.classes": (
        "提前达标或已达标{met}项（其中提前达标{early}项），预期可达标{expected}项，未达标{not_met}项，无法判断{cannot_judge}项",
        "met or met early {met} (of these met early {early}), expected to be met {expected}, "
        "not met {not_met}, cannot be judged {cannot_judge}",
    ),
    "overview.missed": ("未达标项的预期：{parts}", "outlook of those not met: {parts}"),
    "overview.no_outlook": ("每年保持等不作预期", "without an outlook, such as those for every year"),
    "overview.part": ("{name}{number}项", "{name} {number}"),
    "overview.not_judged": ("可量化而未能判断的共{number}项：{parts}", "quantified but not judged: {number} ({parts})"),
    "overview.all_judged": ("可量化的要求均已判断", "all quantified demands were judged"),
    "overview.qualitative": (
        "另有{number}没有数值，须定性评估",
        "without a figure, for a qualitative evaluation: {number}",
    ),
    "overview.no_year_before": ("{year}年没有数据，不能与上年比较", "there is no data of {year} to compare with"),
    "overview.gained.some": ("新达标{number}", "newly attained: {number}"),
    "overview.gained.none": ("没有新达标的要求", "nothing was newly attained"),
    "overview.lost.some": ("由达标转为未达标{number}，涉及{names}", "lost: {number}, concerning {names}"),
    "overview.lost.none": ("没有由达标转为未达标的要求", "nothing was lost"),
    "overview.improved": (
        "{year}年以来改善超出偶然范围的有{names}",
        "better since {year} beyond chance: {names}",
    ),
    "overview.worsened": (
        "{year}年以来变差超出偶然范围的有{names}",
        "worse since {year} beyond chance: {names}",
    ),
    "overview.nothing_beyond_chance": (
        "{year}年以来没有指标的变化超出偶然范围",
        "since {year} no figure has moved beyond chance",
    ),
    "overview.warnings": ("共发出{number}：{parts}", "{number}: {parts}"),
    "overview.no_warnings": ("没有发出预警", "no early warnings were raised"),
    "overview.surveys": (
        "另有{number}无数据，应补报、开展专项调查或报告进展",
        "without data, for a return, a survey or a report: {number}",
    ),
    "overview.late": ("逾期未报送任何数据的责任单位：{names}", "nothing was sent by its deadline by {names}"),
    # domains
    "domain.counts": (
        "{domain}领域有{quantified}，可判断{judged}项，达标{attained}项，未达标{not_attained}项，达标率{rate}",
        "{domain}: {quantified}; judged {judged}, attained {attained}, not attained {not_attained}, "
        "attainment rate {rate}",
    ),
    "domains.nothing_judged": ("没有一项可判断的领域：{names}", "domains of which nothing could be judged: {names}"),
    "domain.nothing_judged": (
        "{domain}领域有{quantified}，没有一项可判断",
        "{domain}: {quantified}; none of them could be judged",
    ),
    "domain.no_figures": (
        "{domain}领域的{number}均没有数值，须定性评估",
        "{domain}: {number}, all without a figure and for a qualitative evaluation",
    ),
    "domain.qualitative": (
        "另有{number}没有数值，须定性评估",
        "{number} without a figure, for a qualitative evaluation",
    ),
    "domain.class": ("{name}{number}项：", "{name} ({number}):"),
    "domain.not_judged": ("未能判断：{parts}", "not judged: {parts}"),
    "domain.acts": ("已落实的工作{number}项：", "In place ({number}):"),
    "domain.missed": ("未达标{number}项：", "Not attained ({number}):"),
    "domain.with": ("{name}（{beside}）", "{name} ({beside})"),
    "domain.no_base": ("缺{year}年的值", "the value of {year} is missing"),
    "domain.zero_base": (
        "{year}年为0，升降幅度无意义，建议以三年合计为基期",
        "the value of {year} is 0, so that a relative change is undefined; take three years as the base",
    ),
}
