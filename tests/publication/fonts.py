"""Whether this computer can draw the figures of a Chinese report."""

import os

import pytest

from shigua_monitor.publication.picture_font import chinese_font

REQUIRED = "MONITOR_TESTS_NEED_FONT"
"""Set where a missing font is a failure, as in CI."""

FOUND = chinese_font() is not None or bool(os.environ.get(REQUIRED))

needed = pytest.mark.skipif(not FOUND, reason="needs a Chinese font")
