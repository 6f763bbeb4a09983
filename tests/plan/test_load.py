"""Files become a plan, or a list of everything that is wrong with them."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import pytest
from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError

from shigua_monitor.plan.criterion import ChangeFromBaseline, GapNarrows
from shigua_monitor.plan.faults import PlanFault, PlanUnusable, schema_faults
from shigua_monitor.plan.load import Loading, load_plan, read_plan, shipped_targets
from shigua_monitor.plan.model import Plan, Target
from shigua_monitor.plan.terms import Scope, Section
from shigua_monitor.strict_yaml.document import Document
from shigua_monitor.strict_yaml.fault import Position
from shigua_monitor.text import say

Changed = Callable[..., Loading]


@pytest.fixture
def plan(folder: Path) -> Plan:
    return load_plan(folder)


def target(plan: Plan, identifier: str) -> Target:
    return next(each for each in plan.targets if each.id == identifier)


def told(fault: PlanFault) -> str:
    place = f"{fault.file.name}:{fault.position.line}:{fault.position.column}"
    return f"{place} {fault.reason}: {say('en', fault.reason, **fault.fields)}"


# The second plan: another district, another period


def test_a_plan_brings_its_own_period_areas_and_departments(plan: Plan) -> None:
    assert plan.id == "sample-county-2023-2027"
    assert (plan.file.base_year, plan.file.period.first, plan.file.period.last) == (2022, 2023, 2027)
    assert plan.district.name.zh == "示例县"
    assert list(plan.areas) == ["示例县", "甲镇", "乙镇", "丙镇", "丁街道", "示例市"]
    assert list(plan.groups) == ["total", "urban", "rural", "boarders"]
    assert list(plan.departments) == ["care_office", "school_board", "registry"]
    assert list(plan.domains) == ["care", "schools"]
    assert plan.file.early_warning.worsening_percent == 5


def test_the_units_of_a_scope_are_areas_of_the_plan(plan: Plan) -> None:
    assert plan.units(Scope.DISTRICT) == ()
    assert plan.units(Scope.EACH_TOWNSHIP) == ("甲镇", "乙镇", "丙镇")
    assert plan.units(Scope.EACH_TOWNSHIP_AND_STREET) == ("甲镇", "乙镇", "丙镇", "丁街道")
    assert plan.units(Scope.EACH_INSTITUTION) == ()


def test_clauses_come_in_the_order_of_domains_sections_and_items(plan: Plan) -> None:
    assert [(clause.domain, str(clause.section), clause.item) for clause in plan.clauses] == [
        ("care", "goal", 1),
        ("care", "goal", 2),
        ("care", "goal", 3),
        ("care", "measure", 1),
        ("care", "measure", 2),
        ("care", "overall", 1),
        ("schools", "goal", 1),
        ("schools", "goal", 2),
        ("schools", "goal", 3),
        ("schools", "duty", 1),
    ]


def test_the_second_plan_shows_every_kind_of_criterion_scope_and_due(plan: Plan) -> None:
    assert {each.criterion.kind for each in plan.targets} == {
        "at_least",
        "at_most",
        "change_from_baseline",
        "rises",
        "falls",
        "not_rising",
        "not_falling",
        "gap_narrows",
        "in_place",
        "not_quantified",
    }
    assert {each.criterion.between for each in plan.targets if isinstance(each.criterion, GapNarrows)} == {
        "urban_rural",
        "areas",
    }
    assert {each.scope for each in plan.targets} == set(Scope)
    assert {each.due for each in plan.targets if each.due_year is None} == {
        "every_year",
        "reach_and_keep",
        "once",
        None,
    }
    assert {each.due_year for each in plan.targets} == {2025, 2026, 2027, None}
    assert [each.id for each in plan.targets if each.not_applicable] == ["schools.bus_boarders"]


# What a target takes over from its clause and its indicator


def test_a_target_knows_its_clause_indicator_and_criterion(plan: Plan) -> None:
    scalds = target(plan, "care.scalds")
    assert (scalds.clause.domain, scalds.clause.section, scalds.clause.item) == ("care", Section.GOAL, 2)
    assert scalds.indicator is plan.indicators["scald_admissions"]
    assert scalds.criterion == ChangeFromBaseline(kind="change_from_baseline", percent=-12)
    assert (scalds.due, scalds.due_year, scalds.scope, scalds.group) == ("2027", 2027, Scope.DISTRICT, "total")


def test_the_department_is_the_targets_own_then_the_indicators_then_the_clauses(plan: Plan) -> None:
    assert target(plan, "schools.enrolment_kept").department == "registry"
    assert target(plan, "care.screening_urban_rural").department == "care_office"
    assert target(plan, "care.screening_urban_rural").clause.department == "registry"
    assert target(plan, "care.campaign").department == "care_office"


def test_measures_are_the_targets_own_then_the_clauses(plan: Plan) -> None:
    assert target(plan, "care.screening_urban_rural").measures == (("care", 1),)
    assert target(plan, "care.scalds").measures == (("care", 1), ("care", 2))
    assert target(plan, "schools.enrolment").measures == (("care", 1),)
    assert target(plan, "care.drills").measures == ()


def test_a_target_may_say_that_no_measure_addresses_it(changed: Changed) -> None:
    loading = changed(
        ("schools.yaml", "criterion: {kind: rises, steadily: true}", "criterion: {kind: rises}\n        measures: []")
    )
    assert loading.plan is not None
    assert target(loading.plan, "schools.enrolment").measures == ()
    assert target(loading.plan, "schools.enrolment_kept").measures == (("care", 1),)


def test_a_measure_addresses_itself(plan: Plan) -> None:
    assert target(plan, "care.nurses").measures == (("care", 1),)
    assert plan.measure_titles["care", 1].en == "Care stations"


def test_a_target_of_town_or_country_is_judged_by_that_group(plan: Plan) -> None:
    assert target(plan, "schools.bus_town").group == "urban"
    assert target(plan, "schools.absence_rural").group == "rural"
    assert target(plan, "care.screening_townships").group == "total"


def test_a_bilingual_text_is_given_in_the_language_asked_for(plan: Plan) -> None:
    assert plan.title.text("zh") == "示例县儿童发展规划（2023—2027年）"
    assert plan.title.text("en") == "Children's Plan of Sample County (2023–2027)"


# Faults


def test_the_faults_of_all_domain_files_are_found_at_once(changed: Changed) -> None:
    loading = changed(
        ("care.yaml", "unit: per_100k", "unit: per_10k"),
        ("schools.yaml", "steadily: true", "steadily: 1"),
    )
    assert loading.plan is None
    assert [told(fault) for fault in loading.faults] == [
        "care.yaml:20:5 plan.not_one_of: “per_10k” is not one of the values known here: per_100k, per_mille",
        "schools.yaml:53:34 plan.not_boolean: “1” should be true or false",
    ]


def test_domain_files_are_not_read_while_plan_yaml_does_not_name_them(changed: Changed) -> None:
    loading = changed(
        ("plan.yaml", "worsening_percent: 5", "worsening_percent: some"),
        ("schools.yaml", "steadily: true", "steadily: 1"),
    )
    assert [told(fault).split()[0] for fault in loading.faults] == ["plan.yaml:36:3"]
    assert not loading.documents and not loading.domain_files


def test_every_wrong_name_is_found_not_only_the_first(changed: Changed) -> None:
    loading = changed(
        ("care.yaml", "indicator: nurses", "indicator: nurse"),
        ("care.yaml", "indicator: care_line", "indicator: care_lines"),
        ("schools.yaml", "        department: registry", "        department: register"),
    )
    assert [told(fault).partition(": ")[2] for fault in loading.faults] == [
        "there is no indicator “nurse”; most like it: nurses",
        "there is no indicator “care_lines”; most like it: care_line, screening",
        "there is no department “register”; most like it: registry",
    ]
    assert loading.plan is None


def test_a_name_like_none_is_answered_with_all_that_are_known(changed: Changed) -> None:
    loading = changed(("schools.yaml", "        department: registry", "        department: zoo"))
    assert [fault.fields["known"] for fault in loading.faults] == ["care_office, registry, school_board"]


def test_one_mistyped_key_is_not_taken_for_an_empty_list_of_targets(changed: Changed) -> None:
    loading = changed(("schools.yaml", "due: every_year\n        department", "deu: every_year\n        department"))
    assert [told(fault) for fault in loading.faults] == [
        "schools.yaml:59:9 plan.unknown_key: “deu” is not a known key; known here: due"
    ]


def test_an_unknown_key_is_answered_with_the_keys_of_its_own_kind_of_criterion(changed: Changed) -> None:
    loading = changed(("schools.yaml", "{kind: falls}", "{kind: falls, x: 1}"))
    assert [fault.fields["known"] for fault in loading.faults] == ["kind, steadily"]


def test_an_unusable_plan_is_raised_with_its_faults_in_order(folder: Path) -> None:
    (folder / "care.yaml").write_text("domain: care\nzoo: 1\nark: 2\n", "utf-8")
    (folder / "schools.yaml").write_text("domain: [\n", "utf-8")
    with pytest.raises(PlanUnusable) as caught:
        load_plan(folder)
    places = [(fault.file.name, fault.position) for fault in caught.value.faults]
    assert places == [
        ("care.yaml", Position(2, 1)),
        ("care.yaml", Position(3, 1)),
        ("schools.yaml", Position(2, 1)),
    ]
    assert caught.value.folder == folder


def test_a_plan_that_is_only_doubtful_can_be_used(changed: Changed, folder: Path) -> None:
    changed(("plan.yaml", "en: Registry}}", "en: Registry}}\n  - {id: choir, name: {zh: 合唱团, en: Choir}}"))
    assert "choir" in load_plan(folder).departments


def test_without_plan_yaml_there_is_one_fault_at_the_file_that_is_missing(tmp_path: Path) -> None:
    loading = read_plan(tmp_path)
    assert [told(fault).split(";")[0] for fault in loading.faults] == [
        "plan.yaml:1:1 plan.no_file: there is no file plan.yaml"
    ]
    assert loading.faults[0].file == tmp_path / "plan.yaml"


def test_a_file_in_another_encoding_is_a_fault_of_that_file(folder: Path) -> None:
    (folder / "care.yaml").write_bytes("domain: care # 照护\n".encode("gb18030"))
    assert [told(fault) for fault in read_plan(folder).faults] == [
        "care.yaml:1:1 yaml.not_utf8: the file is not UTF-8 (from byte 15); save it as UTF-8"
    ]


@pytest.mark.parametrize("name", ["'.'", '"care\\0.yaml"'], ids=["a folder", "an impossible name"])
def test_a_file_that_cannot_be_read_is_a_fault_where_it_is_named(changed: Changed, name: str) -> None:
    faults = changed(("plan.yaml", "file: care.yaml", f"file: {name}")).faults
    assert [(fault.file.name, fault.reason, fault.position) for fault in faults] == [
        ("plan.yaml", "plan.unreadable", Position(12, 44))
    ]
    assert faults[0].fields["problem"]


def test_plan_yaml_that_cannot_be_read_is_a_fault_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").mkdir()
    faults = read_plan(tmp_path).faults
    assert [(fault.file.name, fault.reason) for fault in faults] == [("plan.yaml", "plan.unreadable")]
    assert os.strerror(errno.EISDIR) in faults[0].fields["problem"]


class Strange(BaseModel):
    model_config = ConfigDict(strict=True)

    tags: set[str] = set()
    even: Annotated[int, AfterValidator(lambda number: 1 // (number % 2 == 0) and number)] = 0
    word: Annotated[str, AfterValidator(lambda word: word.encode("ascii") and word)] = ""


def strange_faults(text: str) -> list[str]:
    document = Document(Path("strange.yaml"), text.encode())
    with pytest.raises(ValidationError) as caught:
        Strange.model_validate(document.data)
    return [told(fault) for fault in schema_faults(document, caught.value, Strange)]


def test_a_type_without_a_sentence_of_its_own_is_still_a_fault() -> None:
    assert strange_faults("tags: none") == [
        "strange.yaml:1:1 plan.wrong_type: “none” is of the wrong type; write it as entries of its kind are written"
    ]


def test_a_check_without_a_sentence_of_its_own_is_still_a_fault() -> None:
    faults = strange_faults("word: 照护")
    assert len(faults) == 1
    assert faults[0].startswith("strange.yaml:1:1 plan.invalid: “照护” cannot be used: Value error, 'ascii' codec")


# The plan that is shipped


def test_without_a_folder_the_shipped_plan_is_read() -> None:
    assert read_plan().folder == shipped_targets()
    assert load_plan().id == load_plan(shipped_targets()).id
