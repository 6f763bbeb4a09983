"""Whatever happens to a process or a disk, the database holds each submission whole or not at all."""

import os
import resource
import subprocess
import sys
import time
from collections import Counter
from hashlib import sha256
from pathlib import Path

import pytest

from running import monitor
from shigua_monitor.store.connection import reading, writing
from shigua_monitor.store.verification import verify
from store.sending import PLAN_FOLDER, csv_file, screening, stored

ROWS = 30
KILLS = 100

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that can be killed")


def files(folder: Path, number: int) -> list[Path]:
    """Submissions of ROWS values each."""
    return [
        csv_file(folder / f"{at:03}.csv", *(screening(1995 + year, 50 + at / 10) for year in range(ROWS)))
        for at in range(number)
    ]


def whole_submissions(database: Path, *, one_by_one: bool = True) -> set[str]:
    """The files that are stored, after making sure that each is there with its bytes and its values; with its verdicts
    as well where each was added by itself."""
    assert verify(database).flaws == ()
    with reading(database) as connection:
        values = Counter(number for (number,) in connection.execute("SELECT submission FROM observation"))
        rows = connection.execute("SELECT id, file, sha256, content FROM submission").fetchall()
        assessed = {number for (number,) in connection.execute("SELECT through FROM assessment")}
    for number, _, digest, content in rows:
        assert sha256(content).hexdigest() == digest
        assert values[number] == ROWS
        assert number in assessed or not one_by_one
    assert values.keys() == {row[0] for row in rows}
    return {row[1] for row in rows}


def add_command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "shigua_monitor", "db", "add", *map(str, arguments), "--targets", str(PLAN_FOLDER)]


def test_a_hundred_kills_leave_each_submission_whole_or_absent(tmp_path: Path) -> None:
    sent, database = files(tmp_path, 4 * KILLS), tmp_path / "m.db"
    script = str(Path(__file__).parent / "killing.py")
    began = time.perf_counter()
    ended = subprocess.run(
        [sys.executable, script, str(database), str(PLAN_FOLDER), str(KILLS), "5", *map(str, sent)],
        capture_output=True,
        text=True,
        check=False,
        timeout=110,
    )
    assert ended.returncode == 0, ended.stderr[-2000:]
    kept = whole_submissions(database)
    print(f"{ended.stdout.strip()} killed, {len(kept)} kept, {time.perf_counter() - began:.1f} s")
    assert int(ended.stdout) == KILLS
    assert len(kept) > KILLS // 20
    assert monitor("db", "add", *sent, "--db", database, "--targets", PLAN_FOLDER).code == 0
    assert whole_submissions(database, one_by_one=False) == {path.name for path in sent}


def test_adds_at_once_all_succeed_or_say_wait(tmp_path: Path) -> None:
    sent, database = files(tmp_path, 4), tmp_path / "m.db"
    running = [
        subprocess.Popen(add_command(file, "--db", database), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for file in sent
    ]
    ended = {file.name: (process.communicate()[1].decode(), process.returncode)
             for file, process in zip(sent, running, strict=True)}  # fmt: skip
    kept = {name for name, (_, code) in ended.items() if code == 0}
    assert all(code == 0 or "请稍候" in err for err, code in ended.values())
    assert kept
    assert whole_submissions(database) == kept


def test_the_same_file_added_twice_at_once_is_stored_once(tmp_path: Path) -> None:
    (file,), database = files(tmp_path, 1), tmp_path / "m.db"
    running = [subprocess.Popen(add_command(file, "--db", database), stdout=subprocess.PIPE) for _ in range(2)]
    said = [process.communicate()[0].decode() for process in running]
    assert [process.returncode for process in running] == [0, 0]
    assert sum("没有任何改变" in text for text in said) == 1
    assert whole_submissions(database) == {file.name}


def test_an_add_waits_for_another_writer(tmp_path: Path) -> None:
    one, two = files(tmp_path, 2)
    database = tmp_path / "m.db"
    stored(database, one)
    with writing(database) as connection:
        connection.execute("UPDATE submission SET file = file")
        process = subprocess.Popen(add_command(two, "--db", database, "--quiet"))
        time.sleep(1.5)
        assert process.poll() is None
    assert process.wait(timeout=60) == 0
    assert verify(database).rows["submission"] == 2


def limited(*arguments: str | Path, size: int) -> subprocess.CompletedProcess[str]:
    """An add by a process that may write no file beyond a size."""
    return subprocess.run(
        add_command(*arguments),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)),
    )


def test_a_disk_that_takes_no_more_is_one_sentence_and_nothing_changed(tmp_path: Path) -> None:
    one, two = files(tmp_path, 2)
    database = tmp_path / "m.db"
    stored(database, one)
    before = (verify(database), sorted(path.name for path in tmp_path.iterdir()))
    ended = limited(two, "--db", database, size=20_000)
    assert (ended.returncode, ended.stdout, len(ended.stderr.splitlines())) == (2, "", 1)
    assert ended.stderr.startswith("错误：")
    assert (verify(database), sorted(path.name for path in tmp_path.iterdir())) == before


def test_a_new_database_for_which_there_is_no_room_is_not_left_half_made(tmp_path: Path) -> None:
    (file,) = files(tmp_path, 1)
    ended = limited(file, "--db", tmp_path / "m.db", size=8_000)
    assert (ended.returncode, ended.stdout, len(ended.stderr.splitlines())) == (2, "", 1)
    assert list(tmp_path.iterdir()) == [file]


@pytest.fixture
def small_disk(tmp_path: Path):
    """A disk of 192 kB, where the machine lets us make one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=192k", "tmpfs", disk], capture_output=True, check=False)
    if made.returncode:
        pytest.skip("only root may mount a small disk; what `limited` runs holds the same without one")
    yield disk
    subprocess.run(["umount", disk], check=True)


def test_a_full_disk_is_one_sentence_and_nothing_changed(small_disk: Path, tmp_path: Path) -> None:
    one, two = files(tmp_path, 2)
    database = small_disk / "m.db"
    stored(database, one)
    before = verify(database)
    filler = small_disk / "filler"
    with filler.open("wb", buffering=0) as stream:
        try:
            while True:
                stream.write(b"x" * 4096)
        except OSError:
            pass
    run = monitor("db", "add", two, "--db", database, "--targets", PLAN_FOLDER)
    assert (run.code, run.out) == (2, "")
    assert run.err == f"错误：磁盘已满，“{database}”写不下；请腾出空间后再运行一次\n"
    filler.unlink()
    assert verify(database) == before
    assert monitor("db", "add", two, "--db", database, "--targets", PLAN_FOLDER).code == 0
