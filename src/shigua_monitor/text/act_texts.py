"""Acts and clauses without a figure: the words of their states, and what is said of them."""

TEXTS: dict[str, tuple[str, str]] = {
    "act_progress.not_begun": ("未启动", "not begun"),
    "act_progress.under_way": ("推进中", "under way"),
    "act_progress.in_place": ("已落实", "in place"),
    "act_progress.not_in_place": ("未落实", "not in place"),
    "act_progress.not_applicable": ("不适用", "not applicable"),
    "act_progress.not_reported": ("未报", "not reported"),
    "title.acts": ("工作事项与定性条款", "Acts and qualitative clauses"),
    "workbook.sheet.acts": ("落实情况", "Acts"),
    "column.evidence_text": ("佐证材料", "evidence"),
    "column.date": ("日期", "date"),
    "acts.count": ("{year}年共 {number} 项：{states}", "{year}: {number} in all: {states}"),
    "acts.state_count": ("{state} {number}", "{number} {state}"),
    "acts.answered": (
        "其中 {number} 项只报了是或否，见达标情况",
        "of these {number} were answered with yes or no only; see attainment",
    ),
    "explain.state.done": (
        "报为“{state}”：已落实；佐证材料：{evidence}；日期：{date}",
        "reported as “{state}”: it is in place; evidence: {evidence}; date: {date}",
    ),
    "explain.state.not_done": (
        "报为“{state}”：未落实；佐证材料：{evidence}；日期：{date}",
        "reported as “{state}”: it is not in place; evidence: {evidence}; date: {date}",
    ),
    "explain.state.told": (
        "报为“{state}”；佐证材料：{evidence}；日期：{date}",
        "reported as “{state}”; evidence: {evidence}; date: {date}",
    ),
    "history.state": (
        "{area}{year}年：{state}（日期 {date}；佐证 {evidence}），{received} 收到的第 {number} 号，{until}",
        "{area} {year}: {state} (date {date}; evidence {evidence}), number {number}, received {received}, {until}",
    ),
    "history.until": ("现行至 {until}", "current until {until}"),
    "acts.of_area": ("{name}（{area}）", "{name} ({area})"),
}
