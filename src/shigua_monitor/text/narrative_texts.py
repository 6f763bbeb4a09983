"""Sentences of reports. They have no full stop: `narrative.wording` puts it."""

TEXTS: dict[str, tuple[str, str]] = {
    # what is asked
    "demand.at_least": ("不低于{limit}", "at least {limit}"),
    "demand.at_most": ("不高于{limit}", "at most {limit}"),
    "demand.change.up": ("比{year}年上升{percent}%", "{percent} % above {year}"),
    "demand.change.down": ("比{year}年下降{percent}%", "{percent} % below {year}"),
    "demand.rises": ("高于{base}", "above {base}"),
    "demand.rises_steadily": ("高于{base}且其间没有回落", "above {base} without a step back in between"),
    "demand.falls": ("低于{base}", "below {base}"),
    "demand.falls_steadily": ("低于{base}且其间没有回升", "below {base} without a step back in between"),
    "demand.not_rising": ("不高于{base}", "not above {base}"),
    "demand.not_falling": ("不低于{base}", "not below {base}"),
    "demand.gap_narrows": ("小于{base}", "smaller than {base}"),
    "demand.in_place": ("落实", "in place"),
    "demand.full": ("达到{limit}", "{limit}"),
    "demand.each_unit": ("{scope}均{demand}", "{demand} in {scope}"),
    "demand.kept": ("{demand}，已是最好水平", "{demand}, and already the best possible"),
    "demand.base": ("{year}年的{value}", "the {value} of {year}"),
    "demand.base_unknown": ("{year}年（当年无数据）", "{year} (which has no figure)"),
    "asked.by": ("{year}年目标：{demand}", "{year} target: {demand}"),
    "asked.every_year": ("每年保持：{demand}", "every year: {demand}"),
    "asked.reach_and_keep": ("达到并保持：{demand}", "reach and keep: {demand}"),
    "asked.once": ("目标：{demand}", "target: {demand}"),
    # one judged target
    "judged.short": ("{name}{figure}（{asked}）", "{name}: {figure} ({asked})"),
    "judged.brief": ("{name}{figure}", "{name}: {figure}"),
    "judged.is": ("为{figure}", "is {figure}"),
    "judged.mean_is": ("全区为{figure}", "is {figure} for the district"),
    "judged.repeated": ("见于{number}个条款", "in {number} clauses"),
    "judged.looked_back": ("本年达到，但{years}年未达到", "met this year, but missed in {years}"),
    "judged.in_doubt": ("数字小，不能断定", "small numbers: cannot tell"),
    "judged.each_unit": ("按单位分别判断", "judged unit by unit"),
    "judged.each_unit_is": ("{figure}", "is {figure}"),
    "judged.verdict": ("{verdict}（{asked}）", "{verdict} ({asked})"),
    "judged.distance": ("与目标相差{amount}", "{amount} from the target"),
    "judged.failing": ("{units}个单位中{failed}个未达标：{failing}", "of {units} units {failed} failed: {failing}"),
    "judged.missing": ("未报的单位：{missing}", "units that did not report: {missing}"),
    "judged.cannot_tell": (
        "数字小，按{level}%区间不能断定真实水平是否达到目标",
        "the numbers are too small for the {level} % interval to tell whether the underlying level meets the target",
    ),
    "judged.outlook": ("预期：{outlook}", "outlook: {outlook}"),
    "judged.outlook_why": ("预期：{outlook}（{views}）", "outlook: {outlook} ({views})"),
    "judged.outlook_unknown": ("数据不足，暂不能作出预期", "too few years for an outlook"),
    "judged.turned_back": ("{year}年由{before}退到{now}", "it went back from {before} to {now} in {year}"),
    "judged.broken": ("曾于{years}年未达到", "it was also missed in {years}"),
    "act.in_place": ("已落实（{asked}）", "in place ({asked})"),
    "act.not_in_place": ("未落实（{asked}）", "not in place ({asked})"),
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
    # changes on the year before
    "movement.nothing": ("没有可与{year}年比较的指标", "no figure can be compared with {year}"),
    "movement.untested": (
        "与{year}年相比，没有指标的分子分母齐全，变化是否出于偶然无从检验",
        "no figure has the counts of both years, so that chance cannot be told from change since {year}",
    ),
    "movement.all": ("：", ":"),
    "movement.largest": ("，变化最大的{number}项如下：", "; the largest {number}:"),
    "changes.gained.some": ("比上年新达标{number}", "newly attained since the year before: {number}"),
    "changes.gained.none": ("比上年没有新达标的要求", "nothing was newly attained since the year before"),
    "changes.gained.caption": ("{year}年新达标的要求", "Newly attained in {year}"),
    "changes.lost.some": ("由上年达标转为未达标{number}", "lost since the year before: {number}"),
    "changes.lost.none": ("没有由上年达标转为未达标的要求", "nothing was lost since the year before"),
    "changes.lost.caption": ("{year}年由达标转为未达标的要求", "Lost in {year}"),
    "changes.improved.some": (
        "同比改善超出偶然范围的有{number}{shown}",
        "better than the year before, beyond chance: {number}{shown}",
    ),
    "changes.improved.none": (
        "同比没有指标的改善超出偶然范围",
        "no figure is better than the year before, beyond chance",
    ),
    "changes.worsened.some": (
        "同比变差超出偶然范围的有{number}{shown}",
        "worse than the year before, beyond chance: {number}{shown}",
    ),
    "changes.worsened.none": (
        "同比没有指标的变差超出偶然范围",
        "no figure is worse than the year before, beyond chance",
    ),
    # strengths and weak points
    "strengths.improved.some": (
        "比{year}年改善超出偶然范围的有{number}{shown}",
        "better than in {year} beyond chance: {number}{shown}",
    ),
    "strengths.improved.none": (
        "比{year}年没有指标的改善超出偶然范围",
        "no figure is better than in {year} beyond chance",
    ),
    "strengths.improved_untested.some": (
        "有{number}比{year}年改善，但没有分子分母可供检验是否偶然{shown}",
        "better than in {year} without counts that could tell chance: {number}{shown}",
    ),
    "strengths.improved_untested.none": (
        "没有指标比{year}年改善",
        "no figure is better than in {year}",
    ),
    "strengths.worsened.some": (
        "比{year}年变差超出偶然范围的有{number}{shown}",
        "worse than in {year} beyond chance: {number}{shown}",
    ),
    "strengths.worsened.none": (
        "比{year}年没有指标的变差超出偶然范围",
        "no figure is worse than in {year} beyond chance",
    ),
    "strengths.worsened_untested.some": (
        "有{number}比{year}年变差，但没有分子分母可供检验是否偶然{shown}",
        "worse than in {year} without counts that could tell chance: {number}{shown}",
    ),
    "strengths.worsened_untested.none": ("没有指标比{year}年变差", "no figure is worse than in {year}"),
    "strengths.early": (
        "提前达标且统计上确定的{number}项：{names}",
        "met early, and clearly so ({number}): {names}",
    ),
    "strengths.unlikely": ("达标困难{number}项：{names}", "unlikely to be reached ({number}): {names}"),
    "strengths.clearly_missed": (
        "未达标且统计上确定的{number}项：{names}",
        "missed, and clearly so ({number}): {names}",
    ),
    # early warnings and missing data
    "alarms.some": (
        "共发出{number}，按紧迫程度排列如下；同一指标见于几个条款的只列一次",
        "{number}, the most pressing first; what several clauses ask of the same figure stands once",
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
    "missing.none": ("本年没有因无数据而未能判断的要求", "nothing went unjudged for want of data"),
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
        "可比较的分组数据{number}组：差距缩小{narrower}组，扩大{wider}组，持平{unchanged}组，无可比年份{incomparable}组",
        "comparisons of groups: {number}; gaps narrower: {narrower}, wider: {wider}, unchanged: {unchanged}, "
        "without a year to compare with: {incomparable}",
    ),
    "groups.beyond_chance": ("其中差距超出偶然范围的{number}组", "gaps beyond chance: {number}"),
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
        "有分苏木乡镇街道数据的指标{number}项：差距缩小{narrower}项，扩大{wider}项，持平{unchanged}项，无可比年份{incomparable}项",
        "indicators sent by townships and streets: {number}; ranges narrower: {narrower}, wider: {wider}, "
        "unchanged: {unchanged}, without a year to compare with: {incomparable}",
    ),
    "units.all_equal": ("各单位相同", "all alike"),
    "map.bound": ("{name}※", "{name} ※"),
    "map.note": (
        "√达标，×未达标，○无数据，—不要求；带※的要求每个单位都达标，其余为各单位数值与全区目标的对照，供参考",
        "√ attained, × not attained, ○ no data, — not asked; ※ binds each unit, the others compare units with the "
        "district's target for information",
    ),
    # other areas
    "comparison.none": (
        "没有给出市、自治区或全国的可比数据",
        "no figures of the city, the region or the nation were given",
    ),
    "comparison.count": ("与{area}可比的指标{number}项", "comparable with {area}: {number}"),
    "comparison.better": ("好于{area}的{number}项：{names}", "better than {area} ({number}): {names}"),
    "comparison.worse": ("差于{area}的{number}项：{names}", "worse than {area} ({number}): {names}"),
    "comparison.equal": ("与{area}相同的{number}项：{names}", "the same as {area} ({number}): {names}"),
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
        "数据问题：{errors}，{warnings}，{infos}；有错误的数值更正之前不参与判断",
        "findings in the data: {errors}, {warnings}, {infos}; a value with an error is not judged until it is mended",
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
        "同一要求见于几个条款的，按条款分别计数，正文中只说一次并注明条款数",
        "what several clauses ask of the same figure is counted with each clause, and told once with their number",
    ),
    "method.difference": (
        "差距和变化按未取整的数计算，以指标的单位表示（百分点、千分点、小时等）；差距为正表示优于目标；“同比”指与上年相比，基期为{base}年",
        "differences are computed from unrounded figures, in the indicator's unit; a positive margin is on the good "
        "side; the base year is {base}",
    ),
    "method.evidence": (
        "结论后的“？”表示数字太小，按{level}%区间不能断定真实水平是否达到目标",
        "a “?” behind a verdict: the numbers are too small for the {level} % interval to tell whether the underlying "
        "level meets the target",
    ),
    "method.chance": (
        "“超出偶然范围”指变化或差距的{level}%区间不含“没有变化”；每项单独检验，几十项中难免有个别出于偶然",
        "beyond chance: the {level} % interval of a change or gap does not contain “no change”; each is tested by "
        "itself, so that among dozens a few will be chance",
    ),
    "method.worsening": (
        "“达标但在变差”的预警按{worsening}%判断，比“超出偶然范围”宽，以便及早发现",
        "the warning “met but worsening” goes by {worsening} %, which is less strict than “beyond chance”, so as to be "
        "early",
    ),
    "method.outlook": (
        "预期由线性进度、复合增长和预测（{ahead}%区间）三种方法共同给出，至少两种认为达不到才称“达标困难”",
        "the outlook rests on the pace, the growth and a projection ({ahead} % interval); “unlikely” needs two of them",
    ),
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
    # why the command stops
    "stop.report_output_missing": (
        "没有说写到哪里；请用 -o 给出文件，或用 --each-department 给出文件夹",
        "where to write is not said; name a file with -o, or a folder with --each-department",
    ),
    "stop.report_two_outputs": (
        "--each-department 写一个文件夹，不能与 -o 或 --department 同时使用；请只留其一",
        "--each-department fills a folder and cannot go with -o or --department; keep one of them",
    ),
    "stop.report_format_without_folder": (
        "--format 只用于 --each-department；一个文件的格式由 -o 的扩展名决定",
        "--format goes with --each-department only; the format of a single file follows from the ending of -o",
    ),
    "stop.report_overwrites": (
        "反馈单会覆盖输入文件“{file}”；请为 --each-department 另给一个文件夹",
        "a feedback sheet would overwrite the input “{file}”; name another folder for --each-department",
    ),
    "stop.report_not_folder": ("“{folder}”不是文件夹；请给出文件夹名", "“{folder}” is not a folder; name a folder"),
    # the sheet of a department
    "feedback.counts": (
        "{department}负责{targets}，其中可量化{quantified}项，可判断{judged}项：达标{attained}项，未达标{not_attained}项，达标率{rate}",
        "{department} answers for {targets}; quantified {quantified}, judged {judged}: attained {attained}, "
        "not attained {not_attained}, attainment rate {rate}",
    ),
    "feedback.nothing_judged": (
        "{department}负责{targets}，其中可量化{quantified}项，没有一项可判断",
        "{department} answers for {targets}; quantified {quantified}, none of which could be judged",
    ),
    "feedback.only_qualitative": (
        "{department}负责{targets}，均没有数值，请报告进展状态",
        "{department} answers for {targets}, none with a figure; please report the state of each",
    ),
    "feedback.qualitative": (
        "另有{number}没有数值，请报告进展状态",
        "without a figure: {number}; please report the state of each",
    ),
    "feedback.owes_nothing": ("没有须由本单位报送的监测指标", "no figures are asked of this department"),
    "feedback.all_sent": ("{year}年应报数据均已报送", "everything that was due for {year} has come"),
    "feedback.owed": (
        "{year}年应报而尚缺{number}的数据，请于期限前报送或补报",
        "data on {number} is missing for {year}; please send it",
    ),
}
