"""Who can speak: whether a phrase stands for somebody, some body or some text, and what a sentence is about."""

from __future__ import annotations

from attrib.english import is_negated, singular
from attrib.grammar.boundaries import opening_stop
from attrib.grammar.modifiers import phrase_after
from attrib.grammar.noun_phrases import antecedent, phrase_start
from attrib.grammar.stretches import Phrase, Stretch
from attrib.grammar.subjects import subject_before
from attrib.grammar.walks import walk_left
from attrib.text import Document
from attrib.text.document import Sentence
from attrib.text.tags import (
    ADJECTIVE,
    BEFORE_RELATIVE,
    CLOSING_QUOTE,
    COMMA,
    CONJUNCTION,
    DESCRIBERS,
    DETERMINER,
    FINITE,
    GERUND,
    NAME,
    NOUN,
    NOUN_OR_OWNER,
    NOUNS,
    NUMBER,
    OBJECT_PRONOUN,
    OF,
    PARTICIPLES,
    PAST,
    PREPOSITION,
    PREPOSITIONS,
    RELATIVES,
    SUBJECT_PRONOUN,
    VERBS,
)

MOST_BETWEEN = 8
"""Tokens between a noun that can speak and the "which" that stands for it: "a statement last week that"."""


def can_speak(doc: Document, source: Phrase) -> bool:
    """Tell whether a phrase stands for somebody, some body or some text."""
    tags, lower = doc.tags, doc.tokens.lower
    if tags[source.first] == SUBJECT_PRONOUN:
        return lower[source.first] not in doc.words.speechless_pronouns
    if lower[source.first] in {"that", "which"}:
        return _follows_speaker(doc, source.first)
    if _are_described(doc, source):
        return True
    head = _head(doc, source)
    if head is None:
        return _counts_people(doc, source)
    return tags[head] != NOUN or doc.words.can_speak(lower[head])


def _head(doc: Document, source: Phrase) -> int | None:
    """Find the noun that the noun phrase at the beginning of a phrase is about; None where there is no noun."""
    tags = doc.tags
    quoted = tags.find(CLOSING_QUOTE, source.first, source.stop - 1)
    first = quoted + 1 if quoted >= 0 and tags[quoted + 1] in DESCRIBERS else source.first
    head = next((at for at in range(first, source.stop) if tags[at] in NOUNS), None)
    if head is None:
        return None
    while head + 1 < source.stop and _describes_next(doc, head):
        head += 1
    return head


def _describes_next(doc: Document, noun: int) -> bool:
    """Tell whether a noun phrase goes on after one of its nouns: "[union] leaders", "[city] and county clerk"."""
    tag, after = doc.tags[noun + 1], doc.tags[noun + 2]
    if tag == CONJUNCTION:
        return doc.tags[noun] in DESCRIBERS and after in DESCRIBERS
    if tag == GERUND:
        return after in NOUNS and doc.tokens.lower[noun] not in doc.words.speaking_nouns
    return tag in NOUN_OR_OWNER or (tag in NUMBER + ADJECTIVE and after in NOUNS)


def _are_described(doc: Document, source: Phrase) -> bool:
    """Tell whether people are told of as "those hurt in the crash", "many in the hall", "another, who was there,"."""
    tags, lower, at = doc.tags, doc.tokens.lower, source.first
    while at + 2 < source.stop and tags[at + 1] == OF and _stands_for_people(doc, at + 2):
        at += 2
    pointed_at = lower[at] == "the" and lower[at + 1] in doc.words.one_of_several
    after = at + pointed_at + 1
    after += tags[after] == COMMA
    if after >= source.stop or tags[after] not in RELATIVES + PARTICIPLES + PREPOSITION:
        return False
    return pointed_at or lower[at] == "one" or _stands_for_people(doc, at)


def _stands_for_people(doc: Document, at: int) -> bool:
    """Tell whether a word stands for people by itself: "one of [them], who", "[many] in the hall"."""
    return doc.tags[at] == OBJECT_PRONOUN or doc.tokens.lower[at] in doc.words.pronoun_determiners


def speaks_not(doc: Document, source: Phrase, low: int) -> str | None:
    """Say why a subject does not really speak: "nobody said", "imagine a minister telling"; None where it does."""
    lower, words = doc.tokens.lower, doc.words
    opening = lower[source.first]
    if opening in words.nobodies and not (opening == "no" and doc.tags[source.first] == NAME):
        return "the subject is nobody"
    if source.first <= low:
        return None
    before = lower[source.first - 1]
    if before in words.denying_words:
        return "the subject is nobody"
    if before in words.imagining_verbs:
        return "it is only imagined"
    if before in words.perceiving_verbs and is_negated(words, lower[low : source.first]):
        return "nobody hears it"
    return None


