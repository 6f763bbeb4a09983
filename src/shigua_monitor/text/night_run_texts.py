"""The night run: its settings, what it tells, and the letter that goes back with a file."""

TEXTS: dict[str, tuple[str, str]] = {
    "help.run": (
        "夜间运行：从收件箱取走新的报送表存入数据库，判断，写出报告和摘要，记一行日志。",
        "The night run: take new workbooks from the inbox into the database, judge, write the reports, a summary and "
        "a line of the log.",
    ),
    "help.argument.config": (
        "设置文件；其中的路径相对于它所在的文件夹。",
        "The settings; their paths are relative to that file.",
    ),
    "help.option.dry_run": ("什么都不改，只说会做什么。", "Change nothing; say what would be done."),
    "help.option.run_quiet": ("只输出需要人处理的事。", "Print only what needs a person."),
    # settings
    "config.no_file": ("没有设置文件 {file}；请核对文件名", "there is no file {file}; check its name"),
    "config.unusable": (
        "设置文件“{file}”有 {number} 处错误，不能使用；请改正后再运行",
        "the settings “{file}” cannot be used, faults: {number}; mend them and run the command again",
    ),
    "config.no_folder": (
        "文件夹“{folder}”不存在；请建立它，或改正路径",
        "there is no folder “{folder}”; make it, or correct the path",
    ),
    "config.path_twice": (
        "“{file}”有两个用处；请为其中一个另取名字",
        "“{file}” has two uses; name another path for one of them",
    ),
    "config.in_inbox": (
        "“{file}”在收件箱里，会被当作报送表；请放到别处",
        "“{file}” lies in the inbox and would be taken for a submission; put it elsewhere",
    ),
    "config.is_file": (
        "“{folder}”是文件，不是文件夹；请改正路径",
        "“{folder}” is a file and no folder; correct the path",
    ),
    # what the run tells
    "night.running": ("已有一次运行正在进行", "already running"),
    "night.subject": (
        "夜间运行 {began}：接收 {accepted} 件，退回 {returned} 件，留在收件箱 {left} 件",
        "night run {began}: {accepted} accepted, {returned} returned, {left} left in the inbox",
    ),
    "night.resumed": ("接着完成了上次中断的运行", "finished a run that had been interrupted"),
    "night.person": ("需要处理：", "for you to act on:"),
    "night.accepted": ("已接收：", "accepted:"),
    "night.waiting": ("留待下次：", "left for the next run:"),
    "night.result": ("{area}{year}年：", "{area}, {year}:"),
    "night.changes": ("变化：", "what changed:"),
    "night.errors": (
        "数据库里还有 {errors} 处数据错误没有改正；用 monitor check --db 可看全部",
        "errors of the data not mended yet: {errors}; monitor check --db shows them",
    ),
    "night.reports": ("报告：{files}", "reports: {files}"),
    "night.more": ("另有 {number} 项，见摘要文件", "and {number} more, see the summary file"),
    "night.returned": ("退回 {file}：{problem}说明：{letter}", "returned {file}: {problem} Letter: {letter}"),
    "night.returned_in_part": (
        "退回 {file}（其余 {values} 个值已采用）：{problem}说明：{letter}",
        "returned {file} (other values, which are in use: {values}): {problem} Letter: {letter}",
    ),
    "night.stored": ("{file}：第 {number} 号，{values} 个值", "{file}: number {number}, values: {values}"),
    "night.new_warning": ("新预警 {code} {title}：{reason}", "new warning {code} {title}: {reason}"),
    "night.contradiction": ("数值矛盾 {sentence}", "contradiction {sentence}"),
    "night.empty": ("数据库里还没有任何报送表", "the database holds no submission yet"),
    "night.no_year": (
        "{area}没有{year}年可判断的数据（可判断的年份：{known}）；请在设置文件里把 year 改成其中之一，或删去它",
        "{area} has no data to judge for {year} (years that can be judged: {known}); set year in the settings to one "
        "of them, or leave it out",
    ),
    "night.no_area": (
        "没有{area}的数据（有数据的地区：{known}）；请报送它的数据",
        "there is no data of {area} (areas with data: {known}); send some",
    ),
    "night.not_judged": ("没有判断：{reason}", "nothing was judged: {reason}"),
    "night.log": (
        "{subject}；{year}年达标 {attained}/{judged}，预警 {warnings} 条，数据错误 {errors} 处；退出码 {code}",
        "{subject}; {year}: attained {attained}/{judged}, early warnings: {warnings}, data errors: {errors}; "
        "exit code {code}",
    ),
    "night.log_unjudged": ("{subject}；没有判断；退出码 {code}", "{subject}; nothing was judged; exit code {code}"),
    # what stays in the inbox
    "left.arriving": (
        "{file}：刚刚改动过，可能还在传送；留待下次",
        "{file}: changed just now and may still be on its way; left for the next run",
    ),
    "left.changed": (
        "{file}：读取时被改动；留待下次",
        "{file}: changed while it was read; left for the next run",
    ),
    "left.unreadable": (
        "{file} 留在收件箱：没有读取权限，或正被占用；请核对权限",
        "{file} stays in the inbox: it may not be read, or another program holds it; check its permissions",
    ),
    "left.no_file": (
        "{file} 留在收件箱：这不是普通文件；请移走",
        "{file} stays in the inbox: this is not a regular file; move it away",
    ),
    "left.fault": (
        "{file} 留在收件箱：处理时出错（{problem}）；请移走它，并把本行和该文件交给维护人员",
        "{file} stays in the inbox: it could not be dealt with ({problem}); move it away, and give this line and the "
        "file to whoever maintains the program",
    ),
    # what it would do
    "rehearsal.title": (
        "演练，什么都不改。收件箱“{inbox}”有 {files} 件可取：",
        "a rehearsal: nothing is changed; files that can be taken from the inbox “{inbox}”: {files}",
    ),
    "rehearsal.accepted": (
        "{file}：会存入 {values} 个值，移到 {folder}",
        "{file}: values to be stored: {values}; the file would be moved to {folder}",
    ),
    "rehearsal.returned": (
        "{file}：有 {errors} 处错误，{values} 个值会存入，移到 {folder}",
        "{file}: errors: {errors}, values to be stored: {values}; the file would be moved to {folder}",
    ),
    "rehearsal.written": (
        "会判断数据库 {database}，并写出：{files}",
        "the database {database} would be judged, and these written: {files}",
    ),
    # the letter
    "letter.file": ("退回说明.txt", "what to mend.txt"),
    "letter.annotated_file": ("{stem}（标注）{ending}", "{stem} (annotated){ending}"),
    "letter.title": ("退回：{file}", "Returned: {file}"),
    "letter.mend": ("请改正（{number} 处）：", "To mend ({number}):"),
    "letter.look": ("请留意（{number} 处，已采用）：", "To look at ({number}, in use as sent):"),
    "letter.no_rows": (
        "没有读到规划指标的任何一行；请核对表头、指标名称、地区和年份。",
        "Not one row of an indicator of the plan was read; check the headings, names, areas and years.",
    ),
    "letter.blank": (
        "规划指标和要求的各行都没有填数值或状态；请填写后再报送。",
        "The rows for the plan hold neither a value nor a state; fill them in and send the file again.",
    ),
    "letter.used": (
        "其余 {values} 个值没有错误，已经采用。",
        "Other values, which are without errors and in use: {values}.",
    ),
    "letter.unused": ("没有采用其中任何值。", "None of its values is in use."),
    "letter.annotated": (
        "“{file}”是标注了问题单元格的副本，可以直接在上面改。",
        "“{file}” is a copy with the faulty cells marked; you may mend that one.",
    ),
    "letter.again": (
        "改正后请把整份表再报送一次，文件名不变为好。",
        "Mend it and send the whole workbook again, best under the same name.",
    ),
}
