"""What a report as a page says beyond the report itself: how to move in it and how to filter it."""

TEXTS: dict[str, tuple[str, str]] = {
    "html.skip": ("跳到正文", "Skip to the content"),
    "html.contents": ("目录", "Contents"),
    # the headline
    "html.rate": ("达标率：可判断{judged}项，达标{attained}项", "attained: {attained} of {judged} judged"),
    "html.not_attained": ("项未达标", "not attained"),
    "html.unknown": ("项无法判断（可量化{quantified}项）", "cannot be judged, of {quantified} quantified"),
    "html.alarms": ("条预警", "early warnings"),
    "html.bar": (
        "可量化{quantified}项：达标{attained}项，未达标{not_attained}项，无法判断{unknown}项",
        "{quantified} quantified: {attained} attained, {not_attained} not attained, {unknown} cannot be judged",
    ),
    # the filter
    "html.filter": ("筛选", "Filter"),
    "html.all": ("全部", "all"),
    "html.any_warning": ("有预警", "any warning"),
    "html.option": ("{word}（{number}）", "{word} ({number})"),
    "html.reset": ("显示全部", "Show all"),
    "html.count": (
        "显示TARGETS项（共ALL项），CHARTS幅图",
        "TARGETS of ALL targets shown, CHARTS charts",
    ),
    "html.filter_note": (
        "筛选时只显示符合的表行和图，正文隐去；打印与屏幕所示一致。",
        "While filtered, only the rows and charts that match are shown, without the text; print gives what is shown.",
    ),
    # pictures
    "html.unit": ("（{unit}）", "({unit})"),
    "html.course": ("走势", "course"),
    "html.to_chart": ("{name}：历年图", "{name}: chart of all years"),
    "html.charts": ("附：各项目标历年图", "Charts of all targets"),
    "html.target": ("目标", "target"),
    "html.not_judged": ("未作判断的年份", "a year not judged"),
    "html.side": ("达标的一侧", "the side that attains"),
}
