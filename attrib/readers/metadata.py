"""What formats say of an article apart from its text: headline, byline, date, each in its own way."""

from __future__ import annotations

import re
from datetime import date, datetime

from attrib.lines.bylines import without_by

LONGEST_BYLINE = 300


def plain(value: object) -> str | None:
    """Give a string with single spaces; None for nothing, and for what is no string."""
    return " ".join(value.split()) or None if isinstance(value, str) else None


def byline(value: object) -> str | None:
    """Give a byline without "By"; None where there is none, or something else in its place."""
    said = plain(value)
    if said is None or len(said) > LONGEST_BYLINE or said.startswith(("http://", "https://")):
        return None
    return without_by(said) or None


def iso_date(value: object) -> str | None:
    """Give a date, with the time where there is one, as ISO 8601 has it; None for what is no date."""
    said = plain(value)
    if said is None:
        return None
    said = re.sub(r"([+-]\d\d)$", r"\g<1>00", said) if "T" in said else said
    for read in (date.fromisoformat, datetime.fromisoformat):
        try:
            return read(said).isoformat()
        except ValueError:
            continue
    return None
