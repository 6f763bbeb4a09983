"""The words of the form that departments fill in: labels, instructions, and what it says while it is filled in."""

TEXTS: dict[str, tuple[str, str]] = {
    "template.font": ("宋体", "Calibri"),
    "template.title": ("{year}年{plan}监测数据报送表", "{year} monitoring data: {plan}"),
    "template.sheet.choices": ("选项", "Choices"),
    "template.definitions": ("{title}：指标解释", "{title}: definitions"),
    "template.instructions": (
        "填报说明：只填浅黄色单元格。数值须确切，按计量单位填数字，不填范围，不写“约”“以上”等字样；有分子、分母的同时填写。"
        "没有数据的留空，并在备注说明原因；数值不适用于本区的填“不适用”。“核对”栏出现“×”的，请改正或在备注说明。",
        "Fill in the pale yellow cells only. Give exact figures in the unit shown, no ranges and no “about”; where "
        "counts are asked for give both. Without data leave the cell blank and say why under Remarks; where a figure "
        "does not apply write “not applicable”. Where Check shows ×, correct the row or explain it under Remarks.",
    ),
    # the head
    "template.form_number": ("表    号：", "Form no.: "),
    "template.issued_by": ("制定机关：", "Issued by: "),
    "template.document_number": ("文    号：", "Document no.: "),
    "template.valid_until": ("有效期至：", "Valid until: "),
    "template.reporting_unit": ("填报单位：", "Reporting unit:"),
    # the heading row
    "template.column.serial": ("序号", "No."),
    "template.column.code": ("指标编码", "Indicator code"),
    "template.column.indicator": ("指标名称", "Indicator name"),
    "template.column.area": ("地区", "Area"),
    "template.column.group": ("分组", "Group"),
    "template.column.unit": ("计量单位", "Unit"),
    "template.column.value": ("本年", "This year"),
    "template.column.before": ("上年", "Last year"),
    "template.column.numerator": ("分子", "Numerator"),
    "template.column.denominator": ("分母", "Denominator"),
    "template.column.source": ("数据来源", "Data source"),
    "template.column.note": ("备注", "Remarks"),
    "template.column.check": ("核对", "Check"),
    # units as a form writes them; the reader knows each of them
    "template.unit.percent": ("%", "%"),
    "template.unit.per_mille": ("‰", "‰"),
    "template.unit.per_100k": ("1/10万", "per 100k"),
    "template.unit.count": ("个（人）", "number"),
    "template.unit.hours": ("小时", "hours"),
    "template.unit.minutes": ("分钟", "minutes"),
    "template.unit.yes_no": ("是/否", "yes/no"),
    "template.not_applicable": ("不适用", "not applicable"),
    # the note on an indicator's name
    "template.comment.definition": ("定义：{text}", "Definition: {text}"),
    "template.comment.numerator": ("分子：{text}", "Numerator: {text}"),
    "template.comment.denominator": ("分母：{text}", "Denominator: {text}"),
    "template.comment.period": ("统计期：{text}", "Period: {text}"),
    "template.period.calendar_year": ("{year}年1月1日至12月31日", "1 January to 31 December {year}"),
    "template.period.october_to_september": (
        "{before}年10月1日至{year}年9月30日",
        "1 October {before} to 30 September {year}",
    ),
    "template.period.september_to_august": (
        "{before}年9月1日至{year}年8月31日",
        "1 September {before} to 31 August {year}",
    ),
    # the foot
    "template.head_of_unit": ("单位负责人：", "Head of unit:"),
    "template.head_of_statistics": ("统计负责人：", "Head of statistics:"),
    "template.filled_in_by": ("填表人：", "Filled in by:"),
    "template.telephone": ("联系电话：", "Telephone:"),
    "template.date": ("填表日期：", "Date:"),
    "template.deadline": ("报送期限：", "Deadline:"),
    "template.explanation": ("说明：{items}", "Notes: {items}"),
    "template.explanation.item": ("{number}.{text}。", "{number}. {text}. "),
    "template.explanation.periods": (
        "本年的统计期：{periods}；分子、分母属于本年，上年为前一个统计期",
        "Period of this year: {periods}; numerator and denominator belong to it; last year is the period before",
    ),
    "template.explanation.period": ("序号{serials}为{text}", "nos. {serials}: {text}"),
    "template.explanation.parts": (
        "城市、农村各行的分子、分母之和等于合计，各苏木乡镇街道之和等于全区",
        "Numerators and denominators of town and country add up to the total, those of the areas to the district",
    ),
    "template.explanation.spare": (
        "末尾的空白行供补报其他地区或分组的数据，指标、地区、分组、单位从下拉列表中选",
        "The blank rows at the end take further areas or groups; choose indicator, area, group and unit from the lists",
    ),
    # what a cell refuses
    "template.refused.title": ("不能这样填", "This cannot be entered"),
    "template.refused.between": (
        "请填{lowest}到{highest}之间的数字（单位：{unit}）；没有数据请留空并在备注说明，不适用请填“不适用”。",
        "Enter a number from {lowest} to {highest} (unit: {unit}); without data leave it blank and say why under "
        "Remarks, or write “not applicable”.",
    ),
    "template.refused.at_least": (
        "请填不小于{lowest}的数字（单位：{unit}）；没有数据请留空并在备注说明，不适用请填“不适用”。",
        "Enter a number of at least {lowest} (unit: {unit}); leave it blank without data and say why under Remarks, "
        "or write “not applicable”.",
    ),
    "template.refused.at_most": (
        "请填不大于{highest}的数字（单位：{unit}）；没有数据请留空并在备注说明，不适用请填“不适用”。",
        "Enter a number of at most {highest} (unit: {unit}); leave it blank without data and say why under Remarks, "
        "or write “not applicable”.",
    ),
    "template.refused.number": (
        "请填数字（单位：{unit}）；没有数据请留空并在备注说明，不适用请填“不适用”。",
        "Enter a number (unit: {unit}); leave it blank without data and say why under Remarks, "
        "or write “not applicable”.",
    ),
    "template.refused.whole": (
        "请填不小于0的整数（单位：{unit}）；没有数据请留空并在备注说明，不适用请填“不适用”。",
        "Enter a whole number of at least 0 (unit: {unit}); leave it blank without data and say why under Remarks, "
        "or write “not applicable”.",
    ),
    "template.refused.count": ("请填不小于0的整数。", "Enter a whole number of at least 0."),
    "template.refused.choice": ("请从下拉列表中选择。", "Choose from the list."),
    # what the check column says; × asks for a correction or a remark, √ does not
    "template.check.text": ("× 应填数字，不带文字", "× numbers only, no words"),
    "template.check.one_count": ("× 分子、分母须同时填", "× give both counts"),
    "template.check.zero_denominator": ("× 分母为0，无法计算", "× the denominator is 0"),
    "template.check.numerator_above": ("× 分子大于分母", "× numerator above denominator"),
    "template.check.fraction": ("× 疑为小数：95%应填95", "× a fraction? enter 95 for 95%"),
    "template.check.no_counts": ("× 应填分子、分母", "× give the counts"),
    "template.check.differs": ("× 与分子分母不符，应为", "× by the counts it is "),
    "template.check.parts": ("× 分项之和不等于合计", "× the parts do not add up"),
    "template.check.change": ("× 比上年变化大，请核实", "× a large change: verify"),
    "template.check.no_state": ("× 请选状态", "× choose the state"),
    "template.check.no_evidence": ("× 缺佐证材料", "× evidence is missing"),
    "template.check.later": ("× 日期晚于本年", "× the date is after the year"),
    "template.check.computed": ("√ 按分子分母为", "√ by the counts: "),
    "template.check.good": ("√", "√"),
    "template.check.choose": ("× 请选指标、地区、分组", "× choose name, area, group"),
    "template.check.repeated": ("× 与其他行重复", "× the row is a repeat"),
    # headings of the definitions that the reader must not take for columns of counts
    "column.counted": ("分子的内容", "what the numerator counts"),
    "column.counted_among": ("分母的内容", "what the denominator counts"),
    # the sheet of acts
    "template.acts.title": ("{year}年{plan}落实情况报送表", "Acts and qualitative clauses, {year}: {plan}"),
    "template.acts.sheet": ("{department}落实情况", "{department}, acts"),
    "template.acts.instructions": (
        "填报说明：只填浅黄色单元格。状态从下拉列表中选：还没有动手的选“未启动”，已动手而没有完成的选“推进中”，"
        "当年年末已做成的选“已落实”。选“已落实”的须填佐证材料（文件名称、文号、日期、页码）。日期填落实之日，"
        "推进中的填最近一次进展之日。没有情况可报的留空。",
        "Fill in the pale yellow cells only. Choose the state from the list: “not begun”, “under way” for what has "
        "begun and is not finished, “in place” for what was finished by the end of the year. What is in place needs "
        "evidence (name, number, date and page of the document). The date is the day on which it was in place, or of "
        "the last step of what is under way. Leave a row blank if there is nothing to report.",
    ),
    "template.acts.column.serial": ("序号", "No."),
    "template.acts.column.target": ("目标编号", "Target id"),
    "template.acts.column.clause": ("条款", "Clause"),
    "template.acts.column.statement": ("规划要求", "Demand of the plan"),
    "template.acts.column.area": ("地区", "Area"),
    "template.acts.column.state": ("状态", "State"),
    "template.acts.column.evidence": (
        "佐证材料（文件名称、文号、日期、页码）",
        "Evidence (name, number, date, page)",
    ),
    "template.acts.column.date": ("日期", "Date"),
    "template.acts.column.note": ("备注", "Remarks"),
    "template.acts.column.check": ("核对", "Check"),
    "template.acts.clause": ("{domain}·{section}·{item}", "{domain}, {section} {item}"),
    "template.acts.section.goal": ("目标", "goal"),
    "template.acts.section.measure": ("措施", "measure"),
    "template.acts.section.duty": ("职责", "duty"),
    "template.acts.section.overall": ("总目标", "aim"),
    "template.acts.comment": ("何为已落实：{text}", "What in place means: {text}"),
    "template.refused.day": (
        "请填日期，如 2024-06-30，不晚于{year}年。",
        "Enter a date such as 2024-06-30, in {year} at the latest.",
    ),
    # the command
    "template.written": (
        "已写入 {file}：{year}年，{departments}个责任单位，{rows}行待填",
        "written to {file} for {year}; departments: {departments}, rows to fill in: {rows}",
    ),
    "stop.template_year_missing": (
        "请用 --year 指定报送哪一年的数据，如 --year 2024",
        "name the year of the figures with --year, for example --year 2024",
    ),
    "stop.template_year_unusable": (
        "不能为{year}年制表；请用 --year 指定{first}至{last}之间的年份",
        "there can be no form for {year}; name a year from {first} to {last} with --year",
    ),
    "stop.template_output_missing": (
        "请用 -o 指定要写的文件，如 -o 报送表.xlsx",
        "name the file to write with -o, for example -o form.xlsx",
    ),
    "stop.template_nothing": (
        "这样选择后没有需要报送的指标；请换 --department 或 --domain（需要报送的责任单位：{known}）",
        "no indicator is left to report; choose another --department or --domain (departments that report: {known})",
    ),
}
