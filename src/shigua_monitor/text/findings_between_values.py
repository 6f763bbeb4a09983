"""Findings about values that contradict one another (F4xx) or are missing (F5xx): a title, the sentence, what to do."""

TEXTS: dict[str, tuple[str, str]] = {
    "F401.title": ("指标大小颠倒", "wrong order"),
    "F401": ("{name} {sent} 大于{other}，均未使用", "{name} {sent} is above {other}; neither is used"),
    "F401.hint": ("请核对两个指标的数值和分子", "check the values and numerators of both"),
    "F402.title": ("分组与合计不符", "parts contradict the total"),
    "F402": (
        "合计的{what} {sent} 与各分组的{bound}（{cells}）不符，均未使用",
        "the total's {what} {sent} contradicts the {bound} of its parts ({cells}); none is used",
    ),
    "F402.hint": (
        "请核对合计和各分组：人数应相加等于合计，合计的比率应在各分组之间",
        "check all of them: counts add up to the total, and its rate lies between those of its parts",
    ),
    "F403.title": ("全区与各单位不符", "units contradict the district"),
    "F403": (
        "{area}的{what} {sent} 与各乡镇街道的{bound}（{cells}）不符，均未使用",
        "the {what} {sent} of {area} contradicts the {bound} of its townships and streets ({cells}); none is used",
    ),
    "F403.hint": (
        "请核对全区和各单位：人数应相加等于全区，全区的比率应在各单位之间",
        "check all of them: counts add up to the district, and its rate lies between those of its units",
    ),
    "F404.title": ("与上年相差过大", "implausible jump"),
    "F404": (
        "数值 {sent} 与上年的 {other_sent}（{other}）相差{limit}",
        "the value {sent} differs from {other_sent} the year before ({other}) by {limit}",
    ),
    "F404.hint": (
        "请核对数值、单位和小数点；确属实请在备注说明原因",
        "check the value, its unit and the decimal point; if it is right, give the reason in the note",
    ),
    "F405.title": ("分母不一致", "denominators differ"),
    "F405": (
        "{name}的分母 {sent} 与{others}不同，均未使用",
        "the denominator {sent} of {name} is not that of {others}; none is used",
    ),
    "F405.hint": (
        "请核对分母，同一地区、同一年份只能有一个",
        "check the denominators; there can be only one for an area and year",
    ),
    "F406.title": ("日期晚于年份", "date after the year"),
    "F406": (
        "日期 {sent} 晚于{reported}年，{reported}年末是否已落实存疑",
        "the date {sent} is after {reported}; whether it was in place by the end of that year is open",
    ),
    "F406.hint": (
        "请核对日期和年份；当年还没有落实的请填“推进中”",
        "check the date and the year; enter under way if it was not in place yet",
    ),
    "F501.title": ("缺少配套指标", "companion not sent"),
    "F501": ("{area}{year}年报了{name}，未报{missing}", "{name} was sent for {area} {year}, but not {missing}"),
    "F501.hint": ("请补报；不适用的请填“不适用”", "send it too; enter 不适用 (not applicable) if it does not apply"),
    "F502.title": ("落实而无佐证", "in place without evidence"),
    "F502": ("报为“{sent}”而没有佐证材料", "reported as “{sent}” without evidence"),
    "F502.hint": ("请补填文件名称、文号、日期和页码", "add the document with its number, date and page"),
    # parts of the sentences
    "finding.cited": ("{name} {number}（{cell}）", "{name} {number} ({cell})"),
    "finding.value": ("数值", "value"),
    "finding.numerator": ("分子", "numerator"),
    "finding.denominator": ("分母", "denominator"),
    "finding.sum": ("和 {sum}", "sum {sum}"),
    "finding.range": ("范围 {low}～{high}", "range {low} to {high}"),
    "finding.points": ("超过{limit}{unit}", "more than {limit}{unit}"),
    "finding.times": ("超过{limit}倍", "a factor of more than {limit}"),
}
