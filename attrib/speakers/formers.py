"""Who spoke right before is told of by what they were: “It is dead,” [the former mayor of Orne] said."""

from __future__ import annotations

from attrib.english import singular
from attrib.speakers.fields import works_elsewhere
from attrib.speakers.knowledge import Knowledge
from attrib.speakers.mentions import Mention
from attrib.speakers.offices import words_before
from attrib.speakers.source import Source
from attrib.speakers.tracing import NOBODY, Answer, Known
from attrib.text.tags import NAME, POSSESSIVE

MOST_SENTENCES = 2
"""Between what the person last said and the description."""


def last_named(known: Knowledge, source: Source) -> Answer:
    """Find who spoke last, by name, where nothing shows "the former mayor of Orne" to be somebody else."""
    told, doc, first = source.description, known.doc, source.phrase.first
    if told is None or told.number == "many" or source.brings_in or not _is_one_of_a_kind(known, source, told):
        return NOBODY
    noun = singular(told.noun)
    for at, index, speaker in known.last_spoken(1):
        named = known.names.named[speaker.named] if speaker.named is not None else None
        if named is None or not named.person or known.sentences_between(at, first) > MOST_SENTENCES:
            return NOBODY
        others = [person for person in known.people.by_role.get(noun, ()) if person != speaker.named]
        between = {person for place, person in known.people.before(first) if place > at} - {speaker.named}
        unlike = {"m": doc.words.female_nouns, "f": doc.words.male_nouns}.get(named.gender or "", frozenset())
        if others or between or noun in unlike or works_elsewhere(doc.words, named.roles, noun):
            return NOBODY
        return Answer("description", Known(index, told), at)
    return NOBODY


def _is_one_of_a_kind(known: Knowledge, source: Source, told: Mention) -> bool:
    """Tell whether words say of one person what they were or long have been: "Roe's former chief", "the ex-pilot"."""
    doc, words = known.doc, known.doc.words
    if not any(word in words.lasting_words or word.startswith("ex-") for word in words_before(told)):
        return False
    noun = singular(told.noun)
    definite = source.word == "the" or doc.tags[slice(*source.phrase)].startswith(NAME + POSSESSIVE)
    return definite and noun in words.human_nouns and noun not in words.generic_roles
