"""Dates as people and machines write them: in mails, in feeds, in the exports of archives."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from attrib.readers.metadata import iso_date, plain

MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
YEAR = r"(?P<year>(?:1[6-9]|20)\d\d)"
DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
TIME = r"(?:[ ,]+(?:at )?(?P<time>[0-2]?\d:\d\d(?::\d\d)?)(?! ?[ap]\.?m)\b)?"
WRITTEN = re.compile(
    rf"(?:[a-z]{{3,9}}[.,]* )?(?:{DAY}[ -]{MONTH}[ ,-]+{YEAR}|{MONTH.replace('month', 'month2')} "
    rf"{DAY.replace('day', 'day2')},? {YEAR.replace('year', 'year2')}){TIME}",
    re.I,
)
PACKED = re.compile(r"(\d{4})[/.]?(\d\d)[/.]?(\d\d)(?!\d)")
EARLIEST, LATEST = -2_000_000_000, 10_000_000_000
"""Seconds since 1970 that a number may mean: 1906 to 2286; a thousand times as many are milliseconds."""


def date_of(value: object) -> str | None:
    """Give a date, with the time where it is told, as ISO 8601 has it; None for what is no date."""
    if isinstance(value, datetime) or hasattr(value, "isoformat"):
        return str(value.isoformat())
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _counted(value)
    said = plain(value)
    if said is None or len(said) > 200:
        return None
    return iso_date(said) or _of_mail(said) or _written(said) or _packed(said)


def _counted(value: float) -> str | None:
    """Give the date that a number of seconds or milliseconds since 1970 means, or one written as 20260306."""
    if isinstance(value, int) and 16_000_000 < value < 21_000_000:
        return _packed(str(value))
    seconds = value / 1000 if abs(value) > LATEST else value
    if not EARLIEST < seconds < LATEST or abs(seconds) < 100_000_000:
        return None
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")


def _of_mail(said: str) -> str | None:
    """Read a date as mails and feeds have it: "Fri, 06 Mar 2026 14:30:00 +0000"."""
    if said.count(":") not in {1, 2}:
        return None
    from email.utils import parsedate_to_datetime  # noqa: PLC0415

    try:
        return parsedate_to_datetime(said).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _written(said: str) -> str | None:
    """Read a date in words: "March 6, 2026 Friday", "6 March 2026", "06-MAR-1987 14:30:00.12"."""
    found = WRITTEN.match(said)
    if found is None:
        return None
    month = (found["month"] or found["month2"])[:3].lower()
    year, day = int(found["year"] or found["year2"]), int(found["day"] or found["day2"])
    time = f"T{found['time'].zfill(5)}" if found["time"] else ""
    return iso_date(f"{year}-{MONTHS.index(month) + 1:02}-{day:02}{time}")


def _packed(said: str) -> str | None:
    found = PACKED.match(said)
    return iso_date("-".join(found.groups())) if found else None
