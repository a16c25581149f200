"""What reading gives: a `Reading`, or an `UnreadableError` that says in one line why there is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple, TypeAlias

import msgspec
from msgspec.structs import replace

from attrib.lines import Role

LARGEST = 20_000_000
"""Bytes (20 MB) of the largest input that is read: far beyond any article, short of any film."""

LONGEST_CALLED = 60
"""Characters of what an article is called where Python prints it."""

Format = Literal[
    "text",
    "markdown",
    "html",
    "docx",
    "odt",
    "rtf",
    "pdf",
    "epub",
    "ninjs",
    "nitf",
    "newsml-g2",
    "newsml-1",
    "feed",
    "rcv1",
    "reuters-21578",
    "mail",
    "mhtml",
    "warc",
    "json",
    "csv",
    "parquet",
    "nexis",
    "factiva",
    "proquest",
    "europresse",
]


class Part(NamedTuple):
    """Characters `start` up to `end` of a reading's text: a paragraph, where it came from and what it is."""

    start: int
    end: int
    origin: str | None
    """"paragraph 12", "/html/body/article/p[3]", "/bodies/0/value"; null where that cannot be told."""
    role: Role | None
    """What it is known to be. Of any other paragraph its words decide."""


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """One article as read. All later offsets count the characters of `text`."""

    text: str
    title: str | None = None
    """The headline as the article gives it; it may be part of `text` as well."""
    byline: str | None = None
    """Who wrote the article, without "By": "JANE ROE and JOHN DOE, Staff Writers"."""
    date: str | None = None
    """When it was published, or else written: an ISO 8601 date, with the time where that is given."""
    outlet: str | None = None
    """Who published it: a newspaper, an agency, a site."""
    section: str | None = None
    """The desk or section under which it was published: "Politics"."""
    id: str | None = None
    """What its own format calls it: a number, a GUID, an address."""
    number: int | None = None
    """Which of the articles of its file it is, from 1; null where the file is the article."""
    format: Format = "text"
    parts: tuple[Part, ...] = ()
    """The paragraphs of a text that was made of another format, in order; none for plain text and Markdown."""
    path: str | None = None
    """Where it was read, for the report."""
    repaired: bool = False
    """Whether the text is not that of the file any more, since that was spoilt."""
    notes: tuple[str, ...] = ()
    """Whole sentences on what was guessed, replaced or taken away while reading."""

    def __repr__(self) -> str:
        called = self.title or self.path or self.id or self.text.lstrip()
        shown = f"{called[:LONGEST_CALLED]}…" if len(called) > LONGEST_CALLED else called
        return f"<Reading {shown!r}: {self.format}, {len(self.text):,} characters>"


class Piece(NamedTuple):
    """A paragraph to be: its words with single spaces, where it came from and what it is."""

    text: str
    origin: str | None = None
    role: Role | None = None


def text_and_parts(pieces: Iterable[Piece]) -> tuple[str, tuple[Part, ...]]:
    """Set pieces one below the other, a blank line between: gives the text, and where each stands in it."""
    parts: list[Part] = []
    at = 0
    lines: list[str] = []
    for piece in pieces:
        parts.append(Part(at, at + len(piece.text), piece.origin, piece.role))
        lines.append(piece.text)
        at += len(piece.text) + 2
    return "\n\n".join(lines) + "\n", tuple(parts)


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


class NotAnArticleError(UnreadableError):
    """Some input is plainly something else than an article: a picture, a program, an event in a news format."""


class MissingExtraError(UnreadableError):
    """A format is read with a library that is not installed."""

    def __init__(self, name: str, what: str, extra: str) -> None:
        from attrib.extras import install  # noqa: PLC0415

        super().__init__(name, f"{what}; to read it: {install(extra)}")


Articles: TypeAlias = Iterator[Reading | UnreadableError]
"""The articles of a file in order; for one that cannot be read, the error."""


def numbered(readings: Iterable[Reading]) -> Articles:
    """Give the articles of a file with their numbers."""
    return (replace(reading, number=number) for number, reading in enumerate(readings, 1))
