"""Findings about a row (F3xx): a title, the sentence, and what to do."""

TEXTS: dict[str, tuple[str, str]] = {
    "F301.title": ("指标不在规划内", "unknown indicator"),
    "F301": (
        "指标“{sent}”不在规划内，{rows}行未使用（相近：{likeliest}）",
        "the indicator “{sent}” is not in the plan; rows not used: {rows} (most like it: {likeliest})",
    ),
    "F301.hint": ("若是规划指标，请改用规范名称", "if it is one of the plan, use the plan's name"),
    "F302.title": ("地区未知", "unknown area"),
    "F302": (
        "地区“{sent}”不在规划内，{rows}行未使用（相近：{likeliest}）",
        "the area “{sent}” is not known to the plan; rows not used: {rows} (most like it: {likeliest})",
    ),
    "F302.hint": ("请改用规范的地区名称", "use the area's full name"),
    "F303.title": ("单位不符", "wrong unit"),
    "F303": (
        "单位“{sent}”不能用于本指标（应为{expected}）",
        "the unit “{sent}” does not fit the indicator (it should be {expected})",
    ),
    "F303.hint": ("请改正单位或数值", "correct the unit or the value"),
    "F304.title": ("年份不明", "unreadable year"),
    "F304": ("{quoted}不是可识别的年份", "{quoted} is not a year that can be read"),
    "F304.hint": ("请填四位年份，如 2024", "enter four digits, such as 2024"),
    "F305.title": ("分组未知", "unknown group"),
    "F305": (
        "分组“{sent}”未知，{rows}行未使用（相近：{likeliest}）",
        "the group “{sent}” is not known; rows not used: {rows} (most like it: {likeliest})",
    ),
    "F305.hint": ("请改用规范的分组名称", "use the group's usual name"),
    "F306.title": ("重复报送", "sent twice"),
    "F306": ("{sent} 与 {other} 的 {other_sent} 重复，只用一次", "{sent} repeats {other_sent} in {other}; used once"),
    "F306.hint": ("请删去重复的行", "remove the repeated row"),
    "F307.title": ("数值冲突", "conflict"),
    "F307": (
        "数值 {sent} 与 {other} 的 {other_sent} 不一致，均未使用",
        "the value {sent} contradicts {other_sent} in {other}; neither is used",
    ),
    "F307.hint": ("请核对后只保留正确的一个", "find out which is right and keep that one"),
    "F308.title": ("分子大于分母", "numerator above denominator"),
    "F308": (
        "分子 {numerator} 大于分母 {denominator}",
        "the numerator {numerator} is above the denominator {denominator}",
    ),
    "F308.hint": ("请核对分子和分母", "check both counts"),
    "F309.title": ("数值与分子分母不符", "value and counts disagree"),
    "F309": (
        "数值 {sent} 与分子分母算得的 {quotient} 不符（{numerator}÷{denominator}）",
        "the value {sent} is not the {quotient} that {numerator} ÷ {denominator} gives",
    ),
    "F309.hint": ("请核对数值、分子和分母", "check the value and both counts"),
    "F310.title": ("人数不是非负整数", "not a whole number"),
    "F310": ("{sent} 不是非负整数，不能作分子或分母", "{sent} is not a whole number from 0 up, as a count must be"),
    "F310.hint": ("请填实际人数或件数", "enter the count itself"),
    "F311.title": ("分母为 0 或空白", "denominator of zero or blank"),
    "F311": (
        "分母为 0 或空白，无从计算，按无数据处理",
        "the denominator is 0 or blank, so nothing can be computed; taken as no data",
    ),
    "F311.hint": (
        "请补填或核对分母；确为 0 时无需处理",
        "enter or check the denominator; nothing to do if it is 0 indeed",
    ),
    "F312.title": ("缺指标名称", "value without an indicator"),
    "F312": ("本行有数值而指标名称为空", "the row has a value but no indicator"),
    "F312.hint": ("请逐行填写指标名称，不要合并单元格", "name the indicator in each row, without merged cells"),
    "F313.title": ("表的年份不明", "table without a year"),
    "F313": (
        "表中没有年份列，表头和标题也没有写明唯一的年份（看到：{years}），{values}个数值未使用",
        "no column, heading or title names one year for the table (seen: {years}); values not used: {values}",
    ),
    "F313.hint": (
        "请在标题中写明年份，如“2024年”，或加“年份”列",
        "name the year in the title, such as 2024年, or add a column 年份",
    ),
    "F314.title": ("不是报送状态的条款", "no act of the plan"),
    "F314": (
        "{quoted}不是规划中报送状态的条款，本行未使用（相近：{likeliest}）",
        "{quoted} is no act or qualitative clause of the plan; the row is not used (most like it: {likeliest})",
    ),
    "F314.hint": (
        "请用规划的条款编号或要求原文；有数值的指标请另在数据表中报送",
        "use the number of the clause or the plan's words; figures belong into a table of indicators",
    ),
    "F315.title": ("条款有几项要求", "clause with several demands"),
    "F315": (
        "“{sent}”有 {number} 项要求，看不出报的是哪一项（{likeliest}），本行未使用",
        "“{sent}” has {number} demands and the row does not say which ({likeliest}); it is not used",
    ),
    "F315.hint": ("请写明是哪一项要求", "say which demand it is"),
    "F316.title": ("条款与要求不一致", "clause and demand disagree"),
    "F316": ("“{named}”指的不是同一项要求，本行未使用", "“{named}” do not mean the same demand; the row is not used"),
    "F316.hint": (
        "请核对条款编号和要求，改正其中之一",
        "check the number of the clause and the demand, and correct one",
    ),
    "F317.title": ("状态冲突", "states conflict"),
    "F317": (
        "状态“{sent}”与 {other} 的“{other_sent}”不一致，均未使用",
        "the state “{sent}” contradicts “{other_sent}” in {other}; neither is used",
    ),
    "F317.hint": ("请核对后只保留正确的一个", "find out which is right and keep that one"),
    "F318.title": ("年份在规划期之后", "year after the plan"),
    "F318": (
        "年份 {sent} 在规划的最后一年 {last} 之后，未使用",
        "the year {sent} is after the plan's last one, {last}; it is not used",
    ),
    "F318.hint": ("请核对年份", "check the year"),
    # parts of the sentences
    "finding.undefined": ("“无意义”", "undefined result"),
}
