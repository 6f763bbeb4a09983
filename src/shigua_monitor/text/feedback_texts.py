"""Sentences of the sheet of one department, and why the command stops."""

TEXTS: dict[str, tuple[str, str]] = {
    # why the command stops
    "stop.report_output_missing": (
        "没有说写到哪里；请用 -o 给出文件，或用 --each-department 给出文件夹",
        "where to write is not said; name a file with -o, or a folder with --each-department",
    ),
    "stop.report_two_outputs": (
        "--each-department 写一个文件夹，不能与 -o 或 --department 同时使用；请只留其一",
        "--each-department fills a folder and cannot go with -o or --department; keep one of them",
    ),
    "stop.report_format_without_folder": (
        "--format 只用于 --each-department；一个文件的格式由 -o 的扩展名决定",
        "--format goes with --each-department only; the format of a single file follows from the ending of -o",
    ),
    "stop.report_overwrites": (
        "反馈单会覆盖输入文件“{file}”；请为 --each-department 另给一个文件夹",
        "a feedback sheet would overwrite the input “{file}”; name another folder for --each-department",
    ),
    "stop.report_not_folder": ("“{folder}”不是文件夹；请给出文件夹名", "“{folder}” is not a folder; name a folder"),
    # the sheet of a department
    "feedback.counts": (
        "{department}负责{targets}，其中可量化{quantified}项，可判断{judged}项：达标{attained}，未达标{not_attained}项，达标率{rate}",
        "{department} answers for {targets}; {quantified} can be quantified and {judged} could be judged: {attained}, "
        "{not_attained} not attained; attainment rate {rate}",
    ),
    "feedback.nothing_judged": (
        "{department}负责{targets}，其中可量化{quantified}项，没有一项可判断",
        "{department} answers for {targets}; {quantified} can be quantified, none of which could be judged",
    ),
    "feedback.only_qualitative": (
        "{department}负责{targets}，均没有数值，请报告进展状态",
        "{department} answers for {targets}, none with a figure; please report the state of each",
    ),
    "feedback.qualitative": (
        "另有{number}没有数值，请报告进展状态",
        "without a figure: {number}; please report the state of each",
    ),
    "feedback.owes_nothing": ("没有须由本单位报送的监测指标", "no figures are asked of this department"),
    "feedback.all_sent": ("{year}年应报数据均已报送", "everything that was due for {year} has come"),
    "feedback.owed": (
        "{year}年应报而尚缺{number}的数据，请于期限前报送，期限已过的请补报",
        "for {year}, data on {number} has not come; please send it by its deadline, or now where that has passed",
    ),
}
