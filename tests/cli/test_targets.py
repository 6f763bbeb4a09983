"""`monitor targets`, as CI and the readers of a plan run it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import openpyxl
import pytest
import yaml

from in_process import monitor
from running import ROOT

SECOND = ROOT / "tests" / "plans" / "second"
FAULT = "care.yaml:51:5: 错误：“statue”不在可选值内"
KEYS = {
    "id", "domain", "section", "item", "indicator", "indicator_en", "kind", "unit", "criterion", "value",
    "baseline_year", "due", "scope", "department",
}  # fmt: skip


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """The small plan with a kind of indicator that does not exist."""
    folder = shutil.copytree(SECOND, tmp_path / "broken")
    file = folder / "care.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("kind: status", "kind: statue", 1), encoding="utf-8")
    return folder


def test_a_sound_plan_exits_with_0_and_a_faulty_one_with_1_at_its_line(broken: Path) -> None:
    assert monitor("targets", "validate", SECOND).code == 0
    run = monitor("targets", "validate", broken)
    assert (run.code, run.err) == (1, "")
    assert run.out.startswith(FAULT)


def test_a_folder_that_is_not_there_and_a_plan_without_its_first_file_exit_with_2(tmp_path: Path) -> None:
    missing, empty = monitor("targets", "validate", tmp_path / "none"), monitor("targets", "validate", tmp_path)
    assert (missing.code, empty.code) == (2, 2)
    assert empty.out.startswith("plan.yaml:1:1: ")


@pytest.mark.parametrize(("actions", "starts"), [("true", "::error "), ("", FAULT)])
def test_within_github_actions_faults_are_commands_of_github(actions: str, starts: str, broken: Path) -> None:
    run = monitor("targets", "validate", broken, env={"GITHUB_ACTIONS": actions})
    assert (run.code, run.out.startswith(starts)) == (1, True)
    told = monitor("targets", "validate", broken, "--format", "text", env={"GITHUB_ACTIONS": actions})
    assert told.out.startswith(FAULT)


def test_the_list_has_the_keys_of_the_contract_and_is_narrowed_by_each_option() -> None:
    every = monitor("targets", "list", "--format", "json").json
    assert all(each.keys() >= KEYS for each in every)
    for option, left in (
        (["--domain", "law"], [each for each in every if each["domain"] == "law"]),
        (["--department", "教育局"], [each for each in every if each["department"] == "education"]),
        (["--quantified"], [each for each in every if each["criterion"] != "not_quantified"]),
    ):
        assert 0 < len(left) < len(every)
        assert monitor("targets", "list", *option, "--format", "json").json == left


def test_the_indicator_system_is_a_workbook_of_targets_and_definitions(tmp_path: Path) -> None:
    run = monitor("targets", "list", "--targets", SECOND, "-o", tmp_path / "指标体系.xlsx")
    assert (run.code, run.out) == (0, f"已写入 {tmp_path / '指标体系.xlsx'}\n")
    targets, definitions = openpyxl.load_workbook(tmp_path / "指标体系.xlsx").worksheets
    assert (targets.title, definitions.title) == ("指标体系", "指标解释")
    assert targets.max_row > len(monitor("targets", "list", "--targets", SECOND, "--format", "json").json)


@pytest.mark.parametrize(("lang", "comma"), [("zh", "、"), ("en", ", ")])
def test_aliases_are_listed_as_the_language_lists(lang: str, comma: str, tmp_path: Path) -> None:
    aliases = comma.join(["学前三年毛入园率", "学前毛入园率", "幼儿园毛入园率"])
    monitor("targets", "list", "--domain", "education", "--lang", lang, "-o", tmp_path / "a.xlsx")
    definitions = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[1]
    assert any(cell.value == aliases for row in definitions for cell in row)


def test_a_target_is_shown_with_clause_definition_and_criterion_in_words() -> None:
    run = monitor("targets", "show", "health.under3_managed")
    for told in ("儿童与健康 主要目标 1", "按年龄要求接受系统健康检查", "≥90%", "儿童与健康措施1“优先保障儿童健康”"):
        assert told in "".join(run.out.split("\n          "))


def test_a_schema_is_printed_as_json() -> None:
    run = monitor("targets", "schema")
    assert run.code == 0
    assert "properties" in run.out
    assert json.loads(run.out)


def test_the_hook_of_pre_commit_runs_the_command() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert (hook["id"], hook["entry"], hook["pass_filenames"]) == ("monitor-targets", "monitor targets validate", False)
    assert monitor(*hook["entry"].split()[1:], ROOT / "targets").code == 0


def test_two_folders_to_validate_are_refused(tmp_path: Path) -> None:
    run = monitor("targets", "validate", tmp_path, "--targets", tmp_path, "--lang", "en")
    assert (run.code, run.out) == (2, "")
    assert run.err == f"error: two folders of targets were given ({tmp_path} and --targets {tmp_path}); give one\n"
