"""Reads times as LMSs, nbgrader and people write them, and says when it cannot."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

MAX_LETTERS = 1_000
# Nothing was handed in in other years, and year 1 or 9999 cannot be shown in every zone.
YEARS = range(2000, 2101)
# Abbreviations that mean one zone only; CST and IST mean several and are not understood.
HOURS = {
    **{"UTC": 0.0, "GMT": 0.0, "Z": 0.0, "KST": 9.0, "JST": 9.0, "HKT": 8.0, "SGT": 8.0},
    **{"CET": 1.0, "CEST": 2.0, "EET": 2.0, "EEST": 3.0, "WET": 0.0, "WEST": 1.0, "MSK": 3.0},
    **{"EST": -5.0, "EDT": -4.0, "CDT": -5.0, "MST": -7.0, "MDT": -6.0, "PST": -8.0, "PDT": -7.0},
    **{"AEST": 10.0, "AEDT": 11.0, "NZST": 12.0, "NZDT": 13.0},
    **{"대한민국 표준시": 9.0, "한국 표준시": 9.0, "KOREA STANDARD TIME": 9.0},
}
TIME = re.compile(
    r"(?P<year>\d{4})[-./](?P<month>\d{1,2})[-./](?P<day>\d{1,2})\.?(?:[T\s]+|$)"
    r"(?:(?P<half>오전|오후|AM|PM)?\s*(?P<hour>\d{1,2}):(?P<minute>\d{2})"
    r"(?::(?P<second>\d{2})(?:[.,](?P<part>\d{1,9}))?)?\s*(?P<after>AM|PM)?)?"
    r"\s*(?P<zone>\S.*)?$",
    re.IGNORECASE,
)
# Behind an offset its name may stand once more: GMT+0900 (KST), +0900 KST.
OFFSET = re.compile(
    r"(?:UTC|GMT)?(?P<sign>[+-])(?P<hours>\d{1,2}):?(?P<minutes>\d{2})?(?:\s*\(.*\)?|\s+[A-Z]+)?$"
)
# 2026년 9월 20일, 2026. 9. 20., 2026年9月20日
DATE = re.compile(r"(\d{4})(?:[년年]|\.)\s*(\d{1,2})(?:[월月]|\.)\s*(\d{1,2})(?:[일日]|\.|\b)")
CLOCK = re.compile(r"(\d{1,2})시(?:\s*(\d{1,2})분)?(?:\s*(\d{1,2})초)?")
NOON = re.compile(r"(?i)\b([ap])\.m\.")
COMPACT = re.compile(r"^(\d{4})(\d\d)(\d\d)[T ]?(\d\d)(\d\d)(\d\d)?(?!\d)")
# As Unix prints them: Sep 20 23:30:00 KST 2026, the weekday left out.
YEAR_LAST = re.compile(r"^([A-Za-z]{3} +\d{1,2}) +(\d{1,2}:\d\d:\d\d) +(?:([A-Z]{3,4}) +)?(\d{4})$")
PART = re.compile(r"(:\d\d),(\d{1,9})(?!\d)")
WEEKDAY = re.compile(
    r"(?i)\(?(?:\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|[월화수목금토일]요일)"
    r"\)?,?\s*|\([월화수목금토일]\),?\s*|,\s*[월화수목금토일](?=,)"
)
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
WORDED = re.compile(
    r"(?i)^(?:(?P<day>\d{1,2})\s+(?P<month>[a-z]{3,9})|(?P<month2>[a-z]{3,9})\s+(?P<day2>\d{1,2}))"
    r",?\s+(?P<year>\d{4}),?(?:\s+at)?\s*"
)


def parse_time(text: str, local: tzinfo = UTC) -> datetime:
    """The time that `text` says, in UTC and without a zone, as nbgrader keeps it.

    Without a zone it is a time of `local`. Raises ValueError where it is not understood.
    """
    if len(text) > MAX_LETTERS:
        raise ValueError("it is longer than any time")
    plain = _plain(text)
    if worded := WORDED.match(plain):
        name = (worded["month"] or worded["month2"]).lower()[:3]
        if name not in MONTHS:
            raise ValueError(text)
        day = worded["day"] or worded["day2"]
        rest = plain[worded.end() :]
        plain = f"{worded['year']}-{MONTHS.index(name) + 1}-{day} {rest}"
    found = TIME.match(plain)
    if found is None:
        raise ValueError(f"{text!r} is not understood as a time")
    hour = int(found["hour"] or 0)
    half = (found["half"] or found["after"] or "").upper()
    if half and not 1 <= hour <= 12:
        raise ValueError(f"{text!r} is not understood as a time")
    if half:
        hour = hour % 12 + (12 if half in ("PM", "오후") else 0)
    year, month, day = (int(found[part]) for part in ("year", "month", "day"))
    minute, second = int(found["minute"] or 0), int(found["second"] or 0)
    micro = int((found["part"] or "0")[:6].ljust(6, "0"))
    zone = _zone(found["zone"], text) if found["zone"] else local
    # 24:00 is how people write the end of a day.
    midnight = (hour, minute, second, micro) == (24, 0, 0, 0)
    time = datetime(year, month, day, 0 if midnight else hour, minute, second, micro, zone)
    try:
        time += timedelta(days=midnight)
        return in_bounds(time.astimezone(UTC).replace(tzinfo=None))
    except OverflowError:
        raise ValueError(f"{text!r} is not a time that can be reckoned with") from None


def in_bounds(time: datetime) -> datetime:
    """The time; ValueError where it is none that anything can have been handed in at."""
    if time.year not in YEARS:
        raise ValueError(f"{time} is not between {YEARS[0]} and {YEARS[-1]}")
    return time


def _plain(text: str) -> str:
    """The text with figures and marks as the patterns have them."""
    plain = unicodedata.normalize("NFKC", " ".join(text.split()))
    plain = WEEKDAY.sub("", PART.sub(r"\1.\2", plain)).strip(" ,")
    plain = DATE.sub(r"\1-\2-\3 ", plain)
    plain = CLOCK.sub(lambda m: f"{m[1]}:{int(m[2] or 0):02}:{int(m[3] or 0):02}", plain)
    plain = COMPACT.sub(lambda m: f"{m[1]}-{m[2]}-{m[3]} {m[4]}:{m[5]}:{m[6] or '00'}", plain)
    plain = YEAR_LAST.sub(lambda m: f"{m[1]} {m[4]} {m[2]} {m[3] or ''}", plain)
    return NOON.sub(r"\1m", plain).replace(",", " ").strip()


def _zone(name: str, text: str) -> tzinfo:
    name = name.strip(" ()[]")
    if offset := OFFSET.match(name):
        hours = int(offset["hours"]) + int(offset["minutes"] or 0) / 60
        return timezone(timedelta(hours=hours if offset["sign"] == "+" else -hours))
    if name.upper() in HOURS:
        return timezone(timedelta(hours=HOURS[name.upper()]))
    if "/" in name:
        try:
            return ZoneInfo(name)
        except (KeyError, ValueError, OSError):
            pass
    raise ValueError(f"{text!r}: the time zone {name!r} is not understood")


def written(time: datetime) -> str:
    """A time of UTC as nbgrader writes it into timestamp.txt."""
    return f"{time} UTC"


def shown(time: datetime, zone: tzinfo | None) -> str:
    """A time of UTC as people of `zone` read it."""
    try:
        local = time.replace(tzinfo=UTC).astimezone(zone or UTC)
    except OverflowError:  # of year 1 or 9999, which a gradebook may hold
        local = time
    return f"{local:%Y-%m-%d %H:%M}"
