"""Turns of a transcript: what a label begins goes on over paragraphs, up to the next label."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from msgspec.structs import replace

from attrib.constructions.interviews import questions_of
from attrib.constructions.layout import LABEL
from attrib.constructions.spoken import ANSWER, TURN
from attrib.constructions.stage import said_in
from attrib.constructions.transcripts import speakers_of, turns_of
from attrib.text.tags import CLOSING_BRACKET, FULL_STOP, OPENING_BRACKET, QUOTES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from attrib.constructions.construction import Attribution
    from attrib.grammar import Phrase
    from attrib.text import Document
    from attrib.text.document import Paragraph

LATEST_OPENING = 2
"""The last paragraph in which labels begin, where they are few; after more than that a story only quotes them."""
LONGEST_TURN = 5
"""So often labels come, in paragraphs."""


def with_turns(doc: Document, found: Sequence[Attribution]) -> list[Attribution]:
    """Give the attributions, those by label with the paragraphs below in which nobody else begins to speak.

    The last turn ends before a paragraph that cites somebody: there the story goes on.
    """
    labels = {_paragraph(doc, each): each for each in found if each.construction in {LABEL, TURN, ANSWER}}
    breaks = {*turns_of(doc), *questions_of(doc)}
    if not labels or not (breaks or _goes_on(doc, labels)):
        return [*found]
    last = max(labels)
    cited = (_paragraph(doc, each) for each in found if each.source is not None)
    numbers = [
        *sorted({*labels, *breaks}),
        min((number for number in cited if number > last), default=len(doc.paragraphs)),
    ]
    turns = {
        id(labels[begin]): _below(doc, labels[begin], range(begin + 1, end))
        for begin, end in pairwise(numbers)
        if begin in labels and (begin < last or not breaks)
    }
    if breaks and last == numbers[-2]:
        turns[id(labels[last])] = _below(doc, labels[last], _in_person(doc, range(last + 1, numbers[-1])))
    return [replace(each, content=(*each.content, *turns.get(id(each), ()))) for each in found]


def _in_person(doc: Document, numbers: range) -> Iterator[int]:
    """Give the first of some paragraphs, as long as they speak of "I" or "you"."""
    return takewhile(lambda number: _speaks_of_itself(doc, doc.paragraphs[number]), numbers)


def _speaks_of_itself(doc: Document, paragraph: Paragraph) -> bool:
    return not doc.words.speaker_pronouns.isdisjoint(doc.tokens.lower[paragraph.first : paragraph.stop])


def _paragraph(doc: Document, attribution: Attribution) -> int:
    return bisect_right(doc.paragraph_starts, attribution.content[0].first) - 1


def _goes_on(doc: Document, labels: dict[int, Attribution]) -> bool:
    """Tell whether few labels open a text and stand close together; one alone has to speak of itself."""
    if min(labels) > LATEST_OPENING:
        return False
    below = len(doc.paragraphs) - min(labels)
    if len(labels) == 1:
        content = next(iter(labels.values())).content[0]
        return below <= LONGEST_TURN and not doc.words.speaker_pronouns.isdisjoint(doc.tokens.lower[slice(*content)])
    return below <= LONGEST_TURN * len(labels)


def _below(doc: Document, label: Attribution, numbers: Iterable[int]) -> list[Phrase]:
    """Give of the paragraphs after a label's those in which the same speaker goes on, up to a subhead or narration."""
    found: list[Phrase] = []
    in_story = label.construction is LABEL
    if in_story and doc.tags[label.content[-1].stop : label.content[-1].stop + 1] != FULL_STOP:
        return found
    for paragraph in (doc.paragraphs[number] for number in numbers):
        if paragraph.furniture or _is_aside(doc, paragraph):
            continue
        if paragraph.subhead or (in_story and doc.tags[paragraph.first] in QUOTES) or _narrates(doc, paragraph):
            break
        found += said_in(doc, paragraph.first, paragraph.stop)
    return found


def _is_aside(doc: Document, paragraph: Paragraph) -> bool:
    """Tell whether a whole paragraph stands in brackets: an editor's note, or what is heard."""
    return doc.tags[paragraph.first] == OPENING_BRACKET and doc.tags[paragraph.stop - 1] == CLOSING_BRACKET


def _narrates(doc: Document, paragraph: Paragraph) -> bool:
    """Tell whether a paragraph tells of a speaker by name, and not of "I" or "you"."""
    named = speakers_of(doc).intersection(doc.tokens.lower[paragraph.first : paragraph.stop])
    return bool(named) and not _speaks_of_itself(doc, paragraph)
