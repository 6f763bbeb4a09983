"""A headless Chromium over the pipe of its DevTools protocol: what a page does, what it says, how it looks."""

from __future__ import annotations

import base64
import json
import os
import select
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome")
REQUIRED = "MONITOR_TESTS_NEED_BROWSER"
"""Set where a missing browser is a failure, as in CI."""
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--remote-debugging-pipe",
)
PATIENCE = 30.0
"""Seconds for one answer."""


def chromium() -> str:
    """The browser's path. Without one the test is skipped, or fails where a browser is required."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None and os.environ.get(REQUIRED):
        pytest.fail(f"{REQUIRED} is set and there is no {' or '.join(NAMES)}")
    # who has no browser can still run the other tests; CI sets the variable, so there nothing is passed over
    return path or pytest.skip(f"no {' or '.join(NAMES)} on this machine; where {REQUIRED} is set this fails")


class Browser:
    """One browser with one page at a time."""

    def __init__(self, send: int, receive: int) -> None:
        self._send, self._receive, self._number, self._loads = send, receive, 0, 0
        self._unread = b""
        self.session: str | None = None
        self.complaints: list[str] = []
        """What the console, the policy and failing scripts of the page had to say."""

    def open(self, path: Path, *, width: int = 1280, height: int = 900, scripts: bool = True, **media: str) -> None:
        """A new page with the file in it. `media` are features: prefers_color_scheme="dark"."""
        self.session = None
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.complaints = []
        for name in ("Page", "Runtime", "Log"):
            self.call(f"{name}.enable")
        self.size(width, height)
        self.media("", **media)
        self.call("Emulation.setScriptExecutionDisabled", value=not scripts)
        self._loading("Page.navigate", url=path.resolve().as_uri())

    def reload(self) -> None:
        """The same page anew, with its address."""
        self._loading("Page.reload")

    def _loading(self, method: str, **parameters: Any) -> None:
        """A command that loads a page, and its end."""
        before = self._loads
        self.call(method, **parameters)
        while self._loads == before:
            self._note(self._read())

    def size(self, width: int, height: int) -> None:
        shape = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.call("Emulation.setDeviceMetricsOverride", **shape)

    def media(self, kind: str, **features: str) -> None:
        """What the page believes it is shown on: 'print' or '' for the screen."""
        told = [{"name": name.replace("_", "-"), "value": value} for name, value in features.items()]
        self.call("Emulation.setEmulatedMedia", media=kind, features=told)

    def run(self, script: str) -> Any:
        """The value of an expression of the page."""
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def until(self, script: str) -> None:
        """Wait for an expression to become true."""
        end = time.monotonic() + PATIENCE
        while not self.run(script):
            assert time.monotonic() < end, script
            time.sleep(0.01)

    def press(self, key: str) -> None:
        """A key as a person presses it: Tab, Enter, ArrowDown."""
        code = {"Tab": 9, "Enter": 13, "ArrowDown": 40}[key]
        told = {"key": key, "code": key, "windowsVirtualKeyCode": code, "text": "\r" if key == "Enter" else ""}
        for sort in ("keyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=sort, **told)

    def picture(self, path: Path, *, top: int = 0, height: int | None = None) -> None:
        """What is seen, as PNG; with a height, that stretch of the page."""
        width, whole = self.run("[innerWidth, document.documentElement.scrollHeight]")
        clip = {"x": 0, "y": top, "width": width, "height": min(height or whole, whole - top), "scale": 1}
        answer = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=True, clip=clip)
        path.write_bytes(base64.b64decode(answer["data"]))

    def printed(self) -> bytes:
        """The page on paper, as PDF."""
        answer = self.call("Page.printToPDF", preferCSSPageSize=True, printBackground=True)
        return base64.b64decode(answer["data"])

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """One command of the protocol and its answer."""
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": parameters}
        if self.session is not None:
            message["sessionId"] = self.session
        os.write(self._send, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._read()
            if answer.get("id") == self._number:
                assert "error" not in answer, f"{method}: {answer['error']}"
                return answer["result"]
            self._note(answer)

    def _read(self) -> dict[str, Any]:
        while b"\0" not in self._unread:
            ready, _, _ = select.select([self._receive], [], [], PATIENCE)
            part = os.read(self._receive, 1 << 20) if ready else b""
            assert part, "the browser does not answer"
            self._unread += part
        message, self._unread = self._unread.split(b"\0", 1)
        return json.loads(message)

    def _note(self, event: Mapping[str, Any]) -> None:
        told = event.get("params", {})
        if event.get("method") == "Page.loadEventFired":
            self._loads += 1
        elif event.get("method") == "Log.entryAdded":
            self.complaints.append(told["entry"]["text"])
        elif event.get("method") == "Runtime.exceptionThrown":
            self.complaints.append(str(told["exceptionDetails"]))
        elif event.get("method") == "Runtime.consoleAPICalled":
            self.complaints.append(str(told["args"]))


@contextmanager
def started() -> Iterator[Browser]:
    """A browser with an empty profile, ended with the block."""
    path = chromium()
    to_browser, from_browser = os.pipe(), os.pipe()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        process = subprocess.Popen(
            ["bash", "-c", f'exec "$@" 3<&{to_browser[0]} 4>&{from_browser[1]}', "browser", path, *FLAGS,
             f"--user-data-dir={profile}"],
            pass_fds=(to_browser[0], from_browser[1]),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(to_browser[0])
        os.close(from_browser[1])
        browser = Browser(to_browser[1], from_browser[0])
        try:
            yield browser
            browser.session = None
            browser.call("Browser.close")
            process.wait(PATIENCE)
        finally:
            process.kill()
            process.wait()
            os.close(to_browser[1])
            os.close(from_browser[0])
