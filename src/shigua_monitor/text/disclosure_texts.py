"""Words of what is not published."""

TEXTS: dict[str, tuple[str, str]] = {
    "attainment.suppressed": ("不公布", "not published"),
    "mark.suppressed": ("*", "*"),
    "outlook.suppressed": ("不公布", "not published"),
    "judged.suppressed": ("数字不公布", "figure not published"),
    "judged.suppressed_is": ("的数字不公布", "figure not published"),
    "moved.suppressed": ("与{reference}的比较不公布", "a comparison with {reference} is not published"),
    "overview.among_published": (
        "高低、差距和变化只就公布的数字而言",
        "what is said of highest and lowest, of ranges and of changes is about the published figures alone",
    ),
    "note.suppressed": (
        "“*”：人数少，不公布",
        "“*”: not published, for small numbers of people",
    ),
    "suppression.cells": (
        "公开版：数据中有{number}个单元格不公布，以“*”表示：其中的人数为1—4，或由它可以推算出这样的人数；0照常公布",
        "For publication: {number} cells of the data are hidden, marked “*”, for they hold a count of 1 to 4 people or "
        "would give one away; zeros are shown",
    ),
    "suppression.none": (
        "公开版：没有需要隐去的人数",
        "For publication: no small count of people had to be hidden",
    ),
    "suppression.verdicts": (
        "{number}项结论不公布，因为结论本身会透露这样的人数",
        "{number} verdicts are hidden, for they would tell such a count by themselves",
    ),
    "suppression.findings": (
        "公开版不列数据问题的内容（错误{errors}个，警告{warnings}个，提示{infos}个）",
        "findings in the data are not listed in a publication (errors: {errors}, warnings: {warnings}, notes: {infos})",
    ),
    "help.option.public": (
        "供公开：不显示1—4的人数和可推算出它的数字，以“*”表示。",
        "For publication: hide counts of 1 to 4 people and what would give them away, marked “*”.",
    ),
    "help.option.export_public": (
        "供公开：只写现行数值的一张表（.csv 或 .xlsx），不含1—4的人数和可推算出它的数字；不能再导入。",
        "For publication: write the current values alone, as one table (.csv or .xlsx), without counts of 1 to 4 "
        "people and what would give them away; import does not take it back.",
    ),
    "title.public_values": ("{plan}：数据（公开版）", "{plan}: data for publication"),
    "workbook.sheet.values": ("数据", "Data"),
    "export.public": (
        "已写入 {file}：{values}个值，其中{hidden}个隐去或部分隐去（“*”）",
        "written to {file}; values: {values}, of them hidden in whole or in part (“*”): {hidden}",
    ),
    "stop.public_feedback": (
        "--public 不能用于部门反馈；反馈含全部数据，只发给该部门",
        "--public is not for feedback sheets; they hold all the data and are for the department alone",
    ),
    "stop.public_annotated": (
        "--public 不能与 --annotate 同用；带批注的副本含全部数据，只退给报送单位",
        "--public cannot go with --annotate; annotated copies hold all the data and are for the department alone",
    ),
}
