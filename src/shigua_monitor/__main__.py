"""`python -m shigua_monitor` is the command `monitor`."""

from shigua_monitor.cli.main import run

run()
