"""Dates as departments write them: never more exact than they were sent."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shigua_monitor.submission.day import read_day
from shigua_monitor.submission.sheet import Flag, Value, date_serial

PLAIN = Flag(0)


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        ("2024-05-06", "2024-05-06"),
        ("2024/5/6", "2024-05-06"),
        ("2024.5.6", "2024-05-06"),
        ("2024年5月6日", "2024-05-06"),
        ("２０２４年５月６日", "2024-05-06"),
        ("二〇二四年5月6日", "2024-05-06"),
        (" 2024 年 5 月 6 日 ", "2024-05-06"),
        ("20240506", "2024-05-06"),
        (20240506.0, "2024-05-06"),
        ("2024年5月", "2024-05"),
        ("2024-05", "2024-05"),
        ("2024", "2024"),
        ("2024年", "2024"),
        (2024.0, "2024"),
    ],
)
def test_a_date_is_read_as_exactly_as_it_was_sent(sent: Value, read: str) -> None:
    assert read_day(sent, PLAIN) == read


@pytest.mark.parametrize(
    "sent",
    ["去年", "5月6日", "2024年13月", "2024-02-30", "2024-00-01", "20241301", 45292.0, "24-5-6", "2024年上半年", ""],
)
def test_what_names_no_day_month_or_year_is_no_date(sent: Value) -> None:
    assert read_day(sent, PLAIN) is None


@given(st.dates(dt.date(1950, 1, 1), dt.date(2100, 1, 1)), st.booleans())
def test_a_cell_formatted_as_a_date_is_its_day_in_either_calendar(day: dt.date, date1904: bool) -> None:
    serial = date_serial(dt.datetime(day.year, day.month, day.day, 13, 30), date1904)
    assert read_day(serial, Flag.DATE, date1904) == day.isoformat()


def test_a_serial_number_without_a_day_is_no_date() -> None:
    assert read_day(60.0, Flag.DATE) is None
