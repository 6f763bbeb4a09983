"""`monitor report` as the analyst and the night run call it."""

from pathlib import Path

import pytest

from in_process import monitor
from running import DISTRICT, NATIONAL, workbook

ROWS = [["婴儿死亡率", "石拐区", "合计", 2024, 8.0, "‰", None, None]]


def test_the_annual_report_is_written_whole_and_its_place_is_told(tmp_path: Path) -> None:
    run = monitor("report", DISTRICT, "-o", tmp_path / "r.md")
    assert (run.code, run.out) == (0, f"已写入 {tmp_path / 'r.md'}\n")
    assert (tmp_path / "r.md").read_text(encoding="utf-8").startswith("# 《石拐区儿童发展规划（2021—2030年）》2024年度")
    assert [path.name for path in tmp_path.iterdir()] == ["r.md"]


def test_quiet_says_nothing_and_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.md", "b.md"):
        assert monitor("report", DISTRICT, "--quiet", "-o", tmp_path / name).out == ""
    assert (tmp_path / "a.md").read_bytes() == (tmp_path / "b.md").read_bytes()


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("annual", "# 《石拐区儿童发展规划（2021—2030年）》2023年度统计监测报告"),
        ("midterm", "# 《石拐区儿童发展规划（2021—2030年）》中期监测评估报告"),
        ("final", "# 《石拐区儿童发展规划（2021—2030年）》终期监测评估报告"),
    ],
)
def test_each_kind_has_its_title_and_takes_the_year(kind: str, title: str, tmp_path: Path) -> None:
    run = monitor("report", DISTRICT, "--kind", kind, "--year", "2023", "-o", tmp_path / "r.md")
    assert run.code == 0
    lines = (tmp_path / "r.md").read_text(encoding="utf-8").splitlines()
    assert lines[0] == title
    assert "- 监测年份：2023年" in lines


def test_the_final_report_judges_by_every_year(tmp_path: Path) -> None:
    for kind in ("midterm", "final"):
        monitor("report", DISTRICT, "--kind", kind, "-o", tmp_path / f"{kind}.md")
    midterm, final = ((tmp_path / f"{kind}.md").read_text(encoding="utf-8") for kind in ("midterm", "final"))
    row = "| 目标4 | 新生儿访视率 | 95.87% | ≥90% | {} |"
    assert row.format("√ 达标") in midterm
    assert row.format("× 未达标") in final


def test_one_domain_alone_is_written_about(tmp_path: Path) -> None:
    monitor("report", DISTRICT, "--domain", "儿童与教育", "--lang", "en", "-o", tmp_path / "r.md")
    text = (tmp_path / "r.md").read_text(encoding="utf-8")
    assert "- Domains: Children and education" in text
    assert "### 2.1 Children and education" in text and "Children and health" not in text


def test_a_department_gets_its_sheet_by_any_of_its_names(tmp_path: Path) -> None:
    for name in ("civil_affairs", "民政局", "Civil Affairs Bureau"):
        assert monitor("report", DISTRICT, "--department", name, "-o", tmp_path / "r.md").code == 0
        assert (tmp_path / "r.md").read_text(encoding="utf-8").startswith("# 区民政局2024年度监测反馈单\n")


def test_every_department_with_duties_gets_its_file(tmp_path: Path) -> None:
    folder = tmp_path / "sheets" / "2024"
    run = monitor("report", DISTRICT, "--each-department", folder, "--format", "md")
    assert run.code == 0
    files = sorted(path.name for path in folder.iterdir())
    assert len(files) == 21 and {"区教育局.md", "区卫生健康委.md"} <= set(files)
    assert run.out.splitlines()[0] == f"已写入 {folder / '区人民政府.md'}"


def test_a_data_error_ends_in_1_after_the_report_is_written(tmp_path: Path) -> None:
    rows = [*ROWS, ["新生儿死亡率", "石拐区", "合计", 2024, "约3", "‰", None, None]]
    run = monitor("report", workbook(tmp_path / "d.xlsx", rows), "-o", tmp_path / "r.md")
    assert run.code == 1
    text = (tmp_path / "r.md").read_text(encoding="utf-8")
    assert "数据问题：1处错误，1处警告；有错误的数值更正之前不参与判断。" in text
    assert "| 错误 | d.xlsx 监测数据!E3 | 数值“约3”不是确切数字 | 请填 3 或留空并在备注说明 |" in text
    assert monitor("report", tmp_path / "d.xlsx", "--fail-on", "never", "-o", tmp_path / "r.md").code == 0


