"""Sentences of the first chapter of a report and of its chapter of the domains."""

TEXTS: dict[str, tuple[str, str]] = {
    # overview
    "overview.head.result": ("达标情况：", "Attainment:"),
    "overview.head.classes": ("分类情况：", "Classes:"),
    "overview.head.year_before": ("比上年：", "Against the year before:"),
    "overview.head.standing_out": ("明显变化：", "Clear changes:"),
    "overview.head.unlikely": ("达标困难：", "Unlikely to be reached:"),
    "overview.head.warnings": ("预警：", "Early warnings:"),
    "overview.scope": (
        "{year}年，{area}监测规划的{targets}，可量化{quantified}项，可判断{judged}项",
        "in {year}, {area} was measured against {targets} of the plan; {quantified} can be quantified, and {judged} "
        "could be judged",
    ),
    "overview.scope_elsewhere": (
        "{year}年，以《{plan}》的{targets}衡量{area}，可量化{quantified}项，可判断{judged}项",
        "for {year}, {area} was measured against {targets} of the {plan}; {quantified} can be quantified, and {judged} "
        "could be judged",
    ),
    "overview.rate": (
        "达标{attained}，未达标{not_attained}项，达标率{rate}，达标占可量化的{rate_of_quantified}",
        "of these, {attained}, {not_attained} not attained: an attainment rate of {rate}, or {rate_of_quantified} of "
        "all that can be quantified",
    ),
    "overview.no_rate": ("没有可判断的目标，达标率无从计算", "nothing could be judged, so there is no attainment rate"),
    "overview.looked_back": (
        "未达标项中，{number}项本年达到而往年有未达到的，按终期评估的规则计为未达标",
        "held this year but broken in an earlier one, which in a final evaluation counts as not attained: {number}",
    ),
    "overview.doubt": (
        "{unsure}因数字小，不能断定真实水平，表中标“？”",
        "the numbers are too small to tell the underlying level behind {unsure}, marked “?” in the tables",
    ),
    "overview.evaluation.midterm": (
        "规划的中期评估年份为{planned}年，本报告依据{year}年的数据",
        "the plan's mid-term evaluation is that of {planned}; this report rests on the figures of {year}",
    ),
    "overview.evaluation.final": (
        "规划的终期评估年份为{planned}年，本报告依据{year}年的数据：目标年份未到的，结论只说明截至{year}年的情况",
        "the plan's final evaluation is that of {planned}, and this report rests on the figures of {year}: what is due "
        "later is judged as it stands in {year}, not finally",
    ),
    "overview.classes": (
        "提前达标或已达标{met}项，预期可达标{expected}项，未达标{not_met}，无法判断{cannot_judge}",
        "met or met early {met}, expected to be met {expected}, not met {not_met}, cannot be judged {cannot_judge}",
    ),
    "overview.classes_at_the_end": (
        "达标{met}项，未达标{not_met}，无法判断{cannot_judge}",
        "met {met}, not met {not_met}, cannot be judged {cannot_judge}",
    ),
    "overview.number": ("{number}项", "{number}"),
    "overview.number_with": ("{number}项（{parts}）", "{number} ({parts})"),
    "overview.not_applicable": ("不适用{number}项", "not applicable {number}"),
    "overview.no_outlook": ("每年保持等不作预期", "without an outlook, such as those for every year"),
    "overview.part": ("{name}{number}项", "{name}: {number}"),
    "overview.qualitative": (
        "没有数值、须定性评估{number}项",
        "without a figure, for a qualitative evaluation {number}",
    ),
    "overview.no_year_before": ("{year}年没有数据，不能与上年比较", "there is no data of {year} to compare with"),
    "overview.targets_on": ("{targets}（涉及{figures}）", "{targets} on {figures}"),
    "overview.gained.some": ("新达标{number}：{names}", "{number} newly attained: {names}"),
    "overview.gained.none": ("没有新达标的目标", "nothing was newly attained"),
    "overview.lost.some": ("由达标转为未达标{number}：{names}", "{number} no longer attained: {names}"),
    "overview.lost.none": ("没有由达标转为未达标的目标", "nothing was lost"),
    "overview.since": ("与{year}年相比，{told}", "since {year}, {told}"),
    "overview.improved": (
        "改善超出偶然范围的有{names}",
        "better beyond chance: {names}",
    ),
    "overview.worsened": (
        "变差超出偶然范围的有{names}",
        "worse beyond chance: {names}",
    ),
    "overview.nothing_beyond_chance": (
        "与{year}年相比，没有指标的变化超出偶然范围",
        "since {year} no figure has moved beyond chance",
    ),
    "overview.warnings": ("共{number}条：{parts}", "{number} in all ({parts})"),
    "overview.warnings_chiefly": ("共{number}条，主要是{parts}", "{number} in all, chiefly: {parts}"),
    "overview.warning_part": ("{name}{number}条", "{name}: {number}"),
    "overview.no_warnings": ("没有发出预警", "none were raised"),
    "overview.surveys": (
        "另有{number}无数据，应补报、调查或报告进展",
        "{number} without data, for a return, a survey or a report",
    ),
    "overview.late": ("逾期未报送任何数据的责任单位：{names}", "nothing was sent by its deadline by {names}"),
    # domains
    "domain.counts": (
        "{quantified}中，可判断{judged}项：达标{attained}，未达标{not_attained}项，达标率{rate}",
        "{quantified}, of which {judged} could be judged: {attained}, {not_attained} not attained; attainment rate "
        "{rate}",
    ),
    "domain.attained": ("{attained}项", "{attained} attained"),
    "domain.attained_early": ("{attained}项（其中提前达标{early}项）", "{attained} attained ({early} of them early)"),
    "domain.doubt": ("{unsure}因数字小，不能断定真实水平", "small numbers leave {unsure} in doubt"),
    "domains.nothing_judged": ("没有一项可判断的领域：{names}", "domains of which nothing could be judged: {names}"),
    "domain.nothing_judged": ("{quantified}，没有一项可判断", "{quantified}, none of which could be judged"),
    "domain.no_figures": (
        "{domain}的{number}均没有数值，须定性评估",
        "{domain}: {number}, all without a figure and for a qualitative evaluation",
    ),
    "domain.qualitative": (
        "另有{number}没有数值，须定性评估",
        "without a figure, for a qualitative evaluation: {number}",
    ),
    "domain.class": ("{name}{number}项：", "{name} ({number}):"),
    "domain.way.better": ("同比改善{number}项：", "better than the year before ({number}):"),
    "domain.way.same": ("与上年持平{number}项：", "unchanged from the year before ({number}):"),
    "domain.way.worse": ("同比变差{number}项：", "worse than the year before ({number}):"),
    "domain.way.unknown": ("上年无数据可比{number}项：", "with no figure of the year before ({number}):"),
    "domain.way.act": ("已落实的工作{number}项：", "acts in place ({number}):"),
    "domain.no_data": (
        "名单、责任单位和报送期限见“{chapter}”",
        "named under “{chapter}”, with who owes them and by when",
    ),
    "domain.not_judged": ("未能判断：{parts}", "not judged: {parts}"),
    "domain.with": ("{name}（{beside}）", "{name} ({beside})"),
    "domain.no_base": ("缺{year}年的值", "the value of {year} is missing"),
    "domain.zero_base": (
        "{year}年为0，升降幅度无意义，建议以三年合计为基期",
        "the value of {year} is 0, so that a relative change is undefined; take three years as the base",
    ),
}
