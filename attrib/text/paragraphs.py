"""Paragraphs: blocks between blank lines, or single lines where a text is not hard-wrapped."""

from __future__ import annotations

import re
from itertools import pairwise

from attrib.english import Words
from attrib.lines.bylines import without_by
from attrib.lines.letters import signature_in
from attrib.text.spans import Span

BLOCK = re.compile(r"\S(?:[^\n]*(?:\n(?![ \t\r\f\v]*(?:\n|\Z))[^\n]*)*)")
LINE = re.compile(r"[^\n]*\S[^\n]*")
LONG_LINE = re.compile(r"[^\n]{60}")
LONGEST_SIGNATURE = 34
MOST_SIGNING = 4
"""A few short lines, the first of them a name, stand by themselves in a text of longer ones: a place is below it."""
WIDEST_WRAP = 100
"""Hard-wrapped copy is set at 60 to 80 columns; lines longer than this are paragraphs of their own."""


def split_paragraphs(text: str, words: Words) -> list[Span]:
    """Give the paragraphs of a text, without the white space around them."""
    found: list[Span] = []
    wide = LONG_LINE.search(text) is not None
    for block in BLOCK.finditer(text):
        if "\n" not in block.group():
            found.append(_trimmed(text, *block.span()))
            continue
        lines = [_trimmed(text, *line.span()) for line in LINE.finditer(text, *block.span())]
        going_on = [_goes_on(text, line, following, words) for line, following in pairwise(lines)]
        if sum(going_on) * 2 > len(going_on) or (
            not (wide and _signs(text, lines, words)) and _hard_wrapped(text, lines, words)
        ):
            found.append(Span(lines[0].start, lines[-1].end))
        else:
            found += _joined(lines, going_on)
    return found


def _goes_on(text: str, line: Span, following: Span, words: Words) -> bool:
    """Tell whether a sentence surely goes on from a line to the next."""
    last, mark = _last_word(text, line), text[following.start]
    if last.endswith(";") or _is_initial(last) or last.lower() in words.short_titles:
        return True
    if last.lower() in words.abbreviations:
        return not mark.isupper()
    return mark.islower() and last[-1] not in ".?!:"


def _is_initial(word: str) -> bool:
    return len(word) == 2 and word[0].isupper() and word[1] == "."


def _hard_wrapped(text: str, lines: list[Span], words: Words) -> bool:
    """Tell whether the lines of a block are one paragraph, broken at a column."""
    lengths = [end - start for start, end in lines]
    widest = max(lengths)
    if widest > WIDEST_WRAP:
        return False
    full = sum(length > widest * 0.6 for length in lengths[:-1])
    last_words = [_last_word(text, line) for line in lines[:-1]]
    runs_on = sum(word[-1] not in '.?!"”’:' or word.lower() in words.abbreviations for word in last_words)
    return full * 4 >= 3 * (len(lines) - 1) and runs_on * 2 >= len(lines) - 1


def _signs(text: str, lines: list[Span], words: Words) -> bool:
    """Tell whether the lines of a block are a name and what stands below it in a letter."""
    if len(lines) > MOST_SIGNING or any(end - start > LONGEST_SIGNATURE for start, end in lines):
        return False
    name = text[lines[0].start : lines[0].end]
    return signature_in(name, words) is not None and without_by(name) == name


def _joined(lines: list[Span], going_on: list[bool]) -> list[Span]:
    """Make one of each line and those that it goes on in."""
    found = [lines[0]]
    for line, goes_on in zip(lines[1:], going_on, strict=True):
        if goes_on:
            found[-1] = Span(found[-1].start, line.end)
        else:
            found.append(line)
    return found


def _last_word(text: str, line: Span) -> str:
    return text[max(line.start, text.rfind(" ", line.start, line.end) + 1) : line.end]


def _trimmed(text: str, start: int, end: int) -> Span:
    stretch = text[start:end]
    return Span(start + len(stretch) - len(stretch.lstrip()), end - len(stretch) + len(stretch.rstrip()))
