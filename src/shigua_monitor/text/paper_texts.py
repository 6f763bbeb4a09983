"""What a report on paper and a workbook say beyond the document itself."""

TEXTS: dict[str, tuple[str, str]] = {
    "paper.contents": ("目录", "Contents"),
    "paper.no_font": (
        "本机没有可用于绘图的中文字体，以下各图以数据表代替；请安装思源黑体（软件包 fonts-noto-cjk）或黑体后重新生成。",
        "No Chinese font for drawing was found on this computer, so tables stand in place of the figures; install Noto "
        "Sans CJK (package fonts-noto-cjk) and write the report again.",
    ),
    "workbook.sheet.contents": ("目录", "Contents"),
    "workbook.sheet.charts": ("图表", "Charts"),
    "workbook.sheet.chart_data": ("图表数据", "Chart data"),
    "workbook.about.summary": (
        "达标率、四类计数和各领域情况",
        "attainment rate, the four classes, and each domain",
    ),
    "workbook.about.attainment": (
        "每项目标一行：监测值、目标要求、结论、依据",
        "a row a target: value, what is asked, verdict, grounds",
    ),
    "workbook.about.acts": ("工作事项与定性条款的进展", "the state of acts and of clauses without a figure"),
    "workbook.about.warnings": (
        "每条预警一行：原因和对应措施",
        "a row a warning: its reason and the measures of the plan",
    ),
    "workbook.about.changes": ("与上次结果相比的变化", "what changed since the last results"),
    "workbook.about.findings": (
        "需改正的数据及单元格位置",
        "what is wrong with the data, and in which cell",
    ),
    "workbook.about.read": (
        "读取了哪些文件和工作表",
        "which files and sheets were read",
    ),
    "workbook.about.charts": (
        "各领域达标情况，各指标历年监测值、目标线和预测",
        "attainment by domain; values, target and forecast of each indicator",
    ),
    "workbook.about.chart_data": (
        "图表所用的数据，未作修约",
        "the figures behind the charts, unrounded",
    ),
    "workbook.to_contents": ("返回目录", "back to the contents"),
    "column.contents": ("内容", "what it holds"),
    "column.chart": ("图表", "chart"),
    "chart.see": ("图{number}", "chart {number}"),
    "chart.target": ("目标", "target"),
    "chart.low": ("区间下限", "lower end"),
    "chart.high": ("区间上限", "upper end"),
    "chart.below": ("值至下限", "value to lower end"),
    "chart.above": ("值至上限", "value to upper end"),
    "chart.forecast": ("预测", "forecast"),
    "chart.forecast_low": ("预测下限", "forecast, lower end"),
    "chart.forecast_high": ("预测上限", "forecast, upper end"),
    "chart.attainment": ("各领域达标情况（项）", "Attainment by domain (targets)"),
}
