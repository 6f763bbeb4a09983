"""A run that is killed at any moment loses nothing, and the next one repeats nothing."""

import json
import os
import re
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path

import pytest

from night_run.nights import arrives, bad, good, names, night
from shigua_monitor.store.connection import reading
from shigua_monitor.store.verification import verify
from store.sending import csv_file

KILLS = 50

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that can be killed")


def files(folder: Path, number: int) -> list[Path]:
    """Submissions of some years, all different; every fourth has an error as well."""
    folder.mkdir()
    return [
        csv_file(folder / f"{at:03}.csv", *(good(2022 + year, 50 + at / 10) for year in range(3)), *[bad()][at % 4 :])
        for at in range(number)
    ]


def test_kills_at_any_moment_lose_nothing_and_repeat_nothing(tmp_path: Path) -> None:
    config, warm = night(tmp_path / "night"), night(tmp_path / "warm")
    arrives(warm, "a.csv", good(), bad(2023))
    sent = [arrives(config, "a.csv", good(), bad(2023)), *files(tmp_path / "sent", 3 * KILLS)]
    bytes_sent = {path.name: path.read_bytes() for path in sent}
    began = time.perf_counter()
    ended = subprocess.run(
        [sys.executable, Path(__file__).parent / "killing.py", config, warm, str(KILLS), "13", *sent[1:]],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        encoding="utf-8",
        check=False,
        timeout=110,
    )
    assert ended.returncode == 0, ended.stderr[-2000:]
    given = {path.name: bytes_sent[path.name] for path in sent if not path.exists()}
    seconds = time.perf_counter() - began
    kills, runs = int(ended.stdout.splitlines()[-1]), len((config.parent / "night.log").read_bytes().splitlines())
    print(f"{kills} killed, {runs} ended, {len(given)} files, {seconds:.1f} s")
    assert kills == KILLS or (kills > KILLS // 5 and seconds > 60)
    assert_each_is_kept_once(config.parent, set(given.values()))
    assert_each_is_stored_once(config.parent / "monitor.db", set(given.values()))
    assert_each_is_told_once(config.parent / "night.log", len(given))
    assert not [name for name in names(config.parent) if name.endswith(".part") or name.startswith("inbox/")]
    assert not (config.parent / "monitor.db.run").exists()
    assert json.loads((config.parent / "summary.json").read_text(encoding="utf-8"))["judged"] is not None


def assert_each_is_kept_once(folder: Path, contents: set[bytes]) -> None:
    """In one of the folders, those with an error each with its letter and its annotated copy."""
    accepted = [path.read_bytes() for path in (folder / "accepted").iterdir()]
    returned = [path.read_bytes() for path in (folder / "returned").glob("*/*.csv")]
    assert sorted(accepted + returned) == sorted(contents)
    assert returned
    assert all("约95%".encode() in content for content in returned)
    for each in (folder / "returned").iterdir():
        assert {path.suffix for path in each.iterdir()} == {".csv", ".txt", ".xlsx"}


def assert_each_is_stored_once(database: Path, contents: set[bytes]) -> None:
    assert verify(database).flaws == ()
    with reading(database) as connection:
        stored = [row[0] for row in connection.execute("SELECT sha256 FROM submission")]
    assert sorted(stored) == sorted(sha256(content).hexdigest() for content in contents)


def assert_each_is_told_once(log: Path, number: int) -> None:
    counts = re.findall(r"接收 (\d+) 件，退回 (\d+) 件，留在收件箱 0 件", log.read_text(encoding="utf-8"))
    assert len(counts) == len(log.read_text(encoding="utf-8").splitlines())
    assert sum(int(accepted) + int(returned) for accepted, returned in counts) == number
