"""Times as LMSs, nbgrader and people write them."""

from __future__ import annotations

import contextlib
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.lms.times import parse_time, written

KST = timezone(timedelta(hours=9))
HALF_PAST_TWO = datetime(2026, 9, 20, 14, 30)


@pytest.mark.parametrize(
    "text",
    [
        "2026-09-20 23:30:00.000000 KST",
        "2026-09-20 23:30:00 +0900",
        "2026-09-20 23:30:00 +09:00",
        "2026-09-20T23:30:00+09:00",
        "2026-09-20T14:30:00Z",
        "2026-09-20 14:30:00 UTC",
        "2026-09-20 14:30",
        "2026-09-20 23:30:00 UTC+9",
        "2026-09-20 23:30 Asia/Seoul",
        "2026.9.20 23:30 KST",
        "2026년 9월 20일 일요일, 오후 11:30 KST",
        "Sunday, 20 September 2026, 11:30 PM KST",
        "Sunday, September 20, 2026 11:30:00 PM KST",
        "2026-09-20 07:30:00 PDT",
        "2026년 9월 20일 (일) 오후 11:30 KST",
        "2026년 9월 20일, 일, 오후 11:30 KST",
        "2026년 9월 20일 23시 30분 KST",
        "2026. 9. 20. 오후 11:30 KST",
        "２０２６-09-20 23：30 KST",
        "2026-09-20 11:30 p.m. KST",
        "2026-09-20 23:30:00,000 대한민국 표준시",
        "2026-09-20 23:30:00 +0900 KST",
        "20260920T143000Z",
        "Sun Sep 20 23:30:00 KST 2026",
        "Sun Sep 20 2026 23:30:00 GMT+0900 (대한민국 표준시)",
    ],
)
def test_one_moment_in_many_spellings(text: str) -> None:
    assert parse_time(text) == HALF_PAST_TWO


@pytest.mark.parametrize(
    "text", ["soon", "", "the day after tomorrow", "2026-02-31", "10:00", "2026-09-20 25:00 KST",
             "2026-09-20 10:00 CST", "2026-09-20 13:00 PM", "12 Foo 2026", "20/09/2026 23:30",
             "2026-09-20 24:30", "9999-12-31 24:00", "1789915800"],
)  # fmt: skip
def test_what_is_not_understood_raises(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_time(text)


def test_without_a_zone_it_is_local() -> None:
    assert parse_time("2026-09-20 23:30", KST) == HALF_PAST_TWO
    assert parse_time("2026년 9월 20일 오전 12:05", KST) == datetime(2026, 9, 19, 15, 5)
    assert parse_time("2026-09-20 24:00", KST) == datetime(2026, 9, 20, 15)


@given(st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)))
def test_what_is_written_is_read(time: datetime) -> None:
    assert parse_time(written(time)) == time
    assert parse_time(time.replace(tzinfo=UTC).astimezone(KST).isoformat()) == time


@given(st.text(max_size=40))
def test_any_other_text_is_a_time_or_a_value_error(text: str) -> None:
    with contextlib.suppress(ValueError):
        parse_time(text)
