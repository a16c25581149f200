"""Transcripts: texts in which labels say who speaks, or who asks and who answers."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from attrib.grammar import Phrase
from attrib.lines.labels import Label, Part, label_of
from attrib.text.document import remembered
from attrib.text.tags import FULL_STOP

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from attrib.text import Document

FEWEST_LABELS = 3
LONGEST_TURN = 6
"""In a transcript a label comes so often, in paragraphs."""
LONGEST_INITIALS = 3
FEWEST_ADDRESSED = 4
"""One of so many turns speaks of "I" or "you", or asks."""


class Turn(msgspec.Struct, frozen=True):
    """What begins in a paragraph of a transcript: whose label it has, and the token from which something is said."""

    number: int
    who: Phrase
    said: int
    part: Part
    sure: bool
    """Whether the label can be nothing but that of a speaker."""


@remembered
def turns_of(doc: Document) -> Mapping[int, Turn]:
    """Give the turns of a transcript by the number of their paragraph; none where a text is no transcript."""
    found = [turn for number in range(len(doc.paragraphs)) if (turn := _turn(doc, number)) is not None]
    if not any(turn.part == "question" for turn in found):
        found = [turn for turn in found if turn.part != "answer"]
    if len(found) < FEWEST_LABELS:
        return {}
    keys = Counter(_key(doc, turn) for turn in found)
    turns = [turn for turn in found if turn.sure or keys[_key(doc, turn)] > 1]
    if not _is_transcript(doc, turns, keys):
        return {}
    return {turn.number: replace(turn, part="question") if _only_asks(doc, turn) else turn for turn in turns}


@remembered
def speakers_of(doc: Document) -> frozenset[str]:
    """Give the last words of the labels that name speakers of a transcript, in lower case, but for initials."""
    keys = {_key(doc, turn) for turn in turns_of(doc).values() if turn.part == "speaker"}
    return frozenset(key for key in keys if len(key) > LONGEST_INITIALS and key not in doc.words.human_nouns)


def _turn(doc: Document, number: int) -> Turn | None:
    """Read the label that a paragraph opens with, outside quotations."""
    paragraph = doc.paragraphs[number]
    if paragraph.furniture or doc.quoted[paragraph.first] >= 0:
        return None
    label = label_of(doc.text[paragraph.span.start : paragraph.span.end], doc.words)
    if label is None:
        return None
    start, starts = paragraph.span.start, doc.tokens.starts
    who = Phrase(*(bisect_left(starts, start + at) for at in label.who))
    said = bisect_left(starts, start + label.stop)
    if number == 0 and said < paragraph.stop and doc.tags[paragraph.stop - 1] != FULL_STOP:
        return None
    return Turn(number, who, said, label.part, _is_sure(doc, who, label)) if who.stop > who.first else None


def _is_sure(doc: Document, who: Phrase, label: Label) -> bool:
    """Tell whether a label can be nothing but that of a speaker: in capitals, with a title or a given name."""
    words, opening, last = doc.words, doc.tokens.lower[who.first], doc.tokens.lower[who.stop - 1]
    known = (words.given_names, words.honorifics, words.person_titles, words.unidentified, words.voice_words)
    capitals = all(form.upper() == form for form in doc.tokens.forms[slice(*who)])
    human = last in words.human_nouns
    return label.part != "speaker" or label.described or capitals or human or any(opening in each for each in known)


def _is_transcript(doc: Document, turns: Sequence[Turn], keys: Mapping[str, int]) -> bool:
    """Tell whether labels stand close together, come again and speak of themselves or to each other."""
    if len(turns) < FEWEST_LABELS or len(doc.paragraphs) - turns[0].number > LONGEST_TURN * len(turns):
        return False
    again = sum(keys[_key(doc, turn)] > 1 for turn in turns)
    addressed = sum(_addresses(doc, turn) for turn in turns)
    return again > 1 and addressed * FEWEST_ADDRESSED >= len(turns)


def _addresses(doc: Document, turn: Turn) -> bool:
    """Tell whether a turn speaks of "I" or "you", or asks."""
    last = min(turn.number + _stands_alone(doc, turn), len(doc.paragraphs) - 1)
    said = doc.tokens.lower[turn.said : doc.paragraphs[last].stop]
    return "?" in said or not doc.words.speaker_pronouns.isdisjoint(said)


def _stands_alone(doc: Document, turn: Turn) -> bool:
    return turn.said >= doc.paragraphs[turn.number].stop


def _key(doc: Document, turn: Turn) -> str:
    """Give by what labels of one speaker are known to be the same: the last word."""
    return doc.tokens.lower[turn.who.stop - 1]


def _only_asks(doc: Document, turn: Turn) -> bool:
    """Tell whether somebody whom the label only describes asks a question: "MODERATOR: How many?"."""
    last = doc.paragraphs[min(turn.number + _stands_alone(doc, turn), len(doc.paragraphs) - 1)].stop - 1
    described = _key(doc, turn) in doc.words.human_nouns
    identified = doc.tokens.lower[turn.who.first] not in doc.words.unidentified
    return described and identified and doc.tokens.forms[last].endswith("?")
