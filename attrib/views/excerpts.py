"""The words in question between those around them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from attrib.text.shortening import shortened
from attrib.views.inert import one_line

if TYPE_CHECKING:
    from attrib.report.model import Passage

BEFORE, AFTER = 24, 40
"""Characters of the article around the words in question, at most."""
LONGEST_WORDS = 120
"""Characters of the words in question that are shown."""


class Excerpt(NamedTuple):
    """Words with what stands before and after them, each on one line, with the spaces between."""

    before: str
    words: str
    after: str


def excerpt(words: Passage, text: str, ellipsis: str = "…") -> Excerpt:
    """Give the words in question between those around them in their paragraph, cut where words end."""
    before = text[max(0, words.start - BEFORE) : words.start].rpartition("\n")[2]
    after = text[words.end : words.end + AFTER].partition("\n")[0]
    lead, trail = "", ""
    if len(before) == BEFORE < words.start:
        lead, before = f"{ellipsis} ", before.partition(" ")[2]
    if len(after) == AFTER:
        trail, after = ellipsis, after.rpartition(" ")[0]
    return Excerpt(
        lead + one_line(before) + " " * before.endswith(" "),
        shortened(one_line(words.text), LONGEST_WORDS),
        " " * after.startswith(" ") + one_line(after) + trail,
    )
