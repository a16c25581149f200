"""Lines and columns of findings in the file as it lies there, for editors and code hosts."""

from __future__ import annotations

from typing import NamedTuple

from attrib.report.model import Passage


class Place(NamedTuple):
    """Lines and columns from 1, columns in characters; the end column is the one after the last."""

    line: int
    column: int
    end_line: int
    end_column: int


def place_of(passage: Passage, text: str, file_text: str) -> Place | None:
    """Find a passage of an article's text in its file, as it lies there.

    They differ where markup was taken away. Then the words are looked up, and there is no place for them where
    they do not stand in both equally often.
    """
    start = passage.start
    if text != file_text:
        if not passage.text or text.count(passage.text) != file_text.count(passage.text):
            return None
        start = -1
        for _ in range(text.count(passage.text, 0, passage.end)):
            start = file_text.find(passage.text, start + 1)
        if start < 0:
            return None
    return Place(*_at(file_text, start), *_at(file_text, start + len(passage.text)))


def _at(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
