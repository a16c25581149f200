"""What reading gives: a `Reading`, or an `UnreadableError` that says in one line why there is none."""

from __future__ import annotations

import msgspec

LARGEST = 20_000_000
"""Bytes (20 MB) of the largest input that is read: far beyond any article, short of any film."""


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """One article as read. All later offsets count the characters of `text`."""

    text: str
    title: str | None = None
    """The headline as the article gives it; it may be part of `text` as well."""
    byline: str | None = None
    """Who wrote the article, without "By": "JANE ROE and JOHN DOE, Staff Writers"."""
    notes: tuple[str, ...] = ()
    """Whole sentences on what was guessed, replaced or taken away while reading."""


class UnreadableError(Exception):
    """Some input is not an article that can be read.

    `name` is the input's name as given, `reason` a phrase without a full stop ("a PDF document, not text").
    As a string it is one line, `name: reason`, with nothing in it that a terminal would act on.
    """

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(name, reason)
        self.name = name
        self.reason = reason

    def __str__(self) -> str:
        shown = "".join(mark if mark.isprintable() else ascii(mark)[1:-1] for mark in self.name)
        return f"{shown}: {self.reason}"
