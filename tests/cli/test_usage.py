import pytest

from in_process import monitor


@pytest.mark.parametrize(
    ("arguments", "zh", "en"),
    [
        (["foo"], "没有命令 foo；请看 monitor --help", "there is no command foo; see monitor --help"),
        (
            ["chek"],
            "没有命令 chek，相近的是 check；请看 monitor --help",
            "there is no command chek; did you mean check? See monitor --help",
        ),
        (["targets"], "缺少子命令；请看 monitor targets --help", "a command is missing; see monitor targets --help"),
        (
            ["targets", "list", "extra"],
            "多出参数 extra；请看 monitor targets list --help",
            "extra is one argument too many; see monitor targets list --help",
        ),
        (
            ["check"],
            "缺少参数 FILE；请看 monitor check --help",
            "the argument FILE is missing; see monitor check --help",
        ),
        (
            ["check", "x", "--year", "last"],
            "--year 的值不可用（应为整数或有效的路径）；请看 monitor check --help",
            "the value of --year cannot be used (a whole number or a valid path is expected); see monitor check --help",
        ),
        (
            ["check", ""],
            "有一个参数是空的，多半是脚本里的变量没有赋值；请补上或去掉",
            "an argument is empty, most likely a variable of a script that was never set; fill it in or leave it out",
        ),
        (
            ["check", "a.xlsx", "--annotate", ""],
            "有一个参数是空的，多半是脚本里的变量没有赋值；请补上或去掉",
            "an argument is empty, most likely a variable of a script that was never set; fill it in or leave it out",
        ),
        (
            ["check", "-o"],
            "选项 -o 后面缺少值；请看 monitor check --help",
            "the option -o needs a value; see monitor check --help",
        ),
        (
            ["db", "add", "x", "--quiet=1"],
            "选项 --quiet 不带值；请看 monitor db add --help",
            "the option --quiet takes no value; see monitor db add --help",
        ),
        (["--nope"], "没有选项 --nope；请看 monitor --help", "there is no option --nope; see monitor --help"),
    ],
)
def test_a_wrong_command_line_gets_a_sentence_and_exit_2(arguments: list[str], zh: str, en: str) -> None:
    for lang, prefix, sentence in (("zh", "错误：", zh), ("en", "error: ", en)):
        run = monitor(*arguments, env={"MONITOR_LANG": lang})
        assert (run.code, run.out, run.err) == (2, "", f"{prefix}{sentence}\n")


def test_the_command_alone_shows_its_help() -> None:
    run = monitor()
    assert run.code == 0
    assert run.out.startswith("用法：monitor [选项] 命令 [参数]")
    assert monitor("--version").out.startswith("monitor ")


def test_the_help_of_arguments_stands_in_one_column() -> None:
    help_text = monitor("explain", "--help", env={"MONITOR_LANG": "en"}).out
    assert (
        "Arguments:\n"
        "  ID    Id or name of a target or indicator.  [required]\n"
        "  FILE  Workbooks (.xlsx, .xlsm, .xls, .csv).\n"
    ) in help_text


@pytest.mark.parametrize("found", ["EN", "fr", "en_US.UTF-8", " "])
def test_an_unknown_language_of_the_environment_is_refused(found: str) -> None:
    for arguments in (["targets", "list"], ["--help"], ["targets", "list", "--lang", "xx"]):
        run = monitor(*arguments, env={"MONITOR_LANG": found})
        sentence = f"错误：MONITOR_LANG 没有“{found}”这个选项；可用：zh、en\n"
        assert (run.code, run.out, run.err) == (2, "", sentence)


def test_the_language_of_the_command_line_goes_before_that_of_the_environment() -> None:
    assert monitor("--version", "--lang", "en", env={"MONITOR_LANG": "fr"}).err.startswith("error: ")
    run = monitor("targets", "list", "--lang", "xx", env={"MONITOR_LANG": "en"})
    assert (run.code, run.out, run.err) == (2, "", "error: --lang cannot be “xx”; known: zh, en\n")
    run = monitor("targets", "list", "--lang=xx")
    assert (run.code, run.out, run.err) == (2, "", "错误：--lang 没有“xx”这个选项；可用：zh、en\n")
