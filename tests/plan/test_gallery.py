"""One broken file per fault: each stands in for a file of the second plan and must be answered with its sentence."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from shigua_monitor.plan.faults import PlanFault
from shigua_monitor.plan.lint import lint
from shigua_monitor.plan.load import read_plan
from shigua_monitor.submission.names import fold
from shigua_monitor.text import say
from shigua_monitor.text.plan_faults import TEXTS

TESTS = Path(__file__).parent.parent
GALLERY = sorted((TESTS / "broken_targets").glob("*.yaml"))
SECOND_PLAN = TESTS / "plans" / "second"

COVERED_BY_CODE = {
    "yaml.not_utf8": "test_load.py::test_a_file_in_another_encoding_is_a_fault_of_that_file",
    "plan.unreadable": "test_load.py::test_a_file_that_cannot_be_read_is_a_fault_where_it_is_named",
    "plan.wrong_type": "test_load.py::test_a_type_without_a_sentence_of_its_own_is_still_a_fault",
    "plan.invalid": "test_load.py::test_a_check_without_a_sentence_of_its_own_is_still_a_fault",
}
"""Faults that no readable file of a plan can show, and the tests that raise them."""

OPTIONAL = {"in", "severity", "more faults"}


@dataclass(frozen=True)
class Exhibit:
    """A broken file and what must be said of it; `key` is the fault it is named after."""

    file: Path
    key: str
    replaces: str
    shown_in: str
    place: tuple[int, int]
    severity: str
    zh: str
    en: str
    alone: bool


def exhibit(file: Path) -> Exhibit:
    header: dict[str, str] = {}
    for line in file.read_text("utf-8").splitlines():
        stated = re.match(r"# ([a-z ]+): (.+)", line)
        if not stated:
            break
        header[stated[1]] = stated[2]
    assert {"replaces", "at", "zh", "en"} <= header.keys() <= {"replaces", "at", "zh", "en"} | OPTIONAL, file.name
    line_number, column = header["at"].split(":")
    return Exhibit(
        file=file,
        key=".".join(file.name.split(".")[:2]),
        replaces=header["replaces"],
        shown_in=header.get("in", header["replaces"]),
        place=(int(line_number), int(column)),
        severity=header.get("severity", "error"),
        zh=header["zh"],
        en=header["en"],
        alone=header.get("more faults") != "allowed",
    )


def faults_of(folder: Path) -> list[PlanFault]:
    loading = read_plan(folder)
    lint(loading, fold)
    return loading.faults


def told(fault: PlanFault) -> tuple[str, str, tuple[int, int], str, str, str]:
    place = (fault.position.line, fault.position.column)
    sentences = (say("zh", fault.reason, **fault.fields), say("en", fault.reason, **fault.fields))
    return (fault.reason, fault.file.name, place, fault.severity, *sentences)


@pytest.mark.parametrize("file", GALLERY, ids=lambda file: file.stem)
def test_a_broken_file_is_answered_with_its_sentence_at_its_place(file: Path, tmp_path: Path) -> None:
    shown = exhibit(file)
    folder = tmp_path / "plan"
    shutil.copytree(SECOND_PLAN, folder)
    assert (folder / shown.replaces).is_file()
    shutil.copy(file, folder / shown.replaces)
    found = [told(fault) for fault in faults_of(folder)]
    expected = (shown.key, shown.shown_in, shown.place, shown.severity, shown.zh, shown.en)
    assert expected in found
    if shown.alone:
        assert found == [expected]


def test_the_second_plan_itself_has_no_fault() -> None:
    assert faults_of(SECOND_PLAN) == []


def test_every_fault_of_the_catalogue_is_raised_somewhere() -> None:
    shown = {exhibit(file).key for file in GALLERY}
    assert shown | COVERED_BY_CODE.keys() == TEXTS.keys()
    assert not shown & COVERED_BY_CODE.keys()


@pytest.mark.parametrize("test", COVERED_BY_CODE.values())
def test_the_tests_named_here_exist(test: str) -> None:
    file, name = test.split("::")
    assert f"def {name}(" in (Path(__file__).parent / file).read_text("utf-8")
