import re
import subprocess
import sys

import pytest

from readme import README, printed, shown
from running import ROOT, monitor

COMMANDS = ["check", "report", "explain", "template"]
COMMANDS += [f"targets {name}" for name in ("validate", "list", "show", "schema")]
COMMANDS += [f"db {name}" for name in ("add", "history", "status", "export", "import", "verify", "backup")]
COMMANDS += ["run"]


@pytest.mark.parametrize(("arguments", "output"), shown(), ids=[arguments for arguments, _ in shown()])
def test_the_readme_shows_what_the_command_prints(arguments: str, output: str) -> None:
    assert printed(arguments) == output


def test_the_readme_shows_the_help_of_every_command() -> None:
    told = {arguments for arguments, _ in shown()}
    assert {"--help", *(f"{command} --help" for command in COMMANDS)} <= told
    groups = [
        monitor("--help", env={"MONITOR_LANG": "en"}).out,
        monitor("targets", "--help", env={"MONITOR_LANG": "en"}).out,
        monitor("db", "--help", env={"MONITOR_LANG": "en"}).out,
    ]
    listed = [line.split()[0] for text in groups for line in text.split("Commands:\n")[1].splitlines() if line.strip()]
    assert sorted(listed) == sorted({"targets", "db", *(name.split()[-1] for name in COMMANDS)})


def test_both_readmes_have_the_same_two_commands_and_ci_runs_the_second() -> None:
    def commands(name: str) -> list[str]:
        lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
        return [line for line in lines if line.startswith("python3 -m venv")]

    assert commands("README.md") == commands("README.zh-CN.md")
    assert len(commands("README.md")) == 2
    assert commands("README.md")[1].endswith("-m pytest")
    assert "grep -m 1 -- '-m pytest$' README.md" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_every_picture_is_there() -> None:
    for name in ("README.md", "README.zh-CN.md"):
        pictures = re.findall(r"!\[[^]]+\]\(([^)]+)\)", (ROOT / name).read_text(encoding="utf-8"))
        assert len(pictures) == 2
        assert [picture for picture in pictures if not (ROOT / picture).is_file()] == []


def test_the_python_example_runs_as_it_stands(tmp_path) -> None:
    text = README.read_text(encoding="utf-8")
    example = text.split("```python\n")[1].split("```")[0]
    sample = ROOT / "sample_data" / "district_invented_2020_2024.xlsx"
    (tmp_path / "data.xlsx").write_bytes(sample.read_bytes())
    ended = subprocess.run(
        [sys.executable, "-c", example], cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert ended.returncode == 0, ended.stderr
    assert "health.under3_managed attained" in ended.stdout


def test_the_settings_of_the_night_run_work_as_they_stand(tmp_path) -> None:
    text = README.read_text(encoding="utf-8")
    (tmp_path / "night.yaml").write_text(text.split("```yaml\n")[1].split("```")[0], encoding="utf-8")
    (tmp_path / "inbox").mkdir()
    run = monitor("run", tmp_path / "night.yaml", env={"MONITOR_LANG": "en"})
    assert (run.code, run.err) == (0, "")
    assert "0 accepted, 0 returned, 0 left in the inbox" in run.out
