"""The commands of the monitoring database, as a user runs them."""

import json
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from rich.cells import cell_len

from in_process import monitor
from running import DISTRICT, result, workbook
from running import monitor as monitor_process
from shigua_monitor.plan import load
from shigua_monitor.store.connection import reading, writing
from store.sending import PLAN_FOLDER, acts_file

STORED_FIELDS = "SELECT fields FROM finding WHERE code IN ('F308', 'F311') ORDER BY code"
MANAGED, NEWBORN = "3岁以下儿童系统管理率", "新生儿访视率"


def sent(path: Path, *figures: tuple[int, object]) -> Path:
    """A workbook with the managed rate of some years."""
    return workbook(path, [[MANAGED, "石拐区", "合计", year, value, "%", None, None] for year, value in figures])


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """2023 and 2024, where 2023 was revised and 2024 attains the target."""
    file = tmp_path / "m.db"
    add = ("--db", file, "--quiet", "--department", "卫健委")
    assert monitor("db", "add", sent(tmp_path / "a.xlsx", (2023, 88)), *add, "--received", "2024-03-01").code == 0
    assert (
        monitor(
            "db", "add", sent(tmp_path / "b.xlsx", (2023, 89), (2024, 93.3)), *add, "--received", "2025-03-01T10:00"
        ).code
        == 0
    )
    return file


