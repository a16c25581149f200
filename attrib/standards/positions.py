"""Lines and columns of findings in the file as it lies there, for editors and code hosts."""

from __future__ import annotations

import re
from typing import NamedTuple

from attrib.report.model import Passage

LETTER = re.compile(r"[^\W_]")


class Place(NamedTuple):
    """Lines and columns from 1, columns in characters; the end column is the one after the last."""

    line: int
    column: int
    end_line: int
    end_column: int


def place_of(passage: Passage, text: str, file_text: str) -> Place | None:
    """Find a passage of an article's text in its file, as it lies there; see `stretch_of`."""
    found = stretch_of(passage, text, file_text)
    return Place(*_at(file_text, found[0]), *_at(file_text, found[1])) if found else None


def stretch_of(passage: Passage, text: str, file_text: str) -> tuple[int, int] | None:
    """Give from and up to which character of its file a passage of an article's text stands.

    They differ where markup was taken away. Then the words are looked up as they are, or else their letters and
    digits alone; there is no place for them where they do not stand in both equally often.
    """
    if text == file_text:
        return passage.start, passage.end
    return _found(passage, text, file_text) or _found_by_letters(passage, text, file_text)


def _found(passage: Passage, text: str, file_text: str) -> tuple[int, int] | None:
    words = passage.text
    if not words or text.count(words) != file_text.count(words):
        return None
    start = -len(words)
    for _ in range(text.count(words, 0, passage.end)):
        start = file_text.find(words, start + len(words))
    return (start, start + len(words)) if start >= 0 else None


def _found_by_letters(passage: Passage, text: str, file_text: str) -> tuple[int, int] | None:
    letters, places = _letters(file_text), [mark.start() for mark in LETTER.finditer(file_text)]
    before, wanted = len(_letters(text[: passage.start])), _letters(passage.text)
    within = Passage(start=before, end=before + len(wanted), text=wanted)
    found = _found(within, _letters(text), letters)
    return (places[found[0]], places[found[1] - 1] + 1) if found else None


def _letters(text: str) -> str:
    return "".join(LETTER.findall(text))


def _at(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
