"""Runs the command within the test's own process: what a command answers is the same, and starting it costs nothing."""

from __future__ import annotations

import contextlib
import io
import os
from collections.abc import Mapping
from pathlib import Path
from unittest import mock

from running import Run
from shigua_monitor.cli.main import main


def monitor(*arguments: str | Path, env: Mapping[str, str] | None = None, cwd: Path | None = None) -> Run:
    """`monitor` with its exit code and what it printed, as `running.monitor` gives them."""
    buffers = io.BytesIO(), io.BytesIO()
    out, err = (io.TextIOWrapper(each, encoding="utf-8", write_through=True) for each in buffers)
    variables = {"MONITOR_LANG": "", "MONITOR_DB": "", "COLUMNS": "80", **(env or {})}
    with (
        mock.patch.dict(os.environ, variables),
        contextlib.chdir(cwd or Path.cwd()),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        code = main([*map(str, arguments)])
    said, complained = (each.getvalue().decode() for each in buffers)
    assert "Traceback" not in complained
    return Run(code, said, complained)
