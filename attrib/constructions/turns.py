"""Turns of a transcript: what a label begins goes on over paragraphs, up to the next label."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from attrib.constructions.layout import LABEL
from attrib.grammar import Phrase, trimmed
from attrib.text.tags import FULL_STOP, QUOTES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attrib.constructions.construction import Attribution
    from attrib.text import Document

LATEST_OPENING = 2
"""The last paragraph in which a transcript begins; after more than that a story only quotes from one."""
LONGEST_TURN = 5
"""A text is a transcript where a label comes so often, in paragraphs."""


def with_turns(doc: Document, found: Sequence[Attribution]) -> list[Attribution]:
    """Give the attributions, those by label with the paragraphs below in which nobody else begins to speak.

    The last turn ends before a paragraph that cites somebody: there the story goes on.
    """
    labels = {_paragraph(doc, each): each for each in found if each.construction is LABEL}
    if not labels or not _is_transcript(doc, labels):
        return [*found]
    last = max(labels)
    cited = (_paragraph(doc, each) for each in found if each.source is not None)
    numbers = [*sorted(labels), min((number for number in cited if number > last), default=len(doc.paragraphs))]
    turns = {
        id(labels[begin]): _below(doc, begin, end)
        for begin, end in pairwise(numbers)
        if doc.tags[doc.paragraphs[begin].stop - 1] == FULL_STOP
    }
    return [replace(each, content=(*each.content, *turns.get(id(each), ()))) for each in found]


def _paragraph(doc: Document, attribution: Attribution) -> int:
    return bisect_right(doc.paragraph_starts, attribution.content[0].first) - 1


def _is_transcript(doc: Document, labels: dict[int, Attribution]) -> bool:
    """Tell whether labels open a text and stand close together; one alone has to speak of itself."""
    if min(labels) > LATEST_OPENING:
        return False
    below = len(doc.paragraphs) - min(labels)
    if len(labels) == 1:
        content = next(iter(labels.values())).content[0]
        return below <= LONGEST_TURN and not doc.words.speaker_pronouns.isdisjoint(doc.tokens.lower[slice(*content)])
    return below <= LONGEST_TURN * len(labels)


def _below(doc: Document, begin: int, end: int) -> list[Phrase]:
    """Give the paragraphs after a label's, up to the next label, a subhead or a quotation."""
    found: list[Phrase] = []
    for paragraph in doc.paragraphs[begin + 1 : end]:
        if paragraph.furniture:
            continue
        if paragraph.subhead or doc.tags[paragraph.first] in QUOTES:
            break
        found.append(Phrase(paragraph.first, trimmed(doc, paragraph.first, paragraph.stop)))
    return found
