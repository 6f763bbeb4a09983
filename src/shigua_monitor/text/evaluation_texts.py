"""Sentences of the chapters that only the mid-term and the final report have."""

TEXTS: dict[str, tuple[str, str]] = {
    # evaluations
    "progress.none": ("没有可与{year}年比较的指标", "nothing can be compared with {year}"),
    "progress.counts": (
        "可与{year}年比较的指标{number}项：{parts}；不超出偶然范围或无从检验的变化，不宜据以评价",
        "figures to compare with {year}: {number} ({parts}); a change that is within chance or cannot be tested is "
        "little to go by",
    ),
    "progress.part": ("{name}{number}项", "{name} {number}"),
    "progress.part_clear": (
        "{name}{number}项（超出偶然范围{clear}项）",
        "{name} {number}, {clear} of them beyond chance",
    ),
    "outlook_chapter.none": (
        "没有尚未达标而仍可达到的目标",
        "no target that can still be reached is unmet",
    ),
    "outlook_chapter.counts": (
        "尚未达标而仍可达到的目标{number}项：{parts}",
        "targets not met that still can be: {number} ({parts})",
    ),
    "outlook_chapter.projected": ("{point}，区间{interval}", "{point}, interval {interval}"),
    "outlook_chapter.unit": ("以前景最差的{unit}为准", "of {unit}, which is worst placed"),
    "every_year.none": ("没有可判断的每年保持类目标", "no target for every year could be judged"),
    "every_year.counts": (
        "可判断的每年保持类目标{number}项，其中{broken}项在{first}—{last}年间有未达到的年份",
        "targets for every year that could be judged: {number}; broken in some year of {first}–{last}: {broken}",
    ),
    "marks.note": (
        "√达标，×未达标，○无数据或无基期值，—不适用",
        "√ attained, × not attained, ○ no data or no baseline, — not applicable",
    ),
    "effects.some": (
        "有数据可以说明的有{number}，下表列出其对应指标{year}年以来的变化；变化与措施同时出现，不等于由措施引起",
        "the data speak of {number}; the table shows how the figures that a measure is to move have moved since "
        "{year}, which is not to say that it moved them",
    ),
    "effects.none": ("没有措施的对应指标有数据", "no measure has figures that speak of it"),
    "qualitative.acts": ("工作事项{number}项：{states}", "acts: {number} ({states})"),
    "qualitative.clauses": ("未量化条款{number}项：{states}", "clauses without a figure: {number} ({states})"),
    "qualitative.state": ("{state}{number}项", "{number} {state}"),
    "qualitative.none": ("没有工作事项和未量化条款", "there are no acts and no clauses without a figure"),
    "qualitative.untold_acts": ("未报的工作事项见“{chapter}”", "acts that were not reported stand under “{chapter}”"),
    "qualitative.no_evidence": (
        "报为已落实而没有佐证材料的{number}项，应予补充：{names}",
        "reported in place without evidence, which is to be added: {number} ({names})",
    ),
    "problems.none": ("没有预警，暂未发现突出问题", "there are no early warnings, and no problem stands out"),
    "problems.domain": ("{domain}：", "{domain}:"),
    "problems.missed": ("期满未达标", "not attained by its year"),
    "problems.kind": ("{kind}：{names}", "{kind}: {names}"),
    "advice.department": ("{department}：", "{department}:"),
    "advice.more": ("加强{measure}：", "more effort for {measure}:"),
    "advice.measure": ("针对{names}", "concerning {names}"),
    "advice.figures": (
        "缺少监测数据的{number}，由责任单位补报，没有常规统计的开展专项调查",
        "without figures: {number}; to be sent by the departments, or surveyed where there are no routine statistics",
    ),
    "advice.acts": (
        "未报进展的工作事项{number}项，由责任单位报告是否落实",
        "acts of which nothing was reported: {number}; the departments should say whether they are in place",
    ),
    "advice.data": ("数据补报和专项调查：", "missing data and surveys:"),
    "advice.none": ("暂无建议", "no advice"),
}
