"""Sentences of the chapters that every report has, after the overview and the domains."""

TEXTS: dict[str, tuple[str, str]] = {
    # changes on the year before
    "movement.nothing": ("没有可与{year}年比较的指标", "no figure can be compared with {year}"),
    "movement.untested": (
        "与{year}年相比，没有指标的分子分母齐全，变化是否出于偶然无从检验",
        "no figure has the counts of both years, so that chance cannot be told from change since {year}",
    ),
    "movement.all": ("：", ":"),
    "movement.largest": ("，变化最大的{number}项如下：", ", the largest {number}:"),
    "changes.gained.some": ("比上年新达标{number}", "newly attained since the year before ({number})"),
    "changes.gained.none": ("比上年没有新达标的目标", "nothing was newly attained since the year before"),
    "changes.gained.caption": ("{year}年新达标的目标", "Newly attained in {year}"),
    "changes.lost.some": ("由上年达标转为未达标{number}", "attained the year before and no longer so ({number})"),
    "changes.lost.none": ("没有由上年达标转为未达标的目标", "nothing attained the year before is missed now"),
    "changes.lost.caption": ("{year}年由达标转为未达标的目标", "No longer attained in {year}"),
    "changes.improved.some": (
        "同比改善超出偶然范围的有{number}{shown}",
        "better than the year before, beyond chance ({number}){shown}",
    ),
    "changes.improved.none": (
        "同比没有指标的改善超出偶然范围",
        "no figure is better than the year before, beyond chance",
    ),
    "changes.worsened.some": (
        "同比变差超出偶然范围的有{number}{shown}",
        "worse than the year before, beyond chance ({number}){shown}",
    ),
    "changes.worsened.none": (
        "同比没有指标的变差超出偶然范围",
        "no figure is worse than the year before, beyond chance",
    ),
    # strengths and weak points
    "strengths.improved.some": (
        "与{year}年相比，改善超出偶然范围的有{number}{shown}",
        "better than in {year}, beyond chance ({number}){shown}",
    ),
    "strengths.improved.none": (
        "与{year}年相比，没有指标的改善超出偶然范围",
        "no figure is better than in {year} beyond chance",
    ),
    "strengths.improved_untested.some": (
        "与{year}年相比，有{number}改善，但没有分子分母可供检验是否偶然{shown}",
        "better than in {year}, without counts that could tell chance ({number}){shown}",
    ),
    "strengths.improved_untested.none": (
        "没有指标比{year}年改善",
        "no figure is better than in {year}",
    ),
    "strengths.worsened.some": (
        "与{year}年相比，变差超出偶然范围的有{number}{shown}",
        "worse than in {year}, beyond chance ({number}){shown}",
    ),
    "strengths.worsened.none": (
        "与{year}年相比，没有指标的变差超出偶然范围",
        "no figure is worse than in {year} beyond chance",
    ),
    "strengths.worsened_untested.some": (
        "与{year}年相比，有{number}变差，但没有分子分母可供检验是否偶然{shown}",
        "worse than in {year}, without counts that could tell chance ({number}){shown}",
    ),
    "strengths.worsened_untested.none": ("没有指标比{year}年变差", "no figure is worse than in {year}"),
    "strengths.early": (
        "提前达标且统计上确定的{number}项：{names}",
        "met early, and clearly so ({number}): {names}",
    ),
    "strengths.met": (
        "达标且统计上确定的{number}项：{names}",
        "attained, and clearly so ({number}): {names}",
    ),
    "strengths.unlikely": ("达标困难{number}项：{names}", "unlikely to be reached ({number}): {names}"),
    "strengths.clearly_missed": (
        "未达标且统计上确定的{number}项：{names}",
        "missed, and clearly so ({number}): {names}",
    ),
    # early warnings and missing data
    "alarms.some": (
        "共发出{number}，按紧迫程度排列如下；同一指标见于几个条款的只列一次",
        "{number}, the most pressing first; what several clauses ask of the same figure is listed once",
    ),
    "alarms.none": ("没有预警", "no early warnings"),
    "alarms.no_measure": ("规划未列对应措施", "the plan names no measure"),
    "missing.figures": (
        "{year}年有{number}缺少监测数据，责任单位应补报；没有常规统计的，应开展专项调查",
        "Without figures for {year}: {number}; the departments should send them, or hold a special survey where there "
        "are no routine statistics",
    ),
    "missing.acts": (
        "另有{number}属于工作事项，{year}年未报是否落实，责任单位应报告进展",
        "Acts of which nothing was reported for {year}: {number}; the departments should say whether they are in place",
    ),
    "missing.none": ("本年没有因无数据而未能判断的目标", "nothing went unjudged for want of data"),
    "missing.units": ("{scope}", "{scope}"),
    "missing.group": ("{group}", "{group}"),
    "missing.whole": ("全部", "all of it"),
    "missing.no_day": ("规划未定", "not set"),
    # breakdowns
    "groups.none": (
        "{year}年没有报送分性别、城乡、年龄的数据",
        "no figures by sex, town and country or age were sent for {year}",
    ),
    "groups.some": (
        "可比较的分组数据{number}组，差距的变化：{parts}",
        "comparisons of groups: {number}; the gap is {parts}",
    ),
    "groups.part": ("{name}{number}组", "{name}: {number}"),
    "groups.beyond_chance": ("其中{number}组的差距超出偶然范围{shown}", "gaps beyond chance: {number}{shown}"),
    "groups.shown": ("，列出{number}组：", ", of which {number} are shown:"),
    "groups.all_chance": (
        "没有一组的差距能断定超出偶然范围，人数少时偶然波动也能如此",
        "no gap is clearly beyond chance; with few people chance alone can do this",
    ),
    "groups.apart": ("相差{amount}", "apart by {amount}"),
    "groups.narrower": ("比{year}年缩小{amount}", "narrower by {amount} than in {year}"),
    "groups.wider": ("比{year}年扩大{amount}", "wider by {amount} than in {year}"),
    "groups.unchanged": ("与{year}年持平", "unchanged from {year}"),
    "units.none": ("{year}年没有报送可比较的分苏木乡镇街道数据", "no townships or streets can be compared for {year}"),
    "units.some": (
        "有分苏木乡镇街道数据的指标{number}项，最高与最低之差的变化：{parts}",
        "indicators sent by townships and streets: {number}; the range is {parts}",
    ),
    "units.part": ("{name}{number}项", "{name}: {number}"),
    "units.all_equal": ("各单位相同", "all alike"),
    "map.bound": ("{name}※", "{name} ※"),
    "map.note": (
        "√达标，×未达标，○无数据，—不要求；带※的要求每个单位都达标，其余为各单位数值与本地区目标的对照，供参考",
        "√ attained, × not attained, ○ no data, — not asked; ※ binds each unit, the others compare units with the "
        "area's target for information",
    ),
    # other areas
    "comparison.none": (
        "没有给出市、自治区或全国的可比数据",
        "no figures of the city, the region or the nation were given",
    ),
    "comparison.count": ("与{area}可比的指标有{number}项：", "indicators to compare with {area}: {number}:"),
    "comparison.better": ("好于{area}的{number}项：", "better than {area} ({number}):"),
    "comparison.worse": ("差于{area}的{number}项：", "worse than {area} ({number}):"),
    "comparison.equal": ("与{area}相同的{number}项：", "the same as {area} ({number}):"),
    "comparison.higher": ("{name}（高{amount}）", "{name} (higher by {amount})"),
    "comparison.lower": ("{name}（低{amount}）", "{name} (lower by {amount})"),
    "comparison.care": (
        "各地指标口径和年份可能不同，数字小时一两例就能改变位次，比较时应谨慎",
        "definitions and years may differ between areas, and in a small area one or two cases change the order",
    ),
    # submissions
    "submissions.read": ("共读取{files}、{tables}、{rows}数据", "read: {files}, {tables}, {rows}"),
    "senders.none": (
        "应报{year}年数据的{number}均有报送",
        "all that owe figures for {year} have sent some: {number}",
    ),
    "senders.some": (
        "应报{year}年数据的{number}中，{silent}个尚未报送任何数据：{names}",
        "owing figures for {year}: {number}; of these {silent} sent nothing yet: {names}",
    ),
    "submissions.findings": (
        "数据问题：{parts}",
        "findings in the data: {parts}",
    ),
    "submissions.withheld": (
        "有错误的数值更正之前不参与判断",
        "a value with an error is not judged until it is mended",
    ),
    "submissions.rules": (
        "数值之间的规则{rules}条：成立{held}处，不成立{broken}处，缺数据无法核对{not_verifiable}处",
        "{rules} rules between values: held in {held} places, broken in {broken}, not verifiable in {not_verifiable}",
    ),
    "submissions.no_findings": ("没有发现数据问题", "no faults were found in the data"),
    "submissions.more": ("下表只列前面的，另有{number}条", "the table shows the first; {number} more"),
    # how to read
    "method.verdict": (
        "达标与否以实际数据判断：有分子分母的按整数比较，其余按未取整的数值比较；“以上”“以下”包括本数",
        "a verdict goes by the counted fact: in whole numbers where there are counts, else by the unrounded value; the "
        "number in a target counts as attained",
    ),
    "method.final": (
        "终期评估中，要求每年保持的目标只要有一年未达到，即为未达标",
        "in the final evaluation a target for every year is attained only if no year broke it",
    ),
    "method.unknown": (
        "无数据、无基期值、不适用、未量化都不是未达标，不计入达标率的分母",
        "no data, no baseline, not applicable and not quantified are not failures and do not count in the rate",
    ),
    "method.rate": (
        "同一目标见于几个条款的，按条款分别计数，正文中只说一次并注明条款数",
        "what several clauses ask of the same figure is counted with each clause, and told once with their number",
    ),
    "method.difference": (
        "差距和变化按未取整的数计算，以指标的单位表示（百分点、千分点、小时等）；差距为正表示优于目标；“同比”指与上年相比，基期为{base}年",
        "differences are computed from unrounded figures, in points of the indicator's unit (pp: percentage points, "
        "pm: per-mille points); a positive margin is on the good side; the base year is {base}",
    ),
    "method.evidence": (
        "结论后的“？”表示数字太小，按{level}%区间不能断定真实水平是否达到目标",
        "a “?” behind a verdict: the numbers are too small for the {level}% interval to tell whether the underlying "
        "level meets the target",
    ),
    "method.chance": (
        "“超出偶然范围”指变化或差距的{level}%区间不含“没有变化”；每项单独检验，几十项中难免有个别出于偶然",
        "beyond chance: the {level}% interval of a change or gap does not contain “no change”; each is tested by "
        "itself, so that among dozens a few will be chance",
    ),
    "method.worsening": (
        "“达标但在变差”的预警按{worsening}%判断，比“超出偶然范围”宽，以便及早发现",
        "the warning “met but worsening” goes by {worsening}%, which is less strict than “beyond chance”, so as to be "
        "early",
    ),
    "method.outlook": (
        "预期由线性进度、复合增长和预测（{ahead}%区间）三种方法共同给出，至少两种认为达不到才称“达标困难”",
        "the outlook rests on the pace, the growth and a projection ({ahead}% interval); “unlikely” needs two of them",
    ),
}
