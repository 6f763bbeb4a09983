"""Runs `monitor run` again and again and kills it: python killing.py CONFIG WARM KILLS SEED FILE...

Everything is imported once, by a run of the settings WARM; each further run is a process of its own, for which one more
FILE is put into the inbox, and which is killed at a random moment of the time that a run takes, until KILLS were
killed or a minute has passed. Ends with a run that is left alone. Prints how many were killed before they ended.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from importlib import import_module
from pathlib import Path

_LONGEST = 60.0
"""Seconds after which no more runs are begun, however busy the machine is."""

os.environ["OPENBLAS_NUM_THREADS"] = "1"


def main(config: Path, warm: Path, kills: int, seed: int, files: list[Path]) -> None:
    import_module("numpy")  # once before the forks, which share it
    from shigua_monitor.cli.main import main as monitor

    def begun() -> int:
        """The process of a run."""
        process = os.fork()
        if not process:
            os._exit(monitor(["run", str(config), "--quiet"]))
        return process

    def ended(process: int) -> bool:
        """Whether it was killed; a run that ends by itself says how."""
        status = os.waitpid(process, 0)[1]
        if not os.WIFSIGNALED(status) and os.waitstatus_to_exitcode(status) not in (0, 1):
            sys.exit(f"exit code {os.waitstatus_to_exitcode(status)}")
        return os.WIFSIGNALED(status)

    inbox, chance, killed = config.parent / "inbox", random.Random(seed), 0
    monitor(["run", str(warm), "--quiet"])
    start = time.perf_counter()
    ended(begun())
    seconds = time.perf_counter() - start
    while killed < kills and files and time.perf_counter() < start + _LONGEST:
        file = files.pop()
        file.rename(inbox / file.name)
        process = begun()
        time.sleep(chance.uniform(0, 2 * seconds))
        os.kill(process, signal.SIGKILL)
        killed += ended(process)
    ended(begun())
    print(killed)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]), *map(int, sys.argv[3:5]), list(map(Path, sys.argv[5:])))
