"""The words of an explanation: one verdict from the cell to the clause."""

TEXTS: dict[str, tuple[str, str]] = {
    "explain.headline": ("{name}：{area}{year}年 {verdict}", "{name}, {area}, {year}: {verdict}"),
    "title.explanation": ("{plan}：结论的由来", "{plan}: how a verdict came about"),
    # the plan
    "explain.titled": ("{domain}{clause}“{title}”", "{domain}, {clause} “{title}”"),
    "explain.demand": ("{statement}（{target}）", "{statement} ({target})"),
    "explain.unit": ("单位：{unit}", "in {unit}"),
    "explain.period": ("{year}年指{period}", "{year} is {period}"),
    "explain.warning": ("{code} {title}：{message}", "{code} {title}: {message}"),
    # the cells
    "explain.cells": ("读取的单元格", "cells read"),
    "column.cells": ("单元格", "cells"),
    "column.part": ("分组", "group"),
    "column.use": ("状态", "state"),
    "column.comparison": ("比较", "comparison"),
    "column.failing": ("未达到的单位", "units that failed"),
    "explain.from_files": ("文件：{files}", "from {files}"),
    "explain.state.used": ("采用", "used"),
    "explain.state.withheld": ("有错误，不采用", "withheld"),
    "explain.state.missing": ("空缺", "left blank"),
    "explain.state.not_applicable": ("注明不适用", "not applicable"),
    "explain.state.absent": ("没有报送", "not sent"),
    # the computation
    "explain.computed": ("计算", "computed"),
    "explain.quotient": (
        "{numerator} ÷ {denominator} × {scale}，以分子分母为准",
        "{numerator} ÷ {denominator} × {scale}; the counts decide",
    ),
    "explain.year_is": ("{year}年：{text}", "{year}: {text}"),
    "explain.year_part": ("{year}年{part}：{text}", "{year} {part}: {text}"),
    "explain.published": ("公开发布的数据，见{source}", "as published: {source}"),
    "explain.as_sent": ("报送值", "as sent"),
    "explain.without_counts": ("报送值，没有分子分母", "as sent, without counts"),
    "explain.sent_as": ("报送值{sent}", "sent as {sent}"),
    "explain.gap": ("{year}年差距：{high} - {low}：{text}", "gap in {year}: {high} - {low}: {text}"),
    # the limit
    "explain.limit.fixed": ("{asked}，规划规定的数值", "{asked}, a figure set by the plan"),
    "explain.limit.act": (
        "规划要求{asked}：状态“已落实”或答“是”为达到，“推进中”“未启动”或答“否”为未达到",
        "the plan asks it to be {asked}: the state in place or the answer yes attains it; under way, not begun or no "
        "does not",
    ),
    "explain.limit.share_of_base": (
        "{asked}：{year}年的{formula}{sign}",
        "{asked}: {formula}{sign}, from the value of {year}",
    ),
    "explain.limit.base": ("{asked}，{year}年的值为{value}{sign}", "{asked}: {value}{sign} in {year}"),
    "explain.limit.gap": ("{asked}，{year}年的差距为{value}{points}", "{asked}: the gap of {year} was {value}{points}"),
    "explain.limit.of_each_unit": (
        "{asked}，各单位分别与自己{year}年的值比较",
        "{asked}: each unit is compared with its own value of {year}",
    ),
    "explain.limit.zero": (
        "{asked}，{year}年的值为0，按比例算不出限值",
        "{asked}: the value of {year} is 0, and no share of it makes a limit",
    ),
    "explain.limit.missing": ("{asked}，没有{year}年的值可比", "{asked}: there is no usable value of {year}"),
    # the comparison and the verdict
    "explain.comparison": ("比较", "comparison"),
    "explain.act_done": ("报送为“是”：已落实", "“yes” was reported: it is in place"),
    "explain.act_not_done": ("报送为“否”：未落实", "“no” was reported: it is not in place"),
    "explain.crosswise": (
        "两年的分子分母交叉相乘，{year}年的在右边",
        "numerators and denominators of both years crosswise, {year} on the right",
    ),
    "explain.kept_at_best": (
        "与基期相同；已是最好的数值，保持即为达标",
        "as in the base year, and there is nothing better: to keep it is to attain it",
    ),
    "explain.step": ("{year}年{value}", "{year} {value}"),
    "explain.steadily": ("须逐年向好，中间不能回头：{steps}", "no step back is allowed in between: {steps}"),
    "explain.turned_back": ("{years}年回头", "it turned back in {years}"),
    "explain.never_turned_back": ("没有回头", "it never turned back"),
    "explain.each_unit": (
        "{number}个单位须个个达到：达到{attained}个，未达到{failing}个，没有数据{missing}个",
        "each of {number} units must attain it: {attained} do, {failing} do not, {missing} have no data",
    ),
    "explain.verdict": ("结论", "verdict"),
    "explain.verdict_due": ("{verdict}（时限：{due}）", "{verdict} (due: {due})"),
    "explain.margin": ("差距：{formula}{points}", "margin: {formula}{points}"),
    "explain.smallest_margin": ("最小的差距：{formula}{points}", "smallest margin: {formula}{points}"),
    "explain.final": (
        "终期评估要求每一年都没有中断，所以以前的年份也算在内",
        "in a final evaluation earlier years count as well: none may have been broken",
    ),
    "explain.said_inapplicable": (
        "报送单位注明不适用：{areas}",
        "the sending department says that it does not apply: {areas}",
    ),
    "explain.asked_of_others": (
        "规划的这项目标不针对该地区（考核范围：{scope}）",
        "the plan does not ask this of the area (scope: {scope})",
    ),
    "explain.withheld": (
        "{cells}的数字有错误，改正前不采用",
        "the numbers in {cells} are withheld until their fault is mended",
    ),
    "explain.not_sent": ("没有报送{year}年的数据", "nothing usable was sent for {year}"),
    "explain.not_sent_of": ("没有{year}年的数据：{names}", "without data for {year}: {names}"),
    "explain.not_comparable": (
        "{year}年与{base}年报送的地区不同，差距不可比",
        "{year} and {base} were reported by different areas, so that their gaps cannot be compared",
    ),
    # the years
    "explain.years": ("历年", "years"),
    "explain.units": ("{year}年各单位", "units in {year}"),
    "explain.broken": ("未达到的年份：{years}", "broken in: {years}"),
    "explain.failing": ("未达到的单位：{units}", "units that failed: {units}"),
    "explain.legend.value": ("● 监测值", "● value"),
    "explain.legend.gap": ("● 差距", "● gap"),
    "explain.legend.interval": ("├─┤ {level}%区间", "├─┤ {level}% interval"),
    "explain.legend.limit": ("│ 要求", "│ limit"),
    "explain.legend.projection": ("○ 预测及{level}%区间", "○ projection with {level}% interval"),
    # evidence
    "explain.no_interval.units": (
        "各单位分别判断，区间见上表",
        "each unit is judged by itself; the table above has the intervals",
    ),
    "explain.no_interval.gap": (
        "没有两年各部分的分子分母，差距没有区间",
        "without the counts of its parts in both years a gap has no interval",
    ),
    "explain.no_interval.kind": (
        "这类指标不是人群中的比例或发生率，没有区间",
        "an indicator of this kind is no share or rate of a population and has no interval",
    ),
    "explain.no_interval.no_counts": (
        "没有报送分子分母，不能计算区间",
        "without numerator and denominator there is no interval",
    ),
    "explain.method.wilson": ("{level}%区间（Wilson）{interval}", "{level}% interval (Wilson) {interval}"),
    "explain.method.garwood": (
        "{level}%区间（精确泊松，Garwood）{interval}：实际{events}例，期望例数在{low}与{high}之间",
        "{level}% interval (exact Poisson, Garwood) {interval}: a count of {events} comes from {low} to {high} "
        "expected",
    ),
    "explain.method.newcombe": (
        "与基期之差的{level}%区间（Newcombe）{interval}",
        "{level}% interval of the change since the base year (Newcombe) {interval}",
    ),
    "explain.method.newcombe_share": (
        "与基期的{share}%之差的{level}%区间（Newcombe）{interval}：基期的数值和上下限都乘以{share}%",
        "{level}% interval of the difference to {share}% of the base value (Newcombe) {interval}: the base value and "
        "its bounds are multiplied by {share}%",
    ),
    "explain.method.square_and_add": (
        "差距扩大多少的{level}%区间（平方相加，Zou-Donner）{interval}：每个差距的上下限也由其各部分的区间得出",
        "{level}% interval of how much the gap has widened (square-and-add, Zou and Donner) {interval}: the bounds of "
        "either gap come from those of its parts",
    ),
    "explain.method.exact_ratio": (
        "与基期之比的{level}%区间（精确比值）{interval}：两年共{all}例，本年占{events}例，其占比（Clopper-Pearson）在{low}与{high}之间",
        "{level}% interval of the ratio to the base year (exact ratio) {interval}: of {all} in both years {events} "
        "are of this one, a share between {low} and {high} (Clopper-Pearson)",
    ),
    "explain.pooled": (
        "合计的年份{years}：{events}，{people}，{value}",
        "the pooled years {years}: {events}, {people}, {value}",
    ),
    # outlook
    "explain.outlook": ("{outlook}：{why}", "{outlook}: {why}"),
    "explain.rule.met": ("{year}年的目标现在已经达到", "what is asked by {year} is met now"),
    "explain.rule.kept": (
        "须每年保持，只用预测看下一年",
        "it must hold every year; a projection looks one year ahead",
    ),
    "explain.rule.no_time": ("时限已到，不再展望", "its time has come; there is nothing left to look ahead to"),
    "explain.rule.turned_back": (
        "须逐年向好而已经回头，以后的年份弥补不了",
        "it had to improve without a step back and took one; no later year mends that",
    ),
    "explain.rule.not_judged": ("没有结论可供展望", "without a verdict there is nothing to start from"),
    "explain.rule.few_years": (
        "{base}年以来只有{known}年的值，至少要{fewest}年",
        "{known} yearly values since {base} are known, {fewest} are needed",
    ),
    "explain.rule.silent": ("三种方法都无法计算", "none of the three methods has an answer"),
    "explain.rule.on_track": ("能计算的方法都认为来得及", "no method objects"),
    "explain.rule.watch": (
        "有方法不能肯定，没有方法认为来不及",
        "a method hesitates, none says that it will be missed",
    ),
    "explain.rule.one_unlikely": (
        "只有一种方法认为来不及；两种以上才算达标困难",
        "one method alone says that it will be missed; it takes two to call it unlikely",
    ),
    "explain.rule.spans": (
        "预测区间两种结果都包含，最多列为需关注",
        "the projection leaves both outcomes open, which allows “watch” at most",
    ),
    "explain.rule.unlikely": (
        "至少两种方法认为来不及，预测区间也没有留下余地",
        "at least two methods say that it will be missed, and the projection does not leave it open",
    ),
    "explain.by_unit": ("以下用{unit}的数字", "the figures below are those of {unit}"),
    "explain.pace": (
        "{method}：{formula}，{said}（≥{on_track}够快，≥{watch}偏慢）",
        "{method}: {formula}, {said} (fast enough from {on_track}, rather slow from {watch})",
    ),
    "explain.growth": (
        "{method}：每年实际{observed}，应有{required}，比值{ratio}，{said}",
        "{method}: a year {observed} observed, {required} required, ratio {ratio}, {said}",
    ),
    "explain.method_silent": ("{method}：无法计算，{reason}", "{method}: no answer, {reason}"),
    "explain.projection": (
        "{method}：{year}年{point}，{level}%区间{interval}，{law}",
        "{method}: {point} in {year}, {level}% interval {interval}, {law}",
    ),
    "explain.law.none": ("没有方法", "by no method"),
    "explain.law.rare_counts": (
        "例数少，按历年合计的水平，不用斜率",
        "events are rare: the pooled level of all years, no slope",
    ),
    "explain.law.trend_of_counts": (
        "按分子分母的趋势，斜率向零收缩",
        "by a trend of the counts whose slope is drawn towards none",
    ),
    "explain.law.straight_line": ("按历年数值的直线", "by a straight line through the yearly values"),
    "explain.law.constant": ("历年数值没有变化", "as the values never changed"),
    "explain.flat": ("若保持现在的水平：{formula}", "if the present level stays: {formula}"),
    "explain.reduction": ("年均下降率（对数回归）{formula}", "annual rate of reduction (log regression) {formula}"),
    "explain.reduction_rising": (
        "年均下降率（对数回归）{formula}，负数为上升",
        "annual rate of reduction (log regression) {formula}, which is a rise",
    ),
    "explain.reduction_required": ("应有{formula}", "required {formula}"),
    "explain.reduction_silent": (
        "年均下降率：无法计算，{reason}",
        "annual rate of reduction: no answer, {reason}",
    ),
    "reason.none": ("没有妨碍", "nothing stands against it"),
    "reason.missing": ("缺基期的值", "the base year has no value"),
    "reason.no_time": ("基期之后还没有时间过去", "no time has passed since the base year"),
    "reason.target_is_base": (
        "目标值就是基期值，没有路程",
        "the goal is the base value, so that there is no way to go",
    ),
    "reason.base_beyond_target": ("基期已优于目标值", "the base value is already beyond the goal"),
    "reason.negative_value": ("有负数", "a value is negative"),
    "reason.zero_base": ("基期值为0，不能算倍数", "the base value is 0, so that growth is undefined"),
    "reason.zero_target": ("目标值为0，不能算倍数", "the goal is 0, so that growth is undefined"),
    "reason.zero_value": ("有的年份为0，不能取对数", "a year is 0 and has no logarithm"),
    "reason.too_few_years": ("已知的年份太少", "too few years are known"),
    "reason.few_points": ("基期以来不足3年的值", "fewer than 3 yearly values since the base year"),
}
