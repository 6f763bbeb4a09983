"""What becomes of a command whose output nobody reads to the end: `monitor check … | head -1`."""

import os
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from night_run.nights import arrives, bad, good, night
from running import LIST, workbook
from shigua_monitor.cli.main import main


def unread(*arguments: str | Path) -> int:
    """The exit code of a command whose reader has gone before it prints."""
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w", encoding="utf-8") as pipe, redirect_stdout(pipe):
        return main([*map(str, arguments)])


@pytest.fixture
def vague(tmp_path: Path) -> Path:
    """A workbook with one value that cannot be used, and one that can."""
    rows = [
        ["7岁以下儿童健康管理率", "石拐区", "合计", 2024, "约95", "%"],
        ["3岁以下儿童系统管理率", "石拐区", "合计", 2024, 92, "%"],
    ]
    return workbook(tmp_path / "vague.xlsx", rows, LIST[:6])


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["check", "FILE"], 1),
        (["check", "FILE", "--format", "json"], 1),
        (["check", "FILE", "--quiet"], 1),
        (["explain", "health.under7_managed", "FILE"], 1),
        (["report", "FILE", "-o", "report.md"], 1),
        (["db", "add", "FILE", "--db", "new.db"], 1),
        (["targets", "validate", "PLAN"], 2),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else str(value),
)
def test_errors_keep_their_exit_code_when_the_reader_goes_away(
    arguments: list[str],
    code: int,
    vague: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    faulty = tmp_path / "plan"
    faulty.mkdir()
    (faulty / "plan.yaml").write_text("id: 3\n", encoding="utf-8")
    files = {"FILE": vague, "PLAN": faulty}
    assert unread(*(files.get(word, word) for word in arguments)) == code
    assert capfd.readouterr() == ("", "")


def test_a_command_that_finds_nothing_is_done_when_its_reader_goes_away(capfd: pytest.CaptureFixture[str]) -> None:
    assert unread("targets", "list") == 0
    assert capfd.readouterr() == ("", "")


def test_a_night_run_that_returned_a_file_says_so_to_cron_though_nobody_reads_on(tmp_path: Path) -> None:
    config = night(tmp_path / "night")
    arrives(config, "a.csv", bad(2024), good(2023))
    assert unread("run", config) == 1
