"""What is known of an article from elsewhere: a database, a content system, whoever calls."""

from __future__ import annotations

from datetime import date
from math import isnan
from typing import Any, TypedDict

from msgspec.structs import replace

from attrib.readers import metadata
from attrib.readers.reading import Reading


class About(TypedDict, total=False):
    """What may be told of an article beside its text; None tells nothing, nor does the NaN of an empty cell."""

    id: str | None
    title: str | None
    outlet: str | None
    date: str | date | None
    """ISO 8601, or a date of Python's."""
    author: str | None
    """As in a byline, with "By" or without."""


def told_of(reading: Reading, about: About) -> Reading:
    """Give an article with what is known of it in the place of what it says itself.

    Raises TypeError for what is not told of articles and for values of other types, ValueError for what is no date.
    """
    known = About.__annotations__
    if unknown := sorted(about.keys() - known):
        raise TypeError(f"unexpected keyword argument {unknown[0]!r}; of an article may be told: {', '.join(known)}")
    told = {name: _told(name, value) for name, value in about.items() if not _is_missing(value)}
    if "author" in told:
        told["byline"] = metadata.byline(told.pop("author"))
    return replace(reading, **told)


def _is_missing(value: object) -> bool:
    return value is None or (isinstance(value, float) and isnan(value))


def _told(name: str, value: object) -> Any:
    if name == "date" and isinstance(value, date):
        return value.isoformat()
    if not isinstance(value, str):
        raise TypeError(f"{name} of an article is a str, not a {type(value).__name__}")
    if name != "date":
        return metadata.plain(value)
    if (found := metadata.iso_date(value)) is None:
        raise ValueError(f"date of an article is as in ISO 8601, 2026-11-30, not {value!r}")
    return found
