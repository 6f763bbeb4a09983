"""Findings: for each code a title, the sentence, and what to do."""

_MESSAGES: dict[str, tuple[tuple[str, str], tuple[str, str], tuple[str, str]]] = {
    "F101": (
        ("文件打不开", "file cannot be opened"),
        ("文件打不开：{problem}", "the file cannot be opened: {problem}"),
        (
            "请核对路径和权限，关闭占用它的程序后重试",
            "check the path and the permissions, and close any program that holds it",
        ),
    ),
    "F102": (
        ("空文件", "empty file"),
        ("文件是空的，没有任何内容", "the file is empty"),
        ("请重新导出或索取原文件", "export it again or ask for the original"),
    ),
    "F103": (
        ("不是表格文件", "not a workbook"),
        (
            "文件内容不是可读的表格（看起来是{looks_like}）",
            "the content is not a table that can be read (it looks like {looks_like})",
        ),
        ("请另存为 .xlsx 或 .csv 后再报送", "save it as .xlsx or .csv and send it again"),
    ),
    "F104": (
        ("文件已加密", "encrypted file"),
        ("文件已加密：{problem}", "the file is encrypted: {problem}"),
        ("请解密或去除密码，另存后再报送", "decrypt it or remove the password, save it and send it again"),
    ),
    "F105": (
        ("没有找到数据表", "no table found"),
        ("没有找到数据表（看过的工作表：{sheets}）", "no table was found (sheets looked at: {sheets})"),
        (
            "表头需有“指标名称”和“数值”，或“指标名称”和各年份",
            "the heading needs 指标名称 with 数值, or 指标名称 with years",
        ),
    ),
    "F106": (
        ("跳过隐藏工作表", "hidden sheet skipped"),
        ("工作表是隐藏的，其中{rows}行未读取", "the sheet is hidden; rows not read: {rows}"),
        ("如需使用，请取消隐藏后重新报送", "unhide it and send the file again if it is needed"),
    ),
    "F107": (
        ("跳过隐藏行", "hidden rows skipped"),
        ("有{rows}个隐藏行未读取", "hidden rows not read: {rows}"),
        ("如需使用，请取消隐藏后重新报送", "unhide them and send the file again if they are needed"),
    ),
    "F108": (
        ("文件过大", "file too large"),
        (
            "文件过大或结构异常：{problem}",
            "the file is too large or oddly built: {problem}",
        ),
        ("请只保留数据，另存为新的 .xlsx 后报送", "keep the data only, save it as a new .xlsx and send that"),
    ),
    "F109": (
        ("文件损坏", "damaged file"),
        ("文件已损坏或不完整：{problem}", "the file is damaged or incomplete: {problem}"),
        ("请用 Excel 或 WPS 打开并另存，或重新索取", "open and save it in Excel or WPS, or ask for it again"),
    ),
    "F110": (
        ("扩展名与内容不符", "ending does not fit the content"),
        ("扩展名与内容不符，已按 {kind} 读取", "the ending does not fit the content; it was read as {kind}"),
        ("以后请用正确的扩展名", "use the right ending in future"),
    ),
    "F111": (
        ("工作表无数据表", "sheet without a table"),
        (
            "工作表没有可识别的表头，其中{rows}行未读取",
            "the sheet has no heading that is known; rows not read: {rows}",
        ),
        ("如含数据，请加上“指标名称”“年份”“数值”等列名", "if it holds data, add headings such as 指标名称, 年份, 数值"),
    ),
    "F112": (
        ("列名重复", "repeated heading"),
        (
            "列名“{heading}”与前面的列含义相同，本列未读取",
            "the heading “{heading}” means the same as an earlier one; this column was not read",
        ),
        ("请删去多余的列，或改成不同的列名", "remove the column, or give it another heading"),
    ),
    "F113": (
        ("可能没有读全", "perhaps not all was read"),
        ("可能没有读全：{note}", "perhaps not all was read: {note}"),
        (
            "请核对；清除数据以外的内容或取消隐藏，另存后重新报送",
            "check it; clear what is no data or unhide what is, save the file and send it again",
        ),
    ),
    "F114": (
        ("文件夹中没有表格", "no workbook in the folder"),
        ("文件夹中没有可读的表格", "the folder holds no workbook"),
        ("请核对路径，或直接给出文件", "check the path, or name the files themselves"),
    ),
    "F201": (
        ("不是数字", "not a number"),
        ("“{sent}”不是数字", "“{sent}” is not a number"),
        ("请只填数字，单位和说明写在各自的列里", "enter the number alone; units and notes have columns of their own"),
    ),
    "F202": (
        ("不是确切数字", "not an exact number"),
        ("数值“{sent}”不是确切数字", "the value “{sent}” is not an exact number"),
        ("请填{digits}或留空并在备注说明", "enter {digits}, or leave it blank and explain in the note"),
    ),
    "F203": (
        ("超出取值范围", "out of range"),
        (
            "数值 {sent} 超出取值范围（{lowest}～{highest}，{unit}）",
            "the value {sent} is out of range ({lowest} to {highest}, {unit})",
        ),
        ("请核对数值和单位", "check the value and its unit"),
    ),
    "F204": (
        ("疑为小数形式的比例", "suspected fraction"),
        ("数值 {sent} 疑为小数形式的比例", "the value {sent} looks like a fraction"),
        (
            "若是 {percent}% 请填 {percent}；若确为 {sent}% 请填“{sent}%”或附分子分母",
            "enter {percent} for {percent} %; if it is {sent} % indeed, enter “{sent}%” or add the counts",
        ),
    ),
    "F205": (
        ("缺失代码", "missing code"),
        ("代码 {sent}（{meaning}）按缺失处理", "the code {sent} ({meaning}) was taken as missing"),
        ("无需处理；如有数据请填数值", "nothing to do; enter the value if there is one"),
    ),
    "F206": (
        ("公式没有结果", "formula without a result"),
        ("公式没有保存计算结果", "the formula has no stored result"),
        ("请用 Excel 或 WPS 打开文件，保存后重新报送", "open the file in Excel or WPS, save it and send it again"),
    ),
    "F207": (
        ("错误值", "error value"),
        ("单元格是错误值 {sent}", "the cell holds the error {sent}"),
        ("请改正公式或直接填数值", "mend the formula or enter the value"),
    ),
    "F208": (
        ("单位已换算", "unit converted"),
        ("{sent}（{unit}）已换算为 {read}（{expected}）", "{sent} ({unit}) was converted to {read} ({expected})"),
        ("请核对；以后请用指标规定的单位", "check it, and use the indicator's unit in future"),
    ),
    "F209": (
        ("写法已规范", "normalised"),
        ("“{sent}”读作 {read}", "“{sent}” was read as {read}"),
        ("请核对；以后请直接填数字", "check it, and enter plain numbers in future"),
    ),
    "F210": (
        ("公式结果为 0", "formula with the result 0"),
        ("公式保存的结果是 0，可能并未计算", "the formula's stored result is 0 and may never have been computed"),
        ("请打开文件核对，确为 0 时改填数值 0", "open the file and check; enter a plain 0 if it is one"),
    ),
    "F211": (
        ("不是“是”或“否”", "neither yes nor no"),
        ("“{sent}”不是“是”或“否”", "“{sent}” is neither yes nor no"),
        ("请填“是”或“否”，说明写在备注里", "enter 是 (yes) or 否 (no), and explain in the note"),
    ),
    "F212": (
        ("分组空白", "blank group"),
        ("分组为空白，不能当作合计", "the group is blank and is not taken for the total"),
        ("请填“合计”或具体分组", "enter 合计 (total) or the group"),
    ),
    "F213": (
        ("地区空白", "blank area"),
        ("地区为空白，不能当作全区", "the area is blank and is not taken for the district"),
        ("请填地区名称", "enter the name of the area"),
    ),
    "F214": (
        ("日期而非数值", "a date, not a value"),
        ("单元格是日期格式，不是数值", "the cell is formatted as a date, not as a value"),
        ("请把格式改为“常规”并重填数值", "set the format to General and enter the value again"),
    ),
    "F215": (
        ("状态不明", "unknown state"),
        (
            "{quoted}不是可识别的状态（相近：{likeliest}）",
            "{quoted} is not a state that is known (most like it: {likeliest})",
        ),
        (
            "请填“未启动”“推进中”或“已落实”，说明写在佐证材料或备注里",
            "enter not begun, under way or in place, and say more under evidence or remarks",
        ),
    ),
    "F216": (
        ("日期不明", "unreadable date"),
        ("“{sent}”不是可识别的日期，未使用", "“{sent}” is not a date that can be read; it is not used"),
        ("请填年月日，如 2024-06-30", "enter year, month and day, such as 2024-06-30"),
    ),
    "F301": (
        ("指标不在规划内", "unknown indicator"),
        (
            "指标“{sent}”不在规划内，{rows}行未使用（相近：{likeliest}）",
            "the indicator “{sent}” is not in the plan; {rows} rows not used (most like it: {likeliest})",
        ),
        ("若是规划指标，请改用规范名称", "if it is one of the plan, use the plan's name"),
    ),
    "F302": (
        ("地区未知", "unknown area"),
        (
            "地区“{sent}”不在规划内，{rows}行未使用（相近：{likeliest}）",
            "the area “{sent}” is not known to the plan; {rows} rows not used (most like it: {likeliest})",
        ),
        ("请改用规范的地区名称", "use the area's full name"),
    ),
    "F303": (
        ("单位不符", "wrong unit"),
        (
            "单位“{sent}”不能用于本指标（应为{expected}）",
            "the unit “{sent}” does not fit the indicator (it should be {expected})",
        ),
        ("请改正单位或数值", "correct the unit or the value"),
    ),
    "F304": (
        ("年份不明", "unreadable year"),
        ("{quoted}不是可识别的年份", "{quoted} is not a year that can be read"),
        ("请填四位年份，如 2024", "enter four digits, such as 2024"),
    ),
    "F305": (
        ("分组未知", "unknown group"),
        (
            "分组“{sent}”未知，{rows}行未使用（相近：{likeliest}）",
            "the group “{sent}” is not known; {rows} rows not used (most like it: {likeliest})",
        ),
        ("请改用规范的分组名称", "use the group's usual name"),
    ),
    "F306": (
        ("重复报送", "sent twice"),
        ("与 {other} 重复（均为 {sent}），只用一次", "the same as {other} ({sent}); used once"),
        ("请删去重复的行", "remove the repeated row"),
    ),
    "F307": (
        ("数值冲突", "conflict"),
        (
            "数值 {sent} 与 {other} 的 {other_sent} 不一致，均未使用",
            "the value {sent} contradicts {other_sent} in {other}; neither is used",
        ),
        ("请核对后只保留正确的一个", "find out which is right and keep that one"),
    ),
    "F308": (
        ("分子大于分母", "numerator above denominator"),
        ("分子 {numerator} 大于分母 {denominator}", "the numerator {numerator} is above the denominator {denominator}"),
        ("请核对分子和分母", "check both counts"),
    ),
    "F309": (
        ("数值与分子分母不符", "value and counts disagree"),
        (
            "数值 {sent} 与分子分母算得的 {quotient} 不符（{numerator}÷{denominator}）",
            "the value {sent} is not the {quotient} that {numerator} ÷ {denominator} gives",
        ),
        ("请核对数值、分子和分母", "check the value and both counts"),
    ),
    "F310": (
        ("人数不是非负整数", "not a whole number"),
        ("{sent} 不是非负整数，不能作分子或分母", "{sent} is not a whole number from 0 up, as a count must be"),
        ("请填实际人数或件数", "enter the count itself"),
    ),
    "F311": (
        ("分母为 0", "denominator of zero"),
        ("分母为 0，无从计算，按无数据处理", "the denominator is 0, so nothing can be computed; taken as no data"),
        ("请核对分母；确为 0 时无需处理", "check the denominator; nothing to do if it is 0 indeed"),
    ),
    "F312": (
        ("缺指标名称", "value without an indicator"),
        ("本行有数值而指标名称为空", "the row has a value but no indicator"),
        ("请逐行填写指标名称，不要合并单元格", "name the indicator in each row, without merged cells"),
    ),
    "F313": (
        ("表的年份不明", "table without a year"),
        (
            "表中没有年份列，表头和标题也没有写明唯一的年份（看到：{years}），{values}个数值未使用",
            "no column, heading or title names one year for the table (seen: {years}); {values} values not used",
        ),
        (
            "请在标题中写明年份，如“2024年”，或加“年份”列",
            "name the year in the title, such as 2024年, or add a column 年份",
        ),
    ),
    "F314": (
        ("不是报送状态的条款", "no act of the plan"),
        (
            "{quoted}不是规划中报送状态的条款，本行未使用（相近：{likeliest}）",
            "{quoted} is no act or qualitative clause of the plan; the row is not used (most like it: {likeliest})",
        ),
        (
            "请用规划的条款编号或要求原文；有数值的指标请另在数据表中报送",
            "use the number of the clause or the plan's words; figures belong into a table of indicators",
        ),
    ),
    "F315": (
        ("条款有几项要求", "clause with several demands"),
        (
            "“{sent}”有 {number} 项要求，看不出报的是哪一项（{likeliest}），本行未使用",
            "“{sent}” has {number} demands and the row does not say which ({likeliest}); it is not used",
        ),
        ("请写明是哪一项要求", "say which demand it is"),
    ),
    "F316": (
        ("条款与要求不一致", "clause and demand disagree"),
        ("“{named}”指的不是同一项要求，本行未使用", "“{named}” do not mean the same demand; the row is not used"),
        ("请核对条款编号和要求，改正其中之一", "check the number of the clause and the demand, and correct one"),
    ),
    "F317": (
        ("状态冲突", "states conflict"),
        (
            "状态“{sent}”与 {other} 的“{other_sent}”不一致，均未使用",
            "the state “{sent}” contradicts “{other_sent}” in {other}; neither is used",
        ),
        ("请核对后只保留正确的一个", "find out which is right and keep that one"),
    ),
    "F401": (
        ("指标大小颠倒", "wrong order"),
        ("{name} {sent} 大于{other}，均未使用", "{name} {sent} is above {other}; neither is used"),
        ("请核对两个指标的数值和分子", "check the values and numerators of both"),
    ),
    "F402": (
        ("分组与合计不符", "parts contradict the total"),
        (
            "合计的{what} {sent} 与各分组的{bound}（{cells}）不符，均未使用",
            "the total's {what} {sent} contradicts the {bound} of its parts ({cells}); none is used",
        ),
        (
            "请核对合计和各分组：人数应相加等于合计，合计的比率应在各分组之间",
            "check all of them: counts add up to the total, and its rate lies between those of its parts",
        ),
    ),
    "F403": (
        ("全区与各单位不符", "units contradict the district"),
        (
            "{area}的{what} {sent} 与各乡镇街道的{bound}（{cells}）不符，均未使用",
            "the {what} {sent} of {area} contradicts the {bound} of its townships and streets ({cells}); none is used",
        ),
        (
            "请核对全区和各单位：人数应相加等于全区，全区的比率应在各单位之间",
            "check all of them: counts add up to the district, and its rate lies between those of its units",
        ),
    ),
    "F404": (
        ("与上年相差过大", "implausible jump"),
        (
            "数值 {sent} 与上年的 {other_sent}（{other}）相差{limit}",
            "the value {sent} differs from {other_sent} the year before ({other}) by {limit}",
        ),
        (
            "请核对数值、单位和小数点；确属实请在备注说明原因",
            "check the value, its unit and the decimal point; if it is right, give the reason in the note",
        ),
    ),
    "F405": (
        ("分母不一致", "denominators differ"),
        (
            "{name}的分母 {sent} 与{others}不同，均未使用",
            "the denominator {sent} of {name} is not that of {others}; none is used",
        ),
        (
            "请核对分母，同一地区、同一年份只能有一个",
            "check the denominators; there can be only one for an area and year",
        ),
    ),
    "F406": (
        ("日期晚于年份", "date after the year"),
        (
            "日期 {sent} 晚于{reported}年，{reported}年末是否已落实存疑",
            "the date {sent} is after {reported}; whether it was in place by the end of that year is open",
        ),
        (
            "请核对日期和年份；当年还没有落实的请填“推进中”",
            "check the date and the year; enter under way if it was not in place yet",
        ),
    ),
    "F501": (
        ("缺少配套指标", "companion not sent"),
        ("{area}{year}年报了{name}，未报{missing}", "{name} was sent for {area} {year}, but not {missing}"),
        ("请补报；不适用的请填“不适用”", "send it too; enter 不适用 (not applicable) if it does not apply"),
    ),
    "F502": (
        ("落实而无佐证", "in place without evidence"),
        ("报为“{sent}”而没有佐证材料", "reported as “{sent}” without evidence"),
        ("请补填文件名称、文号、日期和页码", "add the document with its number, date and page"),
    ),
}

_PARTS = {
    "finding.cited": ("{name} {number}（{cell}）", "{name} {number} ({cell})"),
    "finding.quoted": ("“{sent}”", "“{sent}”"),
    "finding.blank": ("空白", "a blank"),
    "finding.this_number": (" {number} ", "{number}"),
    "finding.exact_number": ("确切数字", "the exact number"),
    "finding.value": ("数值", "value"),
    "finding.numerator": ("分子", "numerator"),
    "finding.denominator": ("分母", "denominator"),
    "finding.sum": ("和 {sum}", "sum {sum}"),
    "finding.range": ("范围 {low}～{high}", "range {low} to {high}"),
    "finding.points": ("超过{limit}{unit}", "more than {limit}{unit}"),
    "finding.times": ("超过{limit}倍", "a factor of more than {limit}"),
}
"""Parts of sentences that name numbers, other cells and limits."""

TEXTS: dict[str, tuple[str, str]] = {
    key: text
    for code, (title, message, hint) in _MESSAGES.items()
    for key, text in ((f"{code}.title", title), (code, message), (f"{code}.hint", hint))
} | _PARTS
