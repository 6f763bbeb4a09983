"""Faults of a plan as people, GitHub and test reports read them."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from shigua_monitor.plan.faults import PlanFault
from shigua_monitor.report.faults import faults_text
from shigua_monitor.strict_yaml.fault import Position
from shigua_monitor.text import Label

FOLDER = Path("targets")


def fault(file: str, line: int, column: int, reason: str, severity: str = "error", /, **fields: object) -> PlanFault:
    return PlanFault(FOLDER / file, Position(line, column), ("goals", 0), reason, fields, severity)


DOUBT = fault("care.yaml", 3, 5, "lint.unused_indicator", "warning", indicator="nurses")
UNKNOWN_KEY = fault("schools.yaml", 9, 1, "plan.unknown_key", key="goal", known="goals")
DUPLICATE = fault("care.yaml", 12, 7, "yaml.duplicate_key", key="due", line="10")
EMPTY = fault("care.yaml", 2, 1, "plan.empty")
ALL = [DOUBT, UNKNOWN_KEY, DUPLICATE, EMPTY]


def test_text_has_a_line_for_each_fault_the_worst_first() -> None:
    assert faults_text(ALL, "text", "en").splitlines() == [
        "care.yaml:2:1: error: this is empty; fill it in",
        "care.yaml:12:7: error: the key “due” stands in line 10 already; remove one of them",
        "schools.yaml:9:1: error: “goal” is not a known key; known here: goals",
        "care.yaml:3:5: warning: no target uses the indicator “nurses”; use or remove it",
    ]


def test_text_in_chinese_is_chinese_throughout() -> None:
    clause = fault("care.yaml", 7, 1, "lint.missing_clause", section=Label("section.goal"), items=["1", "3"])
    assert faults_text([DOUBT, clause], "text", "zh").splitlines() == [
        "care.yaml:7:1: 错误：缺少主要目标第 1、3 条；请补上，无数值的写 not_quantified",
        "care.yaml:3:5: 警告：指标“nurses”没有任何目标；请使用或删去",
    ]


def test_a_value_with_line_ends_stays_on_its_line() -> None:
    text = faults_text([fault("care.yaml", 1, 1, "plan.not_text", found="a\nb\r\x1b[0m")], "text", "en")
    assert text == "care.yaml:1:1: error: “a\\nb\\r\\x1b[0m” should be text; put it in quotes\n"


@pytest.mark.parametrize(("output_format", "text"), [("text", ""), ("github", ""), ("json", "[]\n")])
def test_without_faults_nothing_is_said(output_format: str, text: str) -> None:
    assert faults_text([], output_format, "en") == text


def test_json_holds_the_same_in_the_same_order() -> None:
    document = json.loads(faults_text(ALL, "json", "en"))
    assert [(each["file"], each["line"], each["severity"]) for each in document] == [
        ("care.yaml", 2, "error"),
        ("care.yaml", 12, "error"),
        ("schools.yaml", 9, "error"),
        ("care.yaml", 3, "warning"),
    ]
    assert document[1] == {
        "severity": "error",
        "code": "yaml.duplicate_key",
        "file": "care.yaml",
        "line": 12,
        "column": 7,
        "path": ["goals", 0],
        "message": "the key “due” stands in line 10 already; remove one of them",
    }


def test_github_gets_a_command_for_each_fault_the_worst_first() -> None:
    assert faults_text([DOUBT, EMPTY], "github", "en").splitlines() == [
        "::error file=targets/care.yaml,line=2,col=1::this is empty; fill it in",
        "::warning file=targets/care.yaml,line=3,col=5::no target uses the indicator “nurses”; use or remove it",
    ]


def test_github_reads_percent_signs_and_line_ends_as_they_were() -> None:
    line = faults_text([fault("care.yaml", 1, 1, "plan.not_number", found="95%\r\n%0A: a, b")], "github", "en")
    assert line == (
        "::error file=targets/care.yaml,line=1,col=1::"
        "“95%25%0D%0A%250A: a, b” should be a number; write 12 or 1.5 without quotes\n"
    )


def test_github_finds_a_file_whose_name_holds_what_separates_properties() -> None:
    line = faults_text([fault("a,b:c 5%.yaml", 1, 1, "plan.empty")], "github", "en")
    assert line.startswith("::error file=targets/a%2Cb%3Ac 5%25.yaml,line=1,col=1::")


def test_junit_counts_every_fault_as_a_test_and_every_error_as_a_failure() -> None:
    suite = ElementTree.fromstring(faults_text(ALL, "junit", "en"))
    assert (suite.tag, suite.get("tests"), suite.get("failures")) == ("testsuite", "4", "3")
    assert [(case.get("classname"), case.get("name")) for case in suite] == [
        ("care.yaml", "care.yaml:2:1 plan.empty"),
        ("care.yaml", "care.yaml:12:7 yaml.duplicate_key"),
        ("schools.yaml", "schools.yaml:9:1 plan.unknown_key"),
        ("care.yaml", "care.yaml:3:5 lint.unused_indicator"),
    ]
    assert [case[0].tag for case in suite] == ["failure", "failure", "failure", "system-out"]
    assert suite[0][0].get("message") == "this is empty; fill it in"
    assert suite[3][0].text == "care.yaml:3:5: no target uses the indicator “nurses”; use or remove it"


def test_junit_without_faults_is_one_test_that_passed() -> None:
    suite = ElementTree.fromstring(faults_text([], "junit", "zh"))
    assert (suite.get("tests"), suite.get("failures")) == ("1", "0")
    assert [len(case) for case in suite] == [0]


def test_junit_can_be_read_whatever_the_value_holds() -> None:
    found = '<a href="x">&\x00\x07\x1b\n]]>\ufffe照护'
    suite = ElementTree.fromstring(faults_text([fault("care.yaml", 1, 1, "plan.not_text", found=found)], "junit", "en"))
    assert suite[0][0].get("message") == (
        '“<a href="x">&\\x00\\x07\\x1b\\n]]>\\ufffe照护” should be text; put it in quotes'
    )


@pytest.mark.parametrize("output_format", ("text", "json", "github", "junit"))
def test_the_order_of_the_faults_given_does_not_matter(output_format: str) -> None:
    assert faults_text(ALL, output_format, "zh") == faults_text(ALL[::-1], output_format, "zh")
