"""Words and sentences of evidence and outlook."""

TEXTS: dict[str, tuple[str, str]] = {
    "interval": ("[{low}，{high}]", "[{low}, {high}]"),
    "evidence.clearly_met": ("确定达到", "clearly met"),
    "evidence.clearly_missed": ("确定未达到", "clearly missed"),
    "evidence.cannot_tell": ("不能断定", "cannot tell"),
    "evidence.no_counts": ("无分子分母", "no counts"),
    "mark.cannot_tell": ("？", "?"),
    "legend.cannot_tell": (
        "结论后的“？”表示数字太小，按{level}%区间不能断定真实水平是否达到；结论本身以实际数据为准",
        "a “?” behind a verdict: the numbers are too small for the {level}% interval to tell whether the underlying "
        "level meets it; the verdict itself goes by the counted fact",
    ),
    # where a figure is to its limit; the limit is told with it
    "relation.at_least": ("不低于{limit}", "at least {limit}"),
    "relation.at_most": ("不高于{limit}", "not above {limit}"),
    "relation.above": ("高于{limit}", "above {limit}"),
    "relation.below": ("低于{limit}", "below {limit}"),
    "relation.kept": ("与{limit}相同，且已是最好", "equal to {limit} and the best possible"),
    "limit.base": ("基期的{limit}", "the {limit} of the base year"),
    # the sentences of evidence: the figure, then what it leaves open
    "evidence.figure.proportion": (
        "{denominator}{people}，{numerator}{events}，即{value}（{level}%区间{interval}）",
        "{counted}: {events} of {people} {denominator}, which is {value} ({level}% interval {interval})",
    ),
    "evidence.figure.rate": (
        "{denominator}{people}，{numerator}{events}，即{value}（{level}%区间{interval}）",
        "{counted}: {events} among {people} {denominator}, which is {value} ({level}% interval {interval})",
    ),
    "evidence.change.proportion": (
        "比基期变化{change}（{level}%区间{interval}）",
        "{change} against the base year ({level}% interval {interval})",
    ),
    "evidence.change.share": (
        "与基期的{share}%相差{change}（{level}%区间{interval}）",
        "{change} against {share}% of the base value ({level}% interval {interval})",
    ),
    "evidence.change.rate": (
        "为基期的{ratio}倍（{level}%区间{interval}）",
        "{ratio} times the base year ({level}% interval {interval})",
    ),
    "evidence.change.rate_from_zero": (
        "基期为0，与基期之比的{level}%区间为{interval}",
        "the base year has none, so that the {level}% interval of the ratio to it is {interval}",
    ),
    "evidence.clear": (
        "实际{relation}，真实水平也可断定{relation}",
        "{relation} in fact, and the underlying level is clearly so too",
    ),
    "evidence.unclear": (
        "实际{relation}，真实水平是否{relation}不能断定",
        "{relation} in fact; whether the underlying level is so too cannot be told",
    ),
    "evidence.contrary": (
        "实际{relation}，而真实水平可断定并非如此",
        "{relation} in fact, though the underlying level clearly is not",
    ),
    "evidence.unknown": (
        "实际{relation}，其中有多少出于偶然，没有可算的分子分母",
        "{relation} in fact; how much of it is chance cannot be computed without counts to compare",
    ),
    "evidence.no_events": (
        "实际{relation}；两年都没有发生，无从说是否偶然",
        "{relation} in fact; with no event in either year nothing can be said of chance",
    ),
    "evidence.would_show": (
        "要断定不高于{limit}，须{denominator}达到{needed}而{numerator}为0",
        "it would take {needed} {denominator} and no {numerator} to show that it is not above {limit}",
    ),
    "evidence.shortfall.at_least": ("{numerator}再多{heads}就达到", "{heads} more ({numerator}) would meet it"),
    "evidence.shortfall.at_most": ("{numerator}少{heads}就达到", "{heads} fewer ({numerator}) would meet it"),
    "evidence.pooled": (
        "近{years}年合计{events}/{people}，即{value}（{level}%区间{interval}）",
        "the last {years} years together: {events} among {people}, which is {value} ({level}% interval {interval})",
    ),
    "evidence.units_clear": ("其中可断定未达到的：{units}", "clearly failing: {units}"),
    "evidence.units_none_clear": (
        "没有哪个单位可断定未达到：人数太少，偶然波动也能如此",
        "none of them fails clearly; with so few people chance alone can do this",
    ),
    "evidence.all_pass": (
        "即使每个单位的真实水平都是{truly}%，{number}个单位同一年全部达到的可能性也只有{percent}",
        "even if each unit were truly at {truly}%, all {number} would pass in {percent} of years only",
    ),
    "evidence.all_pass_likely": (
        "若每个单位的真实水平都是{truly}%，{number}个单位同一年全部达到的可能性{percent}",
        "if each unit were truly at {truly}%, all {number} would pass in {percent} of years",
    ),
    "outlook.met": ("已达标", "met"),
    "outlook.on_track": ("预期可达标", "on track"),
    "outlook.watch": ("需关注", "watch"),
    "outlook.unlikely": ("达标困难", "unlikely"),
    "outlook.insufficient_data": ("数据不足", "insufficient data"),
    "outlook.not_applicable": ("—", "—"),
    "note.outlook": ("预期：{outlook}", "outlook: {outlook}"),
    "note.outlook_why": ("预期：{outlook}（{views}）", "outlook: {outlook} ({views})"),
    "view.pace": ("进度为应有的{percent}%", "pace {percent}% of the required"),
    "view.growth": ("增速为应有的{percent}%", "growth {percent}% of the required"),
    "view.pace.backwards": ("进度与应有方向相反", "pace the wrong way"),
    "view.growth.backwards": ("增速与应有方向相反", "growth the wrong way"),
    "view.projection": (
        "{year}年预计{point}，{level}%区间{interval}",
        "projected {point} in {year}, {level}% interval {interval}",
    ),
    "view.of_unit": ("{unit}{views}", "{unit}: {views}"),
    "view.disagree": ("各方法看法不一：{views}", "the methods disagree: {views}"),
    "view.says": ("{view}{word}", "{view} {word}"),
    "view_name.pace": ("线性进度", "linear pace"),
    "view_name.growth": ("复合增长", "compound growth"),
    "view_name.projection": ("预测", "projection"),
    "view_word.pace.on_track": ("够快", "fast enough"),
    "view_word.pace.watch": ("偏慢", "rather slow"),
    "view_word.pace.unlikely": ("太慢", "too slow"),
    "view_word.pace.silent": ("无法计算", "no answer"),
    "view_word.growth.on_track": ("够快", "fast enough"),
    "view_word.growth.watch": ("偏慢", "rather slow"),
    "view_word.growth.unlikely": ("太慢", "too slow"),
    "view_word.growth.silent": ("无法计算", "no answer"),
    "view_word.projection.on_track": ("可达标", "met"),
    "view_word.projection.watch": ("难断定", "undecided"),
    "view_word.projection.unlikely": ("达不到", "not met"),
    "view_word.projection.silent": ("无法计算", "no answer"),
    "chance.hold": ("{year}年继续达到的可能性{percent}", "chance to hold in {year}: {percent}"),
    "chance.reach": ("{year}年达到的可能性{percent}", "chance to be met in {year}: {percent}"),
    "chance.about": ("约{percent}%", "about {percent}%"),
    "chance.nearly_none": ("不到1%", "less than 1%"),
    "chance.nearly_sure": ("超过99%", "more than 99%"),
}
