"""Runs `monitor db add` again and again and kills it: python killing.py DATABASE PLAN KILLS SEED FILE...

Everything is imported once; each add runs the whole command in a process of its own, which is killed at a random
moment of the time that an add takes, until KILLS were killed. After each the database is verified. Prints how many
were killed before they ended.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from importlib import import_module
from pathlib import Path

os.environ["OPENBLAS_NUM_THREADS"] = "1"


def main(database: Path, plan: str, kills: int, seed: int, files: list[str]) -> None:
    import_module("numpy")  # so that each add need not
    from shigua_monitor.cli.main import main as monitor
    from shigua_monitor.store.fault import StoreFault
    from shigua_monitor.store.verification import verify

    def begun(file: str, into: Path) -> int:
        """The process that adds a file."""
        process = os.fork()
        if not process:
            os._exit(monitor(["db", "add", file, "--db", str(into), "--targets", plan, "--quiet"]))
        return process

    warm = str(database.with_name("warm.db"))
    monitor(["db", "add", files[0], "--db", warm, "--targets", plan, "--quiet"])
    start = time.perf_counter()
    os.waitpid(begun(files[1], Path(warm)), 0)
    seconds = time.perf_counter() - start
    chance, killed = random.Random(seed), 0
    for file in files:
        if killed == kills:
            break
        process = begun(file, database)
        time.sleep(chance.uniform(0, 1.3 * seconds))
        os.kill(process, signal.SIGKILL)
        killed += os.WIFSIGNALED(os.waitpid(process, 0)[1])
        try:
            flaws: tuple[object, ...] = verify(database).flaws
        except StoreFault as fault:
            flaws = () if fault.reason == "store.missing" else (fault,)
        if flaws:
            sys.exit(f"{file}: {flaws}")
    print(killed)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), sys.argv[5:])