def test_the_database_gives_the_years(tmp_path: Path) -> None:
    db = tmp_path / "m.db"
    rows = "".join(f"婴儿死亡率,石拐区,{year},{value},‰\n" for year, value in ((2023, 4.0), (2024, 8.0)))
    file = tmp_path / "d.csv"
    file.write_text(f"指标名称,地区,年份,数值,单位\n{rows}", encoding="utf-8")
    assert monitor("db", "add", file, "--db", db).code == 0
    assert monitor("report", "--db", db, "-o", tmp_path / "r.md").code == 0
    told = (tmp_path / "r.md").read_text(encoding="utf-8")
    assert "**婴儿死亡率**为8.0‰（每年保持：不高于5.0‰），与目标相差3.0个千分点，同比上升4.0个千分点" in told


def test_a_department_that_is_silent_after_its_deadline_is_told_so(tmp_path: Path) -> None:
    db = tmp_path / "m.db"
    assert monitor("db", "add", DISTRICT, "--db", db, "--received", "2025-01-05").code == 0
    for name, late in (("2025-03-01", False), ("2025-05-01", True)):
        monitor("report", "--db", db, "--as-of", name, "-o", tmp_path / "r.md")
        text = (tmp_path / "r.md").read_text(encoding="utf-8")
        assert ("逾期未报送任何数据的责任单位：" in text) is late
    assert "- 区应急管理局应在2025-03-31前报送2024年“儿童与安全”的1个指标，至今没有报送任何数据。" in text
    monitor("report", "--db", db, "--as-of", "2025-05-01", "--department", "emergency", "-o", tmp_path / "r.md")
    assert "- 区应急管理局应在2025-03-31前报送" in (tmp_path / "r.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "没有说写到哪里；请用 -o 给出文件，或用 --each-department 给出文件夹"),
        (["-o", "r.pdf"], "不知道怎样写“r.pdf”"),
        (["-o", "r.md", "--kind", "weekly"], "--kind 没有“weekly”这个选项；可用：annual、midterm、final"),
        (
            ["-o", "r.md", "--each-department", "d"],
            "--each-department 写一个文件夹，不能与",
        ),
        (["--department", "health", "--each-department", "d"], "--each-department 写一个文件夹"),
        (["-o", "r.md", "--format", "md"], "--format 只用于 --each-department"),
        (["-o", "r.md", "--department", "nobody"], "没有责任单位“nobody”"),
        (["-o", "r.md", "--area", "月球"], "规划中没有地区“月球”"),
        (["--each-department", "taken"], "“taken”不是文件夹"),
    ],
)
def test_what_cannot_be_written_is_said_before_any_file(arguments: list[str], message: str, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("", encoding="utf-8")
    run = monitor("report", NATIONAL, *arguments, cwd=tmp_path)
    assert run.code == 2
    assert run.err.startswith(f"错误：{message}")
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]


def test_without_files_and_database_it_asks_for_them(tmp_path: Path) -> None:
    run = monitor("report", "-o", tmp_path / "r.md")
    assert (run.code, run.err) == (2, "错误：缺少参数 FILE；请看 monitor report --help\n")


def test_a_sheet_never_takes_the_place_of_an_input(tmp_path: Path) -> None:
    source = workbook(tmp_path / "d.xlsx", ROWS)
    (tmp_path / "区卫生健康委.md").symlink_to(source)
    run = monitor("report", source, "--each-department", tmp_path, "--format", "md")
    assert run.code == 2
    assert run.err == f"错误：反馈单会覆盖输入文件“{source}”；请为 --each-department 另给一个文件夹\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["d.xlsx", "区卫生健康委.md"]


def test_a_folder_that_bears_the_name_of_a_sheet_stops_before_any_sheet_is_written(tmp_path: Path) -> None:
    source, folder = workbook(tmp_path / "d.xlsx", ROWS), tmp_path / "sheets"
    taken = folder / "区统计局.md"
    taken.mkdir(parents=True)
    run = monitor("report", source, "--each-department", folder, "--format", "md")
    reason = "Is a directory；请换一个位置，或关闭占用它的程序"
    assert (run.code, run.out, run.err) == (2, "", f"错误：写不了“{taken}”：{reason}\n")
    assert [path.name for path in folder.iterdir()] == ["区统计局.md"]