def _counts_people(doc: Document, source: Phrase) -> bool:
    """Tell whether a phrase without a noun stands for people, as "some", "those" and "nine in 10" do, not "11:00"."""
    tags, lower = doc.tags, doc.tokens.lower
    if source.stop - source.first == 1:
        word = lower[source.first]
        return (
            tags[source.first] not in PARTICIPLES + ADJECTIVE
            and not word[0].isdigit()
            and word not in doc.words.stands_for_nobody
        )
    return any(tags[at] in NUMBER + DETERMINER for at in range(*source)) and not all(
        lower[at][0].isdigit() for at in range(*source)
    )


def _follows_speaker(doc: Document, relative: int) -> bool:
    """Tell whether "that" or "which" stands for somebody, some body or some text, not for "a hat that says"."""
    at = walk_left(doc, BEFORE_RELATIVE, relative - 1, 0)
    if doc.tags[at] != NOUN or doc.tokens.lower[at] in doc.words.speaking_nouns:
        return True
    before = range(max(0, at - MOST_BETWEEN), at if doc.tokens.lower[relative] == "which" else 0)
    return any(
        doc.tags[i + 1] in PREPOSITIONS + PAST and doc.tokens.lower[i] in doc.words.speaking_nouns for i in before
    )


def is_somebody(doc: Document, first: int, stop: int) -> bool:
    """Tell whether a person begins a stretch, as in "[the student] for an hour", not "[the student's] grade"."""
    if doc.tags[first] == OBJECT_PRONOUN:
        return True
    thing = phrase_after(doc, first, stop)
    if thing is None:
        return False
    lower, words = doc.tokens.lower, doc.words
    head = next((at - 1 for at in range(thing.first + 1, thing.stop) if doc.tags[at] in PREPOSITIONS), thing.stop - 1)
    return singular(lower[head]) in words.human_nouns or lower[thing.first] in words.given_names


def main_subject(doc: Document, sentence: Stretch | Sentence, before: int) -> Phrase | None:
    """Find the subject of the sentence's first finite verb outside quotations, looking no further than `before`."""
    tags = doc.tags
    opening = opening_stop(doc, sentence.first, sentence.first, sentence.stop)
    for at in range(opening if opening < before else sentence.first, min(before, sentence.stop)):
        aside = tags[at : at + 2] == PAST + COMMA and tags[at + 2] in FINITE
        if tags[at] in FINITE and doc.quoted[at] < 0 and not aside:
            found = subject_before(doc, at, sentence.first)
            if found and _is_beside(doc, found[0]):
                continue
            if found and (whole := _past_whose(doc, found[0].first, sentence.first)):
                return whole
            if found and tags[found[0].first] not in RELATIVES:
                return found[0]
            if found and (head := _past_relative_clause(doc, sentence, found[0].first, at, before)):
                return head
            if tags[at] in VERBS and tags[at - 1] == CLOSING_QUOTE:
                source = phrase_after(doc, at + 1, sentence.stop)
                if source:
                    return source
    return None


def _is_beside(doc: Document, subject: Phrase) -> bool:
    """Tell whether a subject is that of a clause beside the main one: "A nurse, when [I] called, laughed"."""
    return doc.tokens.lower[subject.first - 1] in doc.words.subordinators


def _past_whose(doc: Document, first: int, low: int) -> Phrase | None:
    """Find whose the subject at a token is: "[A nurse], whose son is ill, left"."""
    whose = first - (doc.tokens.lower[first] != "whose")
    return antecedent(doc, whose, low) if whose > low and doc.tokens.lower[whose] == "whose" else None


def _past_relative_clause(
    doc: Document, sentence: Stretch | Sentence, relative: int, verb: int, before: int
) -> Phrase | None:
    """Find the subject of a main clause that a relative clause parts: "Roe, who said it was late, left, adding"."""
    tags = doc.tags
    if tags[relative - 1] != COMMA or tags[relative - 2] not in NOUNS:
        return None
    resumed = any(
        tags[at] == COMMA and tags[at + 1] in FINITE for at in range(verb + 1, min(before, sentence.stop) - 1)
    )
    return Phrase(phrase_start(doc, relative - 2, sentence.first), relative - 1) if resumed else None
