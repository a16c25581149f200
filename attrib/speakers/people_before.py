"""Whom the sentences right before a mention are about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from attrib.english import singular
from attrib.grammar import Phrase, main_subject
from attrib.speakers.joined import read_parts
from attrib.speakers.knowledge import Knowledge
from attrib.speakers.mentions import Mention
from attrib.text import Document
from attrib.text.document import Sentence
from attrib.text.tags import OBJECT_PRONOUN, SUBJECT_RELATIVES

SENTENCES_BACK = 2
"""So many sentences before a mention may tell whom it means, where nobody has spoken."""


class People(NamedTuple):
    """Several people whom a sentence is about."""

    subject: Phrase
    parts: tuple[Mention, ...]


def people_before(known: Knowledge, at: int) -> People | None:
    """Give the people whom the sentences right before that of a token are about: "Two officials met. They said"."""
    doc, words = known.doc, known.doc.words
    for sentence in (*_sentence_with(doc, at), *sentences_before(doc, at, paragraphs=1)):
        subject = main_subject(doc, sentence, min(sentence.stop, at))
        parts = joined(known, subject) if subject else ()
        if (
            subject
            and are_several(parts)
            and any(singular(part.noun) in words.human_nouns or part.noun in words.relative_heads for part in parts)
        ):
            return People(subject, parts)
    return None


def _sentence_with(doc: Document, at: int) -> tuple[Sentence, ...]:
    """Give the sentence of a token, where somebody may be its subject before it: "Aides laughed, with one saying"."""
    sentence = doc.sentence_at(at)
    return (sentence,) if sentence is not None and sentence.first < at else ()


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