@pytest.fixture(autouse=True)
def plan_is_loaded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Most of what a small command takes is the loading of the plan."""
    monkeypatch.setattr(load, "load_plan", _load_plan)


_load_plan = cache(load.load_plan)


# add


def test_add_says_what_was_stored(tmp_path: Path) -> None:
    run = monitor_process("db", "add", sent(tmp_path / "a.xlsx", (2024, 93.3)), "--db", tmp_path / "m.db")
    assert run.code == 0
    assert run.out.startswith("a.xlsx：已存为第 1 号，1 个值，因错误未存 0 个\n")


def test_the_same_file_twice_changes_nothing_and_says_so(database: Path, tmp_path: Path) -> None:
    content = database.read_bytes()
    run = monitor("db", "add", tmp_path / "a.xlsx", "--db", database)
    assert (run.code, run.out) == (0, "a.xlsx：内容与 2024-03-01 存入的第 1 号相同，没有任何改变\n")
    assert database.read_bytes() == content


def test_the_database_is_that_of_the_environment_else_the_one_in_the_folder(tmp_path: Path) -> None:
    file = sent(tmp_path / "a.xlsx", (2024, 93.3))
    assert monitor("db", "add", file, "-q", env={"MONITOR_DB": str(tmp_path / "named.db")}, cwd=tmp_path).code == 0
    assert monitor("db", "add", file, "-q", env={"MONITOR_DB": ""}, cwd=tmp_path).code == 0
    assert {path.name for path in tmp_path.iterdir()} == {"a.xlsx", "named.db", "monitor.db"}


def test_a_value_with_an_error_is_not_stored_and_the_others_are(tmp_path: Path) -> None:
    file = sent(tmp_path / "a.xlsx", (2023, 91), (2024, "约95%"))
    run = monitor("db", "add", file, "--db", tmp_path / "m.db", "--format", "json")
    assert run.code == 1
    assert [(each["values"], each["withheld"]) for each in run.json["files"]] == [(1, 1)]
    assert [(each["code"], each["cell"]) for each in run.json["findings"]] == [("F202", "E3")]


@pytest.fixture
def blank_beside_bad_counts(tmp_path: Path) -> Path:
    """Two blank values: a numerator above its denominator, and a denominator of 0."""
    file = tmp_path / "blank.csv"
    file.write_text(
        "指标名称,地区,年份,数值,单位,分子,分母\n儿童肥胖率,石拐区,2024,,%,5,3\n婴儿死亡率,石拐区,2024,,‰,0,0\n",
        encoding="utf-8",
    )
    return file


def test_a_blank_value_beside_bad_counts_is_null_in_every_json(blank_beside_bad_counts: Path, tmp_path: Path) -> None:
    database = tmp_path / "m.db"
    expected = [("F308", "F2", None), ("F501", "D2", None), ("F311", "G3", None)]

    def told(document: Mapping[str, Any]) -> list[tuple[str, str, float | None]]:
        return [(each["code"], each["cell"], each["sent"]) for each in document["findings"]]

    check = monitor("check", blank_beside_bad_counts, "--format", "json", "-o", tmp_path / "x.json")
    assert (check.code, check.err) == (1, "")
    assert told(json.loads((tmp_path / "x.json").read_text(encoding="utf-8"))) == expected
    assert told(monitor("check", blank_beside_bad_counts, "--format", "json").json) == expected
    added = monitor("db", "add", blank_beside_bad_counts, "--db", database, "--format", "json")
    assert added.code == 1
    assert told(added.json) == expected
    with reading(database) as connection:
        fields = [json.loads(row[0], parse_constant=pytest.fail) for row in connection.execute(STORED_FIELDS)]
    assert fields == [
        {"denominator": 3, "numerator": 5, "quotient": 166.6666666667, "sent": None},
        {"denominator": 0, "numerator": 0, "quotient": None, "sent": None},
    ]
    assert told(monitor("check", "--db", database, "--format", "json").json) == expected[:1]


def test_a_database_that_holds_nan_is_told_with_null(blank_beside_bad_counts: Path, tmp_path: Path) -> None:
    database = tmp_path / "m.db"
    monitor("db", "add", blank_beside_bad_counts, "--db", database)
    with writing(database) as connection:
        connection.execute("UPDATE finding SET fields = replace(fields, 'null', 'NaN')")
    run = monitor("check", "--db", database, "--format", "json")
    assert (run.code, [each["sent"] for each in run.json["findings"]]) == (1, [None])


def test_strict_refuses_every_file_if_one_has_an_error(tmp_path: Path) -> None:
    good, bad = sent(tmp_path / "a.xlsx", (2023, 91)), sent(tmp_path / "b.xlsx", (2024, "约95%"))
    run = monitor("db", "add", good, bad, "--strict", "--db", tmp_path / "m.db")
    assert run.code == 1
    assert run.err == "错误：有数据错误，--strict 下没有存入任何文件；请改正后再存\n"
    assert not (tmp_path / "m.db").exists()


def test_one_file_that_cannot_be_used_keeps_all_out(database: Path, tmp_path: Path) -> None:
    content = database.read_bytes()
    (tmp_path / "x.xlsx").write_bytes(b"")
    run = monitor("db", "add", sent(tmp_path / "c.xlsx", (2025, 95)), tmp_path / "x.xlsx", "--db", database)
    assert (run.code, run.out) == (2, "")
    assert database.read_bytes() == content


def test_files_of_one_call_are_submissions_of_their_own_the_later_superseding(tmp_path: Path) -> None:
    one, two = sent(tmp_path / "a.xlsx", (2024, 91)), sent(tmp_path / "b.xlsx", (2024, 92))
    assert monitor("db", "add", one, two, "--db", tmp_path / "m.db", "-q").code == 0
    document = monitor("check", "--db", tmp_path / "m.db", "--format", "json").json
    assert result(document, "health.under3_managed")["value"] == 92


# check with history


def test_check_takes_the_years_from_the_database_and_the_newest_from_the_workbook(
    database: Path, tmp_path: Path
) -> None:
    file = sent(tmp_path / "c.xlsx", (2025, 94.3))
    document = monitor("check", file, "--db", database, "--format", "json").json
    found = result(document, "health.under3_managed")
    assert (document["year"], found["value"], found["change"]) == (2025, 94.3, 1.0)
    assert found["source"] == [{"file": "c.xlsx", "sheet": "监测数据", "cell": "E2"}]
    assert [table["layout"] for table in document["tables"]] == ["database", "list"]


def test_check_of_the_database_equals_check_of_the_file(tmp_path: Path) -> None:
    assert monitor("db", "add", DISTRICT, "--db", tmp_path / "m.db", "-q", "--received", "2024-10-01").code == 0
    of_file = monitor("check", DISTRICT, "--format", "json").json
    of_database = monitor("check", "--db", tmp_path / "m.db", "--format", "json").json
    assert of_database["results"] == of_file["results"]
    assert of_database["early_warnings"] == of_file["early_warnings"]


def test_as_of_answers_with_what_was_known_then(database: Path) -> None:
    then = monitor("check", "--db", database, "--as-of", "2024-12-31", "--format", "json").json
    assert (then["year"], result(then, "health.under3_managed")["value"]) == (2023, 88)
    run = monitor("check", "--db", database, "--as-of", "2020-01-01")
    assert (run.code, run.out) == (2, "")
    assert run.err == "错误：到2020-01-01数据库里还没有任何报送表；请核对 --as-of\n"


def test_a_revised_past_value_is_warned_of_with_both_figures(database: Path) -> None:
    run = monitor("check", "--db", database, "--format", "json")
    warning = next(each for each in run.json["early_warnings"] if each["code"] == "W502")
    assert (warning["figures"]["old"], warning["figures"]["new"], warning["figures"]["year"]) == (88, 89, 2023)
    assert "W502" in monitor("check", "--db", database, "--lang", "en").out


def test_an_error_that_waits_is_told_until_it_is_mended(tmp_path: Path) -> None:
    database = tmp_path / "m.db"
    monitor("db", "add", sent(tmp_path / "a.xlsx", (2023, 91), (2024, "约95%")), "--db", database, "-q")
    run = monitor("check", "--db", database, "--format", "json")
    assert run.code == 1
    assert [(each["code"], each["file"], each["cell"]) for each in run.json["findings"]] == [("F202", "a.xlsx", "E3")]
    assert "约95%" in monitor("check", "--db", database).out
    monitor("db", "add", sent(tmp_path / "b.xlsx", (2024, 95)), "--db", database, "-q")
    assert monitor("check", "--db", database, "-q").code == 0


def test_values_of_different_submissions_are_held_against_one_another(tmp_path: Path) -> None:
    def rate(name: str, value: float) -> Path:
        return workbook(tmp_path / f"{name}.xlsx", [[name, "石拐区", "合计", 2024, value, "‰", None, None]])

    database = tmp_path / "m.db"
    add = monitor("db", "add", rate("婴儿死亡率", 4.0), rate("新生儿死亡率", 6.0), "--db", database, "-q")
    assert add.code == 0
    run = monitor("check", "--db", database, "--format", "json")
    assert run.code == 1
    assert {each["code"] for each in run.json["findings"] if each["severity"] == "error"} == {"F401"}


def test_check_needs_a_workbook_or_a_database(tmp_path: Path) -> None:
    run = monitor("check", cwd=tmp_path, env={"MONITOR_DB": ""})
    assert (run.code, run.err) == (2, "错误：缺少参数 FILE；请看 monitor check --help\n")


# the change list


def test_the_change_list_tells_what_a_new_workbook_changes(database: Path, tmp_path: Path) -> None:
    file = sent(tmp_path / "c.xlsx", (2024, 85))
    document = monitor("check", file, "--db", database, "--format", "json").json
    assert document["changes"]["since"] == {"taken": "2025-03-01T10:00:00", "year": 2024}
    assert document["changes"]["verdicts"] == [
        {"target": "health.under3_managed", "indicator": MANAGED, "before": "attained", "now": "not_attained"}
    ]
    assert f"{MANAGED}：√ 达标 → × 未达标" in monitor("check", file, "--db", database).out


def test_add_tells_the_changes_and_check_still_tells_those_of_the_last_add(database: Path, tmp_path: Path) -> None:
    file = sent(tmp_path / "c.xlsx", (2024, 85))
    run = monitor("db", "add", file, "--db", database, "--received", "2025-04-01")
    assert f"{MANAGED}：√ 达标 → × 未达标" in run.out
    after = monitor("check", "--db", database, "--format", "json").json["changes"]
    assert [change["now"] for change in after["verdicts"]] == ["not_attained"]
    assert {"code": "W502", "target": "health.under3_managed", "indicator": MANAGED} not in after["cleared_warnings"]


def test_new_and_cleared_warnings_are_listed(database: Path, tmp_path: Path) -> None:
    low = workbook(tmp_path / "c.xlsx", [[NEWBORN, "石拐区", "合计", 2024, 80, "%", None, None]])
    changes = monitor("db", "add", low, "--db", database, "--received", "2025-04-01", "--format", "json").json[
        "changes"
    ]
    assert "W501" in {warning["code"] for warning in changes["cleared_warnings"]}
    assert {warning["indicator"] for warning in changes["cleared_warnings"]} == {NEWBORN}


def test_the_change_list_is_a_table_of_the_workbook_and_of_markdown(database: Path, tmp_path: Path) -> None:
    files = sent(tmp_path / "c.xlsx", (2024, 85)), "--db", database
    assert monitor("check", *files, "-o", tmp_path / "o.xlsx").code == 0
    sheet = openpyxl.load_workbook(tmp_path / "o.xlsx")["变化"]
    told = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2, max_row=4)]
    assert told[0][0] == "与2025-03-01T10:00:00存入的2024年判断相比"
    assert told[1] == ["变化", "预警", "指标", "原来", "现在", "目标编号"]
    assert told[2] == ["结论", None, MANAGED, "√ 达标", "× 未达标", "health.under3_managed"]
    assert monitor("check", *files, "-o", tmp_path / "o.md").code == 0
    text = (tmp_path / "o.md").read_text(encoding="utf-8")
    assert "\n## 变化\n\n与2025-03-01T10:00:00存入的2024年判断相比\n\n| 变化 | 预警 | 指标 | 原来 | 现在 |\n" in text
    assert f"| 结论 | — | {MANAGED} | √ 达标 | × 未达标 |\n" in text


def test_nothing_changed_is_said_and_without_history_there_is_no_change_list(database: Path, tmp_path: Path) -> None:
    same = sent(tmp_path / "c.xlsx", (2024, 93.3)), "--db", database
    assert monitor("check", *same, "-o", tmp_path / "o.md").code == 0
    assert "存入的2024年判断相比\n\n没有变化\n" in (tmp_path / "o.md").read_text(encoding="utf-8")
    assert monitor("check", *same, "-o", tmp_path / "o.xlsx").code == 0
    assert [cell.value for cell in openpyxl.load_workbook(tmp_path / "o.xlsx")["变化"]["A"]][2:] == ["没有变化", "变化"]
    assert monitor("check", same[0], "-o", tmp_path / "n.xlsx").code == 0
    assert "变化" not in openpyxl.load_workbook(tmp_path / "n.xlsx").sheetnames
    assert monitor("check", same[0], "-o", tmp_path / "n.md").code == 0
    assert "## 变化" not in (tmp_path / "n.md").read_text(encoding="utf-8")


# W601


def silent(*arguments: object) -> dict[str, list[dict]]:
    """The warnings of departments that have not reported, by department."""
    found: dict[str, list[dict]] = {}
    for warning in monitor("check", *arguments, "--format", "json", "--year", "2024").json["early_warnings"]:
        if warning["code"] == "W601":
            found.setdefault(warning["figures"]["department"], []).append(warning)
    return found


def test_a_department_that_sent_nothing_by_its_deadline_is_warned_of(database: Path) -> None:
    assert silent("--db", database, "--as-of", "2025-03-31") == {}
    late = silent("--db", database, "--as-of", "2025-04-01")
    assert "health" not in late
    warning = late["education"][0]
    assert warning["message"] == ("区教育局应在2025-03-31前报送2024年“儿童与健康”的18个指标，至今没有报送任何数据")
    assert warning["figures"] == {"department": "education", "indicators": 18, "deadline": "2025-03-31"}
    assert (warning["target"], warning["measures"]) == ("health.new_myopia", [])
    assert len({each["target"].split(".")[0] for each in late["education"]}) == len(late["education"]) > 1


def test_without_a_day_who_is_late_is_told_by_the_newest_submission(database: Path, tmp_path: Path) -> None:
    assert silent("--db", database) == {}
    again = sent(tmp_path / "c.xlsx", (2022, 90))
    assert monitor("db", "add", again, "--db", database, "-q", "--received", "2025-04-01").code == 0
    assert "education" in silent("--db", database)


def test_a_new_workbook_breaks_the_silence_of_its_department_alone(database: Path, tmp_path: Path) -> None:
    new = workbook(tmp_path / "c.xlsx", [["义务教育巩固率", "石拐区", "合计", 2024, 99, "%", None, None]])
    before = silent("--db", database, "--as-of", "2025-04-01")
    after = silent(new, "--db", database, "--as-of", "2025-04-01")
    assert before.keys() - after.keys() == {"education"}


def test_only_the_district_owes_figures_and_domains_and_departments_can_be_chosen(database: Path) -> None:
    late = ("--db", database, "--as-of", "2025-04-01")
    chosen = silent(*late, "--department", "education", "--domain", "education")
    assert [each["target"].split(".")[0] for each in chosen["education"]] == ["education"]
    assert chosen.keys() == {"education"}
    run = monitor("check", *late, "--year", "2024", "--lang", "en")
    assert "W601 a department has not reported: Education Bureau has sent nothing for 2024;" in run.out


def test_a_silence_that_begins_is_a_change(database: Path, tmp_path: Path) -> None:
    again = sent(tmp_path / "c.xlsx", (2022, 90))
    run = monitor("db", "add", again, "--db", database, "--received", "2025-04-01")
    assert "新预警 W601 单位未报送：" in run.out
    assert "等\n" in run.out


# history and status


def test_history_shows_every_version_with_its_cell(database: Path) -> None:
    document = monitor("db", "history", MANAGED, "--year", "2023", "--db", database, "--format", "json").json
    assert [(each["value"], each["current"], each["until"]) for each in document["versions"]] == [
        (88.0, False, "2025-03-01T10:00:00"),
        (89.0, True, None),
    ]
    assert document["versions"][0]["source"] == {"file": "a.xlsx", "sheet": "监测数据", "cell": "E2"}
    assert document["versions"][0]["department"] == "区卫生健康委"
    assert "88.0%" in monitor("db", "history", "health.under3_managed", "--db", database).out
    assert (
        monitor("db", "history", "under3_managed", "--db", database, "--as-of", "2024-12-31", "--format", "csv").code
        == 0
    )


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_history_fits_a_narrow_screen(lang: str, database: Path) -> None:
    lines = monitor("db", "history", MANAGED, "--db", database, "--lang", lang).out.splitlines()
    assert max(map(cell_len, lines)) <= 80


@pytest.fixture
def states(tmp_path: Path) -> Path:
    """A database of an act and a clause without a figure, each reported twice."""
    database = tmp_path / "states.db"
    for at, (state, evidence) in enumerate((("推进中", ""), ("已落实", "验收报告，第3页")), start=1):
        file = tmp_path / f"{at}.csv"
        demands = ("建成统一的妇幼健康信息平台", "普及健康生活方式、提升健康素养")
        rows = [f"{demand},2024,{state},{evidence},2024-0{at}-01" for demand in demands]
        file.write_text("\n".join(["要求,年份,状态,佐证材料,日期", *rows]) + "\n", encoding="utf-8")
        run = monitor("db", "add", file, "--db", database, "--received", f"2025-0{at}-10")
        assert run.out.startswith(f"{at}.csv：已存为第 {at} 号，2 个值，因错误未存 0 个")
    return database


def test_history_of_a_clause_without_a_figure_shows_every_state(states: Path) -> None:
    document = monitor("db", "history", "health.health_literacy", "--db", states, "--format", "json").json
    assert document["act"] == {"id": "health.health_literacy", "statement": "普及健康生活方式、提升健康素养"}
    assert [(each["state"], each["evidence"], each["until"]) for each in document["versions"]] == [
        ("under_way", None, "2025-02-10"),
        ("in_place", "验收报告，第3页", None),
    ]
    assert document["versions"][1]["source"] == {"file": "2.csv", "sheet": "2", "cell": "C3"}
    out = monitor("db", "history", "普及健康生活方式、提升健康素养", "--db", states, "--as-of", "2025-01-31").out
    assert "推进中" in out and "已落实" not in out


def test_a_clause_whose_state_was_never_sent_is_told_as_such(states: Path) -> None:
    never = ("db", "history", "health.health_literacy", "--db", states, "--year", "1999")
    assert monitor(*never).out.endswith("没有报送过这个条款的状态\n")
    assert monitor(*never, "--lang", "en").out.endswith("no state of this clause was ever sent\n")


def test_history_of_an_act_tells_its_states_below_the_values(states: Path) -> None:
    arguments = ("db", "history", "health.maternal_child_information_platform", "--db", states)
    document = monitor(*arguments, "--format", "json").json
    assert [each["value"] for each in document["versions"]] == [0, 1]
    assert [each["state"] for each in document["acts"]] == ["under_way", "in_place"]
    out = "".join(monitor(*arguments).out.split())
    assert "石拐区2024年：已落实（日期2024-02-01；佐证验收报告，第3页），2025-02-10收到的第2号，现行" in out


def test_the_database_is_judged_with_its_states_as_of_a_day(states: Path) -> None:
    def told(*options: str) -> dict[str, str]:
        document = monitor("check", "--db", states, "--format", "json", *options).json
        return {each["target"]: each["state"] for each in document["acts"]}

    platform, literacy = "health.maternal_child_information_platform", "health.health_literacy"
    assert told() == {literacy: "in_place", platform: "in_place"}
    assert told("--as-of", "2025-01-31") == {literacy: "under_way", platform: "under_way"}


def test_a_new_answer_takes_the_stored_state_along_and_a_new_state_replaces_it(states: Path, tmp_path: Path) -> None:
    (tmp_path / "old.csv").write_text("指标名称,年份,数值\n妇幼健康信息平台建成,2024,否\n", encoding="utf-8")
    rows = "要求,年份,状态\n普及健康生活方式、提升健康素养,2024,未启动\n"
    (tmp_path / "new.csv").write_text(rows, encoding="utf-8")
    run = monitor("check", tmp_path / "old.csv", tmp_path / "new.csv", "--db", states, "--format", "json")
    told = {each["target"]: (each["state"], each["evidence"], each["source"]) for each in run.json["acts"]}
    assert told["health.maternal_child_information_platform"] == ("not_in_place", None, [])
    assert told["health.health_literacy"][:2] == ("not_begun", None)
    assert told["health.health_literacy"][2][0]["file"] == "new.csv"


def test_an_unknown_state_waits_until_the_same_clause_is_reported_again(tmp_path: Path) -> None:
    database = tmp_path / "m.db"
    head = "要求,年份,状态,佐证材料\n"
    for at, (name, state) in enumerate((("a.csv", "差不多了"), ("b.csv", "推进中")), start=1):
        other = "已落实,总结" if at == 1 else "推进中,"
        rows = f"普及健康生活方式、提升健康素养,2024,{state},\n儿童健康服务体系更完善、服务能力更强,2024,{other}\n"
        (tmp_path / name).write_text(head + rows, encoding="utf-8")
        monitor("db", "add", tmp_path / name, "--db", database, "--received", f"2025-0{at}-10")
        found = monitor("check", "--db", database, "--format", "json").json["findings"]
        assert [each["code"] for each in found] == (["F215"] if at == 1 else [])


def test_history_of_an_unknown_indicator_suggests_one(database: Path) -> None:
    run = monitor("db", "history", "3岁以下儿童管理率", "--db", database)
    assert run.code == 2
    assert MANAGED in run.err


def cells(document: dict) -> dict[str, dict]:
    return {each["indicator"]: each for department in document["departments"] for each in department["indicators"]}


@pytest.mark.parametrize(
    ("year", "as_of", "state", "overdue"),
    [
        ("2023", "2023-11-01", "missing", True),
        ("2023", "2023-10-20", "missing", False),
        ("2023", "2025-06-01", "late", False),
    ],
)
def test_status_tells_sent_late_and_missing(year: str, as_of: str, state: str, overdue: bool, database: Path) -> None:
    document = monitor("db", "status", "--year", year, "--as-of", as_of, "--db", database, "--format", "json").json
    found = cells(document)[MANAGED]
    assert (found["state"], found["overdue"], found["deadline"]) == (state, overdue, "2023-10-25")


def test_status_tells_what_is_partly_sent_and_which_errors_wait(tmp_path: Path) -> None:
    database = tmp_path / "m.db"
    assert monitor("db", "add", DISTRICT, "--db", database, "-q", "--received", "2024-10-20").code == 0
    bad = sent(tmp_path / "bad.xlsx", (2023, 91), (2024, "约95%"))
    assert monitor("db", "add", bad, "--db", database, "-q", "--received", "2024-10-21").code == 1
    document = monitor(
        "db", "status", "--year", "2024", "--as-of", "2024-10-22", "--db", database, "--format", "json"
    ).json
    found = cells(document)
    assert found[MANAGED]["errors"] == 1
    assert {each["state"] for each in found.values()} == {"sent", "partly", "missing"}
    partly = next(each for each in found.values() if each["state"] == "partly")
    assert 0 < partly["sent"] < partly["asked"] == partly["sent"] + len(partly["lacking"])


def test_status_warns_of_silent_departments_and_of_surveys_that_are_due(database: Path) -> None:
    document = monitor(
        "db", "status", "--year", "2024", "--as-of", "2025-06-01", "--db", database, "--format", "json"
    ).json
    silent = {each["department"] for each in document["early_warnings"] if each["code"] == "W601"}
    assert "education" in silent
    assert "health" not in silent
    assert NEWBORN in {each["indicator"] for each in document["early_warnings"] if each["code"] == "W501"}
    before = monitor(
        "db", "status", "--year", "2024", "--as-of", "2024-06-01", "--db", database, "--format", "json"
    ).json
    assert before["early_warnings"] == []


def test_status_counts_the_clauses_without_a_figure_whose_state_has_come(tmp_path: Path) -> None:
    database = tmp_path / "m.db"
    states = acts_file(tmp_path / "acts.csv", ("care.campaign", 2024, "推进中"), ("care.line", 2024, "是"))
    second = ("--targets", PLAN_FOLDER, "--db", database)
    assert monitor("db", "add", states, *second, "-q", "--received", "2025-01-05").code == 0
    options = ("db", "status", *second, "--as-of", "2025-02-01")
    then = monitor(*options, "--year", "2024", "--format", "json").json["clauses"]
    before = monitor(*options, "--year", "2023", "--format", "json").json["clauses"]
    (care,), (same_care,) = (
        [each for each in found if each["department"] == "care_office"] for found in (then, before)
    )
    assert "care.campaign" not in care["lacking"]
    assert same_care["lacking"] == [*care["lacking"], "care.campaign"]
    assert care["asked"] == same_care["asked"] == len(same_care["lacking"])
    asked, missing = sum(each["asked"] for each in then), sum(len(each["lacking"]) for each in then)
    sentence = f"未量化条款应报状态 {asked} 项：已报 1，未报 {missing}；未报单位："
    assert sentence in monitor(*options, "--year", "2024").out.replace("\n", "")


def test_status_is_written_as_a_workbook_and_as_csv(database: Path, tmp_path: Path) -> None:
    options = ("db", "status", "--year", "2024", "--as-of", "2025-06-01", "--db", database)
    assert monitor(*options, "-o", tmp_path / "s.xlsx").code == 0
    sheet = openpyxl.load_workbook(tmp_path / "s.xlsx").worksheets[0]
    assert sheet.title == "报送情况"
    rows = monitor(*options, "--format", "csv").out.splitlines()
    assert sheet.max_row == len(rows) + 1
    assert "W601" in monitor(*options).out


# keeping


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_an_export_taken_in_elsewhere_answers_the_same(ending: str, database: Path, tmp_path: Path) -> None:
    export, copy = tmp_path / f"e{ending}", tmp_path / "copy.db"
    assert monitor("db", "export", "--db", database, "-o", export).code == 0
    assert monitor("db", "import", export, "--db", copy).out == "已导入 2 次报送；0 次原来就有，没有改变\n"
    for command in (["check", "--format", "json"], ["db", "history", MANAGED, "--format", "json"]):
        of_copy, of_database = (monitor(*command, "--db", file).json for file in (copy, database))
        of_copy.pop("tables", None), of_database.pop("tables", None)
        assert of_copy == of_database


def test_verify_and_backup_say_what_they_did(database: Path, tmp_path: Path) -> None:
    assert monitor("db", "verify", "--db", database).out == f"{database} 完好：第 4 版，2 次报送，3 个值\n"
    assert monitor("db", "backup", tmp_path / "copy.db", "--db", database).code == 0
    assert monitor("db", "verify", "--db", tmp_path / "copy.db").code == 0


def test_a_flaw_is_a_sentence_and_exit_2(database: Path) -> None:
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("UPDATE submission SET content = x'00' WHERE id = 2")
    run = monitor("db", "verify", "--db", database)
    assert run.code == 2
    assert run.err.splitlines() == [
        "错误：第 2 号报送表“b.xlsx”的内容与其 SHA-256 不符",
        f"错误：{database} 有 1 处问题；请用备份替换它",
    ]


COMMANDS = [
    ["db", "history", MANAGED],
    ["db", "status", "--year", "2024"],
    ["db", "verify"],
    ["db", "export", "-o", "out.csv"],
    ["db", "backup", "copy.db"],
    ["check"],
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_without_a_database_every_command_is_one_sentence_and_makes_no_file(command: list[str], tmp_path: Path) -> None:
    run = monitor(*command, "--db", "no.db", cwd=tmp_path)
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith("错误：没有数据库“no.db”；请先用 monitor db add 存入报送表")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", [*COMMANDS, ["db", "add", "a.xlsx"]], ids=" ".join)
def test_a_file_that_is_no_database_is_one_sentence_and_stays_as_it_is(command: list[str], tmp_path: Path) -> None:
    sent(tmp_path / "a.xlsx", (2024, 93.3))
    (tmp_path / "no.db").write_bytes(b"a letter, not a database")
    run = monitor(*command, "--db", "no.db", cwd=tmp_path)
    assert (run.code, run.out, run.err) == (2, "", "错误：“no.db”不是数据库；请核对 --db\n")
    assert {path.name for path in tmp_path.iterdir()} == {"a.xlsx", "no.db"}
    assert (tmp_path / "no.db").read_bytes() == b"a letter, not a database"


def test_a_write_protected_database_is_one_sentence_and_can_still_be_read(database: Path, tmp_path: Path) -> None:
    database.chmod(0o444)
    run = monitor("db", "add", sent(tmp_path / "c.xlsx", (2025, 95)), "--db", database)
    assert (run.code, run.err) == (2, f"错误：数据库“{database}”是只读的；请取消写保护或换一个位置\n")
    assert monitor("check", "--db", database, "-q").code == 0


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["db", "add", "a.xlsx", "--received", "yesterday"], "--received 的日期“yesterday”不可用"),
        (["check", "--as-of", "2024-02-30", "--db", "m.db"], "--as-of 的日期“2024-02-30”不可用"),
        (["check", "a.xlsx", "--as-of", "2024-02-01"], "--as-of 要和数据库一起用；请加 --db"),
        (["db", "status", "--db", "m.db"], "缺少 --year；请写明哪一年"),
        (["db", "add", "a.xlsx", "--department", "外交部"], "没有责任单位“外交部”"),
        (["db", "export", "--db", "m.db", "-o", "x.txt"], "不知道怎样写“x.txt”"),
        (["db", "export", "--db", "m.csv", "-o", "m.csv"], "“m.csv”是输入文件"),
        (["db", "import", "a.xlsx", "--db", "m.db"], "这不是 monitor db export 写出的完整文件"),
        (["db", "import", "x.csv", "--db", "m.db"], "没有文件“x.csv”"),
        (["check", "--db", "m.json", "-o", "m.json"], "“m.json”是数据库；请换一个输出文件名"),
    ],
)
def test_what_cannot_be_done_stops_with_its_remedy(
    arguments: list[str], sentence: str, database: Path, tmp_path: Path
) -> None:
    for name in ("m.csv", "m.json"):
        (tmp_path / name).write_bytes(database.read_bytes())
    run = monitor(*arguments, cwd=tmp_path, env={"MONITOR_DB": ""})
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith(f"错误：{sentence}")
    assert len(run.err.splitlines()) == 1


def test_the_json_of_add_is_stable(tmp_path: Path) -> None:
    run = monitor("db", "add", sent(tmp_path / "a.xlsx", (2024, 93.3)), "--db", tmp_path / "m.db", "--format", "json")
    assert json.loads(run.out).keys() == {"schema", "files", "findings", "changes"}
    assert run.json["changes"] is None


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("table,a\nfoo,1\n", "错误：这不是 monitor db export 写出的完整文件；请核对文件名\n"),
        (None, "错误：导出文件的“submission”第 1 行不可用；没有导入任何内容，请重新导出\n"),
    ],
)
def test_a_refused_import_leaves_no_database_behind(text: str | None, sentence: str, tmp_path: Path) -> None:
    source, db = tmp_path / "x.csv", tmp_path / "new.db"
    if text is None:
        (tmp_path / "a.csv").write_text("指标名称,年份,数值\n新生儿访视率,2024,97\n", encoding="utf-8")
        assert monitor("db", "add", tmp_path / "a.csv", "--db", tmp_path / "m.db").code == 0
        assert monitor("db", "export", "--db", tmp_path / "m.db", "-o", source).code == 0
        digest = sha256((tmp_path / "a.csv").read_bytes()).hexdigest()
        text = source.read_text(encoding="utf-8").replace(digest, digest[::-1])
    source.write_text(text, encoding="utf-8")
    before = sorted(path.name for path in tmp_path.iterdir())
    run = monitor("db", "import", source, "--db", db)
    assert (run.code, run.out, run.err) == (2, "", sentence)
    assert sorted(path.name for path in tmp_path.iterdir()) == before
