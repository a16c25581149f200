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


def place_of(passage: Passage, text: str, lying: str) -> Place | None:
    """Find a passage of an article's text in its file, as it lies there.

    They differ where markup was taken away. Then the words are looked up, and there is no place for them where
    they do not stand in both equally often.
    """
    start = passage.start
    if text != lying:
        if not passage.text or text.count(passage.text) != lying.count(passage.text):
            return None
        start = -1
        for _ in range(text.count(passage.text, 0, passage.end)):
            start = lying.find(passage.text, start + 1)
        if start < 0:
            return None
    return Place(*_at(lying, start), *_at(lying, start + len(passage.text)))


def _at(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
