"""The monitoring database: why it cannot be used, what its commands print, and what changed between assessments."""

TEXTS: dict[str, tuple[str, str]] = {
    # why the database cannot be used
    "store.busy": (
        "数据库“{file}”正在被另一程序写入；请稍候再运行一次",
        "another program is writing to the database “{file}”; wait a moment and run the command again",
    ),
    "store.read_only": (
        "数据库“{file}”是只读的；请取消写保护或换一个位置",
        "the database “{file}” is read-only; lift its write protection or choose another place",
    ),
    "store.full": (
        "磁盘已满，“{file}”写不下；请腾出空间后再运行一次",
        "the disk is full, “{file}” cannot be written; make room and run the command again",
    ),
    "store.io": (
        "读写“{file}”时磁盘出错；请检查磁盘空间和磁盘本身",
        "the disk failed while “{file}” was read or written; check its free space and its health",
    ),
    "store.cannot_open": (
        "打不开“{file}”；请核对路径和权限",
        "“{file}” cannot be opened; check the path and who may use it",
    ),
    "store.not_a_database": (
        "“{file}”不是数据库；请核对 --db",
        "“{file}” is no database; check --db",
    ),
    "store.foreign": (
        "“{file}”是别的程序的数据库；请核对 --db",
        "“{file}” is the database of another program; check --db",
    ),
    "store.damaged": (
        "数据库“{file}”已损坏；请用备份替换它",
        "the database “{file}” is damaged; put a backup in its place",
    ),
    "store.too_big": (
        "有文件大得放不进数据库“{file}”；请把它拆开报送",
        "a file is too large for the database “{file}”; send it in parts",
    ),
    "store.newer": (
        "数据库“{file}”是第 {found} 版，本程序只认识到第 {known} 版；请升级本程序",
        "the database “{file}” has version {found}, this program knows up to {known}; install a newer program",
    ),
    "store.no_folder": (
        "“{file}”所在的文件夹“{folder}”不存在；请先建立",
        "the folder “{folder}” of “{file}” does not exist; make it first",
    ),
    "store.missing": (
        "没有数据库“{file}”；请先用 monitor db add 存入报送表，或核对 --db",
        "there is no database “{file}”; store a workbook with monitor db add first, or check --db",
    ),
    "store.empty": (
        "数据库“{file}”里还没有任何内容；请先用 monitor db add 存入报送表",
        "the database “{file}” holds nothing yet; store a workbook with monitor db add first",
    ),
    "store.backup_is_itself": (
        "“{file}”就是数据库本身；请为备份另起一个名字",
        "“{file}” is the database itself; choose another name for the backup",
    ),
    "store.no_export": (
        "这不是 monitor db export 写出的完整文件；请核对文件名",
        "this is no whole file of monitor db export; check its name",
    ),
    "store.missing_export": ("没有文件“{file}”；请核对文件名", "there is no file “{file}”; check its name"),
    "store.export_version": (
        "该文件来自第 {found} 版数据库，本程序只能读到第 {known} 版；请用新版程序导入",
        "the export is of version {found} of the database, this program reads up to version {known}; "
        "import it with a newer program",
    ),
    "store.export_row": (
        "导出文件的“{table}”第 {row} 行不可用；没有导入任何内容，请重新导出",
        "row {row} of “{table}” in the export cannot be used; nothing was imported, export again",
    ),
    "store.export_cell": (
        "导出文件的“{table}”第 {row} 行的“{column}”不可用；没有导入任何内容，请重新导出",
        "“{column}” in row {row} of “{table}” in the export cannot be used; nothing was imported, export again",
    ),
    "store.no_parquet": (
        "这台机器不能读写 Parquet；请安装 pyarrow，或用 .csv、.xlsx",
        "this machine cannot read or write Parquet; install pyarrow, or use .csv or .xlsx",
    ),
    # why a command of the database cannot be done
    "stop.date_unusable": (
        "{option} 的日期“{found}”不可用；请写成 2025-03-31",
        "the date “{found}” of {option} cannot be used; write it as 2025-03-31",
    ),
    "store.changed_while_read": (
        "“{file}”在读取时被改动；请再运行一次",
        "“{file}” was changed while it was read; run the command again",
    ),
    "stop.strict": (
        "有数据错误，--strict 下没有存入任何文件；请改正后再存",
        "there are data errors, so with --strict no file was stored; mend them and store again",
    ),
    "store.nothing_by_then": (
        "到{as_of}数据库里还没有任何报送表；请核对 --as-of",
        "the database held no submission by {as_of}; check --as-of",
    ),
    "stop.as_of_without_db": (
        "--as-of 要和数据库一起用；请加 --db",
        "--as-of needs a database; name one with --db",
    ),
    "stop.year_missing": ("缺少 --year；请写明哪一年", "--year is missing; say which year"),
    "stop.output_is_database": (
        "“{file}”是数据库；请换一个输出文件名",
        "“{file}” is the database; choose another name for the output",
    ),
    "stop.unknown_indicator": (
        "没有指标“{id}”（相近：{known}）；请用 monitor targets list 查看全部",
        "there is no indicator “{id}” (most like it: {known}); see all with monitor targets list",
    ),
    # add
    "add.done": (
        "{file}：已存为第 {number} 号，{values} 个值，因错误未存 {withheld} 个",
        "{file}: stored as number {number}; values: {values}, not stored because of errors: {withheld}",
    ),
    "add.same": (
        "{file}：内容与 {received} 存入的第 {number} 号相同，没有任何改变",
        "{file}: the same as number {number}, stored on {received}; nothing was changed",
    ),
    "more_findings": (
        "……另有 {number} 条数据问题，用 monitor check 可看全部",
        "… and {number} more findings; monitor check shows all",
    ),
    # history
    "title.history": ("{name}：各次报送的值", "{name}: every version"),
    "title.status": ("{plan}：{year}年报送情况（截至{as_of}）", "{plan}: submissions for {year}, as of {as_of}"),
    "history.none": ("没有报送过这个指标的值", "no value of this indicator was ever sent"),
    "history.no_state": ("没有报送过这个条款的状态", "no state of this clause was ever sent"),
    "history.current": ("现行", "current"),
    "state.used": ("采用", "used"),
    "state.missing": ("空白", "blank"),
    "state.not_applicable": ("不适用", "not applicable"),
    "column.group": ("分组", "group"),
    "column.state": ("状态", "state"),
    "column.submission": ("报送号", "number"),
    "column.received": ("收到时间", "received"),
    "column.until": ("现行至", "current until"),
    "column.sender": ("报送单位", "sent by"),
    "column.figures": ("已报/应报", "sent/asked"),
    "column.deadline": ("期限", "deadline"),
    "column.errors": ("未改错误", "errors"),
    "column.lacking": ("缺报", "lacking"),
    # status
    "sent.sent": ("已报", "sent"),
    "sent.late": ("迟报", "late"),
    "sent.partly": ("部分", "partly"),
    "sent.missing": ("未报", "missing"),
    "sent.overdue": ("{state}（逾期）", "{state} (overdue)"),
    "status.counts": (
        "应报 {asked} 个指标：已报 {sent}，迟报 {late}，部分 {partly}，未报 {missing}；未改错误 {errors} 处",
        "indicators asked for: {asked}; sent {sent}, late {late}, partly {partly}, missing {missing}; "
        "errors outstanding: {errors}",
    ),
    "status.clauses": (
        "未量化条款应报状态 {asked} 项：已报 {sent}，未报 {missing}；未报单位：{lacking}",
        "states asked for of clauses without a figure: {asked}; sent {sent}, missing {missing}; not sent by: {lacking}",
    ),
    "status.silent": ("{department}：{year}年尚未报送任何指标", "{department} has sent nothing for {year}"),
    "status.survey": (
        "{name}：{year}年无数据，{department}应补报或开展专项调查",
        "{name}: no data for {year}; {department} should send it or hold a special survey",
    ),
    "workbook.sheet.status": ("报送情况", "Submissions"),
    "workbook.sheet.history": ("历次报送", "Versions"),
    "title.changes": ("变化", "What changed"),
    "changes.since": ("与{taken}存入的{year}年判断相比", "since the assessment of {year} stored on {taken}"),
    "changes.none": ("没有变化", "nothing changed"),
    "changes.first": ("这是第一次判断，没有可比的", "this is the first assessment; there is nothing to compare with"),
    "changes.verdict": ("{name}：{before} → {now}", "{name}: {before} → {now}"),
    "changes.and_others": ("{name}等", "{name} and others"),
    "changes.what": ("{code} {title}", "{code} {title}"),
    "changes.kind.verdict": ("结论", "verdict"),
    "changes.kind.new": ("新预警", "new warning"),
    "changes.kind.cleared": ("解除预警", "cleared warning"),
    "column.changed": ("变化", "what changed"),
    "column.before": ("原来", "before"),
    "column.now": ("现在", "now"),
    "workbook.sheet.changes": ("变化", "What changed"),
    "changes.new": ("新预警 {code} {title}：{name}", "new warning {code} {title}: {name}"),
    "changes.cleared": ("解除预警 {code} {title}：{name}", "cleared {code} {title}: {name}"),
    # keeping
    "export.done": (
        "已导出到 {file}：{submissions} 次报送，{values} 个值",
        "exported to {file}; submissions: {submissions}, values: {values}",
    ),
    "import.done": (
        "已导入 {submissions} 次报送；{known} 次原来就有，没有改变",
        "submissions imported: {submissions}; there already and not changed: {known}",
    ),
    "backup.done": ("已备份到 {file}（{size} 字节）", "backed up to {file} ({size} bytes)"),
    "verify.sound": (
        "{file} 完好：第 {version} 版，{submissions} 次报送，{values} 个值",
        "{file} is sound; version: {version}, submissions: {submissions}, values: {values}",
    ),
    "verify.flawed": (
        "{file} 有 {number} 处问题；请用备份替换它",
        "flaws in {file}: {number}; put a backup in its place",
    ),
    "store.flaw.integrity": ("文件结构损坏：{problem}", "the file is damaged: {problem}"),
    "store.flaw.orphan": (
        "{table} 第 {row} 行所属的 {parent} 不存在",
        "row {row} of {table} belongs to a {parent} that does not exist",
    ),
    "store.flaw.hash": (
        "第 {number} 号报送表“{sent}”的内容与其 SHA-256 不符",
        "the bytes of submission {number} “{sent}” do not have its SHA-256",
    ),
    "store.flaw.fields": ("第 {number} 条数据问题的内容不可读", "the fields of finding {number} cannot be read"),
    "store.flaw.schema": (
        "表或索引 {table} 不是本版本的样子",
        "the table or index {table} is not that of this version",
    ),
    "layout.database": ("数据库", "database"),
}
