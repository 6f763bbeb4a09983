"""Annotated copies: the sheet with the list of findings, comments, and what the command says of them."""

TEXTS: dict[str, tuple[str, str]] = {
    "annotation.sheet": ("错误清单", "List of findings"),
    "annotation.title": ("错误清单：{file}", "List of findings: {file}"),
    "annotation.how": (
        "标色的单元格：红色为错误，黄色为警告，蓝色为提示；批注里有说明。请在原处改正后重新报送，本表会自动略过。",
        "Coloured cells: red for errors, yellow for warnings, blue for notes; their comments say why. "
        "Mend them where they are and send the file again; this sheet is skipped.",
    ),
    "annotation.rebuilt.xls": (
        "本文件由 .xls 转成：只保留单元格的值，没有公式，格式从简。",
        "Converted from .xls: values only, without formulas and with little formatting.",
    ),
    "annotation.rebuilt.csv": ("本文件由文本文件转成。", "Converted from a text file."),
    "annotation.rebuilt.strange": (
        "原文件结构特殊，无法在原处标注；本文件是按读取的内容另建的：只保留单元格的值，没有公式，格式从简。",
        "The file is built in a way that cannot be annotated in place; this is a new workbook from what was read: "
        "values only, without formulas and with little formatting.",
    ),
    "annotation.more": (
        "共 {number} 条，这里只列最严重的 {shown} 条；其余单元格只标色。",
        "{number} findings, of which the worst {shown} are listed; the other cells are coloured only.",
    ),
    "annotation.comments": (
        "每张表只给最严重的 {number} 个单元格加批注；其余只标色，说明见下表。",
        "The worst {number} cells of a sheet have comments; the others are coloured, and the list says why.",
    ),
    "annotation.sentence": ("{message}；{hint}。", "{message}; {hint}."),
    "annotation.written": ("已标注 {file}：{copy}", "annotated {file}: {copy}"),
    "annotation.none": ("没有需要标注的文件", "no file needs annotating"),
    "column.sent": ("填报内容", "as sent"),
    "stop.annotate_not_folder": (
        "“{folder}”不是文件夹；请为 --annotate 另给一个文件夹",
        "“{folder}” is not a folder; name another one for --annotate",
    ),
    "stop.annotate_changed": (
        "有输入文件在读取之后被改动或删除，无法标注；请重新运行",
        "an input was changed or removed after it had been read and cannot be annotated; run the command again",
    ),
    "stop.annotate_overwrites": (
        "标注后的副本会覆盖“{file}”；请为 --annotate 另给一个文件夹",
        "the annotated copy would overwrite “{file}”; name another folder for --annotate",
    ),
}
