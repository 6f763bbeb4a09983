"""The help of every command and option, and the few words of the command-line library."""

TEXTS: dict[str, tuple[str, str]] = {
    "help.app": (
        "监测儿童发展规划：读取各部门报送的表格，判断每项目标是否达标，并及早预警。",
        "Monitors a children's development plan: reads what departments send, judges every target, warns early.",
    ),
    "help.check": (
        "读取报送表，判断目标，列出达标情况和预警。",
        "Read workbooks, judge the targets, print attainment and early warnings.",
    ),
    "help.report": (
        "写出年度、中期或终期报告，或责任单位的反馈单。必须给出 -o 或 --each-department。",
        "Write the annual, mid-term or final report, or a department's feedback. Needs -o or --each-department.",
    ),
    "help.template": (
        "写出供责任单位填报的工作簿：每个单位一张报送表，另附指标解释。必须给出 --year 和 -o。",
        "Write the workbook that departments fill in: a form for each, and the definitions. Needs --year and -o.",
    ),
    "help.explain": (
        "说明一项结论的由来：从单元格到条款，每个输入、公式和比较。",
        "Explain one verdict from the cell to the clause: every input, formula and comparison.",
    ),
    "help.targets": ("查看和检验目标定义。", "Read and validate the target definitions."),
    "help.targets.validate": (
        "检验目标定义：格式、引用、条款齐全与否。供 CI 使用。",
        "Validate target definitions: form, references, completeness. Made for CI.",
    ),
    "help.targets.list": ("列出目标和指标。", "List targets and indicators."),
    "help.targets.show": ("显示一个目标或指标的全部定义。", "Show the whole definition of a target or an indicator."),
    "help.targets.schema": ("输出目标文件的 JSON Schema。", "Print the JSON Schema of the target files."),
    "help.files": ("报送表（.xlsx、.xlsm、.xls、.csv）。", "Workbooks (.xlsx, .xlsm, .xls, .csv)."),
    "help.plan_folder": (
        "规划定义所在的文件夹；默认用自带的规划。",
        "Folder of the plan; by default the one that comes with the program.",
    ),
    "help.option.year": ("判断哪一年；默认取最近有数据的年份。", "Year to judge; by default the latest with data."),
    "help.option.template_year": ("报送哪一年的数据（表中的“本年”）。", "Year of the figures: this year in the form."),
    "help.option.template_output": (
        "要写的文件，以 .xlsx 结尾；要么写全，要么不写。",
        "The file to write, ending in .xlsx; written whole or not at all.",
    ),
    "help.option.area": ("判断哪个地区；默认是规划所属的区。", "Area to judge; by default the plan's district."),
    "help.option.domain": ("只看一个领域。", "One domain only."),
    "help.option.department": ("只看一个责任单位。", "One department only."),
    "help.option.lang": ("语言：zh 或 en；也可用环境变量 MONITOR_LANG。", "Language: zh or en; also by MONITOR_LANG."),
    "help.option.format": ("输出格式：{known}。", "Output format: {known}."),
    "help.option.output": (
        "写入文件，格式由扩展名决定；要么写全，要么不写。",
        "Write a file, its format decided by the ending; written whole or not at all.",
    ),
    "help.option.fail_on": (
        "何时以 1 退出：error 数据有错误，warning 有警告或预警，never 从不。",
        "When to exit with 1: error for data errors, warning for warnings of either sort, never.",
    ),
    "help.option.annotate": (
        "把有问题的报送表另存到该文件夹：问题单元格标色并加批注，附“错误清单”；原表其他内容不变。",
        "Put a copy of each faulty workbook into this folder: faulty cells coloured and commented, all findings "
        "listed on a sheet, all else as it was.",
    ),
    "help.option.kind": ("报告种类。", "Which report."),
    "help.option.feedback": ("改写一个责任单位的反馈单。", "Write the feedback sheet of one department instead."),
    "help.option.each_department": (
        "改为把每个责任单位的反馈单写入该文件夹。",
        "Write the feedback sheet of each department into this folder instead.",
    ),
    "help.option.sheet_format": (
        "--each-department 所写文件的格式；默认 {default}。",
        "Format of the files of --each-department; {default} by default.",
    ),
    "help.option.quiet": ("不在屏幕上输出结果。", "Print no results on the screen."),
    "help.option.quantified": ("只列可量化的目标。", "Quantified targets only."),
    "help.option.schema_write": ("把 JSON Schema 写入该文件夹。", "Write the schema files into this folder."),
    "help.argument.id": ("目标或指标的编号、名称。", "Id or name of a target or indicator."),
    "help.argument.schema": ("哪类文件：{known}。", "Which sort of file: {known}."),
    "help.db": (
        "监测数据库：存入报送表，查看历次数值和报送情况。",
        "The monitoring database: store what departments send, see every version and who has reported.",
    ),
    "help.db.add": (
        "检查报送表并存入数据库：要么全部存入，要么都不存；有错误的值不存。",
        "Check workbooks and store them: all or none; values with errors are not stored.",
    ),
    "help.db.history": (
        "列出一个指标的每一版数值：谁报的、哪个单元格、何时现行。",
        "Show every version of a value: who sent it, from which cell, when it was current.",
    ),
    "help.db.status": (
        "列出各单位某年应报指标的报送情况：已报、迟报、部分、未报。",
        "Show who has sent what for a year: sent, late, partly, missing.",
    ),
    "help.db.export": (
        "导出整个数据库，可用 import 原样导入。",
        "Write the whole database to a file that import takes back without loss.",
    ),
    "help.db.import": (
        "导入 export 写出的文件；已有的报送表不变。",
        "Take in a file of export; submissions that are there already stay as they are.",
    ),
    "help.db.verify": ("检查数据库是否完好。", "Check whether the database is sound."),
    "help.db.backup": ("备份数据库，其他人可照常读写。", "Copy the database while others read and write it."),
    "help.option.db": (
        "监测数据库；也可用环境变量 MONITOR_DB，再次是当前文件夹的 monitor.db。",
        "The monitoring database; also by MONITOR_DB, else monitor.db in the working folder.",
    ),
    "help.option.check_db": (
        "监测数据库；历年取自数据库，最新取自报送表。也可用环境变量 MONITOR_DB。",
        "The monitoring database: it gives the years, the workbooks the newest. Also by MONITOR_DB.",
    ),
    "help.option.as_of": ("按这一天结束时的数据。", "Answer as of the end of that day."),
    "help.option.sender": ("报送单位。", "The department that sent the files."),
    "help.option.received": ("收到的日期或时间；默认为现在。", "Date or time of receipt; by default now."),
    "help.option.strict": ("有任何错误就不存。", "Store nothing if there is any error."),
    "help.option.status_year": ("哪一年的数据。", "Year of the figures."),
    "help.option.history_year": ("只看一年。", "One year only."),
    "help.option.history_area": ("只看一个地区。", "One area only."),
    "help.argument.indicator": (
        "指标的编号、名称或别名；没有数值的条款用目标编号或要求原文。",
        "Id, name or alias of an indicator; for a clause without a figure the target's id or its words.",
    ),
    "help.argument.import": ("export 写出的文件。", "A file of export."),
    "help.argument.backup": ("备份文件；原有的会被替换。", "The copy; an older one is replaced."),
    "help.option.export_output": (
        "要写的文件，以 .csv、.xlsx 或 .parquet 结尾；要么写全，要么不写。",
        "The file to write, ending in .csv, .xlsx or .parquet; written whole or not at all.",
    ),
    "help.option.version": ("显示版本号。", "Show the version."),
    "help.option.help": ("显示帮助。", "Show this help."),
    # the library's own words
    "framework.usage": ("用法：", "Usage: "),
    "framework.options_placeholder": ("[选项]", "[OPTIONS]"),
    "framework.command_placeholder": ("命令 [参数]", "COMMAND [ARGUMENTS]"),
    "framework.arguments": ("参数：", "Arguments:"),
    "framework.options": ("选项：", "Options:"),
    "framework.commands": ("命令：", "Commands:"),
    "framework.required": ("[必填]", "[required]"),
    "framework.default": ("[默认：{value}]", "[default: {value}]"),
}
