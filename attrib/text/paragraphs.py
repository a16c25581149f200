"""Paragraphs: blocks between blank lines, or single lines where a text is not hard-wrapped."""

from __future__ import annotations

import re

from attrib.text.spans import Span

BLOCK = re.compile(r"\S(?:[^\n]*(?:\n(?![ \t\r\f\v]*(?:\n|\Z))[^\n]*)*)")
LINE = re.compile(r"[^\n]*\S[^\n]*")
WIDEST_WRAP = 100
"""Hard-wrapped copy is set at 60 to 80 columns; lines longer than this are paragraphs of their own."""


def split_paragraphs(text: str) -> list[Span]:
    """Give the paragraphs of a text, without the white space around them."""
    found: list[Span] = []
    for block in BLOCK.finditer(text):
        if "\n" not in block.group():
            found.append(_trimmed(text, *block.span()))
            continue
        lines = [_trimmed(text, *line.span()) for line in LINE.finditer(text, *block.span())]
        found += [Span(lines[0].start, lines[-1].end)] if _hard_wrapped(text, lines) else lines
    return found


def _hard_wrapped(text: str, lines: list[Span]) -> bool:
    """Tell whether the lines of a block are one paragraph, broken at a column."""
    lengths = [end - start for start, end in lines]
    widest = max(lengths)
    if widest > WIDEST_WRAP:
        return False
    full = sum(length > widest * 0.6 for length in lengths[:-1])
    runs_on = sum(text[end - 1] not in '.?!"”’:' for _, end in lines[:-1])
    return full * 4 >= 3 * (len(lines) - 1) and runs_on * 2 >= len(lines) - 1


def _trimmed(text: str, start: int, end: int) -> Span:
    stretch = text[start:end]
    return Span(start + len(stretch) - len(stretch.lstrip()), end - len(stretch) + len(stretch.rstrip()))
