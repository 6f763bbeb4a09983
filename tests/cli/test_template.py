from pathlib import Path

import openpyxl
import pytest

import office
from running import ROOT, monitor

YEAR = ["--year", "2024"]


def sheets(file: Path) -> list[str]:
    return openpyxl.load_workbook(file, read_only=True).sheetnames


def test_without_a_department_every_department_gets_its_form(tmp_path: Path) -> None:
    file = tmp_path / "forms.xlsx"
    run = monitor("template", *YEAR, "-o", file)
    assert (run.code, run.err) == (0, "")
    assert run.out.startswith(f"已写入 {file}：2024年，21个责任单位，")
    assert {"区卫生健康委", "区教育局", "区统计局"} <= set(sheets(file))
    assert sheets(file)[-2:] == ["指标解释", "选项"]


@pytest.mark.parametrize("department", ["health", "区卫生健康委", "卫健委", "Health Commission"])
def test_a_department_is_known_by_its_id_and_its_names(department: str, tmp_path: Path) -> None:
    file = tmp_path / "form.xlsx"
    assert monitor("template", *YEAR, "-o", file, "--department", department).code == 0
    assert sheets(file) == ["区卫生健康委", "区卫生健康委落实情况", "指标解释", "选项"]


def test_a_domain_narrows_the_form_to_its_indicators(tmp_path: Path) -> None:
    file = tmp_path / "form.xlsx"
    assert monitor("template", *YEAR, "-o", file, "--department", "health", "--domain", "safety").code == 0
    names = {row[2] for row in openpyxl.load_workbook(file)["区卫生健康委"].iter_rows(min_row=8, values_only=True)}
    assert "儿童伤害死亡率" in names
    assert "新生儿死亡率" not in names


def test_a_department_without_figures_gets_the_sheet_of_acts_alone(tmp_path: Path) -> None:
    file = tmp_path / "form.xlsx"
    assert monitor("template", *YEAR, "-o", file, "--department", "publicity").code == 0
    assert sheets(file) == ["区委宣传部落实情况", "指标解释", "选项"]


def test_another_plan_has_forms_of_its_own(tmp_path: Path) -> None:
    file = tmp_path / "form.xlsx"
    run = monitor("template", *YEAR, "-o", file, "--targets", ROOT / "tests" / "plans" / "second", "--lang", "en")
    assert run.code == 0
    assert sheets(file) == [
        "Care Office", "School Board", "Registry", "Care Office, acts", "School Board, acts", "Definitions", "Choices"
    ]  # fmt: skip


def test_the_same_command_gives_the_same_bytes_wherever_and_whenever_it_runs(tmp_path: Path) -> None:
    one, other = tmp_path / "one.xlsx", tmp_path / "other.xlsx"
    monitor("template", *YEAR, "-o", one, "--department", "women")
    monitor("template", *YEAR, "-o", other, "--department", "women", env={"TZ": "Asia/Shanghai", "LANG": "C"})
    assert one.read_bytes() == other.read_bytes()


def test_a_blank_form_that_is_sent_back_is_not_judged(tmp_path: Path) -> None:
    file = tmp_path / "form.xlsx"
    monitor("template", *YEAR, "-o", file, "--department", "health")
    chinese, english = monitor("check", file), monitor("check", file, "--lang", "en")
    assert (chinese.code, chinese.out) == (english.code, english.out) == (2, "")
    assert chinese.err == "错误：规划指标和要求的各行都没有填数值或状态；请填写后再试\n"
    assert english.err == (
        "error: the rows for the plan hold neither a value nor a state; fill them in and try again\n"
    )


def test_a_blank_form_of_acts_alone_is_told_as_blank(tmp_path: Path) -> None:
    file = tmp_path / "form.xlsx"
    monitor("template", *YEAR, "-o", file, "--department", "publicity")
    run = monitor("check", file)
    assert (run.code, run.out, run.err) == (2, "", "错误：规划指标和要求的各行都没有填数值或状态；请填写后再试\n")


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["-o", "form.xlsx"], "错误：请用 --year 指定报送哪一年的数据，如 --year 2024"),
        (YEAR, "错误：请用 -o 指定要写的文件，如 -o 报送表.xlsx"),
        ([], "错误：请用 -o 指定要写的文件，如 -o 报送表.xlsx"),
        ([*YEAR, "-o", "form.csv"], "错误：不知道怎样写“form.csv”；文件名请以 .xlsx 结尾"),
        ([*YEAR, "-o", "."], "错误：“.”是文件夹；请给出文件名"),
        (["--year", "24", "-o", "form.xlsx"], "错误：不能为24年制表；请用 --year 指定2020至2030之间的年份"),
        (["--year", "2031", "-o", "form.xlsx"], "错误：不能为2031年制表；请用 --year 指定2020至2030之间的年份"),
        ([*YEAR, "-o", "form.xlsx", "--department", "外交部"], "错误：没有责任单位“外交部”；可用：区人民政府、"),
        ([*YEAR, "-o", "form.xlsx", "--domain", "sport"], "错误：没有领域“sport”；可用：health、"),
        ([*YEAR, "-o", "form.xlsx", "--lang", "fr"], "错误：--lang 没有“fr”这个选项；可用：zh、en"),
        ([*YEAR, "-o", "form.xlsx", "--targets", "nowhere"], "错误：没有目标文件夹“nowhere”；请核对 --targets"),
        ([*YEAR, "-o", "no/such/folder.xlsx"], "错误：写不了“no/such/folder.xlsx”"),
        (
            [*YEAR, "-o", "form.xlsx", "--department", "publicity", "--domain", "monitoring"],
            "错误：这样选择后没有需要报送的指标；请换 --department 或 --domain（需要报送的责任单位：区人民政府、",
        ),
    ],
)
def test_what_cannot_be_done_stops_with_its_remedy_and_writes_nothing(
    options: list[str], sentence: str, tmp_path: Path
) -> None:
    run = monitor("template", *options, cwd=tmp_path)
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith(sentence)
    assert list(tmp_path.iterdir()) == []


@office.needed
def test_an_office_opens_and_prints_every_sheet_of_the_form(tmp_path: Path) -> None:
    assert monitor("template", *YEAR, "--department", "民政局", "-o", tmp_path / "form.xlsx").code == 0
    printed = "".join("".join(office.pages(office.as_pdf(tmp_path / "form.xlsx", tmp_path))).split())
    for told in ("填报单位：区民政局", "计量单位", "落实情况", "单位负责人", "指标解释"):
        assert told in printed
