"""Tests keep what they parse in a folder of their own, which is empty at first."""

from __future__ import annotations

from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session", autouse=True)
def cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MONITOR_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield
