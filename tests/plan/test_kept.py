"""What was validated before is not validated again, and never differs from what would be."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from shigua_monitor.plan import kept, yaml_model
from shigua_monitor.plan.definitions import ClauseDefinition, DomainFile, PlanFile
from shigua_monitor.plan.faults import PlanUnusable
from shigua_monitor.plan.load import load_plan, shipped_targets
from shigua_monitor.plan.yaml_model import load_model
from shigua_monitor.strict_yaml.fault import Position

TEXT = """
domain: care
goals:
  - item: 1
    title: {zh: 照护, en: care}
    department: health
    targets:
      - id: care.rate
        statement: {zh: 照护率, en: rate of care}
        criterion: {kind: at_least, value: 90}
        due: 2030
        scope: each_township
"""


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache folder of the user."""
    monkeypatch.setenv("MONITOR_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "care.yaml"
    file.write_text(TEXT, encoding="utf-8")
    return file


@pytest.fixture
def validated(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are validated from now on."""
    names: list[str] = []
    validate: Any = vars(yaml_model)["_validated"]

    def noted(document: Any, model: Any) -> Any:
        names.append(document.file.name)
        return validate(document, model)

    monkeypatch.setattr(yaml_model, "_validated", noted)
    return names


def entries(cache: Path) -> list[Path]:
    return sorted(cache.iterdir())


def test_what_was_kept_is_what_was_validated(file: Path, validated: list[str]) -> None:
    _, first = load_model(file, DomainFile)
    _, again = load_model(file, DomainFile)
    assert validated == ["care.yaml"]
    assert again == first
    assert again.goals[0].targets[0].scope is first.goals[0].targets[0].scope


def test_the_whole_plan_is_the_same_from_the_cache(validated: list[str]) -> None:
    first = load_plan()
    files = {file.name for file in shipped_targets().glob("*.yaml")} - {"rules.yaml"}
    assert files <= set(validated)
    validated.clear()
    assert load_plan() == first
    assert validated == []


def test_places_are_known_of_what_was_kept(file: Path) -> None:
    load_model(file, DomainFile)
    document, _ = load_model(file, DomainFile)
    assert document.position(("goals", 0, "title", "en")) == Position(5, 21)


def test_a_changed_file_is_validated_anew(file: Path) -> None:
    load_model(file, DomainFile)
    file.write_text(TEXT.replace("90", "95"), encoding="utf-8")
    changed = load_model(file, DomainFile)[1].goals[0].targets[0].criterion
    assert changed.model_dump() == {"kind": "at_least", "value": 95}


@pytest.mark.parametrize("place", ["_PARSER", "_PLAN"])
def test_changed_code_validates_anew(
    place: str, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cache: Path
) -> None:
    load_model(file, DomainFile)
    (tmp_path / "code.py").write_text("# stricter\n")
    vars(kept)["_code"].cache_clear()
    monkeypatch.setattr(kept, place, tmp_path / "code.py" if place == "_PARSER" else tmp_path)
    load_model(file, DomainFile)
    vars(kept)["_code"].cache_clear()
    assert len(entries(cache)) == 2


def test_a_model_never_gets_what_another_one_validated(cache: Path) -> None:
    content = b"id: a\n"
    assert kept.entry(content, DomainFile) != kept.entry(content, PlanFile)


def test_every_class_that_a_plan_is_made_of_belongs_to_the_code_that_names_an_entry() -> None:
    beyond = {model.__module__ for root in (DomainFile, PlanFile) for model in models_of(root, set())}
    assert {name.rpartition(".")[0] for name in beyond} == {"shigua_monitor.plan"}


def models_of(model: type[BaseModel], found: set[type[BaseModel]]) -> set[type[BaseModel]]:
    """The model and all models that it is made of."""
    found.add(model)
    for info in model.model_fields.values():
        waiting = [info.annotation]
        while waiting:
            part = waiting.pop()
            waiting += getattr(part, "__args__", ())
            if isinstance(part, type) and issubclass(part, BaseModel) and part not in found:
                models_of(part, found)
    return found


def cut(content: bytes) -> bytes:
    return content[:-1]


def swapped(content: bytes) -> bytes:
    return content.replace(b"at_least", b"at_worst")


def of_another_model(content: bytes) -> bytes:
    return signed(pickle.dumps(ClauseDefinition.model_construct(item=2)))


def of_no_model(content: bytes) -> bytes:
    return signed(pickle.dumps({"domain": "care"}))


def program(content: bytes) -> bytes:
    return signed(pickle.dumps(print))


def class_that_is_gone(content: bytes) -> bytes:
    return signed(content[32:].replace(b"ClauseDefinition", b"ClauseDefinitiox"))


def signed(pickled: bytes) -> bytes:
    return sha256(pickled).digest() + pickled


@pytest.mark.parametrize(
    "damage", [lambda _: b"", cut, swapped, of_another_model, of_no_model, program, class_that_is_gone]
)
def test_a_damaged_entry_is_none_and_is_kept_anew(
    file: Path, cache: Path, damage: Callable[[bytes], bytes], validated: list[str]
) -> None:
    _, first = load_model(file, DomainFile)
    (entry,) = entries(cache)
    good = entry.read_bytes()
    entry.write_bytes(damage(good))
    assert entry.read_bytes() != good
    assert load_model(file, DomainFile)[1] == first
    assert entry.read_bytes() == good
    assert validated == ["care.yaml", "care.yaml"]


@given(st.binary(max_size=200))
def test_no_bytes_harm(content: bytes) -> None:
    entry = Path(os.environ["MONITOR_CACHE"]) / "a.kept"
    entry.parent.mkdir(exist_ok=True)
    entry.write_bytes(signed(content))
    assert kept.look_up(entry) is None


def test_an_entry_runs_no_program(cache: Path, tmp_path: Path) -> None:
    class Program:
        def __reduce__(self) -> tuple[Any, ...]:
            return os.mkdir, (str(tmp_path / "made"),)

    cache.mkdir()
    entry = cache / "entry"
    entry.write_bytes(signed(pickle.dumps(Program())))
    assert kept.look_up(entry) is None
    assert not (tmp_path / "made").exists()


def test_a_file_that_is_refused_is_refused_every_time(file: Path, cache: Path) -> None:
    for text in ("domain: 1\n", "domain: care\ndomain: care\n", "domains: care\n"):
        file.write_text(text)
        for _ in range(2):
            with pytest.raises(PlanUnusable):
                load_model(file, DomainFile)
    assert not cache.exists()


def test_where_nothing_can_be_kept_everything_is_validated(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MONITOR_CACHE", str(file))
    assert load_model(file, DomainFile)[1].domain == "care"
    vars(kept)["_code"].cache_clear()
    monkeypatch.setattr(kept, "_PARSER", tmp_path / "gone.py")
    assert load_model(file, DomainFile)[1].domain == "care"


def test_the_platform_names_the_cache_folder_or_it_lies_at_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("MONITOR_CACHE", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert kept.cache_folder() == tmp_path / ".cache" / "shigua_monitor"
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "local"))
    assert kept.cache_folder() == tmp_path / "local" / "shigua_monitor"
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert kept.cache_folder() == tmp_path / "cache" / "shigua_monitor"


def test_a_user_without_a_home_has_nothing_kept(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> Path:
        raise RuntimeError("no home")

    for name in ("MONITOR_CACHE", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", nobody)
    assert load_model(file, DomainFile)[1].domain == "care"


def test_the_older_half_goes_when_there_are_too_many(file: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST_ENTRIES", 4)
    for number in range(5):
        file.write_text(f"domain: care{number}\n")
        load_model(file, DomainFile)
        newest = max(entries(cache), key=lambda each: each.stat().st_mtime_ns)
        os.utime(newest, (number, number))
    found = [kept.look_up(each) for each in entries(cache)]
    assert sorted(each.domain for each in found if isinstance(each, DomainFile)) == ["care2", "care3", "care4"]


def test_files_that_are_not_of_the_cache_stay_where_they_are(
    file: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "MOST_ENTRIES", 2)
    cache.mkdir()
    others = [cache / f"report_{number}.xlsx" for number in range(6)]
    for other in others:
        other.touch()
    for number in range(3):
        file.write_text(f"domain: care{number}\n")
        load_model(file, DomainFile)
    assert all(other.exists() for other in others)
    assert len(entries(cache)) == len(others) + 2


def test_an_entry_that_cannot_be_written_whole_leaves_nothing(
    file: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Path, target: Path) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(Path, "replace", full)
    assert load_model(file, DomainFile)[1].domain == "care"
    assert entries(cache) == []
