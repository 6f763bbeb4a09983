"""Faults of a plan's files: what is wrong, and what to write instead."""

TEXTS: dict[str, tuple[str, str]] = {
    "yaml.not_utf8": (
        "文件不是 UTF-8 编码（第 {byte} 字节起）；请另存为 UTF-8",
        "the file is not UTF-8 (from byte {byte}); save it as UTF-8",
    ),
    "yaml.syntax": (
        "YAML 语法有误：{problem}；请检查缩进、引号和冒号",
        "YAML syntax: {problem}; check indentation, quotes and colons",
    ),
    "yaml.character": (
        "不允许使用字符 {character}；请删去",
        "the character {character} is not allowed; remove it",
    ),
    "yaml.documents": (
        "一个文件只能有一个文档；请删去“---”及其后的内容，或另存为一个文件",
        "a file holds one document; remove the line --- and what follows, or move it to a file of its own",
    ),
    "yaml.too_deep": (
        "嵌套超过 {limit} 层；请按同类条目书写",
        "this is nested more than {limit} levels deep; write it as entries of its kind are written",
    ),
    "yaml.alias": ("不允许使用锚点和别名；请把内容写全", "anchors and aliases are not allowed; write the content out"),
    "yaml.key": ("键必须是一个词；请检查此处的写法", "a key must be one word; check how this is written"),
    "yaml.duplicate_key": (
        "键“{key}”在第 {line} 行已经出现；请删去一个",
        "the key “{key}” stands in line {line} already; remove one of them",
    ),
    "yaml.tag": ("不允许使用标签 {tag}；请删去", "the tag {tag} is not allowed; remove it"),
    "yaml.ambiguous": (
        "“{text}”可能被读成别的值；文字请加引号，布尔值请写 true 或 false，数字请写成 12 或 1.5",
        "“{text}” can be read in two ways; quote it if it is text, write true or false, or a number as 12 or 1.5",
    ),
    "plan.no_file": (
        "没有文件 {file}；请建立它，或在 plan.yaml 的 domains 中改正文件名",
        "there is no file {file}; create it, or correct its name under domains in plan.yaml",
    ),
    "plan.unreadable": (
        "文件 {file} 读不出：{problem}；请检查权限",
        "the file {file} cannot be read: {problem}; check its permissions",
    ),
    "plan.missing_key": ("缺少“{key}”；请补上", "“{key}” is missing; add it"),
    "plan.unknown_key": ("没有“{key}”这个键；可用：{known}", "“{key}” is not a known key; known here: {known}"),
    "plan.not_one_of": (
        "“{found}”不在可选值内；可用：{known}",
        "“{found}” is not one of the values known here: {known}",
    ),
    "plan.pattern": (
        "“{found}”写法不符（应符合 {pattern}）；请用小写英文、数字和下划线",
        "“{found}” is not written as it must be ({pattern}); use small letters, digits and underscores",
    ),
    "plan.empty": ("内容为空；请填写", "this is empty; fill it in"),
    "plan.out_of_range": (
        "{found} 超出允许范围（界限 {limit}）；请改正",
        "{found} is out of range (limit {limit}); correct it",
    ),
    "plan.not_text": ("“{found}”应为文字；请加引号", "“{found}” should be text; put it in quotes"),
    "plan.not_number": (
        "“{found}”应为数字；请写成 12 或 1.5，不加引号",
        "“{found}” should be a number; write 12 or 1.5 without quotes",
    ),
    "plan.not_boolean": ("“{found}”应为 true 或 false", "“{found}” should be true or false"),
    "plan.not_list": (
        "“{found}”应为列表；请写成 [甲, 乙] 或逐行以“- ”开头",
        "“{found}” should be a list; write [a, b], or lines that begin with “- ”",
    ),
    "plan.not_mapping": (
        "“{found}”应为“键: 值”的组合；请按同类条目书写",
        "“{found}” should be keys with values; write it as entries of its kind are written",
    ),
    "plan.wrong_type": (
        "“{found}”类型不符；请按同类条目书写",
        "“{found}” is of the wrong type; write it as entries of its kind are written",
    ),
    "plan.invalid": ("“{found}”不可用：{problem}；请改正", "“{found}” cannot be used: {problem}; correct it"),
    "plan.domain_name": (
        "文件写的领域是“{found}”，plan.yaml 中是“{expected}”；请改成一致",
        "the file says domain “{found}”, plan.yaml says “{expected}”; make them agree",
    ),
    "plan.one_district": (
        "应恰有一个 level: district 的地区，现有 {number} 个；请改正 areas",
        "exactly one area must have level: district, there are {number}; correct areas",
    ),
    "plan.no_total_group": ("分组中缺少“{group}”（合计）；请补上", "the group “{group}” is missing; add it"),
    "plan.period_order": (
        "基期应早于规划期首年，首年不晚于末年；请改正年份",
        "the base year must come before the first year, and that not after the last; correct the years",
    ),
    "plan.twice": ("“{name}”出现两次；请改名或删去一个", "“{name}” occurs twice; rename or remove one"),
    "plan.no_due": (
        "目标“{target}”缺少时限；请写 due: 年份、every_year、reach_and_keep 或 once",
        "the target “{target}” has no due; write due: a year, every_year, reach_and_keep or once",
    ),
    "plan.no_indicator": (
        "目标“{target}”缺少指标；请写 indicator，或改用 not_quantified 并说明理由",
        "the target “{target}” has no indicator; name one, or use not_quantified with a reason",
    ),
    "plan.unknown_indicator": (
        "没有指标“{found}”；相近：{known}",
        "there is no indicator “{found}”; most like it: {known}",
    ),
    "plan.unknown_department": (
        "没有责任单位“{found}”；相近：{known}",
        "there is no department “{found}”; most like it: {known}",
    ),
    "plan.unknown_measure": (
        "没有策略措施“{found}”；请按“领域.条号”写已有的条款",
        "there is no measure “{found}”; name an existing clause as domain.item",
    ),
    # lint
    "lint.missing_clause": (
        "缺少{section}第 {items} 条；请补上，无数值的写 not_quantified",
        "{section} {items} missing; add it, as not_quantified if it has no figure",
    ),
    "lint.unknown_clause": (
        "规划没有{section}第 {item} 条（共 {count} 条）；请改正条号",
        "the plan has no {section} {item} (there are {count}); correct the number",
    ),
    "lint.clause_twice": ("{section}第 {item} 条出现两次；请合并", "{section} {item} occurs twice; merge them"),
    "lint.bound_above_hundred": (
        "比例的上限是 {highest}，不应超过 {limit}；可超过的请用 kind: ratio",
        "a proportion cannot have a bound of {highest}, above {limit}; use kind: ratio for what may pass it",
    ),
    "lint.bounds_missing": (
        "比例应写明下限 lowest 和上限 highest（不超过 {limit}）；请补上",
        "a proportion needs a lowest and a highest value (at most {limit}); add them",
    ),
    "lint.base_out_of_bounds": (
        "基期值 {value} 超出指标的取值范围；请改正基期值或范围",
        "the base value {value} is outside the indicator's bounds; correct one of them",
    ),
    "lint.base_counts": (
        "基期值 {value} 与分子“{numerator}”、分母“{denominator}”不符（分子×{scale}÷分母）；请改正或补全",
        "the base value {value} is not what numerator “{numerator}” and denominator “{denominator}” give "
        "(numerator × {scale} / denominator); correct or complete them",
    ),
    "lint.paces": (
        "watch_pace（{watch}）大于 on_track_pace（{on_track}）；请改正",
        "watch_pace ({watch}) is above on_track_pace ({on_track}); correct them",
    ),
    "lint.no_change": (
        "变化 {percent}% 无法要求：0 没有变化，低于 −100 则低于零；请改正",
        "a change of {percent} % cannot be asked for: 0 is none, and below −100 leads below zero; correct it",
    ),
    "lint.limit_out_of_bounds": (
        "目标值 {value} 超出指标的取值范围；请改正目标值或范围",
        "the target's figure {value} is outside the indicator's bounds; correct one of them",
    ),
    "lint.alias_twice": (
        "名称“{alias}”已用于指标“{other}”；一个名称只能指一个指标",
        "the name “{alias}” belongs to the indicator “{other}” already; a name can mean one indicator only",
    ),
    "lint.counts_missing": ("{kind}应写明分子和分母；请补上", "a {kind} needs a numerator and a denominator; add them"),
    "lint.kind_unit": (
        "{kind}不能用单位 {unit}；可用：{known}",
        "a {kind} cannot have the unit {unit}; known: {known}",
    ),
    "lint.direction": (
        "要求{criterion}，而基期值 {baseline} 已满足；请核对方向或数值",
        "it asks {criterion}, which the base value {baseline} meets already; check the direction or the figure",
    ),
    "lint.opposite": (
        "与目标“{other}”对同一指标的方向相反；请核对",
        "it points the other way than the target “{other}” of the same indicator; check both",
    ),
    "lint.department_idle": (
        "责任单位“{department}”没有任何指标或条款；请分配或删去",
        "the department “{department}” has no indicator and no clause; give it one or remove it",
    ),
    "lint.unused_indicator": (
        "指标“{indicator}”没有任何目标；请使用或删去",
        "no target uses the indicator “{indicator}”; use or remove it",
    ),
    "lint.due_outside": (
        "时限 {due} 在规划期（{first}—{last}）之外；请改正",
        "due {due} is outside the plan's period ({first}–{last}); correct it",
    ),
    "lint.evaluation_outside": (
        "评估年份 {year} 在规划期（{first}—{last}）之外；请改正",
        "the evaluation year {year} is outside the plan's period ({first}–{last}); correct it",
    ),
    "lint.bounds_reversed": (
        "下限 {lowest} 大于上限 {highest}；请改正",
        "the lowest value {lowest} is above the highest, {highest}; correct them",
    ),
    "lint.name_twice": (
        "名称“{alias}”已用于“{other}”；一个名称只能有一个意思",
        "the name “{alias}” belongs to “{other}” already; a name can mean one thing only",
    ),
    "lint.target_prefix": (
        "目标编号“{found}”应以本领域开头；请改为“{known}”",
        "the id of a target begins with its domain; write “{known}” for “{found}”",
    ),
    "lint.no_units": (
        "范围 {scope} 没有对应的地区；将按全区数据判断",
        "no area belongs to the scope {scope}; the district's own figure will be judged",
    ),
    "lint.unknown_warning": (
        "没有预警代码“{found}”；可用：{known}",
        "there is no warning code “{found}”; known: {known}",
    ),
}
