"""The JSON Schemas agree with what the loader accepts, and the committed ones are those of the code."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from shigua_monitor.plan.load import shipped_targets
from shigua_monitor.plan.schema import SCHEMAS, file_name, schema
from shigua_monitor.report.json_text import dumped
from shigua_monitor.strict_yaml.parse import parse

TESTS = Path(__file__).parent.parent
VALIDATORS = {name: Draft202012Validator(schema(name)) for name in SCHEMAS}

SEEN_BY_A_SCHEMA = {
    "plan.missing_key",
    "plan.unknown_key",
    "plan.not_one_of",
    "plan.pattern",
    "plan.empty",
    "plan.out_of_range",
    "plan.not_text",
    "plan.not_number",
    "plan.not_boolean",
    "plan.not_list",
    "plan.not_mapping",
}
"""Faults of a single file's shape; the others need the other files or the meaning."""

GOOD_FILES = [file for file in sorted(shipped_targets().glob("*.yaml")) if file.name != "rules.yaml"] + sorted(
    (TESTS / "plans").glob("*/*.yaml")
)
GALLERY = [file for file in sorted((TESTS / "broken_targets").glob("*.yaml")) if not file.name.startswith("yaml.")]


def sort_of(file_name: str) -> str:
    return "plan" if file_name == "plan.yaml" else "domain"


def objections(sort: str, data: Any) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in VALIDATORS[sort].iter_errors(data)]


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(schema(name))
    assert schema(name)["$schema"] == Draft202012Validator.META_SCHEMA["$id"]


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_committed_schema_is_current(name: str) -> None:
    committed = (shipped_targets() / file_name(name)).read_text("utf-8")
    assert committed == dumped(schema(name)), "run: monitor targets schema --write targets"


@pytest.mark.parametrize("file", GOOD_FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_a_good_file_satisfies_its_schema(file: Path) -> None:
    assert objections(sort_of(file.name), parse(file.read_text("utf-8")).data) == []


@pytest.mark.parametrize("file", GALLERY, ids=lambda file: file.stem)
def test_a_schema_refuses_what_is_wrong_with_the_shape_of_a_file_and_nothing_else(file: Path) -> None:
    replaced = file.read_text("utf-8").partition("\n")[0].removeprefix("# replaces: ")
    refused = bool(objections(sort_of(replaced), parse(file.read_text("utf-8")).data))
    assert refused == (".".join(file.name.split(".")[:2]) in SEEN_BY_A_SCHEMA)


def test_a_schema_for_domains_does_not_fit_plan_yaml() -> None:
    data = parse((shipped_targets() / "plan.yaml").read_text("utf-8")).data
    assert objections("domain", data)
