"""What was parsed before is not parsed again, and never differs from what would be."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from shigua_monitor.strict_yaml import kept, parse
from shigua_monitor.strict_yaml.document import load_document
from shigua_monitor.strict_yaml.fault import Position, YamlFault

TEXT = "domain: 照护\ngoals:\n  - {item: 1, share: 0.5, urban: true, note: }\n"
DATA = {"domain": "照护", "goals": [{"item": 1, "share": 0.5, "urban": True, "note": None}]}


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
def no_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(text: str) -> None:
        raise AssertionError(f"parsed: {text}")

    monkeypatch.setattr(parse, "parse", refuse)


def entries(cache: Path) -> list[Path]:
    return sorted(cache.iterdir())


def test_data_that_were_kept_are_those_that_were_parsed(file: Path, request: pytest.FixtureRequest) -> None:
    first = load_document(file)
    request.getfixturevalue("no_parser")
    again = load_document(file)
    assert first.data == again.data == DATA
    assert isinstance(again.data["goals"][0]["item"], int)


def test_an_empty_document_is_kept_too(file: Path, request: pytest.FixtureRequest) -> None:
    file.write_text("# nothing yet\n")
    assert load_document(file).data is None
    request.getfixturevalue("no_parser")
    assert load_document(file).data is None


def test_places_are_known_of_data_that_were_kept(file: Path) -> None:
    load_document(file)
    assert load_document(file).position(("goals", 0, "share")) == Position(3, 15)


def test_a_changed_file_is_parsed_anew(file: Path) -> None:
    load_document(file)
    file.write_text(TEXT.replace("0.5", "0.6"), encoding="utf-8")
    assert load_document(file).data["goals"][0]["share"] == 0.6


def test_another_parser_parses_anew(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cache: Path) -> None:
    load_document(file)
    changed = tmp_path / "parse.py"
    changed.write_text("# stricter\n")
    monkeypatch.setattr(kept, "_PARSER", changed)
    load_document(file)
    assert len(entries(cache)) == 2


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff", b'{"domain": '])
def test_a_damaged_entry_is_parsed_and_kept_anew(file: Path, cache: Path, damage: bytes) -> None:
    load_document(file)
    (entry,) = entries(cache)
    entry.write_bytes(damage)
    assert load_document(file).data == DATA
    assert json.loads(entry.read_bytes()) == DATA


def test_a_document_that_is_refused_is_refused_every_time(file: Path, cache: Path) -> None:
    file.write_text("a: 1\na: 2\n")
    for _ in range(2):
        with pytest.raises(YamlFault):
            load_document(file)
    assert not cache.exists()


def test_where_nothing_can_be_kept_everything_is_parsed(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MONITOR_CACHE", str(file))
    assert load_document(file).data == DATA
    monkeypatch.setattr(kept, "_PARSER", tmp_path / "gone.py")
    assert load_document(file).data == DATA


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
    assert load_document(file).data == DATA


def test_the_older_half_goes_when_there_are_too_many(file: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST_ENTRIES", 4)
    for number in range(5):
        file.write_text(f"item: {number}\n")
        load_document(file)
        newest = max(entries(cache), key=lambda each: each.stat().st_mtime_ns)
        os.utime(newest, (number, number))
    assert sorted(json.loads(each.read_bytes())["item"] for each in entries(cache)) == [2, 3, 4]
