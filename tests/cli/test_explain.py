import json
from pathlib import Path

import pytest
from rich.cells import cell_len

from running import DISTRICT, NATIONAL, monitor, workbook

MANAGED = "3岁以下儿童系统管理率"


@pytest.fixture
def one_value(tmp_path: Path) -> Path:
    return workbook(tmp_path / "data.xlsx", [[MANAGED, "石拐区", "合计", 2024, 93.3, "%", 112, 120]])


# which verdict


@pytest.mark.parametrize("identifier", ["health.under3_managed", "under3_managed", MANAGED])
def test_a_target_is_known_by_its_id_and_by_its_indicator(identifier: str, one_value: Path) -> None:
    run = monitor("explain", identifier, one_value)
    assert (run.code, run.err) == (0, "")
    assert run.out.startswith(f"{MANAGED}：石拐区2024年 √ 提前达标")
    assert "112 × 100 = 11200 ≥ 90 × 120 = 10800" in run.out


def test_an_indicator_is_explained_target_by_target() -> None:
    found = monitor("explain", "婴儿死亡率", DISTRICT, "--format", "json").json["explanations"]
    assert [each["target"] for each in found] == [
        "health.infant_mortality",
        "health.infant_mortality_area_gap",
        "health.infant_mortality_urban_rural_gap",
    ]


def test_an_alias_and_an_english_name_are_known() -> None:
    by_alias = monitor("explain", "IMR", DISTRICT, "--format", "json")
    by_name = monitor("explain", "Infant mortality rate", DISTRICT, "--format", "json")
    assert by_alias.code == by_name.code == 0
    assert by_alias.json == by_name.json


def test_an_unknown_name_stops_with_the_likeliest() -> None:
    run = monitor("explain", "婴儿死亡", DISTRICT)
    assert (run.code, run.out) == (2, "")
    alike = "婴儿死亡率、新生儿死亡率、新生儿期死亡率"
    assert run.err == f"错误：没有目标或指标“婴儿死亡”（相近：{alike}）；请用 monitor targets list 查看全部\n"
    assert run.err == monitor("targets", "show", "婴儿死亡").err
    unlike = monitor("explain", "zzz", DISTRICT, "--lang", "en")
    assert unlike.err == (
        "error: there is no target or indicator “zzz” (most like it: none); see all with monitor targets list\n"
    )


# which data


def test_year_and_area_can_be_chosen() -> None:
    run = monitor(
        "explain", "health.neonatal_mortality", NATIONAL, "--area", "全国", "--year", "2023", "--format", "json"
    )
    assert (run.json["area"], run.json["year"]) == ("全国", 2023)
    found = run.json["explanations"][0]
    assert (found["value"], found["comparison"]["text"]) == (2.8, "2.8 ≤ 3")
    assert found["cells"][1]["value"]["source"] == {
        "file": "national_published.csv",
        "sheet": "national_published",
        "cell": "D49",
    }


def test_several_files_are_named_in_each_cell(one_value: Path, tmp_path: Path) -> None:
    base = workbook(tmp_path / "base.xlsx", [[MANAGED, "石拐区", "合计", 2020, 88, "%", None, None]])
    run = monitor("explain", "health.under3_managed", base, one_value, env={"COLUMNS": "200"})
    assert "文件：base.xlsx、data.xlsx" in run.out
    assert "data.xlsx 监测数据!G2,H2,E2" in run.out


def test_another_plan_can_be_explained(tmp_path: Path) -> None:
    folder = Path(__file__).parent.parent / "plans" / "second"
    file = workbook(tmp_path / "a.xlsx", [["照护专线", "示例县", "合计", 2024, "是", "", None, None]])
    run = monitor("explain", "care.line", file, "--targets", folder, "--lang", "en")
    assert run.code == 0
    assert "“yes” was reported: it is in place" in run.out


# formats and files


def test_json_has_the_keys_of_the_contract(one_value: Path) -> None:
    document = monitor("explain", "health.under3_managed", one_value, "--format", "json").json
    assert list(document) == ["schema", "plan", "area", "year", "explanations"]
    assert document["schema"] == "monitor.explain/1"
    assert document["plan"]["id"] == "shigua-children-2021-2030"
    found = document["explanations"][0]
    assert found["computed"][0]["formula"] == "112 ÷ 120 × 100 = 93.33333333"
    assert found["computed"][0]["value"] == pytest.approx(112 / 120 * 100, rel=1e-12)
    assert found["comparison"]["in_whole_numbers"] is True


def test_a_file_says_what_the_screen_says(one_value: Path, tmp_path: Path) -> None:
    for ending, form in ((".json", "json"), (".md", "markdown")):
        out = tmp_path / f"out{ending}"
        run = monitor("explain", MANAGED, one_value, "-o", out)
        assert (run.code, run.out) == (0, f"已写入 {out}\n")
        assert out.read_text(encoding="utf-8") == monitor("explain", MANAGED, one_value, "--format", form).out
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["year"] == 2024


def test_with_a_format_the_file_is_written_and_the_format_printed(one_value: Path, tmp_path: Path) -> None:
    run = monitor("explain", MANAGED, one_value, "-o", tmp_path / "out.md", "--format", "table")
    assert run.out == monitor("explain", MANAGED, one_value).out
    assert (tmp_path / "out.md").read_text(encoding="utf-8").startswith("# ")


def test_the_same_input_gives_the_same_output() -> None:
    for form in ("table", "json"):
        one = monitor("explain", "婴儿死亡率", DISTRICT, "--format", form)
        other = monitor("explain", "婴儿死亡率", DISTRICT, "--format", form, env={"TZ": "Asia/Shanghai", "LANG": "C"})
        assert one.out == other.out


