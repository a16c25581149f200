"""Interviews: who answers, where labels say only "Q" and "A", or questions stand alone over their answers."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

from attrib.constructions.transcripts import turns_of
from attrib.grammar import Phrase
from attrib.grammar.finder import finder
from attrib.text.document import remembered
from attrib.text.tags import NAME

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from attrib.text import Document

FULL_NAME = re.compile(f"{NAME}{{2,5}}")
FARTHEST_NAME = 12
"""Tokens between "spoke with" and the name of whoever answers."""
LATEST_QUESTION = 12
"""The last paragraph in which questions begin."""
FEWEST_QUESTIONS = 2
LONGEST_QUESTION = 60
"""Tokens of a question that stands alone."""
LONGEST_ANSWER = 8
"""A text is an interview where a question comes so often, in paragraphs."""


@remembered
def answers_of(doc: Document) -> Mapping[int, Phrase]:
    """Give for paragraphs that begin an answer the name, above them, of whoever answers."""
    turns = turns_of(doc)
    answers = [turn.number for turn in turns.values() if turn.part == "answer"]
    questions = () if turns else _questions(doc)
    answers += [number + 1 for number in questions if number + 1 not in questions]
    if not answers:
        return {}
    first = min(questions, default=min(turns, default=0))
    stop = doc.paragraphs[first if questions else answers[-1]].first
    introduced = _introduced(doc, stop)
    told = not questions or finder(doc.words.interview_cues).found(doc.tokens.lower, 0, stop) is not None
    alone = _only_person(doc, first) if told and not introduced else None
    found = {}
    for number in answers:
        before = bisect_left([name.first for name in introduced], doc.paragraphs[number].first)
        found[number] = introduced[before - 1] if before else _last_speaker(doc, number) or alone
    return {number: name for number, name in found.items() if name is not None}


@remembered
def questions_of(doc: Document) -> Sequence[int]:
    """Give the paragraphs of an interview that are questions without a label."""
    return () if turns_of(doc) or not answers_of(doc) else _questions(doc)


def _questions(doc: Document) -> Sequence[int]:
    """Give the paragraphs that stand alone as questions do in an interview; none where they are few or far apart."""
    found = [number for number, paragraph in enumerate(doc.paragraphs) if number and _is_question(doc, number)]
    last = len(doc.paragraphs) - 1
    if len(found) < FEWEST_QUESTIONS or found[0] > LATEST_QUESTION or found[-1] == last:
        return ()
    close = last - found[0] <= LONGEST_ANSWER * len(found)
    return found if close and _answered_in_person(doc, found) else ()


def _is_question(doc: Document, number: int) -> bool:
    paragraph = doc.paragraphs[number]
    short = paragraph.stop - paragraph.first <= LONGEST_QUESTION
    asks = short and doc.tokens.forms[paragraph.stop - 1] == "?"
    return asks and not paragraph.furniture and doc.quoted[paragraph.first] < 0


def _answered_in_person(doc: Document, questions: Sequence[int]) -> bool:
    """Tell whether half of the paragraphs under questions speak of "I" and "we"."""
    own = (
        {*doc.tokens.lower[doc.paragraphs[number + 1].first : doc.paragraphs[number + 1].stop]} for number in questions
    )
    return sum(not doc.words.speaker_pronouns.isdisjoint(each) for each in own) * 2 >= len(questions)


def _introduced(doc: Document, stop: int) -> list[Phrase]:
    """Give who is introduced for an interview before a token: "We spoke with Ana Ruiz", "Ana Ruiz, called as …"."""
    lower, words = doc.tokens.lower, doc.words
    spoken_with = finder(words.interview_cues).all(lower, 0, stop)
    sworn = finder(words.witness_cues).all(lower, 0, stop)
    names = [_name_from(doc, cue.stop, min(cue.stop + FARTHEST_NAME, stop)) for cue in spoken_with]
    names += [_name_before(doc, cue.first) for cue in sworn]
    return sorted(name for name in names if name is not None)


def _name_from(doc: Document, first: int, high: int) -> Phrase | None:
    """Give the first full name between two tokens."""
    found = FULL_NAME.search(doc.tags, first, min(high + 3, len(doc.tags)))
    return Phrase(*found.span()) if found and found.start() < high else None


def _name_before(doc: Document, stop: int) -> Phrase | None:
    """Give the last full name in the sentence before a token."""
    sentence = doc.sentence_at(stop)
    names = [*FULL_NAME.finditer(doc.tags, sentence.first, stop)] if sentence else []
    return Phrase(*names[-1].span()) if names else None


def _last_speaker(doc: Document, number: int) -> Phrase | None:
    """Give who spoke last, by a label that names somebody, above a paragraph."""
    before = [turn for turn in turns_of(doc).values() if turn.number < number and turn.part == "speaker"]
    return before[-1].who if before else None


def _only_person(doc: Document, within: int) -> Phrase | None:
    """Give the one person who is named in full above a paragraph, or is named there most."""
    stop = doc.paragraphs[within].first
    names = [
        Phrase(*found.span())
        for paragraph in doc.paragraphs[:within]
        if not paragraph.furniture
        for found in FULL_NAME.finditer(doc.tags, paragraph.first, min(paragraph.stop, stop))
        if doc.tokens.lower[found.start()] in doc.words.given_names
    ]
    counted = Counter(doc.tokens.lower[name.stop - 1] for name in names).most_common(2)
    if not counted or (len(counted) > 1 and counted[0][1] == counted[1][1]):
        return None
    return next(name for name in names if doc.tokens.lower[name.stop - 1] == counted[0][0])
