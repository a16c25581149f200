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
from attrib.text.tags import NAME, POSSESSIVE, PREPOSITIONS

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
    words = doc.words
    cues = finder(words.interview_cues, words.witness_cues, words.interview_marks)
    told = not questions or cues.found(doc.tokens.lower, 0, stop) is not None
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
    if "?" not in doc.tokens.present:
        return ()
    found = [number for number in range(1, len(doc.paragraphs)) if _is_question(doc, number)]
    last = len(doc.paragraphs) - 1
    if len(found) < FEWEST_QUESTIONS or found[0] > LATEST_QUESTION or found[-1] == last:
        return ()
    close = last - found[0] <= LONGEST_ANSWER * len(found)
    return found if close and _answered_in_person(doc, found) else ()


def _is_question(doc: Document, number: int) -> bool:
    paragraph = doc.paragraphs[number]
    if doc.tokens.forms[paragraph.stop - 1] != "?" or paragraph.furniture:
        return False
    return paragraph.stop - paragraph.first <= LONGEST_QUESTION and doc.quoted[paragraph.first] < 0


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
    names = [_spoken_with(doc, cue, min(cue.stop + FARTHEST_NAME, stop)) for cue in spoken_with]
    names += [_name_before(doc, cue.first) for cue in sworn]
    return sorted(name for name in names if name is not None)


def _spoken_with(doc: Document, cue: Phrase, high: int) -> Phrase | None:
    """Give who is spoken with, or whoever speaks with a reporter: "Ana Ruiz spoke to our reporter Tom Hale"."""
    before = doc.tokens.lower[cue.first - 1]
    if before in doc.words.he_pronouns or before in doc.words.she_pronouns:
        return None
    name = _name_from(doc, cue.stop, high)
    if before == "in" or name is None or _asks(doc, cue, name):
        return _name_before(doc, cue.first) or (name if before == "in" else None)
    return name


def _asks(doc: Document, cue: Phrase, name: Phrase) -> bool:
    """Tell whether who is named after a cue is the one who asks: of a paper, with such a title, or in the byline."""
    titled = not doc.words.interviewers.isdisjoint(doc.tokens.lower[cue.stop : name.first])
    surname = doc.tokens.lower[name.stop - 1]
    bylines = [paragraph for paragraph in doc.paragraphs[:LATEST_QUESTION] if paragraph.furniture]
    signed = any(surname in doc.tokens.lower[paragraph.first : paragraph.stop] for paragraph in bylines)
    return titled or signed or doc.tags[name.first - 1] == POSSESSIVE


def _name_from(doc: Document, first: int, high: int) -> Phrase | None:
    """Give the first full name between two tokens."""
    found = FULL_NAME.search(doc.tags, first, min(high + 3, len(doc.tags)))
    return Phrase(*found.span()) if found and found.start() < high else None


def _name_before(doc: Document, stop: int) -> Phrase | None:
    """Give the person who is named in full in the sentence before a token."""
    sentence = doc.sentence_at(stop)
    names = _people(doc, sentence.first, stop) if sentence else []
    return names[-1] if names else None


def _people(doc: Document, first: int, stop: int) -> list[Phrase]:
    """Give the full names between two tokens that are people's: with a given name, or else after no preposition."""
    names = [Phrase(*found.span()) for found in FULL_NAME.finditer(doc.tags, first, stop)]
    given = [name for name in names if not doc.words.given_names.isdisjoint(doc.tokens.lower[slice(*name)])]
    return given or [name for name in names if doc.tags[name.first - 1] not in PREPOSITIONS]


def _last_speaker(doc: Document, number: int) -> Phrase | None:
    """Give who spoke last, by a label that names somebody, above a paragraph."""
    before = [turn for turn in turns_of(doc).values() if turn.number < number and turn.part == "speaker"]
    return before[-1].who if before else None


def _only_person(doc: Document, within: int) -> Phrase | None:
    """Give the one person who is named in full above a paragraph, or is named there most; not "by Tom Hale"."""
    names = [
        name
        for paragraph in doc.paragraphs[:within]
        if not paragraph.furniture
        for name in _people(doc, paragraph.first, paragraph.stop)
        if doc.tokens.lower[name.first - 1] != "by"
    ]
    counted = Counter(doc.tokens.lower[name.stop - 1] for name in names).most_common(2)
    if not counted or (len(counted) > 1 and counted[0][1] == counted[1][1]):
        return None
    return next(name for name in names if doc.tokens.lower[name.stop - 1] == counted[0][0])
