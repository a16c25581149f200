"""Styled words of one cell as lines that fit a width, quick for the letters and signs of Western text."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console

Piece = tuple[str, str]
"""Words, and their style."""
Words = str | Text | list[Piece]
ELLIPSIS = "…"

_NARROW = re.compile(
    "[ -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e\u2070-\u209c\u20ac\u2500-\u25fc]*+"
)
"""What takes one cell a character."""


def lines_of(words: Words, width: int, console: Console) -> list[list[Piece]]:
    """Break words into lines of at most `width` cells."""
    pieces = pieces_of(words)
    plain = "".join([text for text, _ in pieces])
    if _NARROW.fullmatch(plain):
        return [part(pieces, start, end) for start, end in _breaks(plain, width)]
    wrapped = _text(pieces).wrap(console, width, overflow="fold")
    return [_pieces(line) for line in wrapped]


def cut(words: Words, width: int) -> list[Piece]:
    """Give words on one line of at most `width` cells, cut with "…" where they do not fit."""
    pieces = pieces_of(words)
    plain = "".join([text for text, _ in pieces])
    if _NARROW.fullmatch(plain):
        return pieces if len(plain) <= width else [*part(pieces, 0, max(0, width - 1)), (ELLIPSIS, pieces[-1][1])]
    text = _text(pieces)
    text.truncate(width, overflow="ellipsis")
    return _pieces(text)


def pieces_of(words: Words) -> list[Piece]:
    """Give words as pieces."""
    if isinstance(words, str):
        return [(words, "")]
    return _pieces(words) if isinstance(words, Text) else words


def is_narrow(text: str) -> bool:
    """Tell whether each character of a text takes one cell."""
    return _NARROW.fullmatch(text) is not None


def _breaks(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Give where the lines of a narrow text begin and end, the spaces between them left out."""
    start, stop = 0, len(text.rstrip(" "))
    while stop - start > width:
        at = text.rfind(" ", start, start + width + 1)
        end = at if at > start else start + width
        while text[end - 1 : end] == " ":
            end -= 1
        if end <= start:
            end = start + width
        yield start, end
        start = end
        while start < stop and text[start] == " ":
            start += 1
    yield start, max(start, stop)


def part(pieces: Sequence[Piece], start: int, end: int) -> list[Piece]:
    """Give the pieces between two characters."""
    if len(pieces) == 1:
        text, style = pieces[0]
        return [(text[start:end], style)]
    found, at = [], 0
    for text, style in pieces:
        if at < end and start < at + len(text):
            found.append((text[max(0, start - at) : end - at], style))
        at += len(text)
    return found


def _text(pieces: Sequence[Piece]) -> Text:
    return Text.assemble(*pieces)


def _pieces(text: Text) -> list[Piece]:
    plain, base, spans = text.plain, str(text.style), text.spans
    if not spans:
        return [(plain, base)]
    cuts = sorted({0, len(plain), *(min(len(plain), at) for span in spans for at in (span.start, span.end))})
    return [
        (
            plain[start:end],
            " ".join(filter(None, (base, *(str(it.style) for it in spans if it.start <= start < it.end)))),
        )
        for start, end in pairwise(cuts)
    ]
