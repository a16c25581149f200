"""Whom the sentences before a mention are about, or bring in without letting them speak."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from attrib.english import Words, singular, third_person
from attrib.grammar import Phrase, main_subject, phrase_after
from attrib.grammar.noun_phrases import core_start
from attrib.speakers.joined import read_parts
from attrib.speakers.knowledge import LOOK_BACK, WINDOW, Knowledge
from attrib.speakers.mentions import Mention, read_mention
from attrib.text import Document
from attrib.text.document import Sentence
from attrib.text.tags import NOUN, OBJECT_PRONOUN, OF, SUBJECT_RELATIVES

SENTENCES_BACK = 2
"""So many sentences before a mention may tell whom it means, where nobody has spoken."""

MOST_NOUNS = 12
"""So many nouns of a sentence, the last, may be for people whom it brings in."""


class Several(NamedTuple):
    """People whom a sentence is about, or whom it brings in."""

    subject: Phrase
    parts: tuple[Mention, ...]


def people_before(known: Knowledge, at: int) -> Several | None:
    """Give the people whom the sentences right before that of a token are about: "Two officials met. They said"."""
    doc, words = known.doc, known.doc.words
    for sentence in (*_sentence_with(doc, at), *sentences_before(doc, at, paragraphs=1)):
        subject = main_subject(doc, sentence, min(sentence.stop, at))
        parts = joined(known, subject) if subject else ()
        if subject and are_several(parts) and any(_is_human(words, part) for part in parts):
            return Several(subject, parts)
    return None


def _sentence_with(doc: Document, at: int) -> tuple[Sentence, ...]:
    """Give the sentence of a token, where somebody may be its subject before it: "Aides laughed, with one saying"."""
    sentence = doc.sentence_at(at)
    return (sentence,) if sentence is not None and sentence.first < at else ()


def _is_human(words: Words, part: Mention) -> bool:
    """Tell whether a part of a phrase is of people."""
    return part.form == "person" or singular(part.noun) in words.human_nouns or part.noun in words.relative_heads


def people_met(known: Knowledge, at: int) -> Several | None:
    """Give the people whom the sentences right before that of a token bring in: "They met six guards. One said"."""
    for sentence in sentences_before(known.doc, at, paragraphs=1):
        people = filter(None, (_brought_in(known, noun) for noun in last_nouns(known.doc, sentence)))
        if found := next(people, None):
            return found
    return None


def last_nouns(doc: Document, sentence: Sentence) -> Iterator[int]:
    """Give where the last nouns of a sentence stand, the last first."""
    at = sentence.stop
    for _ in range(MOST_NOUNS):
        at = doc.tags.rfind(NOUN, sentence.first, at)
        if at < 0:
            return
        yield at


def people_called(known: Knowledge, noun: str, at: int) -> Several | None:
    """Give the last people whom the article brings in by a noun before a token: "six guards", "former aides"."""
    places = known.places_of(noun)
    stop = bisect_left(places, at)
    for place in reversed(places[max(0, stop - LOOK_BACK) : stop]):
        people = _brought_in(known, place) if at - place < WINDOW else None
        if people:
            return people
    return None


def _brought_in(known: Knowledge, noun: int) -> Several | None:
    """Give the people of whom a noun tells that the article has not spoken of before, and who do not speak there."""
    doc, words = known.doc, known.doc.words
    word, sentence = doc.tokens.lower[noun], doc.sentence_at(noun)
    several = word in words.plural_heads or (word != singular(word) and singular(word) in words.human_nouns)
    if not several or sentence is None or noun in known.sources or doc.quoted[noun] >= 0:
        return None
    first = core_start(doc, noun, sentence.first)
    phrase = phrase_after(doc, first, sentence.stop)
    if phrase is None or doc.tokens.lower[first] in words.definite_determiners or _is_share(doc, first, noun):
        return None
    part = read_mention(doc, known.names, phrase)
    return Several(phrase, (part,)) if part.form == "description" and part.number == "many" else None


def _is_share(doc: Document, first: int, noun: int) -> bool:
    """Tell whether the phrase of a noun tells how much of somebody's people: "[a third of its] staff"."""
    of = doc.tags.find(OF, first, noun)
    return of >= 0 and doc.tokens.lower[of + 1] in doc.words.possessives


def sentences_before(doc: Document, at: int, paragraphs: int) -> Iterator[Sentence]:
    """Give the sentences before that of a token, the nearest first, none so many paragraphs from the next."""
    this = doc.sentence_at(at)
    for _ in range(SENTENCES_BACK):
        before = doc.sentence_at(this.first - 1) if this is not None and this.first > 0 else None
        if this is None or before is None or this.paragraph - before.paragraph > paragraphs:
            return
        yield before
        this = before


def joined(known: Knowledge, subject: Phrase) -> tuple[Mention, ...]:
    """Give what is joined in a subject; nothing where it is a pronoun."""
    pronoun = known.doc.tags[subject.first] in SUBJECT_RELATIVES + OBJECT_PRONOUN
    return () if pronoun else read_parts(known.doc, known.names, subject)


def are_several(parts: tuple[Mention, ...]) -> bool:
    """Tell whether a phrase of so many parts is of several people or bodies."""
    return len(parts) > 1 or any(part.number == "many" for part in parts)


def was_brought_in(known: Knowledge, role: str, before: int) -> bool:
    """Tell whether the article has brought in somebody of that role without a name: "a man in a coat", "his boss"."""
    lower, words = known.doc.tokens.lower, known.doc.words
    places = known.places_of(role)
    stop = bisect_left(places, before)
    one = any(
        lower[at - 1] in words.introducing_possessives
        or not words.introducing_determiners.isdisjoint(lower[max(0, at - 4) : at])
        for at in places[max(0, stop - LOOK_BACK) : stop]
    )
    return one or _several_brought_in(known, third_person(role), before)


def _several_brought_in(known: Knowledge, people: str, before: int) -> bool:
    """Tell whether the article has counted people of that role: "two neighbours", "one of the neighbours"."""
    lower, words = known.doc.tokens.lower, known.doc.words
    places = known.places_of(people)
    stop = bisect_left(places, before)
    few = (words.number_words & words.counting_words) - words.several_words
    return any(not few.isdisjoint(lower[max(0, at - 3) : at]) for at in places[max(0, stop - LOOK_BACK) : stop])
