"""Sentences of the chapters that only the mid-term and the final report have."""

TEXTS: dict[str, tuple[str, str]] = {
    # evaluations
    "progress.none": ("没有可与{year}年比较的指标", "nothing can be compared with {year}"),
    "progress.counts": (
        "可与{year}年比较的指标{number}项：明显改善{better_clear}项，改善但不能排除偶然或无从检验{better}项，持平{same}项，"
        "变差但不能排除偶然或无从检验{worse}项，明显变差{worse_clear}项",
        "figures to compare with {year}: {number}; clearly better {better_clear}, better though chance may explain it "
        "or cannot be tested {better}, unchanged {same}, worse though chance may explain it or cannot be tested "
        "{worse}, clearly worse {worse_clear}",
    ),
    "outlook_chapter.none": (
        "没有尚未达标而仍可达到的目标",
        "no target that can still be reached is unmet",
    ),
    "outlook_chapter.counts": (
        "尚未达标而仍可达到的目标{number}项：{parts}",
        "targets not met that can still be: {number} ({parts})",
    ),
    "outlook_chapter.projected": ("{point}，区间{interval}", "{point}, interval {interval}"),
    "outlook_chapter.unit": ("以前景最差的{unit}为准", "of {unit}, which is worst placed"),
    "every_year.none": ("没有可判断的每年保持类目标", "no target for every year could be judged"),
    "every_year.counts": (
        "可判断的每年保持类目标{number}项，{first}—{last}年曾有未达到年份的{broken}项",
        "targets for every year that could be judged: {number}; broken in some year of {first}–{last}: {broken}",
    ),
    "marks.note": (
        "√达标，×未达标，○无数据或无基期值，—不适用",
        "√ attained, × not attained, ○ no data or no baseline, — not applicable",
    ),
    "effects.some": (
        "有数据可说的{number}，下表列出其对应指标{year}年以来的变化；变化与措施同时出现，不等于由措施引起",
        "the data speak of {number}; the table shows how the figures that they are to move did move since {year}, "
        "which is not to say that the measure caused it",
    ),
    "effects.none": ("没有措施的对应指标有数据", "no measure has figures that speak of it"),
    "qualitative.counts": (
        "工作事项{acts}项：已落实{done}项，未落实{not_done}项，未报{unknown}项；未量化条款{clauses}项，均未报进展状态",
        "acts: {acts}; in place {done}, not in place {not_done}, not reported {unknown}; clauses without a figure: "
        "{clauses}, none with a reported state",
    ),
    "qualitative.states": (
        "工作事项{acts}项：{act_states}；未量化条款{clauses}项：{clause_states}",
        "acts: {acts}; {act_states}; clauses without a figure: {clauses}; {clause_states}",
    ),
    "qualitative.no_evidence": (
        "报为已落实而没有佐证材料的{number}项，应予补充：{names}",
        "reported in place without evidence, which is to be added: {number} ({names})",
    ),
    "problems.none": ("没有预警，暂未发现突出问题", "there are no early warnings, and no problem stands out"),
    "problems.domain": ("{domain}：", "{domain}:"),
    "problems.kind": ("{kind}：{names}", "{kind}: {names}"),
    "advice.measure": (
        "针对{names}，应加强落实（责任单位：{department}）",
        "needs more effort, for {names} ({department})",
    ),
    "advice.figures": (
        "缺少监测数据的要求有{number}项，应由责任单位补报，没有常规统计的应开展专项调查",
        "without figures: {number}; to be sent by the departments, or surveyed where there are no routine statistics",
    ),
    "advice.acts": (
        "未报进展的工作事项有{number}项，应由责任单位报告是否落实",
        "acts of which nothing was reported: {number}; the departments should say whether they are in place",
    ),
    "advice.none": ("暂无建议", "no advice"),
}
