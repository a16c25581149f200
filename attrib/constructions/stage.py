"""What is said in a paragraph, and what is only seen and heard there."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from attrib.grammar import Phrase, trimmed
from attrib.lines.labels import stage_directions

if TYPE_CHECKING:
    from attrib.text import Document


def said_in(doc: Document, first: int, stop: int) -> tuple[Phrase, ...]:
    """Give what is said between two tokens of a paragraph, without stage directions: "(Laughter.)"."""
    if first >= stop:
        return ()
    begin, starts = doc.tokens.starts[first], doc.tokens.starts
    parts, at = [], first
    for direction in stage_directions(doc.text[begin : doc.tokens.ends[stop - 1]], doc.words):
        cut = bisect_left(starts, begin + direction.start)
        parts.append((at, cut))
        at = bisect_left(starts, begin + direction.end)
    parts.append((at, stop))
    spoken = [Phrase(low, trimmed(doc, low, high)) for low, high in parts if high > low]
    return tuple(part for part in spoken if part.stop > part.first)