# the screen


@pytest.mark.parametrize(("width", "lang"), [(80, "en"), (120, "zh")])
def test_it_fits_the_width(width: int, lang: str) -> None:
    run = monitor("explain", "适龄儿童免疫规划疫苗接种率", DISTRICT, "--lang", lang, env={"COLUMNS": str(width)})
    assert max(cell_len(line) for line in run.out.splitlines()) <= width


def test_one_verdict_fits_one_screen() -> None:
    run = monitor("explain", "health.infant_mortality", DISTRICT, env={"COLUMNS": "120"})
    assert len(run.out.splitlines()) <= 45


def test_a_pipe_gets_no_colour(one_value: Path) -> None:
    env = {"FORCE_COLOR": "1", "TERM": "xterm-256color"}
    assert "\x1b" not in monitor("explain", MANAGED, one_value, env=env).out


def test_it_can_be_shown_on_a_gbk_terminal() -> None:
    run = monitor("explain", "health.infant_mortality", DISTRICT, env={"PYTHONIOENCODING": "gbk"}, encoding="gbk")
    assert run.code == 0
    assert "?" not in run.out
    assert "├────┼" in run.out


# exit codes


def test_a_missed_target_is_no_failure() -> None:
    run = monitor("explain", "health.under5_mortality", DISTRICT)
    assert run.code == 0
    assert "× 未达标？" in run.out


def test_only_errors_in_the_figures_that_are_needed_count(tmp_path: Path) -> None:
    rows = [
        [MANAGED, "石拐区", "合计", 2024, 93.3, "%", None, None],
        ["7岁以下儿童健康管理率", "石拐区", "合计", 2024, "约95%", "%", None, None],
    ]
    file = workbook(tmp_path / "a.xlsx", rows)
    assert monitor("explain", MANAGED, file).code == 0
    faulty = monitor("explain", "7岁以下儿童健康管理率", file)
    assert faulty.code == 1
    assert "监测数据!E3 数值“约95%”不是确切数字" in faulty.out


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--year", "2019"], "错误：石拐区没有2019年可判断的数据（可判断的年份：2024）；请用 --year 指定其中之一"),
        (["--area", "全国"], "错误：没有“全国”的数据"),
        (["--area", "巴黎"], "错误：规划中没有地区“巴黎”"),
        (["--format", "csv"], "错误：--format 没有“csv”这个选项；可用：table、json、markdown"),
        (["--lang", "fr"], "错误：--lang 没有“fr”这个选项；可用：zh、en"),
        (["--targets", "nowhere"], "错误：没有目标文件夹“nowhere”；请核对 --targets"),
        (["-o", "result.xlsx"], "错误：不知道怎样写“result.xlsx”；文件名请以 .md、.json 结尾"),
        (["-o", "no/such/folder.md"], "错误：写不了“no/such/folder.md”"),
    ],
)
def test_what_cannot_be_done_stops_with_its_remedy(
    options: list[str], sentence: str, one_value: Path, tmp_path: Path
) -> None:
    run = monitor("explain", MANAGED, one_value, *options, cwd=tmp_path)
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith(sentence)
    assert [path.name for path in tmp_path.iterdir()] == ["data.xlsx"]


def test_without_a_file_or_with_one_that_cannot_be_read_nothing_is_explained(tmp_path: Path) -> None:
    without = monitor("explain", MANAGED)
    missing = monitor("explain", MANAGED, tmp_path / "missing.xlsx")
    assert (without.code, missing.code) == (2, 2)
    assert "FILE" in without.err
    assert "missing.xlsx" in missing.err


# which history


def test_a_verdict_is_explained_from_the_database_as_from_the_file(one_value: Path, tmp_path: Path) -> None:
    database = tmp_path / "m.db"
    assert monitor("db", "add", one_value, "--db", database, "-q", "--received", "2025-03-01").code == 0
    of_file, of_database = (
        monitor("explain", MANAGED, *given, "--format", "json").json["explanations"]
        for given in ([one_value], ["--db", database])
    )
    assert of_database == of_file
    then = monitor("explain", MANAGED, "--db", database, "--as-of", "2025-02-28")
    assert (then.code, then.out) == (2, "")
    assert then.err == "错误：到2025-02-28数据库里还没有任何报送表；请核对 --as-of\n"


def test_history_gives_the_years_and_the_workbook_the_newest(one_value: Path, tmp_path: Path) -> None:
    database = tmp_path / "m.db"
    earlier = workbook(tmp_path / "earlier.xlsx", [[MANAGED, "石拐区", "合计", 2023, 91.0, "%", None, None]])
    assert monitor("db", "add", earlier, "--db", database, "-q").code == 0
    run = monitor("explain", MANAGED, one_value, "--format", "json", env={"MONITOR_DB": str(database)})
    explained = run.json["explanations"][0]
    assert run.json["year"] == 2024
    assert [(cell["year"], cell["value"]["source"]["file"]) for cell in explained["cells"]] == [(2024, "data.xlsx")]
    years = {each["year"]: each["value"] for each in explained["years"]}
    assert (years[2023], years[2024]) == (91.0, 112 * 100 / 120)


def test_explain_needs_a_workbook_or_a_database() -> None:
    run = monitor("explain", MANAGED, env={"MONITOR_DB": ""})
    assert (run.code, run.out) == (2, "")
    assert run.err == "错误：缺少参数 FILE；请看 monitor explain --help\n"
