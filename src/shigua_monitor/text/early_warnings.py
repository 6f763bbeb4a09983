"""Early warnings: for each code a title and the sentence."""

TEXTS: dict[str, tuple[str, str]] = {
    "W101.title": ("达标困难", "unlikely to be reached"),
    "W101": (
        "{name}现为{value}，要求{due}年{criterion}；{views}",
        "{name}: {value}, asked {criterion} by {due}; {views}",
    ),
    "W101.unit": (
        "{name}要求{due}年每个单位{criterion}，前景最差的是{unit}，现为{value}；{views}",
        "{name}: asked {criterion} of each unit by {due}; {unit} is worst placed at {value}; {views}",
    ),
    "W102.title": ("落后于应有进度", "behind the required pace"),
    "W102": (
        "{name}现为{value}，要求{due}年{criterion}；{views}",
        "{name}: {value}, asked {criterion} by {due}; {views}",
    ),
    "W102.unit": (
        "{name}要求{due}年每个单位{criterion}，前景最差的是{unit}，现为{value}；{views}",
        "{name}: asked {criterion} of each unit by {due}; {unit} is worst placed at {value}; {views}",
    ),
    "W201.title": ("波动较大", "volatile"),
    "W201": (
        "{name}{year}年为{value}，其他年份合计为{expected}，相差之大难以用偶然解释（概率{p}）",
        "{name} is {value} in {year} against {expected} in the other years, more than chance explains (p = {p})",
    ),
    "W201.value": (
        "{name}{year}年为{value}，其他年份平均{expected}，相差之大难以用偶然解释（概率{p}）",
        "{name} is {value} in {year} against a mean of {expected} in the other years, more than chance explains "
        "(p = {p})",
    ),
    "W304.title": ("数字太小，不再确定", "no longer certain: numbers too small to tell"),
    "W304": (
        "{name}达标（{value}，要求{criterion}），上次统计上确定，这次{numerator}/{denominator}的区间为{interval}，不再确定",
        "{name}: met ({value}, asked {criterion}); it was clear last time, but {numerator}/{denominator} gives the "
        "interval {interval}, which does not decide",
    ),
    "W301.title": ("未能每年保持", "an every-year target is broken"),
    "W301": (
        "{name}要求每年保持{criterion}，{broken}未达到",
        "{name} must be {criterion} every year; broken in {broken}",
    ),
    "W301.kept": (
        "{name}在{since}年达到{criterion}，此后应每年保持，{broken}未达到",
        "{name} was {criterion} in {since} and must stay so; broken in {broken}",
    ),
    "W302.title": ("达标后又失去", "met, then lost"),
    "W302": (
        "{name}在{first_year}年已达标（{first_value}），{year}年为{value}，要求{criterion}",
        "{name}: met in {first_year} ({first_value}), but {value} in {year}, asked {criterion}",
    ),
    "W302.turned": (
        "{name}在{first_year}年已达标（{first_value}），但{turned_year}年由{before}退到{turned}，现为{value}，"
        "要求{criterion}",
        "{name}: met in {first_year} ({first_value}), but back from {before} to {turned} in {turned_year}; "
        "now {value}, asked {criterion}",
    ),
    "W302.units": (
        "{name}在{first_year}年各单位均已达到{criterion}，{year}年{units}未达到",
        "{name}: {criterion} everywhere in {first_year}; in {year} these fail: {units}",
    ),
    "W303.title": ("达标但在变差", "met but worsening"),
    "W303": (
        "{name}虽达标（{value}，要求{criterion}），但比基期{baseline}变差{change}，也差于上一次",
        "{name}: met ({value}, asked {criterion}), but {change} worse than its base value {baseline}, "
        "and worse than last time",
    ),
    "W401.title": ("平均达标而有单位未达标", "some units fail behind a good average"),
    "W401": (
        "{name}全区{value}，达到{criterion}，但{failing}未达到",
        "{name}: {value} for the district, meeting {criterion}, but these fail: {failing}",
    ),
    "W402.title": ("差距扩大", "a gap widens"),
    "W402": (
        "{name}由基期{baseline}扩大到{value}（扩大{change}）",
        "{name} widened from {baseline} to {value} (by {change})",
    ),
    "W501.title": ("无数据，应专项调查", "no data: a special survey is due"),
    "W501": (
        "{name}{year}年无数据，{department}应补报或开展专项调查",
        "{name} has no data for {year}; {department} should send it or hold a special survey",
    ),
    "W501.units": (
        "{name}{year}年缺{missing}的数据，{department}应补报或开展专项调查",
        "{name} lacks data of {missing} for {year}; {department} should send them or hold a special survey",
    ),
    "W502.title": ("既往数据被修订", "a past value was revised"),
    "warning.may_be_chance": (
        "数字太小，也可能只是偶然",
        "the numbers are so small that this may be chance",
    ),
    "warning.since": ("{unit}（{now}，{first_year}年{before}）", "{unit} ({now}, {before} in {first_year})"),
    "warning.number_of_units": ("{number}个单位", "{number} units"),
    "warning.unit": ("{unit}{value}", "{unit} {value}"),
    "W502": (
        "{name}：{area}{year}年的数值由{old}修订为{new}，{department}应说明原因",
        "{name}: the value of {area} for {year} was revised from {old} to {new}; {department} should say why",
    ),
    "W502.group": (
        "{name}：{area}{group}{year}年的数值由{old}修订为{new}，{department}应说明原因",
        "{name}: the value of {area} ({group}) for {year} was revised from {old} to {new}; {department} should say why",
    ),
    "W601.title": ("单位未报送", "a department has not reported"),
    "W601": (
        "{department}应在{deadline}前报送{year}年“{domain}”的{indicators}个指标，至今没有报送任何数据",
        "{department} has sent nothing for {year}; indicators of “{domain}” that were due by {deadline}: {indicators}",
    ),
    "W601.indicators": ("应报的{number}个指标", "{number} indicators that are due"),
}

CODES = ["W101", "W102", "W201", "W301", "W302", "W303", "W304", "W401", "W402", "W501", "W502", "W601"]
"""Every code of the interface, whether or not this version raises it."""
