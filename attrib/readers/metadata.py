"""What formats say of an article apart from its text: headline, byline, date, each in its own way."""

from __future__ import annotations

import re
from datetime import date, datetime

from attrib.lines.bylines import names_alone, without_by

LONGEST_BYLINE = 300
ENTITY = re.compile(r"&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]\w{1,30});", re.IGNORECASE)
TAG = re.compile(r"</?[a-z][^<>]{0,200}>", re.IGNORECASE)


def plain(value: object) -> str | None:
    """Give a string with single spaces; None for nothing, and for what is no string."""
    return " ".join(value.split()) or None if isinstance(value, str) else None


def words(value: object) -> str | None:
    """Give a string with single spaces, without tags, and with characters for their names in HTML."""
    said = plain(value)
    if said and "&" in said:
        import html  # noqa: PLC0415

        for _ in range(2):  # names within names: "&amp;#8217;"
            said = ENTITY.sub(lambda name: html.unescape(name[0]), said)
    return said and plain(TAG.sub("", said))


def byline(value: object) -> str | None:
    """Give a byline without "By"; None where there is none, or something else in its place."""
    said = words(value)
    if said is None or len(said) > LONGEST_BYLINE or said.startswith(("http://", "https://")):
        return None
    return names_alone(without_by(said))


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
