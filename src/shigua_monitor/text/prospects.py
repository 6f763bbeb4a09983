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
        "a “?” behind a verdict: the numbers are too small for the {level} % interval to tell whether the underlying "
        "level meets it; the verdict itself goes by the counted fact",
    ),
    "evidence.figure": (
        "{numerator}{events}，{denominator}{people}，即{value}，{level}%区间{interval}",
        "{events} of {people} ({numerator} / {denominator}) is {value}, {level} % interval {interval}",
    ),
    "evidence.meets.clearly_met": ("实际达到{limit}，真实水平也可断定达到", "{limit} is met in fact, and clearly so"),
    "evidence.meets.cannot_tell": (
        "实际达到{limit}，真实水平是否达到不能断定",
        "{limit} is met in fact; whether the underlying level meets it cannot be told",
    ),
    "evidence.meets.clearly_missed": (
        "实际达到{limit}，但真实水平可断定未达到",
        "{limit} is met in fact, though the underlying level clearly misses it",
    ),
    "evidence.meets.no_counts": ("实际达到{limit}", "{limit} is met in fact"),
    "evidence.misses.clearly_met": (
        "实际未达到{limit}，但真实水平可断定达到",
        "{limit} is missed in fact, though the underlying level clearly meets it",
    ),
    "evidence.misses.cannot_tell": (
        "实际未达到{limit}，真实水平是否达到不能断定",
        "{limit} is missed in fact; whether the underlying level misses it cannot be told",
    ),
    "evidence.misses.clearly_missed": (
        "实际未达到{limit}，真实水平也可断定未达到",
        "{limit} is missed, and clearly so",
    ),
    "evidence.misses.no_counts": ("实际未达到{limit}", "{limit} is missed in fact"),
    "evidence.would_show": (
        "要断定达到{limit}，须{denominator}达{needed}而{numerator}为0",
        "to show {limit} it would take 0 ({numerator}) in {needed} ({denominator})",
    ),
    "evidence.shortfall": ("距要求差{heads}（按人数或件数计）", "short of it by {heads} in heads"),
    "evidence.pooled": (
        "近{years}年合计{events}/{people}，即{value}，区间{interval}",
        "the last {years} years together: {events}/{people}, {value}, interval {interval}",
    ),
    "evidence.units_clear": ("其中可断定未达到的：{units}", "clearly failing: {units}"),
    "evidence.units_none_clear": (
        "没有单位可断定未达到，可能只是人数太少",
        "none of them fails clearly; small numbers may explain it",
    ),
    "evidence.all_pass": (
        "即使每个单位的真实水平都是{truly}%，{number}个单位全部达到的机会也只有{percent}%",
        "even if each unit were truly at {truly} %, all {number} would pass in {percent} % of years",
    ),
    "outlook.met": ("已达标", "met"),
    "outlook.on_track": ("预期可达标", "on track"),
    "outlook.watch": ("需关注", "watch"),
    "outlook.unlikely": ("达标困难", "unlikely"),
    "outlook.insufficient_data": ("数据不足", "insufficient data"),
    "outlook.not_applicable": ("—", "—"),
    "note.outlook": ("预期：{outlook}", "outlook: {outlook}"),
    "note.outlook_why": ("预期：{outlook}（{views}）", "outlook: {outlook} ({views})"),
    "view.pace": ("进度为应有的{percent}%", "pace {percent} % of the required"),
    "view.growth": ("增长比{ratio}", "growth ratio {ratio}"),
    "view.projection": (
        "{year}年预计{point}，{level}%区间{interval}",
        "projected {point} in {year}, {level} % interval {interval}",
    ),
    "view.disagree": ("三种方法看法不一：{views}", "the three methods disagree: {views}"),
    "view.says": ("{view}{word}", "{view}: {word}"),
    "view_name.pace": ("线性进度", "linear pace"),
    "view_name.growth": ("复合增长", "compound growth"),
    "view_name.projection": ("预测区间", "projection"),
    "view_word.on_track": ("可达标", "on track"),
    "view_word.watch": ("难断定", "undecided"),
    "view_word.unlikely": ("难达标", "unlikely"),
    "view_word.silent": ("无法计算", "no answer"),
    "chance.hold": ("{year}年继续达到的可能性约{percent}%", "chance to hold in {year}: about {percent} %"),
    "chance.reach": ("{year}年达到的可能性约{percent}%", "chance to be met in {year}: about {percent} %"),
}
